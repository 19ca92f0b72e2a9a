/* SPDX-License-Identifier: MIT */
/* Is a witness what it says? Moves and preferences are asked of the rules, never of the list of moves: every move legal,
 * nobody twice in a row, improvements where the concept demands them, an end that is not preferred and, where the concept
 * demands it, no escape. Where nobody is said to answer, everything that can be brought about is gone through again. The
 * verdict itself is the judge's. */
#include "followup/inquest.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What one answer says. */
typedef struct told {
    uint64_t to, end, escape; /* numbers of states; 0: null */
    uint64_t reached, escapable, better, unknown;
    bool sanctioned, verdict_told;
    size_t moves; /* where the list begins; SIZE_MAX: nowhere */
} told;

static const uint64_t *vector(const dt_inquest *i, uint32_t state)
{
    return dt_graph_state(i->v->graph, state);
}

/* ---- reading ------------------------------------------------------------------------------------------------------- */

/* A number of a state, or 0 for null. */
bool dt_inquest_read_state(dt_inquest *i, uint64_t *number, const char *what)
{
    *number = 0;
    if (dt_pull_null(&i->v->pull))
        return true;
    if (!dt_pull_number(&i->v->pull, number, what))
        return false;
    uint64_t given = *number;
    *number = dt_verify_number(i->v, given);
    if (*number >= 1)
        return true;
    dt_pull_report(&i->v->pull, "there is no state %" PRIu64, given);
    return false;
}

bool dt_inquest_read_truth(dt_inquest *i, bool *value, const char *what)
{
    dt_pull *pull = &i->v->pull;
    if (dt_pull_peek(pull) != DT_PULL_TRUTH) {
        dt_pull_report(pull, "%s is true or false", what);
        return false;
    }
    *value = pull->bytes[pull->at] == 't';
    dt_pull_skip(pull);
    return true;
}

bool dt_inquest_key_is(const dt_inquest *i, const char *key)
{
    return strcmp(dt_text_get(&i->v->key), key) == 0;
}

/* One member of an answer. @return false if it is of the wrong kind. */
static bool read_answer_member(dt_inquest *i, told *answer)
{
    if (dt_inquest_key_is(i, "to"))
        return dt_inquest_read_state(i, &answer->to, "\"to\"");
    if (dt_inquest_key_is(i, "end"))
        return dt_inquest_read_state(i, &answer->end, "\"end\"");
    if (dt_inquest_key_is(i, "escape"))
        return dt_inquest_read_state(i, &answer->escape, "\"escape\"");
    if (dt_inquest_key_is(i, "reached"))
        return dt_pull_number(&i->v->pull, &answer->reached, "\"reached\"");
    if (dt_inquest_key_is(i, "escapable"))
        return dt_pull_number(&i->v->pull, &answer->escapable, "\"escapable\"");
    if (i->v->relational && dt_inquest_key_is(i, "better"))
        return dt_pull_number(&i->v->pull, &answer->better, "\"better\"");
    if (i->v->relational && dt_inquest_key_is(i, "unknown"))
        return dt_pull_number(&i->v->pull, &answer->unknown, "\"unknown\"");
    if (dt_inquest_key_is(i, "sanctioned"))
        return answer->verdict_told = dt_inquest_read_truth(i, &answer->sanctioned, "\"sanctioned\"");
    if (dt_inquest_key_is(i, "moves"))
        answer->moves = i->v->pull.at;
    dt_pull_skip(&i->v->pull);
    return true;
}

/* Is every member there? What is left out would pass for null or 0. */
static bool is_whole(const told *answer)
{
    bool head = answer->to && answer->verdict_told && answer->moves != SIZE_MAX && answer->end != UINT64_MAX;
    bool rest = answer->reached != UINT64_MAX && answer->escapable != UINT64_MAX && answer->escape != UINT64_MAX;
    return head && (answer->sanctioned || rest);
}

