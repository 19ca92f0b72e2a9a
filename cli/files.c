/* SPDX-License-Identifier: MIT */
/* Reading whole files within a limit and writing whole files or nothing. */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "files.h"

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_READ ((size_t)64 << 10)

/* ---- reading --------------------------------------------------------------------------------------------------- */

/* `path`: NULL for standard output. */
static dt_status io_trouble(const char *what, const char *path)
{
    if (errno == EINTR && terminal_interrupted())
        return DT_ERR_CANCELLED; /* out of a wait for the other end of a pipe */
    if (path)
        complain("cannot %s \"%s\": %s", what, path, strerror(errno));
    else
        complain("cannot %s standard output: %s", what, strerror(errno));
    return DT_ERR_IO;
}

/* Room for at least one more byte, at most for `limit` + 1 in all. */
static bool enlarge(char **bytes, size_t *capacity, size_t limit)
{
    size_t more = *capacity ? *capacity * 2 : FIRST_READ;
    if (more > limit + 1)
        more = limit + 1;
    char *grown = realloc(*bytes, more);
    if (!grown)
        return false;
    *bytes = grown;
    *capacity = more;
    return true;
}

static dt_status read_bytes(int file, const char *path, size_t limit, char **bytes, size_t *length)
{
    size_t capacity = 0;
    while (*length <= limit) {
        if (*length == capacity && !enlarge(bytes, &capacity, limit))
            return DT_ERR_NOMEM;
        ssize_t got = read(file, *bytes + *length, capacity - *length);
        if (got == 0)
            return DT_OK;
        if (got > 0)
            *length += (size_t)got;
        else if (errno != EINTR || terminal_interrupted())
            return io_trouble("read", path);
    }
    return DT_OK;
}

dt_status file_read(dt_source **out, const char *path, size_t limit)
{
    *out = NULL;
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return io_trouble("read", path);
    char *bytes = NULL;
    size_t length = 0;
    dt_status status = read_bytes(file, path, limit, &bytes, &length);
    if (!standard)
        close(file);
    if (status == DT_OK && dt_source_new(out, path, bytes ? bytes : "", length) != DT_OK)
        status = DT_ERR_NOMEM;
    free(bytes);
    return status;
}

/* ---- beside a model -------------------------------------------------------------------------------------------- */

/* "folder/model.yaml" and "table.csv" make "folder/table.csv". Freed by the caller. */
static char *path_beside(const char *model, const char *name)
{
    const char *slash = strcmp(model, "-") == 0 ? NULL : strrchr(model, '/');
    size_t folder = slash ? (size_t)(slash - model) + 1 : 0, length = strlen(name);
    char *path = malloc(folder + length + 1);
    if (path && folder)
        memcpy(path, model, folder);
    if (path)
        memcpy(path + folder, name, length + 1);
    return path;
}

/* Does not wait for the other end of a pipe, and takes nothing that is no file. */
static int open_regular(const char *path, const char **reason)
{
    struct stat found;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    *reason = NULL;
    if (file < 0) {
        *reason = strerror(errno);
    } else if (fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
        *reason = "it is no regular file";
        close(file);
        file = -1;
    }
    return file;
}

/* Symbolic links may not lead out of the model's folder. */
static bool is_below(const char *path, const char *model)
{
    char *folder = path_beside(model, "."), *whole = realpath(path, NULL);
    char *root = folder ? realpath(folder, NULL) : NULL;
    size_t length = root ? strlen(root) : 0;
    bool below = root && whole && strncmp(root, whole, length) == 0 && (length == 1 || whole[length] == '/');
    free(folder);
    free(whole);
    free(root);
    return below;
}

static int open_table(const char *path, const char *model, const char **reason)
{
    int file = open_regular(path, reason);
    if (file < 0 || is_below(path, model))
        return file;
    *reason = "it is a link that leads out of the folder of the model";
    close(file);
    return -1;
}

