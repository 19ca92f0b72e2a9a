/* SPDX-License-Identifier: MIT */
/* Files given and written. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include <detente/detente.h>

#define MODEL_BYTES_MAX ((size_t)DT_SOURCE_MAX)
#define RESULT_BYTES_MAX ((size_t)1 << 30)

/** Reads a file, or standard input for "-", up to `limit` + 1 bytes: one more than may be, so that its reader can say so.
 *  @return DT_OK, DT_ERR_IO (told), DT_ERR_NOMEM, DT_ERR_CANCELLED. */
dt_status file_read(dt_source **out, const char *path, size_t limit);
/** Reads a file that a model names, from the folder of the model (of "-": the working directory), as file_read() does, but a regular
 *  file in that folder or below it alone. `*reason`: why it cannot be had, with `*out` NULL; no status. */
dt_status file_read_beside(dt_source **out, const char *model, const char *name, const char **reason);

/** Are both paths one and the same regular file? */
bool file_same(const char *a, const char *b);

/** Where an answer goes. A regular file is written beside its place under another name and put there at the end, so that
 *  nobody ever sees half of it; anything else (a device, a pipe, standard output) is written directly. */
typedef struct cli_output {
    int file;
    char *target, *temporary; /* NULL when written directly */
    bool reader_left;         /* the other end of the pipe was closed: no failure of ours */
    dt_text text;
} cli_output;

/** `path` NULL or "-": standard output. @return DT_OK, DT_ERR_IO (told) or DT_ERR_NOMEM. */
dt_status output_open(cli_output *out, const char *path);
/** Puts the file in its place if `keep`, else removes all trace of it. What is still in `text` is lost: dt_text_end() comes
 *  before. @return DT_OK or DT_ERR_IO (told). */
dt_status output_close(cli_output *out, bool keep);

#endif
