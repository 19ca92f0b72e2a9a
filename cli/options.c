/* SPDX-License-Identifier: MIT */
/* The two tables of the command line. */
#include "options.h"

#include <stddef.h>

#define BIT(n) (1u << (n))
#define ALL_FORMATS                                                                                                    \
    (BIT(DT_FORMAT_TEXT) | BIT(DT_FORMAT_JSON) | BIT(DT_FORMAT_CSV) | BIT(DT_FORMAT_MARKDOWN) | BIT(DT_FORMAT_LATEX))
#define TEXT_AND_JSON (BIT(DT_FORMAT_TEXT) | BIT(DT_FORMAT_JSON))

const cli_verb verbs[VERB_COUNT] = {
    [VERB_CHECK] = {"check", "MODEL", 1, 1, TEXT_AND_JSON, DT_FORMAT_TEXT, "is the model sound?",
                    "Reads the model, lists its states and reports every error and warning with its place. Errors and "
                    "warnings go to standard error; with --format json they are the answer, on standard output.",
                    "detente check examples/ukraine-2022/model.yaml"},
    [VERB_STATES] =
        {"states", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT, "the feasible states, and what each rule removes",
         "Lists the feasible states with their numbers and ranks, and says how many combinations of options "
         "each infeasibility rule removes, alone and after the rules before it.",
         "detente states examples/ukraine-2022/model.yaml --moves"},
    [VERB_SOLVE] = {"solve", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT, "which states are stable, for whom and why",
                    "Decides for every state whether it is stable for each decision maker, and which states are "
                    "equilibria, under each concept. The text tells where the status quo stands and what each "
                    "equilibrium rests on; the other formats give every verdict. Where preferences are not "
                    "known, have degrees or go round, concepts have types and degrees, such as gmr_a and seq_strong.",
                    "detente solve examples/ukraine-2022/model.yaml --readings all"},
    [VERB_EXPLAIN] = {"explain", "MODEL", 1, 1, TEXT_AND_JSON | BIT(DT_FORMAT_MARKDOWN), DT_FORMAT_TEXT,
                      "why a state is stable or not: moves and countermoves",
                      "Says why the state is stable for a decision maker under a concept or why it is not: each "
                      "improvement with the answer to it, or the improvement that nobody answers. Without --concept it "
                      "tells what is done in the state, where it stands in everybody's ranking and who can move where.",
                      "detente explain examples/ukraine-2022/model.yaml --state stand_off --dm France --concept smr"},
    [VERB_REPORT] =
        {"report", "MODEL", 1, 1, BIT(DT_FORMAT_HTML) | BIT(DT_FORMAT_MARKDOWN) | BIT(DT_FORMAT_LATEX), DT_FORMAT_HTML,
         "everything in one document: words, pictures, tables, sources",
         "Writes one file that needs nothing else: what can hold and why in plain sentences, pictures, the tables that papers "
         "print, and the source of every judgement. All combinations of readings are compared, up to 64. HTML opens in "
         "any browser, without scripts or connections, and prints on A4; LaTeX compiles as it is.",
         "detente report examples/ukraine-2022/model.yaml -o report.html"},
    [VERB_GRAPH] =
        {"graph", "MODEL", 1, 1, BIT(DT_FORMAT_CSV) | BIT(DT_FORMAT_DOT) | BIT(DT_FORMAT_SVG), DT_FORMAT_DOT,
         "the integrated graph as a picture or a table",
         "Writes all states and everybody's moves between them: for Graphviz (dot), as a picture where Graphviz "
         "is installed (svg), or as a table of moves (csv). The status quo and the equilibria are marked.",
         "detente graph examples/fence.yaml --around as_ever --depth 2 --format svg -o fence.svg"},
    [VERB_PATHS] =
        {"paths", "MODEL", 1, 1, ALL_FORMATS | BIT(DT_FORMAT_DOT) | BIT(DT_FORMAT_SVG), DT_FORMAT_TEXT,
         "how it could unfold: what is reached from the status quo, and how",
         "Follows legal sequences of moves from the status quo, nobody moving twice in a row: by improvements, by any moves, "
         "or with chosen decision makers making any moves. Tells the shortest sequences to each equilibrium, or to what --to "
         "asks for, and, where improvements do not lead there, the fewest moves that somebody would have to make without "
         "gaining by them; where improvements end and where they go round. csv is the status quo table, dot and svg show "
         "the sequences as a tree.",
         "detente paths examples/ukraine-2022/model.yaml --to full_deal"},
    [VERB_PLAN] =
        {"plan", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "in what order the parties can step so that nobody is exposed on the way",
         "Finds the order of gestures and exchanges of gestures that leads from the status quo to a wanted state and exposes "
         "the parties least: each is compared with what the others could bring about at the start. Says for each step what "
         "it exposes, how that would come about, and who gains by it, under every reading. Exit code 1 where there is no "
         "plan.",
         "detente plan examples/ukraine-2022/model.yaml --to full_deal"},
    [VERB_COALITIONS] =
        {"coalitions", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "who could upset an equilibrium together, and who holds it up",
         "Looks for coalitions that could leave an equilibrium by legal sequences of their moves for a state that all of them "
         "prefer, and for the answers of the others, any or in their own interest (coalition Nash, GMR, SMR and SEQ). Tells the "
         "smallest coalitions, jumps from one equilibrium to another, equilibria that no coalition upsets (strong ones), and "
         "those that are Pareto-dominated. csv has a row for each coalition, or, with --coalition, for each state.",
         "detente coalitions examples/ukraine-2022/model.yaml"},
    [VERB_PERCEIVE] =
        {"perceive", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "who sees the conflict otherwise than it is, and who is surprised by what",
         "Solves the conflict as each decision maker sees it (the model's perceptions) and tells what each expects to hold, what "
         "holds in fact because whoever recognises it stays, and who is surprised by whom: states are steady, unsteady, stealthy "
         "or unforeseen. Then tries which one view, put right, would change most (hypergames of level 1 and 2). csv has a row "
         "for each state.",
         "detente perceive examples/ukraine-2022/perceptions.yaml --reading Russia=coexistence"},
    [VERB_ATTITUDES] =
        {"attitudes", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "what holds where somebody cares for others, or wishes them ill",
         "Decides the relational forms of Nash, GMR, SMR and SEQ (RNash, RGMR, RSMR, RSEQ) for a profile of attitudes: devoted (+), "
         "aggressive (-) or indifferent (0), of everybody towards everybody and itself. Without --attitude everybody is devoted "
         "to itself and indifferent to all others. Then tries every attitude alone at its two other values, or with --dm all "
         "attitudes of one decision maker together, and tells which would change most. csv has a row for each state.",
         "detente attitudes examples/ukraine-2022/model.yaml --attitude Russia:NATO=-"},
    [VERB_SENSITIVITY] =
        {"sensitivity", "MODEL", 1, 1, ALL_FORMATS, DT_FORMAT_TEXT,
         "which single judgement, if wrong, overturns the answer?",
         "Tries every small change of the model alone: neighbouring statements swapped, statements dropped, literals flipped, "
         "every literal added at the end of every list, options made one-way or two-way, infeasibility rules dropped, other "
         "readings. Says which equilibria each change destroys or makes, the greatest effect first, and how many of the "
         "changes each outcome withstands.",
         "detente sensitivity examples/ukraine-2022/model.yaml --state full_deal"},
    [VERB_MEDIATE] =
        {"mediate", "MODEL", 1, 1, TEXT_AND_JSON | BIT(DT_FORMAT_MARKDOWN) | BIT(DT_FORMAT_LATEX), DT_FORMAT_TEXT,
         "what is the least that must change for an outcome to hold?",
         "Searches the smallest sets of changes that make a wanted state an equilibrium worth having: levers that the "
         "model declares, commitments by which somebody makes an option of its own one-way, and, apart from these, what "
         "would have to be true of somebody, an order of its statements. A set counts only if the status quo stays feasible, "
         "everybody ranks the wanted state at least as high as the best it can secure at the status quo, and no improvements "
         "lead to what is to be avoided. Exit code 1 where no set counts.",
         "detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash"},
    [VERB_COMPARE] =
        {"compare", "FIRST SECOND", 2, 2, ALL_FORMATS, DT_FORMAT_TEXT,
         "what differs between two models, what in the answers, and which difference does it?",
         "Lists what is different in the second model, which equilibria it has that the first has not, and the reverse, and "
         "which differences turn which verdicts: each difference alone, the second model without each, and the smallest "
         "sets, each time by solving the first model with these differences made. Words, reasons and sources are not "
         "compared. csv has a row for each verdict that differs.",
         "detente compare examples/ukraine-2022/model.yaml examples/ukraine-2022/wishes.yaml"},
    [VERB_VERIFY] =
        {"verify", "MODEL RESULT", 2, 2, TEXT_AND_JSON, DT_FORMAT_TEXT, "is every verdict of a result true?",
         "Holds RESULT, which `solve --format json` or `explain --format json` wrote, against the written definitions, verdict by verdict, "
         "with code that shares nothing with the solver. Exit code 1 on the first lie.",
         "detente verify model.yaml result.json --sample 1000"},
    [VERB_CONCEPTS] = {"concepts", "[NAME]", 0, 1, ALL_FORMATS | BIT(DT_FORMAT_DOT) | BIT(DT_FORMAT_SVG),
                       DT_FORMAT_TEXT, "the concepts of stability: definition and source",
                       "Prints what each concept demands, where it comes from and what it assumes.",
                       "detente concepts seq"},
    [VERB_SCHEMA] =
        {"schema",
         "model|solution|witness|position|paths|plan|coalitions|perceptions|attitudes|sensitivity|mediation|preferences|comparison",
         1, 1, BIT(DT_FORMAT_JSON), DT_FORMAT_JSON, "the JSON Schema, for editors and programs",
         "Prints the JSON Schema (draft 2020-12) of model files or of what a verb writes with --format json.",
         "detente schema model > detente-model.schema.json"},
    [VERB_NEW] =
        {"new", "FILE", 1, 1, BIT(DT_FORMAT_TEXT), DT_FORMAT_TEXT, "a small commented model to start from",
         "Writes a model that shows what a model can say and that solves as it stands. FILE must not exist yet; "
         "- stands for standard output.",
         "detente new conflict.yaml"},
};

