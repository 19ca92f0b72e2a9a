/* SPDX-License-Identifier: MIT */
/* What libyaml cannot read, in words that tell a modeller what would be right. The rows are the messages of libyaml
 * 0.2; what a later version says in other words falls to the last row. */
#include "base/codes.h"
#include "source/reader.h"

#include <stdio.h>
#include <string.h>

typedef enum where {
    AT_PROBLEM, /* where libyaml stopped */
    AT_ESCAPE,  /* two bytes before */
    AT_CONTEXT  /* where what it was reading began */
} where;

typedef struct explanation {
    const char *words; /* libyaml's */
    const char *bytes; /* which the text must have at the place, NULL for any */
    const char *message;
    where where;
    const char *opened; /* what the message names the beginning of, NULL: nothing */
} explanation;

#define TAB_ADVICE "a tab cannot stand here; use spaces for indentation"
#define NOT_CLOSED "this quote is never closed; add the closing quote"

static const explanation ROWS[] = {
    {"found unexpected end of stream", NULL, NOT_CLOSED, AT_CONTEXT, NULL},
    {"found unexpected document indicator", NULL, NOT_CLOSED, AT_CONTEXT, NULL},
    {"found unknown escape character", NULL,
     "this escape is unknown; write \"\\\\\" for a backslash, or use single quotes", AT_PROBLEM, NULL},
    {"did not find expected hexdecimal number", NULL,
     "this escape lacks digits; \"\\x\" takes 2, \"\\u\" 4 and \"\\U\" 8 hexadecimal ones", AT_ESCAPE, NULL},
    {"found invalid Unicode character escape code", NULL,
     "this escape is no character; write the character itself, or \"\\U\" with its 8 digits", AT_ESCAPE, NULL},
    {"found unexpected ':'", NULL,
     "in flow style a colon needs a space after it, as in {A: , B: }; quote the text if the colon belongs to it",
     AT_PROBLEM, NULL},
    {"found a tab character that violates indentation", NULL, TAB_ADVICE, AT_PROBLEM, NULL},
    {"found a tab character where an indentation space is expected", NULL, TAB_ADVICE, AT_PROBLEM, NULL},
    {"found character that cannot start any token", "\t", TAB_ADVICE, AT_PROBLEM, NULL},
    {"found character that cannot start any token", "|",
     "a text cannot begin with \"|\" here; quote it if it is a statement", AT_PROBLEM, NULL},
    {"found character that cannot start any token", NULL, "a text cannot begin with this character; quote it",
     AT_PROBLEM, NULL},
    {"could not find expected ':'", NULL,
     "expected a colon after this key; write \"key: value\", with a space after the colon", AT_CONTEXT, NULL},
    {"block sequence entries are not allowed in this context", NULL,
     "a list cannot begin here; begin it on a line of its own, or quote the text", AT_PROBLEM, NULL},
    {"mapping keys are not allowed in this context", NULL, "a text cannot begin with \"? \" here; quote it", AT_PROBLEM,
     NULL},
    {"mapping values are not allowed in this context", NULL,
     "a colon before a space cannot stand here; quote the text if the colon belongs to it, else check the indentation",
     AT_PROBLEM, NULL},
    {"found an indentation indicator equal to 0", NULL,
     "a text cannot be indented by 0; write 1 to 9 or leave the number out", AT_CONTEXT, NULL},
    {"did not find expected comment or line break", "|",
     "only the end of the line may follow \"|\"; quote the text if it is a statement that begins with \"|\"",
     AT_CONTEXT, NULL},
    {"did not find expected comment or line break", ">",
     "only the end of the line may follow \">\"; quote the text if it begins with \">\"", AT_CONTEXT, NULL},
    {"did not find expected '-' indicator", NULL,
     "expected \"- \" under those of the other items of the list; check the indentation", AT_PROBLEM, "list"},
    {"did not find expected key", NULL, "expected a key under the other keys; check the indentation and the quotes",
     AT_PROBLEM, "mapping"},
    {"did not find expected ',' or ']'", NULL, "expected \",\" or \"]\"", AT_PROBLEM, "\"[\""},
    {"did not find expected ',' or '}'", NULL, "expected \",\" or \"}\"", AT_PROBLEM, "\"{\""},
    {"did not find expected node content", ",", "expected a value before the comma", AT_PROBLEM, NULL},
    {"did not find expected node content", ":", "expected a key before the colon", AT_PROBLEM, NULL},
    {"did not find expected node content", "]", "there is no \"[\" that this bracket closes", AT_PROBLEM, NULL},
    {"did not find expected node content", "}", "there is no \"{\" that this bracket closes", AT_PROBLEM, NULL},
    {"did not find expected node content", "-",
     "a list cannot have \"- \" inside brackets; separate items by commas, or quote the \"-\"", AT_PROBLEM, NULL},
    {"did not find expected node content", NULL, "expected a value here", AT_PROBLEM, NULL},
    {"after the document", NULL,
     "this does not belong to the text before it; check the indentation, the quotes and the brackets", AT_PROBLEM,
     NULL},
    {NULL, NULL, "this cannot be read; check the indentation, the quotes and the brackets", AT_PROBLEM, NULL},
};

