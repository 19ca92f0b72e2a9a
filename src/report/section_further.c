/* SPDX-License-Identifier: MIT */
/* What further concepts find, for those who asked for some. */
#include "report/further.h"
#include "report/section.h"

static void tell_one(dt_reporter *r, size_t k)
{
    const dt_foresight *foresight = dt_solution_foresight(r->teller.solution, 0);
    dt_further concept = dt_foresight_concept(foresight, k);
    const dt_further_info *info = dt_further_info_of(concept.kind);
    dt_text label = {.data = NULL};
    char brief[DT_FURTHER_TEXT];
    dt_text_printf(&label, "%s: ", dt_further_brief(concept, brief));
    dt_further_title(&label, concept);
    dt_tell_further_terms(&r->teller, k, &r->doc.text);
    dt_tell_further(&r->teller, k, &r->doc.text);
    dt_document_labelled(&r->doc, DT_PARAGRAPH, dt_text_get(&label));
    dt_text_printf(&r->doc.text, "%s %s Source: %s.%s%s", info->definition, info->assumes, info->source,
                   info->status ? " Not verified: " : "", info->status ? info->status : "");
    dt_document_block(&r->doc, DT_NOTE);
    dt_text_free_into(&label, &r->doc.text);
}

dt_status dt_section_further(dt_reporter *r)
{
    for (size_t k = 0; k < dt_foresight_count(dt_solution_foresight(r->teller.solution, 0)); k++)
        tell_one(r, k);
    return r->doc.text.status;
}
