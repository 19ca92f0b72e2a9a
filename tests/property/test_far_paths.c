/* SPDX-License-Identifier: MIT */
/* How it could unfold among sets of states is how it could among listed ones: which states are reached by what, in how few moves, at
 * what price. The sequences themselves are held against the rules here, too. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/followup.h>
#include <detente/symbolic.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct pair {
    const sample *s;
    dt_symbolic *symbolic;
    const bool *disimprove;
    uint32_t from;
} pair;

static bool is_number(const sample *s, const char *text, uint32_t expected, const char *what)
{
    return (text && strtoull(text, NULL, 10) == expected) ||
           refute(s, "%s: %s, not %u", what, text ? text : "unknown", expected);
}

static bool same_moves(const sample *s, const dt_far_way *far, uint32_t moves, const char *what)
{
    if (!far->known || far->leads != (moves != UINT32_MAX))
        return refute(s, "%s: leads there or not", what);
    return !far->leads || far->count == moves || refute(s, "%s: %zu moves, not %u", what, far->count, moves);
}

/* By the rules alone; whoever `any` says may make any moves. @return the moves without gain of the others; UINT32_MAX: against
 * the rules. */
static uint32_t price_of(const pair *p, const dt_far_way *way, const bool *any, const uint64_t *to)
{
    const dt_model *model = p->s->built->model;
    const uint64_t *at = dt_graph_state(p->s->graph, p->from);
    uint32_t price = 0;
    for (size_t k = 0; k < way->count; at = way->moves[k++].to) {
        size_t dm = way->moves[k].dm;
        const dt_reading *mind = &model->decision_makers[dm].readings[p->s->profile[dm]];
        if (!dt_rules_may_move(model, dm, at, way->moves[k].to) || (k && way->moves[k - 1].dm == dm))
            return UINT32_MAX;
        price += dt_rules_compare(model, mind, way->moves[k].to, at) <= 0 && !(any && any[dm]);
    }
    return memcmp(at, to, dt_model_words(model) * sizeof *at) == 0 ? price : UINT32_MAX;
}

static bool same_ways(const pair *p, const dt_path_target *near, const dt_far_paths *far)
{
    static const char *const names[] = {"by improvements", "mixed", "by any moves"};
    const sample *s = p->s;
    if (far->entered != near->entered && near->ways[DT_PATHS_IMPROVEMENTS].moves == UINT32_MAX)
        return refute(s, "entered or not");
    bool everybody[DT_OPTIONS_MAX];
    memset(everybody, true, sizeof everybody);
    const bool *any[] = {NULL, p->disimprove, everybody};
    for (int how = 0; how < DT_FAR_HOWS; how++) {
        if (!same_moves(s, &far->ways[how], near->ways[how].moves, names[how]))
            return false;
        if (far->ways[how].leads && price_of(p, &far->ways[how], any[how], far->target) != 0)
            return refute(s, "%s: not by the rules", names[how]);
    }
    if (near->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX || near->ways[DT_PATHS_ANY].moves == UINT32_MAX)
        return true;
    if (far->price != near->price || far->detour.count != near->detour_moves)
        return refute(s, "%u without gain of %zu moves, not %u of %u", (unsigned)far->price, far->detour.count,
                      near->price, near->detour_moves);
    return price_of(p, &far->detour, NULL, far->target) == near->price || refute(s, "a detour against the rules");
}

/* ---- ends and growth --------------------------------------------------------------------------------------- */

/* Nobody can improve there at all. */
static bool is_still(const pair *p, uint32_t state)
{
    for (size_t dm = 0; dm < p->s->dms; dm++)
        if (!dt_verdicts_stable(p->s->verdicts, DT_CONCEPT_NASH, dm, state))
            return false;
    return true;
}

/* Among listed states it is an end, too, where only the last mover could go on. */
static bool same_ends(const pair *p, const dt_paths *near, const dt_far_paths *far)
{
    const size_t words = dt_model_words(p->s->built->model);
    uint32_t still = 0;
    for (size_t k = 0; k < near->sink_count; k++) {
        if (!is_still(p, near->sinks[k]))
            continue;
        if (still < far->end_count && dt_graph_find(p->s->graph, far->end_list + still * words) != near->sinks[k])
            return refute(p->s, "another end");
        still++;
    }
    return is_number(p->s, far->ends, still, "ends") &&
           (far->end_count == (still < DT_FAR_ENDS ? still : DT_FAR_ENDS) || refute(p->s, "ends listed"));
}

