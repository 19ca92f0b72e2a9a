/* SPDX-License-Identifier: MIT */
/* Any bytes as a model, from reading to answering: where it is sound and small it is solved, written in every format, and
 * what solve wrote must be what verify finds true, whichever engine answered; the engines must agree on every state. Must not
 * crash, leak or hang. */
#include <detente/detente.h>

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void verify(const dt_graph *graph, const dt_text *result, dt_budget *budget)
{
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_verification found = {.lie = false};
    dt_verify_options options = {.sample = 200, .seed = 1};
    if (dt_source_new(&source, "result", result->data, result->length) != DT_OK ||
        dt_diagnostics_new(&diagnostics, source) != DT_OK)
        abort();
    dt_status status = dt_verify(&found, graph, source, &options, budget, diagnostics);
    if (status == DT_ERR_MODEL || found.lie) {
        fprintf(stderr, "%s\n%s\n", found.lie_text, result->data);
        abort();
    }
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
}

static void answer(const dt_graph *graph, dt_budget *budget)
{
    const dt_report_options report = {.file = "fuzz", .table = true};
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_solution *solution = NULL;
    dt_text out = {.data = NULL};
    options.concepts = dt_graph_model(graph)->graph_form ? DT_CONCEPTS_DEFAULT : DT_CONCEPTS_ALL;
    options.all_readings = true;
    dt_status status = dt_solution_new(&solution, graph, &options, budget);
    for (int format = DT_FORMAT_LATEX; format >= DT_FORMAT_TEXT && status == DT_OK; format--) {
        out.length = 0;
        status = dt_report_solution(solution, (dt_format)format, &report, budget, &out);
        if (status == DT_OK && format == DT_FORMAT_JSON)
            verify(graph, &out, budget);
    }
    out.length = 0;
    if (status == DT_OK)
        dt_report_all(solution, DT_FORMAT_HTML, &report, budget, &out);
    dt_text_free(&out);
    dt_solution_free(solution);
}

/* Why the first state stands so for each, which has to verify, and in words. */
static void explain(const dt_findings_answer *answer, dt_criterion criterion)
{
    dt_asked asked = {.graph = answer->graph, .profile = answer->profile, .dm = DT_PATTERN_NONE, .file = "fuzz"};
    asked.budget = answer->budget;
    for (size_t dm = 0; dm < dt_graph_model(answer->graph)->dm_count; dm++) {
        dt_witness *witness = NULL;
        dt_text out = {.data = NULL};
        if (dt_explain_criterion(&witness, answer->graph, answer->profile, criterion, dm, 0, answer->budget) != DT_OK)
            return;
        const dt_witness *witnesses[] = {witness};
        if (dt_report_witnesses(&asked, witnesses, 1, DT_FORMAT_JSON, &out) == DT_OK)
            verify(answer->graph, &out, answer->budget);
        out.length = 0;
        dt_report_witnesses(&asked, witnesses, 1, DT_FORMAT_TEXT, &out);
        dt_text_free(&out);
        dt_witness_free(witness);
    }
}

/* By relations, under the first readings; where they all rank as well. */
static void relate(const dt_graph *graph, dt_budget *budget)
{
    const dt_report_options options = {.file = "fuzz", .table = true};
    const dt_model *model = dt_graph_model(graph);
    dt_criterion criteria[DT_CRITERIA_MAX];
    dt_findings *findings = NULL;
    dt_text out = {.data = NULL};
    uint32_t *profile = calloc(model->dm_count, sizeof *profile);
    if (!profile)
        abort();
    size_t count = dt_criteria_expand(model, profile, DT_CONCEPTS_ALL, criteria);
    dt_status status = dt_findings_new(&findings, graph, profile, criteria, count, budget);
    dt_findings_answer answer = {
        .graph = graph, .profile = profile, .findings = findings, .options = &options, .budget = budget};
    for (int format = DT_FORMAT_LATEX; format >= DT_FORMAT_TEXT && status == DT_OK; format--) {
        out.length = 0;
        status = dt_report_findings(&answer, (dt_format)format, &out);
        if (status == DT_OK && format == DT_FORMAT_JSON)
            verify(graph, &out, budget);
    }
    out.length = 0;
    if (status == DT_OK)
        status = dt_report_relations(&answer, DT_FORMAT_HTML, &out);
    for (size_t k = 0; k < count && status == DT_OK; k++)
        explain(&answer, criteria[k]);
    dt_text_free(&out);
    dt_findings_free(findings);
    free(profile);
}

