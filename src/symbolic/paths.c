/* SPDX-License-Identifier: MIT */
/* How one of some states could come about from another, among too many to list. Forwards from the start it is found out what is
 * reached, for detours with at most so many moves that do not improve for their movers. Within that, backwards from what is
 * wanted, grow sets of the states from which legal sequences lead there, of one more move each. Sets and states say who moved
 * last where that matters. */
#include "symbolic/outlook.h"
#include "symbolic/rounds.h"
#include "symbolic/turns.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct search {
    dt_symbolic *s;
    const dt_far_unfolding *question;
    dt_focus focus; /* everybody */
    size_t words;   /* of a state that also says who moved last */
    uint64_t *from; /* so: nobody */
    dt_far_paths *out;
    dt_diagram wanted, goal;         /* kept: all that is wanted, and what is aimed at */
    dt_diagram reached[DT_FAR_HOWS]; /* kept: from the start, it included */
} search;

static bool is_asked(const search *q, dt_far_how how)
{
    return how != DT_FAR_MIXED || q->question->disimprove;
}

/* Puts a function in the place of another that is kept. */
static void keep(const search *q, dt_diagram *place, dt_diagram set)
{
    dt_diagram_keep(q->s->forest, set);
    if (*place != DT_DIAGRAM_NONE)
        dt_diagram_drop(q->s->forest, *place);
    *place = set;
}

/* ---- who moves ----------------------------------------------------------------------------------------------------- */

static dt_focus focus_of(const search *q, dt_far_how how)
{
    dt_focus focus = q->focus;
    focus.disimprove = how == DT_FAR_MIXED ? q->question->disimprove : NULL;
    return focus;
}

/* Those who matter to whether one of `set` is brought about. */
static dt_status find_movers(const search *q, dt_far_how how, bool apart, dt_diagram set, dt_opponents *out)
{
    dt_focus focus = focus_of(q, how);
    focus.apart = apart;
    return dt_opponents_find(out, &focus, how != DT_FAR_ANY, set);
}

static bool has(const search *q, dt_diagram set)
{
    return dt_diagram_holds(q->s->forest, set, q->from);
}

/* ---- sets by moves and price --------------------------------------------------------------------------------------- */

/* layers[moves * prices + price]: kept. */
typedef struct layers {
    const search *q;
    const dt_opponents *gains, *others; /* `others` have a price of 1 each; NULL: there are none */
    size_t prices;
    const dt_diagram *reached; /* [prices]: from the start at such a price at most */
    dt_diagram *sets;
    size_t rows, capacity;
} layers;

static dt_diagram set_at(const layers *l, size_t moves, size_t price)
{
    return l->sets[moves * l->prices + price];
}

static dt_diagram before_any(dt_forest *forest, const dt_opponents *movers, dt_diagram from, dt_diagram set)
{
    for (size_t k = 0; k < movers->count; k++)
        set = dt_diagram_or(forest, set, dt_diagram_before(forest, from, &movers->events[k]));
    return set;
}

static dt_status make_room(layers *l)
{
    while (l->capacity < (l->rows + 1) * l->prices)
        if (!dt_grow(&l->sets, &l->capacity, l->capacity, sizeof *l->sets))
            return DT_ERR_NOMEM;
    return DT_OK;
}

/* One more move. */
static dt_status add_row(layers *l)
{
    dt_forest *forest = l->q->s->forest;
    size_t scope = dt_forest_enter(forest), at = l->rows * l->prices;
    DT_TRY(make_room(l));
    for (size_t p = 0; p < l->prices; p++) {
        dt_diagram set = l->rows ? set_at(l, l->rows - 1, p) : l->q->goal;
        if (l->rows)
            set = before_any(forest, l->gains, set, set);
        if (l->rows && p > 0)
            set = before_any(forest, l->others, set_at(l, l->rows - 1, p - 1), set);
        set = dt_diagram_and(forest, set, l->reached[l->prices - 1 - p]);
        l->sets[at + p] = dt_diagram_keep(forest, set);
    }
    l->rows++;
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return dt_forest_status(forest);
}

static void free_layers(layers *l)
{
    for (size_t k = 0; k < l->rows * l->prices; k++)
        dt_diagram_drop(l->q->s->forest, l->sets[k]);
    free(l->sets);
}

