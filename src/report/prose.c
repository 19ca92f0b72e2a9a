/* SPDX-License-Identifier: MIT */
/* What a person reads says option texts and names; numbers stand in brackets. */
#include "report/prose.h"

#include "base/bits.h"
#include "report/letters.h"

#include <inttypes.h>
#include <string.h>

#define TAKEN_MAX 24        /* options told of one state: more are counted */
#define OPTIONS_MAX 4       /* options in brackets behind the number of a state */
#define NAMED_OPTIONS_MAX 8 /* options that name a state */
#define NAME_WORDS 2        /* words of a name that needs no quotation marks within a sentence */
#define DISTANCE_MAX 2      /* options in which a state may differ from the one it is named after */

/* ---- paragraphs --------------------------------------------------------------------------------------------------- */

static size_t add_indent(dt_text *out, size_t indent)
{
    for (size_t k = 0; k < indent; k++)
        dt_text_add_bytes(out, " ", 1);
    return indent;
}

void dt_prose_add(dt_text *out, const char *first, const char *text)
{
    size_t indent = dt_letters_count(first), column = indent;
    dt_text word = {.data = NULL};
    dt_text_add(out, first);
    while (*text) {
        size_t length = strcspn(text, " ");
        word.length = 0;
        dt_text_add_bytes(&word, text, length);
        size_t width = dt_letters_width(dt_text_get(&word));
        if (column > indent && column + 1 + width > DT_PROSE_WIDTH) {
            dt_text_add(out, "\n");
            column = add_indent(out, indent);
        } else if (column > indent) {
            column += add_indent(out, 1);
        }
        dt_text_add_bytes(out, text, length);
        column += width;
        text += length + strspn(text + length, " ");
    }
    dt_text_add(out, "\n");
    dt_text_free_into(&word, out);
}

void dt_prose_heading(dt_text *out, const char *text, bool colour)
{
    dt_text_add(out, colour ? "\033[1m" : "");
    dt_letters_add(out, text);
    dt_text_add(out, colour ? "\033[0m\n" : "\n");
}

/* ---- lists -------------------------------------------------------------------------------------------------------- */

static void append(dt_text *out, const dt_text *piece)
{
    dt_text_add_bytes(out, dt_text_get(piece), piece->length);
    if (piece->status != DT_OK && out->status == DT_OK)
        out->status = piece->status;
}

dt_text *dt_enumeration_next(dt_enumeration *list)
{
    if (list->count++ > 0) {
        dt_text_add_bytes(&list->done, "\1", list->done.length ? 1 : 0);
        append(&list->done, &list->last);
        list->last.length = 0;
    }
    return &list->last;
}

/* Items are joined by a byte that no item can hold, until it is known what stands between them. */
void dt_enumeration_end(dt_enumeration *list, const char *comma, const char *before_last, dt_text *out)
{
    const char *at = dt_text_get(&list->done);
    for (size_t length; *at; at += length + (at[length] != '\0')) {
        length = strcspn(at, "\1");
        dt_text_add_bytes(out, at, length);
        if (at[length])
            dt_text_add(out, comma);
    }
    if (list->count > 1)
        dt_text_add(out, before_last);
    append(out, &list->last);
    if (list->done.status != DT_OK && out->status == DT_OK)
        out->status = list->done.status;
    dt_enumeration_free(list);
}

