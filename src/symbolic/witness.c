/* SPDX-License-Identifier: MIT */
/* Why one state is stable for a decision maker or not. Only sets are asked for that concern this state: what the opponents
 * can bring about that it does not prefer to it, in layers of one more move each. From an improvement that lies in a layer
 * a shortest legal sequence leads down through those below. Sets and states say who moved last where that matters. */
#include "symbolic/outlook.h"
#include "symbolic/turns.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct inquiry {
    dt_symbolic *s;
    dt_focus focus;
    dt_concept_id concept;
    const uint64_t *state;
    const dt_mind *mind;
    size_t words; /* of a state that also says who moved last */
    dt_far_witness *w;
    dt_diagram here;         /* the state */
    dt_diagram improvements; /* of the decision maker from it */
    dt_diagram goal;         /* what would be a sanction */
    dt_opponents opponents;
    dt_diagram *layers; /* kept; layers[d]: a legal sequence of at most d moves leads to the goal */
    size_t layer_count, layer_capacity;
} inquiry;

/* How the concept wants answers to be. */
typedef struct answer_recipe {
    bool in_turn, credible, no_escape;
} answer_recipe;

static const answer_recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_GMR] = {.in_turn = true},
    [DT_CONCEPT_SMR] = {.in_turn = true, .no_escape = true},
    [DT_CONCEPT_SEQ] = {.in_turn = true, .credible = true},
    [DT_CONCEPT_SSEQ] = {.in_turn = true, .credible = true, .no_escape = true},
};

/* ---- states ------------------------------------------------------------------------------------------------------------- */

/* The first of a set that is not empty; a new vector, which the witness owns. It has the places of the last mover, too, beyond
 * the options, and is read as a state without them. */
