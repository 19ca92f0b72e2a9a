/* SPDX-License-Identifier: MIT */
/* The map in LaTeX's own picture environment, which draws level and upright lines of any length, and so all that there is
 * here. Dashes are repeated strokes; the colours are those of the style sheet on white. */
#include "report/map.h"

#include "report/escape.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_WIDTH 490  /* of the page, in points */
#define TEXT_HEIGHT 600 /* of a page, less room for the legend */
#define PADDING 9
#define LINE_HEIGHT 14
#define SAMPLE 40

static const char *const colours[DT_MAP_COLOURS] = {"0.04,0.37,0.63", "0.70,0.28,0", "0,0.45,0.35",
                                                    "0.56,0.23,0.48", "0.48,0.36,0", "0.25,0.36,0.45",
                                                    "0.11,0.13,0.15"};

/* Strokes and gaps by turns; a whole line where the first gap is 0. */
typedef struct dash {
    int stroke, gap;
} dash;
static const dash patterns[DT_MAP_PATTERNS][3] = {{{1, 0}, {0, 0}, {0, 0}},  {{7, 4}, {0, 0}, {0, 0}},
                                                  {{2, 3}, {0, 0}, {0, 0}},  {{9, 3}, {2, 3}, {0, 0}},
                                                  {{14, 3}, {0, 0}, {0, 0}}, {{9, 3}, {2, 3}, {2, 3}}};
static const char *const frames[DT_HOLD_COUNT] = {[DT_HOLDS_NOT] = "0.3pt",
                                                  [DT_HOLDS_BY_CAUTION] = "0.3pt",
                                                  [DT_HOLDS_BY_INTEREST] = "1.2pt",
                                                  [DT_HOLDS_ALONE] = "1.2pt"};
static const char *const words[DT_HOLD_COUNT] = {[DT_HOLDS_NOT] = "",
                                                 [DT_HOLDS_BY_CAUTION] = "holds by caution",
                                                 [DT_HOLDS_BY_INTEREST] = "holds by answers",
                                                 [DT_HOLDS_ALONE] = "holds by itself"};

typedef struct latex {
    const dt_map *map;
    dt_text *out;
    int height; /* pictures grow upwards in LaTeX */
} latex;

/* ---- strokes ------------------------------------------------------------------------------------------------------------ */

/* The strokes of one kind in a stretch: `first` from its beginning, `length` long, every `period`. */
static void put_strokes(const latex *l, dt_point from, dt_point step, int first, int length, int period, int total)
{
    int count = total < first + length ? 0 : (total - first - length) / period + 1;
    if (count == 0)
        return;
    dt_text_printf(l->out, "\\multiput(%d,%d)(%d,%d){%d}{\\line(%d,%d){%d}}", from.x + step.x * first,
                   l->height - from.y - step.y * first, step.x * period, -step.y * period, count, step.x, -step.y,
                   length);
}

static void put_stretch(const latex *l, dt_point from, dt_point to, const dash *pattern)
{
    int total = abs(to.x - from.x) + abs(to.y - from.y), period = 0, at = 0;
    dt_point step = {(to.x > from.x) - (to.x < from.x), (to.y > from.y) - (to.y < from.y)};
    if (total == 0)
        return;
    if (pattern->gap == 0) {
        put_strokes(l, from, step, 0, total, total, total);
        return;
    }
    for (size_t k = 0; k < 3; k++)
        period += pattern[k].stroke + pattern[k].gap;
    for (size_t k = 0; k < 3 && pattern[k].stroke; at += pattern[k].stroke + pattern[k].gap, k++)
        put_strokes(l, from, step, at, pattern[k].stroke, period, total);
}

static void put_head(const latex *l, dt_point from, dt_point at, dt_gain gain)
{
    bool down = at.y > from.y;
    if (gain == DT_GAINS_PERHAPS)
        dt_text_printf(l->out, "\\put(%d,%d){\\makebox(0,0){\\fontsize{6}{6}\\selectfont$\\diamond$}}", at.x,
                       l->height - at.y + (down ? 4 : -4));
    else if (gain == DT_GAINS)
        dt_text_printf(l->out, "\\put(%d,%d){\\vector(0,%d){0}}", at.x, l->height - at.y, down ? -1 : 1);
    else
        dt_text_printf(l->out, "\\put(%d,%d){\\makebox(0,0){\\fontsize{4}{4}\\selectfont$\\bigtriangle%s$}}", at.x,
                       l->height - at.y + (down ? 4 : -4), down ? "down" : "up");
}

static void begin_colour(const latex *l, size_t dm)
{
    dt_text_printf(l->out, "{\\color[rgb]{%s}", colours[dm % DT_MAP_COLOURS]);
}

static void put_line(const latex *l, size_t k)
{
    const dt_map_move *move = &l->map->moves[k];
    const dt_layout_line *line = &l->map->layout.lines[k];
    begin_colour(l, move->dm);
    for (size_t p = 0; p + 1 < line->count; p++)
        put_stretch(l, line->points[p], line->points[p + 1], patterns[move->dm % DT_MAP_PATTERNS]);
    put_head(l, line->points[line->count - 2], line->points[line->count - 1], move->gain);
    if (move->returns)
        put_head(l, line->points[1], line->points[0], move->gain_back);
    dt_text_add(l->out, "}%\n");
}

/* ---- words -------------------------------------------------------------------------------------------------------------- */

