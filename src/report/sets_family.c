/* SPDX-License-Identifier: MIT */
/* One set of equilibria for a person. Options are told by how many of the states take them: all, nearly all, half, few, none. */
#include "report/sets_teller.h"
#include "report/teller.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OPTIONS_TOLD 12 /* of one kind, and named states: more are counted */
#define OPEN_TOLD 8     /* options whose share is told */
#define NEARLY 0.9

static bool is_one(const char *digits)
{
    return strcmp(digits, "1") == 0;
}

typedef struct share_kind {
    const char *label;
    bool (*is)(const dt_share *share);
} share_kind;

static bool is_always(const dt_share *share)
{
    return share->always;
}

static bool is_never(const dt_share *share)
{
    return share->never;
}

static bool is_nearly_always(const dt_share *share)
{
    return !share->always && share->taken >= NEARLY;
}

static bool is_seldom(const dt_share *share)
{
    return !share->never && share->taken <= 1 - NEARLY;
}

static bool is_open(const dt_share *share)
{
    return share->taken > 1 - NEARLY && share->taken < NEARLY;
}

static const share_kind kinds[] = {
    {"Taken in every one", is_always},
    {"Taken in none", is_never},
    {"Taken in nine of ten or more", is_nearly_always},
    {"Taken in one of ten or fewer", is_seldom},
};

/* Options of one kind that read alike, as where many have the same: told once. */
typedef struct alike {
    size_t first, count; /* options */
    double least, most;  /* shares */
} alike;

typedef struct alike_list {
    alike *items;
    size_t count, capacity;
    size_t options;
} alike_list;

static dt_status add_option(alike_list *list, const dt_model *model, size_t option, double share)
{
    size_t k = 0;
    while (k < list->count && strcmp(model->options[list->items[k].first].text, model->options[option].text) != 0)
        k++;
    if (k == list->count && !dt_grow(&list->items, &list->capacity, list->count, sizeof *list->items))
        return DT_ERR_NOMEM;
    if (k == list->count)
        list->items[list->count++] = (alike){.first = option, .least = share, .most = share};
    alike *group = &list->items[k];
    group->count++;
    group->least = share < group->least ? share : group->least;
    group->most = share > group->most ? share : group->most;
    list->options++;
    return DT_OK;
}

static dt_status gather(alike_list *list, const dt_model *model, const dt_digest *digest,
                        bool (*is)(const dt_share *share))
{
    *list = (alike_list){.items = NULL};
    for (size_t o = 0; o < model->option_count; o++)
        if (is(&digest->shares[o]))
            DT_TRY(add_option(list, model, o, digest->shares[o].taken));
    return DT_OK;
}

/* How many options of the model read like this one. */
static size_t count_namesakes(const dt_model *model, size_t option)
{
    size_t count = 0;
    for (size_t o = 0; o < model->option_count; o++)
        count += strcmp(model->options[o].text, model->options[option].text) == 0;
    return count;
}

/* "text", "text" of somebody, "text" of so many; and how often, if so asked. */
static void tell_alike(dt_text *out, const dt_model *model, const alike *group, bool shares)
{
    size_t namesakes = count_namesakes(model, group->first);
    dt_prose_option(out, model, group->first);
    if (group->count > 1) {
        dt_text_printf(out, group->count == namesakes ? " of all %zu" : " of %zu", group->count);
        dt_text_add(out, " who have it");
    } else if (namesakes > 1) {
        dt_text_add(out, " of ");
        dt_prose_dm(out, model, model->options[group->first].dm);
    }
    if (!shares)
        return;
    dt_text_printf(out, " (in %.0f", group->least * 100);
    if (round(group->least * 100) != round(group->most * 100)) /* as they are shown */
        dt_text_printf(out, " to %.0f", group->most * 100);
    dt_text_add(out, " %)");
}

/* The first `most` of the list as an item, and how many options there are beside. */
static void tell_list(dt_sets_teller *t, const alike_list *list, size_t most, const char *label, bool shares)
{
    dt_enumeration items = {.count = 0};
    size_t told = 0;
    for (size_t k = 0; k < list->count && k < most; k++) {
        tell_alike(dt_enumeration_next(&items), t->model, &list->items[k], shares);
        told += list->items[k].count;
    }
    if (told < list->options)
        dt_tell_count(dt_enumeration_next(&items), list->options - told, "more option", "more options");
    dt_enumeration_end(&items, ", ", " and ", &t->doc->text);
    dt_text_add(&t->doc->text, list->options ? "." : "");
    dt_document_labelled(t->doc, DT_ITEM, label);
}

static dt_status tell_kind(dt_sets_teller *t, const dt_digest *digest, const share_kind *kind)
{
    alike_list list;
    dt_status status = gather(&list, t->model, digest, kind->is);
    if (status == DT_OK)
        tell_list(t, &list, OPTIONS_TOLD, kind->label, false);
    free(list.items);
    return status;
}

