/* SPDX-License-Identifier: MIT */
/* The concepts as data. How each is computed is the business of the engines and of the judge. */
#include <detente/base.h>

#include <assert.h>
#include <string.h>

static const dt_concept concepts[DT_CONCEPT_COUNT] = {
#define ROW(id, name, title, options, decides, definition, source, assumes)                                            \
    [DT_CONCEPT_##id] = {DT_CONCEPT_##id, name, title, options, decides, definition, source, assumes},
    DT_CONCEPT_TABLE(ROW)
#undef ROW
};

const dt_concept *dt_concept_get(dt_concept_id id)
{
    assert(id < DT_CONCEPT_COUNT);
    return &concepts[id];
}

const dt_concept *dt_concept_find(const char *name)
{
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        if (strcmp(concepts[k].name, name) == 0)
            return &concepts[k];
    return NULL;
}
