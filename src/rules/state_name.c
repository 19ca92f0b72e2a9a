/* SPDX-License-Identifier: MIT */
/* The state that a user names on the command line (contract: number, name, pattern, or the options taken). The forms
 * cannot be mistaken for each other: names differ from options' names and are no patterns, and identifiers no numbers.
 * Only in graph form may a name be a number; then the name is meant. */
#include "rules/state_name.h"

#include "base/bits.h"
#include "base/memory.h"
#include "logic/shown.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The text while it is read. */
typedef struct state_reader {
    const dt_model *model;
    const char *text;
    const dt_state_finder *finder;
    uint64_t *vector;
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
    unsigned long long number = strtoull(r->text, NULL, 10); /* too large becomes the largest */
    if (!r->finder->number) {
        dt_text_add(r->trouble,
                    "states have no numbers where they are not listed; write a name, a pattern or the options "
                    "taken");
        return DT_ERR_MODEL;
    }
    if (number >= 1 && number <= r->finder->count) {
        r->finder->number(r->finder->user, number, r->vector);
        return DT_OK;
    }
    dt_text_printf(r->trouble, "there is no state %s; they are numbered from 1 to %" PRIu64,
                   dt_show(r->text, strlen(r->text)).text, r->finder->count);
    return DT_ERR_MODEL;
}

static bool find_name(const state_reader *r)
{
    const dt_model *model = r->model;
    for (size_t s = 0; s < model->graph_state_count; s++)
        if (strcmp(model->graph_states[s].id, r->text) == 0) {
            *r->vector = s;
            return true;
        }
    for (size_t k = 0; k < model->named_count; k++)
        if (model->named[k].name && strcmp(model->named[k].name, r->text) == 0) {
            r->finder->named(r->finder->user, k, r->vector);
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
    char count[DT_NATURAL_TEXT] = "";
    DT_TRY(dt_model_pattern(r->model, r->text, &pattern));
    dt_status status = r->finder->fit(r->finder->user, &pattern, count, r->vector);
    dt_pattern_free(&pattern);
    if (status != DT_OK || strcmp(count, "1") == 0)
        return status;
    if (strcmp(count, "0") == 0)
        dt_text_add(r->trouble, "the pattern fits no feasible state");
    else
        dt_text_printf(r->trouble, "the pattern fits %s feasible states; it must fit exactly one", count);
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

static dt_status take_option(const state_reader *r, const char *word)
{
    const dt_model *model = r->model;
    const dt_option *alike = NULL; /* one of several with the same bare name */
    for (size_t o = 0; o < model->option_count; o++) {
        if (names_option(model, &model->options[o], word)) {
            dt_bit_set(r->vector, o);
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
static dt_status take_options(const state_reader *r, char *list)
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
        DT_TRY(take_option(r, list));
    }
    return DT_OK;
}

/* The options taken, in square brackets or without, as in a model. */
static dt_status read_taken(const state_reader *r)
{
    size_t length = strlen(r->text);
    bool brackets = length >= 2 && r->text[0] == '[' && r->text[length - 1] == ']';
    char *list = dt_calloc(length + 1, 1);
    if (!list)
        return DT_ERR_NOMEM;
    memcpy(list, r->text + brackets, length - (brackets ? 2 : 0));
    memset(r->vector, 0, dt_model_words(r->model) * sizeof *r->vector);
    dt_status status = *list ? take_options(r, list) : DT_OK;
    free(list);
    if (status != DT_OK || dt_rules_feasible(r->model, r->vector))
        return status;
    dt_text_add(r->trouble, "the state with these options taken is not feasible");
    return DT_ERR_MODEL;
}

/* ---- all ----------------------------------------------------------------------------------------------------- */

dt_status dt_rules_parse_state(const dt_model *model, const char *text, const dt_state_finder *finder, uint64_t *vector,
                               dt_text *trouble)
{
    state_reader r = {.model = model, .text = text, .finder = finder, .vector = vector, .trouble = trouble};
    size_t length = strlen(text);
    dt_status status = DT_OK;
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
    return status == DT_ERR_MODEL && trouble->status != DT_OK ? trouble->status : status;
}
