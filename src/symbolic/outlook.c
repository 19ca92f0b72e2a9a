/* SPDX-License-Identifier: MIT */
/* One state and what a decision maker can do from it. */
#include "symbolic/outlook.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- sets around a state ----------------------------------------------------------------------------------------------- */

dt_diagram dt_symbolic_above(dt_symbolic *s, const dt_value *value, const uint64_t *state)
{
    dt_diagram above = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        if (dt_diagram_holds(s->forest, value->bits[k], state))
            above = dt_diagram_and(s->forest, value->bits[k], above);
        else
            above = dt_diagram_or(s->forest, value->bits[k], above);
    }
    return above;
}

dt_diagram dt_symbolic_level_with(dt_symbolic *s, const dt_value *value, const uint64_t *state)
{
    dt_diagram same = DT_DIAGRAM_TRUE;
    for (size_t k = 0; k < value->count; k++) {
        bool bit = dt_diagram_holds(s->forest, value->bits[k], state);
        same = dt_diagram_and(s->forest, same, bit ? value->bits[k] : dt_diagram_not(value->bits[k]));
    }
    return same;
}

dt_diagram dt_symbolic_after(dt_symbolic *s, dt_diagram set, const dt_event *event)
{
    dt_event back = {.relation = dt_diagram_reverse(s->forest, event), .cube = event->cube};
    return dt_diagram_before(s->forest, set, &back);
}

dt_diagram dt_symbolic_reachable(dt_symbolic *s, size_t dm, const uint64_t *state)
{
    dt_diagram here = dt_symbolic_state(s->forest, state, s->options);
    dt_diagram after = dt_symbolic_after(s, here, &s->moves[dm].event);
    return dt_diagram_and(s->forest, after, dt_diagram_not(here));
}

dt_diagram dt_symbolic_extreme(dt_symbolic *s, const dt_value *value, dt_diagram set, bool highest)
{
    for (size_t k = 0; k < value->count; k++) { /* from the most important bit down */
        dt_diagram bit = highest ? value->bits[k] : dt_diagram_not(value->bits[k]);
        dt_diagram part = dt_diagram_and(s->forest, set, bit);
        set = part == DT_DIAGRAM_FALSE ? set : part;
    }
    return set;
}

typedef struct counted_visit {
    uint64_t left;
    dt_visit_point visit;
    void *user;
} counted_visit;

static dt_status count_visit(void *user, const uint64_t *values)
{
    counted_visit *v = user;
    v->left--;
    return v->visit(v->user, values);
}

dt_status dt_symbolic_each_best(dt_symbolic *s, const dt_value *value, dt_diagram set, uint64_t most,
                                dt_visit_point visit, void *user)
{
    counted_visit v = {.left = most, .visit = visit, .user = user};
    dt_status status = DT_OK;
    while (v.left > 0 && set != DT_DIAGRAM_FALSE && status == DT_OK) {
        dt_diagram best = dt_symbolic_extreme(s, value, set, true);
        set = dt_diagram_and(s->forest, set, dt_diagram_not(best));
        status = dt_diagram_each_point(s->forest, best, s->options, v.left, count_visit, &v);
    }
    return status == DT_OK ? dt_forest_status(s->forest) : status;
}

/* ---- numbers ------------------------------------------------------------------------------------------------------------ */

dt_status dt_symbolic_digits(const dt_natural *number, char **out)
{
    char text[DT_NATURAL_TEXT];
    dt_natural_print(number, text);
    size_t size = strlen(text) + 1;
    *out = dt_malloc(size, 1);
    if (!*out)
        return DT_ERR_NOMEM;
    memcpy(*out, text, size);
    return DT_OK;
}

static dt_status count_into(dt_symbolic *s, dt_diagram set, char **out)
{
    dt_natural number;
    DT_TRY(dt_symbolic_count(s, set, &number));
    return dt_symbolic_digits(&number, out);
}

