/* SPDX-License-Identifier: MIT */
/* The n-th allocation fails, for every n, in each question asked of a conflict that is there already: each time it must end
 * with DT_ERR_NOMEM and give back every byte. test_fault.c does the same with everything before. */
#include "failing_malloc.h"

#include <detente/detente.h>

#if !FAILING_MALLOC
int main(void)
{
    printf(FAILING_MALLOC_SKIP);
    return 0;
}
#else

#include <string.h>

typedef struct conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_graph *graph;
    uint32_t *profile;
} conflict;

/* ---- questions ----------------------------------------------------------------------------------------------------- */

/* A plan from the first state to the last, in every format. */
static dt_status ask_plan(const conflict *c, dt_text *out)
{
    dt_plan_options options = DT_PLAN_OPTIONS_INIT;
    dt_plan_asked asked = {
        .graph = c->graph, .options = &options, .goal = "last", .file = "model", .budget = c->budget};
    uint32_t caps[] = {0};
    dt_goal goal;
    dt_plan *plan = NULL;
    DT_TRY(dt_goal_of_state(&goal, c->graph, dt_graph_count(c->graph) - 1));
    options.goal = goal.states;
    options.profile = c->profile;
    options.guard = DT_GUARD_CREDIBLE;
    options.any_end = options.worse_end = true;
    options.gesture = 2;
    options.caps = caps;
    options.cap_count = 1;
    dt_status status = dt_plan_find(&plan, c->graph, &options, c->budget);
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_plan(plan, &asked, (dt_format)format, out);
    dt_plan_free(plan);
    dt_goal_free(&goal);
    return status;
}

/* A plan that may not end where it is wanted. */
static dt_status ask_plan_without_end(const conflict *c, dt_text *out)
{
    dt_plan_options options = DT_PLAN_OPTIONS_INIT;
    dt_plan_asked asked = {
        .graph = c->graph, .options = &options, .goal = "true", .file = "model", .budget = c->budget};
    dt_goal goal;
    dt_plan *plan = NULL;
    DT_TRY(dt_goal_of_state(&goal, c->graph, 0));
    options.from = dt_graph_count(c->graph) - 1;
    options.goal = goal.states;
    options.profile = c->profile;
    dt_status status = dt_plan_find(&plan, c->graph, &options, c->budget);
    if (status == DT_OK)
        status = dt_report_plan(plan, &asked, DT_FORMAT_TEXT, out);
    dt_plan_free(plan);
    dt_goal_free(&goal);
    return status;
}

/* How it could unfold from the first state to every state, in every format. */
static dt_status ask_paths(const conflict *c, dt_text *out)
{
    dt_paths_options options = DT_PATHS_OPTIONS_INIT;
    dt_paths_asked asked = {
        .graph = c->graph, .options = &options, .file = "model", .table = true, .budget = c->budget};
    bool disimprove[DT_OPTIONS_MAX] = {true};
    dt_goal goal;
    dt_paths *paths = NULL;
    dt_verdicts *verdicts = NULL;
    asked.concept = DT_CONCEPT_NASH;
    DT_TRY(dt_stability_solve(&verdicts, c->graph, c->profile, 1u << asked.concept, c->budget));
    asked.verdicts = verdicts;
    dt_status status = dt_goal_of_equilibria(&goal, c->graph, verdicts, asked.concept, c->budget);
    options.goal = goal.states;
    options.profile = c->profile;
    options.disimprove = disimprove;
    if (status == DT_OK)
        status = dt_paths_find(&paths, c->graph, &options, c->budget);
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_DOT; format++)
        status = dt_report_paths(paths, &asked, (dt_format)format, out);
    dt_paths_free(paths);
    dt_verdicts_free(verdicts);
    dt_goal_free(&goal);
    return status;
}