/* Those that half of the states take come first. */
static int most_open_first(const void *left, const void *right)
{
    const alike *a = left, *b = right;
    double near = fabs((a->least + a->most) / 2 - 0.5), far = fabs((b->least + b->most) / 2 - 0.5);
    if (near != far)
        return near < far ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* The options that tell these states apart best. */
static dt_status tell_open(dt_sets_teller *t, const dt_digest *digest)
{
    alike_list list;
    dt_status status = gather(&list, t->model, digest, is_open);
    if (status == DT_OK && list.count)
        qsort(list.items, list.count, sizeof *list.items, most_open_first);
    if (status == DT_OK)
        tell_list(t, &list, OPEN_TOLD, "Where they differ", true);
    free(list.items);
    return status;
}

static void tell_example(dt_sets_teller *t, const uint64_t *state, const char *label)
{
    dt_text *text = &t->doc->text;
    if (!state)
        return;
    uint32_t at = dt_sets_find(t, state);
    if (dt_state_title(t->sketch, at)) {
        dt_prose_title(text, t->sketch, DT_BY_NAME, at);
        dt_text_add(text, ". ");
    }
    dt_prose_taken(text, t->sketch, at);
    dt_document_labelled(t->doc, label ? DT_ITEM : DT_STEP, label);
}

static void tell_best(dt_sets_teller *t, const dt_digest *digest)
{
    size_t dm = t->answer->which.best_for;
    dt_text label = {.data = NULL};
    if (dm == DT_PATTERN_NONE)
        return;
    dt_text_add(&label, "Best for ");
    dt_prose_dm(&label, t->model, dm);
    tell_example(t, digest->best, dt_text_get(&label));
    label.length = 0;
    dt_text_add(&label, "Worst for ");
    dt_prose_dm(&label, t->model, dm);
    tell_example(t, digest->worst, dt_text_get(&label));
    dt_text_free_into(&label, &t->doc->text);
}

/* Is the state one of the family that are asked about? Which of its equilibria are dominated only the set itself knows. */
static bool belongs(const dt_sets_teller *t, const dt_family *f, const uint64_t *state)
{
    const dt_which *which = &t->answer->which;
    const uint32_t *profile = dt_sets_profile(t->sets);
    if (!dt_sets_equilibrium(t->sets, dt_most_demanding(f->concepts), state) ||
        (which->where && !dt_statement_holds(which->where, state)))
        return false;
    for (size_t i = 0; which->better && i < t->model->dm_count; i++)
        if (dt_rules_compare(t->model, &t->model->decision_makers[i].readings[profile[i]], state,
                             dt_symbolic_status_quo(t->symbolic)) <= 0)
            return false;
    return true;
}

/* The named states among them. */
static void tell_named(dt_sets_teller *t, const dt_family *f)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; k < t->model->named_count && !t->answer->which.undominated; k++) {
        const uint64_t *state = dt_symbolic_named(t->symbolic, k);
        if (dt_symbolic_name_of(t->symbolic, state) != k || !belongs(t, f, state) || ++count > OPTIONS_TOLD)
            continue;
        dt_prose_state(dt_enumeration_next(&list), t->sketch, DT_BY_NAME, dt_sets_find(t, state));
    }
    if (count > OPTIONS_TOLD)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - OPTIONS_TOLD);
    dt_enumeration_end(&list, ", ", " and ", &t->doc->text);
    dt_text_add(&t->doc->text, count ? "." : "");
    dt_document_labelled(t->doc, DT_ITEM, "With a name");
}

dt_status dt_sets_tell_family(dt_sets_teller *t, const dt_family *f)
{
    const dt_digest *digest = &f->digest;
    dt_text *text = &t->doc->text;
    size_t at = text->length;
    dt_report_number(text, digest->equilibria);
    if (text->data && text->data[at] == 'a')
        text->data[at] = 'A';
    dt_text_add(text, is_one(digest->equilibria) ? " equilibrium under " : " equilibria under ");
    dt_prose_concepts(text, f->concepts);
    dt_document_heading(t->doc, t->level, NULL);
    if (!is_one(digest->equilibria)) {
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            DT_TRY(tell_kind(t, digest, &kinds[k]));
        DT_TRY(tell_open(t, digest));
        tell_named(t, f);
    }
    tell_best(t, digest);
    if (digest->example_count && !is_one(digest->equilibria)) {
        dt_text_printf(
            text, digest->example_count == 1 ? "The first of them:" : "The first %zu of them:", digest->example_count);
        dt_document_block(t->doc, DT_PARAGRAPH);
    }
    for (size_t k = 0; k < digest->example_count; k++)
        tell_example(t, digest->examples + k * t->words, NULL);
    return t->doc->text.status;
}
