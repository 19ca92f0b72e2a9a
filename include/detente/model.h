/* SPDX-License-Identifier: MIT */
/* model: the conflict as its author wrote it, checked and with places, but with no state listed yet.
 *
 * Everything here is immutable once read and belongs to the model. Indices count from 0 in the order of the file; an
 * option's index is its bit in a state. A state is a vector of dt_model_words() words, bit o = option o taken; in graph
 * form it is one word, the index of the state in the file's list. */
#ifndef DETENTE_MODEL_H
#define DETENTE_MODEL_H

#include <detente/preference.h>
#include <detente/source.h>

#define DT_OPTIONS_MAX 4096
#define DT_IDENTIFIER_MAX 64

typedef struct dt_cited_source {                /* an entry of `sources` */
    const char *id, *title, *date, *file, *url; /* NULL where not given, `id` apart */
    dt_note note;
    dt_span span;
} dt_cited_source;

typedef enum dt_direction { DT_BOTH, DT_TAKE, DT_DROP } dt_direction;

typedef struct dt_option {
    const char *name;    /* identifier */
    const char *written; /* how statements and results name it: `name`, or `DM.name` where several DMs use the name */
    const char *text;    /* what a person reads; `name` where the author gave no text */
    size_t dm;
    dt_direction direction;
    dt_note note;
    dt_span span; /* of the key */
} dt_option;

typedef struct dt_named_state {
    const char *name;   /* NULL for a status quo given without a name */
    const char *text;   /* display text, or NULL */
    dt_pattern pattern; /* option form; resolved to one state by graph */
    size_t state;       /* graph form: index into graph_states */
    dt_note note;
    dt_span span; /* of the value that says which state */
} dt_named_state;

typedef struct dt_decision_maker {
    const char *id;
    const char *name; /* display name; `id` where not given */
    size_t first_option, option_count;
    const dt_reading *readings;
    size_t reading_count; /* at least 1 */
    bool has_readings;    /* written with `readings` */
    dt_note note;
    dt_note preference_note; /* of its entry under `preferences`; without `readings` also that of its one reading */
    dt_span span;            /* of the key under decision_makers */
} dt_decision_maker;

/** A move of `by` from a state where `from` holds to one where `to` holds is ruled out. */
typedef struct dt_forbidden {
    const uint64_t *by; /* bit i: decision maker i */
    const dt_statement *from;
    const dt_statement *to; /* NULL: true */
    dt_note note;
    dt_span span;
} dt_forbidden;

/** A statement that a lever adds to one decision maker's preference. */
typedef struct dt_lever_statement {
    size_t dm;
    size_t reading; /* DT_PATTERN_NONE: all of its readings */
    size_t place;   /* its index in the list afterwards; DT_PATTERN_NONE: the last */
    dt_judgement statement;
} dt_lever_statement;

typedef struct dt_lever_direction {
    size_t option;
    dt_direction direction;
} dt_lever_direction;

/** Something that somebody could do about the conflict, which changes it: an entry of `levers`. No part of the conflict
 *  as it is. In its statements the k-th of all options that levers add has the index option_count + k. */
typedef struct dt_lever {
    const char *id, *text; /* `text` is what a person reads; `id` where not given */
    const uint64_t *by;    /* bit i: decision maker i takes part; NULL: somebody outside the conflict */
    uint32_t cost;         /* from 1 */
    const dt_option *options;
    const size_t *option_indices; /* [option_count] */
    size_t option_count;
    const dt_lever_statement *statements;
    size_t statement_count;
    const dt_lever_direction *directions;
    size_t direction_count;
    const dt_judgement *infeasible;
    size_t infeasible_count;
    dt_note note;
    dt_span span; /* of the key */
} dt_lever;

typedef struct dt_perception dt_perception; /* perceptions.h */

typedef struct dt_listed_state { /* graph form: an entry of graph.states */
    const char *id;
    const char *text; /* display text; `id` where not given */
    dt_span span;
} dt_listed_state;

