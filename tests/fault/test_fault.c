/* SPDX-License-Identifier: MIT */
/* The n-th allocation fails, for every n, in all of an analysis: reading, building, warning, solving, reporting. Each
 * time it must end with DT_ERR_NOMEM and give back every byte. This program brings its own malloc, so that libyaml's
 * allocations count too; sanitizers bring theirs, so there it is skipped. */
#include "failing_malloc.h"

#include <detente/detente.h>
#include <string.h>

#if !FAILING_MALLOC
int main(void)
{
    printf(FAILING_MALLOC_SKIP);
    return 0;
}
#else

/* ---- one whole analysis -------------------------------------------------------------------------------------- */

typedef struct analysis {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_graph *graph;
    dt_solution *solution;
    dt_text out;
} analysis;

/* The tables of examples/preferences/table.yaml: the library opens no files. */
static dt_status attach(dt_source *source, const char *bytes)
{
    static const char *const tables[][2] = {
        {"table_town.csv", ",river,hill,none\nriver,,0.2,0.1\nhill,0.7,,0.3\nnone,0.9,0.3,\n"},
        {"table_firm.csv", ",river,hill,none\nriver,,\"0.8\",1\nhill,0.2,,0.95\nnone,,,0.5\n"},
    };
    for (size_t k = 0; k < 2 && strstr(bytes, tables[k][0]); k++) {
        dt_source *table = NULL;
        DT_TRY(dt_source_new(&table, tables[k][0], tables[k][1], strlen(tables[k][1])));
        DT_TRY(dt_source_attach(source, tables[k][0], table, NULL));
    }
    return DT_OK;
}

static dt_status prepare(analysis *a, const char *bytes, size_t length)
{
    dt_limits limits = DT_LIMITS_INIT;
    DT_TRY(dt_source_new(&a->source, "model", bytes, length));
    DT_TRY(attach(a->source, bytes));
    DT_TRY(dt_diagnostics_new(&a->diagnostics, a->source));
    DT_TRY(dt_budget_new(&a->budget, &limits));
    DT_TRY(dt_model_read(&a->model, a->source, a->diagnostics));
    DT_TRY(dt_graph_build(&a->graph, a->model, a->budget, a->diagnostics));
    DT_TRY(dt_graph_warn(a->graph, a->budget, a->diagnostics));
    return dt_diagnostics_status(a->diagnostics);
}

/* Everybody's witness of the first state under one concept, in words and as JSON, and the position. */
static dt_status explain(analysis *a, dt_concept_id concept)
{
    const uint32_t *profile = dt_solution_options(a->solution)->profile;
    dt_asked asked = {.graph = a->graph, .profile = profile, .dm = DT_PATTERN_NONE, .file = "model"};
    dt_status status = DT_OK;
    asked.budget = a->budget;
    for (size_t dm = 0; status == DT_OK && dm < a->model->dm_count; dm++) {
        dt_witness *witness = NULL;
        status = dt_explain(&witness, a->graph, profile, concept, dm, 0, a->budget);
        for (int depth = DT_DEPTH_SENTENCE; status == DT_OK && depth <= DT_DEPTH_WITNESS; depth++) {
            const dt_witness *one = witness;
            asked.depth = (dt_depth)depth;
            status = dt_report_witnesses(&asked, &one, 1, DT_FORMAT_MARKDOWN, &a->out);
            if (status == DT_OK)
                status = dt_report_witnesses(&asked, &one, 1, DT_FORMAT_JSON, &a->out);
        }
        dt_witness_free(witness);
    }
    return status == DT_OK ? dt_report_position(&asked, DT_FORMAT_TEXT, &a->out) : status;
}

/* Every small change, in every format. */
static dt_status doubt(analysis *a, const dt_report_options *report)
{
    const dt_sensitivity_options asked = {.state = DT_NO_STATE};
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_solution *solution = NULL;
    dt_sensitivity *found = NULL;
    options.concepts = 1u << DT_CONCEPT_NASH | 1u << DT_CONCEPT_SEQ;
    dt_status status = dt_solution_new(&solution, a->graph, &options, a->budget);
    if (status == DT_OK)
        status = dt_sensitivity_new(&found, solution, &asked, a->budget);
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_sensitivity(found, (dt_format)format, report, 3, a->budget, &a->out);
    dt_sensitivity_free(found);
    dt_solution_free(solution);
    return status;
}

/* Further concepts, one of each way of deciding. */
static void ask_further(const analysis *a, dt_further_asked *asked)
{
    static const dt_further concepts[] = {
        {DT_FURTHER_LIMITED, 2},        {DT_FURTHER_NONMYOPIC, 0}, {DT_FURTHER_STACKELBERG, 1},
        {DT_FURTHER_MAXIMIN, 3},        {DT_FURTHER_POLICY, 0},    {DT_FURTHER_SEQ, 2},
        {DT_FURTHER_BERGE, 0},          {DT_FURTHER_MIXED, 0},     {DT_FURTHER_EACH, 0},
        {DT_FURTHER_SEQ_OR_SIM, 0},     {DT_FURTHER_BR_SEQ, 0},    {DT_FURTHER_BERGE_SSEQ, 0},
        {DT_FURTHER_CREDIBLE_POLICY, 0}};
    *asked = (dt_further_asked){.count = 0};
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++)
        if (!dt_further_trouble(concepts[k], a->model->dm_count, a->model->graph_form))
            asked->concepts[asked->count++] = concepts[k];
}

