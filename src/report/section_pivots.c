/* SPDX-License-Identifier: MIT */
/* Which single judgements, if wrong, overturn the answer: every small change of the model is tried alone, and of all changes that
 * take the same judgement to be wrong the one of greatest effect is told. */
#include "report/change_text.h"
#include "report/letters.h"
#include "report/pivots.h"

#include <inttypes.h>

#define ROWS 12  /* judgements told one by one */
#define STATES 5 /* with a column */
#define CONCEPTS (1u << DT_CONCEPT_NASH | 1u << DT_CONCEPT_SEQ)

typedef struct pivots {
    dt_reporter *r;
    dt_solution *solution; /* what holds by itself, and what by itself or by answers */
    dt_sensitivity *s;
    size_t rows[ROWS], row_count; /* places by effect */
    size_t deciding, others;      /* judgements that decide on a state with a column, on others only */
    uint32_t states[STATES];
    size_t state_count;
    dt_text titles[STATES];
} pivots;

static dt_status search(void *user, dt_budget *part)
{
    pivots *p = user;
    const dt_teller *teller = &p->r->teller;
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.concepts = CONCEPTS;
    options.profile = teller->profile;
    DT_TRY(dt_solution_new(&p->solution, teller->graph, &options, part));
    return dt_sensitivity_new(&p->s, p->solution, &(dt_sensitivity_options){.state = DT_NO_STATE, .in_pairs = true},
                              part);
}

/* ---- changes of one judgement -------------------------------------------------------------------------------------- */

dt_pivot_kind dt_pivot_kind_of(dt_change_kind change)
{
    return change == DT_CHANGE_DIRECTION ? DT_PIVOT_OPTIONS
           : change == DT_CHANGE_RULE    ? DT_PIVOT_RULES
           : change == DT_CHANGE_READING ? DT_PIVOT_READING
                                         : DT_PIVOT_MIND;
}

/* What is taken to be wrong: a statement, or where the model has none for it, what kind of thing. */
typedef struct judged {
    int kind;
    size_t dm, at;
} judged;

static judged judged_by(const dt_change *change)
{
    const dt_edit *edit = &change->edit;
    switch (change->kind) {
    case DT_CHANGE_FLIP: return (judged){DT_CHANGE_DROP, edit->dm, edit->at};
    case DT_CHANGE_CLASS_TIE: return (judged){DT_CHANGE_CLASS_SWAP, edit->dm, edit->at};
    case DT_CHANGE_WEIGHT_DROP:
    case DT_CHANGE_WEIGHT_FLIP: return (judged){DT_CHANGE_WEIGHT_DROP, edit->dm, edit->option};
    case DT_CHANGE_DIRECTION: return (judged){change->kind, edit->dm, edit->option};
    case DT_CHANGE_READING: return (judged){change->kind, edit->dm, 0};
    case DT_CHANGE_RULE: return (judged){change->kind, 0, edit->at};
    default: return (judged){change->kind, edit->dm, change->kind == DT_CHANGE_APPEND ? 0 : edit->at};
    }
}

static bool is_first_of_its_judgement(const dt_sensitivity *s, size_t k)
{
    const judged mine = judged_by(&s->ranked[k]->change);
    for (size_t i = 0; i < k; i++) {
        const judged other = judged_by(&s->ranked[i]->change);
        if (other.kind == mine.kind && other.dm == mine.dm && other.at == mine.at)
            return false;
    }
    return !dt_trial_repeats(s, k);
}

/* ---- states with a column ------------------------------------------------------------------------------------------ */

static bool is_turned(const dt_watched *watched)
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        for (size_t kind = 0; kind < DT_CHANGE_COUNT; kind++)
            if (watched->turned[c][kind])
                return true;
    return false;
}

