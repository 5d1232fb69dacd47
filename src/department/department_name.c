// SPDX-License-Identifier: EUPL-1.2
#include "department/department_name.h"

#include <glib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/entities.h"
#include "base/nearest.h"
#include "base/text_map.h"
#include "language/reading.h"
#include "table/mojibake.h"

// ---- HTML ----

// Without tags, each a space, and with what entities stand for.
static Slice without_html(Arena *arena, Slice text)
{
    Buffer out = { 0 };
    for (size_t len; text.len; text = slice_part(text, len, text.len)) {
        bool may_be_tag =
            text.len > 1 && text.at[0] == '<' && (ascii_is_letter(text.at[1]) || text.at[1] == '/');
        len = may_be_tag ? slice_find(text, S(">")) + 1 : text.len + 1;
        if (len <= text.len)
            buffer_add_byte(&out, ' ');
        else if ((len = entity_length(text)) > 0)
            entity_decode(&out, slice_part(text, 0, len));
        else {
            buffer_add_byte(&out, text.at[0]);
            len = 1;
        }
    }
    Slice plain = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return plain;
}

// ---- the name ----

// On one line: white space and control characters become one space, what cannot be seen goes.
static Slice on_one_line(Arena *arena, Slice text)
{
    char *out = arena_alloc(arena, 1, text.len + 1);
    size_t used = 0;
    bool gap = false;
    for (Slice rest = text; rest.len;) {
        Slice before = rest;
        uint32_t code = utf8_next(&rest);
        Slice bytes = slice_part(before, 0, before.len - rest.len);
        if (code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF)
            continue;
        if (slice_trim(bytes).len == 0 || (code >= 0x7F && code < 0xA0)) {
            gap = used > 0;
            continue;
        }
        if (gap)
            out[used++] = ' ';
        gap = false;
        memcpy(out + used, bytes.at, bytes.len);
        used += bytes.len;
    }
    return text_clean(arena, (Slice){ out, used });
}

// Without what stands around the text of a list of choices: `["Balie"]`, `Balie;`, `12;#Balie`.
static Slice without_wrapping(Slice name)
{
    size_t digits = 0;
    while (digits < name.len && ascii_is_digit(name.at[digits]))
        digits++;
    if (slice_starts(slice_part(name, digits, name.len), S(";#")))
        name = slice_part(name, digits + 2, name.len);
    for (bool again = true; again;) {
        size_t before = name.len;
        while (name.len && strchr(";,", name.at[name.len - 1]))
            name.len--;
        name = slice_trim(name);
        if (slice_starts(name, S("[")) && slice_ends(name, S("]")))
            name = slice_trim(slice_part(name, 1, name.len - 1));
        if (name.len > 1 && slice_starts(name, S("\"")) && slice_ends(name, S("\"")))
            name = slice_trim(slice_part(name, 1, name.len - 1));
        again = name.len < before;
    }
    return name;
}

// What a form shows before somebody chooses, and what people and programs write for nothing.
static bool is_no_department(Arena *arena, Slice name)
{
    Slice key = text_key(arena, name);
    while (key.len && strchr("-.*<([ ", key.at[0]))
        key = slice_part(key, 1, key.len);
    Slice bare = key;
    while (bare.len && strchr("-.*>)]:!? ", bare.at[bare.len - 1]))
        bare.len--;
    if (bare.len == 0 || name_among(arena, bare, reading_department_none) ||
        name_among(arena, key, reading_department_none))
        return true;
    return slice_start_among(key, reading_department_none_begins) > 0;
}

Slice department_name(Arena *arena, Slice cell)
{
    enum { TIMES = 4 }; // "&amp;amp;amp;"
    Slice name = cell;
    for (int i = 0; i < TIMES && (memchr(name.at, '&', name.len) || memchr(name.at, '<', name.len));
         i++)
        name = without_html(arena, name);
    name = on_one_line(arena, mojibake_undone(arena, name));
    // Accents that stand apart become part of their letter: names are compared, and few fonts draw the
    // others.
    char *normal = g_utf8_normalize(name.at, (gssize)name.len, G_NORMALIZE_NFC);
    name = without_wrapping(normal ? slice_copy(arena, slice_of(normal)) : name);
    g_free(normal);
    return is_no_department(arena, name) ? S("") : slice_copy(arena, name);
}

Slice department_key(Arena *arena, Slice name)
{
    Slice key = text_key(arena, name), word;
    char *plain = arena_alloc(arena, 1, 3 * key.len + 1); // every sign with a space at both sides
    size_t used = 0;
    for (size_t i = 0; i < key.len; i++) {
        bool apart = strchr("&+/", key.at[i]) != NULL;
        if (apart)
            plain[used++] = ' ';
        plain[used++] = key.at[i] == '-' ? ' ' : key.at[i];
        if (apart)
            plain[used++] = ' ';
    }
    char *out = arena_alloc(arena, 1, used + 1);
    size_t len = 0;
    for (Slice rest = { plain, used }; slice_next_field(&rest, ' ', &word);) {
        if (!word.len)
            continue;
        if (name_among(arena, word, reading_department_and))
            word = S("&");
        if (len)
            out[len++] = ' ';
        memcpy(out + len, word.at, word.len);
        len += word.len;
    }
    while (len && strchr(".,;:", out[len - 1]))
        len--;
    return (Slice){ out, len };
}

