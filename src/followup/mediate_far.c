/* SPDX-License-Identifier: MIT */
/* Mediation where states are too many to list: the same search, the conditions asked of single states and answered by sets. */
#include "followup/far_doubts.h"
#include "symbolic/shift.h"

#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define LEVER_OPTIONS_MAX 16   /* that levers bring at once: each combination of them is a wanted state of its own */
#define SPARE_BITS DT_SIZE_MAX /* literals that a value could be longer by */

typedef struct target {
    const uint64_t *vector;
    size_t words;
    uint32_t number;
} target;

typedef struct seeking {
    dt_mediation *m;
    dt_symbolic *original;
    const dt_far_wish *wish;
    dt_budget *budget;
    size_t words; /* of a state of m->model */
    dt_doubts doubts;
    uint64_t *wanted;  /* [m->wanted] in options of m->model */
    dt_diagram avoid;  /* kept; DT_DIAGRAM_NONE: nothing */
    dt_sets *verdicts; /* of the model as it is */
    size_t first;      /* whom to ask first */
    /* with the acts entered */
    dt_model *acts;  /* NULL: none */
    bool stands;     /* the status quo is feasible, or there is none */
    target *targets; /* ascending */
    size_t target_count, target_room;
    dt_intern numbers;        /* of all wanted states met */
    const uint64_t **vectors; /* theirs, in the arena */
    size_t vector_room;
    dt_arena arena;
} seeking;

static dt_symbolic *base_of(const seeking *s)
{
    return s->m->symbolic;
}

static const dt_model *entered(const seeking *s)
{
    return s->acts ? s->acts : s->m->model;
}

/* ---- options of levers ------------------------------------------------------------------------------------------- */

/* Where option k of the i-th decision maker is in the model with levers: own options come first. */
static size_t place_of(const dt_model *with, const dt_model *original, size_t option)
{
    const size_t dm = original->options[option].dm;
    return with->decision_makers[dm].first_option + (option - original->decision_makers[dm].first_option);
}

void dt_mediation_strip(const dt_mediation *m, const dt_model *original, const uint64_t *vector, uint64_t *state)
{
    memset(state, 0, dt_model_words(original) * sizeof *state);
    for (size_t o = 0; o < original->option_count; o++)
        dt_bit_put(state, o, dt_bit_get(vector, place_of(m->model, original, o)));
}

static void extend(const seeking *s, const uint64_t *state, uint64_t *vector)
{
    const dt_model *original = dt_symbolic_model(s->original);
    memset(vector, 0, s->words * sizeof *vector);
    for (size_t o = 0; o < original->option_count; o++)
        dt_bit_put(vector, place_of(s->m->model, original, o), dt_bit_get(state, o));
}

/* A set of states, whatever becomes of the options of levers. */
static dt_diagram without_levers(const seeking *s, dt_diagram set)
{
    dt_forest *forest = base_of(s)->forest;
    const dt_model *model = s->m->model;
    for (size_t k = 0; k < model->lever_count; k++)
        for (size_t o = 0; o < model->levers[k].option_count; o++)
            set = dt_diagram_exists(forest, set, dt_diagram_now(forest, model->levers[k].option_indices[o]));
    return set;
}

static dt_status rename_statement(const seeking *s, const dt_statement *that, dt_statement **out)
{
    const dt_model *original = dt_symbolic_model(s->original);
    uint32_t *names = dt_malloc(original->option_count, sizeof *names);
    if (!names)
        return DT_ERR_NOMEM;
    for (size_t o = 0; o < original->option_count; o++)
        names[o] = (uint32_t)place_of(s->m->model, original, o);
    dt_status status = dt_statement_rename(out, that, names);
    free(names);
    return status;
}

/* ---- wanted states ----------------------------------------------------------------------------------------------- */

