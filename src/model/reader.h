/* SPDX-License-Identifier: MIT */
/* What the files of this room share while a tree becomes a model.
 *
 * Functions return DT_OK also after reporting what is wrong with the data, so that reading goes on to the next trouble;
 * another status ends it. What a broken part would have said is left out of the model, and later mentions of its name
 * are not reported again. All memory is the model's arena: there is nothing to free on the way. */
#ifndef DT_MODEL_READER_H
#define DT_MODEL_READER_H

#include "base/codes.h"
#include "base/memory.h"
#include "logic/names.h"
#include "logic/shown.h"

#include <detente/perceptions.h>

/* ---- names.c: looking up ------------------------------------------------------------------------------------- */

/** Names sorted for looking up. */
typedef struct dt_index {
    const char *const *names; /* in their own order */
    const uint32_t *sorted;   /* positions in `names`, by name, equal names by position */
    size_t count;
} dt_index;

dt_status dt_index_build(dt_index *index, dt_arena *arena, const char *const *names, size_t count);
/** The first position in `index->sorted` of names equal to `name`, and how many there are. */
size_t dt_index_range(const dt_index *index, const char *name, size_t *matches);
/** The first position in `index->names` equal to `name`, or DT_PATTERN_NONE. */
size_t dt_index_find(const dt_index *index, const char *name);

/** How many comparisons one reading of a file may spend on finding nearest names: about half a second. */
#define DT_COMPARISONS_MAX 2000000u

/** As dt_nearest(), as long as `*left` comparisons allow. */
const char *dt_nearest_within(size_t *left, const char *word, const char *const *candidates, size_t count);

/* ---- the model and what belongs to it ------------------------------------------------------------------------ */

typedef struct dt_model_body {
    dt_model model; /* first, so that a pointer to one is a pointer to the other */
    dt_arena arena;
    dt_tree *tree;             /* the texts of the model are those of the tree */
    dt_statement **statements; /* all of them */
    size_t statement_count, statement_capacity;
    dt_index option_names; /* bare names, by option */
    dt_index dm_names;
} dt_model_body;

/** The model keeps the statement and frees it at its end; at once where there is no memory. */
dt_status dt_model_keep(dt_model_body *body, dt_statement *statement);

/* Parts of the file that could not be read: names that may have been declared there are not reported as unknown. */
enum { DT_LOST_SOURCES = 1, DT_LOST_DMS = 2, DT_LOST_OPTIONS = 4, DT_LOST_STATES = 8 };

/* What an unknown name means once options are lost. No model is made of it. */
#define DT_LOST_OPTION INT32_MAX

/** Where options are looked up by name, with advice. The `user` of a dt_names. */
typedef struct dt_lookup {
    const dt_model_body *body;
    unsigned lost;
    size_t comparisons_left;
    char advice[1024]; /* the candidates for an ambiguous name */
} dt_lookup;

/** dt_names.find over a dt_lookup. */
int32_t dt_lookup_option(void *user, const char *dm, const char *option, const char **advice);

/* ---- the reader ---------------------------------------------------------------------------------------------- */

/** What a name of a state stands for. */
typedef struct dt_state_name {
    dt_pattern pattern;
    size_t index; /* into dt_model.named, or of the listed state; DT_PATTERN_NONE where its own entry is broken */
} dt_state_name;

typedef struct dt_reader {
    dt_model_body *body;
    dt_model *model; /* &body->model */
    dt_arena *arena; /* &body->arena */
    dt_diagnostics *diagnostics;
    const dt_node *root;
    dt_lookup lookup;
    dt_names names; /* over `lookup` */
    dt_index sources;
    dt_index states;                       /* names of named states, ids of listed ones */
    dt_state_name *state_names;            /* [states.count] */
    dt_decision_maker *dms;                /* dt_model.decision_makers, still being filled in */
    const uint64_t *all_options, *all_dms; /* bits 0 to count - 1 set, shared */
    uint64_t *scratch;                     /* a set of options, or of those of a lever, for a moment's use */
    size_t bytes_of_bits;                  /* see dt_new_bits() */
    bool probable;                         /* the preference at hand has alpha, beta or gamma */
} dt_reader;

/** Reports one error or warning. A macro, so that the format is checked. */
#define DT_REPORT(r, code, span, ...) dt_diagnostics_add((r)->diagnostics, code, span, __VA_ARGS__)
/** A node's text, fit for a message. */
#define DT_SHOW(node) (dt_show((node)->text, (node)->length).text)

