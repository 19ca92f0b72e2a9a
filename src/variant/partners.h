/* SPDX-License-Identifier: MIT */
/* Which decision makers and options of two models are the same. */
#ifndef DT_VARIANT_PARTNERS_H
#define DT_VARIANT_PARTNERS_H

#include <detente/model.h>

/** [k][i]: what in the other model is the same as the i-th of the k-th; DT_PATTERN_NONE: nothing. Only options of decision
 *  makers that are the same are the same. */
typedef struct dt_partners {
    size_t *dms[2], *options[2];
} dt_partners;

/** Owned by the caller: dt_partners_free(), whatever is returned. @return DT_OK or DT_ERR_NOMEM. Time: the product of the numbers
 *  of options of each decision maker. */
dt_status dt_partners_find(dt_partners *out, const dt_model *first, const dt_model *second);
void dt_partners_free(dt_partners *partners);

#endif
