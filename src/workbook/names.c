// SPDX-License-Identifier: EUPL-1.2
// Names of files, made from names of departments that may hold anything; and names within a workbook.
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "language/says.h"
#include "workbook/table.h"

enum { FILE_NAME_MOST = 60 };

static bool is_taken(const NamesTaken *taken, Slice key)
{
    for (size_t i = 0; i < taken->count; i++)
        if (slice_equal(taken->keys[i], key))
            return true;
    return false;
}

// The name, or the name with the first free number behind it. `most` code points in all.
static Slice free_name(Arena *arena, NamesTaken *taken, Slice name, size_t most,
                       const char *before_number)
{
    Slice tried = name;
    for (size_t number = 2; is_taken(taken, text_key(arena, tried)); number++) {
        Slice suffix = slice_print(arena, "%s%zu", before_number, number), rest = name;
        size_t letters = utf8_count(name), room = most - utf8_count(suffix);
        for (size_t i = 0; i < (letters < room ? letters : room); i++)
            utf8_next(&rest);
        Slice head = slice_trim(slice_part(name, 0, name.len - rest.len));
        tried = slice_print(arena, "%.*s%.*s", SLICE_ARGS(head), SLICE_ARGS(suffix));
    }
    taken->keys = arena_grow(arena, taken->keys, sizeof *taken->keys, taken->count, &taken->room);
    taken->keys[taken->count++] = text_key(arena, tried);
    return tried;
}

// Letters without their accents, by the decomposed form.
Slice file_name_of(Arena *arena, NamesTaken *taken, Slice text)
{
    Slice key = text_key(arena, text);
    char *apart = g_utf8_normalize(key.at, (gssize)key.len, G_NORMALIZE_NFD);
    Buffer name = { 0 };
    bool pending = false;
    for (Slice rest = slice_of(apart); rest.len;) {
        uint32_t code = utf8_next(&rest);
        bool plain = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
        if (plain && pending && name.len)
            buffer_add_byte(&name, '-');
        if (plain)
            buffer_add_byte(&name, (char)code);
        // A mark on a letter parts no words.
        pending = plain ? false : pending || code < 0x300 || code > 0x36F;
        if (name.len >= FILE_NAME_MOST)
            break;
    }
    g_free(apart);
    Slice kept = slice_copy(arena, buffer_slice(&name));
    buffer_free(&name);
    bool kept_by_windows =
        slice_is_exactly_one_of(kept, "con|prn|aux|nul") ||
        (kept.len == 4 && (slice_starts(kept, S("com")) || slice_starts(kept, S("lpt"))));
    if (!kept.len || kept_by_windows)
        kept = slice_print(arena, "%.*s%sx", SLICE_ARGS(kept), kept.len ? "-" : "");
    return free_name(arena, taken, slice_part(kept, 0, FILE_NAME_MOST), FILE_NAME_MOST, "-");
}

// ---- names within a workbook ----

Slice sheet_quoted(Arena *arena, Slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!g_ascii_isalpha(name.at[i]))
            return slice_print(arena, "'%.*s'", SLICE_ARGS(name));
    return slice_copy(arena, name);
}

Slice list_name(Arena *arena, Slice language, Slice sheet)
{
    Slice name = slice_print(arena, "%s_%.*s", says_table_prefix[!slice_equal(language, S("en"))],
                             SLICE_ARGS(sheet));
    for (char *at = (char *)(uintptr_t)name.at; *at; at++)
        *at = g_ascii_isalnum(*at) || (*at & 0x80) ? *at : '_';
    return name;
}

enum { DAYS_TO_1970 = 25569 };

Slice serial_iso(Arena *arena, double serial)
{
    return date_iso(arena, date_from_days((int64_t)serial - DAYS_TO_1970));
}

double day_serial(Date date)
{
    return date_is_none(date) ? (double)NAN : (double)(date_days(date) + DAYS_TO_1970);
}
