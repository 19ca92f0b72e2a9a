/* SPDX-License-Identifier: MIT */
/* Help, written from the two tables. */
#include "options.h"

#include "exit.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 80
#define HELP_COLUMN 26

const char *const exit_meanings[EXIT_SYSTEM + 1] = {
    [EXIT_ANSWERED] = "answered",
    [EXIT_NO] = "answered \"no\": verify found a lie, there is no plan",
    [EXIT_USAGE] = "the command line is wrong",
    [EXIT_MODEL] = "a file given has errors",
    [EXIT_LIMIT] = "a limit was reached, or the run was interrupted",
    [EXIT_SYSTEM] = "a file, memory or the disk failed",
};

/* Words of `text`, wrapped, each line from column `indent` on; the first line continues at `column`. */
static void add_wrapped(dt_text *out, const char *text, size_t column, size_t indent)
{
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column > indent && column + 1 + word > WIDTH) {
            dt_text_printf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            dt_text_add(out, " ");
            column++;
        }
        dt_text_add_bytes(out, text, word);
        column += word;
        text += word + (text[word] == ' ');
    }
    dt_text_add(out, "\n");
}

static void add_row(dt_text *out, const char *left, const char *right)
{
    dt_text_printf(out, "  %-*s", HELP_COLUMN - 2, left);
    if (strlen(left) > HELP_COLUMN - 4)
        dt_text_printf(out, "\n%*s", HELP_COLUMN, "");
    add_wrapped(out, right, HELP_COLUMN, HELP_COLUMN);
}

void option_describe(const cli_option *row, const cli_verb *verb, dt_text *out)
{
    const char *before = ": ";
    dt_text_add(out, row->help);
    for (size_t k = 0; row->field == offsetof(cli_arguments, format) && row->words[k]; k++)
        if (verb->formats >> k & 1u) {
            dt_text_printf(out, "%s%s%s", before, row->words[k], k == (size_t)verb->format ? " (default)" : "");
            before = ", ";
        }
}

static void add_option(dt_text *out, const cli_verb *verb, const cli_option *row)
{
    char left[64];
    dt_text help = {.data = NULL};
    int used = row->letter ? snprintf(left, sizeof left, "-%c, --%s", row->letter, row->name)
                           : snprintf(left, sizeof left, "--%s", row->name);
    if (row->argument)
        snprintf(left + used, sizeof left - (size_t)used, " %s", row->argument);
    option_describe(row, verb, &help);
    add_row(out, left, dt_text_get(&help));
    dt_text_free(&help);
}

/* A choice of words, "this|that", is called by one name. */
const char *help_operands(const cli_verb *verb)
{
    return strchr(verb->operands, '|') ? "NAME" : verb->operands;
}

void help_add_operands(const cli_verb *verb, dt_text *out)
{
    const char *words = verb->operands;
    if (strncmp(words, "MODEL", 5) == 0)
        dt_text_add(out, "MODEL is a file, or - for standard input.");
    if (!strchr(words, '|'))
        return;
    dt_text_add(out, "NAME is one of ");
    for (; *words; words++)
        dt_text_add_bytes(out, *words == '|' ? ", " : words, *words == '|' ? 2 : 1);
    dt_text_add(out, ".");
}

static void add_verb_help(dt_text *out, const cli_verb *verb)
{
    unsigned here = 1u << (verb - verbs);
    dt_text operands = {.data = NULL};
    dt_text_printf(out, "detente %s: %s\n\nUsage: detente %s %s [options]\n\n", verb->name, verb->summary, verb->name,
                   help_operands(verb));
    add_wrapped(out, verb->about, 0, 0);
    help_add_operands(verb, &operands);
    if (operands.length)
        add_wrapped(out, dt_text_get(&operands), 0, 0);
    dt_text_free_into(&operands, out);
    dt_text_add(out, "\nOptions:\n");
    for (size_t k = 0; k < option_count; k++)
        if (option_table[k].verbs & here)
            add_option(out, verb, &option_table[k]);
    add_row(out, "-h, --help", "this help");
    dt_text_printf(out, "\nExample:\n  %s\n", verb->example);
}

static void add_general_help(dt_text *out)
{
    dt_text_add(out, "detente: the Graph Model for Conflict Resolution\n\nUsage: detente VERB MODEL [options]\n\n");
    add_wrapped(out,
                "MODEL is a file in YAML or JSON, or - for standard input. The answer goes to standard output, "
                "everything else to standard error. Options may stand anywhere.",
                0, 0);
    dt_text_add(out, "\nVerbs:\n");
    for (size_t k = 0; k < VERB_COUNT; k++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", verbs[k].name, help_operands(&verbs[k]));
        add_row(out, left, verbs[k].summary);
    }
    dt_text_add(out, "\n`detente VERB --help` lists the options of a verb; `detente --version` tells the version.\n"
                     "\nExit codes:\n");
    for (size_t code = 0; code <= EXIT_SYSTEM; code++) {
        char left[8];
        snprintf(left, sizeof left, "%zu", code);
        add_row(out, left, exit_meanings[code]);
    }
}

void help_write(const cli_verb *verb, dt_text *out)
{
    if (verb)
        add_verb_help(out, verb);
    else
        add_general_help(out);
}
