/* SPDX-License-Identifier: MIT */
/* What `verify` found, in one sentence. */
#include "report/json.h"
#include "report/letters.h"

#include <detente/report.h>

#include <inttypes.h>

static void write_text(dt_text *out, const dt_verification *found, const char *file)
{
    dt_letters_add(out, file);
    if (found->lie) {
        dt_text_add(out, ": false: ");
        dt_letters_add(out, found->lie_text);
        dt_text_add(out, "\n");
    } else if (found->checked < found->verdicts) {
        dt_text_printf(out, ": the %" PRIu64 " verdicts drawn, of %" PRIu64 ", are what the definitions say\n",
                       found->checked, found->verdicts);
    } else {
        dt_text_printf(out, ": all %" PRIu64 " verdicts are what the definitions say\n", found->verdicts);
    }
}

static void write_json(dt_text *out, const dt_verification *found, const char *file)
{
    dt_json json = {.out = out};
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_member_text(&json, "format", "detente-verification");
    dt_json_member_number(&json, "version", 1);
    dt_json_member_text(&json, "program", DT_VERSION);
    dt_json_member_text(&json, "file", file);
    dt_json_member_number(&json, "verdicts", found->verdicts);
    dt_json_member_number(&json, "checked", found->checked);
    dt_json_member_text(&json, "lie", found->lie ? found->lie_text : NULL);
    dt_json_close(&json);
}

dt_status dt_report_verification(const dt_verification *found, dt_format format, const dt_report_options *options,
                                 dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        write_json(out, found, options->file);
    else
        write_text(out, found, options->file);
    return out->status;
}
