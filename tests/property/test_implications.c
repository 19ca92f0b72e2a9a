/* SPDX-License-Identifier: MIT */
/* What theory says follows from what, and what does not: the rows of the table of implications that apply to the six
 * concepts. Rows that ask for intransitive preferences cannot be tested: no model can state them. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <string.h>

#define BIT(concept) (1u << DT_CONCEPT_##concept)

enum { REFUTED_WITHIN = 10000 };

/* ---- one concept and another ------------------------------------------------------------------------------------- */

static dt_concept_set stable_under(const sample *s, size_t dm, uint32_t state)
{
    dt_concept_set found = 0;
    for (int c = 0; c < DT_CONCEPT_COUNT; c++)
        if (sample_concepts(s) >> c & 1u && dt_verdicts_stable(s->verdicts, (dt_concept_id)c, dm, state))
            found |= 1u << c;
    return found;
}

/* Wherever a state is stable under all of `premises`, so it is under one of `conclusions`. */
static bool implies(const sample *s, dt_concept_set premises, dt_concept_set conclusions)
{
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t state = 0; state < s->states; state++) {
            const dt_concept_set found = stable_under(s, dm, state);
            if ((found & premises) == premises && !(found & conclusions))
                return refute(s, "state %u, decision maker %zu: stable under the set %x", state + 1, dm + 1,
                              (unsigned)found);
        }
    }
    return true;
}

static bool nash_implies_all(const sample *s)
{
    for (int c = 0; c < DT_CONCEPT_COUNT; c++)
        if (sample_concepts(s) >> c & 1u && !implies(s, BIT(NASH), 1u << c))
            return false;
    return true;
}

static bool sseq_implies_smr_and_seq(const sample *s)
{
    return implies(s, BIT(SSEQ), BIT(SMR)) && implies(s, BIT(SSEQ), BIT(SEQ));
}

static bool smr_implies_gmr_and_so_does_seq(const sample *s)
{
    return implies(s, BIT(SMR), BIT(GMR)) && implies(s, BIT(SEQ), BIT(GMR));
}

static void nash_implies_every_other_concept(void **unused) /* row 1 */
{
    (void)unused;
    assert_holds(&(property){.name = "nash_implies_all", .holds = nash_implies_all, .models = 3000, .solved = true});
}

static void symmetric_sequential_implies_symmetric_and_sequential(void **unused) /* row 2 */
{
    (void)unused;
    assert_holds(
        &(property){.name = "sseq_implies", .holds = sseq_implies_smr_and_seq, .models = 3000, .solved = true});
}

static void symmetric_and_sequential_imply_general_metarationality(void **unused) /* row 3 */
{
    (void)unused;
    assert_holds(
        &(property){.name = "gmr_implied", .holds = smr_implies_gmr_and_so_does_seq, .models = 3000, .solved = true});
}

static bool smr_and_seq_imply_sseq(const sample *s)
{
    return implies(s, BIT(SMR) | BIT(SEQ), BIT(SSEQ));
}

static bool smr_implies_seq(const sample *s)
{
    return implies(s, BIT(SMR), BIT(SEQ));
}

static bool seq_implies_smr(const sample *s)
{
    return implies(s, BIT(SEQ), BIT(SMR));
}

static bool gmr_implies_smr_or_seq(const sample *s)
{
    return implies(s, BIT(GMR), BIT(SMR) | BIT(SEQ));
}

static void no_other_implication_holds_between_them(void **unused) /* row 4 */
{
    (void)unused;
    static const property claims[] = {
        {.name = "smr_and_seq_imply_sseq", .holds = smr_and_seq_imply_sseq, .models = REFUTED_WITHIN, .solved = true},
        {.name = "smr_implies_seq", .holds = smr_implies_seq, .models = REFUTED_WITHIN, .solved = true},
        {.name = "seq_implies_smr", .holds = seq_implies_smr, .models = REFUTED_WITHIN, .solved = true},
        {.name = "gmr_implies_smr_or_seq", .holds = gmr_implies_smr_or_seq, .models = REFUTED_WITHIN, .solved = true},
    };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++)
        assert_refuted(&claims[k]);
}

