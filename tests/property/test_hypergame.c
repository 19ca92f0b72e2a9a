/* SPDX-License-Identifier: MIT */
/* Random perceptions of random conflicts: what everybody recognises, stays with and expects, held against tables that are
 * computed from the definitions alone, each view as a graph of its own. */
#include "perceptions_drawn.h"
#include "property.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- views as tables ----------------------------------------------------------------------------------------------- */

typedef struct eyes {
    const seen *layers[2]; /* NULL or not given: says nothing */
} eyes;

static const seen *layer(const eyes *e, size_t k)
{
    return e->layers[k] && e->layers[k]->given ? e->layers[k] : NULL;
}

typedef struct table {
    uint64_t in; /* states that are there */
    uint64_t arcs[RC_DMS][CODES], better[RC_DMS][CODES];
} table;

static uint32_t code_end(const drawn *d)
{
    return d->c->graph_form ? d->c->states : (uint32_t)1 << drawn_options(d);
}

static uint32_t real_part(const drawn *d, uint32_t code)
{
    return d->c->graph_form ? code : code & ((1u << d->c->options) - 1u);
}

/* The options that these eyes know of. */
static uint32_t known(const drawn *d, const eyes *e)
{
    uint32_t all = (1u << d->c->options) - 1u;
    for (size_t k = 0; k < 2; k++) {
        const seen *s = layer(e, k);
        if (s)
            all = (all | (uint32_t)s->imagined << d->c->options) & ~(uint32_t)s->hidden;
    }
    return all;
}

static bool lifted(const eyes *e, size_t first, uint32_t code)
{
    for (size_t k = first; k < 2; k++)
        for (size_t r = 0; layer(e, k) && r < layer(e, k)->feasible_count; r++)
            if (saying_holds(&layer(e, k)->feasible[r], code))
                return true;
    return false;
}

static bool is_in(const drawn *d, const eyes *e, uint32_t code)
{
    if (d->c->graph_form) {
        for (size_t k = 0; k < 2; k++)
            if (layer(e, k) && layer(e, k)->hidden >> code & 1u)
                return false;
        return true;
    }
    if (code & ~known(d, e))
        return false;
    if (!rc_feasible(d->c, real_part(d, code)) && !lifted(e, 0, code))
        return false;
    for (size_t k = 0; k < 2; k++)
        for (size_t r = 0; layer(e, k) && r < layer(e, k)->infeasible_count; r++)
            if (saying_holds(&layer(e, k)->infeasible[r], code) && !lifted(e, k + 1, code))
                return false;
    return true;
}

static dt_direction direction_of(const drawn *d, const eyes *e, uint8_t option)
{
    dt_direction found = option < d->c->options ? d->c->direction[option] : DT_BOTH;
    for (size_t k = 0; k < 2; k++)
        if (layer(e, k) && layer(e, k)->direction[option] >= 0)
            found = (dt_direction)layer(e, k)->direction[option];
    return found;
}

static bool is_banned(const drawn *d, const eyes *e, size_t dm, uint32_t from, uint32_t to)
{
    const seen *who = NULL;
    for (size_t k = 0; k < 2; k++)
        if (layer(e, k) && layer(e, k)->bans >= 0)
            who = layer(e, k);
    if (who)
        return who->bans && who->ban_by >> dm & 1u && saying_holds(&who->ban_from, from) &&
               saying_holds(&who->ban_to, to);
    for (size_t k = 0; k < d->c->forbidden_count; k++) {
        const rc_forbidden *ban = &d->c->forbidden[k];
        if ((!ban->by || ban->by >> dm & 1u) && rc_statement_holds(&ban->from, real_part(d, from)) &&
            (!ban->has_to || rc_statement_holds(&ban->to, real_part(d, to))))
            return true;
    }
    return false;
}

