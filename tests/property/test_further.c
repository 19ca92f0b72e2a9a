/* SPDX-License-Identifier: MIT */
/* The further concepts: the engine against the judge, which follows the written definitions, and the relations between
 * concepts, those that hold and those that do not. */
#include "property.h"
#include "test.h"

#include "base/bits.h"
#include "base/random.h"

#include <detente/foresight.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static const rc_shape of_two = {.min_dms = 2, .max_dms = 2};
static const rc_shape graphs_of_two = {.form = RC_GRAPH_FORM, .min_dms = 2, .max_dms = 2};
static const rc_shape graphs_of_many = {.form = RC_GRAPH_FORM, .min_dms = 3};

/* Terms drawn from the seed of the conflict. */
typedef struct drawn_terms {
    dt_behaviour behaviours[RC_DMS];
    dt_further own[RC_DMS];
} drawn_terms;

static void draw_terms(drawn_terms *terms, const sample *s)
{
    static const dt_further choices[] = {{DT_FURTHER_BASIC, DT_CONCEPT_NASH},
                                         {DT_FURTHER_BASIC, DT_CONCEPT_SMR},
                                         {DT_FURTHER_MAXIMIN, 5},
                                         {DT_FURTHER_SEQ, 2},
                                         {DT_FURTHER_POLICY, 0}};
    dt_random random = {s->drawn->seed};
    for (size_t dm = 0; dm < RC_DMS; dm++) {
        terms->behaviours[dm] = (dt_behaviour)dt_random_below(&random, 4);
        terms->own[dm] = choices[dt_random_below(&random, sizeof choices / sizeof *choices)];
    }
}

/* Those of the names that the sample allows. */
static void ask(dt_further_asked *asked, const sample *s, const char *const *names)
{
    for (asked->count = 0; *names; names++) {
        dt_further *next = &asked->concepts[asked->count];
        if (dt_further_find(*names, next) && !dt_further_trouble(*next, s->dms, s->drawn->graph_form))
            asked->count++;
    }
}

static dt_foresight *foresee(const sample *s, const dt_further_asked *asked)
{
    dt_foresight *found = NULL;
    if (dt_foresight_new(&found, s->graph, s->profile, asked, s->built->budget) != DT_OK)
        refute(s, "the engine gave up");
    return found;
}

/* ---- against the judge ------------------------------------------------------------------------------------------- */

static const char *const every[] = {
    "l_1",           "l_2",       "l_3",       "l_4",        "l_7",        "nm",     "stackelberg_1",
    "stackelberg_2", "mr_4",      "cmr_1",     "cmr_2",      "cmr_3",      "cmr_4",  "cmr_5",
    "maximin_1",     "maximin_2", "berge",     "mixed",      "each",       "policy", "seq_2",
    "seq_3",         "maximin_4", "maximin_7", "seq_4",      "seq_or_sim", "br_seq", "credible_policy",
    "berge_gmr",     "berge_smr", "berge_seq", "berge_sseq", NULL};

static bool same_as_judged(const sample *s, dt_judge *judge, const dt_foresight *found, size_t k)
{
    char name[DT_FURTHER_TEXT];
    dt_further concept = dt_foresight_concept(found, k);
    for (uint32_t state = 0; state < s->states; state++) {
        bool equilibrium = true;
        for (size_t dm = 0; dm < s->dms; dm++) {
            bool stable, tie;
            if (dt_judge_further(judge, concept, dt_foresight_terms(found), dm, state, &stable, &tie) != DT_OK)
                return refute(s, "the judge gave up");
            if (stable != dt_foresight_stable(found, k, dm, state))
                return refute(s, "%s, state %u, decision maker %zu: the judge says %d", dt_further_name(concept, name),
                              state + 1, dm + 1, stable);
            if (tie != dt_foresight_by_tie(found, k, dm, state))
                return refute(s, "%s, state %u, decision maker %zu: by a tie, the judge says %d",
                              dt_further_name(concept, name), state + 1, dm + 1, tie);
            equilibrium = equilibrium && stable;
        }
        if (equilibrium != dt_foresight_equilibrium(found, k, state))
            return refute(s, "%s, state %u: wrong as an equilibrium", dt_further_name(concept, name), state + 1);
    }
    return true;
}

