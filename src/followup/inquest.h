/* SPDX-License-Identifier: MIT */
/* What the two parts of holding a witness against the definitions share: its question, asked of the rules. */
#ifndef DT_FOLLOWUP_INQUEST_H
#define DT_FOLLOWUP_INQUEST_H

#include "followup/verify.h"

typedef struct dt_inquest {
    dt_verifier *v;
    dt_concept_id concept;
    dt_criterion criterion; /* of the same concept, where the verifier holds a result of the relational engine */
    uint32_t state;
    dt_judge *judge;
    /* one witness */
    size_t dm;
    uint64_t stable; /* 0 or 1 */
    uint64_t moves, ties, improvements;
    uint64_t unknown, left_for; /* of relations alone; left_for is else the improvements */
    size_t by, answers;         /* places in the text */
    uint64_t *answered;         /* bits of states */
} dt_inquest;

/** How the concept wants answers to be. */
typedef struct dt_answer_recipe {
    bool in_turn, credible, final;
} dt_answer_recipe;
const dt_answer_recipe *dt_inquest_recipe(const dt_inquest *i);

bool dt_inquest_may_move(const dt_inquest *i, size_t dm, uint32_t from, uint32_t to);
/** How a compares with b for `dm`. */
dt_relation dt_inquest_relate(const dt_inquest *i, size_t dm, uint32_t a, uint32_t b);
/** Would the decision maker leave the state asked about for `state`, does that deter it, and may `dm` answer by a move? */
bool dt_inquest_leaves(const dt_inquest *i, uint32_t state);
bool dt_inquest_deters(const dt_inquest *i, uint32_t state);
bool dt_inquest_answers(const dt_inquest *i, size_t dm, uint32_t from, uint32_t to);
dt_status dt_inquest_escape(const dt_inquest *i, uint32_t from, bool *found);

/** What the others can bring about from the improvement `from`, gone through anew. */
typedef struct dt_crowd {
    uint64_t reached, escapable, better, unknown; /* as in dt_answer */
    bool sanction;                                /* there is one */
    size_t on; /* the most important statement on which one differs from the state asked about; DT_PATTERN_NONE: none */
} dt_crowd;
dt_status dt_inquest_crowd(const dt_inquest *i, uint32_t from, dt_crowd *out);
/** The most important statement of the decision maker on which a state differs from the one asked about. */
size_t dt_inquest_deciding(const dt_inquest *i, uint32_t state);

#endif
