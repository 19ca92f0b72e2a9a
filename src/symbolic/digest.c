/* SPDX-License-Identifier: MIT */
/* What there is to say of a set of states that nobody can list: how many they are, what they share, how they differ, the
 * first few, and the best of them for somebody. */
#include "symbolic/digest.h"
#include "symbolic/outlook.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct digesting {
    dt_digest *out;
    const dt_sets *sets;
    dt_symbolic *s;
    dt_concept_id concept;
    const dt_which *which;
    dt_diagram where;      /* feasible states at which the statement holds */
    dt_diagram equilibria; /* asked about */
} digesting;

/* ---- the set ---------------------------------------------------------------------------------------------------------- */

static dt_diagram stable_for(const digesting *d, size_t dm)
{
    return dt_diagram_not(d->sets->unstable[d->concept][dm]);
}

static dt_status choose_equilibria(digesting *d)
{
    dt_symbolic *s = d->s;
    d->where = s->feasible;
    if (d->which->where)
        d->where = dt_diagram_and(s->forest, d->where, dt_symbolic_statement(s->forest, d->which->where));
    d->equilibria = d->where;
    for (size_t i = 0; i < s->model->dm_count; i++)
        d->equilibria = dt_diagram_and(s->forest, d->equilibria, stable_for(d, i));
    for (size_t i = 0; d->which->better && i < s->model->dm_count; i++) {
        const dt_value *value = &s->minds[i][d->sets->profile[i]].value;
        d->equilibria = dt_diagram_and(s->forest, d->equilibria, dt_symbolic_above(s, value, s->status_quo));
    }
    if (d->which->undominated)
        return dt_symbolic_undominated(s, d->sets->profile, &d->equilibria);
    return dt_forest_status(s->forest);
}

/* ---- numbers ---------------------------------------------------------------------------------------------------------- */

/* `parts[o]` are the equilibria in which option o is taken. */
static dt_status count_shares(const digesting *d, dt_census *census, const dt_natural *all, const dt_diagram *parts)
{
    dt_natural taken;
    for (size_t o = 0; o < d->s->options; o++) {
        DT_TRY(dt_census_count(census, parts[o], &taken));
        d->out->shares[o].taken = dt_natural_ratio(&taken, all);
        d->out->shares[o].always = parts[o] == d->equilibria && d->equilibria != DT_DIAGRAM_FALSE;
        d->out->shares[o].never = parts[o] == DT_DIAGRAM_FALSE && d->equilibria != DT_DIAGRAM_FALSE;
    }
    return DT_OK;
}

static dt_status count(const digesting *d, dt_census *census, const dt_diagram *stable, const dt_diagram *parts)
{
    dt_natural number;
    for (size_t i = 0; i < d->s->model->dm_count; i++) {
        DT_TRY(dt_census_count(census, stable[i], &number));
        DT_TRY(dt_symbolic_digits(&number, &d->out->stable[i]));
    }
    DT_TRY(dt_census_count(census, d->equilibria, &number));
    DT_TRY(dt_symbolic_digits(&number, &d->out->equilibria));
    d->out->part = dt_natural_ratio(&number, &d->s->states);
    return count_shares(d, census, &number, parts);
}

/* All sets to be counted are made first, for no operation is possible while they are counted. */
static dt_status count_sets(const digesting *d, dt_diagram *stable, dt_diagram *parts)
{
    dt_symbolic *s = d->s;
    dt_census *census;
    for (size_t i = 0; i < s->model->dm_count; i++)
        stable[i] = dt_diagram_and(s->forest, d->where, stable_for(d, i));
    for (size_t o = 0; o < s->options; o++)
        parts[o] = dt_diagram_and(s->forest, d->equilibria, dt_diagram_now(s->forest, o));
    DT_TRY(dt_forest_status(s->forest));
    DT_TRY(dt_census_new(&census, s->forest, 0, s->options, s->budget));
    dt_status status = count(d, census, stable, parts);
    dt_census_free(census);
    return status;
}

