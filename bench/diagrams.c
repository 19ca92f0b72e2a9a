/* SPDX-License-Identifier: MIT */
/* Our decision diagrams beside BuDDy's: the same operations, drawn at random once, on the same functions of sixty variables in
 * the same order. Seconds of the processor, medians of nine; sizes at the end must agree. */
#include "base/random.h"
#include "diagram/diagram.h"

#include <bdd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { VARIABLES = 60, POOL = 16, STEPS = 4000, RUNS = 9, SIZE_MAX_NODES = 20000, CUBE = 12 };

typedef enum kind { NEW_CLAUSE, CONJOIN, DISJOIN, DIFFER, CHOOSE, FORGET, KINDS } kind;
static const char *const names[KINDS] = {"clause", "and", "or", "xor", "if-then-else", "exists"};

typedef struct step {
    kind kind;
    int a, b, c, into; /* in the pool */
    int variables[CUBE];
    bool values[CUBE];
} step;

static step steps[STEPS];

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* ---- ours --------------------------------------------------------------------------------------------------------- */

static dt_forest *forest;
static dt_diagram ours[POOL];

static dt_diagram literals(const step *s, int count, bool positive)
{
    dt_diagram f = DT_DIAGRAM_TRUE;
    for (int k = 0; k < count; k++) {
        dt_diagram v = dt_diagram_now(forest, (size_t)s->variables[k]);
        f = dt_diagram_and(forest, f, positive || s->values[k] ? v : dt_diagram_not(v));
    }
    return f;
}

static dt_diagram work_ours(const step *s)
{
    dt_diagram a = ours[s->a], b = ours[s->b], c = ours[s->c];
    switch (s->kind) {
    case NEW_CLAUSE: return dt_diagram_not(literals(s, 4, false));
    case CONJOIN: return dt_diagram_and(forest, a, b);
    case DISJOIN: return dt_diagram_or(forest, a, b);
    case DIFFER: return dt_diagram_xor(forest, a, b);
    case CHOOSE: return dt_diagram_choose(forest, a, b, c);
    default: return dt_diagram_exists(forest, a, literals(s, CUBE, true));
    }
}

static void step_ours(const step *s)
{
    size_t scope = dt_forest_enter(forest);
    dt_diagram old = ours[s->into];
    ours[s->into] = dt_diagram_keep(forest, work_ours(s));
    dt_diagram_drop(forest, old);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
}

static void begin_ours(dt_budget *budget)
{
    if (dt_forest_new(&forest, VARIABLES, NULL, budget) != DT_OK)
        exit(1);
    for (int k = 0; k < POOL; k++)
        ours[k] = dt_diagram_keep(forest, DT_DIAGRAM_TRUE);
}

/* ---- BuDDy's ------------------------------------------------------------------------------------------------------ */

static BDD theirs[POOL];

static BDD literals_theirs(const step *s, int count, bool positive)
{
    BDD f = bdd_addref(bddtrue);
    for (int k = 0; k < count; k++) {
        BDD v = positive || s->values[k] ? bdd_ithvar(s->variables[k]) : bdd_nithvar(s->variables[k]);
        BDD more = bdd_addref(bdd_and(f, v));
        bdd_delref(f);
        f = more;
    }
    return f;
}

static BDD work_theirs(const step *s)
{
    BDD a = theirs[s->a], b = theirs[s->b], c = theirs[s->c], cube, f;
    switch (s->kind) {
    case NEW_CLAUSE:
        cube = literals_theirs(s, 4, false);
        f = bdd_addref(bdd_not(cube));
        bdd_delref(cube);
        return f;
    case CONJOIN: return bdd_addref(bdd_and(a, b));
    case DISJOIN: return bdd_addref(bdd_or(a, b));
    case DIFFER: return bdd_addref(bdd_xor(a, b));
    case CHOOSE: return bdd_addref(bdd_ite(a, b, c));
    default:
        cube = literals_theirs(s, CUBE, true);
        f = bdd_addref(bdd_exist(a, cube));
        bdd_delref(cube);
        return f;
    }
}

static void step_theirs(const step *s)
{
    BDD old = theirs[s->into];
    theirs[s->into] = work_theirs(s);
    bdd_delref(old);
}

