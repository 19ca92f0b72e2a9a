/* SPDX-License-Identifier: MIT */
#include "property.h"

#include "base/bits.h"
#include "base/memory.h"
#include "shrink.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEFAULT_MODELS = 20000 }; /* what DT_MODELS stands for where it is not set */

/* ---- building -------------------------------------------------------------------------------------------------- */

conflict *build_drawn(const random_conflict *drawn)
{
    dt_text text = {.data = NULL};
    random_conflict_write(drawn, &text);
    assert_int_equal(text.status, DT_OK);
    conflict *c = conflict_try(dt_text_get(&text));
    dt_text_free(&text);
    if (c->status == DT_OK)
        return c;
    conflict_free(c);
    return NULL;
}

dt_verdicts *sample_solve(const conflict *c, const uint32_t *profile)
{
    dt_verdicts *verdicts = NULL;
    if (dt_stability_solve(&verdicts, c->graph, profile, DT_CONCEPTS_ALL, c->budget) != DT_OK)
        return NULL;
    return verdicts;
}

bool refute(const sample *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(s->why, WHY_MAX, format, arguments);
    va_end(arguments);
    return false;
}

void sample_tabulate(const sample *s, move_tables *moves)
{
    const dt_model *model = s->built->model;
    memset(moves, 0, sizeof *moves);
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t from = 0; from < s->states; from++) {
            for (uint32_t to = 0; to < s->states; to++) {
                if (!dt_rules_may_move(model, dm, dt_graph_state(s->graph, from), dt_graph_state(s->graph, to)))
                    continue;
                dt_bit_set(moves->to[0][dm][from].bits, to);
                dt_bit_put(moves->to[1][dm][from].bits, to, sample_prefers(s, dm, to, from));
            }
        }
    }
}

static const char unsound[] = "its text is not read as a sound model";

/* Does the claim hold of this conflict? One that cannot be read or solved refutes every claim. */
static bool holds_of(const property *claim, const random_conflict *drawn, char *why)
{
    conflict *built = build_drawn(drawn);
    if (!built) {
        snprintf(why, WHY_MAX, "%s", unsound);
        return false;
    }
    move_tables moves;
    sample s = {.drawn = drawn, .built = built, .graph = built->graph, .dms = drawn->dms, .why = why};
    s.states = dt_graph_count(s.graph);
    for (size_t dm = 0; dm < s.dms; dm++)
        s.profile[dm] = drawn->profile[dm];
    if (claim->tabled) {
        sample_tabulate(&s, &moves);
        s.moves = &moves;
    }
    s.verdicts = claim->solved ? sample_solve(built, s.profile) : NULL;
    bool holds = claim->solved && !s.verdicts ? refute(&s, "it cannot be solved") : claim->holds(&s);
    dt_verdicts_free(s.verdicts);
    conflict_free(built);
    return holds;
}

/* ---- running --------------------------------------------------------------------------------------------------- */

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *value = getenv(name);
    return value ? strtoull(value, NULL, 10) : otherwise;
}

static uint64_t models_asked(const property *claim)
{
    const uint64_t models = claim->models * from_environment("DT_MODELS", DEFAULT_MODELS) / DEFAULT_MODELS;
    return models ? models : 1;
}

/* The name seeds the claim too, so that two claims do not see the same conflicts. */
static uint64_t first_seed(const property *claim)
{
    uint64_t seed = from_environment("DT_SEED", 1);
    for (const char *c = claim->name; *c; c++)
        seed = seed * 1099511628211u + (unsigned char)*c;
    return seed;
}

/* Draws conflicts until one refutes the claim; false if none does. */
static bool find_counterexample(const property *claim, uint64_t models, random_conflict *found, char *why)
{
    const uint64_t first = first_seed(claim);
    for (uint64_t k = 0; k < models; k++) {
        random_conflict_draw(found, first + k, &claim->shape);
        if (!holds_of(claim, found, why))
            return true;
    }
    return false;
}

typedef struct descent {
    const property *claim;
    char why[WHY_MAX];
} descent;

static bool closed(const random_conflict *c)
{
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t p = 0; p < c->states; p++)
            for (size_t q = 0; q < c->states; q++)
                for (size_t r = 0; c->arcs[dm][p][q] && r < c->states; r++)
                    if (r != p && c->arcs[dm][q][r] && !c->arcs[dm][p][r])
                        return false;
    return true;
}

/* Does the claim still speak of this conflict? Most of a shape cannot be lost by deleting. */
static bool in_shape(const random_conflict *c, const rc_shape *shape)
{
    return c->dms >= shape->min_dms && (!shape->subsets_only || !c->graph_form || closed(c));
}

