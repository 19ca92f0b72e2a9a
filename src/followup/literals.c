/* SPDX-License-Identifier: MIT */
#include "followup/literals.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

dt_status dt_literals_make(dt_literals *out, const dt_model *model)
{
    size_t count = 2 * model->option_count;
    out->list = dt_calloc(count, sizeof *out->list);
    if (!out->list)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++) {
        dt_statement *literal = NULL;
        dt_text text = {.data = NULL};
        DT_TRY(dt_statement_from_literal(&literal, (dt_literal){.option = (uint32_t)(k / 2), .negated = k % 2}));
        out->list[k].that = literal;
        out->count++;
        dt_text_printf(&text, "%s%s", k % 2 ? "not " : "", model->options[k / 2].written);
        out->list[k].text = text.data;
        DT_TRY(text.status);
    }
    return DT_OK;
}

void dt_literals_free(dt_literals *literals)
{
    for (size_t k = 0; k < literals->count; k++) {
        dt_statement_free((dt_statement *)(uintptr_t)literals->list[k].that);
        free((char *)(uintptr_t)literals->list[k].text);
    }
    free(literals->list);
    *literals = (dt_literals){.list = NULL};
}