/* ---- the way through them ------------------------------------------------------------------------------------------ */

typedef struct position {
    uint64_t *at; /* [words] */
    size_t moves, price;
} position;

static dt_status add_move(const search *q, dt_far_way *way, size_t dm, const uint64_t *at)
{
    const uint64_t *state = dt_turns_state(q->s, q->out->arena, at);
    if (!state)
        return DT_ERR_NOMEM;
    way->moves[way->count++] = (dt_far_move){.dm = dm, .to = state};
    return DT_OK;
}

/* A move of one of them into the set of one move less, if there is one: the position goes on. */
static dt_status try_movers(layers *l, const dt_opponents *movers, size_t price, position *p, dt_far_way *way)
{
    dt_forest *forest = l->q->s->forest;
    dt_diagram here = dt_turns_only(l->q->s, p->at);
    for (size_t k = 0; k < movers->count; k++) {
        dt_diagram to = dt_symbolic_after(l->q->s, here, &movers->events[k]);
        to = dt_diagram_and(forest, to, set_at(l, p->moves - 1, price));
        DT_TRY(dt_forest_status(forest));
        if (to == DT_DIAGRAM_FALSE)
            continue;
        DT_TRY(dt_turns_first(l->q->s, to, p->at));
        p->moves--;
        p->price = price;
        return add_move(l->q, way, movers->dms[k], p->at);
    }
    return DT_OK;
}

/* From the start, which the last row has and none before. */
static dt_status walk_down(layers *l, position *p, dt_far_way *way)
{
    way->moves = dt_arena_calloc(l->q->out->arena, p->moves, sizeof *way->moves);
    if (!way->moves)
        return DT_ERR_NOMEM;
    while (p->moves > 0) {
        size_t before = p->moves;
        DT_TRY(try_movers(l, l->gains, p->price, p, way));
        if (p->moves == before && p->price > 0)
            DT_TRY(try_movers(l, l->others, p->price - 1, p, way));
        assert(p->moves < before && "a state of a layer has a move into the one below");
    }
    way->known = true;
    return DT_OK;
}

/* A shortest sequence whose price is the last of those that `l` has; there is one. */
static dt_status find_sequence(layers *l, dt_far_way *way)
{
    const search *q = l->q;
    position p = {.at = dt_malloc(q->words, sizeof *p.at), .price = l->prices - 1};
    dt_status status = p.at ? add_row(l) : DT_ERR_NOMEM;
    while (status == DT_OK && !has(q, set_at(l, l->rows - 1, p.price)))
        status = add_row(l);
    if (status == DT_OK) {
        memcpy(p.at, q->from, q->words * sizeof *p.at);
        p.moves = l->rows - 1;
        status = walk_down(l, &p, way);
    }
    free_layers(l);
    free(p.at);
    return status;
}

/* ---- by one kind of moves ------------------------------------------------------------------------------------------ */

static dt_status find_way(const search *q, dt_far_how how, dt_far_way *way)
{
    dt_opponents movers;
    dt_diagram met = dt_diagram_and(q->s->forest, q->reached[how], q->goal);
    *way = (dt_far_way){.leads = met != DT_DIAGRAM_FALSE};
    DT_TRY(dt_forest_status(q->s->forest));
    if (way->leads) {
        DT_TRY(find_movers(q, how, false, q->goal, &movers));
        layers l = {.q = q, .gains = &movers, .prices = 1, .reached = &q->reached[how]};
        dt_status status = find_sequence(&l, way);
        dt_opponents_free(&movers);
        DT_TRY(status);
    }
    way->known = true;
    return DT_OK;
}

/* ---- detours ------------------------------------------------------------------------------------------------------- */

/* What is reached at each price, as far as the goal: sets[price], kept. */
typedef struct prices {
    dt_diagram *sets;
    size_t count, capacity;
} prices;

