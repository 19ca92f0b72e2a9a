/* SPDX-License-Identifier: MIT */
/* How the answer depends on how minds are read: in words for each combination of readings, and all side by side as a grid. */
#include "report/section.h"
#include "report/sheet.h"

#include "base/memory.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdlib.h>

#define TOLD_MAX 6     /* combinations told one by one */
#define COLUMNS_MAX 12 /* combinations that have a column */
#define EXAMPLES 4

/* ---- in words ---------------------------------------------------------------------------------------------------------- */

static dt_status tell_one(dt_reporter *r, const dt_teller *teller)
{
    dt_outcomes outcomes;
    dt_text_add(&r->doc.text, "If ");
    dt_tell_solved(teller->solution, teller->index, &r->doc.text);
    dt_document_heading(&r->doc, 4, NULL);
    dt_tell_reasons(teller, &r->doc.text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    DT_TRY(dt_outcomes_new(&outcomes, teller->solution, teller->index, &teller->reached, EXAMPLES, teller->budget));
    dt_status status = dt_outcomes_stand(&outcomes, teller->solution, teller->index, teller->budget);
    if (status == DT_OK)
        status = dt_section_tell_brief(r, teller, &outcomes, DT_BRIEFLY);
    dt_outcomes_free(&outcomes);
    return status;
}

static dt_status tell_profile(dt_reporter *r, size_t profile)
{
    dt_teller teller;
    const dt_teller *like = &r->teller;
    DT_TRY(dt_teller_new(&teller, like->solution, profile, like->options, like->budget, like->out));
    teller.naming = like->naming;
    dt_status status = tell_one(r, &teller);
    dt_teller_free(&teller);
    return status;
}

static void tell_how_many(dt_reporter *r, size_t profiles)
{
    size_t combinations = dt_profiles_count(r->teller.model);
    if (combinations == 0)
        dt_section_leave_out(
            r, "There are more than %d combinations of readings, too many to compare: %s.", DT_PROFILES_MAX,
            profiles > 1 ? "one mind at a time is read otherwise, the others as chosen" : "one was solved");
    else if (profiles < combinations)
        dt_section_leave_out(r, "One of %zu combinations of readings was solved, and nothing is compared.",
                             combinations);
    else if (profiles > TOLD_MAX)
        dt_section_leave_out(r, "Of %zu combinations of readings, %d are told of one by one.", profiles, TOLD_MAX);
}

dt_status dt_section_readings(dt_reporter *r)
{
    size_t profiles = dt_solution_profiles(r->teller.solution);
    dt_sheet sheet;
    dt_status status = dt_sheet_new(&sheet, &r->teller);
    if (status == DT_OK && profiles > 1)
        dt_sheet_differences(&sheet, "", &r->doc.text);
    dt_sheet_free(&sheet);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    tell_how_many(r, profiles);
    for (size_t p = 0; profiles > 1 && p < profiles && p < TOLD_MAX && status == DT_OK; p++)
        status = tell_profile(r, p);
    return status;
}

/* ---- the grid ----------------------------------------------------------------------------------------------------------- */

static const dt_tone tones[DT_HOLD_COUNT] = {[DT_HOLDS_NOT] = DT_TONE_FAINT,
                                             [DT_HOLDS_BY_CAUTION] = DT_TONE_LIGHT,
                                             [DT_HOLDS_BY_INTEREST] = DT_TONE_MEDIUM,
                                             [DT_HOLDS_ALONE] = DT_TONE_STRONG};

static void put_cell(dt_table *table, const dt_sheet *sheet, uint32_t state, size_t profile)
{
    dt_text cell = {.data = NULL};
    dt_concept_set holds = dt_sheet_holds(sheet, state, profile);
    dt_sheet_cell(holds, sheet->asked, &cell);
    dt_table_tone(table, tones[dt_hold_of(holds)]);
    dt_table_take(table, &cell);
    dt_text_free(&cell);
}

static void put_label(dt_table *table, const dt_sheet *sheet, const dt_sheet_row *row)
{
    dt_text label = {.data = NULL};
    dt_sheet_label(sheet, row, &label);
    dt_table_take(table, &label);
    dt_text_free(&label);
}

/* What the columns are called: the readings of those who have a choice. */
static void name_columns(const dt_sheet *sheet, dt_column *columns, dt_text *names)
{
    const dt_model *model = sheet->teller->model;
    for (size_t p = 0; p < sheet->profiles; p++) {
        const uint32_t *profile = dt_verdicts_profile(dt_solution_verdicts(sheet->teller->solution, p));
        dt_text *name = &names[p];
        for (size_t i = 0; i < model->dm_count; i++) {
            if (!dt_is_telling(sheet->teller->solution, p, i))
                continue;
            dt_text_add(name, name->length ? ", " : "");
            dt_prose_dm(name, model, i);
            dt_text_printf(name, ": %s", model->decision_makers[i].readings[profile[i]].name);
        }
        dt_text_add(name, name->length ? "" : "all as chosen");
        columns[1 + p] = (dt_column){.title = dt_text_get(name)};
    }
}

/* A column for each combination. */
static void write_by_profile(dt_reporter *r, const dt_sheet *sheet)
{
    dt_column columns[1 + COLUMNS_MAX] = {{.title = "Outcome", .kind = DT_COLUMN_PROSE, .share = 30, .heads = true}};
    dt_text names[COLUMNS_MAX] = {{.data = NULL}};
    dt_table table;
    name_columns(sheet, columns, names);
    dt_document_table_begin(&r->doc, &table, columns, 1 + sheet->profiles, sheet->row_count);
    for (size_t k = 0; k < sheet->row_count; k++) {
        put_label(&table, sheet, &sheet->rows[k]);
        for (size_t p = 0; p < sheet->profiles; p++)
            put_cell(&table, sheet, sheet->rows[k].state, p);
    }
    dt_document_table_end(&r->doc, &table);
    for (size_t p = 0; p < COLUMNS_MAX; p++)
        dt_text_free_into(&names[p], &r->doc.text);
}

/* A column for each concept, which counts the combinations. */
static void write_by_concept(dt_reporter *r, const dt_sheet *sheet)
{
    dt_column columns[1 + DT_CONCEPT_COUNT] = {
        {.title = "Outcome", .kind = DT_COLUMN_PROSE, .share = 40, .heads = true}};
    size_t count = 1;
    dt_table table;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (sheet->asked >> c & 1u)
            columns[count++] = (dt_column){.title = dt_concept_get((dt_concept_id)c)->brief, .kind = DT_COLUMN_NUMBER};
    dt_document_table_begin(&r->doc, &table, columns, count, sheet->row_count);
    for (size_t k = 0; k < sheet->row_count; k++) {
        put_label(&table, sheet, &sheet->rows[k]);
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (sheet->asked >> c & 1u)
                dt_table_number(&table, dt_sheet_count(sheet, sheet->rows[k].state, (dt_concept_id)c));
    }
    dt_document_table_end(&r->doc, &table);
}

static void write_grid(dt_reporter *r, const dt_sheet *sheet)
{
    bool by_profile = sheet->profiles <= COLUMNS_MAX;
    if (by_profile)
        dt_text_add(&r->doc.text, "Under which concepts each outcome is an equilibrium, by reading.");
    else
        dt_text_printf(&r->doc.text, "Under how many of %zu combinations of readings each outcome is an equilibrium.",
                       sheet->profiles);
    (by_profile ? write_by_profile : write_by_concept)(r, sheet);
    if (sheet->more)
        dt_section_leave_out(r,
                             "%" PRIu64 " more states are equilibria under some reading and have no row here; "
                             "\"detente solve --readings all --format json\" lists them.",
                             sheet->more);
}

dt_status dt_section_grid(dt_reporter *r)
{
    dt_sheet sheet;
    dt_status status = dt_sheet_new(&sheet, &r->teller);
    if (status == DT_OK && sheet.row_count)
        write_grid(r, &sheet);
    dt_sheet_free(&sheet);
    return status;
}
