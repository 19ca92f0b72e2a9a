/* SPDX-License-Identifier: MIT */
/* Relational stability on random conflicts and attitudes: against the definitions (theory: T. Inohara, K. W. Hipel, S. Walker
 * 2007), and the relations of its concepts to each other and to those of solve. */
#include "property.h"
#include "test.h"

#include "base/bits.h"
#include "base/random.h"

#include <detente/attitudes.h>

#include <stdlib.h>
#include <string.h>

/* ---- the definitions ----------------------------------------------------------------------------------------------- */

typedef struct minds {
    const sample *s;
    dt_regard of[RC_DMS * RC_DMS];
    bool likes[RC_DMS][RC_TABLED][RC_TABLED]; /* [i][s][q]: q TRP_i s */
} minds;

static bool is_allowed(const minds *m, size_t i, uint32_t from, uint32_t to)
{
    for (size_t j = 0; j < m->s->dms; j++) {
        bool as_good = !sample_prefers(m->s, j, from, to);
        dt_regard attitude = m->of[i * m->s->dms + j];
        if ((attitude == DT_DEVOTED && !as_good) || (attitude == DT_AGGRESSIVE && as_good))
            return false;
    }
    return true;
}

static void set_minds(minds *m, const dt_regard *attitudes)
{
    memcpy(m->of, attitudes, m->s->dms * m->s->dms * sizeof *attitudes);
    for (size_t i = 0; i < m->s->dms; i++)
        for (uint32_t s = 0; s < m->s->states; s++)
            for (uint32_t q = 0; q < m->s->states; q++)
                m->likes[i][s][q] = is_allowed(m, i, s, q);
}

static bool may_move(const minds *m, size_t i, uint32_t from, uint32_t to, bool reply)
{
    return dt_bit_get(m->s->moves->to[0][i][from].bits, to) && (!reply || m->likes[i][from][to]);
}

/* Legal sequences of the opponents of `i`, from the state at hand and whoever moved last on. */
static void follow(const minds *m, size_t i, uint32_t at, size_t last, bool reply, bool (*seen)[RC_TABLED])
{
    for (size_t j = 0; j < m->s->dms; j++)
        for (uint32_t q = 0; j != i && j != last && q < m->s->states; q++)
            if (!seen[j][q] && may_move(m, j, at, q, reply)) {
                seen[j][q] = true;
                follow(m, i, q, j, reply, seen);
            }
}

static bool is_bad(const minds *m, size_t i, uint32_t s, uint32_t x)
{
    return x == s || !m->likes[i][s][x];
}

static bool is_final(const minds *m, size_t i, uint32_t s, uint32_t x)
{
    for (uint32_t q = 0; q < m->s->states; q++)
        if (may_move(m, i, x, q, false) && !is_bad(m, i, s, q))
            return false;
    return true;
}

static bool is_answered(const minds *m, dt_relational concept, size_t i, uint32_t s, uint32_t reply)
{
    bool seen[RC_DMS][RC_TABLED] = {{false}};
    follow(m, i, reply, RC_DMS, concept == DT_RSEQ, seen);
    for (size_t j = 0; j < m->s->dms; j++)
        for (uint32_t x = 0; x < m->s->states; x++)
            if (seen[j][x] && is_bad(m, i, s, x) && (concept != DT_RSMR || is_final(m, i, s, x)))
                return true;
    return false;
}

static bool is_stable(const minds *m, dt_relational concept, size_t i, uint32_t s)
{
    for (uint32_t q = 0; q < m->s->states; q++)
        if (may_move(m, i, s, q, true) && (concept == DT_RNASH || !is_answered(m, concept, i, s, q)))
            return false;
    return true;
}

/* ---- drawing ------------------------------------------------------------------------------------------------------- */

static void draw(const sample *s, dt_regard *out)
{
    dt_random random = {s->drawn->seed ^ 0xa77};
    for (size_t k = 0; k < s->dms * s->dms; k++)
        out[k] = (dt_regard)dt_random_below(&random, DT_REGARDS);
}

static dt_attitude_cases *solve(const sample *s, const dt_regard *attitudes, dt_attitude_sweep sweep)
{
    dt_attitude_cases *cases = NULL;
    dt_attitudes_options options = {.profile = s->profile, .attitudes = attitudes, .sweep = sweep};
    return dt_attitudes_solve(&cases, s->graph, &options, s->built->budget) == DT_OK ? cases : NULL;
}

/* ---- claims -------------------------------------------------------------------------------------------------------- */

static bool follows_definitions(const sample *s, const minds *m, const dt_attitude_cases *cases, size_t item)
{
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        for (size_t i = 0; i < s->dms; i++)
            for (uint32_t q = 0; q < s->states; q++)
                if (dt_attitudes_stable(cases, item, (dt_relational)c, i, q) != is_stable(m, (dt_relational)c, i, q))
                    return refute(s, "%s of state %u for %zu in case %zu", dt_relational_get((dt_relational)c)->brief,
                                  q + 1, i + 1, item);
    return true;
}

static size_t distance(const dt_regard *a, const dt_regard *b, size_t count)
{
    size_t apart = 0;
    for (size_t k = 0; k < count; k++)
        apart += a[k] != b[k];
    return apart;
}

static bool all_differ(const dt_attitude_cases *cases)
{
    for (size_t a = 0; a < cases->count; a++)
        for (size_t b = a + 1; b < cases->count; b++)
            if (distance(cases->items[a].attitudes, cases->items[b].attitudes, cases->dms * cases->dms) == 0)
                return false;
    return true;
}

