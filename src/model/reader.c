/* SPDX-License-Identifier: MIT */
/* From a tree to a model, part by part in the order in which they lean on one another. The file may have them in any
 * order; diagnostics come out by place. */
#include "model/reader.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

/* ---- memory -------------------------------------------------------------------------------------------------- */

dt_status dt_new_items(dt_reader *r, void *out, size_t count, size_t size)
{
    return dt_arena_items(r->arena, out, count, size);
}

dt_status dt_new_bits(dt_reader *r, void *out, size_t bytes)
{
    if (bytes > DT_BITS_BYTES_MAX - r->bytes_of_bits) {
        DT_REPORT(r, DT_CODE_TOO_LARGE, r->root->span,
                  "the file's patterns, weights and lists would take more than %u MiB",
                  (unsigned)(DT_BITS_BYTES_MAX >> 20));
        return DT_ERR_MODEL;
    }
    r->bytes_of_bits += bytes;
    return dt_arena_items(r->arena, out, bytes, 1);
}

/* Bits 0 to `count` - 1 set. */
static dt_status new_full_set(dt_reader *r, size_t count, const uint64_t **out)
{
    uint64_t *bits = NULL;
    DT_TRY(dt_new_items(r, &bits, dt_words_for(count) + 1, sizeof *bits));
    for (size_t k = 0; k < count; k++)
        dt_bit_set(bits, k);
    *out = bits;
    return DT_OK;
}

/* ---- the outermost mapping ----------------------------------------------------------------------------------- */

enum {
    VERSION,
    NAME,
    DESCRIPTION,
    SOURCES,
    DECISION_MAKERS,
    INFEASIBLE,
    MOVES,
    STATES,
    STATUS_QUO,
    PREFERENCES,
    LEVERS,
    PERCEPTIONS,
    GRAPH,
    BECAUSE,
    CITE,
    ROOT_KEYS
};
static const dt_key root_keys[ROOT_KEYS] = {
    [VERSION] = {"detente", DT_TAKES_INTEGER | DT_REQUIRED},
    [NAME] = {"name", DT_TAKES_TEXT | DT_REQUIRED},
    [DESCRIPTION] = {"description", DT_TAKES_TEXT},
    [SOURCES] = {"sources", DT_TAKES_MAPPING},
    [DECISION_MAKERS] = {"decision_makers", DT_TAKES_MAPPING | DT_REQUIRED},
    [INFEASIBLE] = {"infeasible", DT_TAKES_LIST},
    [MOVES] = {"moves", DT_TAKES_MAPPING},
    [STATES] = {"states", DT_TAKES_MAPPING},
    [STATUS_QUO] = {"status_quo", DT_TAKES_TEXT | DT_TAKES_LIST | DT_TAKES_MAPPING},
    [PREFERENCES] = {"preferences", DT_TAKES_MAPPING | DT_REQUIRED},
    [LEVERS] = {"levers", DT_TAKES_MAPPING},
    [PERCEPTIONS] = {"perceptions", DT_TAKES_MAPPING},
    [GRAPH] = {"graph", DT_TAKES_MAPPING},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
};

static bool read_root(dt_reader *r, dt_fields *root)
{
    if (r->root->kind == DT_NODE_NOTHING) {
        DT_REPORT(r, DT_CODE_EMPTY, r->root->span, "the file is empty; a model begins with \"detente: 1\"");
        return false;
    }
    if (!dt_has_kind(r, r->root, "a model", DT_TAKES_MAPPING))
        return false;
    dt_read_fields(r, root, r->root, "the model", root_keys, ROOT_KEYS);
    return true;
}

static void read_header(dt_reader *r, const dt_fields *root)
{
    int32_t version = 1;
    const dt_node *name = root->values[NAME];
    if (root->values[VERSION] && dt_read_integer(r, root->values[VERSION], "the format version", &version) &&
        version != 1)
        DT_REPORT(r, DT_CODE_VERSION, root->values[VERSION]->span,
                  "format version %d is not known to this program; it reads \"detente: 1\"", (int)version);
    if (name && !dt_text_of(name))
        DT_REPORT(r, DT_CODE_EMPTY, name->span, "the model's name is empty; give it a short title");
    r->model->name = name ? name->text : "";
    r->model->description = dt_text_of(root->values[DESCRIPTION]);
}

/* Which parts of the model are there, and which could not be read. */
static void survey_parts(dt_reader *r, const dt_fields *root)
{
    if (root->spoilt & 1u << SOURCES)
        r->lookup.lost |= DT_LOST_SOURCES;
    if (root->spoilt & (1u << STATES | 1u << GRAPH))
        r->lookup.lost |= DT_LOST_STATES;
    r->model->rules_partial = root->spoilt & 1u << INFEASIBLE;
    r->model->infeasible_span =
        root->values[INFEASIBLE] ? dt_key_of(r->root, root->values[INFEASIBLE])->span : r->root->span;
    r->model->graph_form = root->values[GRAPH] || root->spoilt & 1u << GRAPH;
}

