/* SPDX-License-Identifier: MIT */
/* Writes docs/concepts.md from the table of concepts: concepts_page GAME... Each GAME is a model of two decision makers with
 * an option each; under every concept it is solved here and now. tests/docs/concepts.sh holds the page against this. */
#include "report/further.h"
#include "report/prose.h"

#include <detente/detente.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GAMES_MAX 8
#define WIDTH 118

typedef struct game {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_model *model;
    dt_graph *graph;
    dt_solution *solution;
} game;

/* For whom each of four states is stable, a bit for each state. */
typedef struct verdict_sets {
    unsigned stable[2];
} verdict_sets;

typedef struct page {
    game games[GAMES_MAX];
    size_t count;
    dt_budget *budget;
    dt_text out;
} page;

/* ---- games ------------------------------------------------------------------------------------------------------------- */

static bool read_file(const char *path, dt_text *text)
{
    char piece[4096];
    FILE *file = fopen(path, "rb");
    for (size_t got; file && (got = fread(piece, 1, sizeof piece, file)) > 0;)
        dt_text_add_bytes(text, piece, got);
    return file && fclose(file) == 0 && text->status == DT_OK;
}

/* One of each further kind; what some leave open is chosen so that they differ from SEQ. */
static const dt_behaviour any_of_one[2] = {DT_BEHAVES_ANY, DT_BEHAVES_IMPROVES};
static const dt_further own[2] = {{DT_FURTHER_BASIC, DT_CONCEPT_NASH}, {DT_FURTHER_LIMITED, 2}};
static dt_further_asked examples = {.terms = {any_of_one, own}};

static void choose_examples(void)
{
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        examples.concepts[examples.count++] =
            (dt_further){(dt_further_kind)k, dt_further_info_of((dt_further_kind)k)->usual};
}

static dt_status solve(page *p, game *g, const char *path, const dt_text *text)
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.concepts = DT_CONCEPTS_ALL;
    options.further = &examples;
    DT_TRY(dt_source_new(&g->source, path, dt_text_get(text), text->length));
    DT_TRY(dt_diagnostics_new(&g->diagnostics, g->source));
    DT_TRY(dt_model_read(&g->model, g->source, g->diagnostics));
    DT_TRY(dt_graph_build(&g->graph, g->model, p->budget, g->diagnostics));
    return dt_solution_new(&g->solution, g->graph, &options, p->budget);
}

static bool add_game(page *p, const char *path)
{
    dt_text text = {.data = NULL};
    bool sound = p->count < GAMES_MAX && read_file(path, &text) && solve(p, &p->games[p->count], path, &text) == DT_OK;
    dt_text_free(&text);
    p->count += p->count < GAMES_MAX;
    return sound && dt_graph_count(p->games[p->count - 1].graph) == 4;
}

static void free_game(game *g)
{
    dt_solution_free(g->solution);
    dt_graph_free(g->graph);
    dt_model_free(g->model);
    dt_diagnostics_free(g->diagnostics);
    dt_source_free(g->source);
}

static verdict_sets basic_sets(const game *g, dt_concept_id concept)
{
    verdict_sets sets = {{0, 0}};
    for (uint32_t s = 0; s < 4; s++)
        for (size_t dm = 0; dm < 2; dm++)
            sets.stable[dm] |= (unsigned)dt_verdicts_stable(dt_solution_verdicts(g->solution, 0), concept, dm, s) << s;
    return sets;
}

static verdict_sets further_sets(const game *g, dt_further_kind kind)
{
    verdict_sets sets = {{0, 0}};
    for (uint32_t s = 0; s < 4; s++)
        for (size_t dm = 0; dm < 2; dm++)
            sets.stable[dm] |= (unsigned)dt_foresight_stable(dt_solution_foresight(g->solution, 0), kind, dm, s) << s;
    return sets;
}

static unsigned equilibria(verdict_sets sets)
{
    return sets.stable[0] & sets.stable[1];
}

/* ---- words ------------------------------------------------------------------------------------------------------------- */