static dt_status read_answer(dt_inquest *i, told *answer)
{
    *answer = (told){.end = UINT64_MAX, .escape = UINT64_MAX, .moves = SIZE_MAX};
    answer->reached = answer->escapable = UINT64_MAX;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_MAPPING, "an answer"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&i->v->pull, &i->v->key))
        if (!read_answer_member(i, answer))
            return DT_ERR_MODEL;
    if (is_whole(answer))
        return i->v->key.status;
    dt_pull_report(&i->v->pull,
                   "an answer has to, sanctioned, moves and end; without a sanction also reached, escapable "
                   "and escape");
    return DT_ERR_MODEL;
}

/* The next move of the list at the cursor. */
dt_status dt_inquest_read_move(dt_inquest *i, size_t *dm, uint32_t *to)
{
    uint64_t number = 0;
    *dm = DT_PATTERN_NONE;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_MAPPING, "a move"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&i->v->pull, &i->v->key)) {
        if (dt_inquest_key_is(i, "to")) {
            if (!dt_inquest_read_state(i, &number, "\"to\""))
                return DT_ERR_MODEL;
        } else if (dt_inquest_key_is(i, "by")) {
            if (!dt_pull_text(&i->v->pull, &i->v->text, "\"by\""))
                return DT_ERR_MODEL;
            *dm = dt_model_find_dm(i->v->model, dt_text_get(&i->v->text));
        } else {
            dt_pull_skip(&i->v->pull);
        }
    }
    DT_TRY(i->v->text.status);
    if (*dm == DT_PATTERN_NONE || number == 0) {
        dt_pull_report(&i->v->pull, "a move has \"by\", a decision maker, and \"to\", a state");
        return DT_ERR_MODEL;
    }
    *to = (uint32_t)number - 1;
    return DT_OK;
}

/* ---- answers move by move ------------------------------------------------------------------------------------------ */

static dt_status check_step(dt_inquest *i, size_t dm, uint32_t from, uint32_t to)
{
    const char *id = i->v->model->decision_makers[dm].id;
    if (dm == i->dm)
        return dt_lie(i->v, "%s answers itself", id);
    if (!dt_inquest_may_move(i, dm, from, to))
        return dt_lie(i->v, "%s cannot move from state %" PRIu32 " to state %" PRIu32, id, from + 1, to + 1);
    if (!dt_inquest_answers(i, dm, from, to))
        return dt_lie(i->v, "for %s the move from state %" PRIu32 " to state %" PRIu32 " is no improvement", id,
                      from + 1, to + 1);
    return DT_OK;
}

/* A legal sequence from `*at`, which moves to its end; `*count` moves. */
static dt_status follow_sequence(dt_inquest *i, uint32_t *at, size_t *count)
{
    size_t last = DT_PATTERN_NONE, dm;
    uint32_t to;
    for (*count = 0; !i->v->found->lie && dt_pull_item(&i->v->pull); ++*count) {
        DT_TRY(dt_inquest_read_move(i, &dm, &to));
        DT_TRY(check_step(i, dm, *at, to));
        if (dm == last)
            return dt_lie(i->v, "%s moves twice in a row", i->v->model->decision_makers[dm].id);
        last = dm;
        *at = to;
    }
    return DT_OK;
}

/* Moves made at the same time as the improvement `*at`, which becomes what they combine to. */
static dt_status combine_moves(dt_inquest *i, uint32_t *at, uint64_t *combined, uint64_t *movers, size_t *count)
{
    size_t words = dt_model_words(i->v->model), dm;
    uint32_t to;
    memcpy(combined, vector(i, *at), words * sizeof *combined);
    for (*count = 0; !i->v->found->lie && dt_pull_item(&i->v->pull); ++*count) {
        DT_TRY(dt_inquest_read_move(i, &dm, &to));
        DT_TRY(check_step(i, dm, i->state, to));
        if (dt_bit_get(movers, dm))
            return dt_lie(i->v, "%s moves twice at once", i->v->model->decision_makers[dm].id);
        dt_bit_set(movers, dm);
        for (size_t word = 0; word < words; word++)
            combined[word] ^= vector(i, i->state)[word] ^ vector(i, to)[word];
    }
    if (i->v->found->lie)
        return DT_OK;
    *at = dt_graph_find(i->v->graph, combined);
    return *at == DT_NO_STATE ? dt_lie(i->v, "moves at once lead to no feasible state") : DT_OK;
}

