/* SPDX-License-Identifier: MIT */
/* The answer in short plain sentences: what the conflict is, where the status quo stands, then each equilibrium as an
 * outcome with a name, what it rests on, and whether improvements lead there. A page at any number of states. */
#include "report/solve.h"

#include "report/further.h"
#include "report/prose.h"
#include "report/teller.h"

#include <inttypes.h>

/* ---- one profile --------------------------------------------------------------------------------------------------- */

dt_status dt_teller_new(dt_teller *out, const dt_solution *solution, size_t profile, const dt_report_options *options,
                        dt_budget *budget, dt_text *text)
{
    *out = (dt_teller){.solution = solution, .index = profile, .options = options, .budget = budget, .out = text};
    out->graph = dt_solution_graph(solution);
    out->model = dt_graph_model(out->graph);
    out->verdicts = dt_solution_verdicts(solution, profile);
    out->profile = dt_verdicts_profile(out->verdicts);
    return dt_reached_new(&out->reached, out->graph, out->profile, budget);
}

void dt_teller_free(dt_teller *teller)
{
    dt_reached_free(&teller->reached);
}

void dt_tell_state(const dt_teller *teller, uint32_t state, dt_text *out)
{
    dt_prose_state(out, teller->graph, teller->naming, state);
}

void dt_tell_move(const dt_teller *teller, size_t dm, uint32_t from, uint32_t to, dt_text *out)
{
    dt_prose_move(out, teller->graph, teller->naming, (dt_move){dm, to}, from);
}

void dt_tell_count(dt_text *out, uint64_t count, const char *one, const char *many)
{
    dt_text_printf(out, "%" PRIu64 " %s", count, count == 1 ? one : many);
}

/* ---- the title ----------------------------------------------------------------------------------------------------- */

void dt_tell_readings(const dt_teller *teller, dt_text *sentence)
{
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        const dt_decision_maker *dm = &teller->model->decision_makers[i];
        dt_enumeration others = {.count = 0};
        if (!dm->has_readings)
            continue;
        dt_text_add(sentence, sentence->length ? " " : "");
        dt_prose_dm(sentence, teller->model, i);
        dt_text_printf(sentence, " is read as \"%s\"", dm->readings[teller->profile[i]].name);
        for (size_t r = 0; r < dm->reading_count; r++)
            if (r != teller->profile[i])
                dt_text_printf(dt_enumeration_next(&others), "\"%s\"", dm->readings[r].name);
        dt_text_add(sentence, others.count ? ", not as " : "");
        dt_enumeration_end(&others, ", ", " or ", sentence);
        dt_text_add(sentence, ".");
    }
}

bool dt_has_choice(const dt_model *model, size_t dm)
{
    return model->decision_makers[dm].reading_count > 1;
}

bool dt_is_telling(const dt_solution *solution, size_t profile, size_t dm)
{
    const uint32_t *readings = dt_verdicts_profile(dt_solution_verdicts(solution, profile));
    const dt_solve_options *options = dt_solution_options(solution);
    return dt_has_choice(dt_graph_model(dt_solution_graph(solution)), dm) &&
           (!options->single_readings || readings[dm] != options->profile[dm]);
}

static void list_reading(const dt_model *model, const uint32_t *profile, size_t dm, dt_enumeration *list)
{
    bool first = list->count == 0;
    dt_text *item = dt_enumeration_next(list);
    dt_prose_dm(item, model, dm);
    dt_text_printf(item, first ? " is read as \"%s\"" : " as \"%s\"",
                   model->decision_makers[dm].readings[profile[dm]].name);
}

void dt_tell_profile(const dt_model *model, const uint32_t *profile, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_has_choice(model, i))
            list_reading(model, profile, i, &list);
    dt_enumeration_end(&list, ", ", " and ", sentence);
}

