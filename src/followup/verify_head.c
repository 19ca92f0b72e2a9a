/* SPDX-License-Identifier: MIT */
/* What a result says about itself and its model, up to the list of states. */
#include "followup/verify.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Goes to a member's value. The required ones are there. */
static void go_to(dt_verifier *v, dt_member member)
{
    v->pull.at = v->places[member];
}

static dt_status text_status(const dt_verifier *v)
{
    return v->text.status == DT_OK ? v->key.status : v->text.status;
}

/* Reads the text at the cursor into v->text. */
static dt_status read_text(dt_verifier *v, const char *what)
{
    return dt_pull_text(&v->pull, &v->text, what) ? text_status(v) : DT_ERR_MODEL;
}

static bool text_is(const dt_verifier *v, const char *expected)
{
    return strcmp(dt_text_get(&v->text), expected) == 0;
}

static dt_status check_version(dt_verifier *v)
{
    uint64_t version;
    go_to(v, DT_MEMBER_VERSION);
    if (!dt_pull_number(&v->pull, &version, "\"version\""))
        return DT_ERR_MODEL;
    if (version == 1)
        return DT_OK;
    go_to(v, DT_MEMBER_VERSION);
    dt_pull_report(&v->pull, "a result of version %" PRIu64 "; this program knows version 1", version);
    return DT_ERR_MODEL;
}

static dt_status check_format(dt_verifier *v)
{
    go_to(v, DT_MEMBER_FORMAT);
    DT_TRY(read_text(v, "\"format\""));
    return check_version(v);
}

static dt_status check_engine(dt_verifier *v)
{
    go_to(v, DT_MEMBER_ENGINE);
    DT_TRY(read_text(v, "\"engine\""));
    v->symbolic = text_is(v, "symbolic") && !v->model->graph_form;
    v->relational = text_is(v, "relational");
    if (v->symbolic || v->relational || text_is(v, "explicit"))
        return DT_OK;
    go_to(v, DT_MEMBER_ENGINE);
    dt_pull_report(&v->pull, "the engine \"%s\"; this program knows explicit, relational and, with options, symbolic",
                   dt_text_get(&v->text));
    return DT_ERR_MODEL;
}

/* One member of "model"; the text it holds must be `expected`. */
static dt_status check_model_member(dt_verifier *v, size_t place, const char *what, const char *expected)
{
    if (place == SIZE_MAX)
        return dt_lie(v, "it does not say the %s of the model it was made from", what);
    v->pull.at = place;
    DT_TRY(read_text(v, what));
    if (text_is(v, expected))
        return DT_OK;
    return dt_lie(v, "it was made from another model: the %s is %s, not %s", what, expected, dt_text_get(&v->text));
}

/* The k-th of the tables, of which the cursor is at the mapping. */
static dt_status check_table(dt_verifier *v, size_t k)
{
    size_t file = SIZE_MAX, sum = SIZE_MAX;
    const dt_attached *expected = dt_source_attached(v->model->source, k);
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "a table"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "sha256") == 0)
            sum = v->pull.at;
        if (strcmp(dt_text_get(&v->key), "file") == 0)
            file = v->pull.at;
        dt_pull_skip(&v->pull);
    }
    const size_t after = v->pull.at;
    if (!expected)
        return dt_lie(v, "it was made from another model: this one has %zu tables", k);
    DT_TRY(check_model_member(v, file, "table", expected->name));
    if (!v->found->lie)
        DT_TRY(check_model_member(v, sum, "SHA-256 of a table", dt_source_sha256(expected->file)));
    v->pull.at = after;
    return DT_OK;
}

/* `place`: of the list of tables; SIZE_MAX: there is none. */
static dt_status check_tables(dt_verifier *v, size_t place)
{
    size_t count = 0;
    if (place != SIZE_MAX) {
        v->pull.at = place;
        if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"tables\""))
            return DT_ERR_MODEL;
        for (; !v->found->lie && dt_pull_item(&v->pull); count++)
            DT_TRY(check_table(v, count));
    }
    if (v->found->lie || !dt_source_attached(v->model->source, count))
        return DT_OK;
    return dt_lie(v, "it does not say the SHA-256 of the table \"%s\" that the model takes preferences from",
                  dt_source_attached(v->model->source, count)->name);
}

