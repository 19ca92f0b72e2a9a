/* SPDX-License-Identifier: MIT */
/* Why: what follows from a move, by the strategies that the numbers of each stage stand for. Where several moves do the same the
 * first is told; what others do together is a shortest legal sequence. */
#include "base/bits.h"
#include "base/memory.h"
#include "foresight/task.h"
#include "stability/kernel.h"
#include "stability/walk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- stages that are kept ------------------------------------------------------------------------------------------ */

dt_status dt_stages_keep(dt_stages_kept *kept, const uint32_t *stage, uint32_t states, dt_budget *budget)
{
    uint64_t bytes = states * sizeof *stage;
    DT_TRY(dt_budget_reserve(budget, bytes));
    kept->bytes += bytes;
    if (!dt_grow(&kept->list, &kept->capacity, kept->count, sizeof *kept->list))
        return DT_ERR_NOMEM;
    uint32_t *copy = dt_malloc(states, sizeof *copy);
    if (!copy)
        return DT_ERR_NOMEM;
    memcpy(copy, stage, bytes);
    kept->list[kept->count++] = copy;
    return DT_OK;
}

void dt_stages_forget(dt_stages_kept *kept, dt_budget *budget)
{
    for (size_t k = 0; k < kept->count; k++)
        free(kept->list[k]);
    free(kept->list);
    dt_budget_release(budget, kept->bytes);
    *kept = (dt_stages_kept){.list = NULL};
}

/* ---- the work ------------------------------------------------------------------------------------------------------- */

typedef struct plot {
    dt_prospect *prospect;
    dt_task task;
    dt_profile profile, credible; /* the second for SEQ of higher order */
    dt_room room;
    const uint32_t *rank; /* of the decision maker */
    dt_stages_kept stages, ends[2];
    dt_walk walk;
    dt_walk_how *how;       /* [decision makers] */
    const uint32_t *wanted; /* [states] a walk ends where this is at most `most` */
    uint32_t most;
    uint32_t from;         /* and not here */
    const uint32_t *worth; /* [states] Berge: that of an answer */
    size_t capacity;       /* of lines */
    dt_budget *budget;
} plot;

static uint32_t rank_of(const plot *p, uint32_t state)
{
    return p->rank[state];
}

static dt_status add_line(plot *p, uint32_t to, dt_line **line)
{
    dt_prospect *prospect = p->prospect;
    if (!dt_grow(&prospect->lines, &p->capacity, prospect->line_count, sizeof *prospect->lines))
        return DT_ERR_NOMEM;
    *line = &prospect->lines[prospect->line_count++];
    **line = (dt_line){.to = to, .end = to};
    return DT_OK;
}

static dt_status add_moves(dt_line *line, const dt_move *moves, size_t count)
{
    dt_move *longer = realloc(line->moves, (line->count + count + 1) * sizeof *longer);
    if (!longer)
        return DT_ERR_NOMEM;
    line->moves = longer;
    if (count) {
        memcpy(longer + line->count, moves, count * sizeof *moves);
        line->count += count;
        line->end = moves[count - 1].to;
    }
    return DT_OK;
}

/* ---- what the others bring about ------------------------------------------------------------------------------------ */

static dt_status is_wanted(void *user, uint32_t state, bool *yes)
{
    const plot *p = user;
    *yes = state != p->from && p->wanted[state] <= p->most;
    return DT_OK;
}

/* The others go on from the end of the line to the first state where `wanted` is at most `most`; `*found` if there is one. */
static dt_status let_others_move(plot *p, dt_line *line, const uint32_t *wanted, uint32_t most, bool *found)
{
    dt_move *moves = NULL;
    size_t count = 0;
    p->wanted = wanted;
    p->most = most;
    p->from = line->end;
    DT_TRY(dt_walk_until(&p->walk, line->end, p->how, is_wanted, p));
    *found = p->walk.found != DT_WALK_NONE;
    if (!*found)
        return DT_OK;
    DT_TRY(dt_walk_path(&p->walk, p->walk.found, &moves, &count));
    dt_status status = add_moves(line, moves, count);
    free(moves);
    return status;
}

/* ---- improvements ---------------------------------------------------------------------------------------------------- */

typedef struct listed {
    uint32_t *states;
    size_t count;
} listed;

