/* SPDX-License-Identifier: MIT */
/* The JSON Schemas of src/report/schema/ and the model of src/report/starter/, put into the program when it is built. */
#ifndef DT_REPORT_SCHEMA_H
#define DT_REPORT_SCHEMA_H

extern const char dt_schema_model[];
extern const char dt_schema_solution[];
extern const char dt_starter_model[];

#endif
