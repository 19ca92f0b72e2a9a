/* SPDX-License-Identifier: MIT */
#include "report/gain.h"

#include <detente/relations.h>

dt_gain dt_gain_of(const dt_graph *graph, size_t dm, size_t reading, uint32_t from, uint32_t to)
{
    const dt_model *model = dt_graph_model(graph);
    if (dt_reading_ranks(&model->decision_makers[dm].readings[reading]))
        return dt_graph_rank(graph, dm, reading, to) > dt_graph_rank(graph, dm, reading, from) ? DT_GAINS
                                                                                               : DT_GAINS_NOT;
    dt_relation_kind kind = dt_relation_tempting(dt_graph_relate(graph, dm, reading, to, from));
    return kind == DT_PREFERRED ? DT_GAINS : kind == DT_NOT_KNOWN ? DT_GAINS_PERHAPS : DT_GAINS_NOT;
}

bool dt_gain_may_be_unknown(const dt_model *model, const uint32_t *profile)
{
    return dt_profile_has_unknown(model, profile) || dt_profile_has_bounds(model, profile);
}