static bool same_growth(const pair *p, const dt_paths *near, const dt_far_paths *far, int how)
{
    if (!near->moves[how])
        return far->within[how] == NULL || refute(p->s, "within moves that are not asked for");
    if (far->rounds[how] != near->farthest[how] + 1u)
        return refute(p->s, "all reached within %zu, not %u", far->rounds[how] - 1, near->farthest[how]);
    for (size_t k = 0; k < far->rounds[how]; k++) {
        uint32_t within = 0;
        for (uint32_t q = 0; q < p->s->states; q++)
            within += near->moves[how][q] <= k;
        if (!is_number(p->s, far->within[how][k], within, "within"))
            return false;
    }
    return true;
}

static bool same_whole(const pair *p, const dt_paths *near, const dt_far_paths *far)
{
    for (int how = 0; how < DT_FAR_HOWS; how++)
        if (!same_growth(p, near, far, how))
            return false;
    return same_ends(p, near, far);
}

/* One answer about a target against that of the explicit engine. */
static bool same_about(const pair *p, const dt_far_goal *goal, const uint64_t *states)
{
    const sample *s = p->s;
    dt_paths *near = NULL;
    dt_far_paths *far = NULL;
    dt_paths_options options = DT_PATHS_OPTIONS_INIT;
    dt_far_unfolding question = {.profile = s->profile,
                                 .from = dt_graph_state(s->graph, p->from),
                                 .goal = *goal,
                                 .disimprove = p->disimprove,
                                 .rounds = true};
    options.from = p->from;
    options.goal = states;
    options.profile = s->profile;
    options.disimprove = p->disimprove;
    options.targets = s->states;
    bool same = dt_paths_find(&near, s->graph, &options, s->built->budget) == DT_OK &&
                dt_symbolic_paths(&far, p->symbolic, &question) == DT_OK;
    same = same ? is_number(s, far->wanted, near->wanted, "wanted") : refute(s, "it fails");
    for (int how = 0; same && how < DT_FAR_HOWS; how++)
        same = is_number(s, far->reached[how], near->reached[how], "reached") &&
               is_number(s, far->arrived[how], near->arrived[how], "arrived");
    same = same && same_whole(p, near, far);
    if (same && !far->target && near->arrived[DT_PATHS_ANY])
        same = refute(s, "no target, and one is reached");
    for (size_t k = 0; same && far->target && k < near->target_count; k++)
        if (dt_graph_find(s->graph, far->target) == near->targets[k].state)
            same = same_ways(p, &near->targets[k], far);
    /* The first of them is as near as any by improvements. */
    if (same && far->target && near->arrived[DT_PATHS_IMPROVEMENTS])
        same = far->ways[DT_FAR_IMPROVEMENTS].count == near->targets[0].ways[DT_PATHS_IMPROVEMENTS].moves ||
               refute(s, "another target is nearer");
    dt_paths_free(near);
    dt_far_paths_free(far);
    return same;
}

static bool same_about_states(const pair *p)
{
    for (uint32_t to = 0; to < p->s->states; to += 1 + p->s->states / 6) {
        state_set states = {{0}};
        dt_bit_set(states.bits, to);
        dt_far_goal goal = {.state = dt_graph_state(p->s->graph, to)};
        if (!same_about(p, &goal, states.bits))
            return false;
    }
    return true;
}

static bool same_about_equilibria(const pair *p, const dt_sets *sets)
{
    state_set states = {{0}};
    dt_far_goal goal = {.equilibria = sets, .concept = DT_CONCEPT_SEQ};
    for (uint32_t q = 0; q < p->s->states; q++)
        if (dt_verdicts_equilibrium(p->s->verdicts, DT_CONCEPT_SEQ, q))
            dt_bit_set(states.bits, q);
    return same_about(p, &goal, states.bits);
}

static bool unfolds_alike(const sample *s)
{
    size_t dm, reading;
    bool disimprove[RC_DMS] = {false};
    dt_sets *sets = NULL;
    pair p = {.s = s, .disimprove = disimprove};
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    disimprove[s->drawn->seed % s->dms] = true;
    bool same = dt_symbolic_new(&p.symbolic, s->built->model, s->built->budget, s->built->diagnostics) == DT_OK &&
                dt_sets_new(&sets, p.symbolic, s->profile, 1u << DT_CONCEPT_SEQ) == DT_OK;
    same = same || refute(s, "it fails");
    for (p.from = 0; same && p.from < s->states; p.from += 1 + s->states / 4)
        same = same_about_states(&p) && same_about_equilibria(&p, sets);
    dt_sets_free(sets);
    dt_symbolic_free(p.symbolic);
    return same;
}

static void sets_of_states_unfold_as_listed_ones_do(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "far-paths",
                             .holds = unfolds_alike,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true},
                             .models = 6000,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sets_of_states_unfold_as_listed_ones_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
