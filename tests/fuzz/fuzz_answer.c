/* SPDX-License-Identifier: MIT */
/* Any bytes as a model, from reading to answering: where it is sound and small it is solved, written in every format, and
 * what solve wrote must be what verify finds true. Must not crash, leak or hang. */
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

static void read(const dt_source *source, dt_diagnostics *diagnostics, dt_budget *budget)
{
    dt_model *model = NULL;
    dt_graph *graph = NULL;
    dt_text out = {.data = NULL};
    if (dt_model_read(&model, source, diagnostics) == DT_OK &&
        dt_graph_build(&graph, model, budget, diagnostics) == DT_OK &&
        dt_graph_warn(graph, budget, diagnostics) == DT_OK)
        answer(graph, budget);
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
