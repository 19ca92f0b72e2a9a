/* SPDX-License-Identifier: MIT */
/* Plans are best: of all gestures and exchanges, defaults included, written anew from the definitions over the form in which
 * conflicts are drawn, no sequence costs less than the plan that is found. Every cost of every (state, parties of the last
 * step) is relaxed until nothing changes, with whole vectors; on tiny conflicts all sequences are gone through one by one. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/followup.h>

#include <string.h>

enum { STATES = 16, LEVELS = STATES + 1, KEYS = LEVELS + 7, SETS = 1 << RC_DMS, CAPS = 3, CODES = 27, STEPS = 64 };

/* Exposures by level, then the members of dt_plan_cost. */
typedef struct cost {
    uint16_t of[KEYS];
} cost;

typedef struct brute_step {
    uint32_t to;
    unsigned set; /* bit i: DM i is a party */
    uint16_t options, irreversible;
    size_t default_count;
    struct {
        uint32_t state;
        unsigned performers;
    } defaults[SETS];
} brute_step;

/* The steps from one state. */
typedef struct brute_steps {
    brute_step list[STEPS];
    size_t count;
} brute_steps;

typedef struct world {
    const sample *s;
    const random_conflict *c;
    dt_plan_options options;
    uint64_t goal;
    uint32_t caps[CAPS];
    uint32_t code[STATES];
    uint32_t worst[RC_DMS][STATES];
    uint32_t level[RC_DMS][STATES];   /* 1 + the level exposed; 0: none */
    uint32_t secured[RC_DMS][STATES]; /* the worst after staying or the best own move */
    brute_steps *steps;               /* [STATES] */
    uint32_t end;                     /* the end that temptations are told of */
} world;

static int compare(const cost *a, const cost *b)
{
    for (size_t k = 0; k < KEYS; k++)
        if (a->of[k] != b->of[k])
            return a->of[k] < b->of[k] ? -1 : 1;
    return 0;
}

static uint32_t rank(const world *w, size_t dm, uint32_t state)
{
    return dt_graph_rank(w->s->graph, dm, w->s->profile[dm], state);
}

static uint32_t state_of(const world *w, uint32_t code)
{
    for (uint32_t s = 0; s < w->s->states; s++)
        if (w->code[s] == code)
            return s;
    return DT_NO_STATE;
}

/* ---- exposure and temptation --------------------------------------------------------------------------------------- */

static void fill_worst(world *w)
{
    static move_tables undeterred;
    sample moving = *w->s;
    if (w->options.guard == DT_GUARD_CREDIBLE) {
        sample_undeterred(w->s, &undeterred);
        moving.moves = &undeterred;
    }
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        for (uint32_t state = 0; state < w->s->states; state++) {
            state_set others = sample_reach(&moving, ~(1u << dm), state, w->options.guard != DT_GUARD_ANY);
            w->worst[dm][state] = rank(w, dm, state);
            for (uint32_t q = 0; q < w->s->states; q++)
                if (dt_bit_get(others.bits, q) && rank(w, dm, q) < w->worst[dm][state])
                    w->worst[dm][state] = rank(w, dm, q);
        }
    }
}

static uint32_t code_of_rank(const world *w, size_t dm, uint32_t wanted)
{
    for (uint32_t s = 0; s < w->s->states; s++)
        if (rank(w, dm, s) == wanted)
            return w->code[s];
    return 0;
}

static uint32_t find_level(const world *w, size_t dm, uint32_t state)
{
    const rc_reading *reading = &w->c->readings[dm][w->s->profile[dm]];
    uint32_t now = w->worst[dm][state], base = w->worst[dm][w->options.from];
    if (now >= base)
        return 0;
    if (reading->kind != DT_BY_STATEMENTS)
        return now; /* the worst class is level 1 */
    uint32_t there = code_of_rank(w, dm, now), start = code_of_rank(w, dm, base);
    for (uint32_t k = 0; k < reading->statement_count; k++)
        if (rc_statement_holds(&reading->statements[k], start) && !rc_statement_holds(&reading->statements[k], there))
            return k + 1;
    return 0;
}