/* The number of a wanted state, and one copy of it for good. */
static dt_status number_target(seeking *s, const uint64_t *vector, target *out)
{
    uint32_t key[DT_OPTIONS_MAX / 32];
    const size_t before = s->numbers.count;
    memcpy(key, vector, s->words * sizeof *vector);
    DT_TRY(dt_intern_put(&s->numbers, key, 2 * s->words, &out->number));
    if (!dt_grow(&s->vectors, &s->vector_room, before, sizeof *s->vectors))
        return DT_ERR_NOMEM;
    if (out->number == before)
        s->vectors[before] = dt_arena_copy(&s->arena, vector, s->words, sizeof *vector);
    out->vector = s->vectors[out->number];
    out->words = s->words;
    return out->vector ? DT_OK : DT_ERR_NOMEM;
}

static dt_status add_target(seeking *s, const uint64_t *vector)
{
    if (!dt_rules_feasible(entered(s), vector))
        return DT_OK;
    if (!dt_grow(&s->targets, &s->target_room, s->target_count, sizeof *s->targets))
        return DT_ERR_NOMEM;
    return number_target(s, vector, &s->targets[s->target_count++]);
}

static int by_code(const void *left, const void *right)
{
    const target *a = left, *b = right;
    for (size_t k = a->words; k-- > 0;)
        if (a->vector[k] != b->vector[k])
            return a->vector[k] < b->vector[k] ? -1 : 1;
    return 0;
}

/* The options that the levers among the acts bring. */
static size_t list_brought(const seeking *s, const uint32_t *acts, size_t count, size_t *options)
{
    size_t brought = 0;
    for (size_t k = 0; k < count; k++) {
        const dt_measure *measure = &s->m->measures[acts[k]];
        const dt_lever *lever = measure->kind == DT_MEASURE_LEVER ? &s->m->model->levers[measure->edit.at] : NULL;
        for (size_t o = 0; lever && o < lever->option_count; o++, brought++)
            if (brought < LEVER_OPTIONS_MAX)
                options[brought] = lever->option_indices[o];
    }
    return brought;
}

/* Every combination of these options with every wanted state. */
static dt_status add_combinations(seeking *s, const size_t *options, size_t brought, uint64_t *scratch)
{
    for (uint32_t k = 0; k < s->m->wanted; k++)
        for (uint32_t taken = 0; taken >> brought == 0; taken++) {
            memcpy(scratch, s->wanted + k * s->words, s->words * sizeof *scratch);
            for (size_t o = 0; o < brought; o++)
                dt_bit_put(scratch, options[o], taken >> o & 1u);
            DT_TRY(dt_budget_spend(s->budget, 1 + s->m->model->infeasible_count));
            DT_TRY(add_target(s, scratch));
        }
    dt_sort(s->targets, s->target_count, sizeof *s->targets, by_code);
    return DT_OK;
}

static dt_status find_targets(seeking *s, const uint32_t *acts, size_t count)
{
    size_t options[LEVER_OPTIONS_MAX] = {0};
    const size_t brought = list_brought(s, acts, count, options);
    s->target_count = 0;
    if (brought > LEVER_OPTIONS_MAX)
        return dt_budget_refuse(s->budget,
                                "levers bring %zu options at once, and on sets of states mediate takes %d at most",
                                brought, LEVER_OPTIONS_MAX);
    uint64_t *scratch = dt_malloc(s->words, sizeof *scratch);
    dt_status status = scratch ? add_combinations(s, options, brought, scratch) : DT_ERR_NOMEM;
    free(scratch);
    return status;
}

/* ---- acts ---------------------------------------------------------------------------------------------------------- */

/* Is any state left? */
static dt_status is_sound(seeking *s, const uint32_t *acts, size_t count)
{
    dt_symbolic *with;
    if (s->target_count || (s->m->status_quo && s->stands))
        return DT_OK;
    DT_TRY(dt_doubts_variant(&s->doubts, acts, count, &with));
    return with->feasible == DT_DIAGRAM_FALSE ? DT_ERR_MODEL : DT_OK;
}