/* A paragraph with lines no longer than those of the other pages. */
static void put(page *p, const char *first, const char *format, ...) DT_PRINTF(3, 4);
static void put(page *p, const char *first, const char *format, ...)
{
    dt_text text = {.data = NULL};
    va_list list;
    va_start(list, format);
    dt_text_vprintf(&text, format, list);
    va_end(list);
    size_t column = strlen(first);
    dt_text_add(&p->out, first);
    for (const char *at = dt_text_get(&text); *at;) {
        size_t length = strcspn(at, " ");
        if (column > strlen(first) && column + 1 + length > WIDTH) {
            dt_text_printf(&p->out, "\n%*s", *first == '-' ? 2 : 0, "");
            column = 2;
        } else if (column > strlen(first)) {
            dt_text_add(&p->out, " ");
            column++;
        }
        dt_text_add_bytes(&p->out, at, length);
        column += length;
        at += length + strspn(at + length, " ");
    }
    dt_text_add(&p->out, "\n");
    dt_text_free_into(&text, &p->out);
}

static void put_line(page *p, const char *line)
{
    dt_text_printf(&p->out, "%s\n", line);
}

static const char *concepts_in_words(dt_concept_set set, dt_text *text)
{
    text->length = 0;
    dt_prose_concepts(text, set);
    return text->length ? dt_text_get(text) : "none of these";
}

/* ---- relations --------------------------------------------------------------------------------------------------------- */

static dt_concept_set implied_by(dt_concept_id concept)
{
    dt_concept_set set = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_concept_get((dt_concept_id)c)->implies >> concept & 1u)
            set |= 1u << c;
    return set;
}

/* Those that nothing stands between. */
static dt_concept_set directly_implied(dt_concept_id concept)
{
    dt_concept_set set = dt_concept_get(concept)->implies, direct = set;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (set >> c & 1u)
            direct &= ~dt_concept_get((dt_concept_id)c)->implies;
    return direct;
}

/* The picture in words, as a block. */
static void put_lattice(page *p)
{
    dt_text lines = {.data = NULL};
    dt_status status = dt_report_lattice(DT_FORMAT_TEXT, &lines);
    for (const char *at = dt_text_get(&lines); *at; at += strcspn(at, "\n") + 1)
        dt_text_printf(&p->out, "    %.*s\n", (int)strcspn(at, "\n"), at);
    dt_text_free_into(&lines, &p->out);
    if (status != DT_OK)
        p->out.status = status;
}

static void put_relations(page *p)
{
    dt_text words = {.data = NULL};
    put_line(p, "\n## How they are related\n");
    put(p, "",
        "What is stable under a concept on the left is stable under those on its right, in every conflict; what follows "
        "by way of another is left out.");
    put_line(p, "");
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        dt_concept_set direct = directly_implied((dt_concept_id)c);
        if (direct)
            dt_text_printf(&p->out, "    %-5s =>  %s\n", dt_concept_get((dt_concept_id)c)->brief,
                           concepts_in_words(direct, &words));
    }
    put_line(p, "");
    put(p, "",
        "These are all: for every other pair the tests find a conflict in which the one holds and the other does not. SMR "
        "and SEQ together do not imply SSEQ. SIM implies GMR with two decision makers, or where all combinations of "
        "options are feasible, and not otherwise.");
    dt_text_free_into(&words, &p->out);
    put_line(p, "");
    put(p, "",
        "With the further concepts, by examples of those that have a number (`detente concepts --format svg` or dot). Boxes "
        "hold concepts that are the same in every conflict; an arrow leads to what follows, for decision makers with rankings, and what follows by way of another "
        "box is left out. Limited-move and non-myopic stability are for two decision makers, and so are their arrows; "
        "SIM is for conflicts with options. Each arrow is tested on thousands of random conflicts.");
    put_line(p, "");
    put_line(p, "![What follows from what](concepts.svg)\n");
    put_lattice(p);
    put_line(p, "");
    put(p, "",
        "With odd numbers rising and even ones falling it goes on for ever: Maximin_3 implies Maximin_5, that Maximin_7, "
        "all of them policy stability, that Maximin_6, Maximin_4 and Maximin_2; CMR_h likewise around credible "
        "policy stability, and SEQ_r. Stackelberg, mixed stability and a concept for each have no place in the picture.");
}

