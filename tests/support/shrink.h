/* SPDX-License-Identifier: MIT */
/* Cuts a random conflict down for as long as it still fails: a small counterexample is half an explanation. */
#ifndef DT_TESTS_SHRINK_H
#define DT_TESTS_SHRINK_H

#include "random_conflict.h"

/** Deletes decision makers, options, states, rules, statements, arcs, ... greedily while `fails` holds; ends when no single
 *  deletion leaves a conflict that fails. `fails` is only asked of conflicts with a feasible state. */
void shrink(random_conflict *c, bool (*fails)(const random_conflict *c, void *user), void *user);

#endif
