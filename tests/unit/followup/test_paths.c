/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <detente/followup.h>

/* A ladder of diamonds: from s0 to s3 in six moves, two ways round each of three. A goes right and left, B on; all gain. Only
 * against A's wish does t follow s3, and nothing leads to u. */
static const char ladder[] = "detente: 1\nname: t\ndecision_makers: {A: , B: }\n"
                             "graph:\n  states: [s0, l0, r0, s1, l1, r1, s2, l2, r2, s3, t, u]\n  moves:\n"
                             "    A: {s0: [l0, r0], s1: [l1, r1], s2: [l2, r2], s3: [t], u: [t]}\n"
                             "    B: {l0: [s1], r0: [s1], l1: [s2], r1: [s2], l2: [s3], r2: [s3]}\nstatus_quo: s0\n"
                             "preferences:\n  A: {ranking: [u, s3, [l2, r2], s2, [l1, r1], s1, [l0, r0], s0, t]}\n"
                             "  B: {ranking: [u, t, s3, [l2, r2], s2, [l1, r1], s1, [l0, r0], s0]}\n";

typedef struct question {
    uint64_t goal;
    uint32_t profile[2];
    dt_paths_options options;
} question;

static void ask_about(question *q, uint64_t goal)
{
    *q = (question){.goal = goal, .options = DT_PATHS_OPTIONS_INIT};
    q->options.goal = &q->goal;
    q->options.profile = q->profile;
}

static void all_shortest_sequences_are_counted_and_the_first_are_told(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ladder);
    question q;
    dt_paths *paths;
    ask_about(&q, (uint64_t)1 << conflict_state(c, "s3"));
    assert_int_equal(dt_paths_find(&paths, c->graph, &q.options, c->budget), DT_OK);
    const dt_path_way *way = &paths->targets[0].ways[DT_PATHS_IMPROVEMENTS];
    assert_int_equal(way->moves, 6);
    assert_int_equal(way->count, 8);
    assert_int_equal(way->told, 3);
    assert_int_equal(way->list[0].to, conflict_state(c, "l0"));
    dt_paths_free(paths);
    conflict_free(c);
}

static void the_fewest_moves_without_gain_are_told_where_improvements_do_not_lead(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ladder);
    question q;
    dt_paths *paths;
    ask_about(&q, (uint64_t)1 << conflict_state(c, "t"));
    assert_int_equal(dt_paths_find(&paths, c->graph, &q.options, c->budget), DT_OK);
    assert_int_equal(paths->targets[0].ways[DT_PATHS_IMPROVEMENTS].moves, UINT32_MAX);
    assert_int_equal(paths->targets[0].price, 1);
    assert_int_equal(paths->targets[0].detour_moves, 7);
    assert_false(paths->targets[0].entered);
    dt_paths_free(paths);
    conflict_free(c);
}

static void what_no_moves_reach_has_no_price(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ladder);
    question q;
    dt_paths *paths;
    ask_about(&q, (uint64_t)1 << conflict_state(c, "u"));
    assert_int_equal(dt_paths_find(&paths, c->graph, &q.options, c->budget), DT_OK);
    assert_int_equal(paths->targets[0].ways[DT_PATHS_ANY].moves, UINT32_MAX);
    assert_int_equal(paths->targets[0].price, UINT32_MAX);
    dt_paths_free(paths);
    conflict_free(c);
}

/* Whatever is there agrees with what is found out without a limit. */
static bool is_part_of(const dt_paths *part, const dt_paths *whole, uint32_t states)
{
    for (int how = 0; how < DT_PATHS_HOWS; how++)
        for (uint32_t s = 0; part->moves[how] && s < states; s++)
            if (part->moves[how][s] != whole->moves[how][s])
                return false;
    for (size_t k = 0; k < part->target_count; k++) {
        const dt_path_target *a = &part->targets[k], *b = &whole->targets[k];
        if (a->state != b->state || a->entered != b->entered || (a->price != UINT32_MAX && a->price != b->price))
            return false;
        for (int how = 0; how < DT_PATHS_HOWS; how++)
            if (a->ways[how].moves != b->ways[how].moves ||
                (a->ways[how].told && a->ways[how].count != b->ways[how].count))
                return false;
    }
    return part->cycle_count == 0 || part->cycle_total == whole->cycle_total;
}

static void within_any_memory_what_is_told_is_true(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ladder);
    question q;
    dt_paths *whole, *part;
    dt_status status = DT_ERR_LIMIT;
    size_t refused = 0;
    ask_about(&q, 0xfff);
    assert_int_equal(dt_paths_find(&whole, c->graph, &q.options, c->budget), DT_OK);
    assert_true(whole->complete);
    for (uint64_t bytes = 64; status != DT_OK; bytes += 64) {
        dt_limits limits = DT_LIMITS_INIT;
        dt_budget *budget;
        limits.memory_bytes = bytes;
        assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
        status = dt_paths_find(&part, c->graph, &q.options, budget);
        assert_true(status == DT_OK || status == DT_ERR_LIMIT);
        assert_non_null(part);
        assert_int_equal(part->complete, status == DT_OK);
        assert_true(is_part_of(part, whole, dt_graph_count(c->graph)));
        assert_int_equal(dt_budget_reserved(budget), 0);
        refused += status == DT_ERR_LIMIT;
        dt_paths_free(part);
        dt_budget_free(budget);
    }
    assert_true(refused > 3);
    dt_paths_free(whole);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_shortest_sequences_are_counted_and_the_first_are_told),
        cmocka_unit_test(the_fewest_moves_without_gain_are_told_where_improvements_do_not_lead),
        cmocka_unit_test(what_no_moves_reach_has_no_price),
        cmocka_unit_test(within_any_memory_what_is_told_is_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
