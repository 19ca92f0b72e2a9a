/* SPDX-License-Identifier: MIT */
/* Is what a result of the symbolic engine says of sets of states true? The states of the model are listed after all, every verdict
 * is the judge's, and numbers, options in common and examples follow from going through the list. */
#include "followup/verify.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is true under one profile and concept. */
typedef struct facts {
    dt_verifier *v;
    const uint32_t *profile;
    const char *concept;
    uint64_t *stable;     /* [DMs] how many of the listed states are */
    uint64_t *equilibria; /* bits of those asked about */
    uint64_t count;
} facts;

/* ---- reading -------------------------------------------------------------------------------------------------------- */

static bool key_is(const dt_verifier *v, const char *key)
{
    return strcmp(dt_text_get(&v->key), key) == 0;
}

/* A number written as a text. */
static dt_status check_number(dt_verifier *v, uint64_t expected, const char *what)
{
    char digits[24];
    if (!dt_pull_text(&v->pull, &v->text, what))
        return DT_ERR_MODEL;
    snprintf(digits, sizeof digits, "%" PRIu64, expected);
    DT_TRY(v->text.status);
    if (strcmp(dt_text_get(&v->text), digits) == 0)
        return DT_OK;
    return dt_lie(v, "%s is %s, not %s", what, digits, dt_text_get(&v->text));
}

/* A pattern of a state, DT_NO_STATE: null. */
static dt_status check_pattern(dt_verifier *v, uint32_t expected, const char *what)
{
    dt_text pattern = {.data = NULL};
    if (dt_pull_null(&v->pull))
        return expected == DT_NO_STATE ? DT_OK : dt_lie(v, "%s is not null", what);
    if (!dt_pull_text(&v->pull, &v->text, what))
        return DT_ERR_MODEL;
    if (expected == DT_NO_STATE)
        return dt_lie(v, "%s is null, not %s", what, dt_text_get(&v->text));
    dt_model_write_pattern(v->model, dt_graph_state(v->graph, expected), &pattern);
    dt_status status = pattern.status == DT_OK ? v->text.status : pattern.status;
    if (status == DT_OK && strcmp(dt_text_get(&v->text), dt_text_get(&pattern)) != 0)
        status = dt_lie(v, "%s is %s, not %s", what, dt_text_get(&pattern), dt_text_get(&v->text));
    dt_text_free(&pattern);
    return status;
}

/* The restrictions that "only" names. */
static dt_status read_only(dt_verifier *v)
{
    v->pull.at = v->places[DT_MEMBER_ONLY];
    if (v->pull.at == SIZE_MAX)
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"only\""))
        return DT_ERR_MODEL;
    while (dt_pull_item(&v->pull)) {
        if (!dt_pull_text(&v->pull, &v->text, "\"only\""))
            return DT_ERR_MODEL;
        DT_TRY(v->text.status);
        if (strcmp(dt_text_get(&v->text), "better_than_status_quo") == 0 &&
            dt_graph_status_quo(v->graph) != DT_NO_STATE)
            v->better = true;
        else if (strcmp(dt_text_get(&v->text), "undominated") == 0)
            v->undominated = true;
        else
            return dt_lie(v, "\"only\" has \"%s\", which no result of this model can have", dt_text_get(&v->text));
    }
    return DT_OK;
}

/* ---- facts ----------------------------------------------------------------------------------------------------------- */

static int compare(const facts *f, size_t dm, uint32_t a, uint32_t b)
{
    const dt_model *model = f->v->model;
    return dt_rules_compare(model, &model->decision_makers[dm].readings[f->profile[dm]], dt_graph_state(f->v->graph, a),
                            dt_graph_state(f->v->graph, b));
}

static bool is_better(const facts *f, uint32_t state)
{
    for (size_t i = 0; i < f->v->model->dm_count; i++)
        if (compare(f, i, state, dt_graph_status_quo(f->v->graph)) <= 0)
            return false;
    return true;
}

static bool dominates(const facts *f, uint32_t a, uint32_t b)
{
    bool better = false;
    for (size_t i = 0; i < f->v->model->dm_count; i++) {
        int order = compare(f, i, a, b);
        if (order < 0)
            return false;
        better |= order > 0;
    }
    return better;
}

