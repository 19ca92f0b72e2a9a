/* SPDX-License-Identifier: MIT */
/* Pictures that stay readable, whatever they show: boxes apart, lines that run through no box and along no other line,
 * labels in places of their own; and a map with a line for every move that it claims to show. */
#include "base/random.h"
#include "conflict.h"
#include "random_conflict.h"
#include "report/layout.h"
#include "report/map.h"
#include "test.h"

#include <detente/detente.h>

#include <stdlib.h>
#include <string.h>

enum { BOXES = 40, LINES = 90 };

typedef struct drawn {
    dt_layout_box boxes[BOXES];
    dt_layout_line lines[LINES];
    dt_layout layout;
} drawn;

static void draw(drawn *d, uint64_t seed)
{
    dt_random random = {.state = seed};
    memset(d, 0, sizeof *d);
    d->layout.box_count = 1 + dt_random_below(&random, BOXES);
    d->layout.line_count = d->layout.box_count < 2 ? 0 : dt_random_below(&random, LINES + 1);
    size_t layers = 1 + dt_random_below(&random, 6);
    for (size_t k = 0; k < d->layout.box_count; k++)
        d->boxes[k].layer = (unsigned)dt_random_below(&random, layers);
    for (size_t k = 0; k < d->layout.line_count; k++) {
        size_t from = dt_random_below(&random, d->layout.box_count);
        size_t to = (from + 1 + dt_random_below(&random, d->layout.box_count - 1)) % d->layout.box_count;
        d->lines[k] = (dt_layout_line){.from = from, .to = to, .label_width = seed % 2 ? 60 : 0};
    }
    d->layout.boxes = d->boxes;
    d->layout.lines = d->lines;
    d->layout.columns = 1 + dt_random_below(&random, 5);
    d->layout.box_width = 150;
    d->layout.box_height = 80;
    d->layout.label_height = 11;
    d->layout.left = 70;
    assert_int_equal(dt_layout_arrange(&d->layout), DT_OK);
}

/* ---- boxes ------------------------------------------------------------------------------------------------------------- */

static void assert_boxes_apart(const drawn *d)
{
    const dt_layout *l = &d->layout;
    for (size_t a = 0; a < l->box_count; a++) {
        assert_true(d->boxes[a].x >= l->left && d->boxes[a].x + l->box_width <= l->width);
        assert_true(d->boxes[a].y >= 0 && d->boxes[a].y + l->box_height <= l->height);
        for (size_t b = 0; b < a; b++) {
            assert_true(abs(d->boxes[a].x - d->boxes[b].x) >= l->box_width + 20 ||
                        abs(d->boxes[a].y - d->boxes[b].y) >= l->box_height + 20);
            if (d->boxes[a].layer < d->boxes[b].layer)
                assert_true(d->boxes[a].y < d->boxes[b].y);
        }
    }
}

/* ---- lines ------------------------------------------------------------------------------------------------------------- */

static void assert_on_edge(const drawn *d, dt_point at, size_t box)
{
    const dt_layout_box *b = &d->boxes[box];
    assert_true(at.x > b->x && at.x < b->x + d->layout.box_width);
    assert_true(at.y == b->y || at.y == b->y + d->layout.box_height);
}

static void assert_through_no_box(const drawn *d, dt_point a, dt_point b)
{
    int left = a.x < b.x ? a.x : b.x, right = a.x < b.x ? b.x : a.x;
    int top = a.y < b.y ? a.y : b.y, bottom = a.y < b.y ? b.y : a.y;
    for (size_t k = 0; k < d->layout.box_count; k++) {
        const dt_layout_box *box = &d->boxes[k];
        assert_false(left < box->x + d->layout.box_width && right > box->x && top < box->y + d->layout.box_height &&
                     bottom > box->y);
    }
}