static bool has_arc(const drawn *d, const eyes *e, size_t dm, uint32_t from, uint32_t to)
{
    if (d->c->graph_form) {
        bool found = d->c->arcs[dm][from][to];
        for (size_t k = 0; k < 2; k++)
            if (layer(e, k) && layer(e, k)->arcs_given[dm])
                found = layer(e, k)->arcs[dm][from][to];
        return found;
    }
    bool single = d->c->single_step;
    unsigned changes = 0;
    for (uint8_t o = 0; o < drawn_options(d); o++) {
        bool before = from >> o & 1u, after = to >> o & 1u;
        if (before == after)
            continue;
        dt_direction direction = direction_of(d, e, o);
        changes++;
        if (drawn_owner(d, o) != dm || (direction == DT_TAKE && before) || (direction == DT_DROP && after))
            return false;
    }
    for (size_t k = 0; k < 2; k++)
        if (layer(e, k) && layer(e, k)->step >= 0)
            single = layer(e, k)->step == 1;
    return changes && (!single || changes == 1) && !is_banned(d, e, dm, from, to);
}

static const opinion *opinion_of(const eyes *e, size_t dm)
{
    for (size_t k = 2; k-- > 0;)
        if (layer(e, k) && layer(e, k)->of[dm].kind != AS_IS)
            return &layer(e, k)->of[dm];
    return NULL;
}

static int worth(const opinion *o, uint32_t code)
{
    int score = 0;
    if (o->kind == BY_RANKING)
        return o->grades[code];
    for (uint8_t k = 0; o->kind == BY_WEIGHTS && k < RC_OPTIONS + IMAGINED; k++)
        score += code >> k & 1u ? o->weights[k] : 0;
    for (size_t k = 0; o->kind == BY_SAYINGS && k < o->count; k++)
        score = 2 * score + saying_holds(&o->sayings[k], code);
    return score;
}

static bool is_better(const drawn *d, const eyes *e, size_t dm, uint32_t a, uint32_t b)
{
    const opinion *o = opinion_of(e, dm);
    size_t reading = o && o->kind == BY_NAME ? o->reading : d->c->profile[dm];
    if (o && o->kind != BY_NAME)
        return worth(o, a) > worth(o, b);
    return rc_compare(d->c, dm, reading, real_part(d, a), real_part(d, b)) > 0;
}

static void tabulate(const drawn *d, const eyes *e, table *t)
{
    memset(t, 0, sizeof *t);
    for (uint32_t s = 0; s < code_end(d); s++)
        t->in |= (uint64_t)is_in(d, e, s) << s;
    for (size_t dm = 0; dm < d->c->dms; dm++)
        for (uint32_t s = 0; s < code_end(d); s++)
            for (uint32_t q = 0; q < code_end(d); q++) {
                if (!(t->in >> s & t->in >> q & 1u))
                    continue;
                t->arcs[dm][s] |= (uint64_t)(s != q && has_arc(d, e, dm, s, q)) << q;
                t->better[dm][s] |= (uint64_t)is_better(d, e, dm, q, s) << q;
            }
}

/* Does a ranking say where every state is that is feasible in these eyes? */
static bool is_ranked(const drawn *d, const eyes *e, const table *t)
{
    for (size_t dm = 0; !d->c->graph_form && dm < d->c->dms; dm++) {
        const opinion *o = opinion_of(e, dm);
        const rc_reading *r = &d->c->readings[dm][o && o->kind == BY_NAME ? o->reading : d->c->profile[dm]];
        if ((o && o->kind != BY_NAME) || r->kind != DT_BY_RANKING)
            continue;
        const uint32_t care = r->mask ? r->mask : rc_code_end(d->c) - 1;
        for (uint32_t s = 0; s < code_end(d); s++) {
            bool fits = !(t->in >> s & 1u);
            for (uint32_t y = 0; !fits && y < rc_code_end(d->c); y++)
                fits = rc_feasible(d->c, y) && ((y ^ real_part(d, s)) & care) == 0;
            if (!fits)
                return false;
        }
    }
    return true;
}

/* ---- stability from the definitions -------------------------------------------------------------------------------- */