void dt_enumeration_free(dt_enumeration *list)
{
    dt_text_free(&list->done);
    dt_text_free(&list->last);
    list->count = 0;
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* Length of the name up to its first comma, or of all of it where another name begins in the same way. */
static size_t short_length(const dt_model *model, size_t dm)
{
    const char *name = model->decision_makers[dm].name;
    size_t length = strcspn(name, ",");
    for (size_t i = 0; i < model->dm_count; i++) {
        const char *other = model->decision_makers[i].name;
        if (i != dm && strcspn(other, ",") == length && memcmp(name, other, length) == 0)
            return strlen(name);
    }
    return length ? length : strlen(name);
}

void dt_prose_dm(dt_text *out, const dt_model *model, size_t dm)
{
    dt_text name = {.data = NULL};
    dt_text_add_bytes(&name, model->decision_makers[dm].name, short_length(model, dm));
    dt_letters_add(out, dt_text_get(&name));
    dt_text_free_into(&name, out);
}

void dt_prose_citations(dt_text *out, const dt_model *model, const dt_note *note)
{
    for (size_t k = 0; k < note->citation_count; k++) {
        const dt_citation *cited = &note->citations[k];
        dt_text_printf(out, "%s%s", k ? ", " : "", model->sources[cited->source].id);
        if (cited->paragraph)
            dt_text_printf(out, " \xc2\xb6%" PRIu32, cited->paragraph);
    }
}

void dt_prose_fraction(dt_text *out, int64_t parts, int64_t one)
{
    char digits[10] = "";
    int64_t half = one / 2, rest = parts % one;
    size_t count = 0;
    for (; rest && count < 9; count++) {
        digits[count] = (char)('0' + (uint64_t)rest * 5 / (uint64_t)half); /* ten times as much could be too much */
        rest = (int64_t)((uint64_t)rest * 5 % (uint64_t)half) * 2;
    }
    dt_text_printf(out, "%s%" PRId64 "%s%s", rest ? "about " : "", parts / one, count ? "." : "", digits);
}

/* Whether the bound itself counts is said in preference.h. */
void dt_prose_chances(dt_text *out, const dt_model *model, size_t dm, const dt_chances *bounds)
{
    static const char *const over[] = {"above ", "of at least "}, *const up_to[] = {"below ", "up to "};
    dt_prose_dm(out, model, dm);
    dt_text_printf(out, " leaves for what is better with probability %s", over[DT_LEAVES_AT_BOUND]);
    dt_prose_fraction(out, DT_FUZZY_ONE - bounds->alpha, DT_FUZZY_ONE);
    dt_text_printf(out, ", is deterred by what is better with probability %s", up_to[DT_DETERS_AT_BOUND]);
    dt_prose_fraction(out, DT_FUZZY_ONE - bounds->beta, DT_FUZZY_ONE);
    dt_text_printf(out, " and answers by what is better with probability %s", over[DT_ANSWERS_AT_BOUND]);
    dt_prose_fraction(out, bounds->gamma, DT_FUZZY_ONE);
    dt_text_add(out, ".");
}

void dt_prose_quoted(dt_text *out, const char *text)
{
    dt_text_add(out, "\"");
    dt_letters_add(out, text);
    dt_text_add(out, "\"");
}

void dt_prose_concepts(dt_text *out, dt_concept_set concepts)
{
    dt_enumeration list = {.count = 0};
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            dt_text_add(dt_enumeration_next(&list), dt_concept_get((dt_concept_id)c)->brief);
    dt_enumeration_end(&list, ", ", " and ", out);
}

bool dt_prose_needs_turns(const dt_graph *graph)
{
    for (size_t i = 0; i < dt_graph_model(graph)->dm_count; i++)
        if (!dt_graph_transitive(graph, i))
            return true;
    return false;
}

/* ---- states ------------------------------------------------------------------------------------------------------- */

const char *dt_state_title(const dt_graph *graph, uint32_t state)
{
    const dt_model *model = dt_graph_model(graph);
    if (model->graph_form)
        return model->graph_states[state].text;
    size_t k = dt_graph_name_of(graph, state);
    if (k == DT_PATTERN_NONE)
        return NULL;
    return model->named[k].text ? model->named[k].text : model->named[k].name;
}

void dt_prose_options(dt_text *out, const dt_model *model, const uint64_t *bits, size_t most)
{
    size_t count = 0;
    for (size_t o = 0; o < model->option_count; o++) {
        if (!dt_bit_get(bits, o) || ++count > most + 1)
            continue;
        dt_text_add(out, count > 1 ? ", " : "");
        dt_text_add(out, count > most ? "..." : model->options[o].written);
    }
    dt_text_add(out, count ? "" : "no option taken");
}

/* Length of an option's text up to a bracket or comma, or of all of it where another of the decision maker's options
 * begins in the same way. */
static size_t brief_length(const dt_model *model, size_t option)
{
    const dt_decision_maker *dm = &model->decision_makers[model->options[option].dm];
    const char *text = model->options[option].text;
    size_t length = strcspn(text, "(,;:");
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        if (o != option && strncmp(text, model->options[o].text, length) == 0)
            return strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length ? length : strlen(text);
}

void dt_prose_option(dt_text *out, const dt_model *model, size_t option)
{
    dt_text text = {.data = NULL};
    dt_text_add_bytes(&text, model->options[option].text, brief_length(model, option));
    dt_prose_quoted(out, dt_text_get(&text));
    dt_text_free_into(&text, out);
}

typedef struct option_names {
    const dt_model *model;
    dt_text text; /* of the option asked for last */
} option_names;

/* Does an option of somebody else begin with the same words? */
static bool is_ambiguous(const dt_model *model, size_t option)
{
    size_t length = brief_length(model, option);
    for (size_t o = 0; o < model->option_count; o++)
        if (model->options[o].dm != model->options[option].dm &&
            strncmp(model->options[o].text, model->options[option].text, length) == 0 &&
            brief_length(model, o) == length)
            return true;
    return false;
}

void dt_prose_owned_option(dt_text *out, const dt_model *model, size_t option)
{
    dt_prose_option(out, model, option);
    dt_prose_owner(out, model, option);
}

void dt_prose_owner(dt_text *out, const dt_model *model, size_t option)
{
    if (!is_ambiguous(model, option))
        return;
    dt_text_add(out, " (");
    dt_prose_dm(out, model, model->options[option].dm);
    dt_text_add(out, ")");
}

static const char *name_option(void *user, uint32_t option)
{
    option_names *names = user;
    names->text.length = 0;
    dt_prose_owned_option(&names->text, names->model, option);
    return dt_text_get(&names->text);
}

void dt_prose_statement(dt_text *out, const dt_model *model, const dt_statement *statement)
{
    option_names names = {.model = model};
    dt_statement_tell(statement, out, name_option, &names);
    dt_text_free_into(&names.text, out);
}

/* The options set in `a` and not in `b`, at most `most` of them. NULL for `b`: none is set. */
static size_t add_difference(dt_enumeration *list, const dt_model *model, const uint64_t *a, const uint64_t *b,
                             size_t most)
{
    size_t count = 0;
    for (size_t o = 0; o < model->option_count; o++) {
        if (!dt_bit_get(a, o) || (b && dt_bit_get(b, o)) || ++count > most)
            continue;
        dt_prose_owned_option(dt_enumeration_next(list), model, o);
    }
    if (count > most)
        dt_text_printf(dt_enumeration_next(list), "%zu more", count - most);
    return count;
}

void dt_prose_brief_options(dt_text *out, const dt_model *model, const uint64_t *bits, size_t most)
{
    dt_enumeration list = {.count = 0};
    add_difference(&list, model, bits, NULL, most);
    dt_enumeration_end(&list, ", ", " and ", out);
}

/* The named state, the status quo included, that differs in fewest options, if in at most DISTANCE_MAX. */
static uint32_t nearest_named(const dt_graph *graph, uint32_t state)
{
    const dt_model *model = dt_graph_model(graph);
    uint32_t nearest = DT_NO_STATE;
    size_t least = DISTANCE_MAX + 1;
    for (size_t k = 0; k < model->named_count; k++) {
        uint32_t other = dt_graph_named(graph, k);
        size_t distance = 0;
        for (size_t word = 0; word < dt_model_words(model); word++)
            distance += dt_bit_count(dt_graph_state(graph, state)[word] ^ dt_graph_state(graph, other)[word]);
        if (distance < least && dt_state_title(graph, other)) {
            least = distance;
            nearest = other;
        }
    }
    return nearest;
}

bool dt_prose_is_long(const dt_graph *graph, uint32_t state)
{
    size_t taken = 0;
    if (dt_state_title(graph, state) || nearest_named(graph, state) != DT_NO_STATE)
        return false;
    for (size_t word = 0; word < dt_model_words(dt_graph_model(graph)); word++)
        taken += dt_bit_count(dt_graph_state(graph, state)[word]);
    return taken > NAMED_OPTIONS_MAX;
}

/* Would a reader take it for part of the sentence? Not where it begins like a name and is short. */
static bool needs_quotes(const char *title)
{
    size_t words = 1;
    for (const char *at = title; *at; at++)
        words += *at == ' ' || *at == '_';
    return (*title >= 'a' && *title <= 'z') || words > NAME_WORDS || strchr(title, ',');
}

/* An identifier reads better without its underscores. */
static void add_title(dt_text *out, const char *title, bool quoted)
{
    size_t start = out->length;
    if (quoted && needs_quotes(title))
        dt_prose_quoted(out, title);
    else
        dt_letters_add(out, title);
    for (size_t k = start; !strchr(title, ' ') && out->status == DT_OK && k < out->length; k++)
        if (out->data[k] == '_')
            out->data[k] = ' ';
}

/* A state without a name of its own. */
static void add_unnamed(dt_text *out, const dt_graph *graph, uint32_t state, const char *words, bool quoted)
{
    const dt_model *model = dt_graph_model(graph);
    const uint64_t *here = dt_graph_state(graph, state), *there = NULL;
    dt_enumeration more = {.count = 0}, less = {.count = 0};
    uint32_t nearest = nearest_named(graph, state);
    if (nearest == DT_NO_STATE) {
        dt_text_add(out, words);
    } else {
        add_title(out, dt_state_title(graph, nearest), quoted);
        there = dt_graph_state(graph, nearest);
        dt_text_add(out, " ");
    }
    size_t gained = add_difference(&more, model, here, there, NAMED_OPTIONS_MAX);
    size_t lost = there ? add_difference(&less, model, there, here, NAMED_OPTIONS_MAX) : 0;
    dt_text_add(out, there && gained ? "with " : "");
    dt_enumeration_end(&more, ", ", " and ", out);
    dt_text_add(out, !there && !gained ? "no option taken" : "");
    dt_text_add(out, lost ? gained ? " and without " : "without " : "");
    dt_enumeration_end(&less, ", ", " and ", out);
}

/* " + a + b - c": the options in which it differs. */
static void add_signed(dt_text *out, const dt_model *model, const uint64_t *here, const uint64_t *there)
{
    for (size_t o = 0; o < model->option_count; o++)
        if (dt_bit_get(here, o) != dt_bit_get(there, o))
            dt_text_printf(out, " %s %s", dt_bit_get(here, o) ? "+" : "\xe2\x88\x92", model->options[o].written);
}

void dt_prose_short(dt_text *out, const dt_graph *graph, uint32_t state)
{
    const dt_model *model = dt_graph_model(graph);
    uint32_t nearest = nearest_named(graph, state);
    if (nearest == DT_NO_STATE) {
        dt_prose_options(out, model, dt_graph_state(graph, state), NAMED_OPTIONS_MAX);
        return;
    }
    add_title(out, dt_state_title(graph, nearest), false);
    add_signed(out, model, dt_graph_state(graph, state), dt_graph_state(graph, nearest));
}

/* Within a sentence, long names are quoted. */
static void add_name(dt_text *out, const dt_graph *graph, uint32_t state, const char *words, bool quoted)
{
    const char *text = dt_state_title(graph, state);
    if (text)
        add_title(out, text, quoted);
    else
        add_unnamed(out, graph, state, words, quoted);
}

static void add_number(dt_text *out, const dt_graph *graph, uint32_t state, const char *word)
{
    const char *text = dt_state_title(graph, state);
    if (text) {
        dt_letters_add(out, text);
        dt_text_printf(out, " (state %" PRIu32 ")", state + 1);
    } else {
        dt_text_printf(out, "%s %" PRIu32 " (", word, state + 1);
        dt_prose_options(out, dt_graph_model(graph), dt_graph_state(graph, state), OPTIONS_MAX);
        dt_text_add(out, ")");
    }
}

void dt_prose_state(dt_text *out, const dt_graph *graph, dt_naming naming, uint32_t state)
{
    if (naming == DT_BY_NAME)
        add_name(out, graph, state, "the state with ", true);
    else
        add_number(out, graph, state, "state");
}

void dt_prose_title(dt_text *out, const dt_graph *graph, dt_naming naming, uint32_t state)
{
    if (naming == DT_BY_NAME)
        add_name(out, graph, state, "The state with ", false);
    else
        add_number(out, graph, state, "State");
}

static const char *ordinal_ending(uint32_t number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    bool teen = number % 100 >= 11 && number % 100 <= 13;
    return endings[teen || number % 10 > 3 ? 0 : number % 10];
}

void dt_prose_place(dt_text *out, uint32_t rank, uint32_t classes)
{
    uint32_t place = classes - rank + 1;
    if (place == classes)
        dt_text_printf(out, "the worst of its %" PRIu32 " classes of states", classes);
    else if (place == 1)
        dt_text_printf(out, "the best of its %" PRIu32 " classes of states", classes);
    else
        dt_text_printf(out, "its %" PRIu32 "%s best of %" PRIu32 " classes of states", place, ordinal_ending(place),
                       classes);
}

static bool takes_any(const dt_decision_maker *dm, const uint64_t *state)
{
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        if (dt_bit_get(state, o))
            return true;
    return false;
}

/* One decision maker's options taken, at most `*room` of them. */
static void add_taken(dt_text *out, const dt_model *model, size_t dm, const uint64_t *state, size_t *room)
{
    const dt_decision_maker *who = &model->decision_makers[dm];
    const char *before = ": ";
    dt_prose_dm(out, model, dm);
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
        if (!dt_bit_get(state, o) || *room == 0)
            continue;
        dt_text_add(out, before);
        dt_prose_quoted(out, model->options[o].text);
        before = ", ";
        --*room;
    }
    dt_text_add(out, ".");
}

