/* SPDX-License-Identifier: MIT */
/* What would have to be preferred, in words and as a formula: each mind alone, then all together, with how many orders are
 * such. */
#include "report/document.h"
#include "report/inverse.h"
#include "report/teller.h"

#include <inttypes.h>
#include <string.h>

#define WAYS_TOLD 4     /* of one demand, beside those that are one state each */
#define STATES_TOLD 4   /* in one list */
#define PLAIN_TOLD 8    /* moves that nothing answers */
#define DEMANDS_TOLD 12 /* others */
#define FORMULA_MAX 700 /* letters of a formula that a person may want to read */
#define DIGITS_MAX 15   /* of a number that is written out */

typedef struct page {
    const dt_inverse_asked *asked;
    const dt_inverse *inverse;
    const dt_inverse_terms *terms;
    const dt_model *model;
    dt_document *doc;
    dt_text *text; /* of the document */
    bool alone;    /* one mind varies: it need not be named with everything it prefers */
} page;

static void add(page *p, const char *text)
{
    dt_text_add(p->text, text);
}

static void add_state(const page *p, dt_text *out, uint32_t state)
{
    dt_prose_state(out, p->asked->graph, DT_NUMBERED, state);
}

static const dt_comparison *comparison(const page *p, const dt_way *way, size_t k)
{
    return &p->inverse->comparisons[way->comparisons[k]];
}

static void list_varied(const page *p, dt_text *out, const char *last)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < p->model->dm_count; i++)
        if (p->terms->varied[i])
            dt_prose_dm(dt_enumeration_next(&list), p->model, i);
    dt_enumeration_end(&list, ", ", last, out);
}

/* ---- the question ------------------------------------------------------------------------------------------------ */

static void tell_today(page *p)
{
    dt_enumeration list = {.count = 0};
    if (p->inverse->holds) {
        add(p, " As things are it is one.");
        return;
    }
    add(p, " As things are it is none: ");
    for (size_t i = 0; i < p->model->dm_count; i++)
        if (p->inverse->unstable[i])
            dt_prose_dm(dt_enumeration_next(&list), p->model, i);
    dt_enumeration_end(&list, ", ", " and ", p->text);
    add(p, " would leave it.");
}