static dt_status check_model(dt_verifier *v)
{
    size_t sum = SIZE_MAX, name = SIZE_MAX, tables = SIZE_MAX;
    go_to(v, DT_MEMBER_MODEL);
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"model\""))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "sha256") == 0)
            sum = v->pull.at;
        if (strcmp(dt_text_get(&v->key), "name") == 0)
            name = v->pull.at;
        if (strcmp(dt_text_get(&v->key), "tables") == 0)
            tables = v->pull.at;
        dt_pull_skip(&v->pull);
    }
    DT_TRY(check_model_member(v, sum, "SHA-256", dt_source_sha256(v->model->source)));
    if (!v->found->lie)
        DT_TRY(check_model_member(v, name, "name", v->model->name));
    return v->found->lie ? DT_OK : check_tables(v, tables);
}

/* ---- definitions ------------------------------------------------------------------------------------------------------ */

/* How many definitions of each kind were read. */
typedef struct definition_counts {
    size_t needed;      /* of the three that every result has */
    size_t conventions; /* of those that a result has all or none of */
} definition_counts;

/* The text at the cursor is the value of the definition `key`. */
static dt_status expect_definition(dt_verifier *v, const char *key, const char *value)
{
    DT_TRY(read_text(v, "a definition"));
    return text_is(v, value)
               ? DT_OK
               : dt_lie(v, "the definition \"%s\" is \"%s\", not \"%s\"", key, value, dt_text_get(&v->text));
}

static dt_status check_not_twice(dt_verifier *v)
{
    if (dt_pull_peek(&v->pull) != DT_PULL_TRUTH || v->pull.bytes[v->pull.at] == 't')
        return dt_lie(v, "nobody moves twice in a row under these definitions");
    dt_pull_skip(&v->pull);
    return DT_OK;
}

/* The definition whose key was just read. The first convention, what a sanction is, every result has. */
static dt_status check_definition(dt_verifier *v, definition_counts *counts)
{
    const char *key = dt_text_get(&v->key);
    const dt_convention *convention;
    if (strcmp(key, "step") == 0) {
        counts->needed++;
        return expect_definition(v, "step", v->model->single_step ? "single" : "any");
    }
    if (strcmp(key, "twice_in_a_row") == 0) {
        counts->needed++;
        return check_not_twice(v);
    }
    for (size_t k = 0; (convention = dt_convention_get(k)); k++)
        if (strcmp(key, convention->key) == 0) {
            ++*(k ? &counts->conventions : &counts->needed);
            return expect_definition(v, convention->key, convention->value);
        }
    dt_pull_skip(&v->pull);
    return DT_OK;
}

static dt_status check_definitions(dt_verifier *v)
{
    definition_counts counts = {0, 0};
    size_t conventions = 0;
    while (dt_convention_get(1 + conventions))
        conventions++;
    go_to(v, DT_MEMBER_DEFINITIONS);
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"definitions\""))
        return DT_ERR_MODEL;
    while (!v->found->lie && dt_pull_member(&v->pull, &v->key))
        DT_TRY(check_definition(v, &counts));
    if (v->found->lie)
        return DT_OK;
    if (counts.needed != 3)
        return dt_lie(v, "\"definitions\" has step, sanction and twice_in_a_row, each once");
    if (counts.conventions && counts.conventions != conventions)
        return dt_lie(v, "\"definitions\" has some of the definitions from %s to %s, not each once",
                      dt_convention_get(1)->key, dt_convention_get(conventions)->key);
    return DT_OK;
}

/* ---- who and what ------------------------------------------------------------------------------------------------------ */

