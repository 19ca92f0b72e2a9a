/* SPDX-License-Identifier: MIT */
/* Coalitions in words: for each equilibrium who could upset it together, by what, and what the others have to say to that. */
#include "report/coalitions.h"

#include "base/bits.h"
#include "report/state_table.h"
#include "report/teller.h"

#include <inttypes.h>

#define UPSETS_MAX 6 /* coalitions told of one state */
#define JUMPS_MAX 6
#define MOVES_MAX 8 /* moves told one by one */
#define NAMED_MAX 6 /* coalitions named in a sentence */

typedef struct coalition_page {
    const dt_coalitions *coalitions;
    const dt_coalitions_asked *asked;
    const dt_graph *graph;
    const dt_model *model;
    dt_document *doc;
    dt_naming naming;
} coalition_page;

/* ---- phrases ------------------------------------------------------------------------------------------------------- */

static void add(coalition_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

static void add_count(coalition_page *page, uint64_t count, const char *one, const char *many)
{
    dt_tell_count(&page->doc->text, count, one, many);
}

static void add_state(coalition_page *page, uint32_t state)
{
    dt_prose_state(&page->doc->text, page->graph, page->naming, state);
}

void dt_prose_members(dt_text *out, const dt_model *model, dt_coalition members, const char *before_last)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < model->dm_count; i++)
        if (members >> i & 1u)
            dt_prose_dm(dt_enumeration_next(&list), model, i);
    dt_enumeration_end(&list, ", ", before_last, out);
}

static void add_members(coalition_page *page, dt_coalition members)
{
    dt_prose_members(&page->doc->text, page->model, members, " and ");
}

/* "X by taking ..., then Y by ...", or with " and " where all move at the same time. */
static void add_way(coalition_page *page, const dt_coalition_move *way, uint32_t from)
{
    bool joint = page->asked->options->joint;
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < (joint ? page->model->dm_count : way->move_count); k++) {
        dt_move move = joint ? (dt_move){.dm = k, .to = way->to} : way->moves[k];
        if (joint && !(way->members >> k & 1u))
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_prose_dm(item, page->model, move.dm);
        dt_text_add(item, " by ");
        dt_prose_move(item, page->graph, page->naming, move, from);
        from = joint ? from : move.to;
    }
    dt_enumeration_end(&list, joint ? ", " : ", then ", joint ? " and " : ", then ", &page->doc->text);
    add(page, joint && dt_bit_count(way->members) > 1 ? ", all at the same time" : "");
}

static void add_ways(coalition_page *page, const dt_coalition_move *ways, size_t count, uint32_t from)
{
    size_t moves = 0;
    for (size_t k = 0; k < count; k++)
        moves += ways[k].move_count;
    if (moves > MOVES_MAX) {
        dt_text_printf(&page->doc->text, "in %zu moves", moves);
        return;
    }
    for (size_t k = 0; k < count; from = ways[k++].to) {
        add(page, k ? ", then " : "");
        add_way(page, &ways[k], from);
    }
}

/* What each member gains: "Russia "...", NATO "..."". Rankings and weights have no statements to name. */
static void add_reasons(coalition_page *page, dt_coalition members, uint32_t from, uint32_t to)
{
    bool alone = (members & (members - 1)) == 0;
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < page->model->dm_count; i++) {
        const dt_reading *reading = &page->model->decision_makers[i].readings[page->asked->options->profile[i]];
        const uint64_t *before = dt_graph_state(page->graph, from), *after = dt_graph_state(page->graph, to);
        size_t on = members >> i & 1u ? dt_rules_deciding(reading, before, after) : DT_PATTERN_NONE;
        if (on == DT_PATTERN_NONE)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        if (!alone)
            dt_prose_dm(item, page->model, i);
        dt_text_add(item, alone ? "" : " ");
        dt_prose_quoted(item, reading->statements[on].text);
    }
    if (list.count == 0)
        return;
    add(page, alone ? " It gains " : " What they gain: ");
    dt_enumeration_end(&list, ", ", ", ", &page->doc->text);
    add(page, ".");
}

/* ---- the question -------------------------------------------------------------------------------------------------- */

