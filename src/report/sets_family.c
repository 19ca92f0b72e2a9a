/* SPDX-License-Identifier: MIT */
/* One set of equilibria for a person. Options are told by how many of the states take them: all, nearly all, half, few, none. */
#include "report/sets_teller.h"
#include "report/teller.h"

#include <math.h>
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

static void tell_kind(dt_sets_teller *t, const dt_digest *digest, const share_kind *kind)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t o = 0; o < t->model->option_count; o++) {
        if (!kind->is(&digest->shares[o]) || ++count > OPTIONS_TOLD)
            continue;
        dt_prose_option(dt_enumeration_next(&list), t->model, o);
    }
    if (count > OPTIONS_TOLD)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - OPTIONS_TOLD);
    dt_enumeration_end(&list, ", ", " and ", &t->doc.text);
    dt_text_add(&t->doc.text, count ? "." : "");
    dt_document_labelled(&t->doc, DT_ITEM, kind->label);
}

static double openness(const dt_share *share)
{
    return -fabs(share->taken - 0.5);
}

/* The options that tell these states apart best: those that half of them take. */
static void tell_open(dt_sets_teller *t, const dt_digest *digest)
{
    dt_enumeration list = {.count = 0};
    size_t chosen[OPEN_TOLD], kept = 0, count = 0;
    for (size_t o = 0; o < t->model->option_count; o++) {
        if (!is_open(&digest->shares[o]))
            continue;
        size_t at = kept < OPEN_TOLD ? kept++ : OPEN_TOLD;
        for (count++; at > 0 && openness(&digest->shares[chosen[at - 1]]) < openness(&digest->shares[o]); at--)
            if (at < OPEN_TOLD)
                chosen[at] = chosen[at - 1];
        if (at < OPEN_TOLD)
            chosen[at] = o;
    }
    for (size_t k = 0; k < kept; k++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_prose_option(item, t->model, chosen[k]);
        dt_text_printf(item, " (in %.0f %%)", digest->shares[chosen[k]].taken * 100);
    }
    if (count > kept)
        dt_tell_count(dt_enumeration_next(&list), count - kept, "more option", "more options");
    dt_enumeration_end(&list, ", ", " and ", &t->doc.text);
    dt_text_add(&t->doc.text, count ? "." : "");
    dt_document_labelled(&t->doc, DT_ITEM, "Where they differ");
}

static void tell_example(dt_sets_teller *t, const uint64_t *state, const char *label)
{
    dt_text *text = &t->doc.text;
    if (!state)
        return;
    uint32_t at = dt_sets_find(t, state);
    if (dt_state_title(t->sketch, at)) {
        dt_prose_title(text, t->sketch, DT_BY_NAME, at);
        dt_text_add(text, ". ");
    }
    dt_prose_taken(text, t->sketch, at);
    dt_document_labelled(&t->doc, label ? DT_ITEM : DT_STEP, label);
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
    dt_text_free(&label);
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
    dt_enumeration_end(&list, ", ", " and ", &t->doc.text);
    dt_text_add(&t->doc.text, count ? "." : "");
    dt_document_labelled(&t->doc, DT_ITEM, "With a name");
}

void dt_sets_tell_family(dt_sets_teller *t, const dt_family *f)
{
    const dt_digest *digest = &f->digest;
    dt_text *text = &t->doc.text;
    size_t at = text->length;
    dt_sets_add_number(text, digest->equilibria);
    if (text->data && text->data[at] == 'a')
        text->data[at] = 'A';
    dt_text_add(text, is_one(digest->equilibria) ? " equilibrium under " : " equilibria under ");
    dt_prose_concepts(text, f->concepts);
    dt_document_heading(&t->doc, 3, NULL);
    if (!is_one(digest->equilibria)) {
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            tell_kind(t, digest, &kinds[k]);
        tell_open(t, digest);
        tell_named(t, f);
    }
    tell_best(t, digest);
    if (digest->example_count && !is_one(digest->equilibria)) {
        dt_text_printf(
            text, digest->example_count == 1 ? "The first of them:" : "The first %zu of them:", digest->example_count);
        dt_document_block(&t->doc, DT_PARAGRAPH);
    }
    for (size_t k = 0; k < digest->example_count; k++)
        tell_example(t, digest->examples + k * t->words, NULL);
}
