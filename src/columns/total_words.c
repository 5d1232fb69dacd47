// SPDX-License-Identifier: EUPL-1.2
#include "columns/total_words.h"

#include <string.h>

#include "base/key_words.h"
#include "language/reading.h"

// Most cells are an answer: a digit or two.
static bool has_letter(Slice cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (ascii_is_letter(cell.at[i]) || (unsigned char)cell.at[i] >= 0x80)
            return true;
    return false;
}

static TotalWord total_of_word(Slice word)
{
    uint64_t number;
    return slice_to_u64(word, &number)                       ? TOTAL_NO
           : key_word_is_one_of(word, reading_total_surely)  ? TOTAL_SURELY
           : key_word_is_one_of(word, reading_total_perhaps) ? TOTAL_PERHAPS
                                                             : TOTAL_NO;
}

// Is every word one of a total, a number, or one that stands beside such?
static bool are_all_of_total(Slice key)
{
    uint64_t number;
    for (Slice word; key_word_next(&key, &word);)
        if (total_of_word(word) == TOTAL_NO && !slice_to_u64(word, &number) &&
            !key_word_is_one_of(word, reading_beside_total))
            return false;
    return true;
}

TotalWord total_word(Slice cell)
{
    enum { LONGEST = 48 };
    // What was a formula somewhere is no label.
    if (cell.len > LONGEST || !has_letter(cell) || cell.at[0] == '=' || cell.at[0] == '@')
        return TOTAL_NO;
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, cell), rest = key;
    TotalWord found = TOTAL_NO;
    for (Slice word; key_word_next(&rest, &word);) {
        TotalWord of = total_of_word(word);
        found = of > found ? of : found;
    }
    if (found != TOTAL_NO && !are_all_of_total(key))
        found = TOTAL_NO;
    arena_free(scratch);
    return found;
}

static bool is_sure_word(Slice word)
{
    Arena *scratch = arena_new();
    Slice key = text_key(scratch, word), part;
    bool found = key_word_next(&key, &part) && key_word_is_one_of(part, reading_total_surely);
    arena_free(scratch);
    return found;
}

Slice total_of(Slice cell)
{
    if (cell.len == 0 || !memchr(cell.at, ' ', cell.len)) // nearly all: an answer
        return S("");
    cell = slice_trim(cell);
    size_t first = slice_find(cell, S(" ")), last = cell.len;
    while (last > 0 && cell.at[last - 1] != ' ')
        last--;
    if (first == cell.len)
        return S("");
    if (is_sure_word(slice_part(cell, 0, first)))
        return slice_trim(slice_part(cell, first, cell.len));
    if (is_sure_word(slice_part(cell, last, cell.len)))
        return slice_trim(slice_part(cell, 0, last));
    return S("");
}
