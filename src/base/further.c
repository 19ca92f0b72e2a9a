/* SPDX-License-Identifier: MIT */
/* The concepts beyond the basic table, as data. Where a published text could not be consulted, `status` says what the reading
 * rests on, and what is computed is isolated in one function of src/foresight, named by the kind. */
#include <detente/further.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define BERGE_SOURCE                                                                                                     \
    "after G. I. A. Vieira, L. C. Rego 2020, Berge solution concepts in the graph model for conflict resolution, Group " \
    "Decision and Negotiation, doi 10.1007/s10726-019-09650-5"
/* The one reading of all four. */
#define BERGE_STATUS                                                                                                        \
    "That Berge forms of GMR, SMR, SEQ and SSEQ are published is known, their wording could not be consulted. The reading " \
    "exchanges the parts of the decision maker and of the others in the basic concept, states being compared by the "       \
    "decision maker's preference; an answer is credible if it improves for all the others."

static const dt_further_info further[DT_FURTHER_KINDS] = {
    [DT_FURTHER_LIMITED] =
        {
            .kind = DT_FURTHER_LIMITED,
            .name = "l",
            .brief = "L",
            .title = "Limited-move stability, %u moves ahead",
            .letter = "h",
            .number = "the number of moves foreseen, one's own first move included",
            .least = 1,
            .usual = 3,
            .two_only = true,
            .by_ties = true,
            .definition =
                "Both decision makers foresee the same number of moves, made in turn, and each does what is best for "
                "itself in view of what will follow; whoever stays ends the sequence. The state is stable for a decision "
                "maker that stays there. Whoever gains nothing by moving stays; of moves that lead to the same rank the "
                "one to the state of the lowest number is made, and verdicts that depend on this are flagged.",
            .formula =
                "G_h(i,s) = s, where G_0(i,s) = s; and G_h(i,s) = a where a is best for i among G_(h-1)(j,t) over t "
                "in R_i(s), if i prefers a to s, else s",
            .source =
                "D. M. Kilgour 1985; F. C. Zagare 1984; L. Fang, K. W. Hipel, D. M. Kilgour 1989, European Journal "
                "of Operational Research 41:86-100",
            .assumes =
                "Foresight of h moves; disimproves where that pays in the end. Needs to know everybody's preferences.",
            .relations =
                "L_1 is Nash. L_2 implies SEQ, L_3 implies SMR, L_h implies Maximin_h. Nash does not imply L_2.",
        },
    [DT_FURTHER_NONMYOPIC] =
        {
            .kind = DT_FURTHER_NONMYOPIC,
            .name = "nm",
            .brief = "NM",
            .title = "Non-myopic stability",
            .two_only = true,
            .by_ties = true,
            .definition =
                "The state is stable under limited-move stability at every number of moves foreseen from some "
                "number on.",
            .formula = "there is a k such that G_h(i,s) = s for every h >= k",
            .source = "S. J. Brams, D. Wittman 1981; D. M. Kilgour 1984, 1985",
            .assumes = "Foresight without bound; disimproves where that pays in the end. Needs to know everybody's "
                       "preferences.",
            .relations = "Implies Maximin_h for every even h, GMR among them.",
        },
    [DT_FURTHER_STACKELBERG] =
        {
            .kind = DT_FURTHER_STACKELBERG,
            .name = "stackelberg",
            .brief = "St",
            .title = "Stackelberg stability, decision maker %u leading",
            .letter = "n",
            .number = "that of the decision maker who leads",
            .least = 1,
            .usual = 1,
            .two_only = true,
            .by_ties = true,
            .definition =
                "One decision maker leads and foresees how the other will respond; the other responds to where it "
                "stands. The state is stable for the leader if it is limited-move stable two moves ahead, and for "
                "the follower if it is Nash stable.",
            .formula = "G_2(i,s) = s for the leader i; R+_j(s) is empty for the follower j",
            .source = "L. Fang, K. W. Hipel, D. M. Kilgour 1989, European Journal of Operational Research 41:86-100",
            .assumes =
                "The leader foresees two moves and needs to know both preferences; the follower foresees one and needs "
                "to know its own.",
            .relations = "L_2 for the leader, Nash for the follower.",
            .status = "The published wording could not be consulted; this is the usual reading of it.",
        },
    [DT_FURTHER_MAXIMIN] =
        {
            .kind = DT_FURTHER_MAXIMIN,
            .name = "maximin",
            .brief = "Maximin",
            .title = "Maximin stability, %u moves ahead",
            .letter = "h",
            .number = "the number of stages foreseen, one's own first move included",
            .least = 1,
            .usual = 4,
            .definition =
                "The decision maker and its opponents, taken as one adversary, move in turn for at most so many "
                "stages, and whoever is to move may end it. The state is stable if the decision maker cannot force "
                "an end that it prefers to the state.",
            .formula =
                "O_(h-1)(t) <=_i s for every t in R_i(s), where I_k(x) is the best for i of x and O_(k-1)(y) over y in "
                "R_i(x), O_k(x) the worst of x and I_(k-1)(y) over y in R_O(x), and I_0(x) = O_0(x) = x",
            .source =
                "L. C. Rego, G. I. A. Vieira, IEEE Transactions on Systems, Man, and Cybernetics: Systems, about 2019 "
                "to 2021",
            .assumes =
                "Foresight of h stages; cautious: opponents may do anything they can. Needs to know its own preferences "
                "only.",
            .relations =
                "Maximin_1 is Nash, Maximin_2 GMR, Maximin_3 SMR. Of odd numbers the smaller implies the larger, of "
                "even numbers the larger the smaller, and every odd one every even one.",
            .status =
                "The years of publication could not be checked; the definition reproduces the published theorems.",
        },
    [DT_FURTHER_MR] =
        {
            .kind = DT_FURTHER_MR,
            .name = "mr",
            .brief = "MR",
            .title = "Generalised metarationality, %u moves ahead",
            .letter = "h",
            .number = "the number of moves foreseen, not of rounds",
            .least = 1,
            .usual = 4,
            .definition =
                "The decision maker improves, its opponents answer with a state that it does not prefer to the "
                "first, it goes on to one that it prefers, and so on for so many moves; whoever has no such move "
                "loses. The state is stable if the decision maker loses.",
            .formula = "as Maximin_h",
            .source =
                "D.-Z. Zeng, L. Fang, K. W. Hipel, D. M. Kilgour 2006, Discrete Applied Mathematics 154:2430-2443; "
                "2007, IEEE Transactions on Systems, Man, and Cybernetics A 37:456-463",
            .assumes =
                "Foresight of h moves; cautious: opponents may do anything they can. Needs to know its own preferences "
                "only.",
            .relations = "The same as Maximin_h.",
            .status =
                "Read as the tree described; the published formula could not be consulted. The paper of 2007 counts "
                "rounds of two moves.",
        },
    [DT_FURTHER_CMR] =
        {
            .kind = DT_FURTHER_CMR,
            .name = "cmr",
            .brief = "CMR",
            .title = "Credible generalised metarationality, %u moves ahead",
            .letter = "h",
            .number = "the number of moves foreseen, not of rounds",
            .least = 1,
            .usual = 4,
            .definition =
                "As generalised metarationality, but every move, of the opponents too, improves for the one who "
                "makes it.",
            .formula = "as Maximin_h, with R+_O in place of R_O",
            .source = "D.-Z. Zeng, L. Fang, K. W. Hipel, D. M. Kilgour 2007, IEEE Transactions on Systems, Man, and "
                      "Cybernetics A 37:456-463",
            .assumes = "Foresight of h moves; nobody disimproves. Needs to know everybody's preferences.",
            .relations =
                "CMR_1 is Nash, CMR_2 SEQ, CMR_3 SSEQ. Of odd numbers the smaller implies the larger, of even numbers "
                "the larger the smaller. CMR_h implies Maximin_h.",
            .status =
                "Read as the tree described; the published formula could not be consulted. The paper counts rounds of "
                "two moves.",
        },
    [DT_FURTHER_POLICY] =
        {
            .kind = DT_FURTHER_POLICY,
            .name = "policy",
            .brief = "PSS",
            .title = "Policy stability",
            .definition =
                "A policy says where to move, if at all, from each state. The state is stable for a decision maker if "
                "its opponents have policies that stay there and deter it: whatever it does, it never comes to rest "
                "in a state that it prefers. Moving without end is no gain.",
            .formula =
                "R_i(s) is part of A, with A and B the largest sets such that x is in A if x <=_i s or some y in R_O(x) "
                "is in B, and y is in B if y <=_i s and R_i(y) is part of A",
            .source = "D.-Z. Zeng, L. Fang, K. W. Hipel, D. M. Kilgour 2004, Theory and Decision 57:345-365",
            .assumes = "Foresight without bound; cautious: opponents may do anything they can. Needs to know its own "
                       "preferences only.",
            .relations = "The same as Maximin_h for every large enough even h: SMR implies it, and it implies GMR.",
            .status =
                "Defined in words in the paper; the formula is a reading of them. With more than two decision makers the "
                "opponents' legal sequences take the place of the one opponent's move, which could not be checked.",
        },
    [DT_FURTHER_CREDIBLE_POLICY] =
        {
            .kind = DT_FURTHER_CREDIBLE_POLICY,
            .name = "credible_policy",
            .brief = "CPSS",
            .title = "Credible policy stability",
            .definition =
                "As policy stability, but everybody's policy is to stay or to improve: the opponents, taken as one, can "
                "hold to improvements that keep the decision maker from gaining, for as long as it goes on by "
                "improvements.",
            .formula =
                "R+_i(s) lies in T, where T and I are the largest sets with: x in T if x <=_i s or R+_O(x) meets I; y in I "
                "only if y <=_i s and R+_i(y) lies in T",
            .source = "after D. Z. Zeng, L. Fang, K. W. Hipel, D. M. Kilgour 2004, Theory and Decision 57:345-365",
            .assumes = "Foresight without bound; nobody disimproves. Needs to know everybody's preferences.",
            .relations =
                "CMR_h for every even h from some number on: every odd CMR_h implies it, it implies every even one, and "
                "policy stability.",
            .status = "That policies can be held to improvements is published; for more than two decision makers the "
                      "others are taken as one, which could not be checked.",
        },
    [DT_FURTHER_SEQ] =
        {
            .kind = DT_FURTHER_SEQ,
            .name = "seq",
            .brief = "SEQ",
            .title = "Sequential stability of order %u",
            .letter = "r",
            .number = "the order, SEQ being of order 1",
            .least = 2,
            .usual = 2,
            .definition =
                "As sequential stability, but no opponent leaves a state that is itself stable for it at the order "
                "below: an answer must be credible for whoever gives it.",
            .formula = "as SEQ, an opponent j leaving x in R+_O only where x is not stable for j at order r-1",
            .source = "after L. C. Rego and co-workers 2018, on sequential stability of higher order",
            .assumes =
                "Foresight of two moves, and of r-1 further ones of whoever answers; nobody disimproves. Needs to know "
                "everybody's preferences.",
            .relations =
                "Nash implies every order, every order SEQ. Order 2 implies order 3; the orders close in on each "
                "other from both sides, the even ones from within.",
            .status = "The motive is published; the recursion is a reading of it that could not be checked.",
        },
    [DT_FURTHER_BR_SEQ] =
        {
            .kind = DT_FURTHER_BR_SEQ,
            .name = "br_seq",
            .brief = "BR-SEQ",
            .title = "Sequential stability by best responses",
            .definition =
                "As sequential stability, but whoever answers makes an improvement only if none of its moves from there "
                "leads to anything it likes better: the best it can do, not merely something better.",
            .formula = "as SEQ, an opponent j moving from x only to a y in R+_j(x) with z <=_j y for every z in R_j(x)",
            .source = "a variant in use; there is no single source",
            .assumes =
                "Foresight of two moves; the others do the best they can at each step. Needs to know everybody's "
                "preferences.",
            .relations = "Nash implies it, and it implies SEQ. It is Mixed where all are expected to do their best.",
            .status = "There is no published text to hold it against.",
        },
    [DT_FURTHER_BERGE] =
        {
            .kind = DT_FURTHER_BERGE,
            .name = "berge",
            .brief = "Berge",
            .title = "Berge stability",
            .definition =
                "The others cannot bring about, by any legal sequence of moves, a state that the decision maker "
                "prefers: they already do for it what they can.",
            .formula = "q <=_i s for every q in R_O(s)",
            .source = "G. I. A. Vieira, L. C. Rego 2020, Group Decision and Negotiation",
            .assumes =
                "Looks at what the others could do for it, not at its own moves. Needs to know its own preferences only.",
            .relations =
                "Implies its forms BGMR, BSMR, BSEQ and BSSEQ; none to the concepts that are not called after Berge.",
            .status =
                "That the concept is published is known; the formula is the usual one of game theory, on legal sequences.",
        },
    [DT_FURTHER_BERGE_GMR] =
        {
            .kind = DT_FURTHER_BERGE_GMR,
            .name = "berge_gmr",
            .brief = "BGMR",
            .title = "Berge general metarationality",
            .definition =
                "From every better state that the others can bring about the decision maker itself can move to one that it does not prefer to the first: what it is given it may have to give back.",
            .formula = "for every q in R_O(s) that i prefers to s there is an m in R_i(q) with m <=_i s",
            .source = BERGE_SOURCE,
            .assumes = "Foresight of two moves, the others moving first. Needs to know its own preferences only.",
            .relations = "Implied by Berge, BSMR, BSEQ and BSSEQ.",
            .status = BERGE_STATUS,
        },
    [DT_FURTHER_BERGE_SMR] =
        {
            .kind = DT_FURTHER_BERGE_SMR,
            .name = "berge_smr",
            .brief = "BSMR",
            .title = "Berge symmetric metarationality",
            .definition =
                "As Berge general metarationality, and after the decision maker's answer the others cannot bring about, by a further legal sequence, a state that it prefers to the first.",
            .formula =
                "for every q in R_O(s) that i prefers to s there is an m in R_i(q) with m <=_i s, and n <=_i s for every n in R_O(m)",
            .source = BERGE_SOURCE,
            .assumes =
                "Foresight of three moves, the others moving first and last. Needs to know its own preferences only.",
            .relations = "Implies BGMR; implied by Berge and BSSEQ.",
            .status = BERGE_STATUS,
        },
    [DT_FURTHER_BERGE_SEQ] =
        {
            .kind = DT_FURTHER_BERGE_SEQ,
            .name = "berge_seq",
            .brief = "BSEQ",
            .title = "Berge sequential stability",
            .definition =
                "As Berge general metarationality, but the decision maker's answer improves for every one of the others: it acts for them as it expects them to act for it.",
            .formula =
                "for every q in R_O(s) that i prefers to s there is an m in R_i(q) with m <=_i s that every j other than i prefers to q",
            .source = BERGE_SOURCE,
            .assumes = "Foresight of two moves, the others moving first. Needs to know everybody's preferences.",
            .relations = "Implies BGMR; implied by Berge and BSSEQ.",
            .status = BERGE_STATUS,
        },
    [DT_FURTHER_BERGE_SSEQ] =
        {
            .kind = DT_FURTHER_BERGE_SSEQ,
            .name = "berge_sseq",
            .brief = "BSSEQ",
            .title = "Berge symmetric sequential stability",
            .definition =
                "As Berge sequential stability, and after the decision maker's answer the others cannot bring about, by a further legal sequence, a state that it prefers to the first.",
            .formula =
                "for every q in R_O(s) that i prefers to s there is an m in R_i(q) with m <=_i s that every j other than i prefers to q, and n <=_i s for every n in R_O(m)",
            .source = BERGE_SOURCE,
            .assumes =
                "Foresight of three moves, the others moving first and last. Needs to know everybody's preferences.",
            .relations = "Implies BSMR and BSEQ; implied by Berge.",
            .status = BERGE_STATUS,
        },
    [DT_FURTHER_MIXED] =
        {
            .kind = DT_FURTHER_MIXED,
            .name = "mixed",
            .brief = "Mixed",
            .title = "Mixed stability",
            .definition =
                "As sequential stability, but each opponent is expected to behave in a way of its own: to improve, to "
                "improve as best it can, to make any moves, or to stay (--behaviour DM=improve, best, any or stay; improve "
                "where nothing is said).",
            .formula =
                "for every t in R+_i(s) there is an m in R_B(t) with m <=_i s, where in R_B each opponent makes only the "
                "moves of its behaviour",
            .source = "S. Zhao, H. Xu, K. W. Hipel, L. Fang 2019, European Journal of Operational Research",
            .assumes = "Foresight of two moves. Needs to know the preferences of those expected to improve.",
            .relations =
                "SEQ where all improve, BR-SEQ where all do their best, GMR where all make any moves, Nash where all stay. It "
                "implies GMR, and Nash implies it.",
            .status = "The published formula could not be consulted; the reading generalises GMR and SEQ.",
        },
    [DT_FURTHER_EACH] =
        {
            .kind = DT_FURTHER_EACH,
            .name = "each",
            .brief = "Each",
            .title = "A concept for each decision maker",
            .definition =
                "Each decision maker decides under a concept of its own (--concept-of DM=CONCEPT; seq where nothing "
                "is said). An equilibrium is a state that is stable for all, each under its own.",
            .formula = "s is stable for i under the concept of i",
            .source = "common in applications; there is no single source",
            .assumes = "Of each decision maker what its concept assumes.",
            .relations = "Those of the concepts chosen.",
        },
    [DT_FURTHER_SEQ_OR_SIM] =
        {
            .kind = DT_FURTHER_SEQ_OR_SIM,
            .name = "seq_or_sim",
            .brief = "SEQ|SIM",
            .title = "Sequential or simultaneous stability",
            .needs_options = true,
            .definition =
                "The state is stable under sequential or under simultaneous stability. What is stable for everybody, "
                "for one in the first way and for another in the second, is an equilibrium of the tableau, which `solve --table` draws.",
            .formula = "s is stable for i under SEQ, or under SIM",
            .source = "N. M. Fraser, K. W. Hipel 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:805-816",
            .assumes = "Foresight of two moves; nobody disimproves. Needs to know everybody's preferences.",
            .relations = "SEQ implies it, SIM implies it, and nothing else does but by way of these.",
        },
};

