/* SPDX-License-Identifier: MIT */
/* All combinations of readings side by side: one table with a row for each outcome and a column for each combination.
 * Where the columns do not fit on a page, a column for each concept counts the combinations instead. The status quo and
 * every named state have a row, for it is news, too, that a deal holds under no reading. */
#include "report/teller.h"

#include "base/memory.h"
#include "report/letters.h"
#include "report/prose.h"
#include "report/state_table.h"
#include "report/table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FAMILIES_KEPT 32 /* families of unnamed equilibria told apart */
#define FAMILIES_MAX 8   /* of which have a row */
#define WIDTH_MAX 100    /* of the table */
#define SECTIONS_MAX 4   /* profiles told one by one after the table */
#define NAMES_MAX 8      /* outcomes that one sentence lists */
#define OPTIONS_MAX 3    /* options named of what a family has in common */

/* One state, or a family of unnamed ones that are equilibria in the same profiles under the same concepts. */
typedef struct outcome_row {
    uint32_t state; /* the first of them */
    uint32_t members;
    unsigned weight;  /* in how many profiles and concepts it is an equilibrium */
    uint64_t *common; /* a family: the options that all take */
} outcome_row;

typedef struct reading_sheet {
    const dt_teller *teller;
    size_t profiles;
    dt_concept_set asked;
    outcome_row *rows;
    size_t row_count, row_capacity;
    outcome_row families[FAMILIES_KEPT];
    size_t family_count;
    uint64_t more; /* equilibria of some profile without a row */
} reading_sheet;

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

static dt_concept_set cell_of(const reading_sheet *sheet, uint32_t state, size_t profile)
{
    return dt_outcome_concepts(dt_solution_verdicts(sheet->teller->solution, profile), state);
}

static unsigned weigh(const reading_sheet *sheet, uint32_t state)
{
    unsigned weight = 0;
    for (size_t p = 0; p < sheet->profiles; p++)
        for (dt_concept_set set = cell_of(sheet, state, p); set; set &= set - 1)
            weight++;
    return weight;
}

static bool has_row(const reading_sheet *sheet, uint32_t state)
{
    for (size_t k = 0; k < sheet->row_count; k++)
        if (sheet->rows[k].state == state)
            return true;
    return false;
}

static dt_status add_row(reading_sheet *sheet, outcome_row row)
{
    if (!dt_grow(&sheet->rows, &sheet->row_capacity, sheet->row_count, sizeof *sheet->rows))
        return DT_ERR_NOMEM;
    sheet->rows[sheet->row_count++] = row;
    return DT_OK;
}

static dt_status add_named_row(reading_sheet *sheet, uint32_t state)
{
    if (state == DT_NO_STATE || has_row(sheet, state) || !dt_solution_listed(sheet->teller->solution, state))
        return DT_OK;
    return add_row(sheet, (outcome_row){.state = state, .members = 1, .weight = weigh(sheet, state)});
}

static dt_status add_named_rows(reading_sheet *sheet)
{
    const dt_graph *graph = sheet->teller->graph;
    DT_TRY(add_named_row(sheet, dt_graph_status_quo(graph)));
    for (size_t k = 0; !sheet->teller->model->graph_form && k < sheet->teller->model->named_count; k++)
        DT_TRY(add_named_row(sheet, dt_graph_named(graph, k)));
    return DT_OK;
}

static bool alike(const reading_sheet *sheet, uint32_t a, uint32_t b)
{
    for (size_t p = 0; p < sheet->profiles; p++)
        if (cell_of(sheet, a, p) != cell_of(sheet, b, p))
            return false;
    return true;
}

static dt_status join_family(reading_sheet *sheet, uint32_t state)
{
    const uint64_t *bits = dt_graph_state(sheet->teller->graph, state);
    size_t words = dt_model_words(sheet->teller->model);
    for (size_t k = 0; k < sheet->family_count; k++)
        if (alike(sheet, sheet->families[k].state, state)) {
            sheet->families[k].members++;
            for (size_t word = 0; word < words; word++)
                sheet->families[k].common[word] &= bits[word];
            return DT_OK;
        }
    if (sheet->family_count == FAMILIES_KEPT) {
        sheet->more++;
        return DT_OK;
    }
    outcome_row family = {.state = state, .members = 1, .weight = weigh(sheet, state)};
    family.common = dt_malloc(words, sizeof *family.common);
    if (!family.common)
        return DT_ERR_NOMEM;
    memcpy(family.common, bits, words * sizeof *bits);
    sheet->families[sheet->family_count++] = family;
    return DT_OK;
}

static int by_weight(const void *left, const void *right)
{
    const outcome_row *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->state < b->state ? -1 : 1;
}

