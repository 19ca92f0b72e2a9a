/* SPDX-License-Identifier: MIT */
/* The report is a document of sections. What they are told from is found out once, before the first; report.c has the table
 * of sections, in which a new one takes a line. A section writes what stands under its heading. */
#ifndef DT_REPORT_SECTION_H
#define DT_REPORT_SECTION_H

#include "report/document.h"
#include "report/explain.h"
#include "report/shown.h"

#include <detente/relations.h>
#include "report/wanted.h"

typedef struct dt_reporter {
    dt_document doc;
    dt_teller teller; /* of the chosen profile; calls states by name alone */
    dt_outcomes outcomes;
    dt_routes routes;         /* to each outcome, in their order */
    dt_witness **why;         /* [outcome][decision maker]: where it stands by sanction, else NULL */
    dt_shown shown, pictured; /* in tables, in the map */
    dt_wanted wanted;         /* where there is a status quo */
    dt_enumeration left_out;  /* what has no room, a sentence each */
    struct dt_sets_teller
        *sets; /* NULL, or the states are not listed: then of the above only the document, what is left
                                    out, and the teller without solution and verdicts are there, its graph a sketch */
    const struct dt_findings_sheet *findings; /* NULL, or preferences need not be rankings: then outcomes, routes and
                                    why are empty, and the teller is without solution and verdicts */
} dt_reporter;

typedef enum dt_part { DT_PART, DT_SECTION, DT_EXHIBIT } dt_part;

typedef struct dt_section {
    dt_part part;
    const char *id, *title;
    dt_status (*write)(dt_reporter *r);    /* NULL: what follows stands under it */
    bool (*applies)(const dt_reporter *r); /* NULL: to every conflict */
} dt_section;

/** Writes a whole document of sections, as far as they apply, with links to them. */
dt_status dt_report_write(dt_reporter *r, const dt_section *sections, size_t count, dt_format format, dt_text *out);

dt_status dt_section_brief(dt_reporter *r);
dt_status dt_section_conflict(dt_reporter *r);
dt_status dt_section_today(dt_reporter *r);
dt_status dt_section_outcomes(dt_reporter *r);
dt_status dt_section_readings(dt_reporter *r);
dt_status dt_section_map(dt_reporter *r);
dt_status dt_section_grid(dt_reporter *r);
dt_status dt_section_unfold(dt_reporter *r);
dt_status dt_section_plan(dt_reporter *r);
dt_status dt_section_coalitions(dt_reporter *r);
dt_status dt_section_mediation(dt_reporter *r);
dt_status dt_section_options(dt_reporter *r);
dt_status dt_section_rules(dt_reporter *r);
dt_status dt_section_states(dt_reporter *r);
dt_status dt_section_preferences(dt_reporter *r);
dt_status dt_section_moves(dt_reporter *r);
dt_status dt_section_stability(dt_reporter *r);
dt_status dt_section_degrees(dt_reporter *r);
dt_status dt_section_evolution(dt_reporter *r);
dt_status dt_section_pivots(dt_reporter *r);
dt_status dt_section_insight(dt_reporter *r);
dt_status dt_section_further(dt_reporter *r);
dt_status dt_section_judgements(dt_reporter *r);
dt_status dt_section_assumptions(dt_reporter *r);
dt_status dt_section_grounds(dt_reporter *r);
dt_status dt_section_method(dt_reporter *r);

/** Writes what a state is called, what is done there and why the model says so. */
void dt_section_tell_done(dt_reporter *r, uint32_t state);
/** Adds how many states, parties and options there are. */
void dt_section_tell_size(dt_reporter *r);
/** Adds a number of states, all digits where they are few. */
void dt_section_tell_states(dt_reporter *r, const char *one, const char *many);

/** Adds a sentence on what is left out for want of room: as small print here, and to the list at the end of the report. */
void dt_section_leave_out(dt_reporter *r, const char *format, ...) DT_PRINTF(2, 3);

/** Work that a report can do without. */
typedef dt_status (*dt_section_work)(void *user, dt_budget *part);
/** Does it within a number of steps, about a third of a second, so that the same model gives the same report. `*done`: it came
 *  to its end. @return DT_OK also where it did not for want of steps or memory; else the trouble. */
dt_status dt_section_try(dt_reporter *r, dt_section_work work, void *user, bool *done);

/** Why the outcome holds for a decision maker by sanction; NULL where it does not. */
const dt_witness *dt_reporter_why(const dt_reporter *r, size_t outcome, size_t dm);

/* ---- how firmly it holds --------------------------------------------------------------------------------------------- */

/** What can be said of a state from the concepts under which it is an equilibrium, of those that are solved by default. */
typedef enum dt_hold {
    DT_HOLDS_NOT,
    DT_HOLDS_BY_CAUTION,  /* some gain meets only answers in which somebody moves without gaining by it */
    DT_HOLDS_BY_INTEREST, /* every gain meets an answer that is in the interest of those who give it */
    DT_HOLDS_ALONE,       /* nobody gains by moving alone */
    DT_HOLD_COUNT
} dt_hold;
dt_hold dt_hold_of(dt_concept_set equilibrium);
/** The same of a state of the report, whatever it is told from. */
dt_hold dt_section_hold(const dt_reporter *r, uint32_t state);
/** How many of the equilibria hold in one way. */
uint64_t dt_outcomes_holding(const dt_outcomes *outcomes, dt_hold hold);
/** "Holds by itself": what a line about such states begins with; NULL for those that hold not. */
const char *dt_hold_label(dt_hold hold);
/** What it says of those who could gain by moving alone; of nobody, where it holds alone. */
const char *dt_hold_predicate(dt_hold hold);
/** Adds the sentence that says it of a state and of those on whom it depends. */
void dt_section_tell_hold(dt_reporter *r, const dt_teller *teller, uint32_t state);

/** Adds what the decision maker of a witness could gain at first, and how the others can answer. */
void dt_section_tell_deterred(dt_reporter *r, const dt_witness *why);

/** Says in a few labelled lines where one profile's status quo stands, what can hold, and what is out of reach; in full with what the ways
 *  of holding mean. */
dt_status dt_section_tell_brief(dt_reporter *r, const dt_teller *teller, const dt_outcomes *outcomes,
                                dt_telling telling);

#endif
