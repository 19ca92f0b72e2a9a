/* SPDX-License-Identifier: MIT */
/* The map as SVG within HTML: shapes with classes, whose colours are the style sheet's business, so that light, dark and
 * print each have theirs. Nothing is told by colour alone: lines have dash patterns and names, boxes have borders and words. */
#include "report/map.h"

#include "report/escape.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdlib.h>

#define ROUND 5   /* radius of a corner of a line */
#define HEAD 8    /* length of an arrowhead */
#define PADDING 9 /* of a box */
#define LINE_HEIGHT 14
#define LEGEND_GAP 26    /* above the legend and between its lines */
#define SAMPLE 34        /* width of a sample in the legend */
#define PARTY_LETTERS 40 /* of a name in the legend */
#define LETTER 7         /* width of a letter of the legend, amply */

static const char *const hold_classes[DT_HOLD_COUNT] = {
    [DT_HOLDS_NOT] = "h0", [DT_HOLDS_BY_CAUTION] = "h1", [DT_HOLDS_BY_INTEREST] = "h2", [DT_HOLDS_ALONE] = "h3"};
static const char *const hold_words[DT_HOLD_COUNT] = {[DT_HOLDS_NOT] = "does not hold",
                                                      [DT_HOLDS_BY_CAUTION] = "holds by caution",
                                                      [DT_HOLDS_BY_INTEREST] = "holds by answers",
                                                      [DT_HOLDS_ALONE] = "holds by itself"};

typedef struct svg {
    const dt_map *map;
    dt_text *out;
} svg;

static void put_text(const svg *s, int x, int y, const char *class, const char *text)
{
    dt_text_printf(s->out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    dt_escape(s->out, DT_FORMAT_HTML, text);
    dt_text_add(s->out, "</text>\n");
}

static void put_scratch(const svg *s, int x, int y, const char *class, dt_text *text)
{
    put_text(s, x, y, class, dt_text_get(text));
    dt_text_free_into(text, s->out);
}

/* A line of a title that has more letters than there is room for is set narrower. */
static void put_title(const svg *s, int x, int y, const char *text)
{
    if (dt_letters_count(text) <= DT_MAP_TITLE_LETTERS) {
        put_text(s, x, y, "title", text);
        return;
    }
    dt_text_printf(s->out,
                   "<text x=\"%d\" y=\"%d\" class=\"title\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">", x, y,
                   s->map->layout.box_width - 2 * PADDING);
    dt_escape(s->out, DT_FORMAT_HTML, text);
    dt_text_add(s->out, "</text>\n");
}

/* ---- boxes -------------------------------------------------------------------------------------------------------------- */

static void put_frame(const svg *s, int x, int y, int width, int height, dt_hold hold)
{
    dt_text_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" class=\"box %s\"/>\n", x, y,
                   width, height, hold_classes[hold]);
    if (hold == DT_HOLDS_ALONE)
        dt_text_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3.5\" class=\"inner\"/>\n",
                       x + 3, y + 3, width - 6, height - 6);
}

static void put_box(const svg *s, size_t k)
{
    const dt_map_state *state = &s->map->states[k];
    const dt_layout_box *box = &s->map->layout.boxes[k];
    int width = s->map->layout.box_width, height = s->map->layout.box_height, y = box->y + 17;
    dt_text number = {.data = NULL};
    put_frame(s, box->x, box->y, width, height, state->hold);
    dt_text_printf(&number, "%" PRIu32 "%s", state->state + 1, state->today ? " \xc2\xb7 today" : "");
    put_scratch(s, box->x + PADDING, y, state->today ? "number today" : "number", &number);
    for (size_t line = 0; line < DT_MAP_TITLE_LINES && state->title[line].length; line++)
        put_title(s, box->x + PADDING, y += LINE_HEIGHT, dt_text_get(&state->title[line]));
    if (state->hold)
        put_text(s, box->x + PADDING, box->y + height - 9, "hold", hold_words[state->hold]);
}

static void put_row_names(const svg *s)
{
    const dt_layout *layout = &s->map->layout;
    for (size_t row = 0, named = SIZE_MAX; row < layout->rows; row++)
        for (size_t k = 0; k < layout->box_count; k++) {
            dt_text name = {.data = NULL};
            if (layout->boxes[k].row != row || layout->boxes[k].layer == named)
                continue;
            named = layout->boxes[k].layer;
            dt_map_layer_name(s->map, layout->boxes[k].layer, &name);
            put_scratch(s, 0, layout->boxes[k].y + 17, "row", &name);
        }
}

