/* SPDX-License-Identifier: MIT */
#ifndef DT_GRAPH_LINKS_H
#define DT_GRAPH_LINKS_H

#include <detente/base.h>

/** A directed graph on 0..count-1: `items[start[k]] .. items[start[k + 1]]` ascending. */
typedef struct dt_links {
    size_t *start; /* [count + 1] */
    uint32_t *items;
} dt_links;

/** Collects links from 0 up: who adds those of k sets start[k + 1] to `count` afterwards. */
typedef struct dt_link_writer {
    dt_links *links;
    size_t count, capacity;
    dt_budget *budget;
} dt_link_writer;

dt_status dt_links_begin(dt_link_writer *writer, dt_links *links, uint32_t count, dt_budget *budget);
dt_status dt_links_add(dt_link_writer *writer, uint32_t to);
/** The same links backwards. */
dt_status dt_links_reverse(dt_links *out, const dt_links *links, uint32_t count, dt_budget *budget);
bool dt_links_has(const dt_links *links, uint32_t from, uint32_t to);
void dt_links_free(dt_links *links);

#endif
