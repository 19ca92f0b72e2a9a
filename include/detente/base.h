/* SPDX-License-Identifier: MIT */
/* base: what every room needs. Status codes, places in a text, diagnostics, limits, growing texts, the table of
 * concepts. Knows nothing of conflicts beyond the names of the concepts.
 *
 * Three kinds of trouble get three answers everywhere: bad data is a diagnostic with a place and DT_ERR_MODEL, bad
 * luck (memory, a limit, a file) is a status, a bad caller is an assert. The library never prints and never exits. */
#ifndef DETENTE_BASE_H
#define DETENTE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DT_API __attribute__((visibility("default")))
#define DT_PRINTF(at, first) __attribute__((format(printf, at, first)))
#define DT_VERSION "0.1.0"

typedef enum dt_status {
    DT_OK = 0,
    DT_ERR_MODEL,     /* the data given has errors: the diagnostics say which and where */
    DT_ERR_LIMIT,     /* a limit on states, memory or time was reached: dt_budget_reason() says which */
    DT_ERR_CANCELLED, /* the progress callback asked to stop */
    DT_ERR_NOMEM,     /* the system has no memory left */
    DT_ERR_IO         /* reading or writing failed; errno says why */
} dt_status;

/** Return `call`'s status if it is not DT_OK. Only where nothing needs freeing. */
#define DT_TRY(call)                                                                                                   \
    do {                                                                                                               \
        dt_status dt_try_status = (call);                                                                              \
        if (dt_try_status != DT_OK)                                                                                    \
            return dt_try_status;                                                                                      \
    } while (0)

/* ---- growing texts ------------------------------------------------------------------------------------------- */

/** A text that grows, or, with `flush` set, a stream with a buffer. Zero-initialise; dt_text_free() when done.
 *  Trouble is remembered in `status` (DT_ERR_NOMEM, or what `flush` returned) and later additions do nothing, so a
 *  writer checks once, at the end. `data` is NUL-terminated whenever `length` > 0. */
typedef struct dt_text {
    char *data;
    size_t length;
    size_t capacity;
    dt_status status;
    dt_status (*flush)(void *user, const char *bytes, size_t length); /* NULL: keep everything in `data` */
    void *user;
} dt_text;

DT_API void dt_text_add(dt_text *text, const char *piece);
DT_API void dt_text_add_bytes(dt_text *text, const char *bytes, size_t length);
DT_API void dt_text_printf(dt_text *text, const char *format, ...) DT_PRINTF(2, 3);
DT_API void dt_text_vprintf(dt_text *text, const char *format, va_list arguments);
/** Hands what is buffered to `flush` (nothing without one) and returns the status of all that was written. */
DT_API dt_status dt_text_end(dt_text *text);
DT_API void dt_text_free(dt_text *text);
/** The text so far, "" when empty. Valid until the next addition. */
DT_API const char *dt_text_get(const dt_text *text);

/* ---- sources and places -------------------------------------------------------------------------------------- */

/** Bytes [offset, offset + length) of a source. Line and column are computed when a person asks. */
typedef struct dt_span {
    uint32_t offset;
    uint32_t length;
} dt_span;

/** One text somebody gave us: a model file, or a statement on the command line. */
typedef struct dt_source dt_source;

/** Largest source accepted, in bytes. */
#define DT_SOURCE_MAX (16u << 20)

/** Copies `bytes` (any bytes, also NUL) under the name shown in messages.
 *  @return DT_OK or DT_ERR_NOMEM. The size limit is the reader's business, not checked here. */
DT_API dt_status dt_source_new(dt_source **out, const char *name, const char *bytes, size_t length);
DT_API void dt_source_free(dt_source *source);
DT_API const char *dt_source_name(const dt_source *source);
DT_API const char *dt_source_bytes(const dt_source *source); /* NUL-terminated for convenience */
DT_API size_t dt_source_length(const dt_source *source);
/** 64 hexadecimal digits, NUL-terminated: SHA-256 (FIPS 180-4) of the bytes as given. */
DT_API const char *dt_source_sha256(const dt_source *source);

/** Line and column of byte `offset`, both from 1. Columns count code points (an invalid byte counts as one, a tab as
 *  one); lines end at LF, CRLF or CR; a byte order mark at the very start is not counted. O(log lines + line). */
