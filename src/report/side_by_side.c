/* SPDX-License-Identifier: MIT */
/* All combinations of readings side by side: one table with a row for each outcome and a column for each combination.
 * Where the columns do not fit on a page, a column for each concept counts the combinations instead. */
#include "report/further.h"
#include "report/sheet.h"

#include "base/memory.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdlib.h>

#define WIDTH_MAX 100  /* of the table */
#define SECTIONS_MAX 4 /* profiles told one by one after the table */

/* ---- the table ------------------------------------------------------------------------------------------------------ */

/* A grid of texts: the first row and column are headings. */
typedef struct text_grid {
    dt_text *cells; /* [rows][columns] */
    size_t rows, columns;
} text_grid;

static dt_text *at(const text_grid *grid, size_t row, size_t column)
{
    return &grid->cells[row * grid->columns + column];
}

static dt_status grid_new(text_grid *grid, size_t rows, size_t columns)
{
    grid->rows = rows;
    grid->columns = columns;
    grid->cells = dt_calloc(rows, columns * sizeof *grid->cells);
    return grid->cells ? DT_OK : DT_ERR_NOMEM;
}

static void grid_free(text_grid *grid)
{
    for (size_t k = 0; grid->cells && k < grid->rows * grid->columns; k++)
        dt_text_free(&grid->cells[k]);
    free(grid->cells);
    grid->cells = NULL;
}

static dt_status grid_status(const text_grid *grid)
{
    for (size_t k = 0; k < grid->rows * grid->columns; k++)
        DT_TRY(grid->cells[k].status);
    return DT_OK;
}

static size_t column_width(const text_grid *grid, size_t column)
{
    size_t widest = 0;
    for (size_t r = 0; r < grid->rows; r++) {
        size_t width = dt_letters_width(dt_text_get(at(grid, r, column)));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static size_t grid_width(const text_grid *grid)
{
    size_t width = 0;
    for (size_t c = 0; c < grid->columns; c++)
        width += column_width(grid, c) + 2;
    return width;
}

static dt_status grid_write(const text_grid *grid, size_t heads, dt_text *out)
{
    for (size_t r = 0; r < grid->rows; r++) {
        size_t owed = 2;
        for (size_t c = 0; c < grid->columns; c++) {
            const char *text = dt_text_get(at(grid, r, c));
            if (*text)
                dt_text_printf(out, "%*s%s", (int)owed, "", text);
            owed = column_width(grid, c) - dt_letters_width(text) + 2 + (*text ? 0 : owed);
        }
        dt_text_add(out, r + 1 == heads ? "\n\n" : "\n");
    }
    return out->status;
}

/* A column for each profile, with a row of headings for each decision maker that has a choice of readings. */
static dt_status fill_by_profile(const dt_sheet *sheet, text_grid *grid, size_t heads)
{
    const dt_model *model = sheet->teller->model;
    DT_TRY(grid_new(grid, heads + sheet->row_count, 1 + sheet->profiles));
    for (size_t i = 0, line = 0; i < model->dm_count; i++) {
        if (!dt_has_choice(model, i))
            continue;
        dt_prose_dm(at(grid, line, 0), model, i);
        dt_text_add(at(grid, line, 0), " read as");
        for (size_t p = 0; p < sheet->profiles; p++) {
            const uint32_t *profile = dt_verdicts_profile(dt_solution_verdicts(sheet->teller->solution, p));
            dt_text_add(at(grid, line, 1 + p), model->decision_makers[i].readings[profile[i]].name);
        }
        line++;
    }
    for (size_t k = 0; k < sheet->row_count; k++) {
        dt_sheet_label(sheet, &sheet->rows[k], at(grid, heads + k, 0));
        for (size_t p = 0; p < sheet->profiles; p++)
            dt_sheet_cell(dt_sheet_holds(sheet, sheet->rows[k].state, p), sheet->asked, at(grid, heads + k, 1 + p));
    }
    return DT_OK;
}

/* A column for each concept: under how many combinations it is an equilibrium. */
static dt_status fill_by_concept(const dt_sheet *sheet, text_grid *grid)
{
    size_t column = 1, columns = 1;
    for (dt_concept_set set = sheet->asked; set; set &= set - 1)
        columns++;
    DT_TRY(grid_new(grid, 1 + sheet->row_count, columns));
    dt_text_printf(at(grid, 0, 0), "Of %zu combinations, under", sheet->profiles);
    for (size_t k = 0; k < sheet->row_count; k++)
        dt_sheet_label(sheet, &sheet->rows[k], at(grid, 1 + k, 0));
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(sheet->asked >> c & 1u))
            continue;
        dt_text_add(at(grid, 0, column), dt_concept_get((dt_concept_id)c)->brief);
        for (size_t k = 0; k < sheet->row_count; k++)
            dt_text_printf(at(grid, 1 + k, column), "%zu",
                           dt_sheet_count(sheet, sheet->rows[k].state, (dt_concept_id)c));
        column++;
    }
    return DT_OK;
}

