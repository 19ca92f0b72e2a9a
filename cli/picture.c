/* SPDX-License-Identifier: MIT */
/* Runs dot, with no shell between. Writing to it and reading from it take turns, so that neither waits for the other with
 * a full pipe; a third pipe, which closes when dot starts, tells why it did not. */
#include "picture.h"

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TICK_MS 100      /* how often the clock is looked at */
#define STEPS (1u << 16) /* so that it is */
#define READ_BYTES (32u << 10)
#define NOT_EXECUTED 127

enum { READ, WRITE };

/* The program at work, seen from here. */
typedef struct painter {
    pid_t pid;
    int to, from, failure; /* -1: closed */
    const char *rest;      /* of the graph */
    size_t length;
    dt_text *svg;
} painter;

static void close_end(int *file)
{
    if (*file >= 0)
        close(*file);
    *file = -1;
}

/* Ends that programs started later do not inherit, and that are none of the three standard files. */
static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        ends[READ] = ends[WRITE] = -1;
        return false;
    }
    for (int k = 0; k < 2; k++)
        if (fcntl(ends[k], F_SETFD, FD_CLOEXEC) != 0)
            return false;
    return true;
}

/* In the child: never returns. */
static void become_dot(int in, int out, int failure)
{
    char name[] = "dot", format[] = "-Tsvg";
    char *const command[] = {name, format, NULL};
    struct sigaction ordinary = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &ordinary, NULL);
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
        execvp(name, command);
    int trouble = errno;
    ssize_t told = write(failure, &trouble, sizeof trouble);
    _exit(told < 0 ? NOT_EXECUTED - 1 : NOT_EXECUTED);
}

static dt_status start(painter *p)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1}, failure[2] = {-1, -1};
    bool made = make_pipe(in) && make_pipe(out) && make_pipe(failure) && fcntl(in[WRITE], F_SETFL, O_NONBLOCK) == 0;
    p->pid = made ? fork() : -1;
    if (p->pid == 0)
        become_dot(in[READ], out[WRITE], failure[WRITE]);
    if (p->pid < 0)
        complain("cannot start dot: %s", strerror(errno));
    close_end(&in[READ]);
    close_end(&out[WRITE]);
    close_end(&failure[WRITE]);
    p->to = in[WRITE];
    p->from = out[READ];
    p->failure = failure[READ];
    return p->pid < 0 ? DT_ERR_IO : DT_OK;
}

/* Did dot start at all? Waits until it did or did not. */
static dt_status started(painter *p)
{
    int trouble = 0;
    ssize_t got;
    do
        got = read(p->failure, &trouble, sizeof trouble);
    while (got < 0 && errno == EINTR && !terminal_interrupted());
    if (got < 0)
        return DT_ERR_CANCELLED;
    if (got == 0)
        return DT_OK;
    if (trouble == ENOENT)
        complain("svg needs the program \"dot\"; install graphviz, or use --format dot");
    else
        complain("cannot start dot: %s", strerror(trouble));
    return DT_ERR_IO;
}

/* A dot that no longer listens tells why by its exit code. */
static void feed(painter *p)
{
    ssize_t put = write(p->to, p->rest, p->length);
    if (put > 0) {
        p->rest += put;
        p->length -= (size_t)put;
    }
    if (p->length == 0 || (put < 0 && errno != EINTR && errno != EAGAIN))
        close_end(&p->to);
}

static void drain(painter *p)
{
    char bytes[READ_BYTES];
    ssize_t got = read(p->from, bytes, sizeof bytes);
    if (got > 0)
        dt_text_add_bytes(p->svg, bytes, (size_t)got);
    else if (got == 0 || errno != EINTR)
        close_end(&p->from);
}

static dt_status exchange(painter *p, dt_budget *budget)
{
    while (p->from >= 0) {
        struct pollfd ends[2] = {{.fd = p->from, .events = POLLIN}, {.fd = p->to, .events = POLLOUT}};
        int ready = poll(ends, 2, TICK_MS);
        DT_TRY(dt_budget_spend(budget, STEPS));
        if (terminal_interrupted())
            return DT_ERR_CANCELLED;
        if (ready > 0 && ends[1].revents)
            feed(p);
        if (ready > 0 && ends[0].revents)
            drain(p);
        DT_TRY(p->svg->status);
    }
    return DT_OK;
}

/* Leaves no process behind, whatever happened. */
static dt_status finish(painter *p, dt_status status)
{
    int end = 0;
    close_end(&p->to);
    close_end(&p->from);
    close_end(&p->failure);
    if (p->pid < 0)
        return status;
    if (status != DT_OK)
        kill(p->pid, SIGTERM);
    while (waitpid(p->pid, &end, 0) < 0 && errno == EINTR)
        continue;
    if (status != DT_OK || (WIFEXITED(end) && WEXITSTATUS(end) == 0))
        return status;
    complain("dot failed: it ended with %s %d", WIFEXITED(end) ? "exit code" : "signal",
             WIFEXITED(end) ? WEXITSTATUS(end) : WTERMSIG(end));
    return DT_ERR_IO;
}

dt_status picture_draw(const dt_text *graph, dt_budget *budget, dt_text *svg)
{
    painter p = {.rest = dt_text_get(graph), .length = graph->length, .svg = svg};
    dt_budget_stage(budget, "drawing with Graphviz", 0);
    dt_status status = start(&p);
    if (status == DT_OK)
        status = started(&p);
    if (status == DT_OK)
        status = exchange(&p, budget);
    return finish(&p, status);
}

dt_status picture_add(const dt_text *graph, dt_budget *budget, dt_text *out)
{
    dt_text svg = {.data = NULL};
    dt_status status = picture_draw(graph, budget, &svg);
    if (status == DT_OK)
        dt_text_add_bytes(out, dt_text_get(&svg), svg.length);
    dt_text_free(&svg);
    return status;
}