/* ---- lines -------------------------------------------------------------------------------------------------------------- */

static int sign(int number)
{
    return (number > 0) - (number < 0);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* A corner is rounded by as much as both of its sides have room for. */
static void put_corner(const svg *s, dt_point before, dt_point at, dt_point after)
{
    int in = abs(at.x - before.x) + abs(at.y - before.y), out = abs(after.x - at.x) + abs(after.y - at.y);
    int radius = least(ROUND, least(in / 2, out / 2));
    dt_text_printf(s->out, "L%d %dQ%d %d %d %d", at.x - sign(at.x - before.x) * radius,
                   at.y - sign(at.y - before.y) * radius, at.x, at.y, at.x + sign(after.x - at.x) * radius,
                   at.y + sign(after.y - at.y) * radius);
}

static void put_path(const svg *s, const dt_layout_line *line, size_t dm)
{
    const dt_point *p = line->points;
    dt_text_printf(s->out, "<path class=\"line d%zu\" d=\"M%d %d", dm % DT_MAP_PATTERNS, p[0].x, p[0].y);
    for (size_t k = 1; k + 1 < line->count; k++)
        put_corner(s, p[k - 1], p[k], p[k + 1]);
    dt_text_printf(s->out, "L%d %d\"/>", p[line->count - 1].x, p[line->count - 1].y);
}

/* A filled head for a gain, an open one for a move without, a diamond where nobody knows. All lines end upright. */
static void put_head(const svg *s, dt_point from, dt_point at, dt_gain gain)
{
    int back = at.y - sign(at.y - from.y) * HEAD, end = back - sign(at.y - from.y) * HEAD;
    bool gains = gain == DT_GAINS;
    if (gain == DT_GAINS_PERHAPS) {
        dt_text_printf(s->out, "<path class=\"head open\" d=\"M%d %dL%d %dL%d %dL%d %dZ\"/>", at.x, at.y, at.x - 4,
                       back, at.x, end, at.x + 4, back);
        return;
    }
    dt_text_printf(s->out, "<path class=\"head%s\" d=\"M%d %dL%d %dL%d %dZ\"/>", gains ? "" : " open", at.x, at.y,
                   at.x - 4, back, at.x + 4, back);
}

static void put_line(const svg *s, size_t k)
{
    const dt_map_move *move = &s->map->moves[k];
    const dt_layout_line *line = &s->map->layout.lines[k];
    dt_text_printf(s->out, "<g class=\"p%zu\">", move->dm % DT_MAP_COLOURS);
    put_path(s, line, move->dm);
    put_head(s, line->points[line->count - 2], line->points[line->count - 1], move->gain);
    if (move->returns)
        put_head(s, line->points[1], line->points[0], move->gain_back);
    dt_text_add(s->out, "</g>\n");
}

static void put_label(const svg *s, size_t k)
{
    const dt_layout_line *line = &s->map->layout.lines[k];
    size_t dm = s->map->moves[k].dm;
    if (!line->labelled)
        return;
    dt_text_printf(s->out, "<g class=\"p%zu\">", dm % DT_MAP_COLOURS);
    put_text(s, line->label.x + 2, line->label.y - 2, "label", dt_text_get(&s->map->names[dm]));
    dt_text_add(s->out, "</g>\n");
}

/* ---- the legend --------------------------------------------------------------------------------------------------------- */

/* Entries from left to right, a new line where one has no room. */
typedef struct legend {
    const svg *s;
    int x, y;
} legend;

/* @return where the sample of the next entry stands; its words follow it. */
static dt_point next_entry(legend *l, size_t letters)
{
    int width = SAMPLE + 8 + (int)letters * LETTER + 18;
    if (l->x > 0 && l->x + width > l->s->map->layout.width) {
        l->x = 0;
        l->y += LEGEND_GAP;
    }
    dt_point at = {l->x, l->y};
    l->x += width;
    return at;
}

static void put_party(legend *l, size_t dm)
{
    dt_text name = {.data = NULL};
    dt_prose_dm(&name, l->s->map->r->teller.model, dm);
    dt_letters_cut(&name, PARTY_LETTERS);
    dt_point at = next_entry(l, dt_letters_count(dt_text_get(&name)));
    dt_text_printf(l->s->out, "<g class=\"p%zu\"><path class=\"line d%zu\" d=\"M%d %dh%d\"/>", dm % DT_MAP_COLOURS,
                   dm % DT_MAP_PATTERNS, at.x, at.y, SAMPLE);
    put_scratch(l->s, at.x + SAMPLE + 8, at.y + 4, "party", &name);
    dt_text_add(l->s->out, "</g>");
}

static void put_parties(legend *l)
{
    const dt_map *map = l->s->map;
    for (size_t dm = 0; dm < map->r->teller.model->dm_count; dm++)
        if (dt_map_has_mover(map, dm))
            put_party(l, dm);
}

static void put_arrow(legend *l, dt_gain gain, const char *words)
{
    dt_point at = next_entry(l, 22);
    dt_text_printf(l->s->out,
                   "<g class=\"p6\"><path class=\"line\" d=\"M%d %dh%d\"/><path class=\"head%s\" d=\"M%d %dl-%d -4",
                   at.x, at.y, SAMPLE, gain == DT_GAINS ? "" : " open", at.x + SAMPLE, at.y, HEAD);
    if (gain == DT_GAINS_PERHAPS)
        dt_text_printf(l->s->out, "l-%d 4l%d 4Z\"/></g>", HEAD, HEAD);
    else
        dt_text_add(l->s->out, "v8Z\"/></g>");
    put_text(l->s, at.x + SAMPLE + 8, at.y + 4, "party", words);
}

static void put_arrows(legend *l)
{
    static const char *const words[] = {[DT_GAINS] = "gains by the move",
                                        [DT_GAINS_PERHAPS] = "perhaps gains by it",
                                        [DT_GAINS_NOT] = "does not gain by it"};
    static const dt_gain order[] = {DT_GAINS, DT_GAINS_PERHAPS, DT_GAINS_NOT};
    for (size_t n = 0; n < sizeof order / sizeof *order; n++) {
        bool any = false;
        for (size_t k = 0; k < l->s->map->move_count; k++) {
            const dt_map_move *move = &l->s->map->moves[k];
            any = any || move->gain == order[n] || (move->returns && move->gain_back == order[n]);
        }
        if (any)
            put_arrow(l, order[n], words[order[n]]);
    }
}

static void put_holds(legend *l)
{
    for (dt_hold hold = DT_HOLDS_ALONE;; hold--) {
        bool any = false;
        for (size_t k = 0; k < l->s->map->count; k++)
            any = any || l->s->map->states[k].hold == hold;
        if (any) {
            dt_point at = next_entry(l, 17);
            put_frame(l->s, at.x + 2, at.y - 8, SAMPLE - 4, 16, hold);
            put_text(l->s, at.x + SAMPLE + 8, at.y + 4, "party", hold_words[hold]);
        }
        if (hold == DT_HOLDS_NOT)
            return;
    }
}

static void new_line(legend *l)
{
    l->y += l->x ? LEGEND_GAP : 0;
    l->x = 0;
}

/* @return the height of all. */
static int put_legend(const svg *s)
{
    legend l = {.s = s, .y = s->map->layout.height + LEGEND_GAP};
    put_parties(&l);
    new_line(&l);
    put_arrows(&l);
    new_line(&l);
    put_holds(&l);
    return l.y + 16;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static int put_all(const svg *s)
{
    put_row_names(s);
    for (size_t k = 0; k < s->map->move_count; k++)
        put_line(s, k);
    for (size_t k = 0; k < s->map->count; k++)
        put_box(s, k);
    for (size_t k = 0; k < s->map->move_count; k++)
        put_label(s, k);
    return put_legend(s);
}

void dt_map_draw_svg(const dt_map *map, dt_text *out)
{
    dt_text body = {.data = NULL}, words = {.data = NULL};
    int height = put_all(&(svg){map, &body});
    dt_map_describe(map, &words);
    dt_text_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
        "aria-label=\"Map of outcomes. ",
        map->layout.width, height, map->layout.width, height);
    dt_escape(out, DT_FORMAT_HTML, dt_text_get(&words));
    dt_text_add(out, "\">\n");
    dt_text_add_bytes(out, dt_text_get(&body), body.length);
    dt_text_add(out, "</svg>\n");
    dt_text_free_into(&words, out);
    dt_text_free_into(&body, out);
}
