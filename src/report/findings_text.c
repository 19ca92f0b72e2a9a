/* SPDX-License-Identifier: MIT */
/* Verdicts of the relational engine in sentences: whose preferences are no rankings, what the types and degrees that are
 * spoken of mean, and each equilibrium with the criteria that it meets. */
#include "report/findings.h"

#include "base/bits.h"
#include "report/teller.h"

#include <inttypes.h>
#include <string.h>

#define STATES_MAX 24 /* equilibria that the text lists */

/* ---- whose preferences ----------------------------------------------------------------------------------------------- */

static const dt_reading *reading_of(const dt_findings_sheet *sheet, size_t dm)
{
    return &sheet->model->decision_makers[dm].readings[sheet->answer->profile[dm]];
}

typedef bool (*trait_fn)(const dt_reading *reading);

static bool is_strong(const dt_reading *reading)
{
    return dt_reading_strength(reading) > DT_MILD;
}

/* Nothing follows from comparisons but what they say, so they may go round. */
static bool is_by_pairs(const dt_reading *reading)
{
    return reading->kind == DT_BY_PAIRS;
}

/* Has a reading of the decision maker that matters to the answer the trait? */
static bool has_trait(const dt_findings_sheet *sheet, size_t dm, trait_fn has)
{
    const dt_decision_maker *who = &sheet->model->decision_makers[dm];
    bool any = has(reading_of(sheet, dm));
    for (size_t r = 0; sheet->answer->all_readings && r < who->reading_count; r++)
        any |= has(&who->readings[r]);
    return any;
}

/* "before A, B and C after"; nothing where nobody has the trait. */
static void tell_who(const dt_findings_sheet *sheet, trait_fn has, const char *before, const char *after, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    bool any = false;
    for (size_t i = 0; i < sheet->model->dm_count; i++)
        if (has_trait(sheet, i, has)) {
            dt_prose_dm(dt_enumeration_next(&list), sheet->model, i);
            any = true;
        }
    dt_text_add(out, any ? before : "");
    dt_enumeration_end(&list, ", ", " and ", out);
    dt_text_add(out, any ? after : "");
}

static bool is_grey(const dt_reading *reading)
{
    bool grey = false;
    for (size_t k = 0; k < reading->pair_count && !grey; k++)
        grey = reading->pairs[k].grey;
    return grey;
}

static void tell_thresholds(const dt_findings_sheet *sheet, dt_text *out)
{
    for (size_t i = 0; i < sheet->model->dm_count; i++) {
        const dt_reading *reading = reading_of(sheet, i);
        if (!reading->threshold)
            continue;
        dt_text_add(out, " For ");
        dt_prose_dm(out, sheet->model, i);
        dt_text_printf(out, " a state is preferred where the certainty of that is %s or more%s.", reading->threshold,
                       is_grey(reading) ? ", a range of degrees counting by its middle" : "");
    }
}

static void tell_chances(const dt_findings_sheet *sheet, dt_text *out)
{
    bool any = false;
    for (size_t i = 0; i < sheet->model->dm_count; i++) {
        const dt_chances *bounds = reading_of(sheet, i)->chances;
        if (!bounds)
            continue;
        any = true;
        dt_text_add(out, " ");
        dt_prose_chances(out, sheet->model, i, bounds);
    }
    dt_text_add(out, any ? " By liking stands what nothing is probable enough to leave for." : "");
}

static bool has_bounds(const dt_findings *findings)
{
    return dt_findings_count(findings) && dt_findings_criterion(findings, 0).bounds;
}

static bool has_types(const dt_findings *findings)
{
    return dt_findings_count(findings) && dt_findings_criterion(findings, 0).type;
}

static unsigned most_degree(const dt_findings *findings)
{
    unsigned most = 0;
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        unsigned degree = dt_findings_criterion(findings, k).strength;
        most = degree > most ? degree : most;
    }
    return most;
}

