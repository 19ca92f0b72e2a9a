/* SPDX-License-Identifier: MIT */
#include "choose.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cli_verb *verb_of(const cli_work *work)
{
    return &verbs[work->arguments->verb];
}

int choose_state(const cli_work *work, const char *option, const char *text, uint32_t *state)
{
    dt_text trouble = {.data = NULL};
    dt_status status = dt_graph_parse_state(work->graph, text, state, &trouble);
    int code = status == DT_ERR_MODEL ? usage_error(verb_of(work), "%s: %s", option, dt_text_get(&trouble))
                                      : work_trouble(work, status);
    dt_text_free(&trouble);
    return code;
}

int choose_far_state(const cli_work *work, const char *option, const char *text, uint64_t *state)
{
    dt_text trouble = {.data = NULL};
    dt_status status = dt_symbolic_parse_state(work->symbolic, text, state, &trouble);
    int code = status == DT_ERR_MODEL ? usage_error(verb_of(work), "%s: %s", option, dt_text_get(&trouble))
                                      : work_trouble(work, status);
    dt_text_free(&trouble);
    return code;
}

int choose_start(const cli_work *work, uint32_t *state)
{
    if (work->arguments->from)
        return choose_state(work, "--from", work->arguments->from, state);
    *state = dt_graph_status_quo(work->graph);
    if (*state == DT_NO_STATE)
        return usage_error(verb_of(work), "the model has no status quo; say with --from where to start");
    return EXIT_ANSWERED;
}

int choose_dm(const cli_work *work, const char *option, const char *id, size_t *dm)
{
    char advice[128];
    const dt_model *model = work->model;
    *dm = dt_model_find_dm(model, id);
    if (*dm != DT_PATTERN_NONE)
        return EXIT_ANSWERED;
    const char **names = calloc(model->dm_count, sizeof *names);
    for (size_t i = 0; names && i < model->dm_count; i++)
        names[i] = model->decision_makers[i].id;
    did_you_mean(advice, sizeof advice, id, names, names ? model->dm_count : 0);
    free(names);
    return usage_error(verb_of(work), "%s: the model has no decision maker \"%s\"%s", option, id, advice);
}

int choose_dms(const cli_work *work, const char *option, const char *list, bool *members)
{
    for (;;) {
        char id[DT_IDENTIFIER_MAX + 2];
        size_t length = strcspn(list, ","), kept = length < sizeof id ? length : sizeof id - 1, dm;
        memcpy(id, list, kept);
        id[kept] = '\0';
        int code = choose_dm(work, option, id, &dm);
        if (code != EXIT_ANSWERED)
            return code;
        if (members[dm])
            return usage_error(verb_of(work), "%s: \"%s\" is given twice", option, id);
        members[dm] = true;
        if (!list[length])
            return EXIT_ANSWERED;
        list += length + 1;
    }
}

/* The names of the basic table, and with `further` the others, into `names`; @return how many. */
static size_t list_names(const char *names[DT_CONCEPT_COUNT + DT_FURTHER_KINDS], bool further)
{
    size_t count = 0;
    for (; count < DT_CONCEPT_COUNT; count++)
        names[count] = dt_concept_get((dt_concept_id)count)->name;
    for (size_t k = 0; further && k < DT_FURTHER_KINDS; k++)
        names[count++] = dt_further_info_of((dt_further_kind)k)->name;
    return count;
}

/* Is it the name of a concept whose number alone is wrong? */
static const dt_further_info *misnumbered(const char *name)
{
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++) {
        const dt_further_info *info = dt_further_info_of((dt_further_kind)k);
        size_t stem = strlen(info->name), digits = 0;
        if (!info->number || strncmp(name, info->name, stem) != 0 || name[stem] != '_')
            continue;
        digits = strspn(name + stem + 1, "0123456789");
        if (!name[stem + 1 + digits])
            return info;
    }
    return NULL;
}

