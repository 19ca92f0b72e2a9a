/* SPDX-License-Identifier: MIT */
/* Coalitions, against the definitions (theory section 5) computed straight from the tables of moves: what each coalition brings
 * about, what it gains by, how the others can answer; and the theory's implications 33 to 38. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/followup.h>

#include <string.h>

enum { STATES = 16, ALL = 1 << RC_DMS };

typedef struct world {
    const sample *s;
    bool joint, pareto;
    uint64_t reach[ALL][STATES]; /* bit q: the coalition can bring about q */
} world;

/* ---- definitions --------------------------------------------------------------------------------------------------- */

static bool in(unsigned members, size_t dm)
{
    return members >> dm & 1u;
}

/* Theory 5.1: all members gain; 5.6: none loses and some gain. */
static bool gains(const world *w, unsigned members, uint32_t from, uint32_t to)
{
    size_t better = 0, worse = 0, size = 0;
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        if (!in(members, dm))
            continue;
        size++;
        better += sample_prefers(w->s, dm, to, from);
        worse += sample_prefers(w->s, dm, from, to);
    }
    return w->pareto ? worse == 0 && better > 0 : better == size;
}

static bool forbids(const random_conflict *c, size_t dm, uint32_t from, uint32_t to)
{
    for (size_t k = 0; k < c->forbidden_count; k++) {
        const rc_forbidden *f = &c->forbidden[k];
        if ((f->by == 0 || f->by >> dm & 1u) && rc_statement_holds(&f->from, from) &&
            (!f->has_to || rc_statement_holds(&f->to, to)))
            return true;
    }
    return false;
}

/* All members change what they change at the same time, each as in a move of its own. */
static bool may_move_together(const world *w, unsigned members, uint32_t from, uint32_t to)
{
    const random_conflict *c = w->s->drawn;
    unsigned changes[RC_DMS] = {0};
    for (uint8_t o = 0; o < c->options; o++) {
        dt_direction needed = to >> o & 1u ? DT_TAKE : DT_DROP;
        if (!((from ^ to) >> o & 1u))
            continue;
        if (!in(members, c->owner[o]) || (c->direction[o] != DT_BOTH && c->direction[o] != needed))
            return false;
        changes[c->owner[o]]++;
    }
    for (size_t dm = 0; dm < w->s->dms; dm++)
        if (changes[dm] && ((c->single_step && changes[dm] > 1) || forbids(c, dm, from, to)))
            return false;
    return from != to;
}

static void fill_reach(world *w)
{
    const sample *s = w->s;
    for (unsigned members = 1; members < 1u << s->dms; members++)
        for (uint32_t from = 0; from < s->states; from++) {
            w->reach[members][from] = 0;
            if (!w->joint)
                w->reach[members][from] = sample_reach(s, members, from, false).bits[0];
            for (uint32_t to = 0; w->joint && to < s->states; to++)
                if (may_move_together(w, members, rc_code_of(s->drawn, dt_graph_state(s->graph, from)),
                                      rc_code_of(s->drawn, dt_graph_state(s->graph, to))))
                    w->reach[members][from] |= (uint64_t)1 << to;
        }
}

static uint64_t improvements(const world *w, unsigned members, uint32_t from, uint32_t than)
{
    uint64_t found = 0;
    for (uint32_t to = 0; members && to < w->s->states; to++)
        if (w->reach[members][from] >> to & 1u && gains(w, members, than, to))
            found |= (uint64_t)1 << to;
    return found;
}

/* Theory 5.4: sequences of improvements of coalitions of `others`, no coalition twice in a row. */
static uint64_t class_reach(const world *w, unsigned others, uint32_t from)
{
    uint64_t by[ALL] = {0}, all = 0; /* [last coalition] */
    for (bool grown = true; grown;) {
        grown = false;
        for (unsigned part = others; part; part = (part - 1) & others) {
            uint64_t next = improvements(w, part, from, from);
            for (unsigned last = others; last; last = (last - 1) & others)
                for (uint32_t q = 0; last != part && q < w->s->states; q++)
                    if (by[last] >> q & 1u)
                        next |= improvements(w, part, q, q);
            grown |= (next & ~by[part]) != 0;
            by[part] |= next;
            all |= next;
        }
    }
    return all;
}