/* Takes out of `all` what another of them dominates. */
static dt_status drop_dominated(facts *f)
{
    uint32_t states = f->v->states;
    size_t words = dt_words_for(states);
    uint64_t *all = dt_malloc(words, sizeof *all);
    if (!all)
        return DT_ERR_NOMEM;
    memcpy(all, f->equilibria, words * sizeof *all);
    dt_status status = DT_OK;
    for (uint32_t s = 0; s < states && status == DT_OK; s++)
        for (uint32_t other = 0; other < states && dt_bit_get(f->equilibria, s) && status == DT_OK; other++) {
            status = dt_budget_spend(f->v->budget, 1);
            if (dt_bit_get(all, s) && dt_bit_get(all, other) && dominates(f, other, s)) {
                dt_bit_clear(f->equilibria, s);
                f->count--;
            }
        }
    free(all);
    return status;
}

static bool is_listed(const dt_verifier *v, uint32_t state)
{
    return !v->listed || dt_bit_get(v->listed, state);
}

static dt_status judge_state(facts *f, dt_judge *judge, dt_concept_id concept, uint32_t state)
{
    bool all = true;
    for (size_t i = 0; i < f->v->model->dm_count; i++) {
        bool stable;
        DT_TRY(dt_judge_stable(judge, concept, i, state, &stable));
        f->stable[i] += stable;
        all &= stable;
        f->v->found->checked++;
    }
    if (!all || (f->v->better && !is_better(f, state)))
        return DT_OK;
    dt_bit_set(f->equilibria, state);
    f->count++;
    return DT_OK;
}

static dt_status judge_all(facts *f, dt_concept_id concept)
{
    dt_judge *judge = NULL;
    f->stable = dt_calloc(f->v->model->dm_count, sizeof *f->stable);
    f->equilibria = dt_calloc(dt_words_for(f->v->states), sizeof *f->equilibria);
    if (!f->stable || !f->equilibria)
        return DT_ERR_NOMEM;
    dt_status status = dt_judge_new(&judge, f->v->graph, f->profile, f->v->budget);
    for (uint32_t s = 0; s < f->v->states && status == DT_OK; s++)
        if (is_listed(f->v, s))
            status = judge_state(f, judge, concept, s);
    dt_judge_free(judge);
    return status == DT_OK && f->v->undominated ? drop_dominated(f) : status;
}

static uint64_t count_taking(const facts *f, size_t option)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < f->v->states; s++)
        count += dt_bit_get(f->equilibria, s) && dt_bit_get(dt_graph_state(f->v->graph, s), option);
    return count;
}

/* ---- claims ---------------------------------------------------------------------------------------------------------- */

static dt_status check_stable(const facts *f)
{
    size_t count = 0;
    if (!dt_pull_enter(&f->v->pull, DT_PULL_MAPPING, "\"stable_count\""))
        return DT_ERR_MODEL;
    for (; !f->v->found->lie && dt_pull_member(&f->v->pull, &f->v->key); count++) {
        char what[160];
        size_t dm = dt_model_find_dm(f->v->model, dt_text_get(&f->v->key));
        if (dm == DT_PATTERN_NONE)
            return dt_lie(f->v, "the model has no decision maker \"%s\"", dt_text_get(&f->v->key));
        snprintf(what, sizeof what, "the number of states stable for %s under %s", f->v->model->decision_makers[dm].id,
                 f->concept);
        DT_TRY(check_number(f->v, f->stable[dm], what));
    }
    return f->v->found->lie || count == f->v->model->dm_count
               ? DT_OK
               : dt_lie(f->v, "\"stable_count\" under %s does not have each decision maker once", f->concept);
}

/* The options that all, or none, of the equilibria take, in model order; null where there is none. */
static dt_status check_common(const facts *f, bool taken)
{
    const char *what = taken ? "\"always\"" : "\"never\"";
    size_t option = 0;
    if (dt_pull_null(&f->v->pull))
        return f->count == 0 ? DT_OK : dt_lie(f->v, "%s under %s is not null", what, f->concept);
    if (!dt_pull_enter(&f->v->pull, DT_PULL_LIST, what))
        return DT_ERR_MODEL;
    for (bool more = true; more; option++) {
        while (option < f->v->model->option_count &&
               (f->count == 0 || count_taking(f, option) != (taken ? f->count : 0)))
            option++;
        more = dt_pull_item(&f->v->pull);
        if (more != (option < f->v->model->option_count) || f->count == 0)
            return dt_lie(f->v, "%s under %s does not list what it should", what, f->concept);
        if (more && !dt_pull_text(&f->v->pull, &f->v->text, what))
            return DT_ERR_MODEL;
        if (more && strcmp(dt_text_get(&f->v->text), f->v->model->options[option].written) != 0)
            return dt_lie(f->v, "%s under %s has \"%s\" where \"%s\" should be", what, f->concept,
                          dt_text_get(&f->v->text), f->v->model->options[option].written);
    }
    return f->v->text.status;
}

