/* SPDX-License-Identifier: MIT */
/* Differences of two models in words. */
#include "report/comparison.h"

#include "report/change_text.h"
#include "report/prose.h"

#include "base/bits.h"

#include <inttypes.h>
#include <string.h>

/* What is told, and of whom. */
typedef struct telling {
    dt_text *out;
    const dt_compared *c;
    const dt_difference *d;
} telling;

static const dt_model *model_of(const telling *t, int side)
{
    return side ? t->c->aligned.second : t->c->aligned.first;
}

static const dt_reading *reading_of(const telling *t, int side)
{
    return model_of(t, side)->decision_makers[t->d->dm].readings;
}

static void quote_statement(const telling *t, int side, size_t at)
{
    dt_prose_quoted(t->out, reading_of(t, side)->statements[at].text);
}

static void quote_option(const telling *t)
{
    dt_prose_quoted(t->out, model_of(t, 0)->options[t->d->first].text);
}

/* ---- who, and what they can do ----------------------------------------------------------------------------------- */

static void tell_dm(const telling *t)
{
    dt_text_add(t->out, t->d->kind == DT_DIFFERENCE_DM_ADDED ? ", who has no part in the first"
                                                             : ", who has no part in the second");
}

static void tell_option(const telling *t)
{
    dt_text_add(t->out, t->d->kind == DT_DIFFERENCE_OPTION_ADDED ? " with the option " : " without the option ");
    quote_option(t);
}

static void tell_direction(const telling *t)
{
    dt_text_add(t->out, ": ");
    dt_tell_direction(t->out, model_of(t, 0), t->d->first, model_of(t, 1)->options[t->d->first].direction);
}

static void tell_rule(const telling *t)
{
    const bool added = t->d->kind == DT_DIFFERENCE_RULE_ADDED;
    dt_text_add(t->out, added ? "New rule: never " : "No rule: never ");
    dt_prose_quoted(t->out, model_of(t, added)->infeasible[added ? t->d->second : t->d->first].text);
}

static void tell_rule_changed(const telling *t)
{
    dt_text_add(t->out, "Rule: never ");
    dt_prose_quoted(t->out, model_of(t, 1)->infeasible[t->d->second].text);
    dt_text_add(t->out, " instead of never ");
    dt_prose_quoted(t->out, model_of(t, 0)->infeasible[t->d->first].text);
}

static void quote_parsed(const telling *t, const dt_statement *statement);

static void tell_forbidden(const telling *t)
{
    const bool added = t->d->kind == DT_DIFFERENCE_FORBIDDEN_ADDED;
    const dt_model *model = model_of(t, added);
    const dt_forbidden *forbidden = &model->forbidden[added ? t->d->second : t->d->first];
    dt_enumeration movers = {.count = 0};
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_bit_get(forbidden->by, i))
            dt_prose_dm(dt_enumeration_next(&movers), model, i);
    dt_text_add(t->out, added ? "Forbidden now: moves of " : "No longer forbidden: moves of ");
    dt_enumeration_end(&movers, ", ", " and ", t->out);
    dt_text_add(t->out, " from where ");
    quote_parsed(t, forbidden->from);
    dt_text_add(t->out, forbidden->to ? " holds to where " : " holds");
    if (forbidden->to) {
        quote_parsed(t, forbidden->to);
        dt_text_add(t->out, " does");
    }
}

static const char *written(void *user, uint32_t option)
{
    const dt_model *model = user;
    return model->options[option].written;
}

static void quote_parsed(const telling *t, const dt_statement *statement)
{
    dt_text text = {.data = NULL};
    dt_statement_print(statement, &text, written, (void *)(uintptr_t)model_of(t, 0));
    dt_prose_quoted(t->out, dt_text_get(&text));
    dt_text_free_into(&text, t->out);
}

static void tell_step(const telling *t)
{
    dt_text_add(t->out, model_of(t, 1)->single_step ? "One option changes in a move, instead of any number"
                                                    : "Any number of options change in a move, instead of one");
}

static void tell_moves(const telling *t)
{
    dt_text_printf(t->out, ": %zu moves instead of %zu, or others", model_of(t, 1)->graph_move_counts[t->d->dm],
                   model_of(t, 0)->graph_move_counts[t->d->dm]);
}

/* ---- what they want ---------------------------------------------------------------------------------------------- */

static void tell_statement_added(const telling *t)
{
    dt_text_add(t->out, " with ");
    quote_statement(t, 1, t->d->second);
    dt_text_printf(t->out, " as statement %zu", t->d->second + 1);
}

static void tell_statement_removed(const telling *t)
{
    dt_text_add(t->out, " without ");
    quote_statement(t, 0, t->d->first);
}

static void tell_statement_changed(const telling *t)
{
    dt_text_add(t->out, ": ");
    quote_statement(t, 1, t->d->second);
    dt_text_add(t->out, " instead of ");
    quote_statement(t, 0, t->d->first);
    if (strcmp(reading_of(t, 0)->statements[t->d->first].text, reading_of(t, 1)->statements[t->d->second].text) == 0)
        dt_text_add(t->out, ", where a name means somebody else's option");
}

