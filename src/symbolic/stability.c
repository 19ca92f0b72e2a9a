/* SPDX-License-Identifier: MIT */
/* Verdicts as sets of states, for every rank that the decision maker could start from at once: the rank rides along as
 * variables of its own.
 *
 * For decision maker i, let threshold(x, p) say that i's value at x is at most p, and for SMR and SSEQ that i cannot
 * escape from x to anything above p, either. Its closure X backwards over the opponents' moves (GMR, SMR) or improvements
 * (SEQ, SSEQ) says: from x they can bring about something that i does not prefer to a state of value p. So s is unstable
 * iff i can move from it to some t that is better than s and where X does not hold for p = i's value at s. That t is better
 * is said apart: under SMR and SSEQ a t that is no better may be outside X, for i may be able to escape from it.
 */
#include "symbolic/opponents.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

/* One decision maker's question. */
typedef struct question {
    dt_symbolic *s;
    const uint32_t *profile;
    size_t dm;
    const dt_mind *mind;
    dt_diagram better; /* its value is above p */
    dt_diagram is;     /* its value is p */
} question;

/* ---- concepts ---------------------------------------------------------------------------------------------------------- */

static dt_status by_rationality(const question *q, bool credible, bool no_escape, dt_diagram *unstable)
{
    (void)credible;
    (void)no_escape;
    *unstable = dt_diagram_before(q->s->forest, DT_DIAGRAM_TRUE, &q->mind->improvement.event);
    return dt_forest_status(q->s->forest);
}

/* From which states the opponents can bring about one of `set`: into `set`. */
static dt_status brought_about(const question *q, bool credible, dt_diagram *set)
{
    dt_opponents opponents;
    DT_TRY(dt_opponents_find(&opponents, &(dt_focus){.s = q->s, .profile = q->profile, .dm = q->dm}, credible, *set));
    dt_status status = dt_opponents_close(&opponents, set);
    dt_opponents_free(&opponents);
    return status;
}

static dt_status by_sanctions(const question *q, bool credible, bool no_escape, dt_diagram *unstable)
{
    dt_forest *forest = q->s->forest;
    const dt_event *own = &q->s->moves[q->dm].event;
    dt_diagram set = dt_diagram_not(q->better);
    if (no_escape)
        set = dt_diagram_and(forest, set, dt_diagram_not(dt_diagram_before(forest, q->better, own)));
    DT_TRY(brought_about(q, credible, &set));
    dt_diagram worth_it = dt_diagram_and(forest, q->better, dt_diagram_not(set));
    dt_diagram leaving = dt_diagram_before(forest, worth_it, own);
    *unstable = dt_diagram_and_exists(forest, leaving, q->is, q->s->rank_cube);
    return dt_forest_status(forest);
}

static dt_status at_once(const question *q, bool credible, bool no_escape, dt_diagram *unstable)
{
    (void)credible;
    (void)no_escape;
    dt_event unmet;
    DT_TRY(dt_symbolic_unmet(q->s, q->profile, q->dm, &unmet));
    *unstable = dt_diagram_before(q->s->forest, DT_DIAGRAM_TRUE, &unmet);
    return dt_forest_status(q->s->forest);
}

typedef struct recipe {
    dt_status (*decide)(const question *q, bool credible, bool no_escape, dt_diagram *unstable);
    bool credible, no_escape;
} recipe;

static const recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_NASH] = {.decide = by_rationality},
    [DT_CONCEPT_GMR] = {.decide = by_sanctions},
    [DT_CONCEPT_SMR] = {.decide = by_sanctions, .no_escape = true},
    [DT_CONCEPT_SEQ] = {.decide = by_sanctions, .credible = true},
    [DT_CONCEPT_SSEQ] = {.decide = by_sanctions, .credible = true, .no_escape = true},
    [DT_CONCEPT_SIM] = {.decide = at_once},
};

/* ---- all of them -------------------------------------------------------------------------------------------------------- */

