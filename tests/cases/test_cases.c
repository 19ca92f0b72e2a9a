/* SPDX-License-Identifier: MIT */
/* Published cases against their published answers: expected.json, read with the reader under test. Runs from the root of
 * the repository. A disagreement must be one: what others print and what we compute have to differ. */
#include "base/bits.h"
#include "test.h"

#include <detente/detente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dt_source *read_source(const char *path)
{
    static char bytes[1 << 20];
    dt_source *source = NULL;
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_int_equal(dt_source_new(&source, path, bytes, length), DT_OK);
    return source;
}

/* ---- one case ------------------------------------------------------------------------------------------------ */

typedef struct published {
    const dt_node *entry;
    const char *path;
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_graph *graph;
    dt_verdicts *verdicts;
    uint32_t *profile;
} published;

static void choose_readings(published *c)
{
    const dt_node *readings = dt_node_get(c->entry, "readings");
    c->profile = calloc(c->model->dm_count, sizeof *c->profile);
    assert_non_null(c->profile);
    for (size_t k = 0; readings && k < readings->count; k++) {
        size_t dm = dt_model_find_dm(c->model, readings->keys[k].text);
        size_t reading = dt_model_find_reading(&c->model->decision_makers[dm], readings->items[k].text);
        assert_true(reading != DT_PATTERN_NONE);
        c->profile[dm] = (uint32_t)reading;
    }
}

static void open_case(published *c, const dt_node *entry)
{
    dt_limits limits = DT_LIMITS_INIT;
    *c = (published){.entry = entry, .path = dt_node_get(entry, "model")->text};
    c->source = read_source(c->path);
    assert_int_equal(dt_diagnostics_new(&c->diagnostics, c->source), DT_OK);
    assert_int_equal(dt_budget_new(&c->budget, &limits), DT_OK);
    assert_int_equal(dt_model_read(&c->model, c->source, c->diagnostics), DT_OK);
    assert_int_equal(dt_graph_build(&c->graph, c->model, c->budget, c->diagnostics), DT_OK);
    choose_readings(c);
    assert_int_equal(dt_stability_solve(&c->verdicts, c->graph, c->profile, DT_CONCEPTS_ALL, c->budget), DT_OK);
}

static void close_case(published *c)
{
    free(c->profile);
    dt_verdicts_free(c->verdicts);
    dt_graph_free(c->graph);
    dt_model_free(c->model);
    dt_budget_free(c->budget);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
}

/* ---- comparing ----------------------------------------------------------------------------------------------- */

static bool list_has(const dt_node *list, uint32_t state)
{
    for (size_t k = 0; k < list->count; k++)
        if (strtoul(list->items[k].text, NULL, 10) == state + 1)
            return true;
    return false;
}

static bool holds(const published *c, dt_concept_id concept, size_t dm, uint32_t state)
{
    if (dm == DT_PATTERN_NONE)
        return dt_verdicts_equilibrium(c->verdicts, concept, state);
    return dt_verdicts_stable(c->verdicts, concept, dm, state);
}

/* The same of a further concept, decided here and now. */
static bool further_set_is(const published *c, dt_further concept, size_t dm, const dt_node *list)
{
    dt_further_asked asked = {.concepts = {concept}, .count = 1};
    dt_foresight *found = NULL;
    bool same = true;
    assert_null(dt_further_trouble(concept, c->model->dm_count, c->model->graph_form));
    assert_int_equal(dt_foresight_new(&found, c->graph, c->profile, &asked, c->budget), DT_OK);
    for (uint32_t s = 0; s < dt_graph_count(c->graph) && same; s++) {
        bool holds =
            dm == DT_PATTERN_NONE ? dt_foresight_equilibrium(found, 0, s) : dt_foresight_stable(found, 0, dm, s);
        same = holds == list_has(list, s);
    }
    dt_foresight_free(found);
    return same;
}

/* Is the set of stable states (`dm`) or equilibria (no `dm`) exactly the list? */
static bool set_is(const published *c, const char *concept_name, size_t dm, const dt_node *list)
{
    dt_further further;
    assert_true(dt_further_find(concept_name, &further));
    if (further.kind != DT_FURTHER_BASIC)
        return further_set_is(c, further, dm, list);
    const dt_concept *concept = dt_concept_find(concept_name);
    for (uint32_t s = 0; s < dt_graph_count(c->graph); s++)
        if (holds(c, concept->id, dm, s) != list_has(list, s))
            return false;
    return true;
}

static void check_equilibria(const published *c)
{
    const dt_node *equilibria = dt_node_get(c->entry, "equilibria");
    for (size_t k = 0; k < equilibria->count; k++)
        if (!set_is(c, equilibria->keys[k].text, DT_PATTERN_NONE, &equilibria->items[k]))
            fail_msg("%s: other equilibria under %s", c->path, equilibria->keys[k].text);
}

