// SPDX-License-Identifier: EUPL-1.2
#include "base/text_map.h"

#include <string.h>

enum { FIRST_ROOM = 64 }; // a power of two, as is every later room

typedef struct TextMapEntry {
    Slice text; // `at` NULL: free
    uint32_t hash;
    uint32_t number;
} TextMapEntry;

struct TextMap {
    Arena *arena;
    TextMapEntry *entry;
    size_t room;
    size_t count;
};

// Eight bytes at a time: a name is looked up for every row of an export.
static uint32_t hash_of(Slice text)
{
    uint64_t hash = text.len, word;
    size_t at = 0;
    for (; at + sizeof word <= text.len; at += sizeof word) {
        memcpy(&word, text.at + at, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32;
    }
    for (word = 0; at < text.len; at++)
        word = word << 8 | (unsigned char)text.at[at];
    return (uint32_t)((hash ^ word) * 0x9E3779B97F4A7C15U >> 32);
}

TextMap *text_map_new(Arena *arena)
{
    TextMap *map = arena_one(arena, TextMap);
    map->arena = arena;
    map->room = FIRST_ROOM;
    map->entry = arena_many(arena, TextMapEntry, map->room);
    return map;
}

// The entry of `text`, or the free one where it would go.
static TextMapEntry *place_of(const TextMap *map, Slice text, uint32_t hash)
{
    size_t at = hash & (map->room - 1);
    while (map->entry[at].text.at &&
           (map->entry[at].hash != hash || !slice_equal(map->entry[at].text, text)))
        at = (at + 1) & (map->room - 1);
    return &map->entry[at];
}

bool text_map_find(const TextMap *map, Slice text, uint32_t *number)
{
    const TextMapEntry *entry = place_of(map, text, hash_of(text));
    if (!entry->text.at)
        return false;
    *number = entry->number;
    return true;
}

void text_map_add(TextMap *map, Slice text, uint32_t number)
{
    if (map->count * 2 >= map->room) {
        TextMap wider = { map->arena, NULL, map->room * 2, map->count };
        wider.entry = arena_many(map->arena, TextMapEntry, wider.room);
        for (size_t i = 0; i < map->room; i++)
            if (map->entry[i].text.at)
                *place_of(&wider, map->entry[i].text, map->entry[i].hash) = map->entry[i];
        *map = wider;
    }
    uint32_t hash = hash_of(text);
    TextMapEntry *entry = place_of(map, text, hash);
    if (entry->text.at)
        return;
    *entry = (TextMapEntry){ slice_copy(map->arena, text), hash, number };
    map->count++;
}

size_t text_map_count(const TextMap *map)
{
    return map->count;
}
