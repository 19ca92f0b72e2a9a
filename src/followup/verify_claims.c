/* SPDX-License-Identifier: MIT */
/* What a result claims: for each concept which states are stable for whom, which are equilibria and how they stand; and
 * the equilibria of the other combinations of readings. */
#include "followup/verify.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers of states ----------------------------------------------------------------------------------------------- */

static bool is_listed(const dt_verifier *v, uint64_t state)
{
    return !v->listed || dt_bit_get(v->listed, state);
}

/* The list of states at the cursor, as bits and, with `states`, as an array of `*count`. */
static dt_status read_states(dt_verifier *v, const char *what, uint64_t **bits, uint32_t **states, size_t *count)
{
    uint64_t number, last = 0;
    size_t capacity = 0;
    free(*bits);
    *bits = dt_calloc(dt_words_for(v->states), sizeof **bits);
    if (!*bits)
        return DT_ERR_NOMEM;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, what))
        return DT_ERR_MODEL;
    while (dt_pull_item(&v->pull)) {
        if (!dt_pull_number(&v->pull, &number, what))
            return DT_ERR_MODEL;
        if (number < 1 || number > v->states)
            return dt_lie(v, "there is no state %" PRIu64, number);
        if (number <= last)
            return dt_lie(v, "in %s, state %" PRIu64 " is not in its place", what, number);
        if (!is_listed(v, number - 1))
            return dt_lie(v, "state %" PRIu64 " in %s does not satisfy \"where\"", number, what);
        last = number;
        dt_bit_set(*bits, number - 1);
        if (states && !dt_grow(states, &capacity, *count, sizeof **states))
            return DT_ERR_NOMEM;
        if (states)
            (*states)[(*count)++] = (uint32_t)number - 1;
    }
    return DT_OK;
}

/* The decision maker named by the key just read; each comes once. `seen` has a bit for each. */
static dt_status next_dm(dt_verifier *v, uint64_t *seen, size_t *dm)
{
    *dm = dt_model_find_dm(v->model, dt_text_get(&v->key));
    if (*dm == DT_PATTERN_NONE)
        return dt_lie(v, "the model has no decision maker \"%s\"", dt_text_get(&v->key));
    if (dt_bit_get(seen, *dm))
        return dt_lie(v, "\"%s\" comes twice", dt_text_get(&v->key));
    dt_bit_set(seen, *dm);
    return DT_OK;
}

/* Calls `read` for each member of a mapping from decision makers; all must be there. */
static dt_status each_dm(dt_verifier *v, dt_claim *claim, const char *what,
                         dt_status (*read)(dt_verifier *, dt_claim *, size_t))
{
    size_t count = 0, dm;
    uint64_t *seen = dt_calloc(dt_words_for(v->model->dm_count), sizeof *seen);
    if (!seen)
        return DT_ERR_NOMEM;
    dt_status status = dt_pull_enter(&v->pull, DT_PULL_MAPPING, what) ? DT_OK : DT_ERR_MODEL;
    while (status == DT_OK && !v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        status = next_dm(v, seen, &dm);
        if (status == DT_OK && !v->found->lie)
            status = read(v, claim, dm);
        count++;
    }
    free(seen);
    if (status == DT_OK && !v->found->lie && count < v->model->dm_count)
        return dt_lie(v, "%s leaves out a decision maker", what);
    return status;
}

/* ---- one concept ------------------------------------------------------------------------------------------------------ */

static dt_status read_stable(dt_verifier *v, dt_claim *claim, size_t dm)
{
    if (dt_pull_peek(&v->pull) == DT_PULL_LIST)
        return read_states(v, "\"stable\"", &claim->stable[dm], NULL, NULL);
    v->brief = true;
    return dt_pull_number(&v->pull, &claim->counts[dm], "\"stable\"") ? DT_OK : DT_ERR_MODEL;
}

static dt_status read_by(dt_verifier *v, dt_stand *stand)
{
    static const char *const words[] = {
        [DT_BY_NO_MOVE] = "no_move", [DT_BY_LIKING] = "liking", [DT_BY_TIE] = "tie", [DT_BY_SANCTION] = "sanction"};
    if (!dt_pull_text(&v->pull, &v->text, "\"by\""))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    for (size_t k = DT_BY_NO_MOVE; k <= DT_BY_SANCTION; k++)
        if (strcmp(words[k], dt_text_get(&v->text)) == 0) {
            stand->by = (dt_stand_by)k;
            return DT_OK;
        }
    return dt_lie(v, "\"%s\" is no way of standing", dt_text_get(&v->text));
}

