/* SPDX-License-Identifier: MIT */
/* The table of concepts for people, programs and papers. */
#include "report/json.h"
#include "report/prose.h"
#include "report/table.h"

static void write_text(dt_text *out, const dt_concept *concept)
{
    dt_text implied = {.data = NULL};
    dt_text_printf(out, "%s%s: %s\n", out->length ? "\n" : "", concept->name, concept->title);
    dt_prose_add(out, "    ", concept->definition);
    dt_prose_add(out, "    Formula: ", concept->formula);
    dt_prose_add(out, "    Assumes: ", concept->assumes);
    if (concept->implies)
        dt_prose_concepts(&implied, concept->implies);
    if (implied.length)
        dt_prose_add(out, "    Implies: ", dt_text_get(&implied));
    dt_text_free_into(&implied, out);
    dt_prose_add(out, "    Source: ", concept->source);
    if (concept->needs_options)
        dt_prose_add(out, "    ", "Not defined for a conflict given as a bare graph.");
}

static void write_object(dt_json *json, const dt_concept *concept)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "name", concept->name);
    dt_json_member_text(json, "title", concept->title);
    dt_json_key(json, "needs_options");
    dt_json_bool(json, concept->needs_options);
    dt_json_member_text(json, "definition", concept->definition);
    dt_json_member_text(json, "formula", concept->formula);
    dt_json_member_text(json, "source", concept->source);
    dt_json_member_text(json, "assumes", concept->assumes);
    dt_json_key(json, "implies");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concept->implies >> c & 1u)
            dt_json_text(json, dt_concept_get((dt_concept_id)c)->name);
    dt_json_close(json);
    dt_json_close(json);
}

static void write_row(dt_table *table, const dt_concept *concept)
{
    dt_table_cell(table, concept->name);
    dt_table_cell(table, concept->title);
    dt_table_cell(table, concept->definition);
    dt_table_cell(table, concept->source);
    dt_table_cell(table, concept->assumes);
}

static void write_json(dt_concept_set concepts, dt_text *out)
{
    dt_json json = {.out = out};
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_object(&json, dt_concept_get((dt_concept_id)c));
    dt_json_close(&json);
}

static void write_table(dt_concept_set concepts, dt_format format, dt_text *out)
{
    static const dt_column columns[] = {{.title = "name"},
                                        {.title = "title"},
                                        {.title = "definition", .kind = DT_COLUMN_PROSE},
                                        {.title = "source", .kind = DT_COLUMN_PROSE},
                                        {.title = "assumes", .kind = DT_COLUMN_PROSE}};
    dt_table table;
    dt_table_begin(
        &table, out, format,
        &(dt_table_plan){.columns = columns, .count = sizeof columns / sizeof *columns, .rows = DT_CONCEPT_COUNT});
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_row(&table, dt_concept_get((dt_concept_id)c));
    dt_table_end(&table);
}

dt_status dt_report_concepts(dt_concept_set concepts, dt_format format, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        write_json(concepts, out);
    else if (format != DT_FORMAT_TEXT)
        write_table(concepts, format, out);
    for (size_t c = 0; format == DT_FORMAT_TEXT && c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_text(out, dt_concept_get((dt_concept_id)c));
    if (format == DT_FORMAT_TEXT) {
        dt_text note = {.data = NULL};
        dt_text_printf(&note, "A formula says when a state s is stable for decision maker i. %s",
                       dt_concepts_notation());
        dt_text_add(out, "\n");
        dt_prose_add(out, "", dt_text_get(&note));
        dt_text_free_into(&note, out);
    }
    return out->status;
}