/* Ranks that some feasible state has, as a function of the variables of the rank; those above the state's own. */
static dt_status count_classes(dt_symbolic *s, const dt_value *value, const uint64_t *state, dt_outlook *out)
{
    dt_natural number;
    dt_census *census;
    dt_diagram ranks = dt_symbolic_ranks(s, value), above = dt_symbolic_ranks_above(s, value, state);
    above = dt_diagram_and(s->forest, ranks, above);
    DT_TRY(dt_forest_status(s->forest));
    DT_TRY(dt_census_new(&census, s->forest, s->rank_at, value->count, s->budget));
    dt_status status = dt_census_count(census, ranks, &number);
    if (status == DT_OK)
        status = dt_symbolic_digits(&number, &out->classes);
    if (status == DT_OK)
        status = dt_census_count(census, above, &number);
    if (status == DT_OK)
        status = dt_symbolic_digits(&number, &out->above);
    dt_census_free(census);
    return status;
}

static dt_status look_out(dt_outlook *out, dt_symbolic *s, const dt_value *value, size_t dm, const uint64_t *state)
{
    dt_diagram moves = dt_symbolic_reachable(s, dm, state);
    dt_diagram ties = dt_diagram_and(s->forest, moves, dt_symbolic_level_with(s, value, state));
    dt_diagram improvements = dt_diagram_and(s->forest, moves, dt_symbolic_above(s, value, state));
    DT_TRY(count_into(s, moves, &out->moves));
    DT_TRY(count_into(s, ties, &out->ties));
    DT_TRY(count_into(s, improvements, &out->improvements));
    DT_TRY(count_classes(s, value, state, out));
    if (moves == DT_DIAGRAM_FALSE)
        return DT_OK;
    out->best = dt_calloc(dt_model_words(s->model), sizeof *out->best);
    return out->best ? dt_symbolic_first(s, dt_symbolic_extreme(s, value, moves, true), out->best) : DT_ERR_NOMEM;
}

dt_status dt_symbolic_outlook(dt_outlook *out, dt_symbolic *s, const uint32_t *profile, size_t dm,
                              const uint64_t *state)
{
    const dt_mind *mind;
    *out = (dt_outlook){.moves = NULL};
    DT_TRY(dt_symbolic_mind(s, dm, profile[dm], &mind));
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = look_out(out, s, &mind->value, dm, state);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    if (status != DT_OK)
        dt_outlook_free(out);
    return status;
}

void dt_outlook_free(dt_outlook *outlook)
{
    free(outlook->moves);
    free(outlook->ties);
    free(outlook->improvements);
    free(outlook->classes);
    free(outlook->above);
    free(outlook->best);
    *outlook = (dt_outlook){.moves = NULL};
}

/* ---- moves, the best first ----------------------------------------------------------------------------------------------- */

typedef struct gathered {
    uint64_t *vectors;
    size_t count, capacity, words;
} gathered;

static dt_status gather(void *user, const uint64_t *values)
{
    gathered *g = user;
    if (!dt_grow(&g->vectors, &g->capacity, g->count, g->words * sizeof *values))
        return DT_ERR_NOMEM;
    memcpy(g->vectors + g->count++ * g->words, values, g->words * sizeof *values);
    return DT_OK;
}

dt_status dt_symbolic_best_moves(uint64_t **out, size_t *count, dt_symbolic *s, const uint32_t *profile, size_t dm,
                                 const uint64_t *state, uint64_t most)
{
    const dt_mind *mind;
    gathered g = {.words = dt_model_words(s->model)};
    *out = NULL;
    *count = 0;
    DT_TRY(dt_symbolic_mind(s, dm, profile[dm], &mind));
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram moves = dt_symbolic_reachable(s, dm, state);
    dt_status status = dt_symbolic_each_best(s, &mind->value, moves, most, gather, &g);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    if (status != DT_OK) {
        free(g.vectors);
        return status;
    }
    *out = g.vectors;
    *count = g.count;
    return DT_OK;
}

/* ---- states of a statement ------------------------------------------------------------------------------------------------- */

dt_status dt_symbolic_list_where(dt_symbolic *s, const dt_statement *where, uint64_t most, uint64_t **out,
                                 size_t *count)
{
    gathered g = {.words = dt_model_words(s->model)};
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram set = dt_diagram_and(s->forest, s->feasible, dt_symbolic_statement(s->forest, where));
    dt_status status = dt_forest_status(s->forest);
    if (status == DT_OK)
        status = dt_diagram_each_point(s->forest, set, s->options, most, gather, &g);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    *out = status == DT_OK ? g.vectors : NULL;
    *count = status == DT_OK ? g.count : 0;
    if (status != DT_OK)
        free(g.vectors);
    return status;
}