// ---- signs that were lost ----

// "Financiën" in whatever form of Unicode is "financien".
static Slice bare_letters(Arena *arena, Slice name)
{
    Slice key = department_key(arena, name);
    char *apart = g_utf8_normalize(key.at, (gssize)key.len, G_NORMALIZE_NFD);
    if (!apart)
        return key;
    char *out = arena_alloc(arena, 1, strlen(apart) + 1);
    size_t len = 0;
    for (Slice rest = slice_of(apart); rest.len;) {
        Slice before = rest;
        if (g_unichar_type(utf8_next(&rest)) == G_UNICODE_NON_SPACING_MARK)
            continue;
        memcpy(out + len, before.at, before.len - rest.len);
        len += before.len - rest.len;
    }
    g_free(apart);
    return (Slice){ out, len };
}

// Is `name` what is left of `whole` where each "?" stands for one letter, or for none?
static bool may_be(Slice name, Slice whole)
{
    while (name.len && name.at[0] != '?') {
        if (whole.len == 0 || name.at[0] != whole.at[0])
            return false;
        name = slice_part(name, 1, name.len);
        whole = slice_part(whole, 1, whole.len);
    }
    if (name.len == 0)
        return whole.len == 0;
    Slice rest = slice_part(name, 1, name.len), further = whole;
    if (may_be(rest, whole))
        return true;
    return whole.len && utf8_next(&further) && may_be(rest, further);
}

bool department_lost_signs(Arena *arena, Slice name, Slice whole)
{
    enum { SIGNS_MOST = 4 };
    size_t signs = 0;
    for (size_t i = 0; i < name.len; i++)
        signs += name.at[i] == '?';
    if (signs == 0 || signs > SIGNS_MOST || memchr(whole.at, '?', whole.len))
        return false;
    return may_be(bare_letters(arena, name), bare_letters(arena, whole));
}

// What wrong encodings make of letters: marks of Latin-1 but for "·", those of Windows-1252, frames, and what
// stands for a letter that could not be read.
static bool is_odd(uint32_t code)
{
    bool latin = (code >= 0x80 && code < 0xC0 && code != 0xAA && code != 0xB7 && code != 0xBA) ||
                 code == 0xD7 || code == 0xF7;
    bool windows =
        code == 0x2020 || code == 0x2021 || code == 0x2030 || code == 0x20AC || code == 0x2122;
    return code == '?' || code == 0xFFFD || latin || windows || (code >= 0x2200 && code < 0x2600);
}

bool department_has_odd_signs(Slice name)
{
    bool after_letter = false, odd = false; // such signs alone stand behind a letter
    while (name.len) {
        uint32_t code = utf8_next(&name);
        bool letter = g_unichar_isalpha(code);
        if (letter && odd)
            return true;
        odd = !letter && (odd || after_letter) && is_odd(code);
        after_letter = letter;
    }
    return false;
}

// ---- other names ----

struct DepartmentRenames {
    const MappedDepartment *item;
    TextMap *keys; // of the old names, to the first that has it
    bool *met;
    size_t count;
    DepartmentRenames *after;
};

DepartmentRenames *department_renames_new(Arena *arena, const ResponseMapping *mapping,
                                          DepartmentRenames *after)
{
    DepartmentRenames *renames = arena_one(arena, DepartmentRenames);
    *renames = (DepartmentRenames){ .item = mapping->departments,
                                    .keys = text_map_new(arena),
                                    .met = arena_many(arena, bool, mapping->department_count),
                                    .count = mapping->department_count,
                                    .after = after };
    for (size_t i = 0; i < renames->count; i++)
        text_map_add(
            renames->keys,
            department_key(arena, department_name(arena, mapping->departments[i].from.text)),
            (uint32_t)i);
    return renames;
}

Slice department_called(Arena *arena, DepartmentRenames *renames, Slice cell)
{
    Slice name = department_name(arena, cell);
    for (; renames && name.len; renames = renames->after) {
        uint32_t at;
        if (!text_map_find(renames->keys, department_key(arena, name), &at))
            continue;
        renames->met[at] = true;
        name = department_name(arena, renames->item[at].to.text);
    }
    return name;
}

bool department_settled(Arena *arena, const DepartmentRenames *renames, Slice name)
{
    Slice key = department_key(arena, name);
    for (; renames; renames = renames->after)
        for (size_t i = 0; i < renames->count; i++)
            if (slice_equal(department_key(arena, department_name(arena, renames->item[i].to.text)),
                            key))
                return true;
    return false;
}

const MappedText *department_rename_unmet(const DepartmentRenames *renames, size_t *next)
{
    while (*next < renames->count && renames->met[*next])
        ++*next;
    return *next < renames->count ? &renames->item[(*next)++].from : NULL;
}