static dt_status list_improvements(const plot *p, listed *found)
{
    size_t dm = p->prospect->dm;
    found->count = dt_profile_improvements(&p->profile, dm, p->prospect->state, NULL);
    found->states = dt_malloc(found->count, sizeof *found->states);
    if (!found->states)
        return DT_ERR_NOMEM;
    dt_profile_improvements(&p->profile, dm, p->prospect->state, found->states);
    for (size_t k = 1; k < found->count; k++) { /* best first, then by number */
        uint32_t state = found->states[k];
        size_t at = k;
        for (; at > 0; at--) {
            uint32_t other = found->states[at - 1];
            if (rank_of(p, other) > rank_of(p, state) || (rank_of(p, other) == rank_of(p, state) && other < state))
                break;
            found->states[at] = other;
        }
        found->states[at] = state;
    }
    return dt_budget_spend(p->budget, found->count * found->count / 4 + 1);
}

/* ---- games ----------------------------------------------------------------------------------------------------------- */

typedef struct seeking {
    const uint32_t *values;
    uint32_t wanted;
    uint32_t found;
} seeking;

static dt_status seek(void *user, uint32_t to)
{
    seeking *s = user;
    if (s->found == DT_NO_STATE && s->values[to] >= s->wanted)
        s->found = to;
    return DT_OK;
}

/* The first state that the decision maker can move to where `values` is at least `wanted`. */
static dt_status find_own(const plot *p, uint32_t from, const uint32_t *values, uint32_t wanted, uint32_t *to)
{
    seeking s = {values, wanted, DT_NO_STATE};
    DT_TRY(dt_graph_each_move(p->task.graph, p->prospect->dm, from, seek, &s));
    *to = s.found;
    return DT_OK;
}

/* The stage of `left` is that of the one on turn at the end of the line; the others are, where `theirs`. */
static dt_status play(plot *p, dt_line *line)
{
    bool theirs = true, found;
    for (size_t left = p->stages.count - 1; left > 0; left--, theirs = !theirs) {
        uint32_t value = p->stages.list[left][line->end];
        if (value == rank_of(p, line->end))
            return DT_OK; /* to stop is as good */
        const uint32_t *next = p->stages.list[left - 1];
        if (theirs) {
            DT_TRY(let_others_move(p, line, next, value, &found));
            assert(found);
            continue;
        }
        dt_move move = {.dm = p->prospect->dm};
        DT_TRY(find_own(p, line->end, next, value, &move.to));
        assert(move.to != DT_NO_STATE);
        DT_TRY(add_moves(line, &move, 1));
    }
    return DT_OK;
}

static dt_status tell_game(plot *p)
{
    dt_prospect *prospect = p->prospect;
    listed improvements = {.states = NULL};
    DT_TRY(dt_game_stages(&p->task, prospect->dm, &p->stages, p->budget));
    prospect->moves = (unsigned)p->stages.count;
    const uint32_t *secured = p->stages.list[p->stages.count - 1];
    dt_line *line;
    uint32_t better;
    DT_TRY(find_own(p, prospect->state, secured, rank_of(p, prospect->state) + 1, &better));
    prospect->stable = better == DT_NO_STATE;
    if (!prospect->stable) {
        DT_TRY(add_line(p, better, &line));
        return play(p, line);
    }
    dt_status status = list_improvements(p, &improvements);
    for (size_t k = 0; k < improvements.count && status == DT_OK; k++) {
        status = add_line(p, improvements.states[k], &line);
        if (status == DT_OK)
            status = play(p, line);
    }
    free(improvements.states);
    return status;
}

/* ---- anticipation ----------------------------------------------------------------------------------------------------- */

typedef struct choosing {
    const uint32_t *rank, *end;
    uint32_t best;
} choosing;

static dt_status choose(void *user, uint32_t to)
{
    choosing *c = user;
    if (c->best == DT_NO_STATE || c->rank[c->end[to]] > c->rank[c->end[c->best]])
        c->best = to;
    return DT_OK;
}

/* The move after which it ends best for `dm`, with `left` moves left behind it; the lowest number of equals, for states come in
 * order. */
static dt_status best_move(const plot *p, size_t dm, uint32_t from, size_t left, uint32_t *to)
{
    choosing c = {p->profile.ranks[dm]->rank, p->ends[1 - dm].list[left], DT_NO_STATE};
    DT_TRY(dt_graph_each_move(p->task.graph, dm, from, choose, &c));
    *to = c.best;
    return DT_OK;
}

/* In turn, until somebody stays. */
static dt_status anticipate(const plot *p, dt_line *line, size_t left)
{
    size_t dm = 1 - p->prospect->dm;
    for (; left > 0 && p->ends[dm].list[left][line->end] != line->end; left--, dm = 1 - dm) {
        dt_move move = {.dm = dm};
        DT_TRY(best_move(p, dm, line->end, left - 1, &move.to));
        DT_TRY(add_moves(line, &move, 1));
    }
    return DT_OK;
}