/* Why the first state is stable for everybody, or not. */
static dt_status tell_prospects(analysis *a, dt_further concept)
{
    const uint32_t *profile = dt_solution_options(a->solution)->profile;
    const dt_terms *terms = dt_foresight_terms(dt_solution_foresight(a->solution, 0));
    dt_asked asked = {.graph = a->graph, .profile = profile, .dm = DT_PATTERN_NONE, .file = "model"};
    dt_status status = DT_OK;
    asked.budget = a->budget;
    for (size_t dm = 0; status == DT_OK && dm < a->model->dm_count; dm++) {
        dt_prospect_question question = {profile, concept, terms, dm, 0};
        dt_account *account = NULL;
        status = dt_account_new(&account, a->graph, &question, a->budget);
        const dt_account *one = account;
        dt_accounts_asked what = {concept, terms, 1};
        if (status == DT_OK)
            status = dt_report_accounts(&asked, &one, &what, DT_FORMAT_MARKDOWN, &a->out);
        if (status == DT_OK)
            status = dt_report_accounts(&asked, &one, &what, DT_FORMAT_JSON, &a->out);
        dt_account_free(account);
    }
    return status;
}

/* Every verdict once more, by the judge, and why. */
static dt_status judge(analysis *a, const dt_further_asked *asked)
{
    const uint32_t *profile = dt_solution_options(a->solution)->profile;
    dt_judge *judge = NULL;
    dt_status status = dt_judge_new(&judge, a->graph, profile, a->budget);
    for (size_t k = 0; status == DT_OK && k < asked->count; k++) {
        const dt_terms *terms = dt_foresight_terms(dt_solution_foresight(a->solution, 0));
        bool stable, tie;
        status = dt_judge_further(judge, asked->concepts[k], terms, 0, 0, &stable, &tie);
    }
    dt_judge_free(judge);
    for (size_t k = 0; status == DT_OK && k < asked->count; k++)
        status = tell_prospects(a, asked->concepts[k]);
    return status;
}

static dt_status answer(analysis *a)
{
    dt_further_asked further;
    ask_further(a, &further);
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_report_options report = {.file = "model", .table = true};
    options.concepts = DT_CONCEPTS_ALL;
    options.all_readings = true;
    options.further = &further;
    DT_TRY(dt_solution_new(&a->solution, a->graph, &options, a->budget));
    for (int format = DT_FORMAT_TEXT; format <= DT_FORMAT_LATEX; format++)
        DT_TRY(dt_report_solution(a->solution, (dt_format)format, &report, a->budget, &a->out));
    DT_TRY(dt_report_all(a->solution, DT_FORMAT_HTML, &report, a->budget, &a->out));
    DT_TRY(dt_report_all(a->solution, DT_FORMAT_LATEX, &report, a->budget, &a->out));
    DT_TRY(dt_report_states(a->graph, dt_solution_options(a->solution)->profile, DT_FORMAT_JSON, true, &report,
                            a->budget, &a->out));
    DT_TRY(judge(a, &further));
    DT_TRY(explain(a, DT_CONCEPT_SSEQ));
    DT_TRY(explain(a, a->model->graph_form ? DT_CONCEPT_GMR : DT_CONCEPT_SIM));
    DT_TRY(doubt(a, &report));
    DT_TRY(dt_report_diagnostics(a->diagnostics, false, &a->out));
    return dt_text_end(&a->out);
}

typedef struct input {
    char bytes[1 << 20];
    size_t length;
} input;

static dt_status analyse(void *user)
{
    const input *model = user;
    analysis a = {.out = {.data = NULL}};
    dt_status status = prepare(&a, model->bytes, model->length);
    if (status == DT_OK)
        status = answer(&a);
    dt_text_free(&a.out);
    dt_solution_free(a.solution);
    dt_graph_free(a.graph);
    dt_model_free(a.model);
    dt_budget_free(a.budget);
    dt_diagnostics_free(a.diagnostics);
    dt_source_free(a.source);
    return status;
}

/* ---- every point --------------------------------------------------------------------------------------------- */

static int test_model(int number, const char *path)
{
    static input model;
    FILE *file = fopen(path, "rb");
    if (!file) {
        printf("not ok %d - %s cannot be opened\n", number, path);
        return 1;
    }
    setvbuf(file, NULL, _IONBF, 0);
    model.length = fread(model.bytes, 1, sizeof model.bytes, file);
    fclose(file);
    return fail_each(number, path, analyse, &model);
}

int main(int argc, char **argv)
{
    int failed = 0;
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("1..%d\n", argc - 1);
    for (int k = 1; k < argc; k++)
        failed |= test_model(k, argv[k]);
    return failed;
}

#endif
