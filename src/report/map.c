/* SPDX-License-Identifier: MIT */
#include "report/map.h"

#include "base/bits.h"
#include "base/memory.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MOVES_MAX 40        /* lines of all moves that stay readable */
#define IMPROVEMENTS_MAX 60 /* lines of improvements that do */
#define LABELS_MAX 32       /* lines that have a label each */
#define NAME_LETTERS 16     /* of a label on a line */
#define BOX_WIDTH 150
#define LABEL_HEIGHT 11
#define LETTER_WIDTH 6 /* of a label */
#define LEFT 74        /* for the names of rows */

/* ---- states ------------------------------------------------------------------------------------------------------------ */

/* The options in which a state differs from its nearest named neighbour, or the options taken, in short. */
static void add_short_name(const dt_reporter *r, uint32_t state, dt_text *out)
{
    if (dt_state_title(r->teller.graph, state))
        dt_prose_title(out, r->teller.graph, DT_BY_NAME, state);
    else
        dt_prose_short(out, r->teller.graph, state);
}

/* Breaks a title into lines; what has no room ends in dots. */
static void break_title(dt_map_state *s, const char *text)
{
    for (size_t line = 0; line < DT_MAP_TITLE_LINES && *text; line++) {
        size_t end = dt_letters_whole_line(text, DT_MAP_TITLE_LETTERS, DT_MAP_TITLE_SQUEEZED);
        bool cut = text[end] && line + 1 == DT_MAP_TITLE_LINES;
        dt_text_add_bytes(&s->title[line], text, end);
        dt_text_add(&s->title[line], !cut ? "" : text[end] == ' ' ? " \xe2\x80\xa6" : "\xe2\x80\xa6");
        text += end;
        text += *text == ' ';
    }
}

static dt_status add_states(dt_map *map)
{
    const dt_reporter *r = map->r;
    for (size_t k = 0; k < r->pictured.count; k++) {
        dt_map_state *s = &map->states[map->count++];
        dt_text name = {.data = NULL};
        *s = (dt_map_state){.state = r->pictured.states[k]};
        s->hold = dt_section_hold(r, s->state);
        s->today = s->state == dt_graph_status_quo(r->teller.graph);
        add_short_name(r, s->state, &name);
        break_title(s, dt_text_get(&name));
        dt_status status = name.status;
        for (size_t line = 0; line < DT_MAP_TITLE_LINES && status == DT_OK; line++)
            status = s->title[line].status;
        dt_text_free(&name);
        DT_TRY(status);
    }
    return DT_OK;
}

/* ---- moves ------------------------------------------------------------------------------------------------------------- */

static dt_gain gain(const dt_map *map, size_t dm, size_t from, size_t to)
{
    const dt_teller *teller = &map->r->teller;
    return dt_gain_of(teller->graph, dm, teller->profile[dm], map->states[from].state, map->states[to].state);
}

static bool may_move(const dt_map *map, size_t dm, size_t from, size_t to)
{
    const dt_graph *graph = map->r->teller.graph;
    return dt_rules_may_move(map->r->teller.model, dm, dt_graph_state(graph, map->states[from].state),
                             dt_graph_state(graph, map->states[to].state));
}

/* Is there an improvement of this decision maker from `from` to something shown that is better than `to`? */
static bool is_beaten(const dt_map *map, size_t dm, size_t from, size_t to)
{
    for (size_t k = 0; k < map->count; k++)
        if (k != from && gain(map, dm, to, k) == DT_GAINS && may_move(map, dm, from, k))
            return true;
    return false;
}

/* Is the move drawn, if it is possible? */
static bool is_drawn(const dt_map *map, size_t dm, size_t from, size_t to)
{
    if (map->detail == DT_MAP_MOVES)
        return true;
    return gain(map, dm, from, to) != DT_GAINS_NOT &&
           (map->detail == DT_MAP_IMPROVEMENTS || !is_beaten(map, dm, from, to));
}

static dt_status add_move(dt_map *map, size_t dm, size_t a, size_t b)
{
    bool there = may_move(map, dm, a, b), back = may_move(map, dm, b, a);
    bool draw_there = there && is_drawn(map, dm, a, b), draw_back = back && is_drawn(map, dm, b, a);
    map->left_out += (uint64_t)(there && !draw_there) + (back && !draw_back);
    if (!draw_there && !draw_back)
        return DT_OK;
    if (!dt_grow(&map->moves, &map->capacity, map->move_count, sizeof *map->moves))
        return DT_ERR_NOMEM;
    size_t from = draw_there ? a : b, to = draw_there ? b : a;
    map->moves[map->move_count++] = (dt_map_move){.dm = dm,
                                                  .from = from,
                                                  .to = to,
                                                  .gain = gain(map, dm, from, to),
                                                  .returns = draw_there && draw_back,
                                                  .gain_back = gain(map, dm, to, from)};
    return DT_OK;
}

