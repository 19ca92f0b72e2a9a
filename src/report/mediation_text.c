/* SPDX-License-Identifier: MIT */
/* Mediation as text: what is wanted and who stands in its way; what somebody could do, and what would have to be true of
 * somebody, kept apart; how far was searched, and why nothing cheaper works. */
#include "report/change_text.h"
#include "report/document.h"
#include "report/letters.h"
#include "report/mediation.h"
#include "report/teller.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define UNNAMED_TOLD 2 /* states without a name that are told one by one */

typedef struct page {
    const dt_mediation *m;
    const dt_mediation_telling *how;
    dt_budget *budget;
    dt_document *doc;
    dt_text *text; /* of the document */
    dt_naming naming;
    bool *explained; /* [measures] */
} page;

static void add(page *p, const char *text)
{
    dt_text_add(p->text, text);
}

/* ---- the question ------------------------------------------------------------------------------------------------ */

static void list_dms(page *p, const bool *which, const char *before, const char *after)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < p->m->model->dm_count; i++)
        if (which[i])
            dt_prose_dm(dt_enumeration_next(&list), p->m->model, i);
    if (!list.count)
        return;
    add(p, before);
    dt_enumeration_end(&list, ", ", " and ", p->text);
    add(p, after);
}

static void tell_today(page *p)
{
    const dt_mediation *m = p->m;
    if (m->wanted == 0) {
        add(p, " No feasible state is such.");
    } else if (m->holds) {
        add(p, " It holds already, and is worth having: nothing has to change.");
    } else if (m->tried[0].refused[DT_REFUSED_UNSTABLE] && m->wanted > 1) {
        dt_text_printf(p->text, " None of its %" PRIu32 " states is one as things are.", m->wanted);
    } else if (m->tried[0].refused[DT_REFUSED_UNSTABLE]) {
        add(p, " As things are it is not one");
        list_dms(p, m->unstable, ": ", " would leave it.");
    } else if (m->tried[0].refused[DT_REFUSED_WORSE]) {
        add(p, " It is one as things are");
        list_dms(p, m->worse, ", but ", " can secure more at the status quo.");
    } else if (m->tried[0].refused[DT_REFUSED_AVOIDED]) {
        add(p, " It is one as things are, but improvements lead from the status quo to what is to be avoided.");
    }
}

static void tell_question(page *p, const dt_mediation_words *words)
{
    const dt_goal *goal = p->m->options.goal;
    dt_teller teller = {.model = p->m->model, .profile = p->m->options.profile};
    dt_text_printf(p->text, "Wanted as an equilibrium under %s: ", dt_concept_get(p->m->options.concept)->brief);
    if (p->m->wanted == 1) {
        dt_prose_state(p->text, p->m->graph, p->naming, goal->first);
    } else {
        add(p, "some state that satisfies ");
        dt_prose_quoted(p->text, words->goal);
    }
    if (words->avoid) {
        add(p, ", with no way by improvements from the status quo to ");
        dt_prose_quoted(p->text, words->avoid);
    }
    add(p, ".");
    tell_today(p);
    dt_tell_readings(&teller, p->text);
    dt_document_block(p->doc, DT_PARAGRAPH);
}

/* ---- what a set does --------------------------------------------------------------------------------------------- */

/* States of which some are listed: by number of the graph; `digits` where they may be more than a number holds. */
typedef struct states {
    const uint32_t *list;
    size_t listed;
    uint64_t all;
    const char *digits;
} states;

static bool is_told_by_name(const page *p, uint32_t state)
{
    return dt_graph_name_of(p->m->graph, state) != DT_PATTERN_NONE || state == dt_graph_status_quo(p->m->graph);
}

/* Named states, and a few others: many without a name are counted. */
static void list_states(page *p, const states *s)
{
    dt_enumeration list = {.count = 0};
    size_t told = 0;
    while (told < s->listed && is_told_by_name(p, s->list[told]))
        told++;
    told = s->all - told <= UNNAMED_TOLD ? s->listed : told;
    const bool few = !s->digits || s->all == told;
    if (!few) {
        dt_report_number(p->text, s->digits);
        add(p, s->all == 1 ? " state" : " states");
        add(p, told ? ", among them " : "");
    }
    for (size_t k = 0; k < told; k++)
        dt_prose_state(dt_enumeration_next(&list), p->m->graph, p->naming, s->list[k]);
    if (few && s->all > told)
        dt_tell_count(dt_enumeration_next(&list), s->all - told, told ? "other state" : "state",
                      told ? "other states" : "states");
    dt_enumeration_end(&list, ", ", " and ", p->text);
}