DT_API void dt_source_locate(const dt_source *source, size_t offset, unsigned *line, unsigned *column);
/** The line alone, for messages that name a second place. O(log lines). */
DT_API unsigned dt_source_line_at(const dt_source *source, size_t offset);
/** Byte offset of a place given as line (from 1) and column (from 1, code points), clamped to the text. */
DT_API size_t dt_source_offset(const dt_source *source, unsigned line, unsigned column);
/** The line's bytes without its end. `line` from 1; empty beyond the last. */
DT_API const char *dt_source_line(const dt_source *source, unsigned line, size_t *length);

/* ---- diagnostics --------------------------------------------------------------------------------------------- */

typedef enum dt_severity { DT_ERROR, DT_WARNING } dt_severity;

typedef struct dt_diagnostic {
    dt_severity severity;
    unsigned code; /* printed as DT042; never changes its meaning: see base/codes.h and docs/errors.md */
    dt_span span;
    const char *message;
} dt_diagnostic;

/** All that is wrong with one source, in the order of places. */
typedef struct dt_diagnostics dt_diagnostics;

/** `source` is borrowed and must outlive the diagnostics. */
DT_API dt_status dt_diagnostics_new(dt_diagnostics **out, const dt_source *source);
DT_API void dt_diagnostics_free(dt_diagnostics *diagnostics);
DT_API const dt_source *dt_diagnostics_source(const dt_diagnostics *diagnostics);
/** Adds one. `code` is a DT_CODE_ constant of base/codes.h, which also fixes the severity. Memory trouble is
 *  remembered and comes out of dt_diagnostics_status(). */
DT_API void dt_diagnostics_add(dt_diagnostics *diagnostics, unsigned code, dt_span span, const char *format, ...)
    DT_PRINTF(4, 5);
DT_API size_t dt_diagnostics_count(const dt_diagnostics *diagnostics);
/** The k-th by place (errors before warnings at one place, then in the order they were added). */
DT_API const dt_diagnostic *dt_diagnostics_get(const dt_diagnostics *diagnostics, size_t k);
DT_API size_t dt_diagnostics_errors(const dt_diagnostics *diagnostics);
/** DT_ERR_NOMEM if one was lost for want of memory, else DT_ERR_MODEL if there are errors, else DT_OK. */
DT_API dt_status dt_diagnostics_status(const dt_diagnostics *diagnostics);

/* ---- limits -------------------------------------------------------------------------------------------------- */

/** Called at most ten times a second during long work. `total` is 0 when unknown. Return false to cancel. */
typedef bool (*dt_progress_fn)(void *user, const char *stage, uint64_t done, uint64_t total);

typedef struct dt_limits {
    uint64_t states;       /* largest number of feasible states to list */
    uint64_t memory_bytes; /* largest estimated need of one analysis */
    double seconds;        /* wall clock from dt_budget_new() on; 0: no limit */
    dt_progress_fn progress;
    void *user;
} dt_limits;

#define DT_LIMITS_INIT                                                                                                 \
    {                                                                                                                  \
        .states = 1u << 22, .memory_bytes = (uint64_t)4 << 30, .seconds = 0, .progress = NULL, .user = NULL            \
    }

/** The limits of one piece of work and what it has used so far. Not shared between threads. */
typedef struct dt_budget dt_budget;

DT_API dt_status dt_budget_new(dt_budget **out, const dt_limits *limits);
DT_API void dt_budget_free(dt_budget *budget);
/** Names the work that follows, for progress; `total` steps expected, 0 if unknown. */
DT_API void dt_budget_stage(dt_budget *budget, const char *stage, uint64_t total);
/** Accounts for `steps` small steps (about 10 ns each). Looks at the clock every 2^16 steps.
 *  @return DT_OK, DT_ERR_LIMIT (time) or DT_ERR_CANCELLED. */
DT_API dt_status dt_budget_spend(dt_budget *budget, uint64_t steps);
/** Asks for `bytes` more before they are allocated. @return DT_OK or DT_ERR_LIMIT. */
DT_API dt_status dt_budget_reserve(dt_budget *budget, uint64_t bytes);
DT_API void dt_budget_release(dt_budget *budget, uint64_t bytes);
/** @return DT_ERR_LIMIT if `states` is more than may be listed, else DT_OK. */
DT_API dt_status dt_budget_states(dt_budget *budget, uint64_t states);
/** Which limit was reached and what to try, as a sentence; "" while none was. */
DT_API const char *dt_budget_reason(const dt_budget *budget);

