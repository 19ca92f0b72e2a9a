/* SPDX-License-Identifier: MIT */
/* Witnesses of preferences that need not be rankings: the verdict is the judge's, and what they tell can be played over by the
 * rules. Everything here is asked of the rules pair by pair, nothing of the engine. */
#include "preferences_drawn.h"
#include "test.h"

#include <detente/detente.h>
#include <stdio.h>
#include <string.h>

typedef struct held {
    const sample *s;
    const dt_witness *w;
    uint32_t states;
} held;

static bool refute(const held *h, const char *why)
{
    char name[DT_CRITERION_TEXT];
    fprintf(stderr, "%s: %s, decision maker %zu, state %u\n%s", why, dt_criterion_name(h->w->criterion, name),
            h->w->dm + 1, h->w->state + 1, dt_text_get(&h->s->text));
    return false;
}

static const uint64_t *vector(const held *h, uint32_t state)
{
    return dt_graph_state(h->s->built->graph, state);
}

static bool may_move(const held *h, size_t dm, uint32_t from, uint32_t to)
{
    return dt_rules_may_move(h->s->built->model, dm, vector(h, from), vector(h, to));
}

/* How `a` compares with `b`. */
static dt_relation relation(const held *h, size_t dm, uint32_t a, uint32_t b)
{
    const dt_model *model = h->s->built->model;
    return dt_rules_relate(model, &model->decision_makers[dm].readings[h->s->profile[dm]], vector(h, a), vector(h, b));
}

/* ---- the definitions of theory 4.1, 4.2 and 4.4 ------------------------------------------------------------------- */

static bool is_type(const held *h, const char *types)
{
    return h->w->criterion.type == types[0] || h->w->criterion.type == types[1];
}

static bool leaves(const held *h, uint32_t to)
{
    dt_relation how = relation(h, h->w->dm, to, h->w->state);
    return how.kind == DT_PREFERRED || (how.kind == DT_NOT_KNOWN && is_type(h, "ac"));
}

static bool deters(const held *h, uint32_t x)
{
    dt_relation how = relation(h, h->w->dm, x, h->w->state);
    unsigned degree = h->w->criterion.strength;
    if (how.kind == DT_NOT_KNOWN)
        return is_type(h, "cd");
    return degree ? how.kind == DT_DISPREFERRED && how.strength >= degree : how.kind != DT_PREFERRED;
}

static bool answers_by(const held *h, size_t dm, uint32_t from, uint32_t to)
{
    bool credible = h->w->criterion.concept == DT_CONCEPT_SEQ || h->w->criterion.concept == DT_CONCEPT_SSEQ;
    dt_relation how = relation(h, dm, to, from);
    return may_move(h, dm, from, to) && (!credible || how.kind == DT_PREFERRED || how.kind == DT_NOT_KNOWN);
}

static bool can_escape(const held *h, uint32_t from)
{
    bool can = false;
    for (uint32_t q = 0; q < h->states; q++)
        can |= may_move(h, h->w->dm, from, q) && !deters(h, q);
    return can && (h->w->criterion.concept == DT_CONCEPT_SMR || h->w->criterion.concept == DT_CONCEPT_SSEQ);
}

/* ---- what is told --------------------------------------------------------------------------------------------------- */

/* The moves of an answer are legal, nobody moves twice in a row, and they lead to its end. */
static bool plays(const held *h, const dt_answer *answer)
{
    uint32_t at = answer->to;
    size_t last = h->w->dm;
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_move move = answer->moves[k];
        if (move.dm == h->w->dm || (k && move.dm == last) || !answers_by(h, move.dm, at, move.to))
            return refute(h, "an illegal move");
        last = move.dm;
        at = move.to;
    }
    return at == answer->end || refute(h, "another end");
}

static bool is_sanction(const held *h, const dt_answer *answer)
{
    if (answer->move_count == 0 || answer->end == answer->to || !deters(h, answer->end) || can_escape(h, answer->end))
        return refute(h, "no sanction");
    return plays(h, answer);
}

/* What all legal sequences of the others reach from `from`. */
static void reach(const held *h, uint32_t from, bool reached[64])
{
    bool arrived[DMS][64] = {{false}};
    for (bool grew = true; grew;) {
        grew = false;
        for (uint32_t q = 0; q < h->states; q++)
            for (size_t j = 0; j < DMS; j++) {
                bool may = q == from;
                for (size_t last = 0; last < DMS; last++)
                    may |= last != j && arrived[last][q];
                for (uint32_t r = 0; may && j != h->w->dm && r < h->states; r++)
                    if (!arrived[j][r] && answers_by(h, j, q, r))
                        arrived[j][r] = reached[r] = grew = true;
            }
    }
    reached[from] = false; /* to come back to it is no answer */
}