/* Do `others` have an answer to `to` that spoils the gain? */
static bool answered_by(const world *w, unsigned others, dt_concept_id concept, unsigned members, uint32_t from,
                        uint32_t to)
{
    uint64_t reached = !others ? 0 : concept == DT_CONCEPT_SEQ ? class_reach(w, others, to) : w->reach[others][to];
    for (uint32_t y = 0; y < w->s->states; y++) {
        if (!(reached >> y & 1u) || gains(w, members, from, y))
            continue;
        if (concept != DT_CONCEPT_SMR || !improvements(w, members, y, from))
            return true;
    }
    return false;
}

static bool answered(const world *w, dt_concept_id concept, unsigned members, uint32_t from, uint32_t to)
{
    return answered_by(w, ((1u << w->s->dms) - 1) & ~members, concept, members, from, to);
}

static dt_concept_set upsets(const world *w, unsigned members, uint32_t state)
{
    static const dt_concept_id with_answers[] = {DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ};
    uint64_t gained = improvements(w, members, state, state);
    dt_concept_set set = gained ? 1u << DT_CONCEPT_NASH : 0;
    for (size_t k = 0; k < 3; k++)
        for (uint32_t x = 0; x < w->s->states; x++)
            if (gained >> x & 1u && !answered(w, with_answers[k], members, state, x))
                set |= 1u << with_answers[k];
    return set;
}

/* ---- what is said of a case ---------------------------------------------------------------------------------------- */

/* Those whose coalitions are looked at: who never moves cannot help, unless some may gain as long as none loses, or another
 * coalition is another one that may act next. */
static unsigned players(const world *w)
{
    const dt_model *model = w->s->built->model;
    unsigned movers = 0, all = (1u << w->s->dms) - 1;
    bool apart = w->joint && (w->s->drawn->single_step || w->s->drawn->forbidden_count > 0);
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        apart |= !w->joint && !dt_graph_transitive(w->s->graph, dm);
        if (model->graph_form ? model->graph_move_counts[dm] : model->decision_makers[dm].option_count)
            movers |= 1u << dm;
    }
    return w->pareto || apart ? all : movers;
}

static bool way_is_right(const world *w, const dt_coalition_move *way, unsigned members, uint32_t from)
{
    uint32_t at = from;
    if (way->members & ~(dt_coalition)members || !(w->reach[members][from] >> way->to & 1u))
        return refute(w->s, "a coalition brings about what it cannot");
    for (size_t k = 0; k < way->move_count; k++) {
        const dt_move *move = &way->moves[k];
        if (!dt_bit_get(w->s->moves->to[0][move->dm][at].bits, move->to) || !in(members, move->dm) ||
            (k && way->moves[k - 1].dm == move->dm))
            return refute(w->s, "an illegal sequence of a coalition");
        at = move->to;
    }
    return w->joint || (at == way->to && way->move_count) || refute(w->s, "a sequence that leads elsewhere");
}

static bool answers_are_right(const world *w, const dt_upset *u, uint32_t state)
{
    unsigned members = (unsigned)u->members, others = ((1u << w->s->dms) - 1) & ~members;
    uint32_t at = u->gain.to;
    bool in_interest = answered(w, DT_CONCEPT_SEQ, members, state, at);
    if (u->in_interest != in_interest ||
        (u->answer_count > 0) != (in_interest || answered(w, DT_CONCEPT_GMR, members, state, at)))
        return refute(w->s, "an answer is there or not");
    for (size_t k = 0; k < u->answer_count; at = u->answers[k++].to) {
        unsigned movers = (unsigned)u->answers[k].members;
        if (!way_is_right(w, &u->answers[k], others, at))
            return false;
        if (u->in_interest && !w->pareto && !gains(w, movers, at, u->answers[k].to))
            return refute(w->s, "an answer that those who give it do not gain by");
    }
    if (u->answer_count && gains(w, members, state, at))
        return refute(w->s, "an answer that spoils nothing");
    for (size_t dm = 0; u->answer_count && dm < w->s->dms; dm++)
        if (in((unsigned)u->spoilt, dm) && (!in(members, dm) || sample_prefers(w->s, dm, at, state)))
            return refute(w->s, "it is spoilt for somebody who gains");
    return (u->spoilt != 0) == (u->answer_count != 0);
}

