/* SPDX-License-Identifier: MIT */
/* What the parties could want together: states that are better than today for somebody and worse for nobody. */
#ifndef DT_REPORT_WANTED_H
#define DT_REPORT_WANTED_H

#include "report/teller.h"

typedef struct dt_wanted {
    uint32_t *
        states; /* of those that are better than today and hold under SEQ: ascending, each such that no other of them is
                         better for somebody and worse for nobody */
    uint32_t count;
    uint32_t holding;       /* how many are better than today and hold under SEQ */
    uint32_t better, first; /* how many are better than today, whether they hold or not, and the first of them */
    bool found;             /* all states were looked at */
} dt_wanted;

/** Does somebody rank `a` above `b`, and nobody below? */
bool dt_is_better(const dt_teller *teller, uint32_t a, uint32_t b);
/** Into `out`, zero-initialised, owned by the caller: dt_wanted_free(). The graph has a status quo.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Time: states times wanted states times decision makers. */
dt_status dt_wanted_find(dt_wanted *out, const dt_teller *teller, dt_budget *budget);
void dt_wanted_free(dt_wanted *wanted);

#endif
