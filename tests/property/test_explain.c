/* SPDX-License-Identifier: MIT */
/* Witnesses exist exactly where the engine says stable or unstable, and what they tell can be played over by the rules:
 * moves that exist, nobody twice in a row, improvements where the concept wants them, ends in the sanction set. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/detente.h>

#include <string.h>

static bool credible(dt_concept_id concept)
{
    return concept == DT_CONCEPT_SEQ || concept == DT_CONCEPT_SSEQ || concept == DT_CONCEPT_SIM;
}

static bool is_final(dt_concept_id concept)
{
    return concept == DT_CONCEPT_SMR || concept == DT_CONCEPT_SSEQ;
}

static bool moves_to(const sample *s, size_t dm, uint32_t from, uint32_t to, bool improving)
{
    return dt_bit_get(s->moves->to[improving][dm][from].bits, to);
}

static bool can_escape(const sample *s, const dt_witness *w, uint32_t from)
{
    for (uint32_t q = 0; q < s->states; q++)
        if (moves_to(s, w->dm, from, q, false) && sample_prefers(s, w->dm, q, w->state))
            return true;
    return false;
}

static bool no_path(const sample *s, const dt_witness *w, const char *why)
{
    return refute(s, "%s, state %u, decision maker %zu: %s", dt_concept_get(w->criterion.concept)->name, w->state + 1,
                  w->dm + 1, why);
}

/* The moves of an answer are legal and lead to its end. */
static bool plays(const sample *s, const dt_witness *w, const dt_answer *answer)
{
    size_t last = DT_PATTERN_NONE;
    uint32_t at = answer->to;
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_move move = answer->moves[k];
        if (move.dm == w->dm || move.dm == last || !moves_to(s, move.dm, at, move.to, credible(w->criterion.concept)))
            return no_path(s, w, "an illegal move");
        last = move.dm;
        at = move.to;
    }
    return at == answer->end || no_path(s, w, "another end");
}

static bool plays_at_once(const sample *s, const dt_witness *w, const dt_answer *answer)
{
    uint64_t combined[4];
    size_t words = dt_model_words(s->built->model);
    const uint64_t *from = dt_graph_state(s->graph, w->state);
    assert_true(words <= 4);
    memcpy(combined, dt_graph_state(s->graph, answer->to), words * sizeof *combined);
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_move move = answer->moves[k];
        if (move.dm == w->dm || (k && answer->moves[k - 1].dm >= move.dm) ||
            !moves_to(s, move.dm, w->state, move.to, true))
            return no_path(s, w, "an illegal move at once");
        for (size_t word = 0; word < words; word++)
            combined[word] ^= from[word] ^ dt_graph_state(s->graph, move.to)[word];
    }
    return dt_graph_find(s->graph, combined) == answer->end || no_path(s, w, "another combination");
}

static bool is_sanction(const sample *s, const dt_witness *w, const dt_answer *answer)
{
    if (answer->move_count == 0)
        return no_path(s, w, "no moves");
    if (sample_prefers(s, w->dm, answer->end, w->state))
        return no_path(s, w, "an end that is preferred");
    if (is_final(w->criterion.concept) && can_escape(s, w, answer->end))
        return no_path(s, w, "an end with an escape");
    return w->criterion.concept == DT_CONCEPT_SIM ? plays_at_once(s, w, answer) : plays(s, w, answer);
}

/* What is said of an improvement that nobody sanctions: how many states the others reach, and an escape if need be. */
static bool is_unanswered(const sample *s, const dt_witness *w, const dt_answer *answer)
{
    uint64_t reached = 0, escapable = 0;
    if (w->criterion.concept == DT_CONCEPT_NASH || w->criterion.concept == DT_CONCEPT_SIM)
        return true;
    state_set reach = sample_reach(s, ~(1u << w->dm), answer->to, credible(w->criterion.concept));
    for (uint32_t q = 0; q < s->states; q++) {
        if (q == answer->to || !dt_bit_get(reach.bits, q))
            continue;
        reached++;
        escapable += !sample_prefers(s, w->dm, q, w->state);
    }
    if (answer->reached != reached || answer->escapable != escapable)
        return no_path(s, w, "a wrong count");
    if (escapable == 0)
        return true;
    return plays(s, w, answer) && !sample_prefers(s, w->dm, answer->end, w->state) &&
           (moves_to(s, w->dm, answer->end, answer->escape, false) || no_path(s, w, "no escape")) &&
           sample_prefers(s, w->dm, answer->escape, w->state);
}

