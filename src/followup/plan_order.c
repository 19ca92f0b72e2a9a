/* SPDX-License-Identifier: MIT */
/* The second stage of a plan: among the sequences with the fewest exposures, those that cost least otherwise.
 *
 * Temptations depend on where the plan ends, and so does what leads away from it, so each end that ties in the first stage
 * is searched for by itself: over nodes first, for what does not depend on who stepped before, then over (node, parties of
 * the last step) along what is left. Every step makes the key larger in the second search (it counts steps), so what is
 * settled there is final, and the number of best plans can be added up on the way. */
#include "followup/planner.h"

#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

/* Members of dt_plan_cost, in their order. */
enum { TEMPTED, IRREVERSIBLE, AWAY, EXCHANGES, IN_A_ROW, OPTIONS, STEPS, KEYS };

typedef struct key {
    uint32_t of[KEYS];
} key;

/* A node and who stepped last. */
typedef struct record {
    key least;
    uint32_t parent;
    bool settled;
    uint64_t ways; /* of the least key */
} record;

typedef struct queued {
    key at;
    uint32_t record;
} queued;

typedef struct order_search {
    dt_planner *planner;
    const struct order_search *within; /* keep to steps that are best there; NULL: the search over nodes alone */
    uint32_t goal;                     /* the node that is the end */
    uint32_t end;                      /* its state */
    key most;                          /* nothing that costs more is of use */
    dt_intern sets;                    /* of parties; 0: nobody */
    dt_intern places;                  /* key: node, set; the number is that of the record */
    record *records;
    size_t record_count, record_capacity;
    queued *heap;
    size_t heap_count, heap_capacity;
    uint32_t now;   /* the record at work */
    key best;       /* of the end */
    uint32_t found; /* the first record of the end; DT_INTERN_NONE: not reached */
    uint64_t ways;
    uint64_t bytes; /* asked of the budget */
} order_search;

/* A record, and its place in the queue, where it may stand twice. */
#define BYTES_A_RECORD (sizeof(record) + 2 * sizeof(queued))

static int compare(const key *a, const key *b)
{
    for (size_t k = 0; k < KEYS; k++)
        if (a->of[k] != b->of[k])
            return a->of[k] < b->of[k] ? -1 : 1;
    return 0;
}