static void tell_statement_moved(const telling *t)
{
    dt_text_add(t->out, ": ");
    quote_statement(t, 0, t->d->first);
    dt_text_printf(t->out, " as statement %zu instead of %zu", t->d->second + 1, t->d->first + 1);
}

static void tell_class_moved(const telling *t)
{
    dt_text_add(t->out, ": ");
    dt_tell_class(t->out, reading_of(t, 0), t->d->first);
    dt_text_printf(t->out, " in place %zu of its ranking instead of %zu", t->d->second + 1, t->d->first + 1);
}

static void tell_ranking(const telling *t)
{
    dt_text_printf(t->out, ": a ranking of %zu classes instead of %zu, or with others", reading_of(t, 1)->class_count,
                   reading_of(t, 0)->class_count);
}

static void tell_weight(const telling *t)
{
    dt_text_printf(t->out, " with a weight of %" PRId32 " for ", reading_of(t, 1)->weights[t->d->first]);
    dt_prose_quoted(t->out, model_of(t, 0)->options[t->d->first].written);
    dt_text_printf(t->out, " instead of %" PRId32, reading_of(t, 0)->weights[t->d->first]);
}

static void tell_preference(const telling *t)
{
    static const char *const forms[] = {
        [DT_BY_STATEMENTS] = "statements", [DT_BY_RANKING] = "a ranking", [DT_BY_WEIGHTS] = "weights"};
    if (reading_of(t, 0)->kind == reading_of(t, 1)->kind)
        dt_text_add(t->out, ": other statements, too many to lay side by side");
    else
        dt_text_printf(t->out, ": a preference by %s instead of %s", forms[reading_of(t, 1)->kind],
                       forms[reading_of(t, 0)->kind]);
}

/* ---- the rest ---------------------------------------------------------------------------------------------------- */

static void name_status_quo(const telling *t, const dt_graph *graph)
{
    if (dt_graph_status_quo(graph) == DT_NO_STATE)
        dt_text_add(t->out, "none");
    else
        dt_prose_state(t->out, graph, DT_NUMBERED, dt_graph_status_quo(graph));
}

static void tell_status_quo(const telling *t)
{
    dt_text_add(t->out, "Status quo: ");
    name_status_quo(t, t->c->second);
    dt_text_add(t->out, " instead of ");
    name_status_quo(t, t->c->first);
}

static void tell_exchange(const telling *t)
{
    const dt_judgement *now = model_of(t, 1)->exchange_requires, *before = model_of(t, 0)->exchange_requires;
    dt_text_add(t->out, now ? "Exchanges require " : "No exchanges");
    if (now)
        quote_parsed(t, now->that);
    dt_text_add(t->out, before ? ", instead of requiring " : ", instead of there being none");
    if (before)
        quote_parsed(t, before->that);
}

/* ---- what things are called, and what is kept beside ------------------------------------------------------------- */

static const dt_graph *graph_of(const telling *t, int side)
{
    return side ? t->c->second : t->c->first;
}

static void tell_dm_renamed(const telling *t)
{
    dt_text_add(t->out, " goes by ");
    dt_prose_quoted(t->out, dt_graph_model(t->c->second)->decision_makers[t->d->second].id);
    dt_text_add(t->out, " instead of ");
    dt_prose_quoted(t->out, model_of(t, 0)->decision_makers[t->d->first].id);
}

static void tell_option_renamed(const telling *t)
{
    dt_text_add(t->out, ": the option ");
    quote_option(t);
    dt_text_add(t->out, " is called ");
    dt_prose_quoted(t->out, dt_graph_model(t->c->second)->options[t->d->second].written);
    dt_text_add(t->out, " instead of ");
    dt_prose_quoted(t->out, model_of(t, 0)->options[t->d->first].written);
}

/* The decision maker in the model that was given: readings that are not compared are in no other. */
static const dt_decision_maker *given_dm(const telling *t, int side)
{
    const dt_model *model = dt_graph_model(graph_of(t, side));
    size_t i = 0;
    while (t->c->aligned.dm_places[side][i] != t->d->dm)
        i++;
    return &model->decision_makers[i];
}

static void tell_reading(const telling *t)
{
    const bool added = t->d->kind == DT_DIFFERENCE_READING_ADDED;
    dt_text_add(t->out, added ? " has another reading, " : " lacks the reading ");
    dt_prose_quoted(t->out, given_dm(t, added)->readings[added ? t->d->second : t->d->first].name);
    dt_text_add(t->out, ", which is not compared");
}

static void tell_lever(const telling *t)
{
    const bool added = t->d->kind == DT_DIFFERENCE_LEVER_ADDED;
    const dt_lever *lever = &dt_graph_model(graph_of(t, added))->levers[added ? t->d->second : t->d->first];
    dt_text_add(t->out, added ? "A lever more: " : "No lever ");
    dt_prose_quoted(t->out, lever->text);
}

