/* SPDX-License-Identifier: MIT */
/* A state without a question of stability: what is done there, where it stands in everybody's ranking, who can move where. */
#include "report/explain.h"
#include "report/json_parts.h"
#include "report/teller.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>

#define MOVES_MAX 5 /* moves of one decision maker told one by one, short of --depth witness */

typedef struct ranked {
    uint32_t rank, to; /* the rank, or where nothing is ranked how it compares with the state asked about */
    dt_relation_kind kind;
    dt_relation relation;
} ranked;

/* One decision maker's moves from the state. */
typedef struct outlook {
    const dt_asked *asked;
    size_t dm;
    bool by_chance;                    /* does it go by probabilities? */
    bool ranks;                        /* is the preference a ranking? */
    uint32_t here;                     /* then: rank of the state */
    uint32_t others;                   /* states that share it */
    uint32_t kinds[DT_RELATION_KINDS]; /* else: how many other states compare so with it */
    ranked *moves;                     /* improvements first, the best before the others */
    size_t count, capacity, improvements, unknown;
} outlook;

static dt_relation relate(const outlook *look, uint32_t other)
{
    const dt_asked *asked = look->asked;
    return dt_graph_relate(asked->graph, look->dm, asked->profile[look->dm], other, asked->state);
}

static dt_status add_move(void *user, uint32_t to)
{
    outlook *look = user;
    dt_relation relation = relate(look, to);
    dt_relation_kind kind = dt_relation_tempting(relation);
    if (!dt_grow(&look->moves, &look->capacity, look->count, sizeof *look->moves))
        return DT_ERR_NOMEM;
    uint32_t rank = look->ranks ? dt_graph_rank(look->asked->graph, look->dm, look->asked->profile[look->dm], to)
                                : dt_relation_weight(relation);
    look->moves[look->count++] = (ranked){.rank = rank, .to = to, .kind = kind, .relation = relation};
    look->improvements += kind == DT_PREFERRED;
    look->unknown += kind == DT_NOT_KNOWN;
    return dt_budget_spend(look->asked->budget, 1);
}

static int best_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

static dt_status look_out(outlook *look, const dt_asked *asked, size_t dm)
{
    const dt_graph *graph = asked->graph;
    const dt_reading *reading = &dt_graph_model(graph)->decision_makers[dm].readings[asked->profile[dm]];
    *look = (outlook){.asked = asked, .dm = dm, .ranks = dt_reading_ranks(reading), .by_chance = reading->chances};
    look->here = dt_graph_rank(graph, dm, asked->profile[dm], asked->state);
    for (uint32_t s = 0; s < dt_graph_count(graph); s++) {
        look->others += s != asked->state && dt_graph_rank(graph, dm, asked->profile[dm], s) == look->here;
        if (!look->ranks && s != asked->state)
            look->kinds[dt_relation_tempting(relate(look, s))]++;
    }
    dt_status status = dt_budget_spend(asked->budget, dt_graph_count(graph));
    if (status == DT_OK)
        status = dt_graph_each_move(graph, dm, asked->state, add_move, look);
    if (status == DT_OK && look->count)
        qsort(look->moves, look->count, sizeof *look->moves, best_first);
    return status;
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

/* "of 7 other states 3 are better, 1 is all the same, 2 are worse and of 1 it is not known". */
static void tell_kinds(dt_page *page, const outlook *look)
{
    static const struct {
        dt_relation_kind kind;
        const char *words;
    } kinds[] = {{DT_PREFERRED, "better"},
                 {DT_TIED, "all the same"},
                 {DT_DISPREFERRED, "worse"},
                 {DT_BY_CHANCE, "not probable enough to be better"}};
    dt_enumeration list = {.count = 0};
    uint32_t others = dt_graph_count(look->asked->graph) - 1;
    dt_text_add(&page->doc->text, "of ");
    dt_explain_count(page, others, "other state", "other states");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        uint32_t count = look->kinds[kinds[k].kind];
        if (count)
            dt_text_printf(dt_enumeration_next(&list), " %" PRIu32 " %s %s", count, count == 1 ? "is" : "are",
                           kinds[k].words);
    }
    if (look->kinds[DT_NOT_KNOWN])
        dt_text_printf(dt_enumeration_next(&list), " of %" PRIu32 " it is not known", look->kinds[DT_NOT_KNOWN]);
    dt_enumeration_end(&list, ",", " and", &page->doc->text);
}