static void tell_question(page *p)
{
    dt_teller teller = {.model = p->model, .profile = p->asked->profile};
    add(p, "What would have to be preferred for ");
    add_state(p, p->text, p->inverse->options.state);
    dt_text_printf(p->text, " to be an equilibrium under %s? Moves stay as they are.",
                   dt_concept_get(p->asked->concept)->brief);
    tell_today(p);
    dt_tell_readings(&teller, p->text);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- ways -------------------------------------------------------------------------------------------------------- */

/* One state that must not rank above the wanted one, for the mind whose move is asked about. */
static bool is_one_state(const page *p, const dt_demand *demand, const dt_way *way)
{
    return way->count == 1 && comparison(p, way, 0)->negated && comparison(p, way, 0)->dm == demand->dm;
}

static bool is_the_move(const page *p, const dt_demand *demand, const dt_way *way)
{
    return is_one_state(p, demand, way) && comparison(p, way, 0)->high == demand->to;
}

/* The states that a mind must not rank above the wanted one. */
static size_t list_not_above(const page *p, const dt_way *way, uint32_t dm, dt_enumeration *list)
{
    size_t count = 0;
    for (size_t k = 0; k < way->count; k++) {
        const dt_comparison *c = comparison(p, way, k);
        if (c->dm == dm && c->negated && ++count <= STATES_TOLD)
            add_state(p, dt_enumeration_next(list), c->high);
    }
    if (count > STATES_TOLD)
        dt_text_printf(dt_enumeration_next(list), "%zu more", count - STATES_TOLD);
    return count;
}

static void tell_not_above(const page *p, const dt_way *way, uint32_t dm, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    const size_t count = list_not_above(p, way, dm, &list);
    dt_text_add(out, count > 1 ? "none of " : "");
    dt_enumeration_end(&list, ", ", " and ", out);
    dt_text_add(out, count > 1 ? " ranks higher" : " ranks no higher");
    if (!p->alone) {
        dt_text_add(out, " for ");
        dt_prose_dm(out, p->model, dm);
    }
}

static void tell_above(const page *p, const dt_comparison *c, dt_text *out)
{
    dt_prose_dm(out, p->model, c->dm);
    dt_text_add(out, " ranks ");
    add_state(p, out, c->high);
    dt_text_add(out, " above ");
    if (c->low == p->inverse->options.state)
        dt_text_add(out, "the wanted state");
    else
        add_state(p, out, c->low);
}

/* Everything that must hold together. */
static void tell_way(const page *p, const dt_way *way, dt_text *out)
{
    dt_enumeration parts = {.count = 0};
    size_t positive = 0;
    for (size_t k = 0; k < way->count; k++)
        if (!comparison(p, way, k)->negated && ++positive <= STATES_TOLD)
            tell_above(p, comparison(p, way, k), dt_enumeration_next(&parts));
    if (positive > STATES_TOLD)
        dt_text_printf(dt_enumeration_next(&parts), "%zu more such", positive - STATES_TOLD);
    for (uint32_t dm = 0; dm < p->model->dm_count; dm++) {
        bool any = false;
        for (size_t k = 0; k < way->count; k++)
            any |= comparison(p, way, k)->negated && comparison(p, way, k)->dm == dm;
        if (any)
            tell_not_above(p, way, dm, dt_enumeration_next(&parts));
    }
    dt_enumeration_end(&parts, ", ", " and ", out);
}

/* ---- demands ----------------------------------------------------------------------------------------------------- */

static bool is_hopeless(const dt_demand *demand)
{
    return !demand->way_count && !demand->cut;
}

static bool any_hopeless(const dt_inverse_terms *terms)
{
    for (size_t k = 0; k < terms->demand_count; k++)
        if (is_hopeless(&terms->demands[k]))
            return true;
    return false;
}

/* The answers that end in one state that it must not rank above the wanted one. */
static void tell_answers(page *p, const dt_demand *demand, const char *before)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; k < demand->way_count; k++) {
        const dt_way *way = &demand->ways[k];
        if (is_one_state(p, demand, way) && !is_the_move(p, demand, way) && ++count <= STATES_TOLD)
            add_state(p, dt_enumeration_next(&list), comparison(p, way, 0)->high);
    }
    if (count > STATES_TOLD)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - STATES_TOLD);
    if (!count)
        return;
    add(p, before);
    add(p, count > 1 ? "one of " : "");
    dt_enumeration_end(&list, ", ", " and ", p->text);
    add(p, count > 1 ? ", to which answers lead, ranks no higher" : ", to which an answer leads, ranks no higher");
    add(p, p->alone ? "" : " for it");
}

static void tell_others(page *p, const dt_demand *demand, const char *before)
{
    size_t told = 0, left = 0;
    for (size_t k = 0; k < demand->way_count; k++) {
        const dt_way *way = &demand->ways[k];
        if (is_one_state(p, demand, way))
            continue;
        left += told == WAYS_TOLD;
        if (told == WAYS_TOLD)
            continue;
        add(p, told++ ? "; or if " : before);
        tell_way(p, way, p->text);
    }
    if (left)
        dt_text_printf(p->text, "; or in one of %zu more ways", left);
    if (demand->cut)
        add(p, "; or in further ways that were not listed");
}

static void tell_own_demand(page *p, const dt_demand *demand)
{
    dt_prose_dm(p->text, p->model, demand->dm);
    add(p, " stays rather than move to ");
    add_state(p, p->text, demand->to);
    add(p, p->alone ? " if that ranks no higher than the wanted state"
                    : " if for it that ranks no higher than the wanted state");
    tell_answers(p, demand, "; or if ");
    tell_others(p, demand, "; or if ");
}

static void tell_others_demand(page *p, const dt_demand *demand)
{
    dt_prose_dm(p->text, p->model, demand->dm);
    add(p, " gains by moving to ");
    add_state(p, p->text, demand->to);
    if (is_hopeless(demand)) {
        add(p, ", whatever ");
        list_varied(p, p->text, " and ");
        add(p, " may want");
        return;
    }
    tell_others(p, demand, " and is deterred only if ");
}

/* The moves that nobody could answer: by one who varies, only as long as they are no gain. */
static bool is_plain(const page *p, const dt_demand *demand)
{
    return demand->way_count == 1 && !demand->cut && is_the_move(p, demand, &demand->ways[0]);
}

