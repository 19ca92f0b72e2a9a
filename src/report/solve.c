/* SPDX-License-Identifier: MIT */
#include "report/solve.h"

dt_status dt_report_solution(const dt_solution *solution, dt_format format, const dt_report_options *options,
                             dt_budget *budget, dt_text *out)
{
    switch (format) {
    case DT_FORMAT_TEXT: return dt_report_solution_text(solution, options, budget, out);
    case DT_FORMAT_JSON: return dt_report_solution_json(solution, options, budget, out);
    default: return dt_report_solution_table(solution, format, options->brief, budget, out);
    }
}
