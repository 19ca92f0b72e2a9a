/* SPDX-License-Identifier: MIT */
/* Criteria in few words, and how an equilibrium stands under them. */
#include "report/findings.h"

#include <string.h>

/* ---- which criteria ---------------------------------------------------------------------------------------------------- */

/* Those that differ in type and in bounds alone; they follow each other degree by degree. */
static bool same_family(dt_criterion a, dt_criterion b)
{
    return a.concept == b.concept && a.strength == b.strength;
}

/* "GMR" where all the types and bounds asked about are met, else "GMR c d", "GMR uu lu". */
static void tell_family(const dt_findings *findings, size_t first, dt_criterion_set met, dt_text *out)
{
    char text[DT_CRITERION_TEXT], whole[DT_CRITERION_TEXT];
    dt_criterion family = dt_findings_criterion(findings, first);
    dt_criterion_set all = 0;
    for (size_t k = first; k < dt_findings_count(findings); k++)
        if (same_family(family, dt_findings_criterion(findings, k)))
            all |= (dt_criterion_set)1 << k;
    family.type = 0;
    family.bounds = 0;
    dt_text_add(out, dt_criterion_brief(family, text));
    for (size_t k = first; (all & met) != all && k < dt_findings_count(findings); k++)
        if (all & met & (dt_criterion_set)1 << k)
            dt_text_add(out, dt_criterion_brief(dt_findings_criterion(findings, k), whole) + strlen(text));
}

static bool is_first_of_family(const dt_findings *findings, size_t k)
{
    for (size_t before = 0; before < k; before++)
        if (same_family(dt_findings_criterion(findings, before), dt_findings_criterion(findings, k)))
            return false;
    return true;
}

/* "Nash, GMR and strong SEQ a b": the criteria that are met. */
void dt_findings_tell_met(const dt_findings *findings, dt_criterion_set met, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        dt_criterion_set family = 0;
        for (size_t other = k; other < dt_findings_count(findings); other++)
            if (same_family(dt_findings_criterion(findings, k), dt_findings_criterion(findings, other)))
                family |= (dt_criterion_set)1 << other;
        if ((family & met) && is_first_of_family(findings, k))
            tell_family(findings, k, met, dt_enumeration_next(&list));
    }
    dt_enumeration_end(&list, ", ", " and ", out);
}

/* ---- how it stands --------------------------------------------------------------------------------------------------- */

dt_criterion_set dt_findings_every(const dt_findings *findings)
{
    size_t count = dt_findings_count(findings);
    return count == DT_CRITERIA_MAX ? ~(dt_criterion_set)0 : ((dt_criterion_set)1 << count) - 1;
}

/* What has a concept and not its strong form. */
static void tell_weakness(const dt_findings *findings, uint32_t state, dt_text *out)
{
    dt_criterion_set weak = 0;
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        size_t general = dt_findings_general(findings, k);
        if (general != SIZE_MAX && dt_findings_equilibrium(findings, general, state) &&
            !dt_findings_equilibrium(findings, k, state))
            weak |= (dt_criterion_set)1 << general;
    }
    if (!weak)
        return;
    dt_text_add(out, " Under ");
    dt_findings_tell_met(findings, weak, out);
    dt_text_add(out, " it is one only weakly.");
}

/* The criteria under which it stands for `dm` in one way, and on one statement; more than one: DT_PATTERN_NONE. */
static dt_criterion_set find_way(const dt_findings_sheet *sheet, size_t dm, uint32_t state, dt_stand *way)
{
    dt_criterion_set set = 0;
    for (size_t k = 0; k < dt_findings_count(sheet->answer->findings); k++) {
        if (!dt_findings_equilibrium(sheet->answer->findings, k, state))
            continue;
        dt_stand stand = dt_standings_of(sheet->standings, k, dm, state);
        if (stand.by != way->by)
            continue;
        way->on = set == 0 || way->on == stand.on ? stand.on : DT_PATTERN_NONE;
        set |= (dt_criterion_set)1 << k;
    }
    return set;
}

static void tell_ways(const dt_findings_sheet *sheet, size_t dm, uint32_t state, dt_text *out)
{
    static const struct {
        dt_stand_by by;
        const char *words;
    } ways[] = {{DT_BY_LIKING, "by liking"},
                {DT_BY_TIE, "by a tie"},
                {DT_BY_UNKNOWN, "by what is not known"},
                {DT_BY_SANCTION, "by sanction"},
                {DT_BY_NO_MOVE, "for want of a move"}};
    const dt_findings *findings = sheet->answer->findings;
    const dt_reading *reading = &sheet->model->decision_makers[dm].readings[sheet->answer->profile[dm]];
    dt_enumeration list = {.count = 0};
    for (size_t n = 0; n < sizeof ways / sizeof *ways; n++) {
        dt_stand way = {.by = ways[n].by, .on = DT_PATTERN_NONE};
        dt_criterion_set set = find_way(sheet, dm, state, &way);
        if (!set)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_text_add(item, ways[n].words);
        if (way.on != DT_PATTERN_NONE) {
            dt_text_add(item, " (");
            dt_prose_quoted(item, reading->statements[way.on].text);
            dt_text_add(item, ")");
        }
        if (set == dt_findings_equilibria(findings, state))
            continue;
        dt_text_add(item, " under ");
        dt_findings_tell_met(findings, set, item);
    }
    dt_enumeration_end(&list, ", ", " and ", out);
}

void dt_findings_tell_standing(const dt_findings_sheet *sheet, uint32_t state, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    if (!dt_findings_equilibria(sheet->answer->findings, state))
        return;
    tell_weakness(sheet->answer->findings, state, out);
    for (size_t i = 0; i < sheet->model->dm_count; i++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_text_add(item, "for ");
        dt_prose_dm(item, sheet->model, i);
        dt_text_add(item, " ");
        tell_ways(sheet, i, state, item);
    }
    dt_text_add(out, " It holds ");
    dt_enumeration_end(&list, "; ", "; ", out);
    dt_text_add(out, ".");
}
