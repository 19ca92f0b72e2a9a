/* SPDX-License-Identifier: MIT */
/* logic: statements about options. Parse, print, evaluate at one state, at 64 states at once, or where some options are
 * still open. The grammar is that of docs/format.md (contract section 1). */
#ifndef DETENTE_LOGIC_H
#define DETENTE_LOGIC_H

#include <detente/base.h>

#define DT_STATEMENT_BYTES_MAX (64u << 10)
#define DT_STATEMENT_DEPTH_MAX 64 /* parentheses and not, counted together along one path */

/** An immutable statement: a tree whose leaves are option indices. */
typedef struct dt_statement dt_statement;

/** What a name in a statement means. `dm` is NULL for a bare option name.
 *  @return the option's index (below 2^31), or a negative dt_name_trouble, in which case `*advice` may be set to the
 *          nearest name or to the list of candidates, valid until the next call. */
typedef enum dt_name_trouble { DT_NAME_UNKNOWN = -1, DT_NAME_AMBIGUOUS = -2, DT_NAME_UNKNOWN_DM = -3 } dt_name_trouble;
typedef struct dt_names {
    int32_t (*find)(void *user, const char *dm, const char *option, const char **advice);
    void *user;
} dt_names;

/** Where the text of a statement stands in the diagnostics' source. */
typedef struct dt_statement_place {
    dt_span span;         /* of the whole scalar */
    uint32_t text_offset; /* with `exact`: byte k of the statement is byte text_offset + k of the source */
    bool exact;
} dt_statement_place;

/** Parses `text` (`length` bytes). Every trouble is reported with its place; after a syntax error the rest of this
 *  statement is not read, but unknown names before it are all reported.
 *  @param out  owned by the caller; NULL unless DT_OK.
 *  @return DT_OK, DT_ERR_MODEL (reported) or DT_ERR_NOMEM. Linear time; recursion bounded by the depth limit. */
DT_API dt_status dt_statement_parse(dt_statement **out, const char *text, size_t length, const dt_names *names,
                                    dt_statement_place place, dt_diagnostics *diagnostics);
/** The conjunction that a pattern over `count` options stands for: `letters` are Y, N and -. All "-" is `true`. */
DT_API dt_status dt_statement_from_pattern(dt_statement **out, const char *letters, size_t count);
DT_API void dt_statement_free(dt_statement *statement);

/** Truth at one state: bit o of `state` is option o. Cost: the statement's length. */
DT_API bool dt_statement_holds(const dt_statement *statement, const uint64_t *state);

typedef enum dt_truth { DT_FALSE, DT_TRUE, DT_OPEN } dt_truth;
/** Truth where only the options set in `known` are decided (`state` tells how). DT_OPEN means that the options' own
 *  values do not settle it by Kleene's strong tables; counting atoms settle as soon as the count is out of reach. */
DT_API dt_truth dt_statement_settle(const dt_statement *statement, const uint64_t *state, const uint64_t *known);

/** Truth at 64 states at once: bit b of `columns[o]` is option o in the b-th state; the result's bit b likewise. */
DT_API uint64_t dt_statement_columns(const dt_statement *statement, const uint64_t *columns);

/** Calls `visit` for each option the statement mentions, in order of writing, with repetitions. */
DT_API void dt_statement_options(const dt_statement *statement, void (*visit)(void *user, uint32_t option), void *user);

/* ---- statements made of others --------------------------------------------------------------------------------- */

/** A copy in which every option has another index: o becomes `names[o]`. @return DT_OK or DT_ERR_NOMEM. */
DT_API dt_status dt_statement_rename(dt_statement **out, const dt_statement *statement, const uint32_t *names);

/** An option, or its opposite, as a statement mentions it. */
typedef struct dt_literal {
    uint32_t option;
    bool negated;
} dt_literal;
/** How many literals a statement has, repetitions counted, and the k-th of them in the order of writing. */
DT_API size_t dt_statement_literal_count(const dt_statement *statement);
DT_API dt_literal dt_statement_literal(const dt_statement *statement, size_t literal);
/** A copy in which the k-th literal is turned into its opposite. @return DT_OK or DT_ERR_NOMEM. */
DT_API dt_status dt_statement_flip(dt_statement **out, const dt_statement *statement, size_t literal);
/** What holds where at least one of some statements does and none of some others: copies of all of them in one. @return DT_OK or
 *  DT_ERR_NOMEM. */
DT_API dt_status dt_statement_except(dt_statement **out, const dt_statement *const *any, size_t any_count,
                                     const dt_statement *const *none, size_t none_count);
/** What holds where `least` of the `count` members do, or more: a copy. @return DT_OK or DT_ERR_NOMEM. */
DT_API dt_status dt_statement_at_least(dt_statement **out, size_t least, const dt_statement *const *members,
                                       size_t count);
/** The literal alone. @return DT_OK or DT_ERR_NOMEM. */
DT_API dt_status dt_statement_from_literal(dt_statement **out, dt_literal literal);

/** Writes the statement in the grammar, with no more parentheses than needed; `name` gives an option's written name. */
DT_API void dt_statement_print(const dt_statement *statement, dt_text *out,
                               const char *(*name)(void *user, uint32_t option), void *user);
/** Writes it in the words of everyday language, with parentheses wherever a reader might wonder. */
DT_API void dt_statement_tell(const dt_statement *statement, dt_text *out,
                              const char *(*name)(void *user, uint32_t option), void *user);

#endif
