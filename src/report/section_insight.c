/* SPDX-License-Identifier: MIT */
/* Exhibit: a paragraph for each decision maker, drawn from the verdicts: what it can do, what it should fear, whom it
 * holds back, and what it always does where something holds. */
#include "report/section.h"

#include "base/bits.h"
#include "report/letters.h"

#include <inttypes.h>

#define NAMED_MAX 6 /* outcomes or options that one sentence lists */

static void begin(dt_reporter *r)
{
    dt_text_add(&r->doc.text, r->doc.text.length ? " " : "");
}

static uint32_t rank(const dt_reporter *r, size_t dm, uint32_t state)
{
    return dt_graph_rank(r->teller.graph, dm, r->teller.profile[dm], state);
}

/* ---- the status quo ----------------------------------------------------------------------------------------------------- */

static dt_status tell_today(dt_reporter *r, const dt_teller *teller, size_t dm)
{
    uint32_t state = dt_graph_status_quo(teller->graph);
    size_t before = r->doc.text.length;
    if (state == DT_NO_STATE || dt_is_idle(teller->model, dm))
        return DT_OK;
    DT_TRY(dt_tell_improver(teller, dm, state, &r->doc.text));
    if (r->doc.text.length > before)
        return DT_OK;
    dt_text_add(&r->doc.text, "From the status quo it gains nothing by moving alone.");
    return DT_OK;
}

static void tell_place(dt_reporter *r, size_t dm)
{
    uint32_t state = dt_graph_status_quo(r->teller.graph);
    uint32_t classes = dt_graph_class_count(r->teller.graph, dm, r->teller.profile[dm]);
    if (classes == 1)
        dt_text_add(&r->doc.text, "All states are the same to it.");
    if (classes == 1 || state == DT_NO_STATE)
        return;
    dt_text_add(&r->doc.text, "The status quo is ");
    dt_prose_place(&r->doc.text, rank(r, dm, state), classes);
    dt_text_add(&r->doc.text, ".");
}

/* ---- outcomes ------------------------------------------------------------------------------------------------------------ */

/* Lists the outcomes of one rank. */
static void list_of_rank(const dt_reporter *r, size_t dm, uint32_t wanted, dt_enumeration *list)
{
    size_t count = 0;
    for (size_t k = 0; k < r->outcomes.count; k++)
        if (rank(r, dm, r->outcomes.list[k].state) == wanted && ++count <= NAMED_MAX)
            dt_tell_state(&r->teller, r->outcomes.list[k].state, dt_enumeration_next(list));
    if (count > NAMED_MAX)
        dt_text_printf(dt_enumeration_next(list), "%zu more", count - NAMED_MAX);
}

static void tell_best_and_worst(dt_reporter *r, size_t dm)
{
    uint32_t best = 0, worst = UINT32_MAX;
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < r->outcomes.count; k++) {
        uint32_t here = rank(r, dm, r->outcomes.list[k].state);
        best = here > best ? here : best;
        worst = here < worst ? here : worst;
    }
    if (r->outcomes.count < 2 || dt_graph_class_count(r->teller.graph, dm, r->teller.profile[dm]) == 1)
        return;
    begin(r);
    if (best == worst) {
        dt_text_add(&r->doc.text, "All outcomes told of are the same to it.");
        return;
    }
    dt_text_add(&r->doc.text, "Of the outcomes told of, it likes ");
    list_of_rank(r, dm, best, &list);
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, " best and ");
    list_of_rank(r, dm, worst, &list);
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, " least.");
}

/* ---- who holds back whom -------------------------------------------------------------------------------------------------- */

static bool moves_in(const dt_witness *why, size_t dm)
{
    for (size_t m = 0; m < why->answers[0].move_count; m++)
        if (why->answers[0].moves[m].dm == dm)
            return true;
    return false;
}

/* Whom its answers deter, and where. */
static void tell_deterred(dt_reporter *r, size_t dm)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < r->outcomes.count; k++)
        for (size_t i = 0; i < r->teller.model->dm_count; i++) {
            const dt_witness *why = dt_reporter_why(r, k, i);
            if (!why || !moves_in(why, dm) || list.count > NAMED_MAX)
                continue;
            dt_text *item = dt_enumeration_next(&list);
            dt_prose_dm(item, r->teller.model, i);
            dt_text_add(item, " in ");
            dt_tell_state(&r->teller, why->state, item);
        }
    if (!list.count)
        return;
    begin(r);
    dt_text_add(&r->doc.text, "Its answer holds back ");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
}