static dt_status find_moves(dt_map *map, dt_map_detail detail)
{
    map->detail = detail;
    map->move_count = 0;
    map->left_out = 0;
    for (size_t dm = 0; dm < map->r->teller.model->dm_count; dm++)
        for (size_t a = 0; a < map->count; a++) {
            DT_TRY(dt_budget_spend(map->r->teller.budget, 64 * map->count));
            for (size_t b = a + 1; b < map->count; b++)
                DT_TRY(add_move(map, dm, a, b));
        }
    return DT_OK;
}

/* The moves that matter most to a reader come first: from the status quo, then from and to what holds. */
static int weight(const dt_map *map, const dt_map_move *move)
{
    const dt_map_state *from = &map->states[move->from], *to = &map->states[move->to];
    return from->today ? 0 : to->today ? 1 : from->hold && to->hold ? 2 : 3;
}

static void keep_most_important(dt_map *map)
{
    size_t kept = 0, all = map->move_count;
    for (int wanted = 0; wanted <= 3; wanted++)
        for (size_t k = kept; k < all; k++) {
            dt_map_move move = map->moves[k];
            if (weight(map, &move) != wanted)
                continue;
            memmove(&map->moves[kept + 1], &map->moves[kept], (k - kept) * sizeof move);
            map->moves[kept++] = move;
        }
    for (size_t k = DT_MAP_LINES_MAX; k < all; k++)
        map->left_out += 1u + map->moves[k].returns;
    map->move_count = all < DT_MAP_LINES_MAX ? all : DT_MAP_LINES_MAX;
}

static dt_status choose_moves(dt_map *map)
{
    DT_TRY(find_moves(map, DT_MAP_MOVES));
    if (map->move_count > MOVES_MAX)
        DT_TRY(find_moves(map, DT_MAP_IMPROVEMENTS));
    if (map->move_count > IMPROVEMENTS_MAX)
        DT_TRY(find_moves(map, DT_MAP_BEST));
    if (map->move_count > DT_MAP_LINES_MAX)
        keep_most_important(map);
    return DT_OK;
}

/* ---- rows -------------------------------------------------------------------------------------------------------------- */

static void layer_by_moves(dt_map *map)
{
    for (size_t k = 0; k < map->count; k++)
        map->layout.boxes[k].layer = map->r->teller.reached.moves[map->states[k].state];
}

/* Backwards from what holds most firmly, over improvements between the states shown. */
static void layer_by_improving(dt_map *map)
{
    dt_hold firmest = DT_HOLDS_NOT;
    for (size_t k = 0; k < map->count; k++)
        firmest = map->states[k].hold > firmest ? map->states[k].hold : firmest;
    for (size_t k = 0; k < map->count; k++)
        map->layout.boxes[k].layer = map->states[k].hold == firmest ? 0 : UINT32_MAX;
    for (unsigned layer = 0, found = 1; found; layer++) {
        found = 0;
        for (size_t m = 0; m < map->move_count; m++) {
            const dt_map_move *move = &map->moves[m];
            dt_layout_box *from = &map->layout.boxes[move->from], *to = &map->layout.boxes[move->to];
            if (move->gain != DT_GAINS_NOT && to->layer == layer && from->layer == UINT32_MAX)
                found = from->layer = layer + 1;
            if (move->returns && move->gain_back != DT_GAINS_NOT && from->layer == layer && to->layer == UINT32_MAX)
                found = to->layer = layer + 1;
        }
    }
}