/* Who could upset the equilibria, and what two coalitions could do in every state, in every format. */
static dt_status ask_coalitions_of(const conflict *c, dt_coalitions_options *options, dt_text *out)
{
    dt_coalitions_asked asked = {
        .graph = c->graph, .options = options, .file = "model", .most = 99, .table = true, .budget = c->budget};
    dt_coalitions *found = NULL;
    dt_verdicts *verdicts = NULL;
    DT_TRY(dt_stability_solve(&verdicts, c->graph, c->profile, 1u << options->concept, c->budget));
    options->verdicts = verdicts;
    options->profile = c->profile;
    dt_status status = dt_coalitions_find(&found, c->graph, options, c->budget);
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_coalitions(found, &asked, (dt_format)format, out);
    dt_coalitions_free(found);
    dt_verdicts_free(verdicts);
    return status;
}

static dt_status ask_coalitions(const conflict *c, dt_text *out)
{
    dt_coalitions_options options = DT_COALITIONS_OPTIONS_INIT;
    options.concept = DT_CONCEPT_GMR;
    return ask_coalitions_of(c, &options, out);
}

static dt_status ask_named_coalitions(const conflict *c, dt_text *out)
{
    dt_coalition named[] = {1, 3};
    dt_coalitions_options options = DT_COALITIONS_OPTIONS_INIT;
    options.named = named;
    options.named_count = c->model->dm_count > 1 ? 2 : 1;
    options.tables = true;
    options.joint = !c->model->graph_form;
    options.pareto = true;
    return ask_coalitions_of(c, &options, out);
}

/* Who sees what, and what would change if somebody learnt something, in every format. */
static dt_status ask_perceptions(const conflict *c, dt_text *out)
{
    dt_hypergame_options options = {.profile = c->profile, .concepts = 1u << DT_CONCEPT_SEQ};
    dt_perceive_asked asked = {.concept = DT_CONCEPT_SEQ,
                               .state = DT_NO_STATE,
                               .file = "model",
                               .most = 99,
                               .table = true,
                               .budget = c->budget};
    dt_hypergame *h = NULL;
    dt_disclosures *found = NULL;
    DT_TRY(dt_hypergame_new(&h, c->graph, &options, c->budget, NULL));
    dt_status status = dt_hypergame_disclose(&found, h, DT_CONCEPT_SEQ, c->budget);
    asked.hypergame = h;
    asked.disclosures = found;
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_perceive(&asked, (dt_format)format, out);
    asked.state = 0;
    if (status == DT_OK)
        status = dt_report_perceive(&asked, DT_FORMAT_TEXT, out);
    dt_disclosures_free(found);
    dt_hypergame_free(h);
    return status;
}

