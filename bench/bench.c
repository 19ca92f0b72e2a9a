/* SPDX-License-Identifier: MIT */
/* Times the stages of one analysis on one model: reads, builds and solves it several times in one process and prints
 * medians, so that rows of one run compare as ratios. With --judge also the judge, on verdicts drawn at random; with --gathers
 * how long the machine takes to look every rank up once, in one fixed random order. */
#include "base/random.h"

#include <detente/detente.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double median(double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, ascending);
    return times[count / 2];
}

typedef struct conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_model *model;
    dt_graph *graph;
} conflict;

static void must(dt_status status, const char *what)
{
    if (status == DT_OK)
        return;
    fprintf(stderr, "bench: %s failed with status %d\n", what, (int)status);
    exit(1);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(DT_SOURCE_MAX);
    if (!file || !bytes)
        must(DT_ERR_IO, path);
    *length = fread(bytes, 1, DT_SOURCE_MAX, file);
    fclose(file);
    return bytes;
}

static void free_conflict(conflict *c)
{
    dt_graph_free(c->graph);
    dt_model_free(c->model);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
}

/* Seconds per verdict of the judge, over `count` verdicts drawn. */
static double time_judge(const conflict *c, dt_concept_id concept, dt_budget *budget, int count)
{
    dt_judge *judge = NULL;
    uint32_t *profile = calloc(c->model->dm_count, sizeof *profile);
    dt_random random = {1};
    must(dt_judge_new(&judge, c->graph, profile, budget), "judge");
    double start = now();
    for (int k = 0; k < count; k++) {
        bool stable;
        uint32_t state = (uint32_t)dt_random_below(&random, dt_graph_count(c->graph));
        must(dt_judge_stable(judge, concept, dt_random_below(&random, c->model->dm_count), state, &stable), "judging");
    }
    double seconds = now() - start;
    dt_judge_free(judge);
    free(profile);
    return seconds / count;
}

static void run_judge(const conflict *c, double solve, dt_budget *budget)
{
    double per_verdict = 0;
    for (int concept = 0; concept <= DT_CONCEPT_SSEQ; concept ++)
        per_verdict += time_judge(c, (dt_concept_id) concept, budget, 200) / 5;
    double all = per_verdict * 5 * (double)c->model->dm_count * dt_graph_count(c->graph);
    printf("%-28s %9.3f s for all verdicts by the judge (from 1000 drawn): %.0f times the kernel\n", "", all,
           all / solve);
}

/* The ranks of all decision makers, 32 bits each, read in random order: what any engine that takes the states as they come has
 * to pay. Median of 21. */
static void run_gathers(const conflict *c, double solve)
{
    enum { GATHERS = 21 };
    uint32_t states = dt_graph_count(c->graph);
    size_t count = states * c->model->dm_count;
    uint32_t *ranks = malloc(count * sizeof *ranks), *order = malloc(count * sizeof *order);
    double times[GATHERS];
    dt_random random = {7};
    uint64_t sum = 0;
    if (!ranks || !order)
        must(DT_ERR_NOMEM, "gathering");
    for (size_t k = 0; k < count; k++)
        ranks[k] = dt_graph_rank(c->graph, k / states, 0, (uint32_t)(k % states));
    for (size_t k = 0; k < count; k++) {
        size_t other = dt_random_below(&random, k + 1);
        order[k] = order[other];
        order[other] = (uint32_t)k;
    }
    for (int run = 0; run < GATHERS; run++) {
        double start = now();
        for (size_t k = 0; k < count; k++)
            sum += ranks[order[k]];
        times[run] = now() - start;
    }
    double gather = median(times, GATHERS);
    printf("%-28s %9.6f s to gather all ranks (sum %llu): solving takes %.1f times that\n", "", gather,
           (unsigned long long)sum, solve / gather);
    free(ranks);
    free(order);
}

