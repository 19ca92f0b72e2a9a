/* SPDX-License-Identifier: MIT */
/* The JSON Schemas of src/report/schema/, put into the program when it is built. */
#ifndef DT_REPORT_SCHEMA_H
#define DT_REPORT_SCHEMA_H

extern const char dt_schema_model[];
extern const char dt_schema_solution[];

#endif