void dt_findings_tell_preferences(const dt_findings_sheet *sheet, dt_text *out)
{
    const dt_findings *findings = sheet->answer->findings;
    unsigned most = most_degree(findings);
    tell_who(sheet, is_by_pairs, " Compared state by state, and not ranked, are the preferences of ", ".", out);
    tell_thresholds(sheet, out);
    tell_chances(sheet, out);
    tell_who(sheet, dt_reading_has_bounds, " Some probabilities are known by a lower and an upper bound alone of ", ".",
             out);
    if (has_bounds(findings))
        dt_text_add(
            out, " Letters say which of them a concept takes, l the lower and u the upper: the first for leaving, the "
                 "second for what deters, the third for answers.");
    tell_who(sheet, dt_reading_has_unknown, " Some comparisons are not known of ", ".", out);
    if (has_types(findings))
        dt_text_add(out,
                    " Four types say what that means to whoever decides: a leaves for what may be better and is not "
                    "deterred by what may be worse; b neither leaves for it nor is deterred; c leaves and is "
                    "deterred; d does not leave and is deterred. Answers that may be improvements count as such in "
                    "each.");
    tell_who(sheet, is_strong, " Some preferences are strong of ", ".", out);
    if (most == DT_STRONG)
        dt_text_add(out, " A strong concept asks of every sanction that the state is strongly preferred to it.");
    if (most > DT_STRONG)
        dt_text_printf(out,
                       " A concept of degree k asks of every sanction that the state is preferred to it by k or more; "
                       "\"strong\" is degree 2, the highest here is %u.",
                       most);
}

/* ---- states ------------------------------------------------------------------------------------------------------------ */

void dt_findings_tell_instability(const dt_findings_sheet *sheet, uint32_t state, dt_text *out)
{
    const dt_findings *findings = sheet->answer->findings;
    dt_enumeration list = {.count = 0};
    bool any = false;
    for (size_t i = 0; i < sheet->model->dm_count; i++) {
        dt_criterion_set missed = dt_findings_every(findings) & ~dt_findings_stable_under(findings, i, state);
        if (!missed)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_prose_dm(item, sheet->model, i);
        any = true;
        dt_text_add(item, " under ");
        if (missed == dt_findings_every(findings))
            dt_text_add(item, "every concept asked for");
        else
            dt_findings_tell_met(findings, missed, item);
    }
    dt_text_add(out, any ? " It is not stable for " : "");
    dt_enumeration_end(&list, "; for ", "; for ", out);
    dt_text_add(out, any ? "." : "");
}

void dt_findings_tell_verdict(const dt_findings_sheet *sheet, uint32_t state, dt_text *out)
{
    const dt_findings *findings = sheet->answer->findings;
    dt_criterion_set met = dt_findings_equilibria(findings, state);
    if (met == dt_findings_every(findings)) {
        dt_text_add(out, "an equilibrium under every concept asked for");
    } else if (met) {
        dt_text_add(out, "an equilibrium under ");
        dt_findings_tell_met(findings, met, out);
    } else {
        dt_text_add(out, "no equilibrium");
    }
}

static void tell_status_quo(const dt_findings_sheet *sheet, dt_text *out)
{
    uint32_t state = dt_graph_status_quo(sheet->graph);
    if (state == DT_NO_STATE)
        return;
    dt_text_add(out, "The status quo, ");
    dt_prose_state(out, sheet->graph, DT_NUMBERED, state);
    dt_text_add(out, ", is ");
    dt_findings_tell_verdict(sheet, state, out);
    dt_text_add(out, ".");
    dt_findings_tell_standing(sheet, state, out);
    dt_findings_tell_instability(sheet, state, out);
}

static uint64_t count_equilibria(const dt_findings_sheet *sheet, dt_criterion_set met_all)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++) {
        dt_criterion_set met = dt_findings_equilibria(sheet->answer->findings, s);
        count += dt_bit_get(sheet->satisfying, s) && (met_all ? met == met_all : met != 0);
    }
    return count;
}

