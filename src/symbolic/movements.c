/* SPDX-License-Identifier: MIT */
/* Moves and improvements as relations between what is and what will be, over the mover's options alone. A relation asks of
 * the state entered whether it is feasible, and only the rules that mention the mover's options: the others hold on as
 * before. Of the state left it asks nothing, so that sets of states stay free of rules that are far away; what such a set says
 * of states that are not feasible means nothing. */
#include "symbolic/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* The variables of the mover's options. */
static dt_diagram own_cube(dt_symbolic *s, const dt_decision_maker *dm)
{
    dt_diagram cube = DT_DIAGRAM_TRUE;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        cube = dt_diagram_and(s->forest, cube, dt_diagram_now(s->forest, o));
    return cube;
}

/* ---- what moves obey ------------------------------------------------------------------------------------------------ */

static dt_diagram directions(dt_symbolic *s, const dt_decision_maker *dm)
{
    dt_diagram obeys = DT_DIAGRAM_TRUE;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++) {
        dt_direction direction = s->model->options[o].direction;
        dt_diagram now = dt_diagram_now(s->forest, o), next = dt_diagram_next(s->forest, o);
        if (direction == DT_TAKE)
            obeys = dt_diagram_and(s->forest, obeys, dt_diagram_or(s->forest, dt_diagram_not(now), next));
        else if (direction == DT_DROP)
            obeys = dt_diagram_and(s->forest, obeys, dt_diagram_or(s->forest, now, dt_diagram_not(next)));
    }
    return obeys;
}

/* At least one option changes; with `single` no more than one. */
static dt_diagram changes(dt_symbolic *s, const dt_decision_maker *dm, bool single)
{
    dt_diagram none = DT_DIAGRAM_TRUE, one = DT_DIAGRAM_FALSE;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++) {
        dt_diagram changes = dt_diagram_xor(s->forest, dt_diagram_now(s->forest, o), dt_diagram_next(s->forest, o));
        one = dt_diagram_choose(s->forest, changes, none, one);
        none = dt_diagram_and(s->forest, none, dt_diagram_not(changes));
    }
    return single ? one : dt_diagram_not(none);
}

typedef struct mention {
    size_t first, end;
    bool found;
} mention;

static void see_option(void *user, uint32_t option)
{
    mention *m = user;
    m->found |= option >= m->first && option < m->end;
}

bool dt_symbolic_mentions(const dt_statement *statement, const dt_decision_maker *dm)
{
    mention m = {.first = dm->first_option, .end = dm->first_option + dm->option_count};
    dt_statement_options(statement, see_option, &m);
    return m.found;
}

static dt_diagram enters_feasible(dt_symbolic *s, const dt_decision_maker *dm, dt_diagram cube)
{
    dt_diagram feasible = DT_DIAGRAM_TRUE;
    for (size_t k = 0; k < s->model->infeasible_count; k++) {
        const dt_statement *rule = s->model->infeasible[k].that;
        if (dt_symbolic_mentions(rule, dm))
            feasible = dt_diagram_and(s->forest, feasible, dt_diagram_not(dt_symbolic_statement(s->forest, rule)));
    }
    return dt_diagram_shift(s->forest, feasible, cube);
}

static dt_diagram not_forbidden(dt_symbolic *s, size_t dm, dt_diagram cube)
{
    dt_diagram allowed = DT_DIAGRAM_TRUE;
    for (size_t k = 0; k < s->model->forbidden_count; k++) {
        const dt_forbidden *rule = &s->model->forbidden[k];
        if (!dt_bit_get(rule->by, dm))
            continue;
        dt_diagram from = dt_symbolic_statement(s->forest, rule->from), to = DT_DIAGRAM_TRUE;
        if (rule->to)
            to = dt_diagram_shift(s->forest, dt_symbolic_statement(s->forest, rule->to), cube);
        allowed = dt_diagram_and(s->forest, allowed, dt_diagram_not(dt_diagram_and(s->forest, from, to)));
    }
    return allowed;
}

/* ---- movements ------------------------------------------------------------------------------------------------------ */

static void ask(void *user, size_t place)
{
    dt_movement *movement = user;
    dt_bit_set(movement->asks, place);
}

/* Keeps the relation and notes what it asks for. */
static dt_status finish(dt_symbolic *s, dt_diagram relation, dt_diagram cube, dt_movement *out)
{
    *out = (dt_movement){.asks = dt_calloc(dt_words_for(s->options + 1), sizeof *out->asks)};
    if (!out->asks)
        return DT_ERR_NOMEM;
    out->event.relation = dt_diagram_keep(s->forest, relation);
    out->event.cube = dt_diagram_keep(s->forest, cube);
    return dt_diagram_places(s->forest, relation, ask, out);
}

void dt_symbolic_movement_free(dt_symbolic *s, dt_movement *movement)
{
    if (!movement->asks)
        return;
    dt_diagram_drop(s->forest, movement->event.relation);
    dt_diagram_drop(s->forest, movement->event.cube);
    free(movement->asks);
    *movement = (dt_movement){.asks = NULL};
}

/* Staying where one is counts as a move where that can do no harm, for the relation is simpler with it: not where it
 * matters who moved last. */
dt_status dt_symbolic_moves(dt_symbolic *s, size_t i, dt_movement *out)
{
    const dt_decision_maker *dm = &s->model->decision_makers[i];
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram cube = own_cube(s, dm), relation = directions(s, dm);
    if (s->mover_places || !s->transitive[i])
        relation = dt_diagram_and(s->forest, relation, changes(s, dm, s->model->single_step));
    relation = dt_diagram_and(s->forest, relation, enters_feasible(s, dm, cube));
    relation = dt_diagram_and(s->forest, relation, not_forbidden(s, i, cube));
    dt_status status = finish(s, relation, cube, out);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

/* Is the value of what will be larger than that of what is? From the least important bit up. */
static dt_diagram is_larger(dt_symbolic *s, const dt_value *value, dt_diagram cube)
{
    dt_diagram larger = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram now = value->bits[k], next = dt_diagram_shift(s->forest, now, cube);
        if (now == next)
            continue; /* a bit that these options do not change */
        larger = dt_diagram_choose(s->forest, dt_diagram_xor(s->forest, now, next), next, larger);
    }
    return larger;
}

dt_status dt_symbolic_improvement(dt_symbolic *s, const dt_movement *moves, const dt_value *value, dt_movement *out)
{
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram larger = is_larger(s, value, moves->event.cube);
    dt_diagram relation = dt_diagram_and(s->forest, moves->event.relation, larger);
    dt_status status = finish(s, relation, moves->event.cube, out);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}