static uint64_t reach(const table *t, size_t dms, size_t focal, uint32_t from, bool improving)
{
    uint64_t found[RC_DMS] = {0}, all = 0; /* by last mover */
    for (bool more = true; more;) {
        more = false;
        for (size_t j = 0; j < dms; j++) {
            uint64_t sources = (uint64_t)1 << from, next = 0;
            if (j == focal)
                continue;
            for (size_t l = 0; l < dms; l++)
                sources |= l != j ? found[l] : 0;
            for (uint32_t s = 0; s < CODES; s++)
                if (sources >> s & 1u)
                    next |= t->arcs[j][s] & (improving ? t->better[j][s] : UINT64_MAX);
            more = more || next & ~found[j];
            found[j] |= next;
        }
    }
    for (size_t j = 0; j < dms; j++)
        all |= found[j];
    return all;
}

static bool is_stable(const table *t, size_t dms, dt_concept_id concept, size_t i, uint32_t s)
{
    bool improving = concept == DT_CONCEPT_SEQ || concept == DT_CONCEPT_SSEQ;
    bool final = concept == DT_CONCEPT_SMR || concept == DT_CONCEPT_SSEQ;
    uint64_t better = t->better[i][s], improvements = t->arcs[i][s] & better;
    for (uint32_t s1 = 0; s1 < CODES; s1++) {
        bool sanctioned = false;
        if (!(improvements >> s1 & 1u))
            continue;
        if (concept == DT_CONCEPT_NASH)
            return false;
        uint64_t answers = reach(t, dms, i, s1, improving) & ~better;
        for (uint32_t s2 = 0; s2 < CODES && !sanctioned; s2++)
            sanctioned = answers >> s2 & 1u && (!final || !(t->arcs[i][s2] & better));
        if (!sanctioned)
            return false;
    }
    return true;
}

/* ---- the hypergame from the definitions ---------------------------------------------------------------------------- */

typedef struct oracle {
    drawn *d;
    bool knows[RC_DMS][RC_DMS]; /* has learnt how another one sees the conflict */
    eyes own[RC_DMS];
    table truth, views[RC_DMS], thoughts[RC_DMS][RC_DMS], reckoning[RC_DMS];
} oracle;

static eyes eyes_of(const oracle *o, size_t dm, size_t other)
{
    const drawn *d = o->d;
    if (o->knows[dm][other])
        return (eyes){{NULL, &d->own[other]}};
    return (eyes){{&d->own[dm], other == dm ? NULL : &d->thought[dm][other]}};
}

/* Where a state is for eyes that do not know of some of what is done; CODES: nowhere. */
static uint32_t there(const drawn *d, const eyes *e, const table *t, uint32_t code)
{
    uint32_t seen_as = d->c->graph_form ? code : code & known(d, e);
    return t->in >> seen_as & 1u ? seen_as : CODES;
}

/* `dm` itself acts by what it sees, each other one by what `dm` thinks that it sees: a move from where the other takes the
 * conflict to be, with all that the other does not know of left as it is. */
static void reckon(oracle *o, size_t dm)
{
    const drawn *d = o->d;
    table *t = &o->reckoning[dm];
    *t = o->views[dm];
    for (size_t j = 0; j < d->c->dms; j++) {
        eyes e = eyes_of(o, dm, j);
        const table *seen_by = &o->thoughts[dm][j];
        if (j == dm || !d->thought[dm][j].given)
            continue;
        memset(t->arcs[j], 0, sizeof t->arcs[j]);
        memset(t->better[j], 0, sizeof t->better[j]);
        for (uint32_t s = 0; s < code_end(d); s++)
            for (uint32_t q = 0; q < code_end(d); q++) {
                uint32_t ps = there(d, &e, seen_by, s), pq = there(d, &e, seen_by, q);
                if (!(t->in >> s & t->in >> q & 1u) || ps == CODES || pq == CODES)
                    continue;
                bool untouched = d->c->graph_form || ((s ^ q) & ~known(d, &e)) == 0;
                t->arcs[j][s] |= (uint64_t)(untouched && seen_by->arcs[j][ps] >> pq & 1u) << q;
                t->better[j][s] |= (uint64_t)(seen_by->better[j][ps] >> pq & 1u) << q;
            }
    }
}

