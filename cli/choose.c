/* SPDX-License-Identifier: MIT */
#include "choose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const cli_verb *verb_of(const cli_work *work)
{
    return &verbs[work->arguments->verb];
}

int choose_state(const cli_work *work, const char *option, const char *text, uint32_t *state)
{
    dt_text trouble = {.data = NULL};
    dt_status status = dt_graph_parse_state(work->graph, text, state, &trouble);
    int code = status == DT_ERR_MODEL ? usage_error(verb_of(work), "%s: %s", option, dt_text_get(&trouble))
                                      : work_trouble(work, status);
    dt_text_free(&trouble);
    return code;
}

int choose_start(const cli_work *work, uint32_t *state)
{
    if (work->arguments->from)
        return choose_state(work, "--from", work->arguments->from, state);
    *state = dt_graph_status_quo(work->graph);
    if (*state == DT_NO_STATE)
        return usage_error(verb_of(work), "the model has no status quo; say with --from where to start");
    return EXIT_ANSWERED;
}

int choose_dm(const cli_work *work, const char *option, const char *id, size_t *dm)
{
    char advice[128];
    const dt_model *model = work->model;
    *dm = dt_model_find_dm(model, id);
    if (*dm != DT_PATTERN_NONE)
        return EXIT_ANSWERED;
    const char **names = calloc(model->dm_count, sizeof *names);
    for (size_t i = 0; names && i < model->dm_count; i++)
        names[i] = model->decision_makers[i].id;
    did_you_mean(advice, sizeof advice, id, names, names ? model->dm_count : 0);
    free(names);
    return usage_error(verb_of(work), "%s: the model has no decision maker \"%s\"%s", option, id, advice);
}

int choose_dms(const cli_work *work, const char *option, const char *list, bool *members)
{
    for (;;) {
        char id[DT_IDENTIFIER_MAX + 2];
        size_t length = strcspn(list, ","), kept = length < sizeof id ? length : sizeof id - 1, dm;
        memcpy(id, list, kept);
        id[kept] = '\0';
        int code = choose_dm(work, option, id, &dm);
        if (code != EXIT_ANSWERED)
            return code;
        if (members[dm])
            return usage_error(verb_of(work), "%s: \"%s\" is given twice", option, id);
        members[dm] = true;
        if (!list[length])
            return EXIT_ANSWERED;
        list += length + 1;
    }
}

int choose_concept(const cli_work *work, const char *option, const char *name, const dt_concept **concept)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT];
    *concept = dt_concept_find(name);
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        names[k] = dt_concept_get((dt_concept_id)k)->name;
    if (!*concept)
        return usage_error(verb_of(work), "%s: there is no concept \"%s\"%s", option, name,
                           did_you_mean(advice, sizeof advice, name, names, DT_CONCEPT_COUNT));
    if ((*concept)->needs_options && work->model->graph_form)
        return usage_error(verb_of(work), "%s: \"%s\" needs options, and this conflict is a bare graph", option, name);
    return EXIT_ANSWERED;
}

/* ---- a list of concepts -------------------------------------------------------------------------------------------- */

static int unknown_concept(const cli_work *work, const char *name)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT + 1];
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        names[k] = dt_concept_get((dt_concept_id)k)->name;
    names[DT_CONCEPT_COUNT] = "all";
    did_you_mean(advice, sizeof advice, name, names, DT_CONCEPT_COUNT + 1);
    return usage_error(verb_of(work), "--concepts: there is no concept \"%s\"%s", name, advice);
}

/* One name of the list, `length` bytes long. */
static int add_concept(const cli_work *work, const char *text, size_t length, dt_concept_set *set)
{
    char name[32] = "";
    memcpy(name, text, length < sizeof name ? length : sizeof name - 1);
    if (strcmp(name, "all") == 0) {
        for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
            if (!work->model->graph_form || !dt_concept_get((dt_concept_id)k)->needs_options)
                *set |= 1u << k;
        return EXIT_ANSWERED;
    }
    const dt_concept *concept = length < sizeof name ? dt_concept_find(name) : NULL;
    if (!concept)
        return unknown_concept(work, name);
    if (concept->needs_options && work->model->graph_form)
        return usage_error(verb_of(work), "--concepts: \"%s\" needs options, and this conflict is a bare graph", name);
    *set |= 1u << concept->id;
    return EXIT_ANSWERED;
}

int choose_concepts(const cli_work *work, dt_concept_set *concepts)
{
    const char *text = work->arguments->concepts;
    if (!text)
        return EXIT_ANSWERED;
    *concepts = 0;
    for (int code;;) {
        size_t length = strcspn(text, ",");
        code = add_concept(work, text, length, concepts);
        if (code != EXIT_ANSWERED || !text[length])
            return code;
        text += length + 1;
    }
}

/* ---- statements and goals ------------------------------------------------------------------------------------------ */

int choose_statement(const cli_work *work, const char *option, const char *text, cli_statement *out)
{
    if (work->model->graph_form)
        return usage_error(verb_of(work), "%s speaks of options, and this conflict has none", option);
    dt_status status = dt_source_new(&out->source, option, text, strlen(text));
    if (status == DT_OK)
        status = dt_diagnostics_new(&out->diagnostics, out->source);
    if (status == DT_OK)
        status = dt_model_parse(work->model, text, &out->that, out->diagnostics);
    if (status == DT_ERR_MODEL) {
        int code = work_tell(work, out->diagnostics);
        return code == EXIT_ANSWERED ? EXIT_USAGE : code;
    }
    return work_trouble(work, status);
}

void cli_statement_free(cli_statement *statement)
{
    dt_statement_free(statement->that);
    dt_diagnostics_free(statement->diagnostics);
    dt_source_free(statement->source);
}

/* A single word that is no option's name and no truth value. */
static bool is_word_for_no_option(const dt_model *model, const char *text)
{
    for (const char *at = text; *at; at++)
        if (!isalnum((unsigned char)*at) && *at != '_' && *at != '.')
            return false;
    for (size_t o = 0; o < model->option_count; o++)
        if (strcmp(model->options[o].name, text) == 0 || strcmp(model->options[o].written, text) == 0)
            return false;
    return *text && !strchr(text, '.') && strcmp(text, "true") != 0 && strcmp(text, "false") != 0;
}

/* Can the text be nothing but a state? Names, numbers, patterns and lists can; statements list only in parentheses. */
static bool is_state(const cli_work *work, const char *text)
{
    const dt_model *model = work->model;
    size_t length = strlen(text);
    for (size_t k = 0; k < model->named_count; k++)
        if (model->named[k].name && strcmp(model->named[k].name, text) == 0)
            return true;
    return model->graph_form || strspn(text, "0123456789") == length || text[0] == '[' ||
           (length == model->option_count && strspn(text, "YN-") == length) ||
           (strchr(text, ',') && !strchr(text, '(')) || is_word_for_no_option(model, text);
}

int choose_goal(const cli_work *work, const char *option, const char *text, dt_goal *goal)
{
    uint32_t state;
    if (is_state(work, text)) {
        int code = choose_state(work, option, text, &state);
        return code == EXIT_ANSWERED ? work_trouble(work, dt_goal_of_state(goal, work->graph, state)) : code;
    }
    cli_statement statement = {.source = NULL};
    int code = choose_statement(work, option, text, &statement);
    if (code == EXIT_ANSWERED)
        code = work_trouble(work, dt_goal_of_statement(goal, work->graph, statement.that, work->budget));
    cli_statement_free(&statement);
    return code;
}