/* Who holds a state up is who is needed for the answers to all gains. */
static bool holders_are_right(const world *w, const dt_upset *u, uint32_t state)
{
    unsigned members = (unsigned)u->members, others = ((1u << w->s->dms) - 1) & ~members;
    uint64_t gained = improvements(w, members, state, state);
    dt_concept_id concept = u->upsets >> DT_CONCEPT_SEQ & 1u ? DT_CONCEPT_GMR : DT_CONCEPT_SEQ;
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        bool needed = false;
        for (uint32_t x = 0; x < w->s->states; x++)
            needed |= gained >> x & 1u && !answered_by(w, others & ~(1u << dm), concept, members, state, x);
        needed &= in(others, dm) && !(u->upsets >> concept & 1u);
        if (needed != (u->holders >> dm & 1u))
            return refute(w->s, "decision maker %zu holds state %u up, or not, against %x", dm, state + 1, members);
    }
    return true;
}

/* The gain told of is one to which the others have least to say. */
static bool gain_is_right(const world *w, const dt_upset *u, uint32_t state)
{
    static const dt_concept_id order[] = {DT_CONCEPT_GMR, DT_CONCEPT_SEQ, DT_CONCEPT_SMR};
    unsigned members = (unsigned)u->members;
    uint64_t gained = improvements(w, members, state, state);
    if (u->gains != (uint32_t)__builtin_popcountll(gained) || !(gained >> u->gain.to & 1u))
        return refute(w->s, "a coalition gains by %u states, not %u", (unsigned)__builtin_popcountll(gained), u->gains);
    for (size_t k = 0; k < 3; k++)
        if (u->upsets >> order[k] & 1u)
            return !answered(w, order[k], members, state, u->gain.to) ||
                   refute(w->s, "the gain told of has an answer under %s", dt_concept_get(order[k])->name);
    return true;
}

static dt_concept_set minimal_of(const dt_concept_set *all, unsigned members)
{
    dt_concept_set minimal = all[members];
    for (unsigned part = (members - 1) & members; part; part = (part - 1) & members)
        minimal &= ~all[part];
    return minimal;
}

/* Every coalition that is minimal under some concept is told of, once, the small ones first. */
static bool upsets_are_right(const world *w, const dt_coalition_case *c, const dt_concept_set *all)
{
    size_t expected = 0, total = 0;
    unsigned movers = players(w);
    for (unsigned members = movers; members; members = (members - 1) & movers) {
        expected += minimal_of(all, members) != 0;
        total += all[members] != 0;
    }
    if (expected != c->upset_count || total != c->upset_total)
        return refute(w->s, "%zu coalitions of %zu are told of state %u, not %zu of %u", expected, total, c->state + 1,
                      c->upset_count, c->upset_total);
    for (size_t k = 0; k < c->upset_count; k++) {
        const dt_upset *u = &c->upsets[k];
        unsigned members = (unsigned)u->members;
        if (k && __builtin_popcountll(c->upsets[k - 1].members) > __builtin_popcountll(u->members))
            return refute(w->s, "a large coalition before a small one");
        if (u->upsets != all[members] || u->minimal != minimal_of(all, members))
            return refute(w->s, "coalition %x upsets state %u under %x, not %x", members, c->state + 1, all[members],
                          u->upsets);
        if (!gain_is_right(w, u, c->state) || !way_is_right(w, &u->gain, members, c->state) ||
            !answers_are_right(w, u, c->state) || !holders_are_right(w, u, c->state))
            return false;
    }
    return true;
}

