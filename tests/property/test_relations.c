/* SPDX-License-Identifier: MIT */
/* The relational engine: on rankings against the kernel, on preferences that are no rankings against the definitions. */
#include "property.h"
#include "test.h"

#include "base/bits.h"
#include "relations/stages.h"

#include <stdlib.h>
#include <string.h>

/* What it is told of pairs of states: three tables, drawn or made of ranks. */
typedef struct views {
    const sample *s;
    state_set sees[DT_SIGHTS][RC_DMS][RC_TABLED];
} views;

static dt_status view(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *row)
{
    const views *v = user;
    memcpy(row, v->sees[sight][dm][state].bits, dt_words_for(v->s->states) * sizeof *row);
    return DT_OK;
}

/* ---- the engine -------------------------------------------------------------------------------------------------- */

typedef struct recipe {
    dt_concept_id concept;
    bool answered, by_lens, final;
} recipe;

static const recipe recipes[] = {{DT_CONCEPT_NASH, false, false, false},
                                 {DT_CONCEPT_GMR, true, false, false},
                                 {DT_CONCEPT_SMR, true, false, true},
                                 {DT_CONCEPT_SEQ, true, true, false},
                                 {DT_CONCEPT_SSEQ, true, true, true}};
enum { RECIPES = sizeof recipes / sizeof *recipes };

/* The states stable for `dm`, by the engine; false on trouble. */
static bool engine_decides(const sample *s, const dt_lens *lens, const recipe *how, size_t dm, state_set *stable)
{
    dt_budget *budget = s->built->budget;
    dt_arcs leaves, moves[RC_DMS];
    const dt_arcs *movers[RC_DMS] = {NULL};
    dt_answers answers;
    memset(stable, 0, sizeof *stable);
    dt_status status = dt_arcs_new(&leaves, s->graph, dm, lens, DT_LEAVES_FOR, budget);
    for (size_t i = 0; i < s->dms; i++) {
        status |= dt_arcs_new(&moves[i], s->graph, i, how->by_lens ? lens : NULL, DT_ANSWERS_BY, budget);
        movers[i] = i == dm ? NULL : &moves[i];
    }
    status |= dt_answers_new(&answers, movers, s->dms, s->states, budget);
    dt_stages stages = {.graph = s->graph, .dm = dm, .leaves = &leaves, .lens = lens, .final = how->final};
    stages.answers = how->answered ? &answers : NULL;
    status |= dt_stages_decide(&stages, budget, stable->bits);
    dt_answers_free(&answers, budget);
    for (size_t i = 0; i < s->dms; i++)
        dt_arcs_free(&moves[i], budget);
    dt_arcs_free(&leaves, budget);
    return status == DT_OK;
}

/* ---- the definitions --------------------------------------------------------------------------------------------- */

/* What the opponents of `dm` bring about from `from`: (state, last mover) until nothing is new. */
static state_set answers_from(const views *v, const recipe *how, size_t dm, uint32_t from)
{
    const sample *s = v->s;
    bool arrived[RC_DMS][RC_TABLED] = {{false}};
    state_set reached = {{0}};
    for (bool grew = true; grew;) {
        grew = false;
        for (uint32_t q = 0; q < s->states; q++)
            for (size_t j = 0; j < s->dms; j++) {
                bool may = j != dm && q == from;
                for (size_t last = 0; last < s->dms; last++)
                    may = may || (j != dm && last != j && arrived[last][q]);
                for (uint32_t r = 0; may && r < s->states; r++)
                    if (dt_bit_get(s->moves->to[0][j][q].bits, r) &&
                        (!how->by_lens || dt_bit_get(v->sees[DT_ANSWERS_BY][j][q].bits, r)) && !arrived[j][r]) {
                        arrived[j][r] = grew = true;
                        dt_bit_set(reached.bits, r);
                    }
            }
    }
    dt_bit_clear(reached.bits, from);
    return reached;
}

static bool sanctions(const views *v, const recipe *how, size_t dm, uint32_t s, uint32_t x)
{
    const uint64_t *deterred = v->sees[DT_DETERRED_BY][dm][s].bits;
    if (!dt_bit_get(deterred, x))
        return false;
    for (uint32_t q = 0; how->final && q < v->s->states; q++)
        if (dt_bit_get(v->s->moves->to[0][dm][x].bits, q) && !dt_bit_get(deterred, q))
            return false;
    return true;
}

