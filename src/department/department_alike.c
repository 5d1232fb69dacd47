// SPDX-License-Identifier: EUPL-1.2
#include "department/department_alike.h"

#include <string.h>

#include "department/department_name.h"
#include "language/reading.h"

Slice department_bare(Arena *arena, Slice name)
{
    Slice key = department_key(arena, name);
    for (size_t len; (len = slice_start_among(key, reading_department_begins));)
        key = slice_part(key, len, key.len);
    while (key.len && strchr(" .,;:-", key.at[key.len - 1]))
        key.len--;
    return key;
}

static bool ends_in_digit(Slice word)
{
    return word.len && ascii_is_digit(word.at[word.len - 1]);
}

bool departments_alike(Slice a, Slice b)
{
    enum { LETTERS_LEAST = 6, WORD_LEAST = 3 };
    size_t letters = utf8_count(a) < utf8_count(b) ? utf8_count(a) : utf8_count(b);
    if (slice_equal(a, b))
        return true;
    if (letters < LETTERS_LEAST || text_distance(a, b) > (letters < 2 * LETTERS_LEAST ? 1 : 2))
        return false;
    Slice rest_a = a, rest_b = b, x, y;
    while (slice_next_field(&rest_a, ' ', &x) && slice_next_field(&rest_b, ' ', &y))
        if (!slice_equal(x, y) &&
            (x.len < WORD_LEAST || y.len < WORD_LEAST || ends_in_digit(x) || ends_in_digit(y)))
            return false;
    return true;
}
