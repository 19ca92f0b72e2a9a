/* SPDX-License-Identifier: MIT */
/* How a state stands, in a sentence for each way of standing. A tie is called a tie, and a state that somebody cannot
 * leave is not called liked. */
#include "report/teller.h"

#include "base/bits.h"
#include "report/prose.h"
#include "report/standstill.h"

#define ITEMS_MAX 8   /* decision makers named in one sentence: more are counted */
#define ONE_WAY_MAX 3 /* options named that cannot be undone */

/* ---- improvements ------------------------------------------------------------------------------------------------- */

typedef struct search {
    const dt_teller *teller;
    size_t dm;
    uint32_t rank; /* of the state left */
    dt_improvements *found;
} search;

static dt_status look(void *user, uint32_t to)
{
    search *at = user;
    uint32_t rank = dt_graph_rank(at->teller->graph, at->dm, at->teller->profile[at->dm], to);
    if (rank > at->rank) {
        at->found->count++;
        if (rank > at->found->rank)
            *at->found = (dt_improvements){.count = at->found->count, .best = to, .rank = rank};
    }
    return dt_budget_spend(at->teller->budget, 1);
}

dt_status dt_improvements_find(const dt_teller *teller, size_t dm, uint32_t state, dt_improvements *out)
{
    *out = (dt_improvements){.best = DT_NO_STATE};
    search at = {.teller = teller, .dm = dm, .found = out};
    at.rank = dt_graph_rank(teller->graph, dm, teller->profile[dm], state);
    return dt_graph_each_move(teller->graph, dm, state, look, &at);
}

/* ---- one decision maker -------------------------------------------------------------------------------------------- */

static const char *deciding(const dt_teller *teller, size_t dm, const dt_stand *stand)
{
    const dt_reading *reading = &teller->model->decision_makers[dm].readings[teller->profile[dm]];
    return stand->on == DT_PATTERN_NONE ? NULL : reading->statements[stand->on].text;
}

static dt_status tell_liking(const dt_teller *teller, dt_text *out, size_t dm, uint32_t state, const dt_stand *stand)
{
    const char *statement = deciding(teller, dm, stand);
    (void)state;
    dt_prose_dm(out, teller->model, dm);
    dt_text_add(out, statement ? ", for " : "");
    if (statement)
        dt_prose_quoted(out, statement);
    return DT_OK;
}

static dt_status tell_name(const dt_teller *teller, dt_text *out, size_t dm, uint32_t state, const dt_stand *stand)
{
    (void)state;
    (void)stand;
    dt_prose_dm(out, teller->model, dm);
    return DT_OK;
}

void dt_tell_others(const dt_teller *teller, size_t dm, dt_text *out)
{
    size_t count = 0, other = 0;
    for (size_t i = 0; i < teller->model->dm_count; i++)
        if (i != dm && !dt_is_idle(teller->model, i)) {
            other = i;
            count++;
        }
    if (count == 1)
        dt_prose_dm(out, teller->model, other);
    else
        dt_text_add(out, "the others");
}

static dt_status tell_sanction(const dt_teller *teller, dt_text *out, size_t dm, uint32_t state, const dt_stand *stand)
{
    dt_improvements found;
    const char *statement = deciding(teller, dm, stand);
    DT_TRY(dt_improvements_find(teller, dm, state, &found));
    dt_prose_dm(out, teller->model, dm);
    dt_text_add(out, " could improve by ");
    dt_tell_move(teller, dm, state, found.best, out);
    dt_text_add(out, statement ? ", but an answer by " : ", but ");
    dt_tell_others(teller, dm, out);
    dt_text_add(out, statement ? " would cost " : " can answer");
    if (statement)
        dt_prose_quoted(out, statement);
    return DT_OK;
}

/* Does its direction keep the option as it is? */
static bool is_final(const dt_option *option, const uint64_t *bits, size_t o)
{
    return option->direction != DT_BOTH && dt_bit_get(bits, o) == (option->direction == DT_TAKE);
}