/* The same question asked of the relational engine: four basic concepts, in every type and degree that the model has. */
static void run_relations(const conflict *c, double solve, dt_budget *budget)
{
    const dt_concept_set basic =
        1u << DT_CONCEPT_NASH | 1u << DT_CONCEPT_GMR | 1u << DT_CONCEPT_SMR | 1u << DT_CONCEPT_SEQ;
    dt_criterion criteria[DT_CRITERIA_MAX];
    dt_findings *findings = NULL;
    struct rusage usage;
    uint32_t *profile = calloc(c->model->dm_count, sizeof *profile);
    if (!profile)
        must(DT_ERR_NOMEM, "deciding by relations");
    size_t count = dt_criteria_expand(c->model, profile, basic, criteria);
    double start = now();
    must(dt_findings_new(&findings, c->graph, profile, criteria, count, budget), "deciding by relations");
    double took = now() - start;
    getrusage(RUSAGE_SELF, &usage);
    printf("%-28s %9.3f s by relations, %zu criteria: %.0f times the kernel, %ld MB\n", "", took, count, took / solve,
           usage.ru_maxrss / 1024);
    dt_findings_free(findings);
    free(profile);
}

/* Is the flag among the arguments? */
static bool asked(int argc, char **argv, const char *flag)
{
    for (int k = 4; k < argc; k++)
        if (strcmp(argv[k], flag) == 0)
            return true;
    return false;
}

int main(int argc, char **argv)
{
    enum { RUNS_MAX = 101 };
    double reads[RUNS_MAX], builds[RUNS_MAX], solves[RUNS_MAX];
    if (argc < 4) {
        fprintf(stderr, "usage: bench MODEL RUNS all|default [--judge] [--gathers] [--relations] [--two-threads]\n");
        return 2;
    }
    int runs = atoi(argv[2]) < RUNS_MAX ? atoi(argv[2]) : RUNS_MAX;
    dt_concept_set concepts = strcmp(argv[3], "all") == 0 ? DT_CONCEPTS_ALL : DT_CONCEPTS_DEFAULT;
    size_t length;
    char *bytes = read_file(argv[1], &length);
    dt_limits limits = DT_LIMITS_INIT;
    limits.threads = asked(argc, argv, "--two-threads") ? 2 : 1;
    limits.states = 1u << 24;
    conflict c = {.graph = NULL};
    dt_budget *budget = NULL;
    for (int k = 0; k < runs; k++) {
        free_conflict(&c);
        c = (conflict){.graph = NULL};
        dt_budget_free(budget);
        double start = now();
        must(dt_budget_new(&budget, &limits), "budget");
        must(dt_source_new(&c.source, argv[1], bytes, length), "source");
        must(dt_diagnostics_new(&c.diagnostics, c.source), "diagnostics");
        must(dt_model_read(&c.model, c.source, c.diagnostics), "reading");
        double read = now();
        must(dt_graph_build(&c.graph, c.model, budget, c.diagnostics), "building");
        double built = now();
        dt_verdicts *verdicts = NULL;
        uint32_t *profile = calloc(c.model->dm_count, sizeof *profile);
        must(dt_stability_solve(&verdicts, c.graph, profile, concepts, budget), "solving");
        solves[k] = now() - built;
        builds[k] = built - read;
        reads[k] = read - start;
        dt_verdicts_free(verdicts);
        free(profile);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double solve = median(solves, runs);
    const char *name = strrchr(argv[1], '/') ? strrchr(argv[1], '/') + 1 : argv[1];
    printf("%-28s %9u states %2zu DMs  read %9.6f  build %9.6f  solve %9.6f s  %7.1f ns/state/DM  %5ld MB\n", name,
           dt_graph_count(c.graph), c.model->dm_count, median(reads, runs), median(builds, runs), solve,
           solve / dt_graph_count(c.graph) / (double)c.model->dm_count * 1e9, usage.ru_maxrss / 1024);
    if (asked(argc, argv, "--judge"))
        run_judge(&c, solve, budget);
    if (asked(argc, argv, "--gathers"))
        run_gathers(&c, solve);
    if (asked(argc, argv, "--relations"))
        run_relations(&c, solve, budget);
    free_conflict(&c);
    dt_budget_free(budget);
    free(bytes);
    return 0;
}
