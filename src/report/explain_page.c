/* SPDX-License-Identifier: MIT */
/* Blocks of plain text, wrapped, or of Markdown. A blank line stands between blocks, none between the items of a list. */
#include "report/explain.h"
#include "report/prose.h"
#include "report/table.h"

void dt_page_begin(dt_page *page, const dt_asked *asked, dt_format format, dt_text *out)
{
    *page = (dt_page){.asked = asked, .model = dt_graph_model(asked->graph), .format = format, .out = out};
}

static void separate(dt_page *page, bool item)
{
    dt_text_add(page->out, page->begun && !(item && (page->in_list || page->format == DT_FORMAT_TEXT)) ? "\n" : "");
    page->begun = true;
    page->in_list = item;
}

static void done(dt_page *page)
{
    page->text.length = 0;
}

static bool is_markdown(const dt_page *page)
{
    return page->format == DT_FORMAT_MARKDOWN;
}

static void put_markdown(dt_page *page, const char *before)
{
    dt_text_add(page->out, before);
    dt_table_escape(page->out, DT_FORMAT_MARKDOWN, dt_text_get(&page->text));
    dt_text_add(page->out, "\n");
}

void dt_page_heading(dt_page *page)
{
    separate(page, false);
    if (is_markdown(page))
        put_markdown(page, "## ");
    else
        dt_prose_heading(page->out, dt_text_get(&page->text), page->asked->colour);
    page->in_list = page->format == DT_FORMAT_TEXT;
    done(page);
}

void dt_page_paragraph(dt_page *page)
{
    separate(page, false);
    if (is_markdown(page))
        put_markdown(page, "");
    else
        dt_prose_add(page->out, "", dt_text_get(&page->text));
    done(page);
}

void dt_page_item(dt_page *page)
{
    separate(page, true);
    if (is_markdown(page))
        put_markdown(page, "- ");
    else
        dt_prose_add(page->out, "  - ", dt_text_get(&page->text));
    done(page);
}

dt_status dt_page_end(dt_page *page)
{
    dt_status status = page->text.status;
    dt_text_free(&page->text);
    return status == DT_OK ? page->out->status : status;
}