static states states_of(const uint32_t *list, uint32_t all, const char *digits)
{
    states s = {.list = list, .all = all, .digits = digits};
    if (digits)
        s.all = strlen(digits) > 18 ? UINT64_MAX : strtoull(digits, NULL, 10);
    s.listed = s.all < DT_EFFECTS_LISTED ? (size_t)s.all : DT_EFFECTS_LISTED;
    return s;
}

static void tell_effects(page *p, const dt_measure_set *set)
{
    const states lost = states_of(set->lost_list, set->lost, set->far.lost);
    const states gained = states_of(set->gained_list, set->gained, set->far.gained);
    const states fresh = states_of(NULL, set->fresh, set->far.fresh);
    if (!lost.all && !gained.all && !fresh.all) {
        add(p, " No other equilibrium changes.");
        return;
    }
    if (lost.all) {
        add(p, " Lost as equilibria: ");
        list_states(p, &lost);
        add(p, ".");
    }
    if (gained.all) {
        add(p, " Also equilibria then: ");
        list_states(p, &gained);
        add(p, ".");
    }
    if (fresh.digits && fresh.all > 1) {
        add(p, " Of the states with the new options ");
        dt_report_number(p->text, fresh.digits);
        add(p, " are equilibria, too.");
    } else if (fresh.all) {
        add(p, " Of the states with the new options ");
        dt_text_printf(p->text, "%" PRIu64 " %s, too.", fresh.all, fresh.all == 1 ? "is one" : "are equilibria");
    }
}

static void tell_steps(page *p, const dt_measure_set *set)
{
    if (dt_graph_status_quo(p->m->graph) == DT_NO_STATE)
        return;
    if (set->steps == UINT32_MAX)
        add(p, " No improvements lead there from the status quo.");
    else if (set->steps == 0)
        add(p, " It is the status quo.");
    else
        dt_text_printf(p->text, " Improvements lead there from the status quo, in %" PRIu32 " move%s.", set->steps,
                       set->steps == 1 ? "" : "s");
}

static bool takes_new_options(const page *p, const dt_outcome_state *target)
{
    const dt_model *model = p->m->model;
    for (size_t k = 0; k < model->lever_count; k++)
        for (size_t o = 0; o < model->levers[k].option_count; o++)
            if (dt_bit_get(target->vector, model->levers[k].option_indices[o]))
                return true;
    return false;
}

/* The options of levers that are taken in a wanted state. */
static void tell_new_options(page *p, const dt_outcome_state *target)
{
    const dt_model *model = p->m->model;
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < model->lever_count; k++)
        for (size_t o = 0; o < model->levers[k].option_count; o++) {
            size_t option = model->levers[k].option_indices[o];
            if (dt_bit_get(target->vector, option))
                dt_prose_quoted(dt_enumeration_next(&list), model->options[option].text);
        }
    bool any = list.count > 0;
    add(p, any ? " with " : "");
    dt_enumeration_end(&list, ", ", " and ", p->text);
}

/* Which state holds then: needed where it is not clear, because several are wanted or hold. */
static void tell_targets(page *p, const dt_measure_set *set)
{
    if (p->m->wanted == 1 && set->target_count == 1 && !takes_new_options(p, &set->targets[0]))
        return;
    dt_enumeration list = {.count = 0};
    add(p, " Then holds: ");
    for (uint32_t k = 0; k < set->target_count && k < DT_TARGETS_LISTED; k++) {
        dt_text *item = dt_enumeration_next(&list), *whole = p->text;
        dt_prose_state(item, p->m->graph, p->naming, set->targets[k].state);
        p->text = item;
        tell_new_options(p, &set->targets[k]);
        p->text = whole;
    }
    if (set->target_count > DT_TARGETS_LISTED)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu32 " more", set->target_count - DT_TARGETS_LISTED);
    dt_enumeration_end(&list, ", ", " and ", p->text);
    add(p, ".");
}

/* How it holds for whom, in the variant. */
static dt_status find_stands(page *p, const dt_graph *graph, uint32_t state, dt_stand *stands)
{
    const dt_mediate_options *o = &p->m->options;
    for (size_t dm = 0; dm < p->m->model->dm_count; dm++)
        DT_TRY(dt_stability_stands(graph, o->profile, o->concept, dm, &state, 1, p->budget, &stands[dm]));
    return DT_OK;
}

