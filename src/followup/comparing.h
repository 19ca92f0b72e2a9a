/* SPDX-License-Identifier: MIT */
/* What the files of comparison share. */
#ifndef DT_FOLLOWUP_COMPARING_H
#define DT_FOLLOWUP_COMPARING_H

#include "base/intern.h"
#include "base/memory.h"

#include <detente/comparison.h>

/** A place in what two lists become when they are laid side by side: an item of both, or of one of them. */
typedef struct dt_script_line {
    size_t first, second; /* indices; DT_PATTERN_NONE: not in that list */
    size_t difference;    /* DT_PATTERN_NONE: the same in both */
} dt_script_line;

/** How one decision maker's preference becomes the other. */
typedef struct dt_script {
    dt_script_line *lines; /* statements, or classes of a ranking; NULL: not by lines */
    size_t count;
    size_t whole; /* the difference that replaces all that lines do not say; DT_PATTERN_NONE without one */
} dt_script;

typedef struct dt_comparing {
    dt_compared *c;
    dt_budget *budget;
    dt_intern items, lists; /* statements and patterns as they are written, classes of a ranking */
    dt_script *scripts;     /* [decision makers] */
    size_t capacity;        /* of the differences */
    char (*labels)[24];     /* [options of the aligned models] how they are written to be told apart */
    /* while a set is tried */
    dt_graph *base;        /* of the aligned first model */
    dt_verdicts *verdicts; /* its verdicts */
    uint32_t *profile;     /* [decision makers] the one reading that each has there */
    bool *made;            /* [differences] */
    dt_edit *edits;
    size_t edit_count;
    dt_reading *readings;   /* [decision makers] replacements */
    dt_arena arena;         /* what they point to */
    dt_concept_set *turned; /* [changed] what came of it */
} dt_comparing;

/** A state of one of the two graphs, in the options of the aligned models. `vector`: dt_model_words() of these. */
void dt_compared_vector(const dt_compared *c, int side, uint32_t state, uint64_t *vector);

/** Lists all that differs into w->c (differences.c). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_differences_list(dt_comparing *w);
/** Lists what differs but bears on no verdict (asides.c). */
dt_status dt_asides_list(dt_comparing *w);
/** Notes one difference; its index into `*at`. */
dt_status dt_difference_add(dt_comparing *w, dt_difference difference, size_t *at);
/** The one reading of the aligned model `side`. */
const dt_reading *dt_compared_reading(const dt_comparing *w, int side, size_t dm);
/** Lists how the preferences of one decision maker differ (scripts.c). */
dt_status dt_script_make(dt_comparing *w, size_t dm);
/** Fills in w->labels. */
dt_status dt_options_label(dt_comparing *w);
/** A number for a statement as it is written, whatever its options are called. */
dt_status dt_statement_number(dt_comparing *w, const dt_statement *statement, uint32_t *number);

/** The options that two statements of the aligned models speak of: none in common, some, or all of one of them. */
typedef enum dt_common { DT_COMMON_NONE, DT_COMMON_SOME, DT_COMMON_ALL } dt_common;
dt_status dt_options_common(dt_comparing *w, const dt_statement *a, const dt_statement *b, dt_common *common);

/** The edits of the first model that make the differences w->made, into w->edits (making.c). Valid until the next call. */
dt_status dt_differences_make(dt_comparing *w);

/** Solves both models, lists what differs, and prepares to make differences (compare.c). `*listed`: it came so far that w->c is
 *  an answer without causes. dt_comparing_end() whatever is returned. */
dt_status dt_comparing_begin(dt_comparing *w, bool *listed);
void dt_comparing_end(dt_comparing *w);

/** What the edits do: w->turned, and whether the model can be solved then; `undone` (or NULL): verdicts turned that do not differ
 *  (causes.c). */
dt_status dt_differences_try(dt_comparing *w, bool *sound, uint64_t *undone);
/** Tries all there is to try, and notes what causes what (causes.c). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT,
 *  DT_ERR_CANCELLED. */
dt_status dt_causes_find(dt_comparing *w);

#endif
