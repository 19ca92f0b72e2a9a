/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

/* What is being sorted. */
typedef struct heap {
    unsigned char *items;
    size_t count, size;
    int (*compare)(const void *, const void *);
} heap;

static void swap(const heap *h, size_t a, size_t b)
{
    unsigned char *left = h->items + a * h->size, *right = h->items + b * h->size;
    for (size_t k = 0; k < h->size; k++) {
        unsigned char kept = left[k];
        left[k] = right[k];
        right[k] = kept;
    }
}

static int order(const heap *h, size_t a, size_t b)
{
    return h->compare(h->items + a * h->size, h->items + b * h->size);
}

/* Lets the item at `at` sink until neither of those below it is larger. */
static void sink(const heap *h, size_t at)
{
    for (size_t below = 2 * at + 1; below < h->count; below = 2 * at + 1) {
        if (below + 1 < h->count && order(h, below, below + 1) < 0)
            below++;
        if (order(h, at, below) >= 0)
            return;
        swap(h, at, below);
        at = below;
    }
}

void dt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    heap h = {.items = items, .count = count, .size = size, .compare = compare};
    for (size_t at = count / 2; at-- > 0;)
        sink(&h, at);
    while (h.count > 1) {
        h.count--;
        swap(&h, 0, h.count);
        sink(&h, 0);
    }
}
