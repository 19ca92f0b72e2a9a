/* SPDX-License-Identifier: MIT */
/* What somebody could learn, and its perception once it has. */
#include "hypergame/internal.h"

static const char *const names[DT_LESSON_KINDS] = {
    [DT_LESSON_ALL] = "all",           [DT_LESSON_WANTS] = "wants", [DT_LESSON_HIDDEN] = "hidden",
    [DT_LESSON_IMAGINED] = "imagined", [DT_LESSON_WORLD] = "world", [DT_LESSON_THOUGHT] = "sees"};

const char *dt_lesson_name(dt_lesson_kind kind)
{
    return names[kind];
}

/* ---- listing ------------------------------------------------------------------------------------------------------- */

static bool sees_another_world(const dt_perception *said, const dt_model *model)
{
    bool any = said->infeasible_count || said->feasible_count || said->direction_count || said->has_step ||
               said->has_forbidden;
    for (size_t dm = 0; said->graph_moves && dm < model->dm_count; dm++)
        any = any || said->graph_moves[dm];
    return any;
}

static size_t count_of(const dt_perception *said, const dt_model *model, dt_lesson_kind kind)
{
    switch (kind) {
    case DT_LESSON_WANTS: return said->mind_count;
    case DT_LESSON_HIDDEN: return said->hidden_count;
    case DT_LESSON_IMAGINED: return said->imagined_count;
    case DT_LESSON_WORLD: return sees_another_world(said, model);
    case DT_LESSON_THOUGHT: return said->other_count;
    default: return 0;
    }
}

static size_t index_of(const dt_perception *said, const dt_model *model, dt_lesson_kind kind, size_t k)
{
    switch (kind) {
    case DT_LESSON_WANTS: return said->minds[k].dm;
    case DT_LESSON_HIDDEN: return said->hidden[k];
    case DT_LESSON_IMAGINED: return model->imagined_indices[said->imagined[k]];
    case DT_LESSON_THOUGHT: return said->others[k].dm;
    default: return 0;
    }
}

/* How many parts of its own view can be put right. */
static size_t count_own(const dt_perception *said, const dt_model *model)
{
    size_t own = 0;
    for (dt_lesson_kind kind = DT_LESSON_WANTS; kind < DT_LESSON_THOUGHT; kind++)
        own += count_of(said, model, kind);
    return own;
}

/* The k-th lesson of one decision maker; `*k` is lowered by how many it has where it has not so many. */
static bool find(const dt_perception *said, const dt_model *model, size_t *k, dt_lesson *out)
{
    *out = (dt_lesson){.kind = DT_LESSON_ALL, .dm = said->dm};
    if (count_own(said, model) > 1 && (*k)-- == 0)
        return true;
    for (dt_lesson_kind kind = DT_LESSON_WANTS; kind < DT_LESSON_KINDS; kind++) {
        size_t count = count_of(said, model, kind);
        out->kind = kind;
        if (*k < count) {
            out->index = index_of(said, model, kind, *k);
            return true;
        }
        *k -= count;
    }
    return false;
}

/* Is somebody taken to want what it does want? Then there is nothing to learn. */
static bool is_right(const dt_hypergame *h, const dt_lesson *lesson)
{
    const dt_view *own = &h->minds[lesson->dm].own;
    for (size_t k = 0; lesson->kind == DT_LESSON_WANTS && k < own->said->mind_count; k++)
        if (own->said->minds[k].dm == lesson->index)
            return own->said->minds[k].reading == h->truth.profile[lesson->index];
    return false;
}

static bool find_any(const dt_hypergame *h, size_t k, dt_lesson *out)
{
    const dt_model *model = dt_graph_model(h->graph);
    for (size_t dm = 0; dm < model->dm_count; dm++)
        if (h->minds[dm].own.said && find(h->minds[dm].own.said, model, &k, out))
            return true;
    return false;
}

bool dt_hypergame_lesson(const dt_hypergame *h, size_t *k, dt_lesson *out)
{
    while (find_any(h, (*k)++, out))
        if (!is_right(h, out))
            return true;
    return false;
}

/* ---- learning ------------------------------------------------------------------------------------------------------ */

static void forget_world(dt_perception *said)
{
    said->infeasible_count = said->feasible_count = said->direction_count = said->forbidden_count = 0;
    said->has_step = said->has_forbidden = false;
    said->graph_moves = NULL;
    said->graph_move_counts = NULL;
}

static void forget_own(dt_perception *said)
{
    said->mind_count = said->hidden_count = said->imagined_count = 0;
    forget_world(said);
}

/* The list without one of its items. */
static dt_status without(dt_arena *arena, const size_t **list, size_t *count, size_t item)
{
    size_t *kept = NULL, n = 0;
    DT_TRY(dt_arena_items(arena, &kept, *count, sizeof *kept));
    for (size_t k = 0; k < *count; k++)
        if ((*list)[k] != item)
            kept[n++] = (*list)[k];
    *list = kept;
    *count = n;
    return DT_OK;
}

static dt_status learn_wants(dt_arena *arena, dt_perception *said, size_t dm)
{
    dt_perceived_mind *kept = NULL;
    size_t n = 0;
    DT_TRY(dt_arena_items(arena, &kept, said->mind_count, sizeof *kept));
    for (size_t k = 0; k < said->mind_count; k++)
        if (said->minds[k].dm != dm)
            kept[n++] = said->minds[k];
    said->minds = kept;
    said->mind_count = n;
    return DT_OK;
}

static dt_status forget_imagined(dt_arena *arena, dt_perception *said, const dt_model *model, size_t option)
{
    for (size_t k = 0; k < model->imagined_count; k++)
        if (model->imagined_indices[k] == option)
            return without(arena, &said->imagined, &said->imagined_count, k);
    return DT_OK;
}

static dt_status put_right(dt_arena *arena, dt_perception *said, const dt_model *model, const dt_lesson *lesson)
{
    switch (lesson->kind) {
    case DT_LESSON_ALL: forget_own(said); return DT_OK;
    case DT_LESSON_WANTS: return learn_wants(arena, said, lesson->index);
    case DT_LESSON_HIDDEN: return without(arena, &said->hidden, &said->hidden_count, lesson->index);
    case DT_LESSON_IMAGINED: return forget_imagined(arena, said, model, lesson->index);
    case DT_LESSON_WORLD: forget_world(said); return DT_OK;
    default: return DT_OK;
    }
}

static bool says_nothing(const dt_perception *said, const dt_model *model)
{
    return count_own(said, model) == 0 && said->other_count == 0;
}

dt_status dt_lesson_learn(dt_arena *arena, const dt_perception **said, const dt_model *model, const dt_lesson *lesson)
{
    dt_perception *learnt = dt_arena_copy(arena, *said, 1, sizeof **said);
    if (!learnt)
        return DT_ERR_NOMEM;
    DT_TRY(put_right(arena, learnt, model, lesson));
    *said = says_nothing(learnt, model) ? NULL : learnt;
    return DT_OK;
}
