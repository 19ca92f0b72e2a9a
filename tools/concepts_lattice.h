/* SPDX-License-Identifier: MIT */
/* How the concepts are related, as a picture for docs/concepts.md: from both tables of relations, which the tests hold. */
#ifndef TOOLS_CONCEPTS_LATTICE_H
#define TOOLS_CONCEPTS_LATTICE_H

#include <detente/detente.h>

/** Adds the picture in the language of Mermaid: concepts that are the same in one box, and an arrow from each box to what
 *  follows from it, what follows by way of another left out. @return false where there are more concepts than it has room for. */
bool lattice_write(dt_text *out);

#endif