#define WORKS                                                                                                          \
    (BIT(VERB_CHECK) | BIT(VERB_STATES) | BIT(VERB_SOLVE) | BIT(VERB_EXPLAIN) | BIT(VERB_REPORT) | BIT(VERB_GRAPH) |   \
     BIT(VERB_PATHS) | BIT(VERB_PLAN) | BIT(VERB_COALITIONS) | BIT(VERB_PERCEIVE) | BIT(VERB_ATTITUDES) |              \
     BIT(VERB_SENSITIVITY) | BIT(VERB_MEDIATE) | BIT(VERB_COMPARE) | BIT(VERB_VERIFY))
#define ANSWERS (BIT(VERB_COUNT) - 1u - BIT(VERB_NEW))

const char *const format_words[] = {"text", "json", "csv", "markdown", "latex", "dot", "svg", "html", NULL};
static const char *const colour_words[] = {"auto", "always", "never", NULL};
static const char *const engine_words[] = {"auto", "explicit", "symbolic", NULL};
static const char *const detail_words[] = {"sentence", "paragraph", "witness", NULL};
static const char *const sweep_words[] = {"each", "none", NULL};
static const char *const readings_words[] = {"all", NULL};
static const char *const guard_words[] = {"improvements", "credible", "any", NULL};

#define FIELD(name) offsetof(cli_arguments, name)

