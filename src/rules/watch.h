/* SPDX-License-Identifier: MIT */
/* For each option, the rules that mention it: what a walk over partial states looks at again when the option is set. */
#ifndef DT_RULES_WATCH_H
#define DT_RULES_WATCH_H

#include <detente/model.h>

typedef struct dt_watch {
    size_t *start;   /* [options + 1] */
    uint32_t *rules; /* rules[start[o] .. start[o + 1]) mention option o, ascending */
    uint64_t *cost;  /* [options] steps that looking at them takes, at least 1 */
} dt_watch;

/** Prepares the watch for the first `rule_count` infeasibility rules. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_watch_build(dt_watch *watch, const dt_model *model, size_t rule_count);
void dt_watch_free(dt_watch *watch);

#endif
