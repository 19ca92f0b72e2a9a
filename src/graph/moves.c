/* SPDX-License-Identifier: MIT */
#include "graph/moves.h"

#include "base/bits.h"
#include "base/memory.h"
#include "graph/partition.h"

#include <stdlib.h>
#include <string.h>

/* What the steps of a build share. */
typedef struct build {
    dt_moves *moves;
    const dt_model *model;
    const dt_states *states;
    size_t dm;
    dt_budget *budget;
} build;

/* ---- classes ------------------------------------------------------------------------------------------------- */

dt_status dt_moves_take_classes(dt_moves *moves, dt_partition *partition, uint32_t states, dt_budget *budget)
{
    moves->class_of = partition->class_of;
    moves->class_count = partition->count;
    DT_TRY(dt_budget_reserve(budget, ((uint64_t)states + partition->count + 1) * sizeof(uint32_t)));
    moves->members = dt_malloc(states, sizeof *moves->members);
    moves->class_start = dt_malloc((size_t)partition->count + 1, sizeof *moves->class_start);
    if (!moves->members || !moves->class_start)
        return DT_ERR_NOMEM;
    dt_partition_sort(partition, states, NULL, moves->members, moves->class_start);
    return DT_OK;
}

static dt_status take_partition(build *b, dt_partition *partition)
{
    return dt_moves_take_classes(b->moves, partition, b->states->count, b->budget);
}

static dt_status singletons(build *b)
{
    dt_partition each = {.class_of = dt_malloc(b->states->count, sizeof(uint32_t)), .count = b->states->count};
    if (!each.class_of)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < each.count; s++)
        each.class_of[s] = s;
    return take_partition(b, &each);
}

static dt_status start_links(build *b, dt_link_writer *writer)
{
    return dt_links_begin(writer, &b->moves->to, b->moves->class_count, b->budget);
}

/* ---- graph form ---------------------------------------------------------------------------------------------- */

static dt_status listed_moves(build *b)
{
    dt_link_writer writer;
    const uint32_t *pairs = b->model->graph_moves[b->dm];
    size_t count = b->model->graph_move_counts[b->dm];
    DT_TRY(singletons(b));
    DT_TRY(start_links(b, &writer));
    size_t at = 0;
    for (uint32_t s = 0; s < b->states->count; s++) {
        for (; at < count && pairs[2 * at] == s; at++)
            DT_TRY(dt_links_add(&writer, pairs[2 * at + 1]));
        b->moves->to.start[s + 1] = writer.count;
    }
    return DT_OK;
}

/* ---- single steps -------------------------------------------------------------------------------------------- */

/* Dropping an option lowers the code, the highest option most; taking one raises it, the lowest least: so links from one
 * state come out ascending. */
static dt_status steps_from(const build *b, uint32_t state, uint64_t *vector, dt_link_writer *writer)
{
    const dt_decision_maker *dm = &b->model->decision_makers[b->dm];
    const uint64_t *from = dt_states_at(b->states, state);
    memcpy(vector, from, b->states->words * sizeof *vector);
    for (size_t k = 0; k < 2 * dm->option_count; k++) {
        bool take = k >= dm->option_count;
        size_t option = dm->first_option + (take ? k - dm->option_count : dm->option_count - 1 - k);
        if (dt_bit_get(from, option) == take)
            continue;
        dt_bit_put(vector, option, take);
        uint32_t to = dt_states_find(b->states, vector);
        if (to != DT_NO_STATE_INDEX && dt_rules_may_move(b->model, b->dm, from, vector))
            DT_TRY(dt_links_add(writer, to));
        dt_bit_put(vector, option, !take);
    }
    return DT_OK;
}

static dt_status single_steps(build *b)
{
    dt_link_writer writer;
    DT_TRY(singletons(b));
    DT_TRY(start_links(b, &writer));
    uint64_t *vector = dt_malloc(b->states->words, sizeof *vector);
    dt_status status = vector ? DT_OK : DT_ERR_NOMEM;
    for (uint32_t s = 0; status == DT_OK && s < b->states->count; s++) {
        status = steps_from(b, s, vector, &writer);
        b->moves->to.start[s + 1] = writer.count;
    }
    free(vector);
    return status;
}

/* ---- fibers -------------------------------------------------------------------------------------------------- */

static bool concerns(const dt_forbidden *rule, size_t dm)
{
    return dt_bit_get(rule->by, dm);
}

