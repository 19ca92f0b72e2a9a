/* SPDX-License-Identifier: MIT */
/* Sets of equilibria that nobody can list, for a person: how many they are, what they all share, how they differ, a few of
 * them as sentences. */
#include "report/sets_teller.h"

#include "base/bits.h"
#include "base/memory.h"
#include "report/teller.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define IMPROVERS_TOLD 3  /* decision makers whose improvement from the status quo is told */
#define DIGITS_GROUPED 10 /* from so many on, in groups of three */
#define DIGITS_TOLD 15    /* longer numbers are told about */

/* ---- numbers ------------------------------------------------------------------------------------------------------------ */

/* "1234", "about 1.46e17": a number in decimal as people read it. */
void dt_report_number(dt_text *out, const char *digits)
{
    size_t length = strlen(digits);
    if (length < DIGITS_GROUPED)
        dt_text_add(out, digits);
    else if (length <= DIGITS_TOLD)
        for (size_t k = 0; k < length; k++)
            dt_text_printf(out, k && (length - k) % 3 == 0 ? ",%c" : "%c", digits[k]);
    else
        dt_text_printf(out, "about %c.%c%c \xc3\x97 10^%zu", digits[0], digits[1], digits[2], length - 1);
}

static bool is_one(const char *digits)
{
    return strcmp(digits, "1") == 0;
}

static bool is_zero(const char *digits)
{
    return strcmp(digits, "0") == 0;
}

/* A part between 0 and 1 of all states, as percent or as a power of ten. */
static void add_part(dt_text *out, double part)
{
    if (part <= 0)
        dt_text_add(out, "none");
    else if (part >= 0.0001)
        dt_text_printf(out, "%.3g %%", part * 100);
    else
        dt_text_printf(out, "1 in 10^%.0f", -log10(part));
}

/* ---- what is spoken of ------------------------------------------------------------------------------------------------------ */

static dt_status note_state(dt_sets_teller *t, const uint64_t *state)
{
    if (!state)
        return DT_OK;
    if (!dt_grow(&t->vectors, &t->capacity, t->count, t->words * sizeof *state))
        return DT_ERR_NOMEM;
    memcpy(t->vectors + t->count++ * t->words, state, t->words * sizeof *state);
    return DT_OK;
}

uint32_t dt_sets_find(const dt_sets_teller *t, const uint64_t *state)
{
    return dt_graph_find(t->sketch, state);
}

static dt_status look_out(dt_sets_teller *t)
{
    const uint64_t *quo = dt_symbolic_status_quo(t->symbolic);
    if (!quo)
        return DT_OK;
    t->outlooks = dt_calloc(t->model->dm_count, sizeof *t->outlooks);
    if (!t->outlooks)
        return DT_ERR_NOMEM;
    DT_TRY(note_state(t, quo));
    for (size_t i = 0; i < t->model->dm_count; i++) {
        DT_TRY(dt_symbolic_outlook(&t->outlooks[i], t->symbolic, dt_sets_profile(t->sets), i, quo));
        DT_TRY(note_state(t, t->outlooks[i].best));
    }
    return DT_OK;
}

/* Takes the digest over, into the family of its set. */
static void add_digest(dt_sets_teller *t, dt_digest *digest, dt_concept_id concept)
{
    for (size_t k = 0; k < t->family_count; k++)
        if (t->families[k].digest.set == digest->set) {
            t->families[k].concepts |= 1u << concept;
            dt_digest_free(digest, t->sets);
            return;
        }
    t->families[t->family_count++] = (dt_family){.digest = *digest, .concepts = 1u << concept};
}

static dt_status digest_all(dt_sets_teller *t)
{
    t->families = dt_calloc(DT_CONCEPT_COUNT, sizeof *t->families);
    if (!t->families)
        return DT_ERR_NOMEM;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        dt_digest digest;
        if (!(dt_sets_concepts(t->sets) >> c & 1u))
            continue;
        DT_TRY(dt_sets_digest(&digest, t->sets, (dt_concept_id)c, &t->answer->which));
        add_digest(t, &digest, (dt_concept_id)c);
    }
    for (size_t k = 0; k < t->family_count; k++) {
        const dt_digest *digest = &t->families[k].digest;
        for (size_t e = 0; e < digest->example_count; e++)
            DT_TRY(note_state(t, digest->examples + e * t->words));
        DT_TRY(note_state(t, digest->best));
        DT_TRY(note_state(t, digest->worst));
    }
    return DT_OK;
}