static uint32_t find_secured(const world *w, size_t dm, uint32_t state)
{
    uint32_t best = w->worst[dm][state];
    for (uint32_t q = 0; q < w->s->states; q++)
        if (dt_bit_get(w->s->moves->to[0][dm][state].bits, q) && w->worst[dm][q] > best)
            best = w->worst[dm][q];
    return best;
}

static void fill_risks(world *w)
{
    fill_worst(w);
    for (size_t dm = 0; dm < w->s->dms; dm++)
        for (uint32_t state = 0; state < w->s->states; state++) {
            w->level[dm][state] = find_level(w, dm, state);
            w->secured[dm][state] = find_secured(w, dm, state);
        }
}

static void count_waypoint(const world *w, cost *c, uint32_t state, unsigned parties)
{
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        uint32_t exposed = w->level[dm][state];
        if (!(parties >> dm & 1u))
            continue;
        if (exposed)
            c->of[exposed - 1]++;
        c->of[LEVELS] = (uint16_t)(c->of[LEVELS] + (w->secured[dm][state] > rank(w, dm, w->end)));
    }
}

static cost add(const world *w, const cost *before, unsigned last, uint32_t from, const brute_step *step)
{
    cost after = *before;
    uint16_t *more = after.of + LEVELS;
    uint32_t away = (w->code[from] ^ w->code[step->to]) & (w->code[step->to] ^ w->code[w->end]);
    count_waypoint(w, &after, step->to, ~0u);
    for (size_t k = 0; k < step->default_count; k++)
        count_waypoint(w, &after, step->defaults[k].state, step->defaults[k].performers);
    more[1] = (uint16_t)(more[1] + step->irreversible);
    more[2] = (uint16_t)(more[2] + (w->c->graph_form ? 0 : __builtin_popcount(away)));
    more[3] = (uint16_t)(more[3] + (__builtin_popcount(step->set) > 1));
    more[4] = (uint16_t)(more[4] + __builtin_popcount(step->set & last));
    more[5] = (uint16_t)(more[5] + step->options);
    more[6]++;
    return after;
}

/* ---- steps --------------------------------------------------------------------------------------------------------- */

static uint32_t own_bits(const world *w, size_t dm)
{
    uint32_t bits = 0;
    for (uint8_t o = 0; o < w->c->options; o++)
        if (w->c->owner[o] == dm)
            bits |= 1u << o;
    return bits;
}

static bool forbids(const world *w, size_t dm, uint32_t from, uint32_t to)
{
    for (size_t k = 0; k < w->c->forbidden_count; k++) {
        const rc_forbidden *ban = &w->c->forbidden[k];
        if ((ban->by == 0 || ban->by >> dm & 1u) && rc_statement_holds(&ban->from, from) &&
            (!ban->has_to || rc_statement_holds(&ban->to, to)))
            return true;
    }
    return false;
}

static bool obeys(const world *w, uint32_t from, uint32_t to)
{
    for (uint8_t o = 0; o < w->c->options; o++)
        if ((from ^ to) >> o & 1u && w->c->direction[o] != DT_BOTH && (w->c->direction[o] == DT_TAKE) != (to >> o & 1u))
            return false;
    return true;
}

static bool can_exchange(const world *w, uint32_t code)
{
    return w->c->exchanges && rc_statement_holds(&w->c->exchange_requires, code);
}

/* What becomes of an exchange in which only `performers` do their part. */
static void add_default(const world *w, brute_step *step, uint32_t from, uint32_t to, unsigned performers)
{
    uint32_t done = from, stays = from;
    for (size_t dm = 0; dm < w->s->dms; dm++)
        if (performers >> dm & 1u)
            done ^= (from ^ to) & own_bits(w, dm);
    if (state_of(w, done) == DT_NO_STATE)
        return;
    for (size_t dm = 0; dm < w->s->dms; dm++)
        if (performers >> dm & 1u && forbids(w, dm, from, done))
            return;
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        uint32_t part = (from ^ to) & own_bits(w, dm);
        if (performers >> dm & 1u && !rc_may_move(w->c, dm, done, done ^ part))
            stays ^= part;
    }
    if (!can_exchange(w, done) || state_of(w, stays) == DT_NO_STATE)
        stays = done;
    step->defaults[step->default_count].state = state_of(w, stays);
    step->defaults[step->default_count++].performers = performers;
}

