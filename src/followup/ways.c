/* SPDX-License-Identifier: MIT */
/* What could keep somebody from a move: it does not gain by it, or the others answer. A legal sequence of answers in which
 * minds that vary take part holds only if each of their moves improves for its mover, so each place that sequences reach has
 * the sets of comparisons under which they do, of which none contains another. */
#include "followup/inverting.h"

#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

/* A set of comparisons under which a place is reached. */
typedef struct arrival {
    uint32_t state, mover, set;
    uint32_t next;         /* at the same place; UINT32_MAX: the last */
    bool beaten, followed; /* another one has less; there is no need to go on from here */
} arrival;

typedef struct searching {
    dt_inverting *v;
    const dt_graph *graph;
    const dt_move_asked *asked;
    uint32_t wanted;
    uint32_t *heads; /* [states * (decision makers + 1)] the first arrival at each place */
    arrival *arrivals;
    size_t count, capacity, conditional;
    dt_numbers moves, escapes, needed, joined;
    dt_numbers *ways;
    bool met, cut;
    uint64_t reserved;
} searching;

/* ---- sets of comparisons ------------------------------------------------------------------------------------------ */

dt_status dt_numbers_add(dt_numbers *numbers, uint32_t number)
{
    if (!dt_grow(&numbers->list, &numbers->capacity, numbers->count, sizeof *numbers->list))
        return DT_ERR_NOMEM;
    numbers->list[numbers->count++] = number;
    return DT_OK;
}

dt_status dt_comparison_put(dt_inverting *v, dt_comparison c, uint32_t *number)
{
    const uint32_t key[] = {c.dm, c.high, c.low, c.negated};
    return dt_intern_put(&v->comparisons, key, 4, number);
}

static dt_comparison comparison_at(const dt_inverting *v, uint32_t number)
{
    size_t length;
    const uint32_t *key = dt_intern_key(&v->comparisons, number, &length);
    return (dt_comparison){key[0], key[1], key[2], key[3] != 0};
}

static bool contains(const uint32_t *set, size_t length, uint32_t number)
{
    for (size_t k = 0; k < length; k++)
        if (set[k] == number)
            return true;
    return false;
}

/* Can a comparison never hold together with those of a set: its opposite, or the reverse of a strict one? */
static bool clashes(const dt_inverting *v, uint32_t number, const uint32_t *set, size_t length)
{
    const dt_comparison c = comparison_at(v, number);
    const uint32_t opposite[] = {c.dm, c.high, c.low, !c.negated}, reverse[] = {c.dm, c.low, c.high, false};
    uint32_t found = dt_intern_find(&v->comparisons, opposite, 4);
    if (found != DT_INTERN_NONE && contains(set, length, found))
        return true;
    found = c.negated ? DT_INTERN_NONE : dt_intern_find(&v->comparisons, reverse, 4);
    return found != DT_INTERN_NONE && contains(set, length, found);
}

static dt_status insert(dt_numbers *set, uint32_t number)
{
    size_t at = 0;
    while (at < set->count && set->list[at] < number)
        at++;
    if (at < set->count && set->list[at] == number)
        return DT_OK;
    DT_TRY(dt_numbers_add(set, number));
    memmove(&set->list[at + 1], &set->list[at], (set->count - 1 - at) * sizeof *set->list);
    set->list[at] = number;
    return DT_OK;
}

/* The set with the `needed` comparisons; `*possible` is false where they cannot all hold. */
static dt_status join(searching *s, uint32_t set, uint32_t *joined, bool *possible)
{
    size_t length;
    const uint32_t *key = dt_intern_key(&s->v->ways, set, &length);
    s->joined.count = 0;
    *possible = true;
    for (size_t k = 0; k < length; k++)
        DT_TRY(dt_numbers_add(&s->joined, key[k]));
    for (size_t k = 0; k < s->needed.count && *possible; k++) {
        *possible = !clashes(s->v, s->needed.list[k], s->joined.list, s->joined.count);
        DT_TRY(insert(&s->joined, s->needed.list[k]));
    }
    DT_TRY(dt_budget_spend(s->v->budget, 1 + s->needed.count * s->joined.count / 4));
    return *possible ? dt_intern_put(&s->v->ways, s->joined.list, s->joined.count, joined) : DT_OK;
}

