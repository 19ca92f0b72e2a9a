/* SPDX-License-Identifier: MIT */
/* Probabilistic preference, by another hand: the definitions of theory 4.7 and 4.8 over tables of raw probabilities in whole hundredths,
 * sharing nothing with the engine or the judge, against what a model with the same numbers in its text is found to say. */
#include "conflict.h"
#include "test.h"

#include "base/random.h"

#include <detente/relations.h>
#include <string.h>

enum { STATES = 6, DMS = 3, LOWER = 0, UPPER = 1 };

typedef struct game {
    bool moves[DMS][STATES][STATES];
    int p[DMS][STATES][STATES][2]; /* how probably the first is preferred to the second: from LOWER to UPPER */
    int alpha[DMS], beta[DMS], gamma[DMS];
} game;

/* ---- drawing ----------------------------------------------------------------------------------------------------- */

static int below(dt_random *random, int n)
{
    return (int)dt_random_below(random, (uint64_t)n);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Coarse steps, so that probabilities often meet the bounds exactly. */
static void draw_probabilities(dt_random *random, bool bounded, int step, int p[STATES][STATES][2])
{
    for (int x = 0; x < STATES; x++)
        for (int y = x + 1; y < STATES; y++) {
            int one = step * below(random, 100 / step + 1);
            int other = step * below(random, (100 - one) / step + 1);
            int *a = p[x][y], *b = p[y][x];
            a[LOWER] = a[UPPER] = one;
            b[LOWER] = b[UPPER] = other;
            if (!bounded)
                continue;
            a[UPPER] = least(one + step * below(random, 4), 100 - other);
            b[UPPER] = least(other + step * below(random, 4), 100 - one);
        }
}

static void draw_game(uint64_t seed, bool bounded, game *out)
{
    static const int steps[] = {5, 10, 25, 50};
    dt_random random = {seed};
    int step = steps[below(&random, 4)];
    memset(out, 0, sizeof *out);
    for (int dm = 0; dm < DMS; dm++) {
        for (int s = 0; s < STATES; s++)
            for (int q = 0; q < STATES; q++)
                out->moves[dm][s][q] = s != q && below(&random, 3) == 0;
        draw_probabilities(&random, bounded, step, out->p[dm]);
        out->alpha[dm] = step * (1 + below(&random, 100 / step));
        out->beta[dm] = step * (1 + below(&random, 100 / step));
        out->gamma[dm] = step * below(&random, 100 / step);
    }
}

/* ---- as a model -------------------------------------------------------------------------------------------------- */

static void write_moves(const game *g, int dm, dt_text *out)
{
    dt_text_printf(out, "    D%d: {", dm);
    for (int s = 0; s < STATES; s++) {
        dt_text_printf(out, "s%d: [", s);
        for (int q = 0, any = 0; q < STATES; q++)
            if (g->moves[dm][s][q])
                dt_text_printf(out, any++ ? ", s%d" : "s%d", q);
        dt_text_add(out, s + 1 < STATES ? "], " : "]}\n");
    }
}

static void write_probability(const int p[2], dt_text *out)
{
    dt_text_printf(out, "%d.%02d", p[LOWER] / 100, p[LOWER] % 100);
    if (p[UPPER] > p[LOWER])
        dt_text_printf(out, "..%d.%02d", p[UPPER] / 100, p[UPPER] % 100);
}

static void write_preference(const game *g, int dm, dt_text *out)
{
    dt_text_printf(out, "  D%d: {pairs: [", dm);
    for (int x = 0; x < STATES; x++)
        for (int y = x + 1; y < STATES; y++) {
            dt_text_printf(out, x + y > 1 ? ", s%d " : "s%d ", x);
            write_probability(g->p[dm][x][y], out);
            dt_text_add(out, "/");
            write_probability(g->p[dm][y][x], out);
            dt_text_printf(out, " s%d", y);
        }
    dt_text_printf(out, "], alpha: %d.%02d, beta: %d.%02d, gamma: 0.%02d}\n", g->alpha[dm] / 100, g->alpha[dm] % 100,
                   g->beta[dm] / 100, g->beta[dm] % 100, g->gamma[dm]);
}

static conflict *build(const game *g)
{
    dt_text text = {.data = NULL};
    dt_text_add(&text,
                "detente: 1\nname: n\ndecision_makers: {D0: , D1: , D2: }\ngraph:\n  states: [s0, s1, s2, s3, s4, s5]\n"
                "  moves:\n");
    for (int dm = 0; dm < DMS; dm++)
        write_moves(g, dm, &text);
    dt_text_add(&text, "preferences:\n");
    for (int dm = 0; dm < DMS; dm++)
        write_preference(g, dm, &text);
    conflict *built = conflict_new(dt_text_get(&text));
    dt_text_free(&text);
    return built;
}

/* ---- the definitions --------------------------------------------------------------------------------------------- */

/* What is asked: which of the concepts, and which bound counts for leaving, for sanctions and for credibility. */
typedef struct question {
    const game *game;
    dt_concept_id concept;
    int leaving, deterring, answering;
    int dm, state;
} question;

static bool tempts(const question *q, int x)
{
    return q->game->p[q->dm][x][q->state][q->leaving] > 100 - q->game->alpha[q->dm];
}

static bool deters(const question *q, int x)
{
    return q->game->p[q->dm][x][q->state][q->deterring] <= 100 - q->game->beta[q->dm];
}

static bool sanctions(const question *q, int x)
{
    bool last_word = q->concept == DT_CONCEPT_SMR || q->concept == DT_CONCEPT_SSEQ;
    bool yes = deters(q, x);
    for (int z = 0; z < STATES && last_word; z++)
        yes = yes && (!q->game->moves[q->dm][x][z] || deters(q, z));
    return yes;
}

static bool steps(const question *q, int mover, int from, int to)
{
    bool credible = q->concept == DT_CONCEPT_SEQ || q->concept == DT_CONCEPT_SSEQ;
    return q->game->moves[mover][from][to] &&
           (!credible || q->game->p[mover][to][from][q->answering] > q->game->gamma[mover]);
}

/* Sequences of the others from `from`, last moved by `last`: do any of them end in a sanction? Coming back to where they began is none. */
static bool answered(const question *q, int began, int from, int last, bool seen[STATES][DMS])
{
    for (int mover = 0; mover < DMS; mover++)
        for (int to = 0; to < STATES; to++) {
            if (mover == q->dm || mover == last || seen[to][mover] || !steps(q, mover, from, to))
                continue;
            seen[to][mover] = true;
            if ((to != began && sanctions(q, to)) || answered(q, began, to, mover, seen))
                return true;
        }
    return false;
}

static bool stable(const question *q)
{
    for (int to = 0; to < STATES; to++) {
        bool seen[STATES][DMS] = {{false}};
        if (!q->game->moves[q->dm][q->state][to] || !tempts(q, to))
            continue;
        if (q->concept == DT_CONCEPT_NASH || !answered(q, to, to, DMS, seen))
            return false;
    }
    return true;
}

/* ---- claims ------------------------------------------------------------------------------------------------------ */

static dt_findings *find(const conflict *built, dt_criterion criteria[DT_CRITERIA_MAX], size_t *count)
{
    static const uint32_t profile[DMS];
    dt_findings *found = NULL;
    *count = dt_criteria_expand(built->model, profile, 0x1fu, criteria);
    assert_int_equal(dt_findings_new(&found, built->graph, profile, criteria, *count, built->budget), DT_OK);
    return found;
}

static void compare_all(uint64_t seed, bool bounded)
{
    game g;
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count;
    draw_game(seed, bounded, &g);
    conflict *built = build(&g);
    dt_findings *found = find(built, criteria, &count);
    for (size_t k = 0; k < count; k++)
        for (int dm = 0; dm < DMS; dm++)
            for (int s = 0; s < STATES; s++) {
                char name[DT_CRITERION_TEXT];
                unsigned bounds = criteria[k].bounds;
                const question q = {&g,
                                    criteria[k].concept,
                                    !!(bounds & DT_UPPER_LEAVING),
                                    !!(bounds & DT_UPPER_DETERRING),
                                    !!(bounds & DT_UPPER_ANSWERING),
                                    dm,
                                    s};
                if (dt_findings_stable(found, k, (size_t)dm, (uint32_t)s) != stable(&q))
                    fail_msg("seed %d: %s of D%d at s%d", (int)seed, dt_criterion_name(criteria[k], name), dm, s);
            }
    dt_findings_free(found);
    conflict_free(built);
}

static void verdicts_are_what_raw_probabilities_say(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 500; seed++)
        compare_all(seed, false);
}