/* Who cares for whom, every attitude alone at other values, in every format. */
static dt_status ask_attitudes(const conflict *c, dt_text *out)
{
    dt_regard regards[16] = {DT_DEVOTED, DT_AGGRESSIVE};
    dt_attitudes_options options = {.profile = c->profile, .attitudes = regards, .sweep = DT_SWEEP_EACH};
    dt_attitudes_asked asked = {
        .options = &options, .concept = DT_RGMR, .file = "model", .most = 99, .budget = c->budget};
    dt_attitude_cases *cases = NULL;
    dt_status status = c->model->dm_count > 4 ? DT_OK : dt_attitudes_solve(&cases, c->graph, &options, c->budget);
    for (int format = DT_FORMAT_TEXT; cases && status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_attitudes(cases, &asked, (dt_format)format, out);
    dt_attitude_cases_free(cases);
    return status;
}

/* Every kind of change, for the last state. */
static dt_status ask_mediation(const conflict *c, dt_text *out)
{
    dt_mediate_options options = DT_MEDIATE_OPTIONS_INIT;
    dt_mediation_words words = {.goal = "last", .avoid = "first", .most = 3};
    dt_report_options how = {.file = "model"};
    dt_goal goal, avoid = {.states = NULL};
    dt_mediation *found = NULL;
    DT_TRY(dt_goal_of_state(&goal, c->graph, dt_graph_count(c->graph) - 1));
    dt_status status = dt_goal_of_state(&avoid, c->graph, 0);
    options.goal = &goal;
    options.avoid = &avoid;
    options.profile = c->profile;
    options.kinds = (1u << DT_MEASURE_COUNT) - 1;
    options.swaps = 1;
    if (status == DT_OK)
        status = dt_mediate(&found, c->graph, &options, c->budget);
    if (status == DT_OK)
        status = dt_report_mediation(found, DT_FORMAT_TEXT, &how, &words, c->budget, out);
    if (status == DT_OK)
        status = dt_report_mediation(found, DT_FORMAT_JSON, &how, &words, c->budget, out);
    dt_mediation_free(found);
    dt_goal_free(&goal);
    dt_goal_free(&avoid);
    return status;
}

/* What everybody would have to prefer for the last state to hold, under each concept. */
static dt_status ask_preferences(const conflict *c, dt_text *out)
{
    bool who[DT_OPTIONS_MAX] = {true, true};
    dt_inverse_options options = {.profile = c->profile, .who = who, .state = dt_graph_count(c->graph) - 1};
    dt_status status = DT_OK;
    for (dt_concept_id concept = 0; status == DT_OK && concept < DT_CONCEPT_COUNT; concept ++) {
        dt_inverse *found = NULL;
        options.concept = concept;
        if (!dt_concept_get(concept)->needs_options || !c->model->graph_form)
            status = dt_inverse_new(&found, c->graph, &options, c->budget);
        const dt_inverse *const list[] = {found};
        const dt_inverse_asked asked = {.graph = c->graph,
                                        .profile = c->profile,
                                        .concept = concept,
                                        .list = list,
                                        .count = found != NULL,
                                        .goal = "last",
                                        .goal_count = 1,
                                        .file = "model"};
        if (status == DT_OK)
            status = dt_report_inverse(&asked, DT_FORMAT_TEXT, out);
        if (status == DT_OK)
            status = dt_report_inverse(&asked, DT_FORMAT_JSON, out);
        dt_inverse_free(found);
    }
    return status;
}

/* This conflict beside another one, in which a judgement and a rule are left out, in every format. */
static dt_status ask_comparison_with(const conflict *c, const dt_graph *second, dt_text *out)
{
    const dt_compare_options options = {
        .concepts = DT_CONCEPTS_DEFAULT, .profiles = {c->profile, c->profile}, .size = 2};
    dt_compared *found = NULL;
    dt_status status = dt_compare(&found, c->graph, second, &options, c->budget);
    const dt_comparison_asked asked = {.compared = found, .files = {"first", "second"}, .most = 3};
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_comparison(&asked, (dt_format)format, out);
    dt_compared_free(found);
    return status;
}

/* A ranking may not know a state that a rule keeps out. */
static bool rules_can_go(const dt_model *model)
{
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t r = 0; r < model->decision_makers[i].reading_count; r++)
            if (model->decision_makers[i].readings[r].kind == DT_BY_RANKING)
                return false;
    return model->infeasible_count > 0;
}

static dt_status ask_comparison(const conflict *c, dt_text *out)
{
    const dt_reading *reading = &c->model->decision_makers[0].readings[0];
    const bool listed = reading->kind == DT_BY_STATEMENTS && reading->statement_count > 1;
    const dt_edit edits[] = {{.kind = DT_EDIT_DROP, .at = 0}, {.kind = DT_EDIT_DROP_RULE, .at = 0}};
    const size_t count = listed ? 1 + rules_can_go(c->model) : 0;
    dt_variant second;
    DT_TRY(dt_variant_make(&second, c->graph, edits, count, c->budget));
    dt_status status = ask_comparison_with(c, second.graph, out);
    dt_variant_free(&second, c->budget);
    return status;
}

/* ---- of sets of states --------------------------------------------------------------------------------------------- */

/* The equilibria of two concepts, all of them and the best of them, in every format. */
static dt_status ask_sets_of(const conflict *c, dt_symbolic *symbolic, dt_text *out)
{
    dt_report_options how = {.file = "model"};
    dt_sets *sets = NULL;
    dt_sets_answer answer = {.profiles = &sets, .count = 1, .which = DT_WHICH_INIT, .options = &how};
    answer.budget = c->budget;
    answer.which.better = dt_symbolic_status_quo(symbolic) != NULL;
    answer.which.undominated = true;
    answer.which.best_for = 0;
    DT_TRY(dt_sets_new(&sets, symbolic, c->profile, 1u << DT_CONCEPT_SMR | 1u << DT_CONCEPT_SIM));
    dt_status status = DT_OK;
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_sets(&answer, (dt_format)format, out);
    if (status == DT_OK)
        status = dt_report_far(&answer, DT_FORMAT_HTML, out);
    dt_sets_free(sets);
    return status;
}