dt_status file_read_beside(dt_source **out, const char *model, const char *name, const char **reason)
{
    char *path = path_beside(model, name), *bytes = NULL;
    size_t length = 0;
    *out = NULL;
    if (!path)
        return DT_ERR_NOMEM;
    int file = open_table(path, model, reason);
    dt_status status = file < 0 ? DT_OK : read_bytes(file, path, DT_SOURCE_MAX, &bytes, &length);
    if (file >= 0)
        close(file);
    if (status == DT_OK && file >= 0)
        status = dt_source_new(out, path, bytes ? bytes : "", length);
    free(bytes);
    free(path);
    return status;
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

bool file_same(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static bool is_standard_output(const struct stat *found)
{
    struct stat standard;
    return fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == found->st_dev && standard.st_ino == found->st_ino;
}

/* Waits where a pipe that does not block is full. */
static bool wait_for_room(int file)
{
    struct pollfd wait = {.fd = file, .events = POLLOUT};
    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

static dt_status write_bytes(void *user, const char *bytes, size_t length)
{
    cli_output *out = user;
    terminal_clear();
    while (length > 0) {
        ssize_t put = write(out->file, bytes, length);
        if (put >= 0) {
            bytes += put;
            length -= (size_t)put;
        } else if (terminal_interrupted()) {
            return DT_ERR_CANCELLED;
        } else if (errno == EPIPE) {
            out->reader_left = true;
            return DT_ERR_IO;
        } else if (errno != EINTR && !(errno == EAGAIN && wait_for_room(out->file))) {
            return io_trouble("write", out->target);
        }
    }
    return DT_OK;
}

/* The name beside `target` under which the file grows. */
static char *temporary_name(const char *target)
{
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    size_t size = folder + sizeof ".detente-XXXXXX";
    char *name = malloc(size);
    if (name)
        snprintf(name, size, "%.*s.detente-XXXXXX", (int)folder, target);
    return name;
}

/* The permissions a file made in the ordinary way would have. */
static mode_t ordinary_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static dt_status open_beside(cli_output *out, const char *path, const struct stat *old)
{
    if (old && access(path, W_OK) != 0)
        return io_trouble("write", path);
    out->target = old ? realpath(path, NULL) : strdup(path);
    out->temporary = out->target ? temporary_name(out->target) : NULL;
    if (!out->temporary)
        return DT_ERR_NOMEM;
    out->file = mkstemp(out->temporary);
    if (out->file >= 0 && fchmod(out->file, old ? old->st_mode & 0777 : ordinary_mode()) == 0)
        return DT_OK;
    dt_status status = io_trouble("write", path);
    if (out->file < 0) {
        free(out->temporary);
        out->temporary = NULL;
    }
    return status;
}

static dt_status open_directly(cli_output *out, const char *path)
{
    out->target = strdup(path);
    if (!out->target)
        return DT_ERR_NOMEM;
    out->file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return out->file >= 0 ? DT_OK : io_trouble("write", path);
}

static dt_status open_path(cli_output *out, const char *path)
{
    struct stat found;
    bool exists = stat(path, &found) == 0;
    if (!exists && errno != ENOENT)
        return io_trouble("write", path);
    if (exists && is_standard_output(&found))
        return DT_OK;
    return exists && !S_ISREG(found.st_mode) ? open_directly(out, path)
                                             : open_beside(out, path, exists ? &found : NULL);
}

dt_status output_open(cli_output *out, const char *path)
{
    *out = (cli_output){.file = STDOUT_FILENO};
    dt_status status = path && strcmp(path, "-") != 0 ? open_path(out, path) : DT_OK;
    if (status == DT_OK)
        out->text = (dt_text){.flush = write_bytes, .user = out};
    else
        output_close(out, false);
    return status;
}

/* Makes the name of a new file last, too. Some file systems cannot: then it is as good as it gets. */
static void sync_folder(const char *target)
{
    const char *slash = strrchr(target, '/');
    char *folder = slash ? strndup(target, (size_t)(slash - target) + 1) : strdup(".");
    int file = folder ? open(folder, O_RDONLY | O_CLOEXEC) : -1;
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

/* On the disk, as far as the file system knows how. */
static bool synced(int file)
{
    return fsync(file) == 0 || errno == EINVAL || errno == ENOSYS;
}

static dt_status finish_file(cli_output *out, bool keep)
{
    bool sound = !keep || !out->temporary || synced(out->file);
    if (out->file >= 0 && close(out->file) != 0)
        sound = false;
    if (keep && sound && out->temporary)
        sound = rename(out->temporary, out->target) == 0;
    dt_status status = keep && !sound ? io_trouble("write", out->target) : DT_OK;
    if (out->temporary && keep && sound)
        sync_folder(out->target);
    else if (out->temporary)
        unlink(out->temporary);
    return status;
}

dt_status output_close(cli_output *out, bool keep)
{
    dt_status status = finish_file(out, keep);
    dt_text_free(&out->text);
    free(out->target);
    free(out->temporary);
    out->target = out->temporary = NULL;
    return status;
}
