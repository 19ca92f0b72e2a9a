/* SPDX-License-Identifier: MIT */
/* Statements with their reasons, and the two lists of rules made of them: what is infeasible, which moves are ruled out.
 * A rule that cannot be read is left out and the model says so, for more states would be feasible than its author meant;
 * a forbidden move that cannot be read is left out. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* ---- statements ---------------------------------------------------------------------------------------------- */

/* A status of parsing, once what was parsed is kept: trouble in the data does not end the reading. */
static dt_status keep_parsed(dt_reader *r, dt_status status, dt_statement *statement, const dt_statement **out)
{
    *out = statement;
    if (status == DT_ERR_MODEL)
        return DT_OK;
    return status == DT_OK ? dt_model_keep(r->body, statement) : status;
}

dt_status dt_read_statement(dt_reader *r, const dt_node *node, const dt_statement **out)
{
    dt_statement *statement = NULL;
    dt_statement_place place = {node->span, node->text_offset, node->exact};
    dt_status status = dt_statement_parse(&statement, node->text, node->length, &r->names, place, r->diagnostics);
    return keep_parsed(r, status, statement, out);
}

/* A text of Y, N and - is a pattern if it is as long as there are options. If it is not, it may still be the name of an
 * option, such as Y or YN; else it is a pattern of the wrong length. */
static bool is_misfit(const dt_reader *r, const dt_node *node)
{
    return node->length > 0 && dt_pattern_letters(node->text, node->length) &&
           dt_index_find(&r->body->option_names, node->text) == DT_PATTERN_NONE;
}