static dt_status read_on(dt_verifier *v, dt_stand *stand)
{
    uint64_t on = 0;
    stand->on = DT_PATTERN_NONE;
    if (dt_pull_null(&v->pull))
        return DT_OK;
    if (!dt_pull_number(&v->pull, &on, "\"on\""))
        return DT_ERR_MODEL;
    stand->on = (size_t)on - 1;
    return on > 0 ? DT_OK : dt_lie(v, "there is no statement 0");
}

static dt_status read_stand(dt_verifier *v, const dt_concept *concept, dt_stand *stand)
{
    size_t bys = 0, ons = 0;
    stand->on = DT_PATTERN_NONE;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "an entry of \"stands\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        bool is_by = strcmp(dt_text_get(&v->key), "by") == 0;
        if (!is_by && strcmp(dt_text_get(&v->key), "on") != 0) {
            dt_pull_skip(&v->pull);
            continue;
        }
        (*(is_by ? &bys : &ons))++;
        DT_TRY((is_by ? read_by : read_on)(v, stand));
    }
    if (v->found->lie || (bys == 1 && ons == (concept->has_deciding ? 1 : 0)))
        return DT_OK;
    if (!concept->has_deciding)
        return dt_lie(v, "an entry of \"stands\" has \"by\" once and no \"on\" under %s", concept->name);
    return dt_lie(v, "an entry of \"stands\" has \"by\" and \"on\", each once");
}

/* As many entries as equilibria; dt_claim.stands has room for them. */
static dt_status read_stands(dt_verifier *v, dt_claim *claim, size_t dm)
{
    size_t count = 0;
    const dt_concept *concept = dt_concept_get((dt_concept_id)(claim - v->claims));
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"stands\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_item(&v->pull)) {
        if (count == claim->count)
            return dt_lie(v, "\"stands\" is longer than \"equilibria\"");
        DT_TRY(read_stand(v, concept, &claim->stands[count++ * v->model->dm_count + dm]));
    }
    if (v->found->lie || count == claim->count)
        return DT_OK;
    return dt_lie(v, "\"stands\" is shorter than \"equilibria\"");
}

/* Where the members of one concept begin. */
typedef struct concept_places {
    size_t stable, equilibria, stands;
} concept_places;

static dt_status find_places(dt_verifier *v, concept_places *places)
{
    *places = (concept_places){SIZE_MAX, SIZE_MAX, SIZE_MAX};
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a concept"))
        return DT_ERR_MODEL;
    size_t start = v->pull.at;
    while (dt_pull_member(&v->pull, &v->key)) {
        const char *key = dt_text_get(&v->key);
        if (strcmp(key, "stable") == 0)
            places->stable = v->pull.at;
        else if (strcmp(key, "equilibria") == 0)
            places->equilibria = v->pull.at;
        else if (strcmp(key, "stands") == 0)
            places->stands = v->pull.at;
        dt_pull_skip(&v->pull);
    }
    if (places->stable != SIZE_MAX && places->equilibria != SIZE_MAX && places->stands != SIZE_MAX)
        return DT_OK;
    v->pull.at = start;
    dt_pull_report(&v->pull, "a concept has stable, equilibria and stands");
    return DT_ERR_MODEL;
}

static dt_status make_room(dt_verifier *v, dt_claim *claim)
{
    claim->made = true;
    claim->stable = dt_calloc(v->model->dm_count, sizeof *claim->stable);
    claim->counts = dt_calloc(v->model->dm_count, sizeof *claim->counts);
    return claim->stable && claim->counts ? DT_OK : DT_ERR_NOMEM;
}

static dt_status read_claim(dt_verifier *v, dt_claim *claim)
{
    concept_places places;
    DT_TRY(find_places(v, &places));
    size_t behind = v->pull.at;
    DT_TRY(make_room(v, claim));
    v->pull.at = places.stable;
    DT_TRY(each_dm(v, claim, "\"stable\"", read_stable));
    v->pull.at = places.equilibria;
    if (!v->found->lie)
        DT_TRY(read_states(v, "\"equilibria\"", &claim->equilibria, &claim->states, &claim->count));
    claim->stands = dt_calloc(claim->count, v->model->dm_count * sizeof *claim->stands);
    if (!claim->stands)
        return DT_ERR_NOMEM;
    v->pull.at = places.stands;
    if (!v->found->lie)
        DT_TRY(each_dm(v, claim, "\"stands\"", read_stands));
    v->pull.at = behind;
    return DT_OK;
}