static bool is_equilibrium(const world *w, uint32_t state)
{
    return dt_verdicts_equilibrium(w->s->verdicts, DT_CONCEPT_SEQ, state);
}

static bool jumps_are_right(const world *w, const dt_coalition_case *c)
{
    size_t expected = 0, told = 0;
    for (uint32_t to = 0; to < w->s->states; to++) {
        for (unsigned members = players(w); is_equilibrium(w, to) && members; members = (members - 1) & players(w)) {
            bool leaps = improvements(w, members, c->state, c->state) >> to & 1u;
            for (unsigned part = (members - 1) & members; part; part = (part - 1) & members)
                leaps &= !(improvements(w, part, c->state, c->state) >> to & 1u);
            expected += leaps;
            for (size_t k = 0; k < c->jump_count; k++)
                told += leaps && c->jumps[k].members == members && c->jumps[k].way.to == to;
        }
    }
    if (expected != c->jump_total || told != c->jump_count || told != (expected < STATES ? expected : STATES))
        return refute(w->s, "%zu jumps from state %u, not %zu, of which %zu are told", expected, c->state + 1,
                      c->jump_total, c->jump_count);
    for (size_t k = 0; k < c->jump_count; k++)
        if (!way_is_right(w, &c->jumps[k].way, (unsigned)c->jumps[k].members, c->state))
            return false;
    return true;
}

static bool dominates(const world *w, uint32_t a, uint32_t b)
{
    world weak = *w;
    weak.pareto = true;
    return gains(&weak, (1u << w->s->dms) - 1, b, a);
}

static bool domination_is_right(const world *w, const dt_coalition_case *c)
{
    uint32_t count = 0, equilibria = 0;
    for (uint32_t q = 0; q < w->s->states; q++) {
        count += dominates(w, q, c->state);
        equilibria += dominates(w, q, c->state) && is_equilibrium(w, q);
    }
    if (count != c->dominating || equilibria != c->dominating_equilibria)
        return refute(w->s, "%u states dominate %u, %u of them equilibria", count, c->state + 1, equilibria);
    if (count == 0)
        return c->dominated_by == DT_NO_STATE;
    if (!dominates(w, c->dominated_by, c->state) || (equilibria && !is_equilibrium(w, c->dominated_by)))
        return refute(w->s, "%u is said to dominate %u", c->dominated_by + 1, c->state + 1);
    for (uint32_t q = 0; q < w->s->states; q++)
        if (dominates(w, q, c->dominated_by) && (!equilibria || is_equilibrium(w, q)))
            return refute(w->s, "what dominates %u is dominated", c->state + 1);
    return true;
}

/* ---- the questions ------------------------------------------------------------------------------------------------- */

static dt_coalitions_options question(const world *w)
{
    dt_coalitions_options options = DT_COALITIONS_OPTIONS_INIT;
    options.profile = w->s->profile;
    options.verdicts = w->s->verdicts;
    options.joint = w->joint;
    options.pareto = w->pareto;
    options.jumps = STATES;
    return options;
}

/* Coalitions are those of movers; what they are said to leave standing must stand against every coalition there is. */
static bool case_is_right(const world *w, const dt_coalition_case *c)
{
    dt_concept_set all[ALL] = {0}, stable = DT_COALITION_CONCEPTS;
    for (unsigned members = 1; members < 1u << w->s->dms; members++) {
        all[members] = upsets(w, members, c->state);
        stable &= ~all[members];
    }
    if (stable != c->stable)
        return refute(w->s, "state %u withstands all under %x, not %x", c->state + 1, stable, c->stable);
    return upsets_are_right(w, c, all) && jumps_are_right(w, c) && domination_is_right(w, c);
}

