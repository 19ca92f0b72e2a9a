/* SPDX-License-Identifier: MIT */
/* The words and signs of a statement. */
#ifndef DT_LOGIC_TOKENS_H
#define DT_LOGIC_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum dt_token_kind {
    DT_TOKEN_END,
    DT_TOKEN_NAME, /* `option` or `DM.option` */
    DT_TOKEN_NUMBER,
    DT_TOKEN_OPEN,
    DT_TOKEN_CLOSE,
    DT_TOKEN_COMMA,
    DT_TOKEN_AND,
    DT_TOKEN_OR,
    DT_TOKEN_NOT,
    DT_TOKEN_IF,
    DT_TOKEN_IFF,
    DT_TOKEN_OF,
    DT_TOKEN_TRUE,
    DT_TOKEN_FALSE,
    DT_TOKEN_AT_LEAST,
    DT_TOKEN_AT_MOST,
    DT_TOKEN_EXACTLY,
    DT_TOKEN_RESERVED, /* a word that is kept free and means nothing in a statement */
    DT_TOKEN_BAD       /* not of the language; `advice` says what to write instead, NULL if nothing is known */
} dt_token_kind;

typedef struct dt_token {
    dt_token_kind kind;
    size_t start, length; /* bytes of the statement */
    const char *advice;
} dt_token;

/** The token at or after byte `at` of `text`. */
dt_token dt_token_read(const char *text, size_t length, size_t at);

/** Is this, in any letter case, one of the words that are not identifiers? */
bool dt_reserved_word(const char *text, size_t length);
/** Letters, digits and _, not beginning with a digit; of any length from 1, reserved words included. */
bool dt_identifier_shape(const char *text, size_t length);

#endif