static void tell_place(dt_page *page, const outlook *look)
{
    if (!look->ranks) {
        dt_prose_dm(&page->doc->text, page->model, look->dm);
        dt_text_add(&page->doc->text, ": ");
        tell_kinds(page, look);
        return;
    }
    uint32_t classes = dt_graph_class_count(look->asked->graph, look->dm, look->asked->profile[look->dm]);
    dt_prose_dm(&page->doc->text, page->model, look->dm);
    dt_text_add(&page->doc->text, classes == 1 ? ": all states are the same to it" : ": ");
    if (classes == 1)
        return;
    dt_prose_place(&page->doc->text, look->here, classes);
    if (look->others == 0)
        return;
    dt_text_add(&page->doc->text, ", with ");
    dt_explain_count(page, look->others, "other that is", "others that are");
    dt_text_add(&page->doc->text, " all the same to it");
}

static void tell_moves_count(dt_page *page, const outlook *look)
{
    if (look->count == 0) {
        dt_text_add(&page->doc->text, dt_is_idle(page->model, look->dm)
                                          ? ". There are no moves to make, here or anywhere."
                                          : ". No move is open from here.");
        return;
    }
    dt_text_add(&page->doc->text, ". ");
    dt_explain_count(page, look->count, "move is open", "moves are open");
    if (look->improvements == 0)
        dt_text_add(&page->doc->text, look->count == 1 ? ", no improvement." : ", none of them an improvement.");
    else if (look->improvements == look->count)
        dt_text_add(&page->doc->text, look->count == 1 ? ", an improvement." : ", each an improvement.");
    else
        dt_text_printf(&page->doc->text, ", %zu of them %s.", look->improvements,
                       look->improvements == 1 ? "an improvement" : "improvements");
    if (look->unknown)
        dt_text_printf(&page->doc->text, " Of %zu it is not known whether %s.", look->unknown,
                       look->unknown == 1 ? "it improves" : "they improve");
}

static void tell_move(dt_page *page, const outlook *look, ranked move)
{
    static const char *const words[] = {[DT_PREFERRED] = "an improvement",
                                        [DT_TIED] = "all the same",
                                        [DT_DISPREFERRED] = "worse",
                                        [DT_NOT_KNOWN] = "perhaps an improvement",
                                        [DT_BY_CHANCE] = "not probable enough an improvement"};
    dt_explain_move(page, look->dm, look->asked->state, move.to);
    bool alike = move.kind == DT_TIED;
    dt_text_add(&page->doc->text, ": ");
    if (move.kind == DT_DISPREFERRED)
        dt_explain_degree(page, move.relation);
    dt_text_add(&page->doc->text, words[move.kind]);
    if (!alike || page->relational)
        dt_explain_why(page, look->dm, look->asked->state, move.to);
}

