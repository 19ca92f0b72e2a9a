/* SPDX-License-Identifier: MIT */
/* One answer: the verdicts of every profile of readings that was asked for, the chosen one first, and which states are
 * listed. A profile is a reading for each decision maker; the last one's reading varies fastest. */
#include <detente/solution.h>

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct dt_solution {
    const dt_graph *graph;
    dt_solve_options options;
    uint32_t *profile; /* options.profile points here */
    dt_verdicts **verdicts;
    dt_foresight **foresight; /* one for each of the verdicts; NULL where none is asked for */
    dt_further_asked further; /* options.further points here, if anywhere */
    size_t count;
    uint64_t *listed; /* bit s: state s satisfies `where`; NULL without one */
};

static size_t dm_count(const dt_solution *solution)
{
    return dt_graph_model(solution->graph)->dm_count;
}

static dt_status copy_options(dt_solution *solution, const dt_solve_options *options)
{
    solution->options = *options;
    solution->profile = dt_calloc(dm_count(solution), sizeof *solution->profile);
    if (!solution->profile)
        return DT_ERR_NOMEM;
    if (options->profile)
        memcpy(solution->profile, options->profile, dm_count(solution) * sizeof *solution->profile);
    solution->options.profile = solution->profile;
    if (options->further && options->further->count) {
        solution->further = *options->further;
        solution->options.further = &solution->further;
    } else {
        solution->options.further = NULL;
    }
    return DT_OK;
}

static dt_status mark_listed(dt_solution *solution, dt_budget *budget)
{
    const dt_statement *where = solution->options.where;
    if (!where)
        return DT_OK;
    uint32_t states = dt_graph_count(solution->graph);
    solution->listed = dt_calloc(dt_words_for(states), sizeof *solution->listed);
    if (!solution->listed)
        return DT_ERR_NOMEM;
    dt_budget_stage(budget, "choosing the states to list", states);
    for (uint32_t s = 0; s < states; s++) {
        DT_TRY(dt_budget_spend(budget, 4));
        if (dt_statement_holds(where, dt_graph_state(solution->graph, s)))
            dt_bit_set(solution->listed, s);
    }
    return DT_OK;
}

size_t dt_profiles_count(const dt_model *model)
{
    size_t count = 1;
    for (size_t i = 0; i < model->dm_count; i++) {
        count *= model->decision_makers[i].reading_count;
        if (count > DT_PROFILES_MAX)
            return 0;
    }
    return count;
}

size_t dt_profiles_count_single(const dt_model *model)
{
    size_t count = 1;
    for (size_t i = 0; i < model->dm_count; i++) {
        count += model->decision_makers[i].reading_count - 1;
        if (count > DT_PROFILES_MAX)
            return 0;
    }
    return count;
}

bool dt_profiles_next(const dt_model *model, uint32_t *profile)
{
    for (size_t i = model->dm_count; i-- > 0;) {
        if (++profile[i] < model->decision_makers[i].reading_count)
            return true;
        profile[i] = 0;
    }
    return false;
}

static dt_status solve_one(dt_solution *solution, const uint32_t *profile, dt_budget *budget)
{
    dt_verdicts **slot = &solution->verdicts[solution->count];
    DT_TRY(dt_stability_solve(slot, solution->graph, profile, solution->options.concepts, budget));
    size_t index = solution->count++;
    if (!solution->foresight)
        return DT_OK;
    return dt_foresight_new(&solution->foresight[index], solution->graph, profile, &solution->further, budget);
}

static dt_status solve_others(dt_solution *solution, dt_budget *budget)
{
    const dt_model *model = dt_graph_model(solution->graph);
    size_t bytes = model->dm_count * sizeof *solution->profile;
    uint32_t *profile = dt_calloc(model->dm_count, sizeof *profile);
    if (!profile)
        return DT_ERR_NOMEM;
    dt_status status = DT_OK;
    do {
        if (memcmp(profile, solution->profile, bytes) != 0)
            status = solve_one(solution, profile, budget);
    } while (status == DT_OK && dt_profiles_next(model, profile));
    free(profile);
    return status;
}

/* One mind after the other read otherwise. */
static dt_status solve_single(dt_solution *solution, dt_budget *budget)
{
    const dt_model *model = dt_graph_model(solution->graph);
    uint32_t *profile = dt_calloc(model->dm_count, sizeof *profile);
    if (!profile)
        return DT_ERR_NOMEM;
    dt_status status = DT_OK;
    for (size_t i = 0; i < model->dm_count; i++)
        for (uint32_t r = 0; r < model->decision_makers[i].reading_count && status == DT_OK; r++) {
            memcpy(profile, solution->profile, model->dm_count * sizeof *profile);
            profile[i] = r;
            if (r != solution->profile[i])
                status = solve_one(solution, profile, budget);
        }
    free(profile);
    return status;
}

/* How many profiles are asked for; 0: too many. */
static size_t count_asked(const dt_solution *solution)
{
    const dt_model *model = dt_graph_model(solution->graph);
    if (solution->options.all_readings)
        return dt_profiles_count(model);
    return solution->options.single_readings ? dt_profiles_count_single(model) : 1;
}

