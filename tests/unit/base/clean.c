// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/slice.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void check_clean(void **state, Slice in, Slice out)
{
    Slice got = text_clean(*state, in);
    assert_int_equal(got.len, out.len);
    assert_memory_equal(got.at, out.at, out.len);
}

static void clean_text_is_not_copied(void **state)
{
    Slice text = S("één\ttwee\n“drie”");
    assert_ptr_equal(text_clean(*state, text).at, text.at);
    assert_int_equal(text_clean(*state, S("")).len, 0);
}

static void line_ends_become_newlines(void **state)
{
    check_clean(state, S("a\r\nb\rc\nd\r"), S("a\nb\nc\nd\n"));
    check_clean(state, S("a\r\r\nb"), S("a\n\nb"));
    check_clean(state,
                S("a\xE2\x80\xA8"
                  "b\xE2\x80\xA9"
                  "c"),
                S("a b c"));
}

static void what_is_unfit_becomes_a_replacement_character(void **state)
{
    check_clean(state, S("a\x1B[31m"), S("a\xEF\xBF\xBD[31m"));
    check_clean(state, S("\0"), S("\xEF\xBF\xBD"));
    check_clean(state, S("\x7F\xC2\x85"), S("\xEF\xBF\xBD\xEF\xBF\xBD"));
    check_clean(state, S("\xEF\xBF\xBF"), S("\xEF\xBF\xBD"));
    check_clean(state, S("ok\xFF\xC3"), S("ok\xEF\xBF\xBD\xEF\xBF\xBD"));
}

static void bytes_are_decoded(void **state)
{
    assert_true(slice_equal(text_decode(*state, S("\xEF\xBB\xBFna\xC3\xAF"
                                                  "ef")),
                            S("naïef")));
    assert_true(slice_equal(text_decode(*state, S("na\xEF"
                                                  "ef")),
                            S("naïef")));
    assert_true(slice_equal(text_decode(*state, S("\xFF\xFEn\0\xEF\0")), S("nï")));
    assert_true(slice_equal(text_decode(*state, S("\xFE\xFF\0n\0\xEF")), S("nï")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(clean_text_is_not_copied, setup, teardown),
        cmocka_unit_test_setup_teardown(line_ends_become_newlines, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_unfit_becomes_a_replacement_character, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(bytes_are_decoded, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
