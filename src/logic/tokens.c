/* SPDX-License-Identifier: MIT */
/* Cuts a statement into words and signs. What other notations would write is known by sight, so that the error can say
 * what to write here. Letters are ASCII whatever the locale. */
#include "logic/tokens.h"

#include <string.h>

typedef struct spelling {
    const char *text;
    dt_token_kind kind;
} spelling;

static const spelling words[] = {
    {"and", DT_TOKEN_AND},         {"or", DT_TOKEN_OR},           {"not", DT_TOKEN_NOT},
    {"if", DT_TOKEN_IF},           {"iff", DT_TOKEN_IFF},         {"of", DT_TOKEN_OF},
    {"true", DT_TOKEN_TRUE},       {"false", DT_TOKEN_FALSE},     {"at_least", DT_TOKEN_AT_LEAST},
    {"at_most", DT_TOKEN_AT_MOST}, {"exactly", DT_TOKEN_EXACTLY}, {"null", DT_TOKEN_RESERVED},
};

static const spelling signs[] = {
    {"(", DT_TOKEN_OPEN}, {")", DT_TOKEN_CLOSE}, {",", DT_TOKEN_COMMA},
    {"&", DT_TOKEN_AND},  {"|", DT_TOKEN_OR},    {"!", DT_TOKEN_NOT},
};

/* Looked for before the signs, the longer ones first. */
static const struct foreign {
    const char *text, *advice;
} foreign[] = {
    {"&&", "and"},
    {"||", "or"},
    {"<->", "iff"},
    {"<=>", "iff"},
    {"->", "b if a"},
    {"=>", "b if a"},
    {"==", "iff"},
    {"=", "iff"},
    {"-", "not"},
    {"~", "not"},
    {"\xc2\xac", "not"},
    {"\xe2\x88\xa7", "and"},
    {"\xe2\x88\xa8", "or"},
    {"\xe2\x86\x92", "b if a"},
    {"\xe2\x86\x94", "iff"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_identifier(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || c == '_';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool equal_ignoring_case(const char *text, size_t length, const char *word)
{
    for (size_t k = 0; k < length; k++)
        if (lower(text[k]) != word[k]) /* also where `word` has ended */
            return false;
    return word[length] == '\0';
}

static const spelling *find_word(const char *text, size_t length)
{
    for (size_t k = 0; k < COUNT(words); k++)
        if (equal_ignoring_case(text, length, words[k].text))
            return &words[k];
    return NULL;
}

bool dt_reserved_word(const char *text, size_t length)
{
    return find_word(text, length) != NULL;
}

/* Length of the run of letters, digits and _ at the start. */
static size_t word_length(const char *text, size_t length)
{
    size_t k = 0;
    while (k < length && (begins_identifier(text[k]) || is_digit(text[k])))
        k++;
    return k;
}

bool dt_identifier_shape(const char *text, size_t length)
{
    return length > 0 && begins_identifier(text[0]) && word_length(text, length) == length;
}

static bool starts_with(const char *text, size_t length, const char *prefix)
{
    size_t need = strlen(prefix);
    return need <= length && memcmp(text, prefix, need) == 0;
}

/* Bytes of the UTF-8 sequence at the start; 1 for a stray byte. */
static size_t code_point_length(const char *text, size_t length)
{
    size_t k = 1;
    while (k < length && ((unsigned char)text[k] & 0xc0) == 0x80)
        k++;
    return k;
}

static void read_sign(dt_token *token, const char *text, size_t length)
{
    for (size_t k = 0; k < COUNT(foreign); k++) {
        if (starts_with(text, length, foreign[k].text)) {
            token->kind = DT_TOKEN_BAD;
            token->length = strlen(foreign[k].text);
            token->advice = foreign[k].advice;
            return;
        }
    }
    for (size_t k = 0; k < COUNT(signs); k++) {
        if (*text == *signs[k].text) {
            token->kind = signs[k].kind;
            token->length = 1;
            return;
        }
    }
    token->kind = DT_TOKEN_BAD;
    token->length = code_point_length(text, length);
}

static void read_number(dt_token *token, const char *text, size_t length)
{
    size_t digits = 0;
    while (digits < length && is_digit(text[digits]))
        digits++;
    token->length = word_length(text, length);
    token->kind = digits == token->length ? DT_TOKEN_NUMBER : DT_TOKEN_BAD;
}

/* `DM.option` without spaces; a dot elsewhere is an attempt at one. */
static void read_dot(dt_token *token, const char *text, size_t length)
{
    size_t first = token->length, dot = first;
    while (dot < length && is_space(text[dot]))
        dot++;
    if (dot == length || text[dot] != '.')
        return;
    token->length = dot + 1 + word_length(text + dot + 1, length - dot - 1);
    if (dot != first || !dt_identifier_shape(text + dot + 1, token->length - dot - 1)) {
        token->kind = DT_TOKEN_BAD;
        token->advice = "DM.option";
    }
}

static void read_word(dt_token *token, const char *text, size_t length)
{
    size_t first = word_length(text, length);
    const spelling *word = find_word(text, first);
    token->length = first;
    token->kind = DT_TOKEN_NAME;
    if (word && memcmp(text, word->text, first) == 0) {
        token->kind = word->kind;
    } else if (word) {
        token->kind = DT_TOKEN_BAD;
        token->advice = word->text;
    } else {
        read_dot(token, text, length);
    }
}

dt_token dt_token_read(const char *text, size_t length, size_t at)
{
    while (at < length && is_space(text[at]))
        at++;
    dt_token token = {.kind = DT_TOKEN_END, .start = at};
    if (at == length)
        return token;
    if (begins_identifier(text[at]))
        read_word(&token, text + at, length - at);
    else if (is_digit(text[at]))
        read_number(&token, text + at, length - at);
    else
        read_sign(&token, text + at, length - at);
    return token;
}