/* Does every reading rank the states? */
static bool all_rank(const dt_model *model)
{
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t r = 0; r < model->decision_makers[i].reading_count; r++)
            if (!dt_reading_ranks(&model->decision_makers[i].readings[r]))
                return false;
    return true;
}

/* ---- by the other engine ------------------------------------------------------------------------------------------- */

static void compare(const dt_graph *graph, const dt_sets *sets, dt_budget *budget)
{
    const dt_model *model = dt_graph_model(graph);
    dt_verdicts *verdicts = NULL;
    if (dt_stability_solve(&verdicts, graph, dt_sets_profile(sets), DT_CONCEPTS_ALL, budget) != DT_OK)
        return;
    for (uint32_t state = 0; state < dt_graph_count(graph); state++)
        for (int k = 0; k < DT_CONCEPT_COUNT; k++)
            for (size_t dm = 0; dm < model->dm_count; dm++)
                if (dt_verdicts_stable(verdicts, (dt_concept_id)k, dm, state) !=
                    dt_sets_stable(sets, (dt_concept_id)k, dm, dt_graph_state(graph, state))) {
                    fprintf(stderr, "concept %d, decision maker %zu, state %u: the engines differ\n", k, dm, state + 1);
                    abort();
                }
    dt_verdicts_free(verdicts);
}

/* `graph` is NULL where the states are too many for it. */
static void tell_sets(dt_sets *sets, const dt_graph *graph, dt_budget *budget)
{
    const dt_report_options report = {.file = "fuzz"};
    dt_sets_answer answer = {.profiles = &sets, .count = 1, .which = DT_WHICH_INIT, .options = &report};
    dt_text out = {.data = NULL};
    answer.budget = budget;
    if (graph)
        compare(graph, sets, budget);
    dt_report_sets(&answer, DT_FORMAT_TEXT, &out);
    dt_text_free(&out);
    out = (dt_text){.data = NULL};
    if (dt_report_sets(&answer, DT_FORMAT_JSON, &out) == DT_OK && graph)
        verify(graph, &out, budget);
    dt_text_free(&out);
}

static void answer_in_sets(const dt_model *model, const dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    dt_sets *sets = NULL;
    uint32_t *first = calloc(model->dm_count, sizeof *first);
    if (!first)
        abort();
    if (dt_symbolic_takes(model, first, &dm, &reading) &&
        dt_symbolic_new(&symbolic, model, budget, diagnostics) == DT_OK &&
        dt_sets_new(&sets, symbolic, first, DT_CONCEPTS_ALL) == DT_OK)
        tell_sets(sets, graph, budget);
    dt_sets_free(sets);
    dt_symbolic_free(symbolic);
    free(first);
}

/* ---- any bytes ------------------------------------------------------------------------------------------------------ */

static void read(const dt_source *source, dt_diagnostics *diagnostics, dt_budget *budget)
{
    dt_model *model = NULL;
    dt_graph *graph = NULL;
    dt_text out = {.data = NULL};
    if (dt_model_read(&model, source, diagnostics) == DT_OK) {
        dt_status status = dt_graph_build(&graph, model, budget, diagnostics);
        if (status == DT_OK && dt_graph_warn(graph, budget, diagnostics) == DT_OK) {
            if (all_rank(model))
                answer(graph, budget);
            relate(graph, budget);
        }
        if (status == DT_OK || status == DT_ERR_LIMIT)
            answer_in_sets(model, graph, budget, diagnostics);
    }
    if (dt_report_diagnostics(diagnostics, false, &out) != DT_OK)
        abort();
    dt_text_free(&out);
    dt_graph_free(graph);
    dt_model_free(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    dt_limits limits = {.states = 256, .memory_bytes = 256u << 20, .seconds = 2};
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_budget *budget = NULL;
    if (dt_source_new(&source, "fuzz", (const char *)bytes, length) == DT_OK &&
        dt_diagnostics_new(&diagnostics, source) == DT_OK && dt_budget_new(&budget, &limits) == DT_OK)
        read(source, diagnostics, budget);
    dt_budget_free(budget);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return 0;
}
