/* SPDX-License-Identifier: MIT */
/* The table of concepts for people, programs and papers. */
#include "report/further.h"
#include "report/json.h"
#include "report/prose.h"
#include "report/table.h"

#include <string.h>

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

/* ---- further concepts -------------------------------------------------------------------------------------------------- */

/* What stands before "_", or the whole name. */
static void add_name(dt_text *out, const dt_further_info *info)
{
    dt_text_add(out, info->name);
    if (info->letter)
        dt_text_printf(out, "_%s", info->letter);
}

static void add_title(dt_text *out, const dt_further_info *info)
{
    const char *gap = strstr(info->title, "%u");
    dt_text_add_bytes(out, info->title, gap ? (size_t)(gap - info->title) : strlen(info->title));
    if (gap)
        dt_text_printf(out, "%s%s", info->letter, gap + 2);
}

static unsigned most_of(const dt_further_info *info)
{
    return info->kind == DT_FURTHER_STACKELBERG ? 2 : DT_FURTHER_NUMBER_MAX;
}

static void write_further_text(dt_text *out, const dt_further_info *info)
{
    dt_text line = {.data = NULL};
    dt_text_add(out, out->length ? "\n" : "");
    add_name(out, info);
    dt_text_add(out, ": ");
    add_title(out, info);
    dt_text_add(out, "\n");
    dt_prose_add(out, "    ", info->definition);
    dt_prose_add(out, "    Formula: ", info->formula);
    if (info->letter) {
        dt_text_printf(&line, "%s is %s, from %u to %u, as in %s_%u.", info->letter, info->number, info->least,
                       most_of(info), info->name, info->usual);
        dt_prose_add(out, "    Number: ", dt_text_get(&line));
    }
    dt_prose_add(out, "    Assumes: ", info->assumes);
    dt_prose_add(out, "    Relations: ", info->relations);
    dt_prose_add(out, "    Source: ", info->source);
    if (info->status)
        dt_prose_add(out, "    Not verified: ", info->status);
    if (info->two_only)
        dt_prose_add(out, "    ", "Defined for two decision makers only.");
    if (info->needs_options)
        dt_prose_add(out, "    ", "Not defined for a conflict given as a bare graph.");
    dt_text_free_into(&line, out);
}

static void write_number(dt_json *json, const dt_further_info *info)
{
    dt_json_key(json, "number");
    if (!info->letter) {
        dt_json_null(json);
        return;
    }
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_text(json, "letter", info->letter);
    dt_json_member_text(json, "meaning", info->number);
    dt_json_member_number(json, "least", info->least);
    dt_json_member_number(json, "most", most_of(info));
    dt_json_member_number(json, "usual", info->usual);
    dt_json_close(json);
}

static void write_further_object(dt_json *json, const dt_further_info *info)
{
    dt_text title = {.data = NULL};
    add_title(&title, info);
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "name", info->name);
    dt_json_member_text(json, "title", dt_text_get(&title));
    dt_json_key(json, "needs_options");
    dt_json_bool(json, info->needs_options);
    dt_json_member_text(json, "definition", info->definition);
    dt_json_member_text(json, "formula", info->formula);
    dt_json_member_text(json, "source", info->source);
    dt_json_member_text(json, "assumes", info->assumes);
    write_number(json, info);
    dt_json_key(json, "two_decision_makers_only");
    dt_json_bool(json, info->two_only);
    dt_json_member_text(json, "relations", info->relations);
    dt_json_member_text(json, "not_verified", info->status);
    dt_json_close(json);
    dt_text_free_into(&title, json->out);
}

static void write_further_row(dt_table *table, const dt_further_info *info)
{
    dt_text cell = {.data = NULL};
    add_name(&cell, info);
    dt_table_take(table, &cell);
    add_title(&cell, info);
    dt_table_take(table, &cell);
    dt_table_cell(table, info->definition);
    dt_table_cell(table, info->source);
    dt_table_cell(table, info->assumes);
    dt_text_free_into(&cell, table->out);
}

/* ---- both -------------------------------------------------------------------------------------------------------------- */

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

static void write_json(dt_concept_set concepts, uint32_t further, dt_text *out)
{
    dt_json json = {.out = out};
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_object(&json, dt_concept_get((dt_concept_id)c));
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        if (further >> k & 1u)
            write_further_object(&json, dt_further_info_of((dt_further_kind)k));
    dt_json_close(&json);
}

static void write_table(dt_concept_set concepts, uint32_t further, dt_format format, dt_text *out)
{
    static const dt_column columns[] = {{.title = "name"},
                                        {.title = "title"},
                                        {.title = "definition", .kind = DT_COLUMN_PROSE},
                                        {.title = "source", .kind = DT_COLUMN_PROSE},
                                        {.title = "assumes", .kind = DT_COLUMN_PROSE}};
    dt_table table;
    dt_table_begin(&table, out, format,
                   &(dt_table_plan){.columns = columns,
                                    .count = sizeof columns / sizeof *columns,
                                    .rows = DT_CONCEPT_COUNT + DT_FURTHER_KINDS});
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_row(&table, dt_concept_get((dt_concept_id)c));
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        if (further >> k & 1u)
            write_further_row(&table, dt_further_info_of((dt_further_kind)k));
    dt_table_end(&table);
}

static void write_text_of(dt_concept_set concepts, uint32_t further, dt_text *out)
{
    dt_text note = {.data = NULL};
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            write_text(out, dt_concept_get((dt_concept_id)c));
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        if (further >> k & 1u)
            write_further_text(out, dt_further_info_of((dt_further_kind)k));
    dt_text_printf(&note, "A formula says when a state s is stable for decision maker i. %s", dt_concepts_notation());
    dt_text_add(out, "\n");
    dt_prose_add(out, "", dt_text_get(&note));
    dt_text_free_into(&note, out);
}

dt_status dt_report_concepts(dt_concept_set concepts, uint32_t further, dt_format format, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        write_json(concepts, further, out);
    else if (format == DT_FORMAT_TEXT)
        write_text_of(concepts, further, out);
    else
        write_table(concepts, further, format, out);
    return out->status;
}
