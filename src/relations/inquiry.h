/* SPDX-License-Identifier: MIT */
/* Asks the same of every decision maker under any number of criteria. What the opponents can bring about does not depend on the
 * type and degree at hand, so it is found once for each decision maker, by any moves and by those that they would make. */
#ifndef DT_RELATIONS_INQUIRY_H
#define DT_RELATIONS_INQUIRY_H

#include "relations/minds.h"
#include "relations/stages.h"

#include <detente/criterion.h>

/** Who answers: by any moves, or by those that a lens says are credible, by the lower bounds of probabilities or by the upper. */
typedef enum dt_answering { DT_BY_NOBODY, DT_BY_MOVES, DT_BY_LENS, DT_BY_UPPER_LENS, DT_ANSWERINGS } dt_answering;

/** What a concept is made of (theory 3.14). */
typedef struct dt_inquiry_recipe_row {
    dt_answering answers;
    bool final;
} dt_inquiry_recipe_row;
enum { DT_INQUIRY_RECIPES = DT_CONCEPT_SSEQ + 1 };
const dt_inquiry_recipe_row *dt_inquiry_recipe(dt_concept_id concept);

typedef struct dt_inquiry {
    const dt_graph *graph;
    const dt_criterion *criteria;
    size_t count, dm_count;
    dt_minds minds;
    dt_arcs *arcs[DT_ANSWERINGS];      /* [][decision makers] the moves that it may or would answer by */
    dt_answers answers[DT_ANSWERINGS]; /* of one decision maker's opponents; empty until needed */
    dt_budget *budget;
} dt_inquiry;

/** Prepares minds and moves. `graph` and `criteria` are borrowed. Owned by the caller, also after trouble: dt_inquiry_end().
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_inquiry_begin(dt_inquiry *inquiry, const dt_graph *graph, const uint32_t *profile,
                           const dt_criterion *criteria, size_t count, dt_budget *budget);
void dt_inquiry_end(dt_inquiry *inquiry);

/** Calls `work` for each decision maker and criterion, decision makers in the outer loop; `stages` is complete and holds during
 *  the call. Anything but DT_OK ends the round and is returned. */
typedef dt_status (*dt_inquiry_work)(void *user, dt_inquiry *inquiry, size_t k, const dt_stages *stages);
dt_status dt_inquiry_each(dt_inquiry *inquiry, dt_inquiry_work work, void *user);

#endif