/* ---- examples ---------------------------------------------------------------------------------------------------------- */

static void put_ranking(page *p, const game *g, size_t dm, dt_text *out)
{
    (void)p;
    uint32_t classes = dt_graph_class_count(g->graph, dm, 0);
    dt_text_printf(out, "%s ", g->model->decision_makers[dm].name);
    for (uint32_t rank = classes; rank >= 1; rank--) {
        const char *before = rank == classes ? "" : " > ";
        for (uint32_t s = 0; s < 4; s++)
            if (dt_graph_rank(g->graph, dm, 0, s) == rank) {
                dt_text_printf(out, "%s%" PRIu32, before, s + 1);
                before = " ~ ";
            }
    }
}

/* A cell with the states of a set. */
static void put_set(page *p, unsigned set)
{
    const char *before = " ";
    for (uint32_t s = 0; s < 4; s++)
        if (set >> s & 1u) {
            dt_text_printf(&p->out, "%s%" PRIu32, before, s + 1);
            before = ", ";
        }
    dt_text_add(&p->out, set ? " |" : " none |");
}

static void put_games(page *p)
{
    put_line(p, "\n## The examples\n");
    put(p, "",
        "Two decision makers, One and Two, each with one option to take or not: state 1 is that nobody takes it, 2 that One "
        "does, 3 that Two does, 4 that both do. Best first, \"~\" between states that are all the same:");
    put_line(p, "");
    for (size_t k = 0; k < p->count; k++) {
        dt_text text = {.data = NULL};
        dt_text_printf(&text, "**%s.** ", p->games[k].model->name);
        put_ranking(p, &p->games[k], 0, &text);
        dt_text_add(&text, "; ");
        put_ranking(p, &p->games[k], 1, &text);
        put(p, "- ", "%s (\"%s\").", dt_text_get(&text), p->games[k].model->options[0].text);
        dt_text_free_into(&text, &p->out);
    }
    put_line(p, "\nTheir equilibria:\n");
    dt_text_add(&p->out, "| concept |");
    for (size_t k = 0; k < p->count; k++)
        dt_text_printf(&p->out, " %s |", p->games[k].model->name);
    dt_text_add(&p->out, "\n|---|");
    for (size_t k = 0; k < p->count; k++)
        dt_text_add(&p->out, "---|");
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        dt_text_printf(&p->out, "\n| %s |", dt_concept_get((dt_concept_id)c)->brief);
        for (size_t k = 0; k < p->count; k++)
            put_set(p, equilibria(basic_sets(&p->games[k], (dt_concept_id)c)));
    }
    for (size_t c = 0; c < examples.count; c++) {
        char brief[DT_FURTHER_TEXT];
        dt_further_brief(examples.concepts[c], brief);
        size_t stem = strcspn(brief, "|");
        dt_text_printf(&p->out, "\n| %.*s%s%s |", (int)stem, brief, brief[stem] ? "\\" : "", brief + stem);
        for (size_t k = 0; k < p->count; k++)
            put_set(p, equilibria(further_sets(&p->games[k], (dt_further_kind)c)));
    }
    put_line(p, "\n");
    put(p, "",
        "Under Mixed the other expects One to make any moves and Two to improve; under Each, One decides under Nash and Two "
        "under L_2; under St_1, One leads.");
}

/* The game in which verdicts like these, one for each game, stand apart from those of most concepts of the table. */
static size_t telling_game(const page *p, const verdict_sets *sets)
{
    size_t best = 0, most = 0;
    for (size_t k = 0; k < p->count; k++) {
        size_t apart = 0;
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            apart += equilibria(sets[k]) != equilibria(basic_sets(&p->games[k], (dt_concept_id)c));
        if (apart > most) {
            most = apart;
            best = k;
        }
    }
    return best;
}

static void put_cell(page *p, verdict_sets sets, uint32_t state)
{
    bool one = sets.stable[0] >> state & 1u, two = sets.stable[1] >> state & 1u;
    dt_text_printf(&p->out, " %" PRIu32 ": %s |", state + 1,
                   one && two ? "**equilibrium**"
                   : one      ? "One"
                   : two      ? "Two"
                              : "nobody");
}