static dt_status check_examples(const facts *f)
{
    uint32_t state = 0;
    if (!dt_pull_enter(&f->v->pull, DT_PULL_LIST, "\"examples\""))
        return DT_ERR_MODEL;
    for (; !f->v->found->lie && dt_pull_item(&f->v->pull); state++) {
        while (state < f->v->states && !dt_bit_get(f->equilibria, state))
            state++;
        if (state == f->v->states)
            return dt_lie(f->v, "there are more examples under %s than equilibria", f->concept);
        DT_TRY(check_pattern(f->v, state, "an example"));
    }
    return DT_OK;
}

/* The first of those that the decision maker ranks highest, or lowest. */
static uint32_t extreme(const facts *f, size_t dm, bool best)
{
    uint32_t found = DT_NO_STATE;
    for (uint32_t s = 0; s < f->v->states; s++)
        if (dt_bit_get(f->equilibria, s) &&
            (found == DT_NO_STATE || (best ? compare(f, dm, s, found) > 0 : compare(f, dm, s, found) < 0)))
            found = s;
    return found;
}

static dt_status check_best(const facts *f)
{
    size_t dm = DT_PATTERN_NONE;
    if (!dt_pull_enter(&f->v->pull, DT_PULL_MAPPING, "\"best_for\""))
        return DT_ERR_MODEL;
    while (!f->v->found->lie && dt_pull_member(&f->v->pull, &f->v->key)) {
        if (key_is(f->v, "decision_maker")) {
            if (!dt_pull_text(&f->v->pull, &f->v->text, "\"decision_maker\""))
                return DT_ERR_MODEL;
            dm = dt_model_find_dm(f->v->model, dt_text_get(&f->v->text));
        } else if (dm == DT_PATTERN_NONE) {
            return dt_lie(f->v, "\"best_for\" does not say first for whom");
        } else {
            DT_TRY(check_pattern(f->v, extreme(f, dm, key_is(f->v, "best")), "the best or worst"));
        }
    }
    return DT_OK;
}

/* One member of a concept; `needed` loses the bit of one that there must be. */
static dt_status check_member(const facts *f, unsigned *needed)
{
    static const char *const keys[] = {"stable_count", "equilibria_count", "always", "never", "examples", "best_for"};
    size_t k = 0;
    while (k < sizeof keys / sizeof *keys && !key_is(f->v, keys[k]))
        k++;
    *needed &= ~(1u << k);
    switch (k) {
    case 0: return check_stable(f);
    case 1: return check_number(f->v, f->count, "the number of equilibria");
    case 2: return check_common(f, true);
    case 3: return check_common(f, false);
    case 4: return check_examples(f);
    case 5: return check_best(f);
    default: dt_pull_skip(&f->v->pull); return DT_OK;
    }
}

static dt_status check_concept(dt_verifier *v, const uint32_t *profile, bool alternative)
{
    const dt_concept *concept = dt_concept_find(dt_text_get(&v->key));
    unsigned needed = alternative ? 0x1e : 0x1f;
    if (!concept)
        return dt_lie(v, "there is no concept \"%s\"", dt_text_get(&v->key));
    facts f = {.v = v, .profile = profile, .concept = concept->name};
    dt_status status = judge_all(&f, concept->id);
    if (status == DT_OK && !dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a concept"))
        status = DT_ERR_MODEL;
    while (status == DT_OK && !v->found->lie && dt_pull_member(&v->pull, &v->key))
        status = check_member(&f, &needed);
    if (status == DT_OK && !v->found->lie && needed)
        status =
            dt_lie(v, "the concept %s has stable_count, equilibria_count, always, never and examples", concept->name);
    free(f.stable);
    free(f.equilibria);
    return status;
}

static dt_status check_concepts(dt_verifier *v, const uint32_t *profile, bool alternative)
{
    size_t count = 0;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"concepts\""))
        return DT_ERR_MODEL;
    for (; !v->found->lie && dt_pull_member(&v->pull, &v->key); count++)
        DT_TRY(check_concept(v, profile, alternative));
    return count || v->found->lie ? DT_OK : dt_lie(v, "it has no concepts");
}

