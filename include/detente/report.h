/* SPDX-License-Identifier: MIT */
/* report: answers become texts. Nothing is computed here that was not asked of the rooms before it. Every function
 * writes to a dt_text and returns its status. */
#ifndef DETENTE_REPORT_H
#define DETENTE_REPORT_H

#include <detente/comparison.h>
#include <detente/followup.h>
#include <detente/inverse.h>
#include <detente/mediation.h>
#include <detente/relations.h>
#include <detente/sensitivity.h>

typedef enum dt_format {
    DT_FORMAT_TEXT,
    DT_FORMAT_JSON,
    DT_FORMAT_CSV,
    DT_FORMAT_MARKDOWN,
    DT_FORMAT_LATEX,
    DT_FORMAT_DOT,
    DT_FORMAT_SVG,
    DT_FORMAT_HTML
} dt_format;

/** `solve` in any format. `brief`: contract section 4; `table`: with the full stability table (text). */
typedef struct dt_report_options {
    const char *file;  /* the model's name as the user gave it */
    const char *where; /* the text of --where, or NULL */
    bool brief;
    bool table;
    bool colour;
} dt_report_options;
DT_API dt_status dt_report_solution(const dt_solution *solution, dt_format format, const dt_report_options *options,
                                    dt_budget *budget, dt_text *out);

/** The answer of the symbolic engine: sets under one or several profiles, and what is asked of them. */
typedef struct dt_sets_answer {
    dt_sets *const *profiles; /* the chosen profile first; all of one dt_symbolic */
    size_t count;
    bool all_readings; /* the others belong to the answer as alternatives */
    dt_which which;
    const dt_report_options *options;
    dt_budget *budget;
} dt_sets_answer;
/** `solve` with the symbolic engine: text, JSON, Markdown, LaTeX, or the table of numbers as csv. */
DT_API dt_status dt_report_sets(const dt_sets_answer *answer, dt_format format, dt_text *out);

/** `report`: everything about the conflict in one document, HTML, MARKDOWN or LATEX. The solution has at least the default
 *  concepts; its first profile is told of, the others are compared with it. Same input, same bytes. */
DT_API dt_status dt_report_all(const dt_solution *solution, dt_format format, const dt_report_options *options,
                               dt_budget *budget, dt_text *out);

/** `report` where the states are not listed: what needs no list, and what sets of states tell. HTML, MARKDOWN or LATEX. The
 *  profiles beyond the first are told of as alternatives. */
DT_API dt_status dt_report_far(const dt_sets_answer *answer, dt_format format, dt_text *out);

/** `states`: the feasible states, what each rule removes; with `moves` the reachable lists. */
DT_API dt_status dt_report_states(const dt_graph *graph, const uint32_t *profile, dt_format format, bool moves,
                                  const dt_report_options *options, dt_budget *budget, dt_text *out);

/** `states` where they are too many to list: how many, and what each rule removes, as text. */
DT_API dt_status dt_report_far_states(dt_symbolic *symbolic, bool colour, dt_text *out);
/** A number in decimal as people read it, all digits where they are few: "1234", "about 1.46 * 10^17". */
DT_API void dt_report_number(dt_text *out, const char *digits);

/** What each rule removes, as text: for a model of which no feasible state is left. */
DT_API dt_status dt_report_rules(const dt_model *model, dt_budget *budget, dt_text *out);

/** A part of the integrated graph, which has the moves of all decision makers, or all of it. */
typedef struct dt_excerpt_options {
    const uint32_t *profile; /* a reading for each DM; borrowed */
    uint32_t around;         /* keep what legal sequences of at most `depth` moves reach from here; DT_NO_STATE: all */
    uint32_t depth;
    bool improvements; /* only moves that are improvements, here and in `depth` */
} dt_excerpt_options;
typedef struct dt_excerpt dt_excerpt;