dt_status dt_sets_teller_new(dt_sets_teller *out, const dt_sets_answer *answer, dt_document *doc, unsigned level)
{
    *out = (dt_sets_teller){.answer = answer, .sets = answer->profiles[0], .doc = doc, .level = level};
    out->symbolic = dt_sets_symbolic(out->sets);
    out->model = dt_symbolic_model(out->symbolic);
    out->words = dt_model_words(out->model);
    DT_TRY(look_out(out));
    DT_TRY(digest_all(out));
    return dt_sketch_around(&out->sketch, out->symbolic, out->vectors, out->count, answer->budget);
}

void dt_sets_teller_free(dt_sets_teller *t)
{
    for (size_t k = 0; k < t->family_count; k++)
        dt_digest_free(&t->families[k].digest, t->sets);
    for (size_t i = 0; t->outlooks && i < t->model->dm_count; i++)
        dt_outlook_free(&t->outlooks[i]);
    free(t->families);
    free(t->outlooks);
    free(t->vectors);
    dt_graph_free(t->sketch);
}

/* ---- the conflict ------------------------------------------------------------------------------------------------------------ */

void dt_sets_tell_size(const dt_sets_teller *t)
{
    dt_text *text = &t->doc->text;
    size_t at = text->length;
    dt_report_number(text, dt_symbolic_states(t->symbolic));
    if (text->length > at && text->data[at] == 'a')
        text->data[at] = 'A';
    dt_text_add(text, is_one(dt_symbolic_states(t->symbolic)) ? " feasible state, " : " feasible states, ");
    dt_tell_count(text, t->model->dm_count, "decision maker, ", "decision makers, ");
    dt_tell_count(text, t->model->option_count, "option.", "options.");
    dt_text_add(text, " They are not listed: what follows is said of sets of states, and every number is exact");
    dt_text_add(text, strlen(dt_symbolic_states(t->symbolic)) > DIGITS_TOLD
                          ? "; where it says \"about\", \"detente solve --format json\" has all digits."
                          : ".");
}

static void tell_which(dt_sets_teller *t)
{
    dt_text *text = &t->doc->text;
    const dt_which *which = &t->answer->which;
    if (!which->where && !which->better && !which->undominated)
        return;
    dt_text_add(text, "Of the equilibria, only those");
    if (which->where) {
        dt_text_add(text, " at which ");
        dt_prose_quoted(text, t->answer->options->where);
        dt_text_add(text, " holds");
    }
    if (which->better)
        dt_text_printf(text, "%s that every decision maker prefers to the status quo", which->where ? "," : "");
    if (which->undominated)
        dt_text_printf(text, "%s that no other of them dominates (at least as good for all and better for one)",
                       which->where || which->better ? "," : "");
    dt_text_add(text, ".");
    dt_document_block(t->doc, DT_PARAGRAPH);
}

/* ---- the status quo ------------------------------------------------------------------------------------------------------------ */

static dt_concept_set stable_under(const dt_sets_teller *t, size_t dm, const uint64_t *state)
{
    dt_concept_set found = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_sets_concepts(t->sets) >> c & 1u && dt_sets_stable(t->sets, (dt_concept_id)c, dm, state))
            found |= 1u << c;
    return found;
}

static void tell_improver(dt_sets_teller *t, size_t dm, uint32_t from)
{
    dt_text *text = &t->doc->text;
    const dt_outlook *look = &t->outlooks[dm];
    uint32_t to = dt_sets_find(t, look->best);
    dt_concept_set deterred = stable_under(t, dm, dt_symbolic_status_quo(t->symbolic));
    dt_prose_dm(text, t->model, dm);
    dt_text_add(text, " can improve by ");
    dt_prose_move(text, t->sketch, DT_BY_NAME, (dt_move){.dm = dm, .to = to}, from);
    if (!is_one(look->improvements)) {
        dt_text_add(text, ", the best of ");
        dt_report_number(text, look->improvements);
        dt_text_add(text, " improvements");
    }
    dt_text_add(text, deterred ? "; an answer deters it under " : "");
    dt_prose_concepts(text, deterred);
    dt_text_add(text, ".");
    dt_document_block(t->doc, DT_ITEM);
}

static void tell_improvers(dt_sets_teller *t, uint32_t quo)
{
    size_t count = 0;
    for (size_t i = 0; i < t->model->dm_count; i++)
        if (!is_zero(t->outlooks[i].improvements) && ++count <= IMPROVERS_TOLD)
            tell_improver(t, i, quo);
    if (count > IMPROVERS_TOLD) {
        dt_tell_count(&t->doc->text, count - IMPROVERS_TOLD, "more decision maker can improve; ",
                      "more decision makers can improve; ");
        dt_text_add(&t->doc->text, "\"detente explain --state\" with the options taken tells of each.");
        dt_document_block(t->doc, DT_ITEM);
    }
}