static dt_status add_price(const search *q, prices *p, const dt_opponents *gains, const dt_opponents *others)
{
    dt_forest *forest = q->s->forest;
    dt_diagram last = p->count ? p->sets[p->count - 1] : DT_DIAGRAM_FALSE, set = last;
    if (!dt_grow(&p->sets, &p->capacity, p->count, sizeof *p->sets))
        return DT_ERR_NOMEM;
    if (p->count == 0)
        set = dt_turns_only(q->s, q->from);
    for (size_t k = 0; p->count && k < others->count; k++)
        set = dt_diagram_or(forest, set, dt_symbolic_after(q->s, last, &others->events[k]));
    DT_TRY(dt_opponents_follow(gains, &set));
    p->sets[p->count++] = dt_diagram_keep(forest, set);
    return dt_forest_status(forest);
}

static dt_status find_prices(const search *q, prices *p, const dt_opponents *gains, const dt_opponents *others)
{
    dt_diagram met = DT_DIAGRAM_FALSE;
    while (met == DT_DIAGRAM_FALSE) {
        size_t scope = dt_forest_enter(q->s->forest);
        dt_status status = add_price(q, p, gains, others);
        if (status == DT_OK)
            met = dt_diagram_and(q->s->forest, p->sets[p->count - 1], q->goal);
        dt_forest_leave(q->s->forest, scope, DT_DIAGRAM_TRUE);
        DT_TRY(status);
        DT_TRY(dt_forest_status(q->s->forest));
    }
    return DT_OK;
}

/* As few moves of `others` as can be; some lead there. */
static dt_status find_cheapest(const search *q, const dt_opponents *gains, const dt_opponents *others, dt_far_way *way,
                               uint64_t *price)
{
    prices p = {.count = 0};
    dt_status status = find_prices(q, &p, gains, others);
    if (status == DT_OK) {
        layers l = {.q = q, .gains = gains, .others = others, .prices = p.count, .reached = p.sets};
        status = find_sequence(&l, way);
        *price = p.count - 1;
    }
    for (size_t k = 0; k < p.count; k++)
        dt_diagram_drop(q->s->forest, p.sets[k]);
    free(p.sets);
    return status;
}

static dt_status find_detour(const search *q, dt_far_way *way, uint64_t *price)
{
    dt_opponents gains, others;
    dt_far_way found = {.leads = true};
    DT_TRY(find_movers(q, DT_FAR_ANY, true, q->goal, &others));
    dt_status status = find_movers(q, DT_FAR_IMPROVEMENTS, true, q->goal, &gains);
    if (status == DT_OK) {
        status = find_cheapest(q, &gains, &others, &found, price);
        dt_opponents_free(&gains);
    }
    dt_opponents_free(&others);
    if (status == DT_OK)
        *way = found;
    return status;
}

/* ---- ways ---------------------------------------------------------------------------------------------------------- */

static void take_end(search *q, const dt_far_way *way)
{
    q->out->target = way->count ? way->moves[way->count - 1].to : q->question->from;
}

/* Which of several to tell of. */
static dt_status choose_target(search *q)
{
    dt_far_way way;
    uint64_t price;
    for (dt_far_how how = DT_FAR_IMPROVEMENTS; how < DT_FAR_HOWS; how++) {
        if (!is_asked(q, how))
            continue;
        DT_TRY(find_way(q, how, &way));
        if (!way.leads)
            continue;
        if (how == DT_FAR_ANY)
            DT_TRY(find_detour(q, &way, &price));
        take_end(q, &way);
        return DT_OK;
    }
    return DT_OK;
}

/* Does some improvement lead to the goal? */
static dt_status find_entry(search *q)
{
    dt_forest *forest = q->s->forest;
    for (size_t i = 0; i < q->s->model->dm_count; i++) {
        const dt_event *event = &q->s->minds[i][q->question->profile[i]].improvement.event;
        dt_diagram from = dt_diagram_and(forest, q->s->feasible, dt_diagram_before(forest, q->goal, event));
        q->out->entered |= from != DT_DIAGRAM_FALSE;
    }
    return dt_forest_status(forest);
}

static dt_status find_ways(search *q)
{
    dt_far_paths *out = q->out;
    DT_TRY(find_entry(q));
    for (dt_far_how how = DT_FAR_IMPROVEMENTS; how < DT_FAR_HOWS; how++)
        if (is_asked(q, how))
            DT_TRY(find_way(q, how, &out->ways[how]));
    if (out->ways[DT_FAR_IMPROVEMENTS].leads || !out->ways[DT_FAR_ANY].leads)
        return DT_OK;
    return find_detour(q, &out->detour, &out->price);
}

