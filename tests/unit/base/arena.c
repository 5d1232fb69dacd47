// SPDX-License-Identifier: EUPL-1.2
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
#else
#define SANITIZED false
#define __asan_address_is_poisoned(at) ((void)(at), 0)
#endif

enum { OBJECTS = 3000 };

// Sizes of all kinds, also larger than a block.
static size_t size_of(size_t i)
{
    return i % 500 == 499 ? 40000 + i : i % 77;
}

static void test_objects_are_apart_and_empty(void **state)
{
    (void)state;
    static unsigned char *object[OBJECTS];
    Arena *arena = arena_new();
    for (size_t i = 0; i < OBJECTS; i++) {
        object[i] = arena_alloc(arena, 1, size_of(i));
        assert_int_equal((uintptr_t)object[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < size_of(i); k++)
            assert_int_equal(object[i][k], 0);
        memset(object[i], (int)(i % 255) + 1, size_of(i));
    }
    for (size_t i = 0; i < OBJECTS; i++)
        for (size_t k = 0; k < size_of(i); k++)
            assert_int_equal(object[i][k], i % 255 + 1);
    arena_free(arena);
}

static void test_sanitizer_sees_one_byte_too_far(void **state)
{
    (void)state;
    if (!SANITIZED)
        skip();
    Arena *arena = arena_new();
    for (size_t i = 0; i < OBJECTS; i++) {
        const char *object = arena_alloc(arena, 1, size_of(i));
        assert_true(__asan_address_is_poisoned(object - 1));
        assert_true(__asan_address_is_poisoned(object + size_of(i)));
        assert_true(size_of(i) == 0 || !__asan_address_is_poisoned(object + size_of(i) - 1));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_are_apart_and_empty),
        cmocka_unit_test(test_sanitizer_sees_one_byte_too_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
