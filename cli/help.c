/* SPDX-License-Identifier: MIT */
/* Help, written from the two tables. */
#include "options.h"

#include <stdio.h>
#include <string.h>

#define WIDTH 80
#define HELP_COLUMN 26

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

static void add_option(dt_text *out, const cli_verb *verb, const cli_option *row)
{
    char left[64];
    dt_text help = {.data = NULL};
    int used = row->letter ? snprintf(left, sizeof left, "-%c, --%s", row->letter, row->name)
                           : snprintf(left, sizeof left, "--%s", row->name);
    if (row->argument)
        snprintf(left + used, sizeof left - (size_t)used, " %s", row->argument);
    dt_text_add(&help, row->help);
    if (strcmp(row->name, "format") == 0) {
        const char *before = ": ";
        for (size_t k = 0; row->words[k]; k++)
            if (verb->formats >> k & 1u) {
                dt_text_printf(&help, "%s%s%s", before, row->words[k], k == (size_t)verb->format ? " (default)" : "");
                before = ", ";
            }
    }
    add_row(out, left, dt_text_get(&help));
    dt_text_free(&help);
}

static void add_verb_help(dt_text *out, const cli_verb *verb)
{
    unsigned here = 1u << (verb - verbs);
    dt_text_printf(out, "detente %s: %s\n\nUsage: detente %s %s [options]\n\n", verb->name, verb->summary, verb->name,
                   verb->operands);
    add_wrapped(out, verb->about, 0, 0);
    if (strncmp(verb->operands, "MODEL", 5) == 0)
        dt_text_add(out, "MODEL is a file, or - for standard input.\n");
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
        snprintf(left, sizeof left, "%s %s", verbs[k].name, verbs[k].operands);
        add_row(out, left, verbs[k].summary);
    }
    dt_text_add(out, "\n`detente VERB --help` lists the options of a verb; `detente --version` tells the version.\n"
                     "\nExit codes:\n");
    add_row(out, "0", "answered");
    add_row(out, "1", "answered \"no\": verify found a lie");
    add_row(out, "2", "the command line is wrong");
    add_row(out, "3", "a file given has errors");
    add_row(out, "4", "a limit was reached, or the run was interrupted");
    add_row(out, "5", "a file, memory or the disk failed");
}

void help_write(const cli_verb *verb, dt_text *out)
{
    if (verb)
        add_verb_help(out, verb);
    else
        add_general_help(out);
}
