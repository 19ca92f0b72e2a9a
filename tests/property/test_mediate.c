/* SPDX-License-Identifier: MIT */
/* What mediation finds is what a search of all sets finds that edits the model's text and solves it from scratch. */
#include "base/bits.h"
#include "edited.h"
#include "property.h"
#include "test.h"

#include <detente/mediation.h>

#include <stdlib.h>
#include <string.h>

enum { MEASURES = 150 };

/* One conflict with a status quo, what is asked of it and what was answered. */
typedef struct trial {
    const sample *s;
    random_conflict drawn;
    conflict *built;
    uint32_t profile[RC_DMS];
    dt_mediate_options options;
    dt_goal goal, avoid;
    dt_mediation *found;
    move_tables moves;
    int known[MEASURES + 1]
             [MEASURES + 1]; /* of the set of two, of one in the last column: 0 not looked at, 1 no, 2 counts */
} trial;

/* ---- by the definitions ------------------------------------------------------------------------------------------ */

static bool has_more(const sample *n, size_t dm, const state_set *moves, uint32_t than)
{
    for (uint32_t q = 0; q < n->states; q++)
        if (dt_bit_get(moves->bits, q) && sample_prefers(n, dm, q, than))
            return true;
    return false;
}

/* Do the others have an answer at `to` after which `dm` has nothing better than `than`? */
static bool is_answered(const sample *n, dt_concept_id concept, size_t dm, uint32_t to, uint32_t than)
{
    const bool improvements = concept == DT_CONCEPT_SEQ || concept == DT_CONCEPT_SSEQ;
    const bool escapes = concept == DT_CONCEPT_SMR || concept == DT_CONCEPT_SSEQ;
    if (concept == DT_CONCEPT_NASH)
        return false;
    const state_set answers = sample_reach(n, ~(1u << dm), to, improvements);
    for (uint32_t q = 0; q < n->states; q++)
        if (dt_bit_get(answers.bits, q) && !sample_prefers(n, dm, q, than) &&
            !(escapes && has_more(n, dm, &n->moves->to[0][dm][q], than)))
            return true;
    return false;
}

static bool secures_more(const sample *n, dt_concept_id concept, size_t dm, uint32_t from, uint32_t than)
{
    if (sample_prefers(n, dm, from, than))
        return true;
    for (uint32_t to = 0; to < n->states; to++)
        if (dt_bit_get(n->moves->to[0][dm][from].bits, to) && sample_prefers(n, dm, to, than) &&
            !is_answered(n, concept, dm, to, than))
            return true;
    return false;
}

static uint32_t state_of(const sample *n, uint32_t code)
{
    for (uint32_t q = 0; q < n->states; q++)
        if (rc_code_of(n->drawn, dt_graph_state(n->graph, q)) == code)
            return q;
    return DT_NO_STATE;
}

/* Is the state of the conflict as it was, without what came with a change, one of the goal? */
static bool is_one_of(const trial *t, const sample *n, const dt_goal *goal, uint32_t state)
{
    sample before = {.drawn = &t->drawn, .graph = t->built->graph, .states = dt_graph_count(t->built->graph)};
    uint32_t old = state_of(&before, rc_code_of(n->drawn, dt_graph_state(n->graph, state)));
    return old != DT_NO_STATE && dt_goal_has(goal, old);
}

static bool leads_to_avoided(const trial *t, const sample *n, uint32_t status_quo)
{
    const state_set reached = sample_reach(n, ~0u, status_quo, true);
    for (uint32_t q = 0; t->options.avoid && q < n->states; q++)
        if ((q == status_quo || dt_bit_get(reached.bits, q)) && is_one_of(t, n, t->options.avoid, q))
            return true;
    return false;
}