static dt_status anticipate_from(plot *p, uint32_t to, size_t left)
{
    dt_line *line;
    DT_TRY(add_line(p, to, &line));
    return anticipate(p, line, left);
}

static dt_status tell_anticipation(plot *p)
{
    dt_prospect *prospect = p->prospect;
    listed improvements = {.states = NULL};
    uint32_t best;
    DT_TRY(dt_limited_stages(&p->task, prospect->dm, prospect->state, p->ends, p->budget));
    size_t left = p->ends[0].count - 2;
    prospect->moves = (unsigned)(left + 1);
    prospect->stable = p->ends[prospect->dm].list[left + 1][prospect->state] == prospect->state;
    DT_TRY(best_move(p, prospect->dm, prospect->state, left, &best));
    if (!prospect->stable)
        return anticipate_from(p, best, left);
    dt_status status = list_improvements(p, &improvements);
    bool told = best == DT_NO_STATE;
    for (size_t k = 0; k < improvements.count && status == DT_OK; k++) {
        told = told || improvements.states[k] == best;
        status = anticipate_from(p, improvements.states[k], left);
    }
    if (status == DT_OK && !told)
        status = anticipate_from(p, best, left);
    free(improvements.states);
    return status;
}

/* ---- one answer ------------------------------------------------------------------------------------------------------- */

static dt_status tell_answers(plot *p)
{
    dt_prospect *prospect = p->prospect;
    listed improvements = {.states = NULL};
    dt_status status = list_improvements(p, &improvements);
    prospect->stable = true;
    for (size_t k = 0; k < improvements.count && status == DT_OK && prospect->stable; k++) {
        dt_line *line;
        status = add_line(p, improvements.states[k], &line);
        if (status == DT_OK)
            status = let_others_move(p, line, p->rank, rank_of(p, prospect->state), &prospect->stable);
    }
    if (status == DT_OK && !prospect->stable && prospect->line_count > 1) { /* only what is for the better is told */
        dt_line last = prospect->lines[prospect->line_count - 1];
        while (--prospect->line_count > 0)
            free(prospect->lines[prospect->line_count - 1].moves);
        prospect->lines[0] = last;
        prospect->line_count = 1;
    }
    free(improvements.states);
    return status;
}

/* ---- Berge ---------------------------------------------------------------------------------------------------------------- */

typedef struct answering {
    const plot *p;
    uint32_t from, best; /* where it is best held to; DT_NO_STATE */
    bool kind;
} answering;

/* The answer after which it is left with no more than it had at first: the first of these. */
static dt_status answer_gift(void *user, uint32_t to)
{
    answering *a = user;
    const plot *p = a->p;
    bool good = p->worth[to] <= rank_of(p, p->prospect->state);
    if (a->best == DT_NO_STATE && good && (!a->kind || dt_berge_kind(&p->task, p->prospect->dm, a->from, to)))
        a->best = to;
    return DT_OK;
}

/* The others bring about `state`, as the walk has found; then, if it is `answered`, the decision maker moves on. */
static dt_status tell_one_gift(plot *p, uint32_t state, bool answered)
{
    dt_prospect *prospect = p->prospect;
    dt_line *line;
    dt_move *moves = NULL;
    size_t count = 0;
    DT_TRY(add_line(p, DT_NO_STATE, &line));
    line->end = prospect->state;
    DT_TRY(dt_walk_path(&p->walk, dt_walk_best(&p->walk, state), &moves, &count));
    dt_status status = add_moves(line, moves, count);
    free(moves);
    if (status != DT_OK || !answered)
        return status;
    answering a = {.p = p, .from = state, .best = DT_NO_STATE};
    a.kind = prospect->concept.kind == DT_FURTHER_BERGE_SEQ || prospect->concept.kind == DT_FURTHER_BERGE_SSEQ;
    DT_TRY(dt_graph_each_move(p->task.graph, prospect->dm, state, answer_gift, &a));
    assert(a.best != DT_NO_STATE);
    return add_moves(line, &(dt_move){.dm = prospect->dm, .to = a.best}, 1);
}