/* States get one tag if all that rules out moves of this decision maker says the same of them. NULL without any. */
static dt_status forbidden_tags(const build *b, dt_partition *tags)
{
    const dt_model *model = b->model;
    size_t count = 0;
    const dt_statement **statements = dt_malloc(2 * model->forbidden_count, sizeof(dt_statement *));
    *tags = (dt_partition){.class_of = NULL};
    if (!statements)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < model->forbidden_count; k++) {
        if (!concerns(&model->forbidden[k], b->dm))
            continue;
        statements[count++] = model->forbidden[k].from;
        if (model->forbidden[k].to)
            statements[count++] = model->forbidden[k].to;
    }
    dt_status status = DT_OK;
    if (count)
        status = dt_partition_by_statements(tags, b->states, statements, count, b->budget);
    free(statements);
    return status;
}

/* Keeps all options but the own ones; with `one_way`, these as well where they go one way only. */
static uint64_t *fiber_mask(const build *b, bool one_way)
{
    const dt_decision_maker *dm = &b->model->decision_makers[b->dm];
    uint64_t *mask = dt_malloc(b->states->words, sizeof *mask);
    if (!mask)
        return NULL;
    memset(mask, 0xff, b->states->words * sizeof *mask);
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        if (!one_way || b->model->options[o].direction == DT_BOTH)
            dt_bit_clear(mask, o);
    return mask;
}

static dt_status by_mask(const build *b, bool one_way, const uint32_t *tags, dt_partition *out)
{
    uint64_t *mask = fiber_mask(b, one_way);
    *out = (dt_partition){.class_of = NULL};
    dt_status status = mask ? dt_partition_by_mask(out, b->states, mask, tags, b->budget) : DT_ERR_NOMEM;
    free(mask);
    return status;
}

dt_status dt_moves_close(dt_moves *moves, dt_budget *budget)
{
    dt_link_writer writer;
    moves->closed = true;
    DT_TRY(dt_links_begin(&writer, &moves->to, moves->class_count, budget));
    for (uint32_t c = 0; c < moves->class_count; c++) {
        DT_TRY(dt_links_add(&writer, c));
        moves->to.start[c + 1] = writer.count;
    }
    return DT_OK;
}

/* May members of class `from` move to other members of class `to`? One pair answers for all. */
static bool leads(const build *b, uint32_t from, uint32_t to)
{
    const dt_moves *moves = b->moves;
    const uint32_t *first = moves->members + moves->class_start[from];
    const uint32_t *second = moves->members + moves->class_start[to];
    if (from == to && moves->class_start[from + 1] - moves->class_start[from] < 2)
        return false;
    return dt_rules_may_move(b->model, b->dm, dt_states_at(b->states, *first),
                             dt_states_at(b->states, from == to ? second[1] : *second));
}

/* Classes sorted by fiber: each class is tried with each other of its fiber. */
static dt_status link_within_fibers(build *b, const uint32_t *order, const uint32_t *start, const uint32_t *fiber_of)
{
    dt_link_writer writer;
    DT_TRY(start_links(b, &writer));
    for (uint32_t c = 0; c < b->moves->class_count; c++) {
        uint32_t fiber = fiber_of[b->moves->members[b->moves->class_start[c]]];
        DT_TRY(dt_budget_spend(b->budget, ((uint64_t)start[fiber + 1] - start[fiber]) * 4));
        for (uint32_t k = start[fiber]; k < start[fiber + 1]; k++)
            if (leads(b, c, order[k]))
                DT_TRY(dt_links_add(&writer, order[k]));
        b->moves->to.start[c + 1] = writer.count;
    }
    return DT_OK;
}

static dt_status link_classes(build *b, const dt_partition *fibers)
{
    const dt_moves *moves = b->moves;
    dt_partition of_classes = {.class_of = dt_malloc(moves->class_count, sizeof(uint32_t)), .count = fibers->count};
    uint32_t *order = dt_malloc(moves->class_count, sizeof *order);
    uint32_t *start = dt_malloc((size_t)fibers->count + 1, sizeof *start);
    dt_status status = DT_ERR_NOMEM;
    if (of_classes.class_of && order && start) {
        for (uint32_t c = 0; c < moves->class_count; c++)
            of_classes.class_of[c] = fibers->class_of[moves->members[moves->class_start[c]]];
        dt_partition_sort(&of_classes, moves->class_count, NULL, order, start);
        status = link_within_fibers(b, order, start, fibers->class_of);
    }
    free(of_classes.class_of);
    free(order);
    free(start);
    return status;
}

