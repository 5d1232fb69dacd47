// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/signs.h"
#include "base/word_signs.h"

static void an_emoji_of_several_parts_is_one(void **state)
{
    static const char *const whole[] = {
        "🙂",
        "👩‍💻",
        "👨‍👩‍👧‍👦",
        "👍🏽",
        "❤️",
        "❤️‍🔥",
        "🇳🇱",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "☺",
        "✓",
        "\uF8FF",
        "🫠",
        "⭐",
    };
    (void)state;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        Slice sign = slice_of(whole[i]);
        assert_int_equal(sign_pictograph(sign), sign.len);
    }
    assert_int_equal(sign_pictograph(S("🙂🙂")), 4);
    assert_int_equal(sign_pictograph(S("🇳🇱🇧🇪")), 8);
    assert_int_equal(sign_pictograph(S("👩‍ en")), 4); // a joiner that joins nothing
}

static void letters_and_mathematics_are_none(void **state)
{
    static const char *const others[] = { "",  "a", "é", "日", "א", "1", "≥",
                                          "→", "€", "°", "№",  "•", " " };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(sign_pictograph(slice_of(others[i])), 0);
}

static void rare_is_what_a_western_font_lacks(void **state)
{
    (void)state;
    assert_int_equal(sign_rare(S("‘één’ – “ΑΒΓ” … € ™ Жук ưở")),
                     S("‘één’ – “ΑΒΓ” … € ™ Жук ưở").len);
    assert_int_equal(sign_rare(S("ab🙂")), 2);
    assert_int_equal(sign_rare(S("é日")), 2);
    assert_int_equal(sign_rare(S("\uF0B7")), 0);
}

static void word_means_what_it_shows(void **state)
{
    Arena *arena = *state;
    Slice text = text_clean(arena, S("\uF0B7 \uF0E0 \uF0FC \uF04A \uF0A7 \uE123 \uF8FF"));
    assert_string_equal(slice_copy(arena, text).at, "• → ✓ ☺ ▪ \uE123 \uF8FF");
    assert_int_equal(sign_meant(0x2022), 0x2022);
    assert_string_equal(sign_name(arena, S("👩‍💻")).at, "👩‍💻 (U+1F469)");
    assert_string_equal(sign_name(arena, S("\uF0B7")).at, "U+F0B7");
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_emoji_of_several_parts_is_one),
        cmocka_unit_test(letters_and_mathematics_are_none),
        cmocka_unit_test(rare_is_what_a_western_font_lacks),
        cmocka_unit_test_setup_teardown(word_means_what_it_shows, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