static dt_status check_decision_makers(dt_verifier *v)
{
    size_t count = 0;
    go_to(v, DT_MEMBER_DECISION_MAKERS);
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"decision_makers\""))
        return DT_ERR_MODEL;
    for (; dt_pull_item(&v->pull); count++) {
        DT_TRY(read_text(v, "a decision maker"));
        if (count >= v->model->dm_count || !text_is(v, v->model->decision_makers[count].id))
            return dt_lie(v, "decision maker %zu of the model is not \"%s\"", count + 1, dt_text_get(&v->text));
    }
    return count == v->model->dm_count
               ? DT_OK
               : dt_lie(v, "the model has %zu decision makers, not %zu", v->model->dm_count, count);
}

static dt_status check_option(dt_verifier *v, size_t option)
{
    const dt_option *expected = option < v->model->option_count ? &v->model->options[option] : NULL;
    size_t count = 0;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "an option"))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        bool is_name = strcmp(dt_text_get(&v->key), "name") == 0;
        if (!is_name && strcmp(dt_text_get(&v->key), "decision_maker") != 0) {
            dt_pull_skip(&v->pull);
            continue;
        }
        count++;
        DT_TRY(read_text(v, "an option's member"));
        if (!expected || !text_is(v, is_name ? expected->name : v->model->decision_makers[expected->dm].id))
            return dt_lie(v, "option %zu of the model is another one: \"%s\" is wrong", option + 1,
                          dt_text_get(&v->text));
    }
    return count == 2 ? DT_OK : dt_lie(v, "option %zu has not its name and decision maker, each once", option + 1);
}

static dt_status check_options(dt_verifier *v)
{
    size_t count = 0;
    go_to(v, DT_MEMBER_OPTIONS);
    if (!dt_pull_enter(&v->pull, DT_PULL_LIST, "\"options\""))
        return DT_ERR_MODEL;
    for (; dt_pull_item(&v->pull); count++) {
        DT_TRY(check_option(v, count));
        if (v->found->lie)
            return DT_OK;
    }
    return count == v->model->option_count
               ? DT_OK
               : dt_lie(v, "the model has %zu options, not %zu", v->model->option_count, count);
}

/* ---- readings ----------------------------------------------------------------------------------------------------------- */

dt_status dt_verify_readings(dt_verifier *v, uint32_t *profile)
{
    const dt_model *model = v->model;
    size_t given = 0, needed = 0;
    memset(profile, 0xff, model->dm_count * sizeof *profile);
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"readings\""))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        size_t dm = dt_model_find_dm(model, dt_text_get(&v->key));
        DT_TRY(read_text(v, "a reading"));
        if (dm == DT_PATTERN_NONE || !model->decision_makers[dm].has_readings)
            return dt_lie(v, "the model has no readings of \"%s\"", dt_text_get(&v->key));
        size_t reading = dt_model_find_reading(&model->decision_makers[dm], dt_text_get(&v->text));
        if (reading == DT_PATTERN_NONE)
            return dt_lie(v, "\"%s\" has no reading \"%s\"", dt_text_get(&v->key), dt_text_get(&v->text));
        given += profile[dm] == UINT32_MAX;
        profile[dm] = (uint32_t)reading;
    }
    for (size_t i = 0; i < model->dm_count; i++) {
        needed += model->decision_makers[i].has_readings;
        if (!model->decision_makers[i].has_readings)
            profile[i] = 0;
    }
    return given == needed ? DT_OK : dt_lie(v, "it does not say which readings it uses");
}

static dt_status check_readings(dt_verifier *v)
{
    v->profile = dt_calloc(v->model->dm_count, sizeof *v->profile);
    if (!v->profile)
        return DT_ERR_NOMEM;
    go_to(v, DT_MEMBER_READINGS);
    return dt_verify_readings(v, v->profile);
}

/* ---- where -------------------------------------------------------------------------------------------------------------- */

static dt_status mark_listed(dt_verifier *v, const dt_statement *where)
{
    v->listed = dt_calloc(dt_words_for(v->states), sizeof *v->listed);
    if (!v->listed)
        return DT_ERR_NOMEM;
    v->listed_count = 0;
    for (uint32_t s = 0; s < v->states; s++) {
        DT_TRY(dt_budget_spend(v->budget, 4));
        if (!dt_statement_holds(where, dt_graph_state(v->graph, s)))
            continue;
        dt_bit_set(v->listed, s);
        v->listed_count++;
    }
    return DT_OK;
}

