/* SPDX-License-Identifier: MIT */
/* How decision makers see the conflict, and how they think that others see it. Options that somebody imagines are found
 * first, for everything else may speak of them; the same name and owner in several perceptions is one option. What cannot be
 * read of a perception is left out of it. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* One perception while it is read. */
typedef struct draft {
    dt_perception *out;
    const struct draft *around; /* the one whose thought it is; NULL: nobody's */
    dt_fields fields;
    size_t *imagined;
    uint64_t *sees; /* bit k: imagines option k; NULL: none */
} draft;

typedef struct perception_reader {
    dt_reader *r;
    dt_option *options; /* dt_model.imagined */
    size_t capacity;
    dt_index mentions;   /* the names of all that somebody imagines, as often as they are written */
    size_t *option_of;   /* by the first mention: index into `options`; DT_PATTERN_NONE until it is read */
    const draft *within; /* whose statements are being read; NULL: only options of the model are known */
} perception_reader;

enum {
    OF,
    HIDES,
    IMAGINES,
    INFEASIBLE,
    FEASIBLE,
    DIRECTIONS,
    MOVES,
    BECAUSE,
    CITE,
    OTHERS, /* not in a perception within another */
    PERCEPTION_KEYS
};
static const dt_key perception_keys[PERCEPTION_KEYS] = {
    [OF] = {"of", DT_TAKES_MAPPING},
    [HIDES] = {"hides", DT_TAKES_LIST},
    [IMAGINES] = {"imagines", DT_TAKES_MAPPING},
    [INFEASIBLE] = {"infeasible", DT_TAKES_LIST},
    [FEASIBLE] = {"feasible", DT_TAKES_LIST},
    [DIRECTIONS] = {"directions", DT_TAKES_MAPPING},
    [MOVES] = {"moves", DT_TAKES_MAPPING},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
    [OTHERS] = {"perceptions", DT_TAKES_MAPPING},
};

/* ---- names --------------------------------------------------------------------------------------------------- */

static bool imagines(const draft *who, size_t option)
{
    for (; who; who = who->around)
        if (who->sees && dt_bit_get(who->sees, option))
            return true;
    return false;
}

static size_t find_imagined(const perception_reader *p, const char *name)
{
    size_t mention = dt_index_find(&p->mentions, name);
    return mention == DT_PATTERN_NONE ? mention : p->option_of[mention];
}

/* dt_names.find: what is imagined within, then the options of the model. */
static int32_t find_option(void *user, const char *dm, const char *option, const char **advice)
{
    const perception_reader *p = user;
    const dt_model *model = p->r->model;
    size_t k = find_imagined(p, option);
    if (k != DT_PATTERN_NONE && imagines(p->within, k) &&
        (!dm || strcmp(dm, model->decision_makers[p->options[k].dm].id) == 0))
        return (int32_t)(model->option_count + k);
    return dt_lookup_option(&p->r->lookup, dm, option, advice);
}

/* ---- imagined options ---------------------------------------------------------------------------------------- */

typedef struct adding {
    perception_reader *p;
    draft *to;
} adding;

static bool name_is_free(const dt_reader *r, const dt_node *key)
{
    bool option = dt_index_find(&r->body->option_names, key->text) != DT_PATTERN_NONE;
    if (option)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span,
                  "\"%s\" is the name of an option; one that is imagined needs another name", DT_SHOW(key));
    else if (dt_index_find(&r->states, key->text) != DT_PATTERN_NONE)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span, "\"%s\" is the name of a state; an option needs another name",
                  DT_SHOW(key));
    else
        return true;
    return false;
}

static void imagine(draft *who, size_t option)
{
    dt_bit_set(who->sees, option);
    who->imagined[who->out->imagined_count++] = option;
}

/* A name that another perception imagines: the same option, described once. */
static dt_status add_known(adding *a, size_t dm, const dt_node *key, const dt_node *node, size_t known)
{
    dt_reader *r = a->p->r;
    const dt_option *option = &a->p->options[known];
    if (option->dm != dm)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span, "\"%s\" is imagined already, as an option of \"%s\"", DT_SHOW(key),
                  r->model->decision_makers[option->dm].id);
    else if (node->kind != DT_NODE_NOTHING)
        DT_REPORT(r, DT_CODE_LISTED_TWICE, key->span,
                  "\"%s\" is described already, where it is imagined first; here its name alone is enough",
                  DT_SHOW(key));
    if (imagines(a->to, known) && option->dm == dm)
        DT_REPORT(r, DT_CODE_LISTED_TWICE, key->span, "\"%s\" is imagined here already", DT_SHOW(key));
    else if (option->dm == dm)
        imagine(a->to, known);
    return DT_OK;
}