/* A smaller conflict that cannot even be read says nothing of a claim that failed otherwise. */
static bool still_fails(const random_conflict *c, void *user)
{
    descent *d = user;
    char why[WHY_MAX] = "";
    if (!in_shape(c, &d->claim->shape) || holds_of(d->claim, c, why))
        return false;
    if (strcmp(why, unsound) == 0 && strcmp(d->why, unsound) != 0)
        return false;
    memcpy(d->why, why, sizeof why);
    return true;
}

static void write_found(const property *claim, const random_conflict *c, const char *why, char *path, size_t path_size)
{
    const char *folder = getenv("DT_FOUND");
    dt_text text = {.data = NULL};
    folder = folder ? folder : "tests/found";
    mkdir(folder, 0777);
    snprintf(path, path_size, "%s/%s.yaml", folder, claim->name);
    dt_text_printf(&text, "# %s: refuted by seed %llu, shrunk. %s\n", claim->name, (unsigned long long)c->seed, why);
    random_conflict_write(c, &text);
    FILE *file = fopen(path, "w");
    if (file) {
        fputs(dt_text_get(&text), file);
        fclose(file);
    }
    print_error("%s", dt_text_get(&text));
    dt_text_free(&text);
}

void assert_holds(const property *claim)
{
    random_conflict found;
    descent d = {.claim = claim};
    char path[512];
    if (!find_counterexample(claim, models_asked(claim), &found, d.why))
        return;
    shrink(&found, still_fails, &d);
    write_found(claim, &found, d.why, path, sizeof path);
    fail_msg("seed %llu refutes %s: %s (shrunk in %s)", (unsigned long long)found.seed, claim->name, d.why, path);
}

void assert_refuted(const property *claim)
{
    random_conflict found;
    char why[WHY_MAX] = "";
    if (!find_counterexample(claim, claim->models, &found, why))
        fail_msg("no counterexample to %s, which is known to be wrong", claim->name);
}

/* ---- what the claims ask of a sample --------------------------------------------------------------------------- */

dt_concept_set sample_concepts(const sample *s)
{
    return s->drawn->graph_form ? DT_CONCEPTS_ALL & ~(1u << DT_CONCEPT_SIM) : DT_CONCEPTS_ALL;
}

bool sample_prefers(const sample *s, size_t dm, uint32_t a, uint32_t b)
{
    const dt_model *model = s->built->model;
    return dt_rules_compare(model, &model->decision_makers[dm].readings[s->profile[dm]], dt_graph_state(s->graph, a),
                            dt_graph_state(s->graph, b)) > 0;
}

/* One step of the inductive definition of theory 2.1: where `dm` may go on from `q`. `last[q]` are its possible last
 * movers, a bit each. */
static bool extend(const sample *s, size_t dm, uint32_t q, bool improvements, unsigned *last)
{
    bool grew = false;
    const state_set *moves = &s->moves->to[improvements][dm][q];
    for (uint32_t r = 0; r < s->states; r++) {
        if (dt_bit_get(moves->bits, r) && !(last[r] >> dm & 1u)) {
            last[r] |= 1u << dm;
            grew = true;
        }
    }
    return grew;
}

/* Rounds until nothing, no state and no last mover, is new. At the start nobody has moved, so that anybody may. */
state_set sample_reach(const sample *s, unsigned movers, uint32_t from, bool improvements)
{
    const unsigned nobody = 1u << RC_DMS;
    unsigned last[RC_CODES] = {0};
    state_set reached = {{0}};
    bool grew = true;
    last[from] = nobody;
    while (grew) {
        grew = false;
        for (uint32_t q = 0; q < s->states; q++)
            for (size_t dm = 0; dm < s->dms; dm++)
                if (movers >> dm & 1u && last[q] & ~(1u << dm))
                    grew = extend(s, dm, q, improvements, last) || grew;
    }
    for (uint32_t q = 0; q < s->states; q++)
        dt_bit_put(reached.bits, q, last[q] & ~nobody);
    return reached;
}

/* ---- undeterred improvements ----------------------------------------------------------------------------------- */

/* Is the improvement of `dm` answered as in SEQ? */
static bool deterred(const sample *s, size_t dm, uint32_t from, uint32_t to)
{
    state_set answers = sample_reach(s, ~(1u << dm), to, true);
    for (uint32_t q = 0; q < s->states; q++)
        if (q != to && dt_bit_get(answers.bits, q) && !sample_prefers(s, dm, q, from))
            return true;
    return false;
}

void sample_undeterred(const sample *s, move_tables *out)
{
    memset(out, 0, sizeof *out);
    for (size_t dm = 0; dm < s->dms; dm++)
        for (uint32_t from = 0; from < s->states; from++)
            for (uint32_t to = 0; to < s->states; to++)
                if (dt_bit_get(s->moves->to[1][dm][from].bits, to) && !deterred(s, dm, from, to))
                    dt_bit_set(out->to[1][dm][from].bits, to);
}
