/* SPDX-License-Identifier: MIT */
#include "relations/stages.h"

#include "base/bits.h"
#include "base/memory.h"
#include "graph/internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- escapes ----------------------------------------------------------------------------------------------------- */

static void find_tempting(dt_sanctions *w)
{
    memset(w->tempting, 0, w->moves->class_count * sizeof *w->tempting);
    for (size_t word = 0; word < w->words; word++) {
        uint64_t others = ~w->row[word];
        if (word + 1 == w->words && w->states % 64)
            others &= ((uint64_t)1 << w->states % 64) - 1;
        for (; others; others &= others - 1)
            w->tempting[w->moves->class_of[word * 64 + (size_t)__builtin_ctzll(others)]] = true;
    }
}

static bool can_escape(const dt_sanctions *w, uint32_t class)
{
    bool can = false;
    for (size_t k = w->moves->to.start[class]; k < w->moves->to.start[class + 1] && !can; k++)
        can = w->tempting[w->moves->to.items[k]];
    return can;
}

/* Leaves only the sanctions from which no move leads to what is none. That a state does not move to itself needs no care,
 * for it is a sanction. */
static dt_status keep_final(dt_sanctions *w)
{
    const dt_moves *moves = w->moves;
    if (moves->none)
        return DT_OK;
    find_tempting(w);
    for (uint32_t class = 0; class < moves->class_count; class ++) {
        if (!can_escape(w, class))
            continue;
        for (uint32_t at = moves->class_start[class]; at < moves->class_start[class + 1]; at++)
            dt_bit_clear(w->row, moves->members[at]);
    }
    return dt_budget_spend(w->budget, w->states / 4 + moves->class_count);
}

/* ---- verdicts ---------------------------------------------------------------------------------------------------- */

static bool meets(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t word = 0; word < words; word++)
        if (a[word] & b[word])
            return true;
    return false;
}

dt_status dt_sanctions_find(dt_sanctions *w, uint32_t state)
{
    const dt_stages *stages = w->stages;
    memset(w->row, 0, w->words * sizeof *w->row);
    DT_TRY(stages->lens->row(stages->lens->user, DT_DETERRED_BY, stages->dm, state, w->row));
    return stages->final ? keep_final(w) : DT_OK;
}

static dt_status decide(dt_sanctions *w, uint32_t state, bool *stable)
{
    const dt_arcs *leaves = w->stages->leaves;
    const dt_answers *answers = w->stages->answers;
    *stable = dt_arcs_count(leaves, state) == 0;
    if (*stable || !answers)
        return DT_OK;
    DT_TRY(dt_sanctions_find(w, state));
    *stable = true;
    for (size_t k = leaves->start[state]; k < leaves->start[state + 1] && *stable; k++)
        *stable = meets(dt_answers_from(answers, leaves->to[k]), w->row, w->words);
    return dt_budget_spend(w->budget, w->words);
}

dt_status dt_sanctions_begin(dt_sanctions *w, const dt_stages *stages, dt_budget *budget)
{
    *w = (dt_sanctions){.stages = stages, .moves = &stages->graph->moves[stages->dm], .budget = budget};
    w->states = stages->graph->states.count;
    w->words = dt_words_for(w->states);
    w->row = dt_malloc(w->words, sizeof *w->row);
    w->tempting = dt_malloc(w->moves->class_count, sizeof *w->tempting);
    return w->row && w->tempting ? DT_OK : DT_ERR_NOMEM;
}

void dt_sanctions_end(dt_sanctions *w)
{
    free(w->row);
    free(w->tempting);
}

dt_status dt_stages_decide(const dt_stages *stages, dt_budget *budget, uint64_t *stable)
{
    dt_sanctions w;
    dt_status status = dt_sanctions_begin(&w, stages, budget);
    for (uint32_t s = 0; s < w.states && status == DT_OK; s++) {
        bool yes;
        status = decide(&w, s, &yes);
        if (status == DT_OK && yes)
            dt_bit_set(stable, s);
    }
    dt_sanctions_end(&w);
    return status;
}