void dt_tell_solved(const dt_solution *solution, size_t profile, dt_text *sentence)
{
    const dt_model *model = dt_graph_model(dt_solution_graph(solution));
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_is_telling(solution, profile, i))
            list_reading(model, dt_verdicts_profile(dt_solution_verdicts(solution, profile)), i, &list);
    dt_text_add(sentence, list.count ? "" : "all are read as chosen");
    dt_enumeration_end(&list, ", ", " and ", sentence);
}

static void tell_idle(const dt_model *model, dt_text *sentence)
{
    dt_enumeration idle = {.count = 0};
    size_t count = 0;
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_is_idle(model, i) && ++count)
            dt_prose_dm(dt_enumeration_next(&idle), model, i);
    if (count)
        dt_text_add(sentence, " Without moves: ");
    dt_enumeration_end(&idle, ", ", " and ", sentence);
    dt_text_add(sentence, count ? "." : "");
}

void dt_tell_size(const dt_teller *teller, dt_text *sentence)
{
    const dt_model *model = teller->model;
    dt_tell_count(sentence, dt_graph_count(teller->graph), "feasible state, ", "feasible states, ");
    dt_tell_count(sentence, model->dm_count, "decision maker", "decision makers");
    dt_text_add(sentence, model->graph_form ? "" : ", ");
    if (!model->graph_form)
        dt_tell_count(sentence, model->option_count, "option", "options");
    dt_text_add(sentence, ".");
    tell_idle(model, sentence);
}

static dt_status tell_title(const dt_teller *teller, bool readings)
{
    dt_text sentence = {.data = NULL};
    const dt_model *model = teller->model;
    dt_tell_size(teller, &sentence);
    if (readings)
        dt_tell_readings(teller, &sentence);
    if (teller->options->where)
        dt_text_printf(&sentence, " Only states that satisfy \"%s\" are listed.", teller->options->where);
    dt_prose_heading(teller->out, model->name, teller->options->colour);
    dt_prose_add(teller->out, "", dt_text_get(&sentence));
    dt_status status = sentence.status;
    dt_text_free(&sentence);
    return status;
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

static dt_status tell_table(const dt_teller *teller)
{
    dt_text legend = {.data = NULL};
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%zu ", i + 1);
        dt_prose_dm(item, teller->model, i);
    }
    dt_enumeration_end(&list, ", ", ", ", &legend);
    dt_text_add(&legend,
                ". A tick: stable for that one; E: equilibrium. Ranks: higher is better, to be compared within a "
                "column only.");
    dt_text_add(teller->out, "\n");
    dt_prose_add(teller->out, "", dt_text_get(&legend));
    dt_status status = legend.status;
    dt_text_free(&legend);
    if (status != DT_OK)
        return status;
    return dt_report_solution_table(teller->solution, DT_FORMAT_TEXT, teller->options->brief, teller->budget,
                                    teller->out);
}

/* What concepts of the basic table find; nothing where only further ones were asked for. */
static dt_status tell_basic(const dt_teller *teller)
{
    if (!dt_verdicts_concepts(teller->verdicts))
        return DT_OK;
    DT_TRY(dt_tell_status_quo(teller));
    dt_text_add(teller->out, "\n");
    return dt_tell_equilibria(teller, DT_IN_FULL);
}

static dt_status tell(const dt_teller *teller)
{
    bool many = dt_solution_profiles(teller->solution) > 1;
    DT_TRY(tell_title(teller, !many));
    if (many || dt_verdicts_concepts(teller->verdicts))
        dt_text_add(teller->out, "\n");
    if (many) {
        DT_TRY(dt_tell_side_by_side(teller));
    } else {
        DT_TRY(tell_basic(teller));
        DT_TRY(dt_tell_all_further(teller));
    }
    if (teller->options->table)
        DT_TRY(tell_table(teller));
    return teller->out->status;
}

dt_status dt_report_solution_text(const dt_solution *solution, const dt_report_options *options, dt_budget *budget,
                                  dt_text *out)
{
    dt_teller teller;
    DT_TRY(dt_teller_new(&teller, solution, 0, options, budget, out));
    dt_status status = tell(&teller);
    dt_teller_free(&teller);
    return status;
}