/** `count` zeroed items of `size` bytes in `*out`. */
dt_status dt_new_items(dt_reader *r, void *out, size_t count, size_t size);
/** `bytes` zeroed bytes for a set of options or decision makers, or a number for each. A short file can ask for very
 *  many of these, so their sum is limited: DT_ERR_MODEL, reported, beyond DT_BITS_BYTES_MAX. */
#define DT_BITS_BYTES_MAX ((size_t)256 << 20)
dt_status dt_new_bits(dt_reader *r, void *out, size_t bytes);

/* ---- keys.c: mappings with known keys ------------------------------------------------------------------------ */

/* What a value may be. */
enum {
    DT_TAKES_TEXT = 1 << DT_NODE_TEXT,
    DT_TAKES_LIST = 1 << DT_NODE_LIST,
    DT_TAKES_MAPPING = 1 << DT_NODE_MAPPING,
    DT_TAKES_INTEGER = DT_TAKES_TEXT | DT_TAKES_LIST | DT_TAKES_MAPPING, /* dt_read_integer() looks at the kind */
    DT_REQUIRED = 1 << 8
};

typedef struct dt_key {
    const char *name;
    unsigned takes;
} dt_key;

#define DT_KEYS_MAX 16

/** The values of a mapping, in the order of its table of keys; NULL where left out or of a wrong kind. */
typedef struct dt_fields {
    const dt_node *mapping;
    const dt_node *values[DT_KEYS_MAX];
    unsigned spoilt; /* bit k: the k-th key was given in a way that was reported: a wrong kind, or misspelt */
} dt_fields;

/** Reads a mapping, reporting unknown keys, values of a wrong kind and missing keys. `what` names it in messages, with
 *  its article: "an option". */
void dt_read_fields(dt_reader *r, dt_fields *fields, const dt_node *mapping, const char *what, const dt_key *keys,
                    size_t count);
/** The key of a value in a mapping. */
const dt_node *dt_key_of(const dt_node *mapping, const dt_node *value);
/** Is the node one of the kinds in `takes`? Else reports it; `what` as in "an option" or "\"options\"". */
bool dt_has_kind(dt_reader *r, const dt_node *node, const char *what, unsigned takes);
/** Reads `[+-]?[0-9]{1,9}`; false after reporting. */
bool dt_read_integer(dt_reader *r, const dt_node *node, const char *what, int32_t *out);
/** The position of the text among `words`; `count` after reporting that it is none of them. */
size_t dt_read_choice(dt_reader *r, const dt_node *node, const char *what, const char *const *words, size_t count);
/** The node's text, or NULL for no node and for a text of blanks. */
const char *dt_text_of(const dt_node *node);
/** Reports a name that does not exist, with the nearest that does: a decision maker, a state or a source, as `code`
 *  says. Nothing where these are lost. */
void dt_report_unknown(dt_reader *r, unsigned code, const char *name, dt_span span);

/* ---- names.c: identifiers ------------------------------------------------------------------------------------ */

/** Reports a key that is not an identifier. */
void dt_check_identifier(dt_reader *r, const dt_node *key);

/* ---- notes.c ------------------------------------------------------------------------------------------------- */

#define DT_KEY_BECAUSE                                                                                                 \
    {                                                                                                                  \
        "because", DT_TAKES_TEXT                                                                                       \
    }
#define DT_KEY_CITE                                                                                                    \
    {                                                                                                                  \
        "cite", DT_TAKES_TEXT | DT_TAKES_LIST                                                                          \
    }

dt_status dt_read_sources(dt_reader *r, const dt_node *node);
/** Both nodes may be NULL. */
dt_status dt_read_note(dt_reader *r, const dt_node *because, const dt_node *cite, dt_note *out);

/* ---- judgements.c -------------------------------------------------------------------------------------------- */

/** Reads a statement, as a text or in long form; a pattern too, if allowed. `out->that` is NULL after reporting. */
dt_status dt_read_judgement(dt_reader *r, const dt_node *node, const char *what, bool pattern_allowed,
                            dt_judgement *out);