void dt_prose_taken(dt_text *out, const dt_graph *graph, uint32_t state)
{
    const dt_model *model = dt_graph_model(graph);
    const uint64_t *bits = dt_graph_state(graph, state);
    size_t room = TAKEN_MAX, taken = 0;
    if (model->graph_form)
        return;
    for (size_t o = 0; o < model->option_count; o++)
        taken += dt_bit_get(bits, o);
    for (size_t i = 0; i < model->dm_count && room > 0; i++)
        if (takes_any(&model->decision_makers[i], bits)) {
            dt_text_add(out, room < TAKEN_MAX ? " " : "");
            add_taken(out, model, i, bits, &room);
        }
    if (taken == 0)
        dt_text_add(out, "No option is taken.");
    if (taken > TAKEN_MAX)
        dt_text_printf(out, " %zu more options are taken.", taken - TAKEN_MAX);
}

/* The decision maker's options that change one way between two states. */
static void add_changes(dt_enumeration *list, const dt_model *model, size_t dm, const uint64_t *a, const uint64_t *b)
{
    const dt_decision_maker *who = &model->decision_makers[dm];
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        if (!dt_bit_get(a, o) && dt_bit_get(b, o))
            dt_prose_option(dt_enumeration_next(list), model, o);
}

void dt_prose_move(dt_text *out, const dt_graph *graph, dt_naming naming, dt_move move, uint32_t from)
{
    const dt_model *model = dt_graph_model(graph);
    const uint64_t *before = dt_graph_state(graph, from), *after = dt_graph_state(graph, move.to);
    dt_enumeration taken = {.count = 0}, dropped = {.count = 0};
    if (model->graph_form) {
        dt_text_add(out, "moving to ");
        dt_prose_state(out, graph, naming, move.to);
        return;
    }
    add_changes(&taken, model, move.dm, before, after);
    add_changes(&dropped, model, move.dm, after, before);
    bool takes = taken.count > 0, drops = dropped.count > 0;
    dt_text_add(out, takes ? "taking " : "");
    dt_enumeration_end(&taken, ", ", " and ", out);
    dt_text_add(out, takes && drops ? " and dropping " : drops ? "dropping " : "");
    dt_enumeration_end(&dropped, ", ", " and ", out);
}
