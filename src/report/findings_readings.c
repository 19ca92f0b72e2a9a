/* SPDX-License-Identifier: MIT */
/* Equilibria under every combination of readings, side by side. */
#include "report/findings.h"
#include "report/teller.h"

#include "base/bits.h"

#include <inttypes.h>

#define STATES_MAX 24 /* that are told of */

static dt_criterion_set met_under(const dt_findings_answer *answer, size_t profile, uint32_t state)
{
    return dt_findings_equilibria(profile ? answer->others[profile - 1].findings : answer->findings, state);
}

static const uint32_t *profile_of(const dt_findings_answer *answer, size_t profile)
{
    return profile ? answer->others[profile - 1].profile : answer->profile;
}

/* Is it an equilibrium of some kind under some readings, and under all of the same kind? */
static bool holds(const dt_findings_answer *answer, uint32_t state, bool *alike)
{
    bool any = false;
    *alike = true;
    for (size_t p = 0; p <= answer->other_count; p++) {
        any |= met_under(answer, p, state) != 0;
        *alike &= met_under(answer, p, state) == met_under(answer, 0, state);
    }
    return any;
}

static void tell_met(const dt_findings_answer *answer, dt_criterion_set met, dt_text *out)
{
    if (met == dt_findings_every(answer->findings))
        dt_text_add(out, "every concept asked for");
    else
        dt_findings_tell_met(answer->findings, met, out);
}

/* "under GMR if A is read as "x" or "y", not if "z"": readings under which the same holds come together. */
static void tell_state(const dt_findings_sheet *sheet, uint32_t state, dt_text *out)
{
    const dt_findings_answer *answer = sheet->answer;
    dt_enumeration groups = {.count = 0};
    for (size_t p = 0; p <= answer->other_count; p++) {
        dt_enumeration list = {.count = 0};
        dt_criterion_set met = met_under(answer, p, state);
        bool first = true;
        for (size_t before = 0; before < p; before++)
            first &= met_under(answer, before, state) != met;
        if (!first)
            continue;
        for (size_t other = p; other <= answer->other_count; other++)
            if (met_under(answer, other, state) == met)
                dt_tell_profile(sheet->model, profile_of(answer, other), dt_enumeration_next(&list));
        dt_text *item = dt_enumeration_next(&groups);
        dt_text_add(item, met ? "under " : "no equilibrium");
        if (met)
            tell_met(answer, met, item);
        dt_text_add(item, " if ");
        dt_enumeration_end(&list, ", if ", " or if ", item);
    }
    dt_enumeration_end(&groups, "; ", "; ", out);
}

bool dt_findings_tell_readings(const dt_findings_sheet *sheet, uint32_t state, dt_text *out)
{
    bool alike, any = holds(sheet->answer, state, &alike);
    if (!out || !any)
        return any;
    if (!alike) {
        tell_state(sheet, state, out);
        return true;
    }
    dt_text_add(out, "under ");
    tell_met(sheet->answer, met_under(sheet->answer, 0, state), out);
    dt_text_add(out, " under every reading");
    return true;
}

static void add_line(const dt_findings_sheet *sheet, dt_text *line)
{
    dt_prose_add(sheet->out, "  ", dt_text_get(line));
    line->length = 0;
}

/* The states that hold alike under all readings, or the others. @return how many. */
static dt_status tell_states(const dt_findings_sheet *sheet, bool wanted, dt_text *line)
{
    const dt_findings_answer *answer = sheet->answer;
    uint64_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++) {
        bool alike;
        DT_TRY(dt_budget_spend(answer->budget, 1 + answer->other_count));
        if (!dt_bit_get(sheet->satisfying, s) || !holds(answer, s, &alike) || alike != wanted)
            continue;
        if (count++ == 0)
            dt_prose_add(sheet->out, "", wanted ? "The same under every reading:" : "The reading decides on:");
        if (count > STATES_MAX)
            continue;
        dt_prose_title(line, sheet->graph, DT_NUMBERED, s);
        dt_text_add(line, ": ");
        if (wanted) {
            dt_text_add(line, "under ");
            tell_met(answer, met_under(answer, 0, s), line);
        } else {
            tell_state(sheet, s, line);
        }
        dt_text_add(line, ".");
        add_line(sheet, line);
    }
    if (count > STATES_MAX) {
        dt_text_printf(line, "and %" PRIu64 " more; --format json lists all.", count - STATES_MAX);
        add_line(sheet, line);
    }
    return line->status;
}

dt_status dt_findings_readings(const dt_findings_sheet *sheet, dt_text *line)
{
    size_t before = sheet->out->length;
    DT_TRY(tell_states(sheet, true, line));
    DT_TRY(tell_states(sheet, false, line));
    if (sheet->out->length == before)
        dt_prose_add(sheet->out, "", "Under no reading is any state an equilibrium.");
    return line->status;
}