static void tell_plain_demands(page *p, uint32_t dm)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; k < p->terms->demand_count; k++) {
        const dt_demand *demand = &p->terms->demands[k];
        if (demand->dm == dm && is_plain(p, demand) && ++count <= PLAIN_TOLD)
            add_state(p, dt_enumeration_next(&list), demand->to);
    }
    if (count > PLAIN_TOLD)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - PLAIN_TOLD);
    if (!count)
        return;
    dt_prose_dm(p->text, p->model, dm);
    add(p, count > 1 ? " ranks none of " : " does not rank ");
    dt_enumeration_end(&list, ", ", " and ", p->text);
    add(p, " above the wanted state");
    add(p, dt_concept_get(p->asked->concept)->expects == DT_EXPECTS_NOTHING
               ? ", as no answers are reckoned with."
               : ", as nothing would answer a move there.");
    dt_document_block(p->doc, DT_ITEM);
}

static void tell_demand(page *p, const dt_demand *demand)
{
    if (p->terms->varied[demand->dm])
        tell_own_demand(p, demand);
    else
        tell_others_demand(p, demand);
    add(p, ".");
    dt_document_block(p->doc, DT_ITEM);
}

/* Where somebody leaves whatever the others may want, the rest does not matter. */
static void tell_hopeless(page *p)
{
    for (size_t k = 0; k < p->terms->demand_count; k++)
        if (is_hopeless(&p->terms->demands[k]))
            tell_demand(p, &p->terms->demands[k]);
}

