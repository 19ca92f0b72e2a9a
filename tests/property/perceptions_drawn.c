/* SPDX-License-Identifier: MIT */
#include "perceptions_drawn.h"

#include "property.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char dm_letters[] = "ABCD";

uint8_t drawn_options(const drawn *d)
{
    return (uint8_t)(d->c->options + d->imagined);
}

uint8_t drawn_owner(const drawn *d, uint8_t option)
{
    return option < d->c->options ? d->c->owner[option] : d->imagined_owner[option - d->c->options];
}

bool saying_holds(const saying *s, uint32_t code)
{
    bool a = (code >> s->a & 1u) != s->not_a, b = (code >> s->b & 1u) != s->not_b;
    return !s->two ? a : s->either ? a || b : a && b;
}

/* ---- drawing ------------------------------------------------------------------------------------------------------- */

typedef struct drawing {
    dt_random random;
    drawn *d;
    uint8_t options; /* that a saying may speak of: the real ones, then what is imagined by those at hand */
    uint8_t speakable[RC_OPTIONS + IMAGINED];
} drawing;

static uint8_t pick(drawing *w, uint64_t bound)
{
    return (uint8_t)dt_random_below(&w->random, bound);
}

static saying draw_saying(drawing *w)
{
    saying s = {.two = pick(w, 2), .either = pick(w, 2), .not_a = pick(w, 2), .not_b = pick(w, 2)};
    s.a = w->speakable[pick(w, w->options)];
    s.b = w->speakable[pick(w, w->options)];
    return s;
}

static void draw_opinion(drawing *w, size_t dm, opinion *out)
{
    const random_conflict *c = w->d->c;
    out->kind = pick(w, 3) ? AS_IS : (wish)(BY_NAME + pick(w, 3));
    if (out->kind == BY_NAME && c->reading_count[dm] == 1)
        out->kind = AS_IS;
    if (c->graph_form && out->kind > BY_NAME)
        out->kind = BY_RANKING;
    if (!c->graph_form && w->options == 0 && out->kind > BY_NAME)
        out->kind = AS_IS;
    out->reading = pick(w, c->reading_count[dm]);
    out->count = pick(w, WORDS + 1);
    for (size_t k = 0; out->kind == BY_SAYINGS && k < out->count; k++)
        out->sayings[k] = draw_saying(w);
    for (uint8_t k = 0; k < w->options; k++)
        out->weights[w->speakable[k]] = (int8_t)(pick(w, 7) - 3);
    for (size_t s = 0; s < c->states; s++)
        out->grades[s] = pick(w, 4);
}

static void draw_structure(drawing *w, seen *out)
{
    const random_conflict *c = w->d->c;
    if (w->options == 0)
        return;
    out->infeasible_count = pick(w, 3) ? 0 : 1 + pick(w, RULES);
    out->feasible_count = pick(w, 4) ? 0 : 1 + pick(w, RULES);
    for (size_t k = 0; k < RULES; k++) {
        out->infeasible[k] = draw_saying(w);
        out->feasible[k] = draw_saying(w);
    }
    for (uint8_t k = 0; k < w->options; k++)
        out->direction[w->speakable[k]] = pick(w, 5) ? -1 : (int8_t)pick(w, 3);
    out->step = pick(w, 4) ? -1 : (int8_t)pick(w, 2);
    out->bans = pick(w, 4) ? -1 : (int8_t)pick(w, 2);
    out->ban_by = (uint8_t)(1u << pick(w, c->dms));
    out->ban_from = draw_saying(w);
    out->ban_to = draw_saying(w);
}

static void draw_arcs(drawing *w, seen *out)
{
    const random_conflict *c = w->d->c;
    for (size_t dm = 0; dm < c->dms; dm++) {
        out->arcs_given[dm] = pick(w, 4) == 0;
        for (size_t from = 0; from < c->states; from++)
            for (size_t to = 0; to < c->states; to++)
                out->arcs[dm][from][to] = from != to && pick(w, 3) == 0;
    }
}

