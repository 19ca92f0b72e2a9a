/* SPDX-License-Identifier: MIT */
/* Sensitivity as text: which kinds of change matter, what each outcome withstands, and the changes of greatest effect, each
 * with what becomes of the states that have a name. */
#include "report/change_text.h"
#include "report/document.h"
#include "report/sensitivity.h"
#include "report/teller.h"

#include "report/letters.h"

#include <inttypes.h>
#include <string.h>

typedef struct page {
    const dt_sensitivity *s;
    const dt_report_options *options;
    dt_document *doc;
    dt_text *text; /* of the document */
    dt_teller teller;
    dt_outcomes outcomes;
} page;

/* ---- what was done ----------------------------------------------------------------------------------------------- */

static void tell_question(page *p)
{
    const dt_sensitivity *s = p->s;
    dt_tell_count(p->text, s->tried, "single change was", "single changes were");
    dt_text_add(p->text, " tried, each alone, under ");
    dt_prose_concepts(p->text, dt_verdicts_concepts(s->verdicts));
    dt_text_add(p->text, ".");
    if (s->tried < s->count)
        dt_text_printf(p->text,
                       " %zu more were not: a limit was reached before them. What follows is about those that were.",
                       s->count - s->tried);
    if (s->options.state != DT_NO_STATE) {
        dt_text_add(p->text, " Counted is what becomes of ");
        dt_tell_state(&p->teller, s->options.state, p->text);
        dt_text_add(p->text, ".");
    }
    dt_tell_readings(&p->teller, p->text);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

typedef struct kind_row {
    uint64_t tried, idle, shifting, telling, unsound;
} kind_row;

static kind_row count_kind(const dt_sensitivity *s, dt_change_kind kind)
{
    kind_row row = {.tried = 0};
    for (size_t k = 0; k < s->count; k++) {
        const dt_trial *trial = &s->trials[k];
        if (trial->change.kind != kind || !trial->tried)
            continue;
        row.tried++;
        row.unsound += !trial->sound;
        row.idle += trial->sound && trial->effect == 0;
        row.shifting += trial->effect > 0;
        row.telling += trial->told > 0;
    }
    return row;
}

static void tell_kinds(page *p)
{
    static const dt_column columns[] = {
        {.title = "change", .width = 41, .heads = true},
        {.title = "tried", .width = 5, .kind = DT_COLUMN_NUMBER},
        {.title = "of no effect", .width = 12, .kind = DT_COLUMN_NUMBER},
        {.title = "change some equilibrium",
         .brief = "some equilibrium",
         .group = "change",
         .width = 16,
         .kind = DT_COLUMN_NUMBER},
        {.title = "change one that has a name",
         .brief = "one with a name",
         .group = "change",
         .width = 15,
         .kind = DT_COLUMN_NUMBER},
    };
    dt_table table;
    uint64_t rows = 0, unsound = 0;
    for (int kind = 0; kind < DT_CHANGE_COUNT; kind++)
        rows += count_kind(p->s, (dt_change_kind)kind).tried > 0;
    dt_document_table_begin(p->doc, &table, columns, sizeof columns / sizeof *columns, rows);
    for (int kind = 0; kind < DT_CHANGE_COUNT; kind++) {
        kind_row row = count_kind(p->s, (dt_change_kind)kind);
        if (!row.tried)
            continue;
        dt_table_cell(&table, dt_change_words((dt_change_kind)kind));
        dt_table_number(&table, row.tried);
        dt_table_number(&table, row.idle);
        dt_table_number(&table, row.shifting);
        dt_table_number(&table, row.telling);
        unsound += row.unsound;
    }
    dt_document_table_end(p->doc, &table);
    if (unsound)
        dt_text_printf(p->text,
                       "Of these, %" PRIu64 " could not be solved: a ranking does not say where the states stand that "
                       "they make feasible.",
                       unsound);
    dt_document_block(p->doc, DT_NOTE);
}

/* ---- what outcomes withstand ------------------------------------------------------------------------------------- */

/* The concepts from `first` on under which a watched state has the same verdict, turned by the same changes. */
static dt_concept_set alike(const page *p, const dt_watched *watched, size_t first)
{
    dt_concept_set set = 0, asked = dt_verdicts_concepts(p->s->verdicts);
    for (size_t c = first; c < DT_CONCEPT_COUNT; c++)
        if (asked >> c & 1u && (watched->concepts >> c & 1u) == (watched->concepts >> first & 1u) &&
            memcmp(watched->turned[c], watched->turned[first], sizeof watched->turned[c]) == 0)
            set |= 1u << c;
    return set;
}

/* A state that nobody named is told of only where it holds. */
static bool has_row(const page *p, const dt_watched *watched, size_t concept)
{
    bool told = watched->state == p->s->options.state || watched->state == dt_graph_status_quo(p->s->graph) ||
                dt_graph_name_of(p->s->graph, watched->state) != DT_PATTERN_NONE;
    return dt_verdicts_concepts(p->s->verdicts) >> concept & 1u && (told || watched->concepts >> concept & 1u);
}

static void write_counts(dt_table *table, const uint32_t *turned)
{
    uint32_t all = 0;
    for (size_t kind = 0; kind < DT_CHANGE_COUNT; kind++)
        all += turned[kind];
    dt_table_number(table, all);
    dt_table_number(table, turned[DT_CHANGE_SWAP] + turned[DT_CHANGE_CLASS_SWAP]);
    dt_table_number(table, turned[DT_CHANGE_DROP] + turned[DT_CHANGE_CLASS_TIE] + turned[DT_CHANGE_WEIGHT_DROP]);
    dt_table_number(table, turned[DT_CHANGE_FLIP] + turned[DT_CHANGE_WEIGHT_FLIP]);
    dt_table_number(table, turned[DT_CHANGE_APPEND]);
    dt_table_number(table, turned[DT_CHANGE_DIRECTION]);
    dt_table_number(table, turned[DT_CHANGE_RULE]);
    dt_table_number(table, turned[DT_CHANGE_READING]);
}

static void write_watched_row(page *p, dt_table *table, const dt_watched *watched, size_t concept, bool first)
{
    dt_text cell = {.data = NULL};
    if (first)
        dt_prose_title(&cell, p->teller.graph, p->teller.naming, watched->state);
    dt_table_cell(table, dt_text_get(&cell));
    dt_table_cell(table, watched->concepts >> concept & 1u ? "holds" : "does not hold");
    cell.length = 0;
    dt_prose_concepts(&cell, alike(p, watched, concept));
    dt_table_cell(table, dt_text_get(&cell));
    write_counts(table, watched->turned[concept]);
    if (cell.status != DT_OK && p->text->status == DT_OK)
        p->text->status = cell.status;
    dt_text_free(&cell);
}

/* A row for each watched state and group of concepts that are alike. `table` NULL: only counts them. */
static uint64_t write_watched(page *p, dt_table *table)
{
    uint64_t rows = 0;
    for (size_t k = 0; k < p->s->watched_count; k++) {
        const dt_watched *watched = &p->s->watched[k];
        dt_concept_set done = 0;
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
            if (done >> c & 1u || !has_row(p, watched, c))
                continue;
            if (table)
                write_watched_row(p, table, watched, c, done == 0);
            done |= alike(p, watched, c);
            rows++;
        }
    }
    return rows;
}

