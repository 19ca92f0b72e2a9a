/* SPDX-License-Identifier: MIT */
/* Colours are those of Okabe and Ito (2008), which the colour-blind tell apart; dash patterns tell decision makers apart in
 * print. A filled arrowhead is an improvement, an open one is not. */
#include "report/dot.h"
#include "report/findings.h"
#include "report/letters.h"
#include "report/outcomes.h"
#include "report/prose.h"
#include "report/state_table.h"

#include <inttypes.h>
#include <string.h>

#define LINE_LETTERS 28 /* of a label, before it breaks at a space */
#define OPTIONS_MAX 8   /* named in a label */

/* Lengths without a common divisor: 28 decision makers differ in the one or the other. */
static const char *const colours[] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"};
static const char *const dashes[] = {"solid", "dashed", "dotted", "bold"};
#define COLOURS (sizeof colours / sizeof *colours)
#define DASHES (sizeof dashes / sizeof *dashes)

/* ---- labels ---------------------------------------------------------------------------------------------------- */

static void add_letter(dt_text *out, const char *letter, size_t length)
{
    if (*letter == '"' || *letter == '\\')
        dt_text_add(out, "\\");
    dt_text_add_bytes(out, letter, length);
    if (*letter == '&')
        dt_text_add(out, "amp;"); /* Graphviz reads entities in labels */
}

/* Text for a label, already fit to be shown, broken into lines at spaces. */
static void add_lines(dt_text *out, const char *text)
{
    for (size_t column = 0; *text; column++) {
        size_t length = dt_letter_at(text).length;
        if (*text == ' ' && column + strcspn(text + 1, " ") >= LINE_LETTERS) {
            dt_text_add(out, "\\n");
            column = 0;
        } else {
            add_letter(out, text, length);
        }
        text += length;
    }
}

/* Ends the scratch label: adds it as lines and empties it. */
void dt_dot_end_label(dt_dot *w)
{
    add_lines(w->out, dt_text_get(&w->label));
    if (w->label.status != DT_OK && w->out->status == DT_OK)
        w->out->status = w->label.status;
    w->label.length = 0;
}

/* ---- the frame ------------------------------------------------------------------------------------------------- */

static void write_title(dt_dot *w)
{
    dt_text_add(w->out, "  label=\"");
    dt_letters_add(&w->label, w->model->name);
    dt_dot_end_label(w);
    for (size_t i = 0; i < w->model->dm_count; i++) {
        const dt_decision_maker *dm = &w->model->decision_makers[i];
        if (!dm->has_readings)
            continue;
        dt_text_add(w->out, "\\n");
        dt_prose_dm(&w->label, w->model, i);
        dt_text_printf(&w->label, " read as %s", dm->readings[w->profile[i]].name);
        dt_dot_end_label(w);
    }
    dt_text_add(w->out, "\";\n");
}

void dt_dot_style(const dt_dot *w, size_t dm)
{
    dt_text_printf(w->out, "color=\"%s\", style=%s", colours[dm % COLOURS], dashes[dm % DASHES]);
}

/* A line for each decision maker who moves, between points, to say whose is which. */
static void write_legend(dt_dot *w)
{
    dt_text_printf(w->out,
                   "  subgraph cluster_legend {\n    label=\"filled arrowhead: an improvement%s\";\n"
                   "    node [shape=point, color=gray];\n",
                   w->unknown ? "; diamond: perhaps one" : "");
    for (size_t i = 0; i < w->model->dm_count; i++) {
        dt_text_printf(w->out, "    a%zu -> b%zu [label=\"", i + 1, i + 1);
        dt_prose_dm(&w->label, w->model, i);
        dt_dot_end_label(w);
        dt_text_add(w->out, "\", ");
        dt_dot_style(w, i);
        dt_text_add(w->out, "];\n");
    }
    dt_text_add(w->out, "  }\n");
}

/* ---- states ---------------------------------------------------------------------------------------------------- */

/* The concepts under which the state is an equilibrium, into the scratch label; nothing where it is none. */
static bool list_equilibria(dt_dot *w, uint32_t state)
{
    dt_concept_set set = w->findings ? 0 : dt_outcome_concepts(w->verdicts, state);
    dt_criterion_set met = w->findings ? dt_findings_equilibria(w->findings, state) : 0;
    if (set)
        dt_prose_concepts(&w->label, set);
    if (met)
        dt_findings_tell_met(w->findings, met, &w->label);
    return set || met;
}

void dt_dot_state(dt_dot *w, uint64_t id, uint32_t state)
{
    const char *name = dt_state_name(w->graph, state);
    bool status_quo = state == dt_graph_status_quo(w->graph);
    dt_text_printf(w->out, "  s%" PRIu64 " [label=\"%" PRIu32 "\\n", id, state + 1);
    if (name)
        dt_text_add(&w->label, name);
    else
        dt_prose_options(&w->label, w->model, dt_graph_state(w->graph, state), OPTIONS_MAX);
    dt_dot_end_label(w);
    dt_text_add(w->out, status_quo ? "\\nstatus quo" : "");
    dt_text_add(&w->label, "equilibrium: ");
    bool holds = list_equilibria(w, state);
    if (holds) {
        dt_text_add(w->out, "\\n");
        dt_dot_end_label(w);
    }
    w->label.length = 0;
    dt_text_add(w->out, "\"");
    dt_text_add(w->out, holds ? ", peripheries=2, fillcolor=\"#FFF3C4\"" : "");
    dt_text_add(w->out, status_quo ? ", penwidth=3" : "");
    dt_text_add(w->out, "];\n");
}

const char *dt_dot_arrow(dt_gain gain)
{
    static const char *const arrows[] = {
        [DT_GAINS_NOT] = "empty", [DT_GAINS] = "normal", [DT_GAINS_PERHAPS] = "odiamond"};
    return arrows[gain];
}

/* ---- begin and end ------------------------------------------------------------------------------------------------- */

void dt_dot_begin(dt_dot *w)
{
    dt_text_add(w->out, "digraph conflict {\n");
    write_title(w);
    dt_text_add(w->out, "  labelloc=t; fontname=\"Helvetica\";\n"
                        "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\"];\n"
                        "  edge [fontname=\"Helvetica\"];\n");
}

dt_status dt_dot_end(dt_dot *w)
{
    write_legend(w);
    dt_text_add(w->out, "}\n");
    dt_text_free_into(&w->label, w->out);
    return w->out->status;
}