/* What may be spoken of: real options, and what these two imagine. */
static void set_speakable(drawing *w, const seen *around, const seen *said)
{
    uint8_t imagined = (uint8_t)((around ? around->imagined : 0) | said->imagined);
    w->options = 0;
    for (uint8_t o = 0; o < drawn_options(w->d); o++)
        if (o < w->d->c->options || imagined >> (o - w->d->c->options) & 1u)
            w->speakable[w->options++] = o;
}

static void draw_seen(drawing *w, const seen *around, seen *out)
{
    const random_conflict *c = w->d->c;
    *out = (seen){.given = true, .step = -1, .bans = -1};
    memset(out->direction, -1, sizeof out->direction);
    for (uint8_t k = 0; k < w->d->imagined; k++)
        out->imagined |= (uint8_t)((pick(w, 3) == 0 && !(around && around->imagined >> k & 1u)) << k);
    for (uint8_t o = 0; o < (c->graph_form ? c->states : c->options); o++)
        out->hidden |= (uint64_t)(pick(w, 6) == 0) << o;
    for (uint8_t k = 0; around && k < w->d->imagined; k++) /* only of what one knows can one think that others do not */
        if (around->imagined >> k & 1u && pick(w, 3) == 0)
            out->hidden |= (uint64_t)1 << (c->options + k);
    set_speakable(w, around, out);
    for (size_t dm = 0; dm < c->dms; dm++)
        draw_opinion(w, dm, &out->of[dm]);
    if (c->graph_form)
        draw_arcs(w, out);
    else
        draw_structure(w, out);
}

static bool says_nothing(const drawn *d, const seen *s)
{
    bool any = s->hidden || s->imagined || s->infeasible_count || s->feasible_count || s->step >= 0 || s->bans >= 0;
    for (size_t dm = 0; dm < d->c->dms; dm++)
        any = any || s->of[dm].kind != AS_IS || s->arcs_given[dm];
    for (uint8_t o = 0; o < drawn_options(d); o++)
        any = any || s->direction[o] >= 0;
    return !any;
}

/* A perception that says nothing is an error. */
static void drop_empty(drawn *d)
{
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        if (says_nothing(d, &d->own[dm]))
            d->own[dm].given = false;
        for (size_t other = 0; other < d->c->dms; other++)
            if (!d->own[dm].given || says_nothing(d, &d->thought[dm][other]))
                d->thought[dm][other].given = false;
    }
}

static void unpad(drawn *d)
{
    bool lifts = false;
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        lifts = lifts || (d->own[dm].given && d->own[dm].feasible_count);
        for (size_t other = 0; other < d->c->dms; other++)
            lifts = lifts || (d->thought[dm][other].given && d->thought[dm][other].feasible_count);
    }
    if (!lifts)
        return;
    d->unpadded = *d->c;
    d->unpadded.padding = 0;
    d->c = &d->unpadded;
}

drawn *drawn_new(const random_conflict *c, bool deep)
{
    drawn *d = calloc(1, sizeof *d);
    assert_non_null(d);
    drawing w = {.random = {c->seed ^ 0x5eed}, .d = d};
    d->c = c;
    d->imagined = c->graph_form ? 0 : pick(&w, IMAGINED + 1);
    for (size_t k = 0; k < d->imagined; k++)
        d->imagined_owner[k] = pick(&w, c->dms);
    for (size_t dm = 0; dm < c->dms; dm++)
        if (pick(&w, 3))
            draw_seen(&w, NULL, &d->own[dm]);
    for (size_t dm = 0; deep && dm < c->dms; dm++)
        for (size_t other = 0; other < c->dms; other++)
            if (d->own[dm].given && other != dm && pick(&w, 2)) {
                draw_seen(&w, &d->own[dm], &d->thought[dm][other]);
                d->deep = true;
            }
    drop_empty(d);
    unpad(d);
    return d;
}