static bool cases_are_right(const world *w)
{
    dt_coalitions *found = NULL;
    dt_coalitions_options options = question(w);
    if (dt_coalitions_find(&found, w->s->graph, &options, w->s->built->budget) != DT_OK)
        return refute(w->s, "no answer");
    size_t equilibria = 0;
    bool right = found->complete;
    for (uint32_t s = 0; s < w->s->states; s++)
        equilibria += is_equilibrium(w, s);
    if (found->case_count != equilibria || found->equilibria != equilibria)
        right = refute(w->s, "%zu cases of %zu equilibria", found->case_count, equilibria);
    for (size_t k = 0; right && k < found->case_count; k++)
        right = is_equilibrium(w, found->cases[k].state) && case_is_right(w, &found->cases[k]);
    dt_coalitions_free(found);
    return right;
}

static bool table_is_right(const world *w, const dt_coalition_table *table, unsigned members)
{
    for (uint32_t s = 0; s < w->s->states; s++) {
        dt_concept_set set = upsets(w, members, s);
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (DT_COALITION_CONCEPTS >> c & 1u && dt_bit_get(table->stable[c], s) == (set >> c & 1u))
                return refute(w->s, "coalition %x, state %u, %s", members, s + 1,
                              dt_concept_get((dt_concept_id)c)->name);
    }
    return table->decided == w->s->states;
}

static bool stands(const dt_coalition_table *table, dt_concept_id concept, uint32_t state)
{
    return dt_bit_get(table->stable[concept], state);
}

/* Implications 33 to 37. */
static bool tables_obey_the_theory(const world *w, const dt_coalition_table *table, unsigned members)
{
    const sample *s = w->s;
    bool transitive = !w->joint || (!s->drawn->single_step && s->drawn->forbidden_count == 0);
    bool single = (members & (members - 1)) == 0;
    for (size_t dm = 0; dm < s->dms; dm++)
        transitive &= dt_graph_transitive(s->graph, dm);
    for (uint32_t q = 0; q < s->states; q++) {
        bool nash = stands(table, DT_CONCEPT_NASH, q), gmr = stands(table, DT_CONCEPT_GMR, q);
        bool smr = stands(table, DT_CONCEPT_SMR, q), seq = stands(table, DT_CONCEPT_SEQ, q);
        if ((nash && !smr) || (smr && !gmr) || (nash && !seq))
            return refute(s, "implication 35 fails for %x at %u", members, q + 1);
        if (transitive && seq && !gmr)
            return refute(s, "implication 36 fails for %x at %u", members, q + 1);
        if (members == (1u << s->dms) - 1 && (nash != gmr || nash != smr || nash != seq))
            return refute(s, "implication 37 fails at %u", q + 1);
        if (!single || w->joint)
            continue;
        size_t dm = (size_t)__builtin_ctz(members);
        if (nash != dt_verdicts_stable(s->verdicts, DT_CONCEPT_NASH, dm, q) ||
            gmr != dt_verdicts_stable(s->verdicts, DT_CONCEPT_GMR, dm, q) ||
            smr != dt_verdicts_stable(s->verdicts, DT_CONCEPT_SMR, dm, q))
            return refute(s, "implication 33 fails for %x at %u", members, q + 1);
        bool alone = dt_verdicts_stable(s->verdicts, DT_CONCEPT_SEQ, dm, q);
        if (!w->pareto && ((alone && !seq) || (s->dms == 2 && alone != seq)))
            return refute(s, "implication 34 fails for %x at %u", members, q + 1);
    }
    return true;
}

/* The tables of every coalition: that of k + 1 at k. */
static dt_coalitions *ask_tables(const world *w)
{
    dt_coalitions *found = NULL;
    dt_coalition named[ALL];
    dt_coalitions_options options = question(w);
    options.named = named;
    options.named_count = (1u << w->s->dms) - 1;
    options.tables = true;
    for (unsigned members = 1; members <= options.named_count; members++)
        named[members - 1] = members;
    if (dt_coalitions_find(&found, w->s->graph, &options, w->s->built->budget) != DT_OK)
        refute(w->s, "no answer");
    return found;
}