static dt_status add_option(void *user, size_t dm, const dt_node *key, const dt_node *node)
{
    adding *a = user;
    perception_reader *p = a->p;
    dt_model *model = p->r->model;
    size_t at = model->imagined_count, known = find_imagined(p, key->text);
    if (known != DT_PATTERN_NONE)
        return add_known(a, dm, key, node, known);
    if (!name_is_free(p->r, key))
        return DT_OK;
    if (model->option_count + at >= DT_OPTIONS_MAX || at == p->capacity) {
        DT_REPORT(p->r, DT_CODE_TOO_MANY_OPTIONS, key->span, "more than %d options, those imagined included",
                  DT_OPTIONS_MAX);
        return DT_OK;
    }
    DT_TRY(dt_read_option(p->r, key, node, &p->options[at]));
    p->options[at].dm = dm;
    p->option_of[dt_index_find(&p->mentions, key->text)] = at;
    model->imagined_count++;
    imagine(a->to, at);
    return DT_OK;
}

#define IMAGINED "what a decision maker is imagined to be able to do"

static dt_status read_imagined(perception_reader *p, draft *d, const dt_node *mapping)
{
    adding a = {p, d};
    size_t mentions = dt_count_options_by_dm(mapping, "imagines");
    if (mentions == 0)
        return dt_read_options_by_dm(p->r, d->fields.values[IMAGINES], IMAGINED, add_option, &a);
    DT_TRY(dt_new_items(p->r, &d->imagined, mentions, sizeof *d->imagined));
    DT_TRY(dt_new_bits(p->r, &d->sees, dt_words_for(p->capacity) * sizeof *d->sees));
    d->out->imagined = d->imagined;
    return dt_read_options_by_dm(p->r, d->fields.values[IMAGINES], IMAGINED, add_option, &a);
}

/* ---- what is hidden ------------------------------------------------------------------------------------------ */

/* An option, in graph form a state; DT_PATTERN_NONE after reporting. */
static dt_status find_hidden(dt_reader *r, const dt_node *node, size_t *out)
{
    dt_state_name state;
    bool found;
    *out = DT_PATTERN_NONE;
    if (!dt_has_kind(r, node, r->model->graph_form ? "a hidden state" : "a hidden option", DT_TAKES_TEXT))
        return DT_OK;
    if (!r->model->graph_form) {
        *out = dt_read_option_name(r, node);
        return DT_OK;
    }
    DT_TRY(dt_read_state_text(r, node, &state, &found));
    *out = found ? state.index : DT_PATTERN_NONE;
    return DT_OK;
}

static dt_status read_hidden(dt_reader *r, const dt_node *list, dt_perception *out)
{
    size_t *hidden = NULL, count = list ? list->count : 0;
    size_t all = r->model->graph_form ? r->model->graph_state_count : r->model->option_count + r->model->imagined_count;
    uint64_t *seen = NULL;
    if (count == 0)
        return DT_OK;
    DT_TRY(dt_new_items(r, &hidden, count, sizeof *hidden));
    DT_TRY(dt_new_bits(r, &seen, dt_words_for(all) * sizeof *seen));
    out->hidden = hidden;
    for (size_t k = 0; k < count; k++) {
        size_t what;
        DT_TRY(find_hidden(r, &list->items[k], &what));
        if (what == DT_PATTERN_NONE)
            continue;
        if (dt_bit_get(seen, what)) {
            DT_REPORT(r, DT_CODE_LISTED_TWICE, list->items[k].span, "\"%s\" is hidden already",
                      DT_SHOW(&list->items[k]));
            continue;
        }
        dt_bit_set(seen, what);
        hidden[out->hidden_count++] = what;
    }
    return DT_OK;
}

/* ---- minds and moves ----------------------------------------------------------------------------------------- */

static dt_status read_minds(dt_reader *r, const dt_node *mapping, dt_perception *out)
{
    dt_perceived_mind *minds = NULL;
    DT_TRY(dt_new_items(r, &minds, mapping ? mapping->count : 0, sizeof *minds));
    out->minds = minds;
    for (size_t k = 0; mapping && k < mapping->count; k++) {
        bool right;
        dt_perceived_mind *mind = &minds[out->mind_count];
        size_t dm = dt_read_dm_name(r, &mapping->keys[k]);
        if (dm == DT_PATTERN_NONE || mapping->items[k].kind == DT_NODE_NOTHING)
            continue;
        *mind = (dt_perceived_mind){.dm = dm, .span = mapping->keys[k].span};
        DT_TRY(dt_read_perceived_mind(r, &mapping->items[k], mind, &right));
        out->mind_count += right;
    }
    return DT_OK;
}