static dt_status add_family_rows(reading_sheet *sheet)
{
    for (uint32_t s = 0; s < dt_graph_count(sheet->teller->graph); s++) {
        DT_TRY(dt_budget_spend(sheet->teller->budget, 4 * sheet->profiles));
        if (dt_solution_listed(sheet->teller->solution, s) && weigh(sheet, s) && !has_row(sheet, s))
            DT_TRY(join_family(sheet, s));
    }
    qsort(sheet->families, sheet->family_count, sizeof *sheet->families, by_weight);
    for (size_t k = 0; k < sheet->family_count; k++) {
        if (k < FAMILIES_MAX)
            DT_TRY(add_row(sheet, sheet->families[k]));
        else
            sheet->more += sheet->families[k].members;
    }
    return DT_OK;
}

/* ---- the table ------------------------------------------------------------------------------------------------------ */

static bool any_bit(const uint64_t *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (words[k])
            return true;
    return false;
}

static void add_label(dt_text *out, const reading_sheet *sheet, const outcome_row *row)
{
    const dt_model *model = sheet->teller->model;
    if (row->members > 1) {
        dt_text_printf(out, "%" PRIu32 " more states", row->members);
        if (any_bit(row->common, dt_model_words(model)) && !model->graph_form) {
            dt_text_add(out, " (in common: ");
            dt_prose_options(out, model, row->common, OPTIONS_MAX);
            dt_text_add(out, ")");
        }
        return;
    }
    dt_prose_title(out, sheet->teller->graph, sheet->teller->naming, row->state);
    if (row->state == dt_graph_status_quo(sheet->teller->graph))
        dt_text_add(out, ", status quo");
}

/* "all", "-", "all but Nash", or the names. */
static void add_cell(dt_text *out, dt_concept_set found, dt_concept_set asked)
{
    dt_concept_set missing = asked & ~found;
    const char *before = "";
    if (!missing || !found) {
        dt_text_add(out, found ? "all" : "-");
        return;
    }
    bool but = (missing & (missing - 1)) == 0 && (found & (found - 1)) != 0;
    dt_text_add(out, but ? "all but " : "");
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if ((but ? missing : found) >> c & 1u) {
            dt_text_printf(out, "%s%s", before, dt_prose_concept((dt_concept_id)c));
            before = " ";
        }
}

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
            DT_TRY(at(grid, r, c)->status);
            if (*text)
                dt_text_printf(out, "%*s%s", (int)owed, "", text);
            owed = column_width(grid, c) - dt_letters_width(text) + 2 + (*text ? 0 : owed);
        }
        dt_text_add(out, r + 1 == heads ? "\n\n" : "\n");
    }
    return out->status;
}

static size_t varying(const dt_model *model, size_t dm)
{
    return model->decision_makers[dm].reading_count > 1;
}

/* A column for each profile, with a row of headings for each decision maker that has a choice of readings. */
static dt_status fill_by_profile(const reading_sheet *sheet, text_grid *grid, size_t heads)
{
    const dt_model *model = sheet->teller->model;
    DT_TRY(grid_new(grid, heads + sheet->row_count, 1 + sheet->profiles));
    for (size_t i = 0, line = 0; i < model->dm_count; i++) {
        if (!varying(model, i))
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
        add_label(at(grid, heads + k, 0), sheet, &sheet->rows[k]);
        for (size_t p = 0; p < sheet->profiles; p++)
            add_cell(at(grid, heads + k, 1 + p), cell_of(sheet, sheet->rows[k].state, p), sheet->asked);
    }
    return DT_OK;
}

static size_t count_profiles_with(const reading_sheet *sheet, uint32_t state, dt_concept_id concept)
{
    size_t count = 0;
    for (size_t p = 0; p < sheet->profiles; p++)
    count += cell_of(sheet, state, p) >> concept & 1u;
    return count;
}

/* A column for each concept: under how many combinations it is an equilibrium. */
static dt_status fill_by_concept(const reading_sheet *sheet, text_grid *grid)
{
    size_t column = 1, columns = 1;
    for (dt_concept_set set = sheet->asked; set; set &= set - 1)
        columns++;
    DT_TRY(grid_new(grid, 1 + sheet->row_count, columns));
    dt_text_printf(at(grid, 0, 0), "Of %zu combinations, under", sheet->profiles);
    for (size_t k = 0; k < sheet->row_count; k++)
        add_label(at(grid, 1 + k, 0), sheet, &sheet->rows[k]);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(sheet->asked >> c & 1u))
            continue;
        dt_text_add(at(grid, 0, column), dt_prose_concept((dt_concept_id)c));
        for (size_t k = 0; k < sheet->row_count; k++)
            dt_text_printf(at(grid, 1 + k, column), "%zu",
                           count_profiles_with(sheet, sheet->rows[k].state, (dt_concept_id)c));
        column++;
    }
    return DT_OK;
}