static void choose_states(pivots *p)
{
    for (size_t k = 0; k < p->s->watched_count && p->state_count < STATES; k++) {
        const dt_watched *watched = &p->s->watched[k];
        if (!watched->concepts && !is_turned(watched))
            continue;
        dt_text *title = &p->titles[p->state_count];
        if (dt_state_title(p->s->graph, watched->state))
            dt_prose_title(title, p->s->graph, DT_BY_NAME, watched->state);
        else
            dt_text_printf(title, "State %" PRIu32, watched->state + 1);
        p->states[p->state_count++] = watched->state;
    }
}

/* ---- judgements with a row ------------------------------------------------------------------------------------------ */

static const dt_shift *shift_of(const dt_trial *trial, uint32_t state)
{
    for (size_t k = 0; k < trial->shift_count; k++)
        if (trial->shifts[k].state == state)
            return &trial->shifts[k];
    return NULL;
}

static bool decides(const pivots *p, const dt_trial *trial)
{
    for (size_t k = 0; k < p->state_count; k++)
        if (shift_of(trial, p->states[k]))
            return true;
    return false;
}

/* Those that decide on a state with a column; others have a row only where there are none. */
static dt_status choose_rows(pivots *p, bool deciding)
{
    const dt_sensitivity *s = p->s;
    for (size_t k = 0; k < s->tried && s->ranked[k]->effect > 0; k++) {
        DT_TRY(dt_budget_spend(p->r->teller.budget, k));
        if (!is_first_of_its_judgement(s, k) || decides(p, s->ranked[k]) != deciding)
            continue;
        p->deciding += deciding;
        p->others += !deciding;
        if (p->row_count < ROWS && (deciding || !p->deciding))
            p->rows[p->row_count++] = k;
    }
    return DT_OK;
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

static void tell_what_was_done(const pivots *p)
{
    dt_text *text = &p->r->doc.text;
    uint64_t count[DT_CHANGE_COUNT] = {0};
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < p->s->count; k++)
        count[p->s->trials[k].change.kind] += p->s->trials[k].tried;
    for (size_t kind = 0; kind < DT_CHANGE_COUNT; kind++)
        if (count[kind])
            dt_text_printf(dt_enumeration_next(&list), "%s (%" PRIu64 ")", dt_change_words((dt_change_kind)kind),
                           count[kind]);
    dt_tell_count(text, p->s->tried, "change was", "changes were");
    dt_text_add(text, " tried, each alone: ");
    dt_enumeration_end(&list, ", ", " and ", text);
    dt_text_add(text, ". Compared is what holds by itself (Nash) and by itself or by answers (SEQ).");
    dt_document_block(&p->r->doc, DT_PARAGRAPH);
}

static void tell_judgements(const pivots *p)
{
    dt_text *text = &p->r->doc.text;
    if (p->deciding + p->others == 0) {
        dt_text_add(text, p->s->tried ? "None of them changes what holds." : "There is nothing to change.");
    } else if (p->deciding == 0) {
        dt_tell_count(text, p->others, "judgement decides", "judgements decide");
        dt_text_add(text, p->state_count ? " on what holds, though not on the states below." : " on what holds.");
    } else {
        dt_tell_count(text, p->deciding, "judgement decides", "judgements decide");
        dt_text_printf(text, " on the outcomes below: if %s is wrong, the answer is another.",
                       p->deciding == 1 ? "it" : "one of them");
    }
    if (p->deciding && p->others)
        dt_text_printf(text, " %zu more %s only on other states.", p->others, p->others == 1 ? "decides" : "decide");
    dt_document_block(&p->r->doc, DT_LEAD);
}

/* ---- what a judgement rests on ------------------------------------------------------------------------------------- */

