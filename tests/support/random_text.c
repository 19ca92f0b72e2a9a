/* SPDX-License-Identifier: MIT */
/* A random conflict as the text of a model file. */
#include "random_conflict.h"

#include <string.h>

static const char *const dm_names[] = {"A", "B", "C", "D"};
static const char *const kind_keys[] = {
    [DT_BY_STATEMENTS] = "statements", [DT_BY_RANKING] = "ranking", [DT_BY_WEIGHTS] = "weights"};

/* ---- names --------------------------------------------------------------------------------------------------- */

static void write_option_key(const random_conflict *c, uint8_t option, dt_text *out)
{
    uint8_t within = (uint8_t)(option - rc_first_option(c, c->owner[option]));
    if (c->shared_names)
        dt_text_printf(out, "x%u", within + 1u);
    else
        dt_text_printf(out, "%c%u", 'a' + c->owner[option], within + 1u);
}

void rc_write_option(const random_conflict *c, uint8_t option, dt_text *out)
{
    if (c->shared_names)
        dt_text_printf(out, "%s.", dm_names[c->owner[option]]);
    write_option_key(c, option, out);
}

static void write_statement(const rc_statement *statement, const random_conflict *c, dt_text *out)
{
    dt_text_add(out, "\"");
    rc_statement_write(statement, c, out);
    dt_text_add(out, "\"");
}

static void write_padding(const random_conflict *c, char letter, dt_text *out)
{
    for (uint8_t k = 0; k < c->padding; k++)
        dt_text_add_bytes(out, &letter, 1);
}

/* The options in `care` have the values in `value`, the others are open. */
static void write_pattern(const random_conflict *c, uint32_t care, uint32_t value, char padding, dt_text *out)
{
    const uint8_t padded = rc_first_option(c, c->padded_dm);
    dt_text_add(out, "\"");
    for (uint8_t o = 0; o < c->options; o++) {
        if (o == padded)
            write_padding(c, padding, out);
        dt_text_add(out, !(care >> o & 1u) ? "-" : value >> o & 1u ? "Y" : "N");
    }
    if (c->options <= padded)
        write_padding(c, padding, out);
    dt_text_add(out, "\"");
}

/* ---- option form --------------------------------------------------------------------------------------------- */

static void write_options(const random_conflict *c, size_t dm, dt_text *out)
{
    static const char *const directions[] = {
        [DT_BOTH] = "", [DT_TAKE] = " {moves: take}", [DT_DROP] = " {moves: drop}"};
    const uint8_t first = rc_first_option(c, dm), end = (uint8_t)(first + rc_option_count(c, dm));
    const bool padded = c->padding > 0 && c->padded_dm == dm;
    dt_text_printf(out, "  %s:\n", dm_names[dm]);
    if (first == end && !padded)
        return;
    dt_text_add(out, "    options:\n");
    for (uint8_t k = 0; padded && k < c->padding; k++)
        dt_text_printf(out, "      p%u:\n", k + 1u);
    for (uint8_t o = first; o < end; o++) {
        dt_text_add(out, "      ");
        write_option_key(c, o, out);
        dt_text_printf(out, ":%s\n", directions[c->direction[o]]);
    }
}

static void write_rules(const random_conflict *c, dt_text *out)
{
    if (c->rule_count || c->padding)
        dt_text_add(out, "infeasible:\n");
    for (uint8_t k = 0; k < c->padding; k++)
        dt_text_printf(out, "  - p%u\n", k + 1u);
    for (size_t k = 0; k < c->rule_count; k++) {
        dt_text_add(out, "  - ");
        if (c->rules[k].is_pattern)
            write_pattern(c, c->rules[k].care, c->rules[k].value, '-', out);
        else
            write_statement(&c->rules[k].that, c, out);
        dt_text_add(out, "\n");
    }
}

static void write_movers(uint8_t by, dt_text *out)
{
    const char *separator = "by: [";
    for (size_t dm = 0; dm < RC_DMS; dm++) {
        if (!(by >> dm & 1u))
            continue;
        dt_text_printf(out, "%s%s", separator, dm_names[dm]);
        separator = ", ";
    }
    dt_text_add(out, by ? "], " : "");
}

