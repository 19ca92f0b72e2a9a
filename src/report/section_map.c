/* SPDX-License-Identifier: MIT */
/* The picture of outcomes and moves, and what it leaves out. */
#include "report/map.h"

#include <inttypes.h>

static void draw_svg(const void *user, dt_text *out)
{
    dt_map_draw_svg(user, out);
}

static void draw_latex(const void *user, dt_text *out)
{
    dt_map_draw_latex(user, out);
}

static void add_caption(dt_reporter *r, const dt_map *map)
{
    static const char *const which[] = {
        [DT_MAP_MOVES] = " Lines are moves, with an arrowhead at each end that they lead to.",
        [DT_MAP_IMPROVEMENTS] = " Lines are moves by which their party gains; others are not drawn.",
        [DT_MAP_BEST] =
            " A line is the move by which its party gains most, of those to a state shown; others are not drawn."};
    dt_text *text = &r->doc.text;
    dt_text_add(text, map->rows == DT_MAP_BY_MOVES
                          ? "States in rows by the fewest moves of any kind that lead there from the status quo."
                          : "States in rows by the fewest moves, each a gain for its party, that lead to what holds.");
    dt_text_add(text, which[map->detail]);
}

static dt_status write_map(dt_reporter *r, const dt_map *map)
{
    dt_text words = {.data = NULL};
    dt_map_describe(map, &words);
    dt_picture picture = {.label = "Map of outcomes",
                          .words = dt_text_get(&words),
                          .draw = {[DT_FORMAT_HTML] = draw_svg, [DT_FORMAT_LATEX] = draw_latex},
                          .user = map};
    add_caption(r, map);
    dt_document_picture(&r->doc, &picture);
    dt_text_free_into(&words, &r->doc.text);
    if (!r->pictured.all && r->shown.all)
        dt_section_leave_out(r, "The map shows %zu of the %" PRIu32 " states: those that the report speaks of.",
                             r->pictured.count, dt_graph_count(r->teller.graph));
    if (map->left_out)
        dt_section_leave_out(r, "The map leaves out %" PRIu64 " of the moves between the states that it shows.",
                             map->left_out);
    return r->doc.text.status;
}

dt_status dt_section_map(dt_reporter *r)
{
    dt_map map;
    dt_status status = dt_map_new(&map, r);
    if (status == DT_OK)
        status = write_map(r, &map);
    dt_map_free(&map);
    return status;
}
