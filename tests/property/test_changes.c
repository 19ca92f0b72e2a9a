/* SPDX-License-Identifier: MIT */
/* What a change of the model changes in its answer: names and order nothing, an added move only in one direction, asking
 * again nothing at all (rows 19, 44 and 46 of theory 14). */
#include "property.h"
#include "test.h"

#include <string.h>

#define BIT(concept) (1u << DT_CONCEPT_##concept)

/* Solves a changed form of the sample under the same readings. */
typedef struct solved {
    conflict *c;
    dt_verdicts *verdicts;
} solved;

static solved solve_changed(const random_conflict *changed)
{
    solved other = {.c = build_drawn(changed)};
    uint32_t profile[RC_DMS];
    for (size_t dm = 0; dm < RC_DMS; dm++)
        profile[dm] = changed->profile[dm];
    other.verdicts = other.c ? sample_solve(other.c, profile) : NULL;
    return other;
}

static void solved_free(solved *other)
{
    dt_verdicts_free(other->verdicts);
    conflict_free(other->c);
}

/* ---- order and names --------------------------------------------------------------------------------------------- */

/* to[k] is the new place of the k-th thing. */
typedef struct permutation {
    uint8_t to[RC_OPTIONS]; /* no fewer than the states of a graph */
} permutation;

static permutation draw_permutation(dt_random *random, uint8_t count)
{
    permutation p = {{0}};
    for (uint8_t k = 0; k < count; k++) {
        const uint8_t at = (uint8_t)dt_random_below(random, k + 1u);
        p.to[k] = p.to[at];
        p.to[at] = k;
    }
    return p;
}

static void permute_dms(random_conflict *c, const permutation *dms)
{
    const random_conflict before = *c;
    for (size_t dm = 0; dm < c->dms; dm++) {
        const size_t at = dms->to[dm];
        memcpy(c->readings[at], before.readings[dm], sizeof c->readings[at]);
        memcpy(c->arcs[at], before.arcs[dm], sizeof c->arcs[at]);
        c->reading_count[at] = before.reading_count[dm];
        c->profile[at] = before.profile[dm];
    }
    for (size_t k = 0; k < c->forbidden_count; k++) {
        c->forbidden[k].by = 0;
        for (size_t dm = 0; dm < c->dms; dm++)
            if (before.forbidden[k].by >> dm & 1u)
                c->forbidden[k].by |= (uint8_t)(1u << dms->to[dm]);
    }
    c->padded_dm = dms->to[before.padded_dm];
}

/* The options follow their owners, those of one owner in reverse. */
static permutation places_of_options(const random_conflict *c, const permutation *dms)
{
    permutation p = {{0}};
    uint8_t next = 0;
    for (uint8_t place = 0; place < c->dms; place++)
        for (uint8_t o = c->options; o-- > 0;)
            if (dms->to[c->owner[o]] == place)
                p.to[o] = next++;
    return p;
}

static uint16_t permute_bits(const permutation *options, uint8_t count, uint32_t code)
{
    uint32_t permuted = 0;
    for (uint8_t o = 0; o < count; o++)
        permuted |= (code >> o & 1u) << options->to[o];
    return (uint16_t)permuted;
}

static void permute_statement(rc_statement *statement, const permutation *options)
{
    for (size_t k = 0; k < statement->count; k++)
        if (statement->nodes[k].op == RC_OPTION)
            statement->nodes[k].arg = options->to[statement->nodes[k].arg];
}

static void permute_reading(rc_reading *reading, const permutation *options, uint8_t count)
{
    const rc_reading before = *reading;
    for (size_t k = 0; k < reading->statement_count; k++)
        permute_statement(&reading->statements[k], options);
    for (uint8_t o = 0; o < count; o++)
        reading->weights[options->to[o]] = before.weights[o];
    for (uint32_t code = 0; code < 1u << count; code++)
        reading->classes[permute_bits(options, count, code)] = before.classes[code];
    reading->mask = permute_bits(options, count, before.mask);
}

