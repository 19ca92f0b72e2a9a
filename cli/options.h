/* SPDX-License-Identifier: MIT */
/* The command line as data. One table of options and one of verbs serve parsing, help, manual pages and completion. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <detente/detente.h>

typedef enum verb_id {
    VERB_CHECK,
    VERB_STATES,
    VERB_SOLVE,
    VERB_EXPLAIN,
    VERB_REPORT,
    VERB_GRAPH,
    VERB_PATHS,
    VERB_PLAN,
    VERB_COALITIONS,
    VERB_PERCEIVE,
    VERB_ATTITUDES,
    VERB_SENSITIVITY,
    VERB_MEDIATE,
    VERB_COMPARE,
    VERB_VERIFY,
    VERB_CONCEPTS,
    VERB_SCHEMA,
    VERB_NEW,
    VERB_COUNT
} verb_id;

typedef struct cli_verb {
    const char *name;
    const char *operands; /* as help shows them */
    size_t least, most;   /* number of operands */
    unsigned formats;     /* bit dt_format */
    dt_format format;     /* the one used without --format */
    const char *summary;  /* one line */
    const char *about;    /* a paragraph */
    const char *example;
} cli_verb;

extern const cli_verb verbs[VERB_COUNT];
extern const char *const format_words[]; /* by dt_format, then NULL */

/* Fields of words count from 1 in the order of their table; 0: not given. */
enum colour_when { COLOUR_AUTO = 1, COLOUR_ALWAYS, COLOUR_NEVER };
enum engine { ENGINE_AUTO = 1, ENGINE_EXPLICIT, ENGINE_SYMBOLIC };

#define CLI_OPTIONS_MAX 128 /* rows of the option table at most */

/** The values of an option that repeats. `items` is owned by the arguments. */
typedef struct cli_list {
    const char **items;
    size_t count;
} cli_list;

/** What the user asked for. Texts belong to argv. */
typedef struct cli_arguments {
    verb_id verb;
    const char *operands[2];
    size_t operand_count;
    bool given[CLI_OPTIONS_MAX]; /* [k]: row k of the option table was given */
    int format;                  /* 1 + dt_format; always filled in */
    int colour, engine, all_readings, detail, guard, sweep;
    const char *output, *where, *concepts, *around;
    const char *best_for, *state, *dm, *concept, *from, *to, *caps, *disimprove, *avoid, *changes, *by;
    cli_list readings, behaviours, concepts_of; /* each DM=NAME */
    cli_list second_readings;                   /* DM=NAME, of the second model */
    cli_list coalitions;                        /* each a list of decision makers */
    cli_list attitudes;                         /* each DM:DM=SIGN */
    bool better, undominated;
    bool brief, table, moves, strict, improvements, timings, any_end, worse_end, joint, pareto, preferences;
    uint64_t examples, max_states, max_memory_mib, threads, sample, seed, depth, most, size, gesture, exchange,
        sequences, swaps;
    double max_time;
} cli_arguments;

/** Reads the command line. @return EXIT_ANSWERED, or EXIT_USAGE after telling what is wrong, or EXIT_SYSTEM. */
int arguments_read(cli_arguments *out, int argc, char **argv);
void arguments_free(cli_arguments *arguments);
dt_format arguments_format(const cli_arguments *arguments);
/** Was the option of this name given? */
bool arguments_given(const cli_arguments *arguments, const char *name);

/** What to print instead of an answer: --help and --version win over everything else. */
typedef enum cli_wish { WISH_ANSWER, WISH_HELP, WISH_VERSION } cli_wish;
cli_wish arguments_wish(int argc, char **argv);
/** The first argument that is a verb, or NULL: which help is meant. */
const cli_verb *arguments_guess_verb(int argc, char **argv);

/** Tells the user what is wrong with the command line and where help is. @return EXIT_USAGE. */
int usage_error(const cli_verb *verb, const char *format, ...) DT_PRINTF(2, 3);
/** " ; did you mean ..." into `text`, or "" when no candidate is near. */
const char *did_you_mean(char *text, size_t size, const char *word, const char *const *candidates, size_t count);

/** Help on one verb, or on all when it is NULL. */
void help_write(const cli_verb *verb, dt_text *out);
/** What stands for the verb's operands in a synopsis: NAME for a choice of words. */
const char *help_operands(const cli_verb *verb);
/** Adds the sentence that says what the operands may be; nothing where their names say it. */
void help_add_operands(const cli_verb *verb, dt_text *out);

/* ---- the table, for help.c and pages.c ----------------------------------------------------------------------------------- */

typedef enum option_kind { KIND_FLAG, KIND_TEXT, KIND_LIST, KIND_WORD, KIND_COUNT, KIND_SECONDS } option_kind;

typedef struct cli_option {
    const char *name;     /* without the dashes */
    char letter;          /* the short form, or '\0' */
    const char *argument; /* as help shows it; NULL for a flag */
    unsigned verbs;       /* bit verb_id */
    option_kind kind;
    size_t field;             /* offset in struct cli_arguments */
    const char *const *words; /* KIND_WORD: the choices, NULL at the end */
    uint64_t least, most;     /* KIND_COUNT */
    const char *help;
} cli_option;

extern const cli_option option_table[];
extern const size_t option_count;
/** What the option does for this verb. */
void option_describe(const cli_option *row, const cli_verb *verb, dt_text *out);
extern const char *const exit_meanings[]; /* by exit code */

#endif
