/* SPDX-License-Identifier: MIT */
/* The state that a user names, among those that are not listed. */
#include "rules/state_name.h"

#include "symbolic/internal.h"

#include <string.h>

static void find_named(void *user, size_t k, uint64_t *vector)
{
    const dt_symbolic *s = user;
    memcpy(vector, s->named[k], dt_model_words(s->model) * sizeof *vector);
}

static dt_status find_fitting(void *user, const dt_pattern *pattern, char count[DT_NATURAL_TEXT], uint64_t *vector)
{
    dt_natural number;
    DT_TRY(dt_symbolic_fit(user, pattern, &number, vector));
    dt_natural_print(&number, count);
    return DT_OK;
}

dt_status dt_symbolic_parse_state(dt_symbolic *s, const char *text, uint64_t *state, dt_text *trouble)
{
    return dt_rules_parse_state(s->model, text, &(dt_state_finder){.user = s, .named = find_named, .fit = find_fitting},
                                state, trouble);
}