static void permute_options(random_conflict *c, const permutation *dms, const permutation *options)
{
    const random_conflict before = *c;
    for (uint8_t o = 0; o < c->options; o++) {
        c->owner[options->to[o]] = dms->to[before.owner[o]];
        c->direction[options->to[o]] = before.direction[o];
    }
    for (size_t k = 0; k < c->rule_count; k++) {
        permute_statement(&c->rules[k].that, options);
        c->rules[k].care = permute_bits(options, c->options, before.rules[k].care);
        c->rules[k].value = permute_bits(options, c->options, before.rules[k].value);
    }
    for (size_t k = 0; k < c->forbidden_count; k++) {
        permute_statement(&c->forbidden[k].from, options);
        permute_statement(&c->forbidden[k].to, options);
    }
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t k = 0; k < c->reading_count[dm]; k++)
            permute_reading(&c->readings[dm][k], options, c->options);
}

static void permute_states(random_conflict *c, const permutation *states)
{
    const random_conflict before = *c;
    for (size_t dm = 0; dm < c->dms; dm++) {
        for (size_t from = 0; from < c->states; from++)
            for (size_t to = 0; to < c->states; to++)
                c->arcs[dm][states->to[from]][states->to[to]] = before.arcs[dm][from][to];
        for (size_t k = 0; k < c->reading_count[dm]; k++)
            for (size_t s = 0; s < c->states; s++)
                c->readings[dm][k].classes[states->to[s]] = before.readings[dm][k].classes[s];
    }
}

/* The state of the permuted conflict that is `state` of the sample. */
static uint32_t counterpart(const sample *s, const permutation *places, const random_conflict *permuted,
                            const conflict *c, uint32_t state)
{
    const uint32_t code = rc_code_of(s->drawn, dt_graph_state(s->graph, state));
    const uint32_t moved = s->drawn->graph_form ? places->to[code] : permute_bits(places, s->drawn->options, code);
    for (uint32_t q = 0; q < dt_graph_count(c->graph); q++)
        if (rc_code_of(permuted, dt_graph_state(c->graph, q)) == moved)
            return q;
    return DT_NO_STATE;
}

static bool same_answers(const sample *s, const permutation *dms, const permutation *places,
                         const random_conflict *permuted, const solved *other)
{
    for (uint32_t state = 0; state < s->states; state++) {
        const uint32_t there = counterpart(s, places, permuted, other->c, state);
        if (there == DT_NO_STATE)
            return refute(s, "state %u is lost", state + 1);
        for (size_t dm = 0; dm < s->dms; dm++)
            for (int c = 0; c < DT_CONCEPT_COUNT; c++)
                if (sample_concepts(s) >> c & 1u &&
                    dt_verdicts_stable(s->verdicts, (dt_concept_id)c, dm, state) !=
                        dt_verdicts_stable(other->verdicts, (dt_concept_id)c, dms->to[dm], there))
                    return refute(s, "%s, state %u, decision maker %zu", dt_concept_get((dt_concept_id)c)->name,
                                  state + 1, dm + 1);
    }
    return true;
}

static bool order_does_not_matter(const sample *s)
{
    random_conflict permuted = *s->drawn;
    dt_random random = {.state = s->drawn->seed};
    const permutation dms = draw_permutation(&random, permuted.dms);
    const permutation places =
        permuted.graph_form ? draw_permutation(&random, permuted.states) : places_of_options(&permuted, &dms);
    if (permuted.graph_form)
        permute_states(&permuted, &places);
    else
        permute_options(&permuted, &dms, &places);
    permute_dms(&permuted, &dms);
    permuted.shared_names = !permuted.shared_names;
    solved other = solve_changed(&permuted);
    bool holds = other.verdicts ? same_answers(s, &dms, &places, &permuted, &other) : refute(s, "permuted: unsound");
    solved_free(&other);
    return holds;
}

static void neither_order_nor_names_matter(void **unused) /* row 19 */
{
    (void)unused;
    assert_holds(&(property){.name = "order", .holds = order_does_not_matter, .models = 2500, .solved = true});
}

/* ---- more moves -------------------------------------------------------------------------------------------------- */

/* Moves were added for the DMs in `for_whom`. Those who got none keep their stability, for their opponents can only do
 * more; who alone got some keeps its instability. SIM is left out: it has no graph. */
