/* SPDX-License-Identifier: MIT */
#include <detente/criterion.h>

#include <stdio.h>
#include <string.h>

#define STRONG 2 /* the degree that has a name */
#define DEGREES_MAX 100

/* "strong" or "degree 3"; "" where any sanction will do. */
static void write_strength(unsigned strength, const char *before, const char *number, char *text, size_t size)
{
    text[0] = '\0';
    if (strength == STRONG)
        snprintf(text, size, "%sstrong", before);
    else if (strength)
        snprintf(text, size, "%sdegree%s%u", before, number, strength);
}

/* ---- bounds ------------------------------------------------------------------------------------------------------ */

/* The questions in order, each with what says that its upper bound counts. */
static const uint8_t upper[] = {DT_UPPER_LEAVING, DT_UPPER_DETERRING, DT_UPPER_ANSWERING};

unsigned dt_criterion_questions(dt_concept_id concept)
{
    static const unsigned char questions[DT_CONCEPT_COUNT] = {
        [DT_CONCEPT_NASH] = 1, [DT_CONCEPT_GMR] = 2, [DT_CONCEPT_SMR] = 2, [DT_CONCEPT_SEQ] = 3, [DT_CONCEPT_SSEQ] = 3};
    return questions[concept];
}

/* "lul" after `before`; "" without bounds. */
static void write_bounds(dt_criterion criterion, char before, char text[8])
{
    size_t length = 0;
    for (unsigned k = 0; criterion.bounds && k < dt_criterion_questions(criterion.concept); k++) {
        if (k == 0)
            text[length++] = before;
        text[length++] = criterion.bounds & upper[k] ? 'u' : 'l';
    }
    text[length] = '\0';
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

const char *dt_criterion_name(dt_criterion criterion, char text[DT_CRITERION_TEXT])
{
    char type[3] = "", strength[16], bounds[8];
    if (criterion.type)
        snprintf(type, sizeof type, "_%c", criterion.type);
    write_bounds(criterion, '_', bounds);
    write_strength(criterion.strength, "_", "", strength, sizeof strength);
    snprintf(text, DT_CRITERION_TEXT, "%.16s%s%s%s", dt_concept_get(criterion.concept)->name, type, bounds, strength);
    return text;
}

const char *dt_criterion_brief(dt_criterion criterion, char text[DT_CRITERION_TEXT])
{
    char type[3] = "", strength[16], bounds[8];
    if (criterion.type)
        snprintf(type, sizeof type, " %c", criterion.type);
    write_bounds(criterion, ' ', bounds);
    write_strength(criterion.strength, "", " ", strength, sizeof strength);
    snprintf(text, DT_CRITERION_TEXT, "%s%s%.16s%s%s", strength, *strength ? " " : "",
             dt_concept_get(criterion.concept)->brief, type, bounds);
    return text;
}

bool dt_criterion_decidable(dt_criterion criterion)
{
    return criterion.concept <= DT_CONCEPT_SSEQ;
}

bool dt_criterion_same(dt_criterion a, dt_criterion b)
{
    return a.concept == b.concept && a.type == b.type && a.strength == b.strength && a.bounds == b.bounds;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* The concept that `name` begins with, up to its end or an underline. */
static const char *read_concept(const char *name, dt_criterion *out)
{
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++) {
        const char *word = dt_concept_get((dt_concept_id)k)->name;
        size_t length = strlen(word);
        if (strncmp(name, word, length) == 0 && (name[length] == '\0' || name[length] == '_')) {
            out->concept = (dt_concept_id)k;
            return name + length;
        }
    }
    return NULL;
}

static const char *read_type(const char *rest, dt_criterion *out)
{
    if (rest[0] != '_' || rest[1] < 'a' || rest[1] > 'd' || (rest[2] && rest[2] != '_'))
        return rest;
    out->type = rest[1];
    return rest + 2;
}

/* A letter for each question; "seq_lul". */
static const char *read_bounds(const char *rest, dt_criterion *out)
{
    unsigned questions = dt_criterion_questions(out->concept);
    if (*rest != '_' || questions == 0 || strspn(rest + 1, "lu") != questions ||
        (rest[1 + questions] && rest[1 + questions] != '_'))
        return rest;
    out->bounds = DT_BOUNDED;
    for (unsigned k = 0; k < questions; k++)
        out->bounds |= rest[1 + k] == 'u' ? upper[k] : 0;
    return rest + 1 + questions;
}

static const char *read_strength(const char *rest, dt_criterion *out)
{
    static const char strong[] = "_strong", degree[] = "_degree";
    unsigned number = 0;
    if (strcmp(rest, strong) == 0) {
        out->strength = STRONG;
        return rest + sizeof strong - 1;
    }
    if (strncmp(rest, degree, sizeof degree - 1) != 0)
        return rest;
    for (rest += sizeof degree - 1; *rest >= '0' && *rest <= '9' && number <= DEGREES_MAX; rest++)
        number = number * 10 + (unsigned)(*rest - '0');
    out->strength = (uint8_t)number;
    return number >= 1 && number <= DEGREES_MAX ? rest : NULL;
}

bool dt_criterion_parse(const char *name, dt_criterion *out)
{
    *out = (dt_criterion){.type = 0};
    const char *rest = read_concept(name, out);
    if (rest)
        rest = read_strength(read_bounds(read_type(rest, out), out), out);
    return rest && *rest == '\0';
}