static dt_status count_all(const digesting *d)
{
    size_t dms = d->s->model->dm_count;
    dt_diagram *stable = dt_malloc(dms, sizeof *stable), *parts = dt_malloc(d->s->options, sizeof *parts);
    d->out->stable = dt_calloc(dms, sizeof *d->out->stable);
    d->out->shares = dt_calloc(d->s->options, sizeof *d->out->shares);
    dt_status status = DT_ERR_NOMEM;
    if (stable && parts && d->out->stable && d->out->shares)
        status = count_sets(d, stable, parts);
    free(stable);
    free(parts);
    return status;
}

/* ---- members ---------------------------------------------------------------------------------------------------------- */

typedef struct gathered {
    dt_digest *out;
    size_t words, capacity;
} gathered;

static dt_status add_example(void *user, const uint64_t *values)
{
    gathered *g = user;
    if (!dt_grow(&g->out->examples, &g->capacity, g->out->example_count, g->words * sizeof *values))
        return DT_ERR_NOMEM;
    memcpy(g->out->examples + g->out->example_count++ * g->words, values, g->words * sizeof *values);
    return DT_OK;
}

static dt_status find_examples(const digesting *d)
{
    gathered g = {.out = d->out, .words = dt_model_words(d->s->model)};
    return dt_diagram_each_point(d->s->forest, d->equilibria, d->s->options, d->which->examples, add_example, &g);
}

/* The first of those that one decision maker ranks highest, or lowest. */
static dt_status find_extreme(const digesting *d, bool highest, uint64_t **out)
{
    dt_symbolic *s = d->s;
    const dt_value *value = &s->minds[d->which->best_for][d->sets->profile[d->which->best_for]].value;
    dt_diagram set = dt_symbolic_extreme(s, value, d->equilibria, highest);
    *out = dt_calloc(dt_model_words(s->model), sizeof **out);
    return *out ? dt_symbolic_first(s, set, *out) : DT_ERR_NOMEM;
}

static dt_status digest(digesting *d)
{
    DT_TRY(choose_equilibria(d));
    DT_TRY(count_all(d));
    DT_TRY(find_examples(d));
    if (d->which->best_for == DT_PATTERN_NONE || d->equilibria == DT_DIAGRAM_FALSE)
        return DT_OK;
    DT_TRY(find_extreme(d, true, &d->out->best));
    return find_extreme(d, false, &d->out->worst);
}

dt_status dt_sets_digest(dt_digest *out, const dt_sets *sets, dt_concept_id concept, const dt_which *which)
{
    dt_symbolic *s = sets->symbolic;
    digesting d = {.out = out, .sets = sets, .s = s, .concept = concept, .which = which};
    *out = (dt_digest){.set = DT_DIAGRAM_NONE};
    dt_budget_stage(s->budget, "counting equilibria", 0);
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = digest(&d);
    if (status == DT_OK)
        out->set = dt_diagram_keep(s->forest, d.equilibria);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    if (status != DT_OK)
        dt_digest_free(out, sets);
    return status;
}

void dt_digest_free(dt_digest *digest, const dt_sets *sets)
{
    dt_diagram_drop(sets->symbolic->forest, digest->set);
    for (size_t i = 0; digest->stable && i < sets->symbolic->model->dm_count; i++)
        free(digest->stable[i]);
    free(digest->stable);
    free(digest->equilibria);
    free(digest->shares);
    free(digest->examples);
    free(digest->best);
    free(digest->worst);
    *digest = (dt_digest){.set = DT_DIAGRAM_NONE};
}

dt_status dt_symbolic_count_where(dt_symbolic *s, const dt_statement *where, char **out)
{
    dt_natural number;
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram set = dt_diagram_and(s->forest, s->feasible, dt_symbolic_statement(s->forest, where));
    dt_status status = dt_symbolic_count(s, set, &number);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status == DT_OK ? dt_symbolic_digits(&number, out) : status;
}