/* Instances stand for their families: the tests take the chains further. */
static const dt_further_relation relations[] = {
    {"nash", "l_1", true},
    {"l_2", "seq", false},
    {"l_3", "smr", false},
    {"l_4", "maximin_4", false},
    {"l_5", "maximin_5", false},
    {"l_6", "maximin_6", false},
    {"nm", "policy", false},
    {"nash", "maximin_1", true},
    {"gmr", "maximin_2", true},
    {"smr", "maximin_3", true},
    {"maximin_3", "maximin_5", false},
    {"maximin_5", "policy", false},
    {"cmr_5", "credible_policy", false},
    {"credible_policy", "policy", false},
    {"credible_policy", "cmr_6", false},
    {"policy", "maximin_6", false},
    {"maximin_6", "maximin_4", false},
    {"maximin_4", "maximin_2", false},
    {"maximin_4", "mr_4", true},
    {"maximin_5", "mr_5", true},
    {"nash", "cmr_1", true},
    {"seq", "cmr_2", true},
    {"sseq", "cmr_3", true},
    {"cmr_3", "cmr_5", false},
    {"cmr_5", "cmr_6", false},
    {"cmr_6", "cmr_4", false},
    {"cmr_4", "cmr_2", false},
    {"cmr_4", "maximin_4", false},
    {"cmr_5", "maximin_5", false},
    {"nash", "seq_2", false},
    {"seq_2", "seq_3", false},
    {"seq_3", "seq", false},
    {"nash", "br_seq", false},
    {"br_seq", "seq", false},
    {"berge", "berge_sseq", false},
    {"berge_sseq", "berge_smr", false},
    {"berge_sseq", "berge_seq", false},
    {"berge_smr", "berge_gmr", false},
    {"berge_seq", "berge_gmr", false},
    {"seq", "seq_or_sim", false},
    {"sim", "seq_or_sim", false},
};