/* @return false where a view is no graph: no state, or one that a ranking does not place. */
static bool prepare(oracle *o)
{
    const drawn *d = o->d;
    bool sound = true;
    tabulate(d, &(eyes){{NULL, NULL}}, &o->truth);
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        o->own[dm] = eyes_of(o, dm, dm);
        tabulate(d, &o->own[dm], &o->views[dm]);
        sound = sound && (d->c->graph_form || o->views[dm].in) && is_ranked(d, &o->own[dm], &o->views[dm]);
        for (size_t j = 0; j < d->c->dms; j++) {
            eyes e = eyes_of(o, dm, j);
            tabulate(d, &e, &o->thoughts[dm][j]);
            sound = sound && (d->c->graph_form || o->thoughts[dm][j].in) && is_ranked(d, &e, &o->thoughts[dm][j]);
        }
        reckon(o, dm);
    }
    return sound;
}

static bool o_recognises(const oracle *o, size_t dm, uint32_t code)
{
    return there(o->d, &o->own[dm], &o->views[dm], code) != CODES;
}

static bool o_stays(const oracle *o, dt_concept_id concept, size_t dm, uint32_t code)
{
    uint32_t at = there(o->d, &o->own[dm], &o->views[dm], code);
    return at != CODES && is_stable(&o->reckoning[dm], o->d->c->dms, concept, dm, at);
}

static bool o_expects_to_stay(const oracle *o, dt_concept_id concept, size_t dm, size_t other, uint32_t code)
{
    eyes e = eyes_of(o, dm, other);
    uint32_t at = there(o->d, &o->own[dm], &o->views[dm], code);
    if (other == dm)
        return o_stays(o, concept, dm, code);
    if (at == CODES)
        return false;
    at = there(o->d, &e, &o->thoughts[dm][other], at);
    return at != CODES && is_stable(&o->thoughts[dm][other], o->d->c->dms, concept, other, at);
}

static bool o_hides(const oracle *o, size_t dm, uint32_t code)
{
    return !o->d->c->graph_form && code & ~known(o->d, &o->own[dm]);
}

static dt_hyper_kind o_kind(const oracle *o, dt_concept_id concept, uint32_t code)
{
    size_t dms = o->d->c->dms, recognise = 0, stay = 0, see = 0, expect = 0;
    for (size_t dm = 0; dm < dms; dm++) {
        bool all = true;
        recognise += o_recognises(o, dm, code);
        stay += o_stays(o, concept, dm, code);
        see += !o_hides(o, dm, code);
        for (size_t other = 0; other < dms; other++)
            all = all && o_expects_to_stay(o, concept, dm, other, code);
        expect += all;
    }
    if (stay < recognise || recognise == 0)
        return DT_HYPER_NONE;
    if (recognise < dms)
        return DT_HYPER_UNFORESEEN;
    return see < dms ? DT_HYPER_STEALTHY : expect == dms ? DT_HYPER_STEADY : DT_HYPER_UNSTEADY;
}

/* ---- comparing ----------------------------------------------------------------------------------------------------- */

/* Where each option of the test is in the model with imagined options. */
static void find_options(const drawn *d, const dt_model *model, size_t *index)
{
    for (uint8_t o = 0; o < drawn_options(d); o++) {
        dt_text written = {.data = NULL};
        drawn_write_name(d, o, &written);
        const char *dot = strchr(dt_text_get(&written), '.'), *name = dot ? dot + 1 : dt_text_get(&written);
        index[o] = 0;
        while (index[o] < model->option_count &&
               (model->options[index[o]].dm != drawn_owner(d, o) || strcmp(model->options[index[o]].name, name) != 0))
            index[o]++; /* behind the last: nobody imagines it */
        dt_text_free(&written);
    }
}

