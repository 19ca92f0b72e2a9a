/* SPDX-License-Identifier: MIT */
/* One verdict at a time, for searches that ask about few states of very many variants. */
#ifndef DT_SYMBOLIC_DETERRENCE_H
#define DT_SYMBOLIC_DETERRENCE_H

#include "symbolic/internal.h"

/** Does anything secure `dm`, at the state `from`, more than the state `than` is worth to it: staying, or a move to what it ranks
 *  above `than` that is not answered, as the concept understands answers, by what it ranks no higher and cannot escape from? With
 *  `from` itself for `than` this is stability. Not for SIM. All that this points to is borrowed. */
typedef struct dt_lure {
    dt_symbolic *s;
    const uint32_t *profile;
    dt_concept_id concept;
    size_t dm;
    const uint64_t *from, *than;
} dt_lure;

typedef struct dt_deterrence {
    bool deters;    /* nothing does */
    bool alone;     /* the others had no say: nothing above is in reach, or it is secured whatever they do */
    bool remembers; /* `answered` says who moved last */
    dt_diagram
        answered; /* kept: from where the others can bring about an answer; DT_DIAGRAM_NONE where they had no say */
} dt_deterrence;

/** Finds out. `out` is the caller's: dt_deterrence_free(). @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_symbolic_deterrence(dt_deterrence *out, const dt_lure *question);
void dt_deterrence_free(dt_symbolic *s, dt_deterrence *deterrence);

/** Do the others move by improvements only, under this concept? */
bool dt_answers_are_credible(dt_concept_id concept);
/** Can a move of `mover` out of those states where `found` says that there is no answer lead to one where there is: would such a
 *  movement, if it were its, make a difference? */
bool dt_symbolic_opens_answer(const dt_lure *question, const dt_deterrence *found, size_t mover,
                              const dt_movement *movement);

/** Of a decision maker that is deterred, not alone: some decision makers whose answers are enough for that, whatever the others can do,
 *  as few as dropping one after the other leaves: sets their bits in `enough`, which are clear before. @return as above. */
dt_status dt_symbolic_who_answers(const dt_lure *question, uint64_t *enough);

/** Do legal sequences of everybody's improvements lead from `from` to one of `set`, or is it one itself? */
dt_status dt_symbolic_reaches(dt_symbolic *s, const uint32_t *profile, const uint64_t *from, dt_diagram set,
                              bool *reaches);

#endif
