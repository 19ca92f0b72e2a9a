/* SPDX-License-Identifier: MIT */
/* Verdicts as sets of states, for every rank that the decision maker could start from at once: the rank rides along as
 * variables of its own.
 *
 * For decision maker i, let threshold(x, p) say that i's value at x is at most p, and for SMR and SSEQ that i cannot
 * escape from x to anything above p, either. Its closure X backwards over the opponents' moves (GMR, SMR) or improvements
 * (SEQ, SSEQ) says: from x they can bring about something that i does not prefer to a state of value p. So s is unstable
 * iff i can move from it to some t that is better than s and where X does not hold for p = i's value at s. That t is better
 * is said apart: under SMR and SSEQ a t that is no better may be outside X, for i may be able to escape from it.
 *
 * Only those opponents can matter whose options are asked for by the threshold, or by the moves of others who matter. But
 * where two moves in a row of somebody are not like one, it matters who moved last: a move that is of no consequence
 * otherwise lets the mover before it move again. Then all opponents count, and the state remembers who moved last. */
#include "symbolic/internal.h"

#include "base/bits.h"
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

/* ---- ranks ----------------------------------------------------------------------------------------------------------- */

/* The states and ranks p such that the value of the state is above p. */
static dt_diagram above_rank(dt_symbolic *s, const dt_value *value)
{
    dt_diagram above = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram rank = dt_diagram_now(s->forest, s->rank_at + k);
        dt_diagram equal_or_more = dt_diagram_or(s->forest, dt_diagram_not(rank), above);
        dt_diagram more = dt_diagram_and(s->forest, dt_diagram_not(rank), above);
        above = dt_diagram_choose(s->forest, value->bits[k], equal_or_more, more);
    }
    return above;
}

static dt_diagram is_rank(dt_symbolic *s, const dt_value *value)
{
    dt_diagram is = DT_DIAGRAM_TRUE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram rank = dt_diagram_now(s->forest, s->rank_at + k);
        is = dt_diagram_and(s->forest, is, dt_diagram_not(dt_diagram_xor(s->forest, rank, value->bits[k])));
    }
    return is;
}

/* ---- who matters ------------------------------------------------------------------------------------------------------ */

static const dt_movement *movement_of(const question *q, size_t dm, bool credible)
{
    return credible ? &q->s->minds[dm][q->profile[dm]].improvement : &q->s->moves[dm];
}

/* The opponents who matter, as they are found. */
typedef struct cone {
    const question *q;
    bool credible;
    uint64_t *seen;   /* options asked for */
    uint64_t *inside; /* decision makers */
    size_t *queue;    /* of them */
    size_t count;
} cone;

static void ask_option(void *user, size_t place)
{
    cone *c = user;
    const dt_model *model = c->q->s->model;
    if (place >= model->option_count || dt_bit_get(c->seen, place))
        return;
    dt_bit_set(c->seen, place);
    size_t owner = model->options[place].dm;
    if (owner == c->q->dm || dt_bit_get(c->inside, owner))
        return;
    dt_bit_set(c->inside, owner);
    c->queue[c->count++] = owner;
}

static dt_status grow_cone(cone *c, dt_diagram threshold)
{
    dt_symbolic *s = c->q->s;
    DT_TRY(dt_diagram_places(s->forest, threshold, ask_option, c));
    for (size_t k = 0; k < c->count; k++) {
        const dt_movement *movement = movement_of(c->q, c->queue[k], c->credible);
        DT_TRY(dt_budget_spend(s->budget, s->options));
        for (size_t o = 0; o < s->options; o++)
            if (dt_bit_get(movement->asks, o))
                ask_option(c, o);
    }
    return DT_OK;
}

/* ---- who moved last --------------------------------------------------------------------------------------------------- */

/* Does it matter who moved last, and if so, does it of everybody? By improvements it matters of the intransitive movers
 * alone, and the others may share one code and follow each other. By any moves a transitive mover can go back to where it
 * came from, which would let its neighbours in the sequence move twice in a row: it matters of all as soon as it does of one. */
static bool last_mover_matters(const question *q)
{
    for (size_t j = 0; j < q->s->model->dm_count; j++)
        if (j != q->dm && !q->s->transitive[j])
            return true;
    return false;
}

/* Who moved last is `code`, now or next. */
static dt_diagram last_mover_is(dt_symbolic *s, size_t code, bool next)
{
    dt_diagram is = DT_DIAGRAM_TRUE;
    for (size_t k = s->mover_places; k-- > 0;) {
        size_t place = s->mover_at + k;
        dt_diagram bit = next ? dt_diagram_next(s->forest, place) : dt_diagram_now(s->forest, place);
        is = dt_diagram_and(s->forest, is, code >> k & 1u ? bit : dt_diagram_not(bit));
    }
    return is;
}

static dt_event remembering(const question *q, size_t dm, bool credible)
{
    dt_symbolic *s = q->s;
    dt_event event = movement_of(q, dm, credible)->event;
    bool apart = !credible || !s->transitive[dm];
    size_t code = apart ? dm + 1 : 0;
    event.relation = dt_diagram_and(s->forest, event.relation, last_mover_is(s, code, true));
    if (apart)
        event.relation = dt_diagram_and(s->forest, event.relation, dt_diagram_not(last_mover_is(s, code, false)));
    for (size_t k = 0; k < s->mover_places; k++)
        event.cube = dt_diagram_and(s->forest, event.cube, dt_diagram_now(s->forest, s->mover_at + k));
    return event;
}

