/* SPDX-License-Identifier: MIT */
/* Coalitions in conflicts whose answers are known; tests/property holds them against the definitions. */
#include "conflict.h"
#include "test.h"

#include "base/bits.h"

#include <detente/followup.h>

enum { M = 1, U = 2, L = 4, STATES = 9, ALL = 0x1ff };

/* Elmira (theory 13.3): M modifies the order, U delays, accepts or abandons, L insists. State k is called sk. */
static const char elmira[] =
    "detente: 1\nname: Elmira\ndecision_makers: {M: , U: , L: }\n"
    "graph:\n  states: [s1, s2, s3, s4, s5, s6, s7, s8, s9]\n  moves:\n"
    "    M: {s1: [s2], s3: [s4], s5: [s6], s7: [s8]}\n"
    "    U: {s1: [s3, s9], s2: [s4, s9], s3: [s9], s4: [s9], s5: [s7, s9], s6: [s8, s9], s7: [s9], s8: [s9]}\n"
    "    L: {s1: [s5], s2: [s6], s3: [s7], s4: [s8], s5: [s1], s6: [s2], s7: [s3], s8: [s4]}\n"
    "preferences:\n  M: {ranking: [s7, s3, s4, s8, s5, s1, s2, s6, s9]}\n"
    "  U: {ranking: [s1, s4, s8, s5, s9, s3, s7, s2, s6]}\n"
    "  L: {ranking: [s7, s3, s5, s1, s8, s6, s4, s2, s9]}\n";

typedef struct question {
    conflict *c;
    dt_verdicts *verdicts;
    dt_coalition named[1];
    uint32_t profile[3];
    dt_coalitions_options options;
    dt_coalitions *found;
} question;

static question ask_about(const char *text)
{
    question q = {.c = conflict_new(text), .options = DT_COALITIONS_OPTIONS_INIT};
    q.verdicts = conflict_solve(q.c, 1u << DT_CONCEPT_SEQ);
    q.options.verdicts = q.verdicts;
    return q;
}

static void find(question *q, dt_coalition named)
{
    q->named[0] = named;
    q->options.profile = q->profile;
    q->options.named = named ? q->named : NULL;
    q->options.named_count = named ? 1 : 0;
    q->options.tables = named != 0;
    dt_coalitions_free(q->found);
    assert_int_equal(dt_coalitions_find(&q->found, q->c->graph, &q->options, q->c->budget), DT_OK);
}

static void end(question *q)
{
    dt_coalitions_free(q->found);
    dt_verdicts_free(q->verdicts);
    conflict_free(q->c);
}

static bool stands(const question *q, dt_concept_id concept, uint32_t state)
{
    return dt_bit_get(q->found->tables[0].stable[concept], state);
}

/* Bit k - 1 of each: state k is stable against the coalition. */
static void assert_stable(question *q, dt_coalition members, const unsigned expected[4])
{
    static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ};
    find(q, members);
    for (size_t k = 0; k < 4; k++)
        for (uint32_t s = 0; s < STATES; s++)
            assert_int_equal(stands(q, concepts[k], s), expected[k] >> s & 1u);
}

static void elmira_is_stable_against_coalitions_as_published(void **unused)
{
    (void)unused;
    question q = ask_about(elmira);
    unsigned but_2_and_6 = ALL & ~(1u << 1 | 1u << 5), but_1 = ALL & ~1u;
    find(&q, M | U);
    for (uint32_t s = 0; s < STATES; s++)
        assert_int_equal(stands(&q, DT_CONCEPT_NASH, s), s != 1 && s != 4 && s != 5);
    assert_stable(&q, M | L, (unsigned[]){but_1 & ~(1u << 2), ALL, ALL, but_1});
    assert_stable(&q, U | L, (unsigned[]){but_2_and_6, but_2_and_6, but_2_and_6, but_2_and_6});
    assert_stable(&q, M | U | L, (unsigned[]){but_2_and_6, but_2_and_6, but_2_and_6, but_2_and_6});
    end(&q);
}

static void elmira_jumps_from_delay_to_acceptance(void **unused)
{
    (void)unused;
    question q = ask_about(elmira);
    find(&q, 0);
    assert_int_equal(q.found->case_count, 3);
    const dt_coalition_case *delay = &q.found->cases[0];
    assert_int_equal(delay->state, 4);
    assert_int_equal(delay->jump_total, 1);
    assert_int_equal(delay->jumps[0].members, M | U);
    assert_int_equal(delay->jumps[0].way.to, 7);
    assert_int_equal(delay->jumps[0].way.move_count, 2);
    assert_int_equal(delay->jumps[0].way.moves[0].dm, 0);
    assert_int_equal(delay->jumps[0].way.moves[0].to, 5);
    end(&q);
}

