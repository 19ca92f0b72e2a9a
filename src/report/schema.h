/* SPDX-License-Identifier: MIT */
/* The JSON Schemas of src/report/schema/, the model of src/report/starter/ and the style sheet of src/report/style/, put into
 * the program when it is built. */
#ifndef DT_REPORT_SCHEMA_H
#define DT_REPORT_SCHEMA_H

extern const char dt_schema_model[];
extern const char dt_schema_solution[];
extern const char dt_schema_paths[];
extern const char dt_schema_plan[];
extern const char dt_schema_coalitions[];
extern const char dt_schema_perceptions[];
extern const char dt_schema_attitudes[];
extern const char dt_schema_witness[];
extern const char dt_schema_position[];
extern const char dt_schema_sensitivity[];
extern const char dt_schema_mediation[];
extern const char dt_schema_preferences[];
extern const char dt_schema_comparison[];
extern const char dt_starter_model[];
extern const char dt_report_style[];

#endif
