/* SPDX-License-Identifier: MIT */
/* The coalitions to be looked at: the small ones first. */
#include "followup/leads.h"

/* How many there are of `size` members among `players`; beyond DT_COALITIONS_MAX any number above it. */
static size_t count_of_size(size_t players, size_t size)
{
    uint64_t count = 1;
    for (size_t k = 0; k < size; k++) {
        count = count * (players - k) / (k + 1);
        if (count > DT_COALITIONS_MAX)
            return DT_COALITIONS_MAX + 1;
    }
    return (size_t)count;
}

static dt_status choose_size(const dt_company *company, size_t players, size_t *size, size_t *count)
{
    bool asked = *size;
    size_t wanted = asked && *size < players ? *size : players,
           most = asked ? DT_COALITIONS_MAX : DT_COALITIONS_DEFAULT;
    *count = *size = 0;
    for (size_t k = 1; k <= wanted; k++) {
        size_t more = count_of_size(players, k);
        if (*count + more > most && asked)
            return dt_budget_refuse(company->budget,
                                    "coalitions of up to %zu decision makers are more than %zu; try a smaller --size",
                                    wanted, most);
        if (*count + more > most)
            return DT_OK;
        *count += more;
        *size = k;
    }
    return DT_OK;
}

/* The next choice of `size` places out of `players` in lexicographic order; false after the last. */
static bool next_choice(size_t *places, size_t size, size_t players)
{
    size_t k = size;
    while (k > 0 && places[k - 1] == players - size + k - 1)
        k--;
    if (k == 0)
        return false;
    places[k - 1]++;
    for (; k < size; k++)
        places[k] = places[k - 1] + 1;
    return true;
}

static size_t add_of_size(const size_t *dms, size_t players, size_t size, dt_coalition *list)
{
    size_t places[DT_COALITION_DMS_MAX], count = 0;
    for (size_t k = 0; k < size; k++)
        places[k] = k;
    do {
        dt_coalition members = 0;
        for (size_t k = 0; k < size; k++)
            members |= (dt_coalition)1 << dms[places[k]];
        list[count++] = members;
    } while (next_choice(places, size, players));
    return count;
}

dt_status dt_coalitions_list(const dt_company *company, size_t size, dt_arena *arena, dt_coalition **list,
                             size_t *count, size_t *largest)
{
    size_t dms[DT_COALITION_DMS_MAX], players = 0, done = 0;
    for (size_t i = 0; i < company->model->dm_count; i++)
        if (company->players >> i & 1u)
            dms[players++] = i;
    DT_TRY(choose_size(company, players, &size, count));
    DT_TRY(dt_arena_items(arena, list, *count, sizeof **list));
    for (size_t k = 1; k <= size; k++)
        done += add_of_size(dms, players, k, *list + done);
    *largest = size;
    return DT_OK;
}
