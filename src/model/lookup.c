/* SPDX-License-Identifier: MIT */
/* From a name in a statement to an option: `option` where one decision maker alone has it, else `DM.option`. */
#include "model/reader.h"

#include <string.h>

/* How many candidates a message lists. */
#define CANDIDATES_MAX 8

static const dt_option *option_at(const dt_lookup *lookup, size_t sorted)
{
    return &lookup->body->model.options[lookup->body->option_names.sorted[sorted]];
}

static void advise(dt_lookup *lookup, const char *piece)
{
    dt_show_add(lookup->advice, sizeof lookup->advice, piece);
}

/* "A.arm", "B.arm" or "C.arm" */
static const char *list_candidates(dt_lookup *lookup, size_t first, size_t matches)
{
    size_t listed = matches < CANDIDATES_MAX ? matches : CANDIDATES_MAX;
    lookup->advice[0] = '\0';
    for (size_t k = 0; k < listed; k++) {
        const char *written = option_at(lookup, first + k)->written;
        advise(lookup, k == 0 ? "\"" : k + 1 < matches ? ", \"" : " or \"");
        advise(lookup, dt_show(written, strlen(written)).text);
        advise(lookup, "\"");
    }
    advise(lookup, listed < matches ? " ..." : "");
    return lookup->advice;
}

/* The option with the nearest name among `count` options from `first` on, as it is written. */
static const char *nearest_option(dt_lookup *lookup, const char *name, size_t first, size_t count)
{
    const char *const *names = lookup->body->option_names.names;
    const char *near = dt_nearest_within(&lookup->comparisons_left, name, names + first, count);
    for (size_t k = first; near && k < first + count; k++)
        if (names[k] == near)
            return lookup->body->model.options[k].written;
    return NULL;
}

static int32_t find_bare(dt_lookup *lookup, const char *name, const char **advice)
{
    size_t matches, first = dt_index_range(&lookup->body->option_names, name, &matches);
    if (matches == 1)
        return (int32_t)lookup->body->option_names.sorted[first];
    if (matches > 1) {
        *advice = list_candidates(lookup, first, matches);
        return DT_NAME_AMBIGUOUS;
    }
    *advice = nearest_option(lookup, name, 0, lookup->body->model.option_count);
    return DT_NAME_UNKNOWN;
}

/* What may have been meant: the same name with another owner, else a near name of the same owner. */
static const char *advise_owned(dt_lookup *lookup, const dt_decision_maker *dm, const char *name)
{
    size_t matches, first = dt_index_range(&lookup->body->option_names, name, &matches);
    if (matches)
        return option_at(lookup, first)->written;
    return nearest_option(lookup, name, dm->first_option, dm->option_count);
}

static int32_t find_owned(dt_lookup *lookup, size_t dm, const char *name, const char **advice)
{
    const dt_index *index = &lookup->body->option_names;
    size_t matches, low = dt_index_range(index, name, &matches), end = low + matches, high = end;
    while (low < high) { /* equal names stand in the order of their owners */
        size_t middle = low + (high - low) / 2;
        if (option_at(lookup, middle)->dm < dm)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < end && option_at(lookup, low)->dm == dm)
        return (int32_t)index->sorted[low];
    *advice = advise_owned(lookup, &lookup->body->model.decision_makers[dm], name);
    return DT_NAME_UNKNOWN;
}

static int32_t find_option(dt_lookup *lookup, const char *dm, const char *option, const char **advice)
{
    const dt_index *dms = &lookup->body->dm_names;
    if (!dm)
        return find_bare(lookup, option, advice);
    size_t owner = dt_index_find(dms, dm);
    if (owner != DT_PATTERN_NONE)
        return find_owned(lookup, owner, option, advice);
    *advice = dt_nearest_within(&lookup->comparisons_left, dm, dms->names, dms->count);
    return DT_NAME_UNKNOWN_DM;
}

int32_t dt_lookup_option(void *user, const char *dm, const char *option, const char **advice)
{
    dt_lookup *lookup = user;
    int32_t found = find_option(lookup, dm, option, advice);
    return found < 0 && (lookup->lost & DT_LOST_OPTIONS) ? DT_LOST_OPTION : found;
}
