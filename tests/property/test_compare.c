/* SPDX-License-Identifier: MIT */
/* What compare says of two models, held against solving both, and against trying every set of their differences. */
#include "base/bits.h"
#include "followup/comparing.h"
#include "property.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { SETS_OF = 6, MUTATIONS = 4 };

/* ---- a second model ---------------------------------------------------------------------------------------------- */

static uint8_t pick(dt_random *random, size_t bound)
{
    return (uint8_t)dt_random_below(random, bound);
}

static void change_statements(rc_reading *reading, dt_random *random, uint8_t options)
{
    const uint8_t at = pick(random, reading->statement_count), to = pick(random, reading->statement_count);
    const rc_statement moved = reading->statements[at];
    switch (pick(random, 4)) {
    case 0: rc_statement_draw(&reading->statements[at], random, options); break;
    case 1:
        reading->statements[at] = reading->statements[to];
        reading->statements[to] = moved;
        break;
    case 2:
        if (reading->statement_count < RC_STATEMENTS)
            rc_statement_draw(&reading->statements[reading->statement_count++], random, options);
        break;
    default:
        memmove(&reading->statements[at], &reading->statements[at + 1],
                (size_t)(--reading->statement_count - at) * sizeof moved);
    }
}

static void change_mind(random_conflict *c, dt_random *random)
{
    const size_t dm = pick(random, c->dms);
    rc_reading *reading = &c->readings[dm][c->profile[dm]];
    if (reading->kind == DT_BY_STATEMENTS && reading->statement_count)
        change_statements(reading, random, c->options);
    else if (reading->kind == DT_BY_WEIGHTS)
        reading->weights[pick(random, c->options)] = (int8_t)(pick(random, 9) - 4);
    else if (reading->kind == DT_BY_RANKING && !reading->mask)
        reading->classes[pick(random, c->graph_form ? c->states : rc_code_end(c))] = pick(random, 4);
}

static void change_frame(random_conflict *c, dt_random *random)
{
    const uint8_t kind = pick(random, 4);
    if (c->graph_form) {
        const uint8_t from = pick(random, c->states), to = pick(random, c->states);
        c->arcs[pick(random, c->dms)][from][to] ^= from != to;
    } else if (kind == 0) {
        c->direction[pick(random, c->options)] = (dt_direction)pick(random, 3);
    } else if (kind == 1) {
        c->single_step = !c->single_step;
    } else if (kind == 2) {
        c->rule_count = c->rule_count ? (uint8_t)(c->rule_count - 1) : 0;
    } else {
        c->forbidden_count = c->forbidden_count ? (uint8_t)(c->forbidden_count - 1) : 0;
    }
}

static void mutate(random_conflict *c, dt_random *random)
{
    for (uint8_t k = pick(random, MUTATIONS) + 1; k > 0; k--) {
        if (pick(random, 3))
            change_mind(c, random);
        else
            change_frame(c, random);
    }
}

/* ---- the comparison ---------------------------------------------------------------------------------------------- */

typedef struct pair {
    const sample *s;
    random_conflict drawn; /* the second */
    conflict *second;
    uint32_t profile[RC_DMS];
    uint32_t size; /* of the sets that are tried */
    dt_compare_options options;
    dt_compared *found;
} pair;

static bool compare(pair *p)
{
    p->second = build_drawn(&p->drawn);
    if (!p->second)
        return false;
    for (size_t i = 0; i < RC_DMS; i++)
        p->profile[i] = p->drawn.profile[i];
    p->options = (dt_compare_options){
        .concepts = sample_concepts(p->s), .profiles = {p->s->profile, p->profile}, .size = p->size};
    const dt_status status = dt_compare(&p->found, p->s->graph, p->second->graph, &p->options, p->s->built->budget);
    if (status != DT_ERR_MODEL)
        assert_int_equal(status, DT_OK);
    return p->found;
}

static void pair_free(pair *p)
{
    dt_compared_free(p->found);
    conflict_free(p->second);
}

/* ---- every set --------------------------------------------------------------------------------------------------- */

/* turned[set * changed + k]: what the set turns of the k-th state that changes. */
static dt_concept_set *try_every_set(const pair *p, size_t *bearing)
{
    dt_compared *again = dt_calloc(1, sizeof *again);
    dt_comparing w = {.c = again, .budget = p->s->built->budget};
    bool listed, sound;
    assert_non_null(again);
    *again = (dt_compared){.first = p->s->graph, .second = p->second->graph, .options = p->options};
    assert_int_equal(dt_comparing_begin(&w, &listed), DT_OK);
    *bearing = again->bearing;
    dt_concept_set *turned = NULL;
    if (*bearing <= SETS_OF) {
        turned = dt_calloc(again->changed_count << *bearing, sizeof *turned);
        assert_non_null(turned);
        for (size_t set = 0; set < (size_t)1 << *bearing; set++) {
            for (size_t k = 0; k < *bearing; k++)
                w.made[k] = set >> k & 1u;
            assert_int_equal(dt_differences_try(&w, &sound, NULL), DT_OK);
            memcpy(turned + set * again->changed_count, w.turned, again->changed_count * sizeof *turned);
        }
    }
    dt_comparing_end(&w);
    dt_compared_free(again);
    return turned;
}

static const dt_cause *find_cause(const dt_compared *c, size_t set)
{
    for (size_t k = 0; k < c->cause_count; k++) {
        size_t members = 0;
        for (size_t i = 0; i < c->causes[k].count; i++)
            members |= (size_t)1 << c->causes[k].differences[i];
        if (members == set)
            return &c->causes[k];
    }
    return NULL;
}

