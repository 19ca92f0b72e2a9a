/* SPDX-License-Identifier: MIT */
/* A plan under every reading: a table for each, the part of the plan that puts no first statement newly at risk under any, and
 * the step that tells readings apart. */
#include "report/plan.h"

#include "report/marks.h"
#include "report/teller.h"

#include <inttypes.h>
#include <stdlib.h>

/* ---- the tables ---------------------------------------------------------------------------------------------------- */

static bool in_step(const dt_plan_step *step, size_t waypoint)
{
    return waypoint >= step->waypoint && waypoint < step->waypoint + step->waypoint_count;
}

size_t dt_plan_exposed_at(const dt_plan_view *view, const dt_plan_step *step, size_t dm)
{
    size_t least = SIZE_MAX;
    for (size_t k = 0; k < view->exposure_count; k++) {
        const dt_exposure *one = &view->exposures[k];
        if (one->dm == dm && in_step(step, one->waypoint) && one->level < least)
            least = one->level;
    }
    return least;
}

bool dt_plan_tempted_at(const dt_plan_view *view, const dt_plan_step *step, size_t dm)
{
    for (size_t k = 0; k < view->temptation_count; k++)
        if (view->temptations[k].dm == dm && in_step(step, view->temptations[k].waypoint))
            return true;
    return false;
}

/* "+" takes its part, "-" refuses it, "=" does not care; then what it could lose, and whether it is tempted. */
static void put_cell(dt_table *table, const dt_plan_view *view, const dt_plan_step *step, const dt_attitude *attitudes,
                     size_t dm)
{
    static const char *const signs[] = {"-", "=", "+"};
    dt_text cell = {.data = NULL};
    size_t level = dt_plan_exposed_at(view, step, dm);
    for (size_t party = 0; party < step->party_count; party++)
        if (step->parties[party] == dm)
            dt_text_add(&cell, signs[attitudes[party] - DT_REFUSES]);
    if (level != SIZE_MAX)
        dt_text_printf(&cell, "%s%zu", cell.length ? " " : "", level + 1);
    if (dt_plan_tempted_at(view, step, dm))
        dt_text_add(&cell, cell.length ? " t" : "t");
    dt_table_take(table, &cell);
    dt_text_free_into(&cell, table->out);
}

static void put_rows(dt_table *table, const dt_plan *plan, const dt_plan_view *view, size_t dms)
{
    const dt_attitude *attitudes = view->attitudes;
    for (size_t k = 0; k < plan->step_count; k++) {
        dt_table_number(table, k + 1);
        for (size_t dm = 0; dm < dms; dm++)
            put_cell(table, view, &plan->steps[k], attitudes, dm);
        attitudes += plan->steps[k].party_count;
    }
}

static dt_status write_table(dt_plan_page *page, const dt_plan_view *view, const char *const *marks)
{
    size_t dms = page->model->dm_count;
    dt_table table;
    dt_column *columns = calloc(dms + 1, sizeof *columns);
    if (!columns)
        return DT_ERR_NOMEM;
    columns[0] = (dt_column){.title = "Step", .width = 4, .kind = DT_COLUMN_NUMBER, .heads = true};
    for (size_t dm = 0; dm < dms; dm++)
        columns[dm + 1] = (dt_column){.title = marks[dm], .width = 5};
    dt_plan_add_readings(page, view);
    dt_plan_add(page, page->doc->text.length ? "." : "Who gains by each step, and whom it exposes.");
    dt_document_table_begin(page->doc, &table, columns, dms + 1, page->plan->step_count);
    put_rows(&table, page->plan, view, dms);
    dt_document_table_end(page->doc, &table);
    free(columns);
    return DT_OK;
}

static void tell_legend(dt_plan_page *page, const char *const *marks)
{
    dt_enumeration list = {.count = 0};
    dt_plan_add(page,
                "Step by step: + who gains by its part of a step, - who does not, = to whom it is all the same; a "
                "number is the place of the most important statement that a party could newly lose; t who is "
                "tempted. ");
    for (size_t dm = 0; dm < page->model->dm_count; dm++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%s ", marks[dm]);
        dt_prose_dm(item, page->model, dm);
    }
    dt_enumeration_end(&list, ", ", ", ", &page->doc->text);
    dt_plan_add(page, ".");
    dt_document_block(page->doc, DT_NOTE);
}

static dt_status write_tables(dt_plan_page *page)
{
    dt_marks marks;
    DT_TRY(dt_marks_new(&marks, page->model));
    tell_legend(page, marks.list);
    dt_status status = DT_OK;
    size_t most = page->tables && page->tables < page->plan->view_count ? page->tables : page->plan->view_count;
    for (size_t v = 0; status == DT_OK && v < most; v++)
        status = write_table(page, &page->plan->views[v], marks.list);
    if (most < page->plan->view_count)
        dt_text_printf(&page->doc->text, "Combinations of readings without a table here: %zu.",
                       page->plan->view_count - most);
    dt_document_block(page->doc, DT_NOTE);
    dt_marks_free(&marks);
    return status;
}

