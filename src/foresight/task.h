/* SPDX-License-Identifier: MIT */
/* One concept decided for everybody: what the files of this room share. */
#ifndef DT_FORESIGHT_TASK_H
#define DT_FORESIGHT_TASK_H

#include "stability/profile.h"
#include "stability/room.h"

#include <detente/foresight.h>

typedef struct dt_task {
    const dt_graph *graph;
    const uint32_t *readings;
    const dt_terms *terms; /* complete */
    const dt_profile *profile;
    dt_room *room;
    dt_further concept;
    size_t words;     /* of one set of states */
    uint64_t *stable; /* [decision makers][words], all zero */
    uint64_t *ties;   /* the same: where the verdict hangs on how ties are broken */
} dt_task;

static inline uint64_t *dt_task_stable(const dt_task *task, size_t dm)
{
    return task->stable + dm * task->words;
}

/* Each decides the concept of the task for everybody. */
dt_status dt_decide_limited(dt_task *task, dt_budget *budget);
dt_status dt_decide_nonmyopic(dt_task *task, dt_budget *budget);
dt_status dt_decide_stackelberg(dt_task *task, dt_budget *budget);
dt_status dt_decide_maximin(dt_task *task, dt_budget *budget); /* MR too */
dt_status dt_decide_cmr(dt_task *task, dt_budget *budget);
dt_status dt_decide_policy(dt_task *task, dt_budget *budget);
dt_status dt_decide_seq(dt_task *task, dt_budget *budget);
dt_status dt_decide_berge(dt_task *task, dt_budget *budget);
dt_status dt_decide_mixed(dt_task *task, dt_budget *budget);
dt_status dt_decide_each(dt_task *task, dt_budget *budget);
dt_status dt_decide_seq_or_sim(dt_task *task, dt_budget *budget);

/** The concept of the task, whichever it is. */
dt_status dt_decide_any(dt_task *task, dt_budget *budget);

#endif