static dt_status follow_at_once(dt_inquest *i, uint32_t *at, size_t *count)
{
    uint64_t *combined = dt_calloc(dt_model_words(i->v->model), sizeof *combined);
    uint64_t *movers = dt_calloc(dt_words_for(i->v->model->dm_count), sizeof *movers);
    dt_status status = combined && movers ? combine_moves(i, at, combined, movers, count) : DT_ERR_NOMEM;
    free(combined);
    free(movers);
    return status;
}

/* Goes through the moves of an answer; `*count` of them lead to `*end`. */
static dt_status follow_moves(dt_inquest *i, const told *answer, uint32_t *end, size_t *count)
{
    *end = (uint32_t)answer->to - 1;
    i->v->pull.at = answer->moves;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_LIST, "\"moves\""))
        return DT_ERR_MODEL;
    DT_TRY(i->criterion.concept == DT_CONCEPT_SIM ? follow_at_once(i, end, count) : follow_sequence(i, end, count));
    if (!i->v->found->lie && answer->end != (*count ? (uint64_t)*end + 1 : 0))
        return dt_lie(i->v, "the moves that answer the one to state %" PRIu64 " do not end where it says", answer->to);
    return DT_OK;
}

static dt_status check_sanction(dt_inquest *i, const told *answer)
{
    uint32_t end;
    size_t count;
    bool escape;
    DT_TRY(follow_moves(i, answer, &end, &count));
    if (i->v->found->lie)
        return DT_OK;
    if (count == 0)
        return dt_lie(i->v, "nobody moves to answer the move to state %" PRIu64, answer->to);
    if (i->criterion.concept == DT_CONCEPT_NASH)
        return dt_lie(i->v, "there are no answers under nash");
    if (!dt_inquest_deters(i, end))
        return dt_lie(i->v,
                      i->v->relational ? "%s is not deterred by state %" PRIu32 " from leaving state %" PRIu32
                                       : "%s prefers state %" PRIu32 " to state %" PRIu32 ", so it is no sanction",
                      i->v->model->decision_makers[i->dm].id, end + 1, i->state + 1);
    if (!dt_inquest_recipe(i)->final)
        return DT_OK;
    DT_TRY(dt_inquest_escape(i, end, &escape));
    return escape
               ? dt_lie(i->v, "from state %" PRIu32 " %s can escape", end + 1, i->v->model->decision_makers[i->dm].id)
               : DT_OK;
}

/* ---- where nobody answers ------------------------------------------------------------------------------------------ */

/* An escape that is shown: moves to a state that is not preferred, and one more to a state that is. */
static dt_status check_escape(dt_inquest *i, const told *answer)
{
    uint32_t end;
    size_t count;
    DT_TRY(follow_moves(i, answer, &end, &count));
    if (i->v->found->lie || (count == 0 && answer->escape == 0 && answer->escapable == 0))
        return DT_OK;
    if (answer->escapable == 0 || count == 0 || answer->escape == 0)
        return dt_lie(i->v, "an escape is shown where there is one, with the moves before it");
    if (!dt_inquest_deters(i, end) || !dt_inquest_may_move(i, i->dm, end, (uint32_t)answer->escape - 1) ||
        dt_inquest_deters(i, (uint32_t)answer->escape - 1))
        return dt_lie(i->v, "from state %" PRIu32 " to state %" PRIu64 " is no escape", end + 1, answer->escape);
    return DT_OK;
}

