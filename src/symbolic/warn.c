/* SPDX-License-Identifier: MIT */
/* What is sound but surely not meant, where the states cannot be listed: as src/graph/warn.c, but for two cases that are not
 * worth their cost here. Readings are called alike where they are so statement by statement, and moves of a decision maker with
 * many options are not tried for short cuts. */
#include "base/memory.h"
#include "rules/warn.h"
#include "symbolic/internal.h"

#include <stdlib.h>

#define OPTIONS_TRIED 12 /* short cuts are looked for to each combination of these */

/* ---- statements that never differ ---------------------------------------------------------------------------------- */

static void warn_statement(dt_symbolic *s, const dt_judgement *judgement, dt_diagnostics *diagnostics)
{
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram holds = dt_diagram_and(s->forest, s->feasible, dt_symbolic_statement(s->forest, judgement->that));
    if (holds == DT_DIAGRAM_FALSE || holds == s->feasible)
        dt_rules_warn_never_differs(judgement, holds != DT_DIAGRAM_FALSE, diagnostics);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
}

static dt_status warn_statements(dt_symbolic *s, dt_diagnostics *diagnostics)
{
    for (size_t i = 0; i < s->model->dm_count; i++) {
        const dt_decision_maker *dm = &s->model->decision_makers[i];
        for (size_t r = 0; r < dm->reading_count; r++)
            for (size_t k = 0; k < dm->readings[r].statement_count; k++) {
                warn_statement(s, &dm->readings[r].statements[k], diagnostics);
                DT_TRY(dt_forest_status(s->forest));
            }
    }
    return DT_OK;
}

/* ---- readings that rank alike -------------------------------------------------------------------------------------- */

/* The bits of a value as far as they order feasible states: those that never differ, and those that an earlier one decides,
 * taken out. They are of the caller's scope. */
static void reduce(dt_symbolic *s, dt_value *value)
{
    size_t kept = 0;
    for (size_t k = 0; k < value->count; k++) {
        dt_diagram bit = dt_diagram_and(s->forest, s->feasible, value->bits[k]);
        dt_diagram other = dt_diagram_and(s->forest, s->feasible, dt_diagram_not(value->bits[k]));
        bool orders = bit != DT_DIAGRAM_FALSE && other != DT_DIAGRAM_FALSE;
        for (size_t earlier = 0; orders && earlier < kept; earlier++)
            orders = value->bits[earlier] != bit && value->bits[earlier] != other;
        if (orders)
            value->bits[kept++] = bit;
    }
    value->count = kept;
}

static bool same_bits(const dt_value *a, const dt_value *b)
{
    bool same = a->count == b->count;
    for (size_t k = 0; same && k < a->count; k++)
        same = a->bits[k] == b->bits[k];
    return same;
}

static bool has_value(const dt_reading *reading)
{
    return reading->kind != DT_BY_RANKING;
}

static void compare_readings(const dt_decision_maker *dm, const dt_value *reduced, dt_diagnostics *diagnostics)
{
    for (size_t a = 1; a < dm->reading_count; a++)
        for (size_t b = 0; b < a; b++)
            if (has_value(&dm->readings[a]) && has_value(&dm->readings[b]) && same_bits(&reduced[a], &reduced[b])) {
                dt_rules_warn_alike(dm, a, b, diagnostics);
                break;
            }
}

static dt_status reduce_reading(dt_symbolic *s, const dt_reading *reading, dt_value *out)
{
    dt_value value;
    DT_TRY(dt_symbolic_value(s, reading, &value));
    out->bits = dt_malloc(value.count, sizeof *out->bits);
    for (size_t k = 0; out->bits && k < value.count; k++)
        out->bits[k] = value.bits[k];
    out->count = out->bits ? value.count : 0;
    reduce(s, out);
    dt_symbolic_value_free(s, &value);
    return out->bits ? dt_forest_status(s->forest) : DT_ERR_NOMEM;
}

