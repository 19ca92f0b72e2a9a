/* SPDX-License-Identifier: MIT */
/* Mediation on sets of states finds what it finds state by state, to the last count: measures that are alike, sets that count,
 * what they do, and why others do not. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/mediation.h>
#include <detente/symbolic.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One conflict with levers and a status quo, asked both ways. */
typedef struct pair {
    const sample *s;
    random_conflict drawn;
    conflict *built;
    dt_symbolic *symbolic;
    uint32_t profile[RC_DMS];
    dt_mediate_options options, far_options;
    dt_goal goal, avoid;
    uint64_t *wanted;
    dt_far_wish wish;
    dt_mediation *near, *far;
} pair;

/* ---- levers ------------------------------------------------------------------------------------------------------ */

static bool is_by_statements(const random_conflict *c, size_t dm)
{
    for (size_t r = 0; r < c->reading_count[dm]; r++)
        if (c->readings[dm][r].kind != DT_BY_STATEMENTS)
            return false;
    return true;
}

/* Places that a statement more can have in each of its lists. */
static unsigned places(const random_conflict *c, size_t dm)
{
    unsigned least = RC_STATEMENTS + 1;
    for (size_t r = 0; r < c->reading_count[dm]; r++)
        least = c->readings[dm][r].statement_count + 1u < least ? c->readings[dm][r].statement_count + 1u : least;
    return least;
}

static void write_drawn(const random_conflict *c, dt_random *random, const char *more, dt_text *out)
{
    rc_statement drawn;
    rc_statement_draw(&drawn, random, c->options);
    dt_text_add(out, more);
    rc_statement_write(&drawn, c, out);
    dt_text_add(out, *more ? ")\"" : "\"");
}

/* A lever of its own option, statements about it, a direction and a rule: some of these. */
static void write_lever(const random_conflict *c, dt_random *random, unsigned number, dt_text *out)
{
    const unsigned parts = 1 + (unsigned)dt_random_below(random, 15);
    const size_t dm = dt_random_below(random, c->dms);
    const uint8_t option = (uint8_t)dt_random_below(random, c->options);
    char more[32] = "\"(";
    dt_text_printf(out, "  l%u:\n    cost: %u\n", number, 1 + (unsigned)dt_random_below(random, 3));
    if (parts & 1) {
        dt_text_printf(out, "    options: {%c: {extra%u: {text: e, moves: %s}}}\n", (char)('A' + dm), number,
                       dt_random_below(random, 2) ? "take" : "both");
        snprintf(more, sizeof more, "\"extra%u %s (", number, dt_random_below(random, 2) ? "iff" : "and");
    }
    if (parts & 2 && is_by_statements(c, dm)) {
        dt_text_printf(out, "    statements: {%c: [{at: %u, that: ", (char)('A' + dm),
                       1 + (unsigned)dt_random_below(random, places(c, dm)));
        write_drawn(c, random, more, out);
        dt_text_add(out, "}]}\n");
    }
    if (parts & 4) {
        dt_text_add(out, "    infeasible: [");
        write_drawn(c, random, more, out);
        dt_text_add(out, "]\n");
    }
    dt_text_add(out, "    directions: {");
    rc_write_option(c, option, out);
    dt_text_printf(out, ": %s}\n", dt_random_below(random, 2) ? "take" : "drop");
}

static conflict *build(const random_conflict *c, dt_random *random)
{
    dt_text text = {.data = NULL};
    const unsigned levers = (unsigned)dt_random_below(random, 3);
    random_conflict_write(c, &text);
    dt_text_add(&text, levers ? "levers:\n" : "");
    for (unsigned k = 0; k < levers; k++)
        write_lever(c, random, k, &text);
    conflict *built = conflict_new(dt_text_get(&text));
    dt_text_free(&text);
    return built;
}

/* ---- the same ---------------------------------------------------------------------------------------------------- */

static bool same_number(const pair *p, const char *digits, uint32_t expected, const char *what)
{
    return (digits && strtoull(digits, NULL, 10) == expected) ||
           refute(p->s, "%s: %s, not %u", what, digits ? digits : "unknown", expected);
}

