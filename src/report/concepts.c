/* SPDX-License-Identifier: MIT */
/* The table of concepts for people, programs and papers. */
#include "report/json.h"
#include "report/prose.h"
#include "report/table.h"

static void write_text(dt_text *out, const dt_concept *concept)
{
    dt_text_printf(out, "%s: %s\n", concept->name, concept->title);
    dt_prose_add(out, "    ", concept->definition);
    dt_prose_add(out, "    Assumes: ", concept->assumes);
    dt_prose_add(out, "    Source: ", concept->source);
    if (concept->needs_options)
        dt_prose_add(out, "    ", "Not defined for a conflict given as a bare graph.");
}

static void write_json(dt_json *json, const dt_concept *concept)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "name", concept->name);
    dt_json_member_text(json, "title", concept->title);
    dt_json_key(json, "needs_options");
    dt_json_bool(json, concept->needs_options);
    dt_json_member_text(json, "definition", concept->definition);
    dt_json_member_text(json, "source", concept->source);
    dt_json_member_text(json, "assumes", concept->assumes);
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

dt_status dt_report_concepts(dt_concept_set concepts, dt_format format, dt_text *out)
{
    static const dt_column columns[] = {{.title = "name"},
                                        {.title = "title"},
                                        {.title = "definition", .prose = true},
                                        {.title = "source", .prose = true},
                                        {.title = "assumes", .prose = true}};
    dt_json json = {.out = out};
    dt_table table = {.out = out};
    bool is_table = format != DT_FORMAT_TEXT && format != DT_FORMAT_JSON, first = true;
    if (format == DT_FORMAT_JSON)
        dt_json_open_list(&json, DT_JSON_BLOCK);
    if (is_table)
        dt_table_begin(&table, out, format, columns, sizeof columns / sizeof *columns, DT_CONCEPT_COUNT);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(concepts >> c & 1u))
            continue;
        const dt_concept *concept = dt_concept_get((dt_concept_id)c);
        if (format == DT_FORMAT_TEXT) {
            dt_text_add(out, first ? "" : "\n");
            write_text(out, concept);
        } else if (format == DT_FORMAT_JSON) {
            write_json(&json, concept);
        } else {
            write_row(&table, concept);
        }
        first = false;
    }
    if (format == DT_FORMAT_JSON)
        dt_json_close(&json);
    if (is_table)
        dt_table_end(&table);
    return out->status;
}