static bool is_defined(const sample *s, dt_attitude_sweep sweep)
{
    dt_regard attitudes[RC_DMS * RC_DMS];
    minds *m = calloc(1, sizeof *m);
    assert_non_null(m);
    draw(s, attitudes);
    dt_attitude_cases *cases = solve(s, attitudes, sweep);
    bool same = cases && cases->complete && distance(cases->items[0].attitudes, attitudes, s->dms * s->dms) == 0;
    m->s = s;
    size_t expected = sweep == DT_SWEEP_EACH ? 1 + 2 * s->dms * s->dms : 1;
    for (size_t j = 0; sweep == DT_SWEEP_ROW && j < s->dms; j++)
        expected *= 3;
    if (!same || cases->count != expected || !all_differ(cases))
        same = refute(s, "the profiles of a sweep");
    for (size_t k = 0; same && k < cases->count; k += 1 + cases->count / 5) {
        set_minds(m, cases->items[k].attitudes);
        same = follows_definitions(s, m, cases, k);
    }
    dt_attitude_cases_free(cases);
    free(m);
    return same;
}

static bool each_alone(const sample *s)
{
    return is_defined(s, DT_SWEEP_EACH);
}

static bool a_row(const sample *s)
{
    return is_defined(s, DT_SWEEP_ROW);
}

static void relational_stability_follows_the_definitions(void **unused)
{
    (void)unused;
    assert_holds(&(property){
        .name = "attitudes", .holds = each_alone, .shape = {.small = true}, .models = 1500, .tabled = true});
    assert_holds(&(property){
        .name = "attitudes_of_a_row", .holds = a_row, .shape = {.small = true}, .models = 500, .tabled = true});
}

static size_t strict; /* conflicts in which nobody is indifferent */

/* Row 39: where nobody is indifferent between two states and everybody cares for itself alone, RX is X. */
static bool discrete_is_plain(const sample *s)
{
    static const dt_concept_id plain[DT_RELATIONALS] = {[DT_RNASH] = DT_CONCEPT_NASH,
                                                        [DT_RGMR] = DT_CONCEPT_GMR,
                                                        [DT_RSMR] = DT_CONCEPT_SMR,
                                                        [DT_RSEQ] = DT_CONCEPT_SEQ};
    dt_regard attitudes[RC_DMS * RC_DMS];
    for (size_t i = 0; i < s->dms; i++)
        if (dt_graph_class_count(s->graph, i, s->profile[i]) < s->states)
            return true;
    strict++;
    dt_attitudes_discrete(attitudes, s->dms);
    dt_attitude_cases *cases = solve(s, attitudes, DT_SWEEP_NONE);
    bool same = cases != NULL;
    for (size_t c = 0; same && c < DT_RELATIONALS; c++)
        for (size_t i = 0; same && i < s->dms; i++)
            for (uint32_t q = 0; same && q < s->states; q++)
                same = dt_attitudes_stable(cases, 0, (dt_relational)c, i, q) ==
                       dt_verdicts_stable(s->verdicts, plain[c], i, q);
    dt_attitude_cases_free(cases);
    return same || refute(s, "discrete attitudes are not plain");
}

static void discrete_attitudes_change_nothing_where_nobody_is_indifferent(void **unused)
{
    (void)unused;
    strict = 0;
    assert_holds(&(property){.name = "discrete_attitudes",
                             .holds = discrete_is_plain,
                             .shape = {.small = true},
                             .models = 20000,
                             .solved = true});
    assert_true(strict > 50);
}

static bool same_stability(const dt_attitude_cases *cases, dt_relational a, dt_relational b, bool implies)
{
    for (size_t i = 0; i < cases->dms; i++)
        for (uint32_t q = 0; q < dt_graph_count(cases->graph); q++) {
            bool x = dt_attitudes_stable(cases, 0, a, i, q), y = dt_attitudes_stable(cases, 0, b, i, q);
            if (implies ? x && !y : x != y)
                return false;
        }
    return true;
}

/* Row 40: where nobody cares for anybody, itself included, RNash is RSMR and RGMR is RSEQ. */
static bool neutral_ones_agree(const sample *s)
{
    dt_regard attitudes[RC_DMS * RC_DMS] = {DT_INDIFFERENT};
    dt_attitude_cases *cases = solve(s, attitudes, DT_SWEEP_NONE);
    bool same =
        cases && same_stability(cases, DT_RNASH, DT_RSMR, false) && same_stability(cases, DT_RGMR, DT_RSEQ, false);
    dt_attitude_cases_free(cases);
    return same || refute(s, "totally neutral");
}

/* Row 41. */
static bool they_imply_each_other(const sample *s)
{
    dt_regard attitudes[RC_DMS * RC_DMS];
    draw(s, attitudes);
    dt_attitude_cases *cases = solve(s, attitudes, DT_SWEEP_NONE);
    bool same = cases && same_stability(cases, DT_RNASH, DT_RSMR, true) &&
                same_stability(cases, DT_RNASH, DT_RSEQ, true) && same_stability(cases, DT_RSMR, DT_RGMR, true) &&
                same_stability(cases, DT_RSEQ, DT_RGMR, true);
    dt_attitude_cases_free(cases);
    return same || refute(s, "an implication");
}

static void who_is_neutral_leaves_or_stays_for_good(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "neutral_attitudes", .holds = neutral_ones_agree, .models = 3000});
}

static void relational_concepts_imply_each_other(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "relational_implications", .holds = they_imply_each_other, .models = 3000});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relational_stability_follows_the_definitions),
        cmocka_unit_test(discrete_attitudes_change_nothing_where_nobody_is_indifferent),
        cmocka_unit_test(who_is_neutral_leaves_or_stays_for_good),
        cmocka_unit_test(relational_concepts_imply_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