static dt_status check_unanswered(dt_inquest *i, const told *answer)
{
    dt_crowd crowd;
    DT_TRY(check_escape(i, answer));
    if (i->v->found->lie)
        return DT_OK;
    DT_TRY(dt_inquest_crowd(i, (uint32_t)answer->to - 1, &crowd));
    if (crowd.sanction)
        return dt_lie(i->v, "the move to state %" PRIu64 " can be answered", answer->to);
    if (i->v->relational && (crowd.better != answer->better || crowd.unknown != answer->unknown))
        return dt_lie(i->v,
                      "of the states that answer the move to state %" PRIu64 " without deterring %" PRIu64
                      " are better and of %" PRIu64 " it is not known",
                      answer->to, crowd.better, crowd.unknown);
    if (crowd.reached == answer->reached && crowd.escapable == answer->escapable)
        return DT_OK;
    return dt_lie(i->v,
                  "the others can answer the move to state %" PRIu64 " in %" PRIu64 " ways, %" PRIu64
                  " of them with an escape, not in %" PRIu64 " and %" PRIu64,
                  answer->to, crowd.reached, crowd.escapable, answer->reached, answer->escapable);
}

/* ---- one witness --------------------------------------------------------------------------------------------------- */

static dt_status check_answer(dt_inquest *i)
{
    told answer;
    DT_TRY(read_answer(i, &answer));
    size_t behind = i->v->pull.at;
    uint32_t to = (uint32_t)answer.to - 1;
    if (!dt_inquest_may_move(i, i->dm, i->state, to) || !dt_inquest_leaves(i, to))
        return dt_lie(i->v, "the move to state %" PRIu64 " is no improvement", answer.to);
    if (dt_bit_get(i->answered, to))
        return dt_lie(i->v, "the move to state %" PRIu64 " is answered twice", answer.to);
    dt_bit_set(i->answered, to);
    if (answer.sanctioned != (i->stable == 1))
        return dt_lie(i->v, "the state is said to be %sstable, and the move to state %" PRIu64 " is%s answered",
                      i->stable ? "" : "un", answer.to, answer.sanctioned ? "" : " not");
    DT_TRY(answer.sanctioned ? check_sanction(i, &answer) : check_unanswered(i, &answer));
    i->v->pull.at = behind;
    return DT_OK;
}

/* Stable: every improvement is answered; unstable: one is not, and it alone is given. */
static dt_status check_answers(dt_inquest *i)
{
    uint64_t count = 0;
    i->v->pull.at = i->answers;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_LIST, "\"answers\""))
        return DT_ERR_MODEL;
    for (; !i->v->found->lie && dt_pull_item(&i->v->pull); count++)
        DT_TRY(check_answer(i));
    bool some = i->v->symbolic && i->stable && (count > 0 || i->left_for == 0) && count <= i->left_for;
    if (i->v->found->lie || some || count == (i->stable ? i->left_for : 1))
        return DT_OK;
    return dt_lie(i->v, "%" PRIu64 " improvements are accounted for, not %" PRIu64, count, i->stable ? i->left_for : 1);
}

/* Counts moves by the rules and holds what is said against it. */
static dt_status check_counts(dt_inquest *i)
{
    uint64_t moves = 0, kinds[DT_RELATION_KINDS] = {0}, left_for = 0;
    const char *id = i->v->model->decision_makers[i->dm].id;
    DT_TRY(dt_budget_spend(i->v->budget, i->v->states));
    for (uint32_t s = 0; s < i->v->states; s++) {
        if (!dt_inquest_may_move(i, i->dm, i->state, s))
            continue;
        moves++;
        dt_relation_kind kind = dt_inquest_relate(i, i->dm, s, i->state).kind;
        bool leaves = dt_inquest_leaves(i, s);
        left_for += leaves;
        kinds[kind == DT_BY_CHANCE && leaves ? DT_PREFERRED : kind]++; /* improbable ones are no improvements */
    }
    if (!i->v->relational)
        i->left_for = i->improvements;
    else if (i->unknown != kinds[DT_NOT_KNOWN] || i->left_for != left_for)
        return dt_lie(i->v,
                      "%s has %" PRIu64 " moves to states of which it is not known whether they are better, and would "
                      "leave for %" PRIu64 " states",
                      id, kinds[DT_NOT_KNOWN], left_for);
    if (moves == i->moves && kinds[DT_TIED] == i->ties && kinds[DT_PREFERRED] == i->improvements)
        return DT_OK;
    return dt_lie(i->v, "%s has %" PRIu64 " moves, %" PRIu64 " to states of the same rank and %" PRIu64 " improvements",
                  id, moves, kinds[DT_TIED], kinds[DT_PREFERRED]);
}

