// SPDX-License-Identifier: EUPL-1.2
// What no font has. A letter that is missing is a fault, for a text without it says something else; a
// pictograph may be left out.
#include <string.h>

#include "base/buffer.h"
#include "base/signs.h"
#include "text/shaping.h"

uint32_t text_missing(Fonts *fonts, Face face, Slice text)
{
    for (Slice rest = text; rest.len;) {
        uint32_t code = utf8_next(&rest);
        if (code > ' ' && code <= '~' && fonts->face[face]->has_ascii)
            continue;
        GUnicodeType type = g_unichar_type(code);
        bool drawn = type != G_UNICODE_SPACE_SEPARATOR && type != G_UNICODE_CONTROL &&
                     !code_is_ignorable(code);
        if (drawn && !fonts_find(fonts, face, code))
            return code;
    }
    return 0;
}

Slice text_without_pictographs(Arena *arena, Fonts *fonts, Face face, Slice text, Slice *first)
{
    *first = S("");
    if (sign_rare(text) == text.len || !text_missing(fonts, face, text))
        return text;
    Buffer out = { 0 };
    for (Slice rest = text; rest.len;) {
        size_t len = sign_pictograph(rest);
        Slice behind = rest, sign;
        if (!len)
            utf8_next(&behind);
        sign = slice_part(rest, 0, len ? len : rest.len - behind.len);
        rest = slice_part(rest, sign.len, rest.len);
        if (!len || !text_missing(fonts, face, sign)) {
            buffer_add(&out, sign);
            continue;
        }
        if (!first->len)
            *first = sign;
        // Between spaces it leaves one of them, and none before a full stop.
        bool blank = out.len && out.bytes[out.len - 1] == ' ' && rest.len;
        if (blank && rest.at[0] == ' ')
            rest = slice_part(rest, 1, rest.len);
        else if (blank && strchr(".,;:!?)", rest.at[0]))
            out.len--;
    }
    if (first->len && slice_trim(buffer_slice(&out)).len == 0)
        buffer_add(&out, S("[\u2026]"));
    Slice left = first->len ? slice_copy(arena, buffer_slice(&out)) : text;
    buffer_free(&out);
    return left;
}