/* Does one set have all that the other has? Both ascend. */
static bool is_within(const dt_inverting *v, uint32_t part, uint32_t whole)
{
    size_t few, many, at = 0;
    const uint32_t *a = dt_intern_key(&v->ways, part, &few), *b = dt_intern_key(&v->ways, whole, &many);
    for (size_t k = 0; k < few; k++, at++) {
        while (at < many && b[at] < a[k])
            at++;
        if (at == many || b[at] != a[k])
            return false;
    }
    return true;
}

static dt_status need(searching *s, uint32_t dm, uint32_t high, uint32_t low, bool negated)
{
    uint32_t number;
    DT_TRY(dt_comparison_put(s->v, (dt_comparison){dm, high, low, negated}, &number));
    return dt_numbers_add(&s->needed, number);
}

/* ---- moves -------------------------------------------------------------------------------------------------------- */

static dt_status take_move(void *user, uint32_t to)
{
    return dt_numbers_add(user, to);
}

static dt_status list_moves(searching *s, size_t dm, uint32_t from, dt_numbers *moves)
{
    moves->count = 0;
    DT_TRY(dt_graph_each_move(s->graph, dm, from, take_move, moves));
    return dt_budget_spend(s->v->budget, 2 + moves->count);
}

static bool prefers(const searching *s, size_t dm, uint32_t high, uint32_t low)
{
    const uint32_t reading = s->v->inverse->options.profile[dm];
    return dt_graph_rank(s->graph, dm, reading, high) > dt_graph_rank(s->graph, dm, reading, low);
}

/* ---- where an answer ends ------------------------------------------------------------------------------------------ */

/* Is `state` no better than the wanted one for the mover, so that an answer may end there? Of a mind that varies: adds
 * what it must not prefer. */
static dt_status is_no_better(searching *s, uint32_t state, bool *yes)
{
    const uint32_t dm = s->asked->dm;
    *yes = true;
    if (state == s->wanted)
        return DT_OK;
    if (s->asked->varied[dm])
        return need(s, dm, state, s->wanted, true);
    *yes = !prefers(s, dm, state, s->wanted);
    return DT_OK;
}

static dt_status may_end(searching *s, uint32_t state, bool *yes)
{
    s->needed.count = 0;
    DT_TRY(is_no_better(s, state, yes));
    if (!*yes || !s->v->concept->final)
        return DT_OK;
    DT_TRY(list_moves(s, s->asked->dm, state, &s->escapes));
    for (size_t k = 0; k < s->escapes.count && *yes; k++)
        DT_TRY(is_no_better(s, s->escapes.list[k], yes));
    return DT_OK;
}

static dt_status add_way(searching *s, uint32_t set)
{
    size_t length;
    dt_intern_key(&s->v->ways, set, &length);
    s->met |= length == 0;
    return dt_numbers_add(s->ways, set);
}

/* Notes the answers that end at an arrival. One that asks nothing more than the arrival is not followed any further. */
static dt_status end_here(searching *s, arrival *at)
{
    bool ends, possible;
    uint32_t way;
    if (at->state == s->asked->to)
        return DT_OK; /* it would not gain by the move itself, which is a way already */
    DT_TRY(may_end(s, at->state, &ends));
    if (!ends)
        return DT_OK;
    DT_TRY(join(s, at->set, &way, &possible));
    at->followed = possible && way == at->set;
    return possible ? add_way(s, way) : DT_OK;
}

/* ---- answers in turn ------------------------------------------------------------------------------------------------ */