static bool same_listed(const pair *p, const uint64_t *vectors, size_t count, const uint32_t *states, uint32_t all)
{
    const size_t expected = all < DT_EFFECTS_LISTED ? all : DT_EFFECTS_LISTED, words = dt_model_words(p->far->model);
    if (count != expected)
        return refute(p->s, "%zu states listed, not %zu", count, expected);
    for (size_t k = 0; k < count; k++)
        if (memcmp(vectors + k * words, dt_graph_state(p->near->base, states[k]), words * sizeof *vectors) != 0)
            return refute(p->s, "another state is listed");
    return true;
}

static bool same_targets(const pair *p, const dt_measure_set *near, const dt_measure_set *far)
{
    const size_t bytes = dt_model_words(p->far->model) * sizeof(uint64_t);
    if (near->target_count != far->target_count || near->steps != far->steps)
        return refute(p->s, "%u wanted states in %u steps, not %u in %u", far->target_count, far->steps,
                      near->target_count, near->steps);
    for (size_t k = 0; k < near->target_count && k < DT_TARGETS_LISTED; k++)
        if (memcmp(near->targets[k].vector, far->targets[k].vector, bytes) != 0)
            return refute(p->s, "another wanted state");
    return true;
}

static bool same_set(const pair *p, const dt_measure_set *near, const dt_measure_set *far)
{
    if (near->count != far->count || near->cost != far->cost || near->plain != far->plain ||
        memcmp(near->measures, far->measures, near->count * sizeof *near->measures) != 0)
        return refute(p->s, "another set: measure %u, not %u", far->measures[0] + 1, near->measures[0] + 1);
    return same_targets(p, near, far) && same_number(p, far->far.lost, near->lost, "lost") &&
           same_number(p, far->far.gained, near->gained, "gained") &&
           same_number(p, far->far.fresh, near->fresh, "fresh") &&
           same_listed(p, far->far.lost_list, far->far.lost_listed, near->lost_list, near->lost) &&
           same_listed(p, far->far.gained_list, far->far.gained_listed, near->gained_list, near->gained);
}

static bool same_tried(const pair *p)
{
    for (size_t size = 0; size <= p->options.size; size++) {
        const dt_sets_tried *near = &p->near->tried[size], *far = &p->far->tried[size];
        if (near->sets != far->sets || near->skipped != far->skipped || near->finished != far->finished)
            return refute(p->s, "%llu sets of %zu tried, not %llu", (unsigned long long)far->sets, size,
                          (unsigned long long)near->sets);
        for (size_t k = 0; k < DT_REFUSAL_COUNT; k++)
            if (near->refused[k] != far->refused[k])
                return refute(p->s, "%llu sets of %zu refused by reason %zu, not %llu",
                              (unsigned long long)far->refused[k], size, k, (unsigned long long)near->refused[k]);
    }
    return memcmp(p->near->worse_for, p->far->worse_for, sizeof p->near->worse_for) == 0 ||
           refute(p->s, "others can secure more");
}

static bool same_measures(const pair *p)
{
    if (p->near->measure_count != p->far->measure_count)
        return refute(p->s, "%zu measures, not %zu", p->far->measure_count, p->near->measure_count);
    for (size_t k = 0; k < p->near->measure_count; k++)
        if (p->near->measures[k].weak != p->far->measures[k].weak ||
            (p->near->measures[k].kind == DT_MEASURE_BELIEF && p->near->measures[k].first != p->far->measures[k].first))
            return refute(p->s, "measure %zu is alike to %u, not to %u", k, p->far->measures[k].first,
                          p->near->measures[k].first);
    return true;
}