void dt_sets_tell_today(const dt_sets_teller *t)
{
    const uint64_t *state = dt_symbolic_status_quo(t->symbolic);
    dt_text *text = &t->doc->text;
    dt_concept_set holds = dt_sets_concepts(t->sets);
    for (size_t i = 0; i < t->model->dm_count; i++)
        holds &= stable_under(t, i, state);
    dt_prose_title(text, t->sketch, DT_BY_NAME, dt_sets_find(t, state));
    dt_text_add(text, holds ? ", an equilibrium under " : ", no equilibrium");
    dt_prose_concepts(text, holds);
    dt_text_add(text, ".");
}

void dt_sets_tell_status_quo(dt_sets_teller *t)
{
    const uint64_t *state = dt_symbolic_status_quo(t->symbolic);
    dt_text *text = &t->doc->text;
    if (!state)
        return;
    uint32_t quo = dt_sets_find(t, state);
    dt_sets_tell_today(t);
    dt_text_add(text, " ");
    dt_prose_taken(text, t->sketch, quo);
    dt_document_labelled(t->doc, DT_PARAGRAPH, "Status quo");
    tell_improvers(t, quo);
}

/* ---- the table of numbers -------------------------------------------------------------------------------------------------------- */

const dt_family *dt_sets_family_of(const dt_sets_teller *t, size_t concept)
{
    for (size_t k = 0; k < t->family_count; k++)
        if (t->families[k].concepts >> concept & 1u)
            return &t->families[k];
    return NULL;
}

static void tell_numbers(dt_sets_teller *t)
{
    dt_text cell = {.data = NULL};
    dt_table table;
    const dt_column columns[] = {{.title = "Under", .width = 5, .heads = true},
                                 {.title = "Equilibria", .width = 18, .kind = DT_COLUMN_NUMBER},
                                 {.title = "Of all states", .width = 13, .kind = DT_COLUMN_NUMBER}};
    dt_text_add(&t->doc->text, "How many states are equilibria");
    dt_document_table_begin(t->doc, &table, columns, 3, DT_CONCEPT_COUNT);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        const dt_family *f = dt_sets_family_of(t, c);
        if (!f)
            continue;
        dt_prose_concepts(&cell, 1u << c);
        dt_table_take(&table, &cell);
        dt_report_number(&cell, f->digest.equilibria);
        dt_table_take(&table, &cell);
        add_part(&cell, f->digest.part);
        dt_table_take(&table, &cell);
    }
    dt_document_table_end(t->doc, &table);
    dt_text_free(&cell);
}

/* ---- families ------------------------------------------------------------------------------------------------------ */

/* Fewest first: they are the firmest. */
static int by_number(const void *left, const void *right)
{
    const dt_family *a = left, *b = right;
    size_t digits = strlen(a->digest.equilibria), others = strlen(b->digest.equilibria);
    if (digits != others)
        return digits < others ? -1 : 1;
    int order = strcmp(a->digest.equilibria, b->digest.equilibria);
    return order ? order : a->concepts < b->concepts ? -1 : a->concepts > b->concepts;
}

dt_status dt_sets_tell_equilibria(dt_sets_teller *t)
{
    dt_concept_set none = 0;
    tell_numbers(t);
    qsort(t->families, t->family_count, sizeof *t->families, by_number);
    for (size_t k = 0; k < t->family_count; k++)
        if (is_zero(t->families[k].digest.equilibria))
            none |= t->families[k].concepts;
    if (none) {
        dt_text_add(&t->doc->text, "There is none under ");
        dt_prose_concepts(&t->doc->text, none);
        dt_text_add(&t->doc->text, ".");
        dt_document_block(t->doc, DT_PARAGRAPH);
    }
    for (size_t k = 0; k < t->family_count; k++)
        if (!is_zero(t->families[k].digest.equilibria))
            DT_TRY(dt_sets_tell_family(t, &t->families[k]));
    return DT_OK;
}

/* ---- other readings ------------------------------------------------------------------------------------------------------------------ */

/* How many equilibria a concept has under one combination of readings; the digests of the first are there already. */
static dt_status put_equilibria(dt_sets_teller *t, size_t profile, size_t concept, dt_table *table, dt_text *cell)
{
    dt_sets *sets = t->answer->profiles[profile];
    dt_digest digest;
    if (profile > 0)
        DT_TRY(dt_sets_digest(&digest, sets, (dt_concept_id) concept, &t->answer->which));
    dt_report_number(cell, profile > 0 ? digest.equilibria : dt_sets_family_of(t, concept)->digest.equilibria);
    dt_table_take(table, cell);
    if (profile > 0)
        dt_digest_free(&digest, sets);
    return DT_OK;
}