static dt_status check_by(dt_inquest *i)
{
    const char *by = i->left_for                      ? "sanction"
                     : i->v->relational && i->unknown ? "unknown"
                     : i->ties                        ? "tie"
                     : i->moves                       ? "liking"
                                                      : "no_move";
    i->v->pull.at = i->by;
    if (dt_pull_null(&i->v->pull))
        return i->stable ? dt_lie(i->v, "it does not say how the state stands") : DT_OK;
    if (!dt_pull_text(&i->v->pull, &i->v->text, "\"by\""))
        return DT_ERR_MODEL;
    DT_TRY(i->v->text.status);
    if (!i->stable || strcmp(dt_text_get(&i->v->text), by) != 0)
        return dt_lie(i->v, "the state does not stand by %s", dt_text_get(&i->v->text));
    return DT_OK;
}

static bool read_witness_member(dt_inquest *i)
{
    dt_pull *pull = &i->v->pull;
    bool stable;
    if (dt_inquest_key_is(i, "moves"))
        return dt_pull_number(pull, &i->moves, "\"moves\"");
    if (dt_inquest_key_is(i, "ties"))
        return dt_pull_number(pull, &i->ties, "\"ties\"");
    if (dt_inquest_key_is(i, "improvements"))
        return dt_pull_number(pull, &i->improvements, "\"improvements\"");
    if (i->v->relational && dt_inquest_key_is(i, "unknown"))
        return dt_pull_number(pull, &i->unknown, "\"unknown\"");
    if (i->v->relational && dt_inquest_key_is(i, "leaves_for"))
        return dt_pull_number(pull, &i->left_for, "\"leaves_for\"");
    if (dt_inquest_key_is(i, "stable")) {
        if (!dt_inquest_read_truth(i, &stable, "\"stable\""))
            return false;
        i->stable = stable;
        return true;
    }
    if (dt_inquest_key_is(i, "decision_maker")) {
        if (!dt_pull_text(pull, &i->v->text, "\"decision_maker\""))
            return false;
        i->dm = dt_model_find_dm(i->v->model, dt_text_get(&i->v->text));
        return true;
    }
    if (dt_inquest_key_is(i, "by"))
        i->by = pull->at;
    if (dt_inquest_key_is(i, "answers"))
        i->answers = pull->at;
    dt_pull_skip(pull);
    return true;
}

static dt_status read_witness(dt_inquest *i)
{
    i->dm = DT_PATTERN_NONE;
    i->by = i->answers = SIZE_MAX;
    i->stable = i->moves = i->ties = i->improvements = i->unknown = i->left_for = UINT64_MAX;
    if (!dt_pull_enter(&i->v->pull, DT_PULL_MAPPING, "a witness"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&i->v->pull, &i->v->key))
        if (!read_witness_member(i))
            return DT_ERR_MODEL;
    DT_TRY(i->v->text.status);
    DT_TRY(i->v->key.status);
    if (i->dm != DT_PATTERN_NONE && i->stable != UINT64_MAX && i->by != SIZE_MAX && i->answers != SIZE_MAX)
        return DT_OK;
    dt_pull_report(&i->v->pull, "a witness has a decision maker of the model, \"stable\", \"by\" and \"answers\"");
    return DT_ERR_MODEL;
}

