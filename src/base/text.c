/* SPDX-License-Identifier: MIT */
/* A text that grows, or a stream with a buffer. The first trouble is kept and everything after it ignored, so that
 * writers need not check each piece. */
#include <detente/base.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FLUSH_AT ((size_t)64 << 10)

static bool make_room(dt_text *text, size_t more)
{
    if (more > SIZE_MAX / 2 - text->length - 1)
        return false;
    size_t need = text->length + more + 1;
    if (need <= text->capacity)
        return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity < need)
        capacity *= 2;
    char *data = realloc(text->data, capacity);
    if (!data)
        return false;
    text->data = data;
    text->capacity = capacity;
    return true;
}

static void flush(dt_text *text)
{
    if (text->status == DT_OK && text->flush && text->length)
        text->status = text->flush(text->user, text->data, text->length);
    if (text->flush)
        text->length = 0;
}

void dt_text_add_bytes(dt_text *text, const char *bytes, size_t length)
{
    if (text->status != DT_OK)
        return;
    if (!make_room(text, length)) {
        text->status = DT_ERR_NOMEM;
        return;
    }
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
    if (text->flush && text->length >= FLUSH_AT)
        flush(text);
}

void dt_text_add(dt_text *text, const char *piece)
{
    dt_text_add_bytes(text, piece, strlen(piece));
}

void dt_text_vprintf(dt_text *text, const char *format, va_list arguments)
{
    char small[256];
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(small, sizeof small, format, arguments);
    if (length >= 0 && (size_t)length < sizeof small) {
        dt_text_add_bytes(text, small, (size_t)length);
    } else if (length < 0 || !make_room(text, (size_t)length)) {
        if (text->status == DT_OK)
            text->status = DT_ERR_NOMEM;
    } else if (text->status == DT_OK) {
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
        if (text->flush && text->length >= FLUSH_AT)
            flush(text);
    }
    va_end(again);
}

void dt_text_printf(dt_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    dt_text_vprintf(text, format, arguments);
    va_end(arguments);
}

dt_status dt_text_end(dt_text *text)
{
    flush(text);
    return text->status;
}

void dt_text_free(dt_text *text)
{
    free(text->data);
    *text = (dt_text){.data = NULL};
}

void dt_text_free_into(dt_text *scratch, dt_text *into)
{
    if (into->status == DT_OK)
        into->status = scratch->status;
    dt_text_free(scratch);
}

const char *dt_text_get(const dt_text *text)
{
    return text->length ? text->data : "";
}