static void write_moves(const random_conflict *c, dt_text *out)
{
    if (!c->single_step && !c->forbidden_count && !c->exchanges)
        return;
    dt_text_printf(out, "moves:\n  step: %s\n", c->single_step ? "single" : "any");
    if (c->exchanges) {
        dt_text_add(out, "  exchange_requires: ");
        write_statement(&c->exchange_requires, c, out);
        dt_text_add(out, "\n");
    }
    dt_text_add(out, c->forbidden_count ? "  forbid:\n" : "");
    for (size_t k = 0; k < c->forbidden_count; k++) {
        const rc_forbidden *ban = &c->forbidden[k];
        dt_text_add(out, "    - {");
        write_movers(ban->by, out);
        dt_text_add(out, "from: ");
        write_statement(&ban->from, c, out);
        if (ban->has_to) {
            dt_text_add(out, ", to: ");
            write_statement(&ban->to, c, out);
        }
        dt_text_add(out, "}\n");
    }
}

/* ---- graph form ---------------------------------------------------------------------------------------------- */

static void write_arcs(const random_conflict *c, size_t dm, dt_text *out)
{
    const char *before = "{";
    dt_text_printf(out, "    %s: ", dm_names[dm]);
    for (size_t from = 0; from < c->states; from++) {
        const char *separator = "[";
        for (size_t to = 0; to < c->states; to++) {
            if (!c->arcs[dm][from][to])
                continue;
            if (*separator == '[')
                dt_text_printf(out, "%ss%zu: ", before, from + 1);
            dt_text_printf(out, "%ss%zu", separator, to + 1);
            separator = ", ";
            before = ", ";
        }
        dt_text_add(out, *separator == ',' ? "]" : "");
    }
    dt_text_add(out, *before == ',' ? "}\n" : "{}\n");
}

static void write_graph(const random_conflict *c, dt_text *out)
{
    for (size_t dm = 0; dm < c->dms; dm++)
        dt_text_printf(out, "  %s:\n", dm_names[dm]);
    dt_text_add(out, "graph:\n  states: [");
    for (size_t s = 0; s < c->states; s++)
        dt_text_printf(out, "%ss%zu", s ? ", " : "", s + 1);
    dt_text_add(out, "]\n  moves:\n");
    for (size_t dm = 0; dm < c->dms; dm++)
        write_arcs(c, dm, out);
}

/* ---- preferences --------------------------------------------------------------------------------------------- */

static void write_state(const random_conflict *c, uint32_t code, uint32_t care, dt_text *out)
{
    if (c->graph_form)
        dt_text_printf(out, "s%u", code + 1u);
    else
        write_pattern(c, care, code, care == rc_code_end(c) - 1 ? 'N' : '-', out);
}

/* Is this the first feasible code that its pattern fits? Every pattern is written once. */
static bool leads_its_pattern(const random_conflict *c, uint32_t code, uint32_t care)
{
    if (!rc_feasible(c, code))
        return false;
    for (uint32_t before = 0; before < code; before++)
        if (rc_feasible(c, before) && ((before ^ code) & care) == 0)
            return false;
    return true;
}

static void write_class(const random_conflict *c, const rc_reading *reading, unsigned grade, dt_text *out)
{
    const uint32_t care = reading->mask ? reading->mask : rc_code_end(c) - 1;
    uint32_t members[RC_CODES], count = 0;
    for (uint32_t code = 0; code < rc_code_end(c); code++)
        if (reading->classes[code] == grade && (c->graph_form || leads_its_pattern(c, code, care)))
            members[count++] = code;
    dt_text_add(out, count > 1 ? "[" : "");
    for (uint32_t k = 0; k < count; k++) {
        dt_text_add(out, k ? ", " : "");
        write_state(c, members[k], care, out);
    }
    dt_text_add(out, count > 1 ? "]" : "");
}

