/* SPDX-License-Identifier: MIT */
/* further: the concepts beyond the basic table of base.h. Some have a number: how many moves are foreseen, or an order.
 * Those who ask for none of them never meet them. What there is to say of each is a row in base/further.c. */
#ifndef DETENTE_FURTHER_H
#define DETENTE_FURTHER_H

#include <detente/base.h>

typedef enum dt_further_kind {
    DT_FURTHER_LIMITED,         /* L_h: limited-move stability */
    DT_FURTHER_NONMYOPIC,       /* NM */
    DT_FURTHER_STACKELBERG,     /* the number says who leads, from 1 */
    DT_FURTHER_MAXIMIN,         /* Maximin_h */
    DT_FURTHER_MR,              /* MR_h: general metarationality */
    DT_FURTHER_CMR,             /* CMR_h: the same by improvements alone */
    DT_FURTHER_POLICY,          /* policy stability */
    DT_FURTHER_CREDIBLE_POLICY, /* the same by improvements alone */
    DT_FURTHER_SEQ,             /* SEQ of higher order, the number */
    DT_FURTHER_BR_SEQ,          /* SEQ by best improvements */
    DT_FURTHER_BERGE,
    DT_FURTHER_BERGE_GMR,  /* what others could give can be given back: by any move, */
    DT_FURTHER_BERGE_SMR,  /* ... for good, */
    DT_FURTHER_BERGE_SEQ,  /* ... by a move that is good for them, */
    DT_FURTHER_BERGE_SSEQ, /* ... and for good */
    DT_FURTHER_MIXED,      /* of each opponent a behaviour of its own is expected */
    DT_FURTHER_EACH,       /* each decision maker decides under a concept of its own */
    DT_FURTHER_SEQ_OR_SIM, /* what Fraser and Hipel's tableau calls an equilibrium */
    DT_FURTHER_KINDS,
    DT_FURTHER_BASIC = DT_FURTHER_KINDS /* a concept of the basic table, its id the number; only for EACH */
} dt_further_kind;

typedef struct dt_further {
    dt_further_kind kind;
    unsigned number; /* 0 where the kind has none */
} dt_further;

/** At most so many are decided in one answer. */
#define DT_FURTHER_MAX 32
/** The largest number that a concept may have. */
#define DT_FURTHER_NUMBER_MAX 99
#define DT_FURTHER_TEXT 32

/** What somebody expects of one opponent under DT_FURTHER_MIXED. */
typedef enum dt_behaviour {
    DT_BEHAVES_IMPROVES, /* it makes moves that improve for it */
    DT_BEHAVES_ANY,      /* ... any moves, even to its own harm */
    DT_BEHAVES_STAYS,    /* ... none */
    DT_BEHAVES_BEST      /* of those that improve, such as nothing it can move to is better than */
} dt_behaviour;
/** The word for it: "improve", "any", "stay", "best"; NULL behind the last. */
DT_API const char *dt_behaviour_name(size_t behaviour);

/** What MIXED and EACH leave open, one for each decision maker; NULL: every opponent improves, everybody decides under SEQ. */
typedef struct dt_terms {
    const dt_behaviour *behaviours; /* what the others expect of it */
    const dt_further *own;          /* what it decides under; neither MIXED nor EACH */
} dt_terms;

typedef struct dt_further_info {
    dt_further_kind kind;
    const char *name;      /* on the command line and in JSON; with a number behind "_" where there is one */
    const char *brief;     /* as papers abbreviate it */
    const char *title;     /* with a %u for the number */
    const char *letter;    /* that stands for the number in formulas; NULL: it has none */
    const char *number;    /* what the number is; NULL: it has none */
    unsigned least, usual; /* number */
    bool two_only;         /* defined for two decision makers only */
    bool needs_options;    /* undefined for a conflict given as a bare graph */
    bool by_ties;          /* where somebody is indifferent, the verdict may depend on how ties are broken */
    const char *definition;
    const char *formula;
    const char *source;
    const char *assumes;
    const char *relations; /* to other concepts, in words; the tests hold them */
    const char *status;    /* what could not be checked against a published text; NULL: nothing */
} dt_further_info;

DT_API const dt_further_info *dt_further_info_of(dt_further_kind kind);
/** "l_3", "policy"; a basic concept's name. */
DT_API const char *dt_further_name(dt_further concept, char text[DT_FURTHER_TEXT]);
/** "L_3", "PSS"; a basic concept's abbreviation. */
DT_API const char *dt_further_brief(dt_further concept, char text[DT_FURTHER_TEXT]);
/** The concept called `name`, capitals or not; a name without its number has the usual one. Basic concepts too.
 *  @return false where there is none, or its number is out of range. */
DT_API bool dt_further_find(const char *name, dt_further *out);
DT_API bool dt_further_same(dt_further a, dt_further b);
/** Can it be asked of a conflict of this form, with so many decision makers? If not, why is a sentence without a
 *  subject, such as "is defined for two decision makers only"; else NULL. */
DT_API const char *dt_further_trouble(dt_further concept, size_t dm_count, bool graph_form);

/** One relation that holds in every conflict for which both concepts are defined: what is stable for a decision maker
 *  under `from` is stable for it under `to`, and the other way round if `same`. */
typedef struct dt_further_relation {
    const char *from, *to; /* names */
    bool same;
} dt_further_relation;
/** The k-th of them; NULL behind the last. Those of the basic table are not among them. */
DT_API const dt_further_relation *dt_further_relation_get(size_t k);

#endif
