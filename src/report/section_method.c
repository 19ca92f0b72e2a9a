/* SPDX-License-Identifier: MIT */
/* How the answer was found, so that somebody else can find it again: definitions, readings, the model's hash, the version,
 * and what was left out. */
#include "report/findings.h"
#include "report/section.h"
#include "report/sets_teller.h"

#include "report/letters.h"

#include <inttypes.h>

static dt_concept_set concepts_of(const dt_reporter *r)
{
    dt_concept_set set = 0;
    if (r->sets)
        return dt_sets_concepts(r->sets->sets);
    if (!r->findings)
        return dt_verdicts_concepts(r->teller.verdicts);
    for (size_t k = 0; k < dt_findings_count(r->findings->answer->findings); k++)
    set |= 1u << dt_findings_criterion(r->findings->answer->findings, k).concept;
    return set;
}

static void tell_concepts(dt_reporter *r)
{
    dt_concept_set concepts = concepts_of(r);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        const dt_concept *concept = dt_concept_get((dt_concept_id)c);
        if (!(concepts >> c & 1u))
            continue;
        dt_text_printf(&r->doc.text, "%s %s Source: %s.", concept->definition, concept->assumes, concept->source);
        dt_document_labelled(&r->doc, DT_ITEM, concept->title);
    }
}

/* The choices that other programs make otherwise (theory, register of decisions). */
static void tell_definitions(dt_reporter *r)
{
    dt_text *text = &r->doc.text;
    dt_text_add(text, r->teller.model->graph_form    ? "A move is one of those listed."
                      : r->teller.model->single_step ? "A move changes one option of one decision maker."
                                                     : "A move changes any options of one decision maker.");
    dt_text_add(text,
                " An improvement is a move to a state that its mover prefers. Opponents answer by legal sequences: any "
                "number of moves in which nobody moves twice in a row. A sanction is an answer that ends in a state "
                "which the one who moved first does not prefer to the starting one; a tie sanctions.");
    dt_document_labelled(&r->doc, DT_ITEM, "Moves and sanctions");
}

static void tell_ways(dt_reporter *r)
{
    dt_text_add(
        &r->doc.text,
        "By liking: every move away leads to a state that is liked less. By a tie: some move leads to a state of the "
        "same rank, none to a better one. By sanction: there are improvements, and each can be answered. No way back: "
        "no move is open, because of what was done and cannot be undone.");
    dt_text_add(&r->doc.text,
                r->findings ? " By what is not known: of some moves nobody knows whether they improve, and it does "
                              "not leave for them."
                            : "");
    if (r->teller.model->forbidden_count)
        dt_text_add(&r->doc.text, " Every move ruled out: the only moves that would be open are forbidden ones.");
    dt_document_labelled(&r->doc, DT_ITEM, "How a state holds for somebody");
    dt_text_add(
        &r->doc.text,
        "By itself: nobody has an improvement. By answers: every improvement has an answer of which each move improves "
        "for the one who makes it. By caution: some improvement has only answers in which somebody moves without "
        "gaining by it; then the outcome lasts as long as such answers are feared.");
    dt_document_labelled(&r->doc, DT_ITEM, "How firmly it holds");
}

/* What types and degrees are. */
static void tell_criteria(dt_reporter *r)
{
    if (!r->findings)
        return;
    dt_text_add(&r->doc.text,
                "Preferences need not be rankings, and verdicts are found by comparing every pair of states.");
    dt_findings_tell_preferences(r->findings, &r->doc.text);
    dt_document_labelled(&r->doc, DT_ITEM, "Types and degrees");
}

static void tell_origin(dt_reporter *r)
{
    dt_text *text = &r->doc.text;
    dt_letters_add(text, r->teller.options->file);
    dt_text_printf(text, ", SHA-256 %s.", dt_source_sha256(r->teller.model->source));
    dt_document_labelled(&r->doc, DT_ITEM, "Model");
    dt_tell_readings(&r->teller, text);
    dt_document_labelled(&r->doc, DT_ITEM, "Readings");
    dt_text_add(text, "Detente " DT_VERSION ". ");
    dt_text_add(
        text,
        r->sets ? "States are not listed: verdicts are computed for sets of them, as decision diagrams, and are exact; "
                : "All states are listed and every verdict is computed for each of them; ");
    dt_text_add(
        text,
        "\"detente verify\" holds a result against the definitions with code that shares nothing with the solver.");
    dt_document_labelled(&r->doc, DT_ITEM, "Program");
}

dt_status dt_section_method(dt_reporter *r)
{
    tell_origin(r);
    tell_definitions(r);
    if (!r->sets)
        tell_ways(r);
    tell_criteria(r);
    tell_concepts(r);
    if (r->left_out.count == 0)
        dt_text_add(&r->doc.text, "Nothing.");
    dt_enumeration_end(&r->left_out, " ", " ", &r->doc.text);
    dt_document_labelled(&r->doc, DT_ITEM, "Left out for want of room");
    return DT_OK;
}
