// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/language.h"

static void tags_have_the_shape_of_bcp_47(void **state)
{
    (void)state;
    static const char *const good[] = { "nl",  "nl-NL",   "en-GB",     "zh-Hant-TW",
                                        "fry", "de-1996", "sl-rozaj-1" };
    static const char *const bad[] = { "",      "n",      "nl_NL",        "nl-",
                                       "-nl",   "nl--NL", "1en",          "engelstalig",
                                       "en GB", "n1",     "en-abcdefghi", "en)" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!language_tag_valid(slice_of(good[i])))
            fail_msg("refused: %s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (language_tag_valid(slice_of(bad[i])))
            fail_msg("allowed: %s", bad[i]);
}

static void an_address_may_name_a_language(void **state)
{
    (void)state;
    Slice tag;
    assert_true(language_address(S("lang:en-GB"), &tag));
    assert_true(slice_equal(tag, S("en-GB")));
    assert_true(language_address(S("lang:"), &tag));
    assert_int_equal(tag.len, 0);
    assert_false(language_address(S("https://lang:en"), &tag));
    assert_false(language_address(S("language:en"), &tag));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_have_the_shape_of_bcp_47),
        cmocka_unit_test(an_address_may_name_a_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
