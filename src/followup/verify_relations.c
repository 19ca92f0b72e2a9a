/* SPDX-License-Identifier: MIT */
/* What only results of the relational engine say: how a state stands by preferences that need not be rankings, and what has a
 * concept weakly. */
#include "followup/inquest.h"

#include "base/bits.h"

#include <inttypes.h>

/* ---- how a state stands ------------------------------------------------------------------------------------------ */

/* The larger of two statements that may not be there, which counts as the largest. */
static void keep_least_important(size_t *on, size_t other, bool first)
{
    *on = first || (*on != DT_PATTERN_NONE && (other == DT_PATTERN_NONE || other > *on)) ? other : *on;
}

static dt_status stands_by_sanction(dt_inquest *i, dt_stand *stand)
{
    bool first = true;
    *stand = (dt_stand){.by = DT_BY_SANCTION, .on = DT_PATTERN_NONE};
    for (uint32_t t = 0; t < i->v->states; t++) {
        dt_crowd crowd;
        if (!dt_inquest_may_move(i, i->dm, i->state, t) || !dt_inquest_leaves(i, t))
            continue;
        DT_TRY(dt_inquest_crowd(i, t, &crowd));
        keep_least_important(&stand->on, crowd.on, first);
        first = false;
    }
    return DT_OK;
}

/* Nothing is left for: what are the moves from there? */
static void stands_by_moves(const dt_inquest *i, dt_stand *stand)
{
    uint64_t kinds[DT_RELATION_KINDS] = {0};
    size_t on[DT_RELATION_KINDS] = {0};
    for (uint32_t t = 0; t < i->v->states; t++) {
        if (!dt_inquest_may_move(i, i->dm, i->state, t))
            continue;
        dt_relation_kind kind = dt_inquest_relate(i, i->dm, t, i->state).kind;
        keep_least_important(&on[kind], dt_inquest_deciding(i, t), kinds[kind]++ == 0);
    }
    *stand = kinds[DT_NOT_KNOWN]      ? (dt_stand){DT_BY_UNKNOWN, on[DT_NOT_KNOWN]}
             : kinds[DT_TIED]         ? (dt_stand){DT_BY_TIE, DT_PATTERN_NONE}
             : kinds[DT_DISPREFERRED] ? (dt_stand){DT_BY_LIKING, on[DT_DISPREFERRED]}
             : kinds[DT_BY_CHANCE]    ? (dt_stand){DT_BY_LIKING, DT_PATTERN_NONE}
                                      : (dt_stand){DT_BY_NO_MOVE, DT_PATTERN_NONE};
}

static bool is_left(const dt_inquest *i)
{
    for (uint32_t t = 0; t < i->v->states; t++)
        if (dt_inquest_may_move(i, i->dm, i->state, t) && dt_inquest_leaves(i, t))
            return true;
    return false;
}

dt_status dt_verify_relational_stand(dt_verifier *v, dt_judge *judge, const dt_standing_facts *facts, uint32_t state,
                                     dt_stand claim, bool *right)
{
    dt_inquest i = {.v = v, .criterion = v->criteria[facts->claim], .state = state, .judge = judge, .dm = facts->dm};
    dt_stand stand;
    DT_TRY(dt_budget_spend(v->budget, v->states));
    if (is_left(&i))
        DT_TRY(stands_by_sanction(&i, &stand));
    else
        stands_by_moves(&i, &stand);
    *right = stand.by == claim.by && stand.on == claim.on;
    return DT_OK;
}

/* ---- weakly ------------------------------------------------------------------------------------------------------ */

/* The criterion that is the k-th without its degree; SIZE_MAX where the result has it not, or the k-th is not strong. */
static size_t general_of(const dt_verifier *v, size_t k)
{
    dt_criterion general = v->criteria[k];
    general.strength = 0;
    for (size_t other = 0; v->criteria[k].strength == DT_STRONG && other < v->criterion_count; other++)
        if (v->claims[other].made && dt_criterion_same(v->criteria[other], general))
            return other;
    return SIZE_MAX;
}

static bool is_difference(const uint64_t *weak, const uint64_t *general, const uint64_t *strong, uint32_t states)
{
    for (size_t word = 0; word < dt_words_for(states); word++)
        if (weak[word] != (general[word] & ~strong[word]))
            return false;
    return true;
}

static bool is_weak(const dt_verifier *v, size_t k, size_t general)
{
    const dt_claim *weak = &v->weak[k], *all = &v->claims[general], *strong = &v->claims[k];
    if (!is_difference(weak->equilibria, all->equilibria, strong->equilibria, v->states))
        return false;
    for (size_t i = 0; i < v->model->dm_count; i++) {
        if (!weak->stable[i] != !all->stable[i] || !weak->stable[i] != !strong->stable[i])
            return false;
        if (weak->stable[i] ? !is_difference(weak->stable[i], all->stable[i], strong->stable[i], v->states)
                            : weak->counts[i] != all->counts[i] - strong->counts[i])
            return false;
    }
    return true;
}

dt_status dt_verify_weak(dt_verifier *v)
{
    for (size_t k = 0; k < v->criterion_count; k++) {
        char name[DT_CRITERION_TEXT];
        size_t general = general_of(v, k);
        if (!v->weak[k].made)
            continue;
        if (general == SIZE_MAX || !is_weak(v, k, general))
            return dt_lie(v, "\"weak\" under %s is not what is stable and not strongly so",
                          dt_criterion_name(v->criteria[k], name));
    }
    return DT_OK;
}