/* Two by two: One's option down the side, Two's along the top. */
static void put_example(page *p, const verdict_sets *sets)
{
    size_t k = telling_game(p, sets);
    const game *g = &p->games[k];
    dt_text_printf(
        &p->out,
        "\n%s, for whom each state is stable:\n\n| | Two does not | Two does |\n|---|---|---|\n| One does not |",
        g->model->name);
    put_cell(p, sets[k], 0);
    put_cell(p, sets[k], 2);
    dt_text_add(&p->out, "\n| One does |");
    put_cell(p, sets[k], 1);
    put_cell(p, sets[k], 3);
    dt_text_printf(&p->out, "\n\nWhat is done or not: \"%s\".\n", g->model->options[0].text);
}

/* ---- concepts ---------------------------------------------------------------------------------------------------------- */

static void put_concept(page *p, dt_concept_id id)
{
    static const char *const expects[] = {[DT_EXPECTS_NOTHING] = "nothing",
                                          [DT_EXPECTS_ANYTHING] = "whatever they can do, even to their own harm",
                                          [DT_EXPECTS_INTEREST] = "only moves that improve for the one who makes them"};
    const dt_concept *concept = dt_concept_get(id);
    dt_text words = {.data = NULL}, others = {.data = NULL};
    dt_text_printf(&p->out, "\n## %s: %s\n\n", concept->brief, concept->title);
    put(p, "", "%s", concept->definition);
    dt_text_add(&p->out, "\n```\n");
    put(p, "", "%s", concept->formula);
    dt_text_add(&p->out, "```\n\n");
    put(p, "- ", "Assumes: %s", concept->assumes);
    put(p, "- ", "Expects of the others: %s.", expects[concept->expects]);
    put(p, "- ", "Implies %s; implied by %s.", concepts_in_words(concept->implies, &words),
        concepts_in_words(implied_by(id), &others));
    put(p, "- ", "Source: %s.", concept->source);
    if (concept->needs_options)
        put(p, "- ", "Not defined for a conflict given as a bare graph.");
    put(p, "- ", "On the command line: `%s`.", concept->name);
    verdict_sets sets[GAMES_MAX];
    for (size_t k = 0; k < p->count; k++)
        sets[k] = basic_sets(&p->games[k], id);
    put_example(p, sets);
    dt_text_free_into(&words, &p->out);
    dt_text_free_into(&others, &p->out);
}

/* ---- further concepts -------------------------------------------------------------------------------------------------- */

static void put_further(page *p, dt_further concept)
{
    const dt_further_info *info = dt_further_info_of(concept.kind);
    verdict_sets sets[GAMES_MAX];
    dt_text title = {.data = NULL};
    char name[DT_FURTHER_TEXT];
    dt_further_title(&title, concept);
    dt_text_printf(&p->out, "\n## %s: %s\n\n", dt_further_brief(concept, name), dt_text_get(&title));
    put(p, "", "%s", info->definition);
    dt_text_add(&p->out, "\n```\n");
    put(p, "", "%s", info->formula);
    dt_text_add(&p->out, "```\n\n");
    put(p, "- ", "Assumes: %s", info->assumes);
    put(p, "- ", "Relations: %s", info->relations);
    put(p, "- ", "Source: %s.", info->source);
    if (info->status)
        put(p, "- ", "**Not verified.** %s", info->status);
    if (info->two_only)
        put(p, "- ", "Defined for two decision makers only.");
    if (info->needs_options)
        put(p, "- ", "Not defined for a conflict given as a bare graph.");
    dt_further_name(concept, name);
    if (info->number)
        put(p, "- ", "On the command line: `%s`; the number is %s.", name, info->number);
    else
        put(p, "- ", "On the command line: `%s`.", name);
    for (size_t k = 0; k < p->count; k++)
        sets[k] = further_sets(&p->games[k], concept.kind);
    put_example(p, sets);
    dt_text_free_into(&title, &p->out);
}