const cli_option option_table[] = {
    {"format", 0, "FORMAT", ANSWERS, KIND_WORD, FIELD(format), format_words, 0, 0, "how to write the answer"},
    {"output", 'o', "FILE", ANSWERS, KIND_TEXT, FIELD(output), NULL, 0, 0,
     "write the answer to FILE, whole or not at all"},
    {"state", 0, "S", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "the state: its number, its name, a pattern of Y and N, or the options taken with commas between them"},
    {"state", 0, "S", BIT(VERB_SENSITIVITY), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "count only what becomes of this state: its number, its name, a pattern, or the options taken"},
    {"to", 0, "GOAL", BIT(VERB_MEDIATE), KIND_TEXT, FIELD(to), NULL, 0, 0,
     "what is wanted: a state by its number, name, pattern or options taken, or a statement"},
    {"preferences", 0, NULL, BIT(VERB_MEDIATE), KIND_FLAG, FIELD(preferences), NULL, 0, 0,
     "ask instead what would have to be preferred, in words and as a formula, and how many orders of all states are "
     "such; --by says whose preferences vary, each alone and then all together"},
    {"avoid", 0, "STATEMENT", BIT(VERB_MEDIATE), KIND_TEXT, FIELD(avoid), NULL, 0, 0,
     "what no improvements may lead to from the status quo: a statement, or a state"},
    {"concept", 0, "C", BIT(VERB_MEDIATE), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability (default seq)"},
    {"changes", 0, "LIST", BIT(VERB_MEDIATE), KIND_TEXT, FIELD(changes), NULL, 0, 0,
     "what may change, with commas between: lever, commitment, belief (these by default), ban and literal, which "
     "assume the answer; or all"},
    {"by", 0, "LIST", BIT(VERB_MEDIATE), KIND_TEXT, FIELD(by), NULL, 0, 0,
     "whose options and minds may change: decision makers with commas between (default everybody's)"},
    {"size", 0, "N", BIT(VERB_MEDIATE), KIND_COUNT, FIELD(size), NULL, 1, DT_SIZE_MAX,
     "try sets of up to N changes (default 2)"},
    {"swaps", 0, "N", BIT(VERB_MEDIATE), KIND_COUNT, FIELD(swaps), NULL, 1, 64,
     "try beliefs that reverse up to N pairs of statements (default 3)"},
    {"most", 0, "N", BIT(VERB_MEDIATE), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell N sets of each kind in words, the cheapest (default 6)"},
    {"size", 0, "N", BIT(VERB_SENSITIVITY), KIND_COUNT, FIELD(size), NULL, 1, 2,
     "1 (default), or 2: where no single change destroys an equilibrium, try every two"},
    {"most", 0, "N", BIT(VERB_SENSITIVITY), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell the N changes of greatest effect one by one (default 12)"},
    {"most", 0, "N", BIT(VERB_PATHS), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell of the N nearest states (default 12)"},
    {"coalition", 0, "DMS", BIT(VERB_COALITIONS), KIND_LIST, FIELD(coalitions), NULL, 0, 0,
     "look at this coalition only, decision makers with commas between them; repeat it for several"},
    {"concept", 0, "C", BIT(VERB_COALITIONS), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability whose equilibria are looked at (default seq)"},
    {"state", 0, "S", BIT(VERB_COALITIONS), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "look at this state only: its number, its name, a pattern, or the options taken"},
    {"joint", 0, NULL, BIT(VERB_COALITIONS), KIND_FLAG, FIELD(joint), NULL, 0, 0,
     "all members of a coalition move at the same time, as one decision maker would, instead of one after the other"},
    {"pareto", 0, NULL, BIT(VERB_COALITIONS), KIND_FLAG, FIELD(pareto), NULL, 0, 0,
     "a coalition gains where some members do and none loses, instead of where all do"},
    {"size", 0, "N", BIT(VERB_COALITIONS), KIND_COUNT, FIELD(size), NULL, 1, DT_COALITION_DMS_MAX,
     "look at coalitions of at most N members (default all, if they are at most 4095)"},
    {"most", 0, "N", BIT(VERB_COALITIONS), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell of the first N equilibria in words (default 12)"},
    {"concept", 0, "C", BIT(VERB_PERCEIVE), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability by which everybody decides (default seq)"},
    {"state", 0, "S", BIT(VERB_PERCEIVE), KIND_TEXT, FIELD(state), NULL, 0, 0,
     "tell of this state only: its number, its name, a pattern, or the options taken"},
    {"most", 0, "N", BIT(VERB_PERCEIVE), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell of the first N states of each sort in words (default 12)"},
    {"table", 0, NULL, BIT(VERB_PERCEIVE), KIND_FLAG, FIELD(table), NULL, 0, 0, "add the table of all states"},
    {"attitude", 0, "A:B=SIGN", BIT(VERB_ATTITUDES), KIND_LIST, FIELD(attitudes), NULL, 0, 0,
     "the attitude of A towards B (or itself): + devoted, - aggressive, 0 indifferent; repeat it for several"},
    {"dm", 0, "D", BIT(VERB_ATTITUDES), KIND_TEXT, FIELD(dm), NULL, 0, 0,
     "try all attitudes of this decision maker together instead of every attitude alone"},
    {"concept", 0, "C", BIT(VERB_ATTITUDES), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "by which changes are told: rnash, rgmr, rsmr or rseq (default rseq)"},
    {"sweep", 0, "WHICH", BIT(VERB_ATTITUDES), KIND_WORD, FIELD(sweep), sweep_words, 0, 0,
     "which other attitudes to try: each alone (the default), or none"},
    {"most", 0, "N", BIT(VERB_ATTITUDES), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell of the first N states and changes in words (default 12)"},
    {"table", 0, NULL, BIT(VERB_COALITIONS), KIND_FLAG, FIELD(table), NULL, 0, 0,
     "add the table of the equilibria; with --coalition, of all states"},
    {"dm", 0, "D", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(dm), NULL, 0, 0, "for whom (default each in turn)"},
    {"concept", 0, "C", BIT(VERB_EXPLAIN), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability (default none), with a type or degree where preferences are no rankings: seq_a, gmr_strong"},
    {"depth", 0, "DEPTH", BIT(VERB_EXPLAIN), KIND_WORD, FIELD(detail), detail_words, 0, 0,
     "sentence, paragraph (default) or witness: every improvement, state by state"},
    {"concepts", 0, "LIST", BIT(VERB_SENSITIVITY) | BIT(VERB_COMPARE), KIND_TEXT, FIELD(concepts), NULL, 0, 0,
     "the concepts to decide, with commas between them, or all (default nash,gmr,smr,seq,sseq)"},
    {"concepts", 0, "LIST", BIT(VERB_SOLVE), KIND_TEXT, FIELD(concepts), NULL, 0, 0,
     "the concepts to decide, with commas between them (default nash,gmr,smr,seq,sseq); all: these and sim; further: one of "
     "each other kind, which `detente concepts` lists, such as l_3, maximin_4 or policy"},
    {"concepts", 0, "LIST", BIT(VERB_REPORT), KIND_TEXT, FIELD(concepts), NULL, 0, 0,
     "concepts to report on besides nash, gmr, smr, seq and sseq, such as l_3,policy"},
    {"behaviour", 0, "DM=WORD", BIT(VERB_SOLVE) | BIT(VERB_REPORT) | BIT(VERB_EXPLAIN), KIND_LIST, FIELD(behaviours),
     NULL, 0, 0,
     "decide mixed stability, where the others expect the decision maker DM to improve (default), to improve as best it can "
     "(best), to make any moves, or to stay; repeat it for several"},
    {"concept-of", 0, "DM=CONCEPT", BIT(VERB_SOLVE) | BIT(VERB_REPORT) | BIT(VERB_EXPLAIN), KIND_LIST,
     FIELD(concepts_of), NULL, 0, 0,
     "decide under a concept for each decision maker, for DM under CONCEPT (default seq); repeat it for several"},
    {"second-reading", 0, "DM=NAME", BIT(VERB_COMPARE), KIND_LIST, FIELD(second_readings), NULL, 0, 0,
     "which reading of a decision maker's mind to use in the second model, where --reading (or the first) is not meant "
     "there; repeat it for several"},
    {"size", 0, "N", BIT(VERB_COMPARE), KIND_COUNT, FIELD(size), NULL, 1, DT_CAUSE_SIZE_MAX,
     "try sets of up to N differences (default 2)"},
    {"most", 0, "N", BIT(VERB_COMPARE), KIND_COUNT, FIELD(most), NULL, 1, UINT32_MAX,
     "tell the first N sets of differences in words (default 12)"},
    {"reading", 0, "DM=NAME", WORKS & ~(BIT(VERB_CHECK) | BIT(VERB_VERIFY)), KIND_LIST, FIELD(readings), NULL, 0, 0,
     "which reading of a decision maker's mind to use (default the first); repeat it for several"},
    {"readings", 0, "all", BIT(VERB_SOLVE), KIND_WORD, FIELD(all_readings), readings_words, 0, 0,
     "solve every combination of readings, at most 64, and show them side by side"},
    {"where", 0, "STATEMENT", BIT(VERB_SOLVE), KIND_TEXT, FIELD(where), NULL, 0, 0,
     "list only the states that satisfy the statement; nothing that is computed changes"},
    {"to", 0, "GOAL", BIT(VERB_PATHS) | BIT(VERB_PLAN), KIND_TEXT, FIELD(to), NULL, 0, 0,
     "what is wanted: a state, as its number, its name, a pattern, or the options taken with commas between them; or a "
     "statement"},
    {"from", 0, "S", BIT(VERB_PATHS) | BIT(VERB_PLAN), KIND_TEXT, FIELD(from), NULL, 0, 0,
     "the state to start from (default the status quo)"},
    {"guard", 0, "GUARD", BIT(VERB_PLAN), KIND_WORD, FIELD(guard), guard_words, 0, 0,
     "what the others are reckoned with: their improvements (default), credible ones that nothing deters, or any moves"},
    {"concept", 0, "C", BIT(VERB_PLAN), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability under which the end must be an equilibrium (default seq)"},
    {"concept", 0, "C", BIT(VERB_PATHS), KIND_TEXT, FIELD(concept), NULL, 0, 0,
     "the concept of stability whose equilibria are meant (default seq)"},
    {"disimprove", 0, "DMS", BIT(VERB_PATHS), KIND_TEXT, FIELD(disimprove), NULL, 0, 0,
     "follow also any moves of these decision makers, with commas between them, beside improvements of the others"},
    {"sequences", 0, "N", BIT(VERB_PATHS), KIND_COUNT, FIELD(sequences), NULL, 1, 1000,
     "most sequences told to one state (default 3); how many there are is always told"},
    {"any-end", 0, NULL, BIT(VERB_PLAN), KIND_FLAG, FIELD(any_end), NULL, 0, 0, "the end need not be an equilibrium"},
    {"worse-end", 0, NULL, BIT(VERB_PLAN), KIND_FLAG, FIELD(worse_end), NULL, 0, 0,
     "the end may be worse than the start for somebody"},
    {"gesture", 0, "N", BIT(VERB_PLAN), KIND_COUNT, FIELD(gesture), NULL, 1, DT_OPTIONS_MAX,
     "most options that one gesture changes (default 1)"},
    {"exchange-size", 0, "N", BIT(VERB_PLAN), KIND_COUNT, FIELD(exchange), NULL, 1, DT_EXCHANGE_MAX,
     "most parties in one exchange, 1 for no exchanges (default 2)"},
    {"budget", 0, "LIST", BIT(VERB_PLAN), KIND_TEXT, FIELD(caps), NULL, 0, 0,
     "most exposures of first statements, of second, and so on, with commas between them, - for any number; 0,0 allows "
     "neither"},
    {"brief", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(brief), NULL, 0, 0,
     "list only the status quo, the named states and the equilibria"},
    {"table", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(table), NULL, 0, 0,
     "add the full stability table to the text"},
    {"table", 0, NULL, BIT(VERB_PATHS), KIND_FLAG, FIELD(table), NULL, 0, 0,
     "add the status quo table: which states are reached within how many moves"},
    {"moves", 0, NULL, BIT(VERB_STATES), KIND_FLAG, FIELD(moves), NULL, 0, 0,
     "with each decision maker's moves, improvements marked"},
    {"around", 0, "STATE", BIT(VERB_GRAPH), KIND_TEXT, FIELD(around), NULL, 0, 0,
     "only the states that few moves reach from STATE: a number, a name, a pattern, or the options taken"},
    {"depth", 0, "N", BIT(VERB_GRAPH), KIND_COUNT, FIELD(depth), NULL, 1, UINT32_MAX - 1,
     "how many moves --around follows (default 1)"},
    {"improvements", 0, NULL, BIT(VERB_GRAPH), KIND_FLAG, FIELD(improvements), NULL, 0, 0,
     "only moves to states that the mover prefers"},
    {"sample", 0, "N", BIT(VERB_VERIFY), KIND_COUNT, FIELD(sample), NULL, 1, UINT64_MAX,
     "check N verdicts drawn at random instead of every one"},
    {"seed", 0, "S", BIT(VERB_VERIFY), KIND_COUNT, FIELD(seed), NULL, 0, UINT64_MAX,
     "which verdicts --sample draws (default 0)"},
    {"strict", 0, NULL, BIT(VERB_CHECK), KIND_FLAG, FIELD(strict), NULL, 0, 0,
     "end with exit code 3 on a warning, too"},
    {"engine", 0, "ENGINE", BIT(VERB_SOLVE) | BIT(VERB_EXPLAIN) | BIT(VERB_PATHS) | BIT(VERB_MEDIATE), KIND_WORD,
     FIELD(engine), engine_words, 0, 0,
     "explicit: list the states; symbolic: work on sets of states, of any size; auto (default): list them where there are "
     "at most a million"},
    {"examples", 0, "N", BIT(VERB_SOLVE), KIND_COUNT, FIELD(examples), NULL, 0, UINT32_MAX,
     "show the first N equilibria of a set that is not listed (default 10, in text 3)"},
    {"best-for", 0, "D", BIT(VERB_SOLVE), KIND_TEXT, FIELD(best_for), NULL, 0, 0,
     "show an equilibrium that the decision maker D ranks highest, and one that it ranks lowest (symbolic)"},
    {"better-than-status-quo", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(better), NULL, 0, 0,
     "only equilibria that every decision maker prefers to the status quo (symbolic)"},
    {"undominated", 0, NULL, BIT(VERB_SOLVE), KIND_FLAG, FIELD(undominated), NULL, 0, 0,
     "only equilibria for which no other is at least as good for all and better for one (symbolic)"},
    {"max-states", 0, "N", WORKS, KIND_COUNT, FIELD(max_states), NULL, 1, UINT32_MAX - 1,
     "list at most N feasible states (default 4194304)"},
    {"max-memory", 0, "MIB", WORKS, KIND_COUNT, FIELD(max_memory_mib), NULL, 1, (uint64_t)1 << 40,
     "use at most about MIB mebibytes (default 4096)"},
    {"max-time", 0, "SECONDS", WORKS, KIND_SECONDS, FIELD(max_time), NULL, 0, 0, "stop after SECONDS (default never)"},
    {"threads", 0, "N", WORKS, KIND_COUNT, FIELD(threads), NULL, 1, 1024,
     "work in at most N threads (default: as many as the machine has); answers do not depend on it"},
    {"timings", 0, NULL, WORKS, KIND_FLAG, FIELD(timings), NULL, 0, 0, "say on standard error how long each step took"},
    {"color", 0, "WHEN", ANSWERS, KIND_WORD, FIELD(colour), colour_words, 0, 0,
     "colours in text: auto (default: on a terminal, unless NO_COLOR is set), always or never"},
};
const size_t option_count = sizeof option_table / sizeof *option_table;
_Static_assert(sizeof option_table / sizeof *option_table <= CLI_OPTIONS_MAX, "arguments have room for every option");