static uint32_t *head_of(const searching *s, uint32_t state, uint32_t mover)
{
    return &s->heads[mover * (size_t)dt_graph_count(s->graph) + state];
}

/* Is the set no news at this place? Those that contain it are beaten. */
static bool is_beaten(searching *s, uint32_t state, uint32_t mover, uint32_t set)
{
    for (uint32_t k = *head_of(s, state, mover); k != UINT32_MAX; k = s->arrivals[k].next) {
        arrival *other = &s->arrivals[k];
        if (!other->beaten && is_within(s->v, other->set, set))
            return true;
        other->beaten |= is_within(s->v, set, other->set);
    }
    return false;
}

static dt_status arrive(searching *s, uint32_t state, uint32_t mover, uint32_t set)
{
    if (is_beaten(s, state, mover, set))
        return DT_OK;
    if (!dt_grow(&s->arrivals, &s->capacity, s->count, sizeof *s->arrivals))
        return DT_ERR_NOMEM;
    size_t length;
    dt_intern_key(&s->v->ways, set, &length);
    s->conditional += length > 0;
    s->cut |= s->conditional > DT_ARRIVALS_MAX;
    uint32_t *head = head_of(s, state, mover);
    s->arrivals[s->count] = (arrival){.state = state, .mover = mover, .set = set, .next = *head};
    *head = (uint32_t)s->count++;
    return mover == dt_graph_model(s->graph)->dm_count ? DT_OK : end_here(s, &s->arrivals[*head]);
}

static dt_status answer(searching *s, const arrival *from, uint32_t mover, uint32_t to)
{
    uint32_t set = from->set;
    bool possible = true;
    if (s->v->concept->expects == DT_EXPECTS_INTEREST && s->asked->varied[mover]) {
        s->needed.count = 0;
        DT_TRY(need(s, mover, to, from->state, false));
        DT_TRY(join(s, from->set, &set, &possible));
    } else if (s->v->concept->expects == DT_EXPECTS_INTEREST) {
        possible = prefers(s, mover, to, from->state);
    }
    return possible ? arrive(s, to, mover, set) : DT_OK;
}

static dt_status follow(searching *s, arrival from)
{
    for (uint32_t mover = 0; mover < dt_graph_model(s->graph)->dm_count; mover++) {
        if (mover == s->asked->dm || mover == from.mover)
            continue;
        DT_TRY(list_moves(s, mover, from.state, &s->moves));
        for (size_t k = 0; k < s->moves.count && !s->met && !s->cut; k++)
            DT_TRY(answer(s, &from, mover, s->moves.list[k]));
    }
    return DT_OK;
}

static dt_status answer_in_turn(searching *s)
{
    const uint32_t nobody = (uint32_t)dt_graph_model(s->graph)->dm_count;
    const size_t places = (size_t)dt_graph_count(s->graph) * (nobody + 1);
    uint32_t none;
    DT_TRY(dt_intern_put(&s->v->ways, NULL, 0, &none));
    const uint64_t bytes = places * (sizeof *s->heads + 2 * sizeof *s->arrivals); /* one arrival each, as it grows */
    DT_TRY(dt_budget_reserve(s->v->budget, bytes));
    s->reserved = bytes;
    DT_TRY(dt_budget_spend(s->v->budget, places / 8));
    s->heads = dt_malloc(places, sizeof *s->heads);
    if (!s->heads)
        return DT_ERR_NOMEM;
    memset(s->heads, 0xff, places * sizeof *s->heads);
    DT_TRY(arrive(s, s->asked->to, nobody, none));
    for (size_t k = 0; k < s->count && !s->met && !s->cut; k++)
        if (!s->arrivals[k].beaten && !s->arrivals[k].followed)
            DT_TRY(follow(s, s->arrivals[k]));
    return DT_OK;
}

/* ---- answers at the same time ------------------------------------------------------------------------------------------ */

