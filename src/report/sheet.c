/* SPDX-License-Identifier: MIT */
#include "report/sheet.h"

#include "base/memory.h"
#include "report/state_table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FAMILIES_MAX 8 /* families that have a row */
#define NAMES_MAX 8    /* outcomes that one sentence lists */
#define OPTIONS_MAX 3  /* options named of what a family has in common */

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

dt_concept_set dt_sheet_holds(const dt_sheet *sheet, uint32_t state, size_t profile)
{
    return dt_outcome_concepts(dt_solution_verdicts(sheet->teller->solution, profile), state);
}

static unsigned weigh(const dt_sheet *sheet, uint32_t state)
{
    unsigned weight = 0;
    for (size_t p = 0; p < sheet->profiles; p++)
        for (dt_concept_set set = dt_sheet_holds(sheet, state, p); set; set &= set - 1)
            weight++;
    return weight;
}

static bool has_row(const dt_sheet *sheet, uint32_t state)
{
    for (size_t k = 0; k < sheet->row_count; k++)
        if (sheet->rows[k].state == state)
            return true;
    return false;
}

static dt_status add_row(dt_sheet *sheet, dt_sheet_row row)
{
    if (!dt_grow(&sheet->rows, &sheet->row_capacity, sheet->row_count, sizeof *sheet->rows))
        return DT_ERR_NOMEM;
    sheet->rows[sheet->row_count++] = row;
    return DT_OK;
}

static dt_status add_named_row(dt_sheet *sheet, uint32_t state)
{
    if (state == DT_NO_STATE || has_row(sheet, state) || !dt_solution_listed(sheet->teller->solution, state))
        return DT_OK;
    return add_row(sheet, (dt_sheet_row){.state = state, .members = 1, .weight = weigh(sheet, state)});
}

static dt_status add_named_rows(dt_sheet *sheet)
{
    const dt_graph *graph = sheet->teller->graph;
    DT_TRY(add_named_row(sheet, dt_graph_status_quo(graph)));
    for (size_t k = 0; !sheet->teller->model->graph_form && k < sheet->teller->model->named_count; k++)
        DT_TRY(add_named_row(sheet, dt_graph_named(graph, k)));
    return DT_OK;
}

static bool alike(const dt_sheet *sheet, uint32_t a, uint32_t b)
{
    for (size_t p = 0; p < sheet->profiles; p++)
        if (dt_sheet_holds(sheet, a, p) != dt_sheet_holds(sheet, b, p))
            return false;
    return true;
}

static dt_status join_family(dt_sheet *sheet, uint32_t state)
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
    if (sheet->family_count == DT_FAMILIES_KEPT) {
        sheet->more++;
        return DT_OK;
    }
    dt_sheet_row family = {.state = state, .members = 1, .weight = weigh(sheet, state)};
    family.common = dt_malloc(words, sizeof *family.common);
    if (!family.common)
        return DT_ERR_NOMEM;
    memcpy(family.common, bits, words * sizeof *bits);
    sheet->families[sheet->family_count++] = family;
    return DT_OK;
}

static int by_weight(const void *left, const void *right)
{
    const dt_sheet_row *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->state < b->state ? -1 : 1;
}

static dt_status add_family_rows(dt_sheet *sheet)
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

void dt_sheet_label(const dt_sheet *sheet, const dt_sheet_row *row, dt_text *out)
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

void dt_sheet_cell(dt_concept_set found, dt_concept_set asked, dt_text *out)
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
            dt_text_printf(out, "%s%s", before, dt_concept_get((dt_concept_id)c)->brief);
            before = " ";
        }
}

size_t dt_sheet_count(const dt_sheet *sheet, uint32_t state, dt_concept_id concept)
{
    size_t count = 0;
    for (size_t p = 0; p < sheet->profiles; p++)
    count += dt_sheet_holds(sheet, state, p) >> concept & 1u;
    return count;
}

/* ---- what differs --------------------------------------------------------------------------------------------------- */

static bool differs(const dt_sheet *sheet, uint32_t state)
{
    for (size_t p = 1; p < sheet->profiles; p++)
        if (dt_sheet_holds(sheet, state, p) != dt_sheet_holds(sheet, state, 0))
            return true;
    return false;
}

/* The status quo and the named states that are equilibria somewhere: the others have no names to list. */
static void list_rows(const dt_sheet *sheet, bool differing, const char *before, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; k < sheet->row_count; k++) {
        const dt_sheet_row *row = &sheet->rows[k];
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

void dt_sheet_differences(const dt_sheet *sheet, const char *elsewhere, dt_text *sentence)
{
    bool all = !dt_solution_options(sheet->teller->solution)->single_readings;
    list_rows(sheet, false, all ? "The same under every reading: " : "The same under every reading tried: ", sentence);
    list_rows(sheet, true, "The reading decides on ", sentence);
    if (sheet->more)
        dt_text_printf(sentence, "%" PRIu64 " more %s%s.", sheet->more,
                       sheet->more == 1 ? "state is an equilibrium under some reading"
                                        : "states are equilibria under some reading",
                       elsewhere);
}

dt_status dt_sheet_new(dt_sheet *sheet, const dt_teller *teller)
{
    *sheet = (dt_sheet){.teller = teller, .profiles = dt_solution_profiles(teller->solution)};
    sheet->asked = dt_verdicts_concepts(teller->verdicts);
    DT_TRY(add_named_rows(sheet));
    return add_family_rows(sheet);
}

void dt_sheet_free(dt_sheet *sheet)
{
    for (size_t k = 0; k < sheet->family_count; k++)
        free(sheet->families[k].common);
    free(sheet->rows);
    sheet->rows = NULL;
    sheet->family_count = 0;
}
