/* SPDX-License-Identifier: MIT */
#include "report/findings.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* Is it an equilibrium under other readings? */
static bool holds_otherwise(const dt_findings_answer *answer, uint32_t state)
{
    for (size_t k = 0; k < answer->other_count; k++)
        if (dt_findings_equilibria(answer->others[k].findings, state))
            return true;
    return false;
}

static bool matters(const dt_findings_sheet *sheet, uint32_t state)
{
    return state == dt_graph_status_quo(sheet->graph) || dt_graph_name_of(sheet->graph, state) != DT_PATTERN_NONE ||
           dt_findings_equilibria(sheet->answer->findings, state) || holds_otherwise(sheet->answer, state);
}

static dt_status choose_states(dt_findings_sheet *sheet)
{
    const dt_statement *where = sheet->answer->where;
    uint32_t states = dt_graph_count(sheet->graph);
    sheet->satisfying = dt_calloc(dt_words_for(states), sizeof *sheet->satisfying);
    sheet->listed = dt_calloc(dt_words_for(states), sizeof *sheet->listed);
    if (!sheet->satisfying || !sheet->listed)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < states; s++) {
        DT_TRY(dt_budget_spend(sheet->answer->budget, 4));
        if (where && !dt_statement_holds(where, dt_graph_state(sheet->graph, s)))
            continue;
        dt_bit_set(sheet->satisfying, s);
        if (sheet->answer->options->brief && !matters(sheet, s))
            continue;
        dt_bit_set(sheet->listed, s);
        sheet->count++;
    }
    return DT_OK;
}

static dt_status write(const dt_findings_sheet *sheet, dt_format format)
{
    switch (format) {
    case DT_FORMAT_TEXT: return dt_findings_text(sheet);
    case DT_FORMAT_JSON: return dt_findings_json(sheet);
    default: return dt_findings_table(sheet, format);
    }
}

dt_status dt_report_findings(const dt_findings_answer *answer, dt_format format, dt_text *out)
{
    dt_findings_sheet sheet = {.answer = answer, .graph = answer->graph, .out = out};
    sheet.model = dt_graph_model(sheet.graph);
    dt_budget_stage(answer->budget, "writing the answer", 0);
    dt_status status = choose_states(&sheet);
    if (status == DT_OK && (format == DT_FORMAT_TEXT || format == DT_FORMAT_JSON))
        status = dt_standings_new(&sheet.standings, answer->findings, answer->graph, answer->profile, answer->budget);
    if (status == DT_OK)
        status = write(&sheet, format);
    dt_standings_free(sheet.standings);
    free(sheet.satisfying);
    free(sheet.listed);
    return status;
}