/* ---- writing ------------------------------------------------------------------------------------------------------- */

void drawn_write_name(const drawn *d, uint8_t option, dt_text *out)
{
    if (option < d->c->options)
        rc_write_option(d->c, option, out);
    else
        dt_text_printf(out, "im%d", option - d->c->options);
}

static void write_saying(const drawn *d, const saying *s, dt_text *out)
{
    dt_text_add(out, s->not_a ? "\"not " : "\"");
    drawn_write_name(d, s->a, out);
    if (s->two) {
        dt_text_add(out, s->either ? " or " : " and ");
        dt_text_add(out, s->not_b ? "not " : "");
        drawn_write_name(d, s->b, out);
    }
    dt_text_add(out, "\"");
}

static void write_sayings(const drawn *d, const saying *list, size_t count, dt_text *out)
{
    dt_text_add(out, "[");
    for (size_t k = 0; k < count; k++) {
        dt_text_add(out, k ? ", " : "");
        write_saying(d, &list[k], out);
    }
    dt_text_add(out, "]");
}

static void write_grades(const drawn *d, const uint8_t *grades, dt_text *out)
{
    dt_text_add(out, "[");
    bool any = false;
    for (unsigned grade = 4; grade-- > 0;) {
        size_t count = 0;
        for (size_t s = 0; s < d->c->states; s++)
            if (grades[s] == grade)
                dt_text_printf(out, "%ss%zu", count++ ? ", " : any ? ", [" : "[", s + 1);
        dt_text_add(out, count ? "]" : "");
        any = any || count;
    }
    dt_text_add(out, "]");
}

static void write_opinion(const drawn *d, const opinion *o, dt_text *out)
{
    if (o->kind == BY_NAME) {
        dt_text_printf(out, "r%d", o->reading + 1);
    } else if (o->kind == BY_SAYINGS) {
        dt_text_add(out, "{statements: ");
        write_sayings(d, o->sayings, o->count, out);
        dt_text_add(out, "}");
    } else if (o->kind == BY_WEIGHTS) {
        dt_text_add(out, "{weights: {");
        for (uint8_t k = 0, n = 0; k < drawn_options(d); k++) {
            if (o->weights[k] == 0)
                continue;
            dt_text_add(out, n++ ? ", " : "");
            drawn_write_name(d, k, out);
            dt_text_printf(out, ": %d", o->weights[k]);
        }
        dt_text_add(out, "}}");
    } else {
        dt_text_add(out, "{ranking: ");
        write_grades(d, o->grades, out);
        dt_text_add(out, "}");
    }
}

static void write_imagined(const drawn *d, const seen *s, bool *described, dt_text *out)
{
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        bool any = false;
        for (uint8_t k = 0; k < d->imagined; k++) {
            if (d->imagined_owner[k] != dm || !(s->imagined >> k & 1u))
                continue;
            if (!any)
                dt_text_printf(out, "%c: {", dm_letters[dm]);
            any = true;
            dt_text_printf(out, "im%d: %s, ", k, described[k] ? "" : "Imagined");
            described[k] = true;
        }
        dt_text_add(out, any ? "}, " : "");
    }
}

