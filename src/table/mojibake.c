// SPDX-License-Identifier: EUPL-1.2
#include "table/mojibake.h"

#include <glib.h>

#include "base/buffer.h"

// The byte that Windows-1252 has for a code point; -1 where it has none. Its five gaps are what browsers read
// there: the control characters.
static int windows_byte(uint32_t code)
{
    static const uint16_t high[32] = { 0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020,
                                       0x2021, 0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,
                                       0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D,
                                       0x2022, 0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A,
                                       0x153,  0x9D,   0x17E,  0x178 };
    if (code < 0x100)
        return (int)code;
    for (int i = 0; i < 32; i++)
        if (high[i] == code)
            return 0x80 + i;
    return -1;
}

// The bytes of `text` in Windows-1252. A space after "Ã" was a no-break space: the second byte of "à".
static bool windows_bytes(Slice text, Buffer *out)
{
    for (int before = 0, byte; text.len; before = byte) {
        byte = windows_byte(utf8_next(&text));
        if (byte < 0)
            return false;
        if (byte == ' ' && before == 0xC3)
            byte = 0xA0;
        buffer_add_byte(out, (char)byte);
    }
    return true;
}

static bool other_bytes(Slice text, const char *encoding, Buffer *out)
{
    gsize len = 0;
    char *bytes = g_convert(text.at, (gssize)text.len, encoding, "UTF-8", NULL, &len, NULL);
    if (!bytes)
        return false;
    buffer_add(out, (Slice){ bytes, len });
    g_free(bytes);
    return true;
}

// A sign of two bytes or more became as many signs: none stands alone, but for "Ã" before what was a no-break
// space.
static bool is_possible(Slice text)
{
    unsigned char all = 0; // bytes at once: nearly every text is ASCII
    for (size_t i = 0; i < text.len; i++)
        all |= (unsigned char)text.at[i];
    if (all < 0x80)
        return false;
    while (text.len) {
        uint32_t code = utf8_next(&text);
        if (code < 0x80)
            continue;
        bool alone = !text.len || (unsigned char)text.at[0] < 0x80;
        // What one of the encodings shows of the first byte of a sign: of the small letters only these.
        bool may_lead =
            code < 0xDF || code > 0xFF || code == 0xE2 || (code >= 0xEF && code <= 0xF4);
        if (!may_lead || (alone && !(code == 0xC3 && slice_starts(text, S(" ")))))
            return false;
        while (text.len && (unsigned char)text.at[0] >= 0x80)
            utf8_next(&text);
    }
    return true;
}

// Is it UTF-8, with signs that names here are written with? Chance makes others: "l’école" is that of Mac OS
// Roman, with an Armenian letter.
static bool is_plausible(Slice text)
{
    bool other = false;
    if (utf8_invalid_at(text) < text.len)
        return false;
    while (text.len) {
        uint32_t code = utf8_next(&text);
        bool letter = (code >= 0xA0 && code < 0x100) || (code >= 0x140 && code < 0x180) ||
                      (code >= 0x300 && code < 0x370); // accents that stand apart
        bool mark = (code >= 0x200B && code <= 0x2044) || code == 0x20AC || code == 0x2122 ||
                    code == 0xFEFF || code >= 0x1F300;
        if (code >= 0x80 && !letter && !mark)
            return false;
        other = other || code >= 0x80;
    }
    return other;
}

// Text whose bytes in some other encoding are UTF-8 was read in that encoding: chance hardly makes such
// bytes. Twice, where it happened twice.
Slice mojibake_undone(Arena *arena, Slice text)
{
    enum { TIMES = 3 };
    static const char *const encodings[] = { NULL, "CP850", "CP437", "MACINTOSH" };
    for (int i = 0; i < TIMES && is_possible(text); i++) {
        bool undone = false;
        for (size_t e = 0; e < sizeof encodings / sizeof *encodings && !undone; e++) {
            Buffer bytes = { 0 };
            bool written = encodings[e] ? other_bytes(text, encodings[e], &bytes)
                                        : windows_bytes(text, &bytes);
            Slice read = buffer_slice(&bytes);
            undone = written && is_plausible(read);
            if (undone)
                text = slice_copy(arena, read);
            buffer_free(&bytes);
        }
        if (!undone)
            break;
    }
    return text;
}
