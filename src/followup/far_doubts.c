/* SPDX-License-Identifier: MIT */
/* A set of measures is looked at only where it could make a difference. Let A be a set whose verdict is known. Where a decision
 * maker is tempted with A, the states from which the others could answer are known: X. A larger set can only turn that if one
 * of its measures changes the decision maker itself, or gives somebody else a move from outside X into it: the last move outside
 * X of any new answer is such a one. Commitments, bans and others' beliefs where answers need not be credible never do. Where it is
 * deterred with A, by the answers of some, whatever does not change these or itself cannot turn that, for more moves of others are
 * no fewer answers. So the
 * verdict of a set is that of the part of it that could matter, grown until no measure is left that could. */
#include "followup/far_doubts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* What is known of a doubt with one set of measures. */
typedef struct dt_doubt_record {
    dt_deterrence found;
    uint64_t *support; /* bits of options that `found.answered` depends on; NULL where it is not there */
    uint64_t *enough;  /* deterred: bits of decision makers whose answers are enough; NULL where they had no say */
    uint64_t *known, *matters; /* [measures]: whether a measure more could turn it */
} record;

/* ---- variants ---------------------------------------------------------------------------------------------------- */

static void forget_variant(dt_far_variant *v)
{
    dt_symbolic_free(v->symbolic);
    dt_model_free(v->model);
    *v = (dt_far_variant){.model = NULL};
}

static void sort_set(const uint32_t *set, size_t count, uint32_t *out)
{
    for (size_t k = 0; k < count; k++) {
        size_t at = k;
        for (; at > 0 && out[at - 1] > set[k]; at--)
            out[at] = out[at - 1];
        out[at] = set[k];
    }
}

dt_status dt_doubts_variant(dt_doubts *d, const uint32_t *set, size_t count, dt_symbolic **out)
{
    dt_edit edits[DT_SIZE_MAX];
    dt_far_variant v = {.count = count};
    sort_set(set, count, v.set);
    *out = d->m->symbolic;
    if (count == 0)
        return DT_OK;
    *out = d->now.symbolic;
    if (d->now.symbolic && d->now.count == count && memcmp(d->now.set, v.set, count * sizeof *set) == 0)
        return DT_OK;
    forget_variant(&d->now);
    for (size_t k = 0; k < count; k++)
        edits[k] = d->m->measures[v.set[k]].edit;
    dt_status status = dt_model_variant(&v.model, d->m->model, edits, count);
    if (status == DT_OK)
        status = dt_symbolic_variant(&v.symbolic, d->m->symbolic, v.model);
    if (status == DT_OK)
        d->now = v;
    else
        forget_variant(&v);
    *out = d->now.symbolic;
    return status;
}

/* ---- who is touched ---------------------------------------------------------------------------------------------- */

static const dt_measure *measure_at(const dt_doubts *d, uint32_t k)
{
    return &d->m->measures[k];
}

static bool touches(const dt_doubts *d, uint32_t measure, size_t dm)
{
    const dt_measure *it = measure_at(d, measure);
    return it->kind == DT_MEASURE_LEVER ? dt_bit_get(d->touched[it->edit.at], dm) : it->dm == dm;
}

static dt_status look_at_lever(dt_doubts *d, uint32_t measure)
{
    dt_symbolic *with;
    const size_t dms = d->m->model->dm_count;
    uint64_t *touched = dt_calloc(dt_words_for(dms), sizeof *touched);
    d->touched[measure_at(d, measure)->edit.at] = touched;
    if (!touched)
        return DT_ERR_NOMEM;
    DT_TRY(dt_doubts_variant(d, &measure, 1, &with));
    for (size_t dm = 0; dm < dms; dm++)
        if (dt_symbolic_differs(with, dm)) {
            dt_bit_set(touched, dm);
            d->entangled[dm] = true;
        }
    return DT_OK;
}

/* ---- what could matter ------------------------------------------------------------------------------------------- */

/* Are somebody's answers among those that deter? Could its own options lead into the answered states at all? */
static bool meets(const dt_doubts *d, const record *r, size_t dm)
{
    if (r->found.deters)
        return dt_bit_get(r->enough, dm);
    const dt_decision_maker *who = &d->m->model->decision_makers[dm];
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        if (r->found.remembers || dt_bit_get(r->support, o))
            return true;
    return false;
}

/* The mind that a belief alone makes. */
static dt_status draw_mind(dt_doubts *d, uint32_t belief)
{
    dt_model *model = NULL;
    const dt_measure *measure = measure_at(d, belief);
    if (d->minds[belief].built)
        return DT_OK;
    DT_TRY(dt_model_variant(&model, d->m->model, &measure->edit, 1));
    const dt_reading *reading = &model->decision_makers[measure->dm].readings[measure->edit.reading];
    dt_status status = dt_symbolic_draw_mind(d->m->symbolic, measure->dm, reading, &d->minds[belief]);
    dt_model_free(model);
    return status;
}

