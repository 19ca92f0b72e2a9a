/* SPDX-License-Identifier: MIT */
/* What the two parts of holding a witness against the definitions share: its question, asked of the rules. */
#ifndef DT_FOLLOWUP_INQUEST_H
#define DT_FOLLOWUP_INQUEST_H

#include "followup/verify.h"

typedef struct dt_inquest {
    dt_verifier *v;
    dt_further further;     /* asked about; of a relational result's criterion its concept */
    dt_criterion criterion; /* itself, or the basic concept of the part at work */
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

/* Reading (verify_witness.c): a number of a state, 0 for null; true or false; the next move of the list at the cursor. `false`,
 * or DT_ERR_MODEL, after reporting. */
bool dt_inquest_read_state(dt_inquest *i, uint64_t *number, const char *what);
bool dt_inquest_read_truth(dt_inquest *i, bool *value, const char *what);
dt_status dt_inquest_read_move(dt_inquest *i, size_t *dm, uint32_t *to);
bool dt_inquest_key_is(const dt_inquest *i, const char *key);
/** Holds the witness at the cursor, of the basic concept i->concept, against the definitions. */
dt_status dt_inquest_witness(dt_inquest *i);
/** The same under the further concept asked about (verify_account.c). */
dt_status dt_inquest_account(dt_inquest *i);
/** Reads what the concept leaves open. */
dt_status dt_inquest_terms(dt_inquest *i);

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