/* The notes of the judgements that a change takes to be wrong. @return how many there are. */
static size_t notes_of(const dt_teller *teller, const dt_change *change, const dt_note *notes[2])
{
    const dt_model *model = teller->model;
    const dt_edit *edit = &change->edit;
    const dt_decision_maker *dm = &model->decision_makers[edit->dm];
    const dt_reading *reading = &dm->readings[teller->profile[edit->dm]];
    switch (change->kind) {
    case DT_CHANGE_SWAP:
        notes[0] = &reading->statements[edit->at].note;
        notes[1] = &reading->statements[edit->at + 1].note;
        return 2;
    case DT_CHANGE_DROP:
    case DT_CHANGE_FLIP: notes[0] = &reading->statements[edit->at].note; return 1;
    case DT_CHANGE_APPEND: return 0;
    case DT_CHANGE_DIRECTION: notes[0] = &model->options[edit->option].note; return 1;
    case DT_CHANGE_RULE: notes[0] = &model->infeasible[edit->at].note; return 1;
    default: notes[0] = dm->has_readings ? &reading->note : &dm->preference_note; return 1;
    }
}

static void put_grounds(const pivots *p, dt_table *table, const dt_change *change)
{
    const dt_note *notes[2];
    const size_t count = notes_of(&p->r->teller, change, notes);
    dt_text because = {.data = NULL}, sources = {.data = NULL};
    for (size_t k = 0; k < count; k++) {
        if (notes[k]->because) {
            dt_text_add(&because, because.length ? " " : "");
            dt_letters_add(&because, notes[k]->because);
        }
        dt_text_add(&sources, sources.length && notes[k]->citation_count ? ", " : "");
        dt_prose_citations(&sources, p->r->teller.model, notes[k]);
    }
    if (!because.length)
        dt_text_add(&because, count == 0 ? "The model does not say so." : sources.length ? "" : "No reason is given.");
    dt_table_take(table, &because);
    dt_table_take(table, &sources);
    dt_text_free_into(&because, &p->r->doc.text);
    dt_text_free_into(&sources, &p->r->doc.text);
}

/* ---- the table ----------------------------------------------------------------------------------------------------- */

static void put_hold(dt_table *table, dt_concept_set holds, dt_mark otherwise)
{
    static const dt_tone tones[DT_HOLD_COUNT] = {
        [DT_HOLDS_BY_INTEREST] = DT_TONE_MEDIUM, [DT_HOLDS_ALONE] = DT_TONE_STRONG};
    const dt_hold hold = dt_hold_of(holds);
    dt_table_tone(table, tones[hold]);
    dt_table_mark(table, hold == DT_HOLDS_ALONE         ? DT_MARK_ITSELF
                         : hold == DT_HOLDS_BY_INTEREST ? DT_MARK_ANSWERS
                                                        : otherwise);
}

static void put_now(const pivots *p, dt_table *table)
{
    dt_table_cell(table, "as judged");
    for (size_t k = 0; k < p->state_count; k++)
        put_hold(table, dt_outcome_concepts(p->s->verdicts, p->states[k]), DT_MARK_NOTHING);
    for (size_t k = 0; k < 4; k++)
        dt_table_cell(table, "");
}

static void put_row(const pivots *p, dt_table *table, const dt_trial *trial)
{
    dt_text what = {.data = NULL};
    uint32_t lost = trial->lost[DT_CONCEPT_SEQ], gained = trial->gained[DT_CONCEPT_SEQ];
    dt_tell_change(&what, p->s->graph, p->s->profile, &trial->change);
    dt_table_take(table, &what);
    dt_text_free_into(&what, &p->r->doc.text);
    for (size_t k = 0; k < p->state_count; k++) {
        const dt_shift *shift = shift_of(trial, p->states[k]);
        if (!shift) {
            dt_table_mark(table, DT_MARK_NO);
            continue;
        }
        put_hold(table, shift->after, DT_MARK_FALLS);
        lost -= (shift->before & ~shift->after) >> DT_CONCEPT_SEQ & 1u;
        gained -= (shift->after & ~shift->before) >> DT_CONCEPT_SEQ & 1u;
    }
    dt_table_number(table, lost);
    dt_table_number(table, gained + trial->new_equilibria[DT_CONCEPT_SEQ]);
    put_grounds(p, table, &trial->change);
}

