/* SPDX-License-Identifier: MIT */
#include "report/further.h"

#include "report/tableau.h"

#include <inttypes.h>
#include <string.h>

#define STATES_MAX 6 /* equilibria that one sentence lists */

void dt_further_title(dt_text *out, dt_further concept)
{
    const char *title = dt_further_info_of(concept.kind)->title, *gap = strstr(title, "%u");
    if (!gap) {
        dt_text_add(out, title);
        return;
    }
    dt_text_add_bytes(out, title, (size_t)(gap - title));
    dt_text_printf(out, "%u%s", concept.number, gap + 2);
}

static const dt_foresight *foresight_of(const dt_teller *teller)
{
    return dt_solution_foresight(teller->solution, teller->index);
}

/* ---- the equilibria -------------------------------------------------------------------------------------------------- */

static bool is_equilibrium(const dt_teller *teller, size_t k, uint32_t state)
{
    return dt_solution_listed(teller->solution, state) && dt_foresight_equilibrium(foresight_of(teller), k, state);
}

/* Are the equilibria those of a concept of the basic table, or of a further one told before? */
static bool same_as_basic(const dt_teller *teller, size_t k, dt_concept_id concept)
{
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++)
        if (dt_solution_listed(teller->solution, s) && dt_foresight_equilibrium(foresight_of(teller), k, s) !=
                                                           dt_verdicts_equilibrium(teller->verdicts, concept, s))
            return false;
    return true;
}

static bool same_as_further(const dt_teller *teller, size_t k, size_t other)
{
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++)
        if (is_equilibrium(teller, k, s) != is_equilibrium(teller, other, s))
            return false;
    return true;
}

/* The abbreviation of the first concept with the same equilibria; NULL where there is none. */
static const char *like_which(const dt_teller *teller, size_t k, char text[DT_FURTHER_TEXT])
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(teller->verdicts) >> c & 1u && same_as_basic(teller, k, (dt_concept_id)c))
            return dt_concept_get((dt_concept_id)c)->brief;
    for (size_t other = 0; other < k; other++)
        if (same_as_further(teller, k, other))
            return dt_further_brief(dt_foresight_concept(foresight_of(teller), other), text);
    return NULL;
}

/* Those with names first. */
static void list_equilibria(const dt_teller *teller, size_t k, uint64_t count, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    uint64_t told = 0;
    for (int named = 1; named >= 0; named--)
        for (uint32_t s = 0; s < dt_graph_count(teller->graph) && told < STATES_MAX; s++)
            if (is_equilibrium(teller, k, s) && (dt_graph_name_of(teller->graph, s) != DT_PATTERN_NONE) == named) {
                dt_tell_state(teller, s, dt_enumeration_next(&list));
                told++;
            }
    if (count > told)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu64 " more", count - told);
    dt_enumeration_end(&list, ", ", " and ", sentence);
}

static void tell_equilibria(const dt_teller *teller, size_t k, dt_text *sentence)
{
    char text[DT_FURTHER_TEXT];
    uint64_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++)
        count += is_equilibrium(teller, k, s);
    const char *like = like_which(teller, k, text);
    if (count == 0) {
        dt_text_add(sentence, "No equilibrium.");
        return;
    }
    dt_tell_count(sentence, count, "equilibrium", "equilibria");
    if (like) {
        dt_text_printf(sentence, ", the same as under %s.", like);
        return;
    }
    dt_text_add(sentence, ": ");
    list_equilibria(teller, k, count, sentence);
    dt_text_add(sentence, ".");
}

/* ---- everybody's verdicts -------------------------------------------------------------------------------------------- */

static void tell_holders(const dt_teller *teller, size_t k, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        uint64_t stable = 0;
        for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++)
            stable += dt_solution_listed(teller->solution, s) && dt_foresight_stable(foresight_of(teller), k, i, s);
        dt_text *item = dt_enumeration_next(&list);
        dt_text_add(item, "for ");
        dt_prose_dm(item, teller->model, i);
        dt_text_printf(item, " in %" PRIu64, stable);
    }
    dt_text_add(sentence, " Stable ");
    dt_enumeration_end(&list, ", ", " and ", sentence);
    dt_text_add(sentence, teller->options->where ? " of the listed states." : " of the states.");
}

static void tell_status_quo(const dt_teller *teller, size_t k, dt_text *sentence)
{
    uint32_t state = dt_graph_status_quo(teller->graph);
    dt_enumeration list = {.count = 0};
    size_t unstable = 0;
    if (state == DT_NO_STATE || dt_foresight_equilibrium(foresight_of(teller), k, state))
        return;
    for (size_t i = 0; i < teller->model->dm_count; i++)
        if (!dt_foresight_stable(foresight_of(teller), k, i, state) && ++unstable)
            dt_prose_dm(dt_enumeration_next(&list), teller->model, i);
    dt_text_add(sentence, " The status quo is not stable for ");
    dt_enumeration_end(&list, ", ", " or ", sentence);
    dt_text_add(sentence, ".");
}