/* What the set turns and no part of it does. */
static dt_concept_set least(const dt_concept_set *turned, size_t changed, size_t set, size_t k)
{
    dt_concept_set own = turned[set * changed + k];
    for (size_t part = 0; part < set; part++)
        if ((part & set) == part)
            own &= ~turned[part * changed + k];
    return own;
}

static bool agrees(const pair *p, const dt_concept_set *turned, size_t set)
{
    const dt_compared *c = p->found;
    const dt_cause *cause = find_cause(c, set);
    if (dt_bit_count(set) > p->size)
        return true;
    for (size_t k = 0; k < c->changed_count; k++)
        if (least(turned, c->changed_count, set, k) != (cause ? cause->turned[k] : 0))
            return refute(p->s, "set %zu, the %zu-th state that changes", set, k);
    return true;
}

/* All differences together are the second model; what all but one leave is what that one is needed for. */
static bool ends_agree(const pair *p, const dt_concept_set *turned, size_t bearing)
{
    const dt_compared *c = p->found;
    const size_t all = ((size_t)1 << bearing) - 1;
    for (size_t k = 0; k < c->changed_count; k++)
        if (turned[all * c->changed_count + k] != (c->changed[k].before ^ c->changed[k].after))
            return refute(p->s, "all differences together are not the second model");
    for (size_t d = 0; d < bearing; d++) {
        uint64_t left = c->verdict_count;
        for (size_t k = 0; k < c->changed_count; k++)
            left -= dt_bit_count(turned[(all & ~((size_t)1 << d)) * c->changed_count + k]);
        if (c->differences[d].spared && c->differences[d].needed != left && c->changed_count)
            return refute(p->s, "difference %zu is needed for %u, not %u", d + 1, (unsigned)left,
                          (unsigned)c->differences[d].needed);
    }
    return true;
}

static bool causes_agree(const pair *p)
{
    size_t bearing;
    dt_concept_set *turned = try_every_set(p, &bearing);
    bool same = p->found->unexplained == 0 || refute(p->s, "a verdict is left without a cause");
    for (size_t set = 1; turned && same && set < (size_t)1 << bearing; set++)
        same = agrees(p, turned, set);
    same = same && (!turned || ends_agree(p, turned, bearing));
    free(turned);
    return same;
}

/* ---- what changes ------------------------------------------------------------------------------------------------ */

static dt_concept_set holding(const dt_verdicts *verdicts, const dt_graph *graph, const random_conflict *drawn,
                              uint32_t code, dt_concept_set concepts)
{
    dt_concept_set set = 0;
    for (uint32_t s = 0; s < dt_graph_count(graph); s++)
        for (size_t c = 0; rc_code_of(drawn, dt_graph_state(graph, s)) == code && c < DT_CONCEPT_COUNT; c++)
            if (concepts >> c & 1u && dt_verdicts_equilibrium(verdicts, (dt_concept_id)c, s))
                set |= 1u << c;
    return set;
}

/* States are the same where the same options are taken. */
static bool changes_agree(const pair *p)
{
    const dt_compared *c = p->found;
    dt_verdicts *after = sample_solve(p->second, p->profile);
    size_t changed = 0;
    for (uint32_t code = 0; code < rc_code_end(p->s->drawn); code++)
        changed += holding(p->s->verdicts, p->s->graph, p->s->drawn, code, p->options.concepts) !=
                   holding(after, p->second->graph, &p->drawn, code, p->options.concepts);
    dt_verdicts_free(after);
    return changed == c->changed_count || refute(p->s, "%zu states change, not %zu", changed, c->changed_count);
}

static bool a_changed_model_agrees(const sample *s)
{
    pair p = {.s = s, .size = DT_CAUSE_SIZE_MAX, .drawn = *s->drawn};
    dt_random random = {.state = s->drawn->seed ^ 0x5ca1ab1e};
    mutate(&p.drawn, &random);
    bool same = !compare(&p) || (changes_agree(&p) && causes_agree(&p));
    pair_free(&p);
    return same;
}

static void every_set_of_differences_is_told_rightly(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "compare", .holds = a_changed_model_agrees, .models = 1000, .solved = true});
}

/* ---- models that have little in common --------------------------------------------------------------------------- */

static bool another_model_agrees(const sample *s)
{
    pair p = {.s = s, .size = 2};
    const rc_shape small = {.form = s->drawn->graph_form ? RC_GRAPH_FORM : RC_OPTION_FORM, .small = true};
    random_conflict_draw(&p.drawn, s->drawn->seed + 1, &small);
    p.drawn.padding = 0;
    bool same = s->drawn->padding || !compare(&p) || causes_agree(&p);
    pair_free(&p);
    return same;
}

static void models_with_other_parties_and_options_are_compared(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "compare_other",
                             .holds = another_model_agrees,
                             .shape = {.small = true},
                             .models = 300,
                             .solved = true});
}

static bool the_same_model_agrees(const sample *s)
{
    pair p = {.s = s, .size = DT_CAUSE_SIZE_MAX, .drawn = *s->drawn};
    bool same = !compare(&p) || (p.found->count == 0 && p.found->changed_count == 0);
    pair_free(&p);
    return same || refute(s, "a model differs from itself");
}

static void a_model_does_not_differ_from_itself(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "compare_same", .holds = the_same_model_agrees, .models = 300, .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_of_differences_is_told_rightly),
        cmocka_unit_test(models_with_other_parties_and_options_are_compared),
        cmocka_unit_test(a_model_does_not_differ_from_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
