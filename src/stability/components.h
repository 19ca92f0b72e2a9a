/* SPDX-License-Identifier: MIT */
/* States that the opponents' moves connect, where whatever they do they can undo. */
#ifndef DT_STABILITY_COMPONENTS_H
#define DT_STABILITY_COMPONENTS_H

#include "stability/profile.h"
#include "stability/room.h"

/** Are the classes of everybody but `dm` closed? Then what they can bring about from a state by legal sequences of any moves is
 *  the component of the state, whole. */
bool dt_components_serve(const dt_profile *profile, size_t dm);

/** Numbers the components from 0 on, in the order of their first states, into `component` ([states]). Uses the room.
 *  @return DT_OK or what the budget says. Cost: nearly O(states * decision makers). */
dt_status dt_components_find(uint32_t *component, uint32_t *count, const dt_profile *profile, size_t dm, dt_room *room,
                             dt_budget *budget);

#endif