/* ---- how far it goes ----------------------------------------------------------------------------------------------- */

/* The first exposure of a first statement under a view, or NULL. */
static const dt_exposure *first_of_first(const dt_plan_view *view)
{
    for (size_t k = 0; k < view->exposure_count; k++)
        if (view->exposures[k].level == 0)
            return &view->exposures[k];
    return NULL;
}

static void tell_first_statement(dt_plan_page *page, const dt_plan_view *view)
{
    const dt_exposure *one = first_of_first(view);
    if (!one)
        return;
    const dt_waypoint *at = &page->plan->waypoints[one->waypoint];
    dt_plan_add_readings(page, view);
    dt_text_printf(&page->doc->text, "%s %zu on, ", page->doc->text.length ? ": from step" : "From step", at->step + 1);
    dt_plan_add_dm(page, one->dm);
    dt_plan_add_loss(page, view, at->fails ? " could, if it fails," : " could", one);
    dt_plan_add_threat(page, one, at->state);
    dt_plan_add(page, ".");
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_prefix(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    const char *any = plan->view_count > 1 ? ", under any reading" : "";
    if (plan->prefix == plan->step_count)
        dt_text_printf(&page->doc->text, "No step puts the first statement of anybody newly at risk%s.", any);
    else if (plan->prefix == 0)
        dt_text_printf(&page->doc->text, "The very first step puts somebody's first statement newly at risk%s.",
                       plan->view_count > 1 ? " under some reading" : "");
    else
        dt_text_printf(&page->doc->text, "Up to step %zu of %zu, nobody's first statement is newly at risk%s.",
                       plan->prefix, plan->step_count, any);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t v = 0; v < plan->view_count; v++)
        tell_first_statement(page, &plan->views[v]);
}

/* ---- what tells readings apart ------------------------------------------------------------------------------------- */

/* Adds the readings under which the party has this attitude to its part. */
static void add_attitudes(dt_plan_page *page, size_t at, dt_attitude attitude)
{
    const dt_decision_maker *dm = &page->model->decision_makers[page->plan->telling_dm];
    dt_enumeration list = {.count = 0};
    for (uint32_t r = 0; r < dm->reading_count; r++)
        for (size_t v = 0; v < page->plan->view_count; v++)
            if (page->plan->views[v].profile[page->plan->telling_dm] == r) {
                if (page->plan->views[v].attitudes[at] == attitude)
                    dt_prose_quoted(dt_enumeration_next(&list), dm->readings[r].name);
                break;
            }
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

static void tell_telling(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    size_t at = 0;
    if (plan->telling == DT_PATTERN_NONE) {
        dt_plan_add(page, "No step is taken under one reading and refused under another: the plan does not tell how "
                          "anybody is to be read.");
        dt_document_block(page->doc, DT_PARAGRAPH);
        return;
    }
    const dt_plan_step *step = &plan->steps[plan->telling];
    for (size_t k = 0; k < plan->telling; k++)
        at += plan->steps[k].party_count;
    for (size_t party = 0; step->parties[party] != plan->telling_dm; party++)
        at++;
    dt_text_printf(&page->doc->text, "Step %zu is telling: ", plan->telling + 1);
    dt_plan_add_dm(page, plan->telling_dm);
    dt_plan_add(page, " gains by it under the reading ");
    add_attitudes(page, at, DT_TAKES);
    dt_plan_add(page, " and not under ");
    add_attitudes(page, at, DT_REFUSES);
    dt_plan_add(page, ", so that taking it tells them apart, unless a patient deceiver pays for it. ");
    dt_plan_add(page, plan->telling < plan->prefix
                          ? "It puts nobody's first statement newly at risk, under any reading."
                          : "Under some reading, a first statement is newly at risk by then.");
    dt_document_block(page->doc, DT_PARAGRAPH);
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

void dt_tell_plan_views(dt_plan_page *page, unsigned level)
{
    const dt_plan *plan = page->plan;
    bool several = plan->view_count > 1 || !plan->views_complete;
    dt_plan_add(page, several ? "Under each reading" : "How far it goes");
    dt_document_heading(page->doc, level, NULL);
    tell_prefix(page);
    if (several)
        tell_telling(page);
    if (!plan->views_complete) {
        dt_text_printf(&page->doc->text, "Not every combination of readings was looked at, only %zu.",
                       plan->view_count);
        dt_document_block(page->doc, DT_PARAGRAPH);
    }
    dt_status status = write_tables(page);
    if (status != DT_OK && page->doc->text.status == DT_OK)
        page->doc->text.status = status;
}
