/* SPDX-License-Identifier: MIT */
/* What the texts about a plan share: phrases about its parties, statements and states. */
#ifndef DT_REPORT_PLAN_H
#define DT_REPORT_PLAN_H

#include "report/document.h"
#include "report/prose.h"

typedef struct dt_plan_page {
    const dt_plan *plan;
    const dt_plan_asked *asked;
    const dt_graph *graph;
    const dt_model *model;
    dt_document *doc;
    dt_naming naming;
    size_t tables; /* combinations of readings with a table; 0: all */
} dt_plan_page;

/** Says what the plan is, step by step, and what it means under every reading, as blocks of a document that goes on after
 *  it. Headings from `level` on. */
void dt_tell_plan(dt_document *doc, const dt_plan *plan, const dt_plan_asked *asked, dt_naming naming, unsigned level);

/** The part of it that compares the readings. */
void dt_tell_plan_views(dt_plan_page *page, unsigned level);

void dt_plan_add(dt_plan_page *page, const char *text);
void dt_plan_add_dm(dt_plan_page *page, size_t dm);
void dt_plan_add_state(dt_plan_page *page, uint32_t state);
/** Adds the parties as a list. */
void dt_plan_add_parties(dt_plan_page *page, const size_t *parties, size_t count);
/** Adds " could now lose "statement"", `could` being " could now" or the like; of a ranking: " could now be brought to" which
 *  class. */
void dt_plan_add_loss(dt_plan_page *page, const dt_plan_view *view, const char *could, const dt_exposure *exposure);
/** Adds how the others would bring it about, as ": NATO could ..., then Russia ..."; nothing where no moves are known. */
void dt_plan_add_threat(dt_plan_page *page, const dt_exposure *exposure, uint32_t state);
/** Adds whether a party gains by its part of the step, and on which statement: ", and gains by it, for "statement"". */
void dt_plan_add_attitude(dt_plan_page *page, const dt_plan_view *view, size_t dm, const dt_plan_step *step,
                          dt_attitude attitude);
/** What is at risk at the start already, an item each. */
void dt_plan_tell_start(dt_plan_page *page);
/** Adds how those are read that could be read otherwise. */
void dt_plan_add_readings(dt_plan_page *page, const dt_plan_view *view);

/** The most important that a party could lose at a waypoint of the step; SIZE_MAX: nothing. Is it tempted at one? */
size_t dt_plan_exposed_at(const dt_plan_view *view, const dt_plan_step *step, size_t dm);
bool dt_plan_tempted_at(const dt_plan_view *view, const dt_plan_step *step, size_t dm);

dt_status dt_report_plan_json(const dt_plan *plan, const dt_plan_asked *asked, dt_text *out);
/** One row a step: csv. */
dt_status dt_report_plan_csv(const dt_plan *plan, const dt_plan_asked *asked, dt_text *out);

#endif
