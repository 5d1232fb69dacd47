// SPDX-License-Identifier: EUPL-1.2
#include "base/nearest.h"

#include <glib.h>

void nearest_offer(Arena *arena, Nearest *nearest, Slice name)
{
    if (!nearest->key.at)
        nearest->key = text_key(arena, nearest->text);
    size_t distance = text_distance(nearest->key, text_key(arena, name));
    if (nearest->best.len && distance >= nearest->distance)
        return;
    nearest->best = name;
    nearest->distance = distance;
}

// One slip in three letters: "fase" is no slip for "date", nor "Overig" for "Govern".
bool distance_is_likely(size_t distance, Slice text)
{
    return distance * 3 <= utf8_count(text) + 1;
}

Slice nearest_likely(Arena *arena, const Nearest *nearest)
{
    bool likely =
        nearest->best.len && distance_is_likely(nearest->distance, text_key(arena, nearest->text));
    return likely ? nearest->best : S("");
}

void nearest_offer_names(Arena *arena, Nearest *nearest, const char *names)
{
    for (Slice rest = slice_of(names), name; slice_next_field(&rest, '|', &name);)
        nearest_offer(arena, nearest, name);
}

bool name_among(Arena *arena, Slice text, const char *names)
{
    Slice key = text_key(arena, text), name;
    for (Slice rest = slice_of(names); key.len && slice_next_field(&rest, '|', &name);) {
        // Most begin with another letter, which is seen without their keys: every cell of a list asks all.
        bool plain = name.len && (unsigned char)name.at[0] < 0x80;
        bool begins_alike = !plain || g_ascii_tolower(name.at[0]) == key.at[0];
        if (begins_alike && slice_equal(text_key(arena, name), key))
            return true;
    }
    return false;
}

Slice name_first(const char *names)
{
    Slice rest = slice_of(names), first = S("");
    slice_next_field(&rest, '|', &first);
    return first;
}

Slice name_dutch(const char *names)
{
    Slice rest = slice_of(names), name = S("");
    for (int n = 0; n < 2 && slice_next_field(&rest, '|', &name); n++)
        continue;
    return name;
}