static bool agrees_with_judge(const sample *s)
{
    drawn_terms terms;
    dt_further_asked asked;
    dt_judge *judge = NULL;
    draw_terms(&terms, s);
    ask(&asked, s, every);
    asked.terms = (dt_terms){terms.behaviours, terms.own};
    dt_foresight *found = foresee(s, &asked);
    bool same = found && dt_judge_new(&judge, s->graph, s->profile, s->built->budget) == DT_OK;
    for (size_t k = 0; same && k < asked.count; k++)
        same = same_as_judged(s, judge, found, k);
    dt_judge_free(judge);
    dt_foresight_free(found);
    return same;
}

static void every_verdict_is_what_the_definition_says(void **unused)
{
    (void)unused;
    assert_holds(
        &(property){.name = "further_judge", .holds = agrees_with_judge, .shape = {.small = true}, .models = 800});
    assert_holds(&(property){.name = "further_judge_two", .holds = agrees_with_judge, .shape = of_two, .models = 120});
    assert_holds(&(property){
        .name = "further_judge_graphs_two", .holds = agrees_with_judge, .shape = graphs_of_two, .models = 1200});
    assert_holds(&(property){
        .name = "further_judge_graphs", .holds = agrees_with_judge, .shape = graphs_of_many, .models = 1200});
}

/* ---- why --------------------------------------------------------------------------------------------------------- */

static bool no_line(const sample *s, const dt_prospect *p, const char *why)
{
    char name[DT_FURTHER_TEXT];
    return refute(s, "%s, state %u, decision maker %zu: %s", dt_further_name(p->concept, name), p->state + 1, p->dm + 1,
                  why);
}

/* May the one on turn be expected to make this move? */
static bool may_follow(const sample *s, const dt_prospect *p, const drawn_terms *terms, dt_move move, uint32_t from)
{
    dt_further_kind kind = p->concept.kind;
    bool others = move.dm != p->dm, credible = kind == DT_FURTHER_CMR || kind == DT_FURTHER_CREDIBLE_POLICY;
    dt_behaviour behaviour = kind == DT_FURTHER_SEQ      ? DT_BEHAVES_IMPROVES
                             : kind == DT_FURTHER_BR_SEQ ? DT_BEHAVES_BEST
                             : kind == DT_FURTHER_MIXED  ? terms->behaviours[move.dm]
                                                         : DT_BEHAVES_ANY;
    bool improving = credible || (others && behaviour != DT_BEHAVES_ANY);
    if (others && behaviour == DT_BEHAVES_STAYS)
        return false;
    for (uint32_t q = 0; others && behaviour == DT_BEHAVES_BEST && q < s->states; q++)
        if (dt_bit_get(s->moves->to[0][move.dm][from].bits, q) && sample_prefers(s, move.dm, q, move.to))
            return false;
    if (!others && (kind == DT_FURTHER_BERGE_SEQ || kind == DT_FURTHER_BERGE_SSEQ))
        for (size_t j = 0; j < s->dms; j++)
            if (j != p->dm && !sample_prefers(s, j, move.to, from))
                return false;
    return dt_bit_get(s->moves->to[improving][move.dm][from].bits, move.to);
}

/* Nobody moves twice in a row, and the end is for the better if and only if the state is not stable. */
static bool plays(const sample *s, const dt_prospect *p, const drawn_terms *terms, const dt_line *line)
{
    uint32_t at = line->to == DT_NO_STATE ? p->state : line->to;
    size_t last = line->to == DT_NO_STATE ? DT_PATTERN_NONE : p->dm;
    if (line->to != DT_NO_STATE && !dt_bit_get(s->moves->to[0][p->dm][p->state].bits, line->to))
        return no_line(s, p, "it begins with no move");
    for (size_t k = 0; k < line->count; k++) {
        if (line->moves[k].dm == last || !may_follow(s, p, terms, line->moves[k], at))
            return no_line(s, p, "a move that nobody makes");
        last = line->moves[k].dm;
        at = line->moves[k].to;
    }
    if (at != line->end)
        return no_line(s, p, "another end");
    return sample_prefers(s, p->dm, line->end, p->state) != p->stable || no_line(s, p, "an end that says otherwise");
}