static void tell_named(coalition_page *page)
{
    dt_enumeration list = {.count = 0};
    const dt_coalitions *all = page->coalitions;
    for (size_t k = 0; k < all->count && k < NAMED_MAX; k++)
        dt_prose_members(dt_enumeration_next(&list), page->model, all->list[k], " with ");
    if (all->count > NAMED_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", all->count - NAMED_MAX);
    add(page, all->count == 1 ? "One coalition is looked at: " : "These coalitions are looked at: ");
    dt_enumeration_end(&list, "; ", all->count == 2 ? "; " : "; ", &page->doc->text);
    add(page, ". ");
}

static void tell_all(coalition_page *page)
{
    const dt_coalitions *all = page->coalitions;
    size_t players = dt_bit_count(all->players);
    if (all->size < players)
        dt_text_printf(&page->doc->text,
                       "The %zu coalitions of at most %zu of %zu decision makers are looked at; larger ones are not. ",
                       all->count, all->size, players);
    else
        dt_text_printf(&page->doc->text,
                       "All %zu coalitions of %zu decision makers are looked at, single ones included. ", all->count,
                       players);
    dt_coalition idle = 0;
    for (size_t i = 0; i < page->model->dm_count; i++)
        idle |= all->players >> i & 1u ? 0 : (dt_coalition)1 << i;
    if (!idle)
        return;
    add_members(page, idle);
    add(page, idle & (idle - 1) ? " never move, and are in none. " : " never moves, and is in none. ");
}

static void tell_question(coalition_page *page)
{
    const dt_coalitions_options *options = page->asked->options;
    dt_tell_profile(page->model, options->profile, &page->doc->text);
    add(page, page->doc->text.length ? ". " : "");
    if (options->named)
        tell_named(page);
    else
        tell_all(page);
    dt_document_block(page->doc, DT_PARAGRAPH);
    add(page, options->pareto
                  ? "A coalition gains where some of its members rank the end above the state that they left, and "
                    "none ranks it below. "
                  : "A coalition gains where all its members rank the end above the state that they left. ");
    add(page, options->joint
                  ? "Its members move at the same time."
                  : "Its members move one after the other, nobody twice in a row; what lies between does not count.");
    dt_document_block(page->doc, DT_NOTE);
}

/* ---- how many hold ------------------------------------------------------------------------------------------------- */

typedef enum hold { STRONG, BY_INTEREST, BY_ANY, NOT_HELD, HOLDS } hold;

static hold hold_of(const dt_coalition_case *c)
{
    if (c->stable >> DT_CONCEPT_NASH & 1u)
        return STRONG;
    if (c->stable >> DT_CONCEPT_SEQ & 1u)
        return BY_INTEREST;
    return c->stable >> DT_CONCEPT_GMR & 1u ? BY_ANY : NOT_HELD;
}

/* Is every coalition looked at? */
static bool are_all(const coalition_page *page)
{
    const dt_coalitions *all = page->coalitions;
    return !page->asked->options->named && all->size >= dt_bit_count(all->players);
}

static void tell_counts(coalition_page *page)
{
    static const char *const words[] = {
        [STRONG] = "nobody gains by leaving it, alone or together (a strong equilibrium): ",
        [BY_INTEREST] = "some coalition could gain, but to each gain the others have an answer in their own interest: ",
        [BY_ANY] = "some coalition could gain, and some gains have only answers that are not in the others' interest: ",
        [NOT_HELD] = "some coalition could gain, and the others have no answer: "};
    const dt_coalitions *all = page->coalitions;
    size_t counts[HOLDS] = {0};
    for (size_t k = 0; k < all->case_count; k++)
        counts[hold_of(&all->cases[k])]++;
    for (int k = 0; k < HOLDS && all->case_count > 1; k++) {
        if (!counts[k])
            continue;
        bool some = k == STRONG && !are_all(page);
        dt_text_printf(&page->doc->text, "%s%zu", some ? "none of these coalitions gains by leaving it: " : words[k],
                       counts[k]);
        dt_document_block(page->doc, DT_ITEM);
    }
}

static void tell_total(coalition_page *page)
{
    const dt_coalitions *all = page->coalitions;
    if (page->asked->options->state != DT_NO_STATE)
        return;
    dt_text_printf(&page->doc->text, "Equilibria under %s: %zu.", dt_concept_get(page->asked->options->concept)->brief,
                   all->equilibria);
    if (all->case_count < all->equilibria)
        dt_text_printf(&page->doc->text, " Looked at before a limit was reached: %zu.", all->case_count);
    dt_document_block(page->doc, DT_PARAGRAPH);
    tell_counts(page);
}

/* ---- one state ----------------------------------------------------------------------------------------------------- */

static void tell_verdict(coalition_page *page, const dt_coalition_case *c)
{
    static const char *const words[] = {
        [STRONG] = "Nobody gains by leaving it, alone or together: a strong equilibrium.",
        [BY_INTEREST] = "To whatever a coalition gains by, the others have an answer in their own interest.",
        [BY_ANY] = "The others can answer whatever a coalition gains by, but not always in their own interest.",
        [NOT_HELD] = "A coalition gains by leaving it, and the others have no answer."};
    add(page,
        !are_all(page) && hold_of(c) == STRONG ? "None of these coalitions gains by leaving it." : words[hold_of(c)]);
    dt_document_block(page->doc, DT_PARAGRAPH);
}

static void tell_holders(coalition_page *page, const dt_upset *upset)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < page->model->dm_count; i++)
        if (upset->holders >> i & 1u)
            dt_prose_dm(dt_enumeration_next(&list), page->model, i);
    if (list.count == 0)
        return;
    add(page, " Without ");
    dt_enumeration_end(&list, ", ", " or ", &page->doc->text);
    add(page, upset->gains > 1 ? " some gain would have no such answer." : " there would be no such answer.");
}

