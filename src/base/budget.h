/* SPDX-License-Identifier: MIT */
/* Budgets that work on the account of another: of one thread among several, and of a part of the work. */
#ifndef DT_BASE_BUDGET_H
#define DT_BASE_BUDGET_H

#include <detente/base.h>

#include <stdatomic.h>

/** A budget that spends and reserves on the account of `chief`, which must outlive it and meanwhile be used through such
 *  budgets only. Where `*ended` is not DT_OK, it ends with that at its next look at the clock. dt_budget_free() it. */
dt_status dt_budget_worker(dt_budget **out, dt_budget *chief, const atomic_int *ended);

/** A budget for a part of the work that may take `steps` steps at most, to the nearest 2^16, alone or with the limits of `whole`; in
 *  one thread, so that what it can do is the same every time. Where it refuses for want of steps or memory, or was told to
 *  (dt_budget_refuse()), its reason says why: then the rest can go on without. Where it has none, a limit of the whole was reached.
 *  `whole` must outlive it and meanwhile be used through it only. dt_budget_free() it. */
dt_status dt_budget_part(dt_budget **out, dt_budget *whole, uint64_t steps);

#endif
