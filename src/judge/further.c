/* SPDX-License-Identifier: MIT */
/* The further concepts, each from its definition in base/further.c. */
#include "judge/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- notes ---------------------------------------------------------------------------------------------------------- */

void dt_judge_forget(dt_judge *judge)
{
    struct dt_judge_notes *notes = judge->notes;
    if (!notes)
        return;
    dt_budget_release(judge->budget, notes->bytes);
    free(notes->rows);
    free(notes->known);
    free(notes->won);
    free(notes->stable);
    free(notes->ties);
    free(notes);
    judge->notes = NULL;
}

dt_status dt_judge_notes_of(dt_judge *judge, dt_further concept, struct dt_judge_notes **notes, bool *fresh)
{
    *fresh = !judge->notes || !dt_further_same(judge->notes->concept, concept);
    if (*fresh) {
        dt_judge_forget(judge);
        judge->notes = dt_calloc(1, sizeof *judge->notes);
        if (!judge->notes)
            return DT_ERR_NOMEM;
        judge->notes->concept = concept;
        judge->notes->words = dt_words_for(judge->states);
        judge->notes->dm = SIZE_MAX;
    }
    *notes = judge->notes;
    return DT_OK;
}

dt_status dt_judge_note(dt_judge *judge, struct dt_judge_notes *notes, void *out, size_t count, size_t size)
{
    DT_TRY(dt_budget_reserve(judge->budget, (uint64_t)count * size));
    notes->bytes += (uint64_t)count * size;
    void *room = dt_calloc(count, size);
    memcpy(out, &room, sizeof room);
    return room ? DT_OK : DT_ERR_NOMEM;
}

/* ---- what the others bring about ------------------------------------------------------------------------------------ */

static dt_status find_row(dt_judge *judge, const dt_judge_others *others, uint32_t from, uint64_t *row)
{
    dt_status status = dt_judge_go_on(judge, others, from, judge->dms);
    for (size_t next = 0; status == DT_OK && next < judge->queued; next++) {
        dt_judge_step at = judge->queue[next];
        if (at.state != from)
            dt_bit_set(row, at.state);
        status = dt_judge_go_on(judge, others, at.state, at.mover);
    }
    dt_judge_empty_queue(judge);
    return status;
}

dt_status dt_judge_reach(dt_judge *judge, struct dt_judge_notes *notes, const dt_judge_others *others, uint32_t from,
                         const uint64_t **row)
{
    if (!notes->rows)
        DT_TRY(dt_judge_note(judge, notes, &notes->rows, judge->states, notes->words * sizeof *notes->rows));
    if (!notes->known)
        DT_TRY(dt_judge_note(judge, notes, &notes->known, notes->words, sizeof *notes->known));
    if (notes->dm != others->dm)
        memset(notes->known, 0, notes->words * sizeof *notes->known);
    notes->dm = others->dm;
    uint64_t *found = notes->rows + from * notes->words;
    *row = found;
    if (dt_bit_get(notes->known, from))
        return DT_OK;
    memset(found, 0, notes->words * sizeof *found);
    DT_TRY(find_row(judge, others, from, found));
    dt_bit_set(notes->known, from);
    return DT_OK;
}

/* ---- three stages --------------------------------------------------------------------------------------------------- */

/* Is every improvement answered by something that is not preferred? */
static dt_status all_answered(dt_judge *judge, struct dt_judge_notes *notes, const dt_judge_others *others,
                              uint32_t state, bool *stable)
{
    dt_judge_row moves;
    const uint64_t *row;
    DT_TRY(dt_judge_look_up(judge, others->dm, state, &moves));
    *stable = true;
    for (uint32_t k = 0, count = moves.better; k < count && *stable; k++) {
        DT_TRY(dt_judge_look_up(judge, others->dm, state, &moves)); /* others may have taken its place */
        DT_TRY(dt_judge_reach(judge, notes, others, moves.to[k], &row));
        DT_TRY(dt_budget_spend(judge->budget, judge->states));
        *stable = false;
        for (uint32_t x = 0; x < judge->states && !*stable; x++)
            *stable = dt_bit_get(row, x) && !dt_judge_prefers(judge, others->dm, x, state);
    }
    return DT_OK;
}

/* Everybody's verdicts at one order, from those at the order before. */
static dt_status judge_order(dt_judge *judge, struct dt_judge_notes *notes, const uint64_t *before, uint64_t *now)
{
    for (size_t dm = 0; dm < judge->dms; dm++) {
        dt_judge_others others = {.dm = dm, .credible = true, .settled = before};
        notes->dm = SIZE_MAX; /* the rows were those of another order */
        for (uint32_t s = 0; s < judge->states; s++) {
            bool stable;
            DT_TRY(all_answered(judge, notes, &others, s, &stable));
            dt_bit_put(now + dm * notes->words, s, stable);
        }
    }
    return DT_OK;
}

static dt_status judge_orders(dt_judge *judge, dt_further concept, struct dt_judge_notes *notes)
{
    size_t bytes = judge->dms * notes->words * sizeof *notes->stable;
    DT_TRY(dt_judge_note(judge, notes, &notes->stable, judge->dms, notes->words * sizeof *notes->stable));
    uint64_t *before = dt_calloc(1, bytes);
    dt_status status = before ? DT_OK : DT_ERR_NOMEM;
    for (unsigned order = 1; order <= concept.number && status == DT_OK; order++) {
        memcpy(before, notes->stable, bytes);
        status = judge_order(judge, notes, before, notes->stable);
    }
    free(before);
    if (status != DT_OK)
        dt_judge_forget(judge);
    return status;
}

