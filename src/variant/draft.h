/* SPDX-License-Identifier: MIT */
/* A model while it is made from another one: a copy of its outermost struct that still points to everything the other
 * has. What is to differ is replaced by a piece of the new model's own arena. */
#ifndef DT_VARIANT_DRAFT_H
#define DT_VARIANT_DRAFT_H

#include "model/reader.h"

#include <detente/variant.h>

typedef struct dt_draft {
    dt_model_body *body;
    dt_model *model; /* &body->model */
    const dt_model *base;
    const dt_edit *edits;
    size_t edit_count;
} dt_draft;

/** @return DT_OK or DT_ERR_NOMEM. The draft's body is freed by dt_model_free(). */
dt_status dt_draft_begin(dt_draft *draft, const dt_model *base);

/** Writes a statement as the model's author would have, into the arena. */
dt_status dt_draft_text(dt_draft *draft, const dt_statement *statement, const char **out);

/** Gives the readings of all decision makers what the edits say of them (readings.c). */
dt_status dt_draft_readings(dt_draft *draft);

#endif
