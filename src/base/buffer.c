// SPDX-License-Identifier: EUPL-1.2
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(Buffer *buffer, size_t more)
{
    size_t wanted;
    if (__builtin_add_overflow(buffer->len, more, &wanted) || wanted > SIZE_MAX / 4)
        out_of_memory(more);
    if (buffer->bytes && wanted + 1 <= buffer->room)
        return;
    size_t room = buffer->room ? buffer->room : 256;
    while (room < wanted + 1)
        room *= 2;
    char *bytes = realloc(buffer->bytes, room);
    if (!bytes)
        out_of_memory(room);
    buffer->bytes = bytes;
    buffer->room = room;
    buffer->bytes[buffer->len] = '\0';
}

void buffer_free(Buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (Buffer){ 0 };
}

void buffer_add(Buffer *buffer, Slice text)
{
    reserve(buffer, text.len);
    if (text.len)
        memcpy(buffer->bytes + buffer->len, text.at, text.len);
    buffer->len += text.len;
    buffer->bytes[buffer->len] = '\0';
}

void buffer_add_byte(Buffer *buffer, char byte)
{
    reserve(buffer, 1);
    buffer->bytes[buffer->len++] = byte;
    buffer->bytes[buffer->len] = '\0';
}

void buffer_add_padded(Buffer *buffer, Slice text, size_t width)
{
    buffer_add(buffer, text);
    for (size_t have = utf8_count(text); have < width; have++)
        buffer_add_byte(buffer, ' ');
}

// Digits are put from the back; without printf, which would be a third of the time of a page of a PDF,
// or of a chart.
void buffer_add_decimal(Buffer *buffer, long long value, unsigned parts)
{
    char text[32];
    size_t at = sizeof text;
    unsigned long long size =
        value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    unsigned long long rest = size % parts;
    if (rest) {
        for (unsigned left = parts; left > 1; left /= 10, rest /= 10)
            if (rest % 10 || at < sizeof text)
                text[--at] = (char)('0' + rest % 10);
        text[--at] = '.';
    }
    size /= parts;
    do
        text[--at] = (char)('0' + size % 10);
    while (size /= 10);
    if (value < 0)
        text[--at] = '-';
    buffer_add(buffer, (Slice){ text + at, sizeof text - at });
}

void buffer_print(Buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    reserve(buffer, 0);
    size_t room = buffer->room - buffer->len;
    int len = vsnprintf(buffer->bytes + buffer->len, room, format, args);
    va_end(args);
    if (len > 0 && (size_t)len >= room) {
        reserve(buffer, (size_t)len);
        vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, again);
    }
    buffer->len += len > 0 ? (size_t)len : 0;
    va_end(again);
}

Slice buffer_slice(const Buffer *buffer)
{
    return buffer->bytes ? (Slice){ buffer->bytes, buffer->len } : S("");
}