/* Are options and listed states as they were meant, so that later stages can find out more? */
static bool is_sound(const dt_reader *r)
{
    unsigned needed = DT_LOST_DMS | DT_LOST_OPTIONS | (r->model->graph_form ? DT_LOST_STATES : 0);
    return !(r->lookup.lost & needed);
}

/* ---- the parts ----------------------------------------------------------------------------------------------- */

static dt_status prepare_sets(dt_reader *r)
{
    DT_TRY(new_full_set(r, r->model->option_count, &r->all_options));
    DT_TRY(new_full_set(r, r->model->dm_count, &r->all_dms));
    return dt_new_items(r, &r->scratch, dt_words_for(DT_OPTIONS_MAX), sizeof *r->scratch);
}

static dt_status read_graph_form(dt_reader *r, const dt_fields *root)
{
    static const int refused[] = {INFEASIBLE, MOVES, STATES, LEVERS};
    for (size_t k = 0; k < sizeof refused / sizeof *refused; k++)
        if (root->values[refused[k]])
            dt_refuse_in_graph_form(r, r->root, root->values[refused[k]]);
    return dt_read_graph(r, root->values[GRAPH]);
}

static dt_status read_option_form(dt_reader *r, const dt_fields *root)
{
    DT_TRY(dt_read_infeasible(r, root->values[INFEASIBLE]));
    DT_TRY(dt_read_moves(r, root->values[MOVES]));
    return dt_read_states(r, root->values[STATES]);
}

static dt_status read_parts(dt_reader *r)
{
    dt_fields root;
    if (!read_root(r, &root))
        return DT_ERR_MODEL;
    read_header(r, &root);
    survey_parts(r, &root);
    DT_TRY(dt_read_sources(r, root.values[SOURCES]));
    DT_TRY(dt_read_note(r, root.values[BECAUSE], root.values[CITE], &r->model->note));
    DT_TRY(dt_read_decision_makers(r, root.values[DECISION_MAKERS]));
    DT_TRY(prepare_sets(r));
    DT_TRY(r->model->graph_form ? read_graph_form(r, &root) : read_option_form(r, &root));
    DT_TRY(dt_read_status_quo(r, root.values[STATUS_QUO]));
    DT_TRY(dt_read_preferences(r, root.values[PREFERENCES]));
    DT_TRY(dt_read_perceptions(r, root.values[PERCEPTIONS]));
    if (!r->model->graph_form)
        DT_TRY(dt_read_levers(r, root.values[LEVERS]));
    if (dt_diagnostics_errors(r->diagnostics) == 0)
        dt_warn_model(r);
    return is_sound(r) ? DT_OK : DT_ERR_MODEL;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static dt_status read_body(dt_model_body *body, dt_diagnostics *diagnostics)
{
    dt_reader r = {.body = body, .model = &body->model, .arena = &body->arena, .diagnostics = diagnostics};
    r.root = dt_tree_root(body->tree);
    r.lookup = (dt_lookup){.body = body, .comparisons_left = DT_COMPARISONS_MAX};
    r.names = (dt_names){.find = dt_lookup_option, .user = &r.lookup};
    return read_parts(&r);
}

dt_status dt_model_from_tree(dt_model **out, dt_tree *tree, const dt_source *source, dt_diagnostics *diagnostics)
{
    *out = NULL;
    dt_model_body *body = dt_calloc(1, sizeof *body);
    if (!body) {
        dt_tree_free(tree);
        return DT_ERR_NOMEM;
    }
    body->model.source = source;
    body->tree = tree;
    dt_status status = read_body(body, diagnostics);
    if (dt_diagnostics_status(diagnostics) == DT_ERR_NOMEM)
        status = DT_ERR_NOMEM;
    if (status == DT_OK)
        *out = &body->model;
    else
        dt_model_free(&body->model);
    return status;
}

dt_status dt_model_read(dt_model **out, const dt_source *source, dt_diagnostics *diagnostics)
{
    dt_tree *tree;
    *out = NULL;
    dt_status status = dt_tree_read(&tree, source, diagnostics);
    if (dt_diagnostics_status(diagnostics) == DT_ERR_NOMEM)
        status = DT_ERR_NOMEM;
    return status == DT_OK ? dt_model_from_tree(out, tree, source, diagnostics) : status;
}

dt_status dt_model_keep(dt_model_body *body, dt_statement *statement)
{
    if (!dt_grow(&body->statements, &body->statement_capacity, body->statement_count, sizeof statement)) {
        dt_statement_free(statement);
        return DT_ERR_NOMEM;
    }
    body->statements[body->statement_count++] = statement;
    return DT_OK;
}

void dt_model_free(dt_model *model)
{
    dt_model_body *body = (dt_model_body *)model;
    if (!body)
        return;
    for (size_t k = 0; k < body->statement_count; k++)
        dt_statement_free(body->statements[k]);
    free(body->statements);
    dt_arena_free(&body->arena);
    dt_tree_free(body->tree);
    free(body);
}
