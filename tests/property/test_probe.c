/* SPDX-License-Identifier: MIT */
/* One verdict at a time is the same as all verdicts at once, for every threshold; and so is what improvements reach. */
#include "base/bits.h"
#include "property.h"
#include "stability/kernel.h"
#include "stability/probe.h"
#include "test.h"

static bool same_verdict(const sample *s, dt_probe *probe, int concept, size_t dm, uint32_t state)
{
    bool deters = false;
    uint32_t rank = probe->ranks[dm]->rank[state];
    assert_int_equal(dt_probe_deters(probe, (dt_concept_id) concept, dm, state, rank, &deters), DT_OK);
    return deters == dt_verdicts_stable(s->verdicts, (dt_concept_id) concept, dm, state) ||
           refute(s, "%s of state %u for %zu", dt_concept_get((dt_concept_id) concept)->name, state + 1, dm + 1);
}

/* What moving secures at best, by the kernel, is at most `most` iff the probe says that all is deterred. */
static bool same_thresholds(const sample *s, dt_probe *probe, dt_profile *profile, dt_room *room, int concept,
                            size_t dm)
{
    dt_focal focal = {.profile = profile, .room = room, .dm = dm};
    assert_int_equal(dt_focal_decide(&focal, dt_recipe_for((dt_concept_id) concept), s->built->budget), DT_OK);
    bool same = true;
    for (uint32_t state = 0; same && state < s->states; state++)
        for (uint32_t most = 0; same && most <= probe->ranks[dm]->class_count; most++) {
            bool deters = false;
            assert_int_equal(dt_probe_deters(probe, (dt_concept_id) concept, dm, state, most, &deters), DT_OK);
            if (deters != (room->best[state] <= most))
                same = refute(s, "%s of state %u for %zu up to %u", dt_concept_get((dt_concept_id) concept)->name,
                              state + 1, dm + 1, most);
        }
    dt_focal_free(&focal);
    return same;
}

static bool same_reach(const sample *s, dt_probe *probe)
{
    for (uint32_t from = 0; from < s->states; from++) {
        uint32_t reached[RC_CODES];
        assert_int_equal(dt_stability_reach(s->graph, s->profile, from, true, s->built->budget, reached), DT_OK);
        for (uint32_t to = 0; to < s->states; to++) {
            state_set target = {{0}};
            bool reaches = false;
            dt_bit_set(target.bits, to);
            assert_int_equal(dt_probe_reaches(probe, from, target.bits, &reaches), DT_OK);
            if (reaches != (reached[to] != UINT32_MAX))
                return refute(s, "from state %u to state %u", from + 1, to + 1);
        }
    }
    return true;
}

static bool probes_agree(const sample *s)
{
    dt_probe probe;
    dt_profile profile;
    dt_room room;
    bool same = true;
    assert_int_equal(dt_profile_build(&profile, s->graph, s->profile, s->built->budget), DT_OK);
    assert_int_equal(dt_room_make(&room, &profile, s->built->budget), DT_OK);
    assert_int_equal(dt_probe_init(&probe, s->dms, s->built->budget), DT_OK);
    assert_int_equal(dt_probe_aim(&probe, s->graph, s->profile), DT_OK);
    for (int concept = 0; concept < DT_CONCEPT_COUNT; concept ++) {
        if (!(sample_concepts(s) >> concept & 1u))
            continue;
        for (size_t dm = 0; same && dm < s->dms; dm++) {
            for (uint32_t state = 0; same && state < s->states; state++)
                same = same_verdict(s, &probe, concept, dm, state);
            if (same && dt_recipe_for((dt_concept_id) concept) && s->states <= 32)
                same = same_thresholds(s, &probe, &profile, &room, concept, dm);
        }
    }
    same = same && (s->states > 32 || same_reach(s, &probe));
    dt_probe_free(&probe);
    dt_room_free(&room, s->built->budget);
    dt_profile_free(&profile, s->built->budget);
    return same;
}

static void one_verdict_at_a_time_is_all_verdicts_at_once(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "probe", .holds = probes_agree, .models = 4000, .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_verdict_at_a_time_is_all_verdicts_at_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