static void tell_hopeful(page *p)
{
    size_t told = 0;
    for (uint32_t dm = 0; dm < p->model->dm_count; dm++)
        tell_plain_demands(p, dm);
    for (size_t k = 0; k < p->terms->demand_count; k++) {
        const dt_demand *demand = &p->terms->demands[k];
        if (!is_plain(p, demand) && ++told <= DEMANDS_TOLD)
            tell_demand(p, demand);
    }
    if (told > DEMANDS_TOLD)
        dt_text_printf(p->text, "Likewise of %zu more moves: --format json has them.", told - DEMANDS_TOLD);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void tell_demands(page *p)
{
    if (!p->terms->demand_count)
        add(p, "Nothing is demanded: nobody would leave it, whatever is preferred.");
    dt_document_block(p->doc, DT_PARAGRAPH);
    (any_hopeless(p->terms) ? tell_hopeless : tell_hopeful)(p);
}

/* ---- the formula ------------------------------------------------------------------------------------------------- */

static void write_comparison(const page *p, const dt_comparison *c, dt_text *out)
{
    if (!p->alone)
        dt_text_printf(out, "%s: ", p->model->decision_makers[c->dm].id);
    if (c->negated)
        dt_text_printf(out, "%" PRIu32 ">=%" PRIu32, c->low + 1, c->high + 1);
    else
        dt_text_printf(out, "%" PRIu32 ">%" PRIu32, c->high + 1, c->low + 1);
}

static void write_way(const page *p, const dt_way *way, bool inside, dt_text *out)
{
    const bool bracket = inside && way->count > 1;
    dt_text_add(out, bracket ? "(" : "");
    for (size_t k = 0; k < way->count; k++) {
        dt_text_add(out, k ? " and " : "");
        write_comparison(p, comparison(p, way, k), out);
    }
    dt_text_add(out, bracket ? ")" : "");
}

/* Stops when it has become too long for anybody to read. */
static void write_formula(const page *p, dt_text *out)
{
    const size_t count = p->terms->demand_count;
    for (size_t d = 0; d < count && out->length <= FORMULA_MAX; d++) {
        const dt_demand *demand = &p->terms->demands[d];
        const bool bracket = count > 1 && demand->way_count > 1;
        dt_text_add(out, d ? " and " : "");
        dt_text_add(out, bracket ? "(" : "");
        for (size_t w = 0; w < demand->way_count && out->length <= FORMULA_MAX; w++) {
            dt_text_add(out, w ? " or " : "");
            write_way(p, &demand->ways[w], bracket, out);
        }
        dt_text_add(out, bracket ? ")" : "");
    }
}

static void tell_formula(page *p)
{
    dt_text formula = {.data = NULL};
    bool cut = any_hopeless(p->terms);
    for (size_t d = 0; d < p->terms->demand_count; d++)
        cut |= p->terms->demands[d].cut;
    if (cut || !p->terms->demand_count)
        return;
    write_formula(p, &formula);
    if (formula.length > FORMULA_MAX) {
        add(p, "The formula is too long to be read; --format json has it.");
    } else {
        add(p, "As a formula over the numbers of states: ");
        add(p, dt_text_get(&formula));
        add(p, ".");
    }
    dt_text_free_into(&formula, p->text);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- counts ------------------------------------------------------------------------------------------------------ */

/* A number of many digits by its first ones and its size. */
static void add_number(page *p, const char *digits)
{
    const size_t length = strlen(digits);
    if (length <= DIGITS_MAX)
        add(p, digits);
    else
        dt_text_printf(p->text, "%c.%.3s times 10^%zu", digits[0], digits + 1, length - 1);
}

static void add_share(page *p, const dt_order_count *count)
{
    if (count->share >= 0.9995 || count->share == 0)
        return;
    dt_text_printf(p->text, count->share < 0.001 ? " (%.2g %%)" : " (%.1f %%)", 100 * count->share);
}

static void tell_count(page *p, const dt_order_count *count, const char *before, const char *what)
{
    add(p, before);
    if (strcmp(count->count, count->all) == 0) {
        add(p, "all ");
        add_number(p, count->all);
        add(p, what);
        return;
    }
    add_number(p, count->count);
    add(p, " of ");
    add_number(p, count->all);
    add_share(p, count);
    add(p, what);
}

static const char *why_not(dt_uncounted uncounted)
{
    static const char *const why[] = {
        [DT_UNCOUNTED_WAYS] = "there are more ways of answering than are listed",
        [DT_UNCOUNTED_STATES] = "orders of more than 1000 states are not counted",
        [DT_UNCOUNTED_COMPARISONS] = "one of them would have to compare more than 8 states with one another",
        [DT_UNCOUNTED_SIZE] = "what is demanded has too many cases",
        [DT_UNCOUNTED_UNFINISHED] = "a limit was reached before",
    };
    return why[uncounted];
}

static void tell_counts(page *p)
{
    if (p->terms->uncounted != DT_COUNTED) {
        add(p, "How many orders are such was not counted: ");
        add(p, why_not(p->terms->uncounted));
        add(p, ".");
    } else if (strcmp(p->terms->weak.count, "0") == 0) {
        add(p, p->alone ? "No order is such." : "No orders are such.");
    } else {
        add(p, "Such are ");
        tell_count(p, &p->terms->strict, "",
                   p->alone ? " orders without ties" : " combinations of orders without ties");
        tell_count(p, &p->terms->weak, " and ", p->alone ? " orders with ties or without" : " with ties or without");
        add(p, ".");
    }
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* Minds that are kept apart demand together what each demands alone. */
static bool is_told_already(const page *p)
{
    return !p->alone && dt_concept_get(p->asked->concept)->expects != DT_EXPECTS_INTEREST;
}

static void tell_terms(page *p)
{
    size_t varied = 0;
    for (size_t i = 0; i < p->model->dm_count; i++)
        varied += p->terms->varied[i];
    p->alone = varied == 1;
    add(p, "If the preferences of ");
    list_varied(p, p->text, " and ");
    add(p, p->alone ? " alone were others" : " were all others");
    dt_document_heading(p->doc, 2, NULL);
    if (is_told_already(p)) {
        add(p, "What each demands is demanded together.");
        dt_document_block(p->doc, DT_PARAGRAPH);
    } else {
        tell_demands(p);
        tell_formula(p);
    }
    tell_counts(p);
}

static void tell_inverse(page *p, const dt_inverse *inverse)
{
    p->inverse = inverse;
    tell_question(p);
    for (size_t k = 0; k < inverse->count; k++) {
        p->terms = &inverse->terms[k];
        tell_terms(p);
    }
}

static void tell_rest(page *p)
{
    if (!p->asked->goal_count) {
        add(p, "No feasible state satisfies ");
        dt_prose_quoted(p->text, p->asked->goal);
        add(p, ".");
    } else if (p->asked->goal_count > p->asked->count) {
        dt_text_printf(p->text, "Asked of %zu of the %" PRIu32 " states that satisfy ", p->asked->count,
                       p->asked->goal_count);
        dt_prose_quoted(p->text, p->asked->goal);
        add(p, "; --most N asks of more.");
    }
    dt_document_block(p->doc, DT_NOTE);
}

dt_status dt_report_inverse_text(const dt_inverse_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    page p = {.asked = asked, .model = dt_graph_model(asked->graph), .doc = &doc, .text = &doc.text};
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    add(&p, p.model->name);
    dt_document_heading(&doc, 2, NULL);
    for (size_t k = 0; k < asked->count; k++)
        tell_inverse(&p, asked->list[k]);
    tell_rest(&p);
    return dt_document_end(&doc);
}
