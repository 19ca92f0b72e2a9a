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
/** Frees a scratch text; trouble that it had becomes trouble of `into`. */
DT_API void dt_text_free_into(dt_text *scratch, dt_text *into);
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

/** Hands over another file that this one names, as a model does its tables. The name and the reason are copied; `file` is taken
 *  over, also after trouble, and freed with the source.
 *  @param name  as the source calls it.
 *  @param file  NULL: it could not be read, for this `reason`. @return DT_OK or DT_ERR_NOMEM. */
DT_API dt_status dt_source_attach(dt_source *source, const char *name, dt_source *file, const char *reason);
typedef struct dt_attached {
    const char *name, *reason;
    const dt_source *file;
} dt_attached;
/** The k-th file that was handed over; NULL beyond the last. The one of this name, NULL without one. */
DT_API const dt_attached *dt_source_attached(const dt_source *source, size_t k);
DT_API const dt_attached *dt_source_attached_as(const dt_source *source, const char *name);

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
    unsigned code;           /* printed as DT042; never changes its meaning: see base/codes.h and docs/errors.md */
    const dt_source *source; /* where the span is */
    dt_span span;
    const char *message;
} dt_diagnostic;

/** All that is wrong with one source and the files attached to it, in the order of places, the source's own first. */
typedef struct dt_diagnostics dt_diagnostics;

/** `source` is borrowed and must outlive the diagnostics. */
DT_API dt_status dt_diagnostics_new(dt_diagnostics **out, const dt_source *source);
DT_API void dt_diagnostics_free(dt_diagnostics *diagnostics);
DT_API const dt_source *dt_diagnostics_source(const dt_diagnostics *diagnostics);
/** What is added from now on is placed in `file`, one attached to the source, or NULL: in the source again. */
DT_API void dt_diagnostics_turn(dt_diagnostics *diagnostics, const dt_source *file);
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
    uint64_t states;         /* largest number of feasible states to list */
    uint64_t memory_bytes;   /* largest estimated need of one analysis */
    double seconds;          /* wall clock from dt_budget_new() on; 0: no limit */
    size_t threads;          /* at most so many at once, where that helps; 0: as many as the machine has */
    dt_progress_fn progress; /* called by one thread at a time, not always the same */
    void *user;
} dt_limits;

#define DT_LIMITS_INIT                                                                                                 \
    {                                                                                                                  \
        .states = 1u << 22, .memory_bytes = (uint64_t)4 << 30, .seconds = 0, .threads = 1, .progress = NULL,           \
        .user = NULL                                                                                                   \
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
/** The bytes asked for and not given back. What a piece of work asked for, whoever did, is the difference before and after:
 *  when all that it made is freed, that is what to release. */
DT_API uint64_t dt_budget_reserved(const dt_budget *budget);
/** @return DT_ERR_LIMIT if `states` is more than may be listed, else DT_OK. */
DT_API dt_status dt_budget_states(dt_budget *budget, uint64_t states);
/** For a limit that is none of those: remembers what was reached and what to try. @return DT_ERR_LIMIT. */
DT_API dt_status dt_budget_refuse(dt_budget *budget, const char *format, ...) DT_PRINTF(2, 3);
/** Which limit was reached and what to try, as a sentence; "" while none was. */
DT_API const char *dt_budget_reason(const dt_budget *budget);

/* ---- the table of concepts ----------------------------------------------------------------------------------- */

/* The ids, in the order in which answers list the concepts. What there is to say of each is in base/concepts.c, a row for
 * each; it feeds --concepts, help, JSON, `detente concepts`, reports and docs/concepts.md. */
#define DT_CONCEPT_IDS(X) X(NASH) X(GMR) X(SMR) X(SEQ) X(SSEQ) X(SIM)

typedef enum dt_concept_id {
#define DT_CONCEPT_ID(id) DT_CONCEPT_##id,
    DT_CONCEPT_IDS(DT_CONCEPT_ID)
#undef DT_CONCEPT_ID
        DT_CONCEPT_COUNT
} dt_concept_id;

/** A set of concepts: bit `id` set. */
typedef uint32_t dt_concept_set;
#define DT_CONCEPTS_DEFAULT ((1u << DT_CONCEPT_SIM) - 1u)
#define DT_CONCEPTS_ALL ((1u << DT_CONCEPT_COUNT) - 1u)

/** What somebody who thinks of improving expects of the others. */
typedef enum dt_expects {
    DT_EXPECTS_NOTHING,  /* nothing is reckoned with */
    DT_EXPECTS_ANYTHING, /* whatever they can, even to their own harm */
    DT_EXPECTS_INTEREST  /* what improves for the one who does it, move by move */
} dt_expects;

typedef struct dt_concept {
    dt_concept_id id;
    const char *name;  /* on the command line and in JSON */
    const char *stage; /* what deciding it is called in progress */
    const char *brief; /* as papers abbreviate it */
    const char *title;
    bool needs_options; /* undefined for a conflict given as a bare graph */
    bool has_deciding;  /* there is a best secure alternative, so a statement may decide; see dt_stand.on */
    dt_expects expects;
    bool at_once;           /* the others do not answer, they move at the same time */
    bool final;             /* after the answer there is no escape */
    unsigned demand;        /* among the concepts under which a state is stable, the one of least demand says most */
    dt_concept_set implies; /* what is stable under this one is stable under these, whatever the conflict */
    const char *definition; /* in words */
    const char *formula; /* stability of state s for decision maker i; `dt_concepts_notation()` says how to read it */
    const char *source;
    const char *assumes; /* of the others: foresight; disimprovement; knowledge */
} dt_concept;

DT_API const dt_concept *dt_concept_get(dt_concept_id id);
/** The concept called `name`, or NULL. */
DT_API const dt_concept *dt_concept_find(const char *name);
/** A choice between definitions that other programs or papers make otherwise; every result says how it was made. */
typedef struct dt_convention {
    const char *key, *value; /* as in the "definitions" of JSON */
    const char *meaning;     /* of the value */
} dt_convention;
/** The k-th of them, the same for every result; NULL behind the last. */
DT_API const dt_convention *dt_convention_get(size_t k);
/** What the letters of the formulas mean. */
DT_API const char *dt_concepts_notation(void);

#endif
