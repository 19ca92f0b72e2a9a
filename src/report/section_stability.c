/* SPDX-License-Identifier: MIT */
/* Exhibits: who can move where, which states are stable for whom under which concept, and why where it takes an answer. */
#include "report/findings.h"
#include "report/gain.h"
#include "report/letters.h"
#include "report/marks.h"
#include "report/section.h"
#include "report/state_table.h"

#include <inttypes.h>
#include <stdio.h>

#define DMS_IN_BLOCK 8  /* decision makers in one table of moves */
#define MOVES_MAX 8     /* targets that one cell lists */
#define VERDICTS_MAX 30 /* columns of verdicts in one table */
#define LETTERS_MAX 64  /* of their heads, one of each column for its gap: what a page holds beside names */
#define EACH_DM_MAX 20  /* more decision makers than these are counted, not told apart */
#define TITLE_MAX 48

/* ---- moves ------------------------------------------------------------------------------------------------------------ */

typedef struct cell {
    const dt_reporter *r;
    size_t dm;
    uint32_t from;
    dt_gain gain; /* of the moves being listed */
    uint32_t listed, left;
    dt_text text;
} cell;

static dt_status add_move(void *user, uint32_t to)
{
    cell *at = user;
    const dt_teller *teller = &at->r->teller;
    static const char *const marks[] = {[DT_GAINS] = "*", [DT_GAINS_PERHAPS] = "?", [DT_GAINS_NOT] = ""};
    dt_gain gain = dt_gain_of(teller->graph, at->dm, teller->profile[at->dm], at->from, to);
    if (gain == at->gain && at->listed < MOVES_MAX) {
        dt_text_printf(&at->text, "%s%" PRIu32 "%s", at->text.length ? ", " : "", to + 1, marks[gain]);
        at->listed++;
    } else if (gain == at->gain) {
        at->left++;
    }
    return dt_budget_spend(teller->budget, 4);
}

/* Improvements first; then, where all states are shown, the other moves, else how many there are. */
static dt_status put_moves(dt_table *table, const dt_reporter *r, size_t dm, uint32_t state)
{
    const dt_teller *teller = &r->teller;
    static const dt_gain order[] = {DT_GAINS, DT_GAINS_PERHAPS, DT_GAINS_NOT};
    cell at = {.r = r, .dm = dm, .from = state};
    dt_status status = DT_OK;
    for (size_t n = 0; n < sizeof order / sizeof *order && status == DT_OK; n++) {
        at.gain = order[n];
        status = dt_graph_each_move(teller->graph, dm, state, add_move, &at);
    }
    if (at.left)
        dt_text_printf(&at.text, "%s+%" PRIu32, at.text.length ? " " : "", at.left);
    dt_table_take(table, &at.text);
    dt_text_free(&at.text);
    return status;
}

static dt_status write_moves(dt_reporter *r, size_t first, size_t count)
{
    dt_column columns[1 + DMS_IN_BLOCK] = {{.title = "State", .kind = DT_COLUMN_NUMBER, .heads = true}};
    dt_text names[DMS_IN_BLOCK] = {{.data = NULL}};
    dt_status status = DT_OK;
    dt_table table;
    for (size_t k = 0; k < count; k++) {
        dt_prose_dm(&names[k], r->teller.model, first + k);
        columns[1 + k] = (dt_column){.title = dt_text_get(&names[k]), .kind = DT_COLUMN_PROSE, .share = 10};
    }
    dt_text_add(&r->doc.text,
                "The states that each can move to by itself. A star marks an improvement; +3 stands for three "
                "moves that are not listed.");
    bool unknown = r->findings && dt_gain_may_be_unknown(r->teller.model, r->teller.profile);
    dt_text_add(&r->doc.text, unknown ? " A question mark: it is not known whether it improves." : "");
    dt_document_table_begin(&r->doc, &table, columns, 1 + count, r->shown.count);
    for (size_t s = 0; s < r->shown.count && status == DT_OK; s++) {
        dt_table_number(&table, (uint64_t)r->shown.states[s] + 1);
        for (size_t k = 0; k < count && status == DT_OK; k++)
            status = put_moves(&table, r, first + k, r->shown.states[s]);
    }
    dt_document_table_end(&r->doc, &table);
    for (size_t k = 0; k < count; k++)
        dt_text_free_into(&names[k], &r->doc.text);
    return status;
}

