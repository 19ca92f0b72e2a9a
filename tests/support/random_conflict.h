/* SPDX-License-Identifier: MIT */
/* Random conflicts from a seed: in a form that a shrinker can cut down, as the text of a model, and with their meaning
 * computed straight from that form, so that a test can also hold the reader and the rules against it.
 *
 * Everything has a fixed size, so a conflict is copied by assignment. An option's index here counts the real options
 * only; in the text the first option of decision maker `padded_dm` stands behind `padding` options that no feasible state
 * takes, so that a state needs more than one word. */
#ifndef DT_TESTS_RANDOM_CONFLICT_H
#define DT_TESTS_RANDOM_CONFLICT_H

#include "base/random.h"

#include <detente/base.h>
#include <detente/model.h>

enum {
    RC_DMS = 4,
    RC_OPTIONS = 12,
    RC_CODES = 1 << RC_OPTIONS, /* combinations of the options; the states of a graph are fewer */
    RC_LARGE = 9,               /* options of a conflict that is not `huge` */
    RC_TABLED = 1 << RC_LARGE,  /* states for which there is room in tables */
    RC_STATES = 8,              /* in graph form */
    RC_RULES = 3,
    RC_FORBIDDEN = 2,
    RC_READINGS = 3,
    RC_STATEMENTS = 5,
    RC_NODES = 12,
    RC_KIDS = 3
};

typedef enum rc_op {
    RC_FALSE,
    RC_TRUE,
    RC_OPTION,
    RC_NOT,
    RC_AND,
    RC_OR,
    RC_IF,
    RC_IFF,
    RC_AT_LEAST,
    RC_AT_MOST,
    RC_EXACTLY,
    RC_OPS
} rc_op;

typedef struct rc_node {
    uint8_t op;
    uint8_t arg; /* RC_OPTION: which; counting atoms: K */
    uint8_t kid_count;
    uint8_t kids[RC_KIDS];
} rc_node;

/** A statement: nodes[0] is its root, a node stands before those under it. */
typedef struct rc_statement {
    uint8_t count;
    rc_node nodes[RC_NODES];
} rc_statement;

typedef struct rc_rule {
    bool is_pattern; /* written as one: the options in `care` have the values in `value` */
    uint16_t care, value;
    rc_statement that;
} rc_rule;

typedef struct rc_forbidden {
    uint8_t by; /* bit i: decision maker i; 0: every one, by leaving `by` out */
    bool has_to;
    rc_statement from, to;
} rc_forbidden;

typedef struct rc_reading {
    dt_preference_kind kind;
    uint8_t statement_count;
    rc_statement statements[RC_STATEMENTS];
    int8_t weights[RC_OPTIONS];
    uint8_t classes[RC_CODES]; /* by code, in graph form by state: the higher, the better; any numbers */
    uint16_t mask;             /* not 0: `classes` depends on these options only and is written by patterns with - */
} rc_reading;

typedef struct random_conflict {
    uint64_t seed;
    bool graph_form;
    uint8_t dms;
    rc_reading readings[RC_DMS][RC_READINGS];
    uint8_t reading_count[RC_DMS];
    uint8_t profile[RC_DMS]; /* the reading to solve under */
    bool has_status_quo;     /* never drawn: for tests that give one */
    uint32_t status_quo;     /* its code */
    /* option form */
    uint8_t options; /* owners never decrease */
    uint8_t owner[RC_OPTIONS];
    dt_direction direction[RC_OPTIONS];
    bool shared_names; /* x, y, ... of every decision maker, written DM.x, instead of names that differ */
    uint8_t padding, padded_dm;
    bool single_step;
    uint8_t rule_count, forbidden_count;
    rc_rule rules[RC_RULES];
    rc_forbidden forbidden[RC_FORBIDDEN];
    bool exchanges; /* may several act together, where this holds? */
    rc_statement exchange_requires;
    /* graph form */
    uint8_t states;
    bool arcs[RC_DMS][RC_STATES][RC_STATES];
} random_conflict;

typedef enum rc_form { RC_EITHER, RC_OPTION_FORM, RC_GRAPH_FORM } rc_form;

/** What the conflicts of one test look like. All zero: anything. */
typedef struct rc_shape {
    rc_form form;
    uint8_t min_dms;   /* 0: from one, in graph form from two */
    uint8_t max_dms;   /* 0: RC_DMS */
    bool all_feasible; /* no infeasibility rules */
    bool subsets_only; /* neither single steps nor forbidden moves; in graph form: moves closed transitively */
    bool small;        /* at most 4 options */
    bool large;        /* 8 or 9 */
    bool huge;         /* at least 10: more states than a table has room for */
    bool unranked;     /* no rankings */
    bool crowded;      /* an option for each decision maker at least, and infeasible states */
} rc_shape;

/** The conflict of this seed: the same on every machine. Always has a feasible state. */
void random_conflict_draw(random_conflict *out, uint64_t seed, const rc_shape *shape);
/** Its model file. The text is the caller's: dt_text_free(). */
void random_conflict_write(const random_conflict *c, dt_text *out);
bool random_conflict_has_state(const random_conflict *c);

/* What it means. A state is its code over the real options, in graph form its index. */
uint32_t rc_code_end(const random_conflict *c); /* codes are below it */
bool rc_feasible(const random_conflict *c, uint32_t code);
bool rc_may_move(const random_conflict *c, size_t dm, uint32_t from, uint32_t to);
int rc_compare(const random_conflict *c, size_t dm, size_t reading, uint32_t a, uint32_t b);
/** The code of a state that the library gives as a vector. */
uint32_t rc_code_of(const random_conflict *c, const uint64_t *vector);

/** Replaces every mention of `option` by false and closes the gap in the numbers of the options. */
void rc_statement_drop_option(rc_statement *statement, uint8_t option);
bool rc_statement_holds(const rc_statement *statement, uint32_t code);
void rc_statement_draw(rc_statement *out, dt_random *random, uint8_t options);
void rc_statement_write(const rc_statement *statement, const random_conflict *c, dt_text *out);
/** The option's name as statements write it. */
void rc_write_option(const random_conflict *c, uint8_t option, dt_text *out);

/** The options that `dm` owns: where they begin, and how many. */
uint8_t rc_first_option(const random_conflict *c, size_t dm);
uint8_t rc_option_count(const random_conflict *c, size_t dm);

#endif
