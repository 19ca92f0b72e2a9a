/* SPDX-License-Identifier: MIT */
/* The concepts as data. How each is computed is the business of the engines and of the judge. */
#include <detente/base.h>

#include <assert.h>
#include <string.h>

#define IMPLIES(id) (1u << DT_CONCEPT_##id)

/* Relations are those that hold in every conflict (theory of the graph model; tests/property/test_implications.c looks for
 * counterexamples to each, and to each that is not listed). */
static const dt_concept concepts[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_NASH] =
        {
            .id = DT_CONCEPT_NASH,
            .name = "nash",
            .stage = "deciding nash",
            .brief = "Nash",
            .title = "Nash stability (rationality)",
            .has_deciding = true,
            .expects = DT_EXPECTS_NOTHING,
            .demand = 1,
            .implies = IMPLIES(GMR) | IMPLIES(SMR) | IMPLIES(SEQ) | IMPLIES(SSEQ) | IMPLIES(SIM),
            .definition = "The decision maker has no unilateral improvement from the state.",
            .formula = "R+_i(s) is empty",
            .source = "J. Nash 1950, 1951; graph form: L. Fang, K. W. Hipel, D. M. Kilgour 1989, European Journal of "
                      "Operational Research 41:86-100",
            .assumes = "Foresight of one move. Needs to know its own preferences only.",
        },
    [DT_CONCEPT_GMR] =
        {
            .id = DT_CONCEPT_GMR,
            .name = "gmr",
            .stage = "deciding gmr",
            .brief = "GMR",
            .title = "General metarationality",
            .has_deciding = true,
            .expects = DT_EXPECTS_ANYTHING,
            .demand = 6,
            .definition =
                "Every unilateral improvement can be answered by a legal sequence of the opponents' moves that ends in "
                "a state the decision maker does not prefer to the starting one. The opponents may hurt themselves.",
            .formula = "for every t in R+_i(s) there is an m in R_O(t) with m <=_i s",
            .source = "N. Howard 1971, Paradoxes of Rationality (MIT Press)",
            .assumes = "Foresight of two moves; cautious: opponents may do anything they can. Needs to know its own "
                       "preferences only.",
        },
    [DT_CONCEPT_SMR] =
        {
            .id = DT_CONCEPT_SMR,
            .name = "smr",
            .stage = "deciding smr",
            .brief = "SMR",
            .title = "Symmetric metarationality",
            .has_deciding = true,
            .expects = DT_EXPECTS_ANYTHING,
            .final = true,
            .demand = 4,
            .implies = IMPLIES(GMR),
            .definition =
                "As general metarationality, and after the opponents' answer the decision maker cannot escape by a "
                "further move of its own to a state it prefers to the starting one.",
            .formula =
                "for every t in R+_i(s) there is an m in R_O(t) with m <=_i s, and n <=_i s for every n in R_i(m)",
            .source = "N. Howard 1971, Paradoxes of Rationality (MIT Press)",
            .assumes =
                "Foresight of three moves; opponents may do anything they can. Needs to know its own preferences only.",
        },
    [DT_CONCEPT_SEQ] =
        {
            .id = DT_CONCEPT_SEQ,
            .name = "seq",
            .stage = "deciding seq",
            .brief = "SEQ",
            .title = "Sequential stability",
            .has_deciding = true,
            .expects = DT_EXPECTS_INTEREST,
            .demand = 3,
            .implies = IMPLIES(GMR),
            .definition =
                "Every unilateral improvement can be answered by a legal sequence of the opponents' unilateral "
                "improvements that ends in a state the decision maker does not prefer to the starting one. Each "
                "answer is credible: it is an improvement for the one who makes it.",
            .formula = "for every t in R+_i(s) there is an m in R+_O(t) with m <=_i s",
            .source = "N. M. Fraser, K. W. Hipel 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:805-816",
            .assumes = "Foresight of two moves; nobody disimproves. Needs to know everybody's preferences.",
        },
    [DT_CONCEPT_SSEQ] =
        {
            .id = DT_CONCEPT_SSEQ,
            .name = "sseq",
            .stage = "deciding sseq",
            .brief = "SSEQ",
            .title = "Symmetric sequential stability",
            .has_deciding = true,
            .expects = DT_EXPECTS_INTEREST,
            .final = true,
            .demand = 2,
            .implies = IMPLIES(GMR) | IMPLIES(SMR) | IMPLIES(SEQ),
            .definition =
                "As sequential stability, and after the opponents' answer the decision maker cannot escape by a "
                "further move of its own to a state it prefers to the starting one.",
            .formula =
                "for every t in R+_i(s) there is an m in R+_O(t) with m <=_i s, and n <=_i s for every n in R_i(m)",
            .source = "L. C. Rego, G. I. A. Vieira 2017, Group Decision and Negotiation 26:775-792",
            .assumes = "Foresight of three moves; opponents do not disimprove. Needs to know everybody's preferences.",
        },
    [DT_CONCEPT_SIM] =
        {
            .id = DT_CONCEPT_SIM,
            .name = "sim",
            .stage = "deciding sim",
            .brief = "SIM",
            .title = "Simultaneous stability",
            .needs_options = true,
            .expects = DT_EXPECTS_INTEREST,
            .at_once = true,
            .demand = 5,
            .definition =
                "For every unilateral improvement there are improvements that some opponents could make from the same "
                "state at the same time, such that the combined result is feasible and the decision maker does not "
                "prefer it to the starting state.",
            .formula =
                "for every t in R+_i(s) there are opponents j with a q_j in R+_j(s) each, at least one, such that t and "
                "all q_j made at once lead to a feasible state c with c <=_i s",
            .source =
                "N. M. Fraser, K. W. Hipel 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:805-816; 1984, "
                "Conflict Analysis: Models and Resolutions (North-Holland)",
            .assumes =
                "Foresight of two moves made at once; nobody disimproves. Needs to know everybody's preferences.",
        },
};