static uint64_t add_ways(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* ---- the queue ----------------------------------------------------------------------------------------------------- */

static dt_status push(order_search *s, const key *at, uint32_t id)
{
    if (!dt_grow(&s->heap, &s->heap_capacity, s->heap_count, sizeof *s->heap))
        return DT_ERR_NOMEM;
    size_t k = s->heap_count++;
    for (; k > 0 && compare(at, &s->heap[(k - 1) / 2].at) < 0; k = (k - 1) / 2)
        s->heap[k] = s->heap[(k - 1) / 2];
    s->heap[k] = (queued){*at, id};
    return DT_OK;
}

static queued pop(order_search *s)
{
    queued top = s->heap[0], moved = s->heap[--s->heap_count];
    size_t at = 0;
    for (size_t child = 1; child < s->heap_count; child = 2 * at + 1) {
        if (child + 1 < s->heap_count && compare(&s->heap[child + 1].at, &s->heap[child].at) < 0)
            child++;
        if (compare(&s->heap[child].at, &moved.at) >= 0)
            break;
        s->heap[at] = s->heap[child];
        at = child;
    }
    s->heap[at] = moved;
    return top;
}

/* ---- what a step costs --------------------------------------------------------------------------------------------- */

static uint32_t count_tempted(const order_search *s, const dt_step *step)
{
    const dt_risk *risk = &s->planner->risk;
    uint32_t count = 0;
    for (size_t dm = 0; dm < risk->dms; dm++)
        count += dt_risk_tempted(risk, dm, step->to, s->end);
    for (uint32_t k = 0; k < step->default_count; k++)
        for (uint32_t party = 0; party < step->party_count; party++)
            if (step->defaults[k].performers >> party & 1u)
                count += dt_risk_tempted(risk, step->parties[party], step->defaults[k].state, s->end);
    return count;
}

/* Options that the step changes to what they are not at the end. */
static uint32_t count_away(const order_search *s, const dt_step *step)
{
    const dt_graph *graph = s->planner->graph;
    const uint64_t *from = dt_graph_state(graph, step->from), *to = dt_graph_state(graph, step->to);
    const uint64_t *end = dt_graph_state(graph, s->end);
    uint32_t count = 0;
    for (size_t word = 0; !dt_graph_model(graph)->graph_form && word < dt_model_words(dt_graph_model(graph)); word++)
        count += (uint32_t)__builtin_popcountll((from[word] ^ to[word]) & (to[word] ^ end[word]));
    return count;
}

static uint32_t count_in_a_row(const order_search *s, uint32_t set, const dt_step *step)
{
    size_t before;
    const uint32_t *last = dt_intern_key(&s->sets, set, &before);
    uint32_t count = 0;
    for (size_t k = 0; k < before; k++)
        for (uint32_t party = 0; party < step->party_count; party++)
            count += step->parties[party] == last[k];
    return count;
}

static key add_step(const order_search *s, const key *before, uint32_t set, const dt_step *step)
{
    key after = *before;
    after.of[TEMPTED] += count_tempted(s, step);
    after.of[IRREVERSIBLE] += step->irreversible;
    after.of[AWAY] += count_away(s, step);
    after.of[EXCHANGES] += step->party_count > 1;
    if (!s->within)
        return after;
    after.of[IN_A_ROW] += count_in_a_row(s, set, step);
    after.of[OPTIONS] += step->options;
    after.of[STEPS]++;
    return after;
}

/* ---- which steps --------------------------------------------------------------------------------------------------- */

/* The node that the step leads to, if it is on a way with the fewest exposures; else DT_NO_COST. */
static dt_status least_exposed(const order_search *s, uint32_t node, const dt_step *step, uint32_t *to)
{
    dt_planner *planner = s->planner;
    uint32_t cost;
    *to = DT_NO_COST;
    dt_planner_weigh(planner, step);
    DT_TRY(dt_costs_add(&planner->costs, planner->cost_of[node], false, &cost));
    if (cost == DT_NO_COST)
        return DT_OK;
    uint32_t reached = dt_planner_node(planner, step->to, cost);
    if (reached != DT_NO_COST && planner->cost_of[reached] == cost)
        *to = reached;
    return DT_OK;
}

/* Is the step best in the search over nodes alone? */
static bool best_within(const order_search *s, uint32_t node, uint32_t to, const dt_step *step)
{
    const order_search *w = s->within;
    if (!w)
        return true;
    uint32_t here = dt_intern_find(&w->places, (uint32_t[]){node, 0}, 2);
    uint32_t there = dt_intern_find(&w->places, (uint32_t[]){to, 0}, 2);
    if (here == DT_INTERN_NONE || there == DT_INTERN_NONE || !w->records[there].settled)
        return false;
    key after = add_step(w, &w->records[here].least, 0, step);
    return compare(&after, &w->records[there].least) == 0;
}

static dt_status open_record(order_search *s, uint32_t node, uint32_t set, uint32_t *id)
{
    DT_TRY(dt_intern_put(&s->places, (uint32_t[]){node, set}, 2, id));
    if (*id < s->record_count)
        return DT_OK;
    DT_TRY(dt_budget_reserve(s->planner->budget, BYTES_A_RECORD));
    s->bytes += BYTES_A_RECORD;
    if (!dt_grow(&s->records, &s->record_capacity, s->record_count, sizeof *s->records))
        return DT_ERR_NOMEM;
    s->records[s->record_count] = (record){.parent = DT_INTERN_NONE};
    memset(&s->records[s->record_count++].least, 0xff, sizeof(key));
    return DT_OK;
}

static dt_status on_step(void *user, const dt_step *step)
{
    order_search *s = user;
    uint32_t to, set = 0, id;
    size_t length;
    const uint32_t *place = dt_intern_key(&s->places, s->now, &length);
    uint32_t node = place[0], last = place[1];
    key after = add_step(s, &s->records[s->now].least, last, step);
    if (compare(&after, &s->most) > 0)
        return DT_OK;
    DT_TRY(least_exposed(s, node, step, &to));
    if (to == DT_NO_COST || !best_within(s, node, to, step))
        return DT_OK;
    if (s->within)
        DT_TRY(dt_intern_put(&s->sets, step->parties, step->party_count, &set));
    DT_TRY(open_record(s, to, set, &id));
    const record *from = &s->records[s->now];
    record *at = &s->records[id];
    int order = compare(&after, &at->least);
    if (order == 0)
        at->ways = add_ways(at->ways, from->ways);
    if (order >= 0)
        return DT_OK;
    at->least = after;
    at->parent = s->now;
    at->ways = from->ways;
    return push(s, &after, id);
}

/* ---- the search ---------------------------------------------------------------------------------------------------- */

static void arrive(order_search *s, const queued *top)
{
    if (s->found == DT_INTERN_NONE) {
        s->found = top->record;
        s->best = s->most = top->at;
    }
    s->ways = add_ways(s->ways, s->records[top->record].ways);
}

/* Settles all that costs no more than the end. */
static dt_status search(order_search *s)
{
    uint32_t nobody, start;
    size_t length;
    key zero = {.of = {0}};
    s->found = DT_INTERN_NONE;
    DT_TRY(dt_intern_put(&s->sets, NULL, 0, &nobody));
    DT_TRY(open_record(s, s->planner->options->from, nobody, &start));
    s->records[start] = (record){.parent = DT_INTERN_NONE, .ways = 1};
    DT_TRY(push(s, &zero, start));
    while (s->heap_count > 0) {
        queued top = pop(s);
        if (s->found != DT_INTERN_NONE && compare(&s->best, &top.at) < 0)
            return DT_OK;
        if (s->records[top.record].settled)
            continue;
        s->records[top.record].settled = true;
        s->now = top.record;
        uint32_t node = dt_intern_key(&s->places, top.record, &length)[0];
        if (node == s->goal)
            arrive(s, &top);
        DT_TRY(dt_steps_from(s->planner->steps, node % s->planner->risk.states, on_step, s));
    }
    return DT_OK;
}

static void prepare(order_search *s, dt_planner *planner, const order_search *within, uint32_t goal, const key *most)
{
    *s = (order_search){.planner = planner, .within = within, .goal = goal, .end = goal % planner->risk.states};
    s->most = *most;
    dt_intern_init(&s->sets, planner->budget);
    dt_intern_init(&s->places, planner->budget);
}

static void finish(order_search *s)
{
    dt_budget_release(s->planner->budget, s->bytes);
    dt_intern_free(&s->sets);
    dt_intern_free(&s->places);
    free(s->records);
    free(s->heap);
}

/* ---- the route ----------------------------------------------------------------------------------------------------- */

static void write_step(const order_search *s, uint32_t id, dt_step *step)
{
    size_t length;
    uint32_t states = s->planner->risk.states;
    const uint32_t *place = dt_intern_key(&s->places, id, &length);
    uint32_t set = place[1];
    *step = (dt_step){.to = place[0] % states};
    step->from = dt_intern_key(&s->places, s->records[id].parent, &length)[0] % states;
    const uint32_t *parties = dt_intern_key(&s->sets, set, &length);
    memcpy(step->parties, parties, length * sizeof *parties);
    step->party_count = (uint32_t)length;
}

static dt_status tell(const order_search *s, dt_plan_route *route)
{
    const uint32_t *k = s->best.of;
    dt_step *steps = dt_calloc(k[STEPS], sizeof *steps);
    if (!steps)
        return DT_ERR_NOMEM;
    uint32_t at = s->found;
    for (uint32_t left = k[STEPS]; left-- > 0; at = s->records[at].parent)
        write_step(s, at, &steps[left]);
    free(route->steps);
    *route = (dt_plan_route){.end = s->end, .steps = steps, .step_count = k[STEPS], .equally_good = s->ways};
    route->cost = (dt_plan_cost){.temptations = k[TEMPTED],
                                 .irreversible = k[IRREVERSIBLE],
                                 .away = k[AWAY],
                                 .exchanges = k[EXCHANGES],
                                 .in_a_row = k[IN_A_ROW],
                                 .options = k[OPTIONS],
                                 .steps = k[STEPS]};
    return DT_OK;
}

/* ---- one end after the other --------------------------------------------------------------------------------------- */

/* An end that ties in the first stage. */
typedef struct tied_end {
    uint32_t node;
    uint32_t distance; /* options that are not as at the start */
} tied_end;

static dt_status search_last_movers(const order_search *over_nodes, key *best, dt_plan_route *route)
{
    order_search s;
    prepare(&s, over_nodes->planner, over_nodes, over_nodes->goal, best);
    dt_status status = search(&s);
    int order = s.found == DT_INTERN_NONE ? 1 : compare(&s.best, best);
    if (status == DT_OK && order < 0) {
        *best = s.best;
        status = tell(&s, route);
    } else if (status == DT_OK && order == 0) {
        route->equally_good = add_ways(route->equally_good, s.ways);
    }
    finish(&s);
    return status;
}

static dt_status search_end(dt_planner *planner, uint32_t goal, key *best, dt_plan_route *route)
{
    order_search s;
    key most = *best;
    if (route->end != DT_NO_STATE)
        most.of[IN_A_ROW] = most.of[OPTIONS] = most.of[STEPS] = 0;
    prepare(&s, planner, NULL, goal, &most);
    dt_status status = search(&s);
    if (status == DT_OK && s.found != DT_INTERN_NONE)
        status = search_last_movers(&s, best, route);
    finish(&s);
    return status;
}

/* Options of one decision maker that differ between the start and a state, and those of them that never change back. */
static uint32_t count_changes(const dt_planner *planner, size_t dm, uint32_t state, uint32_t *final)
{
    const dt_model *model = dt_graph_model(planner->graph);
    const dt_decision_maker *who = &model->decision_makers[dm];
    const uint64_t *from = dt_graph_state(planner->graph, planner->options->from);
    const uint64_t *to = dt_graph_state(planner->graph, state);
    uint32_t count = 0;
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
        if (dt_bit_get(from, o) == dt_bit_get(to, o))
            continue;
        count++;
        *final += model->options[o].direction != DT_BOTH;
    }
    return count;
}