static uint32_t code_of(const drawn *d, const size_t *index, size_t options, const uint64_t *vector)
{
    uint32_t code = 0;
    if (d->c->graph_form)
        return (uint32_t)*vector;
    for (uint8_t o = 0; o < drawn_options(d); o++)
        if (index[o] < options)
            code |= (uint32_t)(vector[index[o] / 64] >> (index[o] % 64) & 1u) << o;
    return code;
}

static bool compare_state(const sample *s, const oracle *o, const dt_hypergame *h, uint32_t state, uint32_t code)
{
    size_t dms = o->d->c->dms;
    bool real = o->truth.in >> code & 1u, imaginary = !o->d->c->graph_form && code >> o->d->c->options;
    if (dt_hypergame_real(h, state) != real || dt_hypergame_imaginary(h, state) != imaginary)
        return refute(s, "state %u (code %x): real or imaginary", state + 1, code);
    for (size_t dm = 0; dm < dms; dm++)
        if (dt_hypergame_recognises(h, dm, state) != o_recognises(o, dm, code) ||
            dt_hypergame_hides(h, dm, state) != o_hides(o, dm, code))
            return refute(s, "state %u (code %x): what decision maker %zu sees", state + 1, code, dm + 1);
    for (dt_concept_id c = DT_CONCEPT_NASH; c < DT_CONCEPT_SIM; c++) {
        for (size_t dm = 0; dm < dms; dm++) {
            bool all = true;
            if (dt_hypergame_stays(h, c, dm, state) != o_stays(o, c, dm, code))
                return refute(s, "state %u (code %x), %s: does decision maker %zu stay?", state + 1, code,
                              dt_concept_get(c)->name, dm + 1);
            for (size_t other = 0; other < dms; other++) {
                bool expected = o_expects_to_stay(o, c, dm, other, code);
                all = all && expected;
                if (dt_hypergame_expects_to_stay(h, c, dm, other, state) != expected)
                    return refute(s, "state %u (code %x), %s: what %zu expects of %zu", state + 1, code,
                                  dt_concept_get(c)->name, dm + 1, other + 1);
            }
            if (dt_hypergame_expects(h, c, dm, state) != all)
                return refute(s, "state %u: what %zu expects", state + 1, dm + 1);
        }
        if (dt_hypergame_kind(h, c, state) != o_kind(o, c, code))
            return refute(s, "state %u (code %x), %s: %s", state + 1, code, dt_concept_get(c)->name,
                          dt_hyper_name(dt_hypergame_kind(h, c, state)));
    }
    return true;
}

static bool compare(const sample *s, const oracle *o, const dt_hypergame *h)
{
    size_t index[RC_OPTIONS + IMAGINED];
    uint64_t all = o->truth.in, found = 0;
    bool same = true;
    size_t options = dt_graph_model(h->graph)->option_count;
    find_options(o->d, dt_graph_model(h->graph), index);
    for (size_t dm = 0; dm < o->d->c->dms; dm++)
        all |= o->views[dm].in;
    for (uint32_t state = 0; same && state < dt_graph_count(h->stage); state++) {
        uint32_t code = code_of(o->d, index, options, dt_graph_state(h->stage, state));
        if (found >> code & 1u)
            return refute(s, "code %x is on the stage twice", code);
        found |= (uint64_t)1 << code;
        same = compare_state(s, o, h, state, code);
    }
    return same && (found == all || refute(s, "other states are on the stage"));
}

/* ---- disclosures --------------------------------------------------------------------------------------------------- */

static size_t option_at(const drawn *d, const size_t *index, size_t place)
{
    size_t o = 0;
    while (!d->c->graph_form && o < drawn_options(d) && index[o] != place)
        o++;
    return d->c->graph_form ? place : o;
}

static void forget_world(seen *own)
{
    own->infeasible_count = own->feasible_count = 0;
    own->step = own->bans = -1;
    memset(own->direction, -1, sizeof own->direction);
    memset(own->arcs_given, 0, sizeof own->arcs_given);
}

