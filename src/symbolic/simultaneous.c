/* SPDX-License-Identifier: MIT */
/* Simultaneous stability as one formula. With x what is and y what all would do at once, decision maker i is unstable iff
 *
 *     some y_i:  improves_i(x, y_i)  and not  some y_j, j != i:  feasible(y)  and  i's value at y is not above that at x
 *                                                                and for each j:  y_j = x_j  or  improves_j(x, y_j)
 *
 * That somebody else must move need not be said: where nobody does, y is i's improvement, which is above x. Of the others
 * only those can matter whose options i's preference or a rule asks for, directly or by rules that others who matter touch:
 * anybody else can as well stay, and nothing that is asked for changes. */
#include "symbolic/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

typedef struct gathering {
    dt_symbolic *s;
    size_t dm;
    const uint32_t *profile;
    uint64_t *inside; /* decision makers who matter, `dm` among them */
    uint64_t *rules;  /* rules that ask for their options */
    dt_diagram cube;  /* their options, now */
    /* while a rule is looked at */
    bool touches, adds;
} gathering;

/* ---- who matters ------------------------------------------------------------------------------------------------------- */

static void bring_in(void *user, uint32_t option)
{
    gathering *g = user;
    size_t owner = g->s->model->options[option].dm;
    g->adds |= !dt_bit_get(g->inside, owner);
    dt_bit_set(g->inside, owner);
}

static void bring_in_place(void *user, size_t place)
{
    bring_in(user, (uint32_t)place);
}

static void look(void *user, uint32_t option)
{
    gathering *g = user;
    g->touches |= dt_bit_get(g->inside, g->s->model->options[option].dm);
}

/* Rules that touch somebody inside bring in all whom they mention, until none brings in anybody. */
static dt_status gather(gathering *g, const dt_value *value)
{
    const dt_model *model = g->s->model;
    dt_bit_set(g->inside, g->dm);
    for (size_t k = 0; k < value->count; k++)
        DT_TRY(dt_diagram_places(g->s->forest, value->bits[k], bring_in_place, g));
    do {
        g->adds = false;
        DT_TRY(dt_budget_spend(g->s->budget, model->infeasible_count * 4 + 1));
        for (size_t k = 0; k < model->infeasible_count; k++) {
            g->touches = false;
            dt_statement_options(model->infeasible[k].that, look, g);
            if (!g->touches)
                continue;
            dt_bit_set(g->rules, k);
            dt_statement_options(model->infeasible[k].that, bring_in, g);
        }
    } while (g->adds);
    return DT_OK;
}

/* ---- the formula -------------------------------------------------------------------------------------------------------- */

/* What i's options and those of all who matter would be: the rules hold, and i's value is not above that of what is. */
static dt_diagram sanctions(gathering *g, const dt_value *value)
{
    dt_forest *forest = g->s->forest;
    dt_diagram sum = DT_DIAGRAM_TRUE;
    for (size_t k = value->count; k-- > 0;) { /* at most, from the least important bit up */
        dt_diagram now = value->bits[k], next = dt_diagram_shift(forest, now, g->cube);
        sum = dt_diagram_choose(forest, dt_diagram_xor(forest, now, next), now, sum);
    }
    for (size_t k = 0; k < g->s->model->infeasible_count; k++) {
        if (!dt_bit_get(g->rules, k))
            continue;
        dt_diagram rule = dt_symbolic_statement(forest, g->s->model->infeasible[k].that);
        sum = dt_diagram_and(forest, sum, dt_diagram_not(dt_diagram_shift(forest, rule, g->cube)));
    }
    return sum;
}

/* Somebody's options stay as they are. */
static dt_diagram stays(dt_symbolic *s, const dt_decision_maker *dm)
{
    dt_diagram same = DT_DIAGRAM_TRUE;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++) {
        dt_diagram differs = dt_diagram_xor(s->forest, dt_diagram_now(s->forest, o), dt_diagram_next(s->forest, o));
        same = dt_diagram_and(s->forest, same, dt_diagram_not(differs));
    }
    return same;
}

static dt_diagram next_cube(dt_symbolic *s, const dt_decision_maker *dm)
{
    dt_diagram cube = DT_DIAGRAM_TRUE;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        cube = dt_diagram_and(s->forest, cube, dt_diagram_next(s->forest, o));
    return cube;
}

/* Joins what decision maker j would do and leaves its options open: it is done with. */
static dt_diagram join(gathering *g, size_t j, dt_diagram sum)
{
    dt_symbolic *s = g->s;
    const dt_decision_maker *dm = &s->model->decision_makers[j];
    dt_diagram would = s->minds[j][g->profile[j]].improvement.event.relation;
    would = dt_diagram_or(s->forest, would, stays(s, dm));
    return dt_diagram_and_exists(s->forest, sum, would, next_cube(s, dm));
}

static dt_status decide(gathering *g, dt_event *unmet)
{
    dt_symbolic *s = g->s;
    const dt_mind *mind = &s->minds[g->dm][g->profile[g->dm]];
    DT_TRY(gather(g, &mind->value));
    g->cube = DT_DIAGRAM_TRUE;
    for (size_t j = 0; j < s->model->dm_count; j++)
        if (dt_bit_get(g->inside, j))
            g->cube = dt_diagram_and(s->forest, g->cube, s->moves[j].event.cube);
    dt_diagram met = sanctions(g, &mind->value);
    for (size_t j = 0; j < s->model->dm_count; j++)
        if (j != g->dm && dt_bit_get(g->inside, j))
            met = join(g, j, met);
    unmet->relation = dt_diagram_and(s->forest, mind->improvement.event.relation, dt_diagram_not(met));
    unmet->cube = mind->improvement.event.cube;
    return dt_forest_status(s->forest);
}

dt_status dt_symbolic_unmet(dt_symbolic *s, const uint32_t *profile, size_t dm, dt_event *unmet)
{
    gathering g = {.s = s, .dm = dm, .profile = profile};
    g.inside = dt_calloc(dt_words_for(s->model->dm_count), sizeof *g.inside);
    g.rules = dt_calloc(dt_words_for(s->model->infeasible_count + 1), sizeof *g.rules);
    dt_status status = g.inside && g.rules ? decide(&g, unmet) : DT_ERR_NOMEM;
    free(g.inside);
    free(g.rules);
    return status;
}