static bool is_worth_having(const trial *t, const sample *n, uint32_t status_quo, uint32_t state)
{
    const dt_concept_id concept = t->options.concept;
    if (!is_one_of(t, n, t->options.goal, state) || !dt_verdicts_equilibrium(n->verdicts, concept, state))
        return false;
    for (size_t dm = 0; dm < n->dms; dm++)
        if (secures_more(n, concept, dm, status_quo, state))
            return false;
    return true;
}

static bool conflict_counts(trial *t, const random_conflict *changed, const conflict *scratch)
{
    sample n = {.drawn = changed, .built = scratch, .graph = scratch->graph, .dms = changed->dms};
    bool counts = false;
    n.states = dt_graph_count(n.graph);
    memcpy(n.profile, t->profile, sizeof n.profile);
    sample_tabulate(&n, &t->moves);
    n.moves = &t->moves;
    n.verdicts = sample_solve(scratch, n.profile);
    const uint32_t status_quo = dt_graph_status_quo(n.graph);
    for (uint32_t q = 0; !counts && q < n.states; q++)
        counts = is_worth_having(t, &n, status_quo, q);
    counts = counts && !leads_to_avoided(t, &n, status_quo);
    dt_verdicts_free(n.verdicts);
    return counts;
}

/* A text that is no sound model has no status quo, no state or a state that a ranking does not know. */
static bool edits_count(trial *t, const dt_edit *edits, size_t count)
{
    random_conflict changed = t->drawn;
    assert_true(rc_apply(&changed, edits, count));
    conflict *scratch = rc_feasible(&changed, changed.status_quo) ? build_drawn(&changed) : NULL;
    bool counts = scratch && conflict_counts(t, &changed, scratch);
    conflict_free(scratch);
    return counts;
}

static bool set_counts(trial *t, size_t a, size_t b)
{
    const dt_measure *measures = t->found->measures;
    if (!t->known[a][b]) {
        dt_edit edits[2] = {measures[a].edit, b < MEASURES ? measures[b].edit : measures[a].edit};
        t->known[a][b] = edits_count(t, edits, b < MEASURES ? 2 : 1) ? 2 : 1;
    }
    return t->known[a][b] == 2;
}

/* ---- smallest sets ----------------------------------------------------------------------------------------------- */

/* Does measure `b` do all that `a` does? Of two beliefs of one mind: reverses all pairs that the other reverses. */
static bool contains(const trial *t, size_t b, size_t a)
{
    const dt_measure *big = &t->found->measures[b], *small = &t->found->measures[a];
    const size_t length = dt_measure_order_length(t->found, big);
    uint32_t at[RC_CODES];
    if (a == b || big->kind != DT_MEASURE_BELIEF || small->kind != DT_MEASURE_BELIEF || big->dm != small->dm)
        return a == b;
    for (uint32_t k = 0; k < length; k++)
        at[big->edit.order[k]] = k;
    for (size_t i = 0; i < length; i++)
        for (size_t j = i + 1; j < length; j++)
            if (small->edit.order[i] > small->edit.order[j] && at[small->edit.order[i]] > at[small->edit.order[j]])
                return false;
    return true;
}

static bool can_be_together(const trial *t, size_t a, size_t b)
{
    const dt_measure *x = &t->found->measures[a], *y = &t->found->measures[b];
    if (x->kind == DT_MEASURE_BELIEF && y->kind == DT_MEASURE_BELIEF)
        return x->dm != y->dm;
    return x->kind != DT_MEASURE_COMMITMENT || y->kind != DT_MEASURE_COMMITMENT || x->edit.option != y->edit.option;
}

/* Counts, and no other set does of which it has all measures. */
static bool is_smallest(trial *t, size_t a, size_t b)
{
    const size_t count = t->found->measure_count;
    if (!set_counts(t, a, b))
        return false;
    for (size_t x = 0; x < count; x++) {
        bool in_a = contains(t, a, x), in_b = b < MEASURES && contains(t, b, x);
        if ((in_a || in_b) && !(x == a && b == MEASURES) && set_counts(t, x, MEASURES))
            return false;
        for (size_t y = 0; in_a && b < MEASURES && y < count; y++)
            if (contains(t, b, y) && !(x == a && y == b) && can_be_together(t, x, y) && set_counts(t, x, y))
                return false;
    }
    return true;
}