static dt_status tell_stands_in(page *p, const dt_measure_set *set, const dt_graph *graph)
{
    uint32_t state = dt_graph_find(graph, set->targets[0].vector);
    dt_teller teller = {
        .graph = graph, .model = dt_graph_model(graph), .profile = p->m->options.profile, .budget = p->budget};
    dt_text sentence = {.data = NULL};
    dt_stand *stands = dt_calloc(p->m->model->dm_count, sizeof *stands);
    dt_status status = stands ? find_stands(p, graph, state, stands) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_tell_stands_briefly(&teller, state, stands, &sentence);
    add(p, " ");
    add(p, dt_text_get(&sentence));
    free(stands);
    dt_text_free(&sentence);
    return status;
}

/* Not where states are not listed. */
static dt_status tell_stands(page *p, const dt_measure_set *set)
{
    if (p->m->symbolic)
        return DT_OK;
    dt_variant now;
    dt_edit edits[DT_SIZE_MAX];
    dt_measure_set_edits(p->m, set, edits);
    DT_TRY(dt_variant_make(&now, p->m->base, edits, set->count, p->budget));
    dt_status status = tell_stands_in(p, set, now.graph);
    dt_variant_free(&now, p->budget);
    return status;
}

/* ---- sets -------------------------------------------------------------------------------------------------------- */

/* What a set is made of decides where it is told. */
typedef enum family { ACTS, BELIEFS, MIXED, FAMILIES } family;

static family family_of(const page *p, const dt_measure_set *set)
{
    size_t beliefs = 0;
    for (size_t k = 0; k < set->count; k++)
        beliefs += p->m->measures[set->measures[k]].kind == DT_MEASURE_BELIEF;
    return beliefs == 0 ? ACTS : beliefs == set->count ? BELIEFS : MIXED;
}

/* Why a lever would do what it does, where it is told first. */
static void tell_reasons(page *p, const dt_measure_set *set)
{
    for (size_t k = 0; k < set->count; k++) {
        const dt_measure *measure = &p->m->measures[set->measures[k]];
        if (measure->kind != DT_MEASURE_LEVER || (p->explained && p->explained[set->measures[k]]))
            continue;
        const dt_note *note = &p->m->model->levers[measure->edit.at].note;
        if (p->explained)
            p->explained[set->measures[k]] = true;
        if (note->because) {
            add(p, " Because: ");
            dt_letters_add(p->text, note->because);
        }
        add(p, note->citation_count ? " [" : "");
        dt_prose_citations(p->text, p->m->model, note);
        add(p, note->citation_count ? "]" : "");
    }
}

/* Every clause about a measure begins with a word of ours. */
static void begin_sentence(dt_text *text, size_t at)
{
    if (at < text->length && text->data[at] >= 'a' && text->data[at] <= 'z')
        text->data[at] = (char)(text->data[at] - 'a' + 'A');
}

static dt_status add_set(page *p, const dt_measure_set *set)
{
    size_t start = p->text->length;
    for (size_t k = 0; k < set->count; k++) {
        add(p, k ? "; and " : "");
        dt_tell_measure(p->text, p->m, &p->m->measures[set->measures[k]]);
    }
    begin_sentence(p->text, start);
    dt_text_printf(p->text, ". Cost %" PRIu64 ".", set->cost);
    tell_reasons(p, set);
    tell_targets(p, set);
    DT_TRY(tell_stands(p, set));
    tell_steps(p, set);
    tell_effects(p, set);
    return DT_OK;
}