static void learn(oracle *o, const size_t *index, const dt_lesson *lesson)
{
    seen *own = &o->d->own[lesson->dm];
    bool all = lesson->kind == DT_LESSON_ALL;
    size_t option = option_at(o->d, index, lesson->index);
    for (size_t j = 0; j < RC_DMS; j++)
        if (all || (lesson->kind == DT_LESSON_WANTS && lesson->index == j))
            own->of[j].kind = AS_IS;
    if (all || lesson->kind == DT_LESSON_HIDDEN)
        own->hidden &= all ? 0 : ~((uint64_t)1 << option);
    if (all || lesson->kind == DT_LESSON_IMAGINED)
        own->imagined &= all ? 0 : (uint8_t) ~(1u << (option - o->d->c->options));
    if (all || lesson->kind == DT_LESSON_WORLD)
        forget_world(own);
    if (lesson->kind == DT_LESSON_THOUGHT)
        o->knows[lesson->dm][lesson->index] = true;
}

static bool o_holds(const oracle *o, uint32_t code)
{
    dt_hyper_kind kind = o_kind(o, DT_CONCEPT_SEQ, code);
    return kind != DT_HYPER_NONE && kind != DT_HYPER_UNFORESEEN;
}

static bool compare_disclosure(const sample *s, const oracle *o, oracle *after, const dt_hypergame *h,
                               const dt_disclosure *found)
{
    size_t index[RC_OPTIONS + IMAGINED], options = dt_graph_model(h->graph)->option_count;
    uint32_t begins = 0, ends = 0;
    drawn learnt = *o->d;
    find_options(o->d, dt_graph_model(h->graph), index);
    memset(after, 0, sizeof *after);
    after->d = &learnt;
    learn(after, index, &found->lesson);
    if (prepare(after) != found->sound)
        return refute(s, "a disclosure: sound or not");
    for (uint32_t state = 0; found->sound && state < dt_graph_count(h->graph); state++) {
        uint32_t code = code_of(o->d, index, options, dt_graph_state(h->stage, state));
        bool before = o_holds(o, code), now = o_holds(after, code);
        begins += now && !before;
        ends += before && !now;
        if ((found->holds[state / 64] >> state % 64 & 1u) != now)
            return refute(s, "disclosure \"%s\" to %zu: state %u", dt_lesson_name(found->lesson.kind),
                          found->lesson.dm + 1, state + 1);
    }
    return (begins == found->begins && ends == found->ends) || refute(s, "a disclosure: counts");
}

static bool compare_disclosures(const sample *s, const oracle *o, const conflict *c, const dt_hypergame *h)
{
    dt_disclosures *all = NULL;
    oracle *after = calloc(1, sizeof *after);
    assert_non_null(after);
    if (dt_hypergame_disclose(&all, h, DT_CONCEPT_SEQ, c->budget) != DT_OK || !all->complete)
        return refute(s, "disclosures end early");
    bool same = true;
    for (size_t k = 0; same && k < all->count; k++)
        same = compare_disclosure(s, o, after, h, &all->items[k]);
    for (size_t k = 1; same && k < all->count; k++)
        same = all->items[k - 1].begins + all->items[k - 1].ends >= all->items[k].begins + all->items[k].ends ||
               refute(s, "disclosures out of order");
    dt_disclosures_free(all);
    free(after);
    return same;
}

/* ---- the claims ---------------------------------------------------------------------------------------------------- */

static conflict *build(const drawn *d)
{
    dt_text text = {.data = NULL};
    drawn_write(d, &text);
    conflict *c = conflict_try(dt_text_get(&text));
    if (c->status != DT_OK)
        fprintf(stderr, "%s", dt_text_get(&text));
    dt_text_free(&text);
    return c;
}

