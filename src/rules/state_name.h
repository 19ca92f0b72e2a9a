/* SPDX-License-Identifier: MIT */
/* The state that a user names, whichever engine looks for it. */
#ifndef DT_RULES_STATE_NAME_H
#define DT_RULES_STATE_NAME_H

#include "base/natural.h"

#include <detente/rules.h>

/** How an engine finds states, each into a vector of dt_model_words() words. */
typedef struct dt_state_finder {
    void *user;
    uint64_t count;                                                /* states that have a number, from 1 */
    void (*number)(void *user, uint64_t number, uint64_t *vector); /* NULL: none has */
    void (*named)(void *user, size_t k, uint64_t *vector);         /* of dt_model.named */
    dt_status (*fit)(void *user, const dt_pattern *pattern, char count[DT_NATURAL_TEXT], uint64_t *vector);
} dt_state_finder;

/** The state that `text` names: a number from 1, a name (graph form: an id), a pattern of Y, N and - for each option that
 *  fits exactly one feasible state, or the options taken with commas between them, in square brackets or not ("[]": none).
 *  @return DT_OK; DT_ERR_MODEL when there is no such state, with what is wrong as a sentence in `trouble`; or what the finder
 *          returned; DT_ERR_NOMEM. `vector` means nothing unless DT_OK. */
dt_status dt_rules_parse_state(const dt_model *model, const char *text, const dt_state_finder *finder, uint64_t *vector,
                               dt_text *trouble);

#endif