static dt_lure question(const dt_doubts *d, const dt_doubt *doubt, dt_symbolic *symbolic)
{
    return (dt_lure){.s = symbolic,
                     .profile = d->m->options.profile,
                     .concept = d->m->options.concept,
                     .dm = doubt->dm,
                     .from = doubt->from,
                     .than = doubt->than};
}

static dt_status opens(dt_doubts *d, const dt_doubt *doubt, const record *r, uint32_t belief, bool *matters)
{
    const dt_lure q = question(d, doubt, d->m->symbolic);
    DT_TRY(draw_mind(d, belief));
    *matters = dt_symbolic_opens_answer(&q, &r->found, measure_at(d, belief)->dm, &d->minds[belief].improvement);
    return dt_forest_status(d->m->symbolic->forest);
}

/* Could one of those that a lever touches matter? */
static bool lever_meets(const dt_doubts *d, const record *r, uint32_t measure)
{
    for (size_t dm = 0; dm < d->m->model->dm_count; dm++)
        if (touches(d, measure, dm) && meets(d, r, dm))
            return true;
    return false;
}

static dt_status find_whether(dt_doubts *d, const dt_doubt *doubt, const record *r, uint32_t measure, bool *matters)
{
    const dt_measure *it = measure_at(d, measure);
    const bool credible = dt_answers_are_credible(d->m->options.concept);
    *matters = touches(d, measure, doubt->dm);
    if (*matters || r->found.alone)
        return DT_OK;
    if (it->kind == DT_MEASURE_LEVER) {
        *matters = lever_meets(d, r, measure);
        return DT_OK;
    }
    const bool mind = it->kind == DT_MEASURE_BELIEF || it->kind == DT_MEASURE_LITERAL;
    if (mind && !credible)
        return DT_OK;
    *matters = meets(d, r, it->dm) && (r->found.deters || mind || d->entangled[it->dm]);
    if (!*matters || r->found.deters || d->entangled[it->dm])
        return DT_OK;
    return opens(d, doubt, r, measure, matters);
}