static bool is_exchange(const world *w, uint32_t from, uint32_t to, unsigned set)
{
    if ((uint32_t)__builtin_popcount(set) > w->options.exchange || !can_exchange(w, from) || !can_exchange(w, to) ||
        !obeys(w, from, to))
        return false;
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        int changed = __builtin_popcount((from ^ to) & own_bits(w, dm));
        if (set >> dm & 1u && ((w->c->single_step && changed > 1) || forbids(w, dm, from, to)))
            return false;
    }
    return true;
}

/* The step from one state to another in option form, if there is one: the options that differ say whose. */
static bool option_step(const world *w, uint32_t a, uint32_t b, brute_step *step)
{
    uint32_t from = w->code[a], to = w->code[b], changed = from ^ to;
    *step = (brute_step){.to = b, .options = (uint16_t)__builtin_popcount(changed)};
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        uint32_t part = changed & own_bits(w, dm);
        if ((uint32_t)__builtin_popcount(part) > w->options.gesture)
            return false;
        step->set |= part ? 1u << dm : 0;
        step->irreversible = (uint16_t)(step->irreversible + (part && !rc_may_move(w->c, dm, to, to ^ part)));
    }
    if (a == b)
        return false;
    if (__builtin_popcount(step->set) == 1)
        return rc_may_move(w->c, (size_t)__builtin_ctz(step->set), from, to);
    if (!is_exchange(w, from, to, step->set))
        return false;
    for (unsigned performers = 1; performers < step->set; performers++)
        if ((performers & ~step->set) == 0)
            add_default(w, step, from, to, performers);
    return true;
}

static bool graph_step(const world *w, size_t dm, uint32_t a, uint32_t b, brute_step *step)
{
    *step = (brute_step){.to = b, .set = 1u << dm, .options = 1};
    step->irreversible = !w->c->arcs[dm][b][a];
    return w->c->arcs[dm][a][b];
}

static void list_steps(world *w)
{
    static brute_steps of[STATES];
    w->steps = of;
    for (uint32_t a = 0; a < w->s->states; a++) {
        of[a].count = 0;
        for (uint32_t b = 0; b < w->s->states; b++)
            for (size_t dm = 0; dm < w->s->dms; dm++) {
                brute_step *step = &of[a].list[of[a].count];
                if (w->c->graph_form ? graph_step(w, dm, a, b, step) : dm == 0 && option_step(w, a, b, step))
                    of[a].count++;
            }
        assert_true(of[a].count < STEPS);
    }
}

/* The step of these parties from `a` to `b`, or NULL. */
static const brute_step *find_step(const world *w, uint32_t a, uint32_t b, unsigned set)
{
    for (size_t k = 0; k < w->steps[a].count; k++)
        if (w->steps[a].list[k].to == b && w->steps[a].list[k].set == set)
            return &w->steps[a].list[k];
    return NULL;
}

/* ---- all costs ----------------------------------------------------------------------------------------------------- */

typedef struct table {
    bool reached[CODES][STATES][SETS];
    cost least[CODES][STATES][SETS];
    bool changed;
} table;

/* The counts of the capped levels as one number; -1: over the budget. */
static int code_of_cost(const world *w, const cost *c)
{
    int code = 0;
    for (size_t k = 0; k < w->options.cap_count; k++) {
        if (c->of[k] > w->caps[k])
            return -1;
        if (w->caps[k] != UINT32_MAX)
            code = code * 3 + c->of[k];
    }
    return code;
}