typedef struct dt_model {
    const dt_source *source; /* borrowed: the text it was read from */
    const char *name;
    const char *description; /* NULL where not given */
    dt_note note;            /* of the model as a whole */
    dt_note moves_note;      /* of `moves`; in graph form of `graph` */
    const dt_cited_source *sources;
    size_t source_count;
    const dt_decision_maker *decision_makers;
    size_t dm_count;
    const dt_option *options;
    size_t option_count;
    const dt_judgement *infeasible;
    size_t infeasible_count;
    bool rules_partial;      /* rules are missing that could not be read, which is reported: nothing can be listed */
    dt_span infeasible_span; /* of the key; of the root where there is none */
    bool single_step;
    const dt_forbidden *forbidden;
    size_t forbidden_count;
    const dt_judgement *exchange_requires; /* NULL where not given */
    const dt_named_state *named;
    size_t named_count;
    const dt_named_state *status_quo; /* NULL where not given; may be one of `named` */
    const dt_lever *levers;
    size_t lever_count;
    size_t lever_option_count; /* of all levers */
    const dt_perception *perceptions;
    size_t perception_count;
    const dt_option *imagined;      /* options that somebody sees and nobody has, each once */
    const size_t *imagined_indices; /* where statements find them: option_count + k, but see dt_model_with_imagined() */
    size_t imagined_count;
    bool graph_form;
    const dt_listed_state *graph_states;
    size_t graph_state_count;
    const uint32_t *const *graph_moves; /* [dm]: pairs from, to, ascending, no duplicates */
    const size_t *graph_move_counts;    /* [dm]: number of pairs */
} dt_model;

/** Reads the conflict in `source`, reporting all errors that show without listing states, and warnings.
 *  @param out  owned by the caller: dt_model_free(). Given, in spite of errors, whenever the options, the rules and the
 *              states are sound, so that graph can report what it finds as well; NULL otherwise.
 *  @return DT_OK when *out was made: the caller must look at dt_diagnostics_errors() before it trusts it;
 *          DT_ERR_MODEL when none could be made (reported); DT_ERR_NOMEM. */
DT_API dt_status dt_model_read(dt_model **out, const dt_source *source, dt_diagnostics *diagnostics);
/** The same from the tree that dt_tree_read() made of `source`. Takes the tree over, also when it fails. */
DT_API dt_status dt_model_from_tree(dt_model **out, dt_tree *tree, const dt_source *source,
                                    dt_diagnostics *diagnostics);
DT_API void dt_model_free(dt_model *model);

/** Calls `visit` for each file of a table that the preferences of the tree name, in the folder of the model or below it, so that they can be
 *  attached to the source (dt_source_attach()) before the model is read: the library opens no files. Some may come twice.
 *  Anything but DT_OK ends the round and is returned. */
typedef dt_status (*dt_visit_table)(void *user, const char *name);
DT_API dt_status dt_model_each_table(const dt_tree *tree, dt_visit_table visit, void *user);

/** Words of 64 bits that hold one state: at least 1. */
DT_API size_t dt_model_words(const dt_model *model);
/** The decision maker with this id, the named state, the reading; DT_PATTERN_NONE if there is none. */
DT_API size_t dt_model_find_dm(const dt_model *model, const char *id);
DT_API size_t dt_model_find_reading(const dt_decision_maker *dm, const char *name);
/** The name nearest to `word` among `count` candidates by edit distance, or NULL if none is near enough to be meant. */
DT_API const char *dt_nearest(const char *word, const char *const *candidates, size_t count);

/** Parses a statement given by a user elsewhere than in the model (`--where`). Trouble is placed in `diagnostics`'
 *  source, whose text must be `text`. */
DT_API dt_status dt_model_parse(const dt_model *model, const char *text, dt_statement **out,
                                dt_diagnostics *diagnostics);
/** A pattern from `letters` (Y, N, -), one for each option. Owned by the caller: dt_pattern_free().
 *  @return DT_ERR_MODEL if the letters do not fit the model (nothing is reported). */
DT_API dt_status dt_model_pattern(const dt_model *model, const char *letters, dt_pattern *out);
DT_API void dt_pattern_free(dt_pattern *pattern);
/** Writes a state as Y and N, one letter for each option in order. Nothing in graph form. */
DT_API void dt_model_write_pattern(const dt_model *model, const uint64_t *state, dt_text *out);

#endif
