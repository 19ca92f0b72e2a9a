/* SPDX-License-Identifier: MIT */
/* Conflicts whose answers are known, each a claim, asked of the engine and of the judge. Published cases in full are under
 * tests/cases/; these are the small ones, and the traps that other programs fell into. */
#include "conflict.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* ---- asking ------------------------------------------------------------------------------------------------------ */

static bool listed(const char *numbers, uint32_t state)
{
    for (char *end; *numbers; numbers = end) {
        if (strtoul(numbers, &end, 10) == state + 1)
            return true;
        if (end == numbers)
            fail_msg("not a list of numbers: %s", numbers);
    }
    return false;
}

/* Holds the states (from 1) that are stable for one decision maker against both the engine and the judge. */
static void assert_stable(const conflict *c, dt_concept_id concept, const char *dm_id, const char *states)
{
    const uint32_t profile[4] = {0};
    const size_t dm = dt_model_find_dm(c->model, dm_id);
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_ALL);
    dt_judge *judge = NULL;
    assert_int_equal(dt_judge_new(&judge, c->graph, profile, c->budget), DT_OK);
    for (uint32_t state = 0; state < dt_graph_count(c->graph); state++) {
        bool judged;
        assert_int_equal(dt_judge_stable(judge, concept, dm, state, &judged), DT_OK);
        if (judged != listed(states, state))
            fail_msg("judge: %s, %s, state %u", dt_concept_get(concept)->name, dm_id, state + 1);
        if (dt_verdicts_stable(verdicts, concept, dm, state) != judged)
            fail_msg("engine: %s, %s, state %u", dt_concept_get(concept)->name, dm_id, state + 1);
    }
    dt_judge_free(judge);
    dt_verdicts_free(verdicts);
}

static void assert_equilibria(const conflict *c, dt_concept_id concept, const char *states)
{
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_ALL);
    for (uint32_t state = 0; state < dt_graph_count(c->graph); state++)
        if (dt_verdicts_equilibrium(verdicts, concept, state) != listed(states, state))
            fail_msg("%s, state %u", dt_concept_get(concept)->name, state + 1);
    dt_verdicts_free(verdicts);
}

/* The states from best to worst, ties counted one after the other. */
static void assert_ranking(const conflict *c, const char *dm_id, const char *states)
{
    const size_t dm = dt_model_find_dm(c->model, dm_id);
    uint32_t rank = UINT32_MAX;
    for (char *end; *states; states = end) {
        const uint32_t state = (uint32_t)strtoul(states, &end, 10) - 1;
        assert_true(dt_graph_rank(c->graph, dm, 0, state) < rank);
        rank = dt_graph_rank(c->graph, dm, 0, state);
    }
    assert_int_equal(rank, 1);
}

/* ---- two by two ---------------------------------------------------------------------------------------------------- */

#define TWO_BY_TWO                                                                                                     \
    "detente: 1\nname: two by two\ndecision_makers:\n  One: {options: {defects: }}\n  Two: {options: {betrays: }}\n"

static void in_the_prisoners_dilemma_cooperation_is_held_by_sanctions(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO_BY_TWO "preferences:\n  One: {ranking: [YN, NN, YY, NY]}\n"
                                          "  Two: {ranking: [NY, NN, YY, YN]}\n");
    assert_stable(c, DT_CONCEPT_NASH, "One", "2 4");
    assert_stable(c, DT_CONCEPT_NASH, "Two", "3 4");
    for (int id = DT_CONCEPT_GMR; id < DT_CONCEPT_COUNT; id++) {
        assert_stable(c, (dt_concept_id)id, "One", "1 2 4");
        assert_stable(c, (dt_concept_id)id, "Two", "1 3 4");
        assert_equilibria(c, (dt_concept_id)id, "1 4");
    }
    conflict_free(c);
}