/* ---- the relations that the table of concepts states --------------------------------------------------------------- */

static dt_concept_set not_implied[DT_CONCEPT_COUNT]; /* by a concept, as seen on random conflicts */

/* Always holds: it only looks. */
static bool look_for_counterexamples(const sample *s)
{
    for (size_t dm = 0; dm < s->dms; dm++)
        for (uint32_t state = 0; state < s->states; state++) {
            const dt_concept_set found = stable_under(s, dm, state);
            for (int c = 0; c < DT_CONCEPT_COUNT; c++)
                if (found >> c & 1u)
                    not_implied[c] |= sample_concepts(s) & ~found;
        }
    return true;
}

static void the_relations_of_the_table_hold_and_are_all_there_are(void **unused)
{
    (void)unused;
    property look = {.name = "relations", .holds = look_for_counterexamples, .models = REFUTED_WITHIN, .solved = true};
    memset(not_implied, 0, sizeof not_implied);
    assert_holds(&look);
    look.shape = (rc_shape){.form = RC_OPTION_FORM, .min_dms = 3, .subsets_only = true, .crowded = true};
    assert_holds(&look); /* SIM does not imply GMR, which shows on such conflicts only */
    for (int c = 0; c < DT_CONCEPT_COUNT; c++)
        assert_int_equal(dt_concept_get((dt_concept_id)c)->implies | 1u << c, DT_CONCEPTS_ALL & ~not_implied[c]);
}

/* ---- simultaneous stability --------------------------------------------------------------------------------------- */

static bool sim_implies_gmr(const sample *s)
{
    return implies(s, BIT(SIM), BIT(GMR));
}

static bool sim_implies_seq(const sample *s)
{
    return implies(s, BIT(SIM), BIT(SEQ));
}

static bool seq_implies_sim(const sample *s)
{
    return implies(s, BIT(SEQ), BIT(SIM));
}

static void sim_implies_gmr_for_two_or_where_all_is_feasible(void **unused) /* row 14 */
{
    (void)unused;
    assert_holds(&(property){.name = "sim_gmr_two",
                             .holds = sim_implies_gmr,
                             .shape = {.form = RC_OPTION_FORM, .min_dms = 2, .max_dms = 2, .subsets_only = true},
                             .models = 2000,
                             .solved = true});
    assert_holds(
        &(property){.name = "sim_gmr_all_feasible",
                    .holds = sim_implies_gmr,
                    .shape = {.form = RC_OPTION_FORM, .min_dms = 3, .all_feasible = true, .subsets_only = true},
                    .models = 2000,
                    .solved = true});
}

static void sim_does_not_imply_gmr_where_states_are_infeasible(void **unused) /* row 15 */
{
    (void)unused;
    assert_refuted(&(property){.name = "sim_gmr_infeasible",
                               .holds = sim_implies_gmr,
                               .shape = {.form = RC_OPTION_FORM, .min_dms = 3, .subsets_only = true, .crowded = true},
                               .models = REFUTED_WITHIN,
                               .solved = true});
}

static void sim_and_seq_are_independent(void **unused) /* theory 3.6 */
{
    (void)unused;
    property claim = {.name = "sim_implies_seq",
                      .holds = sim_implies_seq,
                      .shape = {.form = RC_OPTION_FORM},
                      .models = REFUTED_WITHIN,
                      .solved = true};
    assert_refuted(&claim);
    claim.name = "seq_implies_sim";
    claim.holds = seq_implies_sim;
    assert_refuted(&claim);
}

/* ---- what always is, and what need not be ------------------------------------------------------------------------ */

