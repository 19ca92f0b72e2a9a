/* SPDX-License-Identifier: MIT */
/* The state that a user names on the command line (contract: number, name, pattern, or the options taken). The forms
 * cannot be mistaken for each other: names differ from options' names and are no patterns, and identifiers no numbers.
 * Only in graph form may a name be a number; then the name is meant. */
#include "base/memory.h"
#include "graph/internal.h"
#include "logic/shown.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The text while it is read. */
typedef struct state_reader {
    const dt_graph *graph;
    const dt_model *model;
    const char *text;
    uint32_t *state;
    dt_text *trouble;
} state_reader;

/* Adds "; did you mean ..." where one of the names is near. Without memory there is no advice. */
static void advise(dt_text *trouble, const char *word, const char *const *names, size_t count)
{
    const char *near = names ? dt_nearest(word, names, count) : NULL;
    if (near)
        dt_text_printf(trouble, "; did you mean \"%s\"?", near);
}

/* ---- numbers and names --------------------------------------------------------------------------------------- */

static dt_status read_number(const state_reader *r)
{
    uint32_t count = dt_graph_count(r->graph);
    unsigned long long number = strtoull(r->text, NULL, 10); /* too large becomes the largest */
    if (number >= 1 && number <= count) {
        *r->state = (uint32_t)number - 1;
        return DT_OK;
    }
    dt_text_printf(r->trouble, "there is no state %s; they are numbered from 1 to %lu",
                   dt_show(r->text, strlen(r->text)).text, (unsigned long)count);
    return DT_ERR_MODEL;
}

static bool find_name(const state_reader *r)
{
    const dt_model *model = r->model;
    for (uint32_t s = 0; s < model->graph_state_count; s++)
        if (strcmp(model->graph_states[s].id, r->text) == 0) {
            *r->state = s;
            return true;
        }
    for (size_t k = 0; k < model->named_count; k++)
        if (model->named[k].name && strcmp(model->named[k].name, r->text) == 0) {
            *r->state = dt_graph_named(r->graph, k);
            return true;
        }
    return false;
}

/* Graph form: every state has a name, and this is none of them. */
static dt_status unknown_name(const state_reader *r)
{
    size_t count = r->model->graph_state_count;
    const char **names = dt_malloc(count, sizeof *names);
    for (size_t s = 0; names && s < count; s++)
        names[s] = r->model->graph_states[s].id;
    dt_text_printf(r->trouble, "there is no state \"%s\"", dt_show(r->text, strlen(r->text)).text);
    advise(r->trouble, r->text, names, count);
    free(names);
    return DT_ERR_MODEL;
}

/* ---- patterns ------------------------------------------------------------------------------------------------ */

static dt_status read_pattern(const state_reader *r)
{
    dt_pattern pattern;
    DT_TRY(dt_model_pattern(r->model, r->text, &pattern));
    uint32_t count = dt_states_fit(&r->graph->states, &pattern, r->state);
    dt_pattern_free(&pattern);
    if (count == 1)
        return DT_OK;
    if (count == 0)
        dt_text_add(r->trouble, "the pattern fits no feasible state");
    else
        dt_text_printf(r->trouble, "the pattern fits %lu feasible states; it must fit exactly one",
                       (unsigned long)count);
    return DT_ERR_MODEL;
}

/* ---- options taken ------------------------------------------------------------------------------------------- */

static dt_status unknown_option(const state_reader *r, const char *word)
{
    const dt_model *model = r->model;
    size_t count = model->option_count + model->named_count, known = 0;
    const char **names = dt_malloc(count, sizeof *names);
    for (size_t o = 0; names && o < model->option_count; o++)
        names[known++] = model->options[o].written;
    for (size_t k = 0; names && k < model->named_count; k++)
        if (model->named[k].name)
            names[known++] = model->named[k].name;
    dt_text_printf(r->trouble, "there is no state or option \"%s\"", dt_show(word, strlen(word)).text);
    advise(r->trouble, word, names, known);
    free(names);
    return DT_ERR_MODEL;
}

