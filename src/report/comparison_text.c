/* SPDX-License-Identifier: MIT */
/* A comparison as text: what is different, what becomes of the equilibria, and which difference does it. */
#include "report/change_text.h"
#include "report/comparison.h"
#include "report/document.h"
#include "report/letters.h"
#include "report/teller.h"

#include "base/bits.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define FEW 8 /* changed states of which each is told of, whether it has a name or not */

typedef struct page {
    const dt_comparison_asked *asked;
    const dt_compared *c;
    dt_document *doc;
    dt_text *text; /* of the document */
} page;

static void heading(page *p, const char *title)
{
    dt_text_add(p->text, title);
    dt_document_heading(p->doc, 2, NULL);
}

/* ---- the question ------------------------------------------------------------------------------------------------ */

static void tell_title(page *p)
{
    const dt_model *first = dt_graph_model(p->c->first), *second = dt_graph_model(p->c->second);
    dt_text_add(p->text, first->name);
    if (strcmp(first->name, second->name) != 0)
        dt_text_printf(p->text, ", compared with %s", second->name);
    dt_document_heading(p->doc, 2, NULL);
}

static dt_text profile_of(const page *p, int side)
{
    dt_text text = {.data = NULL};
    dt_tell_profile(dt_graph_model(side ? p->c->second : p->c->first), p->c->options.profiles[side], &text);
    return text;
}

static void tell_profiles(page *p)
{
    dt_text first = profile_of(p, 0), second = profile_of(p, 1);
    const bool alike = strcmp(dt_text_get(&first), dt_text_get(&second)) == 0;
    if (first.length)
        dt_text_printf(p->text, " In %s, %s.", alike ? "both" : "the first", dt_text_get(&first));
    if (second.length && !alike)
        dt_text_printf(p->text, " In the second, %s.", dt_text_get(&second));
    dt_text_free_into(&first, p->text);
    dt_text_free_into(&second, p->text);
}

static void tell_question(page *p)
{
    const uint32_t first = dt_graph_count(p->c->first), second = dt_graph_count(p->c->second);
    dt_text_add(p->text, "First: ");
    dt_text_add(p->text, p->asked->files[0]);
    dt_text_add(p->text, ". Second: ");
    dt_text_add(p->text, p->asked->files[1]);
    if (first == second)
        dt_text_printf(p->text, ". %" PRIu32 " feasible states in each.", first);
    else
        dt_text_printf(p->text, ". %" PRIu32 " feasible states in the first, %" PRIu32 " in the second.", first,
                       second);
    tell_profiles(p);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- what is different ------------------------------------------------------------------------------------------- */

static void tell_one(page *p, size_t at)
{
    char label[32];
    snprintf(label, sizeof label, "D%zu", at + 1);
    dt_tell_difference(p->text, p->c, &p->c->differences[at]);
    dt_text_add(p->text, ".");
    dt_document_labelled(p->doc, DT_ITEM, label);
}

static bool same_bytes(const page *p)
{
    const dt_source *first = dt_graph_model(p->c->first)->source, *second = dt_graph_model(p->c->second)->source;
    return strcmp(dt_source_sha256(first), dt_source_sha256(second)) == 0;
}

static void tell_differences(page *p)
{
    heading(p, "What is different in the second");
    for (size_t k = 0; k < p->c->bearing; k++)
        tell_one(p, k);
    if (p->c->bearing == 0)
        dt_text_add(p->text, p->c->count == 0 && same_bytes(p) ? "Nothing: both files are the same, byte by byte."
                                                               : "Nothing that a verdict could depend on.");
    dt_document_block(p->doc, DT_PARAGRAPH);
    if (p->c->bearing < p->c->count) {
        dt_text_add(p->text, "Also different, but no verdict depends on it:");
        dt_document_block(p->doc, DT_PARAGRAPH);
    }
    for (size_t k = p->c->bearing; k < p->c->count; k++)
        tell_one(p, k);
    if (p->c->count == 0 && !same_bytes(p))
        dt_text_add(p->text, "The files differ in what is not compared: words and sources, layout, comments, or what "
                             "lies within levers, perceptions and readings that are not used.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- what becomes of the equilibria ------------------------------------------------------------------------------ */

static uint32_t count_equilibria(const page *p, int side, size_t concept)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(side ? p->c->second : p->c->first); s++)
        count += dt_verdicts_equilibrium(p->c->verdicts[side], (dt_concept_id) concept, s);
    return count;
}

static void tell_totals(page *p)
{
    static const dt_column columns[] = {
        {.title = "equilibria under", .width = 16, .heads = true},
        {.title = "in the first", .width = 12, .kind = DT_COLUMN_NUMBER},
        {.title = "in the second", .width = 13, .kind = DT_COLUMN_NUMBER},
        {.title = "no longer", .width = 9, .kind = DT_COLUMN_NUMBER},
        {.title = "new", .width = 5, .kind = DT_COLUMN_NUMBER},
    };
    const dt_concept_set concepts = dt_verdicts_concepts(p->c->verdicts[0]);
    dt_table table;
    dt_document_table_begin(p->doc, &table, columns, sizeof columns / sizeof *columns, dt_bit_count(concepts));
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++) {
        uint64_t lost = 0, gained = 0;
        if (!(concepts >> k & 1u))
            continue;
        for (size_t i = 0; i < p->c->changed_count; i++) {
            const dt_changed_state *state = &p->c->changed[i];
            lost += (state->before & ~state->after) >> k & 1u;
            gained += (state->after & ~state->before) >> k & 1u;
        }
        dt_table_cell(&table, dt_concept_get((dt_concept_id)k)->brief);
        dt_table_number(&table, count_equilibria(p, 0, k));
        dt_table_number(&table, count_equilibria(p, 1, k));
        dt_table_number(&table, lost);
        dt_table_number(&table, gained);
    }
    dt_document_table_end(p->doc, &table);
}

