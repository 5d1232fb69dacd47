// SPDX-License-Identifier: EUPL-1.2
#include "workbook/cell_text.h"

#include <glib.h>
#include <math.h>

static bool is_allowed(uint32_t code)
{
    return code == '\t' || code == '\n' ||
           (code >= 0x20 && code != 0x7F && (code < 0x80 || code > 0x9F) &&
            (code & 0xFFFE) != 0xFFFE);
}

// Excel reads "_x0041_" in a text as "A"; its own way to write the underscore is "_x005F_".
static bool is_code(Slice s)
{
    return s.len >= 7 && s.at[0] == '_' && s.at[1] == 'x' && ascii_is_hex(s.at[2]) &&
           ascii_is_hex(s.at[3]) && ascii_is_hex(s.at[4]) && ascii_is_hex(s.at[5]) &&
           s.at[6] == '_';
}

static void add_code_point(Buffer *out, uint32_t code, bool escaped)
{
    char utf8[4];
    switch (escaped ? code : 0) {
    case '&': buffer_add(out, S("&amp;")); break;
    case '<': buffer_add(out, S("&lt;")); break;
    case '>': buffer_add(out, S("&gt;")); break;
    default: buffer_add(out, (Slice){ utf8, utf8_encode(code, utf8) }); break;
    }
}

static size_t units(uint32_t code)
{
    return code > 0xFFFF ? 2 : 1;
}

static size_t all_units(Slice text)
{
    size_t count = 0;
    while (text.len && count <= CELL_LONGEST)
        count += units(utf8_next(&text));
    return count;
}

// How many bytes from the first on are letters that stand in a cell as they are.
static size_t plain_start(Slice text, size_t most)
{
    size_t len = 0, end = text.len < most ? text.len : most;
    for (; len < end; len++) {
        char c = text.at[len];
        if (c < 0x20 || c > 0x7E || c == '&' || c == '<' || c == '>' || c == '_')
            break;
    }
    return len;
}

static bool add_text(Buffer *out, Slice text, bool escaped)
{
    char *valid =
        utf8_invalid_at(text) < text.len ? g_utf8_make_valid(text.at, (gssize)text.len) : NULL;
    if (valid)
        text = slice_of(valid);
    bool cut = text.len > CELL_LONGEST && all_units(text) > CELL_LONGEST;
    size_t room = cut ? CELL_LONGEST - 1 : CELL_LONGEST;
    while (text.len) {
        size_t plain = plain_start(text, room);
        buffer_add(out, slice_part(text, 0, plain));
        text = slice_part(text, plain, text.len);
        room -= plain;
        if (!text.len)
            break;
        Slice here = text;
        uint32_t code = utf8_next(&text);
        if (code == '\r') {
            if (text.len && text.at[0] == '\n')
                continue;
            code = '\n';
        }
        if (!is_allowed(code))
            continue;
        if (units(code) > room)
            break;
        room -= units(code);
        if (code == '_' && is_code(here))
            buffer_add(out, S("_x005F"));
        add_code_point(out, code, escaped);
    }
    if (cut)
        buffer_add(out, S("…"));
    g_free(valid);
    return cut;
}

bool cell_text_add(Buffer *out, Slice text)
{
    return add_text(out, text, true);
}

bool cell_text_plain(Buffer *out, Slice text)
{
    return add_text(out, text, false);
}

bool cell_text_has_edges(Slice text)
{
    return text.len && (g_ascii_isspace(text.at[0]) || g_ascii_isspace(text.at[text.len - 1]));
}

double cell_share(double share)
{
    double percent = share * 100, half = floor(percent) + 0.5;
    return percent < half && half - percent < 1e-9 ? share + 1e-15 : share;
}
