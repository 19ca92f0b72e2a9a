/* SPDX-License-Identifier: MIT */
/* The two tables of the command line and the parser that they drive. Options stand anywhere, `--name value` or
 * `--name=value`; `--` ends them; the last of several wins, but for --reading, which repeats. */
#include "options.h"

#include "exit.h"
#include "terminal.h"

#include <ctype.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BIT(n) (1u << (n))
#define ALL_FORMATS                                                                                                    \
    (BIT(DT_FORMAT_TEXT) | BIT(DT_FORMAT_JSON) | BIT(DT_FORMAT_CSV) | BIT(DT_FORMAT_MARKDOWN) | BIT(DT_FORMAT_LATEX))
#define TEXT_AND_JSON (BIT(DT_FORMAT_TEXT) | BIT(DT_FORMAT_JSON))

const cli_verb verbs[VERB_COUNT] = {
    [VERB_CHECK] = {"check", "MODEL", 1, 1, TEXT_AND_JSON, DT_FORMAT_TEXT, "is the model sound?",
                    "Reads the model, lists its states and reports every error and warning with its place. Errors and "
                    "warnings go to standard error; with --format json they are the answer, on standard output.",
                    "detente check examples/ukraine-2022/model.yaml"},
    [VERB_STATES] =
        {"states", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT, "the feasible states, and what each rule removes",
         "Lists the feasible states with their numbers and ranks, and says how many combinations of options "
         "each infeasibility rule removes, alone and after the rules before it.",
         "detente states examples/ukraine-2022/model.yaml --moves"},
    [VERB_SOLVE] = {"solve", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT, "which states are stable, for whom and why",
                    "Decides for every state whether it is stable for each decision maker, and which states are "
                    "equilibria, under each concept. The text tells where the status quo stands and what each "
                    "equilibrium rests on; the other formats give every verdict.",
                    "detente solve examples/ukraine-2022/model.yaml --readings all"},
    [VERB_EXPLAIN] = {"explain", "MODEL", 1, 1, TEXT_AND_JSON | BIT(DT_FORMAT_MARKDOWN), DT_FORMAT_TEXT,
                      "why a state is stable or not: moves and countermoves",
                      "Says why the state is stable for a decision maker under a concept or why it is not: each "
                      "improvement with the answer to it, or the improvement that nobody answers. Without --concept it "
                      "tells what is done in the state, where it stands in everybody's ranking and who can move where.",
                      "detente explain examples/ukraine-2022/model.yaml --state stand_off --dm France --concept smr"},
    [VERB_REPORT] =
        {"report", "MODEL", 1, 1, BIT(DT_FORMAT_HTML) | BIT(DT_FORMAT_MARKDOWN) | BIT(DT_FORMAT_LATEX), DT_FORMAT_HTML,
         "everything in one document: words, pictures, tables, sources",
         "Writes one file that needs nothing else: what can hold and why in plain sentences, pictures, the tables that papers "
         "print, and the source of every judgement. All combinations of readings are compared, up to 64. HTML opens in "
         "any browser, without scripts or connections, and prints on A4; LaTeX compiles as it is.",
         "detente report examples/ukraine-2022/model.yaml -o report.html"},
    [VERB_GRAPH] =
        {"graph", "MODEL", 1, 1, BIT(DT_FORMAT_CSV) | BIT(DT_FORMAT_DOT) | BIT(DT_FORMAT_SVG), DT_FORMAT_DOT,
         "the integrated graph as a picture or a table",
         "Writes all states and everybody's moves between them: for Graphviz (dot), as a picture where Graphviz "
         "is installed (svg), or as a table of moves (csv). The status quo and the equilibria are marked.",
         "detente graph examples/fence.yaml --around as_ever --depth 2 --format svg -o fence.svg"},
    [VERB_PLAN] =
        {"plan", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "in what order the parties can step so that nobody is exposed on the way",
         "Finds the order of gestures and exchanges of gestures that leads from the status quo to a wanted state and exposes "
         "the parties least: each is compared with what the others could bring about at the start. Says for each step what "
         "it exposes, how that would come about, and who gains by it, under every reading. Exit code 1 where there is no "
         "plan.",
         "detente plan examples/ukraine-2022/model.yaml --to full_deal"},
    [VERB_SENSITIVITY] =
        {"sensitivity", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "which single judgement, if wrong, overturns the answer?",
         "Tries every small change of the model alone: neighbouring statements swapped, statements dropped, literals flipped, "
         "every literal added at the end of every list, options made one-way or two-way, infeasibility rules dropped, other "
         "readings. Says which equilibria each change destroys or makes, the greatest effect first, and how many of the "
         "changes each outcome withstands.",
         "detente sensitivity examples/ukraine-2022/model.yaml --state full_deal"},
    [VERB_VERIFY] =
        {"verify", "MODEL RESULT", 2, 2, TEXT_AND_JSON, DT_FORMAT_TEXT, "is every verdict of a result true?",
         "Holds RESULT, which `solve --format json` or `explain --format json` wrote, against the written definitions, verdict by verdict, "
         "with code that shares nothing with the solver. Exit code 1 on the first lie.",
         "detente verify model.yaml result.json --sample 1000"},
    [VERB_CONCEPTS] = {"concepts", "[NAME]", 0, 1, ALL_FORMATS, DT_FORMAT_TEXT,
                       "the concepts of stability: definition and source",
                       "Prints what each concept demands, where it comes from and what it assumes.",
                       "detente concepts seq"},
    [VERB_SCHEMA] =
        {"schema", "model|solution|witness|position|plan|sensitivity", 1, 1, BIT(DT_FORMAT_JSON), DT_FORMAT_JSON,
         "the JSON Schema, for editors and programs",
         "Prints the JSON Schema (draft 2020-12) of model files or of what a verb writes with --format json.",
         "detente schema model > detente-model.schema.json"},
    [VERB_NEW] =
        {"new", "FILE", 1, 1, BIT(DT_FORMAT_TEXT), DT_FORMAT_TEXT, "a small commented model to start from",
         "Writes a model that shows what a model can say and that solves as it stands. FILE must not exist yet; "
         "- stands for standard output.",
         "detente new conflict.yaml"},
};