/* The options that this direction keeps as they are now. */
static void tell_final(const dt_teller *teller, dt_text *out, size_t dm, uint32_t state, dt_direction direction)
{
    const dt_decision_maker *who = &teller->model->decision_makers[dm];
    const uint64_t *bits = dt_graph_state(teller->graph, state);
    dt_enumeration final = {.count = 0};
    for (size_t o = who->first_option; o < who->first_option + who->option_count && final.count < ONE_WAY_MAX; o++)
        if (teller->model->options[o].direction == direction && is_final(&teller->model->options[o], bits, o))
            dt_prose_quoted(dt_enumeration_next(&final), teller->model->options[o].text);
    if (!final.count)
        return;
    dt_text_add(out, out->length ? "; " : "");
    dt_enumeration_end(&final, ", ", " and ", out);
    dt_text_add(out, direction == DT_TAKE ? " cannot be undone" : " cannot be taken again");
}

static dt_status tell_no_way_back(const dt_teller *teller, dt_text *out, size_t dm, uint32_t state,
                                  const dt_stand *stand)
{
    dt_text final = {.data = NULL};
    (void)stand;
    dt_prose_dm(out, teller->model, dm);
    tell_final(teller, &final, dm, state, DT_TAKE);
    tell_final(teller, &final, dm, state, DT_DROP);
    if (final.length)
        dt_text_printf(out, " (%s)", dt_text_get(&final));
    dt_text_free_into(&final, out);
    return DT_OK;
}

/* ---- all of one kind ------------------------------------------------------------------------------------------------ */

typedef struct stand_kind {
    dt_stand_by by;
    dt_obstacle obstacle; /* for want of a move: what keeps it from moving; else NONE */
    const char *label, *joint, *after;
    const char *comma, *last;
    dt_status (*tell)(const dt_teller *, dt_text *, size_t, uint32_t, const dt_stand *);
} stand_kind;

#define RULED_OUT DT_BY_NO_MOVE, DT_OBSTACLE_FORBIDDEN, "Every move ruled out", " for ", ".", ", ", " and ", tell_name
#define STILL DT_BY_NO_MOVE, DT_OBSTACLE_NO_MOVE, "No move from here", " for ", ".", ", ", " and ", tell_name

static const stand_kind kinds[DT_STAND_WAYS] = {
    [DT_STANDS_LIKING] = {DT_BY_LIKING, DT_OBSTACLE_NONE, "By liking", ": ", ".", "; ", "; ", tell_liking},
    [DT_STANDS_TIE] = {DT_BY_TIE, DT_OBSTACLE_NONE, "By a tie", ": ",
                       " can move to states of the same rank, to none better.", ", ", " and ", tell_name},
    [DT_STANDS_SANCTION] = {DT_BY_SANCTION, DT_OBSTACLE_NONE, "By sanction", ": ", ".", "; ", "; ", tell_sanction},
    [DT_STANDS_FINAL] = {DT_BY_NO_MOVE, DT_OBSTACLE_DIRECTION, "No way back", " for ", ".", ", ", " and ",
                         tell_no_way_back},
    [DT_STANDS_RULED_OUT] = {RULED_OUT},
    [DT_STANDS_STILL] = {STILL},
};

/* The same, named only. */
static const stand_kind brief_kinds[DT_STAND_WAYS] = {
    [DT_STANDS_LIKING] = {DT_BY_LIKING, DT_OBSTACLE_NONE, "By liking", " for ", ".", ", ", " and ", tell_name},
    [DT_STANDS_TIE] = {DT_BY_TIE, DT_OBSTACLE_NONE, "By a tie", " for ", ".", ", ", " and ", tell_name},
    [DT_STANDS_SANCTION] = {DT_BY_SANCTION, DT_OBSTACLE_NONE, "By sanction", " for ", ".", ", ", " and ", tell_name},
    [DT_STANDS_FINAL] = {DT_BY_NO_MOVE, DT_OBSTACLE_DIRECTION, "No way back", " for ", ".", ", ", " and ", tell_name},
    [DT_STANDS_RULED_OUT] = {RULED_OUT},
    [DT_STANDS_STILL] = {STILL},
};

bool dt_is_idle(const dt_model *model, size_t dm)
{
    return model->graph_form ? model->graph_move_counts[dm] == 0 : model->decision_makers[dm].option_count == 0;
}

static dt_status is_of_kind(const dt_teller *teller, const stand_kind *kind, size_t dm, uint32_t state, dt_stand_by by,
                            bool *is)
{
    dt_obstacle obstacle;
    *is = by == kind->by;
    if (!*is || by != DT_BY_NO_MOVE)
        return DT_OK;
    *is = !dt_is_idle(teller->model, dm);
    if (!*is)
        return DT_OK;
    DT_TRY(dt_standstill_find(&obstacle, teller->graph, dm, state, teller->budget));
    *is = obstacle == kind->obstacle;
    return DT_OK;
}