/* Is a state told of by itself? If somebody named it, or if there are few. */
static bool is_listed(const page *p, size_t k)
{
    return p->c->changed_count <= FEW || dt_is_named(p->c, &p->c->changed[k]);
}

/* What becomes of a state: by a cause, or (NULL) in all. */
typedef struct shift {
    dt_concept_set lost, gained;
    bool entirely;
} shift;

static shift shift_of(const page *p, const dt_cause *cause, size_t k)
{
    const dt_changed_state *state = &p->c->changed[k];
    const dt_concept_set turned = cause ? cause->turned[k] : state->before ^ state->after;
    shift s = {.lost = state->before & turned, .gained = state->after & turned};
    s.entirely = s.lost == state->before && !state->after;
    return s;
}

static bool same_shift(shift a, shift b)
{
    return a.lost == b.lost && a.gained == b.gained && a.entirely == b.entirely;
}

static bool is_told(const page *p, const dt_cause *cause, size_t k)
{
    const shift s = shift_of(p, cause, k);
    return (s.lost || s.gained) && is_listed(p, k);
}

/* Who makes it so: those who would leave the state in the model in which it does not hold. */
static void list_leavers(const page *p, size_t k, int side, dt_text *out)
{
    const dt_changed_state *state = &p->c->changed[k];
    const dt_concept_set turned = side ? state->before & ~state->after : state->after & ~state->before;
    const uint32_t at = side ? state->second : state->first;
    const dt_graph *graph = side ? p->c->second : p->c->first;
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; at != DT_NO_STATE && i < dt_graph_model(graph)->dm_count; i++)
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (turned >> c & 1u && !dt_verdicts_stable(p->c->verdicts[side], (dt_concept_id)c, i, at)) {
                dt_prose_dm(dt_enumeration_next(&list), dt_graph_model(graph), i);
                break;
            }
    if (list.count)
        dt_text_add(out, side ? " In the second it would be left by " : " In the first it would be left by ");
    if (list.count) {
        dt_enumeration_end(&list, ", ", " and ", out);
        dt_text_add(out, ".");
    }
    if (turned && at == DT_NO_STATE)
        dt_text_printf(out, " It is not feasible in the %s.", side ? "second" : "first");
}

static bool told_before(const page *p, const dt_cause *cause, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (is_told(p, cause, i) && same_shift(shift_of(p, cause, i), shift_of(p, cause, k)))
            return true;
    return false;
}

/* Adds the listed states from the k-th on of which the same becomes, and says so. */
static void tell_alike(page *p, const dt_cause *cause, size_t k)
{
    const shift s = shift_of(p, cause, k);
    dt_enumeration states = {.count = 0};
    for (size_t i = k; i < p->c->changed_count; i++)
        if (is_told(p, cause, i) && same_shift(shift_of(p, cause, i), s))
            dt_tell_compared_state(dt_enumeration_next(&states), p->c, &p->c->changed[i], i == k);
    const bool many = states.count > 1;
    dt_text_add(p->text, p->text->length ? " " : "");
    dt_enumeration_end(&states, ", ", " and ", p->text);
    dt_tell_shift(p->text, s.lost, s.gained, s.entirely, many);
}