static bool stable_by_definition(const views *v, const recipe *how, size_t dm, uint32_t s)
{
    for (uint32_t t = 0; t < v->s->states; t++) {
        bool answered = false;
        if (!dt_bit_get(v->s->moves->to[0][dm][s].bits, t) || !dt_bit_get(v->sees[DT_LEAVES_FOR][dm][s].bits, t))
            continue;
        const state_set answers = how->answered ? answers_from(v, how, dm, t) : (state_set){{0}};
        for (uint32_t x = 0; x < v->s->states && !answered; x++)
            answered = dt_bit_get(answers.bits, x) && sanctions(v, how, dm, s, x);
        if (!answered)
            return false;
    }
    return true;
}

/* ---- claims ------------------------------------------------------------------------------------------------------ */

/* Any tables at all: nothing is asked of preferences. */
static void draw_views(views *v)
{
    dt_random random = {v->s->drawn->seed};
    for (int sight = 0; sight < DT_SIGHTS; sight++)
        for (size_t dm = 0; dm < v->s->dms; dm++)
            for (uint32_t s = 0; s < v->s->states; s++)
                for (uint32_t q = 0; q < v->s->states; q++)
                    dt_bit_put(v->sees[sight][dm][s].bits, q, dt_random_below(&random, 3) == 0);
}

static void views_of_ranks(views *v)
{
    for (size_t dm = 0; dm < v->s->dms; dm++)
        for (uint32_t s = 0; s < v->s->states; s++)
            for (uint32_t q = 0; q < v->s->states; q++) {
                bool better = sample_prefers(v->s, dm, q, s);
                dt_bit_put(v->sees[DT_LEAVES_FOR][dm][s].bits, q, better);
                dt_bit_put(v->sees[DT_ANSWERS_BY][dm][s].bits, q, better);
                dt_bit_put(v->sees[DT_DETERRED_BY][dm][s].bits, q, !better);
            }
}

static bool same_as(const views *v, bool definitions)
{
    const sample *s = v->s;
    dt_lens lens = {view, (void *)(uintptr_t)v};
    state_set stable;
    for (size_t k = 0; k < RECIPES; k++)
        for (size_t dm = 0; dm < s->dms; dm++) {
            if (!engine_decides(s, &lens, &recipes[k], dm, &stable))
                return refute(s, "the engine gave up");
            for (uint32_t q = 0; q < s->states; q++) {
                bool expected = definitions ? stable_by_definition(v, &recipes[k], dm, q)
                                            : dt_verdicts_stable(s->verdicts, recipes[k].concept, dm, q);
                if (dt_bit_get(stable.bits, q) != expected)
                    return refute(s, "%s, state %u, decision maker %zu: should be %d",
                                  dt_concept_get(recipes[k].concept)->name, q + 1, dm + 1, expected);
            }
        }
    return true;
}

static bool any_views_by_definition(const sample *s)
{
    static views v;
    v.s = s;
    draw_views(&v);
    return same_as(&v, true);
}

static bool ranks_as_the_kernel(const sample *s)
{
    static views v;
    v.s = s;
    views_of_ranks(&v);
    return same_as(&v, false);
}

static void rankings_are_decided_as_by_the_kernel(void **unused)
{
    (void)unused;
    property claim = {
        .name = "relations_kernel", .holds = ranks_as_the_kernel, .models = 4000, .solved = true, .tabled = true};
    assert_holds(&claim);
    claim.name = "relations_kernel_graphs";
    claim.shape = (rc_shape){.form = RC_GRAPH_FORM, .min_dms = 3};
    assert_holds(&claim);
}

static void any_preferences_are_decided_by_the_written_definitions(void **unused)
{
    (void)unused;
    property claim = {.name = "relations_any",
                      .holds = any_views_by_definition,
                      .shape = {.small = true},
                      .models = 3000,
                      .tabled = true};
    assert_holds(&claim);
    claim.name = "relations_any_graphs";
    claim.shape = (rc_shape){.form = RC_GRAPH_FORM, .min_dms = 3};
    assert_holds(&claim);
}

static void so_they_are_with_hundreds_of_states(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "relations_large",
                             .holds = ranks_as_the_kernel,
                             .shape = {.form = RC_OPTION_FORM, .large = true, .min_dms = 2},
                             .models = 100,
                             .solved = true,
                             .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rankings_are_decided_as_by_the_kernel),
        cmocka_unit_test(any_preferences_are_decided_by_the_written_definitions),
        cmocka_unit_test(so_they_are_with_hundreds_of_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