/* ---- each concept --------------------------------------------------------------------------------------------------- */

typedef struct asking {
    dt_further concept;
    const dt_terms *terms;
    size_t dm;
    uint32_t state;
    bool *stable, *by_tie;
} asking;

static dt_status ask_anticipation(dt_judge *judge, const asking *asked)
{
    struct dt_judge_notes *notes;
    bool fresh;
    DT_TRY(dt_judge_notes_of(judge, asked->concept, &notes, &fresh));
    if (fresh)
        DT_TRY(dt_judge_anticipate(judge, asked->concept, notes));
    *asked->stable = dt_bit_get(notes->stable + asked->dm * notes->words, asked->state);
    *asked->by_tie = dt_bit_get(notes->ties + asked->dm * notes->words, asked->state);
    return DT_OK;
}

static dt_status ask_leader(dt_judge *judge, const asking *asked)
{
    asking own = *asked;
    own.concept = (dt_further){DT_FURTHER_LIMITED, asked->dm + 1 == asked->concept.number ? 2 : 1};
    return ask_anticipation(judge, &own);
}

static dt_status ask_game(dt_judge *judge, const asking *asked)
{
    return dt_judge_game(judge, asked->concept, asked->dm, asked->state, asked->stable);
}

static dt_status ask_policy(dt_judge *judge, const asking *asked)
{
    return dt_judge_policy(judge, asked->concept, asked->dm, asked->state, asked->stable);
}

static dt_status ask_order(dt_judge *judge, const asking *asked)
{
    struct dt_judge_notes *notes;
    bool fresh;
    DT_TRY(dt_judge_notes_of(judge, asked->concept, &notes, &fresh));
    if (fresh)
        DT_TRY(judge_orders(judge, asked->concept, notes));
    *asked->stable = dt_bit_get(notes->stable + asked->dm * notes->words, asked->state);
    return DT_OK;
}

static dt_status ask_mixed(dt_judge *judge, const asking *asked)
{
    struct dt_judge_notes *notes;
    bool fresh;
    dt_judge_others others = {.dm = asked->dm, .behaviours = asked->terms->behaviours};
    DT_TRY(dt_judge_notes_of(judge, asked->concept, &notes, &fresh));
    return all_answered(judge, notes, &others, asked->state, asked->stable);
}

/* Under BR-SEQ all do their best. */
static dt_status ask_best(dt_judge *judge, const asking *asked)
{
    dt_behaviour *best = dt_calloc(judge->dms, sizeof *best);
    if (!best)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < judge->dms; dm++)
        best[dm] = DT_BEHAVES_BEST;
    asking own = *asked;
    own.terms = &(dt_terms){.behaviours = best};
    dt_status status = ask_mixed(judge, &own);
    free(best);
    return status;
}

static dt_status ask_berge(dt_judge *judge, const asking *asked)
{
    return dt_judge_berge(judge, asked->concept, asked->dm, asked->state, asked->stable);
}

static dt_status ask_each(dt_judge *judge, const asking *asked)
{
    return dt_judge_further(judge, asked->terms->own[asked->dm], asked->terms, asked->dm, asked->state, asked->stable,
                            asked->by_tie);
}

static dt_status ask_basic(dt_judge *judge, const asking *asked)
{
    return dt_judge_stable(judge, (dt_concept_id)asked->concept.number, asked->dm, asked->state, asked->stable);
}

static dt_status ask_seq_or_sim(dt_judge *judge, const asking *asked)
{
    DT_TRY(dt_judge_stable(judge, DT_CONCEPT_SEQ, asked->dm, asked->state, asked->stable));
    return *asked->stable ? DT_OK : dt_judge_stable(judge, DT_CONCEPT_SIM, asked->dm, asked->state, asked->stable);
}

dt_status dt_judge_further(dt_judge *judge, dt_further concept, const dt_terms *terms, size_t dm, uint32_t state,
                           bool *stable, bool *by_tie)
{
    static dt_status (*const recipes[])(dt_judge *, const asking *) = {
        [DT_FURTHER_LIMITED] = ask_anticipation,
        [DT_FURTHER_NONMYOPIC] = ask_anticipation,
        [DT_FURTHER_STACKELBERG] = ask_leader,
        [DT_FURTHER_MAXIMIN] = ask_game,
        [DT_FURTHER_MR] = ask_game,
        [DT_FURTHER_CMR] = ask_game,
        [DT_FURTHER_POLICY] = ask_policy,
        [DT_FURTHER_SEQ] = ask_order,
        [DT_FURTHER_CREDIBLE_POLICY] = ask_policy,
        [DT_FURTHER_BR_SEQ] = ask_best,
        [DT_FURTHER_BERGE] = ask_berge,
        [DT_FURTHER_BERGE_GMR] = ask_berge,
        [DT_FURTHER_BERGE_SMR] = ask_berge,
        [DT_FURTHER_BERGE_SEQ] = ask_berge,
        [DT_FURTHER_BERGE_SSEQ] = ask_berge,
        [DT_FURTHER_MIXED] = ask_mixed,
        [DT_FURTHER_EACH] = ask_each,
        [DT_FURTHER_SEQ_OR_SIM] = ask_seq_or_sim,
        [DT_FURTHER_BASIC] = ask_basic,
    };
    assert(dm < judge->dms && state < judge->states);
    *stable = *by_tie = false;
    return recipes[concept.kind](
        judge, &(asking){concept, terms, .dm = dm, .state = state, .stable = stable, .by_tie = by_tie});
}