static bool is_unanswered(const held *h, const dt_answer *answer)
{
    bool reached[64] = {false};
    uint64_t all = 0, escapable = 0, better = 0, unknown = 0;
    if (h->w->criterion.concept == DT_CONCEPT_NASH)
        return answer->reached == 0;
    reach(h, answer->to, reached);
    for (uint32_t q = 0; q < h->states; q++) {
        dt_relation how = relation(h, h->w->dm, q, h->w->state);
        all += reached[q];
        escapable += reached[q] && deters(h, q);
        better += reached[q] && !deters(h, q) && how.kind == DT_PREFERRED;
        unknown += reached[q] && !deters(h, q) && how.kind == DT_NOT_KNOWN;
        if (reached[q] && deters(h, q) && !can_escape(h, q))
            return refute(h, "there is a sanction");
    }
    if (answer->reached != all || answer->escapable != escapable || answer->better != better ||
        answer->unknown != unknown)
        return refute(h, "a wrong count");
    return escapable == 0 ||
           (plays(h, answer) && deters(h, answer->end) && !deters(h, answer->escape) &&
            may_move(h, h->w->dm, answer->end, answer->escape)) ||
           refute(h, "no escape");
}

static bool counts_are_right(const held *h)
{
    uint64_t moves = 0, kinds[4] = {0}, left_for = 0;
    for (uint32_t q = 0; q < h->states; q++) {
        if (!may_move(h, h->w->dm, h->w->state, q))
            continue;
        moves++;
        kinds[relation(h, h->w->dm, q, h->w->state).kind]++;
        left_for += leaves(h, q);
    }
    const dt_witness *w = h->w;
    return (w->moves == moves && w->ties == kinds[DT_TIED] && w->unknown == kinds[DT_NOT_KNOWN] &&
            w->improvements == kinds[DT_PREFERRED] && w->left_for == left_for) ||
           refute(h, "wrong counts");
}

static dt_stand_by way(const dt_witness *w)
{
    return w->left_for     ? DT_BY_SANCTION
           : w->moves == 0 ? DT_BY_NO_MOVE
           : w->unknown    ? DT_BY_UNKNOWN
           : w->ties       ? DT_BY_TIE
                           : DT_BY_LIKING;
}

static bool is_right(const held *h, bool stable)
{
    const dt_witness *w = h->w;
    if (stable != (w->by != DT_UNSTABLE))
        return refute(h, "another verdict");
    if (!counts_are_right(h) || (stable && w->by != way(w)))
        return refute(h, "another way of standing");
    if (w->answer_count != (stable ? w->left_for : 1))
        return refute(h, "answers are missing");
    for (size_t k = 0; k < w->answer_count; k++) {
        const dt_answer *answer = &w->answers[k];
        if (!may_move(h, w->dm, w->state, answer->to) || !leaves(h, answer->to) || answer->sanctioned != stable)
            return refute(h, "not what it would leave for");
        if (!(stable ? is_sanction(h, answer) : is_unanswered(h, answer)))
            return false;
    }
    return true;
}

/* ---- claims ------------------------------------------------------------------------------------------------------------ */

static void hold(const sample *s, dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state)
{
    dt_witness *witness = NULL;
    bool stable = false;
    assert_int_equal(dt_judge_criterion(judge, criterion, dm, state, &stable), DT_OK);
    assert_int_equal(
        dt_explain_criterion(&witness, s->built->graph, s->profile, criterion, dm, state, s->built->budget), DT_OK);
    held h = {.s = s, .w = witness, .states = dt_graph_count(s->built->graph)};
    assert_true(is_right(&h, stable));
    dt_witness_free(witness);
}

static void every_witness_is_right(const sample *s)
{
    dt_judge *judge = NULL;
    assert_int_equal(dt_judge_new(&judge, s->built->graph, s->profile, s->built->budget), DT_OK);
    for (size_t k = 0; k < s->count; k++)
        for (size_t dm = 0; dm < DMS; dm++)
            for (uint32_t state = 0; state < dt_graph_count(s->built->graph); state++)
                hold(s, judge, s->criteria[k], dm, state);
    dt_judge_free(judge);
}

static void witnesses_give_the_verdict_of_the_judge_and_play_by_the_rules(void **unused)
{
    (void)unused;
    each_preferences((traits){true, 1}, 200, every_witness_is_right);
    each_preferences((traits){true, 3}, 120, every_witness_is_right);
    each_preferences((traits){false, 3}, 120, every_witness_is_right);
}

/* ---- reach ------------------------------------------------------------------------------------------------------------ */

/* One step of everybody's: the pairs (state, last mover) that moves which improve or may lead to from those of before. */
static bool step_on(const held *h, bool arrived[DMS][64], bool before[DMS][64], uint32_t from, bool first)
{
    bool grew = false;
    for (uint32_t q = 0; q < h->states; q++)
        for (size_t j = 0; j < DMS; j++) {
            bool may = first && q == from;
            for (size_t last = 0; last < DMS; last++)
                may |= last != j && before[last][q];
            for (uint32_t r = 0; may && r < h->states; r++) {
                dt_relation_kind kind = relation(h, j, r, q).kind;
                if (arrived[j][r] || !may_move(h, j, q, r) || (kind != DT_PREFERRED && kind != DT_NOT_KNOWN))
                    continue;
                arrived[j][r] = grew = true;
            }
        }
    return grew;
}

