/* SPDX-License-Identifier: MIT */
/* The list of states: numbers, patterns, names, ranks, the status quo. */
#include "followup/verify.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *name_of(const dt_verifier *v, uint32_t state)
{
    if (v->model->graph_form)
        return v->model->graph_states[state].id;
    size_t named = dt_graph_name_of(v->graph, state);
    return named == DT_PATTERN_NONE ? NULL : v->model->named[named].name;
}

const char *dt_lie_name(const dt_verifier *v, uint32_t state, char text[96])
{
    const char *name = name_of(v, state);
    text[0] = '\0';
    if (name)
        snprintf(text, 96, " (%s)", name);
    return text;
}

/* Is the text at the cursor `expected`, or null where that is NULL? */
static dt_status check_text(dt_verifier *v, uint32_t state, const char *expected, const char *what)
{
    if (dt_pull_null(&v->pull))
        return expected ? dt_lie(v, "state %" PRIu32 " has a %s: %s", state + 1, what, expected) : DT_OK;
    if (!dt_pull_text(&v->pull, &v->text, what))
        return DT_ERR_MODEL;
    DT_TRY(v->text.status);
    if (!expected)
        return dt_lie(v, "state %" PRIu32 " has no %s, not %s", state + 1, what, dt_text_get(&v->text));
    return strcmp(dt_text_get(&v->text), expected) == 0 ? DT_OK
                                                        : dt_lie(v, "the %s of state %" PRIu32 " is %s, not %s", what,
                                                                 state + 1, expected, dt_text_get(&v->text));
}

static dt_status check_pattern(dt_verifier *v, uint32_t state)
{
    dt_text pattern = {.data = NULL};
    dt_model_write_pattern(v->model, dt_graph_state(v->graph, state), &pattern);
    dt_status status = pattern.status;
    if (status == DT_OK)
        status = check_text(v, state, v->model->graph_form ? NULL : dt_text_get(&pattern), "pattern");
    dt_text_free(&pattern);
    return status;
}

static dt_status check_ranks(dt_verifier *v, uint32_t state)
{
    size_t count = 0;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"ranks\""))
        return DT_ERR_MODEL;
    for (; dt_pull_member(&v->pull, &v->key); count++) {
        uint64_t rank;
        size_t dm = dt_model_find_dm(v->model, dt_text_get(&v->key));
        if (dm == DT_PATTERN_NONE)
            return dt_lie(v, "the model has no decision maker \"%s\"", dt_text_get(&v->key));
        if (!v->ranks[dm]) {
            if (!dt_pull_null(&v->pull))
                return dt_lie(v, "state %" PRIu32 " has a rank for %s, whose preference is no ranking", state + 1,
                              dt_text_get(&v->key));
            continue;
        }
        if (!dt_pull_number(&v->pull, &rank, "a rank"))
            return DT_ERR_MODEL;
        if (rank != v->ranks[dm][state])
            return dt_lie(v, "the rank of state %" PRIu32 " for %s is %" PRIu32 ", not %" PRIu64, state + 1,
                          dt_text_get(&v->key), v->ranks[dm][state], rank);
    }
    return count == v->model->dm_count
               ? DT_OK
               : dt_lie(v, "state %" PRIu32 " has %zu ranks, not one for each decision maker", state + 1, count);
}

/* Where the members of one state begin; SIZE_MAX: it has none. */
typedef struct state_places {
    size_t number, pattern, name, ranks;
} state_places;

static dt_status find_places(dt_verifier *v, state_places *places)
{
    const struct {
        const char *key;
        size_t *place;
    } rows[] = {
        {"number", &places->number}, {"pattern", &places->pattern}, {"name", &places->name}, {"ranks", &places->ranks}};
    size_t found = 0;
    *places = (state_places){SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a state"))
        return DT_ERR_MODEL;
    size_t start = v->pull.at;
    while (dt_pull_member(&v->pull, &v->key)) {
        for (size_t k = 0; k < 4; k++)
            if (strcmp(dt_text_get(&v->key), rows[k].key) == 0) {
                found += *rows[k].place == SIZE_MAX;
                *rows[k].place = v->pull.at;
            }
        dt_pull_skip(&v->pull);
    }
    if (found == 4)
        return DT_OK;
    v->pull.at = start;
    dt_pull_report(&v->pull, "a state has number, pattern, name and ranks");
    return DT_ERR_MODEL;
}

/* One state of the list; `*next` is the least number that may come. */
static dt_status check_state(dt_verifier *v, uint64_t *next)
{
    state_places places;
    uint64_t number;
    DT_TRY(find_places(v, &places));
    size_t behind = v->pull.at;
    v->pull.at = places.number;
    if (!dt_pull_number(&v->pull, &number, "\"number\""))
        return DT_ERR_MODEL;
    if (number < 1 || number > v->states)
        return dt_lie(v, "there is no state %" PRIu64, number);
    if (number < *next)
        return dt_lie(v, "state %" PRIu64 " is not in its place in the list", number);
    uint32_t state = (uint32_t)number - 1;
    *next = number + 1;
    dt_bit_set(v->in_list, state);
    v->pull.at = places.pattern;
    DT_TRY(check_pattern(v, state));
    v->pull.at = places.name;
    if (!v->found->lie)
        DT_TRY(check_text(v, state, name_of(v, state), "name"));
    v->pull.at = places.ranks;
    if (!v->found->lie)
        DT_TRY(check_ranks(v, state));
    v->pull.at = behind;
    return DT_OK;
}

static dt_status check_list(dt_verifier *v)
{
    uint64_t next = 1;
    v->in_list = dt_calloc(dt_words_for(v->states), sizeof *v->in_list);
    if (!v->in_list)
        return DT_ERR_NOMEM;
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"list\""))
        return DT_ERR_MODEL;
    dt_budget_stage(v->budget, "checking the states", v->states);
    while (!v->found->lie && dt_pull_item(&v->pull)) {
        DT_TRY(dt_budget_spend(v->budget, 16));
        DT_TRY(check_state(v, &next));
    }
    return DT_OK;
}

