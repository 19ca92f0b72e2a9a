/* SPDX-License-Identifier: MIT */
#include "report/change_text.h"

#include "report/prose.h"

#include <inttypes.h>

#define ENTRIES_MAX 4 /* of a class, by name */

/* What is told, and of whom. */
typedef struct telling {
    dt_text *out;
    const dt_model *model;
    const dt_edit *edit;
    const dt_reading *reading; /* the one that the edit is about */
} telling;

static const char *written(void *user, uint32_t option)
{
    const dt_model *model = user;
    return model->options[option].written;
}

/* As the author would have written it. */
static void quote_statement(const telling *t, const dt_statement *statement)
{
    dt_text text = {.data = NULL};
    dt_statement_print(statement, &text, written, (void *)(uintptr_t)t->model);
    dt_prose_quoted(t->out, dt_text_get(&text));
    dt_text_free_into(&text, t->out);
}

/* ---- by statements ----------------------------------------------------------------------------------------------- */

static void tell_swap(const telling *t)
{
    dt_text_add(t->out, ": ");
    dt_prose_quoted(t->out, t->reading->statements[t->edit->at + 1].text);
    dt_text_add(t->out, " before ");
    dt_prose_quoted(t->out, t->reading->statements[t->edit->at].text);
}

static void tell_drop(const telling *t)
{
    dt_text_add(t->out, " without ");
    dt_prose_quoted(t->out, t->reading->statements[t->edit->at].text);
}

static void tell_flip(const telling *t)
{
    dt_statement *flipped = NULL;
    const dt_judgement *judgement = &t->reading->statements[t->edit->at];
    dt_text_add(t->out, ": ");
    if (dt_statement_flip(&flipped, judgement->that, t->edit->literal) == DT_OK)
        quote_statement(t, flipped);
    else if (t->out->status == DT_OK)
        t->out->status = DT_ERR_NOMEM;
    dt_text_add(t->out, " instead of ");
    dt_prose_quoted(t->out, judgement->text);
    dt_statement_free(flipped);
}

static void tell_append(const telling *t)
{
    dt_text_add(t->out, " with ");
    dt_prose_quoted(t->out, t->edit->judgement->text);
    dt_text_add(t->out, " as its last statement");
}

/* ---- by ranking and weights -------------------------------------------------------------------------------------- */

void dt_tell_class(dt_text *out, const dt_reading *reading, size_t class)
{
    size_t start = class ? reading->class_ends[class - 1] : 0, count = reading->class_ends[class] - start;
    for (size_t k = 0; k < count && k < ENTRIES_MAX; k++) {
        dt_text_add(out, k ? ", " : "");
        dt_prose_quoted(out, reading->entries[start + k].text);
    }
    if (count > ENTRIES_MAX)
        dt_text_printf(out, " and %zu more", count - ENTRIES_MAX);
}

static void tell_class_swap(const telling *t)
{
    dt_text_add(t->out, ": ");
    dt_tell_class(t->out, t->reading, t->edit->at + 1);
    dt_text_add(t->out, " above ");
    dt_tell_class(t->out, t->reading, t->edit->at);
}

static void tell_class_tie(const telling *t)
{
    dt_text_add(t->out, " tied between ");
    dt_tell_class(t->out, t->reading, t->edit->at);
    dt_text_add(t->out, " and ");
    dt_tell_class(t->out, t->reading, t->edit->at + 1);
}

static void tell_weight(const telling *t)
{
    dt_text_printf(t->out, " with a weight of %" PRId32 " for ", t->edit->weight);
    dt_prose_quoted(t->out, t->model->options[t->edit->option].written);
    dt_text_printf(t->out, " instead of %" PRId32, t->reading->weights[t->edit->option]);
}

/* ---- the rest ---------------------------------------------------------------------------------------------------- */

void dt_tell_direction(dt_text *out, const dt_model *model, size_t option, dt_direction direction)
{
    static const char *const words[] = {[DT_BOTH] = " can be taken and dropped at will",
                                        [DT_TAKE] = " cannot be dropped once it is taken",
                                        [DT_DROP] = " cannot be taken again once it is dropped"};
    dt_prose_quoted(out, model->options[option].text);
    dt_text_add(out, words[direction]);
}

static void tell_direction(const telling *t)
{
    dt_text_add(t->out, ": ");
    dt_tell_direction(t->out, t->model, t->edit->option, t->edit->direction);
}

static void tell_reading(const telling *t)
{
    dt_text_add(t->out, " read as ");
    dt_prose_quoted(t->out, t->model->decision_makers[t->edit->dm].readings[t->edit->reading].name);
}

static void tell_rule(const telling *t)
{
    dt_text_add(t->out, "No rule ");
    dt_prose_quoted(t->out, t->model->infeasible[t->edit->at].text);
}

void dt_tell_change(dt_text *out, const dt_graph *graph, const uint32_t *profile, const dt_change *change)
{
    static void (*const tell[])(const telling *) = {
        [DT_CHANGE_SWAP] = tell_swap,
        [DT_CHANGE_DROP] = tell_drop,
        [DT_CHANGE_FLIP] = tell_flip,
        [DT_CHANGE_APPEND] = tell_append,
        [DT_CHANGE_CLASS_SWAP] = tell_class_swap,
        [DT_CHANGE_CLASS_TIE] = tell_class_tie,
        [DT_CHANGE_WEIGHT_DROP] = tell_weight,
        [DT_CHANGE_WEIGHT_FLIP] = tell_weight,
        [DT_CHANGE_DIRECTION] = tell_direction,
        [DT_CHANGE_RULE] = tell_rule,
        [DT_CHANGE_READING] = tell_reading,
    };
    telling t = {.out = out, .model = dt_graph_model(graph), .edit = &change->edit};
    if (change->kind != DT_CHANGE_RULE) {
        const dt_decision_maker *dm = &t.model->decision_makers[change->edit.dm];
        t.reading = &dm->readings[profile[change->edit.dm]];
        dt_prose_dm(out, t.model, change->edit.dm);
    }
    tell[change->kind](&t);
}

/* ---- what they do ------------------------------------------------------------------------------------------------ */

void dt_tell_shift(dt_text *out, dt_concept_set lost, dt_concept_set gained, bool entirely, bool many)
{
    if (lost) {
        dt_text_add(out, many ? " no longer hold" : " no longer holds");
        dt_text_add(out, !entirely ? " under " : many ? " at all (they did under " : " at all (it did under ");
        dt_prose_concepts(out, lost);
        dt_text_add(out, entirely ? ")" : "");
    }
    if (gained) {
        dt_text_add(out, lost ? ", but now under " : many ? " now hold under " : " now holds under ");
        dt_prose_concepts(out, gained);
    }
    dt_text_add(out, ".");
}

void dt_tell_counts(dt_text *out, const char *word, const uint32_t *counts)
{
    dt_enumeration list = {.count = 0};
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (counts[c])
            dt_text_printf(dt_enumeration_next(&list), "%" PRIu32 " %s", counts[c],
                           dt_concept_get((dt_concept_id)c)->brief);
    if (list.count)
        dt_text_add(out, word);
    dt_enumeration_end(&list, ", ", " and ", out);
}
