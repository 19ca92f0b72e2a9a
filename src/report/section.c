/* SPDX-License-Identifier: MIT */
/* What several sections share. */
#include "report/findings.h"
#include "report/section.h"
#include "report/sets_teller.h"

void dt_section_tell_size(dt_reporter *r)
{
    if (r->sets)
        dt_sets_tell_size(r->sets);
    else
        dt_tell_size(&r->teller, &r->doc.text);
}

void dt_section_tell_states(dt_reporter *r, const char *one, const char *many)
{
    if (!r->sets) {
        dt_tell_count(&r->doc.text, dt_graph_count(r->teller.graph), one, many);
        return;
    }
    dt_report_number(&r->doc.text, dt_symbolic_states(r->sets->symbolic));
    dt_text_printf(&r->doc.text, " %s", many);
}

#include "base/budget.h"

#define STEPS_MAX ((uint64_t)1 << 25)

dt_status dt_section_try(dt_reporter *r, dt_section_work work, void *user, bool *done)
{
    dt_budget *part;
    DT_TRY(dt_budget_part(&part, r->teller.budget, STEPS_MAX));
    dt_status status = work(user, part);
    *done = status == DT_OK;
    if (status == DT_ERR_LIMIT && *dt_budget_reason(part))
        status = DT_OK;
    dt_budget_free(part);
    return status;
}

void dt_section_leave_out(dt_reporter *r, const char *format, ...)
{
    dt_text *item = dt_enumeration_next(&r->left_out);
    va_list list;
    va_start(list, format);
    dt_text_vprintf(item, format, list);
    va_end(list);
    dt_text_add(&r->doc.text, dt_text_get(item));
    dt_document_block(&r->doc, DT_NOTE);
}

dt_hold dt_hold_of(dt_concept_set equilibrium)
{
    static const dt_hold holds[] = {[DT_EXPECTS_NOTHING] = DT_HOLDS_ALONE,
                                    [DT_EXPECTS_ANYTHING] = DT_HOLDS_BY_CAUTION,
                                    [DT_EXPECTS_INTEREST] = DT_HOLDS_BY_INTEREST};
    dt_hold most = DT_HOLDS_NOT;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        const dt_concept *concept = dt_concept_get((dt_concept_id)c);
        if (equilibrium >> c & 1u && holds[concept->expects] > most)
            most = holds[concept->expects];
    }
    return most;
}

dt_hold dt_section_hold(const dt_reporter *r, uint32_t state)
{
    dt_concept_set set = 0;
    if (!r->findings)
        return dt_hold_of(dt_outcome_concepts(r->teller.verdicts, state));
    const dt_findings *findings = r->findings->answer->findings;
    for (size_t k = 0; k < dt_findings_count(findings); k++)
        if (dt_findings_equilibrium(findings, k, state))
    set |= 1u << dt_findings_criterion(findings, k).concept;
    return dt_hold_of(set);
}

uint64_t dt_outcomes_holding(const dt_outcomes *outcomes, dt_hold hold)
{
    uint64_t count = 0;
    for (size_t set = 1; set < 1u << DT_CONCEPT_COUNT; set++)
        if (dt_hold_of((dt_concept_set)set) == hold)
            count += outcomes->by_set[set];
    return count;
}

const char *dt_hold_label(dt_hold hold)
{
    static const char *const labels[DT_HOLD_COUNT] = {[DT_HOLDS_BY_CAUTION] = "Holds by caution",
                                                      [DT_HOLDS_BY_INTEREST] = "Holds by answers",
                                                      [DT_HOLDS_ALONE] = "Holds by itself"};
    return labels[hold];
}

const char *dt_hold_predicate(dt_hold hold)
{
    static const char *const predicates[DT_HOLD_COUNT] = {
        [DT_HOLDS_NOT] = " could gain by moving alone, and nothing deters it.",
        [DT_HOLDS_BY_CAUTION] =
            " could gain by moving alone; what stands against it is an answer in which somebody would "
            "move without gaining by it.",
        [DT_HOLDS_BY_INTEREST] =
            " could gain by moving alone, but every such move has an answer that is in the interest of "
            "those who give it.",
        [DT_HOLDS_ALONE] = " could gain by moving alone.",
    };
    return predicates[hold];
}

/* Those on whom it depends: no concept that all others fulfil says more of them than of the state. */
void dt_section_tell_hold(dt_reporter *r, const dt_teller *teller, uint32_t state)
{
    dt_hold hold = dt_hold_of(dt_outcome_concepts(teller->verdicts, state));
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; hold != DT_HOLDS_ALONE && i < teller->model->dm_count; i++)
        if (dt_hold_of(dt_stable_under(teller, i, state)) == hold)
            dt_prose_dm(dt_enumeration_next(&list), teller->model, i);
    dt_text_add(&r->doc.text, list.count ? "" : hold == DT_HOLDS_ALONE ? "Nobody" : "Somebody");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, dt_hold_predicate(hold));
}
