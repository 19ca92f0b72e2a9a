/* SPDX-License-Identifier: MIT */
/* For each improvement s1 of i from s some opponents must have improvements q_k from s, such that taking i's options from
 * s1, k's from q_k and the rest from s gives a feasible state that i does not prefer to s. As decision makers own
 * different options, the combination is s with all the changes made at once. Combinations are tried in odometer order,
 * the focal improvement with each. */
#include "stability/sim.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct list {
    uint32_t *states;
    size_t count, capacity;
} list;

typedef struct simultaneous {
    const dt_profile *profile;
    size_t dm;
    const uint32_t *rank; /* of `dm` */
    uint32_t from;
    list *improvements; /* [decision makers] from `from`; those of `dm` are the ones to be answered */
    size_t *choice;     /* [decision makers] 0: takes no part, k: its k-th improvement */
    uint64_t *combined;
} simultaneous;

static dt_status find_improvements(simultaneous *sim, size_t dm)
{
    list *found = &sim->improvements[dm];
    size_t count = dt_profile_improvements(sim->profile, dm, sim->from, NULL);
    while (found->capacity < count)
        if (!dt_grow(&found->states, &found->capacity, found->capacity, sizeof *found->states))
            return DT_ERR_NOMEM;
    found->count = dt_profile_improvements(sim->profile, dm, sim->from, found->states);
    return DT_OK;
}

static void apply(simultaneous *sim, uint32_t to)
{
    const dt_states *states = &sim->profile->graph->states;
    const uint64_t *before = dt_states_at(states, sim->from), *after = dt_states_at(states, to);
    for (size_t word = 0; word < states->words; word++)
        sim->combined[word] ^= before[word] ^ after[word];
}

/* Does the chosen combination with the focal improvement lead to a state that is not preferred? */
static bool sanctions(simultaneous *sim, uint32_t focal)
{
    const dt_states *states = &sim->profile->graph->states;
    const uint64_t *start = dt_states_at(states, focal);
    for (size_t word = 0; word < states->words; word++)
        sim->combined[word] = start[word];
    for (size_t dm = 0; dm < sim->profile->dm_count; dm++)
        if (sim->choice[dm])
            apply(sim, sim->improvements[dm].states[sim->choice[dm] - 1]);
    uint32_t result = dt_states_find(states, sim->combined);
    return result != DT_NO_STATE && sim->rank[result] <= sim->rank[sim->from];
}

/* The next combination; false after the last, when nobody takes part. */
static bool advance(simultaneous *sim)
{
    for (size_t dm = 0; dm < sim->profile->dm_count; dm++) {
        if (dm == sim->dm)
            continue;
        if (sim->choice[dm] < sim->improvements[dm].count) {
            sim->choice[dm]++;
            return true;
        }
        sim->choice[dm] = 0;
    }
    return false;
}

static dt_status answered(simultaneous *sim, uint32_t focal, dt_budget *budget, bool *found)
{
    *found = false;
    memset(sim->choice, 0, sim->profile->dm_count * sizeof *sim->choice);
    while (!*found && advance(sim)) {
        DT_TRY(dt_budget_spend(budget, 4 + sim->profile->dm_count));
        *found = sanctions(sim, focal);
    }
    return DT_OK;
}

static dt_status decide(simultaneous *sim, dt_budget *budget, bool *stable)
{
    const list *focal = &sim->improvements[sim->dm];
    *stable = true;
    DT_TRY(dt_budget_spend(budget, 1));
    DT_TRY(find_improvements(sim, sim->dm));
    for (size_t dm = 0; focal->count && dm < sim->profile->dm_count; dm++)
        if (dm != sim->dm)
            DT_TRY(find_improvements(sim, dm));
    for (size_t k = 0; *stable && k < focal->count; k++)
        DT_TRY(answered(sim, focal->states[k], budget, stable));
    return DT_OK;
}

dt_status dt_sim_stable(uint64_t *stable, const dt_profile *profile, size_t dm, dt_budget *budget)
{
    simultaneous sim = {.profile = profile, .dm = dm, .rank = profile->ranks[dm]->rank};
    sim.improvements = dt_calloc(profile->dm_count, sizeof *sim.improvements);
    sim.choice = dt_calloc(profile->dm_count, sizeof *sim.choice);
    sim.combined = dt_calloc(profile->graph->states.words, sizeof *sim.combined);
    dt_status status = sim.improvements && sim.choice && sim.combined ? DT_OK : DT_ERR_NOMEM;
    for (uint32_t s = 0; status == DT_OK && s < profile->state_count; s++) {
        bool holds = false;
        sim.from = s;
        status = decide(&sim, budget, &holds);
        dt_bit_put(stable, s, holds);
    }
    for (size_t k = 0; sim.improvements && k < profile->dm_count; k++)
        free(sim.improvements[k].states);
    free(sim.improvements);
    free(sim.choice);
    free(sim.combined);
    return status;
}
