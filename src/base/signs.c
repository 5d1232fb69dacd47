// SPDX-License-Identifier: EUPL-1.2
#include "base/signs.h"

#include <glib.h>
#include <string.h>

#include "base/word_signs.h"

enum { JOINER = 0x200D, EMOJI_VARIANT = 0xFE0F, KEYCAP = 0x20E3 };

bool sign_is_skin(uint32_t code)
{
    return code >= 0x1F3FB && code <= 0x1F3FF;
}

static bool is_flag_letter(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

// By block rather than by the property Emoji: GLib has no table of it, and what came into Unicode later must
// be known as well.
static bool is_pictograph(uint32_t code)
{
    if (code >= 0x1F000 && code <= 0x1FBFF)
        return true;
    if (code >= 0x2190 && code <= 0x2BFF)
        return g_unichar_type(code) == G_UNICODE_OTHER_SYMBOL;
    return code == 0x3030 || code == 0x303D || code == 0x3297 || code == 0x3299 ||
           g_unichar_type(code) == G_UNICODE_PRIVATE_USE;
}

static uint32_t code_at(Slice text)
{
    return utf8_next(&text);
}

// One pictograph with what changes it.
static void skip_one(Slice *rest)
{
    uint32_t code = utf8_next(rest);
    if (is_flag_letter(code) && is_flag_letter(code_at(*rest)))
        utf8_next(rest);
    for (uint32_t next; (next = code_at(*rest)) != 0; utf8_next(rest)) {
        // Tags are the letters that spell the flag of a part of a country.
        bool tag = next >= 0xE0020 && next <= 0xE007F;
        if (next != EMOJI_VARIANT && next != KEYCAP && !sign_is_skin(next) && !tag)
            return;
    }
}

size_t sign_pictograph(Slice text)
{
    Slice rest = text;
    if (!is_pictograph(code_at(rest)))
        return 0;
    skip_one(&rest);
    while (code_at(rest) == JOINER) {
        Slice behind = rest;
        utf8_next(&behind);
        if (!is_pictograph(code_at(behind)))
            break;
        skip_one(&behind);
        rest = behind;
    }
    return text.len - rest.len;
}

size_t sign_rare(Slice text)
{
    uint64_t word;
    size_t ascii = 0; // bytes at the front, eight at a time
    while (ascii + sizeof word <= text.len &&
           (memcpy(&word, text.at + ascii, sizeof word), (word & 0x8080808080808080U) == 0))
        ascii += sizeof word;
    for (size_t i = ascii; i < text.len; i++) {
        // No script but Latin, Greek and Cyrillic is below U+0530.
        if ((unsigned char)text.at[i] < 0xD4)
            continue;
        for (Slice rest = slice_part(text, i, text.len); rest.len;) {
            size_t at = text.len - rest.len;
            uint32_t code = utf8_next(&rest);
            bool usual = code < 0x530 || (code >= 0x1E00 && code <= 0x206F) || code == 0x20AC ||
                         code == 0x2122 || code == 0x2212 || code == 0xFFFD;
            if (!usual)
                return at;
        }
    }
    return text.len;
}

Slice sign_name(Arena *arena, Slice sign)
{
    unsigned code = code_at(sign);
    if (g_unichar_type(code) == G_UNICODE_PRIVATE_USE)
        return slice_print(arena, "U+%04X", code);
    return slice_print(arena, "%.*s (U+%04X)", SLICE_ARGS(sign), code);
}
