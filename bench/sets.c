/* SPDX-License-Identifier: MIT */
/* Times the symbolic engine: reads each model, draws it and decides five concepts for everybody, and prints a row for each and
 * the medians of all. Seconds are of the processor, so that a busy neighbour counts little. --csv: numbers alone. */
#include <detente/detente.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MODELS_MAX = 101 };

typedef struct row {
    double seconds, nodes, megabytes; /* nodes and memory at their peak */
    char states[32];                  /* to four digits */
    size_t options, decision_makers;
} row;

static void must(dt_status status, const char *what, const char *path)
{
    if (status == DT_OK)
        return;
    fprintf(stderr, "sets: %s: %s failed with status %d\n", path, what, (int)status);
    exit(1);
}

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void shorten(char *out, size_t size, const char *digits)
{
    size_t length = strlen(digits);
    if (length <= 6)
        snprintf(out, size, "%s", digits);
    else
        snprintf(out, size, "%c.%.2se%zu", digits[0], digits + 1, length - 1);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(DT_SOURCE_MAX);
    must(file && bytes ? DT_OK : DT_ERR_IO, "opening", path);
    *length = fread(bytes, 1, DT_SOURCE_MAX, file);
    fclose(file);
    return bytes;
}

static void decide(row *out, const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics, const char *path)
{
    dt_symbolic *symbolic = NULL;
    dt_sets *sets = NULL;
    uint32_t *profile = calloc(model->dm_count, sizeof *profile);
    double start = processor_seconds();
    must(dt_symbolic_new(&symbolic, model, budget, diagnostics), "drawing", path);
    must(dt_sets_new(&sets, symbolic, profile, DT_CONCEPTS_DEFAULT), "deciding", path);
    out->seconds = processor_seconds() - start;
    dt_symbolic_figures figures = dt_symbolic_figures_now(symbolic);
    out->nodes = (double)figures.peak_nodes;
    out->megabytes = (double)figures.bytes / (1 << 20);
    out->options = model->option_count;
    out->decision_makers = model->dm_count;
    shorten(out->states, sizeof out->states, dt_symbolic_states(symbolic));
    dt_sets_free(sets);
    dt_symbolic_free(symbolic);
    free(profile);
}

static void measure(row *out, const char *path)
{
    dt_limits limits = DT_LIMITS_INIT;
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_budget *budget = NULL;
    dt_model *model = NULL;
    size_t length;
    char *bytes = read_file(path, &length);
    must(dt_budget_new(&budget, &limits), "budget", path);
    must(dt_source_new(&source, path, bytes, length), "source", path);
    must(dt_diagnostics_new(&diagnostics, source), "diagnostics", path);
    must(dt_model_read(&model, source, diagnostics), "reading", path);
    decide(out, model, budget, diagnostics, path);
    dt_model_free(model);
    dt_budget_free(budget);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    free(bytes);
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* The lowest, the median and the highest of one member. */
static void print_spread(const row *rows, int count, size_t offset, const char *format)
{
    double values[MODELS_MAX];
    for (int k = 0; k < count; k++)
        memcpy(&values[k], (const char *)&rows[k] + offset, sizeof *values);
    qsort(values, (size_t)count, sizeof *values, ascending);
    printf(format, (values[(count - 1) / 2] + values[count / 2]) / 2, values[0], values[count - 1]);
}

int main(int argc, char **argv)
{
    static row rows[MODELS_MAX];
    bool csv = argc > 1 && strcmp(argv[1], "--csv") == 0;
    int first = csv ? 2 : 1, count = argc - first < MODELS_MAX ? argc - first : MODELS_MAX;
    if (count < 1) {
        fprintf(stderr, "usage: sets [--csv] MODEL...\n");
        return 2;
    }
    for (int k = 0; k < count; k++) {
        measure(&rows[k], argv[first + k]);
        if (!csv)
            printf("  %3zu options %3zu DMs  %8s states  %9.3f s  %10.0f nodes  %6.0f MB\n", rows[k].options,
                   rows[k].decision_makers, rows[k].states, rows[k].seconds, rows[k].nodes, rows[k].megabytes);
    }
    print_spread(rows, count, offsetof(row, seconds), csv ? "%.4f,%.4f,%.4f," : "median %.3f s (%.3f to %.3f), ");
    print_spread(rows, count, offsetof(row, nodes), csv ? "%.0f,%.0f,%.0f," : "%.0f nodes (%.0f to %.0f), ");
    print_spread(rows, count, offsetof(row, megabytes), csv ? "%.1f,%.1f,%.1f\n" : "%.0f MB (%.0f to %.0f)\n");
    return 0;
}
