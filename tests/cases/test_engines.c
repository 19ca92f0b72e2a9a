/* SPDX-License-Identifier: MIT */
/* Every model given, under every combination of readings that both engines take: for every state, decision maker and concept
 * they give one answer. TAP on standard output, a line for each model. */
#include <detente/detente.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_graph *graph;
    dt_symbolic *symbolic;
    uint32_t *profile;
} conflict;

static dt_status read_conflict(conflict *c, const char *path)
{
    static char bytes[1 << 20];
    dt_limits limits = DT_LIMITS_INIT;
    size_t length, dm, reading;
    FILE *file = fopen(path, "rb");
    if (!file)
        return DT_ERR_IO;
    length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    DT_TRY(dt_source_new(&c->source, path, bytes, length));
    DT_TRY(dt_diagnostics_new(&c->diagnostics, c->source));
    DT_TRY(dt_budget_new(&c->budget, &limits));
    DT_TRY(dt_model_read(&c->model, c->source, c->diagnostics));
    c->profile = calloc(c->model->dm_count, sizeof *c->profile);
    if (!c->profile)
        return DT_ERR_NOMEM;
    if (c->model->graph_form ||
        (!dt_symbolic_takes(c->model, NULL, &dm, &reading) && !dt_symbolic_takes(c->model, c->profile, &dm, &reading)))
        return DT_OK;
    DT_TRY(dt_symbolic_new(&c->symbolic, c->model, c->budget, c->diagnostics));
    return dt_graph_build(&c->graph, c->model, c->budget, c->diagnostics);
}

static void free_conflict(conflict *c)
{
    free(c->profile);
    dt_symbolic_free(c->symbolic);
    dt_graph_free(c->graph);
    dt_model_free(c->model);
    dt_budget_free(c->budget);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
}

/* How many verdicts differ under the conflict's profile; a failure of either engine counts as one. */
static unsigned long count_differences(const conflict *c)
{
    dt_verdicts *verdicts = NULL;
    dt_sets *sets = NULL;
    unsigned long differ = 0;
    if (dt_stability_solve(&verdicts, c->graph, c->profile, DT_CONCEPTS_ALL, c->budget) != DT_OK ||
        dt_sets_new(&sets, c->symbolic, c->profile, DT_CONCEPTS_ALL) != DT_OK)
        differ = 1;
    for (uint32_t state = 0; sets && state < dt_graph_count(c->graph); state++)
        for (size_t pair = 0; pair < DT_CONCEPT_COUNT * c->model->dm_count; pair++) {
            dt_concept_id id = (dt_concept_id)(pair % DT_CONCEPT_COUNT);
            size_t dm = pair / DT_CONCEPT_COUNT;
            differ += dt_verdicts_stable(verdicts, id, dm, state) !=
                      dt_sets_stable(sets, id, dm, dt_graph_state(c->graph, state));
        }
    dt_sets_free(sets);
    dt_verdicts_free(verdicts);
    return differ;
}

static bool test_model(int number, const char *path)
{
    conflict c = {.graph = NULL};
    size_t profiles = 0, dm, reading;
    unsigned long differ = 0;
    dt_status status = read_conflict(&c, path);
    bool right = status == DT_OK;
    if (right && c.symbolic)
        do {
            if (!dt_symbolic_takes(c.model, c.profile, &dm, &reading))
                continue;
            differ += count_differences(&c);
            profiles++;
        } while (dt_profiles_next(c.model, c.profile));
    right = right && !differ;
    printf("%sok %d - %s: ", right ? "" : "not ", number, path);
    if (status == DT_OK && !profiles)
        printf("only the explicit engine takes it\n");
    else
        printf("status %d, %zu profiles, %lu differences\n", (int)status, profiles, differ);
    free_conflict(&c);
    return right;
}

int main(int argc, char **argv)
{
    bool right = true;
    printf("1..%d\n", argc - 1);
    for (int k = 1; k < argc; k++)
        right &= test_model(k, argv[k]);
    return right ? 0 : 1;
}