static void begin_theirs(void)
{
    bdd_init(1 << 20, 1 << 18);
    bdd_setvarnum(VARIABLES);
    bdd_setmaxincrease(1 << 20);
    for (int k = 0; k < POOL; k++)
        theirs[k] = bdd_addref(bddtrue);
}

/* ---- the operations ------------------------------------------------------------------------------------------------- */

/* Drawn while our diagrams are worked on: one that has grown too large makes way for a clause. */
static void draw_steps(dt_budget *budget)
{
    dt_random random = {11};
    begin_ours(budget);
    for (int k = 0; k < STEPS; k++) {
        step *s = &steps[k];
        s->kind = k < 2 * POOL ? NEW_CLAUSE : (kind)dt_random_below(&random, KINDS);
        s->a = (int)dt_random_below(&random, POOL);
        s->b = (int)dt_random_below(&random, POOL);
        s->c = (int)dt_random_below(&random, POOL);
        s->into = k < POOL ? k : (int)dt_random_below(&random, POOL);
        int first = (int)dt_random_below(&random, VARIABLES);
        for (int v = 0; v < CUBE; v++) { /* near each other, or all diagrams would soon be too large */
            s->variables[v] = (first + v * 2 + (int)dt_random_below(&random, 2)) % VARIABLES;
            s->values[v] = dt_random_below(&random, 2);
        }
        step_ours(s);
        if (dt_diagram_size(forest, ours[s->into]) > SIZE_MAX_NODES) {
            s->kind = NEW_CLAUSE;
            step_ours(s);
        }
    }
    dt_forest_free(forest);
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double median(double *times)
{
    qsort(times, RUNS, sizeof *times, ascending);
    return times[RUNS / 2];
}

static void run_ours(double *seconds, double by_kind[][RUNS], int run, dt_budget *budget)
{
    begin_ours(budget);
    double start = processor_seconds();
    for (int k = 0; k < STEPS; k++) {
        double before = processor_seconds();
        step_ours(&steps[k]);
        by_kind[steps[k].kind][run] += processor_seconds() - before;
    }
    seconds[run] = processor_seconds() - start;
}

static void run_theirs(double *seconds, double by_kind[][RUNS], int run)
{
    begin_theirs();
    double start = processor_seconds();
    for (int k = 0; k < STEPS; k++) {
        double before = processor_seconds();
        step_theirs(&steps[k]);
        by_kind[steps[k].kind][run] += processor_seconds() - before;
    }
    seconds[run] = processor_seconds() - start;
}

/* Complement edges share a function with its negation, so sizes differ; the number of points at which it holds does not. */
static void compare_answers(dt_budget *budget)
{
    dt_census *census = NULL;
    bool same = dt_census_new(&census, forest, 0, VARIABLES, budget) == DT_OK;
    for (int k = 0; same && k < POOL; k++) {
        char text[DT_NATURAL_TEXT];
        dt_natural count;
        same = dt_census_count(census, ours[k], &count) == DT_OK;
        dt_natural_print(&count, text);
        double mine = strtod(text, NULL), other = bdd_satcount(theirs[k]);
        same = same && (mine > other ? mine - other : other - mine) <= 1e-9 * mine;
    }
    dt_census_free(census);
    if (!same) {
        fprintf(stderr, "diagrams: the packages differ\n");
        exit(1);
    }
}

int main(void)
{
    static double ours_by_kind[KINDS][RUNS], theirs_by_kind[KINDS][RUNS];
    double seconds_ours[RUNS], seconds_theirs[RUNS];
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget = NULL;
    if (dt_budget_new(&budget, &limits) != DT_OK)
        return 1;
    draw_steps(budget);
    for (int run = 0; run < RUNS; run++) {
        run_ours(seconds_ours, ours_by_kind, run, budget);
        run_theirs(seconds_theirs, theirs_by_kind, run);
        compare_answers(budget);
        dt_forest_free(forest);
        bdd_done();
    }
    for (int k = 0; k < KINDS; k++) {
        double mine = median(ours_by_kind[k]), other = median(theirs_by_kind[k]);
        printf("%-14s %8.4f s, BuDDy %8.4f s: %.2f times as fast\n", names[k], mine, other, other / mine);
    }
    double mine = median(seconds_ours), other = median(seconds_theirs);
    printf("%-14s %8.4f s, BuDDy %8.4f s: %.2f times as fast\n", "all", mine, other, other / mine);
    dt_budget_free(budget);
    return 0;
}
