/* SPDX-License-Identifier: MIT */
/* Verdicts where preferences need not be rankings: what not to know and degrees of preference mean, word for word as in
 * docs/guide-preferences.md (Li, Hipel, Kilgour and Fang 2004; Hamouda, Kilgour and Hipel 2004; Xu, Hipel, Kilgour and Chen 2010;
 * Rego and dos Santos 2015).
 * Nothing is shared with the relational engine but how two states compare. */
#include "judge/internal.h"

#include <assert.h>

typedef struct question {
    dt_judge *judge;
    dt_criterion criterion;
    size_t dm;
    uint32_t state;
} question;

static dt_relation relation(const question *q, uint32_t other)
{
    return dt_judge_relation(q->judge, q->dm, other, q->state);
}

/* The bound of a probability that counts for the question at hand. */
static int32_t bound(const question *q, dt_chance chance, uint8_t upper)
{
    return q->criterion.bounds & upper ? chance.most : chance.least;
}

/* Would it leave the state for `other`? Types a and c risk what is not known. */
static bool leaves_for(const question *q, uint32_t other)
{
    dt_relation how = relation(q, other);
    if (how.kind == DT_BY_CHANCE)
        return bound(q, how.chance, DT_UPPER_LEAVING) > DT_FUZZY_ONE - how.bounds->alpha - DT_LEAVES_AT_BOUND;
    if (how.kind == DT_NOT_KNOWN)
        return q->criterion.type == 'a' || q->criterion.type == 'c';
    return dt_relation_leaves(how);
}

/* Does ending up in `other` make up for leaving? Types c and d are deterred by what is not known. */
static bool deterred_by(const question *q, uint32_t other)
{
    dt_relation how = relation(q, other);
    if (how.kind == DT_BY_CHANCE)
        return bound(q, how.chance, DT_UPPER_DETERRING) < DT_FUZZY_ONE - how.bounds->beta + DT_DETERS_AT_BOUND;
    if (how.kind == DT_NOT_KNOWN)
        return q->criterion.type == 'c' || q->criterion.type == 'd';
    if (q->criterion.strength)
        return how.kind == DT_DISPREFERRED && how.strength >= q->criterion.strength;
    return dt_relation_deters(how);
}

static bool is_credible(dt_concept_id concept)
{
    return concept == DT_CONCEPT_SEQ || concept == DT_CONCEPT_SSEQ;
}

bool dt_judge_leaves(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, uint32_t other)
{
    return leaves_for(&(question){judge, criterion, dm, state}, other);
}

bool dt_judge_deters(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, uint32_t other)
{
    return deterred_by(&(question){judge, criterion, dm, state}, other);
}

bool dt_judge_answers(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t from, uint32_t to)
{
    return !is_credible(criterion.concept) ||
           dt_judge_finds_credible(dt_judge_relation(judge, dm, to, from), criterion.bounds);
}

static bool is_final(dt_concept_id concept)
{
    return concept == DT_CONCEPT_SMR || concept == DT_CONCEPT_SSEQ;
}

static dt_status sanctions(const question *q, uint32_t other, bool *yes)
{
    dt_judge_row escapes;
    *yes = deterred_by(q, other);
    if (!*yes || !is_final(q->criterion.concept))
        return dt_budget_spend(q->judge->budget, DT_JUDGE_COMPARES);
    DT_TRY(dt_judge_look_up(q->judge, q->dm, other, &escapes));
    for (uint32_t k = 0; k < escapes.count && *yes; k++)
        *yes = deterred_by(q, escapes.to[k]);
    return dt_budget_spend(q->judge->budget, (uint64_t)DT_JUDGE_COMPARES * escapes.count);
}

/* Can the others answer by a sanction, nobody moving twice in a row? To come back to where they start is no answer. */
static dt_status is_answered(const question *q, uint32_t left_for, bool *answered)
{
    dt_judge *judge = q->judge;
    const dt_judge_others others = {.dm = q->dm, .credible = is_credible(q->criterion.concept)};
    dt_status status = dt_judge_go_on(judge, &others, left_for, judge->dms);
    for (size_t next = 0; status == DT_OK && !*answered && next < judge->queued; next++) {
        dt_judge_step at = judge->queue[next];
        if (at.state != left_for)
            status = sanctions(q, at.state, answered);
        if (status == DT_OK && !*answered)
            status = dt_judge_go_on(judge, &others, at.state, at.mover);
    }
    dt_judge_empty_queue(judge);
    return status;
}

dt_status dt_judge_criterion(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, bool *stable)
{
    const question q = {judge, criterion, dm, state};
    dt_judge_row moves;
    *stable = true;
    assert(dt_criterion_decidable(criterion));
    dt_judge_take_bounds(judge, criterion.bounds);
    DT_TRY(dt_judge_look_up(judge, dm, state, &moves));
    for (uint32_t k = 0, count = moves.count; k < count && *stable; k++) {
        DT_TRY(dt_judge_look_up(judge, dm, state, &moves)); /* others may have taken its place */
        uint32_t to = moves.to[k];
        if (!leaves_for(&q, to))
            continue;
        *stable = false;
        if (criterion.concept != DT_CONCEPT_NASH)
            DT_TRY(is_answered(&q, to, stable));
    }
    return dt_budget_spend(judge->budget, moves.count);
}
