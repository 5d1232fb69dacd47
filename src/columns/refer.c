// SPDX-License-Identifier: EUPL-1.2
// A name is tried as a whole heading before it is tried as a letter, a number or a range: a heading may be
// "A", "3", or hold a dash.
#include "columns/refer.h"

#include <string.h>

#include "base/buffer.h"
#include "base/entities.h"
#include "base/nearest.h"
#include "columns/messages.h"

enum { NEAREST_SHOWN = 3, SHOWN_MAX = 60, LETTERS_SHOWN = 8 };

Slice heading_quoted(Arena *arena, const Headings *headings, size_t column)
{
    Slice letters = column_letters(arena, column), shown = headings->column[column].shown;
    if (utf8_count(shown) > SHOWN_MAX) {
        Slice rest = shown;
        for (int i = 1; i < SHOWN_MAX; i++)
            utf8_next(&rest);
        shown = slice_print(arena, "%.*s…", (int)(shown.len - rest.len), shown.at);
    }
    return slice_print(arena, "%.*s \"%.*s\"", SLICE_ARGS(letters), SLICE_ARGS(shown));
}

Slice nearest_headings(Arena *arena, const Headings *headings, Slice text, const bool *taken)
{
    Slice key = text_key(arena, text);
    size_t *distance = arena_many(arena, size_t, headings->count + 1);
    size_t left = 0;
    for (size_t i = 0; i < headings->count; i++)
        left += headings->column[i].shown.len && !(taken && taken[i]);
    for (size_t i = 0; i < headings->count; i++) {
        bool out = headings->column[i].shown.len == 0 || (left && taken && taken[i]);
        distance[i] = out ? SIZE_MAX : text_distance(key, headings->column[i].part[PART_SHOWN]);
        bool few = left > 0 && left <= NEAREST_SHOWN;
        if (taken && !few && distance[i] != SIZE_MAX && !distance_is_likely(distance[i], key))
            distance[i] = SIZE_MAX;
    }
    Buffer out = { 0 };
    for (int shown = 0; shown < NEAREST_SHOWN; shown++) {
        size_t best = headings->count;
        for (size_t i = 0; i < headings->count; i++)
            if (distance[i] != SIZE_MAX &&
                (best == headings->count || distance[i] < distance[best]))
                best = i;
        if (best == headings->count)
            break;
        buffer_add(&out, shown ? S(", ") : S(""));
        buffer_add(&out, heading_quoted(arena, headings, best));
        distance[best] = SIZE_MAX;
    }
    Slice list = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return list;
}

// ---- one name ----

static const HeadingPart whole_parts[] = { PART_WHOLE, PART_SHOWN, PART_CODE, HEADING_PARTS };
static const HeadingPart lesser_parts[] = { PART_TEXT,   PART_TEXT_SUB, PART_CODE_SUB,
                                            PART_SECOND, PART_THIRD,    HEADING_PARTS };

// The column that has a name; and the names that several have.
struct HeadingNames {
    TextMap *column;
    TextMap *several;
};

static HeadingNames *names_of(Arena *arena, const Headings *headings, const HeadingPart *parts)
{
    HeadingNames *names = arena_one(arena, HeadingNames);
    *names = (HeadingNames){ text_map_new(arena), text_map_new(arena) };
    for (size_t i = 0; i < headings->count; i++) {
        for (const HeadingPart *part = parts; *part != HEADING_PARTS; part++) {
            uint32_t column = (uint32_t)i;
            Slice name = headings->column[i].part[*part];
            text_map_add(names->column, name, column);
            if (text_map_find(names->column, name, &column) && column != i)
                text_map_add(names->several, name, 0);
        }
    }
    return names;
}

void headings_index(Arena *arena, Headings *headings)
{
    headings->whole = names_of(arena, headings, whole_parts);
    headings->lesser = names_of(arena, headings, lesser_parts);
}

static bool has_part(const Heading *heading, const HeadingPart *parts, Slice key)
{
    for (; *parts != HEADING_PARTS; parts++)
        if (slice_equal(heading->part[*parts], key))
            return true;
    return false;
}

// Columns that have `key` as one of these parts of their heading. Returns their number; `column` becomes
// the first, `letters` lists them.
static size_t by_heading(Arena *arena, const Headings *headings, const HeadingPart *parts,
                         Slice key, int *column, Slice *letters)
{
    const HeadingNames *names = parts == whole_parts ? headings->whole : headings->lesser;
    uint32_t one, several;
    *letters = S("");
    if (names && !text_map_find(names->column, key, &one))
        return 0;
    if (names && key.len && !text_map_find(names->several, key, &several)) {
        *column = (int)one;
        *letters = column_letters(arena, one);
        return 1;
    }
    Buffer list = { 0 };
    size_t found = 0;
    for (size_t i = 0; i < headings->count && key.len; i++) {
        if (!has_part(&headings->column[i], parts, key))
            continue;
        if (found++ == 0)
            *column = (int)i;
        Slice name = column_letters(arena, i);
        if (found <= LETTERS_SHOWN)
            buffer_print(&list, "%s%.*s", found > 1 ? ", " : "", SLICE_ARGS(name));
    }
    *letters = slice_copy(arena, buffer_slice(&list));
    buffer_free(&list);
    return found;
}

