/* SPDX-License-Identifier: MIT */
/* What sets of measures do for one decision maker at one state, each found out once. */
#ifndef DT_FOLLOWUP_FAR_DOUBTS_H
#define DT_FOLLOWUP_FAR_DOUBTS_H

#include "base/intern.h"
#include "followup/mediating.h"
#include "symbolic/deterrence.h"
#include "symbolic/variant.h"

/** The conflict with a set of measures. */
typedef struct dt_far_variant {
    uint32_t set[DT_SIZE_MAX]; /* ascending */
    size_t count;
    dt_model *model;       /* NULL: none was made */
    dt_symbolic *symbolic; /* NULL: not drawn */
} dt_far_variant;

/** Is nothing that `dm` could have at `from` secured above `than`? Numbered by whoever asks: the same number, the same states. */
typedef struct dt_doubt {
    uint32_t number;
    size_t dm;
    const uint64_t *from, *than;
} dt_doubt;

typedef struct dt_doubts {
    const dt_mediation *m;
    dt_budget *budget;
    dt_far_variant now; /* the last one made */
    dt_mind *minds;     /* [measures]: of a belief, alone; drawn when first needed */
    uint64_t **touched; /* [levers]: bits of decision makers whose moves or minds it changes */
    bool *entangled;    /* [decision makers]: several measures could change the mind or add moves at once */
    dt_intern keys;     /* (doubt, measures) */
    struct dt_doubt_record *records;
    size_t capacity;
    uint64_t bytes; /* asked of the budget */
} dt_doubts;

/** Before measures are listed; `m->symbolic` is there. */
void dt_doubts_begin(dt_doubts *doubts, const dt_mediation *m, dt_budget *budget);
/** Once they are. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM, as the others. */
dt_status dt_doubts_know_measures(dt_doubts *doubts);
void dt_doubts_end(dt_doubts *doubts);

/** The conflict with this set, until another one is asked for. */
dt_status dt_doubts_variant(dt_doubts *doubts, const uint32_t *set, size_t count, dt_symbolic **out);
/** Is it known from the model as it is that the set leaves the decision maker tempted? */
bool dt_doubts_hopeless(dt_doubts *doubts, const dt_doubt *doubt, const uint32_t *set, size_t count);
/** Is the decision maker deterred with this set? */
dt_status dt_doubts_settle(dt_doubts *doubts, const dt_doubt *doubt, const uint32_t *set, size_t count, bool *deters);

#endif