static bool best_states_are_stable(const sample *s)
{
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t state = 0; state < s->states; state++) {
            bool best = true;
            for (uint32_t other = 0; other < s->states; other++)
                best = best && !sample_prefers(s, dm, other, state);
            if (best && stable_under(s, dm, state) != sample_concepts(s))
                return refute(s, "state %u is the best for decision maker %zu", state + 1, dm + 1);
        }
    }
    return true;
}

static bool has_a_seq_equilibrium(const sample *s)
{
    for (uint32_t state = 0; state < s->states; state++)
        if (dt_verdicts_equilibrium(s->verdicts, DT_CONCEPT_SEQ, state))
            return true;
    return refute(s, "it has no sequential equilibrium");
}

static void a_best_state_is_stable_under_every_concept(void **unused) /* row 16 */
{
    (void)unused;
    assert_holds(
        &(property){.name = "best_is_stable", .holds = best_states_are_stable, .models = 2000, .solved = true});
}

static void transitive_moves_have_a_sequential_equilibrium(void **unused) /* row 17 */
{
    (void)unused;
    assert_holds(&(property){.name = "seq_exists",
                             .holds = has_a_seq_equilibrium,
                             .shape = {.subsets_only = true},
                             .models = 4000,
                             .solved = true});
}

static void other_moves_need_not_have_one(void **unused) /* row 18 */
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\n"
                               "name: four states without a sequential equilibrium\n"
                               "decision_makers: {i: , j: }\n"
                               "graph:\n"
                               "  states: [s0, s1, s2, s3]\n"
                               "  moves: {i: {s2: [s3], s3: [s0]}, j: {s0: [s1], s1: [s2]}}\n"
                               "preferences: {i: {ranking: [s1, s0, s3, s2]}, j: {ranking: [s3, s2, s1, s0]}}\n");
    dt_verdicts *verdicts = conflict_solve(c, DT_CONCEPTS_DEFAULT);
    for (uint32_t state = 0; state < 4; state++) {
        assert_false(dt_verdicts_equilibrium(verdicts, DT_CONCEPT_SEQ, state));
        assert_false(dt_verdicts_equilibrium(verdicts, DT_CONCEPT_GMR, state));
    }
    dt_verdicts_free(verdicts);
    conflict_free(c);
}

/* ---- legal sequences --------------------------------------------------------------------------------------------- */

/* What any moves of `movers` reach, whoever moved last; without `from` itself. */
static state_set closure(const sample *s, unsigned movers, uint32_t from, bool improvements)
{
    state_set reached = {{0}};
    bool grew = true;
    dt_bit_set(reached.bits, from);
    while (grew) {
        const state_set before = reached;
        for (uint32_t q = 0; q < s->states; q++)
            for (size_t dm = 0; dm < s->dms; dm++)
                for (size_t w = 0; w < sizeof reached.bits / sizeof *reached.bits; w++)
                    if (movers >> dm & 1u && dt_bit_get(before.bits, q))
                        reached.bits[w] |= s->moves->to[improvements][dm][q].bits[w];
        grew = memcmp(&before, &reached, sizeof reached) != 0;
    }
    dt_bit_clear(reached.bits, from);
    return reached;
}

static bool reach_is_closure(const sample *s, bool improvements)
{
    for (unsigned movers = 1; movers < 1u << s->dms; movers++) {
        for (uint32_t from = 0; from < s->states; from++) {
            const state_set plain = closure(s, movers, from, improvements);
            state_set legal = sample_reach(s, movers, from, improvements);
            dt_bit_clear(legal.bits, from);
            if (memcmp(&plain, &legal, sizeof plain) != 0)
                return refute(s, "from state %u, movers %x", from + 1, movers);
        }
    }
    return true;
}

static bool moves_reach_the_closure(const sample *s)
{
    return reach_is_closure(s, false);
}

static bool improvements_reach_the_closure(const sample *s)
{
    return reach_is_closure(s, true);
}

