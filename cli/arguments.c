/* SPDX-License-Identifier: MIT */
/* The parser that the tables drive. Options stand anywhere, `--name value` or `--name=value`; `--` ends them; the last of several
 * wins, but for those that repeat, as --reading does. */
#include "options.h"

#include "exit.h"
#include "terminal.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static int take_item(cli_arguments *out, const cli_option *row, const char *value, const cli_verb *verb)
{
    (void)verb;
    cli_list *list = field_of(out, row);
    const char **items = realloc(list->items, (list->count + 1) * sizeof *items);
    if (!items) {
        complain("out of memory");
        return EXIT_SYSTEM;
    }
    list->items = items;
    list->items[list->count++] = value;
    return EXIT_ANSWERED;
}

static int (*const takers[])(cli_arguments *, const cli_option *, const char *, const cli_verb *) = {
    [KIND_FLAG] = take_flag, [KIND_TEXT] = take_text,   [KIND_LIST] = take_item,
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
    const char *names[CLI_OPTIONS_MAX];
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
    reader->out->given[row - option_table] = true;
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
        if (out->given[k] && !(option_table[k].verbs >> out->verb & 1u))
            return misplaced(verb, &option_table[k]);
    if (out->operand_count < verb->least)
        return usage_error(verb, "%s needs %s", verb->name, verb->operands);
    return check_format(out, verb);
}

int arguments_read(cli_arguments *out, int argc, char **argv)
{
    *out = (cli_arguments){.format = 0};
    cli_reader reader = {.out = out, .argc = argc, .at = 1, .argv = argv, .verb = arguments_guess_verb(argc, argv)};
    int code = read_all(&reader);
    return code == EXIT_ANSWERED ? check_fit(out, &reader) : code;
}

void arguments_free(cli_arguments *arguments)
{
    free(arguments->readings.items);
    free(arguments->second_readings.items);
    free(arguments->coalitions.items);
    free(arguments->attitudes.items);
    free(arguments->behaviours.items);
    free(arguments->concepts_of.items);
}

bool arguments_given(const cli_arguments *arguments, const char *name)
{
    for (size_t k = 0; k < option_count; k++)
        if (arguments->given[k] && strcmp(option_table[k].name, name) == 0)
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