static void relax(const world *w, table *t, int code, uint32_t from, unsigned last)
{
    for (size_t k = 0; k < w->steps[from].count; k++) {
        const brute_step *step = &w->steps[from].list[k];
        cost after = add(w, &t->least[code][from][last], last, from, step);
        int there = code_of_cost(w, &after);
        if (there < 0 ||
            (t->reached[there][step->to][step->set] && compare(&after, &t->least[there][step->to][step->set]) >= 0))
            continue;
        t->reached[there][step->to][step->set] = true;
        t->least[there][step->to][step->set] = after;
        t->changed = true;
    }
}

static void relax_all(const world *w, table *t)
{
    memset(t, 0, sizeof *t);
    t->reached[0][w->options.from][0] = true;
    do {
        t->changed = false;
        for (int code = 0; code < CODES; code++)
            for (uint32_t from = 0; from < w->s->states; from++)
                for (unsigned last = 0; last < SETS; last++)
                    if (t->reached[code][from][last])
                        relax(w, t, code, from, last);
    } while (t->changed);
}

static bool below_start(const world *w, uint32_t state)
{
    for (size_t dm = 0; dm < w->s->dms; dm++)
        if (rank(w, dm, state) < rank(w, dm, w->options.from))
            return true;
    return false;
}

static bool may_end(const world *w, uint32_t state)
{
    return w->goal >> state & 1u && (w->options.worse_end || !below_start(w, state)) &&
           (w->options.any_end || dt_verdicts_equilibrium(w->s->verdicts, w->options.concept, state));
}

/* The least cost of all ends; false if none can be reached. */
static bool find_least(world *w, table *t, cost *least, uint32_t *end)
{
    bool any = false;
    for (uint32_t state = 0; state < w->s->states; state++) {
        if (!may_end(w, state))
            continue;
        w->end = state;
        relax_all(w, t);
        for (int code = 0; code < CODES; code++)
            for (unsigned last = 0; last < SETS; last++) {
                if (!t->reached[code][state][last] || (any && compare(&t->least[code][state][last], least) >= 0))
                    continue;
                *least = t->least[code][state][last];
                *end = state;
                any = true;
            }
    }
    return any;
}

/* ---- the plan found ------------------------------------------------------------------------------------------------ */

static cost claimed(const dt_plan *plan)
{
    cost c = {{0}};
    for (size_t k = 0; k < plan->levels; k++)
        c.of[k] = (uint16_t)plan->exposed[k];
    const uint32_t more[] = {plan->cost.temptations, plan->cost.irreversible, plan->cost.away, plan->cost.exchanges,
                             plan->cost.in_a_row,    plan->cost.options,      plan->cost.steps};
    for (size_t k = 0; k < 7; k++)
        c.of[LEVELS + k] = (uint16_t)more[k];
    return c;
}

static unsigned set_of(const size_t *parties, size_t count)
{
    unsigned set = 0;
    for (size_t k = 0; k < count; k++)
        set |= 1u << parties[k];
    return set;
}

/* Are the waypoints of a step its defaults and its end? */
static bool same_waypoints(const dt_plan *plan, const dt_plan_step *told, const brute_step *step)
{
    if (told->waypoint_count != step->default_count + 1)
        return false;
    for (size_t k = 0; k < step->default_count; k++) {
        const dt_waypoint *at = &plan->waypoints[told->waypoint + k];
        size_t same = 0;
        for (size_t j = 0; j < step->default_count; j++)
            same += at->fails && at->state == step->defaults[j].state &&
                    set_of(at->parties, at->party_count) == step->defaults[j].performers;
        if (same != 1)
            return false;
    }
    return plan->waypoints[told->waypoint + step->default_count].state == step->to;
}

