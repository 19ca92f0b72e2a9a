/* SPDX-License-Identifier: MIT */
/* Writes a document of sections. */
#include "report/section.h"

#define SECTIONS_MAX 64

#include <assert.h>

static bool applies(const dt_reporter *r, const dt_section *s)
{
    return !s->applies || s->applies(r);
}

static void write_contents(dt_reporter *r, const dt_section *sections, size_t count)
{
    dt_content contents[SECTIONS_MAX];
    size_t listed = 0;
    assert(count <= SECTIONS_MAX);
    for (size_t k = 0; k < count; k++)
        if (applies(r, &sections[k]))
            contents[listed++] = (dt_content){sections[k].part == DT_PART ? 2u : 3u, sections[k].id, sections[k].title};
    dt_document_contents(&r->doc, contents, listed);
}

static dt_status write_sections(dt_reporter *r, const dt_section *sections, size_t count)
{
    unsigned exhibit = 0;
    for (size_t k = 0; k < count; k++) {
        const dt_section *s = &sections[k];
        if (!applies(r, s))
            continue;
        if (s->part == DT_EXHIBIT)
            dt_text_printf(&r->doc.text, "Exhibit %u: ", ++exhibit);
        dt_text_add(&r->doc.text, s->title);
        dt_document_heading(&r->doc, s->part == DT_PART ? 2 : 3, s->id);
        if (s->write)
            DT_TRY(s->write(r));
        DT_TRY(r->doc.text.status);
        DT_TRY(r->doc.out->status);
    }
    return DT_OK;
}

dt_status dt_report_write(dt_reporter *r, const dt_section *sections, size_t count, dt_format format, dt_text *out)
{
    dt_budget_stage(r->teller.budget, "writing the report", 0);
    dt_document_start(&r->doc, format, out, r->teller.model->name);
    dt_section_tell_size(r);
    dt_document_block(&r->doc, DT_NOTE);
    write_contents(r, sections, count);
    dt_status status = write_sections(r, sections, count);
    dt_status written = dt_document_end(&r->doc);
    return status == DT_OK ? written : status;
}
