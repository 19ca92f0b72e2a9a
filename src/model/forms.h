/* SPDX-License-Identifier: MIT */
/* The forms of preference that have a file of their own: statements.c, rankings.c, pairs.c. */
#ifndef DT_MODEL_FORMS_H
#define DT_MODEL_FORMS_H

#include "model/reader.h"

/** Forms of preference. `*right` becomes false after reporting. */
dt_status dt_read_statements(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
dt_status dt_read_ranking(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
dt_status dt_read_pairs(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
/** Reads pairs from the table that a text names. */
dt_status dt_read_table(dt_reader *r, const dt_node *name, dt_reading *out, bool *right);
/** Notes which entries of `out->pairs`, one after the other, have a state in common. */
dt_status dt_find_runs(dt_reader *r, dt_reading *out);
/** Reports something about a comparison, where it stands: in the model or in a table. */
#define DT_REPORT_PAIR(r, entry, ...)                                                                                  \
    do {                                                                                                               \
        dt_diagnostics_turn((r)->diagnostics, (entry)->source);                                                        \
        DT_REPORT(r, DT_CODE_BAD_PAIR, (entry)->span, __VA_ARGS__);                                                    \
        dt_diagnostics_turn((r)->diagnostics, NULL);                                                                   \
    } while (0)
/** Reads a sign such as > and >>. @return false where the word is none. */
bool dt_read_sign(const char *word, size_t length, dt_relation *out);
/** Reads one probability, 0.6 or 0.5..0.7. */
bool dt_read_one_chance(const char *word, size_t length, dt_chance *out);
/** Reads a degree such as 0.8, 0.6..0.8 and 0.2..0.3|0.6, or probabilities such as 0.6/0.3, that a word is, into what `out` says.
 *  @return false where it is none. */
bool dt_read_measure(const char *word, size_t length, dt_pair_entry *out);
/** What probabilities mean, which come after `others`; nodes of alpha, beta and gamma, NULL where not given. @return false after
 *  reporting. */
enum { DT_CHANCE_KEYS = 3 };
bool dt_read_chances(dt_reader *r, const dt_node *const nodes[DT_CHANCE_KEYS], dt_reading *out);
/** What fuzzy comparisons mean; `node` is NULL where no threshold is given. @return false after reporting. */
bool dt_read_threshold(dt_reader *r, const dt_node *node, dt_reading *out);
/** How pairs compare that are not listed. */
void dt_read_others(dt_reader *r, const dt_node *node, dt_reading *out);

#endif
