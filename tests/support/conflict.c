/* SPDX-License-Identifier: MIT */
#include "base/memory.h"
#include "conflict.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dt_status build(conflict *c, const char *text)
{
    const dt_limits limits = DT_LIMITS_INIT;
    DT_TRY(dt_source_new(&c->source, "test", text, strlen(text)));
    DT_TRY(dt_diagnostics_new(&c->diagnostics, c->source));
    DT_TRY(dt_budget_new(&c->budget, &limits));
    DT_TRY(dt_model_read(&c->model, c->source, c->diagnostics));
    return dt_graph_build(&c->graph, c->model, c->budget, c->diagnostics);
}

static void print_trouble(const conflict *c)
{
    print_error("%s\n", dt_source_bytes(c->source));
    for (size_t k = 0; k < dt_diagnostics_count(c->diagnostics); k++) {
        const dt_diagnostic *found = dt_diagnostics_get(c->diagnostics, k);
        unsigned line, column;
        dt_source_locate(c->source, found->span.offset, &line, &column);
        print_error("%u:%u: %s [DT%03u]\n", line, column, found->message, found->code);
    }
}

conflict *conflict_try(const char *text)
{
    conflict *c = dt_calloc(1, sizeof *c);
    assert_non_null(c);
    c->status = build(c, text);
    if (c->status == DT_ERR_NOMEM) {
        conflict_free(c);
        fail_msg("no memory for a conflict");
    }
    return c;
}

conflict *conflict_new(const char *text)
{
    conflict *c = conflict_try(text);
    if (c->status != DT_OK) {
        print_trouble(c);
        dt_status status = c->status;
        conflict_free(c);
        fail_msg("the model of this test is not sound (status %d)", (int)status);
    }
    return c;
}

void conflict_free(conflict *c)
{
    if (!c)
        return;
    dt_graph_free(c->graph);
    dt_model_free(c->model);
    dt_budget_free(c->budget);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
    free(c);
}

static uint32_t state_of_pattern(const conflict *c, const char *letters)
{
    dt_pattern pattern;
    if (c->model->graph_form || dt_model_pattern(c->model, letters, &pattern) != DT_OK)
        return DT_NO_STATE;
    uint32_t state = pattern.whole ? dt_graph_find(c->graph, pattern.value) : DT_NO_STATE;
    dt_pattern_free(&pattern);
    return state;
}

uint32_t conflict_state(const conflict *c, const char *name)
{
    for (size_t k = 0; k < c->model->named_count; k++)
        if (c->model->named[k].name && strcmp(c->model->named[k].name, name) == 0)
            return dt_graph_named(c->graph, k);
    for (size_t k = 0; k < c->model->graph_state_count; k++)
        if (strcmp(c->model->graph_states[k].id, name) == 0)
            return (uint32_t)k;
    uint32_t state = state_of_pattern(c, name);
    if (state == DT_NO_STATE)
        fail_msg("the conflict of this test has no state \"%s\"", name);
    return state;
}

dt_verdicts *conflict_solve(const conflict *c, dt_concept_set concepts)
{
    dt_verdicts *verdicts = NULL;
    uint32_t *profile = dt_calloc(c->model->dm_count, sizeof *profile);
    assert_non_null(profile);
    dt_status status = dt_stability_solve(&verdicts, c->graph, profile, concepts, c->budget);
    free(profile);
    assert_int_equal(status, DT_OK);
    return verdicts;
}
