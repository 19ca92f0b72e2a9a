/* SPDX-License-Identifier: MIT */
/* What a variant shares with its base, what it does not, and what becomes of names. */
#include "conflict.h"
#include "graph/internal.h"
#include "test.h"

#include <detente/variant.h>

#define FENCE                                                                                                          \
    "detente: 1\nname: fence\n"                                                                                        \
    "decision_makers: {A: {options: {build: , paint: }}, B: {options: {pay: {moves: take}}}}\n"                        \
    "infeasible: [paint and not build]\nstates: {as_ever: [], shared: [build, pay], bright: [build, paint]}\n"         \
    "status_quo: as_ever\n"                                                                                            \
    "preferences: {A: {statements: [build and pay, not build if not pay]},"                                            \
    " B: {readings: {mean: {statements: [build, not pay]}, kind: {weights: {build: 2, pay: 1}}}}}\n"

typedef struct what_if {
    conflict *c;
    dt_variant now;
} what_if;

static what_if with(const char *text, const dt_edit *edits, size_t count)
{
    what_if w = {.c = conflict_new(text)};
    assert_int_equal(dt_variant_make(&w.now, w.c->graph, edits, count, w.c->budget), DT_OK);
    return w;
}

static void done(what_if *w)
{
    uint64_t before = dt_budget_reserved(w->c->budget), bytes = w->now.bytes;
    dt_variant_free(&w->now, w->c->budget);
    assert_int_equal(dt_budget_reserved(w->c->budget), before - bytes);
    conflict_free(w->c);
}

