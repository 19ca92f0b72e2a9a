/* SPDX-License-Identifier: MIT */
/* Is a witness under a further concept what it says? The verdict, and whether it hangs on a tie, is the judge's. What is said to
 * follow is played by the rules: every move possible, nobody twice in a row, improvements where the concept demands them, an end
 * that bears the verdict out. That each of the moves is the one that would be chosen is not asked. */
#include "followup/inquest.h"

#include "base/bits.h"

#include <inttypes.h>
#include <string.h>

/* What one witness says. */
typedef struct account {
    dt_further concept;         /* of this one */
    size_t start, lines, parts; /* places; SIZE_MAX: nowhere */
    size_t dm;
    bool stable, by_tie, has_stable, has_tie, named;
} account;

dt_status dt_inquest_terms(dt_inquest *i)
{
    dt_verifier *v = i->v;
    dt_further_kind kind = i->further.kind;
    if (kind != DT_FURTHER_EACH && kind != DT_FURTHER_MIXED)
        return DT_OK;
    size_t place = v->places[kind == DT_FURTHER_EACH ? DT_MEMBER_CONCEPT_OF : DT_MEMBER_BEHAVIOUR];
    if (place == SIZE_MAX)
        return dt_lie(v, "it does not say what \"%s\" leaves open", dt_further_info_of(kind)->name);
    v->pull.at = place;
    return dt_verify_terms(v, kind);
}

/* ---- reading ----------------------------------------------------------------------------------------------------------- */

static bool read_text(dt_inquest *i, const char *what)
{
    return dt_pull_text(&i->v->pull, &i->v->text, what);
}

static bool read_member(dt_inquest *i, account *a)
{
    dt_pull *pull = &i->v->pull;
    if (dt_inquest_key_is(i, "stable"))
        return a->has_stable = dt_inquest_read_truth(i, &a->stable, "\"stable\"");
    if (dt_inquest_key_is(i, "by_tie"))
        return a->has_tie = dt_inquest_read_truth(i, &a->by_tie, "\"by_tie\"");
    if (dt_inquest_key_is(i, "concept")) {
        if (!read_text(i, "\"concept\""))
            return false;
        a->named = dt_further_find(dt_text_get(&i->v->text), &a->concept);
        return true;
    }
    if (dt_inquest_key_is(i, "decision_maker")) {
        if (!read_text(i, "\"decision_maker\""))
            return false;
        a->dm = dt_model_find_dm(i->v->model, dt_text_get(&i->v->text));
        return true;
    }
    if (dt_inquest_key_is(i, "lines"))
        a->lines = pull->at;
    if (dt_inquest_key_is(i, "parts"))
        a->parts = pull->at;
    dt_pull_skip(pull);
    return true;
}

static dt_status read_account(dt_inquest *i, account *a)
{
    *a = (account){.start = i->v->pull.at, .lines = SIZE_MAX, .parts = SIZE_MAX, .dm = DT_PATTERN_NONE};
    if (!dt_pull_enter(&i->v->pull, DT_PULL_MAPPING, "a witness"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&i->v->pull, &i->v->key))
        if (!read_member(i, a))
            return DT_ERR_MODEL;
    DT_TRY(i->v->text.status);
    DT_TRY(i->v->key.status);
    if (a->named && a->has_stable && a->dm != DT_PATTERN_NONE)
        return DT_OK;
    dt_pull_report(&i->v->pull, "a witness has \"concept\", a decision maker of the model and \"stable\"");
    return DT_ERR_MODEL;
}

/* Does the decision maker prefer `state` to the one asked about? */
static bool prefers(const dt_inquest *i, uint32_t state)
{
    return dt_inquest_relate(i, i->dm, state, i->state).kind == DT_PREFERRED;
}

/* ---- lines ------------------------------------------------------------------------------------------------------------- */

/* Does whoever moves make nothing but improvements? */
static bool must_improve(const dt_inquest *i, dt_further_kind kind, size_t mover)
{
    if (kind == DT_FURTHER_CMR || kind == DT_FURTHER_CREDIBLE_POLICY)
        return true;
    if (mover == i->dm)
        return false;
    if (kind == DT_FURTHER_MIXED)
        return i->v->behaviours[mover] == DT_BEHAVES_IMPROVES || i->v->behaviours[mover] == DT_BEHAVES_BEST;
    return kind == DT_FURTHER_SEQ || kind == DT_FURTHER_BR_SEQ;
}