/* No plan that ends there costs less. Who has to step n times without exchanges, the others in all no more than k times,
 * steps n - 1 - k times twice running at least; that is claimed only where the best so far has neither exchanges nor
 * changes that are taken back, for else a plan may be better with more of these. */
static key at_least(const dt_planner *planner, uint32_t end, uint32_t distance, const key *best)
{
    const dt_plan_options *options = planner->options;
    key least = {.of = {0}};
    uint32_t gestures = 0, final = 0;
    bool one_by_one = best->of[AWAY] == 0 && best->of[EXCHANGES] == 0;
    for (size_t dm = 0; end != options->from && dm < planner->risk.dms; dm++) {
        uint32_t changes = count_changes(planner, dm, end, &final);
        uint32_t own = (changes + options->gesture - 1) / options->gesture;
        least.of[TEMPTED] += dt_risk_tempted(&planner->risk, dm, end, end);
        gestures += own;
        if (one_by_one && own > 1 + (distance - changes) && own - 1 - (distance - changes) > least.of[IN_A_ROW])
            least.of[IN_A_ROW] = own - 1 - (distance - changes);
    }
    least.of[IRREVERSIBLE] = options->gesture == 1 ? final : final > 0;
    least.of[OPTIONS] = distance;
    least.of[STEPS] = options->exchange > 1 ? (gestures + options->exchange - 1) / options->exchange : gestures;
    return least;
}

