/* SPDX-License-Identifier: MIT */
/* Sensitivity in each format, and its table. */
#include "report/sensitivity.h"

#include "report/change_text.h"
#include "report/table.h"

#include <stdio.h>

dt_status dt_report_sensitivity(const dt_sensitivity *sensitivity, dt_format format, const dt_report_options *options,
                                size_t most, dt_budget *budget, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        return dt_report_sensitivity_json(sensitivity, options, out);
    if (format == DT_FORMAT_CSV)
        return dt_report_sensitivity_csv(sensitivity, out);
    return dt_report_sensitivity_text(sensitivity, format, options, most, budget, out);
}

/* ---- csv --------------------------------------------------------------------------------------------------------- */

enum { NUMBER, KIND, WHAT, NAMED, COME, FIXED };

/* For each concept a column of those lost and one of those gained, new ones included. */
typedef struct columns {
    dt_column list[FIXED + 2 * DT_CONCEPT_COUNT];
    char titles[2 * DT_CONCEPT_COUNT][24];
    size_t count;
} columns;

static void describe(columns *c, dt_concept_set concepts)
{
    c->list[NUMBER] = (dt_column){.title = "change"};
    c->list[KIND] = (dt_column){.title = "kind"};
    c->list[WHAT] = (dt_column){.title = "what"};
    c->list[NAMED] = (dt_column){.title = "named_states_changed"};
    c->list[COME] = (dt_column){.title = "states_added"};
    c->count = FIXED;
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++) {
        if (!(concepts >> k & 1u))
            continue;
        for (size_t gained = 0; gained < 2; gained++) {
            char *title = c->titles[2 * k + gained];
            snprintf(title, sizeof c->titles[0], "%s:%s", gained ? "gained" : "lost",
                     dt_concept_get((dt_concept_id)k)->name);
            c->list[c->count++] = (dt_column){.title = title};
        }
    }
}

static void write_row(const dt_sensitivity *s, const dt_trial *trial, dt_table *table, dt_text *what)
{
    what->length = 0;
    dt_tell_change(what, s->graph, s->profile, &trial->change);
    dt_table_number(table, trial->number);
    dt_table_cell(table, dt_change_name(trial->change.kind));
    dt_table_cell(table, dt_text_get(what));
    dt_table_number(table, trial->told);
    dt_table_number(table, trial->come);
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++) {
        if (!(dt_verdicts_concepts(s->verdicts) >> k & 1u))
            continue;
        dt_table_number(table, trial->lost[k]);
        dt_table_number(table, (uint64_t)trial->gained[k] + trial->new_equilibria[k]);
    }
}

dt_status dt_report_sensitivity_csv(const dt_sensitivity *s, dt_text *out)
{
    columns c;
    dt_table table;
    dt_text what = {.data = NULL};
    describe(&c, dt_verdicts_concepts(s->verdicts));
    const dt_table_plan plan = {.columns = c.list, .count = c.count, .rows = s->tried};
    dt_table_begin(&table, out, DT_FORMAT_CSV, &plan);
    for (size_t k = 0; k < s->tried; k++)
        if (s->ranked[k]->sound)
            write_row(s, s->ranked[k], &table, &what);
    dt_table_end(&table);
    dt_status status = what.status;
    dt_text_free(&what);
    return status == DT_OK ? out->status : status;
}
