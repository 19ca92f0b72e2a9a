/* SPDX-License-Identifier: MIT */
/* A variant is what its edits, made in the text of the model, would have given: the same states, moves, ranks and verdicts. */
#include "base/bits.h"
#include "base/memory.h"
#include "edited.h"
#include "property.h"
#include "test.h"

#include <detente/variant.h>

#include <stdlib.h>
#include <string.h>

enum { EDITS = 4 };

/* A set of edits and all that they point to. */
typedef struct draft {
    const sample *s;
    dt_random random;
    dt_edit edits[EDITS];
    size_t count;
    dt_statement *statements[EDITS];
    dt_judgement judgements[EDITS];
    uint32_t orders[EDITS][RC_CODES];
    uint32_t pairs[EDITS][2 * RC_STATES * RC_STATES];
} draft;

static size_t pick(draft *d, size_t bound)
{
    return (size_t)dt_random_below(&d->random, bound);
}

/* ---- drawing edits ----------------------------------------------------------------------------------------------- */

static void draw_order(draft *d, dt_edit *edit, size_t length)
{
    uint32_t *order = d->orders[d->count];
    for (uint32_t k = 0; k < length; k++) {
        uint32_t at = (uint32_t)pick(d, k + 1u);
        order[k] = order[at];
        order[at] = k;
    }
    edit->kind = DT_EDIT_ORDER;
    edit->order = order;
}

static void draw_literal(draft *d, dt_edit *edit)
{
    dt_literal literal = {.negated = pick(d, 2)};
    literal.option = (uint32_t)rc_model_option(d->s->drawn, (uint8_t)pick(d, d->s->drawn->options));
    assert_int_equal(dt_statement_from_literal(&d->statements[d->count], literal), DT_OK);
    d->judgements[d->count] = (dt_judgement){.that = d->statements[d->count], .text = ""};
    edit->judgement = &d->judgements[d->count];
}

static bool draw_statement_edit(draft *d, dt_edit *edit, const dt_reading *reading)
{
    static const dt_edit_kind kinds[] = {DT_EDIT_DROP, DT_EDIT_FLIP, DT_EDIT_ADD, DT_EDIT_ORDER};
    edit->kind = kinds[pick(d, 4)];
    if (edit->kind == DT_EDIT_ADD) {
        edit->at = pick(d, 8) ? pick(d, reading->statement_count + 1) : DT_PATTERN_NONE;
        draw_literal(d, edit);
        return true;
    }
    if (reading->statement_count == 0)
        return false;
    if (edit->kind == DT_EDIT_ORDER)
        draw_order(d, edit, reading->statement_count);
    edit->at = pick(d, reading->statement_count);
    if (edit->kind == DT_EDIT_ORDER && edit->at + 1 < reading->statement_count && pick(d, 2))
        edit->kind = DT_EDIT_SWAP;
    size_t literals = dt_statement_literal_count(reading->statements[edit->at].that);
    edit->literal = literals ? pick(d, literals) : 0;
    return edit->kind != DT_EDIT_FLIP || literals > 0;
}

static bool draw_preference_edit(draft *d, dt_edit *edit)
{
    edit->dm = pick(d, d->s->dms);
    const dt_decision_maker *dm = &d->s->built->model->decision_makers[edit->dm];
    edit->reading = pick(d, dm->reading_count);
    const dt_reading *reading = &dm->readings[edit->reading];
    if (reading->kind == DT_BY_STATEMENTS)
        return d->s->drawn->options > 0 && draw_statement_edit(d, edit, reading);
    if (reading->kind == DT_BY_WEIGHTS) {
        edit->kind = DT_EDIT_WEIGHT;
        edit->option = rc_model_option(d->s->drawn, (uint8_t)pick(d, d->s->drawn->options));
        edit->weight = (int32_t)pick(d, 9) - 4;
        return true;
    }
    if (reading->class_count < 2)
        return false;
    edit->kind = DT_EDIT_MERGE;
    edit->at = pick(d, reading->class_count - 1);
    if (pick(d, 3) == 0)
        edit->kind = DT_EDIT_SWAP;
    else if (pick(d, 2))
        draw_order(d, edit, reading->class_count);
    return true;
}

static bool draw_moves(draft *d, dt_edit *edit)
{
    edit->kind = DT_EDIT_MOVES;
    edit->dm = pick(d, d->s->dms);
    uint32_t *pairs = d->pairs[d->count];
    edit->pairs = pairs;
    for (uint32_t from = 0; from < d->s->states; from++)
        for (uint32_t to = 0; to < d->s->states; to++)
            if (from != to && pick(d, 3) == 0) {
                pairs[2 * edit->pair_count] = from;
                pairs[2 * edit->pair_count++ + 1] = to;
            }
    return true;
}

