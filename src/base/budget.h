/* SPDX-License-Identifier: MIT */
/* The budget of one thread among several that work on one account. */
#ifndef DT_BASE_BUDGET_H
#define DT_BASE_BUDGET_H

#include <detente/base.h>

#include <stdatomic.h>

/** A budget that spends and reserves on the account of `chief`, which must outlive it and meanwhile be used through such
 *  budgets only. Where `*ended` is not DT_OK, it ends with that at its next look at the clock. dt_budget_free() it. */
dt_status dt_budget_worker(dt_budget **out, dt_budget *chief, const atomic_int *ended);

#endif
