/* SPDX-License-Identifier: MIT */
/* Writes the manual pages and the shell completion from the tables of the command line, when the program is built:
 * pages man (the page of the program), pages man VERB, pages bash, pages zsh. */
#include "exit.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool belongs(const cli_option *row, size_t verb)
{
    return row->verbs >> verb & 1u;
}

/* Does the word fit: for --format, one that the verb writes? */
static bool word_fits(const cli_option *row, size_t verb, size_t word)
{
    return strcmp(row->name, "format") != 0 || verbs[verb].formats >> word & 1u;
}

static void add_words(dt_text *out, const cli_option *row, size_t verb)
{
    const char *before = "";
    for (size_t k = 0; row->words[k]; k++)
        if (word_fits(row, verb, k)) {
            dt_text_printf(out, "%s%s", before, row->words[k]);
            before = " ";
        }
}

/* What may stand for the first operand, with spaces between; nothing where it is a file. */
static void add_operand_words(dt_text *out, size_t verb)
{
    for (size_t k = 0; verb == VERB_CONCEPTS && k < DT_CONCEPT_COUNT; k++)
        dt_text_printf(out, "%s%s", k ? " " : "", dt_concept_get((dt_concept_id)k)->name);
    const char *operands = verbs[verb].operands;
    for (size_t k = 0; strchr(operands, '|') && operands[k]; k++)
        dt_text_add_bytes(out, operands[k] == '|' ? " " : operands + k, 1);
}

/* ---- manual pages ---------------------------------------------------------------------------------------------- */

static void add_roff(dt_text *out, const char *text)
{
    dt_text_add(out, *text == '.' || *text == '\'' ? "\\&" : "");
    for (; *text; text++)
        if (*text == '-' || *text == '\\')
            dt_text_add(out, *text == '-' ? "\\-" : "\\e");
        else
            dt_text_add_bytes(out, text, 1);
}

static void add_line(dt_text *out, const char *macro, const char *text)
{
    dt_text_add(out, macro);
    add_roff(out, text);
    dt_text_add(out, "\n");
}

/* .TH and NAME: `verb` NULL for the program itself. */
static void add_head(dt_text *out, const cli_verb *verb, const char *summary)
{
    dt_text_add(out, ".\\\" Written when Detente was built; edit cli/options.c instead.\n.TH DETENTE");
    if (verb) {
        dt_text_add(out, "\\-");
        for (const char *letter = verb->name; *letter; letter++) {
            char upper = (char)(*letter >= 'a' && *letter <= 'z' ? *letter - 'a' + 'A' : *letter);
            dt_text_add_bytes(out, &upper, 1);
        }
    }
    dt_text_printf(out, " 1 \"\" \"Detente %s\" \"User Commands\"\n.SH NAME\ndetente%s%s \\- ", DT_VERSION,
                   verb ? "\\-" : "", verb ? verb->name : "");
    add_line(out, "", summary);
}

static void add_option(dt_text *out, const cli_option *row, const cli_verb *verb)
{
    dt_text help = {.data = NULL};
    dt_text_add(out, ".TP\n\\fB");
    if (row->letter)
        dt_text_printf(out, "\\-%c\\fR, \\fB", row->letter);
    dt_text_add(out, "\\-\\-");
    add_roff(out, row->name);
    dt_text_add(out, "\\fR");
    if (row->argument) {
        dt_text_add(out, " \\fI");
        add_roff(out, row->argument);
        dt_text_add(out, "\\fR");
    }
    option_describe(row, verb, &help);
    add_line(out, "\n", dt_text_get(&help));
    dt_text_free(&help);
}

static void add_exit_codes(dt_text *out)
{
    dt_text_add(out, ".SH EXIT STATUS\n");
    for (size_t code = 0; code <= EXIT_SYSTEM; code++) {
        dt_text_printf(out, ".TP\n%zu\n", code);
        add_line(out, "", exit_meanings[code]);
    }
}