static dt_status check_status_quo(dt_verifier *v)
{
    uint32_t expected = dt_graph_status_quo(v->graph);
    uint64_t number = 0;
    v->pull.at = v->places[DT_MEMBER_STATUS_QUO];
    if (!dt_pull_null(&v->pull) && !dt_pull_number(&v->pull, &number, "\"status_quo\""))
        return DT_ERR_MODEL;
    if (number == (expected == DT_NO_STATE ? 0 : (uint64_t)expected + 1))
        return DT_OK;
    if (expected == DT_NO_STATE)
        return dt_lie(v, "the model has no status quo");
    return dt_lie(v, "the status quo is state %" PRIu32 ", not %" PRIu64, expected + 1, number);
}

static dt_status rank_all(dt_verifier *v)
{
    v->ranks = dt_calloc(v->model->dm_count, sizeof *v->ranks);
    if (!v->ranks)
        return DT_ERR_NOMEM;
    dt_budget_stage(v->budget, "comparing states", 0);
    for (size_t i = 0; i < v->model->dm_count; i++)
        if (dt_reading_ranks(&v->model->decision_makers[i].readings[v->profile[i]]))
            DT_TRY(dt_verify_rank(v->graph, i, v->profile[i], v->budget, &v->ranks[i]));
    return DT_OK;
}

/* ---- states numbered for one witness ---------------------------------------------------------------------------------- */

uint64_t dt_verify_number(const dt_verifier *v, uint64_t number)
{
    if (!v->symbolic)
        return number <= v->states ? number : 0;
    if (number < 1 || number > v->number_count || v->numbers[number - 1] == DT_NO_STATE)
        return 0;
    return (uint64_t)v->numbers[number - 1] + 1;
}

/* The feasible state with the pattern in v->text. */
static dt_status find_pattern(dt_verifier *v, uint32_t *state)
{
    dt_pattern pattern;
    dt_status status = dt_model_pattern(v->model, dt_text_get(&v->text), &pattern);
    *state = DT_NO_STATE;
    if (status == DT_OK) {
        *state = pattern.whole ? dt_graph_find(v->graph, pattern.value) : DT_NO_STATE;
        dt_pattern_free(&pattern);
    }
    if (status == DT_ERR_NOMEM || *state != DT_NO_STATE)
        return status;
    return dt_lie(v, "\"%s\" is no feasible state", dt_text_get(&v->text));
}

static dt_status add_number(dt_verifier *v)
{
    uint32_t state = DT_NO_STATE;
    uint64_t number = 0;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a state"))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "number") == 0) {
            if (!dt_pull_number(&v->pull, &number, "\"number\""))
                return DT_ERR_MODEL;
        } else if (strcmp(dt_text_get(&v->key), "pattern") == 0) {
            if (!dt_pull_text(&v->pull, &v->text, "\"pattern\""))
                return DT_ERR_MODEL;
            DT_TRY(find_pattern(v, &state));
        } else {
            dt_pull_skip(&v->pull);
        }
    }
    if (v->found->lie)
        return DT_OK;
    if (number == 0 || number > UINT32_MAX || state == DT_NO_STATE)
        return dt_lie(v, "a state has not its number and pattern");
    for (; v->number_count < number; v->number_count++) { /* numbers between are of states that are not mentioned */
        if (v->number_count >= (size_t)v->states + 1)
            return dt_lie(v, "there are not as many states as number %" PRIu64 " says", number);
        if (!dt_grow(&v->numbers, &v->number_capacity, v->number_count, sizeof *v->numbers))
            return DT_ERR_NOMEM;
        v->numbers[v->number_count] = DT_NO_STATE;
    }
    v->numbers[number - 1] = state;
    return DT_OK;
}

dt_status dt_verify_sketch(dt_verifier *v)
{
    v->pull.at = v->places[DT_MEMBER_STATES];
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"states\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "list") != 0) {
            dt_pull_skip(&v->pull);
            continue;
        }
        if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"list\""))
            return DT_ERR_MODEL;
        while (!v->found->lie && dt_pull_item(&v->pull))
            DT_TRY(add_number(v));
    }
    return DT_OK;
}

/* ---- all of them ------------------------------------------------------------------------------------------------------ */

dt_status dt_verify_states(dt_verifier *v)
{
    uint64_t count = 0;
    size_t list = SIZE_MAX;
    if (v->symbolic)
        return dt_verify_sketch(v);
    DT_TRY(rank_all(v));
    v->pull.at = v->places[DT_MEMBER_STATES];
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"states\""))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        bool is_count = strcmp(dt_text_get(&v->key), "count") == 0;
        if (strcmp(dt_text_get(&v->key), "list") == 0)
            list = v->pull.at;
        if (!is_count)
            dt_pull_skip(&v->pull);
        else if (!dt_pull_number(&v->pull, &count, "\"count\""))
            return DT_ERR_MODEL;
    }
    if (count != v->states)
        return dt_lie(v, "the model has %" PRIu32 " feasible states, not %" PRIu64, v->states, count);
    if (list == SIZE_MAX)
        return dt_lie(v, "it does not list its states");
    v->pull.at = list;
    DT_TRY(check_list(v));
    return v->found->lie ? DT_OK : check_status_quo(v);
}