static bool was_found(const trial *t, size_t a, size_t b)
{
    const uint32_t low = (uint32_t)(a < b ? a : b), high = (uint32_t)(a < b ? b : a);
    for (size_t k = 0; k < t->found->set_count; k++) {
        const dt_measure_set *set = &t->found->sets[k];
        if (set->measures[0] == low && (set->count == 1 ? b == MEASURES : set->measures[1] == high))
            return true;
    }
    return false;
}

/* What was left out because a belief ranks as another, no dearer, or as the model does, comes to the same with that one. */
static bool has_substitute(trial *t, size_t a, size_t b)
{
    const dt_measure *belief = &t->found->measures[a];
    if (belief->kind != DT_MEASURE_BELIEF || !belief->weak)
        return false;
    if (b < MEASURES && set_counts(t, b, MEASURES))
        return true;
    for (size_t k = 0; k < a; k++)
        if (t->found->measures[k].kind == DT_MEASURE_BELIEF && t->found->measures[k].dm == belief->dm &&
            t->found->measures[k].cost <= belief->cost && set_counts(t, k, b))
            return true;
    return false;
}

static bool is_told(trial *t, size_t a, size_t b)
{
    const bool smallest = is_smallest(t, a, b), found = was_found(t, a, b);
    if (smallest == found)
        return true;
    if (smallest && (has_substitute(t, a, b) || (b < MEASURES && has_substitute(t, b, a))))
        return true;
    return refute(t->s, "measures %zu and %zu: %s", a + 1, b + 1, found ? "not smallest" : "not found");
}

static bool all_are_told(trial *t)
{
    const size_t count = t->found->measure_count;
    for (size_t a = 0; a < count; a++) {
        if (!is_told(t, a, MEASURES))
            return false;
        for (size_t b = a + 1; b < count; b++)
            if (can_be_together(t, a, b) && !is_told(t, a, b))
                return false;
    }
    return true;
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

/* Little enough for every set of two edits to have room, with a status quo. */
static bool simplify(trial *t, dt_random *random)
{
    random_conflict *c = &t->drawn;
    c->padding = 0;
    c->rule_count = c->rule_count > 1 ? 1 : c->rule_count;
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t r = 0; r < c->reading_count[dm]; r++)
            if (c->readings[dm][r].statement_count > RC_STATEMENTS - 2)
                c->readings[dm][r].statement_count = RC_STATEMENTS - 2;
    if (!random_conflict_has_state(c))
        return false;
    do
        c->status_quo = (uint32_t)dt_random_below(random, rc_code_end(c));
    while (!rc_feasible(c, c->status_quo));
    c->has_status_quo = true;
    return true;
}

static void draw_goal(trial *t, dt_random *random, dt_goal *goal, uint64_t one_in)
{
    const uint32_t states = dt_graph_count(t->built->graph);
    assert_int_equal(dt_goal_of_state(goal, t->built->graph, (uint32_t)dt_random_below(random, states)), DT_OK);
    for (uint32_t q = 0; q < states; q++)
        if (dt_random_below(random, one_in) == 0 && !dt_goal_has(goal, q)) {
            dt_bit_set(goal->states, q);
            goal->count++;
            goal->first = q < goal->first ? q : goal->first;
        }
}

