/* SPDX-License-Identifier: MIT */
/* Any bytes as a result that is to be verified, and the diagnostics that come of it shown. Must not crash, leak or hang,
 * and is no result of this model unless solve could have written it. */
#include <detente/detente.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char text[] =
    "detente: 1\nname: small\ndecision_makers:\n  A: {options: {a: A, b: {moves: take}}}\n"
    "  B: {options: {c: C}}\ninfeasible: [a and b and c]\nstates: {both: [a, b]}\nstatus_quo: []\n"
    "preferences:\n  A: {readings: {one: {statements: [c, a, not b]}, two: {weights: {a: 1}}}}\n"
    "  B: {statements: [c iff a, b]}\n";

typedef struct conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_graph *graph;
} conflict;

/* Made once; every call uses it. */
static const conflict *known_conflict(void)
{
    static conflict c;
    const dt_limits limits = DT_LIMITS_INIT;
    if (c.graph)
        return &c;
    if (dt_source_new(&c.source, "model", text, strlen(text)) != DT_OK ||
        dt_diagnostics_new(&c.diagnostics, c.source) != DT_OK || dt_budget_new(&c.budget, &limits) != DT_OK ||
        dt_model_read(&c.model, c.source, c.diagnostics) != DT_OK ||
        dt_graph_build(&c.graph, c.model, c.budget, c.diagnostics) != DT_OK)
        abort();
    return &c;
}

static void verify(const conflict *c, const dt_source *result, dt_diagnostics *diagnostics)
{
    dt_verification found;
    dt_verify_options options = {.sample = 0};
    dt_text out = {.data = NULL};
    dt_status status = dt_verify(&found, c->graph, result, &options, c->budget, diagnostics);
    if (status != DT_OK && status != DT_ERR_MODEL)
        abort();
    if (status == DT_OK && !found.lie && !strstr(dt_source_bytes(result), "detente-solution"))
        abort();
    if (dt_report_diagnostics(diagnostics, true, &out) != DT_OK ||
        dt_report_diagnostics_json(diagnostics, &out) != DT_OK)
        abort();
    dt_text_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const conflict *c = known_conflict();
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    if (dt_source_new(&source, "result", (const char *)bytes, length) == DT_OK &&
        dt_diagnostics_new(&diagnostics, source) == DT_OK)
        verify(c, source, diagnostics);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return 0;
}
