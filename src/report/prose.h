/* SPDX-License-Identifier: MIT */
/* Plain text for people: paragraphs wrapped at words, lists joined with "and", states and moves in words. */
#ifndef DT_REPORT_PROSE_H
#define DT_REPORT_PROSE_H

#include <detente/report.h>

#define DT_PROSE_WIDTH 92

/** Adds `text` as a paragraph of lines no longer than DT_PROSE_WIDTH letters where its words allow. `first` begins the
 *  first line; the others are indented by as many spaces as `first` is wide. */
void dt_prose_add(dt_text *out, const char *first, const char *text);
/** A heading, bold with `colour`. */
void dt_prose_heading(dt_text *out, const char *text, bool colour);

/** Collects the items of a list and joins them: "a", "a and b", "a, b and c". Zero-initialise. */
typedef struct dt_enumeration {
    dt_text done; /* all but the last */
    dt_text last;
    size_t count;
} dt_enumeration;
/** The text to which the next item is written. */
dt_text *dt_enumeration_next(dt_enumeration *list);
/** Adds the joined list to `out`, separated by `comma` and before the last item by `before_last`, and empties it. */
void dt_enumeration_end(dt_enumeration *list, const char *comma, const char *before_last, dt_text *out);
void dt_enumeration_free(dt_enumeration *list);

/** Adds what a decision maker is called in sentences: its display name up to a comma, if that tells it from the others. */
void dt_prose_dm(dt_text *out, const dt_model *model, size_t dm);
/** Adds what a note cites: "article ¶7, report". Nothing where it cites nothing. */
void dt_prose_citations(dt_text *out, const dt_model *model, const dt_note *note);
/** Adds `parts` in units of which `one`, an even number, make a whole, as a decimal fraction without needless digits; "about"
 *  before one that nine digits do not tell exactly. */
void dt_prose_fraction(dt_text *out, int64_t parts, int64_t one);
/** Adds what is probable enough for a decision maker, as a sentence. */
void dt_prose_chances(dt_text *out, const dt_model *model, size_t dm, const dt_chances *bounds);
/** Adds a text in quotation marks. */
void dt_prose_quoted(dt_text *out, const char *text);
/** May somebody do in two moves what it may not do in one? Then it matters that nobody moves twice in a row, and a sentence
 *  about what no moves lead to has to say so. */
bool dt_prose_needs_turns(const dt_graph *graph);
/** Adds the names of concepts as papers print them: "Nash, GMR and SEQ". */
void dt_prose_concepts(dt_text *out, dt_concept_set concepts);

/** How a text calls states. With numbers, for a reader who has the list of states at hand; or by name alone. */
typedef enum dt_naming { DT_NUMBERED, DT_BY_NAME } dt_naming;
/** Adds what a state is called, as it stands within a sentence or at its beginning. NUMBERED: its display text or name with
 *  its number in brackets, else its number with the options taken in brackets. BY_NAME: its display text or name (within a sentence in quotation marks, if it could be taken for a part of it), else the
 *  named state nearest to it and what sets it apart, else the options taken. */
void dt_prose_state(dt_text *out, const dt_graph *graph, dt_naming naming, uint32_t state);
void dt_prose_title(dt_text *out, const dt_graph *graph, dt_naming naming, uint32_t state);
/** Would DT_BY_NAME have to list more options than it names? */
bool dt_prose_is_long(const dt_graph *graph, uint32_t state);
/** The display text or name of a state; NULL where it has none. */
const char *dt_state_title(const dt_graph *graph, uint32_t state);
/** Adds a state without a name in a few letters, by the names of options: "Talks + invade", "invade, arm". */
void dt_prose_short(dt_text *out, const dt_graph *graph, uint32_t state);
/** Adds how statements name the options set in `bits`, at most `most` of them and "..."; "no option taken" where none is. */
void dt_prose_options(dt_text *out, const dt_model *model, const uint64_t *bits, size_t most);
/** Adds where a rank stands among two or more classes: "its 3rd best of 40 classes of states". By competition only with itself:
 *  ranks of different decision makers do not compare. */
void dt_prose_place(dt_text *out, uint32_t rank, uint32_t classes);
/** Adds a statement in everyday words with the texts of its options. */
void dt_prose_statement(dt_text *out, const dt_model *model, const dt_statement *statement);
/** Adds the text of an option in quotation marks, as far as it needs to be told from the owner's others. */
void dt_prose_option(dt_text *out, const dt_model *model, size_t option);
/** The same, followed by its owner in brackets where somebody else has an option of the same words. */
void dt_prose_owned_option(dt_text *out, const dt_model *model, size_t option);
/** Adds those brackets alone, after a blank; nothing where no other option has the same words. */
void dt_prose_owner(dt_text *out, const dt_model *model, size_t option);
/** Adds the texts of the options set in `bits` in quotation marks, at most `most` of them and how many more; nothing where none
 *  is. */
void dt_prose_brief_options(dt_text *out, const dt_model *model, const uint64_t *bits, size_t most);
/** Adds the options taken, by decision maker, as sentences; nothing in graph form. */
void dt_prose_taken(dt_text *out, const dt_graph *graph, uint32_t state);
/** Adds what a decision maker does to make a move from `from`: takes "..." and drops "..."; in graph form: moves to the state. */
void dt_prose_move(dt_text *out, const dt_graph *graph, dt_naming naming, dt_move move, uint32_t from);

#endif