/* Numbers the layers that have states from 0; what is nowhere comes last, and what holds last of all without a status quo. */
static void close_gaps(dt_map *map, unsigned *names)
{
    unsigned layers = 0;
    bool turned = map->rows == DT_MAP_BY_IMPROVING;
    unsigned used[DT_SHOWN_MAX];
    for (size_t k = 0; k < map->count; k++) {
        unsigned layer = map->layout.boxes[k].layer;
        size_t at = layers;
        while (at > 0 && used[at - 1] > layer)
            at--;
        if (at > 0 && used[at - 1] == layer)
            continue;
        memmove(&used[at + 1], &used[at], (layers - at) * sizeof *used);
        used[at] = layer;
        layers++;
    }
    for (unsigned n = 0; n < layers; n++)
        names[turned ? layers - 1 - n : n] = used[n];
    for (size_t k = 0; k < map->count; k++)
        for (unsigned n = 0; n < layers; n++)
            if (map->layout.boxes[k].layer == names[n]) {
                map->layout.boxes[k].layer = n;
                break;
            }
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static dt_status describe_lines(dt_map *map)
{
    const dt_model *model = map->r->teller.model;
    map->names = dt_calloc(model->dm_count, sizeof *map->names);
    map->layout.lines = dt_calloc(map->move_count, sizeof *map->layout.lines);
    if (!map->names || !map->layout.lines)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < model->dm_count; i++) {
        dt_prose_dm(&map->names[i], model, i);
        DT_TRY(map->names[i].status);
        dt_letters_cut(&map->names[i], NAME_LETTERS);
    }
    map->layout.line_count = map->move_count;
    for (size_t k = 0; k < map->move_count; k++) {
        const dt_map_move *move = &map->moves[k];
        int letters = (int)dt_letters_count(dt_text_get(&map->names[move->dm]));
        map->layout.lines[k] = (dt_layout_line){.from = move->from, .to = move->to};
        map->layout.lines[k].label_width = map->move_count <= LABELS_MAX ? letters * LETTER_WIDTH + 4 : 0;
    }
    return DT_OK;
}

static size_t title_lines(const dt_map *map)
{
    size_t most = 1;
    for (size_t k = 0; k < map->count; k++)
        for (size_t line = most; line < DT_MAP_TITLE_LINES; line++)
            if (map->states[k].title[line].length)
                most = line + 1;
    return most;
}

static dt_status arrange(dt_map *map)
{
    map->layout.boxes = dt_calloc(map->count, sizeof *map->layout.boxes);
    if (!map->layout.boxes)
        return DT_ERR_NOMEM;
    map->layout.box_count = map->count;
    map->layout.box_width = BOX_WIDTH;
    map->layout.box_height = 40 + 14 * (int)title_lines(map);
    map->layout.label_height = LABEL_HEIGHT;
    map->layout.left = LEFT;
    map->layout.columns = map->count <= 3 ? map->count : map->count <= 16 ? 4 : 5;
    map->rows = map->r->teller.reached.moves ? DT_MAP_BY_MOVES : DT_MAP_BY_IMPROVING;
    (map->rows == DT_MAP_BY_MOVES ? layer_by_moves : layer_by_improving)(map);
    close_gaps(map, map->layers);
    return dt_layout_arrange(&map->layout);
}

dt_status dt_map_new(dt_map *map, const dt_reporter *r)
{
    *map = (dt_map){.r = r};
    DT_TRY(add_states(map));
    DT_TRY(choose_moves(map));
    DT_TRY(describe_lines(map));
    return arrange(map);
}

void dt_map_free(dt_map *map)
{
    for (size_t k = 0; k < map->count; k++)
        for (size_t line = 0; line < DT_MAP_TITLE_LINES; line++)
            dt_text_free(&map->states[k].title[line]);
    for (size_t i = 0; map->names && i < map->r->teller.model->dm_count; i++)
        dt_text_free(&map->names[i]);
    free(map->names);
    free(map->moves);
    free(map->layout.boxes);
    free(map->layout.lines);
}

bool dt_map_has_mover(const dt_map *map, size_t dm)
{
    for (size_t k = 0; k < map->move_count; k++)
        if (map->moves[k].dm == dm)
            return true;
    return false;
}

/* ---- in words ----------------------------------------------------------------------------------------------------------- */

void dt_map_layer_name(const dt_map *map, unsigned layer, dt_text *out)
{
    unsigned distance = map->layers[layer];
    bool by_moves = map->rows == DT_MAP_BY_MOVES;
    if (distance == UINT32_MAX)
        dt_text_add(out, by_moves ? "not reached" : "apart");
    else if (distance == 0)
        dt_text_add(out, by_moves ? "today" : "holds");
    else
        dt_tell_count(out, distance, by_moves ? "move" : "step away", by_moves ? "moves" : "steps away");
}

void dt_map_describe(const dt_map *map, dt_text *out)
{
    unsigned last = 0;
    for (size_t k = 0; k < map->count; k++)
        last = map->layout.boxes[k].layer > last ? map->layout.boxes[k].layer : last;
    for (unsigned layer = 0; layer <= last; layer++) {
        dt_enumeration list = {.count = 0};
        for (size_t k = 0; k < map->count; k++)
            if (map->layout.boxes[k].layer == layer)
                add_short_name(map->r, map->states[k].state, dt_enumeration_next(&list));
        dt_text_add(out, layer ? "\n" : "");
        dt_map_layer_name(map, layer, out);
        dt_text_add(out, ": ");
        dt_enumeration_end(&list, "; ", "; ", out);
        dt_text_add(out, ".");
    }
}