static void tell_outlook(dt_page *page, const outlook *look)
{
    size_t most = look->asked->depth == DT_DEPTH_SENTENCE  ? 0
                  : look->asked->depth == DT_DEPTH_WITNESS ? SIZE_MAX
                                                           : MOVES_MAX;
    tell_place(page, look);
    tell_moves_count(page, look);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < look->count && k < most; k++) {
        tell_move(page, look, look->moves[k]);
        dt_document_block(page->doc, DT_ITEM);
    }
    if (most == 0 || look->count <= most)
        return;
    dt_text_printf(&page->doc->text, "and %zu more", look->count - most);
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_state(dt_page *page)
{
    const dt_asked *asked = page->asked;
    dt_prose_title(&page->doc->text, asked->graph, page->naming, asked->state);
    if (asked->state == dt_graph_status_quo(asked->graph))
        dt_text_add(&page->doc->text, ", the status quo");
    dt_document_heading(page->doc, 2, NULL);
    if (page->model->graph_form)
        return;
    dt_prose_taken(&page->doc->text, asked->graph, asked->state);
    dt_document_block(page->doc, DT_ITEM);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

static const char *const kind_names[] = {[DT_TIED] = "tied",
                                         [DT_PREFERRED] = "better",
                                         [DT_DISPREFERRED] = "worse",
                                         [DT_NOT_KNOWN] = "unknown",
                                         [DT_BY_CHANCE] = "improbable"};

static void write_rank(dt_json *json, const outlook *look)
{
    const dt_asked *asked = look->asked;
    dt_json_member_number(json, "rank", look->here);
    dt_json_member_number(json, "classes", dt_graph_class_count(asked->graph, look->dm, asked->profile[look->dm]));
    dt_json_member_number(json, "same_rank", look->others);
}

/* Of a preference that is no ranking: how many other states compare how with it. */
static void write_kinds(dt_json *json, const outlook *look)
{
    dt_json_member_text(json, "rank", NULL);
    dt_json_key(json, "others");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t kind = 0; kind < DT_RELATION_KINDS; kind++)
        if (kind != DT_BY_CHANCE || look->by_chance)
            dt_json_member_number(json, kind_names[kind], look->kinds[kind]);
    dt_json_close(json);
}

static void write_outlook(dt_json *json, const outlook *look)
{
    const dt_model *model = dt_graph_model(look->asked->graph);
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "decision_maker", model->decision_makers[look->dm].id);
    if (look->ranks)
        write_rank(json, look);
    else
        write_kinds(json, look);
    dt_json_key(json, "moves");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < look->count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_number(json, "to", (uint64_t)look->moves[k].to + 1);
        dt_json_key(json, "improvement");
        dt_json_bool(json, look->moves[k].kind == DT_PREFERRED);
        if (!look->ranks) {
            dt_json_member_text(json, "is", kind_names[look->moves[k].kind]);
            dt_json_member_number(json, "degree", look->moves[k].relation.strength);
        }
        dt_json_close(json);
    }
    dt_json_close(json);
    dt_json_close(json);
}

static void write_state(dt_json *json, const dt_asked *asked)
{
    dt_text pattern = {.data = NULL};
    dt_json_add_head(json, "detente-position", asked->graph, asked->profile, asked->file, NULL);
    dt_json_add_status_quo(json, asked->graph);
    dt_json_key(json, "state");
    dt_json_open_state(json, asked->graph, asked->profile, asked->state, &pattern);
    dt_json_close(json);
    dt_text_free(&pattern);
}

/* ---- each in turn -------------------------------------------------------------------------------------------------- */

/* Writes to `json`, or to `page` where that is NULL. */
static dt_status each_outlook(const dt_asked *asked, dt_page *page, dt_json *json)
{
    dt_status status = DT_OK;
    for (size_t i = 0; status == DT_OK && i < dt_graph_model(asked->graph)->dm_count; i++) {
        outlook look = {.moves = NULL};
        if (asked->dm != DT_PATTERN_NONE && asked->dm != i)
            continue;
        status = look_out(&look, asked, i);
        if (status == DT_OK && json)
            write_outlook(json, &look);
        else if (status == DT_OK)
            tell_outlook(page, &look);
        free(look.moves);
    }
    return status;
}

static dt_status report_json(const dt_asked *asked, dt_text *out)
{
    dt_json json = {.out = out};
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    write_state(&json, asked);
    dt_json_key(&json, "positions");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    DT_TRY(each_outlook(asked, NULL, &json));
    dt_json_close(&json);
    dt_json_close(&json);
    return out->status;
}

dt_status dt_report_position(const dt_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    if (format == DT_FORMAT_JSON)
        return report_json(asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_page page = {.asked = asked, .model = dt_graph_model(asked->graph), .doc = &doc};
    page.relational =
        !dt_profile_ranks(page.model, asked->profile) || dt_profile_strength(page.model, asked->profile) > DT_MILD;
    tell_state(&page);
    dt_status status = each_outlook(asked, &page, NULL);
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}
