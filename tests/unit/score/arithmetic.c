// SPDX-License-Identifier: EUPL-1.2
// The handbook's chapter 3: its example, its table of 25 values, its five bands.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"

static unsigned score_text(const char *text)
{
    uint8_t answer[QUESTIONS];
    build_answers(answer, text);
    return score_of(answer);
}

static void test_handbook_example(void **state)
{
    (void)state;
    assert_int_equal(score_text("323x41x2"), 20 * POINT);
}

static void test_every_number_of_answers(void **state)
{
    (void)state;
    assert_int_equal(score_text("xxxxxxxx"), 0);
    assert_int_equal(score_text("........"), 0);
    assert_int_equal(score_text("x......x"), 0);
    assert_int_equal(score_text("3......."), 24 * POINT);
    assert_int_equal(score_text("x2xxx3.."), 20 * POINT);
    assert_int_equal(score_text("1.2x4..."), 1960); // 7 × 8/3 = 18 2/3
    assert_int_equal(score_text("1111...."), 8 * POINT);
    assert_int_equal(score_text("12344xxx"), 14 * 168); // 14 × 8/5 = 22,4
    assert_int_equal(score_text("x123434x"), 17 * 140); // 17 × 8/6
    assert_int_equal(score_text("2222221x"), 13 * 120); // 13 × 8/7
    assert_int_equal(score_text("44444444"), 32 * POINT);
    assert_int_equal(score_text("12341234"), 20 * POINT);
}

// All 6^8 rows against the formula as the handbook writes it.
static void test_every_row(void **state)
{
    (void)state;
    uint8_t answer[QUESTIONS];
    for (unsigned row = 0; row < 1679616; row++) {
        unsigned left = row, sum = 0, answered = 0;
        for (int q = 0; q < QUESTIONS; q++, left /= ANSWER_KINDS) {
            answer[q] = (uint8_t)(left % ANSWER_KINDS);
            if (answer[q] >= NEVER && answer[q] <= SYSTEMATICALLY) {
                sum += answer[q];
                answered++;
            }
        }
        unsigned expected = answered ? sum * 8 * POINT / answered : 0;
        if (answered && sum * 8 * POINT % answered)
            fail_msg("row %u is not whole in 1/105 points", row);
        if (score_of(answer) != expected)
            fail_msg("row %u: %u, expected %u", row, score_of(answer), expected);
    }
}

static void test_value_table(void **state)
{
    (void)state;
    static const char *const value[25] = { "1,0", "1,2", "1,3", "1,5", "1,7", "1,8", "2,0",
                                           "2,2", "2,3", "2,5", "2,7", "2,8", "3,0", "3,2",
                                           "3,3", "3,5", "3,7", "3,8", "4,0", "4,2", "4,3",
                                           "4,5", "4,7", "4,8", "5,0" };
    Arena *arena = arena_new();
    NumberStyle dutch = { ',', S(".") };
    for (int score = 8; score <= 32; score++) {
        Slice text = fraction_text(arena, value_of(fraction(score, 1)), 1, dutch);
        assert_string_equal(text.at, value[score - 8]);
    }
    arena_free(arena);
}

static void test_value_rounds_once_and_half_up(void **state)
{
    (void)state;
    // 9.5 is 1.25 exactly. 9.4999 is below it; a value of the score rounded to 9.5 would not be.
    assert_int_equal(fraction_round(value_of(fraction(19, 2)), 1), 13);
    assert_int_equal(fraction_round(value_of(fraction(94999, 10000)), 1), 12);
    assert_int_equal(fraction_round(value_of(fraction(181, 10)), 1), 27);
    assert_true(fraction_is_none(value_of(fraction_none())));
}

static void check_border(int num, int den, int below, int from)
{
    Fraction border = fraction(num, den), hair = fraction(1, 1000000000);
    assert_int_equal(phase_of(fraction_subtract(border, hair)), below);
    assert_int_equal(phase_of(border), from);
    assert_int_equal(phase_of(fraction_add(border, hair)), from);
}

static void test_phase_borders(void **state)
{
    (void)state;
    check_border(25, 2, 0, 1);
    check_border(37, 2, 1, 2);
    check_border(49, 2, 2, 3);
    check_border(57, 2, 3, 4);
    assert_int_equal(phase_of(fraction(1249, 100)), 0);
    assert_int_equal(phase_of(fraction(1849, 100)), 1);
    assert_int_equal(phase_of(fraction(2449, 100)), 2);
    assert_int_equal(phase_of(fraction(2849, 100)), 3);
    assert_int_equal(phase_of(fraction_none()), -1);
    assert_int_equal(fraction_compare(phase_border(0), fraction(8, 1)), 0);
    assert_int_equal(fraction_compare(phase_border(5), fraction(32, 1)), 0);
}

static void test_phase_of_whole_scores(void **state)
{
    (void)state;
    static const int last[PHASES] = { 12, 18, 24, 28, 32 };
    int phase = 0;
    for (int score = 8; score <= 32; score++) {
        if (score > last[phase])
            phase++;
        assert_int_equal(phase_of(fraction(score, 1)), phase);
    }
    assert_int_equal(phase, 4);
}

static void test_phase_follows_the_rounded_score(void **state)
{
    (void)state;
    for (int hundredths = 800; hundredths <= 3200; hundredths++) {
        Fraction score = fraction(hundredths, 100);
        Fraction rounded = fraction(fraction_round(score, 0), 1);
        assert_int_equal(phase_of(score), phase_of(rounded));
    }
}

static void expect_printed(int64_t thousandths, int64_t printed, int64_t den, int decimals)
{
    Fraction shown = score_printed(fraction(thousandths, 1000));
    assert_int_equal(fraction_compare(shown, fraction(printed, den)), 0);
    assert_int_equal(score_decimals(shown), decimals);
}

static void test_a_printed_score_has_the_phase_of_the_score(void **state)
{
    (void)state;
    expect_printed(18449, 184, 10, 1);
    expect_printed(18450, 1845, 100, 2);
    expect_printed(18470, 1847, 100, 2);
    expect_printed(18494, 1849, 100, 2);
    expect_printed(18495, 1849, 100, 2); // 18.50 would be the border
    expect_printed(18499, 1849, 100, 2);
    expect_printed(18500, 185, 10, 1);
    expect_printed(28460, 2846, 100, 2);
    expect_printed(31960, 320, 10, 1);
    assert_true(fraction_is_none(score_printed(fraction_none())));
    for (int64_t sum = 8 * POINT * 7; sum <= 32 * POINT * 7; sum++) {
        Fraction score = fraction(sum, (int128)POINT * 7), shown = score_printed(score);
        Fraction away = fraction_subtract(shown, score);
        assert_int_equal(phase_of(shown), phase_of(score));
        assert_int_equal(fraction_compare(score_printed(shown), shown), 0);
        assert_true(fraction_compare(away, fraction(1, 20)) <= 0 &&
                    fraction_compare(away, fraction(-1, 20)) >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_handbook_example),
        cmocka_unit_test(test_every_number_of_answers),
        cmocka_unit_test(test_every_row),
        cmocka_unit_test(test_value_table),
        cmocka_unit_test(test_value_rounds_once_and_half_up),
        cmocka_unit_test(test_phase_borders),
        cmocka_unit_test(test_phase_of_whole_scores),
        cmocka_unit_test(test_phase_follows_the_rounded_score),
        cmocka_unit_test(test_a_printed_score_has_the_phase_of_the_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