static bool draw_rule_edit(draft *d, dt_edit *edit)
{
    const random_conflict *c = d->s->drawn;
    switch (pick(d, 5)) {
    case 0:
        edit->kind = DT_EDIT_DROP_RULE;
        edit->at = c->rule_count ? c->padding + pick(d, c->rule_count) : 0;
        return c->rule_count > 0;
    case 1:
        edit->kind = DT_EDIT_ADD_RULE;
        draw_literal(d, edit);
        return true;
    case 2:
        edit->kind = DT_EDIT_DROP_FORBIDDEN;
        edit->at = c->forbidden_count ? pick(d, c->forbidden_count) : 0;
        return c->forbidden_count > 0;
    case 3:
        edit->kind = DT_EDIT_STEP;
        edit->single_step = !c->single_step;
        return true;
    default:
        edit->kind = DT_EDIT_DIRECTION;
        edit->option = rc_model_option(c, (uint8_t)pick(d, c->options));
        edit->direction = (dt_direction)pick(d, 3);
        return true;
    }
}

/* Kinds of which a reading has one at most: those that speak of the order of its items, or of neighbours in it. */
static bool orders(dt_edit_kind kind)
{
    return kind == DT_EDIT_ORDER || kind == DT_EDIT_SWAP || kind == DT_EDIT_MERGE;
}

static bool same_thing(const dt_edit *a, const dt_edit *b)
{
    bool one_list = a->dm == b->dm && a->reading == b->reading;
    if (orders(a->kind) && orders(b->kind))
        return one_list;
    if (a->kind != b->kind)
        return false;
    if (a->kind == DT_EDIT_DIRECTION || a->kind == DT_EDIT_WEIGHT)
        return one_list && a->option == b->option;
    if (a->kind == DT_EDIT_FLIP)
        return one_list && a->at == b->at && a->literal == b->literal;
    return a->kind == DT_EDIT_STEP || (a->kind == DT_EDIT_MOVES && a->dm == b->dm);
}

/* Adds an edit unless it is of what another edit is of. */
static void draw_edit(draft *d)
{
    dt_edit edit = {.kind = DT_EDIT_ORDER};
    bool preference = pick(d, 2) == 0 || (!d->s->drawn->graph_form && d->s->drawn->options == 0);
    bool drawn = preference                ? draw_preference_edit(d, &edit)
                 : d->s->drawn->graph_form ? draw_moves(d, &edit)
                                           : draw_rule_edit(d, &edit);
    for (size_t k = 0; drawn && k < d->count; k++)
        drawn = !same_thing(&edit, &d->edits[k]);
    if (drawn) {
        d->edits[d->count++] = edit;
        return;
    }
    dt_statement_free(d->statements[d->count]);
    d->statements[d->count] = NULL;
}