/* Where it is held back itself. */
static void tell_held_back(dt_reporter *r, size_t dm)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < r->outcomes.count; k++)
        if (dt_reporter_why(r, k, dm) && list.count <= NAMED_MAX)
            dt_tell_state(&r->teller, r->outcomes.list[k].state, dt_enumeration_next(&list));
    if (!list.count)
        return;
    begin(r);
    dt_text_add(&r->doc.text, "It is held back itself by answers of others in ");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
}

/* ---- what it does wherever something holds firmly -------------------------------------------------------------------------- */

/* Does it treat the option alike in all outcomes that do not hold by caution alone? */
static bool is_constant(const dt_reporter *r, size_t option, bool *taken)
{
    size_t count = 0;
    for (size_t k = 0; k < r->outcomes.count; k++) {
        bool here = dt_bit_get(dt_graph_state(r->teller.graph, r->outcomes.list[k].state), option);
        if (dt_hold_of(r->outcomes.list[k].concepts) <= DT_HOLDS_BY_CAUTION)
            continue;
        if (count++ && here != *taken)
            return false;
        *taken = here;
    }
    return count > 1;
}

static void tell_constant(dt_reporter *r, size_t dm, bool wanted)
{
    const dt_decision_maker *who = &r->teller.model->decision_makers[dm];
    dt_enumeration list = {.count = 0};
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
        bool taken = false;
        if (is_constant(r, o, &taken) && taken == wanted && list.count < NAMED_MAX)
            dt_prose_quoted(dt_enumeration_next(&list), r->teller.model->options[o].text);
    }
    if (!list.count)
        return;
    begin(r);
    dt_text_add(&r->doc.text,
                wanted ? "In every outcome told of that does not hold by caution alone it takes "
                       : "In none of the outcomes told of, those that hold by caution alone apart, it takes ");
    dt_enumeration_end(&list, ", ", wanted ? " and " : " or ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
}

/* ---- read otherwise ----------------------------------------------------------------------------------------------------------- */

/* Do two profiles differ in the reading of `dm` alone? */
static bool differ_only_in(const dt_reporter *r, const uint32_t *profile, size_t dm)
{
    for (size_t i = 0; i < r->teller.model->dm_count; i++)
        if ((profile[i] != r->teller.profile[i]) != (i == dm))
            return false;
    return true;
}

static dt_status tell_other_readings(dt_reporter *r, size_t dm)
{
    for (size_t p = 1; p < dt_solution_profiles(r->teller.solution); p++) {
        dt_teller other = r->teller;
        other.index = p;
        other.verdicts = dt_solution_verdicts(r->teller.solution, p);
        other.profile = dt_verdicts_profile(other.verdicts);
        if (!differ_only_in(r, other.profile, dm) || dt_graph_status_quo(r->teller.graph) == DT_NO_STATE)
            continue;
        begin(r);
        dt_text_printf(&r->doc.text,
                       "Read as \"%s\": ", r->teller.model->decision_makers[dm].readings[other.profile[dm]].name);
        DT_TRY(tell_today(r, &other, dm));
    }
    return DT_OK;
}

static dt_status tell_party(dt_reporter *r, size_t dm)
{
    tell_place(r, dm);
    begin(r);
    DT_TRY(tell_today(r, &r->teller, dm));
    tell_best_and_worst(r, dm);
    tell_deterred(r, dm);
    tell_held_back(r, dm);
    tell_constant(r, dm, true);
    tell_constant(r, dm, false);
    return tell_other_readings(r, dm);
}

dt_status dt_section_insight(dt_reporter *r)
{
    for (size_t i = 0; i < r->teller.model->dm_count; i++) {
        dt_text label = {.data = NULL};
        dt_prose_dm(&label, r->teller.model, i);
        dt_status status = tell_party(r, i);
        dt_document_labelled(&r->doc, DT_PARAGRAPH, dt_text_get(&label));
        dt_text_free_into(&label, &r->doc.text);
        DT_TRY(status);
    }
    return DT_OK;
}