static dt_status first_of(inquiry *q, dt_diagram set, uint64_t **out)
{
    *out = dt_arena_calloc(q->w->arena, q->words, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    return dt_turns_first(q->s, set, *out);
}

/* The state alone: who moved last is cut off. */
static dt_status without_mover(inquiry *q, const uint64_t *vector, const uint64_t **out)
{
    *out = dt_turns_state(q->s, q->w->arena, vector);
    return *out ? DT_OK : DT_ERR_NOMEM;
}

/* A vector with the places of the last mover: nobody. */
static dt_status nobody_moved(inquiry *q, const uint64_t *state, uint64_t **out)
{
    *out = dt_arena_calloc(q->w->arena, q->words, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    memcpy(*out, state, dt_model_words(q->s->model) * sizeof **out);
    return DT_OK;
}

/* How many states are in `set`, whoever moved last. */
static dt_status count_states(inquiry *q, dt_diagram set, uint64_t *out)
{
    dt_natural number;
    DT_TRY(dt_symbolic_count(q->s, dt_turns_forget(q->s, set), &number));
    *out = dt_natural_at_most(&number, UINT64_MAX);
    return DT_OK;
}

/* ---- sequences of answers ------------------------------------------------------------------------------------------------- */

/* What would be a sanction: not preferred to the state, and nothing preferred to it one move away. */
static dt_diagram sanctions(inquiry *q)
{
    dt_diagram preferred = dt_symbolic_above(q->s, &q->mind->value, q->state);
    dt_diagram sanction = dt_diagram_not(preferred);
    if (recipes[q->concept].no_escape) {
        dt_diagram escapes = dt_diagram_before(q->s->forest, preferred, &q->s->moves[q->focus.dm].event);
        sanction = dt_diagram_and(q->s->forest, sanction, dt_diagram_not(escapes));
    }
    return sanction;
}

static dt_status add_layer(inquiry *q, dt_diagram layer)
{
    if (!dt_grow(&q->layers, &q->layer_capacity, q->layer_count, sizeof *q->layers))
        return DT_ERR_NOMEM;
    q->layers[q->layer_count++] = dt_diagram_keep(q->s->forest, layer);
    return dt_forest_status(q->s->forest);
}

/* One layer more; false where it adds nothing. */
static dt_status deepen(inquiry *q, bool *deeper)
{
    dt_forest *forest = q->s->forest;
    size_t scope = dt_forest_enter(forest);
    dt_diagram last = q->layers[q->layer_count - 1], next = last;
    for (size_t k = 0; k < q->opponents.count; k++)
        next = dt_diagram_or(forest, next, dt_diagram_before(forest, last, &q->opponents.events[k]));
    *deeper = next != last;
    dt_status status = *deeper ? add_layer(q, next) : dt_forest_status(forest);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

/* The first layer that has the state, going deeper as far as needed. It is in one. */
static dt_status find_layer(inquiry *q, const uint64_t *at, size_t *depth)
{
    bool deeper = true;
    for (*depth = 0; !dt_diagram_holds(q->s->forest, q->layers[*depth], at); ++*depth) {
        if (*depth + 1 == q->layer_count)
            DT_TRY(deepen(q, &deeper));
        assert(deeper);
    }
    return DT_OK;
}

/* A move from `*at` into the layer below `depth`: `*at` moves on. */
static dt_status step_down(inquiry *q, uint64_t **at, size_t depth, dt_far_move *move)
{
    dt_forest *forest = q->s->forest;
    dt_diagram from = dt_turns_only(q->s, *at);
    for (size_t k = 0; k < q->opponents.count; k++) {
        dt_diagram to = dt_symbolic_after(q->s, from, &q->opponents.events[k]);
        to = dt_diagram_and(forest, to, q->layers[depth - 1]);
        DT_TRY(dt_forest_status(forest));
        if (to == DT_DIAGRAM_FALSE)
            continue;
        DT_TRY(first_of(q, to, at));
        move->dm = q->opponents.dms[k];
        return without_mover(q, *at, &move->to);
    }
    assert(false && "a state of a layer has a move into the one below");
    return DT_OK;
}

/* From the improvement a shortest legal sequence to the goal. */
static dt_status find_sequence(inquiry *q, dt_far_answer *answer)
{
    size_t depth;
    uint64_t *at;
    DT_TRY(nobody_moved(q, answer->to, &at));
    DT_TRY(find_layer(q, at, &depth));
    answer->moves = dt_arena_calloc(q->w->arena, depth, sizeof *answer->moves);
    if (!answer->moves)
        return DT_ERR_NOMEM;
    for (; depth > 0; depth--)
        DT_TRY(step_down(q, &at, depth, &answer->moves[answer->move_count++]));
    answer->end = answer->move_count ? answer->moves[answer->move_count - 1].to : answer->to;
    return DT_OK;
}

/* ---- what nobody answers --------------------------------------------------------------------------------------------------- */

/* The states that the opponents can bring about from the improvement, which is not one of them. */
static dt_status reached_from(inquiry *q, const uint64_t *from, dt_diagram *out)
{
    uint64_t *start;
    dt_forest *forest = q->s->forest;
    dt_opponents_free(&q->opponents);
    DT_TRY(dt_opponents_all(&q->opponents, &q->focus, recipes[q->concept].credible));
    DT_TRY(nobody_moved(q, from, &start));
    *out = dt_turns_only(q->s, start);
    DT_TRY(dt_opponents_follow(&q->opponents, out));
    *out = dt_turns_forget(q->s, *out);
    *out = dt_diagram_and(forest, *out, dt_diagram_not(dt_symbolic_state(forest, from, q->s->options)));
    return dt_forest_status(forest);
}

/* Of those not preferred one from which there is an escape, as all of them: how it is reached, and the best way out. */
static dt_status find_escape(inquiry *q, dt_far_answer *answer, dt_diagram escapable)
{
    uint64_t *escape;
    for (size_t k = 0; k < q->layer_count; k++)
        dt_diagram_drop(q->s->forest, q->layers[k]);
    q->layer_count = 0;
    DT_TRY(add_layer(q, escapable));
    DT_TRY(find_sequence(q, answer));
    dt_diagram out = dt_symbolic_reachable(q->s, q->focus.dm, answer->end);
    DT_TRY(first_of(q, dt_symbolic_extreme(q->s, &q->mind->value, out, true), &escape));
    answer->escape = escape;
    return DT_OK;
}

static dt_status tell_nobody(inquiry *q, dt_far_answer *answer)
{
    dt_diagram reached, preferred = dt_symbolic_above(q->s, &q->mind->value, q->state);
    DT_TRY(reached_from(q, answer->to, &reached));
    DT_TRY(count_states(q, reached, &answer->reached));
    dt_diagram escapable = dt_diagram_and(q->s->forest, reached, dt_diagram_not(preferred));
    DT_TRY(count_states(q, escapable, &answer->escapable));
    return answer->escapable ? find_escape(q, answer, escapable) : DT_OK;
}

/* ---- answers at once --------------------------------------------------------------------------------------------------------- */

/* What the options of one decision maker may be if it stays or improves from the state. */
static dt_diagram strategies(inquiry *q, size_t dm)
{
    dt_symbolic *s = q->s;
    const dt_decision_maker *who = &s->model->decision_makers[dm];
    dt_diagram would = dt_symbolic_after(s, q->here, &s->minds[dm][q->focus.profile[dm]].improvement.event);
    would = dt_diagram_or(s->forest, would, q->here);
    for (size_t o = 0; o < s->options; o++)
        if (o < who->first_option || o >= who->first_option + who->option_count)
            would = dt_diagram_exists(s->forest, would, dt_diagram_now(s->forest, o));
    return would;
}

/* The combinations of the others' improvements that can be made together with the improvement `to`. */
static dt_diagram combinations(inquiry *q, const uint64_t *to)
{
    dt_symbolic *s = q->s;
    const dt_decision_maker *who = &s->model->decision_makers[q->focus.dm];
    dt_diagram all = s->feasible;
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        all = dt_diagram_fix(s->forest, all, o, dt_bit_get(to, o));
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
        dt_diagram taken = dt_diagram_now(s->forest, o);
        all = dt_diagram_and(s->forest, all, dt_bit_get(to, o) ? taken : dt_diagram_not(taken));
    }
    for (size_t j = 0; j < s->model->dm_count; j++)
        if (j != q->focus.dm)
            all = dt_diagram_and(s->forest, all, strategies(q, j));
    return dt_diagram_and(s->forest, all, dt_diagram_not(dt_symbolic_state(s->forest, to, s->options)));
}

/* Whose options differ between the state and the combination, and to what each moves alone. */
static dt_status tell_moves_at_once(inquiry *q, dt_far_answer *answer)
{
    const dt_model *model = q->s->model;
    size_t words = dt_model_words(model);
    answer->moves = dt_arena_calloc(q->w->arena, model->dm_count, sizeof *answer->moves);
    if (!answer->moves)
        return DT_ERR_NOMEM;
    for (size_t j = 0; j < model->dm_count; j++) {
        const dt_decision_maker *who = &model->decision_makers[j];
        bool moves = false;
        uint64_t *to = dt_arena_copy(q->w->arena, q->state, words, sizeof *to);
        if (!to)
            return DT_ERR_NOMEM;
        for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
            moves |= dt_bit_get(to, o) != dt_bit_get(answer->end, o);
            dt_bit_put(to, o, dt_bit_get(answer->end, o));
        }
        if (moves && j != q->focus.dm)
            answer->moves[answer->move_count++] = (dt_far_move){.dm = j, .to = to};
    }
    return DT_OK;
}

static dt_status answer_at_once(inquiry *q, dt_far_answer *answer)
{
    uint64_t *end;
    dt_forest *forest = q->s->forest;
    dt_diagram all = combinations(q, answer->to);
    dt_diagram preferred = dt_symbolic_above(q->s, &q->mind->value, q->state);
    dt_diagram met = dt_diagram_and(forest, all, dt_diagram_not(preferred));
    DT_TRY(dt_forest_status(forest));
    answer->sanctioned = met != DT_DIAGRAM_FALSE;
    if (!answer->sanctioned)
        return count_states(q, all, &answer->reached);
    DT_TRY(first_of(q, met, &end));
    answer->end = end;
    return tell_moves_at_once(q, answer);
}

/* ---- held against the rules ---------------------------------------------------------------------------------------------------- */

static bool is_move(const inquiry *q, size_t dm, const uint64_t *from, const uint64_t *to, bool improves)
{
    const dt_model *model = q->s->model;
    const dt_reading *reading = &model->decision_makers[dm].readings[q->focus.profile[dm]];
    return dt_rules_feasible(model, to) && dt_rules_may_move(model, dm, from, to) &&
           (!improves || dt_rules_compare(model, reading, to, from) > 0);
}

/* Is the answer what it says, by the rules alone? */
static bool is_sound(const inquiry *q, const dt_far_answer *answer)
{
    const dt_reading *reading = &q->s->model->decision_makers[q->focus.dm].readings[q->focus.profile[q->focus.dm]];
    bool at_once = q->concept == DT_CONCEPT_SIM, credible = at_once || recipes[q->concept].credible;
    bool sound = is_move(q, q->focus.dm, q->state, answer->to, true);
    for (size_t k = 0; k < answer->move_count; k++) {
        const uint64_t *from = at_once ? q->state : k ? answer->moves[k - 1].to : answer->to;
        sound &= is_move(q, answer->moves[k].dm, from, answer->moves[k].to, credible);
        sound &= at_once || k == 0 || answer->moves[k].dm != answer->moves[k - 1].dm;
        sound &= answer->moves[k].dm != q->focus.dm;
    }
    if (answer->end)
        sound &= dt_rules_compare(q->s->model, reading, answer->end, q->state) <= 0;
    if (answer->escape)
        sound &= is_move(q, q->focus.dm, answer->end, answer->escape, false) &&
                 dt_rules_compare(q->s->model, reading, answer->escape, q->state) > 0;
    return sound;
}

/* ---- the witness ------------------------------------------------------------------------------------------------------------------ */

typedef struct improvement_list {
    inquiry *q;
    size_t capacity;
} improvement_list;

static dt_status add_improvement(void *user, const uint64_t *values)
{
    improvement_list *list = user;
    inquiry *q = list->q;
    dt_far_witness *w = q->w;
    assert(w->answer_count < list->capacity);
    uint64_t *to = dt_arena_copy(w->arena, values, dt_model_words(q->s->model), sizeof *to);
    if (!to)
        return DT_ERR_NOMEM;
    w->answers[w->answer_count++] = (dt_far_answer){.to = to};
    return DT_OK;
}

/* The best `most` of a set of improvements become answers, still open. */
static dt_status list_improvements(inquiry *q, dt_diagram set, size_t most)
{
    improvement_list list = {.q = q, .capacity = most};
    q->w->answers = dt_arena_calloc(q->w->arena, most, sizeof *q->w->answers);
    if (!q->w->answers)
        return DT_ERR_NOMEM;
    return dt_symbolic_each_best(q->s, &q->mind->value, set, most, add_improvement, &list);
}

static dt_status explain_unanswered(inquiry *q, dt_diagram unanswered)
{
    DT_TRY(list_improvements(q, unanswered, 1));
    return recipes[q->concept].in_turn ? tell_nobody(q, &q->w->answers[0]) : DT_OK;
}

static dt_status explain_in_turn(inquiry *q, size_t most)
{
    dt_diagram answered = q->goal = sanctions(q);
    DT_TRY(dt_opponents_find(&q->opponents, &q->focus, recipes[q->concept].credible, q->goal));
    DT_TRY(dt_opponents_close(&q->opponents, &answered));
    dt_diagram unanswered = dt_diagram_and(q->s->forest, q->improvements, dt_diagram_not(answered));
    DT_TRY(dt_forest_status(q->s->forest));
    q->w->stable = unanswered == DT_DIAGRAM_FALSE;
    if (!q->w->stable)
        return explain_unanswered(q, unanswered);
    DT_TRY(list_improvements(q, q->improvements, most));
    DT_TRY(add_layer(q, q->goal));
    for (size_t k = 0; k < q->w->answer_count; k++) {
        q->w->answers[k].sanctioned = true;
        DT_TRY(find_sequence(q, &q->w->answers[k]));
    }
    return DT_OK;
}

static dt_status explain_at_once(inquiry *q, size_t most)
{
    dt_event unmet;
    DT_TRY(dt_symbolic_unmet(q->s, q->focus.profile, q->focus.dm, &unmet));
    dt_diagram unanswered = dt_symbolic_after(q->s, q->here, &unmet);
    DT_TRY(dt_forest_status(q->s->forest));
    q->w->stable = unanswered == DT_DIAGRAM_FALSE;
    DT_TRY(list_improvements(q, q->w->stable ? q->improvements : unanswered, q->w->stable ? most : 1));
    for (size_t k = 0; k < q->w->answer_count; k++)
        DT_TRY(answer_at_once(q, &q->w->answers[k]));
    return DT_OK;
}

static dt_status count_moves(inquiry *q)
{
    dt_symbolic *s = q->s;
    uint64_t *best;
    dt_diagram moves = dt_symbolic_reachable(s, q->focus.dm, q->state);
    dt_diagram ties = dt_diagram_and(s->forest, moves, dt_symbolic_level_with(s, &q->mind->value, q->state));
    q->improvements = dt_diagram_and(s->forest, moves, dt_symbolic_above(s, &q->mind->value, q->state));
    DT_TRY(count_states(q, moves, &q->w->moves));
    DT_TRY(count_states(q, ties, &q->w->ties));
    DT_TRY(count_states(q, q->improvements, &q->w->improvements));
    if (q->w->moves == 0)
        return DT_OK;
    DT_TRY(first_of(q, dt_symbolic_extreme(s, &q->mind->value, moves, true), &best));
    q->w->best = best;
    return DT_OK;
}

static dt_status explain(inquiry *q, size_t most)
{
    const dt_mind *mind;
    for (size_t i = 0; i < q->s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(q->s, i, q->focus.profile[i], &mind));
    q->mind = &q->s->minds[q->focus.dm][q->focus.profile[q->focus.dm]];
    q->here = dt_symbolic_state(q->s->forest, q->state, q->s->options);
    DT_TRY(count_moves(q));
    q->w->stable = q->w->improvements == 0;
    if (q->w->stable)
        return DT_OK;
    if (recipes[q->concept].in_turn)
        DT_TRY(explain_in_turn(q, most));
    else if (q->concept == DT_CONCEPT_SIM)
        DT_TRY(explain_at_once(q, most));
    else
        DT_TRY(explain_unanswered(q, q->improvements));
    for (size_t k = 0; k < q->w->answer_count; k++)
        assert(is_sound(q, &q->w->answers[k]));
    return DT_OK;
}

static void end_inquiry(inquiry *q)
{
    for (size_t k = 0; k < q->layer_count; k++)
        dt_diagram_drop(q->s->forest, q->layers[k]);
    free(q->layers);
    dt_opponents_free(&q->opponents);
}

static dt_status begin_witness(dt_far_witness **out, dt_concept_id concept, size_t dm)
{
    dt_far_witness *w = *out = dt_calloc(1, sizeof *w);
    if (!w)
        return DT_ERR_NOMEM;
    *w = (dt_far_witness){.concept = concept, .dm = dm, .arena = dt_calloc(1, sizeof *w->arena)};
    return w->arena ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_symbolic_explain(dt_far_witness **out, dt_symbolic *s, const uint32_t *profile, dt_concept_id concept,
                              size_t dm, const uint64_t *state, size_t most)
{
    assert(most > 0);
    inquiry q = {.s = s, .focus = {.s = s, .profile = profile, .dm = dm}, .concept = concept, .state = state};
    q.words = dt_turns_words(s);
    dt_status status = begin_witness(&q.w, concept, dm);
    dt_budget_stage(s->budget, "looking for sanctions", 0);
    size_t scope = dt_forest_enter(s->forest);
    if (status == DT_OK)
        status = explain(&q, most);
    end_inquiry(&q);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    if (status != DT_OK) {
        dt_far_witness_free(q.w);
        q.w = NULL;
    }
    *out = q.w;
    return status;
}

void dt_far_witness_free(dt_far_witness *witness)
{
    if (!witness)
        return;
    if (witness->arena)
        dt_arena_free(witness->arena);
    free(witness->arena);
    free(witness);
}
