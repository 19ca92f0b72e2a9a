/* SPDX-License-Identifier: MIT */
/* Writes a random model that anyone can solve: options dealt out evenly, each statement a conjunction of 1 to 3 literals
 * over options of the decision maker and its two ring neighbours (or of anybody), infeasible conjunctions of 3 literals.
 * The same arguments give the same file. */
#include "base/random.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct settings {
    unsigned options, decision_makers, statements, infeasible, one_way_percent,
        unknown; /* every so many statements one of which it is not known whether it is preferred; 0: none */
    bool anywhere, single, exchanges;
    unsigned long long seed;
} settings;

static unsigned first_option(const settings *set, unsigned dm)
{
    return (unsigned)((unsigned long long)set->options * dm / set->decision_makers);
}

static unsigned pick_option(const settings *set, unsigned dm, dt_random *random)
{
    if (set->anywhere)
        return (unsigned)dt_random_below(random, set->options);
    unsigned n = set->decision_makers;
    unsigned owner = (dm + n + (unsigned)dt_random_below(random, 3) - 1) % n;
    unsigned first = first_option(set, owner), count = first_option(set, owner + 1) - first;
    return count ? first + (unsigned)dt_random_below(random, count) : first_option(set, dm);
}

static void write_conjunction(const settings *set, unsigned dm, unsigned literals, dt_random *random)
{
    for (unsigned k = 0; k < literals; k++) {
        unsigned option = pick_option(set, dm, random);
        printf("%s%so%u", k ? " and " : "", dt_random_below(random, 2) ? "not " : "", option);
    }
    printf("\n");
}

static void write_options(const settings *set, dt_random *random)
{
    printf("decision_makers:\n");
    for (unsigned dm = 0; dm < set->decision_makers; dm++) {
        printf("  D%u:\n    options:\n", dm);
        for (unsigned o = first_option(set, dm); o < first_option(set, dm + 1); o++) {
            bool one_way = dt_random_below(random, 100) < set->one_way_percent;
            printf("      o%u: {moves: %s}\n", o, !one_way ? "both" : dt_random_below(random, 2) ? "take" : "drop");
        }
    }
}

static void write_model(const settings *set)
{
    dt_random random = {set->seed};
    printf("detente: 1\nname: Random conflict, %u options, %u decision makers, %u statements each, seed %llu\n",
           set->options, set->decision_makers, set->statements, set->seed);
    write_options(set, &random);
    if (set->infeasible)
        printf("infeasible:\n");
    for (unsigned k = 0; k < set->infeasible; k++) {
        printf("  - ");
        write_conjunction(set, (unsigned)dt_random_below(&random, set->decision_makers), 3, &random);
    }
    if (set->single || set->exchanges)
        printf("moves: {step: %s%s}\n", set->single ? "single" : "any",
               set->exchanges ? ", exchange_requires: true" : "");
    printf("preferences:\n");
    for (unsigned dm = 0; dm < set->decision_makers; dm++) {
        printf("  D%u:\n    statements:%s\n", dm, set->statements ? "" : " []");
        for (unsigned k = 0; k < set->statements; k++) {
            bool unknown = set->unknown && (k + 1) % set->unknown == 0;
            printf(unknown ? "      - unknown: true\n        that: " : "      - ");
            write_conjunction(set, dm, 1 + (unsigned)dt_random_below(&random, 3), &random);
        }
    }
}

static int usage(void)
{
    fprintf(stderr, "usage: generate [--options N] [--decision-makers N] [--statements N] [--infeasible N] [--seed N]\n"
                    "                [--neighbourhood | --anywhere] [--one-way PERCENT] [--unknown EVERY] [--single]\n"
                    "                [--exchanges]\n");
    return 2;
}

int main(int argc, char **argv)
{
    settings set = {.options = 12, .decision_makers = 6, .statements = 10, .seed = 1};
    for (int k = 1; k < argc; k++) {
        const struct {
            const char *name;
            unsigned *value;
        } numbers[] = {{"--options", &set.options},         {"--decision-makers", &set.decision_makers},
                       {"--statements", &set.statements},   {"--infeasible", &set.infeasible},
                       {"--one-way", &set.one_way_percent}, {"--unknown", &set.unknown}};
        bool known = false;
        for (size_t n = 0; n < sizeof numbers / sizeof *numbers && k + 1 < argc; n++) {
            if (strcmp(argv[k], numbers[n].name) == 0) {
                *numbers[n].value = (unsigned)strtoul(argv[++k], NULL, 10);
                known = true;
                break;
            }
        }
        if (!known && strcmp(argv[k], "--seed") == 0 && k + 1 < argc)
            set.seed = strtoull(argv[++k], NULL, 10);
        else if (!known && strcmp(argv[k], "--anywhere") == 0)
            set.anywhere = true;
        else if (!known && strcmp(argv[k], "--single") == 0)
            set.single = true;
        else if (!known && strcmp(argv[k], "--exchanges") == 0)
            set.exchanges = true;
        else if (!known && strcmp(argv[k], "--neighbourhood") != 0)
            return usage();
    }
    if (set.decision_makers == 0 || set.options > 4096)
        return usage();
    write_model(&set);
    return 0;
}
