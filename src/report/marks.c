/* SPDX-License-Identifier: MIT */
#include "report/marks.h"

#include "base/memory.h"
#include "report/letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_MAX 4 /* of one mark */

typedef void (*mark_fn)(char *mark, const char *name, size_t number);

static void add_letter(char *mark, const char *at)
{
    dt_letter letter = dt_letter_at(at);
    size_t used = strlen(mark);
    if (!dt_letter_plain(letter) || used + letter.length >= DT_MARK_BYTES)
        return;
    memcpy(mark + used, at, letter.length);
    mark[used + letter.length] = '\0';
    if (mark[used] >= 'a' && mark[used] <= 'z')
        mark[used] = (char)(mark[used] - 'a' + 'A');
}

static void first_letter(char *mark, const char *name, size_t number)
{
    (void)number;
    if (*name && *name != ' ')
        add_letter(mark, name);
}

static bool is_small_word(const char *word, size_t length)
{
    static const char *const words[] = {"and", "of", "the", "for"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (strlen(words[k]) == length && memcmp(word, words[k], length) == 0)
            return true;
    return false;
}

static void initials(char *mark, const char *name, size_t number)
{
    size_t letters = 0;
    (void)number;
    for (size_t length; *name && *name != ',' && letters < LETTERS_MAX; name += length + strspn(name + length, " ")) {
        length = strcspn(name, " ,");
        if (length && !is_small_word(name, length)) {
            add_letter(mark, name);
            letters++;
        }
        if (name[length] == ',')
            break;
    }
}

static void numbered(char *mark, const char *name, size_t number)
{
    (void)name;
    snprintf(mark, DT_MARK_BYTES, "%zu", number);
}

static bool all_differ(const dt_marks *marks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!*marks->texts[i])
            return false;
        for (size_t k = 0; k < i; k++)
            if (strcmp(marks->texts[i], marks->texts[k]) == 0)
                return false;
    }
    return true;
}

dt_status dt_marks_new(dt_marks *marks, const dt_model *model)
{
    static const mark_fn ways[] = {first_letter, initials, numbered};
    *marks = (dt_marks){.texts = dt_calloc(model->dm_count, sizeof *marks->texts)};
    marks->list = dt_calloc(model->dm_count, sizeof *marks->list);
    if (!marks->texts || !marks->list) {
        dt_marks_free(marks);
        return DT_ERR_NOMEM;
    }
    for (size_t way = 0; way < 3; way++) {
        for (size_t i = 0; i < model->dm_count; i++) {
            marks->texts[i][0] = '\0';
            ways[way](marks->texts[i], model->decision_makers[i].name, i + 1);
            marks->list[i] = marks->texts[i];
        }
        if (all_differ(marks, model->dm_count))
            break;
    }
    return DT_OK;
}

void dt_marks_free(dt_marks *marks)
{
    free(marks->texts);
    free(marks->list);
    *marks = (dt_marks){.list = NULL};
}
