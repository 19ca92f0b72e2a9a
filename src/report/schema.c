/* SPDX-License-Identifier: MIT */
#include "report/schema.h"

#include <detente/report.h>

#include <string.h>

static const struct {
    const char *name, *text;
} schemas[] = {
    {"model", dt_schema_model},           {"solution", dt_schema_solution},
    {"paths", dt_schema_paths},           {"plan", dt_schema_plan},
    {"coalitions", dt_schema_coalitions}, {"perceptions", dt_schema_perceptions},
    {"attitudes", dt_schema_attitudes},   {"witness", dt_schema_witness},
    {"position", dt_schema_position},     {"sensitivity", dt_schema_sensitivity},
    {"mediation", dt_schema_mediation},   {"preferences", dt_schema_preferences},
    {"comparison", dt_schema_comparison},
};
#define SCHEMA_COUNT (sizeof schemas / sizeof *schemas)

const char *dt_report_schema_name(size_t k)
{
    return k < SCHEMA_COUNT ? schemas[k].name : NULL;
}

const char *dt_report_schema(const char *name)
{
    for (size_t k = 0; k < SCHEMA_COUNT; k++)
        if (strcmp(schemas[k].name, name) == 0)
            return schemas[k].text;
    return NULL;
}

const char *dt_report_starter(void)
{
    return dt_starter_model;
}
