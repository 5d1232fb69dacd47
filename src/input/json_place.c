// SPDX-License-Identifier: EUPL-1.2
#include "input/json_place.h"

static size_t after_white(Slice text, size_t at)
{
    while (at < text.len && ascii_is_white(text.at[at]))
        at++;
    return at;
}

// Past the string that begins at `at`.
static size_t after_string(Slice text, size_t at)
{
    for (at++; at < text.len && text.at[at] != '"'; at++)
        at += text.at[at] == '\\';
    return at < text.len ? at + 1 : text.len;
}

// Past the value that begins at `at`: a string, a word or number, or all between brackets.
static size_t after_value(Slice text, size_t at)
{
    size_t deep = 0;
    while (at < text.len) {
        char sign = text.at[at];
        if (!deep && (sign == ',' || sign == '}' || sign == ']' || ascii_is_white(sign)))
            return at;
        if (sign == '"') {
            at = after_string(text, at);
        } else {
            deep += sign == '{' || sign == '[';
            deep -= sign == '}' || sign == ']';
            at++;
        }
        if (!deep && (sign == '"' || sign == '}' || sign == ']'))
            return at;
    }
    return at;
}

// The value that `step` names in the object or list at `at`; SIZE_MAX where there is none.
static size_t member_at(Slice text, size_t at, Slice step)
{
    bool is_object = at < text.len && text.at[at] == '{';
    uint64_t wanted = 0;
    if (at == text.len || (!is_object && (text.at[at] != '[' || !slice_to_u64(step, &wanted))))
        return SIZE_MAX;
    at = after_white(text, at + 1);
    for (uint64_t i = 0; at < text.len && text.at[at] != '}' && text.at[at] != ']'; i++) {
        bool found = i == wanted;
        if (is_object) {
            size_t end = after_string(text, at);
            found = slice_equal(slice_part(text, at + 1, end - 1), step);
            at = after_white(text, after_white(text, end) + 1);
        }
        if (found)
            return at;
        at = after_white(text, after_value(text, at));
        at = at < text.len && text.at[at] == ',' ? after_white(text, at + 1) : at;
    }
    return SIZE_MAX;
}

Place text_place(Slice file, Slice text, size_t line, size_t column)
{
    Place place = { .file = file, .line = line, .column = column };
    for (size_t i = 0; i < line; i++)
        if (!slice_next_line(&text, &place.text))
            place.text = S("");
    return place;
}

Place json_place(Slice file, Slice text, Slice path)
{
    size_t at = after_white(text, 0), line = 1, start = 0;
    for (Slice step; slice_next_field(&path, '/', &step);) {
        size_t next = member_at(text, at, step);
        if (next == SIZE_MAX)
            break;
        at = next;
    }
    for (size_t i = 0; i < at && i < text.len; i++) {
        if (text.at[i] != '\n')
            continue;
        line++;
        start = i + 1;
    }
    Place place = text_place(file, text, line, utf8_count(slice_part(text, start, at)) + 1);
    bool is_scalar = at < text.len && text.at[at] != '{' && text.at[at] != '[';
    place.length = is_scalar ? utf8_count(slice_part(text, at, after_value(text, at))) : 1;
    return place;
}