/* Where a state is that nobody named. */
typedef enum whereabouts { IN_BOTH, IN_FIRST, IN_SECOND, WHEREABOUTS } whereabouts;

static whereabouts where_is(const dt_changed_state *state)
{
    return state->first == DT_NO_STATE ? IN_SECOND : state->second == DT_NO_STATE ? IN_FIRST : IN_BOTH;
}

static void tell_untold_in(page *p, const dt_cause *cause, whereabouts where)
{
    static const char *const words[] = {[IN_BOTH] = "States without a name: ",
                                        [IN_FIRST] = "States without a name that only the first has: ",
                                        [IN_SECOND] = "States without a name that only the second has: "};
    uint32_t lost[DT_CONCEPT_COUNT] = {0}, gained[DT_CONCEPT_COUNT] = {0};
    bool any_lost = false, any = false;
    for (size_t k = 0; k < p->c->changed_count; k++) {
        const shift s = shift_of(p, cause, k);
        if (is_listed(p, k) || where_is(&p->c->changed[k]) != where)
            continue;
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
            lost[c] += s.lost >> c & 1u;
            gained[c] += s.gained >> c & 1u;
        }
        any_lost |= s.lost != 0;
        any |= s.lost || s.gained;
    }
    if (!any)
        return;
    dt_text_add(p->text, p->text->length ? " " : "");
    dt_text_add(p->text, words[where]);
    dt_tell_counts(p->text, "lost ", lost);
    dt_tell_counts(p->text, any_lost ? "; new " : "new ", gained);
    dt_text_add(p->text, ".");
}

static void tell_untold(page *p, const dt_cause *cause)
{
    for (whereabouts where = IN_BOTH; where < WHEREABOUTS; where++)
        tell_untold_in(p, cause, where);
}

/* What a cause does: of the states that are listed, and how many others. */
static void tell_shifts(page *p, const dt_cause *cause)
{
    for (size_t k = 0; k < p->c->changed_count; k++) {
        if (is_told(p, cause, k) && !told_before(p, cause, k))
            tell_alike(p, cause, k);
    }
    tell_untold(p, cause);
}

/* The listed states one by one, each with those who make it so. */
static void tell_named(page *p)
{
    for (size_t k = 0; k < p->c->changed_count; k++) {
        const shift s = shift_of(p, NULL, k);
        if (!is_listed(p, k))
            continue;
        dt_tell_compared_state(p->text, p->c, &p->c->changed[k], true);
        dt_tell_shift(p->text, s.lost, s.gained, s.entirely, false);
        list_leavers(p, k, 1, p->text);
        list_leavers(p, k, 0, p->text);
        dt_document_block(p->doc, DT_ITEM);
    }
    tell_untold(p, NULL);
    dt_document_block(p->doc, DT_ITEM);
}

static void tell_outcomes(page *p)
{
    heading(p, "What becomes of the equilibria");
    tell_totals(p);
    tell_named(p);
    if (p->c->changed_count == 0)
        dt_text_add(p->text, "No verdict differs.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- which difference does it ------------------------------------------------------------------------------------ */

static void tell_cause(page *p, const dt_cause *cause)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < cause->count; k++)
        dt_text_printf(dt_enumeration_next(&list), "D%zu", cause->differences[k] + 1);
    dt_enumeration_end(&list, ", ", " and ", p->text);
    const bool all = cause->count == p->c->bearing && cause->count > 1;
    dt_text_add(p->text, cause->count == 1 ? " alone" : all ? ", all together" : " together");
    if (!cause->least)
        dt_text_add(p->text, ", none of which can be left out");
    dt_text_add(p->text, ":");
    tell_shifts(p, cause);
    dt_document_block(p->doc, DT_ITEM);
}