static void in_chicken_the_sanction_that_holds_both_back_is_not_credible(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO_BY_TWO "preferences:\n  One: {ranking: [YN, NN, NY, YY]}\n"
                                          "  Two: {ranking: [NY, NN, YN, YY]}\n");
    static const dt_concept_id careful[] = {DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SIM};
    static const dt_concept_id credible[] = {DT_CONCEPT_NASH, DT_CONCEPT_SEQ, DT_CONCEPT_SSEQ};
    for (size_t k = 0; k < 3; k++) {
        assert_stable(c, careful[k], "One", "1 2 3");
        assert_stable(c, careful[k], "Two", "1 2 3");
        assert_stable(c, credible[k], "One", "2 3");
        assert_stable(c, credible[k], "Two", "2 3");
    }
    conflict_free(c);
}

static void matching_pennies_is_held_by_any_sanction_until_one_may_escape_it(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO_BY_TWO "preferences:\n  One: {ranking: [[NN, YY], [YN, NY]]}\n"
                                          "  Two: {ranking: [[YN, NY], [NN, YY]]}\n");
    assert_equilibria(c, DT_CONCEPT_NASH, "");
    assert_equilibria(c, DT_CONCEPT_GMR, "1 2 3 4");
    assert_equilibria(c, DT_CONCEPT_SEQ, "1 2 3 4");
    assert_equilibria(c, DT_CONCEPT_SMR, "");
    assert_equilibria(c, DT_CONCEPT_SSEQ, "");
    conflict_free(c);
}

/* ---- published ----------------------------------------------------------------------------------------------------- */

/* The states of abandonment as one, s9. */
static const char elmira[] =
    "detente: 1\nname: Elmira\ndecision_makers: {M: , U: , L: }\n"
    "graph:\n  states: [s1, s2, s3, s4, s5, s6, s7, s8, s9]\n  moves:\n"
    "    M: {s1: [s2], s3: [s4], s5: [s6], s7: [s8]}\n"
    "    U: {s1: [s3, s9], s2: [s4, s9], s3: [s9], s4: [s9], s5: [s7, s9], s6: [s8, s9], s7: [s9], s8: [s9]}\n"
    "    L: {s1: [s5], s5: [s1], s2: [s6], s6: [s2], s3: [s7], s7: [s3], s4: [s8], s8: [s4]}\n"
    "preferences:\n  M: {ranking: [s7, s3, s4, s8, s5, s1, s2, s6, s9]}\n"
    "  U: {ranking: [s1, s4, s8, s5, s9, s3, s7, s2, s6]}\n"
    "  L: {ranking: [s7, s3, s5, s1, s8, s6, s4, s2, s9]}\n";

static void elmira_has_its_three_equilibria_and_two_more_for_the_cautious(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(elmira);
    for (int id = DT_CONCEPT_NASH; id < DT_CONCEPT_SIM; id++) {
        assert_stable(c, (dt_concept_id)id, "M", "1 2 3 4 5 6 7 8 9");
        assert_stable(c, (dt_concept_id)id, "U", "1 4 5 8 9");
    }
    assert_stable(c, DT_CONCEPT_NASH, "L", "5 6 7 8 9");
    assert_stable(c, DT_CONCEPT_GMR, "L", "1 2 3 4 5 6 7 8 9");
    assert_stable(c, DT_CONCEPT_SMR, "L", "1 2 3 4 5 6 7 8 9");
    assert_stable(c, DT_CONCEPT_SEQ, "L", "2 3 5 6 7 8 9");
    assert_stable(c, DT_CONCEPT_SSEQ, "L", "2 3 5 6 7 8 9");
    assert_equilibria(c, DT_CONCEPT_SEQ, "5 8 9");
    assert_equilibria(c, DT_CONCEPT_GMR, "1 4 5 8 9");
    conflict_free(c);
}