static void ask(trial *t, dt_random *random)
{
    static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ,
                                             DT_CONCEPT_SSEQ};
    static const unsigned kinds[] = {
        1u << DT_MEASURE_COMMITMENT | 1u << DT_MEASURE_BELIEF, 1u << DT_MEASURE_BAN | 1u << DT_MEASURE_BELIEF,
        1u << DT_MEASURE_LITERAL | 1u << DT_MEASURE_BAN, 1u << DT_MEASURE_BELIEF | 1u << DT_MEASURE_LITERAL};
    t->options = (dt_mediate_options)DT_MEDIATE_OPTIONS_INIT;
    t->options.concept = concepts[dt_random_below(random, 5)];
    t->options.kinds = kinds[dt_random_below(random, 4)];
    t->options.swaps = 1 + (uint32_t)dt_random_below(random, 2);
    t->options.profile = t->profile;
    t->options.goal = &t->goal;
    draw_goal(t, random, &t->goal, 16);
    if (dt_random_below(random, 3) == 0) {
        draw_goal(t, random, &t->avoid, 4);
        t->options.avoid = &t->avoid;
    }
    assert_int_equal(dt_mediate(&t->found, t->built->graph, &t->options, t->built->budget), DT_OK);
}

/* Lists of n items at distance 1 and 2: n - 1 and (n - 2)(n + 1) / 2. */
static size_t beliefs_of(const trial *t, size_t dm)
{
    const dt_reading *reading = &t->built->model->decision_makers[dm].readings[t->profile[dm]];
    const size_t n = reading->kind == DT_BY_RANKING ? reading->class_count : reading->statement_count;
    if (n < 2)
        return 0;
    return n - 1 + (t->options.swaps > 1 ? (n - 2) * (n + 1) / 2 : 0);
}

static size_t measures_expected(const trial *t)
{
    const dt_model *model = t->built->model;
    size_t count = 0;
    for (size_t dm = 0; dm < model->dm_count; dm++)
        count += t->options.kinds >> DT_MEASURE_BELIEF & 1u ? beliefs_of(t, dm) : 0;
    for (size_t o = 0; o < model->option_count; o++) {
        const size_t dm = model->options[o].dm;
        const bool by_statements = model->decision_makers[dm].readings[t->profile[dm]].kind == DT_BY_STATEMENTS;
        count += t->options.kinds >> DT_MEASURE_BAN & 1u;
        count += t->options.kinds >> DT_MEASURE_LITERAL & 1u && by_statements ? 4 : 0;
        count += t->options.kinds >> DT_MEASURE_COMMITMENT & 1u && model->options[o].direction == DT_BOTH ? 2 : 0;
    }
    return count;
}

static bool agrees(trial *t)
{
    const bool holds = edits_count(t, NULL, 0);
    if (holds != t->found->holds)
        return refute(t->s, "it holds already: %d", holds);
    for (size_t k = 1; k < t->found->set_count; k++)
        if (t->found->sets[k - 1].cost > t->found->sets[k].cost)
            return refute(t->s, "not sorted");
    if (!holds && t->found->measure_count != measures_expected(t))
        return refute(t->s, "%zu measures, not %zu", t->found->measure_count, measures_expected(t));
    return holds || t->found->measure_count > MEASURES || all_are_told(t);
}

static bool finds_all_smallest_sets(const sample *s)
{
    dt_random random = {.state = s->drawn->seed ^ 0x3ed1};
    trial *t = calloc(1, sizeof *t);
    assert_non_null(t);
    t->s = s;
    t->drawn = *s->drawn;
    memcpy(t->profile, s->profile, sizeof t->profile);
    bool same = true;
    if (simplify(t, &random) && (t->built = build_drawn(&t->drawn)) != NULL) {
        ask(t, &random);
        same = agrees(t);
    }
    dt_mediation_free(t->found);
    dt_goal_free(&t->goal);
    dt_goal_free(&t->avoid);
    conflict_free(t->built);
    free(t);
    return same;
}

static void all_smallest_sets_are_found_and_no_others(void **unused)
{
    (void)unused;
    assert_holds(&(property){
        .name = "mediate", .holds = finds_all_smallest_sets, .shape = {.small = true, .max_dms = 3}, .models = 120});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_smallest_sets_are_found_and_no_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
