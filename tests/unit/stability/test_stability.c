/* SPDX-License-Identifier: MIT */
/* Small conflicts whose answers can be seen; tests/property has the rest. */
#include "conflict.h"
#include "test.h"

#define FIRST "detente: 1\nname: t\n"

static bool stable(const conflict *c, dt_concept_id concept, size_t dm, const char *state)
{
    dt_verdicts *verdicts = conflict_solve(c, 1u << concept);
    bool answer = dt_verdicts_stable(verdicts, concept, dm, conflict_state(c, state));
    dt_verdicts_free(verdicts);
    return answer;
}

static dt_stand stand(const conflict *c, dt_concept_id concept, size_t dm, const char *state)
{
    dt_stand answer;
    uint32_t number = conflict_state(c, state), profile[8] = {0};
    assert_int_equal(dt_stability_stands(c->graph, profile, concept, dm, &number, 1, c->budget, &answer), DT_OK);
    return answer;
}

static void a_sanction_that_hurts_its_mover_is_not_credible(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FIRST "decision_makers: {A: , B: }\ngraph:\n  states: [s1, s2, s3]\n"
                                     "  moves: {A: {s1: [s2]}, B: {s2: [s3]}}\n"
                                     "preferences: {A: {ranking: [s2, s1, s3]}, B: {ranking: [s1, s2, s3]}}\n");
    assert_false(stable(c, DT_CONCEPT_NASH, 0, "s1"));
    assert_true(stable(c, DT_CONCEPT_GMR, 0, "s1"));  /* B can punish ... */
    assert_false(stable(c, DT_CONCEPT_SEQ, 0, "s1")); /* ... but would not */
    conflict_free(c);
}

static void a_sanction_that_can_be_escaped_is_none_to_symmetric_concepts(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FIRST "decision_makers: {A: , B: }\ngraph:\n  states: [s1, s2, s3, s4]\n"
                                     "  moves: {A: {s1: [s2], s3: [s4]}, B: {s2: [s3]}}\n"
                                     "preferences: {A: {ranking: [s4, s2, s1, s3]}, B: {ranking: [s3, s2, s1, s4]}}\n");
    assert_true(stable(c, DT_CONCEPT_GMR, 0, "s1"));
    assert_true(stable(c, DT_CONCEPT_SEQ, 0, "s1"));
    assert_false(stable(c, DT_CONCEPT_SMR, 0, "s1"));
    assert_false(stable(c, DT_CONCEPT_SSEQ, 0, "s1"));
    conflict_free(c);
}

/* B could only reach s4 by moving twice in a row; with C between its moves it can. */
#define TWICE(moves_of_c)                                                                                              \
    FIRST                                                                                                              \
    "decision_makers: {A: , B: , C: }\ngraph:\n  states: [s1, s2, s3, s4]\n"                                           \
    "  moves: {A: {s1: [s2]}, B: {s2: [s3], s3: [s4]}" moves_of_c "}\n"                                                \
    "preferences: {A: {ranking: [[s2, s3], s1, s4]}, B: {ranking: [s4, s3, s2, s1]}, C: {ranking: [[s1, s2, s3, "      \
    "s4]]}}\n"

static void nobody_moves_twice_in_a_row(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWICE(""));
    assert_false(stable(c, DT_CONCEPT_GMR, 0, "s1"));
    assert_false(stable(c, DT_CONCEPT_SEQ, 0, "s1"));
    conflict_free(c);
}

static void a_move_of_another_in_between_makes_a_sequence_legal(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FIRST "decision_makers: {A: , B: , C: }\ngraph:\n  states: [s1, s2, s3, s3b, s4]\n"
                                     "  moves: {A: {s1: [s2]}, B: {s2: [s3], s3b: [s4]}, C: {s3: [s3b]}}\n"
                                     "preferences: {A: {ranking: [[s2, s3, s3b], s1, s4]}, B: {ranking: [s4, s3, s3b, "
                                     "s2, s1]}, C: {ranking: [[s1, s2, s3, s3b, s4]]}}\n");
    assert_true(stable(c, DT_CONCEPT_GMR, 0, "s1"));
    assert_false(stable(c, DT_CONCEPT_SEQ, 0, "s1")); /* C is indifferent: its move is no improvement */
    conflict_free(c);
}

static void a_tie_sanctions(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FIRST "decision_makers: {A: , B: }\ngraph:\n  states: [s1, s2, s3]\n"
                                     "  moves: {A: {s1: [s2]}, B: {s2: [s3]}}\n"
                                     "preferences: {A: {ranking: [s2, [s1, s3]]}, B: {ranking: [s3, s2, s1]}}\n");
    assert_true(stable(c, DT_CONCEPT_SEQ, 0, "s1"));
    conflict_free(c);
}

static void a_state_stands_by_liking_tie_sanction_or_no_way_back(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new(FIRST "decision_makers:\n  A: {options: {a: , b: {moves: take}}}\n  B: {options: {c: }}\n"
                           "preferences:\n  A: {statements: [a iff c, not b]}\n  B: {statements: [not a, c]}\n");
    dt_stand liking = stand(c, DT_CONCEPT_NASH, 0, "NNN");
    assert_int_equal(liking.by, DT_BY_LIKING);
    assert_int_equal(liking.on, 1); /* the best it can move to keeps the first statement and loses the second */
    dt_stand over = stand(c, DT_CONCEPT_NASH, 1, "NNY");
    assert_int_equal(over.by, DT_BY_LIKING);
    assert_int_equal(over.on, 1);
    assert_int_equal(stand(c, DT_CONCEPT_NASH, 0, "NNY").by, DT_UNSTABLE);
    conflict_free(c);
}

