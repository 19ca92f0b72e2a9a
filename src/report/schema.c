/* SPDX-License-Identifier: MIT */
#include "report/schema.h"

#include <detente/report.h>

#include <string.h>

const char *dt_report_schema(const char *name)
{
    if (strcmp(name, "model") == 0)
        return dt_schema_model;
    return strcmp(name, "solution") == 0 ? dt_schema_solution : NULL;
}

const char *dt_report_starter(void)
{
    return dt_starter_model;
}