static void put_head(page *p)
{
    put_line(
        p,
        "<!-- Written by `make docs` from src/base/concepts.c and further.c; edit these, or tools/concepts_page.c. -->\n");
    put_line(p, "# The concepts of stability\n");
    put(p, "",
        "A state is *stable for a decision maker under a concept* if, looking as far ahead and expecting of the others what "
        "the concept says, it has no reason to move away. A state that is stable for everybody under one concept is an "
        "*equilibrium* under that concept. An improvement is a move of one party, with options that it alone controls, to "
        "a state that it prefers; a legal sequence is any number of moves in which nobody moves twice in a row; a sanction "
        "is an answer that leads to a state which is not preferred to the starting one (a tie sanctions).");
    put_line(p, "");
    put(p, "", "In the formulas, a state s is stable for decision maker i if what is written holds. %s",
        dt_concepts_notation());
    put_line(p, "\n## Which one to look at\n");
    put(p, "",
        "Nash says what holds among parties who look no further than their own next move; SEQ and SSEQ what holds among "
        "parties who think of each other's interests; GMR and SMR what can hold among parties who fear whatever the "
        "others could do, even to their own harm. In a conflict in which somebody can start a war, GMR and SMR accept "
        "almost everything: read them as a warning, not as a forecast.");
    put_line(p, "");
    put(p, "",
        "`solve` decides these five where nothing else is asked for. The further concepts are for those who ask for them, by "
        "`--concepts`: L_h and NM say what holds between two parties who think several moves ahead; Maximin_h, MR_h and policy "
        "stability what holds, for any number of parties, among the cautious who do; CMR_h among those who think of each "
        "other's interests. SEQ_r asks that a threat be credible for whoever makes it, BR-SEQ that it be the best that "
        "whoever makes it can do; mixed stability and a concept for each are for parties of different minds. Berge and "
        "its forms say what holds among those who act for each other: whether others could still do something for one.");
}

static void put_tail(page *p)
{
    put_line(p, "\n## For coalitions\n");
    put(p, "",
        "Nash, GMR, SMR and SEQ also ask of several decision makers who leave a state together whether the others have an "
        "answer (CNash, CGMR, CSMR, CSEQ): `detente coalitions`. [What is meant](guide-coalitions.md#what-is-meant).");
    put_line(p, "\n## Where views differ\n");
    put(p, "",
        "Under any of the basic concepts everybody may decide by its own view of the conflict (hypergames of level 1 and 2): "
        "`detente perceive`. [What is meant](guide-perceive.md#what-is-meant).");
    put_line(p, "\n## Where somebody cares for others\n");
    put(p, "",
        "RNash, RGMR, RSMR and RSEQ take attitudes into account, devoted, aggressive or indifferent: `detente attitudes`. "
        "[What is meant](guide-attitudes.md#what-is-meant).");
    put_line(p, "\n## Where they are computed\n");
    put(p, "",
        "`src/stability/kernel.c` for Nash to SSEQ (the formula is in [architecture.md](architecture.md)), "
        "`src/stability/sim.c` for SIM, `src/foresight/` for the further concepts, and each once more, from its written "
        "definition, in `src/judge/`.");
}

static void put_page(page *p)
{
    put_head(p);
    put_relations(p);
    put_games(p);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        put_concept(p, (dt_concept_id)c);
    for (size_t k = 0; k < examples.count; k++)
        put_further(p, examples.concepts[k]);
    put_tail(p);
}

int main(int argc, char **argv)
{
    static page p;
    dt_limits limits = DT_LIMITS_INIT;
    choose_examples();
    bool sound = argc > 1 && dt_budget_new(&p.budget, &limits) == DT_OK;
    for (int k = 1; k < argc && sound; k++)
        sound = add_game(&p, argv[k]);
    if (sound)
        put_page(&p);
    sound = sound && p.out.status == DT_OK && fputs(dt_text_get(&p.out), stdout) >= 0 && fflush(stdout) == 0;
    for (size_t k = 0; k < p.count; k++)
        free_game(&p.games[k]);
    dt_budget_free(p.budget);
    dt_text_free(&p.out);
    return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}
