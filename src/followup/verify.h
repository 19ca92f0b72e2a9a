/* SPDX-License-Identifier: MIT */
/* What the parts of verify share: the claims of a result, and the facts they are held against. */
#ifndef DT_FOLLOWUP_VERIFY_H
#define DT_FOLLOWUP_VERIFY_H

#include <detente/followup.h>
#include <detente/relations.h>

#include "base/random.h"
#include "solution/pull.h"

/* Claims are numbered: the concepts of the basic table by their ids, then further ones as the result has them; in a result
 * of the relational engine its criteria as it has them. */
#define DT_CLAIMS_MAX DT_CRITERIA_MAX
_Static_assert(DT_CONCEPT_COUNT + DT_FURTHER_MAX <= DT_CLAIMS_MAX, "room for a claim under each concept");
/* Room for the name of any claim. */
#define DT_CLAIM_TEXT DT_CRITERION_TEXT
_Static_assert(DT_FURTHER_TEXT <= DT_CLAIM_TEXT, "room for every name");

/** What a result claims under one concept: how it goes on after `dt_claims_read()`. */
typedef struct dt_claim {
    bool made;            /* the concept is in the result */
    uint64_t **stable;    /* [dm] bits of states; NULL when brief */
    uint64_t *counts;     /* [dm] when brief */
    uint64_t *equilibria; /* bits of states */
    uint32_t *states;     /* the equilibria in order */
    size_t count;
    dt_stand *stands; /* [k * DMs + dm], parallel to `states` */
    uint64_t **ties;  /* [dm] bits of states; NULL where nothing is said of ties, or only counts */
} dt_claim;

/** The equilibria claimed for one more combination of readings. */
typedef struct dt_alternative {
    uint32_t *profile;
    uint64_t *equilibria[DT_CLAIMS_MAX]; /* bits of states; NULL: not claimed */
} dt_alternative;

/** One member of a result's outermost mapping. */
typedef enum dt_member {
    DT_MEMBER_FORMAT,
    DT_MEMBER_VERSION,
    DT_MEMBER_MODEL,
    DT_MEMBER_READINGS,
    DT_MEMBER_DEFINITIONS,
    DT_MEMBER_ENGINE,
    DT_MEMBER_DECISION_MAKERS,
    DT_MEMBER_OPTIONS,
    DT_MEMBER_WHERE,
    DT_MEMBER_STATES,
    DT_MEMBER_STATUS_QUO,
    DT_MEMBER_CONCEPTS,
    DT_MEMBER_ALTERNATIVES,
    DT_MEMBER_CONCEPT,
    DT_MEMBER_STATE,
    DT_MEMBER_WITNESSES,
    DT_MEMBER_ONLY,
    DT_MEMBER_BEHAVIOUR,
    DT_MEMBER_CONCEPT_OF,
    DT_MEMBER_COUNT
} dt_member;

typedef struct dt_verifier {
    const dt_graph *graph;
    const dt_model *model;
    uint32_t states;
    dt_budget *budget;
    const dt_verify_options *options;
    dt_verification *found;
    dt_pull pull;
    size_t places[DT_MEMBER_COUNT]; /* where each member's value begins; SIZE_MAX: it has none */
    dt_text key, text;              /* scratch */
    /* claims */
    uint32_t *profile;
    uint64_t *listed; /* bits of states that satisfy `where` */
    uint64_t listed_count;
    uint64_t *in_list; /* bits of states in states.list */
    bool brief;
    bool relational;                        /* it is one of the relational engine */
    dt_criterion criteria[DT_CRITERIA_MAX]; /* which then are these, */
    size_t criterion_count;                 /* so many */
    bool symbolic;                          /* the result speaks of sets of states */
    bool better, undominated;               /* of those equilibria only */
    uint32_t *numbers; /* symbolic witness: the state that its k-th one is; NULL: the numbers are those of the graph */
    size_t number_count, number_capacity;
    dt_claim claims[DT_CLAIMS_MAX];
    dt_claim weak[DT_CLAIMS_MAX]; /* what has each criterion of the relational engine but for its strong form */
    dt_further further[DT_FURTHER_MAX];
    size_t further_count;
    dt_behaviour *behaviours; /* [dm] what the result says of terms; its concepts may be any */
    dt_further *own;          /* [dm] */
    dt_alternative *alternatives;
    size_t alternative_count, alternative_capacity;
    /* facts */
    uint32_t **ranks; /* [dm][state], from the definition of the preferences */
    dt_random random;
    uint64_t undrawn, units_left; /* verdicts still to draw, and to draw from */
} dt_verifier;

/* Every step returns DT_OK when it is through: `found->lie` tells whether it found a lie, and then nothing more is done. */

/** Notes the first lie. @return DT_OK */
dt_status dt_lie(dt_verifier *v, const char *format, ...) DT_PRINTF(2, 3);
/** " (talks)" or "": the name of a state behind its number. */
const char *dt_lie_name(const dt_verifier *v, uint32_t state, char text[96]);

/** How many claims there may be, those not made included. */
size_t dt_claim_count(const dt_verifier *v);
/** The concept of one, as JSON has it. */
const char *dt_claim_name(const dt_verifier *v, size_t claim, char text[DT_CLAIM_TEXT]);

/** Reads everything but the concepts and alternatives, and holds it against the model. */
dt_status dt_verify_head(dt_verifier *v);
/** The same of a file of witnesses. */
dt_status dt_verify_witness_head(dt_verifier *v);
/** Holds each witness against the definitions, move by move. */
dt_status dt_verify_witnesses(dt_verifier *v);
dt_status dt_verify_states(dt_verifier *v);
/** Holds a result of the symbolic engine, whose head is checked, against every verdict of the judge. */
dt_status dt_verify_sets(dt_verifier *v);
/** Reads the claims of concepts and alternatives, as far as they are of the right form. */
dt_status dt_claims_read(dt_verifier *v);
void dt_claims_free(dt_verifier *v);
/** Reads the mapping at the cursor, what MIXED or EACH leaves open, into `behaviours` or `own`. */
dt_status dt_verify_terms(dt_verifier *v, dt_further_kind kind);
/** Reads a mapping of readings into a profile. */
dt_status dt_verify_readings(dt_verifier *v, uint32_t *profile);

/** The state, from 1, that a number in the result means, from 1; 0: none. */
uint64_t dt_verify_number(const dt_verifier *v, uint64_t number);
/** Reads the states of a symbolic witness, which have numbers of their own. */
dt_status dt_verify_sketch(dt_verifier *v);

/** Ranks all states under one reading by comparing them, into out[state]. Merge sort: about states * log2(states)
 *  comparisons. */
dt_status dt_verify_rank(const dt_graph *graph, size_t dm, size_t reading, dt_budget *budget, uint32_t **out);

/** How states stand for one decision maker under one concept, from sweeps over all moves until nothing changes. */
typedef struct dt_standing_facts {
    const dt_verifier *v;
    size_t claim;
    size_t dm;
    uint32_t *secure; /* [state]; NULL until needed */
} dt_standing_facts;
/** Does `claim` say how the stable state stands? */
dt_status dt_verify_stand(dt_standing_facts *facts, uint32_t state, dt_stand claim, bool *right);
/** The same of a criterion, asked of the judge and the rules. */
dt_status dt_verify_relational_stand(dt_verifier *v, struct dt_judge *judge, const dt_standing_facts *facts,
                                     uint32_t state, dt_stand claim, bool *right);
/** Is "weak" of each criterion what has it without its strong form? */
dt_status dt_verify_weak(dt_verifier *v);
void dt_standing_facts_free(dt_standing_facts *facts);

#endif