/* Every kind of change, for the last state. */
static dt_status ask_mediation_of_sets(const conflict *c, dt_symbolic *symbolic, dt_text *out)
{
    dt_mediate_options options = DT_MEDIATE_OPTIONS_INIT;
    const dt_report_options how = {.file = "model"};
    const dt_far_wish wish = {.wanted = dt_graph_state(c->graph, dt_graph_count(c->graph) - 1),
                              .wanted_count = 1,
                              .avoid_state = dt_graph_state(c->graph, 0)};
    const dt_mediation_words words = {.goal = "last", .avoid = "first", .most = 3, .symbolic = symbolic, .wish = &wish};
    dt_mediation *found = NULL;
    options.profile = c->profile;
    options.kinds = (1u << DT_MEASURE_COUNT) - 1;
    options.swaps = options.size = 1;
    dt_status status = dt_mediate_far(&found, symbolic, &options, &wish, c->budget);
    if (status == DT_OK)
        status = dt_report_mediation(found, DT_FORMAT_TEXT, &how, &words, c->budget, out);
    if (status == DT_OK)
        status = dt_report_mediation(found, DT_FORMAT_JSON, &how, &words, c->budget, out);
    dt_mediation_free(found);
    return status;
}

/* Everybody's witness of the last state, and the position. */
static dt_status ask_about_one(const conflict *c, dt_symbolic *symbolic, dt_text *out)
{
    const uint64_t *state = dt_graph_state(c->graph, dt_graph_count(c->graph) - 1);
    dt_far_question question = {.profile = c->profile, .concept = DT_CONCEPT_SEQ, .dm = DT_PATTERN_NONE};
    dt_asked asked = {.profile = c->profile, .dm = DT_PATTERN_NONE, .depth = DT_DEPTH_WITNESS, .file = "model"};
    dt_far_position position = {.symbolic = symbolic, .profile = c->profile, .state = state, .file = "model"};
    dt_explanation found;
    question.state = state;
    question.most = 2;
    position.dm = DT_PATTERN_NONE;
    position.budget = asked.budget = c->budget;
    DT_TRY(dt_explain_far(&found, symbolic, &question, c->budget));
    asked.graph = found.sketch;
    asked.state = found.state;
    asked.total = dt_symbolic_states(symbolic);
    dt_status status =
        dt_report_witnesses(&asked, (const dt_witness *const *)found.witnesses, found.count, DT_FORMAT_JSON, out);
    if (status == DT_OK)
        status = dt_report_far_position(&position, DT_FORMAT_TEXT, out);
    dt_explanation_free(&found);
    return status;
}

/* How it could come to the last state, and to an equilibrium. */
static dt_status ask_ways(const conflict *c, dt_symbolic *symbolic, const dt_far_unfolding *question, dt_text *out)
{
    dt_paths_asked asked = {.concept = DT_CONCEPT_NASH, .goal = "last", .file = "model", .budget = c->budget};
    dt_far_paths *paths = NULL;
    DT_TRY(dt_symbolic_paths(&paths, symbolic, question));
    dt_status status = dt_report_far_paths(paths, symbolic, question, &asked, DT_FORMAT_TEXT, out);
    if (status == DT_OK)
        status = dt_report_far_paths(paths, symbolic, question, &asked, DT_FORMAT_JSON, out);
    dt_far_paths_free(paths);
    return status;
}

static dt_status ask_far_paths_of(const conflict *c, dt_symbolic *symbolic, dt_text *out)
{
    bool disimprove[DT_OPTIONS_MAX] = {true};
    dt_far_unfolding question = {
        .profile = c->profile, .from = dt_graph_state(c->graph, 0), .disimprove = disimprove, .rounds = true};
    dt_sets *sets = NULL;
    question.goal.state = dt_graph_state(c->graph, dt_graph_count(c->graph) - 1);
    DT_TRY(ask_ways(c, symbolic, &question, out));
    DT_TRY(dt_sets_new(&sets, symbolic, c->profile, 1u << DT_CONCEPT_NASH));
    question.goal = (dt_far_goal){.equilibria = sets, .concept = DT_CONCEPT_NASH};
    dt_status status = ask_ways(c, symbolic, &question, out);
    dt_sets_free(sets);
    return status;
}

