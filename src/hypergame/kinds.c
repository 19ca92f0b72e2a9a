/* SPDX-License-Identifier: MIT */
/* What is to be seen of a state, and what it is called: the one place that knows how hypergame equilibria are told apart.
 *
 * The published sets could not be checked word by word; this is the reading of docs/guide-perceive.md. Three facts of a state
 * come first: who recognises it, who expects it to hold, what in it is hidden from whom or imaginary. The names follow
 * from them, here and nowhere else. */
#include "hypergame/internal.h"

#include "base/bits.h"

static const char *const names[DT_HYPER_KINDS] = {[DT_HYPER_NONE] = "none",
                                                  [DT_HYPER_STEADY] = "steady",
                                                  [DT_HYPER_UNSTEADY] = "unsteady",
                                                  [DT_HYPER_STEALTHY] = "stealthy",
                                                  [DT_HYPER_UNFORESEEN] = "unforeseen"};

const char *dt_hyper_name(dt_hyper_kind kind)
{
    return names[kind];
}

static size_t dms_of(const dt_hypergame *h)
{
    return dt_graph_model(h->graph)->dm_count;
}

/* ---- facts --------------------------------------------------------------------------------------------------------- */

bool dt_hypergame_real(const dt_hypergame *h, uint32_t state)
{
    return state < dt_graph_count(h->graph);
}

bool dt_hypergame_recognises(const dt_hypergame *h, size_t dm, uint32_t state)
{
    return h->minds[dm].own.there[state] != DT_NO_STATE;
}

static bool takes_unknown(const dt_hypergame *h, const uint64_t *known, uint32_t state)
{
    const uint64_t *vector = dt_graph_state(h->stage, state);
    for (size_t word = 0; known && word < dt_model_words(dt_graph_model(h->graph)); word++)
        if (vector[word] & ~known[word])
            return true;
    return false;
}

bool dt_hypergame_hides(const dt_hypergame *h, size_t dm, uint32_t state)
{
    return takes_unknown(h, h->minds[dm].own.known, state);
}

bool dt_hypergame_imaginary(const dt_hypergame *h, uint32_t state)
{
    return takes_unknown(h, h->truth.known, state);
}

bool dt_hypergame_stays(const dt_hypergame *h, dt_concept_id concept, size_t dm, uint32_t state)
{
    uint32_t there = h->minds[dm].own.there[state];
    return there != DT_NO_STATE && dt_verdicts_stable(h->minds[dm].reckoning, concept, dm, there);
}

bool dt_hypergame_expects_to_stay(const dt_hypergame *h, dt_concept_id concept, size_t dm, size_t other, uint32_t state)
{
    const dt_mind *mind = &h->minds[dm];
    uint32_t there = mind->own.there[state];
    if (other == dm)
        return dt_hypergame_stays(h, concept, dm, state);
    if (there == DT_NO_STATE || !mind->others)
        return there != DT_NO_STATE && dt_verdicts_stable(mind->own.verdicts, concept, other, there);
    const dt_view *seen = &mind->others[other];
    there = seen->there ? seen->there[there] : there;
    return there != DT_NO_STATE && dt_verdicts_stable(seen->verdicts, concept, other, there);
}

bool dt_hypergame_expects(const dt_hypergame *h, dt_concept_id concept, size_t dm, uint32_t state)
{
    for (size_t other = 0; other < dms_of(h); other++)
        if (!dt_hypergame_expects_to_stay(h, concept, dm, other, state))
            return false;
    return true;
}

/* ---- names --------------------------------------------------------------------------------------------------------- */

dt_hyper_kind dt_hypergame_kind(const dt_hypergame *h, dt_concept_id concept, uint32_t state)
{
    size_t recognise = 0, dms = dms_of(h);
    bool hidden = false, expected = true;
    for (size_t dm = 0; dm < dms; dm++) {
        if (!dt_hypergame_recognises(h, dm, state))
            continue;
        recognise++;
        if (!dt_hypergame_stays(h, concept, dm, state))
            return DT_HYPER_NONE;
        hidden = hidden || dt_hypergame_hides(h, dm, state);
        expected = expected && dt_hypergame_expects(h, concept, dm, state);
    }
    if (recognise < dms)
        return recognise ? DT_HYPER_UNFORESEEN : DT_HYPER_NONE;
    return hidden ? DT_HYPER_STEALTHY : expected ? DT_HYPER_STEADY : DT_HYPER_UNSTEADY;
}

dt_concept_set dt_hypergame_holding(const dt_hypergame *h, uint32_t state)
{
    dt_concept_set found = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(h->concepts >> c & 1u))
            continue;
        dt_hyper_kind kind = dt_hypergame_kind(h, (dt_concept_id)c, state);
        if (kind != DT_HYPER_NONE && kind != DT_HYPER_UNFORESEEN)
            found |= 1u << c;
    }
    return found;
}
