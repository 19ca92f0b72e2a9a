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
dt_status dt_decide_maximin(dt_task *task, dt_budget *budget); /* MR and CMR too */
dt_status dt_decide_policy(dt_task *task, dt_budget *budget);  /* credible or not */
dt_status dt_decide_seq(dt_task *task, dt_budget *budget);
dt_status dt_decide_berge(dt_task *task, dt_budget *budget); /* all of that name */
dt_status dt_decide_mixed(dt_task *task, dt_budget *budget); /* BR-SEQ too */
dt_status dt_decide_each(dt_task *task, dt_budget *budget);
dt_status dt_decide_seq_or_sim(dt_task *task, dt_budget *budget);

/** One stage after the other, kept: [stages][states]. */
typedef struct dt_stages_kept {
    uint32_t **list;
    size_t count, capacity;
    uint64_t bytes; /* asked of the budget */
} dt_stages_kept;
/** Keeps a copy. */
dt_status dt_stages_keep(dt_stages_kept *kept, const uint32_t *stage, uint32_t states, dt_budget *budget);
void dt_stages_forget(dt_stages_kept *kept, dt_budget *budget);
/** What `dm` can secure with 0, 1, ... stages left, its opponents on turn at the last: as many as the concept of the task, a
 *  game, foresees after the first move. */
dt_status dt_game_stages(const dt_task *task, size_t dm, dt_stages_kept *kept, dt_budget *budget);
/** Where it ends with 0, 1, ... moves left, in ends[dm]; one more than the concept foresees after the first move. Of
 *  non-myopic stability up to a number of moves that comes back, at which `dm` does not stay at `state`, if there is one. */
dt_status dt_limited_stages(const dt_task *task, size_t dm, uint32_t state, dt_stages_kept ends[2], dt_budget *budget);
/** Sequential stability up to the order before that of the task, as a profile in which nobody improves from a state that is
 *  stable for it then. Owned by the caller: dt_profile_free(). */
dt_status dt_credible_profile(dt_task *task, dt_profile *left, dt_budget *budget);

/** A concept of Berge's in numbers, each [states]. */
typedef struct dt_berge {
    uint32_t *worth; /* the best that the others can still make of an answer that leads here; without that, the rank */
    uint32_t *value; /* the rank that is left of what the others give, once it has been answered */
    uint32_t *gift;  /* the best value that the others can bring about from here; 0: they cannot move */
} dt_berge;
/** Owned by the caller, also when it fails: dt_berge_free(). */
dt_status dt_berge_weigh(dt_berge *out, const dt_task *task, size_t dm, dt_budget *budget);
void dt_berge_free(dt_berge *berge);
/** Is the move good for everybody but `dm`? */
bool dt_berge_kind(const dt_task *task, size_t dm, uint32_t from, uint32_t to);
/** The best rank that one move of `dm` leads to from each state, into `best`, [states]; 0: it has no move. */
dt_status dt_best_ranks(const dt_task *task, size_t dm, uint32_t *best);
/** How `dm` is expected to behave where others answer under Mixed or BR-SEQ. */
dt_behaviour dt_mixed_behaviour(const dt_task *task, size_t dm);

/** The concept of the task, whichever it is. */
dt_status dt_decide_any(dt_task *task, dt_budget *budget);

#endif
