/* SPDX-License-Identifier: MIT */
/* How the others can answer a coalition: it leaves `from` for a state by which it gains, and they bring about one by which it
 * does not, compared with `from` (theory 5.2: for one member not to gain is enough).
 *
 * GMR: by any moves. SMR: and from there the coalition can bring about nothing by which it gains. SEQ: by class improvements, each
 * of them made by some of the others who all gain by it, compared with the state they leave; the same ones not twice in a row
 * (theory 5.4, the reading of Inohara and Hipel). */
#ifndef DT_FOLLOWUP_REJOINDER_H
#define DT_FOLLOWUP_REJOINDER_H

#include "followup/company.h"

/** A state on the way of class improvements. */
typedef struct dt_class_node {
    uint32_t state, parent; /* `parent` is the index of the one before; itself: the first */
    dt_coalition by;        /* who brought it about */
    dt_coalition
        follow; /* not 0: these alone go on from it, for all others did before; 0: all but `by`, where that matters */
} dt_class_node;

typedef struct dt_rejoinder {
    const dt_company *company;
    dt_reaching others, back;
    uint32_t from;
    dt_coalition members, opponents;
    uint8_t *escapes; /* [states] can the members gain from there after all? 0: not asked, 1: no, 2: yes */
    uint32_t *asked;  /* states of which that was asked */
    uint32_t asked_count;
    bool back_apart, back_undone; /* of the members: dt_company_apart(), dt_company_undoes() */
    /* class improvements */
    dt_class_node *nodes; /* [2 * states + 1] */
    uint32_t node_count, head;
    uint64_t *done;      /* bit s: nothing is left to follow from s */
    dt_coalition *first; /* [states] who was first to bring it about; 0: nobody yet */
    dt_coalition *parts; /* scratch: of the opponents, those who may go on */
    size_t part_count, part_capacity;
    bool apart;
    uint32_t found; /* the node that is an answer; UINT32_MAX: none */
    uint64_t bytes;
} dt_rejoinder;

dt_status dt_rejoinder_init(dt_rejoinder *r, const dt_company *company);
void dt_rejoinder_free(dt_rejoinder *r);

/** From now on it is about `members` leaving `from`. */
void dt_rejoinder_begin(dt_rejoinder *r, dt_coalition members, uint32_t from);
/** And from now on `idle` stays out of the answers. */
void dt_rejoinder_without(dt_rejoinder *r, dt_coalition idle);
/** Can the others answer the gain `to` in the way of GMR, SMR or SEQ? Ends with the nearest answer.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_rejoinder_find(dt_rejoinder *r, dt_concept_id concept, uint32_t to, bool *answered);
/** The answer just found, of `concept` to `to`: a move of some of the others, or several, one after the other. */
dt_status dt_rejoinder_tell(dt_rejoinder *r, dt_concept_id concept, uint32_t to, dt_arena *arena,
                            dt_coalition_move **moves, size_t *count);

#endif
