/* SPDX-License-Identifier: MIT */
/* Which decision makers and options of two models are the same. First by their identifiers; then those that are left over and
 * go by another identifier, but by the same words: an option by its text, a decision maker by its display name or, without one,
 * by having the same options. Words that fit several say nothing. */
#include "variant/partners.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NONE DT_PATTERN_NONE

/* Are two things the same that no identifier paired? */
typedef bool likeness(const dt_model *a, size_t i, const dt_model *b, size_t j);

/* Ranges of things to be paired: all decision makers, or the options of one on each side. */
typedef struct pairing {
    const dt_model *models[2];
    size_t *partners[2]; /* [thing of the side] */
    size_t from[2], to[2];
    likeness *same, *alike;
} pairing;

static size_t find_only(const pairing *p, int side, size_t thing, likeness *is, bool free_only)
{
    size_t found = NONE;
    for (size_t k = p->from[!side]; k < p->to[!side]; k++) {
        const bool fits = side ? is(p->models[0], k, p->models[1], thing) : is(p->models[0], thing, p->models[1], k);
        if (!fits || (free_only && p->partners[!side][k] != NONE))
            continue;
        if (found != NONE)
            return NONE;
        found = k;
    }
    return found;
}

static void pair(const pairing *p, size_t a, size_t b)
{
    p->partners[0][a] = b;
    p->partners[1][b] = a;
}

static void pair_all(const pairing *p)
{
    for (size_t k = p->from[0]; k < p->to[0]; k++) {
        const size_t other = find_only(p, 0, k, p->same, false);
        if (other != NONE)
            pair(p, k, other);
    }
    for (size_t k = p->from[0]; k < p->to[0]; k++) {
        const size_t other = p->partners[0][k] == NONE ? find_only(p, 0, k, p->alike, true) : NONE;
        if (other != NONE && find_only(p, 1, other, p->alike, true) == k)
            pair(p, k, other);
    }
}

/* ---- decision makers --------------------------------------------------------------------------------------------- */

static bool same_id(const dt_model *a, size_t i, const dt_model *b, size_t j)
{
    return strcmp(a->decision_makers[i].id, b->decision_makers[j].id) == 0;
}

static bool has_name(const dt_decision_maker *dm)
{
    return strcmp(dm->id, dm->name) != 0;
}

static bool same_options(const dt_model *a, size_t i, const dt_model *b, size_t j)
{
    const dt_decision_maker *one = &a->decision_makers[i], *two = &b->decision_makers[j];
    bool same = one->option_count == two->option_count && one->option_count > 0;
    for (size_t k = 0; same && k < one->option_count; k++)
        same = strcmp(a->options[one->first_option + k].name, b->options[two->first_option + k].name) == 0;
    return same;
}

static bool alike_dms(const dt_model *a, size_t i, const dt_model *b, size_t j)
{
    const dt_decision_maker *one = &a->decision_makers[i], *two = &b->decision_makers[j];
    if (has_name(one) && has_name(two))
        return strcmp(one->name, two->name) == 0;
    return same_options(a, i, b, j);
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

static bool same_name(const dt_model *a, size_t i, const dt_model *b, size_t j)
{
    return strcmp(a->options[i].name, b->options[j].name) == 0;
}

static bool same_text(const dt_model *a, size_t i, const dt_model *b, size_t j)
{
    return strcmp(a->options[i].text, b->options[j].text) == 0;
}

static void pair_options(pairing *p, size_t first, size_t second)
{
    const size_t dms[2] = {first, second};
    for (int side = 0; side < 2; side++) {
        const dt_decision_maker *dm = &p->models[side]->decision_makers[dms[side]];
        p->from[side] = dm->first_option;
        p->to[side] = dm->first_option + dm->option_count;
    }
    pair_all(p);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status make_room(size_t **list, size_t count)
{
    *list = dt_malloc(count, sizeof **list);
    for (size_t k = 0; *list && k < count; k++)
        (*list)[k] = NONE;
    return *list ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_partners_find(dt_partners *out, const dt_model *first, const dt_model *second)
{
    const dt_model *models[2] = {first, second};
    *out = (dt_partners){.dms = {NULL}};
    for (int side = 0; side < 2; side++) {
        DT_TRY(make_room(&out->dms[side], models[side]->dm_count));
        DT_TRY(make_room(&out->options[side], models[side]->option_count));
    }
    const pairing dms = {.models = {first, second},
                         .partners = {out->dms[0], out->dms[1]},
                         .to = {first->dm_count, second->dm_count},
                         .same = same_id,
                         .alike = alike_dms};
    pairing options = {.models = {first, second},
                       .partners = {out->options[0], out->options[1]},
                       .same = same_name,
                       .alike = same_text};
    pair_all(&dms);
    for (size_t i = 0; i < first->dm_count; i++)
        if (out->dms[0][i] != NONE)
            pair_options(&options, i, out->dms[0][i]);
    return DT_OK;
}

void dt_partners_free(dt_partners *partners)
{
    for (int side = 0; side < 2; side++) {
        free(partners->dms[side]);
        free(partners->options[side]);
    }
    *partners = (dt_partners){.dms = {NULL}};
}