/** Reads the statement alone: the text, what it says and where it stands. */
dt_status dt_read_judgement_text(dt_reader *r, const dt_node *text, bool pattern_allowed, dt_judgement *out);
/** Parses the text of a node; `*out` is NULL after reporting. */
dt_status dt_read_statement(dt_reader *r, const dt_node *node, const dt_statement **out);
/** Reads a list of rules, those that cannot be read left out. */
dt_status dt_read_rules(dt_reader *r, const dt_node *node, const dt_judgement **out, size_t *count);
dt_status dt_read_infeasible(dt_reader *r, const dt_node *node);
/** Reads a decision maker or a list of them into a new set. */
dt_status dt_read_dm_set(dt_reader *r, const dt_node *node, const char *when_empty, const uint64_t **out);
dt_status dt_read_moves(dt_reader *r, const dt_node *node);
/** The two parts of it that a perception has as well: forbidden moves, those that cannot be read left out, and the step. */
dt_status dt_read_forbid(dt_reader *r, const dt_node *node, const dt_forbidden **out, size_t *kept);
bool dt_read_single_step(dt_reader *r, const dt_node *node);

/* ---- decision_makers.c --------------------------------------------------------------------------------------- */

dt_status dt_read_decision_makers(dt_reader *r, const dt_node *node);
/** Reads one option, its owner apart. */
dt_status dt_read_option(dt_reader *r, const dt_node *key, const dt_node *node, dt_option *option);
/** The option that a node's text names, or DT_PATTERN_NONE after reporting, or where options are lost. */
size_t dt_read_option_name(dt_reader *r, const dt_node *node);
/** The decision maker that a node's text names, or DT_PATTERN_NONE after reporting. */
size_t dt_read_dm_name(dt_reader *r, const dt_node *node);
/** Options that are no part of the conflict, by their owners: calls `add` for each. `what` names those of one owner. */
typedef dt_status (*dt_add_option)(void *user, size_t dm, const dt_node *key, const dt_node *node);
dt_status dt_read_options_by_dm(dt_reader *r, const dt_node *node, const char *what, dt_add_option add, void *user);
/** How many of these there are under `key`, at most: some may be wrong. */
size_t dt_count_options_by_dm(const dt_node *node, const char *key);
/** Reads a direction for each of some options. */
dt_status dt_read_directions(dt_reader *r, const dt_node *node, const dt_lever_direction **out, size_t *count);

/* ---- states.c ------------------------------------------------------------------------------------------------ */

/** Does the text consist of Y, N and - alone? */
bool dt_pattern_letters(const char *text, size_t length);
/** Is it that, with a letter for each option? */
bool dt_is_pattern(const dt_reader *r, const dt_node *node);
void dt_report_pattern_length(dt_reader *r, const dt_node *node);
dt_status dt_read_states(dt_reader *r, const dt_node *node);
dt_status dt_read_status_quo(dt_reader *r, const dt_node *node);
/** The state that a text means, by its name or, in option form, as a pattern (then without index). `*found` is false
 *  after reporting and where the state's own entry is broken. */
dt_status dt_read_state_text(dt_reader *r, const dt_node *node, dt_state_name *out, bool *found);

/* ---- preferences.c ------------------------------------------------------------------------------------------- */

dt_status dt_read_preferences(dt_reader *r, const dt_node *node);
/** Reads what somebody takes `out->dm` to want: the name of a reading, or a mapping. `*right` is false after reporting. */
dt_status dt_read_perceived_mind(dt_reader *r, const dt_node *node, dt_perceived_mind *out, bool *right);

/* ---- levers.c ------------------------------------------------------------------------------------------------ */

/** After everything else, for a lever adds to it. */
dt_status dt_read_levers(dt_reader *r, const dt_node *node);

/* ---- perceptions.c ------------------------------------------------------------------------------------------- */

/** After everything else but levers. */
dt_status dt_read_perceptions(dt_reader *r, const dt_node *node);

/* ---- graph_form.c -------------------------------------------------------------------------------------------- */

dt_status dt_read_graph(dt_reader *r, const dt_node *node);
/** The moves of those decision makers that are given; NULL pairs for the others. */
dt_status dt_read_graph_moves(dt_reader *r, const dt_node *node, const uint32_t *const **pairs, const size_t **counts);
/** Reports that a key has no meaning in graph form. */
void dt_refuse_in_graph_form(dt_reader *r, const dt_node *mapping, const dt_node *value);

/* ---- warn.c -------------------------------------------------------------------------------------------------- */

/** Warnings that need no states. Only for a model without errors. */
void dt_warn_model(dt_reader *r);

#endif