static dt_status could_matter(dt_doubts *d, const dt_doubt *doubt, uint32_t at, uint32_t measure, bool *matters)
{
    record *r = &d->records[at];
    *matters = dt_bit_get(r->matters, measure);
    if (dt_bit_get(r->known, measure))
        return DT_OK;
    DT_TRY(find_whether(d, doubt, r, measure, matters));
    dt_bit_set(r->known, measure);
    dt_bit_put(r->matters, measure, *matters);
    return DT_OK;
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

static void see_place(void *user, size_t place)
{
    dt_bit_set((uint64_t *)user, place);
}

/* Room to keep track of measures: of none before they are listed. */
static dt_status make_room(dt_doubts *d, record *r)
{
    const size_t words = dt_words_for(d->m->measure_count + 1);
    DT_TRY(dt_budget_reserve(d->budget, 2 * words * sizeof *r->known));
    d->bytes += 2 * words * sizeof *r->known;
    free(r->known);
    free(r->matters);
    r->known = dt_calloc(words, sizeof *r->known);
    r->matters = dt_calloc(words, sizeof *r->matters);
    return r->known && r->matters ? DT_OK : DT_ERR_NOMEM;
}

/* The options that the answered states depend on. */
static dt_status find_support(dt_doubts *d, record *r)
{
    const size_t words = dt_words_for(d->m->symbolic->rank_at + 1);
    const uint64_t bytes = words * sizeof *r->support + sizeof *r;
    DT_TRY(dt_budget_reserve(d->budget, bytes));
    d->bytes += bytes;
    r->support = dt_calloc(words, sizeof *r->support);
    if (!r->support)
        return DT_ERR_NOMEM;
    return dt_diagram_places(d->m->symbolic->forest, r->found.answered, see_place, r->support);
}

static dt_status answer(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, dt_deterrence *out)
{
    dt_symbolic *with;
    DT_TRY(dt_doubts_variant(d, set, count, &with));
    const dt_lure q = question(d, doubt, with);
    return dt_symbolic_deterrence(out, &q);
}

/* Whose answers deter. */
static dt_status find_enough(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, record *r)
{
    dt_symbolic *with;
    r->enough = dt_calloc(dt_words_for(d->m->model->dm_count), sizeof *r->enough);
    if (!r->enough)
        return DT_ERR_NOMEM;
    dt_deterrence_free(d->m->symbolic, &r->found); /* not asked for any more */
    DT_TRY(dt_doubts_variant(d, set, count, &with));
    const dt_lure q = question(d, doubt, with);
    return dt_symbolic_who_answers(&q, r->enough);
}

static void record_free(dt_doubts *d, record *r)
{
    dt_deterrence_free(d->m->symbolic, &r->found);
    free(r->support);
    free(r->enough);
    free(r->known);
    free(r->matters);
}

static dt_status fill(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, record *r)
{
    DT_TRY(answer(d, doubt, set, count, &r->found));
    DT_TRY(make_room(d, r));
    if (r->found.answered == DT_DIAGRAM_NONE)
        return DT_OK;
    return r->found.deters ? find_enough(d, doubt, set, count, r) : find_support(d, r);
}

static size_t make_key(const dt_doubt *doubt, const uint32_t *set, size_t count, uint32_t *key)
{
    key[0] = doubt->number;
    key[1] = (uint32_t)doubt->dm;
    sort_set(set, count, key + 2);
    return count + 2;
}

/* The record of this set, made where there is none yet. */
static dt_status find_record(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, uint32_t *at)
{
    uint32_t key[DT_SIZE_MAX + 2];
    const size_t length = make_key(doubt, set, count, key);
    record made = {.found = {.answered = DT_DIAGRAM_NONE}};
    *at = dt_intern_find(&d->keys, key, length);
    if (*at != DT_INTERN_NONE)
        return DT_OK;
    dt_status status = fill(d, doubt, set, count, &made);
    if (status == DT_OK && !dt_grow(&d->records, &d->capacity, d->keys.count, sizeof *d->records))
        status = DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_intern_put(&d->keys, key, length, at);
    if (status == DT_OK)
        d->records[*at] = made;
    else
        record_free(d, &made);
    return status;
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

bool dt_doubts_hopeless(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count)
{
    uint32_t key[DT_SIZE_MAX + 2];
    const uint32_t at = dt_intern_find(&d->keys, key, make_key(doubt, NULL, 0, key));
    if (at == DT_INTERN_NONE || d->records[at].found.deters)
        return false;
    for (size_t k = 0; k < count; k++) {
        bool matters = true;
        if (could_matter(d, doubt, at, set[k], &matters) != DT_OK || matters)
            return false;
    }
    return true;
}

/* Adds to `part` the measures of the set that could turn its verdict. */
static dt_status grow_part(dt_doubts *d, const dt_doubt *doubt, uint32_t at, const uint32_t *set, size_t count,
                           bool *in_part)
{
    for (size_t k = 0; k < count; k++) {
        bool matters = true;
        if (!in_part[k])
            DT_TRY(could_matter(d, doubt, at, set[k], &matters));
        in_part[k] |= matters;
    }
    return DT_OK;
}

static size_t take_part(const uint32_t *set, size_t count, const bool *in_part, uint32_t *part)
{
    size_t taken = 0;
    for (size_t k = 0; k < count; k++)
        if (in_part[k])
            part[taken++] = set[k];
    return taken;
}

/* Sets of the largest size are part of no other: nothing is kept of them. */
static dt_status settle_at_last(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, bool *deters)
{
    dt_deterrence found;
    DT_TRY(answer(d, doubt, set, count, &found));
    *deters = found.deters;
    dt_deterrence_free(d->m->symbolic, &found);
    return DT_OK;
}

dt_status dt_doubts_settle(dt_doubts *d, const dt_doubt *doubt, const uint32_t *set, size_t count, bool *deters)
{
    uint32_t part[DT_SIZE_MAX] = {0}, at;
    bool in_part[DT_SIZE_MAX] = {false};
    for (size_t taken = 0, before = SIZE_MAX; taken != before;) {
        if (taken > 0 && taken == d->m->options.size)
            return settle_at_last(d, doubt, set, count, deters);
        DT_TRY(find_record(d, doubt, part, taken, &at));
        *deters = d->records[at].found.deters;
        DT_TRY(grow_part(d, doubt, at, set, count, in_part));
        before = taken;
        taken = take_part(set, count, in_part, part);
    }
    return DT_OK;
}

/* ---- measures -----------------------------------------------------------------------------------------------------*/

dt_status dt_doubts_know_measures(dt_doubts *d)
{
    const dt_model *model = d->m->model;
    d->minds = dt_calloc(d->m->measure_count, sizeof *d->minds);
    d->touched = dt_calloc(model->lever_count, sizeof *d->touched);
    d->entangled = dt_calloc(model->dm_count, sizeof *d->entangled);
    if (!d->minds || !d->touched || !d->entangled)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < d->keys.count; k++)
        DT_TRY(make_room(d, &d->records[k])); /* what was asked of the model as it is */
    for (uint32_t k = 0; k < d->m->measure_count; k++) {
        if (measure_at(d, k)->kind == DT_MEASURE_LITERAL)
            d->entangled[measure_at(d, k)->dm] = true;
        if (measure_at(d, k)->kind == DT_MEASURE_LEVER)
            DT_TRY(look_at_lever(d, k));
    }
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

void dt_doubts_begin(dt_doubts *d, const dt_mediation *m, dt_budget *budget)
{
    *d = (dt_doubts){.m = m, .budget = budget};
    dt_intern_init(&d->keys, budget);
}

void dt_doubts_end(dt_doubts *d)
{
    forget_variant(&d->now);
    for (size_t k = 0; k < d->keys.count; k++)
        record_free(d, &d->records[k]);
    for (size_t k = 0; d->minds && k < d->m->measure_count; k++)
        dt_symbolic_mind_free(d->m->symbolic, &d->minds[k]);
    for (size_t k = 0; d->touched && k < d->m->model->lever_count; k++)
        free(d->touched[k]);
    free(d->minds);
    free(d->touched);
    free(d->entangled);
    free(d->records);
    dt_intern_free(&d->keys);
    dt_budget_release(d->budget, d->bytes);
}