/* The concept that the key just read names. */
static dt_status next_concept(dt_verifier *v, const dt_concept **concept)
{
    *concept = dt_concept_find(dt_text_get(&v->key));
    if (!*concept)
        return dt_lie(v, "there is no concept \"%s\"", dt_text_get(&v->key));
    if ((*concept)->needs_options && v->model->graph_form)
        return dt_lie(v, "\"%s\" is not defined for a bare graph", (*concept)->name);
    return DT_OK;
}

static dt_status read_concepts(dt_verifier *v)
{
    const dt_concept *concept;
    v->pull.at = v->places[DT_MEMBER_CONCEPTS];
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"concepts\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        DT_TRY(next_concept(v, &concept));
        if (v->found->lie)
            return DT_OK;
        if (v->claims[concept->id].made)
            return dt_lie(v, "the concept \"%s\" comes twice", concept->name);
        DT_TRY(read_claim(v, &v->claims[concept->id]));
    }
    return DT_OK;
}

/* ---- alternatives ------------------------------------------------------------------------------------------------------ */

static dt_status read_alternative_concept(dt_verifier *v, dt_alternative *to)
{
    const dt_concept *concept;
    DT_TRY(next_concept(v, &concept));
    if (v->found->lie)
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a concept"))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "equilibria") == 0)
            DT_TRY(read_states(v, "\"equilibria\"", &to->equilibria[concept->id], NULL, NULL));
        else
            dt_pull_skip(&v->pull);
    }
    return DT_OK;
}

static dt_status read_alternative(dt_verifier *v, dt_alternative *to)
{
    bool stated = false;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "an alternative"))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "readings") == 0) {
            DT_TRY(dt_verify_readings(v, to->profile));
            stated = true;
        } else if (strcmp(dt_text_get(&v->key), "concepts") != 0) {
            dt_pull_skip(&v->pull);
        } else if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"concepts\"")) {
            return DT_ERR_MODEL;
        } else {
            while (!v->found->lie && dt_pull_member(&v->pull, &v->key))
                DT_TRY(read_alternative_concept(v, to));
        }
    }
    return stated || v->found->lie ? DT_OK : dt_lie(v, "an alternative does not say which readings it uses");
}

static dt_status add_alternative(dt_verifier *v)
{
    if (!dt_grow(&v->alternatives, &v->alternative_capacity, v->alternative_count, sizeof *v->alternatives))
        return DT_ERR_NOMEM;
    dt_alternative *to = &v->alternatives[v->alternative_count++];
    *to = (dt_alternative){.profile = dt_calloc(v->model->dm_count, sizeof *to->profile)};
    return to->profile ? read_alternative(v, to) : DT_ERR_NOMEM;
}

static dt_status read_alternatives(dt_verifier *v)
{
    v->pull.at = v->places[DT_MEMBER_ALTERNATIVES];
    if (v->pull.at == SIZE_MAX)
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"alternatives\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_item(&v->pull)) {
        if (v->alternative_count == DT_PROFILES_MAX)
            return dt_lie(v, "it has more alternatives than can be asked for");
        DT_TRY(add_alternative(v));
    }
    return DT_OK;
}

dt_status dt_claims_read(dt_verifier *v)
{
    DT_TRY(read_concepts(v));
    return v->found->lie ? DT_OK : read_alternatives(v);
}

void dt_claims_free(dt_verifier *v)
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        dt_claim *claim = &v->claims[c];
        for (size_t i = 0; claim->stable && i < v->model->dm_count; i++)
            free(claim->stable[i]);
        free(claim->stable);
        free(claim->counts);
        free(claim->equilibria);
        free(claim->states);
        free(claim->stands);
    }
    for (size_t k = 0; k < v->alternative_count; k++) {
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            free(v->alternatives[k].equilibria[c]);
        free(v->alternatives[k].profile);
    }
    free(v->alternatives);
}