/* ---- held against the rules ---------------------------------------------------------------------------------------- */

static bool improves(const search *q, size_t dm, const uint64_t *from, const uint64_t *to)
{
    const dt_model *model = q->s->model;
    return dt_rules_compare(model, &model->decision_makers[dm].readings[q->question->profile[dm]], to, from) > 0;
}

/* Does the sequence play by the rules, with so many moves without gain? `any` of somebody are not counted. */
static bool is_sound(const search *q, const dt_far_way *way, const bool *any, uint64_t price)
{
    const dt_model *model = q->s->model;
    const uint64_t *at = q->question->from;
    uint64_t without = 0;
    bool sound = true;
    for (size_t k = 0; k < way->count; at = way->moves[k++].to) {
        const dt_far_move *move = &way->moves[k];
        sound &= dt_rules_feasible(model, move->to) && dt_rules_may_move(model, move->dm, at, move->to);
        sound &= k == 0 || way->moves[k - 1].dm != move->dm;
        without += !improves(q, move->dm, at, move->to) && !(any && any[move->dm]);
    }
    return sound && without <= price;
}

static bool are_sound(const search *q)
{
    const dt_far_paths *out = q->out;
    return is_sound(q, &out->ways[DT_FAR_IMPROVEMENTS], NULL, 0) &&
           is_sound(q, &out->ways[DT_FAR_MIXED], q->question->disimprove, 0) &&
           is_sound(q, &out->ways[DT_FAR_ANY], NULL, UINT64_MAX) && is_sound(q, &out->detour, NULL, out->price);
}

/* ---- how much is reached ------------------------------------------------------------------------------------------- */

static dt_status count_into(const search *q, dt_diagram set, char **out)
{
    dt_natural number;
    char text[DT_NATURAL_TEXT];
    DT_TRY(dt_forest_status(q->s->forest));
    DT_TRY(dt_symbolic_count(q->s, set, &number));
    dt_natural_print(&number, text);
    *out = dt_arena_text(q->out->arena, text, strlen(text));
    return *out ? DT_OK : DT_ERR_NOMEM;
}

static dt_status find_reached(search *q, dt_far_how how)
{
    dt_forest *forest = q->s->forest;
    dt_opponents movers;
    dt_focus focus = focus_of(q, how);
    dt_diagram set = dt_turns_only(q->s, q->from);
    DT_TRY(dt_opponents_all(&movers, &focus, how != DT_FAR_ANY));
    dt_status status = dt_opponents_follow(&movers, &set);
    dt_opponents_free(&movers);
    DT_TRY(status);
    keep(q, &q->reached[how], set);
    set = dt_turns_forget(q->s, set);
    DT_TRY(count_into(q, set, &q->out->reached[how]));
    return count_into(q, dt_diagram_and(forest, set, q->wanted), &q->out->arrived[how]);
}

/* ---- all of it ----------------------------------------------------------------------------------------------------- */

static dt_diagram wanted_states(const search *q)
{
    const dt_far_goal *goal = &q->question->goal;
    dt_forest *forest = q->s->forest;
    if (goal->state)
        return dt_symbolic_state(forest, goal->state, q->s->options);
    if (goal->that)
        return dt_diagram_and(forest, q->s->feasible, dt_symbolic_statement(forest, goal->that));
    dt_diagram set = q->s->feasible;
    for (size_t i = 0; i < q->s->model->dm_count; i++)
        set = dt_diagram_and(forest, set, dt_diagram_not(goal->equilibria->unstable[goal->concept][i]));
    return set;
}

static dt_status find_unfolding(const search *q)
{
    DT_TRY(dt_symbolic_find_ends(q->s, q->question, q->reached[DT_FAR_IMPROVEMENTS], q->out));
    return q->question->rounds ? dt_symbolic_find_rounds(q->s, q->question, q->out) : DT_OK;
}