/* Nothing is called that, or not for this purpose. */
static int unknown_concept(const cli_work *work, const char *option, const char *name, bool further)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT + DT_FURTHER_KINDS];
    dt_further found;
    if (!further && dt_further_find(name, &found) && found.kind != DT_FURTHER_BASIC)
        return usage_error(verb_of(work),
                           "%s: \"%s\" is for solve, explain and report; %s knows nash, gmr, smr, seq, sseq and sim",
                           option, name, verb_of(work)->name);
    const dt_further_info *info = further ? misnumbered(name) : NULL;
    if (info)
        return usage_error(verb_of(work), "%s: in \"%s\" the number is %s, from %u to %u", option, name, info->number,
                           info->least, info->kind == DT_FURTHER_STACKELBERG ? 2u : DT_FURTHER_NUMBER_MAX);
    did_you_mean(advice, sizeof advice, name, names, list_names(names, further));
    return usage_error(verb_of(work), "%s: there is no concept \"%s\"%s", option, name, advice);
}

int choose_concept(const cli_work *work, const char *option, const char *name, const dt_concept **concept)
{
    *concept = dt_concept_find(name);
    if (!*concept)
        return unknown_concept(work, option, name, false);
    if ((*concept)->needs_options && work->model->graph_form)
        return usage_error(verb_of(work), "%s: \"%s\" needs options, and this conflict is a bare graph", option, name);
    return EXIT_ANSWERED;
}

int choose_any_concept(const cli_work *work, const char *option, const char *name, dt_further *concept)
{
    bool basic = dt_concept_find(name) != NULL;
    if (!dt_further_find(name, concept) || (concept->kind == DT_FURTHER_BASIC && !basic))
        return unknown_concept(work, option, name, true);
    const char *trouble = dt_further_trouble(*concept, work->model->dm_count, work->model->graph_form);
    return trouble ? usage_error(verb_of(work), "%s: \"%s\" %s", option, name, trouble) : EXIT_ANSWERED;
}

/* ---- a list of concepts -------------------------------------------------------------------------------------------- */

static int add_further(const cli_work *work, dt_further concept, dt_further_asked *asked)
{
    for (size_t k = 0; k < asked->count; k++)
        if (dt_further_same(asked->concepts[k], concept))
            return EXIT_ANSWERED;
    if (asked->count == DT_FURTHER_MAX)
        return usage_error(verb_of(work), "--concepts: at most %d concepts beyond the basic ones", DT_FURTHER_MAX);
    asked->concepts[asked->count++] = concept;
    return EXIT_ANSWERED;
}

/* One of each kind that the conflict allows, with the usual number; of what leads, each. What needs terms is left out, and what
 * is another name for what is there. */
static int add_usual(const cli_work *work, dt_further_asked *asked)
{
    int code = EXIT_ANSWERED;
    for (size_t k = 0; k < DT_FURTHER_KINDS && code == EXIT_ANSWERED; k++) {
        dt_further concept = {(dt_further_kind)k, dt_further_info_of((dt_further_kind)k)->usual};
        bool left_out = k == DT_FURTHER_MIXED || k == DT_FURTHER_EACH || k == DT_FURTHER_MR;
        if (left_out || dt_further_trouble(concept, work->model->dm_count, work->model->graph_form))
            continue;
        code = add_further(work, concept, asked);
        if (code == EXIT_ANSWERED && k == DT_FURTHER_STACKELBERG)
            code = add_further(work, (dt_further){DT_FURTHER_STACKELBERG, 2}, asked);
    }
    return code;
}

static dt_concept_set all_basic(const cli_work *work)
{
    dt_concept_set set = 0;
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        if (!work->model->graph_form || !dt_concept_get((dt_concept_id)k)->needs_options)
            set |= 1u << k;
    return set;
}

/* One name of the list. `further` is NULL where only the basic table is open. */
static int add_concept(const cli_work *work, const char *name, dt_concept_set *set, dt_further_asked *further)
{
    const dt_concept *basic = NULL;
    dt_further concept;
    if (strcmp(name, "all") == 0) {
        *set |= all_basic(work);
        return EXIT_ANSWERED;
    }
    if (further && strcmp(name, "further") == 0)
        return add_usual(work, further);
    if (dt_concept_find(name) || !further) {
        int code = choose_concept(work, "--concepts", name, &basic);
        *set |= code == EXIT_ANSWERED ? 1u << basic->id : 0;
        return code;
    }
    int code = choose_any_concept(work, "--concepts", name, &concept);
    return code == EXIT_ANSWERED ? add_further(work, concept, further) : code;
}