static void write_moves(const drawn *d, const seen *s, dt_text *out)
{
    dt_text_add(out, "moves: {");
    for (size_t dm = 0; d->c->graph_form && dm < d->c->dms; dm++) {
        if (!s->arcs_given[dm])
            continue;
        dt_text_printf(out, "%c: {", dm_letters[dm]);
        for (size_t from = 0; from < d->c->states; from++) {
            dt_text_printf(out, "s%zu: [", from + 1);
            for (size_t to = 0, n = 0; to < d->c->states; to++)
                if (s->arcs[dm][from][to])
                    dt_text_printf(out, "%ss%zu", n++ ? ", " : "", to + 1);
            dt_text_add(out, "], ");
        }
        dt_text_add(out, "}, ");
    }
    if (!d->c->graph_form && s->step >= 0)
        dt_text_printf(out, "step: %s, ", s->step ? "single" : "any");
    if (!d->c->graph_form && s->bans >= 0) {
        dt_text_add(out, "forbid: [");
        if (s->bans) {
            dt_text_add(out, "{by: [");
            for (size_t dm = 0, n = 0; dm < d->c->dms; dm++)
                if (s->ban_by >> dm & 1u)
                    dt_text_printf(out, "%s%c", n++ ? ", " : "", dm_letters[dm]);
            dt_text_add(out, "], from: ");
            write_saying(d, &s->ban_from, out);
            dt_text_add(out, ", to: ");
            write_saying(d, &s->ban_to, out);
            dt_text_add(out, "}");
        }
        dt_text_add(out, "], ");
    }
    dt_text_add(out, "}, ");
}

static void write_seen(const drawn *d, const seen *s, bool *described, dt_text *out)
{
    static const char *const directions[] = {"both", "take", "drop"};
    dt_text_add(out, "because: so, of: {");
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        if (s->of[dm].kind == AS_IS)
            continue;
        dt_text_printf(out, "%c: ", dm_letters[dm]);
        write_opinion(d, &s->of[dm], out);
        dt_text_add(out, ", ");
    }
    dt_text_add(out, "}, hides: [");
    for (uint8_t o = 0, n = 0; o < (d->c->graph_form ? d->c->states : drawn_options(d)); o++) {
        if (!(s->hidden >> o & 1u))
            continue;
        dt_text_add(out, n++ ? ", " : "");
        if (d->c->graph_form)
            dt_text_printf(out, "s%d", o + 1);
        else
            drawn_write_name(d, o, out);
    }
    dt_text_add(out, "], ");
    write_moves(d, s, out);
    if (d->c->graph_form)
        return;
    dt_text_add(out, "imagines: {");
    write_imagined(d, s, described, out);
    dt_text_add(out, "}, infeasible: ");
    write_sayings(d, s->infeasible, s->infeasible_count, out);
    dt_text_add(out, ", feasible: ");
    write_sayings(d, s->feasible, s->feasible_count, out);
    dt_text_add(out, ", directions: {");
    for (uint8_t o = 0; o < drawn_options(d); o++) {
        if (s->direction[o] < 0)
            continue;
        drawn_write_name(d, o, out);
        dt_text_printf(out, ": %s, ", directions[s->direction[o]]);
    }
    dt_text_add(out, "}, ");
}

/* Those of the model describe what they imagine first. */
static void note_described(const drawn *d, bool *described)
{
    for (size_t dm = 0; dm < d->c->dms; dm++)
        for (uint8_t k = 0; d->own[dm].given && k < d->imagined; k++)
            described[k] = described[k] || d->own[dm].imagined >> k & 1u;
}

static void write_perceptions(const drawn *d, dt_text *out)
{
    bool outer[IMAGINED] = {false}, inner[IMAGINED] = {false};
    note_described(d, inner);
    dt_text_add(out, "perceptions:\n");
    for (size_t dm = 0; dm < d->c->dms; dm++) {
        if (!d->own[dm].given)
            continue;
        dt_text_printf(out, "  %c: {", dm_letters[dm]);
        write_seen(d, &d->own[dm], outer, out);
        dt_text_add(out, "perceptions: {");
        for (size_t other = 0; other < d->c->dms; other++) {
            if (!d->thought[dm][other].given)
                continue;
            dt_text_printf(out, "%c: {", dm_letters[other]);
            write_seen(d, &d->thought[dm][other], inner, out);
            dt_text_add(out, "}, ");
        }
        dt_text_add(out, "}}\n");
    }
}

void drawn_write(const drawn *d, dt_text *out)
{
    random_conflict_write(d->c, out);
    write_perceptions(d, out);
}