dt_status dt_section_moves(dt_reporter *r)
{
    size_t dms = r->teller.model->dm_count;
    for (size_t first = 0; first < dms; first += DMS_IN_BLOCK)
        DT_TRY(write_moves(r, first, dms - first < DMS_IN_BLOCK ? dms - first : DMS_IN_BLOCK));
    return DT_OK;
}

/* ---- stability -------------------------------------------------------------------------------------------------------- */

/* One block of columns: a concept or a criterion, or what has it only weakly. */
typedef struct verdict {
    size_t k;       /* id of the concept, or place of the criterion */
    size_t general; /* a criterion and not this one's strong form; SIZE_MAX: no such thing */
    char brief[DT_CRITERION_TEXT + 8];
} verdict;

/* The columns of one table. */
typedef struct verdict_plan {
    const dt_findings *findings; /* NULL: by concepts */
    verdict items[VERDICTS_MAX];
    size_t count;
    bool each; /* a column for each decision maker, before that for the equilibrium */
} verdict_plan;

static void describe(const verdict_plan *plan, size_t dms, char (*titles)[TITLE_MAX], const char *const *marks,
                     dt_column *columns)
{
    columns[0] = (dt_column){.title = "State", .kind = DT_COLUMN_NUMBER, .heads = true};
    columns[1] = (dt_column){.title = "Name", .kind = DT_COLUMN_PROSE, .share = 16};
    size_t at = 2;
    for (size_t c = 0; c < plan->count; c++) {
        const char *brief = plan->items[c].brief;
        for (size_t i = 0; plan->each && i < dms; i++, at++) {
            snprintf(titles[at], TITLE_MAX, "%.20s %.25s", brief, marks[i]);
            columns[at] = (dt_column){.title = titles[at], .group = brief, .brief = marks[i], .kind = DT_COLUMN_LETTER};
        }
        snprintf(titles[at], TITLE_MAX, "%.20s E", brief);
        columns[at] = (dt_column){.title = titles[at], .group = brief, .brief = "E", .kind = DT_COLUMN_LETTER};
        at++;
    }
}

static bool found_so(const dt_findings *findings, size_t k, size_t dm, size_t dms, uint32_t state)
{
    return dm < dms ? dt_findings_stable(findings, k, dm, state) : dt_findings_equilibrium(findings, k, state);
}

/* Is the state stable for a decision maker, for everybody where `dm` is their number? */
static bool holds(const dt_reporter *r, const dt_findings *findings, const verdict *of, size_t dm, uint32_t state)
{
    const dt_verdicts *verdicts = r->teller.verdicts;
    size_t dms = r->teller.model->dm_count;
    if (findings)
        return of->general == SIZE_MAX
                   ? found_so(findings, of->k, dm, dms, state)
                   : found_so(findings, of->general, dm, dms, state) && !found_so(findings, of->k, dm, dms, state);
    return dm < dms ? dt_verdicts_stable(verdicts, (dt_concept_id)of->k, dm, state)
                    : dt_verdicts_equilibrium(verdicts, (dt_concept_id)of->k, state);
}