static bool same_answer(const pair *p)
{
    const size_t dms = p->built->model->dm_count;
    if (p->near->holds != p->far->holds)
        return refute(p->s, "it holds already: %d", p->near->holds);
    if (memcmp(p->near->unstable, p->far->unstable, dms) != 0 || memcmp(p->near->worse, p->far->worse, dms) != 0)
        return refute(p->s, "others stand in the way");
    if (!same_measures(p) || !same_tried(p))
        return false;
    if (p->near->set_count != p->far->set_count)
        return refute(p->s, "%zu sets count, not %zu", p->far->set_count, p->near->set_count);
    for (size_t k = 0; k < p->near->set_count; k++)
        if (!same_set(p, &p->near->sets[k], &p->far->sets[k]))
            return false;
    return true;
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

static void want(pair *p, dt_random *random)
{
    const dt_graph *graph = p->built->graph;
    const uint32_t states = dt_graph_count(graph), first = (uint32_t)dt_random_below(random, states);
    const size_t words = dt_model_words(p->built->model);
    assert_int_equal(dt_goal_of_state(&p->goal, graph, first), DT_OK);
    p->wanted = malloc((states + 1) * words * sizeof *p->wanted);
    assert_non_null(p->wanted);
    for (uint32_t q = 0; q < states; q++) {
        if (q != first && dt_random_below(random, 16))
            continue;
        dt_bit_set(p->goal.states, q);
        p->goal.first = p->wish.wanted_count ? p->goal.first : q;
        memcpy(p->wanted + p->wish.wanted_count++ * words, dt_graph_state(graph, q), words * sizeof *p->wanted);
    }
    p->goal.count = p->wish.wanted_count;
    p->wish.wanted = p->wanted;
    if (dt_random_below(random, 2) == 0)
        return;
    const uint32_t avoided = (uint32_t)dt_random_below(random, states);
    assert_int_equal(dt_goal_of_state(&p->avoid, graph, avoided), DT_OK);
    p->wish.avoid_state = dt_graph_state(graph, avoided);
    p->options.avoid = &p->avoid;
}

static void ask(pair *p, dt_random *random)
{
    static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ,
                                             DT_CONCEPT_SSEQ};
    p->options = (dt_mediate_options)DT_MEDIATE_OPTIONS_INIT;
    p->options.concept = concepts[dt_random_below(random, 5)];
    p->options.kinds = 1u << DT_MEASURE_LEVER | (unsigned)dt_random_below(random, 32);
    p->options.swaps = 1 + (uint32_t)dt_random_below(random, 2);
    p->options.size = 1 + (uint32_t)dt_random_below(random, 2);
    p->options.profile = p->profile;
    want(p, random);
    p->far_options = p->options;
    p->far_options.avoid = NULL;
    p->options.goal = &p->goal;
}

static bool agree(pair *p)
{
    dt_budget *budget = p->built->budget;
    return (dt_mediate(&p->near, p->built->graph, &p->options, budget) == DT_OK &&
            dt_symbolic_new(&p->symbolic, p->built->model, budget, p->built->diagnostics) == DT_OK &&
            dt_mediate_far(&p->far, p->symbolic, &p->far_options, &p->wish, budget) == DT_OK) ||
           refute(p->s, "it fails");
}

/* A status quo, and no rankings by names that levers could not keep. */
static bool prepare(pair *p, dt_random *random)
{
    random_conflict *c = &p->drawn;
    *c = *p->s->drawn;
    c->padding = 0;
    if (c->options == 0)
        return false;
    c->has_status_quo = dt_random_below(random, 8) > 0;
    do
        c->status_quo = (uint32_t)dt_random_below(random, rc_code_end(c));
    while (!rc_feasible(c, c->status_quo));
    p->built = build(c, random);
    return true;
}

static bool mediates_alike(const sample *s)
{
    size_t dm, reading;
    dt_random random = {.state = s->drawn->seed ^ 0xfa3};
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    pair *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->s = s;
    memcpy(p->profile, s->profile, sizeof p->profile);
    bool same = true;
    if (prepare(p, &random)) {
        ask(p, &random);
        same = agree(p) && same_answer(p);
    }
    dt_mediation_free(p->near);
    dt_mediation_free(p->far);
    dt_symbolic_free(p->symbolic);
    dt_goal_free(&p->goal);
    dt_goal_free(&p->avoid);
    free(p->wanted);
    conflict_free(p->built);
    free(p);
    return same;
}

static void sets_of_states_are_mediated_as_listed_ones_are(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "far-mediate",
                             .holds = mediates_alike,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true, .max_dms = 3},
                             .models = 6000});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sets_of_states_are_mediated_as_listed_ones_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