static void from_elmiras_status_quo_moves_lead_everywhere_improvements_to_one_state(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(elmira);
    const uint32_t profile[3] = {0}, by_moves[9] = {0, 1, 1, 2, 1, 2, 2, 3, 1};
    uint32_t moves[9];
    assert_int_equal(dt_stability_reach(c->graph, profile, 0, false, c->budget, moves), DT_OK);
    assert_memory_equal(moves, by_moves, sizeof by_moves);
    assert_int_equal(dt_stability_reach(c->graph, profile, 0, true, c->budget, moves), DT_OK);
    for (uint32_t state = 0; state < 9; state++)
        assert_int_equal(moves[state], state == 0 ? 0 : state == 4 ? 1 : UINT32_MAX);
    conflict_free(c);
}

static void statements_give_elmira_its_rankings(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: Elmira, twelve states\ndecision_makers:\n"
                               "  M: {options: {modify: {moves: take}}}\n"
                               "  U: {options: {delay: {moves: drop}, accept: , abandon: {moves: take}}}\n"
                               "  L: {options: {insist: }}\n"
                               "infeasible: [-YY--, -Y-Y-, \"--YY-\", -NNN-]\n"
                               "preferences:\n"
                               "  M: {statements: [accept, not abandon, not modify, modify iff not insist]}\n"
                               "  U: {statements: [modify iff accept, not abandon, not insist, delay iff not insist]}\n"
                               "  L: {statements: [not abandon, not modify, modify or accept, insist if modify,\n"
                               "                   not delay, insist]}\n");
    assert_ranking(c, "M", "9 3 4 10 7 1 2 8 11 5 6 12");
    assert_ranking(c, "U", "1 4 10 7 5 11 2 3 9 8 6 12");
    assert_ranking(c, "L", "9 3 7 1 10 8 4 2 11 5 12 6");
    conflict_free(c);
}

static void syria_releases_or_escalates_and_iraq_attacks(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new("detente: 1\nname: Syria and Iraq 1975\ndecision_makers:\n"
                     "  Syria: {options: {release: , escalate: }}\n  Iraq: {options: {attack: }}\n"
                     "infeasible: [YY-]\npreferences:\n"
                     "  Syria: {statements: [not release and not escalate and not attack, escalate, not attack,\n"
                     "                       not release]}\n"
                     "  Iraq: {statements: [release and not escalate and not attack,\n"
                     "                      not release and not escalate and attack,\n"
                     "                      not release and escalate and attack,\n"
                     "                      not release and not escalate and not attack,\n"
                     "                      release and not escalate and attack]}\n");
    assert_ranking(c, "Syria", "1 3 6 2 4 5");
    assert_ranking(c, "Iraq", "2 4 6 1 5 3");
    assert_equilibria(c, DT_CONCEPT_GMR, "1 6");
    static const dt_concept_id others[] = {DT_CONCEPT_NASH, DT_CONCEPT_SMR, DT_CONCEPT_SEQ, DT_CONCEPT_SSEQ,
                                           DT_CONCEPT_SIM};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        assert_equilibria(c, others[k], "6");
    conflict_free(c);
}

static void cuba_ends_with_the_blockade_and_the_withdrawal(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(
        "detente: 1\nname: Cuban missile crisis\ndecision_makers:\n"
        "  US: {options: {strike: {moves: take}, blockade: }}\n  USSR: {options: {withdraw: , escalate: }}\n"
        "infeasible: [\"--YY\"]\n"
        "preferences:\n"
        "  US: {ranking: [NNYN, NYYN, YNYN, YYYN, NYNN, YNNN, YYNN, NNNN, YYNY, YNNY, NYNY, NNNY]}\n"
        "  USSR: {ranking: [NNNN, NNYN, NYYN, NYNN, YNYN, YNNN, YYYN, YYNN, YYNY, YNNY, NYNY, NNNY]}\n");
    assert_equilibria(c, DT_CONCEPT_NASH, "6");
    assert_equilibria(c, DT_CONCEPT_GMR, "1 2 3 5 6 7 8");
    assert_equilibria(c, DT_CONCEPT_SMR, "1 2 3 5 6 7 8");
    assert_equilibria(c, DT_CONCEPT_SEQ, "5 6 7");
    assert_equilibria(c, DT_CONCEPT_SSEQ, "5 6 7");
    assert_equilibria(c, DT_CONCEPT_SIM, "6");
    conflict_free(c);
}