static void verdicts_are_what_raw_bounds_say_for_each_choice_of_them(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 500; seed++)
        compare_all(seed, true);
}

/* Somebody who raises what it asks for loses stability at most (theory 4.7: alpha, beta and gamma are each harder to satisfy). */
static void asking_for_more_gains_nobody_stability(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 500; seed++) {
        game g;
        draw_game(seed, false, &g);
        for (int concept = DT_CONCEPT_NASH; concept <= DT_CONCEPT_SSEQ; concept ++)
            for (int dm = 0; dm < DMS; dm++)
                for (int s = 0; s < STATES; s++) {
                    game more = g;
                    more.alpha[dm] = least(100, more.alpha[dm] + 10);
                    more.beta[dm] = least(100, more.beta[dm] + 10);
                    for (int j = 0; j < DMS; j++)
                        more.gamma[j] = least(99, more.gamma[j] + 10);
                    const question before = {&g, (dt_concept_id) concept, 0, 0, 0, dm, s};
                    question after = before;
                    after.game = &more;
                    assert_true(stable(&before) || !stable(&after));
                }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_are_what_raw_probabilities_say),
        cmocka_unit_test(verdicts_are_what_raw_bounds_say_for_each_choice_of_them),
        cmocka_unit_test(asking_for_more_gains_nobody_stability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