static dt_status enter(void *user, const uint32_t *acts, size_t count)
{
    seeking *s = user;
    dt_edit edits[DT_SIZE_MAX];
    for (size_t k = 0; k < count; k++)
        edits[k] = s->m->measures[acts[k]].edit;
    if (count)
        DT_TRY(dt_model_variant(&s->acts, s->m->model, edits, count));
    s->stands = !s->m->status_quo || dt_rules_feasible(entered(s), s->m->status_quo);
    DT_TRY(find_targets(s, acts, count));
    return is_sound(s, acts, count);
}

static void leave(void *user)
{
    seeking *s = user;
    dt_model_free(s->acts);
    s->acts = NULL;
}

static bool leaves_alone(const void *user, const dt_measure *belief)
{
    const seeking *s = user;
    const uint32_t reading = s->m->options.profile[belief->dm];
    const dt_model *base = s->m->model, *now = entered(s);
    return now->infeasible == base->infeasible && now->decision_makers[belief->dm].readings[reading].statements ==
                                                      base->decision_makers[belief->dm].readings[reading].statements;
}

/* ---- the conditions ------------------------------------------------------------------------------------------------ */

/* One question, of one wanted state and one set. */
typedef struct judging {
    seeking *s;
    const target *target;
    const uint32_t *set;
    size_t count;
} judging;

/* Would the decision maker stay? */
static dt_doubt at_target(const judging *j, size_t dm)
{
    return (dt_doubt){.number = 2 * j->target->number, .dm = dm, .from = j->target->vector, .than = j->target->vector};
}

/* Would it go there? */
static dt_doubt at_status_quo(const judging *j, size_t dm)
{
    return (dt_doubt){
        .number = 2 * j->target->number + 1, .dm = dm, .from = j->s->m->status_quo, .than = j->target->vector};
}

static bool is_hopeless_for(const judging *j, size_t dm)
{
    const dt_doubt doubt = at_target(j, dm);
    return dt_doubts_hopeless(&j->s->doubts, &doubt, j->set, j->count);
}

static dt_status is_stable_for(const judging *j, size_t dm, bool *stable)
{
    const dt_doubt doubt = at_target(j, dm);
    return dt_doubts_settle(&j->s->doubts, &doubt, j->set, j->count, stable);
}

/* Whoever refused last is asked first; then, what is known is asked before anything is worked out. */
static dt_status is_equilibrium(const judging *j, bool *holds)
{
    size_t *first = &j->s->first;
    const size_t dms = j->s->m->model->dm_count;
    *holds = false;
    if (is_hopeless_for(j, *first))
        return DT_OK;
    for (size_t dm = 0; dm < dms; dm++)
        if (is_hopeless_for(j, dm)) {
            *first = dm;
            return DT_OK;
        }
    DT_TRY(is_stable_for(j, *first, holds));
    for (size_t dm = 0; *holds && dm < dms; dm++) {
        DT_TRY(is_stable_for(j, dm, holds));
        if (!*holds)
            *first = dm;
    }
    return DT_OK;
}

/* `*worse_for`: the first who can secure more at the status quo. */
static dt_status is_good_enough(const judging *j, size_t *worse_for)
{
    for (*worse_for = 0; *worse_for < j->s->m->model->dm_count; ++*worse_for) {
        const dt_doubt doubt = at_status_quo(j, *worse_for);
        bool deters = false;
        DT_TRY(dt_doubts_settle(&j->s->doubts, &doubt, j->set, j->count, &deters));
        if (!deters)
            return DT_OK;
    }
    return DT_OK;
}

static dt_status judge_target(const judging *j, dt_finding *finding)
{
    bool holds = false;
    *finding = (dt_finding){.refusal = DT_REFUSED_UNSTABLE};
    DT_TRY(is_equilibrium(j, &holds));
    if (!holds)
        return DT_OK;
    finding->refusal = DT_REFUSAL_COUNT;
    if (!j->s->m->status_quo)
        return DT_OK;
    DT_TRY(is_good_enough(j, &finding->worse_for));
    if (finding->worse_for < j->s->m->model->dm_count)
        finding->refusal = DT_REFUSED_WORSE;
    return DT_OK;
}

