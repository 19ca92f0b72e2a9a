/* SPDX-License-Identifier: MIT */
/* The registry of diagnostics. A code never changes its meaning and is never used again for another one. Each has a
 * paragraph in docs/errors.md (a test compares the two). 1-19 the text, 20-69 the model, 70-89 statements, 90-99 what
 * shows only with the states in hand, 100- warnings.
 * Rows: number, identifier, severity, title. */
#ifndef DT_BASE_CODES_H
#define DT_BASE_CODES_H

#define DT_CODE_TABLE(X)                                                                                               \
    X(1, SYNTAX, DT_ERROR, "the text cannot be read further")                                                          \
    X(2, TOO_LARGE, DT_ERROR, "the file is too large")                                                                 \
    X(3, ENCODING, DT_ERROR, "the text is not UTF-8")                                                                  \
    X(4, CONTROL_CHARACTER, DT_ERROR, "a control character")                                                           \
    X(5, NESTING, DT_ERROR, "nested too deeply")                                                                       \
    X(6, ANCHOR, DT_ERROR, "an anchor or alias")                                                                       \
    X(7, TAG, DT_ERROR, "a tag")                                                                                       \
    X(8, DIRECTIVE, DT_ERROR, "a directive")                                                                           \
    X(9, SECOND_DOCUMENT, DT_ERROR, "a second document")                                                               \
    X(10, DUPLICATE_KEY, DT_ERROR, "a key written twice")                                                              \
    X(11, KEY_NOT_TEXT, DT_ERROR, "a key that is not a text, or a merge key")                                          \
    X(20, UNKNOWN_KEY, DT_ERROR, "a key the format does not have")                                                     \
    X(21, MISSING_KEY, DT_ERROR, "a required key is missing")                                                          \
    X(22, WRONG_KIND, DT_ERROR, "a value of the wrong kind")                                                           \
    X(23, BAD_INTEGER, DT_ERROR, "not an integer in range")                                                            \
    X(24, BAD_CHOICE, DT_ERROR, "not one of the possible words")                                                       \
    X(25, VERSION, DT_ERROR, "a format version this program does not know")                                            \
    X(26, BAD_IDENTIFIER, DT_ERROR, "not an identifier")                                                               \
    X(27, RESERVED_WORD, DT_ERROR, "a reserved word used as an identifier")                                            \
    X(28, NAME_TAKEN, DT_ERROR, "a name that is taken or could be mistaken for something else")                        \
    X(29, TOO_MANY_OPTIONS, DT_ERROR, "too many options")                                                              \
    X(30, NO_DECISION_MAKER, DT_ERROR, "no decision maker")                                                            \
    X(31, UNKNOWN_DECISION_MAKER, DT_ERROR, "a decision maker that is not declared")                                   \
    X(32, UNKNOWN_SOURCE, DT_ERROR, "a citation of a source that is not declared")                                     \
    X(33, BAD_CITATION, DT_ERROR, "a citation that is not SOURCE or SOURCE#N")                                         \
    X(34, BAD_PATTERN, DT_ERROR, "a pattern of the wrong length")                                                      \
    X(35, UNKNOWN_STATE, DT_ERROR, "a state that is not declared")                                                     \
    X(36, PREFERENCE_FORMS, DT_ERROR, "not exactly one of statements, ranking, weights, pairs, table, readings")       \
    X(37, MISSING_PREFERENCE, DT_ERROR, "a decision maker without an entry under preferences")                         \
    X(38, NOT_IN_GRAPH_FORM, DT_ERROR, "something a conflict without options cannot have")                             \
    X(39, BAD_MOVE, DT_ERROR, "a move to the state itself or listed twice")                                            \
    X(40, LISTED_TWICE, DT_ERROR, "an entry listed twice")                                                             \
    X(41, EMPTY, DT_ERROR, "an empty list or text where something is needed")                                          \
    X(42, NOTHING_GIVEN, DT_ERROR, "nothing given where a value is needed")                                            \
    X(43, UNKNOWN_READING, DT_ERROR, "a reading that is not declared")                                                 \
    X(44, NOT_BY_STATEMENTS, DT_ERROR, "a statement for a preference that is not given by statements")                 \
    X(45, OWN_PERCEPTION, DT_ERROR, "a perception of how one sees the conflict oneself, within one's own")             \
    X(46, BAD_MARK, DT_ERROR, "a mark of strength or of not knowing where it cannot stand")                            \
    X(47, BAD_PAIR, DT_ERROR, "a comparison of two states that cannot be read")                                        \
    X(48, TABLE_FILE, DT_ERROR, "a table that cannot be had")                                                          \
    X(49, TABLE_SYNTAX, DT_ERROR, "a table that cannot be read")                                                       \
    X(50, BAD_TABLE, DT_ERROR, "a table that does not compare states")                                                 \
    X(70, STATEMENT_SYNTAX, DT_ERROR, "a statement that cannot be read")                                               \
    X(71, UNKNOWN_OPTION, DT_ERROR, "an option that is not declared")                                                  \
    X(72, AMBIGUOUS_OPTION, DT_ERROR, "an option name that several decision makers use")                               \
    X(73, NOT_ASSOCIATIVE, DT_ERROR, "two if, or two iff, without parentheses")                                        \
    X(74, BAD_COUNT, DT_ERROR, "a count that does not fit its list")                                                   \
    X(75, STATEMENT_TOO_LONG, DT_ERROR, "a statement that is too long or too deep")                                    \
    X(90, NO_FEASIBLE_STATE, DT_ERROR, "no state is feasible")                                                         \
    X(91, PATTERN_NOT_UNIQUE, DT_ERROR, "a pattern that does not fit exactly one feasible state")                      \
    X(92, INFEASIBLE_STATE, DT_ERROR, "a state that is not feasible")                                                  \
    X(93, RANKING_MISSES, DT_ERROR, "a ranking that leaves out a feasible state")                                      \
    X(94, RANKING_REPEATS, DT_ERROR, "a ranking that has a state twice")                                               \
    X(95, RANKING_FITS_NONE, DT_ERROR, "a pattern in a ranking that fits no feasible state")                           \
    X(96, PAIR_REPEATS, DT_ERROR, "a pair of states compared twice, or a state with itself")                           \
    X(97, PAIRS_MISS, DT_ERROR, "pairs of states that are not compared")                                               \
    X(100, NEVER_DIFFERS, DT_WARNING, "a statement with the same value in all feasible states")                        \
    X(101, UNUSED_OPTION, DT_WARNING, "an option that no preference or rule mentions")                                 \
    X(102, NO_PREFERENCE, DT_WARNING, "a decision maker indifferent between all states")                               \
    X(103, READINGS_ALIKE, DT_WARNING, "two readings that rank all states alike")                                      \
    X(104, UNREACHABLE_STATE, DT_WARNING, "a named state that no moves reach from the status quo")                     \
    X(105, RULE_REMOVES_NOTHING, DT_WARNING, "an infeasibility rule that removes no state")                            \
    X(106, INTRANSITIVE_MOVES, DT_WARNING, "what is forbidden in one move is possible in two")

typedef enum dt_code {
#define DT_CODE_ID(number, id, severity, title) DT_CODE_##id = (number),
    DT_CODE_TABLE(DT_CODE_ID)
#undef DT_CODE_ID
} dt_code;

#endif
