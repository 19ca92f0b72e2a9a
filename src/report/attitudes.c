/* SPDX-License-Identifier: MIT */
/* Attitudes in words: who cares for whom, what holds then, and which attitude, if it were another, would change most. */
#include "report/attitudes.h"
#include "report/state_table.h"
#include "report/teller.h"

#include "base/memory.h"
#include "base/sort.h"

#include <inttypes.h>
#include <stdlib.h>

#define STATES_MAX 6 /* named in a sentence */

typedef struct page {
    const dt_attitude_cases *cases;
    const dt_attitudes_asked *asked;
    const dt_model *model;
    dt_document *doc;
} page;

static dt_text *text_of(page *p)
{
    return &p->doc->text;
}

static void add(page *p, const char *text)
{
    dt_text_add(text_of(p), text);
}

/* ---- changes ------------------------------------------------------------------------------------------------------- */

static int by_size(const void *left, const void *right)
{
    const dt_attitude_change *a = left, *b = right;
    uint64_t x = (uint64_t)a->begins + a->ends, y = (uint64_t)b->begins + b->ends;
    if (x != y)
        return x > y ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

void dt_attitude_changes(const dt_attitude_cases *cases, dt_relational concept, dt_attitude_change *out)
{
    for (size_t k = 1; k < cases->count; k++) {
        out[k - 1].item = k;
        dt_attitudes_compare(cases, k, concept, &out[k - 1].begins, &out[k - 1].ends);
    }
    dt_sort(out, cases->count - 1, sizeof *out, by_size);
}

/* ---- attitudes ----------------------------------------------------------------------------------------------------- */

/* "devoted to X", after its holder. */
static void add_attitude(dt_text *out, const dt_model *model, size_t dm, size_t towards, dt_regard attitude)
{
    static const char *const words[DT_REGARDS] = {
        [DT_INDIFFERENT] = "indifferent to ", [DT_DEVOTED] = "devoted to ", [DT_AGGRESSIVE] = "aggressive towards "};
    dt_text_add(out, words[attitude]);
    if (dm == towards)
        dt_text_add(out, "itself");
    else
        dt_prose_dm(out, model, towards);
}

/* Lists the attitudes of `dm` in an item where they differ from those of another profile. @return how many. */
static size_t add_differences(page *p, size_t dm, const dt_regard *now, const dt_regard *before)
{
    dt_enumeration list = {.count = 0};
    size_t dms = p->cases->dms;
    for (size_t j = 0; j < dms; j++)
        if (now[dm * dms + j] != before[dm * dms + j])
            add_attitude(dt_enumeration_next(&list), p->model, dm, j, now[dm * dms + j]);
    size_t count = list.count;
    dt_enumeration_end(&list, ", ", " and ", text_of(p));
    return count;
}

static dt_status tell_attitudes(page *p)
{
    size_t dms = p->cases->dms, told = 0;
    dt_regard *discrete = dt_malloc(dms * dms, sizeof *discrete);
    if (!discrete)
        return DT_ERR_NOMEM;
    dt_attitudes_discrete(discrete, dms);
    dt_tell_profile(p->model, p->asked->options->profile, text_of(p));
    add(p, p->doc->text.length ? "." : "");
    dt_document_block(p->doc, DT_PARAGRAPH);
    for (size_t dm = 0; dm < dms; dm++) {
        dt_text label = {.data = NULL};
        dt_prose_dm(&label, p->model, dm);
        if (add_differences(p, dm, p->cases->items[0].attitudes, discrete)) {
            add(p, ".");
            told++;
        }
        dt_document_labelled(p->doc, DT_ITEM, dt_text_get(&label));
        dt_text_free_into(&label, text_of(p));
    }
    add(p, told ? "For the rest everybody is devoted to itself and indifferent to all others."
                : "Everybody is devoted to itself and indifferent to all others.");
    dt_document_block(p->doc, DT_PARAGRAPH);
    free(discrete);
    return DT_OK;
}

/* ---- what holds ---------------------------------------------------------------------------------------------------- */

static bool holds(const page *p, size_t item, uint32_t state)
{
    return dt_attitudes_equilibrium(p->cases, item, p->asked->concept, state);
}

static bool holds_at_all(const page *p, uint32_t state)
{
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        if (dt_attitudes_equilibrium(p->cases, 0, (dt_relational)c, state))
            return true;
    return false;
}

static void tell_counts(page *p)
{
    dt_enumeration list = {.count = 0};
    for (size_t c = 0; c < DT_RELATIONALS; c++) {
        uint32_t count = 0;
        for (uint32_t s = 0; s < dt_graph_count(p->cases->graph); s++)
            count += dt_attitudes_equilibrium(p->cases, 0, (dt_relational)c, s);
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu32 " under %s", count,
                       dt_relational_get((dt_relational)c)->brief);
    }
    add(p, "Equilibria: ");
    dt_enumeration_end(&list, ", ", ", ", text_of(p));
    add(p, ".");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void tell_state(page *p, uint32_t state)
{
    dt_enumeration list = {.count = 0};
    dt_text title = {.data = NULL};
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        if (dt_attitudes_equilibrium(p->cases, 0, (dt_relational)c, state))
            dt_text_add(dt_enumeration_next(&list), dt_relational_get((dt_relational)c)->brief);
    dt_enumeration_end(&list, ", ", ", ", text_of(p));
    add(p, ".");
    dt_prose_title(&title, p->cases->graph, DT_NUMBERED, state);
    dt_document_labelled(p->doc, DT_ITEM, dt_text_get(&title));
    dt_text_free_into(&title, text_of(p));
}

static bool is_named(const page *p, uint32_t state)
{
    return state == dt_graph_status_quo(p->cases->graph) || dt_graph_name_of(p->cases->graph, state) != DT_PATTERN_NONE;
}

static void tell_equilibria(page *p)
{
    uint64_t told = 0, left = 0;
    add(p, "What holds");
    dt_document_heading(p->doc, 3, NULL);
    tell_counts(p);
    for (unsigned turn = 0; turn < 2; turn++)
        for (uint32_t s = 0; s < dt_graph_count(p->cases->graph); s++) {
            if (is_named(p, s) != (turn == 0) || !holds_at_all(p, s))
                continue;
            if (told++ < p->asked->most)
                tell_state(p, s);
            else
                left++;
        }
    if (left)
        dt_text_printf(text_of(p), "%" PRIu64 " more; --most N tells of more, csv and json of all.", left);
    dt_document_block(p->doc, DT_NOTE);
}

/* ---- the sweep ----------------------------------------------------------------------------------------------------- */

static void add_states(page *p, size_t item, bool now, uint32_t count, const char *words)
{
    dt_enumeration list = {.count = 0};
    uint32_t told = 0;
    if (count == 0)
        return;
    dt_text_printf(text_of(p), " %s (%" PRIu32 "): ", words, count);
    for (uint32_t s = 0; s < dt_graph_count(p->cases->graph) && told < count && told < STATES_MAX; s++)
        if (holds(p, item, s) == now && holds(p, 0, s) != now) {
            dt_prose_state(dt_enumeration_next(&list), p->cases->graph, DT_NUMBERED, s);
            told++;
        }
    if (told < count)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu32 " more", count - told);
    dt_enumeration_end(&list, ", ", " and ", text_of(p));
    add(p, ".");
}