/* Everybody's moves from the wanted state, and one choice among them: 0 stays. */
typedef struct choosing {
    dt_numbers *moves; /* [decision makers] */
    size_t *choices;
    uint64_t *combined;
    size_t dms;
} choosing;

static bool next_choice(choosing *c)
{
    for (size_t dm = 0; dm < c->dms; dm++) {
        if (c->choices[dm] < c->moves[dm].count) {
            c->choices[dm]++;
            return true;
        }
        c->choices[dm] = 0;
    }
    return false;
}

/* Those who stay as they are take part only by improvements. */
static dt_status list_choices(searching *s, choosing *c)
{
    for (size_t dm = 0; dm < c->dms; dm++) {
        if (dm == s->asked->dm)
            continue;
        DT_TRY(list_moves(s, dm, s->wanted, &s->moves));
        for (size_t k = 0; k < s->moves.count; k++)
            if (s->asked->varied[dm] || prefers(s, dm, s->moves.list[k], s->wanted))
                DT_TRY(dt_numbers_add(&c->moves[dm], s->moves.list[k]));
    }
    return DT_OK;
}

/* The state that the move and the chosen ones lead to together. */
static uint32_t combine(const searching *s, choosing *c)
{
    const size_t words = dt_model_words(dt_graph_model(s->graph));
    const uint64_t *start = dt_graph_state(s->graph, s->wanted);
    memcpy(c->combined, dt_graph_state(s->graph, s->asked->to), words * sizeof *c->combined);
    for (size_t dm = 0; dm < c->dms; dm++) {
        if (!c->choices[dm])
            continue;
        const uint64_t *end = dt_graph_state(s->graph, c->moves[dm].list[c->choices[dm] - 1]);
        for (size_t word = 0; word < words; word++)
            c->combined[word] ^= start[word] ^ end[word];
    }
    return dt_graph_find(s->graph, c->combined);
}

static dt_status try_choice(searching *s, choosing *c, uint32_t none)
{
    bool ends, possible;
    uint32_t way, state = combine(s, c);
    DT_TRY(dt_budget_spend(s->v->budget, 4 + c->dms));
    if (state == DT_NO_STATE)
        return DT_OK;
    DT_TRY(may_end(s, state, &ends));
    for (uint32_t dm = 0; ends && dm < c->dms; dm++)
        if (c->choices[dm] && s->asked->varied[dm])
            DT_TRY(need(s, dm, c->moves[dm].list[c->choices[dm] - 1], s->wanted, false));
    if (ends)
        DT_TRY(join(s, none, &way, &possible));
    s->conditional++;
    s->cut |= s->conditional > DT_ARRIVALS_MAX;
    return ends && possible ? add_way(s, way) : DT_OK;
}

static dt_status try_choices(searching *s, choosing *c)
{
    uint32_t none;
    DT_TRY(dt_intern_put(&s->v->ways, NULL, 0, &none));
    DT_TRY(list_choices(s, c));
    while (!s->met && !s->cut && next_choice(c))
        DT_TRY(try_choice(s, c, none));
    return DT_OK;
}

static dt_status answer_at_once(searching *s)
{
    choosing c = {.dms = dt_graph_model(s->graph)->dm_count};
    c.moves = dt_calloc(c.dms, sizeof *c.moves);
    c.choices = dt_calloc(c.dms, sizeof *c.choices);
    c.combined = dt_calloc(dt_model_words(dt_graph_model(s->graph)), sizeof *c.combined);
    dt_status status = c.moves && c.choices && c.combined ? try_choices(s, &c) : DT_ERR_NOMEM;
    for (size_t dm = 0; c.moves && dm < c.dms; dm++)
        free(c.moves[dm].list);
    free(c.moves);
    free(c.choices);
    free(c.combined);
    return status;
}

/* ---- the fewest ---------------------------------------------------------------------------------------------------------- */

#define COMPARED_PAIRWISE 2000 /* ways of several comparisons; of more, some may contain one another */

typedef struct sized {
    uint32_t way;
    size_t length;
} sized;