static bool all_tables(const world *w, bool (*claim)(const world *w, const dt_coalition_table *table, unsigned members))
{
    dt_coalitions *found = ask_tables(w);
    bool right = found != NULL;
    for (unsigned members = 1; right && members <= found->count; members++)
        right = claim(w, &found->tables[members - 1], members);
    dt_coalitions_free(found);
    return right;
}

/* ---- claims -------------------------------------------------------------------------------------------------------- */

static bool each_way(const sample *s, bool (*claim)(const world *w))
{
    static world w;
    if (s->states > STATES)
        return true;
    for (int way = 0; way < 4; way++) {
        if (s->drawn->graph_form && way & 1)
            continue;
        w = (world){.s = s, .joint = way & 1, .pareto = way & 2};
        fill_reach(&w);
        if (!claim(&w))
            return false;
    }
    return true;
}

static bool every_table_is_right(const world *w)
{
    return all_tables(w, table_is_right);
}

static bool every_table_obeys(const world *w)
{
    return all_tables(w, tables_obey_the_theory);
}

static bool coalitions_are_right(const sample *s)
{
    return each_way(s, cases_are_right);
}

static bool states_are_right(const sample *s)
{
    return each_way(s, every_table_is_right);
}

static bool theory_is_obeyed(const sample *s)
{
    return each_way(s, every_table_obeys);
}

/* Implication 38: what withstands gains in which somebody only does not lose withstands those by which all gain. */
static bool pareto_is_harder(const sample *s)
{
    static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_GMR, DT_CONCEPT_SMR};
    world strict = {.s = s}, pareto = {.s = s, .pareto = true};
    dt_coalitions *all = ask_tables(&strict), *weak = ask_tables(&pareto);
    bool right = all && weak;
    for (size_t k = 0; right && k < all->count; k++)
        for (uint32_t q = 0; q < s->states; q++)
            for (size_t c = 0; c < 3; c++)
                if (stands(&weak->tables[k], concepts[c], q) && !stands(&all->tables[k], concepts[c], q))
                    right = refute(s, "implication 38 fails for coalition %zu at %u", k, q + 1);
    dt_coalitions_free(all);
    dt_coalitions_free(weak);
    return right;
}

static void claim_of_every_form(const char *option_form, const char *graph_form, bool (*holds)(const sample *s),
                                size_t models)
{
    assert_holds(&(property){.name = option_form,
                             .holds = holds,
                             .shape = {.small = true},
                             .models = models,
                             .tabled = true,
                             .solved = true});
    assert_holds(&(property){.name = graph_form,
                             .holds = holds,
                             .shape = {.form = RC_GRAPH_FORM},
                             .models = models,
                             .tabled = true,
                             .solved = true});
}

static void who_upsets_an_equilibrium_is_what_the_definitions_say(void **unused)
{
    (void)unused;
    claim_of_every_form("coalitions", "coalitions-graph", coalitions_are_right, 1500);
}

static void every_state_is_stable_against_a_coalition_or_not(void **unused)
{
    (void)unused;
    claim_of_every_form("coalitions-table", "coalitions-table-graph", states_are_right, 500);
}

static void implications_33_to_37_hold(void **unused)
{
    (void)unused;
    claim_of_every_form("coalitions-theory", "coalitions-theory-graph", theory_is_obeyed, 3000);
}

static void implication_38_holds(void **unused)
{
    (void)unused;
    claim_of_every_form("coalitions-pareto", "coalitions-pareto-graph", pareto_is_harder, 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_upsets_an_equilibrium_is_what_the_definitions_say),
        cmocka_unit_test(every_state_is_stable_against_a_coalition_or_not),
        cmocka_unit_test(implications_33_to_37_hold),
        cmocka_unit_test(implication_38_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
