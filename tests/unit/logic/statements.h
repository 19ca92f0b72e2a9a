/* SPDX-License-Identifier: MIT */
/* Statements about the options a to h of the decision makers A and B, for the tests of logic. `x` belongs to both. */
#ifndef DT_TESTS_STATEMENTS_H
#define DT_TESTS_STATEMENTS_H

#include "base/codes.h"
#include "test.h"

#include <detente/logic.h>

#include <stdio.h>
#include <string.h>

#define OPTIONS 8

static const char *option_names[OPTIONS] = {"a", "b", "c", "d", "e", "f", "g", "h"};

static inline const char *option_name(void *user, uint32_t option)
{
    (void)user;
    return option_names[option];
}

static inline int32_t find_option(void *user, const char *dm, const char *option, const char **advice)
{
    (void)user;
    if (dm && strcmp(dm, "A") != 0 && strcmp(dm, "B") != 0) {
        *advice = "A";
        return DT_NAME_UNKNOWN_DM;
    }
    if (!dm && strcmp(option, "x") == 0) {
        *advice = "A.x or B.x";
        return DT_NAME_AMBIGUOUS;
    }
    for (int32_t k = 0; k < OPTIONS; k++)
        if (strcmp(option_names[k], option) == 0)
            return k;
    if (strcmp(option, "aa") == 0)
        *advice = "a";
    return DT_NAME_UNKNOWN;
}

/* A text read as a statement, with everything that was said about it. */
typedef struct reading {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_statement *statement;
    dt_status status;
} reading;

static inline reading read_bytes(const char *text, size_t length)
{
    reading r = {.source = NULL};
    dt_names names = {.find = find_option};
    dt_statement_place place = {.span = {0, (uint32_t)length}, .text_offset = 0, .exact = true};
    assert_int_equal(dt_source_new(&r.source, "t", text, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&r.diagnostics, r.source), DT_OK);
    r.status = dt_statement_parse(&r.statement, text, length, &names, place, r.diagnostics);
    return r;
}

static inline reading read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static inline void done_reading(reading *r)
{
    dt_statement_free(r->statement);
    dt_diagnostics_free(r->diagnostics);
    dt_source_free(r->source);
}

/* The statement, which must be right. */
static inline dt_statement *right(const char *text)
{
    reading r = read_text(text);
    if (r.status != DT_OK)
        fprintf(stderr, "%s: %s\n", text, dt_diagnostics_get(r.diagnostics, 0)->message);
    assert_int_equal(r.status, DT_OK);
    dt_statement *statement = r.statement;
    r.statement = NULL;
    done_reading(&r);
    return statement;
}

#endif