static dt_status search_all(search *q)
{
    const dt_mind *mind;
    dt_budget_stage(q->s->budget, "looking for ways", 0);
    for (size_t i = 0; i < q->s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(q->s, i, q->question->profile[i], &mind));
    keep(q, &q->wanted, wanted_states(q));
    DT_TRY(count_into(q, q->wanted, &q->out->wanted));
    for (dt_far_how how = DT_FAR_IMPROVEMENTS; how < DT_FAR_HOWS; how++)
        if (is_asked(q, how))
            DT_TRY(find_reached(q, how));
    DT_TRY(find_unfolding(q));
    keep(q, &q->goal, q->wanted);
    q->out->target = q->question->goal.state;
    if (!q->out->target)
        DT_TRY(choose_target(q));
    if (!q->out->target)
        return DT_OK;
    keep(q, &q->goal, dt_symbolic_state(q->s->forest, q->out->target, q->s->options));
    DT_TRY(find_ways(q));
    assert(are_sound(q));
    return DT_OK;
}

static void forget(const search *q)
{
    dt_diagram kept[] = {q->wanted, q->goal, q->reached[DT_FAR_IMPROVEMENTS], q->reached[DT_FAR_MIXED],
                         q->reached[DT_FAR_ANY]};
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        if (kept[k] != DT_DIAGRAM_NONE)
            dt_diagram_drop(q->s->forest, kept[k]);
    free(q->from);
}

static search search_for(dt_symbolic *s, const dt_far_unfolding *question)
{
    search q = {.s = s, .question = question, .wanted = DT_DIAGRAM_NONE, .goal = DT_DIAGRAM_NONE};
    for (int how = 0; how < DT_FAR_HOWS; how++)
        q.reached[how] = DT_DIAGRAM_NONE;
    q.focus = (dt_focus){.s = s, .profile = question->profile, .dm = DT_PATTERN_NONE};
    return q;
}

static dt_status begin(search *q)
{
    q->words = dt_turns_words(q->s);
    q->out = dt_calloc(1, sizeof *q->out);
    if (!q->out)
        return DT_ERR_NOMEM;
    q->out->arena = dt_calloc(1, sizeof *q->out->arena);
    q->from = dt_calloc(q->words, sizeof *q->from);
    if (!q->out->arena || !q->from)
        return DT_ERR_NOMEM;
    memcpy(q->from, q->question->from, dt_model_words(q->s->model) * sizeof *q->from);
    return DT_OK;
}

dt_status dt_symbolic_paths(dt_far_paths **out, dt_symbolic *symbolic, const dt_far_unfolding *question)
{
    search q = search_for(symbolic, question);
    size_t scope = dt_forest_enter(symbolic->forest);
    *out = NULL;
    dt_status status = begin(&q);
    if (status == DT_OK)
        status = search_all(&q);
    forget(&q);
    dt_forest_leave(symbolic->forest, scope, DT_DIAGRAM_TRUE);
    if (status == DT_OK || ((status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED) && q.out->wanted)) {
        q.out->complete = status == DT_OK;
        *out = q.out;
    } else {
        dt_far_paths_free(q.out);
    }
    return status;
}

/* ---- how far it is --------------------------------------------------------------------------------------------------- */

static dt_status measure(search *q, uint64_t *moves)
{
    dt_far_way way;
    const dt_mind *mind;
    for (size_t i = 0; i < q->s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(q->s, i, q->question->profile[i], &mind));
    keep(q, &q->wanted, dt_symbolic_state(q->s->forest, q->question->goal.state, q->s->options));
    keep(q, &q->goal, q->wanted);
    DT_TRY(find_reached(q, DT_FAR_IMPROVEMENTS));
    DT_TRY(find_way(q, DT_FAR_IMPROVEMENTS, &way));
    *moves = way.leads ? way.count : UINT64_MAX;
    return DT_OK;
}

dt_status dt_symbolic_distance(dt_symbolic *s, const uint32_t *profile, const uint64_t *from, const uint64_t *to,
                               uint64_t *moves)
{
    const dt_far_unfolding question = {.profile = profile, .from = from, .goal = {.state = to}};
    search q = search_for(s, &question);
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = begin(&q);
    if (status == DT_OK)
        status = measure(&q, moves);
    forget(&q);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    dt_far_paths_free(q.out);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

void dt_far_paths_free(dt_far_paths *paths)
{
    if (!paths)
        return;
    if (paths->arena)
        dt_arena_free(paths->arena);
    free(paths->arena);
    free(paths);
}