const dt_further_info *dt_further_info_of(dt_further_kind kind)
{
    assert(kind < DT_FURTHER_KINDS);
    return &further[kind];
}

const dt_further_relation *dt_further_relation_get(size_t k)
{
    return k < sizeof relations / sizeof *relations ? &relations[k] : NULL;
}

const char *dt_behaviour_name(size_t behaviour)
{
    static const char *const names[] = {[DT_BEHAVES_IMPROVES] = "improve",
                                        [DT_BEHAVES_ANY] = "any",
                                        [DT_BEHAVES_STAYS] = "stay",
                                        [DT_BEHAVES_BEST] = "best"};
    return behaviour < sizeof names / sizeof *names ? names[behaviour] : NULL;
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

static const char *write_name(dt_further concept, const char *stem, char text[DT_FURTHER_TEXT])
{
    if (further[concept.kind].number)
        snprintf(text, DT_FURTHER_TEXT, "%s_%u", stem, concept.number);
    else
        snprintf(text, DT_FURTHER_TEXT, "%s", stem);
    return text;
}

const char *dt_further_name(dt_further concept, char text[DT_FURTHER_TEXT])
{
    if (concept.kind == DT_FURTHER_BASIC)
        return dt_concept_get((dt_concept_id) concept.number)->name;
    return write_name(concept, further[concept.kind].name, text);
}

const char *dt_further_brief(dt_further concept, char text[DT_FURTHER_TEXT])
{
    if (concept.kind == DT_FURTHER_BASIC)
        return dt_concept_get((dt_concept_id) concept.number)->brief;
    return write_name(concept, further[concept.kind].brief, text);
}

/* The number that `digits` spell, at most three of them; 0: it is none. */
static unsigned read_number(const char *digits)
{
    unsigned number = 0;
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > 3 || digits[length] || digits[0] == '0')
        return 0;
    for (size_t k = 0; k < length; k++)
        number = number * 10 + (unsigned)(digits[k] - '0');
    return number;
}