static dt_status play_move(dt_inquest *i, const account *a, size_t mover, uint32_t from, uint32_t to)
{
    const char *id = i->v->model->decision_makers[mover].id;
    if (!dt_inquest_may_move(i, mover, from, to))
        return dt_lie(i->v, "%s cannot move from state %" PRIu32 " to state %" PRIu32, id, from + 1, to + 1);
    if (must_improve(i, a->concept.kind, mover) && dt_inquest_relate(i, mover, to, from).kind != DT_PREFERRED)
        return dt_lie(i->v, "for %s the move from state %" PRIu32 " to state %" PRIu32 " is no improvement", id,
                      from + 1, to + 1);
    return DT_OK;
}

/* Plays the moves of the list at the cursor from `*at`, after a move of `last`. */
static dt_status play(dt_inquest *i, const account *a, uint32_t *at, size_t last)
{
    size_t mover;
    uint32_t to;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_LIST, "\"moves\""))
        return DT_ERR_MODEL;
    while (!i->v->found->lie && dt_pull_item(&i->v->pull)) {
        DT_TRY(dt_inquest_read_move(i, &mover, &to));
        DT_TRY(play_move(i, a, mover, *at, to));
        if (mover == last)
            return dt_lie(i->v, "%s moves twice in a row", i->v->model->decision_makers[mover].id);
        last = mover;
        *at = to;
    }
    return DT_OK;
}

static dt_status check_line(dt_inquest *i, const account *a, uint64_t *improvements)
{
    dt_verifier *v = i->v;
    uint64_t to = UINT64_MAX, end = 0;
    size_t moves = SIZE_MAX, behind;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a line"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        if (dt_inquest_key_is(i, "moves"))
            moves = v->pull.at;
        bool state = dt_inquest_key_is(i, "to") || dt_inquest_key_is(i, "end");
        if (state && !dt_inquest_read_state(i, dt_inquest_key_is(i, "to") ? &to : &end, "a state"))
            return DT_ERR_MODEL;
        if (!state)
            dt_pull_skip(&v->pull);
    }
    if (to == UINT64_MAX || end == 0 || moves == SIZE_MAX) {
        dt_pull_report(&v->pull, "a line has to, moves and end");
        return DT_ERR_MODEL;
    }
    behind = v->pull.at;
    uint32_t at = i->state;
    if (to) {
        at = (uint32_t)to - 1;
        DT_TRY(play_move(i, a, i->dm, i->state, at));
        if (dt_bit_get(i->answered, at))
            return dt_lie(v, "what follows from the move to state %" PRIu64 " is told twice", to);
        dt_bit_set(i->answered, at);
        *improvements += prefers(i, at);
    }
    v->pull.at = moves;
    if (!v->found->lie)
        DT_TRY(play(i, a, &at, to ? i->dm : DT_PATTERN_NONE));
    v->pull.at = behind;
    if (v->found->lie)
        return DT_OK;
    if (end != (uint64_t)at + 1)
        return dt_lie(v, "the moves end in state %" PRIu32 ", not in state %" PRIu64, at + 1, end);
    return prefers(i, at) == a->stable
               ? dt_lie(v, "the end in state %" PRIu64 " does not bear out that the state is %sstable", end,
                        a->stable ? "" : "not ")
               : DT_OK;
}