static dt_status check_verdict(dt_inquest *i)
{
    bool stable;
    char name[96], criterion[DT_CRITERION_TEXT];
    DT_TRY(i->v->relational ? dt_judge_criterion(i->judge, i->criterion, i->dm, i->state, &stable)
                            : dt_judge_stable(i->judge, i->criterion.concept, i->dm, i->state, &stable));
    i->v->found->checked++;
    if (stable == (i->stable == 1))
        return DT_OK;
    return dt_lie(i->v, "state %" PRIu32 "%s is %sstable for %s under %s", i->state + 1,
                  dt_lie_name(i->v, i->state, name), stable ? "" : "not ", i->v->model->decision_makers[i->dm].id,
                  dt_criterion_name(i->criterion, criterion));
}

dt_status dt_inquest_witness(dt_inquest *i)
{
    static dt_status (*const steps[])(dt_inquest *) = {check_verdict, check_counts, check_by, check_answers};
    DT_TRY(read_witness(i));
    size_t behind = i->v->pull.at;
    i->v->found->verdicts++;
    memset(i->answered, 0, dt_words_for(i->v->states) * sizeof *i->answered);
    for (size_t k = 0; k < sizeof steps / sizeof *steps && !i->v->found->lie; k++)
        DT_TRY(steps[k](i));
    i->v->pull.at = behind;
    return DT_OK;
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

/* The concept, or of the relational engine the criterion, that it is about. */
static bool find_concept(dt_inquest *i, const char *name)
{
    const dt_verifier *v = i->v;
    char whole[DT_CRITERION_TEXT];
    if (v->relational) {
        bool fits = dt_criterion_parse(name, &i->criterion) &&
                    strcmp(dt_criterion_name(i->criterion, whole), name) == 0 &&
                    dt_criterion_fits(i->criterion, v->model, v->profile);
        i->further = (dt_further){.kind = DT_FURTHER_BASIC, .number = (unsigned)i->criterion.concept};
        return fits;
    }
    if (!dt_further_find(name, &i->further) || dt_further_trouble(i->further, v->model->dm_count, v->model->graph_form))
        return false;
    if (i->further.kind == DT_FURTHER_BASIC)
        i->criterion = (dt_criterion){.concept = (dt_concept_id)i->further.number};
    return true;
}

static dt_status read_question(dt_inquest *i)
{
    dt_verifier *v = i->v;
    uint64_t number;
    v->pull.at = v->places[DT_MEMBER_CONCEPT];
    if (!dt_pull_text(&v->pull, &v->text, "\"concept\""))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    if (!find_concept(i, dt_text_get(&v->text)))
        return dt_lie(v, "the model has no concept \"%s\"", dt_text_get(&v->text));
    if (i->further.kind != DT_FURTHER_BASIC)
        DT_TRY(dt_inquest_terms(i));
    if (v->found->lie)
        return DT_OK;
    v->pull.at = v->places[DT_MEMBER_STATE];
    if (!dt_inquest_read_state(i, &number, "\"state\""))
        return DT_ERR_MODEL;
    if (number == 0)
        return dt_lie(v, "it does not say which state it is about");
    i->state = (uint32_t)number - 1;
    return DT_OK;
}

static dt_status check_each(dt_inquest *i)
{
    dt_verifier *v = i->v;
    v->pull.at = v->places[DT_MEMBER_WITNESSES];
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"witnesses\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_item(&v->pull))
        DT_TRY(i->further.kind == DT_FURTHER_BASIC ? dt_inquest_witness(i) : dt_inquest_account(i));
    return v->found->lie || v->found->verdicts ? DT_OK : dt_lie(v, "it has no witness");
}

dt_status dt_verify_witnesses(dt_verifier *v)
{
    dt_inquest i = {.v = v};
    DT_TRY(read_question(&i));
    if (v->found->lie)
        return DT_OK;
    i.answered = dt_calloc(dt_words_for(v->states), sizeof *i.answered);
    dt_status status = i.answered ? dt_judge_new(&i.judge, v->graph, v->profile, v->budget) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = check_each(&i);
    dt_judge_free(i.judge);
    free(i.answered);
    return status;
}