/* ---- traps --------------------------------------------------------------------------------------------------------- */

static void a_simultaneous_answer_serves_every_improvement_anew(void **unused) /* trap B1 of theory 12 */
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: two improvements, one answer\ndecision_makers:\n"
                               "  A: {options: {a1: , a2: }}\n  B: {options: {b: }}\n"
                               "preferences:\n"
                               "  A: {ranking: [[YNN, NYN], NNN, [YYN, NNY, YNY, NYY, YYY]]}\n"
                               "  B: {ranking: [NNY, NNN, [YNN, NYN, YYN, YNY, NYY, YYY]]}\n");
    const uint32_t profile[2] = {0};
    dt_judge *judge = NULL;
    bool judged = false;
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_ALL);
    assert_true(dt_verdicts_stable(verdicts, DT_CONCEPT_SIM, 0, conflict_state(c, "NNN")));
    assert_int_equal(dt_judge_new(&judge, c->graph, profile, c->budget), DT_OK);
    assert_int_equal(dt_judge_stable(judge, DT_CONCEPT_SIM, 0, conflict_state(c, "NNN"), &judged), DT_OK);
    assert_true(judged);
    dt_judge_free(judge);
    dt_verdicts_free(verdicts);
    conflict_free(c);
}

#define B_C_B_PLAYERS                                                                                                  \
    "detente: 1\nname: B, C and B again\ndecision_makers:\n"                                                           \
    "  A: {options: {a: }}\n  B: {options: {b1: , b2: }}\n  C: {options: {c: }}\n"
#define REST ", [NYNN, NNYN, YNYN, NYYN, YYYN, NNNY, YNNY, NYNY, NNYY, YNYY, NYYY]]"

static void an_opponent_may_move_again_after_another(void **unused) /* trap B2 */
{
    (void)unused;
    conflict *c = conflict_new(B_C_B_PLAYERS "preferences:\n"
                                             "  A: {ranking: [[YNNN, YYNN, YYNY], NNNN, YYYY" REST "}\n"
                                             "  B: {ranking: [YYYY, YYNY, YYNN, YNNN, NNNN" REST "}\n"
                                             "  C: {ranking: [YYNY, YYNN, YNNN, NNNN, YYYY" REST "}\n");
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_ALL);
    assert_true(dt_verdicts_stable(verdicts, DT_CONCEPT_SEQ, 0, conflict_state(c, "NNNN")));
    assert_false(dt_verdicts_stable(verdicts, DT_CONCEPT_NASH, 0, conflict_state(c, "NNNN")));
    dt_verdicts_free(verdicts);
    conflict_free(c);
}

static void so_it_may_where_no_other_states_are(void **unused) /* trap B2, five states */
{
    (void)unused;
    conflict *c =
        conflict_new(B_C_B_PLAYERS "infeasible: [not a and (b1 or b2 or c), b2 and not (b1 and c), c and not b1]\n"
                                   "preferences:\n"
                                   "  A: {ranking: [[YNNN, YYNN, YYNY], NNNN, YYYY]}\n"
                                   "  B: {ranking: [YYYY, YYNY, YYNN, YNNN, NNNN]}\n"
                                   "  C: {ranking: [YYNY, YYNN, YNNN, NNNN, YYYY]}\n");
    assert_int_equal(dt_graph_count(c->graph), 5);
    static const dt_concept_id answered[] = {DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ, DT_CONCEPT_SSEQ};
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_ALL);
    for (size_t k = 0; k < 4; k++)
        assert_true(dt_verdicts_stable(verdicts, answered[k], 0, conflict_state(c, "NNNN")));
    dt_verdicts_free(verdicts);
    conflict_free(c);
}

