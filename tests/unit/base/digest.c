// SPDX-License-Identifier: EUPL-1.2
#include "base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

// FIPS 180-4 examples: the empty message, "abc", a million times "a" (in pieces that do not fit the block).
static void known_sums(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Digest *digest = digest_new();
    assert_string_equal(digest_text(arena, digest).at,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_free(digest);

    digest = digest_new();
    digest_add(digest, "a", 1);
    digest_add(digest, "bc", 2);
    assert_string_equal(digest_text(arena, digest).at,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_free(digest);

    char block[1000];
    memset(block, 'a', sizeof block);
    digest = digest_new();
    for (int i = 0; i < 1000; i++)
        digest_add(digest, block, sizeof block);
    assert_string_equal(digest_text(arena, digest).at,
                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    digest_free(digest);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(known_sums) };
    return cmocka_run_group_tests_name("base/digest", tests, NULL, NULL);
}