static dt_status solve_all(dt_solution *solution, dt_budget *budget)
{
    size_t profiles = count_asked(solution);
    if (profiles == 0)
        return DT_ERR_LIMIT;
    solution->verdicts = dt_calloc(profiles, sizeof(dt_verdicts *));
    if (solution->options.further)
        solution->foresight = dt_calloc(profiles, sizeof(dt_foresight *));
    if (!solution->verdicts || (solution->options.further && !solution->foresight))
        return DT_ERR_NOMEM;
    DT_TRY(solve_one(solution, solution->profile, budget));
    if (profiles == 1)
        return DT_OK;
    return solution->options.all_readings ? solve_others(solution, budget) : solve_single(solution, budget);
}

dt_status dt_solution_new(dt_solution **out, const dt_graph *graph, const dt_solve_options *options, dt_budget *budget)
{
    *out = NULL;
    dt_solution *solution = dt_calloc(1, sizeof *solution);
    if (!solution)
        return DT_ERR_NOMEM;
    solution->graph = graph;
    dt_status status = copy_options(solution, options);
    if (status == DT_OK)
        status = solve_all(solution, budget);
    if (status == DT_OK)
        status = mark_listed(solution, budget);
    if (status == DT_OK)
        *out = solution;
    else
        dt_solution_free(solution);
    return status;
}

void dt_solution_free(dt_solution *solution)
{
    if (!solution)
        return;
    for (size_t k = 0; k < solution->count; k++)
        dt_verdicts_free(solution->verdicts[k]);
    for (size_t k = 0; solution->foresight && k < solution->count; k++)
        dt_foresight_free(solution->foresight[k]);
    free(solution->foresight);
    free(solution->verdicts);
    free(solution->profile);
    free(solution->listed);
    free(solution);
}

const dt_graph *dt_solution_graph(const dt_solution *solution)
{
    return solution->graph;
}

const dt_solve_options *dt_solution_options(const dt_solution *solution)
{
    return &solution->options;
}

size_t dt_solution_profiles(const dt_solution *solution)
{
    return solution->count;
}

const dt_verdicts *dt_solution_verdicts(const dt_solution *solution, size_t profile)
{
    return solution->verdicts[profile];
}

const dt_foresight *dt_solution_foresight(const dt_solution *solution, size_t profile)
{
    return solution->foresight ? solution->foresight[profile] : NULL;
}

bool dt_solution_listed(const dt_solution *solution, uint32_t state)
{
    return !solution->listed || dt_bit_get(solution->listed, state);
}

/* The listed equilibria, into `states` unless it is NULL. */
static size_t collect(const dt_solution *solution, size_t profile, dt_concept_id concept, uint32_t *states)
{
    const dt_verdicts *verdicts = solution->verdicts[profile];
    uint32_t all = dt_graph_count(solution->graph);
    size_t count = 0;
    for (uint32_t s = 0; s < all; s++) {
        if (!dt_solution_listed(solution, s) || !dt_verdicts_equilibrium(verdicts, concept, s))
            continue;
        if (states)
            states[count] = s;
        count++;
    }
    return count;
}

static dt_status find_stands(const dt_solution *solution, size_t profile, dt_concept_id concept, dt_budget *budget,
                             dt_equilibria *out)
{
    const uint32_t *readings = dt_verdicts_profile(solution->verdicts[profile]);
    size_t dms = dm_count(solution);
    dt_stand *column = dt_malloc(out->count, sizeof *column);
    if (!column)
        return DT_ERR_NOMEM;
    dt_status status = DT_OK;
    for (size_t i = 0; i < dms && status == DT_OK; i++) {
        status = dt_stability_stands(solution->graph, readings, concept, i, out->states, out->count, budget, column);
        for (size_t k = 0; k < out->count && status == DT_OK; k++)
            out->stands[k * dms + i] = column[k];
    }
    free(column);
    return status;
}

dt_status dt_solution_equilibria(const dt_solution *solution, size_t profile, dt_concept_id concept, dt_budget *budget,
                                 dt_equilibria *out)
{
    *out = (dt_equilibria){.count = 0};
    size_t count = collect(solution, profile, concept, NULL);
    dt_equilibria found = {.count = count, .states = dt_malloc(count, sizeof *found.states)};
    found.stands = count ? dt_calloc(count, dm_count(solution) * sizeof *found.stands) : dt_malloc(0, 1);
    dt_status status = found.states && found.stands ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK && count) {
        collect(solution, profile, concept, found.states);
        status = find_stands(solution, profile, concept, budget, &found);
    }
    if (status == DT_OK)
        *out = found;
    else
        dt_equilibria_free(&found);
    return status;
}

void dt_equilibria_free(dt_equilibria *equilibria)
{
    free(equilibria->states);
    free(equilibria->stands);
    *equilibria = (dt_equilibria){.count = 0};
}
