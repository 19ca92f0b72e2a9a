/* SPDX-License-Identifier: MIT */
/* Is every verdict of a result what the definitions say? What a result claims is read first and held together with
 * itself, then each verdict (or some, drawn at random) is decided once more by the judge. The first lie ends it. */
#include "followup/verify.h"

#include "base/bits.h"
#include "base/codes.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RESULT_BYTES_MAX ((size_t)1 << 30)

dt_status dt_lie(dt_verifier *v, const char *format, ...)
{
    va_list list;
    if (v->found->lie)
        return DT_OK;
    v->found->lie = true;
    va_start(list, format);
    vsnprintf(v->found->lie_text, sizeof v->found->lie_text, format, list);
    va_end(list);
    return DT_OK;
}

/* ---- the outermost mapping ------------------------------------------------------------------------------------------- */

static const char *const members[DT_MEMBER_COUNT] = {
    "format",  "version",   "model",  "readings",   "definitions", "engine",       "decision_makers",
    "options", "where",     "states", "status_quo", "concepts",    "alternatives", "concept",
    "state",   "witnesses", "only",   "behaviour",  "concept_of"};

/* The members that a result must have, whatever its kind. */
#define BIT(member) (1u << DT_MEMBER_##member)
#define EVERY_KIND                                                                                                     \
    (BIT(FORMAT) | BIT(VERSION) | BIT(MODEL) | BIT(READINGS) | BIT(DEFINITIONS) | BIT(DECISION_MAKERS) |               \
     BIT(OPTIONS) | BIT(STATES) | BIT(STATUS_QUO))

static dt_status note_member(dt_verifier *v)
{
    for (size_t k = 0; k < DT_MEMBER_COUNT; k++) {
        if (strcmp(dt_text_get(&v->key), members[k]) != 0)
            continue;
        if (v->places[k] != SIZE_MAX) {
            dt_pull_report(&v->pull, "\"%s\" comes twice", members[k]);
            return DT_ERR_MODEL;
        }
        v->places[k] = v->pull.at;
    }
    return v->key.status;
}

static dt_status find_members(dt_verifier *v)
{
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "the whole"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        DT_TRY(note_member(v));
        dt_pull_skip(&v->pull);
    }
    return DT_OK;
}

/* Are the members there that this kind of result must have? */
static dt_status check_members(const dt_verifier *v, const char *what, unsigned needed)
{
    for (size_t k = 0; k < DT_MEMBER_COUNT; k++)
        if (needed >> k & 1u && v->places[k] == SIZE_MAX) {
            dt_diagnostics_add(v->pull.diagnostics, DT_CODE_MISSING_KEY, (dt_span){0, 0}, "a %s has \"%s\"", what,
                               members[k]);
            return DT_ERR_MODEL;
        }
    return DT_OK;
}

static dt_status open_result(dt_verifier *v)
{
    if (v->pull.length > RESULT_BYTES_MAX) {
        dt_diagnostics_add(v->pull.diagnostics, DT_CODE_TOO_LARGE, (dt_span){0, 0},
                           "the result is larger than 1 GiB; --brief makes a smaller one");
        return DT_ERR_MODEL;
    }
    dt_budget_stage(v->budget, "reading the result", 0);
    return dt_pull_check(&v->pull) ? find_members(v) : DT_ERR_MODEL;
}

/* ---- held together with itself ---------------------------------------------------------------------------------------- */

static bool is_listed(const dt_verifier *v, uint32_t state)
{
    return !v->listed || dt_bit_get(v->listed, state);
}

static bool claims_equilibrium(const dt_verifier *v, uint32_t state)
{
    for (size_t c = 0; c < dt_claim_count(v); c++) {
        if (v->claims[c].made && dt_bit_get(v->claims[c].equilibria, state))
            return true;
        for (size_t k = 0; k < v->alternative_count; k++)
            if (v->alternatives[k].equilibria[c] && dt_bit_get(v->alternatives[k].equilibria[c], state))
                return true;
    }
    return false;
}

/* Is it the status quo, named or an equilibrium? */
static bool matters(const dt_verifier *v, uint32_t state)
{
    return state == dt_graph_status_quo(v->graph) || dt_graph_name_of(v->graph, state) != DT_PATTERN_NONE ||
           claims_equilibrium(v, state);
}

