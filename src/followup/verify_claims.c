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
        [DT_BY_NO_MOVE] = "no_move",   [DT_BY_LIKING] = "liking",   [DT_BY_TIE] = "tie",
        [DT_BY_SANCTION] = "sanction", [DT_BY_UNKNOWN] = "unknown",
    };
    if (!dt_pull_text(&v->pull, &v->text, "\"by\""))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    for (size_t k = DT_BY_NO_MOVE; k <= DT_BY_UNKNOWN; k++)
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

static dt_status read_stand(dt_verifier *v, size_t claim, dt_stand *stand)
{
    size_t bys = 0, ons = 0;
    bool decided = v->relational || (claim < DT_CONCEPT_COUNT && dt_concept_get((dt_concept_id)claim)->has_deciding);
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
    if (v->found->lie || (bys == 1 && ons == (decided ? 1 : 0)))
        return DT_OK;
    if (!decided)
        return dt_lie(v, "an entry of \"stands\" has \"by\" once and no \"on\" under %s",
                      dt_claim_name(v, claim, (char[DT_CLAIM_TEXT]){0}));
    return dt_lie(v, "an entry of \"stands\" has \"by\" and \"on\", each once");
}

/* As many entries as equilibria; dt_claim.stands has room for them. */
static dt_status read_stands(dt_verifier *v, dt_claim *claim, size_t dm)
{
    size_t count = 0;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"stands\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_item(&v->pull)) {
        if (count == claim->count)
            return dt_lie(v, "\"stands\" is longer than \"equilibria\"");
        DT_TRY(read_stand(v, (size_t)(claim - v->claims), &claim->stands[count++ * v->model->dm_count + dm]));
    }
    if (v->found->lie || count == claim->count)
        return DT_OK;
    return dt_lie(v, "\"stands\" is shorter than \"equilibria\"");
}

/* Where the members of one concept begin. */
typedef struct concept_places {
    size_t stable, equilibria, stands, by_tie, terms, weak;
} concept_places;