static void write_ranking(const random_conflict *c, const rc_reading *reading, dt_text *out)
{
    bool inhabited[UINT8_MAX + 1] = {false};
    const char *separator = "[";
    for (uint32_t code = 0; code < rc_code_end(c); code++)
        if (rc_feasible(c, code))
            inhabited[reading->classes[code]] = true;
    for (unsigned grade = UINT8_MAX + 1; grade-- > 0;) {
        if (!inhabited[grade])
            continue;
        dt_text_add(out, separator);
        write_class(c, reading, grade, out);
        separator = ", ";
    }
    dt_text_add(out, "]");
}

static void write_statements(const random_conflict *c, const rc_reading *reading, dt_text *out)
{
    dt_text_add(out, "[");
    for (size_t k = 0; k < reading->statement_count; k++) {
        dt_text_add(out, k ? ", " : "");
        write_statement(&reading->statements[k], c, out);
    }
    dt_text_add(out, "]");
}

static void write_weights(const random_conflict *c, const rc_reading *reading, dt_text *out)
{
    const char *separator = "{";
    for (uint8_t o = 0; o < c->options; o++) {
        if (reading->weights[o] == 0)
            continue;
        dt_text_add(out, separator);
        rc_write_option(c, o, out);
        dt_text_printf(out, ": %d", reading->weights[o]);
        separator = ", ";
    }
    dt_text_add(out, *separator == ',' ? "}" : "{}");
}

static void write_reading(const random_conflict *c, const rc_reading *reading, dt_text *out)
{
    static void (*const write[])(const random_conflict *, const rc_reading *, dt_text *) = {
        [DT_BY_STATEMENTS] = write_statements, [DT_BY_RANKING] = write_ranking, [DT_BY_WEIGHTS] = write_weights};
    dt_text_printf(out, "%s: ", kind_keys[reading->kind]);
    write[reading->kind](c, reading, out);
    dt_text_add(out, "\n");
}

static void write_preferences(const random_conflict *c, dt_text *out)
{
    dt_text_add(out, "preferences:\n");
    for (size_t dm = 0; dm < c->dms; dm++) {
        dt_text_printf(out, "  %s:\n", dm_names[dm]);
        if (c->reading_count[dm] == 1) {
            dt_text_add(out, "    ");
            write_reading(c, &c->readings[dm][0], out);
            continue;
        }
        dt_text_add(out, "    readings:\n");
        for (size_t k = 0; k < c->reading_count[dm]; k++) {
            dt_text_printf(out, "      r%zu:\n        ", k + 1);
            write_reading(c, &c->readings[dm][k], out);
        }
    }
}

/* Half of the conflicts have a status quo, some feasible state: the first one from a code that the seed chooses. */
static void write_status_quo(const random_conflict *c, dt_text *out)
{
    uint32_t end = rc_code_end(c), code = (uint32_t)(c->seed >> 8) % end;
    bool first = true;
    if (c->has_status_quo || c->seed & 1u || !random_conflict_has_state(c)) /* a test gives one */
        return;
    while (!rc_feasible(c, code))
        code = (code + 1) % end;
    dt_text_add(out, "status_quo: [");
    for (uint8_t o = 0; o < c->options; o++) {
        if (!(code >> o & 1u))
            continue;
        dt_text_add(out, first ? "" : ", ");
        rc_write_option(c, o, out);
        first = false;
    }
    dt_text_add(out, "]\n");
}

void random_conflict_write(const random_conflict *c, dt_text *out)
{
    dt_text_printf(out, "detente: 1\nname: random conflict of seed %llu\ndecision_makers:\n",
                   (unsigned long long)c->seed);
    if (c->graph_form) {
        write_graph(c, out);
    } else {
        for (size_t dm = 0; dm < c->dms; dm++)
            write_options(c, dm, out);
        write_rules(c, out);
        write_moves(c, out);
        write_status_quo(c, out);
    }
    if (c->has_status_quo) {
        dt_text_add(out, "status_quo: ");
        write_state(c, c->status_quo, rc_code_end(c) - 1, out);
        dt_text_add(out, "\n");
    }
    write_preferences(c, out);
}