static void assert_lines_sound(const drawn *d)
{
    for (size_t k = 0; k < d->layout.line_count; k++) {
        const dt_layout_line *line = &d->lines[k];
        assert_true(line->count >= 2);
        assert_on_edge(d, line->points[0], line->from);
        assert_on_edge(d, line->points[line->count - 1], line->to);
        for (size_t p = 0; p + 1 < line->count; p++) {
            dt_point a = line->points[p], b = line->points[p + 1];
            assert_true((a.x == b.x) != (a.y == b.y));
            assert_through_no_box(d, a, b);
        }
        assert_true(line->points[0].x == line->points[1].x); /* upright, so that an arrowhead fits */
        assert_true(abs(line->points[0].y - line->points[1].y) >= 10);
    }
}

/* Do two stretches lie on the same straight line and share more than a point? */
static bool run_together(dt_point a, dt_point b, dt_point c, dt_point d)
{
    if (a.x == b.x && c.x == d.x && a.x == c.x) {
        int low = (a.y < b.y ? a.y : b.y) > (c.y < d.y ? c.y : d.y) ? (a.y < b.y ? a.y : b.y) : (c.y < d.y ? c.y : d.y);
        int high =
            (a.y < b.y ? b.y : a.y) < (c.y < d.y ? d.y : c.y) ? (a.y < b.y ? b.y : a.y) : (c.y < d.y ? d.y : c.y);
        return low < high;
    }
    if (a.y == b.y && c.y == d.y && a.y == c.y)
        return run_together((dt_point){a.y, a.x}, (dt_point){b.y, b.x}, (dt_point){c.y, c.x}, (dt_point){d.y, d.x});
    return false;
}

static void assert_lines_apart(const drawn *d)
{
    for (size_t a = 0; a < d->layout.line_count; a++)
        for (size_t b = 0; b < a; b++)
            for (size_t p = 0; p + 1 < d->lines[a].count; p++)
                for (size_t q = 0; q + 1 < d->lines[b].count; q++)
                    if (run_together(d->lines[a].points[p], d->lines[a].points[p + 1], d->lines[b].points[q],
                                     d->lines[b].points[q + 1]))
                        fail_msg("lines %zu and %zu run along one another", a, b);
}

/* ---- labels ------------------------------------------------------------------------------------------------------------ */

static bool overlap(dt_point a, int a_width, dt_point b, int b_width, int b_height, int height)
{
    return a.x < b.x + b_width && b.x < a.x + a_width && a.y - height < b.y && b.y - b_height < a.y;
}

static void assert_labels_apart(const drawn *d)
{
    const dt_layout *l = &d->layout;
    for (size_t a = 0; a < l->line_count; a++) {
        if (!d->lines[a].labelled)
            continue;
        assert_true(d->lines[a].label_width > 0);
        for (size_t b = 0; b < a; b++)
            assert_false(d->lines[b].labelled && overlap(d->lines[a].label, d->lines[a].label_width, d->lines[b].label,
                                                         d->lines[b].label_width, l->label_height, l->label_height));
        for (size_t k = 0; k < l->box_count; k++) {
            dt_point corner = {d->boxes[k].x, d->boxes[k].y + l->box_height};
            assert_false(overlap(d->lines[a].label, d->lines[a].label_width, corner, l->box_width, l->box_height,
                                 l->label_height));
        }
    }
}

static void no_line_meets_a_box_and_no_label_another(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 1500; seed++) {
        static drawn d;
        draw(&d, seed);
        assert_boxes_apart(&d);
        assert_lines_sound(&d);
        assert_lines_apart(&d);
        assert_labels_apart(&d);
    }
}

static void the_same_picture_every_time(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        static drawn once, again;
        draw(&once, seed);
        draw(&again, seed);
        assert_memory_equal(once.boxes, again.boxes, sizeof once.boxes);
        assert_memory_equal(once.lines, again.lines, sizeof once.lines);
    }
}

static void a_chain_stands_upright(void **unused)
{
    (void)unused;
    dt_layout_box boxes[3] = {{.layer = 0}, {.layer = 1}, {.layer = 2}};
    dt_layout_line lines[2] = {{.from = 0, .to = 1}, {.from = 2, .to = 1}};
    dt_layout layout = {.boxes = boxes, .box_count = 3, .lines = lines, .line_count = 2, .columns = 3};
    layout.box_width = 100;
    layout.box_height = 50;
    assert_int_equal(dt_layout_arrange(&layout), DT_OK);
    assert_int_equal(boxes[0].x, boxes[2].x);
    assert_int_equal(lines[0].count, 2); /* straight down, and straight up */
    assert_int_equal(lines[1].count, 2);
    assert_int_equal(lines[0].points[0].x, lines[0].points[1].x);
}