static void check_stable(const published *c)
{
    const dt_node *stable = dt_node_get(c->entry, "stable");
    for (size_t k = 0; stable && k < stable->count; k++) {
        const dt_node *sets = &stable->items[k];
        for (size_t i = 0; i < sets->count; i++)
            if (!set_is(c, stable->keys[k].text, dt_model_find_dm(c->model, sets->keys[i].text), &sets->items[i]))
                fail_msg("%s: other stable states for %s under %s", c->path, sets->keys[i].text, stable->keys[k].text);
    }
}

static bool verdict_is(const published *c, const dt_node *verdict)
{
    uint32_t state = (uint32_t)strtoul(dt_node_get(verdict, "state")->text, NULL, 10) - 1;
    size_t dm = dt_model_find_dm(c->model, dt_node_get(verdict, "dm")->text);
    const dt_concept *concept = dt_concept_find(dt_node_get(verdict, "concept")->text);
    bool stable = strcmp(dt_node_get(verdict, "stable")->text, "true") == 0;
    return dt_verdicts_stable(c->verdicts, concept->id, dm, state) == stable;
}

static void check_verdicts(const published *c)
{
    const dt_node *verdicts = dt_node_get(c->entry, "verdicts");
    for (size_t k = 0; verdicts && k < verdicts->count; k++)
        if (!verdict_is(c, &verdicts->items[k]))
            fail_msg("%s: verdict %zu differs", c->path, k);
}

/* A class of the ranking is a number or a list of numbers; the best comes first. */
static void check_class(const published *c, size_t dm, const dt_node *class, uint32_t rank)
{
    size_t count = class->kind == DT_NODE_LIST ? class->count : 1;
    for (size_t k = 0; k < count; k++) {
        const dt_node *number = class->kind == DT_NODE_LIST ? &class->items[k] : class;
        uint32_t state = (uint32_t)strtoul(number->text, NULL, 10) - 1;
        if (dt_graph_rank(c->graph, dm, c->profile[dm], state) != rank)
            fail_msg("%s: state %s ranks otherwise for %s", c->path, number->text, c->model->decision_makers[dm].id);
    }
}

static void check_ranking(const published *c)
{
    const dt_node *rankings = dt_node_get(c->entry, "ranking");
    for (size_t k = 0; rankings && k < rankings->count; k++) {
        size_t dm = dt_model_find_dm(c->model, rankings->keys[k].text);
        const dt_node *list = &rankings->items[k];
        assert_int_equal(dt_graph_class_count(c->graph, dm, c->profile[dm]), list->count);
        for (size_t n = 0; n < list->count; n++)
            check_class(c, dm, &list->items[n], (uint32_t)(list->count - n));
    }
}

static void check_improvements(const published *c)
{
    const dt_node *improvements = dt_node_get(c->entry, "improvements");
    uint32_t *reached = calloc(dt_graph_count(c->graph), sizeof *reached);
    if (improvements) {
        uint32_t from = dt_graph_status_quo(c->graph);
        assert_int_equal(dt_stability_reach(c->graph, c->profile, from, true, c->budget, reached), DT_OK);
        const dt_node *yes = dt_node_get(improvements, "reached"), *no = dt_node_get(improvements, "not_reached");
        for (uint32_t s = 0; s < dt_graph_count(c->graph); s++)
            if ((list_has(yes, s) && reached[s] == UINT32_MAX) || (list_has(no, s) && reached[s] != UINT32_MAX))
                fail_msg("%s: improvements reach other states: %u", c->path, s + 1);
    }
    free(reached);
}

static void check_disagreements(const published *c)
{
    const dt_node *disagrees = dt_node_get(c->entry, "disagrees");
    for (size_t k = 0; disagrees && k < disagrees->count; k++) {
        const dt_node *other = &disagrees->items[k], *printed = dt_node_get(other, "printed");
        bool same =
            printed ? set_is(c, dt_node_get(other, "concept")->text, DT_PATTERN_NONE, printed) : verdict_is(c, other);
        if (same)
            fail_msg("%s: no disagreement with %s after all", c->path, dt_node_get(other, "by")->text);
    }
}

static void published_cases_have_their_published_answers(void **unused)
{
    (void)unused;
    dt_source *source = read_source("tests/cases/expected.json");
    dt_diagnostics *diagnostics = NULL;
    dt_tree *tree = NULL;
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    assert_int_equal(dt_tree_read(&tree, source, diagnostics), DT_OK);
    const dt_node *cases = dt_tree_root(tree);
    assert_true(cases->count >= 14);
    for (size_t k = 0; k < cases->count; k++) {
        published c;
        open_case(&c, &cases->items[k]);
        assert_int_equal(dt_graph_count(c.graph), strtoul(dt_node_get(c.entry, "feasible")->text, NULL, 10));
        check_equilibria(&c);
        check_stable(&c);
        check_verdicts(&c);
        check_ranking(&c);
        check_improvements(&c);
        check_disagreements(&c);
        close_case(&c);
    }
    dt_tree_free(tree);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(published_cases_have_their_published_answers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