enum { STEP, FORBID, MOVES_BECAUSE, MOVES_CITE, MOVES_KEYS };
static const dt_key moves_keys[MOVES_KEYS] = {
    [STEP] = {"step", DT_TAKES_TEXT},
    [FORBID] = {"forbid", DT_TAKES_LIST},
    [MOVES_BECAUSE] = DT_KEY_BECAUSE,
    [MOVES_CITE] = DT_KEY_CITE,
};

static dt_status read_moves(dt_reader *r, const dt_node *node, dt_perception *out)
{
    dt_fields fields;
    dt_note unused;
    if (!node)
        return DT_OK;
    if (r->model->graph_form)
        return dt_read_graph_moves(r, node, &out->graph_moves, &out->graph_move_counts);
    dt_read_fields(r, &fields, node, "\"moves\" of a perception", moves_keys, MOVES_KEYS);
    out->has_step = fields.values[STEP];
    out->has_forbidden = fields.values[FORBID];
    if (out->has_step)
        out->single_step = dt_read_single_step(r, fields.values[STEP]);
    DT_TRY(dt_read_forbid(r, fields.values[FORBID], &out->forbidden, &out->forbidden_count));
    return dt_read_note(r, fields.values[MOVES_BECAUSE], fields.values[MOVES_CITE], &unused);
}

/* ---- one perception ------------------------------------------------------------------------------------------ */

static void refuse_options(dt_reader *r, const dt_fields *fields)
{
    static const int refused[] = {IMAGINES, INFEASIBLE, FEASIBLE, DIRECTIONS};
    for (size_t k = 0; k < sizeof refused / sizeof *refused; k++)
        if (fields->values[refused[k]])
            dt_refuse_in_graph_form(r, fields->mapping, fields->values[refused[k]]);
}

static bool says_something(const dt_fields *fields)
{
    for (int k = 0; k < PERCEPTION_KEYS; k++)
        if (k != BECAUSE && k != CITE && fields->values[k] && fields->values[k]->count > 0)
            return true;
    return fields->spoilt != 0;
}

/* Whose it is, why, and what is imagined. */
static dt_status begin(perception_reader *p, size_t dm, const dt_node *key, const dt_node *mapping, draft *d)
{
    dt_reader *r = p->r;
    dt_read_fields(r, &d->fields, mapping, "a perception", perception_keys,
                   d->around ? PERCEPTION_KEYS - 1 : PERCEPTION_KEYS);
    *d->out = (dt_perception){.dm = dm, .span = key->span};
    if (!says_something(&d->fields))
        DT_REPORT(r, DT_CODE_EMPTY, key->span,
                  "this perception says nothing; give it of, hides, imagines, infeasible, feasible, directions%s",
                  d->around ? " or moves" : ", moves or perceptions");
    DT_TRY(dt_read_note(r, d->fields.values[BECAUSE], d->fields.values[CITE], &d->out->note));
    if (r->model->graph_form) {
        refuse_options(r, &d->fields);
        return DT_OK;
    }
    return read_imagined(p, d, mapping);
}

static dt_status complete(perception_reader *p, draft *d)
{
    dt_reader *r = p->r;
    const dt_node *const *values = d->fields.values;
    p->within = d->around; /* nobody hides what it imagines */
    DT_TRY(read_hidden(r, values[HIDES], d->out));
    p->within = d;
    DT_TRY(read_minds(r, values[OF], d->out));
    DT_TRY(read_moves(r, values[MOVES], d->out));
    if (r->model->graph_form)
        return DT_OK;
    DT_TRY(dt_read_rules(r, values[INFEASIBLE], &d->out->infeasible, &d->out->infeasible_count));
    DT_TRY(dt_read_rules(r, values[FEASIBLE], &d->out->feasible, &d->out->feasible_count));
    return dt_read_directions(r, values[DIRECTIONS], &d->out->directions, &d->out->direction_count);
}

/* ---- several ------------------------------------------------------------------------------------------------- */

/* The perceptions of a mapping, or of one within another. */
typedef struct drafts {
    draft *list;
    size_t count;
} drafts;