static int by_length(const void *left, const void *right)
{
    const sized *a = left, *b = right;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return a->way < b->way ? -1 : a->way > b->way;
}

/* Is a way of several comparisons more than one that is kept? Those of one comparison are looked up. */
static bool is_more(const dt_inverting *v, const dt_numbers *several, const uint64_t *single, uint32_t way)
{
    size_t length;
    const uint32_t *key = dt_intern_key(&v->ways, way, &length);
    for (size_t k = 0; k < length; k++)
        if (dt_bit_get(single, key[k]))
            return true;
    for (size_t k = 0; k < several->count && k < COMPARED_PAIRWISE; k++)
        if (is_within(v, several->list[k], way))
            return true;
    return false;
}

static dt_status keep_fewest(searching *s, const sized *found, size_t count, uint64_t *single, dt_numbers *several)
{
    size_t length;
    s->ways->count = 0;
    for (size_t k = 0; k < count; k++) {
        if (k && found[k].way == found[k - 1].way)
            continue;
        if (found[k].length == 1)
            dt_bit_set(single, dt_intern_key(&s->v->ways, found[k].way, &length)[0]);
        else if (is_more(s->v, several, single, found[k].way))
            continue;
        else
            DT_TRY(dt_numbers_add(several, found[k].way));
        DT_TRY(dt_numbers_add(s->ways, found[k].way));
        DT_TRY(dt_budget_spend(s->v->budget, 1 + several->count));
    }
    return DT_OK;
}

static dt_status drop_what_is_more(searching *s)
{
    dt_numbers several = {.list = NULL};
    const size_t count = s->ways->count;
    sized *found = dt_malloc(count, sizeof *found);
    uint64_t *single = dt_calloc(dt_words_for(s->v->comparisons.count), sizeof *single);
    dt_status status = found && single ? DT_OK : DT_ERR_NOMEM;
    for (size_t k = 0; status == DT_OK && k < count; k++) {
        found[k].way = s->ways->list[k];
        dt_intern_key(&s->v->ways, found[k].way, &found[k].length);
    }
    if (status == DT_OK) {
        dt_sort(found, count, sizeof *found, by_length);
        status = keep_fewest(s, found, count, single, &several);
    }
    free(found);
    free(single);
    free(several.list);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------------- */

/* It does not gain by the move. Of one who stays as it is this is known. */
static dt_status begin(searching *s)
{
    uint32_t none, way;
    bool possible;
    s->needed.count = 0;
    if (!s->asked->varied[s->asked->dm]) {
        s->met = !prefers(s, s->asked->dm, s->asked->to, s->wanted);
        return DT_OK;
    }
    DT_TRY(dt_intern_put(&s->v->ways, NULL, 0, &none));
    DT_TRY(need(s, s->asked->dm, s->asked->to, s->wanted, true));
    DT_TRY(join(s, none, &way, &possible));
    return add_way(s, way);
}

static dt_status search(searching *s)
{
    DT_TRY(begin(s));
    if (!s->met && s->v->concept->at_once)
        DT_TRY(answer_at_once(s));
    else if (!s->met && s->v->concept->expects != DT_EXPECTS_NOTHING)
        DT_TRY(answer_in_turn(s));
    return s->met ? DT_OK : drop_what_is_more(s);
}

dt_status dt_ways_find(dt_inverting *v, const dt_move_asked *asked, dt_numbers *ways, bool *met, bool *cut)
{
    searching s = {
        .v = v, .graph = v->inverse->graph, .asked = asked, .wanted = v->inverse->options.state, .ways = ways};
    ways->count = 0;
    dt_status status = search(&s);
    *met = s.met;
    *cut = s.cut && !s.met;
    dt_budget_release(v->budget, s.reserved);
    free(s.heads);
    free(s.arrivals);
    free(s.moves.list);
    free(s.escapes.list);
    free(s.needed.list);
    free(s.joined.list);
    return status;
}
