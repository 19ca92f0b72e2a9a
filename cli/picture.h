/* SPDX-License-Identifier: MIT */
/* Pictures by Graphviz, where it is installed. */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include <detente/detente.h>

/** Has the program `dot` turn a graph into SVG, which is added to `svg`. What dot has to say goes to standard error.
 *  @return DT_OK; DT_ERR_IO (told) when dot is missing or fails; DT_ERR_NOMEM, DT_ERR_LIMIT (time), DT_ERR_CANCELLED. */
dt_status picture_draw(const dt_text *graph, dt_budget *budget, dt_text *svg);

/** The same, added to `out` once it is whole. */
dt_status picture_add(const dt_text *graph, dt_budget *budget, dt_text *out);

#endif