static bool agrees(const sample *s, oracle *o, const conflict *c)
{
    dt_hypergame *h = NULL;
    uint32_t profile[RC_DMS];
    for (size_t dm = 0; dm < RC_DMS; dm++)
        profile[dm] = o->d->c->profile[dm];
    dt_hypergame_options options = {.profile = profile, .concepts = DT_CONCEPTS_DEFAULT};
    if (c->status != DT_OK)
        return refute(s, "the perceptions cannot be read");
    bool sound = prepare(o);
    dt_status status = dt_hypergame_new(&h, c->graph, &options, c->budget, c->diagnostics);
    if (status != (sound ? DT_OK : DT_ERR_MODEL))
        return refute(s, "status %d, views are %s", (int)status, sound ? "sound" : "unsound");
    bool same = !sound || (compare(s, o, h) && compare_disclosures(s, o, c, h));
    if (!sound && dt_diagnostics_errors(c->diagnostics) == 0)
        same = refute(s, "an unsound view is not reported");
    dt_hypergame_free(h);
    return same;
}

static bool hold(const sample *s, bool deep)
{
    oracle *o = calloc(1, sizeof *o);
    assert_non_null(o);
    o->d = drawn_new(s->drawn, deep);
    conflict *c = build(o->d);
    bool same = agrees(s, o, c);
    conflict_free(c);
    free(o->d);
    free(o);
    return same;
}

static bool views_are_graphs_of_their_own(const sample *s)
{
    return hold(s, false);
}

static bool thoughts_are_graphs_of_their_own(const sample *s)
{
    return hold(s, true);
}

static void thoughts_of_option_form_follow_the_definitions(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "thoughts",
                             .holds = thoughts_are_graphs_of_their_own,
                             .shape = {.form = RC_OPTION_FORM, .small = true},
                             .models = 2000});
}

static void thoughts_of_graph_form_follow_the_definitions(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "thoughts_of_a_graph",
                             .holds = thoughts_are_graphs_of_their_own,
                             .shape = {.form = RC_GRAPH_FORM},
                             .models = 2000});
}

static void views_of_option_form_follow_the_definitions(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "perceptions",
                             .holds = views_are_graphs_of_their_own,
                             .shape = {.form = RC_OPTION_FORM, .small = true},
                             .models = 2000});
}

static void views_of_graph_form_follow_the_definitions(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "perceptions_of_a_graph",
                             .holds = views_are_graphs_of_their_own,
                             .shape = {.form = RC_GRAPH_FORM},
                             .models = 2000});
}

/* Row 43: where all see the conflict as it is, what holds is what is stable, and nobody is surprised. */
static bool nobody_is_surprised(const sample *s)
{
    dt_hypergame *h = NULL;
    dt_hypergame_options options = {.profile = s->profile, .concepts = DT_CONCEPTS_ALL};
    bool same = dt_hypergame_new(&h, s->graph, &options, s->built->budget, NULL) == DT_OK && h->level == 0;
    for (size_t c = 0; same && c < DT_CONCEPT_COUNT; c++)
        for (uint32_t state = 0; sample_concepts(s) >> c & 1u && same && state < s->states; state++) {
            bool equilibrium = dt_verdicts_equilibrium(s->verdicts, (dt_concept_id)c, state);
            dt_hyper_kind kind = dt_hypergame_kind(h, (dt_concept_id)c, state);
            same = kind == (equilibrium ? DT_HYPER_STEADY : DT_HYPER_NONE);
        }
    dt_hypergame_free(h);
    return same || refute(s, "a surprise where all see the same");
}

static void where_all_see_the_same_nobody_is_surprised(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "all_see_the_same", .holds = nobody_is_surprised, .models = 1000, .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_of_option_form_follow_the_definitions),
        cmocka_unit_test(views_of_graph_form_follow_the_definitions),
        cmocka_unit_test(thoughts_of_option_form_follow_the_definitions),
        cmocka_unit_test(thoughts_of_graph_form_follow_the_definitions),
        cmocka_unit_test(where_all_see_the_same_nobody_is_surprised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
