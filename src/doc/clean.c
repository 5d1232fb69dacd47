// SPDX-License-Identifier: EUPL-1.2
#include "doc/clean.h"

#include <glib.h>

static Slice clean(Arena *arena, Slice text, bool code)
{
    bool marks = false; // combining ones may be in it
    Slice copy = slice_copy(arena, text_clean(arena, text));
    char *bytes = (char *)copy.at;
    for (size_t i = 0; i < copy.len; i++) {
        if (!code && (bytes[i] == '\n' || bytes[i] == '\t'))
            bytes[i] = ' ';
        marks = marks || (unsigned char)bytes[i] >= 0xCC; // from U+0300 on
    }
    char *normal = marks ? g_utf8_normalize(copy.at, (gssize)copy.len, G_NORMALIZE_NFC) : NULL;
    if (normal)
        copy = slice_copy(arena, slice_of(normal));
    g_free(normal);
    return copy;
}

Slice clean_inline(Arena *arena, Slice text)
{
    return clean(arena, text, false);
}

Slice clean_code(Arena *arena, Slice text)
{
    return clean(arena, text, true);
}
