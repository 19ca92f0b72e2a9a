/* SPDX-License-Identifier: MIT */
/* What somebody could do, or what would have to be true of somebody, as a clause. */
#include "report/change_text.h"
#include "report/mediation.h"
#include "report/prose.h"

#include "base/bits.h"

/* What is told. */
typedef struct telling {
    dt_text *out;
    const dt_mediation *m;
    const dt_measure *measure;
} telling;

static void tell_by(const telling *t, const dt_lever *lever)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; lever->by && i < t->m->model->dm_count; i++)
        if (dt_bit_get(lever->by, i))
            dt_prose_dm(dt_enumeration_next(&list), t->m->model, i);
    if (!lever->by)
        dt_text_add(dt_enumeration_next(&list), "somebody outside");
    dt_text_add(t->out, " (by ");
    dt_enumeration_end(&list, ", ", " and ", t->out);
    dt_text_add(t->out, ")");
}

static void tell_lever(const telling *t)
{
    const dt_lever *lever = &t->m->model->levers[t->measure->edit.at];
    dt_text_add(t->out, "lever ");
    dt_prose_quoted(t->out, lever->text);
    tell_by(t, lever);
}

/* Is the option at the status quo what it would then stay for good? */
static bool is_so_already(const telling *t)
{
    const bool taken = t->measure->edit.direction == DT_TAKE;
    return t->m->status_quo && dt_bit_get(t->m->status_quo, t->measure->edit.option) == taken;
}

static void tell_commitment(const telling *t)
{
    dt_text_add(t->out, "commitment of ");
    dt_prose_dm(t->out, t->m->model, t->measure->dm);
    dt_text_add(t->out, ": ");
    if (!is_so_already(t)) {
        dt_tell_direction(t->out, t->m->model, t->measure->edit.option, t->measure->edit.direction);
        return;
    }
    dt_prose_quoted(t->out, t->m->model->options[t->measure->edit.option].text);
    dt_text_add(t->out, t->measure->edit.direction == DT_TAKE ? " stays taken" : " is never taken");
}

static void tell_ban(const telling *t)
{
    dt_text_add(t->out, "ban on ");
    dt_prose_dm(t->out, t->m->model, t->measure->dm);
    dt_text_add(t->out, ": ");
    dt_prose_quoted(t->out, t->m->model->options[t->measure->edit.option].text);
    dt_text_add(t->out, " is never taken");
}

static void tell_literal(const telling *t)
{
    dt_text_add(t->out, "wish of ");
    dt_prose_dm(t->out, t->m->model, t->measure->dm);
    dt_text_add(t->out, t->measure->edit.at == 0 ? ", before all others: " : ", after all others: ");
    dt_prose_quoted(t->out, t->measure->edit.judgement->text);
}

static void add_item(dt_text *out, const dt_reading *reading, size_t item)
{
    if (reading->kind == DT_BY_RANKING)
        dt_tell_class(out, reading, item);
    else
        dt_prose_quoted(out, reading->statements[item].text);
}

/* Adds the item at `place` of an order with all that it overtakes; false where it overtakes nothing. */
static bool add_overtaking(const telling *t, const dt_reading *reading, size_t place, const char *between)
{
    const uint32_t *order = t->measure->edit.order;
    size_t length = dt_measure_order_length(t->m, t->measure);
    dt_enumeration overtaken = {.count = 0};
    for (size_t k = place + 1; k < length; k++)
        if (order[place] > order[k])
            add_item(dt_enumeration_next(&overtaken), reading, order[k]);
    if (!overtaken.count)
        return false;
    dt_text_add(t->out, between);
    add_item(t->out, reading, order[place]);
    dt_text_add(t->out, reading->kind == DT_BY_RANKING ? " ranks above " : " matters more than ");
    dt_enumeration_end(&overtaken, ", ", " and ", t->out);
    return true;
}

/* The pairs that an order reverses, by the one that moves up. */
static void tell_belief(const telling *t)
{
    const dt_reading *reading = &t->m->model->decision_makers[t->measure->dm].readings[t->measure->edit.reading];
    bool any = false;
    dt_text_add(t->out, "it would have to be true of ");
    dt_prose_dm(t->out, t->m->model, t->measure->dm);
    for (size_t k = 0; k < dt_measure_order_length(t->m, t->measure); k++)
        any |= add_overtaking(t, reading, k, any ? ", and that " : " that ");
}

void dt_tell_measure(dt_text *out, const dt_mediation *mediation, const dt_measure *measure)
{
    static void (*const tell[])(const telling *) = {
        [DT_MEASURE_LEVER] = tell_lever, [DT_MEASURE_COMMITMENT] = tell_commitment, [DT_MEASURE_BELIEF] = tell_belief,
        [DT_MEASURE_BAN] = tell_ban,     [DT_MEASURE_LITERAL] = tell_literal,
    };
    tell[measure->kind](&(telling){.out = out, .m = mediation, .measure = measure});
}