static void draft_free(draft *d)
{
    for (size_t k = 0; k < EDITS; k++)
        dt_statement_free(d->statements[k]);
    free(d);
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

typedef struct row {
    uint64_t *bits;
} row;

static dt_status mark(void *user, uint32_t to)
{
    dt_bit_set(((row *)user)->bits, to);
    return DT_OK;
}

static bool same_moves(const sample *s, const dt_graph *a, const dt_graph *b, size_t dm, uint32_t from)
{
    state_set left = {{0}}, right = {{0}};
    assert_int_equal(dt_graph_each_move(a, dm, from, mark, &(row){left.bits}), DT_OK);
    assert_int_equal(dt_graph_each_move(b, dm, from, mark, &(row){right.bits}), DT_OK);
    return memcmp(&left, &right, sizeof left) == 0 || refute(s, "moves of %zu from state %u", dm + 1, from + 1);
}

static bool same_graphs(const sample *s, const dt_graph *a, const dt_graph *b)
{
    const size_t bytes = dt_model_words(dt_graph_model(a)) * sizeof(uint64_t);
    if (dt_graph_count(a) != dt_graph_count(b))
        return refute(s, "%u states, not %u", dt_graph_count(a), dt_graph_count(b));
    for (uint32_t state = 0; state < dt_graph_count(a); state++) {
        if (memcmp(dt_graph_state(a, state), dt_graph_state(b, state), bytes) != 0)
            return refute(s, "state %u", state + 1);
        for (size_t dm = 0; dm < s->dms; dm++) {
            for (size_t r = 0; r < s->drawn->reading_count[dm]; r++)
                if (dt_graph_rank(a, dm, r, state) != dt_graph_rank(b, dm, r, state))
                    return refute(s, "rank of state %u for %zu", state + 1, dm + 1);
            if (!same_moves(s, a, b, dm, state))
                return false;
        }
    }
    return true;
}

/* By solving from scratch, and by taking over what the verdicts of the sample settle. */
static bool same_verdicts(const sample *s, const dt_graph *a, const conflict *b)
{
    dt_verdicts *left = NULL, *right = sample_solve(b, s->profile);
    assert_int_equal(dt_stability_update(&left, a, s->profile, s->verdicts, s->graph, s->built->budget), DT_OK);
    bool same = true;
    for (int c = 0; same && c < DT_CONCEPT_COUNT; c++)
        for (uint32_t state = 0; same && sample_concepts(s) >> c & 1u && state < dt_graph_count(a); state++)
            for (size_t dm = 0; same && dm < s->dms; dm++)
                if (dt_verdicts_stable(left, (dt_concept_id)c, dm, state) !=
                    dt_verdicts_stable(right, (dt_concept_id)c, dm, state))
                    same =
                        refute(s, "%s of state %u for %zu", dt_concept_get((dt_concept_id)c)->name, state + 1, dm + 1);
    dt_verdicts_free(left);
    dt_verdicts_free(right);
    return same;
}

/* May a variant have no graph? Where no state is left, or where a ranking cannot know a state that has come. */
static bool may_be_unsound(const sample *s, const random_conflict *changed)
{
    bool ranked = false, come = false;
    for (size_t dm = 0; dm < s->dms; dm++)
        for (size_t r = 0; r < changed->reading_count[dm]; r++)
            ranked |= changed->readings[dm][r].kind == DT_BY_RANKING;
    for (uint32_t code = 0; code < rc_code_end(changed); code++)
        come |= rc_feasible(changed, code) && !rc_feasible(s->drawn, code);
    return !random_conflict_has_state(changed) || (ranked && come);
}

static bool compare(const sample *s, const draft *d, const random_conflict *changed)
{
    dt_variant now;
    dt_status status = dt_variant_make(&now, s->graph, d->edits, d->count, s->built->budget);
    conflict *scratch = random_conflict_has_state(changed) ? build_drawn(changed) : NULL;
    bool same = true;
    if (status == DT_ERR_MODEL)
        same = may_be_unsound(s, changed) || refute(s, "the variant has no graph");
    else if (status != DT_OK || !scratch)
        same = refute(s, "status %d, %s", (int)status, scratch ? "sound" : "unsound");
    else
        same = same_graphs(s, now.graph, scratch->graph) && same_verdicts(s, now.graph, scratch);
    if (status == DT_OK)
        dt_variant_free(&now, s->built->budget);
    conflict_free(scratch);
    return same;
}

static bool is_what_its_text_says(const sample *s)
{
    draft *d = dt_calloc(1, sizeof *d);
    assert_non_null(d);
    d->s = s;
    d->random.state = s->drawn->seed ^ 0x5eed;
    size_t wanted = 1 + pick(d, EDITS);
    for (size_t k = 0; k < 2 * EDITS && d->count < wanted; k++)
        draw_edit(d);
    random_conflict changed = *s->drawn;
    bool same = !rc_apply(&changed, d->edits, d->count) || compare(s, d, &changed);
    draft_free(d);
    return same;
}

static void a_variant_is_what_its_text_would_say(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "variant", .holds = is_what_its_text_says, .models = 12000, .solved = true});
}

/* ---- levers ------------------------------------------------------------------------------------------------------ */

static bool mentions(const rc_statement *statement, uint8_t option)
{
    for (size_t k = 0; k < statement->count; k++)
        if (statement->nodes[k].op == RC_OPTION && statement->nodes[k].arg == option)
            return true;
    return false;
}

/* The conflict by statements alone, with options of different names and without what a lever cannot bring. */
static random_conflict simplify(const random_conflict *drawn, uint8_t last)
{
    random_conflict c = *drawn;
    c.padding = 0;
    c.shared_names = false;
    c.exchanges &= !mentions(&c.exchange_requires, last);
    for (size_t dm = 0; dm < c.dms; dm++)
        for (size_t r = 0; r < c.reading_count[dm]; r++)
            c.readings[dm][r].kind = DT_BY_STATEMENTS;
    c.forbidden_count = 0;
    for (size_t k = 0; k < drawn->forbidden_count; k++)
        if (!mentions(&drawn->forbidden[k].from, last) && !mentions(&drawn->forbidden[k].to, last))
            c.forbidden[c.forbidden_count++] = drawn->forbidden[k];
    for (size_t k = 0; k < c.rule_count; k++)
        c.rules[k].is_pattern = false;
    return c;
}

