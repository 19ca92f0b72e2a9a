/* SPDX-License-Identifier: MIT */
/* Why a state is stable under a further concept or not, in words and as JSON (docs/results.md): part by part where the concept
 * is made of others. */
#include "report/explain.h"
#include "report/further.h"
#include "report/json_parts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <detente/report_further.h>
#include <stdlib.h>

/* ---- JSON ------------------------------------------------------------------------------------------------------------ */

static void mark_prospect(uint64_t *mentioned, const dt_prospect *p)
{
    for (size_t k = 0; k < p->line_count; k++) {
        const dt_line *line = &p->lines[k];
        dt_json_mention(mentioned, line->to);
        dt_json_mention(mentioned, line->end);
        for (size_t m = 0; m < line->count; m++)
            dt_json_mention(mentioned, line->moves[m].to);
    }
}

static void mark(uint64_t *mentioned, const dt_account *account)
{
    for (size_t k = 0; k < account->count; k++)
        if (account->parts[k].witness)
            dt_json_mention_witness(mentioned, account->parts[k].witness);
        else
            mark_prospect(mentioned, account->parts[k].prospect);
}

static void write_prospect(dt_json *json, const dt_model *model, const dt_prospect *p)
{
    char name[DT_FURTHER_TEXT];
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "concept", dt_further_name(p->concept, name));
    dt_json_member_text(json, "decision_maker", model->decision_makers[p->dm].id);
    dt_json_key(json, "stable");
    dt_json_bool(json, p->stable);
    dt_json_key(json, "by_tie");
    dt_json_bool(json, p->by_tie);
    dt_json_key(json, "foresees");
    if (p->moves)
        dt_json_number(json, p->moves);
    else
        dt_json_null(json);
    dt_json_key(json, "lines");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < p->line_count; k++) {
        const dt_line *line = &p->lines[k];
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_add_state_or_null(json, "to", line->to);
        dt_json_add_moves(json, "moves", model, line->moves, line->count);
        dt_json_member_number(json, "end", (uint64_t)line->end + 1);
        dt_json_close(json);
    }
    dt_json_close(json);
    dt_json_close(json);
}

static void write_part(dt_json *json, const dt_model *model, const dt_account_part *part)
{
    if (part->witness)
        dt_json_add_witness(json, model, part->witness, true);
    else
        write_prospect(json, model, part->prospect);
}

static void write_account(dt_json *json, const dt_model *model, const dt_account *account)
{
    if (account->count == 1) {
        write_part(json, model, &account->parts[0]);
        return;
    }
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "concept", dt_further_info_of(DT_FURTHER_SEQ_OR_SIM)->name);
    dt_json_member_text(json, "decision_maker", model->decision_makers[account->dm].id);
    dt_json_key(json, "stable");
    dt_json_bool(json, account->stable);
    dt_json_key(json, "parts");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < account->count; k++)
        write_part(json, model, &account->parts[k]);
    dt_json_close(json);
    dt_json_close(json);
}

static dt_status write_json(const dt_asked *asked, const dt_account *const *accounts, const dt_accounts_asked *what,
                            dt_text *out)
{
    dt_json json = {.out = out};
    char name[DT_FURTHER_TEXT];
    const dt_model *model = dt_graph_model(asked->graph);
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    dt_json_mention(mentioned, asked->state);
    for (size_t k = 0; k < what->count; k++)
        mark(mentioned, accounts[k]);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-witness", asked->graph, asked->profile, asked->file, NULL);
    dt_json_add_states(&json, asked->graph, asked->profile, mentioned);
    dt_json_add_status_quo(&json, asked->graph);
    dt_json_member_text(&json, "concept", dt_further_name(what->concept, name));
    dt_json_add_terms(&json, model, what->concept, what->terms);
    dt_json_member_number(&json, "state", (uint64_t)asked->state + 1);
    dt_json_key(&json, "witnesses");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t k = 0; k < what->count; k++)
        write_account(&json, model, accounts[k]);
    dt_json_close(&json);
    dt_json_close(&json);
    free(mentioned);
    return out->status;
}

/* ---- words ------------------------------------------------------------------------------------------------------------- */

/* "SEQ|SIM: state 1 is stable for One." */
static dt_status tell_verdict(const dt_asked *asked, const dt_account *account, dt_format format, dt_text *out)
{
    dt_document doc;
    char brief[DT_FURTHER_TEXT];
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_text_printf(&doc.text, "%s: ", dt_further_brief(account->concept, brief));
    dt_prose_state(&doc.text, asked->graph, DT_NUMBERED, account->state);
    dt_text_add(&doc.text, account->stable ? " is stable for " : " is not stable for ");
    dt_prose_dm(&doc.text, dt_graph_model(asked->graph), account->dm);
    for (size_t k = 0; k < account->count; k++)
        dt_text_printf(&doc.text, "%s%s",
                       k                                          ? " or "
                       : account->concept.kind == DT_FURTHER_EACH ? ", who decides under "
                                                                  : ", by ",
                       dt_further_brief(account->parts[k].concept, brief));
    dt_text_add(&doc.text, ":");
    dt_document_block(&doc, DT_PARAGRAPH);
    return dt_document_end(&doc);
}

static dt_status tell_part(const dt_asked *asked, const dt_account_part *part, dt_format format, dt_text *out)
{
    const dt_witness *witness = part->witness;
    const dt_prospect *prospect = part->prospect;
    return witness ? dt_report_witnesses(asked, &witness, 1, format, out)
                   : dt_report_prospects(asked, &prospect, 1, format, out);
}

static dt_status tell_parts(const dt_asked *asked, const dt_account *account, dt_format format, dt_text *out)
{
    dt_text_add(out, out->length ? "\n" : "");
    DT_TRY(tell_verdict(asked, account, format, out));
    for (size_t k = 0; k < account->count; k++) {
        dt_text_add(out, "\n");
        DT_TRY(tell_part(asked, &account->parts[k], format, out));
    }
    return DT_OK;
}

dt_status dt_report_accounts(const dt_asked *asked, const dt_account *const *accounts, const dt_accounts_asked *what,
                             dt_format format, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        return write_json(asked, accounts, what, out);
    if (!dt_prospect_possible(what->concept)) {
        for (size_t k = 0; k < what->count; k++)
            DT_TRY(tell_parts(asked, accounts[k], format, out));
        return out->status;
    }
    const dt_prospect **prospects = dt_calloc(what->count, sizeof *prospects);
    if (!prospects)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < what->count; k++)
        prospects[k] = accounts[k]->parts[0].prospect;
    dt_status status = dt_report_prospects(asked, prospects, what->count, format, out);
    free(prospects);
    return status;
}