static void a_tie_has_no_deciding_statement(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FIRST "decision_makers:\n  A: {options: {a: }}\n  B: {options: {b: {moves: take}}}\n"
                                     "preferences:\n  A: {statements: [b]}\n  B: {statements: [b]}\n");
    dt_stand tie = stand(c, DT_CONCEPT_NASH, 0, "NY"), stuck = stand(c, DT_CONCEPT_NASH, 1, "NY");
    assert_int_equal(tie.by, DT_BY_TIE);
    assert_true(tie.on == DT_PATTERN_NONE);
    assert_int_equal(stuck.by, DT_BY_NO_MOVE);
    assert_true(stuck.on == DT_PATTERN_NONE);
    conflict_free(c);
}

static void simultaneous_answers_start_at_the_same_state(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new(FIRST "decision_makers:\n  A: {options: {a: }}\n  B: {options: {b: }}\n"
                           "preferences:\n  A: {ranking: [YN, NN, YY, NY]}\n  B: {ranking: [NY, NN, YN, YY]}\n");
    assert_false(stable(c, DT_CONCEPT_NASH, 0, "NN"));
    assert_true(stable(c, DT_CONCEPT_SIM, 0, "NN"));  /* both move at once: YY */
    assert_false(stable(c, DT_CONCEPT_SEQ, 0, "NN")); /* from YN B would not go to YY */
    conflict_free(c);
}

static void improvements_reach_what_they_reach_in_fewest_moves(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWICE(""));
    uint32_t reached[4], profile[3] = {0};
    assert_int_equal(dt_stability_reach(c->graph, profile, 0, true, c->budget, reached), DT_OK);
    assert_int_equal(reached[0], 0);
    assert_int_equal(reached[1], 1);
    assert_int_equal(reached[2], 2);
    assert_int_equal(reached[3], UINT32_MAX); /* B would have to move twice in a row */
    conflict_free(c);
}

static void verdicts_are_the_same_each_time(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWICE(", C: {s3: [s1], s4: [s2]}"));
    dt_verdicts *once = conflict_solve(c, DT_CONCEPTS_ALL), *again = conflict_solve(c, DT_CONCEPTS_ALL);
    for (int concept = 0; concept < DT_CONCEPT_SIM; concept ++)
        for (uint32_t s = 0; s < 4; s++)
            for (size_t dm = 0; dm < 3; dm++)
                assert_int_equal(dt_verdicts_stable(once, (dt_concept_id) concept, dm, s),
                                 dt_verdicts_stable(again, (dt_concept_id) concept, dm, s));
    assert_int_equal(dt_verdicts_concepts(once), DT_CONCEPTS_DEFAULT); /* SIM needs options */
    dt_verdicts_free(once);
    dt_verdicts_free(again);
    conflict_free(c);
}

static void solving_asks_for_its_memory_before_it_takes_it(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWICE(""));
    dt_limits limits = {.memory_bytes = 400};
    dt_budget *budget = NULL;
    dt_verdicts *verdicts = NULL;
    uint32_t profile[3] = {0};
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_stability_solve(&verdicts, c->graph, profile, 1u << DT_CONCEPT_NASH, budget), DT_ERR_LIMIT);
    dt_budget_free(budget);
    conflict_free(c);
}

static void a_time_limit_ends_the_work(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, FIRST "decision_makers:\n  A: {options: {");
    for (int k = 0; k < 18; k++)
        dt_text_printf(&text, "%so%d: ", k == 9 ? "}}\n  B: {options: {" : k ? ", " : "", k);
    dt_text_add(&text, "}}\npreferences:\n  A: {statements: [o9, o1 and not o10]}\n  B: {statements: [not o9, o2]}\n");
    conflict *c = conflict_new(dt_text_get(&text));
    dt_limits limits = DT_LIMITS_INIT;
    limits.seconds = 1e-4;
    dt_budget *budget = NULL;
    dt_verdicts *verdicts = NULL;
    uint32_t profile[2] = {0};
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_stability_solve(&verdicts, c->graph, profile, DT_CONCEPTS_ALL, budget), DT_ERR_LIMIT);
    assert_null(verdicts);
    dt_budget_free(budget);
    conflict_free(c);
    dt_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sanction_that_hurts_its_mover_is_not_credible),
        cmocka_unit_test(a_sanction_that_can_be_escaped_is_none_to_symmetric_concepts),
        cmocka_unit_test(nobody_moves_twice_in_a_row),
        cmocka_unit_test(a_move_of_another_in_between_makes_a_sequence_legal),
        cmocka_unit_test(a_tie_sanctions),
        cmocka_unit_test(a_state_stands_by_liking_tie_sanction_or_no_way_back),
        cmocka_unit_test(a_tie_has_no_deciding_statement),
        cmocka_unit_test(simultaneous_answers_start_at_the_same_state),
        cmocka_unit_test(improvements_reach_what_they_reach_in_fewest_moves),
        cmocka_unit_test(verdicts_are_the_same_each_time),
        cmocka_unit_test(solving_asks_for_its_memory_before_it_takes_it),
        cmocka_unit_test(a_time_limit_ends_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