/* ---- the table of concepts ----------------------------------------------------------------------------------- */

/* id, name on the command line and in JSON, title, needs option form?, has a deciding statement?, definition in words,
 * source, what it assumes of the others (foresight; disimprovement; knowledge). Feeds --concepts, help, JSON,
 * `detente concepts` and docs. */
#define DT_CONCEPT_TABLE(X)                                                                                             \
    X(NASH, "nash", "Nash stability (rationality)", false, true,                                                        \
      "The decision maker has no unilateral improvement from the state.",                                               \
      "J. Nash 1950, 1951; graph form: L. Fang, K. W. Hipel, D. M. Kilgour 1989, European Journal of Operational "      \
      "Research 41:86-100",                                                                                             \
      "Foresight of one move. Needs to know its own preferences only.")                                                 \
    X(GMR, "gmr", "General metarationality", false, true,                                                               \
      "Every unilateral improvement can be answered by a legal sequence of the opponents' moves that ends in a state "  \
      "the decision maker does not prefer to the starting one. The opponents may hurt themselves.",                     \
      "N. Howard 1971, Paradoxes of Rationality (MIT Press)",                                                           \
      "Foresight of two moves; cautious: opponents may do anything they can. Needs to know its own preferences only.")  \
    X(SMR, "smr", "Symmetric metarationality", false, true,                                                             \
      "As general metarationality, and after the opponents' answer the decision maker cannot escape by a further "      \
      "move of its own to a state it prefers to the starting one.",                                                     \
      "N. Howard 1971, Paradoxes of Rationality (MIT Press)",                                                           \
      "Foresight of three moves; opponents may do anything they can. Needs to know its own preferences only.")          \
    X(SEQ, "seq", "Sequential stability", false, true,                                                                  \
      "Every unilateral improvement can be answered by a legal sequence of the opponents' unilateral improvements "     \
      "that ends in a state the decision maker does not prefer to the starting one. Each answer is credible: it is an " \
      "improvement for the one who makes it.",                                                                          \
      "N. M. Fraser, K. W. Hipel 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:805-816",                   \
      "Foresight of two moves; nobody disimproves. Needs to know everybody's preferences.")                             \
    X(SSEQ, "sseq", "Symmetric sequential stability", false, true,                                                      \
      "As sequential stability, and after the opponents' answer the decision maker cannot escape by a further move "    \
      "of its own to a state it prefers to the starting one.",                                                          \
      "L. C. Rego, G. I. A. Vieira 2017, Group Decision and Negotiation 26:775-792",                                    \
      "Foresight of three moves; opponents do not disimprove. Needs to know everybody's preferences.")                  \
    X(SIM, "sim", "Simultaneous stability", true, false,                                                                \
      "For every unilateral improvement there are improvements that some opponents could make from the same state at "  \
      "the same time, such that the combined result is feasible and the decision maker does not prefer it to the "      \
      "starting state.",                                                                                                \
      "N. M. Fraser, K. W. Hipel 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:805-816; 1984, Conflict "   \
      "Analysis: Models and Resolutions (North-Holland)",                                                               \
      "Foresight of two moves made at once; nobody disimproves. Needs to know everybody's preferences.")

typedef enum dt_concept_id {
#define DT_CONCEPT_ID(id, name, title, options, decides, definition, source, assumes) DT_CONCEPT_##id,
    DT_CONCEPT_TABLE(DT_CONCEPT_ID)
#undef DT_CONCEPT_ID
        DT_CONCEPT_COUNT
} dt_concept_id;

typedef struct dt_concept {
    dt_concept_id id;
    const char *name;
    const char *title;
    bool needs_options; /* undefined for a conflict given as a bare graph */
    bool has_deciding;  /* there is a best secure alternative, so a statement may decide; see dt_stand.on */
    const char *definition;
    const char *source;
    const char *assumes;
} dt_concept;

/** A set of concepts: bit `id` set. */
typedef uint32_t dt_concept_set;
#define DT_CONCEPTS_DEFAULT ((1u << DT_CONCEPT_SIM) - 1u)
#define DT_CONCEPTS_ALL ((1u << DT_CONCEPT_COUNT) - 1u)

DT_API const dt_concept *dt_concept_get(dt_concept_id id);
/** The concept called `name`, or NULL. */
DT_API const dt_concept *dt_concept_find(const char *name);

#endif