static void write_verb_page(dt_text *out, size_t verb)
{
    const cli_verb *row = &verbs[verb];
    dt_text operands = {.data = NULL};
    add_head(out, row, row->summary);
    dt_text_printf(out, ".SH SYNOPSIS\n.B detente %s\n", row->name);
    add_line(out, ".I ", help_operands(row));
    dt_text_add(out, "[options]\n.SH DESCRIPTION\n");
    add_line(out, "", row->about);
    help_add_operands(row, &operands);
    if (operands.length)
        add_line(out, "", dt_text_get(&operands));
    dt_text_free_into(&operands, out);
    dt_text_add(out, ".SH OPTIONS\n");
    for (size_t k = 0; k < option_count; k++)
        if (belongs(&option_table[k], verb))
            add_option(out, &option_table[k], row);
    dt_text_add(out, ".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nthe options in short\n");
    add_exit_codes(out);
    add_line(out, ".SH EXAMPLE\n.nf\n", row->example);
    dt_text_add(out, ".fi\n.SH SEE ALSO\n.BR detente (1)\n");
}

static void write_program_page(dt_text *out)
{
    add_head(out, NULL, "the Graph Model for Conflict Resolution");
    dt_text_add(out, ".SH SYNOPSIS\n.B detente\n.I VERB MODEL\n[options]\n.SH DESCRIPTION\n");
    add_line(
        out, "",
        "Reads a conflict: parties, what each can do, what each prefers. Answers which outcomes can hold, for whom, and "
        "why. The answer goes to standard output, everything else to standard error. Options may stand anywhere.");
    dt_text_add(out, ".SH COMMANDS\n");
    for (size_t k = 0; k < VERB_COUNT; k++) {
        dt_text_printf(out, ".TP\n.BR detente\\-%s (1)\n", verbs[k].name);
        add_line(out, "", verbs[k].summary);
    }
    add_exit_codes(out);
    dt_text_add(out, ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set, no colours\n.SH SEE ALSO\n");
    for (size_t k = 0; k < VERB_COUNT; k++)
        dt_text_printf(out, ".BR detente\\-%s (1)%s\n", verbs[k].name, k + 1 < VERB_COUNT ? "," : "");
}

/* ---- bash ------------------------------------------------------------------------------------------------------ */

static void add_bash_values(dt_text *out, size_t verb)
{
    for (size_t k = 0; k < option_count; k++) {
        const cli_option *row = &option_table[k];
        if (!belongs(row, verb) || row->kind == KIND_FLAG)
            continue;
        dt_text_printf(out, "        '%s --%s')", verbs[verb].name, row->name);
        if (row->words) {
            dt_text_add(out, " words='");
            add_words(out, row, verb);
            dt_text_add(out, "' ;;\n");
        } else {
            dt_text_add(out, strcmp(row->argument, "FILE") == 0 ? " files=1 ;;\n" : " return ;;\n");
        }
    }
}

static void add_bash_verb(dt_text *out, size_t verb)
{
    dt_text_printf(out, "        %s)\n            options='", verbs[verb].name);
    for (size_t k = 0; k < option_count; k++)
        if (belongs(&option_table[k], verb))
            dt_text_printf(out, "--%s ", option_table[k].name);
    dt_text_add(out, "--help'\n            operands='");
    add_operand_words(out, verb);
    dt_text_add(out, "' ;;\n");
}

static void write_bash(dt_text *out)
{
    dt_text_add(out, "# bash completion for detente; written when it was built\n_detente() {\n"
                     "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb='' word\n"
                     "    local options='' operands='' words='' files=''\n"
                     "    [ \"$cur\" = = ] && cur=''\n"
                     "    [ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
                     "    [ \"$prev\" = -o ] && prev=--output\n"
                     "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n        case $word in\n        ");
    for (size_t k = 0; k < VERB_COUNT; k++)
        dt_text_printf(out, "%s%s", k ? "|" : "", verbs[k].name);
    dt_text_add(out, ") verb=$word; break ;;\n        esac\n    done\n    case \"$verb $prev\" in\n");
    for (size_t k = 0; k < VERB_COUNT; k++)
        add_bash_values(out, k);
    dt_text_add(out, "        *)\n        case $verb in\n");
    for (size_t k = 0; k < VERB_COUNT; k++)
        add_bash_verb(out, k);
    dt_text_add(out, "        *) operands='");
    for (size_t k = 0; k < VERB_COUNT; k++)
        dt_text_printf(out, "%s ", verbs[k].name);
    dt_text_add(out, "'; options='--help --version' ;;\n        esac\n"
                     "        words=$operands; [ -n \"$operands\" ] || files=1\n"
                     "        case $cur in -*) words=$options; files='' ;; esac ;;\n    esac\n"
                     "    mapfile -t COMPREPLY < <(compgen ${files:+-f} ${words:+-W \"$words\"} -- \"$cur\")\n"
                     "    [ -z \"$files\" ] || compopt -o filenames 2> /dev/null\n}\n"
                     "complete -F _detente detente\n");
}

/* ---- zsh ------------------------------------------------------------------------------------------------------- */

/* A description within single quotes and square brackets. */
static void add_zsh(dt_text *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            dt_text_add(out, "'\\'");
        else if (strchr("[]:\\", *text))
            dt_text_add(out, "\\");
        dt_text_add_bytes(out, text, 1);
    }
}