/* ---- the map ----------------------------------------------------------------------------------------------------------- */

static uint64_t drawn_as(const dt_map *map, size_t dm, size_t from, size_t to)
{
    uint64_t count = 0;
    for (size_t k = 0; k < map->move_count; k++) {
        const dt_map_move *move = &map->moves[k];
        count += move->dm == dm &&
                 ((move->from == from && move->to == to) || (move->returns && move->from == to && move->to == from));
    }
    return count;
}

static void assert_map_shows_what_it_says(const dt_map *map, const conflict *c)
{
    uint64_t possible = 0, shown = 0;
    for (size_t dm = 0; dm < c->model->dm_count; dm++)
        for (size_t a = 0; a < map->count; a++)
            for (size_t b = 0; b < map->count; b++) {
                bool may = a != b && dt_rules_may_move(c->model, dm, dt_graph_state(c->graph, map->states[a].state),
                                                       dt_graph_state(c->graph, map->states[b].state));
                uint64_t lines = drawn_as(map, dm, a, b);
                assert_true(lines <= may);
                if (map->detail == DT_MAP_MOVES)
                    assert_int_equal(lines, may);
                possible += may;
                shown += lines;
            }
    assert_int_equal(map->left_out, possible - shown);
    assert_int_equal(map->layout.line_count, map->move_count);
    assert_true(map->move_count <= DT_MAP_LINES_MAX);
}

static void map_of(const conflict *c, void (*look)(const dt_map *, const conflict *))
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_report_options report = {.file = "m"};
    dt_solution *solution;
    dt_reporter r = {.why = NULL};
    dt_map map;
    assert_int_equal(dt_solution_new(&solution, c->graph, &options, c->budget), DT_OK);
    assert_int_equal(dt_teller_new(&r.teller, solution, 0, &report, c->budget, NULL), DT_OK);
    for (uint32_t s = 0; s < dt_graph_count(c->graph) && s < DT_SHOWN_MAX; s++)
        r.shown.states[r.shown.count++] = s;
    assert_int_equal(dt_map_new(&map, &r), DT_OK);
    look(&map, c);
    dt_map_free(&map);
    dt_teller_free(&r.teller);
    dt_solution_free(solution);
}

static void every_move_shown_has_a_line_and_every_line_is_a_move(void **unused)
{
    (void)unused;
    static const rc_shape anything;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        random_conflict sample;
        dt_text model = {.data = NULL};
        random_conflict_draw(&sample, seed, &anything);
        random_conflict_write(&sample, &model);
        conflict *c = conflict_new(dt_text_get(&model));
        map_of(c, assert_map_shows_what_it_says);
        conflict_free(c);
        dt_text_free(&model);
    }
}

static void assert_rows_are_distances(const dt_map *map, const conflict *c)
{
    (void)c;
    for (size_t k = 0; k < map->count; k++)
        assert_int_equal(map->layers[map->layout.boxes[k].layer], map->states[k].state);
}

static void rows_are_distances_from_the_status_quo(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(
        "detente: 1\nname: t\ndecision_makers: {A: , B: }\n"
        "graph: {states: [s0, s1, s2, s3], moves: {A: {s0: [s1], s2: [s3]}, B: {s1: [s2]}}}\n"
        "status_quo: s0\npreferences: {A: {ranking: [s3, s2, s1, s0]}, B: {ranking: [[s0, s1, s2, s3]]}}\n");
    map_of(c, assert_rows_are_distances);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_meets_a_box_and_no_label_another),
        cmocka_unit_test(the_same_picture_every_time),
        cmocka_unit_test(a_chain_stands_upright),
        cmocka_unit_test(every_move_shown_has_a_line_and_every_line_is_a_move),
        cmocka_unit_test(rows_are_distances_from_the_status_quo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
