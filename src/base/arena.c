// SPDX-License-Identifier: EUPL-1.2
// Blocks, newest first; a request that does not fit opens a new one. The first is small, since many arenas
// are a scratch for one name; each next one is twice as large, up to 64 KiB. What is handed out is zeroed
// then: a block is often half used. A block of one large object comes from the system as zeros, which cost
// nothing before they are used.
#include "base/arena.h"

#include <errno.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Under the address sanitizer nobody may touch what lies between two objects, so that one byte too far is
// seen.
#if defined(__SANITIZE_ADDRESS__)
#define BETWEEN_BYTES 16
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BETWEEN_BYTES 16
#endif
#endif
#ifdef BETWEEN_BYTES
#include <sanitizer/asan_interface.h>
#else
#define BETWEEN_BYTES 0
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum { FIRST_BLOCK_BYTES = 1024, BLOCK_BYTES = 64 * 1024 };

typedef struct ArenaBlock ArenaBlock;
struct ArenaBlock {
    ArenaBlock *older;
    size_t used;
    size_t size;
    bool zeroed;
    alignas(max_align_t) unsigned char bytes[];
};

struct Arena {
    ArenaBlock *newest;
};

_Noreturn void out_of_memory(size_t wanted)
{
    if (wanted)
        fprintf(stderr, "cxscan: out of memory (%zu bytes more were needed)\n", wanted);
    else
        fputs("cxscan: out of memory\n", stderr);
    exit(3);
}

void *memory_alloc(size_t bytes)
{
    void *memory = malloc(bytes);
    if (!memory)
        out_of_memory(bytes);
    return memory;
}

void stop_without_memory(void)
{
    if (errno == ENOMEM)
        out_of_memory(0);
}

Arena *arena_new(void)
{
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        out_of_memory(sizeof *arena);
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (ArenaBlock *block = arena->newest; block;) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
    free(arena);
}

static ArenaBlock *block_new(size_t bytes, size_t least)
{
    size_t size = bytes > least ? bytes : least;
    bool zeroed = size > BLOCK_BYTES;
    ArenaBlock *block = zeroed ? calloc(1, sizeof *block + size) : malloc(sizeof *block + size);
    if (!block)
        out_of_memory(size);
    *block = (ArenaBlock){ .used = BETWEEN_BYTES, .size = size, .zeroed = zeroed };
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    return block;
}

// So many bytes, of which the first `given` are not zeroed: the caller fills them.
static void *take(Arena *arena, size_t size, size_t count, size_t given)
{
    size_t bytes;
    size_t align = alignof(max_align_t);
    if (__builtin_mul_overflow(size, count, &bytes) || bytes > SIZE_MAX / 2)
        out_of_memory(SIZE_MAX);
    size_t room = (bytes + align - 1) / align * align + BETWEEN_BYTES;

    ArenaBlock *block = arena->newest;
    if (!block || block->size - block->used < room) {
        size_t least = block ? block->size * 2 : FIRST_BLOCK_BYTES;
        ArenaBlock *fresh =
            block_new(BETWEEN_BYTES + room, least < BLOCK_BYTES ? least : BLOCK_BYTES);
        // A large object gets a block of its own behind the newest, whose free room stays in use.
        if (block && room > BLOCK_BYTES / 2) {
            fresh->older = block->older;
            block->older = fresh;
        } else {
            fresh->older = block;
            arena->newest = fresh;
        }
        block = fresh;
    }
    void *object = block->bytes + block->used;
    block->used += room;
    ASAN_UNPOISON_MEMORY_REGION(object, bytes);
    if (!block->zeroed)
        memset((char *)object + given, 0, bytes - given);
    return object;
}

void *arena_alloc(Arena *arena, size_t size, size_t count)
{
    return take(arena, size, count, 0);
}

char *arena_copy(Arena *arena, const void *bytes, size_t len)
{
    char *copy = take(arena, 1, len + 1, len);
    if (len)
        memcpy(copy, bytes, len);
    return copy;
}

void *arena_grow(Arena *arena, void *items, size_t size, size_t count, size_t *capacity)
{
    if (count < *capacity)
        return items;
    // Most lists of large things hold one or two.
    size_t room = *capacity ? *capacity * 2 : size > 64 ? 2 : 8;
    void *moved = take(arena, size, room, size * count);
    if (count)
        memcpy(moved, items, size * count);
    *capacity = room;
    return moved;
}
