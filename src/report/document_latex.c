/* SPDX-License-Identifier: MIT */
/* LaTeX that a bare TeX Live compiles: what it needs beyond the kernel comes with the base. */
#include "report/document.h"

#include "report/escape.h"

static void put(dt_document *doc, const char *text)
{
    dt_text_add(doc->out, text);
}

/* A letter that the fonts do not have must not end the run: it becomes a question mark. */
static const char preamble[] = "\\documentclass[a4paper,10pt]{article}\n"
                               "\\usepackage[utf8]{inputenc}\n"
                               "\\usepackage[margin=18mm]{geometry}\n"
                               "\\usepackage{array,color,longtable}\n"
                               "\\makeatletter\n"
                               "\\ifdefined\\UTFviii@undefined@err\\def\\UTFviii@undefined@err#1{?}\\fi\n"
                               "\\makeatother\n"
                               "\\DeclareUnicodeCharacter{2212}{\\ensuremath{-}}\n"
                               "\\setlength{\\parindent}{0pt}\n"
                               "\\setlength{\\parskip}{4pt plus 1pt}\n"
                               "\\emergencystretch=3em\n";

static void start(dt_document *doc, const char *title)
{
    put(doc, preamble);
    put(doc, "\\title{");
    dt_escape(doc->out, DT_FORMAT_LATEX, title);
    put(doc, "}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n");
}

static void finish(dt_document *doc)
{
    put(doc, doc->whole ? "\\end{document}\n" : "");
}

static void heading(dt_document *doc, unsigned level, const char *id)
{
    static const char *const commands[] = {"section", "section", "section", "subsection", "subsubsection", "paragraph"};
    (void)id;
    dt_text_printf(doc->out, "\n\\%s*{", commands[level <= DT_LEVELS_MAX ? level : DT_LEVELS_MAX]);
    dt_document_put(doc);
    put(doc, "}\n");
}

static void block(dt_document *doc, dt_block what, const char *label)
{
    static const struct {
        const char *list, *before, *after;
    } marks[DT_BLOCK_COUNT] = {[DT_PARAGRAPH] = {"", "\n", "\n"},
                               [DT_LEAD] = {"", "\n{\\large ", "\\par}\n"},
                               [DT_NOTE] = {"", "\n{\\small ", "\\par}\n"},
                               [DT_ITEM] = {"\\begin{itemize}\n", "\\item ", "\n"},
                               [DT_STEP] = {"\\begin{enumerate}\n", "\\item ", "\n"}};
    put(doc, doc->last != what ? marks[what].list : "");
    put(doc, marks[what].before);
    if (label) {
        put(doc, "\\textbf{");
        dt_escape(doc->out, DT_FORMAT_LATEX, label);
        put(doc, ":} ");
    }
    dt_document_put(doc);
    put(doc, marks[what].after);
}

static void close_list(dt_document *doc)
{
    put(doc, doc->last == DT_ITEM ? "\\end{itemize}\n" : "\\end{enumerate}\n");
}

static void no_contents(dt_document *doc, const dt_content *contents, size_t count)
{
    (void)doc;
    (void)contents;
    (void)count;
}

static void table_begin(dt_document *doc, dt_table *table, dt_table_plan *plan)
{
    put(doc, "\n{\\footnotesize\\setlength{\\tabcolsep}{3pt}\n");
    if (doc->text.length) {
        put(doc, "\\emph{");
        dt_document_put(doc);
        put(doc, "}\\nopagebreak\n");
    }
    dt_table_begin(table, doc->out, DT_FORMAT_LATEX, plan);
}

static void table_end(dt_document *doc)
{
    put(doc, "}\n");
}

static void picture(dt_document *doc, const dt_picture *what)
{
    put(doc, "\n\\begin{center}\n");
    what->draw[DT_FORMAT_LATEX](what->user, doc->out);
    put(doc, "\\end{center}\n{\\small ");
    dt_document_put(doc);
    put(doc, "\\par}\n");
}

const dt_document_style dt_document_latex = {start,       finish,      heading,   block,  close_list,
                                             no_contents, table_begin, table_end, picture};