static void tell_totals(const dt_findings_sheet *sheet, uint64_t any, dt_text *out)
{
    uint64_t all = count_equilibria(sheet, dt_findings_every(sheet->answer->findings));
    dt_text_printf(out, "%" PRIu64 " %s equilibri%s under some concept, %" PRIu64 " of them under every one asked for.",
                   any, any == 1 ? "state is an" : "states are", any == 1 ? "um" : "a", all);
    if (any > STATES_MAX)
        dt_text_printf(out, " %" PRIu64 " are not told of here; --format csv and json list all.", any - STATES_MAX);
}

/* Those that meet more come first, then as numbered. */
static uint32_t next_equilibrium(const dt_findings_sheet *sheet, uint32_t after, int met)
{
    for (uint32_t s = after; s < dt_graph_count(sheet->graph); s++) {
        dt_criterion_set set = dt_findings_equilibria(sheet->answer->findings, s);
        if (dt_bit_get(sheet->satisfying, s) && set && __builtin_popcountll(set) == met)
            return s;
    }
    return DT_NO_STATE;
}

static dt_status tell_equilibria(const dt_findings_sheet *sheet, dt_text *line)
{
    unsigned told = 0;
    for (int met = (int)dt_findings_count(sheet->answer->findings); met > 0; met--) {
        DT_TRY(dt_budget_spend(sheet->answer->budget, dt_graph_count(sheet->graph)));
        for (uint32_t s = next_equilibrium(sheet, 0, met); s != DT_NO_STATE && told < STATES_MAX;
             s = next_equilibrium(sheet, s + 1, met), told++) {
            line->length = 0;
            dt_prose_title(line, sheet->graph, DT_NUMBERED, s);
            dt_text_add(line, ": ");
            dt_findings_tell_verdict(sheet, s, line);
            dt_text_add(line, ".");
            dt_findings_tell_standing(sheet, s, line);
            dt_findings_tell_instability(sheet, s, line);
            dt_prose_add(sheet->out, "  ", dt_text_get(line));
        }
    }
    return line->status;
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static void tell_head(const dt_findings_sheet *sheet, dt_text *out)
{
    const dt_findings_answer *answer = sheet->answer;
    dt_teller teller = {.graph = sheet->graph, .model = sheet->model, .profile = answer->profile};
    dt_tell_size(&teller, out);
    dt_tell_readings(&teller, out);
    dt_findings_tell_preferences(sheet, out);
    if (answer->options->where)
        dt_text_printf(out, " Only states that satisfy \"%s\" are listed.", answer->options->where);
    dt_prose_heading(sheet->out, sheet->model->name, answer->options->colour);
    dt_prose_add(sheet->out, "", dt_text_get(out));
    dt_text_add(sheet->out, "\n");
    out->length = 0;
}

static dt_status tell(const dt_findings_sheet *sheet, dt_text *sentence)
{
    uint64_t any = count_equilibria(sheet, 0);
    tell_head(sheet, sentence);
    tell_status_quo(sheet, sentence);
    if (sentence->length) {
        dt_prose_add(sheet->out, "", dt_text_get(sentence));
        dt_text_add(sheet->out, "\n");
    }
    sentence->length = 0;
    if (sheet->answer->all_readings)
        return dt_findings_readings(sheet, sentence);
    tell_totals(sheet, any, sentence);
    dt_prose_add(sheet->out, "", dt_text_get(sentence));
    DT_TRY(tell_equilibria(sheet, sentence));
    if (!sheet->answer->options->table)
        return sheet->out->status;
    dt_text_add(sheet->out, "\n");
    return dt_findings_table(sheet, DT_FORMAT_TEXT);
}

dt_status dt_findings_text(const dt_findings_sheet *sheet)
{
    dt_text sentence = {.data = NULL};
    dt_status status = tell(sheet, &sentence);
    if (status == DT_OK)
        status = sentence.status;
    dt_text_free(&sentence);
    return status;
}
