/* SPDX-License-Identifier: MIT */
/* Every option, taken and not taken, as a statement that an edit can add. */
#ifndef DT_FOLLOWUP_LITERALS_H
#define DT_FOLLOWUP_LITERALS_H

#include <detente/followup.h>

/** `out` is zero-initialised. Owned by the caller, also when it fails: dt_literals_free(). @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_literals_make(dt_literals *out, const dt_model *model);
void dt_literals_free(dt_literals *literals);

#endif