static uint32_t count_improvements(const sample *s, size_t dm, uint32_t state)
{
    uint32_t count = 0;
    for (uint32_t q = 0; q < s->states; q++)
        count += moves_to(s, dm, state, q, true);
    return count;
}

static bool is_right(const sample *s, const dt_witness *w)
{
    const bool stable = dt_verdicts_stable(s->verdicts, w->criterion.concept, w->dm, w->state);
    if (stable != (w->by != DT_UNSTABLE))
        return no_path(s, w, "another verdict");
    if (w->improvements != count_improvements(s, w->dm, w->state) || w->answer_count != (stable ? w->improvements : 1))
        return no_path(s, w, "improvements are missing");
    for (size_t k = 0; k < w->answer_count; k++) {
        const dt_answer *answer = &w->answers[k];
        if (!moves_to(s, w->dm, w->state, answer->to, true) || answer->sanctioned != stable)
            return no_path(s, w, "no improvement");
        if (!(stable ? is_sanction(s, w, answer) : is_unanswered(s, w, answer)))
            return false;
    }
    return true;
}

static bool explained(const sample *s, dt_concept_id concept, size_t dm, uint32_t state)
{
    dt_witness *witness;
    if (dt_explain(&witness, s->graph, s->profile, concept, dm, state, s->built->budget) != DT_OK)
        return refute(s, "no witness");
    bool right = is_right(s, witness);
    dt_witness_free(witness);
    return right;
}

static bool every_witness_is_right(const sample *s)
{
    for (int id = 0; id < DT_CONCEPT_COUNT; id++)
        for (size_t dm = 0; dm < s->dms && sample_concepts(s) >> id & 1u; dm++)
            for (uint32_t state = 0; state < s->states; state++)
                if (!explained(s, (dt_concept_id)id, dm, state))
                    return false;
    return true;
}

static void witnesses_exist_where_the_engine_decides_and_play_by_the_rules(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "witnesses",
                             .holds = every_witness_is_right,
                             .shape = {.small = true},
                             .models = 3000,
                             .solved = true,
                             .tabled = true});
}

/* ---- verify -------------------------------------------------------------------------------------------------------- */

static bool verified(const sample *s, const dt_text *json)
{
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_verification found;
    dt_verify_options options = {.sample = 0};
    assert_int_equal(dt_source_new(&source, "witness", json->data, json->length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    dt_status status = dt_verify(&found, s->graph, source, &options, s->built->budget, diagnostics);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    if (status != DT_OK)
        return refute(s, "verify ends with status %d", (int)status);
    return found.lie ? refute(s, "%s", found.lie_text) : found.checked == s->dms;
}

/* Everybody's witness of one state, written and verified. */
static bool verifies(const sample *s, dt_concept_id concept, uint32_t state)
{
    dt_witness *witnesses[RC_DMS] = {NULL};
    dt_text json = {.data = NULL};
    dt_asked asked = {.graph = s->graph, .profile = s->profile, .state = state, .dm = DT_PATTERN_NONE, .file = "test"};
    bool right = true;
    asked.budget = s->built->budget;
    for (size_t dm = 0; dm < s->dms; dm++)
        right &= dt_explain(&witnesses[dm], s->graph, s->profile, concept, dm, state, s->built->budget) == DT_OK;
    right = right &&
            dt_report_witnesses(&asked, (const dt_witness *const *)witnesses, s->dms, DT_FORMAT_JSON, &json) == DT_OK;
    right = right && verified(s, &json);
    for (size_t dm = 0; dm < s->dms; dm++)
        dt_witness_free(witnesses[dm]);
    dt_text_free(&json);
    return right;
}

static bool what_is_written_verifies(const sample *s)
{
    for (int id = 0; id < DT_CONCEPT_COUNT; id++)
        for (uint32_t state = 0; state < s->states && sample_concepts(s) >> id & 1u; state++)
            if (!verifies(s, (dt_concept_id)id, state))
                return false;
    return true;
}

static void every_witness_that_is_written_verifies(void **unused)
{
    (void)unused;
    assert_holds(&(property){
        .name = "witnesses-verify", .holds = what_is_written_verifies, .shape = {.small = true}, .models = 500});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(witnesses_exist_where_the_engine_decides_and_play_by_the_rules),
        cmocka_unit_test(every_witness_that_is_written_verifies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
