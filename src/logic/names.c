/* SPDX-License-Identifier: MIT */
#include "logic/names.h"

#include "base/codes.h"
#include "logic/shown.h"
#include "logic/tokens.h"

#include <string.h>

/* Longest identifier that can have been declared (contract section 1). */
#define NAME_BYTES_MAX 64

/* The two identifiers of a name. False if either is longer than any declared one. */
typedef struct parts {
    char dm[NAME_BYTES_MAX + 1], option[NAME_BYTES_MAX + 1];
    bool has_dm;
} parts;

static bool copy_part(char *part, const char *text, size_t length)
{
    if (length > NAME_BYTES_MAX)
        return false;
    memcpy(part, text, length);
    part[length] = '\0';
    return dt_identifier_shape(text, length);
}

static bool split(parts *name, const char *text, size_t length)
{
    const char *dot = length ? memchr(text, '.', length) : NULL;
    name->has_dm = dot != NULL;
    if (dot && !copy_part(name->dm, text, (size_t)(dot - text)))
        return false;
    const char *option = dot ? dot + 1 : text;
    return copy_part(name->option, option, length - (size_t)(option - text));
}

static void report(int32_t trouble, dt_shown name, const char *advice, dt_span span, dt_diagnostics *diagnostics)
{
    if (trouble == DT_NAME_AMBIGUOUS) {
        dt_diagnostics_add(diagnostics, DT_CODE_AMBIGUOUS_OPTION, span,
                           "option \"%s\" belongs to several decision makers; write %s", name.text,
                           advice ? advice : "DM.option");
        return;
    }
    bool is_dm = trouble == DT_NAME_UNKNOWN_DM;
    dt_diagnostics_add(diagnostics, is_dm ? DT_CODE_UNKNOWN_DECISION_MAKER : DT_CODE_UNKNOWN_OPTION, span,
                       "%s \"%s\" is not declared%s%s%s", is_dm ? "decision maker" : "option", name.text,
                       advice ? "; did you mean \"" : "", advice ? dt_show(advice, strlen(advice)).text : "",
                       advice ? "\"?" : "");
}

int32_t dt_name_resolve(const dt_names *names, const char *text, size_t length, dt_span span,
                        dt_diagnostics *diagnostics)
{
    parts name;
    const char *advice = NULL;
    int32_t found = DT_NAME_UNKNOWN;
    if (split(&name, text, length))
        found = names->find(names->user, name.has_dm ? name.dm : NULL, name.option, &advice);
    if (found >= 0)
        return found;
    dt_shown wrong = found == DT_NAME_UNKNOWN_DM ? dt_show(name.dm, strlen(name.dm)) : dt_show(text, length);
    report(found, wrong, advice, span, diagnostics);
    return -1;
}