static dt_status write_table(const reading_sheet *sheet)
{
    text_grid grid = {.cells = NULL};
    size_t heads = 0;
    for (size_t i = 0; i < sheet->teller->model->dm_count; i++)
        heads += varying(sheet->teller->model, i);
    dt_status status = fill_by_profile(sheet, &grid, heads);
    if (status == DT_OK && grid_width(&grid) > WIDTH_MAX) {
        grid_free(&grid);
        heads = 1;
        status = fill_by_concept(sheet, &grid);
    }
    if (status == DT_OK)
        status = grid_write(&grid, heads, sheet->teller->out);
    grid_free(&grid);
    return status;
}

/* ---- what differs --------------------------------------------------------------------------------------------------- */

static bool differs(const reading_sheet *sheet, uint32_t state)
{
    for (size_t p = 1; p < sheet->profiles; p++)
        if (cell_of(sheet, state, p) != cell_of(sheet, state, 0))
            return true;
    return false;
}

/* The status quo and the named states that are equilibria somewhere: the others have no names to list. */
static void list_rows(const reading_sheet *sheet, bool differing, const char *before, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; k < sheet->row_count; k++) {
        const outcome_row *row = &sheet->rows[k];
        bool named =
            row->state == dt_graph_status_quo(sheet->teller->graph) || dt_state_name(sheet->teller->graph, row->state);
        if (named && row->weight && differs(sheet, row->state) == differing && ++count <= NAMES_MAX)
            dt_tell_state(sheet->teller, row->state, dt_enumeration_next(&list));
    }
    if (count > NAMES_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - NAMES_MAX);
    dt_text_add(sentence, count ? before : "");
    dt_enumeration_end(&list, ", ", " and ", sentence);
    dt_text_add(sentence, count ? ". " : "");
}

static dt_status tell_differences(const reading_sheet *sheet)
{
    dt_text sentence = {.data = NULL};
    list_rows(sheet, false, "The same under every reading: ", &sentence);
    list_rows(sheet, true, "The reading decides on ", &sentence);
    if (sheet->more)
        dt_text_printf(&sentence, "%" PRIu64 " more %s; `--format json` lists them.", sheet->more,
                       sheet->more == 1 ? "state is an equilibrium under some reading"
                                        : "states are equilibria under some reading");
    if (sentence.length) {
        dt_text_add(sheet->teller->out, "\n");
        dt_prose_add(sheet->teller->out, "", dt_text_get(&sentence));
    }
    dt_status status = sentence.status;
    dt_text_free(&sentence);
    return status;
}

/* ---- profile by profile --------------------------------------------------------------------------------------------- */

/* The readings of one profile, and why their author holds them possible. */
static void add_readings(const dt_teller *teller, dt_text *title, dt_text *why)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        const dt_reading *reading = &teller->model->decision_makers[i].readings[teller->profile[i]];
        if (!varying(teller->model, i))
            continue;
        bool first = list.count == 0;
        dt_text *item = dt_enumeration_next(&list);
        dt_prose_dm(item, teller->model, i);
        dt_text_printf(item, first ? " is read as \"%s\"" : " as \"%s\"", reading->name);
        if (reading->note.because) {
            dt_text_add(why, why->length ? " " : "");
            dt_letters_add(why, reading->note.because);
        }
    }
    dt_text_add(title, "If ");
    dt_enumeration_end(&list, ", ", " and ", title);
}

static dt_status tell_profile_title(const dt_teller *teller)
{
    dt_text title = {.data = NULL}, why = {.data = NULL};
    add_readings(teller, &title, &why);
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
    if (status == DT_OK)
        status = dt_tell_status_quo(&teller);
    if (status == DT_OK)
        status = dt_tell_equilibria(&teller, DT_BRIEFLY);
    dt_teller_free(&teller);
    return status;
}

static dt_status tell_sheet(reading_sheet *sheet)
{
    DT_TRY(add_named_rows(sheet));
    DT_TRY(add_family_rows(sheet));
    if (sheet->row_count)
        DT_TRY(write_table(sheet));
    DT_TRY(tell_differences(sheet));
    size_t sections = sheet->profiles <= SECTIONS_MAX ? sheet->profiles : 1;
    for (size_t p = 0; p < sections; p++)
        DT_TRY(tell_profile(sheet->teller, p));
    return DT_OK;
}

dt_status dt_tell_side_by_side(const dt_teller *teller)
{
    reading_sheet sheet = {.teller = teller, .profiles = dt_solution_profiles(teller->solution)};
    sheet.asked = dt_verdicts_concepts(teller->verdicts);
    dt_status status = tell_sheet(&sheet);
    for (size_t k = 0; k < sheet.family_count; k++)
        free(sheet.families[k].common);
    free(sheet.rows);
    return status;
}
