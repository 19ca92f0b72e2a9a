/* SPDX-License-Identifier: MIT */
/* The integrated graph in the language of Graphviz. */
#include "report/dot.h"
#include "report/excerpt.h"

#include <detente/report_relations.h>

#include <inttypes.h>

typedef struct writer {
    dt_dot dot;
    const dt_excerpt *excerpt;
    dt_budget *budget;
} writer;

/* A move that can be taken back is one line with two heads, written from its lower state. */
static dt_status write_arc(void *user, const dt_arc *arc)
{
    writer *w = user;
    const dt_graph *graph = w->dot.graph;
    bool back =
        !w->excerpt->options.improvements &&
        dt_rules_may_move(w->dot.model, arc->dm, dt_graph_state(graph, arc->to), dt_graph_state(graph, arc->from));
    if (!back || arc->from < arc->to) {
        size_t reading = w->dot.profile[arc->dm];
        dt_gain back_gain = dt_gain_of(graph, arc->dm, reading, arc->to, arc->from);
        dt_text_printf(w->dot.out, "  s%" PRIu32 " -> s%" PRIu32 " [arrowhead=%s", arc->from + 1, arc->to + 1,
                       dt_dot_arrow(arc->gain));
        if (back)
            dt_text_printf(w->dot.out, ", dir=both, arrowtail=%s", dt_dot_arrow(back_gain));
        dt_text_add(w->dot.out, "];\n");
    }
    DT_TRY(w->dot.out->status);
    return dt_budget_spend(w->budget, 32);
}

static dt_status write_moves(writer *w, size_t dm)
{
    dt_text_add(w->dot.out, "  edge [");
    dt_dot_style(&w->dot, dm);
    dt_text_add(w->dot.out, "];\n");
    for (uint32_t s = 0; s < dt_graph_count(w->dot.graph); s++)
        DT_TRY(dt_excerpt_each_arc(w->excerpt, dm, s, write_arc, w));
    return DT_OK;
}

static dt_status write_all(writer *w)
{
    dt_dot_begin(&w->dot);
    for (uint32_t s = 0; s < dt_graph_count(w->dot.graph); s++) {
        if (dt_excerpt_has(w->excerpt, s))
            dt_dot_state(&w->dot, (uint64_t)s + 1, s);
        DT_TRY(dt_budget_spend(w->budget, 32));
        DT_TRY(w->dot.out->status);
    }
    for (size_t i = 0; i < w->dot.model->dm_count; i++)
        DT_TRY(write_moves(w, i));
    return DT_OK;
}

static dt_status write_dot(const dt_excerpt *excerpt, dt_dot dot, dt_budget *budget)
{
    writer w = {.dot = dot, .excerpt = excerpt, .budget = budget};
    w.dot.graph = excerpt->graph;
    w.dot.model = dt_graph_model(excerpt->graph);
    w.dot.profile = excerpt->options.profile;
    w.dot.unknown = dt_gain_may_be_unknown(w.dot.model, w.dot.profile);
    dt_budget_stage(budget, "writing the graph", 0);
    dt_status status = write_all(&w);
    dt_status ended = dt_dot_end(&w.dot);
    return status == DT_OK ? ended : status;
}

dt_status dt_report_graph_dot(const dt_excerpt *excerpt, const dt_verdicts *verdicts, dt_budget *budget, dt_text *out)
{
    return write_dot(excerpt, (dt_dot){.verdicts = verdicts, .out = out}, budget);
}

dt_status dt_report_relations_dot(const dt_excerpt *excerpt, const dt_findings *findings, dt_budget *budget,
                                  dt_text *out)
{
    return write_dot(excerpt, (dt_dot){.findings = findings, .out = out}, budget);
}