static dt_status write_table(const dt_sheet *sheet)
{
    text_grid grid = {.cells = NULL};
    size_t heads = 0;
    for (size_t i = 0; i < sheet->teller->model->dm_count; i++)
        heads += dt_has_choice(sheet->teller->model, i);
    dt_status status = fill_by_profile(sheet, &grid, heads);
    if (status == DT_OK)
        status = grid_status(&grid);
    if (status == DT_OK && grid_width(&grid) > WIDTH_MAX) {
        grid_free(&grid);
        heads = 1;
        status = fill_by_concept(sheet, &grid);
        if (status == DT_OK)
            status = grid_status(&grid);
    }
    if (status == DT_OK)
        status = grid_write(&grid, heads, sheet->teller->out);
    grid_free(&grid);
    return status;
}

/* ---- what differs --------------------------------------------------------------------------------------------------- */

static dt_status tell_differences(const dt_sheet *sheet)
{
    dt_text sentence = {.data = NULL};
    dt_sheet_differences(sheet, "; `--format json` lists them", &sentence);
    if (sentence.length) {
        dt_text_add(sheet->teller->out, "\n");
        dt_prose_add(sheet->teller->out, "", dt_text_get(&sentence));
    }
    dt_status status = sentence.status;
    dt_text_free(&sentence);
    return status;
}

/* ---- profile by profile --------------------------------------------------------------------------------------------- */

void dt_tell_reasons(const dt_teller *teller, dt_text *why)
{
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        const dt_reading *reading = &teller->model->decision_makers[i].readings[teller->profile[i]];
        if (!dt_is_telling(teller->solution, teller->index, i) || !reading->note.because)
            continue;
        dt_text_add(why, why->length ? " " : "");
        dt_letters_add(why, reading->note.because);
    }
}

static dt_status tell_profile_title(const dt_teller *teller)
{
    dt_text title = {.data = NULL}, why = {.data = NULL};
    dt_text_add(&title, "If ");
    dt_tell_solved(teller->solution, teller->index, &title);
    dt_tell_reasons(teller, &why);
    dt_text_add(teller->out, "\n");
    dt_prose_heading(teller->out, dt_text_get(&title), teller->options->colour);
    if (why.length)
        dt_prose_add(teller->out, "", dt_text_get(&why));
    dt_text_add(teller->out, "\n");
    dt_status status = title.status == DT_OK ? why.status : title.status;
    dt_text_free(&title);
    dt_text_free(&why);
    return status;
}

static dt_status tell_profile(const dt_teller *like, size_t profile)
{
    dt_teller teller;
    DT_TRY(dt_teller_new(&teller, like->solution, profile, like->options, like->budget, like->out));
    dt_status status = tell_profile_title(&teller);
    bool basic = dt_verdicts_concepts(teller.verdicts) != 0;
    if (status == DT_OK && basic)
        status = dt_tell_status_quo(&teller);
    if (status == DT_OK && basic)
        status = dt_tell_equilibria(&teller, DT_BRIEFLY);
    if (status == DT_OK)
        status = dt_tell_all_further(&teller);
    dt_teller_free(&teller);
    return status;
}

static dt_status tell_sheet(const dt_sheet *sheet)
{
    if (sheet->row_count && sheet->asked)
        DT_TRY(write_table(sheet));
    if (sheet->asked)
        DT_TRY(tell_differences(sheet));
    size_t sections = sheet->profiles <= SECTIONS_MAX ? sheet->profiles : 1;
    for (size_t p = 0; p < sections; p++)
        DT_TRY(tell_profile(sheet->teller, p));
    return DT_OK;
}

dt_status dt_tell_side_by_side(const dt_teller *teller)
{
    dt_sheet sheet;
    dt_status status = dt_sheet_new(&sheet, teller);
    if (status == DT_OK)
        status = tell_sheet(&sheet);
    dt_sheet_free(&sheet);
    return status;
}
