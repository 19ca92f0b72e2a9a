/* SPDX-License-Identifier: MIT */
/* The symbolic engine gives the verdicts of the explicit one, state by state, and those of the judge. */
#include "property.h"
#include "test.h"

#include <detente/followup.h>
#include <detente/symbolic.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool same_names(const sample *s, const dt_symbolic *symbolic)
{
    const dt_model *model = s->built->model;
    size_t bytes = dt_model_words(model) * sizeof(uint64_t);
    uint32_t quo = dt_graph_status_quo(s->graph);
    if ((quo == DT_NO_STATE) != !dt_symbolic_status_quo(symbolic) ||
        (quo != DT_NO_STATE && memcmp(dt_symbolic_status_quo(symbolic), dt_graph_state(s->graph, quo), bytes) != 0))
        return refute(s, "the status quo");
    return dt_symbolic_states_up_to(symbolic, UINT64_MAX) == s->states || refute(s, "the number of states");
}

static bool same_sets(const sample *s, const dt_sets *sets)
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(dt_verdicts_concepts(s->verdicts) >> c & 1u))
            continue;
        for (uint32_t state = 0; state < s->states; state++)
            for (size_t dm = 0; dm < s->dms; dm++)
                if (dt_sets_stable(sets, (dt_concept_id)c, dm, dt_graph_state(s->graph, state)) !=
                    dt_verdicts_stable(s->verdicts, (dt_concept_id)c, dm, state))
                    return refute(s, "state %u, decision maker %zu, %s", state + 1, dm + 1,
                                  dt_concept_get((dt_concept_id)c)->name);
    }
    return true;
}

/* ---- held against the judge ----------------------------------------------------------------------------------------- */

enum { JUDGED_WHOLE = 8, DRAWN = 200 }; /* options up to which every verdict is judged; verdicts drawn beyond */

static bool is_judged(const sample *s, const dt_sets *sets, dt_judge *judge, dt_concept_id concept, size_t dm,
                      uint32_t state)
{
    bool stable;
    if (dt_judge_stable(judge, concept, dm, state, &stable) != DT_OK)
        return refute(s, "the judge fails");
    return dt_sets_stable(sets, concept, dm, dt_graph_state(s->graph, state)) == stable ||
           refute(s, "the judge says otherwise: state %u, decision maker %zu, %s", state + 1, dm + 1,
                  dt_concept_get(concept)->name);
}

static bool all_judged(const sample *s, const dt_sets *sets, dt_judge *judge)
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        for (size_t dm = 0; dm < s->dms && dt_sets_concepts(sets) >> c & 1u; dm++)
            for (uint32_t state = 0; state < s->states; state++)
                if (!is_judged(s, sets, judge, (dt_concept_id)c, dm, state))
                    return false;
    return true;
}

static bool some_judged(const sample *s, const dt_sets *sets, dt_judge *judge)
{
    dt_random random = {s->drawn->seed};
    for (size_t k = 0; k < DRAWN; k++) {
        const size_t concept = (size_t)dt_random_below(&random, DT_CONCEPT_COUNT);
        const size_t dm = (size_t)dt_random_below(&random, s->dms);
        const uint32_t state = (uint32_t)dt_random_below(&random, s->states);
        if (dt_sets_concepts(sets) >> concept & 1u && !is_judged(s, sets, judge, (dt_concept_id) concept, dm, state))
            return false;
    }
    return true;
}

static bool agrees_with_the_judge(const sample *s, const dt_sets *sets)
{
    dt_judge *judge = NULL;
    if (dt_judge_new(&judge, s->graph, s->profile, s->built->budget) != DT_OK)
        return refute(s, "no judge");
    bool holds = s->drawn->options <= JUDGED_WHOLE ? all_judged(s, sets, judge) : some_judged(s, sets, judge);
    dt_judge_free(judge);
    return holds;
}

static bool agrees_with_the_explicit_engine(const sample *s)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    dt_sets *sets = NULL;
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    bool holds = dt_symbolic_new(&symbolic, s->built->model, s->built->budget, s->built->diagnostics) == DT_OK &&
                 dt_sets_new(&sets, symbolic, s->profile, dt_verdicts_concepts(s->verdicts)) == DT_OK;
    holds =
        holds ? same_names(s, symbolic) && same_sets(s, sets) && agrees_with_the_judge(s, sets) : refute(s, "it fails");
    dt_sets_free(sets);
    dt_symbolic_free(symbolic);
    return holds;
}

/* ---- witnesses ------------------------------------------------------------------------------------------------------ */

static bool same_answer(const sample *s, bool in_turn, const dt_answer *near, const dt_far_answer *far)
{
    size_t bytes = dt_model_words(s->built->model) * sizeof(uint64_t);
    if (memcmp(far->to, dt_graph_state(s->graph, near->to), bytes) != 0)
        return refute(s, "another improvement");
    if (far->sanctioned != near->sanctioned)
        return refute(s, "sanctioned or not");
    if (far->sanctioned && in_turn && near->move_count != far->move_count)
        return refute(s, "%zu moves, not %zu", far->move_count, near->move_count);
    if (!far->sanctioned && (far->reached != near->reached || far->escapable != near->escapable))
        return refute(s, "%llu reached, %llu escapable, not %llu and %llu", (unsigned long long)far->reached,
                      (unsigned long long)far->escapable, (unsigned long long)near->reached,
                      (unsigned long long)near->escapable);
    return true;
}