static void tell_ties(const dt_teller *teller, size_t k, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    if (!dt_foresight_any_tie(foresight_of(teller), k))
        return;
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        uint64_t count = 0;
        for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++)
            count += dt_solution_listed(teller->solution, s) && dt_foresight_by_tie(foresight_of(teller), k, i, s);
        if (!count)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_tell_count(item, count, "verdict for ", "verdicts for ");
        dt_prose_dm(item, teller->model, i);
    }
    dt_text_add(sentence, list.count ? " Beware: " : "");
    bool any = list.count != 0;
    dt_enumeration_end(&list, ", ", " and ", sentence);
    dt_text_add(sentence,
                any ? " would be otherwise if ties between moves that are equally good were broken otherwise." : "");
}

void dt_tell_further(const dt_teller *teller, size_t k, dt_text *sentence)
{
    tell_equilibria(teller, k, sentence);
    tell_holders(teller, k, sentence);
    tell_status_quo(teller, k, sentence);
    tell_ties(teller, k, sentence);
}

void dt_tell_further_terms(const dt_teller *teller, size_t k, dt_text *sentence)
{
    static const char *const words[] = {[DT_BEHAVES_IMPROVES] = " to improve",
                                        [DT_BEHAVES_ANY] = " to make any moves",
                                        [DT_BEHAVES_STAYS] = " to stay",
                                        [DT_BEHAVES_BEST] = " to improve as best it can"};
    const dt_terms *terms = dt_foresight_terms(foresight_of(teller));
    dt_further_kind kind = dt_foresight_concept(foresight_of(teller), k).kind;
    dt_enumeration list = {.count = 0};
    char name[DT_FURTHER_TEXT];
    if (kind == DT_FURTHER_STACKELBERG) {
        dt_prose_dm(sentence, teller->model, dt_foresight_concept(foresight_of(teller), k).number - 1);
        dt_text_add(sentence, " leads. ");
    }
    if (kind != DT_FURTHER_MIXED && kind != DT_FURTHER_EACH)
        return;
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        dt_text *item = dt_enumeration_next(&list);
        if (kind == DT_FURTHER_EACH)
            dt_text_printf(item, "%s for ", dt_further_brief(terms->own[i], name));
        dt_prose_dm(item, teller->model, i);
        if (kind == DT_FURTHER_MIXED)
            dt_text_add(item, words[terms->behaviours[i]]);
    }
    dt_text_add(sentence, kind == DT_FURTHER_MIXED ? "The others expect " : "");
    dt_enumeration_end(&list, ", ", " and ", sentence);
    dt_text_add(sentence, ". ");
}

static dt_status tell_one(const dt_teller *teller, size_t k)
{
    char brief[DT_FURTHER_TEXT];
    dt_text text = {.data = NULL};
    dt_further concept = dt_foresight_concept(foresight_of(teller), k);
    dt_text_printf(&text, "%s: ", dt_further_brief(concept, brief));
    dt_further_title(&text, concept);
    dt_text_add(&text, ".");
    dt_text_add(teller->out, "\n");
    dt_prose_add(teller->out, "", dt_text_get(&text));
    text.length = 0;
    dt_tell_further_terms(teller, k, &text);
    dt_tell_further(teller, k, &text);
    dt_prose_add(teller->out, "  ", dt_text_get(&text));
    text.length = 0;
    dt_status status = text.status;
    dt_text_free(&text);
    return status == DT_OK ? dt_budget_spend(teller->budget, dt_graph_count(teller->graph)) : status;
}

/* Whose published wording is not what the verdicts can be held against. */
static dt_status tell_unverified(const dt_teller *teller)
{
    const dt_foresight *foresight = foresight_of(teller);
    dt_text text = {.data = NULL};
    dt_enumeration list = {.count = 0};
    bool any = false;
    for (size_t k = 0; k < dt_foresight_count(foresight); k++) {
        char brief[DT_FURTHER_TEXT];
        dt_further concept = dt_foresight_concept(foresight, k);
        if (!dt_further_info_of(concept.kind)->status)
            continue;
        dt_text_add(dt_enumeration_next(&list), dt_further_brief(concept, brief));
        any = true;
    }
    dt_text_add(&text, "Not verified: something in the published definition of ");
    dt_enumeration_end(&list, ", ", " and ", &text);
    dt_text_add(&text, " could not be checked; `detente concepts NAME` says what, and which reading is used.");
    if (any) {
        dt_text_add(teller->out, "\n");
        dt_prose_add(teller->out, "", dt_text_get(&text));
    }
    dt_status status = text.status;
    dt_text_free(&text);
    return status;
}

dt_status dt_tell_all_further(const dt_teller *teller)
{
    const dt_foresight *foresight = foresight_of(teller);
    for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++) {
        DT_TRY(tell_one(teller, k));
        if (teller->options->table && dt_foresight_concept(foresight, k).kind == DT_FURTHER_SEQ_OR_SIM)
            DT_TRY(dt_tell_tableau(teller, k));
    }
    DT_TRY(foresight_of(teller) ? tell_unverified(teller) : DT_OK);
    return teller->out->status;
}