static bool all_both_ways(const build *b)
{
    const dt_decision_maker *dm = &b->model->decision_makers[b->dm];
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        if (b->model->options[o].direction != DT_BOTH)
            return false;
    return true;
}

/* The general case: classes are finer than fibers. */
static dt_status split_fibers(build *b, const dt_partition *tags)
{
    dt_partition classes, fibers = {.class_of = NULL};
    DT_TRY(by_mask(b, true, tags->class_of, &classes));
    dt_status status = take_partition(b, &classes);
    if (status == DT_OK)
        status = by_mask(b, false, NULL, &fibers);
    if (status == DT_OK)
        status = link_classes(b, &fibers);
    if (fibers.class_of)
        dt_budget_release(b->budget, b->states->count * sizeof *fibers.class_of);
    dt_partition_free(&fibers);
    return status;
}

static dt_status fiber_moves(build *b)
{
    dt_partition tags, fibers;
    DT_TRY(forbidden_tags(b, &tags));
    dt_status status;
    if (tags.class_of || !all_both_ways(b)) {
        status = split_fibers(b, &tags);
    } else {
        status = by_mask(b, false, NULL, &fibers);
        if (status == DT_OK)
            status = take_partition(b, &fibers);
        if (status == DT_OK)
            status = dt_moves_close(b->moves, b->budget);
    }
    if (tags.class_of)
        dt_budget_release(b->budget, b->states->count * sizeof *tags.class_of);
    dt_partition_free(&tags);
    return status;
}

/* ---- transitivity -------------------------------------------------------------------------------------------- */

/* A move from class c to d and on to e must be one move from c to e, unless it can only return to its start. */
static bool shortcut_exists(const dt_moves *moves, uint32_t c, uint32_t e)
{
    bool only_returns = c == e && moves->class_start[c + 1] - moves->class_start[c] == 1;
    return only_returns || dt_links_has(&moves->to, c, e);
}

dt_status dt_moves_test_transitivity(dt_moves *moves, dt_budget *budget)
{
    const dt_links *to = &moves->to;
    moves->transitive = true;
    for (uint32_t c = 0; c < moves->class_count; c++) {
        for (size_t k = to->start[c]; k < to->start[c + 1]; k++) {
            uint32_t d = to->items[k];
            DT_TRY(dt_budget_spend(budget, to->start[d + 1] - to->start[d] + 1));
            for (size_t l = to->start[d]; d != c && l < to->start[d + 1]; l++)
                if (!shortcut_exists(moves, c, to->items[l])) {
                    moves->transitive = false;
                    return DT_OK;
                }
        }
    }
    return DT_OK;
}

/* Directions and infeasible states leave moves transitive (theory 1.6); the rest must be tried. */
static bool always_transitive(const build *b)
{
    bool forbids = false;
    for (size_t k = 0; k < b->model->forbidden_count; k++)
        forbids |= concerns(&b->model->forbidden[k], b->dm);
    return !b->model->graph_form && !b->model->single_step && !forbids;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static bool cannot_move(const dt_model *model, size_t dm)
{
    return model->graph_form ? model->graph_move_counts[dm] == 0 : model->decision_makers[dm].option_count == 0;
}

dt_status dt_moves_build(dt_moves *moves, const dt_model *model, const dt_states *states, size_t dm, dt_budget *budget)
{
    build b = {.moves = moves, .model = model, .states = states, .dm = dm, .budget = budget};
    *moves = (dt_moves){.none = cannot_move(model, dm), .transitive = true};
    if (moves->none)
        return DT_OK;
    dt_status status = model->graph_form ? listed_moves(&b) : model->single_step ? single_steps(&b) : fiber_moves(&b);
    if (status == DT_OK)
        status = dt_links_reverse(&moves->from, &moves->to, moves->class_count, budget);
    if (status == DT_OK && !always_transitive(&b))
        status = dt_moves_test_transitivity(moves, budget);
    if (status != DT_OK)
        dt_moves_free(moves);
    return status;
}

void dt_moves_free(dt_moves *moves)
{
    free(moves->class_of);
    free(moves->class_start);
    free(moves->members);
    dt_links_free(&moves->to);
    dt_links_free(&moves->from);
    *moves = (dt_moves){.none = true};
}