#define WORKS                                                                                                          \
    (BIT(VERB_CHECK) | BIT(VERB_STATES) | BIT(VERB_SOLVE) | BIT(VERB_EXPLAIN) | BIT(VERB_REPORT) | BIT(VERB_GRAPH) |   \
     BIT(VERB_PLAN) | BIT(VERB_SENSITIVITY) | BIT(VERB_VERIFY))
#define ANSWERS (BIT(VERB_COUNT) - 1u - BIT(VERB_NEW))

static const char *const format_words[] = {"text", "json", "csv", "markdown", "latex", "dot", "svg", "html", NULL};
static const char *const colour_words[] = {"auto", "always", "never", NULL};
static const char *const engine_words[] = {"auto", "explicit", "symbolic", NULL};
static const char *const detail_words[] = {"sentence", "paragraph", "witness", NULL};
static const char *const readings_words[] = {"all", NULL};
static const char *const guard_words[] = {"improvements", "credible", "any", NULL};

#define FIELD(name) offsetof(cli_arguments, name)

const cli_option option_table[] = {
    {"format", 0, "FORMAT", ANSWERS, KIND_WORD, FIELD(format), format_words, 0, 0, "how to write the answer"},
    {"output", 'o', "FILE", ANSWERS, KIND_TEXT, FIELD(output), NULL, 0, 0,
     "write the answer to FILE, whole or not at all"},
    {"state", 0, "S", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "the state: its number, its name, a pattern of Y and N, or the options taken with commas between them"},
    {"state", 0, "S", BIT(VERB_SENSITIVITY), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "count only what becomes of this state: its number, its name, a pattern, or the options taken"},
    {"size", 0, "N", BIT(VERB_SENSITIVITY), KIND_COUNT, FIELD(size), NULL, 1, 2,
     "1 (default), or 2: where no single change destroys an equilibrium, try every two"},
    {"most", 0, "N", BIT(VERB_SENSITIVITY), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell the N changes of greatest effect one by one (default 12)"},
    {"dm", 0, "D", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(dm), NULL, 0, 0, "for whom (default each in turn)"},
    {"concept", 0, "C", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability (default none)"},
    {"depth", 0, "DEPTH", BIT(VERB_EXPLAIN), KIND_WORD, FIELD(detail), detail_words, 0, 0,
     "sentence, paragraph (default) or witness: every improvement, state by state"},
    {"concepts", 0, "LIST", BIT(VERB_SOLVE) | BIT(VERB_SENSITIVITY), KIND_TEXT, FIELD(concepts), NULL, 0, 0,
     "the concepts to decide, with commas between them, or all (default nash,gmr,smr,seq,sseq)"},
    {"reading", 0, "DM=NAME",
     BIT(VERB_STATES) | BIT(VERB_SOLVE) | BIT(VERB_EXPLAIN) | BIT(VERB_REPORT) | BIT(VERB_GRAPH) | BIT(VERB_PLAN) |
         BIT(VERB_SENSITIVITY),
     KIND_READING, FIELD(readings), NULL, 0, 0,
     "which reading of a decision maker's mind to use (default the first); repeat it for several"},
    {"readings", 0, "all", BIT(VERB_SOLVE), KIND_WORD, FIELD(all_readings), readings_words, 0, 0,
     "solve every combination of readings, at most 64, and show them side by side"},
    {"where", 0, "STATEMENT", BIT(VERB_SOLVE), KIND_TEXT, FIELD(where), NULL, 0, 0,
     "list only the states that satisfy the statement; nothing that is computed changes"},
    {"to", 0, "GOAL", BIT(VERB_PLAN), KIND_TEXT, FIELD(to), NULL, 0, 0,
     "what is wanted: a state, as its number, its name, a pattern, or the options taken with commas between them; or a "
     "statement"},
    {"from", 0, "S", BIT(VERB_PLAN), KIND_TEXT, FIELD(from), NULL, 0, 0,
     "the state to start from (default the status quo)"},
    {"guard", 0, "GUARD", BIT(VERB_PLAN), KIND_WORD, FIELD(guard), guard_words, 0, 0,
     "what the others are reckoned with: their improvements (default), credible ones that nothing deters, or any moves"},
    {"concept", 0, "C", BIT(VERB_PLAN), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability under which the end must be an equilibrium (default seq)"},
    {"any-end", 0, NULL, BIT(VERB_PLAN), KIND_FLAG, FIELD(any_end), NULL, 0, 0, "the end need not be an equilibrium"},
    {"worse-end", 0, NULL, BIT(VERB_PLAN), KIND_FLAG, FIELD(worse_end), NULL, 0, 0,
     "the end may be worse than the start for somebody"},
    {"gesture", 0, "N", BIT(VERB_PLAN), KIND_COUNT, FIELD(gesture), NULL, 1, DT_OPTIONS_MAX,
     "most options that one gesture changes (default 1)"},
    {"exchange-size", 0, "N", BIT(VERB_PLAN), KIND_COUNT, FIELD(exchange), NULL, 1, DT_EXCHANGE_MAX,
     "most parties in one exchange, 1 for no exchanges (default 2)"},
    {"budget", 0, "LIST", BIT(VERB_PLAN), KIND_TEXT, FIELD(caps), NULL, 0, 0,
     "most exposures of first statements, of second, and so on, with commas between them, - for any number; 0,0 allows "
     "neither"},
    {"brief", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(brief), NULL, 0, 0,
     "list only the status quo, the named states and the equilibria"},
    {"table", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(table), NULL, 0, 0,
     "add the full stability table to the text"},
    {"moves", 0, NULL, BIT(VERB_STATES), KIND_FLAG, FIELD(moves), NULL, 0, 0,
     "with each decision maker's moves, improvements marked"},
    {"around", 0, "STATE", BIT(VERB_GRAPH), KIND_TEXT, FIELD(around), NULL, 0, 0,
     "only the states that few moves reach from STATE: a number, a name, a pattern, or the options taken"},
    {"depth", 0, "N", BIT(VERB_GRAPH), KIND_COUNT, FIELD(depth), NULL, 1, UINT32_MAX - 1,
     "how many moves --around follows (default 1)"},
    {"improvements", 0, NULL, BIT(VERB_GRAPH), KIND_FLAG, FIELD(improvements), NULL, 0, 0,
     "only moves to states that the mover prefers"},
    {"sample", 0, "N", BIT(VERB_VERIFY), KIND_COUNT, FIELD(sample), NULL, 1, UINT64_MAX,
     "check N verdicts drawn at random instead of every one"},
    {"seed", 0, "S", BIT(VERB_VERIFY), KIND_COUNT, FIELD(seed), NULL, 0, UINT64_MAX,
     "which verdicts --sample draws (default 0)"},
    {"strict", 0, NULL, BIT(VERB_CHECK), KIND_FLAG, FIELD(strict), NULL, 0, 0,
     "end with exit code 3 on a warning, too"},
    {"engine", 0, "ENGINE", BIT(VERB_SOLVE) | BIT(VERB_EXPLAIN), KIND_WORD, FIELD(engine), engine_words, 0, 0,
     "explicit: list the states; symbolic: work on sets of states, of any size; auto (default): list them where there are "
     "at most a million"},
    {"examples", 0, "N", BIT(VERB_SOLVE), KIND_COUNT, FIELD(examples), NULL, 0, UINT32_MAX,
     "show the first N equilibria of a set that is not listed (default 10, in text 3)"},
    {"best-for", 0, "D", BIT(VERB_SOLVE), KIND_TEXT, FIELD(best_for), NULL, 0, 0,
     "show an equilibrium that the decision maker D ranks highest, and one that it ranks lowest (symbolic)"},
    {"better-than-status-quo", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(better), NULL, 0, 0,
     "only equilibria that every decision maker prefers to the status quo (symbolic)"},
    {"undominated", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(undominated), NULL, 0, 0,
     "only equilibria for which no other is at least as good for all and better for one (symbolic)"},
    {"max-states", 0, "N", WORKS, KIND_COUNT, FIELD(max_states), NULL, 1, UINT32_MAX - 1,
     "list at most N feasible states (default 4194304)"},
    {"max-memory", 0, "MIB", WORKS, KIND_COUNT, FIELD(max_memory_mib), NULL, 1, (uint64_t)1 << 40,
     "use at most about MIB mebibytes (default 4096)"},
    {"max-time", 0, "SECONDS", WORKS, KIND_SECONDS, FIELD(max_time), NULL, 0, 0, "stop after SECONDS (default never)"},
    {"timings", 0, NULL, WORKS, KIND_FLAG, FIELD(timings), NULL, 0, 0, "say on standard error how long each step took"},
    {"color", 0, "WHEN", ANSWERS, KIND_WORD, FIELD(colour), colour_words, 0, 0,
     "colours in text: auto (default: on a terminal, unless NO_COLOR is set), always or never"},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

int usage_error(const cli_verb *verb, const char *format, ...)
{
    dt_text message = {.data = NULL};
    va_list list;
    va_start(list, format);
    dt_text_vprintf(&message, format, list);
    va_end(list);
    complain("%s", dt_text_get(&message));
    fprintf(stderr, "see: detente %s%s--help\n", verb ? verb->name : "", verb ? " " : "");
    dt_text_free(&message);
    return EXIT_USAGE;
}

const char *did_you_mean(char *text, size_t size, const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = dt_nearest(word, candidates, count);
    text[0] = '\0';
    if (nearest)
        snprintf(text, size, "; did you mean \"%s\"?", nearest);
    return text;
}

/* ---- values ---------------------------------------------------------------------------------------------------- */

static void *field_of(cli_arguments *out, const cli_option *row)
{
    return (char *)out + row->field;
}

static void list_words(dt_text *out, const char *const *words)
{
    for (size_t k = 0; words[k]; k++)
        dt_text_printf(out, "%s%s", k == 0 ? "" : words[k + 1] ? ", " : " or ", words[k]);
}

static int unknown_word(const cli_option *row, const char *value, size_t count, const cli_verb *verb)
{
    char advice[96];
    dt_text list = {.data = NULL};
    list_words(&list, row->words);
    did_you_mean(advice, sizeof advice, value, row->words, count);
    int code = usage_error(verb, "--%s takes %s, not \"%s\"%s", row->name, dt_text_get(&list), value, advice);
    dt_text_free(&list);
    return code;
}

static int take_word(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    int count = 0;
    for (; row->words[count]; count++)
        if (strcmp(row->words[count], value) == 0) {
            *(int *)field_of(out, row) = count + 1;
            return EXIT_ANSWERED;
        }
    return unknown_word(row, value, (size_t)count, verb);
}

static int take_count(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    char *end = NULL;
    errno = 0;
    unsigned long long number = isdigit((unsigned char)value[0]) ? strtoull(value, &end, 10) : 0;
    if (!end || *end || errno || number < row->least || number > row->most)
        return usage_error(verb, "--%s needs a whole number from %llu to %llu, not \"%s\"", row->name,
                           (unsigned long long)row->least, (unsigned long long)row->most, value);
    *(uint64_t *)field_of(out, row) = number;
    return EXIT_ANSWERED;
}

static int take_seconds(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    char *end = NULL;
    bool plain = strspn(value, "0123456789.") == strlen(value) && *value;
    double seconds = plain ? strtod(value, &end) : 0;
    if (!end || *end || !(seconds > 0 && seconds <= 1e9))
        return usage_error(verb, "--%s needs a number of seconds above 0, not \"%s\"", row->name, value);
    *(double *)field_of(out, row) = seconds;
    return EXIT_ANSWERED;
}

static int take_text(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    (void)verb;
    *(const char **)field_of(out, row) = value;
    return EXIT_ANSWERED;
}

static int take_flag(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    (void)value;
    (void)verb;
    *(bool *)field_of(out, row) = true;
    return EXIT_ANSWERED;
}

/* `readings` has room for as many as there are arguments. */
static int take_reading(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    (void)row;
    (void)verb;
    out->readings[out->reading_count++] = value;
    return EXIT_ANSWERED;
}

static int (*const takers[])(cli_arguments *, const cli_option *, const char *, const cli_verb *) = {
    [KIND_FLAG] = take_flag, [KIND_TEXT] = take_text,   [KIND_READING] = take_reading,
    [KIND_WORD] = take_word, [KIND_COUNT] = take_count, [KIND_SECONDS] = take_seconds,
};

/* ---- the command line ------------------------------------------------------------------------------------------ */

/* The command line while it is read. */
typedef struct cli_reader {
    cli_arguments *out;
    int argc, at;
    char **argv;
    const cli_verb *verb; /* NULL until known */
    bool verb_read, ended;
} cli_reader;

/* The verb's own option of that name, else that of another verb: --depth means one thing here and another there. */
static const cli_option *find_long(const char *name, size_t length, const cli_verb *verb)
{
    const cli_option *found = NULL;
    for (size_t k = 0; k < option_count; k++) {
        const cli_option *row = &option_table[k];
        if (strlen(row->name) != length || memcmp(row->name, name, length) != 0)
            continue;
        if (!found || (verb && row->verbs >> (verb - verbs) & 1u))
            found = row;
    }
    return found;
}

static const cli_option *find_short(char letter)
{
    for (size_t k = 0; k < option_count; k++)
        if (option_table[k].letter == letter)
            return &option_table[k];
    return NULL;
}

static int unknown_option(const cli_verb *verb, const char *argument)
{
    char advice[96];
    char word[64];
    const char *names[64];
    size_t count = 0;
    for (size_t k = 0; k < option_count; k++)
        if (!verb || option_table[k].verbs >> (verb - verbs) & 1u)
            names[count++] = option_table[k].name;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(argument, "="), argument);
    const char *nearest = argument[1] == '-' ? dt_nearest(word + 2, names, count) : NULL;
    snprintf(advice, sizeof advice, nearest ? "; did you mean \"--%s\"?" : "%s", nearest ? nearest : "");
    return usage_error(verb, "unknown option \"%s\"%s", word, advice);
}

/* Does `text` look like one of our options? Then it is no value of the option before it. */
static bool is_option(const char *text)
{
    return strncmp(text, "--", 2) == 0 && find_long(text + 2, strcspn(text + 2, "="), NULL);
}

/* An option of another verb. */
static int misplaced(const cli_verb *verb, const cli_option *row)
{
    dt_text owners = {.data = NULL};
    unsigned verbs_with_it = 0;
    for (size_t k = 0; k < option_count; k++)
        if (strcmp(option_table[k].name, row->name) == 0)
            verbs_with_it |= option_table[k].verbs;
    for (size_t k = 0; k < VERB_COUNT; k++)
        if (verbs_with_it >> k & 1u)
            dt_text_printf(&owners, "%s%s", owners.length ? ", " : "", verbs[k].name);
    int code = usage_error(verb, "%s has no --%s; it belongs to %s", verb->name, row->name, dt_text_get(&owners));
    dt_text_free(&owners);
    return code;
}

static int take(cli_reader *reader, const cli_option *row, const char *value)
{
    if (reader->verb && !(row->verbs >> (reader->verb - verbs) & 1u))
        return misplaced(reader->verb, row);
    if (row->kind == KIND_FLAG && value)
        return usage_error(reader->verb, "--%s takes no value", row->name);
    if (row->kind != KIND_FLAG && !value) {
        if (reader->at + 1 >= reader->argc || is_option(reader->argv[reader->at + 1]))
            return usage_error(reader->verb, "--%s needs a value: --%s %s", row->name, row->name, row->argument);
        value = reader->argv[++reader->at];
    }
    reader->out->given |= (uint64_t)1 << (row - option_table);
    return takers[row->kind](reader->out, row, value, reader->verb);
}

static int read_option(cli_reader *reader, const char *argument)
{
    if (argument[1] != '-') {
        const cli_option *row = find_short(argument[1]);
        if (!row || (row->kind == KIND_FLAG && argument[2]))
            return unknown_option(reader->verb, argument);
        return take(reader, row, argument[2] ? argument + 2 : NULL);
    }
    size_t length = strcspn(argument + 2, "=");
    const cli_option *row = find_long(argument + 2, length, reader->verb);
    if (!row)
        return unknown_option(reader->verb, argument);
    return take(reader, row, argument[2 + length] ? argument + 2 + length + 1 : NULL);
}

static int unknown_verb(const char *word)
{
    char advice[96];
    const char *names[VERB_COUNT];
    for (size_t k = 0; k < VERB_COUNT; k++)
        names[k] = verbs[k].name;
    did_you_mean(advice, sizeof advice, word, names, VERB_COUNT);
    if (!*advice)
        snprintf(advice, sizeof advice, "; the verb comes first, as in \"detente solve MODEL\"");
    return usage_error(NULL, "unknown verb \"%s\"%s", word, advice);
}

static const cli_verb *find_verb(const char *word)
{
    for (size_t k = 0; k < VERB_COUNT; k++)
        if (strcmp(verbs[k].name, word) == 0)
            return &verbs[k];
    return NULL;
}

static int read_operand(cli_reader *reader, const char *argument)
{
    if (!reader->verb_read) {
        const cli_verb *found = find_verb(argument);
        if (!found)
            return unknown_verb(argument);
        reader->verb = found;
        reader->verb_read = true;
        reader->out->verb = (verb_id)(found - verbs);
        return EXIT_ANSWERED;
    }
    if (reader->out->operand_count == reader->verb->most)
        return usage_error(reader->verb, "%s takes %s and no more; what is \"%s\"?", reader->verb->name,
                           reader->verb->operands, argument);
    reader->out->operands[reader->out->operand_count++] = argument;
    return EXIT_ANSWERED;
}

static int read_all(cli_reader *reader)
{
    int code = EXIT_ANSWERED;
    for (; reader->at < reader->argc && code == EXIT_ANSWERED; reader->at++) {
        const char *argument = reader->argv[reader->at];
        if (reader->ended || argument[0] != '-' || argument[1] == '\0')
            code = read_operand(reader, argument);
        else if (strcmp(argument, "--") == 0)
            reader->ended = true;
        else
            code = read_option(reader, argument);
    }
    return code;
}

/* ---- what goes together ---------------------------------------------------------------------------------------- */

static int check_format(cli_arguments *out, const cli_verb *verb)
{
    if (out->format == 0)
        out->format = 1 + (int)verb->format;
    if (verb->formats >> (out->format - 1) & 1u)
        return EXIT_ANSWERED;
    dt_text known = {.data = NULL};
    for (size_t k = 0; format_words[k]; k++)
        if (verb->formats >> k & 1u)
            dt_text_printf(&known, "%s%s", known.length ? ", " : "", format_words[k]);
    int code = usage_error(verb, "%s does not write %s; it writes %s", verb->name, format_words[out->format - 1],
                           dt_text_get(&known));
    dt_text_free(&known);
    return code;
}

static int check_fit(cli_arguments *out, const cli_reader *reader)
{
    const cli_verb *verb = reader->verb;
    if (!reader->verb_read)
        return usage_error(NULL, "what shall it do? the verb comes first, as in \"detente solve MODEL\"");
    for (size_t k = 0; k < option_count; k++)
        if (out->given >> k & 1u && !(option_table[k].verbs >> out->verb & 1u))
            return misplaced(verb, &option_table[k]);
    if (out->operand_count < verb->least)
        return usage_error(verb, "%s needs %s", verb->name, verb->operands);
    return check_format(out, verb);
}

int arguments_read(cli_arguments *out, int argc, char **argv)
{
    *out = (cli_arguments){.format = 0};
    out->readings = calloc((size_t)argc + 1, sizeof *out->readings);
    if (!out->readings) {
        complain("out of memory");
        return EXIT_SYSTEM;
    }
    cli_reader reader = {.out = out, .argc = argc, .at = 1, .argv = argv, .verb = arguments_guess_verb(argc, argv)};
    int code = read_all(&reader);
    return code == EXIT_ANSWERED ? check_fit(out, &reader) : code;
}

void arguments_free(cli_arguments *arguments)
{
    free(arguments->readings);
}

bool arguments_given(const cli_arguments *arguments, const char *name)
{
    for (size_t k = 0; k < option_count; k++)
        if (arguments->given >> k & 1u && strcmp(option_table[k].name, name) == 0)
            return true;
    return false;
}

dt_format arguments_format(const cli_arguments *arguments)
{
    return (dt_format)(arguments->format - 1);
}

cli_wish arguments_wish(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "help") == 0)
        return WISH_HELP;
    for (int k = 1; k < argc && strcmp(argv[k], "--") != 0; k++) {
        if (strcmp(argv[k], "--help") == 0 || strcmp(argv[k], "-h") == 0)
            return WISH_HELP;
        if (strcmp(argv[k], "--version") == 0)
            return WISH_VERSION;
    }
    return WISH_ANSWER;
}

const cli_verb *arguments_guess_verb(int argc, char **argv)
{
    for (int k = 1; k < argc; k++)
        if (find_verb(argv[k]))
            return find_verb(argv[k]);
    return NULL;
}
