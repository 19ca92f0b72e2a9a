/* SPDX-License-Identifier: MIT */
/* How a state stands, and what improvements reach, computed again from their definitions: what moving away secures is
 * the worst that the opponents can then bring about (docs/architecture.md), over reach as theory 2.1 has it. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

/* ---- stands ---------------------------------------------------------------------------------------------------- */

typedef struct recipe {
    bool answered; /* may the opponents answer? */
    bool credible; /* by improvements only? */
    bool escape;   /* and may the decision maker move on after it? */
} recipe;

static const recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_NASH] = {false, false, false}, [DT_CONCEPT_GMR] = {true, false, false},
    [DT_CONCEPT_SMR] = {true, false, true},    [DT_CONCEPT_SEQ] = {true, true, false},
    [DT_CONCEPT_SSEQ] = {true, true, true},
};

static uint32_t rank(const sample *s, size_t dm, uint32_t state)
{
    return dt_graph_rank(s->graph, dm, s->profile[dm], state);
}

static uint32_t best_rank(const sample *s, size_t dm, const state_set *states)
{
    uint32_t best = 0;
    for (uint32_t q = 0; q < s->states; q++)
        if (dt_bit_get(states->bits, q) && rank(s, dm, q) > best)
            best = rank(s, dm, q);
    return best;
}

static uint32_t secured_by(const sample *s, const recipe *asked, size_t dm, uint32_t move)
{
    uint32_t secure = rank(s, dm, move);
    if (!asked->answered)
        return secure;
    const state_set reach = sample_reach(s, ~(1u << dm), move, asked->credible);
    for (uint32_t q = 0; q < s->states; q++) {
        if (!dt_bit_get(reach.bits, q))
            continue;
        uint32_t worth = rank(s, dm, q), escape = best_rank(s, dm, &s->moves->to[0][dm][q]);
        if (asked->escape && escape > worth)
            worth = escape;
        secure = worth < secure ? worth : secure;
    }
    return secure;
}

/* The rank of the best secure alternative, 0 where there is no move. */
static uint32_t best_secured(const sample *s, const recipe *asked, size_t dm, uint32_t state)
{
    uint32_t best = 0;
    for (uint32_t q = 0; q < s->states; q++) {
        if (!dt_bit_get(s->moves->to[0][dm][state].bits, q))
            continue;
        uint32_t secure = secured_by(s, asked, dm, q);
        best = secure > best ? secure : best;
    }
    return best;
}

static dt_stand_by way_of_standing(const sample *s, size_t dm, uint32_t state)
{
    const uint32_t best = best_rank(s, dm, &s->moves->to[0][dm][state]), own = rank(s, dm, state);
    if (best == 0)
        return DT_BY_NO_MOVE;
    return best < own ? DT_BY_LIKING : best == own ? DT_BY_TIE : DT_BY_SANCTION;
}

static size_t deciding_statement(const sample *s, size_t dm, uint32_t state, uint32_t secured)
{
    const dt_reading *reading = &s->built->model->decision_makers[dm].readings[s->profile[dm]];
    if (secured == 0 || reading->kind != DT_BY_STATEMENTS)
        return DT_PATTERN_NONE;
    const uint32_t example = dt_graph_class_example(s->graph, dm, s->profile[dm], secured);
    for (size_t k = 0; k < reading->statement_count; k++)
        if (dt_statement_holds(reading->statements[k].that, dt_graph_state(s->graph, state)) !=
            dt_statement_holds(reading->statements[k].that, dt_graph_state(s->graph, example)))
            return k;
    return DT_PATTERN_NONE;
}

static bool stands_so(const sample *s, dt_concept_id concept, size_t dm, uint32_t state, const dt_stand *stand)
{
    dt_stand expected = {.by = DT_UNSTABLE, .on = DT_PATTERN_NONE};
    const uint32_t secured = best_secured(s, &recipes[concept], dm, state);
    const bool stable = dt_verdicts_stable(s->verdicts, concept, dm, state);
    if (concept != DT_CONCEPT_SIM && stable != (rank(s, dm, state) >= secured))
        return refute(s, "%s, state %u, decision maker %zu: secures rank %u", dt_concept_get(concept)->name, state + 1,
                      dm + 1, secured);
    if (stable) {
        expected.by = way_of_standing(s, dm, state);
        if (concept != DT_CONCEPT_SIM)
            expected.on = deciding_statement(s, dm, state, secured);
    }
    if (stand->by != expected.by || stand->on != expected.on)
        return refute(s, "%s, state %u, decision maker %zu: by %d on %ld, not by %d on %ld",
                      dt_concept_get(concept)->name, state + 1, dm + 1, (int)expected.by, (long)expected.on,
                      (int)stand->by, (long)stand->on);
    return true;
}

