/* SPDX-License-Identifier: MIT */
#include "variant/draft.h"

dt_status dt_draft_begin(dt_draft *draft, const dt_model *base)
{
    const dt_model_body *before = (const dt_model_body *)base;
    *draft = (dt_draft){.base = base};
    draft->body = dt_calloc(1, sizeof *draft->body);
    if (!draft->body)
        return DT_ERR_NOMEM;
    draft->body->model = *base;
    draft->body->option_names = before->option_names;
    draft->body->dm_names = before->dm_names;
    draft->model = &draft->body->model;
    return DT_OK;
}

static const char *written(void *user, uint32_t option)
{
    const dt_model *model = user;
    return model->options[option].written;
}

dt_status dt_draft_text(dt_draft *draft, const dt_statement *statement, const char **out)
{
    dt_text text = {.data = NULL};
    dt_statement_print(statement, &text, written, draft->model);
    *out = text.status == DT_OK ? dt_arena_text(&draft->body->arena, dt_text_get(&text), text.length) : NULL;
    dt_text_free(&text);
    return *out ? DT_OK : DT_ERR_NOMEM;
}