static const char *statement(const what_if *w, size_t dm, size_t k)
{
    return w->now.model->decision_makers[dm].readings[0].statements[k].text;
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static void without_edits_everything_is_shared(void **unused)
{
    (void)unused;
    what_if w = with(FENCE, NULL, 0);
    assert_ptr_equal(w.now.graph->states.vectors, w.c->graph->states.vectors);
    for (size_t dm = 0; dm < 2; dm++) {
        assert_ptr_equal(w.now.graph->moves[dm].class_of, w.c->graph->moves[dm].class_of);
        assert_ptr_equal(w.now.graph->ranks[dm][0].rank, w.c->graph->ranks[dm][0].rank);
    }
    done(&w);
}

static void a_change_of_mind_costs_the_ranks_of_that_mind_alone(void **unused)
{
    (void)unused;
    const dt_edit drop = {.kind = DT_EDIT_DROP, .dm = 1, .reading = 0, .at = 0};
    what_if w = with(FENCE, &drop, 1);
    assert_ptr_equal(w.now.graph->states.vectors, w.c->graph->states.vectors);
    assert_ptr_equal(w.now.graph->moves[1].class_of, w.c->graph->moves[1].class_of);
    assert_ptr_equal(w.now.graph->ranks[0][0].rank, w.c->graph->ranks[0][0].rank);
    assert_ptr_equal(w.now.graph->ranks[1][1].rank, w.c->graph->ranks[1][1].rank);
    assert_ptr_not_equal(w.now.graph->ranks[1][0].rank, w.c->graph->ranks[1][0].rank);
    done(&w);
}

static void a_direction_costs_the_moves_of_its_owner_alone(void **unused)
{
    (void)unused;
    const dt_edit bind = {.kind = DT_EDIT_DIRECTION, .option = 0, .direction = DT_TAKE};
    what_if w = with(FENCE, &bind, 1);
    assert_ptr_equal(w.now.graph->ranks[0][0].rank, w.c->graph->ranks[0][0].rank);
    assert_ptr_equal(w.now.graph->moves[1].class_of, w.c->graph->moves[1].class_of);
    assert_ptr_not_equal(w.now.graph->moves[0].class_of, w.c->graph->moves[0].class_of);
    done(&w);
}

static void a_variant_has_variants(void **unused)
{
    (void)unused;
    const dt_edit drop = {.kind = DT_EDIT_DROP, .dm = 0, .at = 0};
    const dt_edit bind = {.kind = DT_EDIT_DIRECTION, .option = 0, .direction = DT_TAKE};
    what_if w = with(FENCE, &drop, 1);
    dt_variant next;
    assert_int_equal(dt_variant_make(&next, w.now.graph, &bind, 1, w.c->budget), DT_OK);
    assert_ptr_equal(next.graph->ranks[0][0].rank, w.now.graph->ranks[0][0].rank);
    assert_int_equal(next.model->decision_makers[0].readings[0].statement_count, 1);
    assert_int_equal(next.model->options[0].direction, DT_TAKE);
    assert_int_equal(w.now.model->options[0].direction, DT_BOTH);
    dt_variant_free(&next, w.c->budget);
    done(&w);
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static void edits_of_one_list_speak_of_it_as_it_is(void **unused)
{
    (void)unused;
    static const char text[] = "detente: 1\nname: n\ndecision_makers: {A: {options: {a: , b: , c: , d: }}}\n"
                               "preferences: {A: {statements: [a, b, c]}}\n";
    static const uint32_t order[] = {2, 0, 1};
    what_if w = {.c = conflict_new(text)};
    dt_statement *more = NULL;
    assert_int_equal(dt_statement_from_literal(&more, (dt_literal){.option = 3, .negated = true}), DT_OK);
    const dt_judgement judgement = {.that = more, .text = "not d"};
    const dt_edit edits[] = {
        {.kind = DT_EDIT_ADD, .at = 1, .judgement = &judgement},
        {.kind = DT_EDIT_FLIP, .at = 1, .literal = 0},
        {.kind = DT_EDIT_ORDER, .order = order},
        {.kind = DT_EDIT_DROP, .at = 0},
        {.kind = DT_EDIT_ADD, .at = DT_PATTERN_NONE, .judgement = &judgement},
    };
    static const char *const wanted[] = {"c", "not d", "not b", "not d"};
    assert_int_equal(dt_variant_make(&w.now, w.c->graph, edits, 5, w.c->budget), DT_OK);
    assert_int_equal(w.now.model->decision_makers[0].readings[0].statement_count, 4);
    for (size_t k = 0; k < 4; k++)
        assert_string_equal(statement(&w, 0, k), wanted[k]);
    done(&w);
    dt_statement_free(more);
}

/* ---- states that come and go ------------------------------------------------------------------------------------- */

static void names_of_states_that_are_gone_name_nothing(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FENCE);
    dt_statement *build = NULL;
    assert_int_equal(dt_statement_from_literal(&build, (dt_literal){.option = 0}), DT_OK);
    const dt_judgement rule = {.that = build, .text = "build"};
    const dt_edit ban = {.kind = DT_EDIT_ADD_RULE, .judgement = &rule};
    dt_variant now;
    assert_int_equal(dt_variant_make(&now, c->graph, &ban, 1, c->budget), DT_OK);
    assert_int_equal(dt_graph_count(now.graph), 2);
    assert_int_equal(dt_graph_named(now.graph, 0), 0);
    assert_int_equal(dt_graph_named(now.graph, 1), DT_NO_STATE);
    assert_int_equal(dt_graph_status_quo(now.graph), 0);
    assert_int_equal(dt_graph_name_of(now.graph, 0), 0);
    dt_variant_free(&now, c->budget);
    conflict_free(c);
    dt_statement_free(build);
}

static void no_state_left_is_no_variant(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FENCE);
    dt_statement *always = NULL;
    assert_int_equal(dt_statement_from_pattern(&always, "---", 3), DT_OK);
    const dt_judgement everything = {.that = always, .text = ""};
    const dt_edit all = {.kind = DT_EDIT_ADD_RULE, .judgement = &everything};
    dt_variant now;
    uint64_t before = dt_budget_reserved(c->budget);
    assert_int_equal(dt_variant_make(&now, c->graph, &all, 1, c->budget), DT_ERR_MODEL);
    assert_null(now.graph);
    assert_int_equal(dt_budget_reserved(c->budget), before);
    dt_statement_free(always);
    conflict_free(c);
}

static void a_ranking_says_nothing_of_states_that_come(void **unused)
{
    (void)unused;
    static const char text[] = "detente: 1\nname: n\ndecision_makers: {A: {options: {a: , b: }}}\n"
                               "infeasible: [a and b]\npreferences: {A: {ranking: [YN, NY, NN]}}\n";
    const dt_edit drop = {.kind = DT_EDIT_DROP_RULE, .at = 0};
    conflict *c = conflict_new(text);
    dt_variant now;
    assert_int_equal(dt_variant_make(&now, c->graph, &drop, 1, c->budget), DT_ERR_MODEL);
    conflict_free(c);
}

static void it_stands_elsewhere(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(FENCE);
    const dt_edit move = {.kind = DT_EDIT_STATUS_QUO, .status_quo = &c->model->named[1]};
    dt_variant now;
    assert_int_equal(dt_variant_make(&now, c->graph, &move, 1, c->budget), DT_OK);
    assert_int_equal(dt_graph_status_quo(now.graph), conflict_state(c, "shared"));
    dt_variant_free(&now, c->budget);
    conflict_free(c);
}

/* ---- levers ------------------------------------------------------------------------------------------------------ */

