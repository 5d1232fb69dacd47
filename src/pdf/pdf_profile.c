// SPDX-License-Identifier: EUPL-1.2
// The colour space that the colours of a PDF are meant in, sRGB, as an ICC profile of version 4.2
// (ICC.1:2004-10): a profile for displays of primaries, white and one curve. Its numbers are those of IEC
// 61966-2-1, the primaries adapted to the white D50 by the Bradford matrix. Written here, it is the same with
// every library.
#include "pdf/pdf_parts.h"

enum { HEADER_SIZE = 128, PARTS = 8, TAGS = 10, ENTRY_SIZE = 12 };

static void add_u32(Buffer *out, uint32_t value)
{
    const char bytes[4] = { (char)(value >> 24), (char)(value >> 16), (char)(value >> 8),
                            (char)value };
    buffer_add(out, (Slice){ bytes, 4 });
}

static void add_u16(Buffer *out, int value)
{
    buffer_add_byte(out, (char)(value >> 8));
    buffer_add_byte(out, (char)value);
}

static void add_numbers(Buffer *out, const uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_u32(out, values[i]);
}

static void add_header(Buffer *out, size_t size, int64_t created)
{
    static const uint32_t d50[] = { 0xF6D6, 0x10000, 0xD32D };
    Date date = date_from_seconds(created);
    int rest = (int)(created - 86400 * date_days(date));
    int moment[] = { date.year, date.month, date.day, rest / 3600, rest / 60 % 60, rest % 60 };
    add_u32(out, (uint32_t)size);
    add_u32(out, 0);
    add_u32(out, 0x04200000);
    buffer_add(out, S("mntrRGB XYZ "));
    for (size_t i = 0; i < 6; i++)
        add_u16(out, moment[i]);
    buffer_add(out, S("acsp"));
    for (int i = 0; i < 7; i++)
        add_u32(out, 0);
    add_numbers(out, d50, 3);
    while (out->len < HEADER_SIZE)
        add_u32(out, 0);
}

// ASCII as a text of one language: UTF-16 behind a table of one row.
static void add_text(Buffer *out, Slice text)
{
    buffer_add(out, S("mluc\0\0\0\0\0\0\0\1\0\0\0\x0C"
                      "enUS"));
    add_u32(out, (uint32_t)(2 * text.len));
    add_u32(out, 28);
    for (size_t i = 0; i < text.len; i++)
        add_u16(out, text.at[i]);
    while (out->len % 4)
        buffer_add_byte(out, 0);
}

static void add_array(Buffer *out, const char *type, const uint32_t *values, size_t count)
{
    buffer_add(out, (Slice){ type, 4 });
    add_u32(out, 0);
    add_numbers(out, values, count);
}

// The parts behind the table of tags; `at` becomes where each begins and the last one ends.
static void add_parts(Buffer *out, size_t at[PARTS + 1])
{
    // In parts of 65,536.
    static const uint32_t white[] = { 0xF6D6, 0x10000, 0xD32D };
    static const uint32_t bradford[] = { 0x10C42,    0x5DE,      0xFFFFF325, 0x793, 0xFD90,
                                         0xFFFFFBA1, 0xFFFFFDA2, 0x3DC,      0xC06E };
    static const uint32_t primaries[3][3] = { { 0x6FA0, 0x38F5, 0x390 },
                                              { 0x6297, 0xB787, 0x18D9 },
                                              { 0x249F, 0xF84, 0xB6C3 } };
    // Kind 3: below 0.04045 linear, above it the power 2.4.
    static const uint32_t curve[] = { 0x30000, 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B };
    size_t part = 0;
    at[part++] = out->len;
    add_text(out, S("sRGB"));
    at[part++] = out->len;
    add_text(out, S("none"));
    at[part++] = out->len;
    add_array(out, "XYZ ", white, 3);
    at[part++] = out->len;
    add_array(out, "sf32", bradford, 9);
    for (size_t i = 0; i < 3; i++) {
        at[part++] = out->len;
        add_array(out, "XYZ ", primaries[i], 3);
    }
    at[part++] = out->len;
    add_array(out, "para", curve, 6);
    at[part] = out->len;
}

Slice srgb_profile(Arena *arena, int64_t created)
{
    static const struct Tag {
        const char *name;
        size_t part;
    } tags[TAGS] = { { "desc", 0 }, { "cprt", 1 }, { "wtpt", 2 }, { "chad", 3 }, { "rXYZ", 4 },
                     { "gXYZ", 5 }, { "bXYZ", 6 }, { "rTRC", 7 }, { "gTRC", 7 }, { "bTRC", 7 } };
    const size_t first = HEADER_SIZE + 4 + TAGS * ENTRY_SIZE;
    Buffer parts = { 0 }, out = { 0 };
    size_t at[PARTS + 1];
    add_parts(&parts, at);
    add_header(&out, first + parts.len, created);
    add_u32(&out, TAGS);
    for (size_t i = 0; i < TAGS; i++) {
        size_t part = tags[i].part;
        buffer_add(&out, (Slice){ tags[i].name, 4 });
        add_u32(&out, (uint32_t)(first + at[part]));
        add_u32(&out, (uint32_t)(at[part + 1] - at[part]));
    }
    buffer_add(&out, buffer_slice(&parts));
    Slice profile = slice_copy(arena, buffer_slice(&out));
    buffer_free(&parts);
    buffer_free(&out);
    return profile;
}