static void sequences_from(const sample *s, uint32_t from)
{
    held h = {.s = s, .states = dt_graph_count(s->built->graph)};
    uint32_t reached[64], expected[64];
    bool arrived[DMS][64] = {{false}};
    assert_int_equal(dt_relations_reach(s->built->graph, s->profile, from, s->built->budget, reached), DT_OK);
    memset(expected, 0xff, sizeof expected);
    expected[from] = 0;
    for (uint32_t moves = 1, grew = 1; grew; moves++) {
        bool before[DMS][64];
        memcpy(before, arrived, sizeof before);
        grew = step_on(&h, arrived, before, from, moves == 1);
        for (uint32_t q = 0; q < h.states; q++)
            for (size_t j = 0; j < DMS; j++)
                if (arrived[j][q] && moves < expected[q])
                    expected[q] = moves;
    }
    assert_memory_equal(reached, expected, h.states * sizeof *reached);
}

static void reaches_what_sequences_reach(const sample *s)
{
    for (uint32_t from = 0; from < dt_graph_count(s->built->graph); from++)
        sequences_from(s, from);
}

static void improvements_known_or_not_reach_what_legal_sequences_do(void **unused)
{
    (void)unused;
    each_preferences((traits){true, 1}, 300, reaches_what_sequences_reach);
}

/* ---- verify ---------------------------------------------------------------------------------------------------------- */

static bool is_verified(const sample *s, const dt_text *json, uint64_t verdicts)
{
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_verification found;
    dt_verify_options options = {.sample = 0};
    assert_int_equal(dt_source_new(&source, "witness", json->data, json->length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    dt_status status = dt_verify(&found, s->built->graph, source, &options, s->built->budget, diagnostics);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    if (found.lie)
        fprintf(stderr, "%s\n%s", found.lie_text, dt_text_get(json));
    return status == DT_OK && !found.lie && (found.checked == verdicts || verdicts == 0);
}

/* Everybody's witness of a state, written and held against the model. */
static bool verifies(const sample *s, dt_criterion criterion, uint32_t state)
{
    dt_witness *witnesses[DMS] = {NULL};
    dt_text json = {.data = NULL};
    dt_asked asked = {
        .graph = s->built->graph, .profile = s->profile, .state = state, .dm = DT_PATTERN_NONE, .file = "test"};
    asked.budget = s->built->budget;
    for (size_t dm = 0; dm < DMS; dm++)
        assert_int_equal(
            dt_explain_criterion(&witnesses[dm], s->built->graph, s->profile, criterion, dm, state, s->built->budget),
            DT_OK);
    assert_int_equal(dt_report_witnesses(&asked, (const dt_witness *const *)witnesses, DMS, DT_FORMAT_JSON, &json),
                     DT_OK);
    bool right = is_verified(s, &json, DMS);
    for (size_t dm = 0; dm < DMS; dm++)
        dt_witness_free(witnesses[dm]);
    dt_text_free(&json);
    return right;
}

static void every_witness_verifies(const sample *s)
{
    for (size_t k = 0; k < s->count; k++)
        for (uint32_t state = 0; state < dt_graph_count(s->built->graph); state += 2)
            assert_true(verifies(s, s->criteria[k], state));
}

/* What solve writes of a sample, under all criteria. */
static void every_solution_verifies(const sample *s)
{
    dt_text json = {.data = NULL};
    dt_report_options options = {.file = "test", .brief = s->count % 2};
    dt_findings_answer answer = {.graph = s->built->graph, .profile = s->profile, .findings = s->found};
    answer.options = &options;
    answer.budget = s->built->budget;
    assert_int_equal(dt_report_findings(&answer, DT_FORMAT_JSON, &json), DT_OK);
    assert_true(is_verified(s, &json, 0));
    dt_text_free(&json);
}

static void what_is_written_of_verdicts_verifies(void **unused)
{
    (void)unused;
    each_preferences((traits){true, 2}, 150, every_solution_verifies);
    each_preferences((traits){false, 3}, 150, every_solution_verifies);
}

static void what_is_written_of_them_verifies(void **unused)
{
    (void)unused;
    each_preferences((traits){true, 2}, 60, every_witness_verifies);
    each_preferences((traits){false, 3}, 60, every_witness_verifies);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(improvements_known_or_not_reach_what_legal_sequences_do),
        cmocka_unit_test(what_is_written_of_them_verifies),
        cmocka_unit_test(what_is_written_of_verdicts_verifies),
        cmocka_unit_test(witnesses_give_the_verdict_of_the_judge_and_play_by_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