#define BICYCLE                                                                                                            \
    "detente: 1\nname: n\ndecision_makers: {L: {options: {lend: }}, T: {options: {keep: , use: }}, U: {options: {u: }}}\n" \
    "infeasible: [keep and not lend, u]\nmoves: {forbid: [{by: T, from: keep, to: use}]}\n"                                \
    "states: {home: [], away: YYNN}\nstatus_quo: home\n"                                                                   \
    "preferences: {L: {statements: [lend]}, T: {weights: {keep: 1}}, U: {statements: []}}\n"                               \
    "levers: {pawn: {options: {L: {note: }, T: {pawn: {moves: take}}}, statements: {L: [{that: pawn, at: 1}, note]},"      \
    " infeasible: [keep and not pawn], directions: {keep: take}}, other: {options: {L: {x: }}, infeasible: [x]}}\n"

static conflict *with_levers(const char *text, dt_model **model, dt_graph **graph)
{
    conflict *c = conflict_new(text);
    assert_int_equal(dt_model_with_levers(model, c->model), DT_OK);
    assert_int_equal(dt_graph_build(graph, *model, c->budget, c->diagnostics), DT_OK);
    return c;
}

static void options_of_levers_change_nothing_until_they_are_pulled(void **unused)
{
    (void)unused;
    dt_model *model = NULL;
    dt_graph *graph = NULL;
    conflict *c = with_levers(BICYCLE, &model, &graph);
    assert_int_equal(model->option_count, 7);
    assert_string_equal(model->options[1].name, "note");
    assert_string_equal(model->options[2].name, "x");
    assert_string_equal(model->options[5].name, "pawn");
    assert_int_equal(model->decision_makers[1].first_option, 3);
    assert_int_equal(dt_graph_count(graph), dt_graph_count(c->graph));
    assert_int_equal(dt_graph_status_quo(graph), dt_graph_status_quo(c->graph));
    assert_int_equal(dt_graph_named(graph, 1), dt_graph_named(c->graph, 1));
    for (size_t dm = 0; dm < 3; dm++)
        for (uint32_t s = 0; s < dt_graph_count(graph); s++)
            assert_int_equal(dt_graph_rank(graph, dm, 0, s), dt_graph_rank(c->graph, dm, 0, s));
    dt_graph_free(graph);
    dt_model_free(model);
    conflict_free(c);
}

static void a_lever_brings_all_that_it_says(void **unused)
{
    (void)unused;
    dt_model *model = NULL;
    dt_graph *graph = NULL;
    conflict *c = with_levers(BICYCLE, &model, &graph);
    const dt_edit pull = {.kind = DT_EDIT_LEVER, .at = 0};
    dt_variant now;
    assert_int_equal(dt_variant_make(&now, graph, &pull, 1, c->budget), DT_OK);
    const dt_reading *lea = &now.model->decision_makers[0].readings[0];
    assert_int_equal(lea->statement_count, 3);
    assert_string_equal(lea->statements[0].text, "pawn");
    assert_string_equal(lea->statements[1].text, "lend");
    assert_string_equal(lea->statements[2].text, "note");
    assert_int_equal(now.model->options[3].direction, DT_TAKE);
    assert_int_equal(now.model->infeasible_count, 2 + 1 + 1); /* its own two are no longer kept out, x is */
    for (uint32_t s = 0; s < dt_graph_count(now.graph); s++) {
        uint64_t state = *dt_graph_state(now.graph, s);
        assert_false(state >> 2 & 1);                      /* x */
        assert_false(state >> 3 & 1 && !(state >> 5 & 1)); /* keep and not pawn */
    }
    assert_int_equal(dt_graph_named(now.graph, 1), DT_NO_STATE); /* away, without a pawn */
    dt_variant_free(&now, c->budget);
    dt_graph_free(graph);
    dt_model_free(model);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_edits_everything_is_shared),
        cmocka_unit_test(a_change_of_mind_costs_the_ranks_of_that_mind_alone),
        cmocka_unit_test(a_direction_costs_the_moves_of_its_owner_alone),
        cmocka_unit_test(a_variant_has_variants),
        cmocka_unit_test(edits_of_one_list_speak_of_it_as_it_is),
        cmocka_unit_test(names_of_states_that_are_gone_name_nothing),
        cmocka_unit_test(no_state_left_is_no_variant),
        cmocka_unit_test(a_ranking_says_nothing_of_states_that_come),
        cmocka_unit_test(it_stands_elsewhere),
        cmocka_unit_test(options_of_levers_change_nothing_until_they_are_pulled),
        cmocka_unit_test(a_lever_brings_all_that_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
