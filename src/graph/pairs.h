/* SPDX-License-Identifier: MIT */
/* How all pairs of states compare under a reading that is no ranking but a list of comparisons. */
#ifndef DT_GRAPH_PAIRS_H
#define DT_GRAPH_PAIRS_H

#include "graph/states.h"

/** A relation in one byte: 0 a tie, 1 to DT_STRENGTH_MAX preferred by that degree, DT_CODE_WORSE more than that
 *  dispreferred by that degree, DT_CODE_UNKNOWN not known. */
#define DT_CODE_WORSE 128u
#define DT_CODE_UNKNOWN 255u

static inline uint8_t dt_relation_code(dt_relation relation)
{
    if (relation.kind == DT_NOT_KNOWN)
        return DT_CODE_UNKNOWN;
    return (uint8_t)(relation.strength + (relation.kind == DT_DISPREFERRED ? DT_CODE_WORSE : 0));
}

static inline dt_relation dt_relation_of(uint8_t code)
{
    if (code == DT_CODE_UNKNOWN || code == 0)
        return (dt_relation){.kind = code ? DT_NOT_KNOWN : DT_TIED};
    bool worse = code > DT_CODE_WORSE;
    return (dt_relation){.kind = worse ? DT_DISPREFERRED : DT_PREFERRED,
                         .strength = (uint8_t)(worse ? code - DT_CODE_WORSE : code)};
}

/** A probability in one byte, by what follows from it: bit 2 * question + bound, the questions being whether the state tempts, whether
 *  it is a credible answer and whether it deters (the order of relations/lens.h), the bounds the lower (0) and the upper (1). */
static inline uint8_t dt_chance_code(dt_chance chance, const dt_chances *bounds)
{
    const int32_t by_bound[2] = {chance.least, chance.most};
    unsigned code = 0;
    for (unsigned k = 0; k < 2; k++) {
        code |= (unsigned)(by_bound[k] > DT_FUZZY_ONE - bounds->alpha - DT_LEAVES_AT_BOUND) << k;
        code |= (unsigned)(by_bound[k] > bounds->gamma - DT_ANSWERS_AT_BOUND) << (2 + k);
        code |= (unsigned)(by_bound[k] < DT_FUZZY_ONE - bounds->beta + DT_DETERS_AT_BOUND) << (4 + k);
    }
    return (uint8_t)code;
}

/** Compares all pairs: codes[s * states + x] tells how x compares with s, by dt_chance_code() where the
 *  reading goes by probabilities. Comparisons that contradict each other, or leave
 *  pairs out, are reported. Memory: states^2 bytes. The array is the caller's, to be freed; NULL unless DT_OK.
 *  @return DT_OK (look at the diagnostics), DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_pairs_build(uint8_t **out, const dt_model *model, const dt_states *states, const dt_reading *reading,
                         dt_budget *budget, dt_diagnostics *diagnostics);

#endif
