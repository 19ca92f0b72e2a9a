/* SPDX-License-Identifier: MIT */
/* What would become of the states if somebody learnt one thing: the hypergame built once more for each lesson. */
#include "hypergame/internal.h"

#include "base/bits.h"
#include "base/sort.h"

#include <stdlib.h>

typedef struct disclosing {
    const dt_hypergame *h;
    dt_concept_set concept;
    dt_budget *budget;
    dt_disclosures *out;
    size_t room;
} disclosing;

static bool holds(const dt_hypergame *h, dt_concept_set concept, uint32_t state)
{
    return dt_hypergame_holding(h, state) & concept;
}

/* Only states that can come about count: they are the same before and after. */
static dt_status compare(const disclosing *d, const dt_hypergame *after, dt_disclosure *item)
{
    for (uint32_t s = 0; s < dt_graph_count(d->h->graph); s++) {
        bool before = holds(d->h, d->concept, s), now = holds(after, d->concept, s);
        if (now)
            dt_bit_set(item->holds, s);
        item->begins += now && !before;
        item->ends += before && !now;
        DT_TRY(dt_budget_spend(d->budget, dt_graph_model(d->h->graph)->dm_count));
    }
    return DT_OK;
}

static dt_status try_lesson(const disclosing *d, const dt_lesson *lesson, dt_disclosure *item)
{
    dt_hypergame *after = NULL;
    dt_hypergame_options options = {.profile = d->h->truth.profile, .concepts = d->concept, .lesson = lesson};
    uint64_t before = dt_budget_reserved(d->budget);
    dt_status status = dt_hypergame_new(&after, d->h->base, &options, d->budget, NULL);
    item->sound = status == DT_OK;
    if (status == DT_OK)
        status = compare(d, after, item);
    dt_hypergame_free(after);
    dt_budget_release(d->budget, dt_budget_reserved(d->budget) - before);
    return status == DT_ERR_MODEL ? DT_OK : status;
}

static dt_status disclose(disclosing *d, const dt_lesson *lesson)
{
    size_t words = dt_words_for(dt_graph_count(d->h->graph));
    if (!dt_grow(&d->out->items, &d->room, d->out->count, sizeof *d->out->items))
        return DT_ERR_NOMEM;
    DT_TRY(dt_budget_reserve(d->budget, words * sizeof *d->out->items->holds));
    dt_disclosure *item = &d->out->items[d->out->count];
    *item = (dt_disclosure){.lesson = *lesson, .holds = dt_calloc(words, sizeof *item->holds)};
    if (!item->holds)
        return DT_ERR_NOMEM;
    dt_status status = try_lesson(d, lesson, item);
    if (status == DT_OK)
        d->out->count++;
    else
        free(item->holds);
    return status;
}

/* Most changes first. Lessons come by decision maker and kind, so that tells those that change as much apart. */
static int by_changes(const void *left, const void *right)
{
    const dt_disclosure *a = left, *b = right;
    uint64_t x = (uint64_t)a->begins + a->ends, y = (uint64_t)b->begins + b->ends;
    if (x != y)
        return x > y ? -1 : 1;
    if (a->lesson.dm != b->lesson.dm)
        return a->lesson.dm < b->lesson.dm ? -1 : 1;
    if (a->lesson.kind != b->lesson.kind)
        return a->lesson.kind < b->lesson.kind ? -1 : 1;
    return a->lesson.index < b->lesson.index ? -1 : a->lesson.index > b->lesson.index;
}

dt_status dt_hypergame_disclose(dt_disclosures **out, const dt_hypergame *h, dt_concept_id concept, dt_budget *budget)
{
    disclosing d = {.h = h, .concept = 1u << concept, .budget = budget};
    dt_lesson lesson;
    dt_status status = DT_OK;
    *out = d.out = dt_calloc(1, sizeof **out);
    if (!d.out)
        return DT_ERR_NOMEM;
    for (size_t at = 0; status == DT_OK && dt_hypergame_lesson(h, &at, &lesson);)
        status = disclose(&d, &lesson);
    d.out->complete = status == DT_OK;
    if (status == DT_OK || status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED) {
        dt_sort(d.out->items, d.out->count, sizeof *d.out->items, by_changes);
        return status;
    }
    dt_disclosures_free(d.out);
    *out = NULL;
    return status;
}

void dt_disclosures_free(dt_disclosures *disclosures)
{
    for (size_t k = 0; disclosures && k < disclosures->count; k++)
        free(disclosures->items[k].holds);
    if (disclosures)
        free(disclosures->items);
    free(disclosures);
}