static dt_status tell_family(page *p, family which, const char *title)
{
    size_t told = 0, left = 0;
    for (size_t k = 0; k < p->m->set_count; k++) {
        const dt_measure_set *set = &p->m->sets[k];
        if (family_of(p, set) != which)
            continue;
        if (told == p->how->most) {
            left++;
            continue;
        }
        if (told++ == 0) {
            add(p, title);
            dt_document_heading(p->doc, p->how->level, NULL);
        }
        DT_TRY(add_set(p, set));
        dt_document_block(p->doc, DT_STEP);
    }
    if (left)
        dt_text_printf(p->text, "%zu more, none of them cheaper%s", left,
                       p->how->hints ? ": --most N tells more of them, --format json all." : ".");
    dt_document_block(p->doc, DT_PARAGRAPH);
    return DT_OK;
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

/* Measures of a kind, how many there are and what they cost. */
static void tell_kind(dt_text *out, dt_measure_kind kind, uint64_t count, const dt_mediation *m)
{
    static const char *const costs[] = {[DT_MEASURE_LEVER] = "at what it says",
                                        [DT_MEASURE_COMMITMENT] = "at 1 each",
                                        [DT_MEASURE_BELIEF] = "at 1 for each pair that changes places",
                                        [DT_MEASURE_BAN] = "at 1 each",
                                        [DT_MEASURE_LITERAL] = "at 1 each"};
    dt_text_add(out, dt_measure_words(kind));
    if (count)
        dt_text_printf(out, " (%" PRIu64 ", %s)", count, costs[kind]);
    else
        dt_text_add(out, kind == DT_MEASURE_LEVER && !m->model->lever_count ? " (it declares none)" : " (none)");
}

static void tell_measures(page *p)
{
    uint64_t count[DT_MEASURE_COUNT] = {0}, weak = 0;
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < p->m->measure_count; k++) {
        count[p->m->measures[k].kind]++;
        weak += p->m->measures[k].weak;
    }
    for (size_t kind = 0; kind < DT_MEASURE_COUNT; kind++)
        if (p->m->options.kinds >> kind & 1u)
            tell_kind(dt_enumeration_next(&list), (dt_measure_kind)kind, count[kind], p->m);
    add(p, "Changes that were tried, with what they cost: ");
    dt_enumeration_end(&list, "; ", "; ", p->text);
    add(p, ".");
    if (count[DT_MEASURE_BELIEF])
        dt_text_printf(p->text, " Beliefs reverse up to %" PRIu32 " pair%s.", p->m->options.swaps,
                       p->m->options.swaps == 1 ? "" : "s");
    if (weak)
        dt_text_printf(p->text,
                       " %" PRIu64 " of them rank all states as the model or as one that reverses no more pairs does: "
                       "these were tried only together with changes that make a difference to them.",
                       weak);
}

static void tell_refusals(page *p, const dt_sets_tried *tried)
{
    static const char *const words[DT_REFUSAL_COUNT] = {
        [DT_REFUSED_UNSOUND] = "no conflict is left that could be solved",
        [DT_REFUSED_STATUS_QUO] = "the status quo is not feasible any more",
        [DT_REFUSED_TARGET] = "no wanted state is feasible any more",
        [DT_REFUSED_UNSTABLE] = "no wanted state is an equilibrium",
        [DT_REFUSED_WORSE] = "a wanted state is an equilibrium, but somebody can secure more at the status quo",
        [DT_REFUSED_AVOIDED] = "a wanted state is an equilibrium, but improvements lead to what is to be avoided",
    };
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < DT_REFUSAL_COUNT; k++)
        if (tried->refused[k])
            dt_text_printf(dt_enumeration_next(&list), "with %" PRIu64 " %s", tried->refused[k], words[k]);
    if (list.count)
        add(p, " Why they do not count: ");
    bool any = list.count > 0;
    dt_enumeration_end(&list, "; ", "; ", p->text);
    add(p, any ? "." : "");
}

static void add_tried(page *p, size_t size)
{
    const dt_sets_tried *tried = &p->m->tried[size];
    dt_text_printf(p->text, tried->finished ? "All sets of %zu: " : "Sets of %zu, not finished: ", size);
    dt_text_printf(p->text, "%" PRIu64 " %s tried", tried->sets, tried->sets == 1 ? "was" : "were");
    if (tried->skipped)
        dt_text_printf(p->text, ", %" PRIu64 " more need no trying because a part of them is enough", tried->skipped);
    add(p, ".");
    tell_refusals(p, tried);
}

static void tell_tried(page *p)
{
    bool finished = true;
    for (size_t size = 1; size <= p->m->options.size && finished; size++) {
        add_tried(p, size);
        dt_document_block(p->doc, DT_ITEM);
        finished = p->m->tried[size].finished;
    }
}

