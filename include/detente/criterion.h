/* SPDX-License-Identifier: MIT */
/* criterion: a concept of stability together with what it leaves open. Where some preferences are not known a concept has
 * four types, where some are strong its sanctions can be asked to be strong as well (docs/concepts.md). */
#ifndef DETENTE_CRITERION_H
#define DETENTE_CRITERION_H

#include <detente/base.h>

typedef struct dt_criterion {
    dt_concept_id concept;
    char type;        /* 'a' to 'd', what not to know means to the one who decides; 0 where all is known */
    uint8_t strength; /* sanctions must be dispreferred by this degree at least; 0: they must not be preferred */
    uint8_t bounds;   /* where probabilities are known by bounds: DT_BOUNDED and which bound counts for what; else 0 */
} dt_criterion;

/* For which of its three questions a criterion takes the upper bound of a probability; for the others it takes the lower one. */
#define DT_BOUNDED 1
#define DT_UPPER_LEAVING 2
#define DT_UPPER_DETERRING 4
#define DT_UPPER_ANSWERING 8

/* As many as one answer speaks of: a set of them is a word of 64 bits. */
#define DT_CRITERIA_MAX 64
typedef uint64_t dt_criterion_set;

/* Room for a name or a brief name. */
#define DT_CRITERION_TEXT 48

/** How many of the three questions its concept asks, in this order: Nash the first, GMR and SMR two. */
DT_API unsigned dt_criterion_questions(dt_concept_id concept);
/** How the command line and JSON call it: `gmr`, `gmr_a`, `gmr_strong`, `gmr_a_degree3`, `seq_lul`: the lower bound counts for
 *  leaving, the upper for deterring, the lower for answering. */
DT_API const char *dt_criterion_name(dt_criterion criterion, char text[DT_CRITERION_TEXT]);
/** How people read it: "GMR", "GMR a", "strong GMR a", "SEQ lul". */
DT_API const char *dt_criterion_brief(dt_criterion criterion, char text[DT_CRITERION_TEXT]);
/** The criterion called `name`. @return false if there is none. */
DT_API bool dt_criterion_parse(const char *name, dt_criterion *out);
/** Is its concept one that is defined for preferences that need not be rankings: Nash, GMR, SMR, SEQ or SSEQ? */
DT_API bool dt_criterion_decidable(dt_criterion criterion);
DT_API bool dt_criterion_same(dt_criterion a, dt_criterion b);

#endif
