/* SPDX-License-Identifier: MIT */
/* Whether a decision maker is held where it is, asked of one state: the threshold is a state, so that no rank need ride along. */
#include "symbolic/deterrence.h"

#include "symbolic/opponents.h"
#include "symbolic/outlook.h"

#include "base/bits.h"

#include <assert.h>

typedef struct manner {
    bool asked, credible, no_escape;
} manner;

static const manner manners[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_GMR] = {.asked = true},
    [DT_CONCEPT_SMR] = {.asked = true, .no_escape = true},
    [DT_CONCEPT_SEQ] = {.asked = true, .credible = true},
    [DT_CONCEPT_SSEQ] = {.asked = true, .credible = true, .no_escape = true},
};

bool dt_answers_are_credible(dt_concept_id concept)
{
    return manners[concept].credible;
}

static dt_focus focus_of(const dt_lure *q)
{
    return (dt_focus){.s = q->s, .profile = q->profile, .dm = q->dm};
}

/* What is tempting, and what an answer to it is. */
typedef struct terms {
    dt_diagram above; /* what is worth more than `than` */
    dt_diagram tempting, answer;
} terms;

static dt_status find_terms(const dt_lure *q, terms *out)
{
    dt_forest *forest = q->s->forest;
    const dt_mind *mind;
    for (size_t i = 0; i < q->s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(q->s, i, q->profile[i], &mind));
    DT_TRY(dt_symbolic_mind(q->s, q->dm, q->profile[q->dm], &mind));
    out->above = dt_symbolic_above(q->s, &mind->value, q->than);
    out->tempting = dt_diagram_and(forest, dt_symbolic_reachable(q->s, q->dm, q->from), out->above);
    out->answer = dt_diagram_not(out->above);
    if (manners[q->concept].no_escape) {
        const dt_diagram escapes = dt_diagram_before(forest, out->above, &q->s->moves[q->dm].event);
        out->answer = dt_diagram_and(forest, out->answer, dt_diagram_not(escapes));
    }
    return dt_forest_status(forest);
}

/* From where the others can bring about an answer: all of it, and as it is where the decision maker has just moved. */
static dt_status find_answered(dt_deterrence *out, const dt_lure *q, dt_diagram set, dt_diagram *first)
{
    dt_forest *forest = q->s->forest;
    dt_opponents others;
    const dt_focus focus = focus_of(q);
    DT_TRY(dt_opponents_find(&others, &focus, manners[q->concept].credible, set));
    dt_status status = dt_opponents_close_all(&others, &set);
    *first = dt_opponents_first(&others, set);
    out->remembers = others.remembers;
    dt_opponents_free(&others);
    DT_TRY(status);
    DT_TRY(dt_forest_status(forest));
    out->answered = dt_diagram_keep(forest, set);
    return DT_OK;
}

static dt_status find(dt_deterrence *out, const dt_lure *q)
{
    dt_forest *forest = q->s->forest;
    terms asked;
    dt_diagram answered = DT_DIAGRAM_FALSE;
    DT_TRY(find_terms(q, &asked));
    const bool stays_above = dt_diagram_holds(forest, asked.above, q->from);
    out->alone = stays_above || asked.tempting == DT_DIAGRAM_FALSE || !manners[q->concept].asked;
    if (!out->alone)
        DT_TRY(find_answered(out, q, asked.answer, &answered));
    out->deters = !stays_above && dt_diagram_and(forest, asked.tempting, dt_diagram_not(answered)) == DT_DIAGRAM_FALSE;
    return dt_forest_status(forest);
}

dt_status dt_symbolic_deterrence(dt_deterrence *out, const dt_lure *question)
{
    dt_forest *forest = question->s->forest;
    assert(question->concept != DT_CONCEPT_SIM);
    *out = (dt_deterrence){.answered = DT_DIAGRAM_NONE};
    DT_TRY(dt_budget_spend(question->s->budget, 64));
    size_t scope = dt_forest_enter(forest);
    dt_status status = find(out, question);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    if (status != DT_OK)
        dt_deterrence_free(question->s, out);
    return status;
}