static dt_status read_rule_text(dt_reader *r, const dt_node *node, const dt_statement **out)
{
    if (node->length > 0 && dt_is_pattern(r, node)) {
        dt_statement *statement = NULL;
        dt_status status = dt_statement_from_pattern(&statement, node->text, node->length);
        return keep_parsed(r, status, statement, out);
    }
    if (!is_misfit(r, node))
        return dt_read_statement(r, node, out);
    dt_report_pattern_length(r, node);
    return DT_OK;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A copy with every run of white space as one space, none at the ends. */
static dt_status fold(dt_reader *r, const dt_node *node, const char **out)
{
    char *folded = NULL;
    size_t length = 0;
    DT_TRY(dt_new_items(r, &folded, node->length + 1, 1));
    for (size_t k = 0; k < node->length; k++) {
        if (!is_space(node->text[k]))
            folded[length++] = node->text[k];
        else if (length > 0 && folded[length - 1] != ' ')
            folded[length++] = ' ';
    }
    if (length > 0 && folded[length - 1] == ' ')
        folded[length - 1] = '\0';
    *out = folded;
    return DT_OK;
}

dt_status dt_read_judgement_text(dt_reader *r, const dt_node *text, bool pattern_allowed, dt_judgement *out)
{
    out->span = text->span;
    DT_TRY(fold(r, text, &out->text));
    return pattern_allowed ? read_rule_text(r, text, &out->that) : dt_read_statement(r, text, &out->that);
}

enum { THAT, BECAUSE, CITE, JUDGEMENT_KEYS };
static const dt_key judgement_keys[JUDGEMENT_KEYS] = {
    [THAT] = {"that", DT_TAKES_TEXT | DT_REQUIRED}, [BECAUSE] = DT_KEY_BECAUSE, [CITE] = DT_KEY_CITE};

dt_status dt_read_judgement(dt_reader *r, const dt_node *node, const char *what, bool pattern_allowed,
                            dt_judgement *out)
{
    const dt_node *text = node;
    *out = (dt_judgement){.span = node->span, .text = ""};
    if (!dt_has_kind(r, node, what, DT_TAKES_TEXT | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_MAPPING) {
        dt_fields fields;
        dt_read_fields(r, &fields, node, what, judgement_keys, JUDGEMENT_KEYS);
        DT_TRY(dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &out->note));
        text = fields.values[THAT];
    }
    return text ? dt_read_judgement_text(r, text, pattern_allowed, out) : DT_OK;
}

dt_status dt_read_rules(dt_reader *r, const dt_node *node, const dt_judgement **out, size_t *count)
{
    dt_judgement *rules = NULL;
    size_t written = node ? node->count : 0;
    *count = 0;
    DT_TRY(dt_new_items(r, &rules, written, sizeof *rules));
    for (size_t k = 0; k < written; k++) {
        DT_TRY(dt_read_judgement(r, &node->items[k], "an infeasibility rule", true, &rules[*count]));
        if (rules[*count].that)
            ++*count;
    }
    *out = rules;
    return DT_OK;
}

dt_status dt_read_infeasible(dt_reader *r, const dt_node *node)
{
    DT_TRY(dt_read_rules(r, node, &r->model->infeasible, &r->model->infeasible_count));
    r->model->rules_partial |= r->model->infeasible_count < (node ? node->count : 0);
    return DT_OK;
}

/* ---- moves --------------------------------------------------------------------------------------------------- */

static void read_mover(dt_reader *r, const dt_node *node, uint64_t *set)
{
    if (!dt_has_kind(r, node, "a decision maker", DT_TAKES_TEXT))
        return;
    size_t dm = dt_index_find(&r->body->dm_names, node->text);
    if (dm == DT_PATTERN_NONE)
        dt_report_unknown(r, DT_CODE_UNKNOWN_DECISION_MAKER, node->text, node->span);
    else if (dt_bit_get(set, dm))
        DT_REPORT(r, DT_CODE_LISTED_TWICE, node->span, "decision maker \"%s\" is listed twice", DT_SHOW(node));
    else
        dt_bit_set(set, dm);
}

dt_status dt_read_dm_set(dt_reader *r, const dt_node *node, const char *when_empty, const uint64_t **out)
{
    uint64_t *set = NULL;
    DT_TRY(dt_new_bits(r, &set, dt_words_for(r->model->dm_count) * sizeof *set));
    if (node->kind == DT_NODE_TEXT)
        read_mover(r, node, set);
    else if (node->count == 0)
        DT_REPORT(r, DT_CODE_EMPTY, node->span, "nobody is listed; leave \"by\" out if %s is meant", when_empty);
    else
        for (size_t k = 0; k < node->count; k++)
            read_mover(r, &node->items[k], set);
    *out = set;
    return DT_OK;
}

static dt_status read_movers(dt_reader *r, const dt_node *node, const uint64_t **out)
{
    *out = r->all_dms;
    return node ? dt_read_dm_set(r, node, "every decision maker", out) : DT_OK;
}

enum { BY, FROM, TO, FORBID_BECAUSE, FORBID_CITE, FORBID_KEYS };
static const dt_key forbid_keys[FORBID_KEYS] = {
    [BY] = {"by", DT_TAKES_TEXT | DT_TAKES_LIST},
    [FROM] = {"from", DT_TAKES_TEXT},
    [TO] = {"to", DT_TAKES_TEXT},
    [FORBID_BECAUSE] = DT_KEY_BECAUSE,
    [FORBID_CITE] = DT_KEY_CITE,
};

/* `from` left out is `true`. */
static dt_status read_from(dt_reader *r, const dt_node *node, const dt_statement **out)
{
    dt_statement *always = NULL;
    if (node)
        return dt_read_statement(r, node, out);
    dt_status status = dt_statement_from_pattern(&always, "", 0);
    return keep_parsed(r, status, always, out);
}

/* `*whole`: every part of it could be read. */
static dt_status read_forbidden(dt_reader *r, const dt_node *node, dt_forbidden *out, bool *whole)
{
    dt_fields fields;
    *out = (dt_forbidden){.span = node->span};
    *whole = false;
    if (!dt_has_kind(r, node, "a forbidden move", DT_TAKES_MAPPING))
        return DT_OK;
    dt_read_fields(r, &fields, node, "a forbidden move", forbid_keys, FORBID_KEYS);
    DT_TRY(read_movers(r, fields.values[BY], &out->by));
    DT_TRY(read_from(r, fields.values[FROM], &out->from));
    if (fields.values[TO])
        DT_TRY(dt_read_statement(r, fields.values[TO], &out->to));
    *whole = out->from && (out->to || !fields.values[TO]) && !fields.spoilt;
    return dt_read_note(r, fields.values[FORBID_BECAUSE], fields.values[FORBID_CITE], &out->note);
}

dt_status dt_read_forbid(dt_reader *r, const dt_node *node, const dt_forbidden **out, size_t *kept)
{
    dt_forbidden *list = NULL;
    size_t count = node ? node->count : 0;
    *kept = 0;
    DT_TRY(dt_new_items(r, &list, count, sizeof *list));
    for (size_t k = 0; k < count; k++) {
        bool whole;
        DT_TRY(read_forbidden(r, &node->items[k], &list[*kept], &whole));
        *kept += whole;
    }
    *out = list;
    return DT_OK;
}

bool dt_read_single_step(dt_reader *r, const dt_node *node)
{
    static const char *const steps[] = {"any", "single"};
    return dt_read_choice(r, node, "\"step\"", steps, 2) == 1;
}

static dt_status read_exchange(dt_reader *r, const dt_node *node)
{
    dt_judgement *judgement = NULL;
    if (!node)
        return DT_OK;
    DT_TRY(dt_new_items(r, &judgement, 1, sizeof *judgement));
    DT_TRY(dt_read_judgement(r, node, "\"exchange_requires\"", false, judgement));
    r->model->exchange_requires = judgement->that ? judgement : NULL;
    return DT_OK;
}

enum { STEP, FORBID, EXCHANGE, MOVES_BECAUSE, MOVES_CITE, MOVES_KEYS };
static const dt_key moves_keys[MOVES_KEYS] = {
    [STEP] = {"step", DT_TAKES_TEXT},
    [FORBID] = {"forbid", DT_TAKES_LIST},
    [EXCHANGE] = {"exchange_requires", DT_TAKES_TEXT | DT_TAKES_MAPPING},
    [MOVES_BECAUSE] = DT_KEY_BECAUSE,
    [MOVES_CITE] = DT_KEY_CITE,
};

dt_status dt_read_moves(dt_reader *r, const dt_node *node)
{
    dt_fields fields;
    if (!node)
        return DT_OK;
    dt_read_fields(r, &fields, node, "\"moves\"", moves_keys, MOVES_KEYS);
    if (fields.values[STEP])
        r->model->single_step = dt_read_single_step(r, fields.values[STEP]);
    DT_TRY(dt_read_forbid(r, fields.values[FORBID], &r->model->forbidden, &r->model->forbidden_count));
    DT_TRY(read_exchange(r, fields.values[EXCHANGE]));
    return dt_read_note(r, fields.values[MOVES_BECAUSE], fields.values[MOVES_CITE], &r->model->moves_note);
}