/* Who refused the sets that made a wanted state hold. */
static void tell_refusers(page *p)
{
    dt_enumeration list = {.count = 0};
    size_t most = sizeof p->m->worse_for / sizeof *p->m->worse_for - 1;
    for (size_t i = 0; i < p->m->model->dm_count && i < most; i++)
        if (p->m->worse_for[i]) {
            dt_text *item = dt_enumeration_next(&list);
            dt_prose_dm(item, p->m->model, i);
            dt_text_printf(item, " in %" PRIu64, p->m->worse_for[i]);
        }
    if (list.count) {
        add(p,
            "Who can secure more at the status quo than in the equilibrium wanted (the first such party of each set): ");
        dt_enumeration_end(&list, ", ", " and ", p->text);
        add(p, ".");
    }
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void tell_proof(page *p)
{
    const uint64_t beyond = dt_mediation_untried_cost(p->m), cheapest = p->m->set_count ? p->m->sets[0].cost : 0;
    if (!p->m->measure_count)
        add(p, "There is nothing to change.");
    else if (beyond == UINT64_MAX)
        add(p, "Every set of these changes was tried.");
    else if (!cheapest)
        dt_text_printf(p->text, "What was not tried costs %" PRIu64 " or more.", beyond);
    else if (cheapest == dt_mediation_least_cost(p->m))
        dt_text_printf(p->text, "Nothing cheaper exists: no change costs less than %" PRIu64 ".", cheapest);
    else if (cheapest <= beyond)
        dt_text_printf(p->text,
                       "Nothing cheaper than %" PRIu64
                       " works: every such set was tried, as what was not tried costs %" PRIu64 " or more.",
                       cheapest, beyond);
    else
        dt_text_printf(p->text,
                       "The cheapest that was found costs %" PRIu64 ". What was not tried costs %" PRIu64
                       " or more, so something cheaper may exist%s",
                       cheapest, beyond, p->how->hints ? ": --size and --swaps search further." : ".");
    dt_document_block(p->doc, DT_PARAGRAPH);
}

static void tell_search(page *p)
{
    add(p, "What was searched");
    dt_document_heading(p->doc, p->how->level, NULL);
    tell_measures(p);
    dt_document_block(p->doc, DT_PARAGRAPH);
    tell_tried(p);
    tell_refusers(p);
    tell_proof(p);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status tell_sets(page *p)
{
    static const char *const titles[FAMILIES] = {[ACTS] = "What somebody could do",
                                                 [BELIEFS] = "What would have to be true of somebody",
                                                 [MIXED] = "What somebody could do if something else were true"};
    for (int k = 0; k < FAMILIES; k++)
        DT_TRY(tell_family(p, (family)k, titles[k]));
    if (p->m->set_count == 0) {
        add(p, dt_mediation_finished(p->m) ? "No set of changes counts." : "No set of changes that was tried counts.");
        dt_document_block(p->doc, DT_LEAD);
    }
    tell_search(p);
    return DT_OK;
}

dt_status dt_tell_mediation(dt_document *doc, const dt_mediation *m, const dt_mediation_telling *how, dt_budget *budget)
{
    page p = {.m = m, .how = how, .budget = budget, .doc = doc, .text = &doc->text, .naming = how->naming};
    if (m->holds || m->wanted == 0)
        return DT_OK;
    p.explained = dt_calloc(m->measure_count, sizeof *p.explained);
    dt_status status = p.explained ? tell_sets(&p) : DT_ERR_NOMEM;
    free(p.explained);
    return status;
}

void dt_tell_obstacles(dt_text *out, const dt_mediation *m)
{
    page p = {.m = m, .text = out};
    if (m->tried[0].refused[DT_REFUSED_UNSTABLE])
        list_dms(&p, m->unstable, "", " would leave it");
    else if (m->tried[0].refused[DT_REFUSED_WORSE])
        list_dms(&p, m->worse, "", " can secure more today");
}

dt_status dt_tell_least_change(dt_text *out, const dt_mediation *m, dt_naming naming, dt_budget *budget)
{
    page p = {.m = m, .budget = budget, .text = out, .naming = naming};
    if (m->set_count == 0)
        add(&p, dt_mediation_finished(m) ? "No set of changes counts." : "No set of changes that was tried counts.");
    else
        DT_TRY(add_set(&p, &m->sets[0]));
    if (m->set_count > 1)
        dt_text_printf(out, " %zu more %s, none cheaper.", m->set_count - 1, m->set_count == 2 ? "counts" : "count");
    return DT_OK;
}

void dt_tell_sets_tried(dt_text *out, const dt_mediation *m, size_t size)
{
    page p = {.m = m, .text = out};
    add_tried(&p, size);
}

void dt_tell_measures(dt_text *out, const dt_mediation *m)
{
    page p = {.m = m, .text = out};
    tell_measures(&p);
}

dt_status dt_report_mediation_text(const dt_mediation *m, dt_format format, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_budget *budget, dt_text *out)
{
    const dt_mediation_telling how = {
        .most = words->most, .level = 2, .hints = true, .naming = m->symbolic ? DT_BY_NAME : DT_NUMBERED};
    dt_document doc;
    page p = {.m = m, .how = &how, .budget = budget, .doc = &doc, .text = &doc.text, .naming = how.naming};
    dt_document_begin(&doc, format, out);
    doc.colour = options->colour;
    add(&p, m->model->name);
    dt_document_heading(&doc, 2, NULL);
    tell_question(&p, words);
    dt_status status = dt_tell_mediation(&doc, m, &how, budget);
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}
