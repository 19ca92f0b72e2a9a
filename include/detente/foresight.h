/* SPDX-License-Identifier: MIT */
/* foresight: who is stable where under the further concepts (further.h), for all states at once. Preferences are rankings. */
#ifndef DETENTE_FORESIGHT_H
#define DETENTE_FORESIGHT_H

#include <detente/further.h>
#include <detente/stability.h>

/** What is to be decided. */
typedef struct dt_further_asked {
    dt_further concepts[DT_FURTHER_MAX]; /* no two the same; none that dt_further_trouble() speaks against */
    size_t count;
    dt_terms terms; /* borrowed */
} dt_further_asked;

/** Verdicts of one conflict under one profile of readings: a bit for each concept, decision maker and state. */
typedef struct dt_foresight dt_foresight;

/** Decides what is asked. `graph` is borrowed; `profile`, a reading for each decision maker, and `asked` are copied.
 *  Time: Maximin_h, MR_h, CMR_h and SEQ of order h about h times GMR or SEQ, policy stability as many times as horizons
 *  matter; L_h and NM linear in links of moves for each move foreseen, and where somebody is indifferent between some states
 *  besides moves * states / 64; Mixed states^2. Memory: L_h and NM with such ties, and Mixed, states^2 / 4 bytes.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Owned by the caller: dt_foresight_free(). */
DT_API dt_status dt_foresight_new(dt_foresight **out, const dt_graph *graph, const uint32_t *profile,
                                  const dt_further_asked *asked, dt_budget *budget);
DT_API void dt_foresight_free(dt_foresight *foresight);
DT_API size_t dt_foresight_count(const dt_foresight *foresight);
DT_API dt_further dt_foresight_concept(const dt_foresight *foresight, size_t k);
DT_API const dt_terms *dt_foresight_terms(const dt_foresight *foresight); /* arrays filled in */
/** Is the state stable for `dm` under the k-th concept? */
DT_API bool dt_foresight_stable(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);
/** Stable for every decision maker. */
DT_API bool dt_foresight_equilibrium(const dt_foresight *foresight, size_t k, uint32_t state);
/** Would the verdict be another if ties between equally good moves could be broken otherwise, each time they arise? */
DT_API bool dt_foresight_by_tie(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);
/** The same of any state and decision maker. */
DT_API bool dt_foresight_any_tie(const dt_foresight *foresight, size_t k);
/** How a state stands for a decision maker, in view of its own moves: DT_BY_SANCTION is that it could improve, and is held by
 *  what the concept says of what would follow. Never with a deciding statement. */
DT_API dt_stand_by dt_foresight_stand(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);

/* ---- why ----------------------------------------------------------------------------------------------------------- */

/** What follows from one move as the concept has it, move by move. */
typedef struct dt_line {
    uint32_t to;    /* where the decision maker moves; DT_NO_STATE under Berge, where it does not */
    dt_move *moves; /* what follows */
    size_t count;
    uint32_t end; /* where it ends */
} dt_line;

/** Why a state is stable for a decision maker under a further concept, or why it is not. */
typedef struct dt_prospect {
    dt_further concept;
    size_t dm;
    uint32_t state;
    bool stable, by_tie;
    unsigned
        moves; /* L_h, NM, Maximin_h, MR_h, CMR_h, PSS: how many moves or stages the lines foresee, the first included */
    dt_line *lines; /* stable: one for each improvement, best first, and under L_h and NM for the move that ends best;
                       not stable: the one that is for the better */
    size_t line_count;
} dt_prospect;

/** One state asked about. */
typedef struct dt_prospect_question {
    const uint32_t *profile; /* a reading for each decision maker */
    dt_further concept;      /* one that dt_prospect_possible() */
    const dt_terms *terms;
    size_t dm;
    uint32_t state;
} dt_prospect_question;

/** Is there a line to tell? Not of what other concepts decide: EACH and SEQ_OR_SIM. */
DT_API bool dt_prospect_possible(dt_further concept);
/** @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Owned by the caller: dt_prospect_free(). Time as deciding the
 *  concept for one decision maker, and a search for each improvement; memory 4 bytes a state for each move foreseen. */
DT_API dt_status dt_prospect_new(dt_prospect **out, const dt_graph *graph, const dt_prospect_question *question,
                                 dt_budget *budget);
DT_API void dt_prospect_free(dt_prospect *prospect);

#endif