/* All members being better off is not negatively transitive: what answers a gain may be answered by a state that is no gain
 * over the answer for all of them, and still one over the start. */
static void a_coalition_that_could_gain_again_is_not_deterred(void **unused)
{
    (void)unused;
    question q = ask_about(
        "detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: }}\n  B: {options: {b: }}\n  C: {options: {c: }}\n"
        "preferences:\n  A: {ranking: [YNN, YYY, NNN, YNY, [NYN, YYN, NNY, NYY]]}\n"
        "  B: {ranking: [YNY, YYY, YNN, NNN, [NYN, YYN, NNY, NYY]]}\n"
        "  C: {ranking: [YNY, YNN, NNN, [NYN, YYN, NNY, NYY, YYY]]}\n");
    find(&q, 3);
    uint32_t start = conflict_state(q.c, "NNN");
    assert_false(stands(&q, DT_CONCEPT_NASH, start));
    assert_true(stands(&q, DT_CONCEPT_GMR, start));
    assert_false(stands(&q, DT_CONCEPT_SMR, start));
    end(&q);
}

static void moving_together_leads_past_what_is_infeasible_and_moving_in_turn_does_not(void **unused)
{
    (void)unused;
    question q = ask_about("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: }}\n  B: {options: {b: }}\n"
                           "infeasible: [a and not b, b and not a]\n"
                           "preferences: {A: {statements: [a]}, B: {statements: [b]}}\n");
    find(&q, 3);
    assert_true(stands(&q, DT_CONCEPT_NASH, conflict_state(q.c, "NN")));
    q.options.joint = true;
    find(&q, 3);
    assert_false(stands(&q, DT_CONCEPT_NASH, conflict_state(q.c, "NN")));
    end(&q);
}

static void within_any_memory_what_is_told_is_true(void **unused)
{
    (void)unused;
    question q = ask_about(elmira);
    dt_status status = DT_ERR_LIMIT;
    size_t partial = 0;
    find(&q, 0);
    for (uint64_t bytes = 64; status != DT_OK; bytes += 64) {
        dt_limits limits = DT_LIMITS_INIT;
        dt_budget *budget;
        dt_coalitions *part;
        limits.memory_bytes = bytes;
        assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
        status = dt_coalitions_find(&part, q.c->graph, &q.options, budget);
        assert_true(status == DT_OK || status == DT_ERR_LIMIT);
        for (size_t k = 0; part && k < part->case_count; k++) {
            assert_int_equal(part->cases[k].state, q.found->cases[k].state);
            assert_int_equal(part->cases[k].stable, q.found->cases[k].stable);
            assert_int_equal(part->cases[k].jump_total, q.found->cases[k].jump_total);
        }
        assert_int_equal(part && part->complete, status == DT_OK);
        partial += part && !part->complete;
        assert_int_equal(dt_budget_reserved(budget), 0);
        dt_coalitions_free(part);
        dt_budget_free(budget);
    }
    assert_true(partial > 0);
    end(&q);
}

static void more_coalitions_than_can_be_looked_at_are_refused(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, "detente: 1\nname: t\ndecision_makers:\n");
    for (int i = 0; i < 24; i++)
        dt_text_printf(&text, "  D%d: {options: {o%d: }}\n", i, i);
    dt_text_add(&text, "infeasible:\n");
    for (int i = 1; i < 24; i++)
        dt_text_printf(&text, "  - not (o0 iff o%d)\n", i);
    dt_text_add(&text, "preferences:\n");
    for (int i = 0; i < 24; i++)
        dt_text_printf(&text, "  D%d: {statements: [o%d]}\n", i, i);
    question q = ask_about(dt_text_get(&text));
    uint32_t profile[24] = {0};
    q.options.profile = profile;
    assert_int_equal(dt_coalitions_find(&q.found, q.c->graph, &q.options, q.c->budget), DT_OK);
    assert_int_equal(q.found->size, 3);
    assert_int_equal(q.found->count, 24 + 276 + 2024);
    dt_coalitions_free(q.found);
    q.options.size = 24;
    assert_int_equal(dt_coalitions_find(&q.found, q.c->graph, &q.options, q.c->budget), DT_ERR_LIMIT);
    assert_null(q.found);
    end(&q);
    dt_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elmira_is_stable_against_coalitions_as_published),
        cmocka_unit_test(elmira_jumps_from_delay_to_acceptance),
        cmocka_unit_test(a_coalition_that_could_gain_again_is_not_deterred),
        cmocka_unit_test(moving_together_leads_past_what_is_infeasible_and_moving_in_turn_does_not),
        cmocka_unit_test(within_any_memory_what_is_told_is_true),
        cmocka_unit_test(more_coalitions_than_can_be_looked_at_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
