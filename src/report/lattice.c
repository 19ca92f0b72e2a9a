/* SPDX-License-Identifier: MIT */
/* How the concepts are related, from both tables of relations, which the tests hold: concepts that are the same in one box, and an
 * arrow from each box to what follows from it, what follows by way of another left out. */
#include "report/layout.h"

#include "base/memory.h"

#include <detente/report_further.h>

#include <assert.h>
#include <stdlib.h>

#define NODES_MAX 64
#define BOX_WIDTH 168
#define LINE_HEIGHT 15
#define PER_LINE 2 /* names in a line of a box */
#define HEAD 8

typedef struct lattice {
    dt_further nodes[NODES_MAX];
    size_t count;
    bool follows[NODES_MAX][NODES_MAX]; /* [a][b]: b follows from a */
    size_t box_of[NODES_MAX];           /* of the first of each box: which it is */
    size_t boxes;
} lattice;

static size_t node_of(lattice *l, dt_further concept)
{
    for (size_t k = 0; k < l->count; k++)
        if (dt_further_same(l->nodes[k], concept))
            return k;
    assert(l->count < NODES_MAX);
    l->nodes[l->count] = concept;
    return l->count++;
}

static size_t node_named(lattice *l, const char *name)
{
    dt_further concept = {DT_FURTHER_BASIC, 0};
    dt_further_find(name, &concept);
    return node_of(l, concept);
}

static void add_tables(lattice *l)
{
    const dt_further_relation *relation;
    for (unsigned c = 0; c < DT_CONCEPT_COUNT; c++)
        node_of(l, (dt_further){DT_FURTHER_BASIC, c});
    for (unsigned c = 0; c < DT_CONCEPT_COUNT; c++)
        for (unsigned d = 0; d < DT_CONCEPT_COUNT; d++)
            l->follows[c][d] = c == d || dt_concept_get((dt_concept_id)c)->implies >> d & 1u;
    for (size_t k = 0; (relation = dt_further_relation_get(k)); k++) {
        size_t from = node_named(l, relation->from), to = node_named(l, relation->to);
        l->follows[from][to] = true;
        l->follows[to][from] = l->follows[to][from] || relation->same;
    }
}

/* S. Warshall 1962. */
static void close_up(lattice *l)
{
    for (size_t by = 0; by < l->count; by++)
        for (size_t a = 0; a < l->count; a++)
            for (size_t b = 0; b < l->count; b++)
                l->follows[a][b] = l->follows[a][b] || (l->follows[a][by] && l->follows[by][b]);
}

static bool same(const lattice *l, size_t a, size_t b)
{
    return a == b || (l->follows[a][b] && l->follows[b][a]);
}

static bool is_first(const lattice *l, size_t a)
{
    for (size_t b = 0; b < a; b++)
        if (same(l, a, b))
            return false;
    return true;
}

static bool stands_between(const lattice *l, size_t a, size_t b)
{
    for (size_t c = 0; c < l->count; c++)
        if (!same(l, a, c) && !same(l, c, b) && l->follows[a][c] && l->follows[c][b])
            return true;
    return false;
}

static void build(lattice *l)
{
    *l = (lattice){.count = 0};
    add_tables(l);
    close_up(l);
    for (size_t a = 0; a < l->count; a++)
        if (is_first(l, a))
            l->box_of[a] = l->boxes++;
}

/* Does an arrow lead from the box of `a` to that of `b`, both the first of theirs? */
static bool leads(const lattice *l, size_t a, size_t b)
{
    return is_first(l, a) && is_first(l, b) && !same(l, a, b) && l->follows[a][b] && !stands_between(l, a, b);
}

/* "SEQ = CMR_2" */
static void add_names(const lattice *l, size_t a, dt_text *out)
{
    const char *before = "";
    for (size_t b = a; b < l->count; b++) {
        char text[DT_FURTHER_TEXT];
        if (!same(l, a, b))
            continue;
        dt_text_printf(out, "%s%s", before, dt_further_brief(l->nodes[b], text));
        before = " = ";
    }
}

/* ---- lines of text ------------------------------------------------------------------------------------------------------- */

static void write_lines(const lattice *l, dt_text *out)
{
    for (size_t a = 0; a < l->count; a++) {
        const char *before = "  =>  ";
        for (size_t b = 0; b < l->count; b++) {
            if (!leads(l, a, b))
                continue;
            if (*before == ' ')
                add_names(l, a, out);
            dt_text_add(out, before);
            add_names(l, b, out);
            before = ", ";
        }
        dt_text_add(out, *before == ',' ? "\n" : "");
    }
}

/* ---- the language of Graphviz ---------------------------------------------------------------------------------------------- */

static void write_dot(const lattice *l, dt_text *out)
{
    dt_text_add(out, "digraph concepts {\n  node [shape=box, style=rounded];\n");
    for (size_t a = 0; a < l->count; a++)
        if (is_first(l, a)) {
            dt_text_printf(out, "  n%zu [label=\"", a);
            add_names(l, a, out);
            dt_text_add(out, "\"];\n");
        }
    for (size_t a = 0; a < l->count; a++)
        for (size_t b = 0; b < l->count; b++)
            if (leads(l, a, b))
                dt_text_printf(out, "  n%zu -> n%zu;\n", a, b);
    dt_text_add(out, "}\n");
}

/* ---- a picture ------------------------------------------------------------------------------------------------------------ */