/* The list has every state that satisfies `where`, or, brief, those of them that matter. */
static dt_status check_listed(dt_verifier *v)
{
    for (uint32_t s = 0; s < v->states; s++) {
        DT_TRY(dt_budget_spend(v->budget, 4));
        bool expected = is_listed(v, s) && (!v->brief || matters(v, s));
        if (expected != dt_bit_get(v->in_list, s))
            return dt_lie(
                v, expected ? "state %" PRIu32 " is missing in the list" : "state %" PRIu32 " is not to be listed",
                s + 1);
    }
    return DT_OK;
}

/* Equilibria are what is stable for everybody. */
static dt_status check_intersection(dt_verifier *v, size_t concept)
{
    const dt_claim *claim = &v->claims[concept];
    for (uint32_t s = 0; s < v->states; s++) {
        size_t stable = 0;
        DT_TRY(dt_budget_spend(v->budget, v->model->dm_count));
        for (size_t i = 0; i < v->model->dm_count; i++)
            stable += dt_bit_get(claim->stable[i], s);
        bool listed = dt_bit_get(claim->equilibria, s);
        if (listed != (stable == v->model->dm_count))
            return dt_lie(v, "state %" PRIu32 " is%s listed as an equilibrium under %s but%s as stable for everybody",
                          s + 1, listed ? "" : " not", dt_claim_name(v, concept, (char[DT_CLAIM_TEXT]){0}),
                          listed ? " not" : "");
    }
    return DT_OK;
}

/* Either every `stable` is a list or every one a count. */
static dt_status check_claims(dt_verifier *v)
{
    bool any = false;
    for (size_t c = 0; c < dt_claim_count(v) && !v->found->lie; c++) {
        if (!v->claims[c].made)
            continue;
        any = true;
        for (size_t i = 0; v->brief && i < v->model->dm_count; i++)
            if (v->claims[c].stable[i])
                return dt_lie(v, "\"stable\" has both lists and counts");
        if (!v->brief)
            DT_TRY(check_intersection(v, c));
    }
    return any || v->found->lie ? DT_OK : dt_lie(v, "it has no concepts");
}

static dt_status check_alternative(dt_verifier *v, size_t k)
{
    const dt_model *model = v->model;
    const dt_alternative *one = &v->alternatives[k];
    size_t bytes = model->dm_count * sizeof *one->profile;
    if (k == 0 && memcmp(one->profile, v->profile, bytes) != 0)
        return dt_lie(v, "the first of the alternatives has not the readings of the result");
    for (size_t other = 0; other < k; other++)
        if (memcmp(one->profile, v->alternatives[other].profile, bytes) == 0)
            return dt_lie(v, "alternatives %zu and %zu have the same readings", other + 1, k + 1);
    for (size_t c = 0; c < dt_claim_count(v); c++) {
        char text[DT_CLAIM_TEXT];
        const char *name = dt_claim_name(v, c, text);
        if (v->claims[c].made != (one->equilibria[c] != NULL))
            return dt_lie(v, "alternative %zu does not have the concepts of the result: %s", k + 1, name);
        if (k == 0 && v->claims[c].made &&
            memcmp(one->equilibria[c], v->claims[c].equilibria, dt_words_for(v->states) * sizeof(uint64_t)) != 0)
            return dt_lie(v, "the first of the alternatives has other equilibria under %s than the result", name);
    }
    return DT_OK;
}

static dt_status check_alternatives(dt_verifier *v)
{
    size_t expected = 1;
    for (size_t i = 0; i < v->model->dm_count && expected <= DT_PROFILES_MAX; i++)
        expected *= v->model->decision_makers[i].reading_count;
    if (v->places[DT_MEMBER_ALTERNATIVES] == SIZE_MAX)
        return DT_OK;
    for (size_t k = 0; k < v->alternative_count && !v->found->lie; k++)
        DT_TRY(check_alternative(v, k));
    if (v->found->lie || v->alternative_count == expected)
        return DT_OK;
    return dt_lie(v, "there are %zu combinations of readings, not %zu", expected, v->alternative_count);
}

/* ---- drawing ----------------------------------------------------------------------------------------------------------- */

static uint64_t count_concepts(const dt_verifier *v)
{
    uint64_t count = 0;
    for (size_t c = 0; c < dt_claim_count(v); c++)
        count += v->claims[c].made;
    return count;
}