void dt_deterrence_free(dt_symbolic *s, dt_deterrence *deterrence)
{
    if (deterrence->answered != DT_DIAGRAM_NONE)
        dt_diagram_drop(s->forest, deterrence->answered);
    deterrence->answered = DT_DIAGRAM_NONE;
}

/* ---- whose answers are enough ------------------------------------------------------------------------------------- */

/* Are the answers of the first `count` of these enough? */
static dt_status are_enough(const dt_opponents *others, size_t count, const terms *asked, bool *enough)
{
    dt_forest *forest = others->focus.s->forest;
    dt_opponents some = *others;
    dt_diagram answered = asked->answer;
    some.count = count;
    size_t scope = dt_forest_enter(forest);
    dt_status status = dt_opponents_close(&some, &answered);
    *enough = dt_diagram_and(forest, asked->tempting, dt_diagram_not(answered)) == DT_DIAGRAM_FALSE;
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

static void swap(dt_opponents *others, size_t a, size_t b)
{
    const dt_event event = others->events[a];
    const size_t dm = others->dms[a];
    others->events[a] = others->events[b];
    others->dms[a] = others->dms[b];
    others->events[b] = event;
    others->dms[b] = dm;
}

/* One alone if there is such a one; else, from the furthest on, whoever can be left out is. Those left stand first. */
static dt_status reduce(dt_opponents *others, const terms *asked)
{
    bool enough = false;
    for (size_t k = 0; k < others->count; k++) {
        swap(others, 0, k);
        DT_TRY(are_enough(others, 1, asked, &enough));
        if (enough) {
            others->count = 1;
            return DT_OK;
        }
        swap(others, 0, k);
    }
    for (size_t k = others->count; k-- > 0;) {
        swap(others, k, others->count - 1);
        DT_TRY(are_enough(others, others->count - 1, asked, &enough));
        if (enough)
            others->count--;
    }
    return DT_OK;
}

static dt_status find_who(const dt_lure *q, uint64_t *enough)
{
    terms asked;
    dt_opponents others;
    const dt_focus focus = focus_of(q);
    DT_TRY(find_terms(q, &asked));
    DT_TRY(dt_opponents_find(&others, &focus, manners[q->concept].credible, asked.answer));
    dt_status status = reduce(&others, &asked);
    for (size_t k = 0; status == DT_OK && k < others.count; k++)
        dt_bit_set(enough, others.dms[k]);
    dt_opponents_free(&others);
    return status;
}

dt_status dt_symbolic_who_answers(const dt_lure *question, uint64_t *enough)
{
    dt_forest *forest = question->s->forest;
    size_t scope = dt_forest_enter(forest);
    dt_status status = find_who(question, enough);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

bool dt_symbolic_opens_answer(const dt_lure *question, const dt_deterrence *found, size_t mover,
                              const dt_movement *movement)
{
    dt_forest *forest = question->s->forest;
    const dt_focus focus = focus_of(question);
    size_t scope = dt_forest_enter(forest);
    dt_event event = found->remembers
                         ? dt_opponents_event(&focus, mover, manners[question->concept].credible, movement->event)
                         : movement->event;
    dt_diagram before = dt_diagram_before(forest, found->answered, &event);
    bool opens = dt_diagram_and(forest, before, dt_diagram_not(found->answered)) != DT_DIAGRAM_FALSE;
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return opens;
}

dt_status dt_symbolic_reaches(dt_symbolic *s, const uint32_t *profile, const uint64_t *from, dt_diagram set,
                              bool *reaches)
{
    const dt_mind *mind;
    dt_opponents everybody;
    const dt_focus focus = {.s = s, .profile = profile, .dm = DT_PATTERN_NONE};
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(dt_symbolic_mind(s, i, profile[i], &mind));
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = dt_opponents_find(&everybody, &focus, true, set);
    if (status == DT_OK) {
        status = dt_opponents_close(&everybody, &set);
        dt_opponents_free(&everybody);
    }
    if (status == DT_OK)
        *reaches = dt_diagram_holds(s->forest, set, from);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}