static void name_state(const telling *t, int side, size_t name)
{
    const uint32_t state = dt_graph_named(graph_of(t, side), name);
    if (state == DT_NO_STATE)
        dt_text_add(t->out, "none");
    else
        dt_text_printf(t->out, "state %" PRIu32, state + 1);
}

static void tell_name(const telling *t)
{
    const bool added = t->d->kind == DT_DIFFERENCE_NAME_ADDED;
    const size_t at = added ? t->d->second : t->d->first;
    dt_text_add(t->out, added ? "The name " : "No name ");
    dt_prose_quoted(t->out, dt_graph_model(graph_of(t, added))->named[at].name);
    dt_text_add(t->out, " for ");
    name_state(t, added, at);
}

static void tell_name_moved(const telling *t)
{
    dt_prose_quoted(t->out, dt_graph_model(t->c->first)->named[t->d->first].name);
    dt_text_add(t->out, " is another state: ");
    name_state(t, 1, t->d->second);
    dt_text_add(t->out, " of the second instead of ");
    name_state(t, 0, t->d->first);
    dt_text_add(t->out, " of the first");
}

void dt_tell_difference(dt_text *out, const dt_compared *compared, const dt_difference *difference)
{
    static void (*const tell[])(const telling *) = {
        [DT_DIFFERENCE_DM_ADDED] = tell_dm,
        [DT_DIFFERENCE_DM_REMOVED] = tell_dm,
        [DT_DIFFERENCE_OPTION_ADDED] = tell_option,
        [DT_DIFFERENCE_OPTION_REMOVED] = tell_option,
        [DT_DIFFERENCE_DIRECTION] = tell_direction,
        [DT_DIFFERENCE_RULE_ADDED] = tell_rule,
        [DT_DIFFERENCE_RULE_REMOVED] = tell_rule,
        [DT_DIFFERENCE_RULE_CHANGED] = tell_rule_changed,
        [DT_DIFFERENCE_FORBIDDEN_ADDED] = tell_forbidden,
        [DT_DIFFERENCE_FORBIDDEN_REMOVED] = tell_forbidden,
        [DT_DIFFERENCE_STEP] = tell_step,
        [DT_DIFFERENCE_MOVES] = tell_moves,
        [DT_DIFFERENCE_STATEMENT_ADDED] = tell_statement_added,
        [DT_DIFFERENCE_STATEMENT_REMOVED] = tell_statement_removed,
        [DT_DIFFERENCE_STATEMENT_CHANGED] = tell_statement_changed,
        [DT_DIFFERENCE_STATEMENT_MOVED] = tell_statement_moved,
        [DT_DIFFERENCE_CLASS_MOVED] = tell_class_moved,
        [DT_DIFFERENCE_RANKING] = tell_ranking,
        [DT_DIFFERENCE_WEIGHT] = tell_weight,
        [DT_DIFFERENCE_PREFERENCE] = tell_preference,
        [DT_DIFFERENCE_STATUS_QUO] = tell_status_quo,
        [DT_DIFFERENCE_EXCHANGE] = tell_exchange,
        [DT_DIFFERENCE_DM_RENAMED] = tell_dm_renamed,
        [DT_DIFFERENCE_OPTION_RENAMED] = tell_option_renamed,
        [DT_DIFFERENCE_READING_ADDED] = tell_reading,
        [DT_DIFFERENCE_READING_REMOVED] = tell_reading,
        [DT_DIFFERENCE_LEVER_ADDED] = tell_lever,
        [DT_DIFFERENCE_LEVER_REMOVED] = tell_lever,
        [DT_DIFFERENCE_NAME_ADDED] = tell_name,
        [DT_DIFFERENCE_NAME_REMOVED] = tell_name,
        [DT_DIFFERENCE_NAME_MOVED] = tell_name_moved,
    };
    if (difference->dm != DT_PATTERN_NONE)
        dt_prose_dm(out, compared->aligned.first, difference->dm);
    tell[difference->kind](&(telling){.out = out, .c = compared, .d = difference});
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

void dt_tell_compared_state(dt_text *out, const dt_compared *c, const dt_changed_state *state, bool title)
{
    const bool only_second = state->first == DT_NO_STATE;
    const dt_graph *graph = only_second ? c->second : c->first;
    const uint32_t at = only_second ? state->second : state->first;
    if (title)
        dt_prose_title(out, graph, DT_NUMBERED, at);
    else
        dt_prose_state(out, graph, DT_NUMBERED, at);
    if (only_second)
        dt_text_add(out, " of the second model");
    else if (state->second != DT_NO_STATE && state->second != state->first)
        dt_text_printf(out, " (%" PRIu32 " in the second)", state->second + 1);
}

bool dt_is_named(const dt_compared *c, const dt_changed_state *state)
{
    const dt_graph *graphs[2] = {c->first, c->second};
    const uint32_t states[2] = {state->first, state->second};
    for (int side = 0; side < 2; side++)
        if (states[side] != DT_NO_STATE && (states[side] == dt_graph_status_quo(graphs[side]) ||
                                            dt_graph_name_of(graphs[side], states[side]) != DT_PATTERN_NONE))
            return true;
    return false;
}