/* Calls add_concept() for every name. */
static int add_list(const cli_work *work, const char *text, dt_concept_set *set, dt_further_asked *further)
{
    for (int code;;) {
        char name[DT_FURTHER_TEXT + 1] = "";
        size_t length = strcspn(text, ",");
        memcpy(name, text, length < sizeof name ? length : sizeof name - 1);
        code = add_concept(work, name, set, further);
        if (code != EXIT_ANSWERED || !text[length])
            return code;
        text += length + 1;
    }
}

int choose_concepts(const cli_work *work, dt_concept_set *concepts)
{
    if (!work->arguments->concepts)
        return EXIT_ANSWERED;
    *concepts = 0;
    return add_list(work, work->arguments->concepts, concepts, NULL);
}

/* ---- further concepts ---------------------------------------------------------------------------------------------- */

bool wants_further(const cli_arguments *arguments)
{
    const char *text = arguments->concepts;
    bool found = arguments->behaviours.count || arguments->concepts_of.count;
    while (text && !found) {
        char name[DT_FURTHER_TEXT + 1] = "";
        size_t length = strcspn(text, ",");
        dt_further concept;
        memcpy(name, text, length < sizeof name ? length : sizeof name - 1);
        found = strcmp(name, "further") == 0 || (dt_further_find(name, &concept) && concept.kind != DT_FURTHER_BASIC) ||
                misnumbered(name);
        text = text[length] ? text + length + 1 : NULL;
    }
    return found;
}

/* Splits DM=VALUE. `given[i]`: it had one before. */
static int split(const cli_work *work, const char *option, const char *text, bool *given, size_t *dm)
{
    char id[DT_IDENTIFIER_MAX + 2];
    size_t length = strcspn(text, "=");
    if (!text[length])
        return usage_error(verb_of(work), "%s takes DM=NAME, not \"%s\"", option, text);
    snprintf(id, sizeof id, "%.*s", (int)(length < sizeof id ? length : sizeof id - 1), text);
    int code = choose_dm(work, option, id, dm);
    if (code == EXIT_ANSWERED && given[*dm])
        return usage_error(verb_of(work), "%s: \"%s\" is given twice", option, id);
    if (code == EXIT_ANSWERED)
        given[*dm] = true;
    return code;
}

static int choose_behaviour(const cli_work *work, const char *text, bool *given, dt_behaviour *behaviours)
{
    size_t dm;
    int code = split(work, "--behaviour", text, given, &dm);
    if (code != EXIT_ANSWERED)
        return code;
    const char *word = strchr(text, '=') + 1, *name;
    for (size_t k = 0; (name = dt_behaviour_name(k)); k++)
        if (strcmp(word, name) == 0) {
            behaviours[dm] = (dt_behaviour)k;
            return EXIT_ANSWERED;
        }
    return usage_error(verb_of(work), "--behaviour: \"%s\" is none of improve, best, any and stay", word);
}

static int choose_own(const cli_work *work, const char *text, bool *given, dt_further *own)
{
    size_t dm;
    int code = split(work, "--concept-of", text, given, &dm);
    if (code == EXIT_ANSWERED)
        code = choose_any_concept(work, "--concept-of", strchr(text, '=') + 1, &own[dm]);
    if (code == EXIT_ANSWERED && (own[dm].kind == DT_FURTHER_EACH || own[dm].kind == DT_FURTHER_MIXED))
        return usage_error(verb_of(work), "--concept-of: \"%s\" is no concept of one decision maker",
                           dt_further_info_of(own[dm].kind)->name);
    return code;
}

static int choose_terms(const cli_work *work, cli_further *further)
{
    const cli_arguments *arguments = work->arguments;
    size_t dms = work->model->dm_count;
    bool *given = calloc(2 * dms, sizeof *given);
    further->behaviours = calloc(dms, sizeof *further->behaviours);
    further->own = calloc(dms, sizeof *further->own);
    int code = EXIT_ANSWERED;
    if (!given || !further->behaviours || !further->own)
        code = work_trouble(work, DT_ERR_NOMEM);
    for (size_t i = 0; i < dms && code == EXIT_ANSWERED; i++)
        further->own[i] = (dt_further){DT_FURTHER_BASIC, DT_CONCEPT_SEQ};
    for (size_t k = 0; k < arguments->behaviours.count && code == EXIT_ANSWERED; k++)
        code = choose_behaviour(work, arguments->behaviours.items[k], given, further->behaviours);
    for (size_t k = 0; k < arguments->concepts_of.count && code == EXIT_ANSWERED; k++)
        code = choose_own(work, arguments->concepts_of.items[k], given + dms, further->own);
    further->asked.terms = (dt_terms){further->behaviours, further->own};
    free(given);
    return code;
}