static void add_zsh_option(dt_text *out, const cli_option *row, size_t verb)
{
    dt_text_printf(out, " \\\n            '%s--%s%s[", row->kind == KIND_LIST ? "*" : "", row->name,
                   row->kind == KIND_FLAG ? "" : "=");
    add_zsh(out, row->help);
    dt_text_add(out, "]");
    if (row->argument) {
        dt_text_printf(out, ":%s:", row->argument);
        if (row->words) {
            dt_text_add(out, "(");
            add_words(out, row, verb);
            dt_text_add(out, ")");
        } else if (strcmp(row->argument, "FILE") == 0) {
            dt_text_add(out, "_files");
        }
    }
    dt_text_add(out, "'");
}

static void add_zsh_verb(dt_text *out, size_t verb)
{
    dt_text words = {.data = NULL};
    add_operand_words(&words, verb);
    dt_text_printf(out, "        %s) _arguments", verbs[verb].name);
    for (size_t k = 0; k < option_count; k++)
        if (belongs(&option_table[k], verb))
            add_zsh_option(out, &option_table[k], verb);
    dt_text_add(out, " \\\n            '--help[the options in short]' '*:");
    add_zsh(out, verbs[verb].operands);
    if (words.length)
        dt_text_printf(out, ":(%s)' ;;\n", dt_text_get(&words));
    else
        dt_text_add(out, ":_files' ;;\n");
    dt_text_free(&words);
}

static void write_zsh(dt_text *out)
{
    dt_text_add(out, "#compdef detente\n# written when detente was built\n_detente() {\n    local -a commands=(");
    for (size_t k = 0; k < VERB_COUNT; k++) {
        dt_text_printf(out, "\n        '%s:", verbs[k].name);
        add_zsh(out, verbs[k].summary);
        dt_text_add(out, "'");
    }
    dt_text_add(out, ")\n    if (( CURRENT == 2 )); then _describe verb commands; return; fi\n"
                     "    shift words; (( CURRENT-- ))\n    case $words[1] in\n");
    for (size_t k = 0; k < VERB_COUNT; k++)
        add_zsh_verb(out, k);
    dt_text_add(out, "    esac\n}\n_detente \"$@\"\n");
}

/* ---- all ------------------------------------------------------------------------------------------------------- */

static bool write_page(dt_text *out, const char *name)
{
    if (!name)
        write_program_page(out);
    for (size_t k = 0; k < VERB_COUNT; k++)
        if (name && strcmp(verbs[k].name, name) == 0)
            write_verb_page(out, k);
    return out->length > 0;
}

int main(int argc, char **argv)
{
    dt_text out = {.data = NULL};
    bool known = argc > 1;
    if (known && strcmp(argv[1], "man") == 0)
        known = write_page(&out, argv[2]);
    else if (known && strcmp(argv[1], "bash") == 0)
        write_bash(&out);
    else if (known && strcmp(argv[1], "zsh") == 0)
        write_zsh(&out);
    bool sound = known && out.status == DT_OK && fputs(dt_text_get(&out), stdout) >= 0 && fflush(stdout) == 0;
    dt_text_free(&out);
    return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}
