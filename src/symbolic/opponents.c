/* SPDX-License-Identifier: MIT */
/* Only those opponents can matter whose options are asked for by the set that is to be brought about, or by the moves of others
 * who matter. But where two moves in a row of somebody are not like one, it matters who moved last: a move that is of no
 * consequence otherwise lets the mover before it move again. Then all opponents count, and the state remembers who moved
 * last. */
#include "symbolic/opponents.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- who matters ------------------------------------------------------------------------------------------------------ */

static bool improves_only(const dt_focus *f, size_t dm, bool credible)
{
    return credible && !(f->disimprove && f->disimprove[dm]);
}

static const dt_movement *movement_of(const dt_focus *f, size_t dm, bool credible)
{
    return improves_only(f, dm, credible) ? &f->s->minds[dm][f->profile[dm]].improvement : &f->s->moves[dm];
}

/* The opponents who matter, as they are found. */
typedef struct cone {
    const dt_focus *focus;
    bool credible;
    uint64_t *seen;   /* options asked for */
    uint64_t *inside; /* decision makers */
    size_t *queue;    /* of them */
    size_t count;
} cone;

static void ask_option(void *user, size_t place)
{
    cone *c = user;
    const dt_model *model = c->focus->s->model;
    if (place >= model->option_count || dt_bit_get(c->seen, place))
        return;
    dt_bit_set(c->seen, place);
    size_t owner = model->options[place].dm;
    if (owner == c->focus->dm || dt_bit_get(c->inside, owner))
        return;
    dt_bit_set(c->inside, owner);
    c->queue[c->count++] = owner;
}

static dt_status grow_cone(cone *c, dt_diagram threshold)
{
    dt_symbolic *s = c->focus->s;
    DT_TRY(dt_diagram_places(s->forest, threshold, ask_option, c));
    for (size_t k = 0; k < c->count; k++) {
        const dt_movement *movement = movement_of(c->focus, c->queue[k], c->credible);
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
static bool last_mover_matters(const dt_focus *f)
{
    for (size_t j = 0; j < f->s->model->dm_count; j++)
        if (j != f->dm && !f->s->transitive[j])
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

dt_event dt_opponents_event(const dt_focus *f, size_t dm, bool credible, dt_event event)
{
    dt_symbolic *s = f->s;
    bool apart = f->apart || !improves_only(f, dm, credible) || !s->transitive[dm];
    size_t code = apart ? dm + 1 : 0;
    event.relation = dt_diagram_and(s->forest, event.relation, last_mover_is(s, code, true));
    if (apart)
        event.relation = dt_diagram_and(s->forest, event.relation, dt_diagram_not(last_mover_is(s, code, false)));
    for (size_t k = 0; k < s->mover_places; k++)
        event.cube = dt_diagram_and(s->forest, event.cube, dt_diagram_now(s->forest, s->mover_at + k));
    return event;
}

/* ---- all of them ------------------------------------------------------------------------------------------------------ */

static void take_all(dt_opponents *o)
{
    const dt_focus *f = &o->focus;
    for (size_t j = 0; j < f->s->model->dm_count; j++) {
        if (j == f->dm)
            continue;
        o->dms[o->count] = j;
        const dt_event event = movement_of(f, j, o->credible)->event;
        o->events[o->count++] = o->remembers ? dt_opponents_event(f, j, o->credible, event) : event;
    }
}

static dt_status take_cone(dt_opponents *o, dt_diagram set)
{
    dt_symbolic *s = o->focus.s;
    cone c = {.focus = &o->focus, .credible = o->credible, .queue = o->dms};
    c.seen = dt_calloc(dt_words_for(s->options + 1), sizeof *c.seen);
    c.inside = dt_calloc(dt_words_for(s->model->dm_count), sizeof *c.inside);
    dt_status status = c.seen && c.inside ? grow_cone(&c, set) : DT_ERR_NOMEM;
    for (o->count = 0; o->count < c.count; o->count++)
        o->events[o->count] = movement_of(&o->focus, o->dms[o->count], o->credible)->event;
    free(c.seen);
    free(c.inside);
    return status;
}

static dt_status prepare(dt_opponents *out, const dt_focus *focus, bool credible)
{
    size_t dms = focus->s->model->dm_count;
    *out = (dt_opponents){.focus = *focus, .credible = credible, .remembers = last_mover_matters(focus)};
    out->events = dt_calloc(dms, sizeof *out->events);
    out->dms = dt_calloc(dms, sizeof *out->dms);
    return out->events && out->dms ? DT_OK : DT_ERR_NOMEM;
}

/* Frees what was found in vain. */
static dt_status finish(dt_opponents *out, dt_status status)
{
    if (status == DT_OK)
        status = dt_forest_status(out->focus.s->forest);
    if (status != DT_OK)
        dt_opponents_free(out);
    return status;
}

dt_status dt_opponents_find(dt_opponents *out, const dt_focus *focus, bool credible, dt_diagram set)
{
    dt_status status = prepare(out, focus, credible);
    if (status == DT_OK && !out->remembers)
        return finish(out, take_cone(out, set));
    if (status == DT_OK)
        take_all(out);
    return finish(out, status);
}

dt_status dt_opponents_all(dt_opponents *out, const dt_focus *focus, bool credible)
{
    dt_status status = prepare(out, focus, credible);
    if (status == DT_OK)
        take_all(out);
    return finish(out, status);
}

void dt_opponents_free(dt_opponents *opponents)
{
    free(opponents->events);
    free(opponents->dms);
    *opponents = (dt_opponents){.count = 0};
}

dt_diagram dt_opponents_first(const dt_opponents *opponents, dt_diagram set)
{
    dt_symbolic *s = opponents->focus.s;
    for (size_t k = 0; opponents->remembers && k < s->mover_places; k++)
        set = dt_diagram_fix(s->forest, set, s->mover_at + k, false);
    return set;
}

dt_status dt_opponents_close_all(const dt_opponents *opponents, dt_diagram *set)
{
    dt_forest *forest = opponents->focus.s->forest;
    dt_events *sorted;
    DT_TRY(dt_events_new(&sorted, forest, opponents->events, opponents->count));
    *set = dt_diagram_closure(forest, *set, sorted);
    dt_events_free(sorted);
    return dt_forest_status(forest);
}

dt_status dt_opponents_close(const dt_opponents *opponents, dt_diagram *set)
{
    DT_TRY(dt_opponents_close_all(opponents, set));
    *set = dt_opponents_first(opponents, *set);
    return dt_forest_status(opponents->focus.s->forest);
}

dt_status dt_opponents_follow(const dt_opponents *opponents, dt_diagram *set)
{
    dt_forest *forest = opponents->focus.s->forest;
    dt_event *back = dt_calloc(opponents->count, sizeof *back);
    dt_events *sorted = NULL;
    if (!back)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < opponents->count; k++)
        back[k] = (dt_event){dt_diagram_reverse(forest, &opponents->events[k]), opponents->events[k].cube};
    dt_status status = dt_events_new(&sorted, forest, back, opponents->count);
    if (status == DT_OK)
        *set = dt_diagram_closure(forest, *set, sorted);
    dt_events_free(sorted);
    free(back);
    return status == DT_OK ? dt_forest_status(forest) : status;
}