/* Stable: every improvement has its line, but where the others move first. Not stable: one line is enough. */
static dt_status check_lines(dt_inquest *i, const account *a)
{
    bool gifts = a->concept.kind >= DT_FURTHER_BERGE && a->concept.kind <= DT_FURTHER_BERGE_SSEQ;
    uint64_t count = 0, improvements = 0, wanted = 0;
    i->v->pull.at = a->lines;
    memset(i->answered, 0, dt_words_for(i->v->states) * sizeof *i->answered);
    if (!dt_pull_enter(&i->v->pull, DT_PULL_LIST, "\"lines\""))
        return DT_ERR_MODEL;
    for (; !i->v->found->lie && dt_pull_item(&i->v->pull); count++)
        DT_TRY(check_line(i, a, &improvements));
    if (i->v->found->lie)
        return DT_OK;
    if (!a->stable)
        return count == 1 ? DT_OK : dt_lie(i->v, "where a state is not stable there is one line, not %" PRIu64, count);
    DT_TRY(dt_budget_spend(i->v->budget, i->v->states));
    for (uint32_t s = 0; s < i->v->states && !gifts; s++)
        wanted += prefers(i, s) && dt_inquest_may_move(i, i->dm, i->state, s);
    return improvements == wanted
               ? DT_OK
               : dt_lie(i->v, "%" PRIu64 " improvements are accounted for, not %" PRIu64, improvements, wanted);
}

/* ---- one witness ------------------------------------------------------------------------------------------------------- */

static dt_status check_foreseen(dt_inquest *i, const account *a)
{
    const dt_terms terms = {i->v->behaviours, i->v->own};
    bool stable, tie;
    char name[DT_FURTHER_TEXT];
    DT_TRY(dt_judge_further(i->judge, a->concept, &terms, a->dm, i->state, &stable, &tie));
    i->v->found->verdicts++;
    i->v->found->checked++;
    if (a->lines == SIZE_MAX || !a->has_tie)
        return dt_lie(i->v, "a witness under %s has \"by_tie\" and \"lines\"", dt_further_name(a->concept, name));
    if (stable != a->stable || tie != a->by_tie)
        return dt_lie(i->v, "state %" PRIu32 " is %sstable for %s under %s, which %s on how ties are broken",
                      i->state + 1, stable ? "" : "not ", i->v->model->decision_makers[a->dm].id,
                      dt_further_name(a->concept, name), tie ? "hangs" : "does not hang");
    i->dm = a->dm;
    return check_lines(i, a);
}

/* SEQ, then SIM: stable where one of them is. */
static dt_status check_parts(dt_inquest *i, const account *a)
{
    static const dt_concept_id either[] = {DT_CONCEPT_SEQ, DT_CONCEPT_SIM};
    bool stable = false;
    size_t count = 0;
    i->v->pull.at = a->parts;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_LIST, "\"parts\""))
        return DT_ERR_MODEL;
    for (; !i->v->found->lie && dt_pull_item(&i->v->pull); count++) {
        account part;
        size_t at = i->v->pull.at;
        DT_TRY(read_account(i, &part));
        if (count == 2 || part.dm != a->dm ||
            !dt_further_same(part.concept, (dt_further){DT_FURTHER_BASIC, either[count]}))
            return dt_lie(i->v, "the parts of \"seq_or_sim\" are seq and sim, for the same decision maker");
        i->v->pull.at = at;
        i->criterion = (dt_criterion){.concept = either[count]};
        DT_TRY(dt_inquest_witness(i));
        stable = stable || part.stable;
    }
    if (i->v->found->lie || (count == 2 && stable == a->stable))
        return DT_OK;
    return dt_lie(i->v, "its two parts do not say that the state is %sstable", a->stable ? "" : "not ");
}

dt_status dt_inquest_account(dt_inquest *i)
{
    account a;
    char name[DT_FURTHER_TEXT];
    DT_TRY(read_account(i, &a));
    size_t behind = i->v->pull.at;
    dt_further wanted = i->further.kind == DT_FURTHER_EACH ? i->v->own[a.dm] : i->further;
    if (!dt_further_same(a.concept, wanted))
        return dt_lie(i->v, "%s is asked about %s", i->v->model->decision_makers[a.dm].id,
                      dt_further_name(wanted, name));
    if (wanted.kind == DT_FURTHER_SEQ_OR_SIM) {
        DT_TRY(a.parts == SIZE_MAX ? dt_lie(i->v, "it has no parts") : check_parts(i, &a));
    } else if (wanted.kind == DT_FURTHER_BASIC) {
        i->v->pull.at = a.start;
        i->criterion = (dt_criterion){.concept = (dt_concept_id)wanted.number};
        DT_TRY(dt_inquest_witness(i));
    } else {
        DT_TRY(check_foreseen(i, &a));
    }
    i->v->pull.at = behind;
    return DT_OK;
}
