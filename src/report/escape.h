/* SPDX-License-Identifier: MIT */
/* Texts as a format wants them: quoted, or with what means something to it escaped. */
#ifndef DT_REPORT_ESCAPE_H
#define DT_REPORT_ESCAPE_H

#include <detente/report.h>

/** Adds `text` so that a reader of the format sees its letters, and nothing that dt_letters_add() would not show. HTML
 *  and LaTeX get quotation marks that open and close; what HTML gets is also fit for an attribute in double quotes.
 *  `format` is TEXT, CSV, MARKDOWN, LATEX or HTML. */
void dt_escape(dt_text *out, dt_format format, const char *text);

#endif
