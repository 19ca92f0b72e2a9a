/* SPDX-License-Identifier: MIT */
/* Who could leave an outcome together, and who holds it up: of those that hold by answers, where nobody has a reason to leave
 * alone. */
#include "report/coalitions.h"
#include "report/section.h"

#include <detente/followup.h>

#define CASES_MAX 6 /* outcomes told one by one */

typedef struct gathering {
    const dt_teller *teller;
    dt_coalitions_options options;
    dt_coalitions *found;
} gathering;

static dt_status find(void *user, dt_budget *part)
{
    gathering *g = user;
    return dt_coalitions_find(&g->found, g->teller->graph, &g->options, part);
}

static void tell(dt_reporter *r, const gathering *g)
{
    const dt_coalitions *found = g->found;
    dt_coalitions_asked asked = {
        .graph = r->teller.graph, .options = &g->options, .most = CASES_MAX, .budget = r->teller.budget};
    if (found->complete && found->equilibria == 0) {
        dt_text_add(&r->doc.text, "Nothing holds by itself or by answers, so there is nothing to upset together.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return;
    }
    dt_text_add(&r->doc.text, "Nobody leaves alone what holds by itself or by answers. But several could leave it "
                              "together, for something that all of them prefer.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    dt_tell_coalitions(&r->doc, found, &asked, r->teller.naming, 4);
    if (found->case_count > CASES_MAX)
        dt_section_leave_out(r, "Coalitions are told of for %d of the %zu equilibria under SEQ.", CASES_MAX,
                             found->equilibria);
}

dt_status dt_section_coalitions(dt_reporter *r)
{
    bool done;
    gathering g = {.teller = &r->teller, .options = DT_COALITIONS_OPTIONS_INIT};
    g.options.profile = r->teller.profile;
    g.options.verdicts = r->teller.verdicts;
    dt_status status = dt_section_try(r, find, &g, &done);
    if (status == DT_OK && g.found)
        tell(r, &g);
    else if (status == DT_OK)
        dt_section_leave_out(r, "Coalitions are left out: the conflict is too large to look for them here.");
    dt_coalitions_free(g.found);
    return status;
}