/* A row for one combination of readings. */
static dt_status put_profile(dt_sets_teller *t, size_t profile, dt_table *table, dt_text *cell)
{
    dt_tell_profile(t->model, dt_sets_profile(t->answer->profiles[profile]), cell);
    dt_table_take(table, cell);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_sets_concepts(t->sets) >> c & 1u)
            DT_TRY(put_equilibria(t, profile, c, table, cell));
    return DT_OK;
}

dt_status dt_sets_tell_readings(dt_sets_teller *t)
{
    dt_text cell = {.data = NULL};
    dt_table table;
    dt_column columns[1 + DT_CONCEPT_COUNT] = {{.title = "Read as", .width = 30, .heads = true}};
    size_t count = 1;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_sets_concepts(t->sets) >> c & 1u)
            columns[count++] =
                (dt_column){.title = dt_concept_get((dt_concept_id)c)->brief, .width = 18, .kind = DT_COLUMN_NUMBER};
    dt_text_add(&t->doc->text, "Equilibria under each combination of readings");
    dt_document_table_begin(t->doc, &table, columns, count, t->answer->count);
    dt_status status = DT_OK;
    for (size_t p = 0; p < t->answer->count && status == DT_OK; p++)
        status = put_profile(t, p, &table, &cell);
    dt_document_table_end(t->doc, &table);
    dt_text_free(&cell);
    return status;
}

static dt_status tell(dt_sets_teller *t)
{
    dt_text_add(&t->doc->text, t->model->name);
    dt_document_heading(t->doc, 2, NULL);
    dt_sets_tell_size(t);
    dt_document_block(t->doc, DT_PARAGRAPH);
    tell_which(t);
    dt_sets_tell_status_quo(t);
    DT_TRY(dt_sets_tell_equilibria(t));
    return t->answer->all_readings ? dt_sets_tell_readings(t) : DT_OK;
}

/* ---- csv ------------------------------------------------------------------------------------------------------------------------------ */

static dt_status write_csv(const dt_sets_answer *answer, dt_text *out)
{
    const dt_sets *sets = answer->profiles[0];
    const dt_model *model = dt_symbolic_model(dt_sets_symbolic(sets));
    dt_table table;
    dt_column *columns = dt_calloc(model->dm_count + 2, sizeof *columns);
    if (!columns)
        return DT_ERR_NOMEM;
    columns[0].title = "concept";
    for (size_t i = 0; i < model->dm_count; i++)
        columns[1 + i].title = model->decision_makers[i].id;
    columns[1 + model->dm_count].title = "equilibria";
    dt_table_begin(&table, out, DT_FORMAT_CSV, &(dt_table_plan){.columns = columns, .count = model->dm_count + 2});
    dt_status status = DT_OK;
    for (size_t c = 0; c < DT_CONCEPT_COUNT && status == DT_OK; c++) {
        dt_digest digest;
        if (!(dt_sets_concepts(sets) >> c & 1u))
            continue;
        status = dt_sets_digest(&digest, sets, (dt_concept_id)c, &answer->which);
        if (status != DT_OK)
            break;
        dt_table_cell(&table, dt_concept_get((dt_concept_id)c)->name);
        for (size_t i = 0; i < model->dm_count; i++)
            dt_table_cell(&table, digest.stable[i]);
        dt_table_cell(&table, digest.equilibria);
        dt_digest_free(&digest, sets);
    }
    dt_table_end(&table);
    free(columns);
    return status == DT_OK ? dt_text_end(out) : status;
}

dt_status dt_report_sets_document(const dt_sets_answer *answer, dt_format format, dt_text *out)
{
    if (format == DT_FORMAT_CSV)
        return write_csv(answer, out);
    dt_sets_teller t;
    dt_document doc;
    dt_document_begin(&doc, format, out);
    doc.colour = answer->options->colour;
    dt_status status = dt_sets_teller_new(&t, answer, &doc, 3);
    if (status == DT_OK)
        status = tell(&t);
    dt_status ended = dt_document_end(&doc);
    dt_sets_teller_free(&t);
    return status == DT_OK ? ended : status;
}

dt_status dt_report_sets(const dt_sets_answer *answer, dt_format format, dt_text *out)
{
    return format == DT_FORMAT_JSON ? dt_report_sets_json(answer, out) : dt_report_sets_document(answer, format, out);
}
