/* SPDX-License-Identifier: MIT */
/* The engine against the judge: every verdict, every concept, on random conflicts. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

static bool same_verdicts(const sample *s, dt_judge *judge, dt_concept_id concept)
{
    for (uint32_t state = 0; state < s->states; state++) {
        bool equilibrium = true;
        for (size_t dm = 0; dm < s->dms; dm++) {
            bool stable;
            if (dt_judge_stable(judge, concept, dm, state, &stable) != DT_OK)
                return refute(s, "the judge gave up");
            if (stable != dt_verdicts_stable(s->verdicts, concept, dm, state))
                return refute(s, "%s, state %u, decision maker %zu: the judge says %d", dt_concept_get(concept)->name,
                              state + 1, dm + 1, stable);
            equilibrium = equilibrium && stable;
        }
        if (equilibrium != dt_verdicts_equilibrium(s->verdicts, concept, state))
            return refute(s, "%s, state %u: wrong as an equilibrium", dt_concept_get(concept)->name, state + 1);
    }
    return true;
}

static bool agrees_with_judge(const sample *s)
{
    dt_judge *judge = NULL;
    bool same = dt_verdicts_concepts(s->verdicts) == sample_concepts(s) || refute(s, "concepts left out");
    if (dt_judge_new(&judge, s->graph, s->profile, s->built->budget) != DT_OK)
        return refute(s, "no judge");
    for (int id = 0; same && id < DT_CONCEPT_COUNT; id++)
        if (sample_concepts(s) >> id & 1u)
            same = same_verdicts(s, judge, (dt_concept_id)id);
    dt_judge_free(judge);
    return same;
}

static void every_verdict_is_what_the_written_definition_says(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "engine_judge", .holds = agrees_with_judge, .models = 20000, .solved = true});
}

static void so_it_is_where_one_move_is_not_like_two(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "engine_judge_graphs",
                             .holds = agrees_with_judge,
                             .shape = {.form = RC_GRAPH_FORM, .min_dms = 3},
                             .models = 4000,
                             .solved = true});
}

static void so_it_is_with_hundreds_of_states(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "engine_judge_large",
                             .holds = agrees_with_judge,
                             .shape = {.form = RC_OPTION_FORM, .large = true, .min_dms = 2},
                             .models = 60,
                             .solved = true});
}

/* ---- the list of states, moves and ranks under both -------------------------------------------------------------- */

static bool lists_the_feasible(const sample *s)
{
    uint32_t next = 0;
    for (uint32_t code = 0; code < rc_code_end(s->drawn); code++) {
        if (!rc_feasible(s->drawn, code))
            continue;
        if (next == s->states || rc_code_of(s->drawn, dt_graph_state(s->graph, next)) != code)
            return refute(s, "state %u should have code %u", next + 1, code);
        if (dt_graph_find(s->graph, dt_graph_state(s->graph, next)) != next)
            return refute(s, "state %u is not found", next + 1);
        next++;
    }
    return next == s->states || refute(s, "there are %u states, not %u", next, s->states);
}

typedef struct visited {
    state_set to;
    uint32_t last, count;
    bool ascending;
} visited;

static dt_status note_move(void *user, uint32_t to)
{
    visited *v = user;
    v->ascending = v->ascending && (v->count == 0 || to > v->last);
    v->last = to;
    v->count++;
    dt_bit_set(v->to.bits, to);
    return DT_OK;
}

static bool moves_as_written(const sample *s, size_t dm, uint32_t from)
{
    visited v = {.ascending = true};
    if (dt_graph_each_move(s->graph, dm, from, note_move, &v) != DT_OK || !v.ascending)
        return refute(s, "state %u, decision maker %zu: moves out of order", from + 1, dm + 1);
    for (uint32_t to = 0; to < s->states; to++) {
        bool may = rc_may_move(s->drawn, dm, rc_code_of(s->drawn, dt_graph_state(s->graph, from)),
                               rc_code_of(s->drawn, dt_graph_state(s->graph, to)));
        if (may != dt_bit_get(v.to.bits, to) || may != dt_bit_get(s->moves->to[0][dm][from].bits, to))
            return refute(s, "decision maker %zu, %u to %u: the text says %d", dm + 1, from + 1, to + 1, may);
    }
    return true;
}

static bool ranked_as_written(const sample *s, size_t dm, size_t reading, uint32_t a)
{
    const uint32_t rank = dt_graph_rank(s->graph, dm, reading, a),
                   code = rc_code_of(s->drawn, dt_graph_state(s->graph, a));
    const uint32_t classes = dt_graph_class_count(s->graph, dm, reading);
    if (rank < 1 || rank > classes ||
        dt_graph_rank(s->graph, dm, reading, dt_graph_class_example(s->graph, dm, reading, rank)) != rank)
        return refute(s, "state %u has a rank without an example", a + 1);
    bool next_class = rank == classes;
    for (uint32_t b = 0; b < s->states; b++) {
        const uint32_t other = dt_graph_rank(s->graph, dm, reading, b);
        const int order = rc_compare(s->drawn, dm, reading, code, rc_code_of(s->drawn, dt_graph_state(s->graph, b)));
        if (order != (rank > other) - (rank < other))
            return refute(s, "decision maker %zu, reading %zu, states %u and %u", dm + 1, reading + 1, a + 1, b + 1);
        next_class = next_class || other == rank + 1;
    }
    return next_class || refute(s, "ranks are not dense");
}

static bool transitive(const sample *s, size_t dm)
{
    const state_set *to = s->moves->to[0][dm];
    for (uint32_t p = 0; p < s->states; p++)
        for (uint32_t q = 0; q < s->states; q++)
            for (uint32_t r = 0; dt_bit_get(to[p].bits, q) && r < s->states; r++)
                if (r != p && dt_bit_get(to[q].bits, r) && !dt_bit_get(to[p].bits, r))
                    return false;
    return true;
}

static bool is_what_the_text_says(const sample *s)
{
    if (!lists_the_feasible(s))
        return false;
    for (size_t dm = 0; dm < s->dms; dm++) {
        if (dt_graph_transitive(s->graph, dm) != transitive(s, dm))
            return refute(s, "decision maker %zu: transitive or not", dm + 1);
        for (uint32_t state = 0; state < s->states; state++) {
            if (!moves_as_written(s, dm, state))
                return false;
            for (size_t k = 0; k < s->drawn->reading_count[dm]; k++)
                if (!ranked_as_written(s, dm, k, state))
                    return false;
        }
    }
    return true;
}

static void states_moves_and_ranks_are_what_the_text_says(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "graph_text", .holds = is_what_the_text_says, .models = 4000, .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_moves_and_ranks_are_what_the_text_says),
        cmocka_unit_test(every_verdict_is_what_the_written_definition_says),
        cmocka_unit_test(so_it_is_where_one_move_is_not_like_two),
        cmocka_unit_test(so_it_is_with_hundreds_of_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