/* Does `word` name the option: as it is written in statements, or as DM.option where that is not needed? */
static bool names_option(const dt_model *model, const dt_option *option, const char *word)
{
    const char *dm = model->decision_makers[option->dm].id;
    size_t length = strlen(dm);
    return strcmp(option->written, word) == 0 ||
           (strncmp(word, dm, length) == 0 && word[length] == '.' && strcmp(word + length + 1, option->name) == 0);
}

static dt_status take_option(const state_reader *r, const char *word, uint64_t *taken)
{
    const dt_model *model = r->model;
    const dt_option *alike = NULL; /* one of several with the same bare name */
    for (size_t o = 0; o < model->option_count; o++) {
        if (names_option(model, &model->options[o], word)) {
            taken[o / 64] |= (uint64_t)1 << o % 64;
            return DT_OK;
        }
        if (strcmp(model->options[o].name, word) == 0)
            alike = &model->options[o];
    }
    if (!alike)
        return unknown_option(r, word);
    dt_text_printf(r->trouble, "several decision makers have an option \"%s\"; write it as DM.option, such as \"%s\"",
                   alike->name, alike->written);
    return DT_ERR_MODEL;
}

/* Cuts `list` at its commas and takes each option. */
static dt_status take_options(const state_reader *r, char *list, uint64_t *taken)
{
    for (char *next; list; list = next) {
        next = strchr(list, ',');
        if (next)
            *next++ = '\0';
        while (isspace((unsigned char)*list))
            list++;
        size_t length = strlen(list);
        while (length > 0 && isspace((unsigned char)list[length - 1]))
            list[--length] = '\0';
        DT_TRY(take_option(r, list, taken));
    }
    return DT_OK;
}

static dt_status find_taken(const state_reader *r, char *list, uint64_t *taken)
{
    if (*list)
        DT_TRY(take_options(r, list, taken));
    *r->state = dt_graph_find(r->graph, taken);
    if (*r->state != DT_NO_STATE)
        return DT_OK;
    dt_text_add(r->trouble, "the state with these options taken is not feasible");
    return DT_ERR_MODEL;
}

/* The options taken, in square brackets or without, as in a model. */
static dt_status read_taken(const state_reader *r)
{
    size_t length = strlen(r->text);
    bool brackets = length >= 2 && r->text[0] == '[' && r->text[length - 1] == ']';
    char *list = dt_calloc(length + 1, 1);
    uint64_t *taken = dt_calloc(dt_model_words(r->model), sizeof *taken);
    dt_status status = list && taken ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        memcpy(list, r->text + brackets, length - (brackets ? 2 : 0));
        status = find_taken(r, list, taken);
    }
    free(list);
    free(taken);
    return status;
}

/* ---- all ----------------------------------------------------------------------------------------------------- */

dt_status dt_graph_parse_state(const dt_graph *graph, const char *text, uint32_t *state, dt_text *trouble)
{
    const dt_model *model = dt_graph_model(graph);
    state_reader r = {.graph = graph, .model = model, .text = text, .state = state, .trouble = trouble};
    size_t length = strlen(text);
    dt_status status = DT_OK;
    *state = DT_NO_STATE;
    if (length == 0) {
        dt_text_add(trouble, "no state is given; write its number, its name, a pattern or the options taken");
        status = DT_ERR_MODEL;
    } else if (!find_name(&r)) {
        if (strspn(text, "0123456789") == length)
            status = read_number(&r);
        else if (model->graph_form)
            status = unknown_name(&r);
        else
            status = length == model->option_count && strspn(text, "YN-") == length ? read_pattern(&r) : read_taken(&r);
    }
    if (status != DT_OK)
        *state = DT_NO_STATE;
    return status == DT_ERR_MODEL && trouble->status != DT_OK ? trouble->status : status;
}