/* Plays the plan: every step is legal, and it costs what it says. */
static bool plays(world *w, const dt_plan *plan, cost *sum)
{
    uint32_t at = w->options.from;
    unsigned last = 0;
    memset(sum, 0, sizeof *sum);
    w->end = plan->end;
    for (size_t k = 0; k < plan->step_count; k++) {
        const dt_plan_step *told = &plan->steps[k];
        unsigned set = set_of(told->parties, told->party_count);
        const brute_step *step = told->from == at ? find_step(w, at, told->to, set) : NULL;
        if (!step || step->irreversible != told->irreversible)
            return refute(w->s, "step %zu of the plan is none", k + 1);
        if (!same_waypoints(plan, told, step))
            return refute(w->s, "step %zu goes through other waypoints", k + 1);
        *sum = add(w, sum, last, at, step);
        at = told->to;
        last = set;
    }
    return at == plan->end || refute(w->s, "the plan does not lead to its end");
}

static bool is_best(world *w, const dt_plan *plan, const cost *least)
{
    cost says = claimed(plan), sum;
    if (!plays(w, plan, &sum))
        return false;
    if (compare(&says, &sum) != 0)
        return refute(w->s, "the plan does not cost what it says");
    for (size_t k = 0; k < KEYS; k++)
        if (says.of[k] != least->of[k])
            return refute(w->s, "member %zu of the cost is %u and might be %u", k, says.of[k], least->of[k]);
    return may_end(w, plan->end) || refute(w->s, "the plan may not end there");
}

/* ---- drawing questions --------------------------------------------------------------------------------------------- */

static void draw_question(world *w, dt_random *random)
{
    w->options = (dt_plan_options)DT_PLAN_OPTIONS_INIT;
    w->options.profile = w->s->profile;
    w->options.from = (uint32_t)dt_random_below(random, w->s->states);
    w->goal = dt_random_next(random) & dt_random_next(random);
    w->options.goal = &w->goal;
    w->options.guard = (dt_guard)dt_random_below(random, 3);
    w->options.any_end = dt_random_below(random, 2);
    w->options.worse_end = dt_random_below(random, 2);
    w->options.gesture = (uint32_t)dt_random_below(random, 2) + 1;
    w->options.exchange = (uint32_t)dt_random_below(random, 4) + 1;
    for (uint32_t s = 0; s < w->s->states; s++)
        w->code[s] = rc_code_of(w->c, dt_graph_state(w->s->graph, s));
    fill_risks(w);
    list_steps(w);
}

static bool begin(world *w, const sample *s)
{
    *w = (world){.s = s, .c = s->drawn};
    return s->states <= STATES;
}

/* Exposures of `level` are counted beyond what the tables hold? Rankings of many classes. */
static bool fits(const world *w)
{
    for (size_t dm = 0; dm < w->s->dms; dm++)
        for (uint32_t s = 0; s < w->s->states; s++)
            if (w->level[dm][s] > LEVELS)
                return false;
    return true;
}

/* ---- claims -------------------------------------------------------------------------------------------------------- */

static table costs; /* large */

static bool check(world *w, const dt_plan *plan, bool within)
{
    cost least;
    uint32_t end = DT_NO_STATE;
    bool any = find_least(w, &costs, &least, &end);
    if (!any)
        return plan->answer != DT_PLAN_FOUND || refute(w->s, "a plan where there is none");
    if (plan->answer != (within ? DT_PLAN_FOUND : DT_PLAN_OVER_BUDGET))
        return refute(w->s, "answer %d where there is a plan", (int)plan->answer);
    return is_best(w, plan, &least);
}

static bool plan_is_best(const sample *s)
{
    world w;
    dt_random random = {.state = s->drawn->seed};
    dt_plan *plan = NULL;
    if (!begin(&w, s))
        return true;
    draw_question(&w, &random);
    if (!fits(&w))
        return true;
    if (dt_plan_find(&plan, s->graph, &w.options, s->built->budget) != DT_OK)
        return refute(s, "no answer");
    bool right = check(&w, plan, true);
    dt_plan_free(plan);
    return right;
}

static void no_plan_is_better_than_the_one_found(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "plan",
                             .holds = plan_is_best,
                             .shape = {.small = true},
                             .models = 6000,
                             .solved = true,
                             .tabled = true});
    assert_holds(&(property){.name = "plan-exchanges",
                             .holds = plan_is_best,
                             .shape = {.form = RC_OPTION_FORM, .small = true, .min_dms = 3, .crowded = true},
                             .models = 4000,
                             .solved = true,
                             .tabled = true});
}

