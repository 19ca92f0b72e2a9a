/* SPDX-License-Identifier: MIT */
/* The tableau of Fraser and Hipel (1979), as papers print it. */
#ifndef DT_REPORT_TABLEAU_H
#define DT_REPORT_TABLEAU_H

#include "report/teller.h"

/** Adds, for each decision maker, its states from the best to the worst: above each whether it is an equilibrium of the tableau
 *  and how it is stable, below it the improvements from it. `k`: which of the further concepts is seq_or_sim. A sentence in its
 *  place where there are too many states for the width of a page. */
dt_status dt_tell_tableau(const dt_teller *teller, size_t k);

#endif
