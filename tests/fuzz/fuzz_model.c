/* SPDX-License-Identifier: MIT */
/* Any bytes as a model: read, and where a model came of them, asked what later stages ask. Must not crash, leak or hang. */
#include <detente/model.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char *written(void *user, uint32_t option)
{
    const dt_model *model = user;
    return model->options[option].written;
}

/* What is printed must be a statement again. */
static void print_and_parse(dt_model *model, const dt_statement *statement)
{
    dt_text text = {.data = NULL};
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_statement *again = NULL;
    dt_statement_print(statement, &text, written, model);
    if (text.status != DT_OK || text.length > DT_STATEMENT_BYTES_MAX)
        goto done;
    if (dt_source_new(&source, "printed", text.data, text.length) != DT_OK)
        goto done;
    if (dt_diagnostics_new(&diagnostics, source) != DT_OK)
        goto done;
    if (dt_model_parse(model, text.data, &again, diagnostics) == DT_ERR_MODEL)
        abort();
done:
    dt_statement_free(again);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    dt_text_free(&text);
}

/* A sound model with names that can be written. */
static void ask(dt_model *model)
{
    for (size_t k = 0; k < model->infeasible_count; k++)
        print_and_parse(model, model->infeasible[k].that);
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_model_find_dm(model, model->decision_makers[i].id) != i)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_model *model = NULL;
    if (dt_source_new(&source, "fuzz", (const char *)bytes, length) == DT_OK &&
        dt_diagnostics_new(&diagnostics, source) == DT_OK) {
        dt_status status = dt_model_read(&model, source, diagnostics);
        if ((status == DT_OK) != (model != NULL))
            abort();
        if (model && dt_diagnostics_errors(diagnostics) == 0)
            ask(model);
    }
    dt_model_free(model);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return 0;
}