static uint32_t distance_to(const dt_planner *planner, uint32_t state)
{
    uint32_t distance = 0, final = 0;
    for (size_t dm = 0; !dt_graph_model(planner->graph)->graph_form && dm < planner->risk.dms; dm++)
        distance += count_changes(planner, dm, state, &final);
    return distance;
}

static int nearest_first(const void *left, const void *right)
{
    const tied_end *a = left, *b = right;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static dt_status list_ends(dt_planner *planner, tied_end **list, size_t *count)
{
    uint32_t states = planner->risk.states;
    size_t capacity = 0;
    for (uint32_t node = 0; node < planner->codes * states; node++) {
        if (!dt_bit_get(planner->ends, node % states) || planner->cost_of[node] != planner->best)
            continue;
        if (!dt_grow(list, &capacity, *count, sizeof **list))
            return DT_ERR_NOMEM;
        (*list)[(*count)++] = (tied_end){node, distance_to(planner, node % states)};
        DT_TRY(dt_budget_spend(planner->budget, 8));
    }
    dt_sort(*list, *count, sizeof **list, nearest_first);
    return DT_OK;
}

static dt_status search_ends(dt_planner *planner, const tied_end *ends, size_t count, dt_plan_route *route)
{
    uint32_t states = planner->risk.states;
    bool listed = !dt_graph_model(planner->graph)->graph_form;
    key best;
    memset(&best, 0xff, sizeof best);
    for (size_t k = 0; k < count; k++) {
        uint32_t end = ends[k].node % states;
        key least = at_least(planner, end, ends[k].distance, &best);
        if (!listed || compare(&least, &best) <= 0)
            DT_TRY(search_end(planner, ends[k].node, &best, route));
        DT_TRY(dt_budget_spend(planner->budget, 8));
    }
    return DT_OK;
}

dt_status dt_planner_order(dt_planner *planner, dt_plan_route *route)
{
    tied_end *ends = NULL;
    size_t count = 0;
    *route = (dt_plan_route){.end = DT_NO_STATE};
    dt_budget_stage(planner->budget, "ordering the steps", 0);
    dt_status status = list_ends(planner, &ends, &count);
    if (status == DT_OK)
        status = search_ends(planner, ends, count, route);
    if (status != DT_OK) {
        free(route->steps);
        route->steps = NULL;
    }
    free(ends);
    return status;
}
