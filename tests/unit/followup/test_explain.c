/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <detente/followup.h>

/* B can follow A to s3, and only C can go on from there to s4, which A likes least; from s4 A can leave to s5. */
static const char bare[] =
    "detente: 1\nname: t\ndecision_makers: {A: , B: , C: }\n"
    "graph:\n  states: [s1, s2, s3, s4, s5]\n  moves:\n    A: {s1: [s2], s4: [s5]}\n    B: {s2: [s3], s3: [s5]}\n"
    "    C: {s3: [s4]}\n"
    "preferences:\n  A: {ranking: [s5, s3, s2, s1, s4]}\n  B: {ranking: [s3, s2, s1, s4, s5]}\n"
    "  C: {ranking: [s4, s3, s2, s1, s5]}\n";

static dt_witness *explain(const conflict *c, dt_concept_id concept, size_t dm, const char *state)
{
    dt_witness *witness = NULL;
    uint32_t profile[4] = {0};
    assert_int_equal(dt_explain(&witness, c->graph, profile, concept, dm, conflict_state(c, state), c->budget), DT_OK);
    return witness;
}

static void an_answer_is_the_sequence_that_leads_to_the_sanction(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(bare);
    dt_witness *w = explain(c, DT_CONCEPT_SEQ, 0, "s1");
    assert_int_equal(w->by, DT_BY_SANCTION);
    assert_int_equal(w->answer_count, 1);
    assert_int_equal(w->answers[0].to, conflict_state(c, "s2"));
    assert_true(w->answers[0].sanctioned);
    assert_int_equal(w->answers[0].move_count, 2);
    assert_int_equal(w->answers[0].moves[0].dm, 1);
    assert_int_equal(w->answers[0].moves[0].to, conflict_state(c, "s3"));
    assert_int_equal(w->answers[0].moves[1].dm, 2);
    assert_int_equal(w->answers[0].end, conflict_state(c, "s4"));
    dt_witness_free(w);
    conflict_free(c);
}

static void an_escape_is_shown_with_the_moves_before_it(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(bare);
    dt_witness *w = explain(c, DT_CONCEPT_SMR, 0, "s1");
    assert_int_equal(w->by, DT_UNSTABLE);
    assert_int_equal(w->answer_count, 1);
    assert_false(w->answers[0].sanctioned);
    assert_int_equal(w->answers[0].reached, 2); /* s3 and s4: B moving from s3 would move twice in a row */
    assert_int_equal(w->answers[0].escapable, 1);
    assert_int_equal(w->answers[0].end, conflict_state(c, "s4"));
    assert_int_equal(w->answers[0].escape, conflict_state(c, "s5"));
    dt_witness_free(w);
    conflict_free(c);
}

static void ways_of_standing_need_no_answers(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: {text: A, moves: take}}}\n"
                               "  B: {options: {b: }}\npreferences: {A: {statements: [not a]}, B: {statements: []}}\n");
    static const struct {
        size_t dm;
        const char *state;
        dt_stand_by by;
    } rows[] = {{0, "NN", DT_BY_LIKING}, {0, "YN", DT_BY_NO_MOVE}, {1, "NN", DT_BY_TIE}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        dt_witness *w = explain(c, DT_CONCEPT_SSEQ, rows[k].dm, rows[k].state);
        assert_int_equal(w->by, rows[k].by);
        assert_int_equal(w->answer_count, 0);
        dt_witness_free(w);
    }
    conflict_free(c);
}

static void improvements_come_best_first_and_the_best_unanswered_one_is_kept(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: , b: }}\n  B: {options: {c: }}\n"
                     "preferences: {A: {weights: {a: 1, b: 2, c: -9}}, B: {statements: [c iff (a and b)]}}\n");
    dt_witness *w = explain(c, DT_CONCEPT_SEQ, 0, "NNN");
    assert_int_equal(w->improvements, 3);
    assert_int_equal(w->by, DT_UNSTABLE);
    assert_int_equal(w->answers[0].to, conflict_state(c, "NYN")); /* to YYN B answers by c */
    dt_witness_free(w);
    w = explain(c, DT_CONCEPT_GMR, 0, "NNN");
    assert_int_equal(w->answer_count, 3);
    assert_int_equal(w->answers[0].to, conflict_state(c, "YYN"));
    assert_int_equal(w->answers[2].to, conflict_state(c, "YNN"));
    dt_witness_free(w);
    conflict_free(c);
}

static void a_limit_on_memory_ends_the_search(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(bare);
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget;
    dt_witness *witness;
    uint32_t profile[3] = {0};
    limits.memory_bytes = 16;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_explain(&witness, c->graph, profile, DT_CONCEPT_GMR, 0, 0, budget), DT_ERR_LIMIT);
    assert_null(witness);
    dt_budget_free(budget);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_the_sequence_that_leads_to_the_sanction),
        cmocka_unit_test(an_escape_is_shown_with_the_moves_before_it),
        cmocka_unit_test(ways_of_standing_need_no_answers),
        cmocka_unit_test(improvements_come_best_first_and_the_best_unanswered_one_is_kept),
        cmocka_unit_test(a_limit_on_memory_ends_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