static dt_status find_places(dt_verifier *v, concept_places *places)
{
    *places = (concept_places){SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    const struct {
        const char *key;
        size_t *place;
    } rows[] = {{"stable", &places->stable}, {"equilibria", &places->equilibria}, {"stands", &places->stands},
                {"by_tie", &places->by_tie}, {"behaviour", &places->terms},       {"concept_of", &places->terms},
                {"weak", &places->weak}};
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a concept"))
        return DT_ERR_MODEL;
    size_t start = v->pull.at;
    while (dt_pull_member(&v->pull, &v->key)) {
        const char *key = dt_text_get(&v->key);
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
            if (strcmp(key, rows[k].key) == 0)
                *rows[k].place = v->pull.at;
        dt_pull_skip(&v->pull);
    }
    if (places->stable != SIZE_MAX && places->equilibria != SIZE_MAX && (v->relational || places->stands != SIZE_MAX))
        return DT_OK;
    v->pull.at = start;
    dt_pull_report(&v->pull, "a concept has stable%s", v->relational ? " and equilibria" : ", equilibria and stands");
    return DT_ERR_MODEL;
}

static dt_status make_room(dt_verifier *v, dt_claim *claim)
{
    claim->made = true;
    claim->stable = dt_calloc(v->model->dm_count, sizeof *claim->stable);
    claim->counts = dt_calloc(v->model->dm_count, sizeof *claim->counts);
    return claim->stable && claim->counts ? DT_OK : DT_ERR_NOMEM;
}

/* ---- further concepts -------------------------------------------------------------------------------------------------- */

static dt_status read_tie(dt_verifier *v, dt_claim *claim, size_t dm)
{
    if (dt_pull_peek(&v->pull) == DT_PULL_LIST)
        return read_states(v, "\"by_tie\"", &claim->ties[dm], NULL, NULL);
    dt_pull_skip(&v->pull); /* a count: nothing that could be asked of single states */
    return DT_OK;
}

static dt_status read_behaviour(dt_verifier *v, dt_claim *claim, size_t dm)
{
    const char *name;
    (void)claim;
    if (!dt_pull_text(&v->pull, &v->text, "\"behaviour\""))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    for (size_t k = 0; (name = dt_behaviour_name(k)); k++)
        if (strcmp(name, dt_text_get(&v->text)) == 0) {
            v->behaviours[dm] = (dt_behaviour)k;
            return DT_OK;
        }
    return dt_lie(v, "\"%s\" is no behaviour", dt_text_get(&v->text));
}

static dt_status read_own(dt_verifier *v, dt_claim *claim, size_t dm)
{
    (void)claim;
    if (!dt_pull_text(&v->pull, &v->text, "\"concept_of\""))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    dt_further *own = &v->own[dm];
    if (dt_further_find(dt_text_get(&v->text), own) && own->kind != DT_FURTHER_EACH && own->kind != DT_FURTHER_MIXED &&
        !dt_further_trouble(*own, v->model->dm_count, v->model->graph_form))
        return DT_OK;
    return dt_lie(v, "\"%s\" is no concept of one decision maker here", dt_text_get(&v->text));
}

static dt_status read_terms(dt_verifier *v, dt_claim *claim, dt_further_kind kind)
{
    bool each = kind == DT_FURTHER_EACH;
    if (!v->behaviours)
        v->behaviours = dt_calloc(v->model->dm_count, sizeof *v->behaviours);
    if (!v->own)
        v->own = dt_calloc(v->model->dm_count, sizeof *v->own);
    if (!v->behaviours || !v->own)
        return DT_ERR_NOMEM;
    if (each)
        return each_dm(v, claim, "\"concept_of\"", read_own);
    return each_dm(v, claim, "\"behaviour\"", read_behaviour);
}

dt_status dt_verify_terms(dt_verifier *v, dt_further_kind kind)
{
    return read_terms(v, NULL, kind);
}

/* What only further concepts have. */
static dt_status read_more(dt_verifier *v, dt_claim *claim, const concept_places *places)
{
    dt_further_kind kind = v->further[(size_t)(claim - v->claims) - DT_CONCEPT_COUNT].kind;
    const dt_further_info *info = dt_further_info_of(kind);
    bool terms = kind == DT_FURTHER_MIXED || kind == DT_FURTHER_EACH;
    if (terms != (places->terms != SIZE_MAX) || info->by_ties != (places->by_tie != SIZE_MAX))
        return dt_lie(v, "\"%s\" does not have the members that it should", info->name);
    if (terms) {
        v->pull.at = places->terms;
        DT_TRY(read_terms(v, claim, kind));
    }
    if (!info->by_ties || v->found->lie)
        return DT_OK;
    claim->ties = dt_calloc(v->model->dm_count, sizeof *claim->ties);
    if (!claim->ties)
        return DT_ERR_NOMEM;
    v->pull.at = places->by_tie;
    return each_dm(v, claim, "\"by_tie\"", read_tie);
}

/* The states stable and the equilibria, of one concept or of what is weak of it. */
static dt_status read_sets(dt_verifier *v, dt_claim *claim, const concept_places *places)
{
    DT_TRY(make_room(v, claim));
    v->pull.at = places->stable;
    DT_TRY(each_dm(v, claim, "\"stable\"", read_stable));
    v->pull.at = places->equilibria;
    return v->found->lie ? DT_OK : read_states(v, "\"equilibria\"", &claim->equilibria, &claim->states, &claim->count);
}

static dt_status read_weak(dt_verifier *v, size_t claim, size_t place)
{
    concept_places places;
    if (place == SIZE_MAX || !v->relational || v->found->lie)
        return DT_OK;
    v->pull.at = place;
    DT_TRY(find_places(v, &places));
    return read_sets(v, &v->weak[claim], &places);
}

static dt_status read_all_stands(dt_verifier *v, dt_claim *claim, size_t place)
{
    if (place == SIZE_MAX || v->found->lie)
        return DT_OK;
    claim->stands = dt_calloc(claim->count, v->model->dm_count * sizeof *claim->stands);
    if (!claim->stands)
        return DT_ERR_NOMEM;
    v->pull.at = place;
    return each_dm(v, claim, "\"stands\"", read_stands);
}

static dt_status read_claim(dt_verifier *v, dt_claim *claim)
{
    concept_places places;
    DT_TRY(find_places(v, &places));
    size_t behind = v->pull.at, number = (size_t)(claim - v->claims);
    DT_TRY(read_sets(v, claim, &places));
    DT_TRY(read_all_stands(v, claim, places.stands));
    DT_TRY(read_weak(v, number, places.weak));
    if (!v->found->lie && !v->relational && number >= DT_CONCEPT_COUNT)
        DT_TRY(read_more(v, claim, &places));
    v->pull.at = behind;
    return DT_OK;
}

size_t dt_claim_count(const dt_verifier *v)
{
    return v->relational ? v->criterion_count : DT_CONCEPT_COUNT + v->further_count;
}

const char *dt_claim_name(const dt_verifier *v, size_t claim, char text[DT_CLAIM_TEXT])
{
    if (v->relational)
        return dt_criterion_name(v->criteria[claim], text);
    return claim < DT_CONCEPT_COUNT ? dt_concept_get((dt_concept_id)claim)->name
                                    : dt_further_name(v->further[claim - DT_CONCEPT_COUNT], text);
}

/* The claim that there is of a further concept, or room for one; SIZE_MAX where there is no more. */
static size_t place_further(dt_verifier *v, dt_further concept)
{
    size_t k = 0;
    while (k < v->further_count && !dt_further_same(v->further[k], concept))
        k++;
    if (k == DT_FURTHER_MAX)
        return SIZE_MAX;
    if (k == v->further_count)
    v->further[v->further_count++] = concept;
    return DT_CONCEPT_COUNT + k;
}

/* The same of a criterion: names are as they are written, no degree called otherwise. */
static dt_status next_criterion(dt_verifier *v, size_t *claim)
{
    const char *name = dt_text_get(&v->key);
    char text[DT_CRITERION_TEXT];
    dt_criterion found;
    if (!dt_criterion_parse(name, &found) || strcmp(dt_criterion_name(found, text), name) != 0)
        return dt_lie(v, "there is no concept \"%s\"", name);
    if (!dt_criterion_fits(found, v->model, v->places[DT_MEMBER_ALTERNATIVES] == SIZE_MAX ? v->profile : NULL))
        return dt_lie(v, "\"%s\" does not fit the preferences of the model", name);
    for (*claim = 0; *claim < v->criterion_count; ++*claim)
        if (dt_criterion_same(v->criteria[*claim], found))
            return DT_OK;
    if (v->criterion_count == DT_CRITERIA_MAX)
        return dt_lie(v, "it has more concepts than can be asked for");
    v->criteria[v->criterion_count++] = found;
    return DT_OK;
}

/* The claim of the concept that the key just read names; names are as they are written, no other letters. */
static dt_status next_concept(dt_verifier *v, size_t *claim)
{
    const char *name = dt_text_get(&v->key);
    char text[DT_FURTHER_TEXT];
    dt_further found;
    if (v->relational)
        return next_criterion(v, claim);
    if (!dt_further_find(name, &found) || strcmp(dt_further_name(found, text), name) != 0)
        return dt_lie(v, "there is no concept \"%s\"", name);
    const char *trouble = dt_further_trouble(found, v->model->dm_count, v->model->graph_form);
    if (found.kind == DT_FURTHER_BASIC && trouble)
        return dt_lie(v, "\"%s\" is not defined for a bare graph", name);
    if (trouble)
        return dt_lie(v, "\"%s\" %s", name, trouble);
    *claim = found.kind == DT_FURTHER_BASIC ? found.number : place_further(v, found);
    return *claim == SIZE_MAX ? dt_lie(v, "it has more concepts than can be asked for") : DT_OK;
}

static dt_status read_concepts(dt_verifier *v)
{
    size_t claim = 0;
    char text[DT_CLAIM_TEXT];
    v->pull.at = v->places[DT_MEMBER_CONCEPTS];
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"concepts\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        DT_TRY(next_concept(v, &claim));
        if (v->found->lie)
            return DT_OK;
        if (v->claims[claim].made)
            return dt_lie(v, "the concept \"%s\" comes twice", dt_claim_name(v, claim, text));
        DT_TRY(read_claim(v, &v->claims[claim]));
    }
    return DT_OK;
}