static size_t widest_title(page *p)
{
    size_t widest = strlen("outcome");
    dt_text title = {.data = NULL};
    for (size_t k = 0; k < p->s->watched_count; k++) {
        title.length = 0;
        dt_prose_title(&title, p->teller.graph, p->teller.naming, p->s->watched[k].state);
        size_t width = dt_letters_width(dt_text_get(&title));
        widest = width > widest ? width : widest;
    }
    if (title.status != DT_OK && p->text->status == DT_OK)
        p->text->status = title.status;
    dt_text_free(&title);
    return widest;
}

static void tell_watched(page *p)
{
    dt_column columns[] = {
        {.title = "outcome", .width = widest_title(p), .heads = true},
        {.title = "now", .width = 13},
        {.title = "under", .width = 28},
        {.title = "turned by", .brief = "all", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by swaps", .brief = "swap", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by leaving out or tying",
         .brief = "drop",
         .group = "turned by",
         .width = 4,
         .kind = DT_COLUMN_NUMBER},
        {.title = "turned by flips", .brief = "flip", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by additions", .brief = "add", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by directions", .brief = "way", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by rules", .brief = "rule", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
        {.title = "turned by readings", .brief = "read", .group = "turned by", .width = 4, .kind = DT_COLUMN_NUMBER},
    };
    dt_table table;
    dt_text_add(p->text, "What each verdict withstands");
    dt_document_heading(p->doc, 2, NULL);
    dt_text_add(p->text, "How many of the changes turn the verdict over, and of which kind they are.");
    dt_document_table_begin(p->doc, &table, columns, sizeof columns / sizeof *columns, write_watched(p, NULL));
    write_watched(p, &table);
    dt_document_table_end(p->doc, &table);
}

/* ---- two together ------------------------------------------------------------------------------------------------ */

static bool is_firm(const page *p, const dt_watched *watched, size_t concept)
{
    return watched->concepts >> concept & 1u && p->s->breakers[concept][watched->state] == 0;
}

/* The concepts under which no single change destroys it, and the same two or none do as under `concept`. */
static dt_concept_set firm_alike(const page *p, const dt_watched *watched, size_t concept)
{
    dt_concept_set set = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (is_firm(p, watched, c) && memcmp(watched->pair[c], watched->pair[concept], sizeof watched->pair[c]) == 0)
            set |= 1u << c;
    return set;
}

/* How many changes it takes where one is not enough. */
static void tell_firm(page *p, const dt_watched *watched, size_t concept)
{
    const dt_sensitivity *s = p->s;
    dt_prose_title(p->text, p->teller.graph, p->teller.naming, watched->state);
    dt_text_add(p->text, " under ");
    dt_prose_concepts(p->text, firm_alike(p, watched, concept));
    dt_text_add(p->text, ": no single change destroys it");
    if (watched->pair[concept][0]) {
        dt_text_add(p->text, ", but two do");
        dt_tell_pair(p->text, s, watched->pair[concept]);
    } else if (s->pairs && s->pairs_tried == s->pairs) {
        dt_text_add(p->text, ", nor do any two");
    } else if (s->pairs) {
        dt_text_printf(p->text, "; of the pairs of changes %" PRIu64 " of %" PRIu64 " were tried, and none did",
                       s->pairs_tried, s->pairs);
    } else {
        dt_text_add(p->text, "; --size 2 tries pairs");
    }
    dt_text_add(p->text, ".");
    dt_document_block(p->doc, DT_ITEM);
}

static void tell_least(page *p)
{
    size_t firm = 0, equilibria = 0;
    for (size_t k = 0; k < p->s->watched_count; k++) {
        const dt_watched *watched = &p->s->watched[k];
        equilibria += watched->concepts != 0;
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
            if (!is_firm(p, watched, c) || firm_alike(p, watched, c) & ((1u << c) - 1))
                continue;
            tell_firm(p, watched, c);
            firm++;
        }
    }
    if (firm == 0 && equilibria && p->s->tried == p->s->count)
        dt_text_add(p->text, "Each equilibrium in the table is destroyed by a single change: the least number is 1.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- with care --------------------------------------------------------------------------------------------------- */

static void begin_cautions(page *p)
{
    dt_text_add(p->text, "Equilibria to handle with care");
    dt_document_heading(p->doc, 2, NULL);
    dt_text_add(
        p->text,
        "Each of these holds by a tie, or because somebody cannot leave, or lies where no improvements lead from "
        "the status quo.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static dt_status tell_cautions(page *p)
{
    bool begun = false;
    dt_status status = DT_OK;
    for (size_t k = 0; k < p->outcomes.count && status == DT_OK; k++) {
        const dt_outcome *outcome = &p->outcomes.list[k];
        dt_text caution = {.data = NULL};
        if (p->s->options.state == DT_NO_STATE || p->s->options.state == outcome->state)
            status = dt_tell_caution(&p->teller, outcome, &caution);
        if (caution.length && !begun)
            begin_cautions(p);
        begun |= caution.length > 0;
        if (caution.length) {
            dt_prose_title(p->text, p->teller.graph, p->teller.naming, outcome->state);
            dt_text_printf(p->text, ".%s", dt_text_get(&caution));
        }
        dt_document_block(p->doc, DT_ITEM);
        dt_text_free(&caution);
    }
    return status;
}

/* ---- the changes that matter ------------------------------------------------------------------------------------- */

/* Adds the named states from `k` on that lose and gain the same as the k-th, and says so of them. */
static void tell_shifts_like(page *p, const dt_trial *trial, size_t k)
{
    const dt_shift *first = &trial->shifts[k];
    dt_enumeration states = {.count = 0};
    dt_concept_set lost = first->before & ~first->after, gained = first->after & ~first->before;
    for (size_t i = k; i < trial->told; i++)
        if (trial->shifts[i].before == first->before && trial->shifts[i].after == first->after)
            dt_prose_title(dt_enumeration_next(&states), p->teller.graph, p->teller.naming, trial->shifts[i].state);
    const bool many = states.count > 1;
    dt_text_add(p->text, " ");
    dt_enumeration_end(&states, ", ", " and ", p->text);
    dt_tell_shift(p->text, lost, gained, !first->after, many);
}

static bool told_before(const dt_trial *trial, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (trial->shifts[i].before == trial->shifts[k].before && trial->shifts[i].after == trial->shifts[k].after)
            return true;
    return false;
}

/* What becomes of the states that have no name: by concept, how many are lost and gained. */
static void tell_others(page *p, const dt_trial *trial)
{
    uint32_t lost[DT_CONCEPT_COUNT], gained[DT_CONCEPT_COUNT];
    bool any_lost = false;
    if (trial->shifted == trial->told)
        return;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        lost[c] = trial->lost[c];
        gained[c] = trial->gained[c];
        for (size_t k = 0; k < trial->told; k++) {
            dt_concept_set before = trial->shifts[k].before, after = trial->shifts[k].after;
            lost[c] -= (before & ~after) >> c & 1u;
            gained[c] -= (after & ~before) >> c & 1u;
        }
        any_lost |= lost[c] > 0;
    }
    dt_text_add(p->text, p->teller.model->graph_form ? " Among the other states" : " Among the states without a name");
    dt_tell_counts(p->text, " it loses ", lost);
    dt_tell_counts(p->text, any_lost ? " and gains " : " it gains ", gained);
    dt_text_add(p->text, ".");
}

static void tell_newcomers(page *p, const dt_trial *trial)
{
    if (!trial->come)
        return;
    dt_text_add(p->text, " ");
    dt_tell_count(p->text, trial->come, "state becomes feasible", "states become feasible");
    dt_tell_counts(p->text, ", with equilibria among them: ", trial->new_equilibria);
    dt_text_add(p->text, ".");
}

static void tell_trial(page *p, size_t at)
{
    const dt_trial *trial = p->s->ranked[at];
    size_t same = 0;
    dt_tell_change(p->text, p->teller.graph, p->teller.profile, &trial->change);
    for (size_t k = at + 1; k < p->s->tried && p->s->ranked[k]->effect == trial->effect; k++)
        same += dt_trials_alike(p->s->ranked[at], p->s->ranked[k]);
    if (same)
        dt_text_printf(p->text, " (and %zu other%s that rank%s all states alike)", same, same == 1 ? "" : "s",
                       same == 1 ? "s" : "");
    dt_text_add(p->text, ".");
    for (size_t k = 0; k < trial->told; k++)
        if (!told_before(trial, k))
            tell_shifts_like(p, trial, k);
    tell_others(p, trial);
    tell_newcomers(p, trial);
    dt_document_block(p->doc, DT_STEP);
}

static void tell_trials(page *p, size_t most)
{
    size_t told = 0, left = 0;
    dt_text_add(p->text, "The changes that matter most");
    dt_document_heading(p->doc, 2, NULL);
    for (size_t k = 0; k < p->s->tried && p->s->ranked[k]->effect > 0; k++) {
        if (dt_trial_repeats(p->s, k))
            continue;
        if (told < most)
            tell_trial(p, k);
        left += told >= most;
        told += told < most;
    }
    if (left)
        dt_text_printf(p->text, "%zu more have an effect: --most N tells more of them, --format json all.", left);
    if (told == 0)
        dt_text_add(p->text, "None of them changes an equilibrium.");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status tell(page *p, size_t most)
{
    tell_question(p);
    tell_kinds(p);
    tell_watched(p);
    tell_least(p);
    tell_trials(p, most);
    return tell_cautions(p);
}

dt_status dt_report_sensitivity_text(const dt_sensitivity *s, dt_format format, const dt_report_options *options,
                                     size_t most, dt_budget *budget, dt_text *out)
{
    dt_document doc;
    page p = {.s = s, .options = options, .doc = &doc, .text = &doc.text};
    dt_document_begin(&doc, format, out);
    doc.colour = options->colour;
    dt_status status = dt_teller_new(&p.teller, s->solution, 0, options, budget, out);
    if (status == DT_OK)
        status = dt_outcomes_new(&p.outcomes, s->solution, 0, &p.teller.reached, 3, budget);
    if (status == DT_OK)
        status = dt_outcomes_stand(&p.outcomes, s->solution, 0, budget);
    if (status == DT_OK) {
        dt_text_add(p.text, p.teller.model->name);
        dt_document_heading(&doc, 2, NULL);
        status = tell(&p, most);
    }
    dt_status written = dt_document_end(&doc);
    dt_outcomes_free(&p.outcomes);
    dt_teller_free(&p.teller);
    return status == DT_OK ? written : status;
}
