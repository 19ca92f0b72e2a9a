/* SPDX-License-Identifier: MIT */
/* The map of outcomes: the states shown as boxes, in rows by their distance from the status quo, and the moves between
 * them as lines by party. What is on it and where; map_svg.c and map_latex.c draw it. */
#ifndef DT_REPORT_MAP_H
#define DT_REPORT_MAP_H

#include "report/gain.h"
#include "report/layout.h"
#include "report/section.h"

#define DT_MAP_LINES_MAX 90 /* drawn */
#define DT_MAP_TITLE_LINES 3
#define DT_MAP_TITLE_LETTERS 17  /* of one line in a box */
#define DT_MAP_TITLE_SQUEEZED 28 /* of one line that a long word fills, set narrower */

/** Which moves are drawn: as many as stay readable. */
typedef enum dt_map_detail {
    DT_MAP_MOVES,        /* all between the states shown */
    DT_MAP_IMPROVEMENTS, /* only improvements */
    DT_MAP_BEST          /* of each party in each state only the best improvement to a state shown */
} dt_map_detail;

/** What a row of the map is. */
typedef enum dt_map_rows {
    DT_MAP_BY_MOVES,     /* the fewest moves that lead there from the status quo */
    DT_MAP_BY_IMPROVING, /* without a status quo: the fewest improvements that lead from there to what holds */
} dt_map_rows;

typedef struct dt_map_state {
    uint32_t state;
    dt_hold hold;
    bool today;
    dt_text title[DT_MAP_TITLE_LINES]; /* what it is called, in lines */
} dt_map_state;

/** One move, or one there and one back. */
typedef struct dt_map_move {
    size_t dm;
    size_t from, to; /* indices into states */
    dt_gain gain;    /* there */
    bool returns;    /* it can be taken back */
    dt_gain gain_back;
} dt_map_move;

typedef struct dt_map {
    const dt_reporter *r;
    dt_layout layout; /* boxes as states, lines as moves */
    dt_map_state states[DT_SHOWN_MAX];
    size_t count;
    dt_map_move *moves;
    size_t move_count, capacity;
    dt_map_detail detail;
    dt_map_rows rows;
    unsigned layers[DT_SHOWN_MAX]; /* [layer]: its distance in moves, UINT32_MAX: nothing leads there */
    uint64_t left_out;             /* moves between these states that are not drawn, there and back counted apart */
    dt_text *names;                /* [decision makers] what stands at their lines */
} dt_map;

/** Owned by the caller: dt_map_free(), also when it fails. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_map_new(dt_map *map, const dt_reporter *r);
void dt_map_free(dt_map *map);
/** Adds what a row of this layer is: "today", "2 moves". */
void dt_map_layer_name(const dt_map *map, unsigned layer, dt_text *out);
/** Does the decision maker make any of the moves drawn? */
bool dt_map_has_mover(const dt_map *map, size_t dm);
/** Adds the whole in words, for those who do not see it. */
void dt_map_describe(const dt_map *map, dt_text *out);

void dt_map_draw_svg(const dt_map *map, dt_text *out);
void dt_map_draw_latex(const dt_map *map, dt_text *out);

/** How a decision maker's lines look: a colour of seven, a pattern of six; 42 decision makers differ in the one or the
 *  other. */
#define DT_MAP_COLOURS 7
#define DT_MAP_PATTERNS 6

#endif
