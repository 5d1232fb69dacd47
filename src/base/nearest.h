// SPDX-License-Identifier: EUPL-1.2
// "Did you mean": the known name that looks most like what somebody wrote.
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/slice.h"

// Is a name at this distance from `text` likely to be meant: half of its letters the same, or more?
bool distance_is_likely(size_t distance, Slice text);

// Start with { .text = what was written }, offer every known name, then take `best`: the first of those at
// the least distance (text_distance of both text_keys). Empty where nothing was offered.
typedef struct Nearest {
    Slice text;
    Slice key; // text_key of it, made when first wanted
    Slice best;
    size_t distance;
} Nearest;

// Compare one more name; of names as near as each other the first stays.
void nearest_offer(Arena *arena, Nearest *nearest, Slice name);

// The best, where it looks enough like what was written to be what was meant; else an empty text.
Slice nearest_likely(Arena *arena, const Nearest *nearest);

// Offer each of several names divided by '|'.
void nearest_offer_names(Arena *arena, Nearest *nearest, const char *names);

// Is `text` one of the names divided by '|'? Compared by text_key.
bool name_among(Arena *arena, Slice text, const char *names);

// The first of several names divided by '|', the one in English; the second, the one in Dutch, or the first
// where it is the same in both languages.
Slice name_first(const char *names);
Slice name_dutch(const char *names);

#endif