/* The engine on the same point: all decision makers together. */
static bool engine_reaches_the_closure(const sample *s)
{
    uint32_t moves[RC_CODES];
    for (uint32_t from = 0; from < s->states; from++) {
        for (int improvements = 0; improvements < 2; improvements++) {
            const state_set plain = closure(s, ~0u, from, improvements);
            if (dt_stability_reach(s->graph, s->profile, from, improvements, s->built->budget, moves) != DT_OK)
                return refute(s, "no reach");
            for (uint32_t q = 0; q < s->states; q++)
                if (q != from && (moves[q] != UINT32_MAX) != dt_bit_get(plain.bits, q))
                    return refute(s, "from state %u to %u", from + 1, q + 1);
        }
    }
    return true;
}

static void with_transitive_moves_it_does_not_matter_who_moved_last(void **unused) /* rows 20 and 21 */
{
    (void)unused;
    property claim = {.name = "moves_closure",
                      .holds = moves_reach_the_closure,
                      .shape = {.subsets_only = true, .small = true},
                      .models = 700,
                      .tabled = true};
    assert_holds(&claim);
    claim.name = "improvements_closure";
    claim.holds = improvements_reach_the_closure;
    assert_holds(&claim);
    claim.name = "engine_closure";
    claim.holds = engine_reaches_the_closure;
    assert_holds(&claim);
}

static void with_other_moves_it_does(void **unused) /* theory 2.4 */
{
    (void)unused;
    property claim = {.name = "moves_closure_graph",
                      .holds = moves_reach_the_closure,
                      .shape = {.form = RC_GRAPH_FORM},
                      .models = REFUTED_WITHIN,
                      .tabled = true};
    assert_refuted(&claim);
    claim.holds = improvements_reach_the_closure;
    assert_refuted(&claim);
}

static bool opponents_never_undo_a_move(const sample *s)
{
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t from = 0; from < s->states; from++) {
            for (uint32_t to = 0; to < s->states; to++) {
                if (!dt_bit_get(s->moves->to[0][dm][from].bits, to))
                    continue;
                const state_set reach = sample_reach(s, ~(1u << dm), to, false);
                if (dt_bit_get(reach.bits, from))
                    return refute(s, "decision maker %zu, from %u to %u", dm + 1, from + 1, to + 1);
            }
        }
    }
    return true;
}

static void opponents_cannot_undo_a_move_made_with_options(void **unused) /* row 22 */
{
    (void)unused;
    property claim = {.name = "never_undone",
                      .holds = opponents_never_undo_a_move,
                      .shape = {.form = RC_OPTION_FORM, .small = true},
                      .models = 700,
                      .tabled = true};
    assert_holds(&claim);
    claim.shape.form = RC_GRAPH_FORM;
    claim.models = REFUTED_WITHIN;
    assert_refuted(&claim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_relations_of_the_table_hold_and_are_all_there_are),
        cmocka_unit_test(nash_implies_every_other_concept),
        cmocka_unit_test(symmetric_sequential_implies_symmetric_and_sequential),
        cmocka_unit_test(symmetric_and_sequential_imply_general_metarationality),
        cmocka_unit_test(no_other_implication_holds_between_them),
        cmocka_unit_test(sim_implies_gmr_for_two_or_where_all_is_feasible),
        cmocka_unit_test(sim_does_not_imply_gmr_where_states_are_infeasible),
        cmocka_unit_test(sim_and_seq_are_independent),
        cmocka_unit_test(a_best_state_is_stable_under_every_concept),
        cmocka_unit_test(transitive_moves_have_a_sequential_equilibrium),
        cmocka_unit_test(other_moves_need_not_have_one),
        cmocka_unit_test(with_transitive_moves_it_does_not_matter_who_moved_last),
        cmocka_unit_test(with_other_moves_it_does),
        cmocka_unit_test(opponents_cannot_undo_a_move_made_with_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