// "C" or "17", within the file.
static bool by_position(const Headings *headings, Slice name, int *column)
{
    uint64_t number = 0;
    if (!slice_to_u64(name, &number)) {
        if (name.len == 0 || name.len > 3)
            return false;
        for (size_t i = 0; i < name.len; i++) {
            char c = name.at[i] >= 'a' ? (char)(name.at[i] - 'a' + 'A') : name.at[i];
            if (c < 'A' || c > 'Z')
                return false;
            number = number * 26 + (uint64_t)(c - 'A' + 1);
        }
    }
    if (number < 1 || number > headings->count)
        return false;
    *column = (int)number - 1;
    return true;
}

// How many columns `name` may be (0, 1 or more); the first of them. A letter goes before a part of a
// heading: "Which languages? [R]" is not what "R" means.
static size_t one_name(Arena *arena, const Headings *headings, Slice name, int *column,
                       Slice *letters)
{
    name = slice_trim(name);
    Slice key = text_key(arena, slice_trim(markup_undone(arena, name)));
    size_t found = by_heading(arena, headings, whole_parts, key, column, letters);
    if (found)
        return found;
    if (by_position(headings, name, column))
        return 1;
    return by_heading(arena, headings, lesser_parts, key, column, letters);
}

// ---- ranges ----

static bool split_range(Arena *arena, const Headings *headings, Slice name, int ends[2])
{
    static const char *const joints[] = { "..", "–", " t/m ", " - ", "-" };
    Slice unused;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Slice joint = slice_of(joints[i]);
        for (size_t from = 0; from < name.len;) {
            size_t at = from + slice_find(slice_part(name, from, name.len), joint);
            if (at >= name.len)
                break;
            Slice left = slice_part(name, 0, at),
                  right = slice_part(name, at + joint.len, name.len);
            if (one_name(arena, headings, left, &ends[0], &unused) == 1 &&
                one_name(arena, headings, right, &ends[1], &unused) == 1)
                return true;
            from = at + 1;
        }
    }
    return false;
}

static size_t just_one(Arena *arena, int column, int **columns)
{
    *columns = arena_one(arena, int);
    (*columns)[0] = column;
    return 1;
}

// "C-F, H-K": one text that lists several; as a list between brackets they would be found. Empty where not
// all of them would.
static Slice as_list(Arena *arena, const Headings *headings, Slice name)
{
    int ends[2];
    size_t parts = 0;
    Slice unused, list = S("");
    for (Slice rest = name, part; slice_next_field(&rest, ',', &part); parts++) {
        part = slice_trim(part);
        if (one_name(arena, headings, part, &ends[0], &unused) != 1 &&
            !split_range(arena, headings, part, ends))
            return S("");
        list =
            slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(list), parts ? ", " : "", SLICE_ARGS(part));
    }
    return parts > 1 ? list : S("");
}

static void complain_of_unknown(Arena *arena, Diagnostics *d, const Headings *headings,
                                const MappedText *name)
{
    Slice list = as_list(arena, headings, name->text);
    diagnose(d, DIAG_MAPPED_COLUMN_UNKNOWN, name->place, name->text,
             list.len ? S("") : nearest_headings(arena, headings, name->text, NULL), list);
}

size_t refer_columns(Arena *arena, Diagnostics *d, const Headings *headings, const MappedText *name,
                     int **columns)
{
    int ends[2] = { 0, 0 };
    Slice letters = S(""), asked = slice_trim(name->text);
    if (asked.len == 0 || slice_equal(asked, S("-")) || slice_equal(asked, S("–")))
        return just_one(arena, NOT_ASKED, columns);
    size_t found = one_name(arena, headings, name->text, &ends[0], &letters);
    if (found == 1)
        return just_one(arena, ends[0], columns);
    if (found > 1) {
        diagnose(d, DIAG_MAPPED_COLUMN_UNSURE, name->place, name->text,
                 slice_print(arena, "%zu", found), letters);
        return 0;
    }
    if (!split_range(arena, headings, name->text, ends)) {
        complain_of_unknown(arena, d, headings, name);
        return 0;
    }
    if (ends[0] > ends[1]) {
        diagnose(d, DIAG_MAPPED_RANGE_WRONG, name->place, name->text);
        return 0;
    }
    size_t count = (size_t)(ends[1] - ends[0]) + 1;
    *columns = arena_many(arena, int, count);
    for (size_t i = 0; i < count; i++)
        (*columns)[i] = ends[0] + (int)i;
    return count;
}

bool refer_column(Arena *arena, Diagnostics *d, const Headings *headings, const MappedText *name,
                  int *column)
{
    int *columns;
    size_t count = refer_columns(arena, d, headings, name, &columns);
    if (count == 1 && columns[0] != NOT_ASKED) {
        *column = columns[0];
        return true;
    }
    if (count > 0)
        complain_of_unknown(arena, d, headings, name);
    return false;
}
