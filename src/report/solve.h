/* SPDX-License-Identifier: MIT */
/* The forms in which a solution is written, for dt_report_solution(). */
#ifndef DT_REPORT_SOLVE_H
#define DT_REPORT_SOLVE_H

#include <detente/report.h>

dt_status dt_report_solution_json(const dt_solution *solution, const dt_report_options *options, dt_budget *budget,
                                  dt_text *out);
dt_status dt_report_solution_text(const dt_solution *solution, const dt_report_options *options, dt_budget *budget,
                                  dt_text *out);
/** csv, Markdown, LaTeX, and the full table in plain text. */
dt_status dt_report_solution_table(const dt_solution *solution, dt_format format, bool brief, dt_budget *budget,
                                   dt_text *out);

#endif