static dt_status start_drawing(dt_verifier *v)
{
    uint64_t a_concept = v->listed_count * (v->brief ? 1 : v->model->dm_count);
    uint64_t others = v->alternative_count > 1 ? v->alternative_count - 1 : 0;
    v->found->verdicts = count_concepts(v) * (a_concept + others * v->listed_count);
    v->units_left = v->found->verdicts;
    v->undrawn = v->options->sample && v->options->sample < v->units_left ? v->options->sample : v->units_left;
    v->random.state = v->options->seed;
    dt_budget_stage(v->budget, "judging", v->found->verdicts);
    return DT_OK;
}

/* Is the next verdict to be checked? Selection sampling: exactly as many are as were asked for. */
static bool drawn(dt_verifier *v)
{
    bool chosen = v->undrawn == v->units_left || dt_random_below(&v->random, v->units_left) < v->undrawn;
    v->units_left--;
    v->undrawn -= chosen;
    v->found->checked += chosen;
    return chosen;
}

/* ---- judging ----------------------------------------------------------------------------------------------------------- */

static dt_status lie_about(dt_verifier *v, size_t concept, size_t dm, uint32_t state, bool stable)
{
    char name[96];
    return dt_lie(v, "state %" PRIu32 "%s is %sstable for %s under %s, and the result says that it is%s", state + 1,
                  dt_lie_name(v, state, name), stable ? "" : "not ", v->model->decision_makers[dm].id,
                  dt_claim_name(v, concept, (char[DT_CLAIM_TEXT]){0}), stable ? " not" : "");
}

/* What the definitions say of one state. */
static dt_status judge_claim(const dt_verifier *v, dt_judge *judge, size_t claim, size_t dm, uint32_t state,
                             bool *stable, bool *tie)
{
    const dt_terms terms = {v->behaviours, v->own};
    *tie = false;
    if (v->relational)
        return dt_judge_criterion(judge, v->criteria[claim], dm, state, stable);
    if (claim < DT_CONCEPT_COUNT)
        return dt_judge_stable(judge, (dt_concept_id)claim, dm, state, stable);
    return dt_judge_further(judge, v->further[claim - DT_CONCEPT_COUNT], &terms, dm, state, stable, tie);
}

/* Does the result say of one verdict whether it hangs on how ties are broken, and wrongly? */
static dt_status check_tie(dt_verifier *v, const dt_standing_facts *facts, uint32_t state, bool tie)
{
    char name[96], text[DT_CLAIM_TEXT];
    const dt_claim *claim = &v->claims[facts->claim];
    if (!claim->ties || !claim->ties[facts->dm] || tie == dt_bit_get(claim->ties[facts->dm], state))
        return DT_OK;
    return dt_lie(v, "the verdict on state %" PRIu32 "%s for %s under %s %s on how ties are broken", state + 1,
                  dt_lie_name(v, state, name), v->model->decision_makers[facts->dm].id,
                  dt_claim_name(v, facts->claim, text), tie ? "hangs" : "does not hang");
}

/* How an equilibrium stands for one decision maker; the k-th of the claim is `state`. */
static dt_status check_stand(dt_verifier *v, dt_judge *judge, dt_standing_facts *facts, size_t k)
{
    const dt_claim *claim = &v->claims[facts->claim];
    uint32_t state = claim->states[k];
    bool right;
    char name[96];
    dt_stand stand = claim->stands[k * v->model->dm_count + facts->dm];
    DT_TRY(v->relational ? dt_verify_relational_stand(v, judge, facts, state, stand, &right)
                         : dt_verify_stand(facts, state, stand, &right));
    if (right)
        return DT_OK;
    return dt_lie(v, "state %" PRIu32 "%s does not stand for %s under %s as the result says", state + 1,
                  dt_lie_name(v, state, name), v->model->decision_makers[facts->dm].id,
                  dt_claim_name(v, facts->claim, (char[DT_CLAIM_TEXT]){0}));
}