/** `graph` is borrowed. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
DT_API dt_status dt_excerpt_new(dt_excerpt **out, const dt_graph *graph, const dt_excerpt_options *options,
                                dt_budget *budget);
DT_API void dt_excerpt_free(dt_excerpt *excerpt);
DT_API uint32_t dt_excerpt_states(const dt_excerpt *excerpt);
/** How many moves it has, into `arcs`; counting stops above `most`. */
DT_API dt_status dt_excerpt_count_arcs(const dt_excerpt *excerpt, uint64_t most, dt_budget *budget, uint64_t *arcs);
/** `graph` as a table of moves: from,to,by,improvement. */
DT_API dt_status dt_report_graph_csv(const dt_excerpt *excerpt, dt_budget *budget, dt_text *out);
/** `graph` in the language of Graphviz; the equilibria of `verdicts` are marked. Same input, same bytes. */
DT_API dt_status dt_report_graph_dot(const dt_excerpt *excerpt, const dt_verdicts *verdicts, dt_budget *budget,
                                     dt_text *out);

typedef enum dt_depth { DT_DEPTH_SENTENCE, DT_DEPTH_PARAGRAPH, DT_DEPTH_WITNESS } dt_depth;

/** One state, asked about by `explain`. */
typedef struct dt_asked {
    const dt_graph *graph;
    const char *total;       /* the graph is a sketch: how many feasible states there are, in decimal */
    const uint32_t *profile; /* a reading for each decision maker */
    uint32_t state;
    size_t dm;        /* the one asked about; DT_PATTERN_NONE: each in turn */
    dt_depth depth;   /* JSON always has everything */
    const char *file; /* the model's name as the user gave it */
    bool colour;
    dt_budget *budget;
} dt_asked;
/** The same about a state that is not listed, without a question of stability. */
typedef struct dt_far_position {
    dt_symbolic *symbolic;
    const uint32_t *profile;
    const uint64_t *state;
    size_t dm;
    dt_depth depth;
    const char *file;
    bool colour;
    dt_budget *budget;
} dt_far_position;
/** Why the state is stable or not: `count` witnesses of one concept. Text, JSON or Markdown. */
DT_API dt_status dt_report_witnesses(const dt_asked *asked, const dt_witness *const *witnesses, size_t count,
                                     dt_format format, dt_text *out);
/** The state in words, its place in everybody's ranking, who can move where. Text, JSON or Markdown. */
DT_API dt_status dt_report_position(const dt_asked *asked, dt_format format, dt_text *out);
/** The same of a state that is not listed: the best few of everybody's moves. */
DT_API dt_status dt_report_far_position(const dt_far_position *position, dt_format format, dt_text *out);

/** What was asked of `paths`. */
typedef struct dt_paths_asked {
    const dt_graph *graph;
    const dt_paths_options *options;
    const dt_verdicts *verdicts; /* equilibria under these are marked */
    dt_concept_id concept;       /* one of them */
    const char *goal;            /* as the user wrote it; NULL: the equilibria under `concept` */
    const char *file;            /* the model's name as the user gave it */
    bool table;                  /* with the status quo table (text, Markdown, LaTeX) */
    bool colour;
    dt_budget *budget;
} dt_paths_asked;
/** How it could unfold. Text, JSON, csv (the status quo table), Markdown, LaTeX, or for Graphviz the tree of the sequences
 *  that are told (DOT). */
DT_API dt_status dt_report_paths(const dt_paths *paths, const dt_paths_asked *asked, dt_format format, dt_text *out);
/** The same of a conflict whose states are not listed. `asked` has the words, the concept and the budget; `question` is what
 *  `paths` answers. Text, JSON, Markdown or LaTeX. */
DT_API dt_status dt_report_far_paths(const dt_far_paths *paths, dt_symbolic *symbolic, const dt_far_unfolding *question,
                                     const dt_paths_asked *asked, dt_format format, dt_text *out);

/** What was asked of `plan`. */
typedef struct dt_plan_asked {
    const dt_graph *graph;
    const dt_plan_options *options;
    const char *goal; /* as the user wrote it */
    const char *file; /* the model's name as the user gave it */
    bool colour;
    dt_budget *budget;
} dt_plan_asked;
/** A plan, or why there is none. Text, JSON, csv (a row for each step), Markdown or LaTeX. */
DT_API dt_status dt_report_plan(const dt_plan *plan, const dt_plan_asked *asked, dt_format format, dt_text *out);

