/* SPDX-License-Identifier: MIT */
/* preference: what one mind wants, as its author wrote it, and why. Part of the model (model.h), to which everything here
 * belongs. Indices count from 0 in the order of the file. */
#ifndef DETENTE_PREFERENCE_H
#define DETENTE_PREFERENCE_H

#include <detente/logic.h>

#define DT_PATTERN_NONE ((size_t)-1)

typedef struct dt_citation {
    size_t source;      /* index into dt_model.sources */
    uint32_t paragraph; /* from 1; 0: the source as a whole */
} dt_citation;

/** Why the author says so. */
typedef struct dt_note {
    const char *because; /* NULL: nothing said */
    const dt_citation *citations;
    size_t citation_count;
} dt_note;

/** A statement with its origin. A rule given as a pattern is the conjunction it stands for. */
typedef struct dt_judgement {
    const dt_statement *that;
    const char *text; /* as written, white space runs folded to one space */
    dt_note note;
    dt_span span;
    uint8_t strength; /* in a preference: how strongly it prefers what this statement decides; 0 stands for DT_MILD */
    bool unknown;     /* in a preference: whether it is preferred true or false is not known */
    bool counts;      /* in a preference: it counts statements of equal priority, of which it is made */
} dt_judgement;

/* Degrees of preference (theory 4.2, 4.3). Two are the rule: mild and strong. */
#define DT_MILD 1
#define DT_STRONG 2
#define DT_STRENGTH_MAX 100

/** Options fixed to taken or not taken; the others are open. */
typedef struct dt_pattern {
    const uint64_t *care;  /* bit o: option o is fixed */
    const uint64_t *value; /* its value; 0 where not fixed */
    bool whole;            /* every option is fixed: this is one state */
} dt_pattern;

typedef struct dt_ranking_entry {
    dt_pattern pattern; /* option form */
    size_t state;       /* graph form */
    dt_span span;
    const char *text; /* as written */
} dt_ranking_entry;

typedef enum dt_preference_kind { DT_BY_STATEMENTS, DT_BY_RANKING, DT_BY_WEIGHTS, DT_BY_PAIRS } dt_preference_kind;

/** Degrees of fuzzy preference are counted in such parts, so that 0.7 - 0.3 is 0.4. */
#define DT_FUZZY_ONE 1000000000

/** A probability, known from `least` to `most`, in DT_FUZZY_ONE parts. */
typedef struct dt_chance {
    int32_t least, most;
} dt_chance;

/** What a probability has to be to count, in the same parts (L. C. Rego and A. M. dos Santos 2015, IEEE Transactions on Systems,
 *  Man, and Cybernetics: Systems). With P(x, s) for how probably x is preferred to s, somebody leaves s for x where P(x, s) > 1 - alpha,
 *  is deterred by x where P(x, s) <= 1 - beta, and goes on from s to x in answer to others where P(x, s) > gamma. */
typedef struct dt_chances {
    int32_t alpha, beta; /* more than 0, at most 1 */
    int32_t gamma;       /* from 0 to less than 1 */
} dt_chances;

/* Whether a probability that is exactly the bound counts: the one place that says so. This is a reading of the definitions, not
 * verified against a published text. */
#define DT_LEAVES_AT_BOUND 0  /* does P(x, s) = 1 - alpha tempt? */
#define DT_DETERS_AT_BOUND 1  /* does P(x, s) = 1 - beta deter? */
#define DT_ANSWERS_AT_BOUND 0 /* is P(x, s) = gamma credible? */

/** How one state compares with another in somebody's mind. */
typedef enum dt_relation_kind { DT_TIED, DT_PREFERRED, DT_DISPREFERRED, DT_NOT_KNOWN, DT_BY_CHANCE } dt_relation_kind;
#define DT_RELATION_KINDS (DT_BY_CHANCE + 1)
typedef struct dt_relation {
    dt_relation_kind kind;
    uint8_t strength; /* of a preference, from DT_MILD; else 0 */
    dt_chance chance,
        back; /* BY_CHANCE: how probably the first is preferred to the second, and the second to the first */
    const dt_chances *bounds; /* BY_CHANCE: what counts for that mind */
} dt_relation;

/** An entry of `pairs`: states that fit the one pattern compare so with states that fit the other. */
typedef struct dt_pair_entry {
    dt_pattern patterns[2]; /* option form */
    size_t states[2];       /* graph form */
    dt_relation relation;   /* of the first to the second; of a fuzzy one by the reading's threshold */
    bool fuzzy;             /* it says to what degree the first is preferred to the second: */
    int64_t twice, over;    /* twice / (2 * over) in DT_FUZZY_ONE parts, of a grey degree its middle */
    bool grey;              /* that degree is known no better than to lie in some ranges or to be one of some numbers */
    bool chances;           /* it says how probably either is preferred: relation.chance and relation.back */
    dt_span span;
    const dt_source *source; /* where that is: a table; NULL: the model */
    const char *text;        /* as written */
} dt_pair_entry;

/** Entries of `pairs` in a row, from `first` to where the next run begins, that have the state on one `side` in common: of a table
 *  what one of its rows says. Whoever looks a pair up passes over a run by one look. */
typedef struct dt_pair_run {
    size_t first;
    unsigned side; /* 0 or 1 */
} dt_pair_run;

/** One candidate preference of one mind. A decision maker without `readings` has exactly one, with name NULL. */
typedef struct dt_reading {
    const char *name;
    uint32_t weight; /* plausibility beside the others, from 1 */
    dt_preference_kind kind;
    const dt_judgement *statements; /* BY_STATEMENTS: most important first */
    size_t statement_count;
    const dt_ranking_entry *entries; /* BY_RANKING: best class first, classes one after the other */
    bool partial;             /* a ranking of which entries are missing that could not be read, which is reported */
    const size_t *class_ends; /* entries [class_ends[k - 1], class_ends[k]) are class k (class_ends[-1] = 0) */
    size_t class_count;
    const uint8_t *strengths; /* BY_RANKING: [k]: how strongly class k is preferred to class k + 1; NULL: all mildly */
    const int32_t *weights;   /* BY_WEIGHTS: one per option of the model, 0 where not named */
    const dt_pair_entry *pairs; /* BY_PAIRS */
    size_t pair_count;
    const dt_pair_run *runs; /* BY_PAIRS: [run_count], together all entries, in order */
    size_t run_count;
    const char *threshold;     /* BY_PAIRS: how certain a fuzzy preference has to be, as written; NULL: none is fuzzy */
    const dt_chances *chances; /* BY_PAIRS: what a probability has to be to count; NULL: none is given */
    bool others_given;         /* pairs that are not listed: */
    dt_relation others;        /* compare so */
    dt_note note;
    dt_span span; /* of the list, ranking or mapping of weights */
} dt_reading;

/** Is the preference a ranking, each pair of states preferred one way or tied, and all that transitive? Else only the
 *  relational engine can tell what is stable (relations.h). */
DT_API bool dt_reading_ranks(const dt_reading *reading);
/** May some pairs be such that nobody knows which is preferred? */
DT_API bool dt_reading_has_unknown(const dt_reading *reading);
/** Are some probabilities known by a lower and an upper bound alone? */
DT_API bool dt_reading_has_bounds(const dt_reading *reading);
/** The strongest degree of preference that it has: DT_MILD where it makes no difference between degrees. */
DT_API unsigned dt_reading_strength(const dt_reading *reading);

#endif