/* Nothing where it is nobody's way of standing. */
static dt_status tell_kind(const dt_teller *teller, const stand_kind *kind, uint32_t state, const dt_stand *stands,
                           dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    dt_status status = DT_OK;
    size_t count = 0;
    for (size_t i = 0; i < teller->model->dm_count && status == DT_OK; i++) {
        bool is;
        status = is_of_kind(teller, kind, i, state, stands[i].by, &is);
        if (status == DT_OK && is && ++count <= ITEMS_MAX)
            status = kind->tell(teller, dt_enumeration_next(&list), i, state, &stands[i]);
    }
    if (count > ITEMS_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", count - ITEMS_MAX);
    if (count) {
        dt_enumeration_end(&list, kind->comma, kind->last, sentence);
        dt_text_add(sentence, kind->after);
    }
    dt_enumeration_free(&list);
    return status;
}

dt_status dt_tell_way(const dt_teller *teller, dt_stand_way way, dt_telling telling, uint32_t state,
                      const dt_stand *stands, dt_text *sentence)
{
    return tell_kind(teller, (telling == DT_IN_FULL ? kinds : brief_kinds) + way, state, stands, sentence);
}

const char *dt_way_label(dt_stand_way way)
{
    return kinds[way].label;
}

/* With what the way is called in front. */
static dt_status tell_labelled(const dt_teller *teller, const stand_kind *kind, uint32_t state, const dt_stand *stands,
                               dt_text *sentence)
{
    dt_text who = {.data = NULL};
    dt_status status = tell_kind(teller, kind, state, stands, &who);
    if (status == DT_OK && who.length)
        dt_text_printf(sentence, "%s%s%s%s", sentence->length ? " " : "", kind->label, kind->joint, dt_text_get(&who));
    if (status == DT_OK)
        status = who.status;
    dt_text_free(&who);
    return status;
}

bool dt_stands_alike(const dt_teller *teller, const dt_stand *stands, dt_stand_by *by)
{
    size_t count = 0;
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        if (dt_is_idle(teller->model, i))
            continue;
        if (count++ && stands[i].by != *by)
            return false;
        *by = stands[i].by;
    }
    return count > 1;
}

dt_status dt_tell_stands_briefly(const dt_teller *teller, uint32_t state, const dt_stand *stands, dt_text *sentence)
{
    dt_stand_by by = DT_UNSTABLE;
    if (dt_stands_alike(teller, stands, &by)) {
        static const char *const words[] = {[DT_UNSTABLE] = "",
                                            [DT_BY_NO_MOVE] = "Nobody can leave it.",
                                            [DT_BY_LIKING] = "By liking for all.",
                                            [DT_BY_TIE] = "By a tie for all.",
                                            [DT_BY_SANCTION] = "By sanction for all."};
        dt_text_printf(sentence, "%s%s", sentence->length ? " " : "", words[by]);
        return sentence->status;
    }
    for (size_t k = 0; k < DT_STAND_WAYS; k++)
        DT_TRY(tell_labelled(teller, &brief_kinds[k], state, stands, sentence));
    return sentence->status;
}

dt_status dt_tell_stands(const dt_teller *teller, uint32_t state, const dt_stand *stands, const char *first)
{
    dt_text sentence = {.data = NULL};
    dt_status status = DT_OK;
    dt_stand_by by = DT_UNSTABLE;
    bool absorbing = dt_stands_alike(teller, stands, &by) && by == DT_BY_NO_MOVE;
    if (absorbing)
        dt_prose_add(teller->out, first, "Nobody can leave it.");
    for (size_t k = 0; k < DT_STAND_WAYS && status == DT_OK; k++) {
        if (absorbing && k == DT_STANDS_STILL)
            continue; /* said of everybody */
        sentence.length = 0;
        status = tell_labelled(teller, &kinds[k], state, stands, &sentence);
        if (status == DT_OK && sentence.length)
            dt_prose_add(teller->out, first, dt_text_get(&sentence));
    }
    if (status == DT_OK)
        status = sentence.status;
    dt_text_free(&sentence);
    return status == DT_OK ? teller->out->status : status;
}