static unsigned most_of(const dt_further_info *info)
{
    return info->kind == DT_FURTHER_STACKELBERG ? 2 : DT_FURTHER_NUMBER_MAX;
}

static bool matches(const dt_further_info *info, const char *name, dt_further *out)
{
    size_t stem = strlen(info->name);
    if (strncmp(name, info->name, stem) != 0)
        return false;
    *out = (dt_further){info->kind, info->usual};
    if (!name[stem])
        return true;
    if (!info->number || name[stem] != '_')
        return false;
    out->number = read_number(name + stem + 1);
    return out->number >= info->least && out->number <= most_of(info);
}

bool dt_further_find(const char *name, dt_further *out)
{
    char lower[DT_FURTHER_TEXT] = "";
    for (size_t k = 0; name[k]; k++) {
        if (k + 1 == sizeof lower)
            return false;
        lower[k] = name[k] >= 'A' && name[k] <= 'Z' ? (char)(name[k] - 'A' + 'a') : name[k];
    }
    const dt_concept *basic = dt_concept_find(lower);
    if (basic) {
        *out = (dt_further){DT_FURTHER_BASIC, basic->id};
        return true;
    }
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        if (matches(&further[k], lower, out))
            return true;
    return false;
}

bool dt_further_same(dt_further a, dt_further b)
{
    return a.kind == b.kind && a.number == b.number;
}

const char *dt_further_trouble(dt_further concept, size_t dm_count, bool graph_form)
{
    bool needs_options = concept.kind == DT_FURTHER_BASIC
                             ? dt_concept_get((dt_concept_id) concept.number)->needs_options
                             : further[concept.kind].needs_options;
    if (needs_options && graph_form)
        return "needs options, and this conflict is a bare graph";
    if (concept.kind != DT_FURTHER_BASIC && further[concept.kind].two_only && dm_count != 2)
        return "is defined for two decision makers only; maximin, mr and policy foresee as much for any number of them";
    return NULL;
}
