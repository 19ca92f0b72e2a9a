/* SPDX-License-Identifier: MIT */
/* Rows from top to bottom: the start, then a step each. The solid of the staircase is on the left, its upper edge the thick line;
 * words stand on the treads, columns of parties on the right. Colours are the style sheet's business; nothing is told by
 * colour alone. */
#include "report/stairs.h"

#include "report/escape.h"
#include "report/letters.h"

#include <inttypes.h>

#define LETTERS 54 /* of a line on a step */
#define LETTER 6   /* width of one, amply */
#define LINE_HEIGHT 15
#define ABOVE 18        /* from the upper edge of a row to the foot of its first line */
#define BELOW 9         /* from the foot of its last line to its lower edge */
#define SHIFT 26        /* a step's width */
#define SHIFTS_MAX 230  /* of all steps together */
#define LANE 74         /* a party's column */
#define LANE_LETTERS 11 /* of a line of its name */
#define LANE_LINES 3
#define HEAD 46 /* above the first row */
#define MARK 18 /* diameter */
#define LEGEND_GAP 24

typedef struct drawing {
    const dt_stairs *stairs;
    const dt_plan_page *page;
    const dt_plan *plan;
    dt_text *out;
    int shift, lanes; /* width of a step; where the columns begin */
    int width, y;
} drawing;

/* ---- who has a column ---------------------------------------------------------------------------------------------- */

static bool is_concerned(const dt_plan *plan, size_t dm)
{
    const dt_plan_view *view = &plan->views[0];
    bool concerned = false;
    for (size_t k = 0; k < view->risk_count; k++)
        concerned |= view->risks[k].dm == dm;
    for (size_t k = 0; k < view->exposure_count; k++)
        concerned |= view->exposures[k].dm == dm;
    for (size_t k = 0; k < view->temptation_count; k++)
        concerned |= view->temptations[k].dm == dm;
    for (size_t k = 0; k < plan->step_count; k++)
        for (size_t party = 0; party < plan->steps[k].party_count; party++)
            concerned |= plan->steps[k].parties[party] == dm;
    return concerned;
}

void dt_stairs_init(dt_stairs *stairs, const dt_plan_page *page)
{
    size_t dms = page->model->dm_count;
    *stairs = (dt_stairs){.page = page};
    for (size_t dm = 0; dm < dms; dm++) {
        if (dms > DT_STAIRS_PARTIES_MAX && !is_concerned(page->plan, dm))
            continue;
        if (stairs->party_count < DT_STAIRS_PARTIES_MAX)
            stairs->parties[stairs->party_count++] = dm;
        else
            stairs->left_out++;
    }
}

/* ---- words --------------------------------------------------------------------------------------------------------- */

