/* SPDX-License-Identifier: MIT */
/* Sorting in place without a byte of memory: qsort() of the C library may ask for some, and so fail to fail. */
#ifndef DT_BASE_SORT_H
#define DT_BASE_SORT_H

#include <stddef.h>

/** As qsort(), by heapsort (J. W. J. Williams 1964, Communications of the ACM 7:347-348). Not stable, so `compare` should
 *  decide between any two. O(n log n) at worst. */
void dt_sort(void *items, size_t count, size_t size, int (*compare)(const void *left, const void *right));

#endif