static void tell_answer(coalition_page *page, const dt_upset *upset, uint32_t state)
{
    if (upset->answer_count == 0) {
        add(page, " The others can do nothing that would spoil it.");
        return;
    }
    add(page, upset->in_interest ? " The others can answer in their own interest: "
                                 : " The others can only answer by moves that are not in their interest: ");
    add_ways(page, upset->answers, upset->answer_count, upset->gain.to);
    add(page, "; then ");
    dt_prose_members(&page->doc->text, page->model, upset->spoilt, " and ");
    add(page, upset->spoilt & (upset->spoilt - 1) ? " are no better off than in " : " is no better off than in ");
    add_state(page, state);
    add(page, ".");
    if (upset->upsets >> DT_CONCEPT_SMR & 1u && !(upset->upsets >> DT_CONCEPT_GMR & 1u))
        add(page, " But after any answer to some gain the coalition could gain again.");
    tell_holders(page, upset);
}

static void tell_upset(coalition_page *page, const dt_upset *upset, uint32_t state)
{
    dt_text label = {.data = NULL};
    dt_prose_members(&label, page->model, upset->members, " and ");
    if (upset->gains > 1)
        add_count(page, upset->gains, "", "gains, such as ");
    add_state(page, upset->gain.to);
    add(page, ": ");
    add_ways(page, &upset->gain, 1, state);
    add(page, ".");
    add_reasons(page, upset->members, state, upset->gain.to);
    tell_answer(page, upset, state);
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, &page->doc->text);
}

static void tell_upsets(coalition_page *page, const dt_coalition_case *c)
{
    for (size_t k = 0; k < c->upset_count && k < UPSETS_MAX; k++)
        tell_upset(page, &c->upsets[k], c->state);
    if (c->upset_count > UPSETS_MAX)
        add_count(page, c->upset_count - UPSETS_MAX, "more coalition of which no part could do it",
                  "more coalitions of which no part could do it");
    dt_document_block(page->doc, DT_ITEM);
}

/* Has the jump been told of as a gain? */
static bool is_told(const dt_coalition_case *c, const dt_jump *jump)
{
    for (size_t k = 0; k < c->upset_count && k < UPSETS_MAX; k++)
        if (c->upsets[k].members == jump->members && c->upsets[k].gain.to == jump->way.to)
            return true;
    return false;
}