static dt_status look_at_way(const judging *j, bool *avoided)
{
    dt_symbolic *with;
    *avoided = false;
    if (j->s->avoid == DT_DIAGRAM_NONE || !j->s->m->status_quo)
        return DT_OK;
    DT_TRY(dt_doubts_variant(&j->s->doubts, j->set, j->count, &with));
    return dt_symbolic_reaches(with, j->s->m->options.profile, j->s->m->status_quo, j->s->avoid, avoided);
}

static dt_status list_target(seeking *s, dt_measure_set *set, const target *held)
{
    uint64_t moves = UINT64_MAX;
    dt_outcome_state *listed = &set->targets[set->target_count];
    if (set->target_count < DT_TARGETS_LISTED) {
        *listed = (dt_outcome_state){.state = DT_NO_STATE, .vector = dt_malloc(s->words, sizeof *listed->vector)};
        if (!listed->vector)
            return DT_ERR_NOMEM;
        memcpy(listed->vector, held->vector, s->words * sizeof *listed->vector);
    }
    set->target_count++;
    if (!s->m->status_quo)
        return DT_OK;
    dt_symbolic *with;
    DT_TRY(dt_doubts_variant(&s->doubts, set->measures, set->count, &with));
    DT_TRY(dt_symbolic_distance(with, s->m->options.profile, s->m->status_quo, held->vector, &moves));
    if (moves < set->steps)
        set->steps = (uint32_t)moves;
    return DT_OK;
}

/* As dt_world_judge(): the furthest that one of the wanted states comes. Those that count are noted in `into`; NULL: the first is enough. */
static dt_status judge_all(seeking *s, const uint32_t *set, size_t count, dt_finding *finding, dt_measure_set *into)
{
    bool asked = false, avoided = false;
    *finding = (dt_finding){.refusal = s->stands ? DT_REFUSED_TARGET : DT_REFUSED_STATUS_QUO};
    for (size_t k = 0; s->stands && k < s->target_count && (into || finding->refusal != DT_REFUSAL_COUNT); k++) {
        const judging j = {.s = s, .target = &s->targets[k], .set = set, .count = count};
        dt_finding one;
        DT_TRY(judge_target(&j, &one));
        if (one.refusal == DT_REFUSAL_COUNT && !asked)
            DT_TRY(look_at_way(&j, &avoided));
        asked |= one.refusal == DT_REFUSAL_COUNT;
        if (one.refusal == DT_REFUSAL_COUNT && avoided)
            one.refusal = DT_REFUSED_AVOIDED;
        if (one.refusal > finding->refusal)
            *finding = one;
        if (into && one.refusal == DT_REFUSAL_COUNT)
            DT_TRY(list_target(s, into, &s->targets[k]));
    }
    return DT_OK;
}

static dt_status judge(void *user, const uint32_t *set, size_t count, dt_finding *finding)
{
    return judge_all(user, set, count, finding, NULL);
}

static dt_status mark_weak(void *user)
{
    seeking *s = user;
    DT_TRY(dt_beliefs_mark_weak_far(s->m, s->budget));
    return dt_doubts_know_measures(&s->doubts);
}

/* ---- what a set does ----------------------------------------------------------------------------------------------- */

