// SPDX-License-Identifier: EUPL-1.2
// Memory for a whole run: allocate, never free one by one.
//
// An arena hands out zeroed memory until arena_free releases all of it at once. Running out of memory
// ends the process with exit code 3 and a message, so no caller checks for NULL.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

// A new, empty arena. Owned by the caller, who ends it with arena_free.
Arena *arena_new(void);

// Release the arena and everything that was allocated from it. NULL is allowed.
void arena_free(Arena *arena);

// `count` objects of `size` bytes, zeroed, aligned for any type. Never NULL, also for count 0.
void *arena_alloc(Arena *arena, size_t size, size_t count);

// A NUL-terminated copy of `len` bytes.
char *arena_copy(Arena *arena, const void *bytes, size_t len);

// One T, or `count` of them, zeroed.
#define arena_one(arena, T) ((T *)arena_alloc((arena), sizeof(T), 1))
#define arena_many(arena, T, count) ((T *)arena_alloc((arena), sizeof(T), (count)))

// Room for one more in an array that lives in an arena: `items` has `count` used of `*capacity`. Returns
// the array, moved to twice the room when it was full (the old place is not reused).
void *arena_grow(Arena *arena, void *items, size_t size, size_t count, size_t *capacity);

// Message and exit code 3: for the failures from which nothing can be saved.
_Noreturn void out_of_memory(size_t wanted);

// malloc, or out_of_memory: for libraries that take a function and go on without what they did not get.
void *memory_alloc(size_t bytes);

// After a library's call that failed, which may be for another reason: out_of_memory where there was none.
// Before the call errno must be 0; an allocation that fails sets it (POSIX).
void stop_without_memory(void);

#endif
