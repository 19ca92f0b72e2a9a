/* SPDX-License-Identifier: MIT */
/* What sensitivity says of each change is what comes of editing the model's text and solving it from scratch. */
#include "edited.h"
#include "property.h"
#include "test.h"

#include <detente/sensitivity.h>

#include <string.h>

/* Equilibria by concept of the sample's states and of those that come with a change. */
typedef struct outcome {
    uint32_t lost[DT_CONCEPT_COUNT], gained[DT_CONCEPT_COUNT], fresh[DT_CONCEPT_COUNT];
    uint32_t come, shifted;
} outcome;

static uint32_t find_code(const random_conflict *drawn, const dt_graph *graph, uint32_t code)
{
    for (uint32_t s = 0; s < dt_graph_count(graph); s++)
        if (rc_code_of(drawn, dt_graph_state(graph, s)) == code)
            return s;
    return DT_NO_STATE;
}

static void count(const sample *s, const random_conflict *changed, const conflict *scratch, const dt_verdicts *now,
                  outcome *out)
{
    for (uint32_t after = 0; after < dt_graph_count(scratch->graph); after++) {
        uint32_t code = rc_code_of(changed, dt_graph_state(scratch->graph, after));
        uint32_t before = find_code(s->drawn, s->graph, code);
        bool shifts = false;
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
            if (!(sample_concepts(s) >> c & 1u))
                continue;
            bool holds = dt_verdicts_equilibrium(now, (dt_concept_id)c, after);
            bool held = before != DT_NO_STATE && dt_verdicts_equilibrium(s->verdicts, (dt_concept_id)c, before);
            out->fresh[c] += before == DT_NO_STATE && holds;
            out->lost[c] += held && !holds;
            out->gained[c] += before != DT_NO_STATE && !held && holds;
            shifts |= before != DT_NO_STATE && held != holds;
        }
        out->come += before == DT_NO_STATE;
        out->shifted += shifts;
    }
}

static bool agrees(const sample *s, const dt_trial *trial, const outcome *found)
{
    bool same = memcmp(trial->lost, found->lost, sizeof found->lost) == 0 &&
                memcmp(trial->gained, found->gained, sizeof found->gained) == 0 &&
                memcmp(trial->new_equilibria, found->fresh, sizeof found->fresh) == 0 && trial->come == found->come &&
                trial->shifted == found->shifted;
    return same || refute(s, "change %zu, %s", trial->number, dt_change_name(trial->change.kind));
}

static bool check(const sample *s, const dt_trial *trial)
{
    random_conflict changed = *s->drawn;
    uint32_t profile[RC_DMS];
    outcome found = {.come = 0};
    memcpy(profile, s->profile, sizeof profile);
    if (trial->change.kind == DT_CHANGE_READING)
        profile[trial->change.edit.dm] = (uint32_t)trial->change.edit.reading;
    else if (!rc_apply(&changed, &trial->change.edit, 1) || !trial->sound)
        return true; /* test_variants.c says when a change may be unsound */
    conflict *scratch = build_drawn(&changed);
    dt_verdicts *now = scratch ? sample_solve(scratch, profile) : NULL;
    if (now)
        count(s, &changed, scratch, now, &found);
    bool same = now ? agrees(s, trial, &found) : refute(s, "change %zu is unsound", trial->number);
    dt_verdicts_free(now);
    conflict_free(scratch);
    return same;
}

static dt_sensitivity *find(const sample *s, dt_solution **solution, bool in_pairs)
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_sensitivity_options asked = {.state = DT_NO_STATE, .in_pairs = in_pairs};
    dt_sensitivity *found = NULL;
    options.profile = s->profile;
    options.concepts = sample_concepts(s);
    assert_int_equal(dt_solution_new(solution, s->graph, &options, s->built->budget), DT_OK);
    assert_int_equal(dt_sensitivity_new(&found, *solution, &asked, s->built->budget), DT_OK);
    return found;
}

static bool every_trial_agrees(const sample *s)
{
    dt_solution *solution = NULL;
    dt_sensitivity *found = find(s, &solution, false);
    bool same = found->tried == found->count || refute(s, "not all were tried");
    for (size_t k = 0; same && k < found->count; k++)
        same = check(s, &found->trials[k]);
    for (size_t k = 1; same && k < found->count; k++)
        same = found->ranked[k - 1]->effect >= found->ranked[k]->effect || refute(s, "not sorted");
    dt_sensitivity_free(found);
    dt_solution_free(solution);
    return same;
}

static void what_a_change_does_is_what_its_text_does(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "sensitivity", .holds = every_trial_agrees, .models = 400, .solved = true});
}

/* ---- two together ------------------------------------------------------------------------------------------------ */

/* Both alone leave the equilibrium, together they destroy it. */
static bool pair_destroys(const sample *s, const dt_sensitivity *found, const dt_watched *watched,
                          dt_concept_id concept)
{
    random_conflict changed = *s->drawn;
    uint32_t profile[RC_DMS];
    dt_edit edits[2];
    size_t count = 0;
    memcpy(profile, s->profile, sizeof profile);
    for (size_t k = 0; k < 2; k++) {
        const dt_change *change = &found->trials[watched->pair[concept][k] - 1].change;
        if (change->kind == DT_CHANGE_READING)
            profile[change->edit.dm] = (uint32_t)change->edit.reading;
        else
            edits[count++] = change->edit;
    }
    if (!rc_apply(&changed, edits, count))
        return true;
    conflict *scratch = build_drawn(&changed);
    dt_verdicts *now = scratch ? sample_solve(scratch, profile) : NULL;
    uint32_t code = rc_code_of(s->drawn, dt_graph_state(s->graph, watched->state));
    bool destroyed = now && !dt_verdicts_equilibrium(now, concept, find_code(&changed, scratch->graph, code));
    dt_verdicts_free(now);
    conflict_free(scratch);
    return destroyed || refute(s, "the pair leaves %s of state %u", dt_concept_get(concept)->name, watched->state + 1);
}

static bool pairs_destroy(const sample *s)
{
    dt_solution *solution = NULL;
    dt_sensitivity *found = find(s, &solution, true);
    bool same = found->pairs_tried == found->pairs;
    for (size_t k = 0; same && k < found->watched_count; k++)
        for (int c = 0; same && c < DT_CONCEPT_COUNT; c++) {
            const dt_watched *watched = &found->watched[k];
            bool firm = watched->concepts >> c & 1u && found->breakers[c][watched->state] == 0;
            if (!firm && watched->pair[c][0])
                same = refute(s, "a pair where one change is enough");
            else if (watched->pair[c][0])
                same = pair_destroys(s, found, watched, (dt_concept_id)c);
        }
    dt_sensitivity_free(found);
    dt_solution_free(solution);
    return same;
}

static void a_pair_destroys_what_neither_alone_does(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "sensitivity_pairs",
                             .holds = pairs_destroy,
                             .shape = {.small = true, .max_dms = 2},
                             .models = 150,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_change_does_is_what_its_text_does),
        cmocka_unit_test(a_pair_destroys_what_neither_alone_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