/* Both ways of solving must agree. */
static dt_status find_effects(seeking *s, dt_measure_set *set, const dt_sets *after)
{
    dt_forest *forest = base_of(s)->forest;
    dt_shifts shifts;
    dt_diagram wanted = DT_DIAGRAM_FALSE;
    for (size_t k = 0; k < set->target_count && k < DT_TARGETS_LISTED; k++)
        assert(dt_sets_equilibrium(after, s->m->options.concept, set->targets[k].vector));
    size_t scope = dt_forest_enter(forest);
    for (size_t k = 0; k < s->m->wanted; k++)
        wanted =
            dt_diagram_or(forest, wanted, dt_symbolic_state(forest, s->wanted + k * s->words, base_of(s)->options));
    const dt_shift_question question = {.before = s->verdicts,
                                        .after = after,
                                        .concept = s->m->options.concept,
                                        .apart = without_levers(s, wanted),
                                        .most = DT_EFFECTS_LISTED};
    dt_status status = dt_symbolic_shift(&shifts, &question);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    set->far = (dt_far_effects){.before = shifts.before.number,
                                .after = shifts.after.number,
                                .lost = shifts.lost.number,
                                .gained = shifts.gained.number,
                                .fresh = shifts.fresh.number,
                                .lost_list = shifts.lost.list,
                                .gained_list = shifts.gained.list,
                                .lost_listed = shifts.lost.count,
                                .gained_listed = shifts.gained.count};
    return status;
}

static dt_status solve_with(seeking *s, dt_measure_set *set)
{
    dt_symbolic *with;
    dt_sets *after = NULL;
    DT_TRY(dt_doubts_variant(&s->doubts, set->measures, set->count, &with));
    DT_TRY(dt_sets_new(&after, with, s->m->options.profile, 1u << s->m->options.concept));
    dt_status status = find_effects(s, set, after);
    dt_sets_free(after);
    return status;
}

static dt_status verify(void *user, dt_measure_set *set)
{
    seeking *s = user;
    dt_finding finding;
    set->steps = UINT32_MAX;
    dt_status status = judge_all(s, set->measures, set->count, &finding, set);
    if (status == DT_OK)
        status = solve_with(s, set);
    assert(status != DT_OK || (finding.refusal == DT_REFUSAL_COUNT && set->target_count > 0));
    if (status != DT_OK)
        dt_measure_set_free(set);
    return status;
}

/* ---- the model as it is -------------------------------------------------------------------------------------------- */

/* Who stands in the way of the first wanted state. */
static dt_status look_at_obstacles(seeking *s)
{
    dt_mediation *m = s->m;
    for (size_t dm = 0; s->target_count && dm < m->model->dm_count; dm++) {
        const judging j = {.s = s, .target = &s->targets[0]};
        const dt_doubt there = at_target(&j, dm), here = at_status_quo(&j, dm);
        bool deters = true;
        DT_TRY(dt_doubts_settle(&s->doubts, &there, NULL, 0, &deters));
        m->unstable[dm] = !deters;
        deters = true;
        if (m->status_quo)
            DT_TRY(dt_doubts_settle(&s->doubts, &here, NULL, 0, &deters));
        m->worse[dm] = !deters;
    }
    return DT_OK;
}

static dt_status look_at_base(seeking *s)
{
    dt_finding finding;
    DT_TRY(enter(s, NULL, 0));
    DT_TRY(judge(s, NULL, 0, &finding));
    dt_mediation_note_base(s->m, &finding);
    DT_TRY(look_at_obstacles(s));
    s->m->tried[0].finished = true;
    return DT_OK;
}

/* ---- preparing ----------------------------------------------------------------------------------------------------- */

static size_t spare_bits(const dt_model *model)
{
    size_t most = 0;
    for (size_t k = 0; k < model->lever_count; k++)
        most += model->levers[k].statement_count;
    return most + SPARE_BITS;
}

/* The model with the options of its levers has the states of one that is sound. */
static dt_status make_base(seeking *s)
{
    dt_diagnostics *unread = NULL;
    dt_mediation *m = s->m;
    DT_TRY(dt_model_with_levers(&m->model, dt_symbolic_model(s->original)));
    DT_TRY(dt_diagnostics_new(&unread, m->model->source));
    dt_status status = dt_symbolic_plant(&m->symbolic, m->model, spare_bits(m->model), s->budget, unread);
    dt_diagnostics_free(unread);
    return status;
}