/* ---- what the opponents can bring about ------------------------------------------------------------------------------- */

static dt_status close_over(const question *q, const dt_event *events, size_t count, dt_diagram *set)
{
    dt_events *sorted;
    DT_TRY(dt_events_new(&sorted, q->s->forest, events, count));
    *set = dt_diagram_closure(q->s->forest, *set, sorted);
    dt_events_free(sorted);
    return dt_forest_status(q->s->forest);
}

static dt_status close_remembering(const question *q, bool credible, dt_event *events, dt_diagram *set)
{
    dt_symbolic *s = q->s;
    size_t count = 0;
    for (size_t j = 0; j < s->model->dm_count; j++)
        if (j != q->dm)
            events[count++] = remembering(q, j, credible);
    DT_TRY(close_over(q, events, count, set));
    for (size_t k = 0; k < s->mover_places; k++) /* the focal decision maker has just moved: none of the others has */
        *set = dt_diagram_fix(s->forest, *set, s->mover_at + k, false);
    return dt_forest_status(s->forest);
}

static dt_status close_cone(const question *q, bool credible, dt_event *events, dt_diagram *set)
{
    size_t dms = q->s->model->dm_count, options = q->s->options;
    cone c = {.q = q, .credible = credible};
    c.seen = dt_calloc(dt_words_for(options + 1), sizeof *c.seen);
    c.inside = dt_calloc(dt_words_for(dms), sizeof *c.inside);
    c.queue = dt_malloc(dms, sizeof *c.queue);
    dt_status status = c.seen && c.inside && c.queue ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = grow_cone(&c, *set);
    for (size_t k = 0; k < c.count; k++)
        events[k] = movement_of(q, c.queue[k], credible)->event;
    if (status == DT_OK)
        status = close_over(q, events, c.count, set);
    free(c.seen);
    free(c.inside);
    free(c.queue);
    return status;
}

/* From which states the opponents of q->dm can bring about one of `set`, by improvements if `credible`: into `set`. */
static dt_status close_backwards(const question *q, bool credible, dt_diagram *set)
{
    dt_event *events = dt_malloc(q->s->model->dm_count, sizeof *events);
    if (!events)
        return DT_ERR_NOMEM;
    dt_status status =
        last_mover_matters(q) ? close_remembering(q, credible, events, set) : close_cone(q, credible, events, set);
    free(events);
    return status;
}

/* ---- concepts ---------------------------------------------------------------------------------------------------------- */

static dt_status by_rationality(const question *q, bool credible, bool final, dt_diagram *unstable)
{
    (void)credible;
    (void) final;
    *unstable = dt_diagram_before(q->s->forest, DT_DIAGRAM_TRUE, &q->mind->improvement.event);
    return dt_forest_status(q->s->forest);
}

static dt_status by_sanctions(const question *q, bool credible, bool final, dt_diagram *unstable)
{
    dt_forest *forest = q->s->forest;
    const dt_event *own = &q->s->moves[q->dm].event;
    dt_diagram set = dt_diagram_not(q->better);
    if (final)
        set = dt_diagram_and(forest, set, dt_diagram_not(dt_diagram_before(forest, q->better, own)));
    DT_TRY(close_backwards(q, credible, &set));
    dt_diagram worth_it = dt_diagram_and(forest, q->better, dt_diagram_not(set));
    dt_diagram leaving = dt_diagram_before(forest, worth_it, own);
    *unstable = dt_diagram_and_exists(forest, leaving, q->is, q->s->rank_cube);
    return dt_forest_status(forest);
}

static dt_status at_once(const question *q, bool credible, bool final, dt_diagram *unstable)
{
    (void)credible;
    (void) final;
    return dt_symbolic_simultaneous(q->s, q->profile, q->dm, unstable);
}

typedef struct recipe {
    dt_status (*decide)(const question *q, bool credible, bool final, dt_diagram *unstable);
    bool credible, final;
} recipe;

static const recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_NASH] = {.decide = by_rationality},
    [DT_CONCEPT_GMR] = {.decide = by_sanctions},
    [DT_CONCEPT_SMR] = {.decide = by_sanctions, .final = true},
    [DT_CONCEPT_SEQ] = {.decide = by_sanctions, .credible = true},
    [DT_CONCEPT_SSEQ] = {.decide = by_sanctions, .credible = true, .final = true},
    [DT_CONCEPT_SIM] = {.decide = at_once},
};

/* ---- all of them -------------------------------------------------------------------------------------------------------- */

static dt_status decide_one(dt_sets *sets, const question *q, dt_concept_id concept)
{
    dt_forest *forest = q->s->forest;
    const recipe *how = &recipes[concept];
    dt_diagram unstable = DT_DIAGRAM_NONE;
    size_t scope = dt_forest_enter(forest);
    dt_status status = how->decide(q, how->credible, how->final, &unstable);
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
    q.better = above_rank(s, &q.mind->value);
    q.is = is_rank(s, &q.mind->value);
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
