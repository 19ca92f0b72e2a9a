/* SPDX-License-Identifier: MIT */
/* A model with more options, and more decision makers, than its author gave it. */
#ifndef DT_VARIANT_EXTEND_H
#define DT_VARIANT_EXTEND_H

#include "variant/draft.h"

typedef struct dt_extension {
    const dt_decision_maker *dms; /* behind those of the model; without options or preferences of their own yet */
    size_t dm_count;
    const dt_option *options; /* each goes behind the options of its `dm` */
    size_t option_count;
    /* Where everything goes instead: those of the model first, then those added; each a permutation in which the options of
     * a decision maker stay neighbours. NULL: where they are, what is added behind. */
    const uint32_t *dm_places, *option_places;
} dt_extension;

/** The model in which nobody can take any of the options added: a rule for each, behind the others and in their order, says
 *  so. Option form only. Feasible states stay in their order, as an option that is never taken adds nothing to their codes.
 *  A named state stays the one state, where none of them is taken; an entry of a ranking stands for all that it fits, whatever
 *  becomes of them. The model's own levers and perceptions are left out unless theirs are the options added.
 *  @param names  where option o of the model is now, and behind these each of the options added: room for all.
 *  @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_model_extend(dt_model **out, const dt_model *base, const dt_extension *more, uint32_t *names);

#endif