const dt_concept *dt_concept_get(dt_concept_id id)
{
    assert(id < DT_CONCEPT_COUNT);
    return &concepts[id];
}

const dt_concept *dt_concept_find(const char *name)
{
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        if (strcmp(concepts[k].name, name) == 0)
            return &concepts[k];
    return NULL;
}

const dt_convention *dt_convention_get(size_t k)
{
    static const dt_convention conventions[] = {
        {"sanction", "not_preferred", "An answer that ends in a tie with the starting state is a sanction."},
        {"return", "sanctions",
         "So is one that comes back to the starting state; one that comes back to the improvement "
         "it answers is none."},
        {"escape", "any_move",
         "Under SMR and SSEQ a decision maker escapes a sanction by any move to a state that it "
         "prefers to the starting one."},
        {"simultaneous", "each", "SIM is asked of each decision maker and state by itself, in no order of a tableau."},
        {"horizon", "moves", "The number of a concept such as L_3, MR_4 or CMR_4 counts moves, not rounds."},
        {"ties", "stay_lowest",
         "Where foresight is indifferent it stays; of moves that are equally good it takes the one "
         "to the state of the lowest number, and says where that decides."},
        {"if", "or_not", "\"X if Y\" is true where Y is false."},
        {"statements", "lexicographic", "The most important statement that differs decides; nothing is added up."},
        {"numbering", "first_option_least",
         "States are numbered by their codes, in which the first option is the least "
         "bit."},
    };
    return k < sizeof conventions / sizeof *conventions ? &conventions[k] : NULL;
}

const char *dt_concepts_notation(void)
{
    return "R_i(s): the states that i can move to from s. R+_i(s): of these, the ones that i prefers to s. R_O(t): the states "
           "that legal sequences of moves by i's opponents lead to from t, nobody moving twice in a row. R+_O(t): the same "
           "by moves that each improve for the one who makes it. m <=_i s: i does not prefer m to s.";
}