static dt_status extend_states(seeking *s)
{
    const uint64_t *today = dt_symbolic_status_quo(s->original);
    const size_t words = dt_model_words(dt_symbolic_model(s->original));
    s->words = dt_model_words(s->m->model);
    s->wanted = dt_malloc(s->m->wanted, s->words * sizeof *s->wanted);
    if (!s->wanted)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < s->m->wanted; k++)
        extend(s, s->wish->wanted + k * words, s->wanted + k * s->words);
    if (!today)
        return DT_OK;
    s->m->status_quo = dt_malloc(s->words, sizeof *s->m->status_quo);
    if (!s->m->status_quo)
        return DT_ERR_NOMEM;
    extend(s, today, s->m->status_quo);
    return DT_OK;
}

/* What improvements must not lead to, as a function. */
static dt_status draw_avoided(seeking *s, dt_diagram *set)
{
    dt_symbolic *base = base_of(s);
    dt_statement *that = NULL;
    if (s->wish->avoid_that) {
        DT_TRY(rename_statement(s, s->wish->avoid_that, &that));
        *set = dt_symbolic_statement(base->forest, that);
        dt_statement_free(that);
        return DT_OK;
    }
    uint64_t *vector = dt_malloc(s->words, sizeof *vector);
    if (!vector)
        return DT_ERR_NOMEM;
    extend(s, s->wish->avoid_state, vector);
    *set = without_levers(s, dt_symbolic_state(base->forest, vector, base->options));
    free(vector);
    return DT_OK;
}

static dt_status keep_avoided(seeking *s)
{
    dt_forest *forest = base_of(s)->forest;
    dt_diagram set = DT_DIAGRAM_NONE;
    if (!s->wish->avoid_that && !s->wish->avoid_state)
        return DT_OK;
    size_t scope = dt_forest_enter(forest);
    dt_status status = draw_avoided(s, &set);
    if (status == DT_OK)
        status = dt_forest_status(forest);
    if (status == DT_OK)
        s->avoid = dt_diagram_keep(forest, set);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

static dt_status prepare(seeking *s)
{
    dt_mediation *m = s->m;
    DT_TRY(make_base(s));
    DT_TRY(extend_states(s));
    DT_TRY(keep_avoided(s));
    m->unstable = dt_calloc(m->model->dm_count, sizeof *m->unstable);
    m->worse = dt_calloc(m->model->dm_count, sizeof *m->worse);
    if (!m->unstable || !m->worse)
        return DT_ERR_NOMEM;
    DT_TRY(dt_sets_new(&s->verdicts, m->symbolic, m->options.profile, 1u << m->options.concept));
    dt_doubts_begin(&s->doubts, m, s->budget);
    return look_at_base(s);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void seeking_free(seeking *s)
{
    if (s->doubts.m)
        dt_doubts_end(&s->doubts);
    dt_sets_free(s->verdicts);
    if (s->avoid != DT_DIAGRAM_NONE)
        dt_diagram_drop(base_of(s)->forest, s->avoid);
    dt_model_free(s->acts);
    dt_intern_free(&s->numbers);
    free(s->vectors);
    free(s->targets);
    free(s->wanted);
    dt_arena_free(&s->arena);
}

dt_status dt_mediate_far(dt_mediation **out, dt_symbolic *symbolic, const dt_mediate_options *options,
                         const dt_far_wish *wish, dt_budget *budget)
{
    seeking s = {.original = symbolic, .wish = wish, .budget = budget, .avoid = DT_DIAGRAM_NONE};
    const dt_mediator how = {.user = &s,
                             .mark_weak = mark_weak,
                             .enter = enter,
                             .leave = leave,
                             .leaves_alone = leaves_alone,
                             .judge = judge,
                             .verify = verify};
    *out = NULL;
    dt_intern_init(&s.numbers, budget);
    s.m = dt_calloc(1, sizeof *s.m);
    if (!s.m)
        return DT_ERR_NOMEM;
    s.m->options = *options;
    s.m->wanted = wish->wanted_count;
    dt_status status = prepare(&s);
    if (status == DT_OK)
        status = dt_mediation_search(s.m, &how, budget);
    seeking_free(&s);
    return dt_mediation_end(out, s.m, status);
}