static void put_verdicts(dt_table *table, const dt_reporter *r, const verdict_plan *plan, uint32_t state)
{
    size_t dms = r->teller.model->dm_count;
    for (size_t c = 0; c < plan->count; c++) {
        bool equilibrium = holds(r, plan->findings, &plan->items[c], dms, state);
        for (size_t i = 0; plan->each && i < dms; i++)
            dt_table_mark(table, holds(r, plan->findings, &plan->items[c], i, state) ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_tone(table, equilibrium ? DT_TONE_STRONG : DT_TONE_PLAIN);
        dt_table_mark(table, equilibrium ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
    }
}

static void put_state(dt_table *table, const dt_reporter *r, uint32_t state)
{
    dt_text name = {.data = NULL};
    dt_table_number(table, (uint64_t)state + 1);
    if (dt_state_name(r->teller.graph, state))
        dt_tell_state(&r->teller, state, &name);
    if (state == dt_graph_status_quo(r->teller.graph))
        dt_text_add(&name, name.length ? ", status quo" : "status quo");
    dt_table_take(table, &name);
    dt_text_free(&name);
}

static void write_verdicts(dt_reporter *r, const verdict_plan *plan, const char *const *marks)
{
    dt_column columns[2 + VERDICTS_MAX];
    char titles[2 + VERDICTS_MAX][TITLE_MAX];
    size_t count = 2 + plan->count * (plan->each ? r->teller.model->dm_count + 1 : 1);
    dt_table table;
    describe(plan, r->teller.model->dm_count, titles, marks, columns);
    dt_text_add(&r->doc.text, plan->each ? "A tick: stable for that one. E: equilibrium, stable for all."
                                         : "E: equilibrium, stable for all.");
    dt_document_table_begin(&r->doc, &table, columns, count, r->shown.count);
    for (size_t s = 0; s < r->shown.count; s++) {
        put_state(&table, r, r->shown.states[s]);
        put_verdicts(&table, r, plan, r->shown.states[s]);
    }
    dt_document_table_end(&r->doc, &table);
}

/* The n-th block of all; false behind the last. */
static bool find_concept(const dt_verdicts *verdicts, size_t n, verdict *out)
{
    *out = (verdict){.general = SIZE_MAX};
    for (; out->k < DT_CONCEPT_COUNT; out->k++)
        if (dt_verdicts_concepts(verdicts) >> out->k & 1u && n-- == 0) {
            snprintf(out->brief, sizeof out->brief, "%.15s", dt_concept_get((dt_concept_id)out->k)->brief);
            return true;
        }
    return false;
}

/* Behind a strong criterion comes what is weak. */
static bool find_criterion(const dt_findings *findings, size_t n, verdict *out)
{
    char text[DT_CRITERION_TEXT];
    *out = (verdict){.general = SIZE_MAX};
    for (; out->k < dt_findings_count(findings); out->k++) {
        size_t general = dt_findings_general(findings, out->k);
        if (n-- == 0) {
            dt_criterion_brief(dt_findings_criterion(findings, out->k), out->brief);
            return true;
        }
        if (general != SIZE_MAX && n-- == 0) {
            out->general = general;
            snprintf(out->brief, sizeof out->brief, "weak %s",
                     dt_criterion_brief(dt_findings_criterion(findings, general), text));
            return true;
        }
    }
    return false;
}

static bool find_verdict(const dt_reporter *r, const dt_findings *findings, size_t n, verdict *out)
{
    return findings ? find_criterion(findings, n, out) : find_concept(r->teller.verdicts, n, out);
}

/* How many blocks have room side by side. */
static size_t room_for(const verdict_plan *plan, size_t dms, const char *const *marks)
{
    size_t columns = 1, letters = 2;
    for (size_t i = 0; plan->each && i < dms; i++, columns++)
        letters += dt_letters_count(marks[i]) + 1;
    size_t room = VERDICTS_MAX / columns < LETTERS_MAX / letters ? VERDICTS_MAX / columns : LETTERS_MAX / letters;
    return room ? room : 1;
}

/* As many side by side as have room, and about as many in each table. */
static void write_tables(dt_reporter *r, const dt_findings *findings, const char *const *marks)
{
    size_t dms = r->teller.model->dm_count, all = 0;
    verdict_plan plan = {.findings = findings, .each = dms <= EACH_DM_MAX};
    while (find_verdict(r, findings, all, &plan.items[0]))
        all++;
    const size_t room = room_for(&plan, dms, marks), tables = (all + room - 1) / room;
    for (size_t n = 0; n < all; n++) {
        find_verdict(r, findings, n, &plan.items[plan.count++]);
        if (plan.count < (all + tables - 1) / tables && n + 1 < all)
            continue;
        write_verdicts(r, &plan, marks);
        plan.count = 0;
    }
}

static void tell_legend(dt_reporter *r, const char *const *marks)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < r->teller.model->dm_count && i < EACH_DM_MAX; i++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%s ", marks[i]);
        dt_prose_dm(item, r->teller.model, i);
    }
    dt_enumeration_end(&list, ", ", ", ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
    dt_document_block(&r->doc, DT_NOTE);
}

/* Each outcome that holds by sanction for somebody, with the answer, by numbers of states. */
static void tell_why(dt_reporter *r)
{
    dt_asked asked = {.graph = r->teller.graph, .profile = r->teller.profile, .budget = r->teller.budget};
    dt_page page = {.asked = &asked, .model = r->teller.model, .doc = &r->doc, .naming = DT_NUMBERED};
    bool any = false;
    for (size_t k = 0; k < r->outcomes.count; k++)
        for (size_t i = 0; i < r->teller.model->dm_count; i++) {
            const dt_witness *why = dt_reporter_why(r, k, i);
            if (!why)
                continue;
            if (!any)
                dt_text_add(&r->doc.text, "Where a state is stable only because of an answer:");
            dt_document_block(&r->doc, DT_PARAGRAPH);
            any = true;
            dt_explain_sentence(&page, why);
            dt_document_block(&r->doc, DT_ITEM);
        }
}

dt_status dt_section_stability(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    dt_marks marks;
    DT_TRY(dt_marks_new(&marks, model));
    if (model->dm_count <= EACH_DM_MAX)
        tell_legend(r, marks.list);
    else
        dt_section_leave_out(r, "With %zu decision makers, the table of stability has no column for each.",
                             model->dm_count);
    write_tables(r, r->findings ? r->findings->answer->findings : NULL, marks.list);
    dt_marks_free(&marks);
    tell_why(r);
    return DT_OK;
}

/* ---- degrees ---------------------------------------------------------------------------------------------------------- */

typedef struct by_degree {
    const dt_teller *teller;
    dt_findings *findings;
} by_degree;

/* What asks of sanctions that they be strong, and what that is held against. Nobody sanctions under Nash. */
static dt_status find_by_degree(void *user, dt_budget *part)
{
    by_degree *all = user;
    const dt_teller *teller = all->teller;
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t kept = 0, count = dt_criteria_expand(teller->model, teller->profile, DT_CONCEPTS_DEFAULT, criteria);
    for (size_t k = 0; k < count; k++)
        if (criteria[k].concept != DT_CONCEPT_NASH)
            criteria[kept++] = criteria[k];
    return dt_findings_new(&all->findings, teller->graph, teller->profile, criteria, kept, part);
}

static dt_status write_degrees(dt_reporter *r, const dt_findings *findings)
{
    dt_report_options options = {.file = NULL};
    dt_findings_answer answer = {.profile = r->teller.profile, .findings = findings, .options = &options};
    dt_findings_sheet sheet = {.answer = &answer, .graph = r->teller.graph, .model = r->teller.model};
    dt_marks marks;
    DT_TRY(dt_marks_new(&marks, r->teller.model));
    dt_text_add(&r->doc.text, "What is said elsewhere takes no notice of degrees.");
    dt_findings_tell_preferences(&sheet, &r->doc.text);
    dt_text_add(&r->doc.text, " Weak is what has a concept and not its strong form.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    write_tables(r, findings, marks.list);
    dt_marks_free(&marks);
    return DT_OK;
}

dt_status dt_section_degrees(dt_reporter *r)
{
    by_degree all = {.teller = &r->teller};
    bool done;
    dt_status status = dt_section_try(r, find_by_degree, &all, &done);
    if (status == DT_OK && done)
        status = write_degrees(r, all.findings);
    else if (status == DT_OK)
        dt_section_leave_out(
            r, "There are too many states to tell what is stable by strong sanctions; \"detente solve\" does.");
    dt_findings_free(all.findings);
    return status;
}
