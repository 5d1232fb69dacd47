// SPDX-License-Identifier: EUPL-1.2
#include "survey/footers.h"

#include <string.h>

#include "base/nearest.h"
#include "language/reading.h"

// Of a date written out, as the moment of somebody's answers.
static bool is_of_date(Slice word)
{
    Arena *scratch = arena_new();
    bool found = name_among(scratch, word, reading_moment_word);
    arena_free(scratch);
    return found;
}

// Two words or more: an id, a date or a number is no line of text.
static bool is_line_of_text(Slice text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t from = i;
        while (i < text.len && ascii_is_letter(text.at[i]))
            i++;
        bool apart = from == 0 || !(ascii_is_digit(text.at[from - 1]) || text.at[from - 1] == '_');
        words += i - from >= 2 && apart && !is_of_date(slice_part(text, from, i));
    }
    return words >= 2;
}

static bool has_year(Slice text)
{
    for (size_t i = 0; i + 4 <= text.len; i++) {
        Slice rest = slice_part(text, i, text.len);
        bool century = slice_starts(rest, S("19")) || slice_starts(rest, S("20"));
        bool begins = i == 0 || !ascii_is_digit(text.at[i - 1]),
             ends = rest.len == 4 || !ascii_is_digit(rest.at[4]);
        if (century && begins && ends && ascii_is_digit(text.at[i + 2]) &&
            ascii_is_digit(text.at[i + 3]))
            return true;
    }
    return false;
}

static bool has(Slice text, Slice sign)
{
    return slice_find(text, sign) < text.len;
}

bool footers_parted(const Footers *footers)
{
    enum { SIGNS_MOST = 16 };
    static const char signs[] = ";,|\t";
    Slice text = buffer_slice(&footers->text);
    if (footers->filled == 0)
        return false;
    for (const char *sign = signs; *sign; sign++) {
        size_t count = 0;
        for (size_t i = 0; i < text.len; i++)
            count += text.at[i] == *sign;
        if (count > SIGNS_MOST)
            return true;
    }
    return false;
}

bool footers_like(const Footers *footers, bool doubtful)
{
    Slice text = slice_trim(buffer_slice(&footers->text));
    bool filled = footers->filled > 0 && footers->filled <= FOOTER_CELLS;
    // What goes on in small letters is the rest of a line that was broken.
    bool goes_on = text.len && text.at[0] >= 'a' && text.at[0] <= 'z' && !has(text, S("://"));
    if (footers->many || !filled || goes_on || footers_parted(footers))
        return false;
    // "Legenda:"
    if (footers->filled == 1 && text.len > 1 && text.at[text.len - 1] == ':' &&
        ascii_is_letter(text.at[0]))
        return true;
    if (!is_line_of_text(text))
        return false;
    return !doubtful || has_year(text) || has(text, S("://")) || has(text, S("©")) ||
           has(text, S(": "));
}

bool footers_keep(Arena *arena, Footers *footers, Footer row)
{
    enum { SHOWN_MOST = 80 };
    if (row.is_legend ? footers->legend == LEGEND_MOST
                      : footers->count - footers->legend == FOOTERS_MOST)
        footers->many = true;
    if (footers->many)
        return false;
    Slice text = slice_trim(buffer_slice(&footers->text)), rest = text;
    for (size_t i = 0; i < SHOWN_MOST && rest.len; i++)
        utf8_next(&rest);
    row.text =
        slice_print(arena, "%.*s%s", (int)(text.len - rest.len), text.at, rest.len ? "…" : "");
    footers->legend += row.is_legend;
    footers->row[footers->count++] = row;
    return true;
}
