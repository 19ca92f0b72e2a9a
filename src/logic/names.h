/* SPDX-License-Identifier: MIT */
/* From a name as written to an option, with a report where that fails. */
#ifndef DT_LOGIC_NAMES_H
#define DT_LOGIC_NAMES_H

#include <detente/logic.h>

/** The option that `option` or `DM.option` names, or -1 after reporting at `span` why there is none. */
int32_t dt_name_resolve(const dt_names *names, const char *text, size_t length, dt_span span,
                        dt_diagnostics *diagnostics);

#endif