static bool tells(const sample *s, const dt_prospect *p, const drawn_terms *terms)
{
    size_t improvements = 0;
    for (uint32_t q = 0; q < s->states; q++)
        improvements += dt_bit_get(s->moves->to[1][p->dm][p->state].bits, q);
    bool foresees = p->concept.kind == DT_FURTHER_LIMITED || p->concept.kind == DT_FURTHER_NONMYOPIC ||
                    p->concept.kind == DT_FURTHER_STACKELBERG;
    bool gifts = p->concept.kind >= DT_FURTHER_BERGE && p->concept.kind <= DT_FURTHER_BERGE_SSEQ;
    size_t least = gifts ? 0 : improvements, most = gifts ? s->states : improvements + foresees;
    if (p->stable ? p->line_count < least || p->line_count > most : p->line_count != 1)
        return no_line(s, p, "as many lines as there are not improvements");
    for (size_t k = 0; k < p->line_count; k++)
        if (!plays(s, p, terms, &p->lines[k]))
            return false;
    return true;
}

static bool why_is_told(const sample *s)
{
    drawn_terms terms;
    dt_further_asked asked;
    draw_terms(&terms, s);
    ask(&asked, s, every);
    asked.terms = (dt_terms){terms.behaviours, terms.own};
    dt_foresight *found = foresee(s, &asked);
    bool holds = found != NULL;
    for (size_t k = 0; holds && k < asked.count; k++)
        for (size_t dm = 0; holds && dm < s->dms && dt_prospect_possible(asked.concepts[k]); dm++)
            for (uint32_t state = 0; holds && state < s->states; state++) {
                dt_prospect_question question = {s->profile, asked.concepts[k], &asked.terms, dm, state};
                dt_prospect *p = NULL;
                holds = dt_prospect_new(&p, s->graph, &question, s->built->budget) == DT_OK;
                if (holds && (p->stable != dt_foresight_stable(found, k, dm, state) ||
                              p->by_tie != dt_foresight_by_tie(found, k, dm, state)))
                    holds = no_line(s, p, "another verdict");
                holds = holds && tells(s, p, &terms);
                dt_prospect_free(p);
            }
    dt_foresight_free(found);
    return holds;
}

static void what_is_told_of_a_verdict_can_be_played(void **unused)
{
    (void)unused;
    property claim = {
        .name = "further_why", .holds = why_is_told, .models = 150, .shape = {.small = true}, .tabled = true};
    assert_holds(&claim);
    claim.name = "further_why_two";
    claim.shape = graphs_of_two;
    assert_holds(&claim);
    claim.name = "further_why_many";
    claim.shape = graphs_of_many;
    assert_holds(&claim);
}

/* ---- relations --------------------------------------------------------------------------------------------------- */

/* Stable under `from` and not under `to`? */
static bool apart(const sample *s, const char *from, const char *to, bool same)
{
    const char *const names[] = {from, to, NULL};
    drawn_terms terms;
    dt_further_asked asked = {.count = 2};
    draw_terms(&terms, s);
    asked.terms = (dt_terms){terms.behaviours, NULL};
    bool differ = false;
    for (int k = 0; k < 2; k++) {
        assert_true(dt_further_find(names[k], &asked.concepts[k]));
        if (dt_further_trouble(asked.concepts[k], s->dms, s->drawn->graph_form))
            return false;
    }
    dt_foresight *found = foresee(s, &asked);
    for (uint32_t state = 0; found && !differ && state < s->states; state++)
        for (size_t dm = 0; dm < s->dms && !differ; dm++) {
            bool one = dt_foresight_stable(found, 0, dm, state), other = dt_foresight_stable(found, 1, dm, state);
            differ = same ? one != other : one && !other;
            if (differ)
                refute(s, "state %u, decision maker %zu: stable under %s and not under %s, or the other way round",
                       state + 1, dm + 1, from, to);
        }
    dt_foresight_free(found);
    return differ;
}

