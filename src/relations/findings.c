/* SPDX-License-Identifier: MIT */
/* Verdicts under any number of criteria. */
#include <detente/relations.h>

#include "base/bits.h"
#include "base/memory.h"
#include "relations/inquiry.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct dt_findings {
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count;
    size_t dm_count;
    size_t words;   /* in one set of states */
    uint64_t *bits; /* [criteria][decision makers + 1][words]; the last set: the equilibria */
};

/* ---- which criteria ---------------------------------------------------------------------------------------------- */

typedef unsigned (*ask_reading)(const dt_reading *reading);

static unsigned breaks_rank(const dt_reading *reading)
{
    return !dt_reading_ranks(reading);
}

static unsigned has_unknown(const dt_reading *reading)
{
    return dt_reading_has_unknown(reading);
}

/* The most that is said of a reading of the profile. */
static unsigned most_of(const dt_model *model, const uint32_t *profile, ask_reading ask)
{
    unsigned most = 0;
    for (size_t i = 0; i < model->dm_count; i++) {
        const dt_decision_maker *dm = &model->decision_makers[i];
        for (size_t r = profile ? profile[i] : 0; r < (profile ? profile[i] + 1 : dm->reading_count); r++) {
            unsigned one = ask(&dm->readings[r]);
            most = one > most ? one : most;
        }
    }
    return most;
}

bool dt_profile_ranks(const dt_model *model, const uint32_t *profile)
{
    return !most_of(model, profile, breaks_rank);
}

static unsigned has_bounds(const dt_reading *reading)
{
    return dt_reading_has_bounds(reading);
}

static unsigned has_chances(const dt_reading *reading)
{
    return reading->chances != NULL;
}

bool dt_profile_has_unknown(const dt_model *model, const uint32_t *profile)
{
    return most_of(model, profile, has_unknown);
}

bool dt_profile_has_chances(const dt_model *model, const uint32_t *profile)
{
    return most_of(model, profile, has_chances);
}

bool dt_profile_has_bounds(const dt_model *model, const uint32_t *profile)
{
    return most_of(model, profile, has_bounds);
}

/* Probabilities are those of a preference, of whatever degree: no sanction can be asked to be strong. */
unsigned dt_profile_strength(const dt_model *model, const uint32_t *profile)
{
    return dt_profile_has_chances(model, profile) ? DT_MILD : most_of(model, profile, dt_reading_strength);
}

/* Nobody answers under Nash, so no sanction has a degree. */
static bool may_be_strong(dt_concept_id concept)
{
    return dt_inquiry_recipe(concept)->answers != DT_BY_NOBODY;
}

bool dt_criterion_fits(dt_criterion criterion, const dt_model *model, const uint32_t *profile)
{
    if ((size_t)criterion.concept >= DT_INQUIRY_RECIPES ||
        dt_profile_has_unknown(model, profile) != (criterion.type != 0) ||
        dt_profile_has_bounds(model, profile) != (criterion.bounds != 0))
        return false;
    return criterion.strength == 0 ||
           (may_be_strong(criterion.concept) && criterion.strength <= dt_profile_strength(model, profile) &&
            dt_profile_strength(model, profile) > DT_MILD);
}

/* What is left open: types, degrees from `from` to `to`, bounds. */
typedef struct range {
    bool unknown, bounded;
    unsigned from, to;
} range;

/* The choices of bounds, the most demanding one first: the upper bounds tempt more and deter less, the lower make fewer answers
 * credible. With types besides, which are many as well, only the most and the least demanding. */
static size_t expand_bounds(dt_criterion criterion, const range *of, dt_criterion *out)
{
    unsigned questions = dt_criterion_questions(criterion.concept), last = (1u << questions) - 1;
    size_t count = 0;
    for (unsigned k = 0; k <= last; k += of->unknown ? last : 1) {
        unsigned upper = k ^ (last & 3); /* bit by bit as in criterion.h */
        criterion.bounds = (uint8_t)(DT_BOUNDED | upper << 1);
        out[count++] = criterion;
    }
    return count;
}

static size_t expand_one(dt_concept_id concept, const range *of, dt_criterion *out)
{
    size_t count = 0;
    for (char type = of->unknown ? 'a' : 0; type <= (of->unknown ? 'd' : 0); type++) {
        const dt_criterion any = {.concept = concept, .type = type};
        if (of->bounded) {
            count += expand_bounds(any, of, out + count);
            continue;
        }
        out[count++] = any;
        for (unsigned degree = of->from; degree <= of->to && may_be_strong(concept); degree++)
            out[count++] = (dt_criterion){.concept = concept, .type = type, .strength = (uint8_t)degree};
    }
    return count;
}