static bool same_witness(const sample *s, const dt_witness *near, const dt_far_witness *far)
{
    if (far->stable != (near->by != DT_UNSTABLE))
        return refute(s, "stable or not");
    if (far->moves != near->moves || far->ties != near->ties || far->improvements != near->improvements)
        return refute(s, "moves, ties or improvements");
    if (far->answer_count != near->answer_count)
        return refute(s, "%zu answers, not %zu", far->answer_count, near->answer_count);
    for (size_t k = 0; k < far->answer_count; k++)
        if (!same_answer(s, near->criterion.concept != DT_CONCEPT_SIM, &near->answers[k], &far->answers[k]))
            return false;
    return true;
}

static bool explained_alike(const sample *s, dt_symbolic *symbolic, dt_concept_id concept, uint32_t state, size_t dm)
{
    dt_witness *near = NULL;
    dt_far_witness *far = NULL;
    bool holds =
        dt_explain(&near, s->graph, s->profile, concept, dm, state, s->built->budget) == DT_OK &&
        dt_symbolic_explain(&far, symbolic, s->profile, concept, dm, dt_graph_state(s->graph, state), 1000) == DT_OK;
    holds = holds ? same_witness(s, near, far) : refute(s, "it fails");
    if (!holds)
        snprintf(s->why + strlen(s->why), WHY_MAX - strlen(s->why), ": %s, state %u, decision maker %zu",
                 dt_concept_get(concept)->name, state + 1, dm + 1);
    dt_witness_free(near);
    dt_far_witness_free(far);
    return holds;
}

static bool all_explained_alike(const sample *s)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    bool holds = dt_symbolic_new(&symbolic, s->built->model, s->built->budget, s->built->diagnostics) == DT_OK;
    for (uint32_t state = 0; holds && state < s->states; state += 1 + s->states / 5)
        for (size_t i = 0; holds && i < s->dms; i++)
            for (size_t c = 0; holds && c < DT_CONCEPT_COUNT; c++)
                holds = explained_alike(s, symbolic, (dt_concept_id)c, state, i);
    dt_symbolic_free(symbolic);
    return holds;
}

/* ---- warnings ------------------------------------------------------------------------------------------------------- */

enum { READINGS_ALIKE = 103 }; /* docs/errors.md */

static bool has_warning(const dt_diagnostics *where, const dt_diagnostic *wanted)
{
    for (size_t k = 0; k < dt_diagnostics_count(where); k++) {
        const dt_diagnostic *other = dt_diagnostics_get(where, k);
        if (other->code == wanted->code && other->span.offset == wanted->span.offset &&
            strcmp(other->message, wanted->message) == 0)
            return true;
    }
    return false;
}

/* Each of `a` is in `b`; two readings may be alike without being so statement by statement. */
static bool warned_too(const sample *s, const dt_diagnostics *a, const dt_diagnostics *b, bool one_sided)
{
    for (size_t k = 0; k < dt_diagnostics_count(a); k++) {
        const dt_diagnostic *warning = dt_diagnostics_get(a, k);
        if (!(one_sided && warning->code == READINGS_ALIKE) && !has_warning(b, warning))
            return refute(s, "%s: %s", one_sided ? "only the explicit engine" : "only the symbolic engine",
                          warning->message);
    }
    return true;
}

static bool warns_as_the_explicit_engine(const sample *s)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    dt_diagnostics *near = NULL, *far = NULL;
    dt_budget *budget = s->built->budget;
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    bool holds = dt_diagnostics_new(&near, s->built->source) == DT_OK &&
                 dt_diagnostics_new(&far, s->built->source) == DT_OK &&
                 dt_symbolic_new(&symbolic, s->built->model, budget, s->built->diagnostics) == DT_OK &&
                 dt_graph_warn(s->graph, budget, near) == DT_OK && dt_symbolic_warn(symbolic, far) == DT_OK;
    holds = holds ? warned_too(s, near, far, true) && warned_too(s, far, near, false) : refute(s, "it fails");
    dt_symbolic_free(symbolic);
    dt_diagnostics_free(near);
    dt_diagnostics_free(far);
    return holds;
}

static void warnings_are_those_of_the_explicit_engine(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic_warn",
                             .holds = warns_as_the_explicit_engine,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true},
                             .models = 3000});
}

static void witnesses_are_as_short_and_counts_are_the_same(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic_witness",
                             .holds = all_explained_alike,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true},
                             .models = 3000});
}

static void verdicts_are_those_of_the_explicit_engine(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic",
                             .holds = agrees_with_the_explicit_engine,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true},
                             .models = 5000,
                             .solved = true});
}

static void so_they_are_with_up_to_twelve_options(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic_huge",
                             .holds = agrees_with_the_explicit_engine,
                             .shape = {.form = RC_OPTION_FORM, .huge = true, .unranked = true},
                             .models = 100,
                             .solved = true});
}

static void so_they_are_where_many_opponents_answer(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic_crowded",
                             .holds = agrees_with_the_explicit_engine,
                             .shape = {.form = RC_OPTION_FORM, .crowded = true, .unranked = true, .min_dms = 3},
                             .models = 2000,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_are_those_of_the_explicit_engine),
        cmocka_unit_test(so_they_are_with_up_to_twelve_options),
        cmocka_unit_test(so_they_are_where_many_opponents_answer),
        cmocka_unit_test(witnesses_are_as_short_and_counts_are_the_same),
        cmocka_unit_test(warnings_are_those_of_the_explicit_engine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