static dt_status ask_symbolically(const conflict *c, dt_text *out,
                                  dt_status (*ask)(const conflict *c, dt_symbolic *symbolic, dt_text *out))
{
    dt_symbolic *symbolic = NULL;
    size_t dm, reading;
    if (!dt_symbolic_takes(c->model, c->profile, &dm, &reading))
        return DT_OK;
    DT_TRY(dt_symbolic_new(&symbolic, c->model, c->budget, c->diagnostics));
    dt_status status = ask(c, symbolic, out);
    dt_symbolic_free(symbolic);
    return status;
}

static dt_status ask_sets(const conflict *c, dt_text *out)
{
    return ask_symbolically(c, out, ask_sets_of);
}

static dt_status ask_far(const conflict *c, dt_text *out)
{
    return ask_symbolically(c, out, ask_about_one);
}

/* What is there and what of it may not be meant. */
static dt_status ask_about_all(const conflict *c, dt_symbolic *symbolic, dt_text *out)
{
    dt_diagnostics *found = NULL;
    DT_TRY(dt_diagnostics_new(&found, c->source));
    dt_status status = dt_symbolic_warn(symbolic, found);
    if (status == DT_OK)
        status = dt_diagnostics_status(found);
    if (status == DT_OK)
        status = dt_report_far_states(symbolic, false, out);
    dt_diagnostics_free(found);
    return status;
}

static dt_status ask_states(const conflict *c, dt_text *out)
{
    return ask_symbolically(c, out, ask_about_all);
}

static dt_status ask_far_paths(const conflict *c, dt_text *out)
{
    return ask_symbolically(c, out, ask_far_paths_of);
}

static dt_status ask_far_mediation(const conflict *c, dt_text *out)
{
    return ask_symbolically(c, out, ask_mediation_of_sets);
}

/* Why a state stands by a criterion, in every depth. */
static dt_status ask_why(const conflict *c, dt_criterion criterion, dt_text *out)
{
    dt_asked asked = {.graph = c->graph, .profile = c->profile, .dm = DT_PATTERN_NONE, .file = "model"};
    dt_witness *witness = NULL;
    asked.budget = c->budget;
    dt_status status = dt_explain_criterion(&witness, c->graph, c->profile, criterion, 0, 0, c->budget);
    const dt_witness *witnesses[] = {witness};
    for (int depth = DT_DEPTH_SENTENCE; status == DT_OK && depth <= DT_DEPTH_WITNESS; depth++) {
        asked.depth = (dt_depth)depth;
        status = dt_report_witnesses(&asked, witnesses, 1, DT_FORMAT_TEXT, out);
    }
    if (status == DT_OK)
        status = dt_report_witnesses(&asked, witnesses, 1, DT_FORMAT_JSON, out);
    if (status == DT_OK)
        status = dt_report_position(&asked, DT_FORMAT_TEXT, out);
    dt_witness_free(witness);
    return status;
}

/* The graph with what was found. */
static dt_status ask_picture(const conflict *c, const dt_findings *findings, dt_text *out)
{
    dt_excerpt_options options = {.profile = c->profile, .around = 0, .depth = 2, .improvements = true};
    dt_excerpt *excerpt = NULL;
    dt_status status = dt_excerpt_new(&excerpt, c->graph, &options, c->budget);
    if (status == DT_OK)
        status = dt_report_relations_dot(excerpt, findings, c->budget, out);
    if (status == DT_OK)
        status = dt_report_graph_csv(excerpt, c->budget, out);
    dt_excerpt_free(excerpt);
    return status;
}

