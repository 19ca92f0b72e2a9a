/* SPDX-License-Identifier: MIT */
#include "preferences_drawn.h"
#include "test.h"

/* ---- models ------------------------------------------------------------------------------------------------------ */

static void draw_moves(dt_random *random, dt_text *out)
{
    for (int dm = 0; dm < DMS; dm++) {
        dt_text_printf(out, "    D%d: {", dm);
        for (int s = 0; s < STATES; s++) {
            bool any = false;
            for (int q = 0; q < STATES; q++)
                if (q != s && dt_random_below(random, 3) == 0) {
                    dt_text_printf(out, any ? ", s%d" : "s%d: [s%d", any ? q : s, q);
                    any = true;
                }
            dt_text_add(out, any ? "], " : "");
        }
        dt_text_add(out, "}\n");
    }
}

void draw_graph(dt_random *random, dt_text *out)
{
    dt_text_add(out,
                "detente: 1\nname: n\ndecision_makers: {D0: , D1: , D2: }\ngraph:\n  states: [s0, s1, s2, s3, s4, s5]\n"
                "  moves:\n");
    draw_moves(random, out);
    dt_text_add(out, "preferences:\n");
}

/* Any comparisons at all: they may go round. */
static void draw_pairs(dt_random *random, traits of, dt_text *out)
{
    dt_text_add(out, "{pairs: [");
    for (int s = 0; s < STATES; s++)
        for (int q = s + 1; q < STATES; q++) {
            unsigned degree = 1 + (unsigned)dt_random_below(random, of.degrees);
            uint64_t kind = dt_random_below(random, of.unknown ? 4 : 3);
            const char *sign = kind == 0 ? "=" : kind == 3 ? "?" : kind == 1 ? &">>>"[3 - degree] : &"<<<"[3 - degree];
            dt_text_printf(out, "%ss%d %s s%d", s + q > 1 ? ", " : "", s, sign, q);
        }
    dt_text_add(out, "]}");
}

/* Marks between classes of one or two states. */
static void draw_ranking(dt_random *random, traits of, dt_text *out)
{
    uint64_t first = dt_random_below(random, STATES);
    dt_text_add(out, "{ranking: [");
    for (int k = 0; k < STATES; k += 2) {
        unsigned degree = 1 + (unsigned)dt_random_below(random, of.degrees);
        int a = (int)((first + (uint64_t)k) % STATES), b = (a + 1) % STATES;
        if (k)
            dt_text_printf(out, ", \"%s\", ", &">>>"[3 - degree]);
        dt_text_printf(out, dt_random_below(random, 2) ? "[s%d, s%d]" : "s%d, s%d", a, b);
    }
    dt_text_add(out, "]}");
}

static void write_graph(uint64_t seed, traits of, dt_text *out)
{
    dt_random random = {seed};
    draw_graph(&random, out);
    for (int dm = 0; dm < DMS; dm++) {
        dt_text_printf(out, "  D%d: ", dm);
        if (dm > 0 && dt_random_below(&random, 3) == 0)
            draw_ranking(&random, of, out);
        else
            draw_pairs(&random, of, out);
        dt_text_add(out, "\n");
    }
}

static void draw_statement(dt_random *random, traits of, dt_text *out)
{
    static const char *const atoms[] = {"a", "not b", "c or d", "a iff d", "b and not c", "exactly 1 of (a, c, d)"};
    uint64_t kind = dt_random_below(random, 4);
    const char *that = atoms[dt_random_below(random, 6)];
    if (kind == 0 && of.unknown)
        dt_text_printf(out, "{that: \"%s\", unknown: true}", that);
    else if (kind == 1 && of.degrees > 1)
        dt_text_printf(out, "{that: \"%s\", strong: %u}", that, 1 + (unsigned)dt_random_below(random, of.degrees));
    else if (kind == 2)
        dt_text_printf(out, "[\"%s\", \"%s\", b]", that, atoms[dt_random_below(random, 6)]);
    else
        dt_text_printf(out, "\"%s\"", that);
}

static void write_options(uint64_t seed, traits of, dt_text *out)
{
    dt_random random = {seed};
    dt_text_printf(
        out,
        "detente: 1\nname: n\ndecision_makers: {D0: {options: {a: {text: x, moves: %s}}}, D1: {options: {b: , c: }}, "
        "D2: {options: {d: }}}\ninfeasible: [%s]\nmoves: {step: %s}\npreferences:\n",
        dt_random_below(&random, 2) ? "take" : "both", dt_random_below(&random, 2) ? "a and b and d" : "",
        dt_random_below(&random, 2) ? "single" : "any");
    for (int dm = 0; dm < DMS; dm++) {
        dt_text_printf(out, "  D%d: {statements: [", dm);
        for (int k = 0; k < 4; k++) {
            dt_text_add(out, k ? ", " : "");
            draw_statement(&random, of, out);
        }
        dt_text_add(out, "]}\n");
    }
}

void preferences_draw(sample *s, uint64_t seed, traits of)
{
    *s = (sample){.count = 0};
    (seed % 2 ? write_graph : write_options)(seed, of, &s->text);
    s->built = conflict_new(dt_text_get(&s->text));
    s->count = dt_criteria_expand(s->built->model, s->profile, ALL_FIVE, s->criteria);
    assert_int_equal(dt_findings_new(&s->found, s->built->graph, s->profile, s->criteria, s->count, s->built->budget),
                     DT_OK);
}

void preferences_free(sample *s)
{
    dt_findings_free(s->found);
    conflict_free(s->built);
    dt_text_free(&s->text);
}

void each_preferences(traits of, uint64_t count, void (*claim)(const sample *s))
{
    for (uint64_t seed = 1; seed <= count; seed++) {
        sample s;
        preferences_draw(&s, seed, of);
        claim(&s);
        preferences_free(&s);
    }
}