/* The same without its last option and whatever mentions it. */
static random_conflict without_last(const random_conflict *full, uint8_t last)
{
    random_conflict c = *full;
    c.options--;
    c.rule_count = 0;
    for (size_t k = 0; k < full->rule_count; k++)
        if (!mentions(&full->rules[k].that, last))
            c.rules[c.rule_count++] = full->rules[k];
    for (size_t dm = 0; dm < c.dms; dm++)
        for (size_t r = 0; r < c.reading_count[dm]; r++) {
            const rc_reading *before = &full->readings[dm][r];
            rc_reading *after = &c.readings[dm][r];
            after->statement_count = 0;
            for (size_t k = 0; k < before->statement_count; k++)
                if (!mentions(&before->statements[k], last))
                    after->statements[after->statement_count++] = before->statements[k];
        }
    return c;
}

static void write_added(const random_conflict *full, size_t dm, uint8_t last, dt_text *out)
{
    dt_text_printf(out, "      %c:\n", (char)('A' + dm));
    for (size_t r = 0; r < full->reading_count[dm]; r++) {
        const rc_reading *reading = &full->readings[dm][r];
        size_t place = 1;
        for (size_t k = 0; k < reading->statement_count; k++) {
            if (!mentions(&reading->statements[k], last)) {
                place++;
                continue;
            }
            dt_text_printf(out, "        - {at: %zu, ", place);
            if (full->reading_count[dm] > 1)
                dt_text_printf(out, "reading: r%zu, ", r + 1);
            dt_text_add(out, "that: \"");
            rc_statement_write(&reading->statements[k], full, out);
            dt_text_add(out, "\"}\n");
        }
    }
}

/* A lever that brings the last option and whatever mentions it. */
static void write_lever(const random_conflict *full, uint8_t last, dt_text *out)
{
    static const char *const directions[] = {[DT_BOTH] = "both", [DT_TAKE] = "take", [DT_DROP] = "drop"};
    dt_text_printf(out, "levers:\n  l:\n    options: {%c: {", (char)('A' + full->owner[last]));
    rc_write_option(full, last, out);
    dt_text_printf(out, ": {moves: %s}}}\n    statements:\n", directions[full->direction[last]]);
    for (size_t dm = 0; dm < full->dms; dm++)
        write_added(full, dm, last, out);
    dt_text_add(out, "    infeasible:\n");
    for (size_t k = 0; k < full->rule_count; k++) {
        if (!mentions(&full->rules[k].that, last))
            continue;
        dt_text_add(out, "      - \"");
        rc_statement_write(&full->rules[k].that, full, out);
        dt_text_add(out, "\"\n");
    }
}

static bool pulled_is_whole(const sample *s, const conflict *base, const conflict *whole)
{
    const dt_edit pull = {.kind = DT_EDIT_LEVER, .at = 0};
    dt_model *model = NULL;
    dt_graph *graph = NULL;
    dt_variant now;
    assert_int_equal(dt_model_with_levers(&model, base->model), DT_OK);
    assert_int_equal(dt_graph_build(&graph, model, base->budget, base->diagnostics), DT_OK);
    bool same = dt_graph_count(graph) == dt_graph_count(base->graph) || refute(s, "levers change the states");
    if (same && dt_variant_make(&now, graph, &pull, 1, base->budget) == DT_OK) {
        same = same_graphs(s, now.graph, whole->graph) && same_verdicts(s, now.graph, whole);
        dt_variant_free(&now, base->budget);
    } else if (same) {
        same = refute(s, "the lever leaves no state");
    }
    dt_graph_free(graph);
    dt_model_free(model);
    return same;
}

static bool brings_what_was_taken_out(const sample *s)
{
    if (s->drawn->options < 2)
        return true;
    const uint8_t last = (uint8_t)(s->drawn->options - 1);
    const random_conflict full = simplify(s->drawn, last), less = without_last(&full, last);
    if (!random_conflict_has_state(&full) || !random_conflict_has_state(&less))
        return true;
    dt_text text = {.data = NULL};
    random_conflict_write(&less, &text);
    write_lever(&full, last, &text);
    conflict *base = conflict_try(dt_text_get(&text)), *whole = build_drawn(&full);
    bool same = base->graph && whole ? pulled_is_whole(s, base, whole) : refute(s, "unsound");
    dt_text_free(&text);
    conflict_free(base);
    conflict_free(whole);
    return same;
}

static void a_lever_brings_back_what_was_taken_out_for_it(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "lever",
                             .holds = brings_what_was_taken_out,
                             .shape = {.form = RC_OPTION_FORM},
                             .models = 6000,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_variant_is_what_its_text_would_say),
        cmocka_unit_test(a_lever_brings_back_what_was_taken_out_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