static dt_status decide_one(dt_sets *sets, const question *q, dt_concept_id concept)
{
    dt_forest *forest = q->s->forest;
    const recipe *how = &recipes[concept];
    dt_diagram unstable = DT_DIAGRAM_NONE;
    size_t scope = dt_forest_enter(forest);
    dt_status status = how->decide(q, how->credible, how->no_escape, &unstable);
    if (status == DT_OK)
        sets->unstable[concept][q->dm] = dt_diagram_keep(forest, unstable);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status == DT_OK ? dt_symbolic_tidy(q->s) : status;
}

static dt_status decide_for(dt_sets *sets, size_t dm)
{
    dt_symbolic *s = sets->symbolic;
    question q = {.s = s, .profile = sets->profile, .dm = dm};
    DT_TRY(dt_symbolic_mind(s, dm, sets->profile[dm], &q.mind));
    size_t scope = dt_forest_enter(s->forest);
    q.better = dt_symbolic_above_rank(s, &q.mind->value);
    q.is = dt_symbolic_is_rank(s, &q.mind->value);
    dt_status status = dt_forest_status(s->forest);
    for (size_t c = 0; c < DT_CONCEPT_COUNT && status == DT_OK; c++)
        if (sets->unstable[c])
            status = decide_one(sets, &q, (dt_concept_id)c);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

static dt_status prepare(dt_sets *sets, const uint32_t *profile)
{
    size_t dms = sets->symbolic->model->dm_count;
    sets->profile = dt_malloc(dms, sizeof *sets->profile);
    if (!sets->profile)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < dms; i++)
        sets->profile[i] = profile[i];
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(sets->concepts >> c & 1u) || !recipes[c].decide)
            continue;
        sets->unstable[c] = dt_malloc(dms, sizeof **sets->unstable);
        if (!sets->unstable[c])
            return DT_ERR_NOMEM;
        for (size_t i = 0; i < dms; i++)
            sets->unstable[c][i] = DT_DIAGRAM_NONE;
    }
    return DT_OK;
}

static dt_status decide_all(dt_sets *sets)
{
    dt_symbolic *s = sets->symbolic;
    const dt_mind *mind;
    dt_budget_stage(s->budget, "drawing the improvements", 0);
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(s, i, sets->profile[i], &mind));
    dt_budget_stage(s->budget, "deciding stability", 0);
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(decide_for(sets, i));
    return DT_OK;
}

dt_status dt_sets_new(dt_sets **out, dt_symbolic *s, const uint32_t *profile, dt_concept_set concepts)
{
    *out = NULL;
    dt_sets *sets = dt_calloc(1, sizeof *sets);
    if (!sets)
        return DT_ERR_NOMEM;
    sets->symbolic = s;
    sets->concepts = concepts;
    dt_status status = prepare(sets, profile);
    if (status == DT_OK)
        status = decide_all(sets);
    if (status == DT_OK)
        *out = sets;
    else
        dt_sets_free(sets);
    return status;
}

void dt_sets_free(dt_sets *sets)
{
    if (!sets)
        return;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        for (size_t i = 0; sets->unstable[c] && i < sets->symbolic->model->dm_count; i++)
            dt_diagram_drop(sets->symbolic->forest, sets->unstable[c][i]);
        free(sets->unstable[c]);
    }
    free(sets->profile);
    free(sets);
}

dt_symbolic *dt_sets_symbolic(const dt_sets *sets)
{
    return sets->symbolic;
}

const uint32_t *dt_sets_profile(const dt_sets *sets)
{
    return sets->profile;
}

dt_concept_set dt_sets_concepts(const dt_sets *sets)
{
    return sets->concepts;
}

bool dt_sets_equilibrium(const dt_sets *sets, dt_concept_id concept, const uint64_t *state)
{
    for (size_t i = 0; i < sets->symbolic->model->dm_count; i++)
        if (!dt_sets_stable(sets, concept, i, state))
            return false;
    return true;
}

bool dt_sets_stable(const dt_sets *sets, dt_concept_id concept, size_t dm, const uint64_t *state)
{
    assert(sets->unstable[concept]);
    return !dt_diagram_holds(sets->symbolic->forest, sets->unstable[concept][dm], state);
}
