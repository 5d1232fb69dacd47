// SPDX-License-Identifier: EUPL-1.2
// Texts to numbers: which answer, which department. Made for a few texts that are looked up very often.
#ifndef BASE_TEXT_MAP_H
#define BASE_TEXT_MAP_H

#include "base/slice.h"

typedef struct TextMap TextMap;

// An empty map; it and the texts in it live in `arena`.
TextMap *text_map_new(Arena *arena);

// The number of `text`, compared byte by byte. False where it is not in the map.
bool text_map_find(const TextMap *map, Slice text, uint32_t *number);

// Keep a copy of `text` with its number; a text that is there already keeps the number it has.
void text_map_add(TextMap *map, Slice text, uint32_t number);

size_t text_map_count(const TextMap *map);

#endif