/* Every box stands just above the highest of those that its arrows lead to, so that no arrow is longer than it must be. */
static void find_layers(const lattice *l, dt_layout_box *boxes)
{
    bool moved = true;
    unsigned depth = 0;
    while (moved) { /* first, how many arrows lead on from it, in `layer` */
        moved = false;
        for (size_t a = 0; a < l->count; a++)
            for (size_t b = 0; b < l->count; b++) {
                if (!leads(l, a, b) || boxes[l->box_of[a]].layer > boxes[l->box_of[b]].layer)
                    continue;
                boxes[l->box_of[a]].layer = boxes[l->box_of[b]].layer + 1;
                moved = true;
            }
    }
    for (size_t k = 0; k < l->boxes; k++)
        depth = boxes[k].layer > depth ? boxes[k].layer : depth;
    for (size_t k = 0; k < l->boxes; k++)
        boxes[k].layer = depth - boxes[k].layer;
}

static size_t list_arrows(const lattice *l, dt_layout_line *lines)
{
    size_t count = 0;
    for (size_t a = 0; a < l->count; a++)
        for (size_t b = 0; b < l->count; b++)
            if (leads(l, a, b))
                lines[count++] = (dt_layout_line){.from = l->box_of[a], .to = l->box_of[b]};
    return count;
}

static void draw_arrow(const dt_layout_line *line, dt_text *out)
{
    dt_point end = line->points[line->count - 1], before = line->points[line->count - 2];
    int back = end.y > before.y ? end.y - HEAD : end.y + HEAD;
    for (size_t k = 0; k < line->count; k++)
        dt_text_printf(out, "%s%d %d", k ? "L" : "<path class=\"line\" d=\"M", line->points[k].x, line->points[k].y);
    dt_text_printf(out, "\"/>\n<path class=\"head\" d=\"M%d %dL%d %dL%d %dZ\"/>\n", end.x, end.y, end.x - 4, back,
                   end.x + 4, back);
}

static size_t count_names(const lattice *l, size_t a)
{
    size_t count = 0;
    for (size_t b = a; b < l->count; b++)
        count += same(l, a, b);
    return count;
}

/* The names of a box, so many to a line. */
static void draw_box(const lattice *l, size_t a, const dt_layout *layout, dt_text *out)
{
    const dt_layout_box *box = &layout->boxes[l->box_of[a]];
    int x = box->x + BOX_WIDTH / 2, lines = (int)((count_names(l, a) + PER_LINE - 1) / PER_LINE);
    int y = box->y + (layout->box_height - lines * LINE_HEIGHT) / 2 + LINE_HEIGHT - 4;
    size_t told = 0;
    dt_text_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n<text x=\"%d\" y=\"%d\">",
                   box->x, box->y, layout->box_width, layout->box_height, x, y);
    for (size_t b = a; b < l->count; b++) {
        char text[DT_FURTHER_TEXT];
        if (!same(l, a, b))
            continue;
        if (told && told % PER_LINE == 0)
            dt_text_printf(out, "</text>\n<text x=\"%d\" y=\"%d\">", x, y += LINE_HEIGHT);
        dt_text_printf(out, "%s%s", !told ? "" : told % PER_LINE ? " = " : "= ", dt_further_brief(l->nodes[b], text));
        told++;
    }
    dt_text_add(out, "</text>\n");
}

static void draw(const lattice *l, const dt_layout *layout, dt_text *out)
{
    dt_text_printf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                   "role=\"img\" aria-label=\"What follows from what. ",
                   layout->width, layout->height, layout->width, layout->height);
    dt_text words = {.data = NULL};
    write_lines(l, &words);
    for (const char *at = dt_text_get(&words); *at; at++)
        dt_text_add_bytes(out, *at == '\n' ? "; " : *at == '>' ? "&gt;" : at, *at == '\n' ? 2 : *at == '>' ? 4 : 1);
    dt_text_free_into(&words, out);
    dt_text_add(
        out,
        "\">\n<style>\n"
        ":root { color-scheme: light dark; --ground: #ffffff; --panel: #f4f6f8; --ink: #1c2126; --edge: #6a7680; }\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        "  :root { --ground: #14181c; --panel: #1c2228; --ink: #e4e8eb; --edge: #8d99a3; }\n}\n"
        "svg { background: var(--ground); font: 12px system-ui, sans-serif; }\n"
        "rect { fill: var(--panel); stroke: var(--edge); }\n"
        "text { fill: var(--ink); text-anchor: middle; }\n"
        ".line { fill: none; stroke: var(--edge); }\n.head { fill: var(--edge); }\n</style>\n");
    for (size_t k = 0; k < layout->line_count; k++)
        draw_arrow(&layout->lines[k], out);
    for (size_t a = 0; a < l->count; a++)
        if (is_first(l, a))
            draw_box(l, a, layout, out);
    dt_text_add(out, "</svg>\n");
}

static dt_status write_svg(const lattice *l, dt_text *out)
{
    dt_layout layout = {.box_count = l->boxes, .box_width = BOX_WIDTH, .box_height = 3 * LINE_HEIGHT - 4};
    layout.columns = 6;
    layout.boxes = dt_calloc(l->boxes, sizeof *layout.boxes);
    layout.lines = dt_calloc(l->count * l->count, sizeof *layout.lines);
    dt_status status = layout.boxes && layout.lines ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        find_layers(l, layout.boxes);
        layout.line_count = list_arrows(l, layout.lines);
        status = dt_layout_arrange(&layout);
    }
    if (status == DT_OK)
        draw(l, &layout, out);
    free(layout.boxes);
    free(layout.lines);
    return status;
}

dt_status dt_report_lattice(dt_format format, dt_text *out)
{
    dt_status status = DT_OK;
    lattice *l = dt_malloc(1, sizeof *l);
    if (!l)
        return DT_ERR_NOMEM;
    build(l);
    if (format == DT_FORMAT_SVG)
        status = write_svg(l, out);
    else if (format == DT_FORMAT_DOT)
        write_dot(l, out);
    else
        write_lines(l, out);
    free(l);
    return status == DT_OK ? out->status : status;
}