/* Is what is left of a gift worth more than the state? The walk has been everywhere; better states come first. */
static dt_status tell_all_gifts(plot *p, const uint32_t *value)
{
    dt_prospect *prospect = p->prospect;
    uint32_t own = rank_of(p, prospect->state);
    for (uint32_t s = 0; s < p->profile.state_count; s++)
        if (prospect->stable && value[s] > own && dt_walk_best(&p->walk, s) != DT_WALK_NONE) {
            prospect->stable = false;
            DT_TRY(tell_one_gift(p, s, false));
        }
    for (uint32_t rank = p->profile.ranks[prospect->dm]->class_count; prospect->stable && rank > own; rank--)
        for (uint32_t s = 0; s < p->profile.state_count; s++)
            if (rank_of(p, s) == rank && dt_walk_best(&p->walk, s) != DT_WALK_NONE)
                DT_TRY(tell_one_gift(p, s, true));
    return DT_OK;
}

static dt_status tell_gifts(plot *p)
{
    dt_berge numbers;
    dt_status status = dt_berge_weigh(&numbers, &p->task, p->prospect->dm, p->budget);
    p->worth = numbers.worth;
    p->prospect->stable = true;
    if (status == DT_OK)
        status = dt_walk_run(&p->walk, p->prospect->state, p->how);
    if (status == DT_OK)
        status = tell_all_gifts(p, numbers.value);
    dt_berge_free(&numbers);
    return status;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------------- */

static dt_walk_how how_of(const plot *p, size_t dm)
{
    static const dt_walk_how hows[] = {[DT_BEHAVES_IMPROVES] = DT_WALK_IMPROVES,
                                       [DT_BEHAVES_ANY] = DT_WALK_MOVES,
                                       [DT_BEHAVES_STAYS] = DT_WALK_STAYS,
                                       [DT_BEHAVES_BEST] = DT_WALK_IMPROVES}; /* from where it seems to stand */
    static const bool improving[DT_FURTHER_KINDS] = {
        [DT_FURTHER_CMR] = true, [DT_FURTHER_CREDIBLE_POLICY] = true, [DT_FURTHER_SEQ] = true};
    dt_further_kind kind = p->prospect->concept.kind;
    if (dm == p->prospect->dm)
        return DT_WALK_STAYS;
    if (kind == DT_FURTHER_MIXED || kind == DT_FURTHER_BR_SEQ)
        return hows[dt_mixed_behaviour(&p->task, dm)];
    return improving[kind] ? DT_WALK_IMPROVES : DT_WALK_MOVES;
}

/* A walk looks at the rank of the state that it leaves. Whoever does its best is made to stand just below the best that it can
 * move to, if that is an improvement, and else above everything: then it improves by nothing but the best. */
static dt_status set_best(plot *p, const dt_graph *graph, const dt_prospect_question *q)
{
    const size_t dms = graph->model->dm_count;
    uint32_t *best = p->room.best;
    DT_TRY(dt_profile_build(&p->credible, graph, q->profile, p->budget));
    for (size_t dm = 0; dm < dms; dm++) {
        const uint32_t *rank = p->profile.ranks[dm]->rank;
        if (dt_mixed_behaviour(&p->task, dm) != DT_BEHAVES_BEST)
            continue;
        DT_TRY(dt_best_ranks(&p->task, dm, best));
        for (uint32_t s = 0; s < p->profile.state_count; s++)
            p->credible.places[(size_t)s * dms + dm].rank = best[s] > rank[s] ? best[s] - 1 : UINT32_MAX;
    }
    return DT_OK;
}

/* The conflict as those who answer see it. */
static dt_status set_answering(plot *p, const dt_graph *graph, const dt_prospect_question *q)
{
    dt_further_kind kind = q->concept.kind;
    const dt_profile *seen = &p->profile;
    if (kind == DT_FURTHER_SEQ)
        DT_TRY(dt_credible_profile(&p->task, &p->credible, p->budget));
    if (kind == DT_FURTHER_MIXED || kind == DT_FURTHER_BR_SEQ)
        DT_TRY(set_best(p, graph, q));
    if (p->credible.places)
        seen = &p->credible;
    return dt_walk_init(&p->walk, seen, p->budget);
}

/* Under Stackelberg the leader looks two moves ahead, the follower one. */
static void translate(plot *p)
{
    if (p->prospect->concept.kind == DT_FURTHER_STACKELBERG)
    p->task.concept = (dt_further){DT_FURTHER_LIMITED, p->prospect->dm + 1 == p->prospect->concept.number ? 2 : 1};
}

static dt_status set_out(plot *p, const dt_graph *graph, const dt_prospect_question *q)
{
    size_t dms = graph->model->dm_count;
    p->task = (dt_task){.graph = graph, .readings = q->profile, .terms = q->terms, .concept = q->concept};
    p->task.words = dt_words_for(graph->states.count);
    DT_TRY(dt_profile_build(&p->profile, graph, q->profile, p->budget));
    DT_TRY(dt_room_make(&p->room, &p->profile, p->budget));
    p->task.profile = &p->profile;
    p->task.room = &p->room;
    p->rank = p->profile.ranks[q->dm]->rank;
    p->how = dt_calloc(dms, sizeof *p->how);
    p->task.stable = dt_calloc(2 * dms * p->task.words, sizeof *p->task.stable);
    if (!p->how || !p->task.stable)
        return DT_ERR_NOMEM;
    p->task.ties = p->task.stable + dms * p->task.words;
    for (size_t dm = 0; dm < dms; dm++)
        p->how[dm] = how_of(p, dm);
    translate(p);
    return set_answering(p, graph, q);
}

static dt_status tell(plot *p)
{
    static dt_status (*const ways[])(plot *) = {[DT_FURTHER_LIMITED] = tell_anticipation,
                                                [DT_FURTHER_NONMYOPIC] = tell_anticipation,
                                                [DT_FURTHER_STACKELBERG] = tell_anticipation,
                                                [DT_FURTHER_MAXIMIN] = tell_game,
                                                [DT_FURTHER_MR] = tell_game,
                                                [DT_FURTHER_CMR] = tell_game,
                                                [DT_FURTHER_POLICY] = tell_game,
                                                [DT_FURTHER_SEQ] = tell_answers,
                                                [DT_FURTHER_CREDIBLE_POLICY] = tell_game,
                                                [DT_FURTHER_BR_SEQ] = tell_answers,
                                                [DT_FURTHER_BERGE] = tell_gifts,
                                                [DT_FURTHER_BERGE_GMR] = tell_gifts,
                                                [DT_FURTHER_BERGE_SMR] = tell_gifts,
                                                [DT_FURTHER_BERGE_SEQ] = tell_gifts,
                                                [DT_FURTHER_BERGE_SSEQ] = tell_gifts,
                                                [DT_FURTHER_MIXED] = tell_answers};
    return ways[p->prospect->concept.kind](p);
}

/* Does it hang on a tie? Only deciding the concept tells. */
static dt_status find_tie(plot *p)
{
    if (!dt_further_info_of(p->prospect->concept.kind)->by_ties)
        return DT_OK;
    memset(p->task.stable, 0, 2 * p->profile.dm_count * p->task.words * sizeof *p->task.stable);
    DT_TRY(dt_decide_any(&p->task, p->budget));
    p->prospect->by_tie = dt_bit_get(p->task.ties + p->prospect->dm * p->task.words, p->prospect->state);
    return DT_OK;
}

static void tidy(plot *p)
{
    if (p->walk.profile)
        dt_walk_free(&p->walk);
    dt_stages_forget(&p->stages, p->budget);
    dt_stages_forget(&p->ends[0], p->budget);
    dt_stages_forget(&p->ends[1], p->budget);
    free(p->how);
    free(p->task.stable);
    dt_room_free(&p->room, p->budget);
    dt_profile_free(&p->credible, p->budget);
    dt_profile_free(&p->profile, p->budget);
}

bool dt_prospect_possible(dt_further concept)
{
    return concept.kind != DT_FURTHER_BASIC && concept.kind != DT_FURTHER_EACH && concept.kind != DT_FURTHER_SEQ_OR_SIM;
}

dt_status dt_prospect_new(dt_prospect **out, const dt_graph *graph, const dt_prospect_question *question,
                          dt_budget *budget)
{
    assert(dt_prospect_possible(question->concept));
    *out = NULL;
    dt_prospect *prospect = dt_calloc(1, sizeof *prospect);
    if (!prospect)
        return DT_ERR_NOMEM;
    *prospect = (dt_prospect){.concept = question->concept, .dm = question->dm, .state = question->state};
    plot p = {.prospect = prospect, .budget = budget};
    dt_status status = set_out(&p, graph, question);
    if (status == DT_OK)
        status = tell(&p);
    if (status == DT_OK)
        status = find_tie(&p);
    tidy(&p);
    if (status == DT_OK)
        *out = prospect;
    else
        dt_prospect_free(prospect);
    return status;
}

void dt_prospect_free(dt_prospect *prospect)
{
    if (!prospect)
        return;
    for (size_t k = 0; k < prospect->line_count; k++)
        free(prospect->lines[k].moves);
    free(prospect->lines);
    free(prospect);
}