static size_t place_of(const explanation *row, const dt_yaml_trouble *trouble)
{
    if (row->where == AT_CONTEXT)
        return trouble->context;
    return row->where == AT_ESCAPE && trouble->problem >= 2 ? trouble->problem - 2 : trouble->problem;
}

static const explanation *find_row(const dt_source *source, const dt_yaml_trouble *trouble)
{
    const explanation *row = ROWS;
    for (; row->words; row++) {
        char byte = dt_source_bytes(source)[place_of(row, trouble)];
        if (trouble->words && strcmp(row->words, trouble->words) == 0 && (!row->bytes || *row->bytes == byte))
            break;
    }
    return row;
}

/* A bracket that is open where the text ends is the trouble, not the end. */
static bool report_open_bracket(const dt_source *source, dt_diagnostics *diagnostics, const dt_yaml_trouble *trouble)
{
    char bracket = dt_source_bytes(source)[trouble->context];
    if (trouble->problem < dt_source_length(source) || (bracket != '[' && bracket != '{'))
        return false;
    dt_diagnostics_add(diagnostics, DT_CODE_SYNTAX, (dt_span){(uint32_t)trouble->context, 1},
                       "this bracket is never closed; add \"%c\"", bracket == '[' ? ']' : '}');
    return true;
}

static bool is_word(char byte)
{
    return byte && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_", byte);
}

/* `a:b` on the line above is a text, of which this line is then the rest. A colon before // belongs to an address. */
static bool report_cramped_colon(const dt_source *source, dt_diagnostics *diagnostics, const dt_yaml_trouble *trouble)
{
    size_t length, colon = 0;
    unsigned above = dt_source_line_at(source, trouble->problem) - 1;
    const char *line = dt_source_line(source, above, &length);
    if (dt_source_bytes(source)[trouble->problem] != ':')
        return false;
    while (colon < length && strchr(" -", line[colon]))
        colon++;
    size_t word = colon;
    while (colon < length && is_word(line[colon]))
        colon++;
    if (colon == word || length - colon < 2 || line[colon] != ':' || strchr(" \t/", line[colon + 1]))
        return false;
    dt_diagnostics_add(diagnostics, DT_CODE_SYNTAX, (dt_span){(uint32_t)(line + colon - dt_source_bytes(source)), 1},
                       "a colon after a key needs a space after it, as in \"key: value\"");
    return true;
}

void dt_yaml_explain(const dt_source *source, dt_diagnostics *diagnostics, const dt_yaml_trouble *trouble)
{
    const explanation *row = find_row(source, trouble);
    size_t place = place_of(row, trouble), length = place < dt_source_length(source);
    dt_span span = {(uint32_t)place, (uint32_t)length};
    if (report_open_bracket(source, diagnostics, trouble) || report_cramped_colon(source, diagnostics, trouble))
        return;
    if (row->opened)
        dt_diagnostics_add(diagnostics, DT_CODE_SYNTAX, span, "%s; the %s was opened on line %u", row->message,
                           row->opened, dt_source_line_at(source, trouble->context));
    else
        dt_diagnostics_add(diagnostics, DT_CODE_SYNTAX, span, "%s", row->message);
}