static void put_words(const latex *l, int x, int y, const char *style, const char *text)
{
    dt_text_printf(l->out, "\\put(%d,%d){%s ", x, l->height - y, style);
    dt_escape(l->out, DT_FORMAT_LATEX, text);
    dt_text_add(l->out, "}%\n");
}

static void put_label(const latex *l, size_t k)
{
    const dt_layout_line *line = &l->map->layout.lines[k];
    if (!line->labelled)
        return;
    begin_colour(l, l->map->moves[k].dm);
    put_words(l, line->label.x + 2, line->label.y - 1, "\\fontsize{5}{5}\\selectfont",
              dt_text_get(&l->map->names[l->map->moves[k].dm]));
    dt_text_add(l->out, "}%\n");
}

/* A line that a long word fills is set smaller. */
static void put_title(const latex *l, int x, int y, const char *text)
{
    bool fits = dt_letters_count(text) <= DT_MAP_TITLE_LETTERS;
    put_words(l, x, y, fits ? "\\fontsize{6}{6}\\bfseries" : "\\fontsize{4}{4}\\bfseries", text);
}

static void put_box(const latex *l, size_t k)
{
    const dt_map_state *state = &l->map->states[k];
    const dt_layout_box *box = &l->map->layout.boxes[k];
    int width = l->map->layout.box_width, height = l->map->layout.box_height, y = box->y + 17;
    char number[32];
    snprintf(number, sizeof number, "%" PRIu32 "%s", state->state + 1, state->today ? ", today" : "");
    dt_text_printf(l->out, "\\linethickness{%s}\\put(%d,%d){", frames[state->hold], box->x,
                   l->height - box->y - height);
    dt_text_printf(l->out, state->hold == DT_HOLDS_BY_CAUTION ? "\\dashbox{5}(%d,%d){}}" : "\\framebox(%d,%d){}}",
                   width, height);
    if (state->hold == DT_HOLDS_ALONE)
        dt_text_printf(l->out, "\\linethickness{0.3pt}\\put(%d,%d){\\framebox(%d,%d){}}", box->x + 4,
                       l->height - box->y - height + 4, width - 8, height - 8);
    dt_text_add(l->out, "%\n");
    put_words(l, box->x + PADDING, y, "\\fontsize{5}{5}\\selectfont", number);
    for (size_t line = 0; line < DT_MAP_TITLE_LINES && state->title[line].length; line++)
        put_title(l, box->x + PADDING, y += LINE_HEIGHT, dt_text_get(&state->title[line]));
    put_words(l, box->x + PADDING, box->y + height - 9, "\\fontsize{5}{5}\\itshape", words[state->hold]);
}

static void put_row_names(const latex *l)
{
    const dt_layout *layout = &l->map->layout;
    for (size_t row = 0, named = SIZE_MAX; row < layout->rows; row++)
        for (size_t k = 0; k < layout->box_count; k++) {
            dt_text name = {.data = NULL};
            if (layout->boxes[k].row != row || layout->boxes[k].layer == named)
                continue;
            named = layout->boxes[k].layer;
            dt_map_layer_name(l->map, layout->boxes[k].layer, &name);
            put_words(l, 0, layout->boxes[k].y + 17, "\\fontsize{5}{5}\\selectfont", dt_text_get(&name));
            dt_text_free_into(&name, l->out);
        }
}

/* Each party with a sample of its lines. */
static void put_legend(const latex *l)
{
    const dt_model *model = l->map->r->teller.model;
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        latex sample = {.map = l->map, .out = l->out, .height = 0};
        dt_text name = {.data = NULL};
        if (!dt_map_has_mover(l->map, dm))
            continue;
        begin_colour(l, dm);
        dt_text_printf(l->out, "\\begin{picture}(%d,4)", SAMPLE);
        put_stretch(&sample, (dt_point){0, -4}, (dt_point){SAMPLE, -4}, patterns[dm % DT_MAP_PATTERNS]);
        dt_text_add(l->out, "\\end{picture}} ");
        dt_prose_dm(&name, model, dm);
        dt_escape(l->out, DT_FORMAT_LATEX, dt_text_get(&name));
        dt_text_add(l->out, "\\quad\n");
        dt_text_free_into(&name, l->out);
    }
    dt_text_add(l->out, "A filled arrowhead: the one who moves gains by it.");
    dt_text_add(l->out, l->map->r->findings ? " A diamond: perhaps.\n" : "\n");
}

/* Hundredths of a point that one unit takes, so that the picture fits on a page. */
static int unit_length(const latex *l)
{
    int by_width = 100 * TEXT_WIDTH / l->map->layout.width, by_height = 100 * TEXT_HEIGHT / l->map->layout.height;
    int unit = by_width < by_height ? by_width : by_height;
    return unit < 60 ? unit : 60;
}

void dt_map_draw_latex(const dt_map *map, dt_text *out)
{
    latex l = {.map = map, .out = out, .height = map->layout.height};
    dt_text_printf(out, "{\\setlength{\\unitlength}{0.%02dpt}%%\n\\begin{picture}(%d,%d)\\linethickness{0.5pt}%%\n",
                   unit_length(&l), map->layout.width, map->layout.height);
    put_row_names(&l);
    for (size_t k = 0; k < map->move_count; k++)
        put_line(&l, k);
    for (size_t k = 0; k < map->count; k++)
        put_box(&l, k);
    for (size_t k = 0; k < map->move_count; k++)
        put_label(&l, k);
    dt_text_add(out, "\\end{picture}\\par\\smallskip\n\\footnotesize\\linethickness{0.5pt}%\n");
    put_legend(&l);
    dt_text_add(out, "\\par}\n");
}