/* Under a budget the best plan within it; if there is none, the best without a budget. */
static bool budget_is_kept(const sample *s)
{
    world w;
    dt_random random = {.state = s->drawn->seed};
    dt_plan *plan = NULL;
    cost least;
    uint32_t end;
    if (!begin(&w, s))
        return true;
    draw_question(&w, &random);
    w.options.any_end = w.options.worse_end = true;
    for (size_t k = 0; k < CAPS; k++)
        w.caps[k] = dt_random_below(&random, 5) ? (uint32_t)dt_random_below(&random, 3) : UINT32_MAX;
    w.options.caps = w.caps;
    w.options.cap_count = dt_random_below(&random, CAPS) + 1;
    if (!fits(&w))
        return true;
    if (dt_plan_find(&plan, s->graph, &w.options, s->built->budget) != DT_OK)
        return refute(s, "no answer");
    bool within = find_least(&w, &costs, &least, &end);
    w.options.cap_count = within ? w.options.cap_count : 0;
    bool right = check(&w, plan, within);
    dt_plan_free(plan);
    return right;
}

static void a_budget_keeps_the_best_plan_that_it_allows(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "plan-budget",
                             .holds = budget_is_kept,
                             .shape = {.small = true, .min_dms = 2},
                             .models = 8000,
                             .solved = true,
                             .tabled = true});
}

/* All sequences one by one, as long as they cost no more than the plan found, never twice at the same state with the same
 * last parties. */
typedef struct tour {
    world *w;
    cost claim;
    bool seen[STATES][SETS];
    uint64_t equal;
    bool better;
    uint32_t left; /* sequences that may still be gone through */
} tour;

/* As deep as the sequence is long: at most STATES * SETS. */
static void go_on(tour *t, uint32_t at, unsigned last, const cost *so_far)
{
    if (at == t->w->end) {
        t->equal += compare(so_far, &t->claim) == 0;
        t->better |= compare(so_far, &t->claim) < 0;
    }
    for (size_t k = 0; k < t->w->steps[at].count && t->left > 0; k++) {
        const brute_step *step = &t->w->steps[at].list[k];
        cost after = add(t->w, so_far, last, at, step);
        if (t->seen[step->to][step->set] || compare(&after, &t->claim) > 0)
            continue;
        t->left--;
        t->seen[step->to][step->set] = true;
        go_on(t, step->to, step->set, &after);
        t->seen[step->to][step->set] = false;
    }
}

static bool nothing_was_missed(const sample *s)
{
    world w;
    dt_random random = {.state = s->drawn->seed};
    dt_plan *plan = NULL;
    static tour t;
    cost zero = {{0}};
    if (!begin(&w, s) || s->states > 8)
        return true;
    draw_question(&w, &random);
    if (!fits(&w))
        return true;
    if (dt_plan_find(&plan, s->graph, &w.options, s->built->budget) != DT_OK)
        return refute(s, "no answer");
    t = (tour){.w = &w, .claim = claimed(plan), .left = 200000};
    for (w.end = 0; plan->answer == DT_PLAN_FOUND && w.end < s->states; w.end++)
        if (may_end(&w, w.end))
            go_on(&t, w.options.from, 0, &zero);
    bool right = true;
    if (plan->answer == DT_PLAN_FOUND && t.better)
        right = refute(s, "a sequence is better than the plan");
    else if (plan->answer == DT_PLAN_FOUND && t.left > 0 && t.equal != plan->equally_good)
        right = refute(s, "%u plans are equally good, not %u", (unsigned)t.equal, (unsigned)plan->equally_good);
    dt_plan_free(plan);
    return right;
}

static void going_through_all_sequences_finds_none_better_and_as_many_as_good(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "plan-exhaustive",
                             .holds = nothing_was_missed,
                             .shape = {.small = true},
                             .models = 3000,
                             .solved = true,
                             .tabled = true});
}

