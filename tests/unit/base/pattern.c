// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pattern.h"

static void expect(Arena *arena, const char *pattern, const char *filled)
{
    const PatternBlank blanks[] = { { "name", S("{score} & co") },
                                    { "score", S("14,3") },
                                    { "none", S("") } };
    assert_string_equal(pattern_fill(arena, slice_of(pattern), blanks, 3).at, filled);
}

static void test_blanks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    expect(arena, "", "");
    expect(arena, "geen vakje", "geen vakje");
    expect(arena, "{score}", "14,3");
    expect(arena, "{name}: {score}{none}, {score}", "{score} & co: 14,3, 14,3");
    expect(arena, "{other} {score", "{other} {score");
    expect(arena, "{{score}} } {", "{14,3} } {");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_blanks) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