/* All states for one decision maker under one concept. */
static dt_status judge_dm(dt_verifier *v, dt_judge *judge, dt_standing_facts *facts)
{
    const dt_claim *claim = &v->claims[facts->claim];
    size_t k = 0; /* equilibria before `s` */
    for (uint32_t s = 0; s < v->states && !v->found->lie; s++) {
        bool stable, tie, equilibrium = dt_bit_get(claim->equilibria, s);
        DT_TRY(dt_budget_spend(v->budget, 1));
        if (is_listed(v, s) && drawn(v)) {
            DT_TRY(judge_claim(v, judge, facts->claim, facts->dm, s, &stable, &tie));
            if (stable != dt_bit_get(claim->stable[facts->dm], s))
                return lie_about(v, facts->claim, facts->dm, s, stable);
            DT_TRY(check_tie(v, facts, s, tie));
            if (equilibrium && claim->stands)
                DT_TRY(check_stand(v, judge, facts, k));
        }
        k += equilibrium;
    }
    return DT_OK;
}

static dt_status judge_concept(dt_verifier *v, dt_judge *judge, size_t concept)
{
    for (size_t i = 0; i < v->model->dm_count && !v->found->lie; i++) {
        dt_standing_facts facts = {.v = v, .claim = concept, .dm = i};
        dt_status status = judge_dm(v, judge, &facts);
        dt_standing_facts_free(&facts);
        DT_TRY(status);
    }
    return DT_OK;
}

/* Is the state an equilibrium? With `counts`, everybody is asked and counted. */
static dt_status judge_state(dt_verifier *v, dt_judge *judge, size_t concept, uint32_t state, uint64_t *counts,
                             bool *equilibrium)
{
    *equilibrium = true;
    for (size_t i = 0; i < v->model->dm_count && (counts || *equilibrium); i++) {
        bool stable, tie;
        DT_TRY(judge_claim(v, judge, concept, i, state, &stable, &tie));
        *equilibrium = *equilibrium && stable;
        if (counts)
            counts[i] += stable;
    }
    return DT_OK;
}

/* A list of equilibria alone: of a brief result, or of other readings. */
static dt_status judge_equilibria(dt_verifier *v, dt_judge *judge, size_t concept, const uint64_t *claimed,
                                  uint64_t *counts)
{
    char name[96];
    for (uint32_t s = 0; s < v->states; s++) {
        bool equilibrium;
        DT_TRY(dt_budget_spend(v->budget, 1));
        if (!is_listed(v, s) || !drawn(v))
            continue;
        DT_TRY(judge_state(v, judge, concept, s, counts, &equilibrium));
        if (equilibrium != dt_bit_get(claimed, s))
            return dt_lie(v, "state %" PRIu32 "%s is %s equilibrium under %s, and the result says that it is%s", s + 1,
                          dt_lie_name(v, s, name), equilibrium ? "an" : "no",
                          dt_claim_name(v, concept, (char[DT_CLAIM_TEXT]){0}), equilibrium ? " none" : "");
    }
    return DT_OK;
}

static dt_status check_stands(dt_verifier *v, dt_judge *judge, size_t concept)
{
    for (size_t i = 0; i < v->model->dm_count; i++) {
        dt_standing_facts facts = {.v = v, .claim = concept, .dm = i};
        dt_status status = DT_OK;
        for (size_t k = 0;
             v->claims[concept].stands && k < v->claims[concept].count && status == DT_OK && !v->found->lie; k++)
            status = check_stand(v, judge, &facts, k);
        dt_standing_facts_free(&facts);
        DT_TRY(status);
    }
    return DT_OK;
}

/* A brief result: its equilibria, and, where every state is judged, its counts and how the equilibria stand. */
static dt_status judge_brief(dt_verifier *v, dt_judge *judge, size_t concept)
{
    const dt_claim *claim = &v->claims[concept];
    bool whole = v->undrawn == v->units_left;
    uint64_t *counts = dt_calloc(v->model->dm_count, sizeof *counts);
    if (!counts)
        return DT_ERR_NOMEM;
    dt_status status = judge_equilibria(v, judge, concept, claim->equilibria, whole ? counts : NULL);
    for (size_t i = 0; status == DT_OK && whole && i < v->model->dm_count; i++)
        if (counts[i] != claim->counts[i])
            status = dt_lie(v, "%" PRIu64 " states are stable for %s under %s, not %" PRIu64, counts[i],
                            v->model->decision_makers[i].id, dt_claim_name(v, concept, (char[DT_CLAIM_TEXT]){0}),
                            claim->counts[i]);
    free(counts);
    return status == DT_OK && whole && !v->found->lie ? check_stands(v, judge, concept) : status;
}

