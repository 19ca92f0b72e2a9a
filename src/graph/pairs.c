/* SPDX-License-Identifier: MIT */
#include "graph/pairs.h"

#include "base/codes.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define OPEN 254u /* not compared so far */
#define TOLD_MAX 3

typedef struct work {
    const dt_model *model;
    const dt_states *states;
    const dt_reading *reading;
    dt_budget *budget;
    dt_diagnostics *diagnostics;
    uint8_t *codes;
    uint32_t *sides[2]; /* the states that fit the two sides of the entry at work */
    uint32_t counts[2];
    size_t side; /* being listed */
} work;

/* ---- what is compared already -------------------------------------------------------------------------------------- */

static dt_status report_pair(const work *w, const dt_pair_entry *entry, uint32_t a, uint32_t b)
{
    dt_text names = {.data = NULL};
    dt_states_describe(w->states, w->model, a, &names);
    if (a != b) {
        dt_text_add(&names, " and ");
        dt_states_describe(w->states, w->model, b, &names);
    }
    dt_diagnostics_turn(w->diagnostics, entry->source);
    dt_diagnostics_add(w->diagnostics, DT_CODE_PAIR_REPEATS, entry->span,
                       a == b ? "state %s is compared with itself"
                              : "%s are compared already; every pair of states is compared once",
                       dt_text_get(&names));
    dt_diagnostics_turn(w->diagnostics, NULL);
    dt_status status = names.status;
    dt_text_free(&names);
    return status;
}

static void report_none(const work *w, const dt_pair_entry *entry)
{
    dt_diagnostics_turn(w->diagnostics, entry->source);
    dt_diagnostics_add(w->diagnostics, DT_CODE_RANKING_FITS_NONE, entry->span,
                       "the %s state of \"%s\" is not feasible; leave the comparison out",
                       w->counts[0] ? "second" : "first", entry->text);
    dt_diagnostics_turn(w->diagnostics, NULL);
}

/* ---- the states of an entry -------------------------------------------------------------------------------------- */

static dt_status add_state(void *user, const uint64_t *vector)
{
    work *w = user;
    w->sides[w->side][w->counts[w->side]++] = dt_states_find(w->states, vector);
    return DT_OK;
}

static dt_status list_side(work *w, const dt_pair_entry *entry)
{
    const dt_pattern *pattern = &entry->patterns[w->side];
    w->counts[w->side] = 0;
    if (w->model->graph_form) {
        w->sides[w->side][w->counts[w->side]++] = (uint32_t)entry->states[w->side];
        return DT_OK;
    }
    if (!pattern->whole)
        return dt_rules_each_state(w->model, pattern, w->budget, add_state, w);
    uint32_t state = dt_states_find(w->states, pattern->value);
    if (state != DT_NO_STATE_INDEX)
        w->sides[w->side][w->counts[w->side]++] = state;
    return DT_OK;
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

static uint8_t code_of(dt_relation relation)
{
    return relation.kind == DT_BY_CHANCE ? dt_chance_code(relation.chance, relation.bounds)
                                         : dt_relation_code(relation);
}

/* Says how `a` compares with `b`, and so `b` with `a`. False if that was said before. */
static bool compare(work *w, uint32_t a, uint32_t b, dt_relation relation)
{
    size_t states = w->states->count;
    uint8_t *there = &w->codes[b * states + a], *back = &w->codes[a * states + b];
    if (a == b || *there != OPEN)
        return false;
    *there = code_of(relation);
    *back = code_of(dt_relation_turned(relation));
    return true;
}

static dt_status compare_sides(work *w, const dt_pair_entry *entry)
{
    for (uint32_t a = 0; a < w->counts[0]; a++) {
        DT_TRY(dt_budget_spend(w->budget, w->counts[1]));
        for (uint32_t b = 0; b < w->counts[1]; b++)
            if (!compare(w, w->sides[0][a], w->sides[1][b], entry->relation))
                return report_pair(w, entry, w->sides[0][a], w->sides[1][b]); /* one report an entry is enough */
    }
    return DT_OK;
}

static dt_status read_entries(work *w)
{
    for (size_t k = 0; k < w->reading->pair_count; k++) {
        const dt_pair_entry *entry = &w->reading->pairs[k];
        for (w->side = 0; w->side < 2; w->side++)
            DT_TRY(list_side(w, entry));
        if (w->counts[0] == 0 || w->counts[1] == 0)
            report_none(w, entry);
        DT_TRY(compare_sides(w, entry));
    }
    return DT_OK;
}

/* ---- the others -------------------------------------------------------------------------------------------------- */

static dt_status report_missing(const work *w, uint64_t missing, dt_text *names)
{
    dt_text_add(names, missing > TOLD_MAX ? ", ..." : "");
    dt_diagnostics_add(w->diagnostics, DT_CODE_PAIRS_MISS, w->reading->span,
                       "%" PRIu64 " pair%s of states %s not compared: %s; say with \"others\" how these compare",
                       missing, missing == 1 ? "" : "s", missing == 1 ? "is" : "are", dt_text_get(names));
    return names->status;
}

static dt_status fill_others(work *w)
{
    uint32_t states = w->states->count;
    uint64_t missing = 0;
    dt_text names = {.data = NULL};
    dt_status status = DT_OK;
    const dt_chances *chances = w->reading->chances;
    const uint8_t itself = chances ? dt_chance_code((dt_chance){0, 0}, chances) : 0;
    for (uint32_t a = 0; a < states && status == DT_OK; a++) {
        status = dt_budget_spend(w->budget, states);
        w->codes[(size_t)a * states + a] = itself;
        for (uint32_t b = a + 1; b < states; b++) {
            if (w->codes[(size_t)a * states + b] != OPEN)
                continue;
            compare(w, a, b, w->reading->others);
            if (!w->reading->others_given && missing++ < TOLD_MAX) {
                dt_text_add(&names, missing > 1 ? ", " : "");
                dt_states_describe(w->states, w->model, a, &names);
                dt_text_add(&names, " with ");
                dt_states_describe(w->states, w->model, b, &names);
            }
        }
    }
    if (missing && status == DT_OK)
        status = report_missing(w, missing, &names);
    dt_text_free(&names);
    return status;
}

dt_status dt_pairs_build(uint8_t **out, const dt_model *model, const dt_states *states, const dt_reading *reading,
                         dt_budget *budget, dt_diagnostics *diagnostics)
{
    work w = {.model = model, .states = states, .reading = reading, .budget = budget, .diagnostics = diagnostics};
    uint64_t bytes = (uint64_t)states->count * states->count;
    *out = NULL;
    DT_TRY(dt_budget_reserve(budget, bytes));
    w.codes = dt_malloc(bytes, 1);
    w.sides[0] = dt_malloc(states->count, sizeof *w.sides[0]);
    w.sides[1] = dt_malloc(states->count, sizeof *w.sides[1]);
    dt_status status = w.codes && w.sides[0] && w.sides[1] ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        memset(w.codes, OPEN, bytes);
        status = read_entries(&w);
    }
    if (status == DT_OK)
        status = fill_others(&w);
    free(w.sides[0]);
    free(w.sides[1]);
    if (status == DT_OK)
        *out = w.codes;
    else
        free(w.codes);
    return status;
}