static void tell_causes(page *p)
{
    size_t told = 0;
    heading(p, "Which difference does it");
    if (p->c->bearing == 1) {
        dt_text_add(p->text, "D1 does all of it: nothing else differs on which a verdict could depend.");
        dt_document_block(p->doc, DT_PARAGRAPH);
        return;
    }
    if (p->c->cause_count) {
        dt_text_add(
            p->text,
            "Each was made in the first model, with all else left as it is there. Of several together only that "
            "is told which no part of them does.");
        dt_document_block(p->doc, DT_PARAGRAPH);
    }
    for (size_t k = 0; k < p->c->cause_count && told < p->asked->most; k++, told++)
        tell_cause(p, &p->c->causes[k]);
    if (told < p->c->cause_count)
        dt_text_printf(p->text, "%zu more do something: --most N tells more of them, --format json all.",
                       p->c->cause_count - told);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void add_names(page *p, bool (*which)(const dt_compared *, size_t), const char *one, const char *many)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < p->c->bearing; k++)
        if (which(p->c, k))
            dt_text_printf(dt_enumeration_next(&list), "D%zu", k + 1);
    const bool single = list.count == 1;
    if (!list.count)
        return;
    dt_text_add(p->text, p->text->length ? " " : "");
    dt_enumeration_end(&list, ", ", " and ", p->text);
    dt_text_add(p->text, single ? one : many);
}

static bool is_needed(const dt_compared *c, size_t k)
{
    return c->differences[k].spared && c->differences[k].needed;
}

static bool is_undone(const dt_compared *c, size_t k)
{
    return c->differences[k].tried && c->differences[k].sound && c->differences[k].undone;
}

static bool is_unsound(const dt_compared *c, size_t k)
{
    return c->differences[k].tried && !c->differences[k].sound;
}

static bool is_in_a_cause(const dt_compared *c, size_t difference)
{
    for (size_t k = 0; k < c->cause_count; k++)
        for (size_t i = 0; i < c->causes[k].count; i++)
            if (c->causes[k].differences[i] == difference)
                return true;
    return false;
}

static bool is_idle(const dt_compared *c, size_t k)
{
    const dt_difference *d = &c->differences[k];
    return d->tried && d->sound && !d->undone && d->spared && !d->needed && !is_in_a_cause(c, k);
}

static void tell_each(page *p)
{
    add_names(p, is_needed, " is needed: the second model without it keeps some verdict of the first.",
              " are needed: the second model without any one of them keeps some verdict of the first.");
    if (p->c->changed_count)
        add_names(p, is_undone, " alone would also change verdicts that the other differences change back.",
                  " alone would each also change verdicts that other differences change back.");
    else
        add_names(p, is_undone, " alone would change verdicts, but the other differences change them back.",
                  " alone would each change verdicts, but others of the differences change them back.");
    if (p->c->changed_count)
        add_names(p, is_idle,
                  " changes nothing: not alone, not in a set that was tried, and not beside all the others.",
                  " change nothing: not alone, not in a set that was tried, and not beside all the others.");
    add_names(p, is_unsound,
              " cannot be made alone: a ranking would not know all states, or none or far too many would be left.",
              " cannot be made alone: a ranking would not know all states, or none or far too many would be left.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void tell_search(page *p)
{
    const dt_compared *c = p->c;
    uint32_t finished = 0;
    while (finished < c->options.size && c->searched[finished + 1].finished)
        finished++;
    if (finished == c->options.size)
        dt_text_printf(p->text, "All sets of up to %" PRIu32 " differences were tried.", finished);
    else if (finished)
        dt_text_printf(p->text,
                       "A limit was reached: all sets of up to %" PRIu32 " were tried, those of %" PRIu32 " not all.",
                       finished, finished + 1);
    else
        dt_text_add(p->text, "A limit was reached before every difference was tried alone.");
    if (c->unexplained)
        dt_text_printf(p->text, " Of the %" PRIu64 " verdicts that differ %" PRIu64 " are left without a cause.",
                       c->verdict_count, c->unexplained);
    dt_document_block(p->doc, DT_NOTE);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

dt_status dt_report_comparison_text(const dt_comparison_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    page p = {.asked = asked, .c = asked->compared, .doc = &doc, .text = &doc.text};
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    tell_title(&p);
    tell_question(&p);
    tell_differences(&p);
    tell_outcomes(&p);
    if (p.c->changed_count && p.c->bearing)
        tell_causes(&p);
    if (p.c->bearing > 1)
        tell_each(&p);
    if (p.c->changed_count && p.c->bearing > 1)
        tell_search(&p);
    return dt_document_end(&doc);
}