static bool all_relations_hold(const sample *s)
{
    const dt_further_relation *relation;
    bool hold = true;
    for (size_t k = 0; hold && (relation = dt_further_relation_get(k)); k++)
        hold = !apart(s, relation->from, relation->to, relation->same);
    return hold;
}

static void every_relation_that_is_told_holds(void **unused)
{
    (void)unused;
    property claim = {.name = "further_relations", .holds = all_relations_hold, .models = 1000};
    claim.shape.small = true;
    assert_holds(&claim);
    claim.name = "further_relations_two";
    claim.shape = graphs_of_two;
    assert_holds(&claim);
    claim.name = "further_relations_many";
    claim.shape = graphs_of_many;
    assert_holds(&claim);
}

/* Chains, taken further than the table tells. */
static bool chains_hold(const sample *s)
{
    static const char *const chains[][5] = {{"maximin_1", "maximin_3", "maximin_5", "maximin_7", "maximin_9"},
                                            {"maximin_9", "maximin_8", "maximin_6", "maximin_4", "maximin_2"},
                                            {"cmr_1", "cmr_3", "cmr_5", "cmr_7", "cmr_9"},
                                            {"cmr_9", "cmr_8", "cmr_6", "cmr_4", "cmr_2"},
                                            {"seq_2", "seq_4", "seq_5", "seq_3", "seq"},
                                            {"smr", "policy", "maximin_8", "maximin_6", "gmr"},
                                            {"cmr_9", "credible_policy", "cmr_8", "cmr_6", "seq"},
                                            {"nash", "mixed", "gmr", "gmr", "maximin_2"}};
    for (size_t c = 0; c < sizeof chains / sizeof *chains; c++)
        for (int k = 0; k < 4; k++)
            if (apart(s, chains[c][k], chains[c][k + 1], false))
                return false;
    return true;
}

static void odd_numbers_rise_and_even_ones_fall(void **unused)
{
    (void)unused;
    property claim = {.name = "further_chains", .holds = chains_hold, .models = 500, .shape = {.small = true}};
    assert_holds(&claim);
    claim.name = "further_chains_graphs";
    claim.shape = (rc_shape){.form = RC_GRAPH_FORM, .min_dms = 2};
    assert_holds(&claim);
}

static bool limited_is_at_least_maximin(const sample *s)
{
    for (int h = 1; h <= 8; h++) {
        char from[16], to[16];
        snprintf(from, sizeof from, "l_%d", h);
        snprintf(to, sizeof to, "maximin_%d", h);
        if (apart(s, from, to, false))
            return false;
    }
    return true;
}

static void whoever_foresees_others_is_no_less_careful(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "further_limited_maximin",
                             .holds = limited_is_at_least_maximin,
                             .shape = graphs_of_two,
                             .models = 1000});
}

/* ---- what does not follow ---------------------------------------------------------------------------------------- */

#define DOES_NOT_FOLLOW(name, from, to)                                                                                \
    static bool name(const sample *s)                                                                                  \
    {                                                                                                                  \
        return !apart(s, from, to, false);                                                                             \
    }
