/* SPDX-License-Identifier: MIT */
/* Exhibit: how it could come from the status quo to each outcome, in option form, with an arrow at each option that changes
 * and the mover named. Where improvements do not lead, the fewest moves are shown that somebody would have to make without
 * gaining by them. */
#include "report/evolution.h"
#include "report/section.h"

#include <inttypes.h>

static void tell_route(dt_reporter *r, const dt_route *route)
{
    dt_text *text = &r->doc.text;
    dt_text_add(text, "To ");
    dt_tell_state(&r->teller, route->target, text);
    dt_document_heading(&r->doc, 4, NULL);
    if (!route->found) {
        dt_text_add(text, "No moves lead there.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return;
    }
    dt_tell_count(text, route->count, "move", "moves");
    if (route->price == 0)
        dt_text_add(text, route->count == 1 ? ", an improvement." : ", each an improvement.");
    else if (route->count == 1)
        dt_text_add(text, ", without gain for the one who makes it.");
    else
        dt_text_printf(text, ", of which at least %" PRIu32 " without gain for the one who moves.", route->price);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    dt_evolution e = {.graph = r->teller.graph,
                      .profile = r->teller.profile,
                      .naming = r->teller.naming,
                      .from = dt_graph_status_quo(r->teller.graph),
                      .moves = route->moves,
                      .count = route->count};
    dt_evolution_steps(&r->doc, &e);
    dt_evolution_table(&r->doc, &e);
}

dt_status dt_section_evolution(dt_reporter *r)
{
    size_t told = 0;
    for (size_t k = 0; k < r->routes.count; k++) {
        const dt_route *route = &r->routes.list[k];
        if (route->target == dt_graph_status_quo(r->teller.graph))
            continue;
        tell_route(r, route);
        told++;
    }
    if (told == 0) {
        dt_text_add(&r->doc.text, "There is no outcome to go to: nothing but the status quo can hold.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
    }
    return DT_OK;
}