static bool stands_of(const sample *s, dt_concept_id concept, size_t dm)
{
    uint32_t states[RC_CODES];
    dt_stand stands[RC_CODES];
    for (uint32_t k = 0; k < s->states; k++)
        states[k] = s->states - 1 - k; /* in no order the engine could count on */
    if (dt_stability_stands(s->graph, s->profile, concept, dm, states, s->states, s->built->budget, stands) != DT_OK)
        return refute(s, "no stands");
    for (uint32_t k = 0; k < s->states; k++)
        if (!stands_so(s, concept, dm, states[k], &stands[k]))
            return false;
    return true;
}

static bool every_stand_is_right(const sample *s)
{
    for (int id = 0; id < DT_CONCEPT_COUNT; id++)
        for (size_t dm = 0; dm < s->dms && sample_concepts(s) >> id & 1u; dm++)
            if (!stands_of(s, (dt_concept_id)id, dm))
                return false;
    return true;
}

static void a_state_stands_on_what_tells_it_from_the_best_secure_alternative(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "stands",
                             .holds = every_stand_is_right,
                             .shape = {.small = true},
                             .models = 2500,
                             .solved = true,
                             .tabled = true});
}

/* ---- reach ----------------------------------------------------------------------------------------------------- */

/* Fewest moves by (state, last mover), by relaxing until nothing changes. */
static void fewest_moves(const sample *s, uint32_t from, bool improvements, uint32_t *fewest)
{
    uint32_t by_last[RC_DMS][RC_CODES];
    bool changed = true;
    memset(by_last, 0xff, sizeof by_last);
    while (changed) {
        changed = false;
        for (size_t dm = 0; dm < s->dms; dm++) {
            for (uint32_t q = 0; q < s->states; q++) {
                uint32_t before = q == from ? 0 : UINT32_MAX;
                for (size_t last = 0; last < s->dms; last++)
                    before = last != dm && by_last[last][q] < before ? by_last[last][q] : before;
                for (uint32_t r = 0; before != UINT32_MAX && r < s->states; r++) {
                    if (dt_bit_get(s->moves->to[improvements][dm][q].bits, r) && before + 1 < by_last[dm][r]) {
                        by_last[dm][r] = before + 1;
                        changed = true;
                    }
                }
            }
        }
    }
    for (uint32_t q = 0; q < s->states; q++) {
        fewest[q] = q == from ? 0 : UINT32_MAX;
        for (size_t dm = 0; dm < s->dms; dm++)
            fewest[q] = by_last[dm][q] < fewest[q] ? by_last[dm][q] : fewest[q];
    }
}

static bool reach_is_right(const sample *s)
{
    uint32_t expected[RC_CODES], found[RC_CODES];
    for (uint32_t from = 0; from < s->states; from++) {
        for (int improvements = 0; improvements < 2; improvements++) {
            fewest_moves(s, from, improvements, expected);
            if (dt_stability_reach(s->graph, s->profile, from, improvements, s->built->budget, found) != DT_OK)
                return refute(s, "no reach");
            for (uint32_t q = 0; q < s->states; q++)
                if (found[q] != expected[q])
                    return refute(s, "from %u to %u, improvements %d: %u moves, not %u", from + 1, q + 1, improvements,
                                  expected[q], found[q]);
        }
    }
    return true;
}

static void reach_is_by_legal_sequences_and_counts_the_fewest_moves(void **unused)
{
    (void)unused;
    assert_holds(&(property){
        .name = "reach", .holds = reach_is_right, .shape = {.small = true}, .models = 3000, .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_stands_on_what_tells_it_from_the_best_secure_alternative),
        cmocka_unit_test(reach_is_by_legal_sequences_and_counts_the_fewest_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