static void put_text(const drawing *d, int x, int y, const char *class, const char *text)
{
    dt_text_printf(d->out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    dt_escape(d->out, DT_FORMAT_HTML, text);
    dt_text_add(d->out, "</text>\n");
}

/* In as many lines as it takes, from the foot of the first one at `y`; empties the text. @return the foot of the next one. */
static int put_lines(const drawing *d, int x, int y, const char *class, dt_text *text)
{
    dt_text line = {.data = NULL};
    for (const char *rest = dt_text_get(text); *rest; y += LINE_HEIGHT) {
        size_t bytes = dt_letters_line(rest, LETTERS);
        dt_text_add_bytes(&line, rest, bytes);
        put_text(d, x, y, class, dt_text_get(&line));
        line.length = 0;
        rest += bytes;
        rest += *rest == ' ';
    }
    dt_text_free_into(&line, d->out);
    dt_text_free_into(text, d->out);
    return y;
}

static int put_parties(const drawing *d, size_t k, int x, int y)
{
    const dt_plan_step *step = &d->plan->steps[k];
    dt_enumeration list = {.count = 0};
    dt_text text = {.data = NULL};
    for (size_t party = 0; party < step->party_count; party++)
        dt_prose_dm(dt_enumeration_next(&list), d->page->model, step->parties[party]);
    dt_enumeration_end(&list, ", ", " and ", &text);
    dt_text_add(&text, step->party_count > 1 ? ", in exchange" : "");
    dt_text_add(&text, d->plan->telling == k ? " \xc2\xb7 telling" : "");
    return put_lines(d, x, y, "title", &text);
}

/* "Russia: taking ..."; the name is left out where there is only one. */
static int put_gesture(const drawing *d, const dt_plan_step *step, size_t dm, int x, int y)
{
    dt_text text = {.data = NULL};
    if (step->party_count > 1) {
        dt_prose_dm(&text, d->page->model, dm);
        dt_text_add(&text, ": ");
    }
    dt_prose_move(&text, d->page->graph, d->page->naming, (dt_move){dm, step->to}, step->from);
    return put_lines(d, x, y, "gesture", &text);
}

static int put_end(const drawing *d, uint32_t state, const char *before, int x, int y)
{
    dt_text text = {.data = NULL};
    const char *title = dt_state_title(d->page->graph, state);
    if (!title)
        return y;
    dt_text_add(&text, before);
    dt_prose_state(&text, d->page->graph, d->page->naming, state);
    return put_lines(d, x, y, "row", &text);
}

/* ---- columns ------------------------------------------------------------------------------------------------------- */

static int lane_of(const drawing *d, size_t column)
{
    return d->lanes + (int)column * LANE + LANE / 2;
}

/* How important what is exposed is: first, second or third, later. */
static const char *class_of(size_t level)
{
    return level == 0 ? "e1" : level <= 2 ? "e2" : "e3";
}

static void put_mark(const drawing *d, int x, int y, size_t level, const char *more)
{
    dt_text number = {.data = NULL};
    dt_text_printf(&number, "%zu", level + 1);
    dt_text_printf(d->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" class=\"box %s%s\"/>\n",
                   x - MARK / 2, y - MARK / 2, MARK, MARK, MARK / 2, class_of(level), more);
    put_text(d, x, y + 4, level == 0 ? "place first" : "place", dt_text_get(&number));
    dt_text_free_into(&number, d->out);
}

static const char *sign_of(const dt_plan_step *step, const dt_attitude *attitudes, size_t dm)
{
    static const char *const signs[] = {"\xe2\x88\x92", "=", "+"};
    for (size_t party = 0; party < step->party_count; party++)
        if (step->parties[party] == dm)
            return signs[attitudes[party] - DT_REFUSES];
    return NULL;
}

static void put_cells(const drawing *d, const dt_plan_step *step, const dt_attitude *attitudes, int y)
{
    const dt_plan_view *view = &d->plan->views[0];
    for (size_t column = 0; column < d->stairs->party_count; column++) {
        size_t dm = d->stairs->parties[column], level = dt_plan_exposed_at(view, step, dm);
        const char *sign = sign_of(step, attitudes, dm);
        if (sign)
            put_text(d, lane_of(d, column) - 22, y + 4, "sign", sign);
        if (level != SIZE_MAX)
            put_mark(d, lane_of(d, column), y, level, "");
        if (dt_plan_tempted_at(view, step, dm))
            put_text(d, lane_of(d, column) + 22, y + 4, "sign", "t");
    }
}

static void put_risks(const drawing *d, int y)
{
    const dt_plan_view *view = &d->plan->views[0];
    for (size_t k = 0; k < view->risk_count; k++)
        for (size_t column = 0; column < d->stairs->party_count; column++)
            if (d->stairs->parties[column] == view->risks[k].dm)
                put_mark(d, lane_of(d, column), y, view->risks[k].level, " risk");
}

static void put_names(const drawing *d)
{
    for (size_t column = 0; column < d->stairs->party_count; column++) {
        dt_text name = {.data = NULL}, line = {.data = NULL};
        dt_prose_dm(&name, d->page->model, d->stairs->parties[column]);
        const char *rest = dt_text_get(&name);
        for (int k = 0; k < LANE_LINES && *rest; k++) {
            size_t bytes = dt_letters_line(rest, LANE_LETTERS);
            dt_text_add_bytes(&line, rest, bytes);
            dt_text_add(&line, rest[bytes] && k + 1 == LANE_LINES ? "\xe2\x80\xa6" : "");
            put_text(d, lane_of(d, column), 13 + k * 13, "lane", dt_text_get(&line));
            line.length = 0;
            rest += bytes;
            rest += *rest == ' ';
        }
        dt_text_free_into(&line, d->out);
        dt_text_free_into(&name, d->out);
    }
}

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

static void put_rule(const drawing *d, int y, const char *class)
{
    dt_text_printf(d->out, "<path class=\"%s\" d=\"M%d %dH%d\"/>\n", class, d->lanes, y, d->width);
}

static int put_start(const drawing *d)
{
    int y = put_end(d, d->plan->start, "Today: ", 10, HEAD + ABOVE);
    if (y == HEAD + ABOVE) {
        put_text(d, 10, y, "row", "Today");
        y += LINE_HEIGHT;
    }
    put_risks(d, HEAD + ABOVE - 4);
    return y - LINE_HEIGHT + BELOW;
}

static int put_step(const drawing *d, size_t k, const dt_attitude *attitudes)
{
    const dt_plan_step *step = &d->plan->steps[k];
    int x = ((int)k + 1) * d->shift, y = d->y + ABOVE;
    dt_text number = {.data = NULL};
    dt_text_printf(&number, "%zu", k + 1);
    put_text(d, x - 7, y, "count", dt_text_get(&number));
    dt_text_free_into(&number, d->out);
    put_cells(d, step, attitudes, y - 4);
    y = put_parties(d, k, x + 10, y);
    for (size_t party = 0; party < step->party_count; party++)
        y = put_gesture(d, step, step->parties[party], x + 10, y);
    y = put_end(d, step->to, "leads to ", x + 10, y);
    return y - LINE_HEIGHT + BELOW;
}

/* The first part of the plan, which puts no first statement newly at risk, ends here. */
static bool ends_prefix(const drawing *d, size_t steps)
{
    return steps > 0 && steps == d->plan->prefix && steps < d->plan->step_count;
}

/* All rows, and the outline of the staircase as it goes down. */
static void put_rows(drawing *d, dt_text *outline)
{
    const dt_attitude *attitudes = d->plan->views[0].attitudes;
    d->y = put_start(d);
    dt_text_printf(outline, "M0 %dH%d", d->y, d->shift);
    for (size_t k = 0; k < d->plan->step_count; k++) {
        put_rule(d, d->y, ends_prefix(d, k) ? "bound" : "hair");
        d->y = put_step(d, k, attitudes);
        dt_text_printf(outline, "V%dH%d", d->y, ((int)k + 2) * d->shift);
        attitudes += d->plan->steps[k].party_count;
    }
}

/* The solid is what lies below its upper edge. */
static void put_solid(const drawing *d, dt_text *outline, dt_text *out)
{
    dt_text_printf(out, "<path class=\"solid\" d=\"%s", dt_text_get(outline));
    dt_text_printf(out, "V%dH0Z\"/>\n<path class=\"edge\" d=\"%s\"/>\n", d->y + 6, dt_text_get(outline));
    dt_text_free_into(outline, out);
}

/* ---- the legend ---------------------------------------------------------------------------------------------------- */

/* The next entry, in lines; its sample stands to the left of the first. */
static void put_entry(drawing *d, const char *words)
{
    dt_text text = {.data = NULL};
    dt_text_add(&text, words);
    d->y = put_lines(d, 74, d->y, "party", &text) - LINE_HEIGHT + LEGEND_GAP;
}

static void put_legend(drawing *d)
{
    d->y += LEGEND_GAP + 8;
    put_mark(d, MARK / 2 + 1, d->y - 4, 0, "");
    put_mark(d, MARK / 2 + 23, d->y - 4, 2, "");
    put_mark(d, MARK / 2 + 45, d->y - 4, 3, "");
    put_entry(d,
              "place in its list of the most important that a party could newly lose; dashed, today: at risk already");
    put_entry(d,
              "+ gains by its part of the step, \xe2\x88\x92 does not, = all the same to it; t tempted to turn away");
    for (size_t k = 1; k < d->plan->step_count; k++)
        if (ends_prefix(d, k)) {
            dt_text_printf(d->out, "<path class=\"bound\" d=\"M0 %dH62\"/>\n", d->y - 4);
            put_entry(d, d->plan->view_count > 1 ? "above: nobody's first statement is newly at risk, under any reading"
                                                 : "above: nobody's first statement is newly at risk");
        }
    d->y -= LEGEND_GAP - 10;
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

void dt_stairs_draw_svg(const dt_stairs *stairs, dt_text *out)
{
    dt_text body = {.data = NULL}, outline = {.data = NULL};
    drawing d = {.stairs = stairs, .page = stairs->page, .plan = stairs->page->plan, .out = &body};
    int steps = (int)d.plan->step_count;
    d.shift = steps * SHIFT > SHIFTS_MAX ? SHIFTS_MAX / steps : SHIFT;
    d.lanes = (steps + 1) * d.shift + LETTERS * LETTER;
    d.width = d.lanes + (int)stairs->party_count * LANE;
    put_names(&d);
    put_rows(&d, &outline);
    int foot = d.y;
    put_rule(&d, foot, "hair");
    put_legend(&d);
    dt_text_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
        "aria-label=\"Staircase of the plan: what the table below says in words\">\n",
        d.width, d.y, d.width, d.y);
    d.y = foot;
    put_solid(&d, &outline, out);
    dt_text_add_bytes(out, dt_text_get(&body), body.length);
    dt_text_add(out, "</svg>\n");
    dt_text_free_into(&body, out);
}