int choose_all_concepts(const cli_work *work, dt_concept_set *concepts, cli_further *further)
{
    const cli_arguments *arguments = work->arguments;
    *further = (cli_further){.asked = {.count = 0}};
    int code = choose_terms(work, further);
    if (code == EXIT_ANSWERED && arguments->concepts) {
        *concepts = 0;
        code = add_list(work, arguments->concepts, concepts, &further->asked);
    }
    if (code == EXIT_ANSWERED && arguments->behaviours.count)
        code = add_further(work, (dt_further){DT_FURTHER_MIXED, 0}, &further->asked);
    if (code == EXIT_ANSWERED && arguments->concepts_of.count)
        code = add_further(work, (dt_further){DT_FURTHER_EACH, 0}, &further->asked);
    return code;
}

void cli_further_free(cli_further *further)
{
    free(further->behaviours);
    free(further->own);
}

/* ---- statements and goals ------------------------------------------------------------------------------------------ */

int choose_statement(const cli_work *work, const char *option, const char *text, cli_statement *out)
{
    if (work->model->graph_form)
        return usage_error(verb_of(work), "%s speaks of options, and this conflict has none", option);
    dt_status status = dt_source_new(&out->source, option, text, strlen(text));
    if (status == DT_OK)
        status = dt_diagnostics_new(&out->diagnostics, out->source);
    if (status == DT_OK)
        status = dt_model_parse(work->model, text, &out->that, out->diagnostics);
    if (status == DT_ERR_MODEL) {
        int code = work_tell(work, out->diagnostics);
        return code == EXIT_ANSWERED ? EXIT_USAGE : code;
    }
    return work_trouble(work, status);
}

void cli_statement_free(cli_statement *statement)
{
    dt_statement_free(statement->that);
    dt_diagnostics_free(statement->diagnostics);
    dt_source_free(statement->source);
}

/* A single word that is no option's name and no truth value. */
static bool is_word_for_no_option(const dt_model *model, const char *text)
{
    for (const char *at = text; *at; at++)
        if (!isalnum((unsigned char)*at) && *at != '_' && *at != '.')
            return false;
    for (size_t o = 0; o < model->option_count; o++)
        if (strcmp(model->options[o].name, text) == 0 || strcmp(model->options[o].written, text) == 0)
            return false;
    return *text && !strchr(text, '.') && strcmp(text, "true") != 0 && strcmp(text, "false") != 0;
}

/* Can the text be nothing but a state? Names, numbers, patterns and lists can; statements list only in parentheses. */
static bool is_state(const cli_work *work, const char *text)
{
    const dt_model *model = work->model;
    size_t length = strlen(text);
    for (size_t k = 0; k < model->named_count; k++)
        if (model->named[k].name && strcmp(model->named[k].name, text) == 0)
            return true;
    return model->graph_form || strspn(text, "0123456789") == length || text[0] == '[' ||
           (length == model->option_count && strspn(text, "YN-") == length) ||
           (strchr(text, ',') && !strchr(text, '(')) || is_word_for_no_option(model, text);
}

int choose_goal(const cli_work *work, const char *option, const char *text, dt_goal *goal)
{
    uint32_t state;
    if (is_state(work, text)) {
        int code = choose_state(work, option, text, &state);
        return code == EXIT_ANSWERED ? work_trouble(work, dt_goal_of_state(goal, work->graph, state)) : code;
    }
    cli_statement statement = {.source = NULL};
    int code = choose_statement(work, option, text, &statement);
    if (code == EXIT_ANSWERED)
        code = work_trouble(work, dt_goal_of_statement(goal, work->graph, statement.that, work->budget));
    cli_statement_free(&statement);
    return code;
}

int choose_far_goal(const cli_work *work, const char *option, const char *text, uint64_t *state,
                    cli_statement *statement)
{
    return is_state(work, text) ? choose_far_state(work, option, text, state)
                                : choose_statement(work, option, text, statement);
}