static void a_known_state_with_a_new_last_mover_opens_new_states(void **unused) /* theory 2.2 */
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: a round without a new state is not the end\n"
                               "decision_makers: {A: , B: }\n"
                               "graph:\n  states: [s0, s1, s2, s3]\n"
                               "  moves: {A: {s2: [s0, s1], s1: [s3]}, B: {s0: [s1]}}\n"
                               "preferences: {A: {ranking: [[s0, s1, s2, s3]]}, B: {ranking: [[s0, s1, s2, s3]]}}\n");
    const uint32_t profile[2] = {0}, expected[4] = {1, 1, 0, 3};
    uint32_t moves[4];
    assert_int_equal(dt_stability_reach(c->graph, profile, 2, false, c->budget, moves), DT_OK);
    assert_memory_equal(moves, expected, sizeof expected);
    conflict_free(c);
}

static void a_tie_sanctions(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: the answer leads where it is as good as before\n"
                               "decision_makers: {A: , B: }\n"
                               "graph:\n  states: [s1, s2, s3]\n  moves: {A: {s1: [s2]}, B: {s2: [s3]}}\n"
                               "preferences: {A: {ranking: [s2, [s1, s3]]}, B: {ranking: [s3, [s1, s2]]}}\n");
    assert_stable(c, DT_CONCEPT_NASH, "A", "2 3");
    assert_stable(c, DT_CONCEPT_GMR, "A", "1 2 3");
    assert_stable(c, DT_CONCEPT_SSEQ, "A", "1 2 3");
    conflict_free(c);
}

static void a_sanction_is_compared_with_the_start_not_with_the_improvement(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: worse than the improvement, better than the start\n"
                               "decision_makers: {A: , B: }\n"
                               "graph:\n  states: [s1, s2, s3]\n  moves: {A: {s1: [s2]}, B: {s2: [s3]}}\n"
                               "preferences: {A: {ranking: [s2, s3, s1]}, B: {ranking: [s3, [s1, s2]]}}\n");
    assert_stable(c, DT_CONCEPT_GMR, "A", "2 3");
    assert_stable(c, DT_CONCEPT_SEQ, "A", "2 3");
    conflict_free(c);
}

static void an_answer_that_leads_back_to_the_start_is_a_sanction(void **unused) /* theory 2.3 */
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: the other undoes it\ndecision_makers: {A: , B: }\n"
                               "graph:\n  states: [s1, s2]\n  moves: {A: {s1: [s2]}, B: {s2: [s1]}}\n"
                               "preferences: {A: {ranking: [s2, s1]}, B: {ranking: [s1, s2]}}\n");
    assert_stable(c, DT_CONCEPT_GMR, "A", "1 2");
    assert_stable(c, DT_CONCEPT_SEQ, "A", "1 2");
    assert_stable(c, DT_CONCEPT_SMR, "A", "2"); /* A moves again */
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_prisoners_dilemma_cooperation_is_held_by_sanctions),
        cmocka_unit_test(in_chicken_the_sanction_that_holds_both_back_is_not_credible),
        cmocka_unit_test(matching_pennies_is_held_by_any_sanction_until_one_may_escape_it),
        cmocka_unit_test(elmira_has_its_three_equilibria_and_two_more_for_the_cautious),
        cmocka_unit_test(from_elmiras_status_quo_moves_lead_everywhere_improvements_to_one_state),
        cmocka_unit_test(statements_give_elmira_its_rankings),
        cmocka_unit_test(syria_releases_or_escalates_and_iraq_attacks),
        cmocka_unit_test(cuba_ends_with_the_blockade_and_the_withdrawal),
        cmocka_unit_test(a_simultaneous_answer_serves_every_improvement_anew),
        cmocka_unit_test(an_opponent_may_move_again_after_another),
        cmocka_unit_test(so_it_may_where_no_other_states_are),
        cmocka_unit_test(a_known_state_with_a_new_last_mover_opens_new_states),
        cmocka_unit_test(a_tie_sanctions),
        cmocka_unit_test(a_sanction_is_compared_with_the_start_not_with_the_improvement),
        cmocka_unit_test(an_answer_that_leads_back_to_the_start_is_a_sanction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