/* ---- the status quo --------------------------------------------------------------------------------------------------- */

static dt_status check_verdict(dt_verifier *v, dt_judge *judge, dt_concept_id concept)
{
    bool stable;
    size_t dm = dt_model_find_dm(v->model, dt_text_get(&v->key));
    if (dm == DT_PATTERN_NONE)
        return dt_lie(v, "the model has no decision maker \"%s\"", dt_text_get(&v->key));
    DT_TRY(dt_judge_stable(judge, concept, dm, dt_graph_status_quo(v->graph), &stable));
    if (dt_pull_peek(&v->pull) != DT_PULL_TRUTH || (v->pull.bytes[v->pull.at] == 't') != stable)
        return dt_lie(v, "the status quo is %sstable for %s under %s", stable ? "" : "not ", dt_text_get(&v->key),
                      dt_concept_get(concept)->name);
    dt_pull_skip(&v->pull);
    return DT_OK;
}

static dt_status check_verdicts(dt_verifier *v, dt_judge *judge)
{
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"stable\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        const dt_concept *concept = dt_concept_find(dt_text_get(&v->key));
        if (!concept)
            return dt_lie(v, "there is no concept \"%s\"", dt_text_get(&v->key));
        if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "verdicts"))
            return DT_ERR_MODEL;
        while (!v->found->lie && dt_pull_member(&v->pull, &v->key))
            DT_TRY(check_verdict(v, judge, concept->id));
    }
    return DT_OK;
}

static dt_status check_status_quo(dt_verifier *v)
{
    uint32_t quo = dt_graph_status_quo(v->graph);
    dt_judge *judge = NULL;
    v->pull.at = v->places[DT_MEMBER_STATUS_QUO];
    if (dt_pull_null(&v->pull))
        return quo == DT_NO_STATE ? DT_OK : dt_lie(v, "the model has a status quo");
    if (quo == DT_NO_STATE)
        return dt_lie(v, "the model has no status quo");
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"status_quo\""))
        return DT_ERR_MODEL;
    dt_status status = dt_judge_new(&judge, v->graph, v->profile, v->budget);
    while (status == DT_OK && !v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (key_is(v, "pattern"))
            status = check_pattern(v, quo, "the status quo");
        else if (key_is(v, "stable"))
            status = check_verdicts(v, judge);
        else
            dt_pull_skip(&v->pull);
    }
    dt_judge_free(judge);
    return status;
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static dt_status check_states(dt_verifier *v)
{
    bool counted = false;
    v->pull.at = v->places[DT_MEMBER_STATES];
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"states\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (key_is(v, "count")) {
            counted = true;
            DT_TRY(check_number(v, v->states, "the number of feasible states"));
        } else {
            dt_pull_skip(&v->pull);
        }
    }
    return counted || v->found->lie ? DT_OK : dt_lie(v, "\"states\" has no count");
}

static dt_status check_alternative(dt_verifier *v, uint32_t *profile)
{
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "an alternative"))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (key_is(v, "readings"))
            DT_TRY(dt_verify_readings(v, profile));
        else if (key_is(v, "concepts"))
            DT_TRY(check_concepts(v, profile, true));
        else
            dt_pull_skip(&v->pull);
    }
    return DT_OK;
}

static dt_status check_alternatives(dt_verifier *v)
{
    v->pull.at = v->places[DT_MEMBER_ALTERNATIVES];
    if (v->pull.at == SIZE_MAX)
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"alternatives\""))
        return DT_ERR_MODEL;
    uint32_t *profile = dt_calloc(v->model->dm_count, sizeof *profile);
    dt_status status = profile ? DT_OK : DT_ERR_NOMEM;
    while (status == DT_OK && !v->found->lie && dt_pull_item(&v->pull))
        status = check_alternative(v, profile);
    free(profile);
    return status;
}

dt_status dt_verify_sets(dt_verifier *v)
{
    dt_budget_stage(v->budget, "judging", 0);
    DT_TRY(read_only(v));
    if (!v->found->lie)
        DT_TRY(check_states(v));
    if (!v->found->lie)
        DT_TRY(check_status_quo(v));
    v->pull.at = v->places[DT_MEMBER_CONCEPTS];
    if (!v->found->lie)
        DT_TRY(check_concepts(v, v->profile, false));
    if (!v->found->lie)
        DT_TRY(check_alternatives(v));
    v->found->verdicts = v->found->checked;
    return DT_OK;
}