static void tell_change(page *p, const dt_attitude_change *change)
{
    dt_text label = {.data = NULL};
    for (size_t dm = 0; dm < p->cases->dms; dm++) {
        if (add_differences(p, dm, p->cases->items[change->item].attitudes, p->cases->items[0].attitudes) == 0)
            continue;
        dt_prose_dm(&label, p->model, dm);
    }
    add(p, ".");
    add_states(p, change->item, true, change->begins, "Begins to hold");
    add_states(p, change->item, false, change->ends, "Holds no longer");
    dt_document_labelled(p->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, text_of(p));
}

static void tell_changes(page *p, const dt_attitude_change *changes, size_t count)
{
    size_t told = 0, moved = 0;
    while (moved < count && changes[moved].begins + changes[moved].ends)
        moved++;
    for (; told < moved && told < p->asked->most; told++)
        tell_change(p, &changes[told]);
    if (told < moved)
        dt_text_printf(text_of(p), "%zu more change something; --most N tells of more. ", moved - told);
    if (moved < count)
        dt_text_printf(text_of(p), "%zu of the %zu change nothing.", count - moved, count);
    add(p, p->cases->complete ? "" : " A limit was reached before all were tried.");
    dt_document_block(p->doc, DT_NOTE);
}

static dt_status tell_sweep(page *p)
{
    const dt_attitudes_options *options = p->asked->options;
    if (options->sweep == DT_SWEEP_NONE)
        return DT_OK;
    dt_attitude_change *changes = dt_calloc(p->cases->count, sizeof *changes);
    if (!changes)
        return DT_ERR_NOMEM;
    dt_attitude_changes(p->cases, p->asked->concept, changes);
    if (options->sweep == DT_SWEEP_EACH) {
        add(p, "If one attitude were another, under ");
    } else {
        add(p, "If the attitudes of ");
        dt_prose_dm(text_of(p), p->model, options->row);
        add(p, " were others, under ");
    }
    add(p, dt_relational_get(p->asked->concept)->brief);
    dt_document_heading(p->doc, 3, NULL);
    tell_changes(p, changes, p->cases->count - 1);
    free(changes);
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_report_attitudes(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_format format,
                              dt_text *out)
{
    dt_document doc;
    page p = {.cases = cases, .asked = asked, .model = dt_graph_model(cases->graph), .doc = &doc};
    if (format == DT_FORMAT_JSON)
        return dt_report_attitudes_json(cases, asked, out);
    if (format == DT_FORMAT_CSV)
        return dt_report_attitudes_csv(cases, asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    add(&p, "Who cares for whom");
    dt_document_heading(&doc, 2, NULL);
    dt_status status = tell_attitudes(&p);
    if (status == DT_OK) {
        tell_equilibria(&p);
        status = tell_sweep(&p);
    }
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}

/* ---- csv ----------------------------------------------------------------------------------------------------------- */

static dt_status describe(dt_state_table *table)
{
    for (size_t c = 0; c < DT_RELATIONALS; c++) {
        const char *name = dt_relational_get((dt_relational)c)->name;
        DT_TRY(dt_state_table_add_each(table, name, 1, DT_COLUMN_LETTER));
        DT_TRY(dt_state_table_add(table, name, name));
    }
    return DT_OK;
}

static void put_verdicts(dt_table *table, const void *user, uint32_t state)
{
    const dt_attitude_cases *cases = user;
    for (size_t c = 0; c < DT_RELATIONALS; c++) {
        for (size_t dm = 0; dm < cases->dms; dm++)
            dt_table_mark(table,
                          dt_attitudes_stable(cases, 0, (dt_relational)c, dm, state) ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_mark(table,
                      dt_attitudes_equilibrium(cases, 0, (dt_relational)c, state) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
    }
}

dt_status dt_report_attitudes_csv(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_text *out)
{
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, cases->graph, asked->options->profile, DT_FORMAT_CSV);
    if (status == DT_OK)
        status = describe(&table);
    if (status == DT_OK)
        status = dt_state_table_write(&table, out, asked->budget, put_verdicts, cases);
    dt_state_table_free(&table);
    return status;
}