DOES_NOT_FOLLOW(nash_gives_l_2, "nash", "l_2")
DOES_NOT_FOLLOW(seq_gives_l_2, "seq", "l_2")
DOES_NOT_FOLLOW(l_3_gives_seq, "l_3", "seq")
DOES_NOT_FOLLOW(l_2_gives_l_3, "l_2", "l_3")
DOES_NOT_FOLLOW(l_3_gives_l_2, "l_3", "l_2")
DOES_NOT_FOLLOW(sseq_gives_l_3, "sseq", "l_3")
DOES_NOT_FOLLOW(nm_gives_seq, "nm", "seq")
DOES_NOT_FOLLOW(policy_gives_smr, "policy", "smr")
DOES_NOT_FOLLOW(maximin_4_gives_policy, "maximin_4", "policy")
DOES_NOT_FOLLOW(seq_gives_seq_2, "seq", "seq_2")
DOES_NOT_FOLLOW(seq_3_gives_seq_2, "seq_3", "seq_2")
DOES_NOT_FOLLOW(berge_gives_gmr, "berge", "gmr")
DOES_NOT_FOLLOW(nash_gives_berge, "nash", "berge")
DOES_NOT_FOLLOW(maximin_4_gives_cmr_4, "maximin_4", "cmr_4")
DOES_NOT_FOLLOW(seq_gives_br_seq, "seq", "br_seq")
DOES_NOT_FOLLOW(sseq_gives_br_seq, "sseq", "br_seq")
DOES_NOT_FOLLOW(policy_gives_credible_policy, "policy", "credible_policy")
DOES_NOT_FOLLOW(berge_gmr_gives_berge_smr, "berge_gmr", "berge_smr")
DOES_NOT_FOLLOW(berge_gmr_gives_berge_seq, "berge_gmr", "berge_seq")
DOES_NOT_FOLLOW(berge_smr_gives_berge_seq, "berge_smr", "berge_seq")
DOES_NOT_FOLLOW(berge_seq_gives_berge_smr, "berge_seq", "berge_smr")
DOES_NOT_FOLLOW(berge_sseq_gives_berge, "berge_sseq", "berge")
DOES_NOT_FOLLOW(nash_gives_berge_gmr, "nash", "berge_gmr")
DOES_NOT_FOLLOW(berge_gives_nash, "berge", "nash")

static void what_does_not_follow_has_a_counterexample(void **unused)
{
    (void)unused;
    static bool (*const wrong[])(const sample *) = {nash_gives_l_2,
                                                    seq_gives_l_2,
                                                    l_3_gives_seq,
                                                    l_2_gives_l_3,
                                                    l_3_gives_l_2,
                                                    sseq_gives_l_3,
                                                    nm_gives_seq,
                                                    policy_gives_smr,
                                                    seq_gives_seq_2,
                                                    seq_3_gives_seq_2,
                                                    berge_gives_gmr,
                                                    nash_gives_berge,
                                                    maximin_4_gives_policy,
                                                    maximin_4_gives_cmr_4,
                                                    seq_gives_br_seq,
                                                    sseq_gives_br_seq,
                                                    policy_gives_credible_policy,
                                                    berge_gmr_gives_berge_smr,
                                                    berge_gmr_gives_berge_seq,
                                                    berge_smr_gives_berge_seq,
                                                    berge_seq_gives_berge_smr,
                                                    berge_sseq_gives_berge,
                                                    nash_gives_berge_gmr,
                                                    berge_gives_nash};
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        assert_refuted(&(property){.name = "further_wrong",
                                   .holds = wrong[k],
                                   .shape = {.form = RC_GRAPH_FORM, .min_dms = 2, .max_dms = 2},
                                   .models = 20000});
}

/* ---- zero-sum ---------------------------------------------------------------------------------------------------- */

/* A graph of two who want opposite things, nobody indifferent. */
static void write_zero_sum(dt_random *random, unsigned states, dt_text *out)
{
    unsigned order[8] = {0};
    for (unsigned k = 0; k < states; k++) {
        unsigned at = (unsigned)dt_random_below(random, k + 1);
        order[k] = order[at];
        order[at] = k;
    }
    dt_text_add(out, "{detente: 1, name: Zero-sum, decision_makers: {A: , B: }, graph: {states: [s0");
    for (unsigned k = 1; k < states; k++)
        dt_text_printf(out, ", s%u", k);
    dt_text_add(out, "], moves: {");
    for (char dm = 'A'; dm <= 'B'; dm++) {
        dt_text_printf(out, "%s%c: {", dm == 'A' ? "" : ", ", dm);
        for (unsigned from = 0; from < states; from++) {
            unsigned to = (from + 1 + (unsigned)dt_random_below(random, states - 1)) % states;
            unsigned more = (from + 1 + (unsigned)dt_random_below(random, states - 1)) % states;
            dt_text_printf(out, "%ss%u: [s%u", from ? ", " : "", from, to);
            dt_text_printf(out, more == to ? "]" : ", s%u]", more);
        }
        dt_text_add(out, "}");
    }
    dt_text_add(out, "}}, preferences: {A: {ranking: [");
    for (unsigned k = 0; k < states; k++)
        dt_text_printf(out, "%ss%u", k ? ", " : "", order[k]);
    dt_text_add(out, "]}, B: {ranking: [");
    for (unsigned k = states; k-- > 0;)
        dt_text_printf(out, "%ss%u", k + 1 < states ? ", " : "", order[k]);
    dt_text_add(out, "]}}}\n");
}

