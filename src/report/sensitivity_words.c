/* SPDX-License-Identifier: MIT */
/* What `sensitivity` and the exhibit of a report on it say in the same words. */
#include "report/change_text.h"
#include "report/sensitivity.h"

bool dt_trials_alike(const dt_trial *a, const dt_trial *b)
{
    return a->fingerprint && a->fingerprint == b->fingerprint && a->change.edit.dm == b->change.edit.dm;
}

bool dt_trial_repeats(const dt_sensitivity *s, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (dt_trials_alike(s->ranked[i], s->ranked[k]))
            return true;
    return false;
}

void dt_tell_pair(dt_text *out, const dt_sensitivity *s, const size_t pair[2])
{
    for (size_t k = 0; k < 2; k++) {
        dt_text_add(out, k ? "; and " : ": ");
        dt_tell_change(out, s->graph, s->profile, &s->trials[pair[k] - 1].change);
    }
}

dt_status dt_tell_caution(const dt_teller *teller, const dt_outcome *outcome, dt_text *caution)
{
    static const dt_stand_way ways[] = {DT_STANDS_TIE, DT_STANDS_FINAL, DT_STANDS_RULED_OUT, DT_STANDS_STILL};
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        dt_text more = {.data = NULL};
        dt_status status = dt_tell_way(teller, ways[k], DT_BRIEFLY, outcome->state, outcome->stands, &more);
        if (more.length)
            dt_text_printf(caution, " %s: %s", dt_way_label(ways[k]), dt_text_get(&more));
        if (status == DT_OK)
            status = more.status;
        dt_text_free(&more);
        DT_TRY(status);
    }
    if (outcome->steps == UINT32_MAX && dt_graph_status_quo(teller->graph) != DT_NO_STATE) {
        dt_text_add(caution, " ");
        dt_tell_arrival(teller, outcome, caution);
    }
    return caution->status;
}
