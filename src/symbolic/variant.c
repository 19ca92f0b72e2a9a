/* SPDX-License-Identifier: MIT */
/* The diagrams of a model that is nearly that of others: what the two models share, by the same pointers, the diagrams share as
 * well, in one forest. */
#include "symbolic/variant.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

static bool same_rules(const dt_model *a, const dt_model *b)
{
    return a->infeasible == b->infeasible;
}

static bool has_rule(const dt_model *model, const dt_statement *rule)
{
    for (size_t k = 0; k < model->infeasible_count; k++)
        if (model->infeasible[k].that == rule)
            return true;
    return false;
}

/* Is there a rule that mentions the decision maker's options in `model` and not in `other`? */
static bool has_rule_of_its_own(const dt_model *model, const dt_model *other, size_t dm)
{
    for (size_t k = 0; k < model->infeasible_count; k++) {
        const dt_statement *rule = model->infeasible[k].that;
        if (dt_symbolic_mentions(rule, &model->decision_makers[dm]) && !has_rule(other, rule))
            return true;
    }
    return false;
}

static bool same_directions(const dt_model *a, const dt_model *b, size_t dm)
{
    const dt_decision_maker *who = &a->decision_makers[dm];
    for (size_t o = who->first_option; a->options != b->options && o < who->first_option + who->option_count; o++)
        if (a->options[o].direction != b->options[o].direction)
            return false;
    return true;
}

static bool same_moves(const dt_model *a, const dt_model *b, size_t dm)
{
    return same_directions(a, b, dm) &&
           (same_rules(a, b) || (!has_rule_of_its_own(a, b, dm) && !has_rule_of_its_own(b, a, dm)));
}

static bool same_minds(const dt_model *a, const dt_model *b, size_t dm)
{
    const dt_decision_maker *x = &a->decision_makers[dm], *y = &b->decision_makers[dm];
    for (size_t r = 0; r < x->reading_count; r++)
        if (x->readings[r].kind != y->readings[r].kind || x->readings[r].statements != y->readings[r].statements ||
            x->readings[r].weights != y->readings[r].weights)
            return false;
    return true;
}

/* Its moves and minds, the base's where they are the same. */
static dt_status share(dt_symbolic *s, size_t dm)
{
    const dt_symbolic *base = s->base;
    const bool moves = same_moves(s->model, base->model, dm);
    if (moves && same_minds(s->model, base->model, dm)) {
        s->moves[dm] = base->moves[dm];
        s->minds[dm] = base->minds[dm];
        return DT_OK;
    }
    if (moves)
        s->moves[dm] = base->moves[dm];
    else
        DT_TRY(dt_symbolic_moves(s, dm, &s->moves[dm]));
    s->minds[dm] = dt_calloc(s->model->decision_makers[dm].reading_count, sizeof **s->minds);
    return s->minds[dm] ? DT_OK : DT_ERR_NOMEM;
}

static dt_status build(dt_symbolic *s)
{
    s->moves = dt_calloc(s->model->dm_count, sizeof *s->moves);
    s->minds = dt_calloc(s->model->dm_count, sizeof *s->minds);
    if (!s->moves || !s->minds)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(share(s, i));
    return dt_forest_status(s->forest);
}

dt_status dt_symbolic_variant(dt_symbolic **out, dt_symbolic *base, const dt_model *model)
{
    assert(!base->base && model->option_count == base->model->option_count &&
           model->forbidden == base->model->forbidden && model->single_step == base->model->single_step);
    *out = NULL;
    dt_symbolic *s = dt_malloc(1, sizeof *s);
    if (!s)
        return DT_ERR_NOMEM;
    *s = *base;
    s->base = base;
    s->model = model;
    s->moves = NULL;
    s->minds = NULL;
    s->feasible =
        same_rules(model, base->model) ? dt_diagram_keep(s->forest, base->feasible) : dt_symbolic_draw_feasible(s);
    dt_status status = build(s);
    if (status == DT_OK)
        *out = s;
    else
        dt_symbolic_free(s);
    return status;
}

bool dt_symbolic_differs(const dt_symbolic *variant, size_t dm)
{
    return variant->minds[dm] != variant->base->minds[dm];
}