static void assert_same_numbers(const conflict *c, unsigned h)
{
    static const uint32_t profile[2] = {0, 0};
    dt_further_asked asked = {.concepts = {{DT_FURTHER_LIMITED, h}, {DT_FURTHER_MAXIMIN, h}}, .count = 2};
    dt_foresight *found;
    assert_int_equal(dt_foresight_new(&found, c->graph, profile, &asked, c->budget), DT_OK);
    for (uint32_t s = 0; s < dt_graph_count(c->graph); s++)
        for (size_t dm = 0; dm < 2; dm++)
            assert_int_equal(dt_foresight_stable(found, 0, dm, s), dt_foresight_stable(found, 1, dm, s));
    dt_foresight_free(found);
}

static void where_one_gains_what_the_other_loses_foresight_is_caution(void **unused)
{
    (void)unused;
    dt_random random = {7};
    for (int models = 0; models < 300; models++) {
        dt_text text = {.data = NULL};
        write_zero_sum(&random, 3 + (unsigned)dt_random_below(&random, 5), &text);
        conflict *c = conflict_new(dt_text_get(&text));
        for (unsigned h = 1; h <= 7; h++)
            assert_same_numbers(c, h);
        conflict_free(c);
        dt_text_free(&text);
    }
}

/* ---- hundreds of states ------------------------------------------------------------------------------------------ */

static bool agrees_on_large(const sample *s)
{
    static const char *const names[] = {"l_2",   "nm",    "maximin_5", "policy",    "cmr_4",      "seq_3",
                                        "berge", "mixed", "br_seq",    "berge_gmr", "berge_sseq", "credible_policy",
                                        NULL};
    drawn_terms terms;
    dt_further_asked asked;
    dt_judge *judge = NULL;
    dt_random random = {s->drawn->seed};
    draw_terms(&terms, s);
    ask(&asked, s, names);
    asked.terms = (dt_terms){terms.behaviours, terms.own};
    dt_foresight *found = foresee(s, &asked);
    bool same = found && dt_judge_new(&judge, s->graph, s->profile, s->built->budget) == DT_OK;
    for (size_t k = 0; same && k < 2 * asked.count; k++) {
        bool stable, tie;
        size_t dm = (size_t)dt_random_below(&random, s->dms), which = k / 2;
        uint32_t state = (uint32_t)dt_random_below(&random, s->states);
        same = dt_judge_further(judge, asked.concepts[which], dt_foresight_terms(found), dm, state, &stable, &tie) ==
                   DT_OK &&
               stable == dt_foresight_stable(found, which, dm, state);
        if (!same)
            refute(s, "concept %zu, state %u, decision maker %zu: the judge says %d", which + 1, state + 1, dm + 1,
                   stable);
    }
    dt_judge_free(judge);
    dt_foresight_free(found);
    return same;
}

static void so_it_is_with_hundreds_of_states(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "further_large",
                             .holds = agrees_on_large,
                             .shape = {.form = RC_OPTION_FORM, .large = true, .min_dms = 2},
                             .models = 20});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verdict_is_what_the_definition_says),
        cmocka_unit_test(what_is_told_of_a_verdict_can_be_played),
        cmocka_unit_test(every_relation_that_is_told_holds),
        cmocka_unit_test(odd_numbers_rise_and_even_ones_fall),
        cmocka_unit_test(whoever_foresees_others_is_no_less_careful),
        cmocka_unit_test(what_does_not_follow_has_a_counterexample),
        cmocka_unit_test(where_one_gains_what_the_other_loses_foresight_is_caution),
        cmocka_unit_test(so_it_is_with_hundreds_of_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