static bool only_grows(const sample *s, const solved *more, unsigned for_whom)
{
    const dt_concept_set concepts = DT_CONCEPTS_DEFAULT;
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t state = 0; state < s->states; state++) {
            for (int c = 0; c < DT_CONCEPT_COUNT; c++) {
                if (!(concepts >> c & 1u))
                    continue;
                const bool before = dt_verdicts_stable(s->verdicts, (dt_concept_id)c, dm, state);
                const bool after = dt_verdicts_stable(more->verdicts, (dt_concept_id)c, dm, state);
                const bool lost = before && !after && !(for_whom >> dm & 1u);
                const bool won = !before && after && for_whom == 1u << dm;
                if (lost || won)
                    return refute(s, "%s, state %u, decision maker %zu; more moves for %x",
                                  dt_concept_get((dt_concept_id)c)->name, state + 1, dm + 1, for_whom);
            }
        }
    }
    return true;
}

static bool grows_by(const sample *s, const random_conflict *changed, unsigned for_whom)
{
    solved more = solve_changed(changed);
    bool holds = more.verdicts ? only_grows(s, &more, for_whom) : refute(s, "changed: unsound");
    solved_free(&more);
    return holds;
}

static bool an_arc_more(const sample *s)
{
    dt_random random = {.state = s->drawn->seed};
    random_conflict more = *s->drawn;
    const size_t dm = dt_random_below(&random, more.dms);
    const size_t from = dt_random_below(&random, more.states), to = dt_random_below(&random, more.states);
    if (from == to)
        return true;
    more.arcs[dm][from][to] = true;
    return grows_by(s, &more, 1u << dm);
}

static bool a_ban_less(const sample *s)
{
    random_conflict more = *s->drawn;
    if (more.forbidden_count == 0)
        return true;
    const uint8_t by = more.forbidden[--more.forbidden_count].by;
    return grows_by(s, &more, by ? by : (1u << more.dms) - 1u);
}

static bool both_ways(const sample *s)
{
    for (uint8_t o = 0; o < s->drawn->options; o++) {
        random_conflict more = *s->drawn;
        if (more.direction[o] == DT_BOTH)
            continue;
        more.direction[o] = DT_BOTH;
        if (!grows_by(s, &more, 1u << more.owner[o]))
            return false;
    }
    return true;
}

static void more_moves_can_only_help_opponents_to_sanction(void **unused) /* row 44, and back: deleting reverses it */
{
    (void)unused;
    assert_holds(&(property){
        .name = "arc_more", .holds = an_arc_more, .shape = {.form = RC_GRAPH_FORM}, .models = 3000, .solved = true});
    assert_holds(&(property){
        .name = "ban_less", .holds = a_ban_less, .shape = {.form = RC_OPTION_FORM}, .models = 2000, .solved = true});
    assert_holds(&(property){
        .name = "both_ways", .holds = both_ways, .shape = {.form = RC_OPTION_FORM}, .models = 1000, .solved = true});
}

/* ---- asking again ------------------------------------------------------------------------------------------------ */

static bool answers_alike(const sample *s)
{
    solved again = solve_changed(s->drawn);
    bool alike = again.verdicts || refute(s, "unsound the second time");
    dt_verdicts *same_graph = sample_solve(s->built, s->profile);
    for (size_t dm = 0; alike && dm < s->dms; dm++)
        for (uint32_t state = 0; state < s->states; state++)
            for (int c = 0; c < DT_CONCEPT_COUNT; c++) {
                if (!(sample_concepts(s) >> c & 1u))
                    continue;
                const bool stable = dt_verdicts_stable(s->verdicts, (dt_concept_id)c, dm, state);
                if (stable != dt_verdicts_stable(again.verdicts, (dt_concept_id)c, dm, state) ||
                    stable != dt_verdicts_stable(same_graph, (dt_concept_id)c, dm, state))
                    alike = refute(s, "state %u, decision maker %zu", state + 1, dm + 1);
            }
    dt_verdicts_free(same_graph);
    solved_free(&again);
    return alike;
}

static void asking_again_gives_the_same_answer(void **unused) /* row 46 */
{
    (void)unused;
    assert_holds(&(property){.name = "again", .holds = answers_alike, .models = 1000, .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neither_order_nor_names_matter),
        cmocka_unit_test(more_moves_can_only_help_opponents_to_sanction),
        cmocka_unit_test(asking_again_gives_the_same_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
