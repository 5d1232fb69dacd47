// SPDX-License-Identifier: EUPL-1.2
#include "doc/escape.h"

#include <glib.h>
#include <string.h>

#include "base/entities.h"

// White space at the ends as numbers: Markdown would drop a space there, or make two of them a line break,
// and round it ** is no emphasis. `text` is white throughout.
static void add_white_ends(Buffer *out, Slice text)
{
    while (text.len) {
        uint32_t code = utf8_next(&text);
        if (code == '\r' && text.len && text.at[0] == '\n')
            continue;
        buffer_print(out, "&#%u;", code >= '\t' && code <= '\r' ? (unsigned)' ' : code);
    }
}

static void add_inert(Buffer *out, Slice text)
{
    bool letters = false; // one has been written
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
            continue;
        letters = letters || (unsigned char)c >= 0x80 || ascii_is_letter(c);
        // Punctuation that means something only at the start of a line, alone or after digits ("- ", "12. ",
        // ":::", the line under a heading or a table's head). Behind the first letter of the text it is safe;
        // before it the template may have put the start of a line.
        bool opens_line = c == '-' || c == '+' || c == '.' || c == ':' || c == '=';
        bool syntax = c && strchr("\\`*_[]()#!|<>&~\"'", c);
        if (syntax || (opens_line && !letters))
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, c >= '\t' && c <= '\r' ? ' ' : c);
    }
}

void escape_markdown(Buffer *out, Slice text)
{
    Slice middle = slice_trim(text);
    size_t from = middle.len ? (size_t)(middle.at - text.at) : 0;
    add_white_ends(out, slice_part(text, 0, from));
    add_inert(out, middle);
    add_white_ends(out, slice_part(text, from + middle.len, text.len));
}

Slice unescape_markdown(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < text.len;) {
        size_t used = 1;
        if (text.at[i] == '&' && (used = entity_length(slice_part(text, i, text.len))) > 0) {
            entity_decode(&out, slice_part(text, i, i + used));
            i += used;
            continue;
        }
        if (text.at[i] == '\\' && i + 1 < text.len && g_ascii_ispunct(text.at[i + 1]))
            i++;
        buffer_add_byte(&out, text.at[i++]);
    }
    Slice plain = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return plain;
}