/* The statement in v->text. */
static dt_status apply_where(dt_verifier *v)
{
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_statement *where = NULL;
    const char *text = dt_text_get(&v->text);
    dt_status status = dt_source_new(&source, "where", text, strlen(text));
    if (status == DT_OK)
        status = dt_diagnostics_new(&diagnostics, source);
    if (status == DT_OK)
        status = v->model->graph_form ? DT_ERR_MODEL : dt_model_parse(v->model, text, &where, diagnostics);
    if (status == DT_ERR_MODEL)
        status = dt_lie(v, "\"%s\" is no statement about this model", text);
    else if (status == DT_OK)
        status = mark_listed(v, where);
    dt_statement_free(where);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return status;
}

/* A number, which the symbolic engine writes as a text. */
static dt_status read_count(dt_verifier *v, uint64_t *count)
{
    char *end;
    if (!v->symbolic)
        return dt_pull_number(&v->pull, count, "\"count\"") ? DT_OK : DT_ERR_MODEL;
    if (!dt_pull_text(&v->pull, &v->key, "\"count\"")) /* v->text is the statement */
        return DT_ERR_MODEL;
    const char *digits = dt_text_get(&v->key);
    *count = strspn(digits, "0123456789") == strlen(digits) ? strtoull(digits, &end, 10) : UINT64_MAX;
    return DT_OK;
}

static dt_status check_where(dt_verifier *v)
{
    uint64_t count = UINT64_MAX;
    bool stated = false;
    v->listed_count = v->states;
    go_to(v, DT_MEMBER_WHERE);
    if (dt_pull_null(&v->pull))
        return DT_OK;
    if (!dt_pull_enter(&v->pull, DT_PULL_MAPPING, "\"where\""))
        return DT_ERR_MODEL;
    while (dt_pull_member(&v->pull, &v->key)) {
        if (strcmp(dt_text_get(&v->key), "statement") == 0) {
            DT_TRY(read_text(v, "\"statement\""));
            stated = true;
        } else if (strcmp(dt_text_get(&v->key), "count") == 0) {
            DT_TRY(read_count(v, &count));
        } else {
            dt_pull_skip(&v->pull);
        }
    }
    if (!stated)
        return dt_lie(v, "\"where\" has no statement");
    DT_TRY(apply_where(v));
    if (v->found->lie || count == v->listed_count)
        return DT_OK;
    return dt_lie(v, "%" PRIu64 " states satisfy \"where\", not %" PRIu64, v->listed_count, count);
}

/* Some preferences are no rankings? Then nobody but the relational engine can tell, and of nothing but solve. */
static dt_status check_needs(dt_verifier *v)
{
    if (v->relational || dt_profile_ranks(v->model, v->profile))
        return DT_OK;
    return dt_lie(v, "some preferences are no rankings, of which only the relational engine can tell what is stable");
}

dt_status dt_verify_witness_head(dt_verifier *v)
{
    static dt_status (*const steps[])(dt_verifier *) = {
        check_version, check_model,    check_definitions, check_decision_makers,
        check_options, check_readings, check_needs,
    };
    if (v->places[DT_MEMBER_ENGINE] != SIZE_MAX)
        DT_TRY(check_engine(v));
    for (size_t k = 0; k < sizeof steps / sizeof *steps && !v->found->lie; k++)
        DT_TRY(steps[k](v));
    return DT_OK;
}

dt_status dt_verify_head(dt_verifier *v)
{
    static dt_status (*const steps[])(dt_verifier *) = {
        check_format,  check_engine,   check_model, check_definitions, check_decision_makers,
        check_options, check_readings, check_needs, check_where,
    };
    for (size_t k = 0; k < sizeof steps / sizeof *steps && !v->found->lie; k++)
        DT_TRY(steps[k](v));
    return DT_OK;
}