/* ---- less important statements ------------------------------------------------------------------------------------- */

/* One more statement at the end of every list that has room. `known`: one whose truth the others decide. */
static size_t append(random_conflict *c, const sample *s, dt_random *random, bool known)
{
    size_t shortest = LEVELS;
    for (size_t dm = 0; dm < c->dms; dm++) {
        rc_reading *reading = &c->readings[dm][s->profile[dm]];
        if (reading->kind != DT_BY_STATEMENTS || reading->statement_count == 0 ||
            reading->statement_count == RC_STATEMENTS)
            continue;
        shortest = reading->statement_count < shortest ? reading->statement_count : shortest;
        rc_statement *more = &reading->statements[reading->statement_count];
        if (known)
            *more = reading->statements[dt_random_below(random, reading->statement_count)];
        else
            rc_statement_draw(more, random, c->options);
        reading->statement_count++;
    }
    return shortest;
}

static dt_plan *plan_of(const world *w, const conflict *built)
{
    dt_plan *plan = NULL;
    if (built)
        assert_int_equal(dt_plan_find(&plan, built->graph, &w->options, built->budget), DT_OK);
    return plan;
}

static bool same_steps(const dt_plan *a, const dt_plan *b)
{
    bool same = a->answer == b->answer && a->step_count == b->step_count && a->equally_good == b->equally_good;
    for (size_t k = 0; same && k < a->step_count; k++)
        same = a->steps[k].to == b->steps[k].to && a->steps[k].party_count == b->steps[k].party_count;
    return same;
}

static bool appended_statement_is_harmless(const sample *s, bool known)
{
    world w;
    dt_random random = {.state = s->drawn->seed};
    random_conflict longer = *s->drawn;
    if (!begin(&w, s))
        return true;
    draw_question(&w, &random);
    if (!known)
        w.options.guard = DT_GUARD_ANY;
    w.options.any_end |= !known;
    w.options.worse_end |= !known;
    size_t kept = append(&longer, s, &random, known);
    conflict *changed = build_drawn(&longer);
    dt_plan *before = NULL, *after = plan_of(&w, changed);
    assert_int_equal(dt_plan_find(&before, s->graph, &w.options, s->built->budget), DT_OK);
    bool right = changed != NULL;
    if (right && known)
        right = same_steps(before, after) || refute(s, "another plan");
    for (size_t k = 0; right && !known && k < kept; k++) {
        uint32_t old = k < before->levels ? before->exposed[k] : 0, new = k < after->levels ? after->exposed[k] : 0;
        right = old == new || refute(s, "level %zu is exposed %u times, not %u", k + 1, new, old);
    }
    dt_plan_free(before);
    dt_plan_free(after);
    conflict_free(changed);
    return right;
}

static bool one_that_splits_no_class_changes_nothing(const sample *s)
{
    return appended_statement_is_harmless(s, true);
}

static bool one_that_does_leaves_what_is_more_important(const sample *s)
{
    return appended_statement_is_harmless(s, false);
}

static void appending_less_important_statements_changes_nothing_more_important(void **unused)
{
    (void)unused;
    rc_shape shape = {.form = RC_OPTION_FORM, .small = true};
    assert_holds(&(property){.name = "plan-append-known",
                             .holds = one_that_splits_no_class_changes_nothing,
                             .shape = shape,
                             .models = 3000,
                             .solved = true,
                             .tabled = true});
    assert_holds(&(property){.name = "plan-append",
                             .holds = one_that_does_leaves_what_is_more_important,
                             .shape = shape,
                             .models = 3000,
                             .solved = true,
                             .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_plan_is_better_than_the_one_found),
        cmocka_unit_test(a_budget_keeps_the_best_plan_that_it_allows),
        cmocka_unit_test(going_through_all_sequences_finds_none_better_and_as_many_as_good),
        cmocka_unit_test(appending_less_important_statements_changes_nothing_more_important),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