static dt_status warn_readings(dt_symbolic *s, const dt_decision_maker *dm, dt_diagnostics *diagnostics)
{
    if (dm->reading_count < 2)
        return DT_OK;
    size_t scope = dt_forest_enter(s->forest);
    dt_value *reduced = dt_calloc(dm->reading_count, sizeof *reduced);
    dt_status status = reduced ? DT_OK : DT_ERR_NOMEM;
    for (size_t r = 0; status == DT_OK && r < dm->reading_count; r++)
        if (has_value(&dm->readings[r]))
            status = reduce_reading(s, &dm->readings[r], &reduced[r]);
    if (status == DT_OK)
        compare_readings(dm, reduced, diagnostics);
    for (size_t r = 0; reduced && r < dm->reading_count; r++)
        free(reduced[r].bits);
    free(reduced);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

/* ---- named states that nothing reaches ----------------------------------------------------------------------------- */

/* What moves reach from a set is what the moves taken backwards start from. */
static dt_diagram reach(dt_symbolic *s, dt_diagram from, dt_event *back, dt_status *status)
{
    dt_events *events = NULL;
    dt_diagram reached = DT_DIAGRAM_NONE;
    for (size_t i = 0; i < s->model->dm_count; i++)
        back[i] =
            (dt_event){.relation = dt_diagram_reverse(s->forest, &s->moves[i].event), .cube = s->moves[i].event.cube};
    *status = dt_events_new(&events, s->forest, back, s->model->dm_count);
    if (*status == DT_OK)
        reached = dt_diagram_closure(s->forest, from, events);
    dt_events_free(events);
    return reached;
}

static dt_status warn_unreached(dt_symbolic *s, dt_diagnostics *diagnostics)
{
    if (!s->status_quo || !s->model->named_count)
        return DT_OK;
    dt_event *back = dt_calloc(s->model->dm_count, sizeof *back);
    if (!back)
        return DT_ERR_NOMEM;
    dt_status status;
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram reached = reach(s, dt_symbolic_state(s->forest, s->status_quo, s->options), back, &status);
    if (status == DT_OK)
        status = dt_forest_status(s->forest);
    for (size_t k = 0; status == DT_OK && k < s->model->named_count; k++)
        if (!dt_diagram_holds(s->forest, reached, s->named[k]))
            dt_rules_warn_unreachable(&s->model->named[k], diagnostics);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    free(back);
    return status;
}

/* ---- two moves that get round a forbidden one ----------------------------------------------------------------------- */

/* The decision maker's options that some feasible state has and some has not, as many as are tried at most; false if there
 * are more. */
static bool find_free(dt_symbolic *s, const dt_decision_maker *dm, size_t free_options[static OPTIONS_TRIED],
                      size_t *count)
{
    *count = 0;
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++) {
        dt_diagram taken = dt_diagram_and(s->forest, s->feasible, dt_diagram_now(s->forest, o));
        if (taken == DT_DIAGRAM_FALSE || taken == s->feasible)
            continue;
        if (*count == OPTIONS_TRIED)
            return false;
        free_options[(*count)++] = o;
    }
    return true;
}

/* The states at which these options are as in `values`. */
static dt_diagram at_own(dt_symbolic *s, const size_t *options, size_t count, size_t values)
{
    dt_diagram there = s->feasible;
    for (size_t k = 0; k < count; k++) {
        dt_diagram option = dt_diagram_now(s->forest, options[k]);
        there = dt_diagram_and(s->forest, there, values >> k & 1u ? option : dt_diagram_not(option));
    }
    return there;
}

/* Is there a state from which two moves lead to `there`, but not one? */
static bool gets_round(dt_symbolic *s, const dt_event *moves, dt_diagram there)
{
    dt_diagram one = dt_diagram_before(s->forest, there, moves), two = dt_diagram_before(s->forest, one, moves);
    dt_diagram round = dt_diagram_and(s->forest, two, dt_diagram_not(dt_diagram_or(s->forest, one, there)));
    return dt_diagram_and(s->forest, s->feasible, round) != DT_DIAGRAM_FALSE;
}

static dt_status warn_intransitive(dt_symbolic *s, size_t i, dt_diagnostics *diagnostics)
{
    const dt_decision_maker *dm = &s->model->decision_makers[i];
    const dt_forbidden *rule = dt_rules_forbidding(s->model, i);
    size_t options[OPTIONS_TRIED], count;
    size_t scope = dt_forest_enter(s->forest);
    bool found = false, tried = rule && find_free(s, dm, options, &count);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    for (size_t values = 0; tried && !found && values < (size_t)1 << count; values++) {
        scope = dt_forest_enter(s->forest);
        found = gets_round(s, &s->moves[i].event, at_own(s, options, count, values));
        dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
        DT_TRY(dt_forest_status(s->forest));
    }
    if (found)
        dt_rules_warn_intransitive(dm, rule, diagnostics);
    return dt_forest_status(s->forest);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_symbolic_warn(dt_symbolic *s, dt_diagnostics *diagnostics)
{
    dt_budget_stage(s->budget, "looking for what may not be meant", 0);
    DT_TRY(warn_statements(s, diagnostics));
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(warn_readings(s, &s->model->decision_makers[i], diagnostics));
    DT_TRY(warn_unreached(s, diagnostics));
    for (size_t i = 0; i < s->model->dm_count; i++)
        DT_TRY(warn_intransitive(s, i, diagnostics));
    return dt_rules_warn_idle(s->model, s->budget, diagnostics);
}