/* By relations, in every format. */
static dt_status ask_relations(const conflict *c, dt_text *out)
{
    const dt_report_options options = {.file = "model", .table = true};
    dt_criterion criteria[DT_CRITERIA_MAX];
    dt_findings *findings = NULL;
    size_t count = dt_criteria_expand(c->model, c->profile, DT_CONCEPTS_DEFAULT, criteria);
    DT_TRY(dt_findings_new(&findings, c->graph, c->profile, criteria, count, c->budget));
    dt_findings_answer answer = {
        .graph = c->graph, .profile = c->profile, .findings = findings, .options = &options, .budget = c->budget};
    dt_findings_alternative other = {c->profile, findings};
    answer.others = &other;
    answer.other_count = 1;
    answer.all_readings = true;
    dt_status status = DT_OK;
    for (int format = DT_FORMAT_TEXT; status == DT_OK && format <= DT_FORMAT_LATEX; format++)
        status = dt_report_findings(&answer, (dt_format)format, out);
    for (int format = DT_FORMAT_MARKDOWN; status == DT_OK && format <= DT_FORMAT_HTML; format++)
        if (format == DT_FORMAT_MARKDOWN || format == DT_FORMAT_HTML || format == DT_FORMAT_LATEX)
            status = dt_report_relations(&answer, (dt_format)format, out);
    if (status == DT_OK)
        status = ask_picture(c, findings, out);
    dt_findings_free(findings);
    return status == DT_OK ? ask_why(c, criteria[count - 1], out) : status;
}

static const struct {
    const char *name;
    dt_status (*ask)(const conflict *c, dt_text *out);
} questions[] = {
    {"a plan", ask_plan},
    {"a plan without an end", ask_plan_without_end},
    {"paths", ask_paths},
    {"mediation", ask_mediation},
    {"preferences", ask_preferences},
    {"coalitions", ask_coalitions},
    {"named coalitions", ask_named_coalitions},
    {"perceptions", ask_perceptions},
    {"a comparison", ask_comparison},
    {"relations", ask_relations},
    {"attitudes", ask_attitudes},
    {"sets of states", ask_sets},
    {"one state of too many", ask_far},
    {"paths among too many", ask_far_paths},
    {"mediation among too many", ask_far_mediation},
    {"states not listed", ask_states},
};
#define QUESTIONS (sizeof questions / sizeof *questions)

/* ---- conflicts ----------------------------------------------------------------------------------------------------- */

static bool read_conflict(conflict *c, const char *path)
{
    static char bytes[1 << 20];
    dt_limits limits = DT_LIMITS_INIT;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    setvbuf(file, NULL, _IONBF, 0);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return dt_source_new(&c->source, "model", bytes, length) == DT_OK &&
           dt_diagnostics_new(&c->diagnostics, c->source) == DT_OK && dt_budget_new(&c->budget, &limits) == DT_OK &&
           dt_model_read(&c->model, c->source, c->diagnostics) == DT_OK &&
           dt_graph_build(&c->graph, c->model, c->budget, c->diagnostics) == DT_OK &&
           (c->profile = calloc(c->model->dm_count, sizeof *c->profile)) != NULL;
}

static void free_conflict(conflict *c)
{
    free(c->profile);
    dt_graph_free(c->graph);
    dt_model_free(c->model);
    dt_budget_free(c->budget);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
}

/* ---- every point --------------------------------------------------------------------------------------------------- */

typedef struct attempt {
    const conflict *conflict;
    size_t question;
} attempt;

static dt_status ask(void *user)
{
    const attempt *one = user;
    dt_text out = {.data = NULL};
    dt_status status = questions[one->question].ask(one->conflict, &out);
    dt_text_free(&out);
    return status;
}

static int ask_failing(int number, const conflict *c, const char *path, size_t question)
{
    attempt one = {.conflict = c, .question = question};
    char name[512];
    snprintf(name, sizeof name, "%s of %s", questions[question].name, path);
    return fail_each(number, name, ask, &one);
}

int main(int argc, char **argv)
{
    int failed = 0, number = 0;
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("1..%d\n", (argc - 1) * (int)QUESTIONS);
    for (int k = 1; k < argc; k++) {
        conflict c = {.graph = NULL};
        if (!read_conflict(&c, argv[k])) {
            printf("Bail out! %s cannot be read\n", argv[k]);
            return 1;
        }
        for (size_t q = 0; q < QUESTIONS; q++)
            failed |= ask_failing(++number, &c, argv[k], q);
        free_conflict(&c);
    }
    return failed;
}

#endif
