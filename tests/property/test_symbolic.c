/* SPDX-License-Identifier: MIT */
/* The symbolic engine gives the verdicts of the explicit one, state by state, and those of the judge. */
#include "property.h"
#include "test.h"

#include <detente/symbolic.h>

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

static bool agrees_with_the_explicit_engine(const sample *s)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    dt_sets *sets = NULL;
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true;
    bool holds = dt_symbolic_new(&symbolic, s->built->model, s->built->budget, s->built->diagnostics) == DT_OK &&
                 dt_sets_new(&sets, symbolic, s->profile, dt_verdicts_concepts(s->verdicts)) == DT_OK;
    holds = holds ? same_names(s, symbolic) && same_sets(s, sets) : refute(s, "it fails");
    dt_sets_free(sets);
    dt_symbolic_free(symbolic);
    return holds;
}

static void verdicts_are_those_of_the_explicit_engine(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "symbolic",
                             .holds = agrees_with_the_explicit_engine,
                             .shape = {.form = RC_OPTION_FORM},
                             .models = 8000,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_are_those_of_the_explicit_engine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