static void tell_jumps(coalition_page *page, const dt_coalition_case *c)
{
    const char *brief = dt_concept_get(page->asked->options->concept)->brief;
    for (size_t k = 0; k < c->jump_count && k < JUMPS_MAX; k++) {
        const dt_jump *jump = &c->jumps[k];
        add_members(page, jump->members);
        add(page, " can bring about ");
        add_state(page, jump->way.to);
        dt_text_printf(&page->doc->text, ", an equilibrium under %s, too", brief);
        add(page, is_told(c, jump) ? "" : ": ");
        if (!is_told(c, jump))
            add_ways(page, &jump->way, 1, c->state);
        add(page, ".");
        dt_document_labelled(page->doc, DT_ITEM, "Jump");
    }
    if (c->jump_total > JUMPS_MAX)
        add_count(page, c->jump_total - (c->jump_count < JUMPS_MAX ? c->jump_count : JUMPS_MAX), "more jump",
                  "more jumps");
    dt_document_block(page->doc, DT_ITEM);
}

/* Those who rank the first state above the second. */
static dt_coalition who_prefers(const coalition_page *page, uint32_t a, uint32_t b)
{
    dt_coalition members = 0;
    for (size_t i = 0; i < page->model->dm_count; i++) {
        size_t reading = page->asked->options->profile[i];
        bool prefers = dt_graph_rank(page->graph, i, reading, a) > dt_graph_rank(page->graph, i, reading, b);
        members |= (dt_coalition)prefers << i;
    }
    return members;
}

static void tell_domination(coalition_page *page, const dt_coalition_case *c)
{
    if (c->dominated_by == DT_NO_STATE)
        return;
    dt_coalition better = who_prefers(page, c->dominated_by, c->state);
    bool all = dt_bit_count(better) == page->model->dm_count;
    add(page, all ? "everybody prefers " : "");
    add_state(page, c->dominated_by);
    add(page, c->dominating_equilibria ? ", an equilibrium, too" : "");
    if (!all) {
        add(page, c->dominating_equilibria ? ", is worse for nobody, and better for "
                                           : " is worse for nobody, and better for ");
        add_members(page, better);
    }
    add(page, ".");
    if (c->dominating > 1)
        dt_text_printf(
            &page->doc->text, " Better for some and worse for nobody are %" PRIu32 " states, %" PRIu32 " of them %s.",
            c->dominating, c->dominating_equilibria, c->dominating_equilibria == 1 ? "an equilibrium" : "equilibria");
    dt_document_labelled(page->doc, DT_ITEM, "Pareto-dominated");
}

static void tell_case(coalition_page *page, const dt_coalition_case *c, unsigned level)
{
    dt_prose_title(&page->doc->text, page->graph, page->naming, c->state);
    dt_document_heading(page->doc, level, NULL);
    tell_verdict(page, c);
    tell_upsets(page, c);
    tell_jumps(page, c);
    tell_domination(page, c);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

void dt_tell_coalitions(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked,
                        dt_naming naming, unsigned level)
{
    coalition_page page = {
        .coalitions = coalitions, .asked = asked, .graph = asked->graph, .doc = doc, .naming = naming};
    page.model = dt_graph_model(asked->graph);
    if (!coalitions->complete) {
        add(&page, "A limit was reached before everything was found out.");
        dt_document_block(doc, DT_LEAD);
    }
    tell_question(&page);
    tell_total(&page);
    for (size_t k = 0; k < coalitions->case_count && k < asked->most; k++)
        tell_case(&page, &coalitions->cases[k], level);
}

dt_status dt_report_coalitions(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_format format,
                               dt_text *out)
{
    dt_document doc;
    if (format == DT_FORMAT_JSON)
        return dt_report_coalitions_json(coalitions, asked, out);
    if (format == DT_FORMAT_CSV)
        return dt_report_coalitions_csv(coalitions, asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_text_add(&doc.text, "Who could upset it together");
    dt_document_heading(&doc, 2, NULL);
    dt_tell_coalitions(&doc, coalitions, asked, DT_NUMBERED, 3);
    if (coalitions->case_count > asked->most)
        dt_text_printf(&doc.text,
                       asked->most == 1 ? "The first is told of; --most N tells of more."
                                        : "The first %zu are told of; --most N tells of more.",
                       asked->most);
    dt_document_block(&doc, DT_NOTE);
    dt_status status = DT_OK;
    if (asked->table && coalitions->tables)
        status = dt_tell_coalition_tables(&doc, coalitions, asked);
    else if (asked->table)
        dt_tell_coalition_cases(&doc, coalitions, asked);
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}