/* LaTeX has no room for names above narrow columns: letters stand for them. */
static void add_caption(const pivots *p, bool letters)
{
    dt_text *text = &p->r->doc.text;
    dt_text_add(
        text, letters ? "If this were so instead, how each outcome would hold: by itself (a full ring), by answers (a "
                        "ring with a dot) or no longer (a cross); empty: as it does now."
                      : "If this were so instead, how each outcome would hold: by itself, by answers, or it falls; "
                        "empty: as it does now.");
    for (size_t k = 0; letters && k < p->state_count; k++)
        dt_text_printf(text, "%s%c %s", k ? ", " : " ", (char)('A' + k), dt_text_get(&p->titles[k]));
    dt_text_add(text, letters && p->state_count ? "." : "");
    dt_text_add(text, " Of the other states, how many would no longer hold, and how many would.");
}

static void tell_table(const pivots *p)
{
    static const char *const letters[STATES] = {"A", "B", "C", "D", "E"};
    const bool use_letters = p->r->doc.format == DT_FORMAT_LATEX;
    dt_column columns[5 + STATES] = {{.title = "If instead", .kind = DT_COLUMN_PROSE, .share = 25, .heads = true}};
    size_t count = 1;
    for (size_t k = 0; k < p->state_count; k++)
        columns[count++] = (dt_column){.title = dt_text_get(&p->titles[k]),
                                       .group = "Would hold by",
                                       .brief = use_letters ? letters[k] : dt_text_get(&p->titles[k]),
                                       .kind = DT_COLUMN_LETTER};
    columns[count++] =
        (dt_column){.title = "others lost", .group = "Others", .brief = "lost", .kind = DT_COLUMN_NUMBER};
    columns[count++] =
        (dt_column){.title = "others gained", .group = "Others", .brief = "gained", .kind = DT_COLUMN_NUMBER};
    columns[count++] = (dt_column){.title = "Judged so because", .kind = DT_COLUMN_PROSE, .share = 25};
    columns[count++] = (dt_column){.title = "Source", .kind = DT_COLUMN_PROSE, .share = 10, .link = "judgements"};
    dt_table table;
    add_caption(p, use_letters);
    dt_document_table_begin(&p->r->doc, &table, columns, count, p->row_count + 1);
    put_now(p, &table);
    for (size_t k = 0; k < p->row_count; k++)
        put_row(p, &table, p->s->ranked[p->rows[k]]);
    dt_document_table_end(&p->r->doc, &table);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status tell(pivots *p)
{
    choose_states(p);
    DT_TRY(choose_rows(p, true));
    DT_TRY(choose_rows(p, false));
    tell_what_was_done(p);
    tell_judgements(p);
    if (p->row_count)
        tell_table(p);
    const size_t left = (p->deciding ? p->deciding : p->others) - p->row_count;
    if (left)
        dt_section_leave_out(
            p->r, "%zu more judgements that decide have no room; \"detente sensitivity\" tells of all.", left);
    return dt_tell_withstand(p->r, p->s);
}

/* A part of the changes, in the order of the model, says little of which matter most: less than half of them are not told. */
static bool is_enough(const dt_sensitivity *s)
{
    return s && 2 * s->tried >= s->count;
}

dt_status dt_section_pivots(dt_reporter *r)
{
    bool done;
    pivots p = {.r = r};
    dt_status status = dt_section_try(r, search, &p, &done);
    if (status == DT_OK && is_enough(p.s))
        status = tell(&p);
    if (status == DT_OK && !p.s)
        dt_section_leave_out(r, "Which judgements decide is left out: the conflict is too large to find it out here.");
    else if (status == DT_OK && p.s->tried < p.s->count)
        dt_section_leave_out(
            r,
            "Of %zu single changes %zu were tried, in the order of the model%s: the conflict is too large "
            "to try all here; \"detente sensitivity\" does.",
            p.s->count, p.s->tried, is_enough(p.s) ? "" : ", too few to say which judgements decide");
    for (size_t k = 0; k < p.state_count; k++)
        dt_text_free_into(&p.titles[k], &r->doc.text);
    dt_sensitivity_free(p.s);
    dt_solution_free(p.solution);
    return status;
}