static dt_status begin_each(perception_reader *p, const dt_node *mapping, const draft *around, drafts *out,
                            const dt_perception **perceptions)
{
    dt_perception *list = NULL;
    DT_TRY(dt_new_items(p->r, &list, mapping ? mapping->count : 0, sizeof *list));
    DT_TRY(dt_new_items(p->r, &out->list, mapping ? mapping->count : 0, sizeof *out->list));
    *perceptions = list;
    for (size_t k = 0; mapping && k < mapping->count; k++) {
        const dt_node *key = &mapping->keys[k], *item = &mapping->items[k];
        size_t dm = dt_read_dm_name(p->r, key);
        if (dm == DT_PATTERN_NONE || item->kind == DT_NODE_NOTHING ||
            !dt_has_kind(p->r, item, "a perception", DT_TAKES_MAPPING))
            continue;
        if (around && around->out->dm == dm) {
            DT_REPORT(p->r, DT_CODE_OWN_PERCEPTION, key->span,
                      "how \"%s\" sees the conflict itself is said outside; this is for how it thinks that others do",
                      DT_SHOW(key));
            continue;
        }
        out->list[out->count] = (draft){.out = &list[out->count], .around = around};
        DT_TRY(begin(p, dm, key, item, &out->list[out->count++]));
    }
    return DT_OK;
}

static dt_status complete_each(perception_reader *p, drafts *all)
{
    for (size_t k = 0; k < all->count; k++)
        DT_TRY(complete(p, &all->list[k]));
    return DT_OK;
}

/* Those of the model first, then those within each, so that what is imagined is described where a reader meets it first. */
static dt_status read_each(perception_reader *p, const dt_node *node)
{
    drafts all = {.count = 0}, *within = NULL;
    DT_TRY(begin_each(p, node, NULL, &all, &p->r->model->perceptions));
    p->r->model->perception_count = all.count;
    DT_TRY(dt_new_items(p->r, &within, all.count, sizeof *within));
    for (size_t k = 0; k < all.count; k++) {
        dt_perception *out = all.list[k].out;
        DT_TRY(begin_each(p, all.list[k].fields.values[OTHERS], &all.list[k], &within[k], &out->others));
        out->other_count = within[k].count;
    }
    DT_TRY(complete_each(p, &all));
    for (size_t k = 0; k < all.count; k++)
        DT_TRY(complete_each(p, &within[k]));
    return DT_OK;
}

/* The names of all that somebody imagines, as often as they are written. */
typedef struct gathering {
    const char **names; /* NULL: only counts */
    size_t count;
} gathering;

static void gather_names(const dt_node *perception, gathering *g)
{
    const dt_node *owners = dt_node_get(perception, "imagines");
    for (size_t i = 0; owners && owners->kind == DT_NODE_MAPPING && i < owners->count; i++) {
        const dt_node *options = &owners->items[i];
        for (size_t o = 0; options->kind == DT_NODE_MAPPING && o < options->count; o++, g->count++)
            if (g->names)
                g->names[g->count] = options->keys[o].text;
    }
}

static void gather(const dt_node *perceptions, unsigned level, gathering *g)
{
    for (size_t k = 0; k < perceptions->count; k++) {
        const dt_node *item = &perceptions->items[k];
        if (item->kind != DT_NODE_MAPPING)
            continue;
        gather_names(item, g);
        const dt_node *others = level == 1 ? dt_node_get(item, "perceptions") : NULL;
        if (others && others->kind == DT_NODE_MAPPING)
            gather(others, 2, g);
    }
}

static dt_status index_mentions(perception_reader *p, const dt_node *node)
{
    gathering g = {.names = NULL};
    gather(node, 1, &g);
    size_t count = g.count;
    DT_TRY(dt_new_items(p->r, &g.names, count, sizeof *g.names));
    DT_TRY(dt_new_items(p->r, &p->option_of, count, sizeof *p->option_of));
    p->capacity = count < DT_OPTIONS_MAX ? count : DT_OPTIONS_MAX;
    for (size_t k = 0; k < count; k++)
        p->option_of[k] = DT_PATTERN_NONE;
    g.count = 0;
    gather(node, 1, &g);
    return dt_index_build(&p->mentions, p->r->arena, g.names, count);
}

dt_status dt_read_perceptions(dt_reader *r, const dt_node *node)
{
    perception_reader p = {.r = r};
    const dt_names names = r->names;
    if (!node)
        return DT_OK;
    DT_TRY(index_mentions(&p, node));
    size_t *indices = NULL;
    DT_TRY(dt_new_items(r, &p.options, p.capacity, sizeof *p.options));
    DT_TRY(dt_new_items(r, &indices, p.capacity, sizeof *indices));
    for (size_t k = 0; k < p.capacity; k++)
        indices[k] = r->model->option_count + k;
    r->model->imagined = p.options;
    r->model->imagined_indices = indices;
    r->names = (dt_names){.find = find_option, .user = &p};
    dt_status status = read_each(&p, node);
    r->names = names;
    return status;
}