/* ---- alternatives ------------------------------------------------------------------------------------------------------ */

static dt_status read_alternative_concept(dt_verifier *v, dt_alternative *to)
{
    size_t claim = 0;
    DT_TRY(next_concept(v, &claim));
    if (v->found->lie)
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a concept"))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "equilibria") == 0)
            DT_TRY(read_states(v, "\"equilibria\"", &to->equilibria[claim], NULL, NULL));
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

static void free_claim(const dt_verifier *v, dt_claim *claim)
{
    for (size_t i = 0; claim->ties && i < v->model->dm_count; i++)
        free(claim->ties[i]);
    free(claim->ties);
    for (size_t i = 0; claim->stable && i < v->model->dm_count; i++)
        free(claim->stable[i]);
    free(claim->stable);
    free(claim->counts);
    free(claim->equilibria);
    free(claim->states);
    free(claim->stands);
}

void dt_claims_free(dt_verifier *v)
{
    for (size_t c = 0; c < DT_CLAIMS_MAX; c++) {
        free_claim(v, &v->claims[c]);
        free_claim(v, &v->weak[c]);
    }
    for (size_t k = 0; k < v->alternative_count; k++) {
        for (size_t c = 0; c < DT_CLAIMS_MAX; c++)
            free(v->alternatives[k].equilibria[c]);
        free(v->alternatives[k].profile);
    }
    free(v->alternatives);
}