/** What was asked of `coalitions`. */
typedef struct dt_coalitions_asked {
    const dt_graph *graph;
    const dt_coalitions_options *options;
    const char *file; /* the model's name as the user gave it */
    size_t most;      /* states told of in text, Markdown and LaTeX */
    bool table; /* with the table of the equilibria, or of all states where they were decided (text, Markdown, LaTeX) */
    bool colour;
    dt_budget *budget;
} dt_coalitions_asked;
/** Who could upset what together, and who holds it up. Text, JSON, csv (the table of all states where they were decided, else a
 *  row for each coalition that upsets an equilibrium), Markdown or LaTeX. */
DT_API dt_status dt_report_coalitions(const dt_coalitions *coalitions, const dt_coalitions_asked *asked,
                                      dt_format format, dt_text *out);

/** Diagnostics for a person (place, message, code, the line and a caret) or as the contract's JSON. */
DT_API dt_status dt_report_diagnostics(const dt_diagnostics *diagnostics, bool colour, dt_text *out);
DT_API dt_status dt_report_diagnostics_json(const dt_diagnostics *diagnostics, dt_text *out);

/** What `verify` found about the result called options->file: text or JSON. */
DT_API dt_status dt_report_verification(const dt_verification *found, dt_format format,
                                        const dt_report_options *options, dt_text *out);

/** `sensitivity`: text, Markdown or LaTeX with the `most` changes of greatest effect, JSON or csv with all. Says of a partial
 *  answer how far it goes. */
DT_API dt_status dt_report_sensitivity(const dt_sensitivity *sensitivity, dt_format format,
                                       const dt_report_options *options, size_t most, dt_budget *budget, dt_text *out);

/** What a mediation was asked, as it was asked. */
typedef struct dt_mediation_words {
    const char *goal;  /* the text of --to */
    const char *avoid; /* the text of --avoid, or NULL */
    size_t most;       /* sets told of each kind, in text */
    /* of an answer of dt_mediate_far(), of which model and what was wished; states are told by a sketch: */
    dt_symbolic *symbolic;
    const dt_far_wish *wish;
} dt_mediation_words;
/** `mediate`: text, JSON, Markdown or LaTeX. Says of a partial answer how far it goes. */
DT_API dt_status dt_report_mediation(const dt_mediation *mediation, dt_format format, const dt_report_options *options,
                                     const dt_mediation_words *words, dt_budget *budget, dt_text *out);

/** Two models compared. */
typedef struct dt_comparison_asked {
    const dt_compared *compared;
    const char *files[2]; /* the models' names as the user gave them */
    size_t most;          /* causes told, in text */
    bool colour;
} dt_comparison_asked;
/** `compare`: text, JSON, csv (a row for each verdict that differs), Markdown or LaTeX. Says of a partial answer how far it goes. */
DT_API dt_status dt_report_comparison(const dt_comparison_asked *asked, dt_format format, dt_text *out);

/** What would have to be preferred, asked of some states in turn. */
typedef struct dt_inverse_asked {
    const dt_graph *graph;
    const uint32_t *profile;
    dt_concept_id concept;
    const dt_inverse *const *list;
    size_t count;
    const char *goal;    /* the text of --to */
    uint32_t goal_count; /* states that it fits: `list` may have fewer */
    const char *file;    /* the model's name as the user gave it */
    bool colour;
} dt_inverse_asked;
/** `mediate --preferences`: text, JSON, Markdown or LaTeX. */
DT_API dt_status dt_report_inverse(const dt_inverse_asked *asked, dt_format format, dt_text *out);

/** The table of concepts, or some of them; `further`: a bit for each dt_further_kind. */
DT_API dt_status dt_report_concepts(dt_concept_set concepts, uint32_t further, dt_format format, dt_text *out);

/** The JSON Schema of models ("model") or of what a verb writes ("solution", "plan", ...), or NULL. */
DT_API const char *dt_report_schema(const char *name);
/** The name of the k-th schema; NULL behind the last. */
DT_API const char *dt_report_schema_name(size_t k);

/** A small commented model to start from, which solves as it stands. */
DT_API const char *dt_report_starter(void);

#endif