size_t dt_criteria_expand(const dt_model *model, const uint32_t *profile, dt_concept_set concepts,
                          dt_criterion out[DT_CRITERIA_MAX])
{
    range of = {.unknown = dt_profile_has_unknown(model, profile), .bounded = dt_profile_has_bounds(model, profile)};
    size_t count = 0, types = of.unknown ? 4 : 1;
    of.to = dt_profile_strength(model, profile);
    of.from = types * DT_INQUIRY_RECIPES * of.to > DT_CRITERIA_MAX ? of.to : DT_STRONG;
    for (size_t c = 0; c < DT_INQUIRY_RECIPES; c++)
        if (concepts >> c & 1u)
            count += expand_one((dt_concept_id)c, &of, out + count);
    return count;
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static uint64_t *set_of(const dt_findings *findings, size_t k, size_t dm)
{
    return findings->bits + (k * (findings->dm_count + 1) + dm) * findings->words;
}

static dt_status decide(void *user, dt_inquiry *inquiry, size_t k, const dt_stages *stages)
{
    return dt_stages_decide(stages, inquiry->budget, set_of(user, k, stages->dm));
}

static void intersect(const dt_findings *f)
{
    for (size_t k = 0; k < f->count; k++) {
        uint64_t *all = set_of(f, k, f->dm_count);
        memset(all, 0xff, f->words * sizeof *all);
        for (size_t dm = 0; dm < f->dm_count; dm++)
            for (size_t word = 0; word < f->words; word++)
                all[word] &= set_of(f, k, dm)[word];
    }
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

static dt_status make(dt_findings **out, const dt_graph *graph, const dt_criterion *criteria, size_t count,
                      dt_budget *budget)
{
    size_t dms = dt_graph_model(graph)->dm_count, words = dt_words_for(dt_graph_count(graph));
    DT_TRY(dt_budget_reserve(budget, (uint64_t)count * (dms + 1) * words * sizeof(uint64_t)));
    dt_findings *findings = dt_calloc(1, sizeof *findings);
    if (!findings)
        return DT_ERR_NOMEM;
    findings->count = count;
    findings->dm_count = dms;
    findings->words = words;
    findings->bits = dt_calloc(count * (dms + 1), words * sizeof *findings->bits);
    memcpy(findings->criteria, criteria, count * sizeof *criteria);
    if (!findings->bits) {
        dt_findings_free(findings);
        return DT_ERR_NOMEM;
    }
    *out = findings;
    return DT_OK;
}

dt_status dt_findings_new(dt_findings **out, const dt_graph *graph, const uint32_t *profile,
                          const dt_criterion *criteria, size_t count, dt_budget *budget)
{
    dt_findings *findings = NULL;
    dt_inquiry inquiry;
    assert(count <= DT_CRITERIA_MAX);
    *out = NULL;
    DT_TRY(make(&findings, graph, criteria, count, budget));
    dt_status status = dt_inquiry_begin(&inquiry, graph, profile, findings->criteria, count, budget);
    if (status == DT_OK)
        status = dt_inquiry_each(&inquiry, decide, findings);
    dt_inquiry_end(&inquiry);
    if (status == DT_OK)
        intersect(findings);
    if (status == DT_OK)
        *out = findings;
    else
        dt_findings_free(findings);
    return status;
}

void dt_findings_free(dt_findings *findings)
{
    if (!findings)
        return;
    free(findings->bits);
    free(findings);
}

/* ---- looking ----------------------------------------------------------------------------------------------------- */

size_t dt_findings_count(const dt_findings *findings)
{
    return findings->count;
}

dt_criterion dt_findings_criterion(const dt_findings *findings, size_t k)
{
    return findings->criteria[k];
}

size_t dt_findings_general(const dt_findings *findings, size_t k)
{
    dt_criterion general = findings->criteria[k];
    if (general.strength != DT_STRONG)
        return SIZE_MAX;
    general.strength = 0;
    for (size_t other = 0; other < findings->count; other++)
        if (dt_criterion_same(findings->criteria[other], general))
            return other;
    return SIZE_MAX;
}

bool dt_findings_stable(const dt_findings *findings, size_t k, size_t dm, uint32_t state)
{
    return dt_bit_get(set_of(findings, k, dm), state);
}

bool dt_findings_equilibrium(const dt_findings *findings, size_t k, uint32_t state)
{
    return dt_bit_get(set_of(findings, k, findings->dm_count), state);
}

dt_criterion_set dt_findings_stable_under(const dt_findings *findings, size_t dm, uint32_t state)
{
    dt_criterion_set set = 0;
    for (size_t k = 0; k < findings->count; k++)
        set |= (dt_criterion_set)dt_findings_stable(findings, k, dm, state) << k;
    return set;
}

dt_criterion_set dt_findings_equilibria(const dt_findings *findings, uint32_t state)
{
    return dt_findings_stable_under(findings, findings->dm_count, state);
}
