/* SPDX-License-Identifier: MIT */
/* What the texts about paths share. */
#ifndef DT_REPORT_PATHS_H
#define DT_REPORT_PATHS_H

#include "report/evolution.h"
#include "report/json_parts.h"

/** Says how it could unfold, as blocks of a document that goes on after it. Headings from `level` on. */
void dt_tell_paths(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming,
                   unsigned level);
/** How much is reached, where improvements end and where they go round. */
void dt_tell_reached(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming);

/** How it could come to the k-th target, with a table of that where it was asked for by name and the states are listed. */
void dt_tell_path_target(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming,
                         unsigned level, size_t k);

/** The diagram whose sequence is shown of a target: improvements, else mixed; DT_PATHS_HOWS: the detour. */
dt_paths_how dt_paths_shown(const dt_path_target *target);

/** The status quo table (theory 8.1): which states are reached within how many moves. */
dt_status dt_tell_status_quo_table(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked,
                                   dt_paths_how how);
dt_status dt_report_paths_csv(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out);
dt_status dt_report_paths_json(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out);
/** "targets". */
void dt_json_add_targets(dt_json *json, const dt_paths *paths, const dt_model *model);
void dt_json_mention_targets(uint64_t *mentioned, const dt_paths *paths);
/** "disimprove". */
void dt_json_add_disimprove(dt_json *json, const dt_paths_asked *asked);
dt_status dt_report_paths_dot(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out);

#endif