static dt_status judge_claims(dt_verifier *v)
{
    dt_judge *judge = NULL;
    dt_status status = dt_judge_new(&judge, v->graph, v->profile, v->budget);
    for (size_t c = 0; c < dt_claim_count(v) && status == DT_OK && !v->found->lie; c++)
        if (v->claims[c].made)
            status = v->brief ? judge_brief(v, judge, c) : judge_concept(v, judge, c);
    dt_judge_free(judge);
    return status;
}

static dt_status judge_alternatives(dt_verifier *v)
{
    for (size_t k = 1; k < v->alternative_count; k++) {
        dt_judge *judge = NULL;
        dt_status status = dt_judge_new(&judge, v->graph, v->alternatives[k].profile, v->budget);
        for (size_t c = 0; c < dt_claim_count(v) && status == DT_OK && !v->found->lie; c++)
            if (v->claims[c].made)
                status = judge_equilibria(v, judge, c, v->alternatives[k].equilibria[c], NULL);
        dt_judge_free(judge);
        DT_TRY(status);
    }
    return DT_OK;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void free_all(dt_verifier *v)
{
    for (size_t i = 0; v->ranks && i < v->model->dm_count; i++)
        free(v->ranks[i]);
    free(v->ranks);
    free(v->profile);
    free(v->listed);
    free(v->in_list);
    free(v->numbers);
    dt_claims_free(v);
    free(v->behaviours);
    free(v->own);
    dt_text_free(&v->key);
    dt_text_free(&v->text);
}

static dt_status take_steps(dt_verifier *v, dt_status (*const *steps)(dt_verifier *), size_t count)
{
    for (size_t k = 0; k < count && !v->found->lie; k++)
        DT_TRY(steps[k](v));
    return DT_OK;
}

/* Does it call itself something that can be verified? A result that does not say what it is has to be a solution. */
static dt_status read_kind(dt_verifier *v, bool *witness)
{
    const size_t place = v->pull.at = v->places[DT_MEMBER_FORMAT];
    *witness = false;
    if (place == SIZE_MAX || dt_pull_peek(&v->pull) != DT_PULL_TEXT || !dt_pull_text(&v->pull, &v->text, "\"format\""))
        return DT_OK;
    *witness = strcmp(dt_text_get(&v->text), "detente-witness") == 0;
    if (*witness || strcmp(dt_text_get(&v->text), "detente-solution") == 0)
        return DT_OK;
    v->pull.at = place;
    dt_pull_report(&v->pull, "this is a \"%s\"; verify takes a solution or a witness", dt_text_get(&v->text));
    return DT_ERR_MODEL;
}

static dt_status verify(dt_verifier *v)
{
    static dt_status (*const of_solution[])(dt_verifier *) = {dt_verify_states, dt_claims_read,     check_claims,
                                                              dt_verify_weak,   check_alternatives, check_listed,
                                                              start_drawing,    judge_claims,       judge_alternatives};
    static dt_status (*const of_witness[])(dt_verifier *) = {dt_verify_witness_head, dt_verify_states,
                                                             dt_verify_witnesses};
    bool witness;
    DT_TRY(open_result(v));
    DT_TRY(read_kind(v, &witness));
    if (witness) {
        DT_TRY(check_members(v, "witness", EVERY_KIND | BIT(CONCEPT) | BIT(STATE) | BIT(WITNESSES)));
        return take_steps(v, of_witness, sizeof of_witness / sizeof *of_witness);
    }
    DT_TRY(check_members(v, "solution", EVERY_KIND | BIT(ENGINE) | BIT(WHERE) | BIT(CONCEPTS)));
    DT_TRY(dt_verify_head(v));
    if (v->symbolic && !v->found->lie)
        return dt_verify_sets(v);
    return take_steps(v, of_solution, sizeof of_solution / sizeof *of_solution);
}

dt_status dt_verify(dt_verification *out, const dt_graph *graph, const dt_source *result,
                    const dt_verify_options *options, dt_budget *budget, dt_diagnostics *diagnostics)
{
    *out = (dt_verification){.checked = 0};
    dt_verifier v = {
        .graph = graph, .model = dt_graph_model(graph), .budget = budget, .options = options, .found = out};
    v.states = dt_graph_count(graph);
    v.pull =
        (dt_pull){.bytes = dt_source_bytes(result), .length = dt_source_length(result), .diagnostics = diagnostics};
    memset(v.places, 0xff, sizeof v.places);
    dt_status status = verify(&v);
    free_all(&v);
    return status;
}
