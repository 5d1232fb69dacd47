// SPDX-License-Identifier: EUPL-1.2
// What a cell says on its question's scale: traps of real exports, each by itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measurement/mark_reader.h"
#include "measurement/weights.h"

static MappedText said(const char *text)
{
    return (MappedText){ slice_of(text), { .line = 1 } };
}

static MarkScale scale_of(const char *text)
{
    MarkScale scale = { .steps = 0 };
    assert_true(mark_scale_read(slice_of(text), &scale));
    return scale;
}

static void test_scales(void **state)
{
    (void)state;
    MarkScale scale = scale_of("0-10");
    assert_int_equal(scale.steps, 11);
    assert_int_equal(scale.low.num, 0);
    assert_int_equal(scale_of("1..7").steps, 7);
    assert_int_equal(scale_of("1–5").steps, 5);
    scale = scale_of("-2..2");
    assert_int_equal(scale.steps, 5);
    assert_int_equal(scale.low.num, -2);
    assert_int_equal(scale_of("-3 - 3").steps, 7);
    scale = scale_of("1-10/0,5");
    assert_int_equal(scale.steps, 19);
    static const char *const wrong[] = { "",      "10",       "10-0",     "1-1", "a-b",    "0-10/0",
                                         "0-9/2", "0-100000", "1-10/0,4", "-",   "0-10-20" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(mark_scale_read(slice_of(wrong[i]), &scale));
}

typedef struct Reading {
    Arena *arena;
    Diagnostics *d;
    MarkReader *reader;
} Reading;

static Reading reading_of(const char *scale, MarkSettings settings)
{
    Reading reading = { .arena = arena_new() };
    reading.d = diagnostics_new(reading.arena);
    reading.reader = mark_reader_new(reading.arena, reading.d, &settings, scale_of(scale));
    return reading;
}

static void expect(Reading *reading, const char *cell, int mark, MarkFault fault)
{
    for (int again = 0; again < 2; again++) {
        MarkCell found = mark_of(reading->reader, slice_of(cell));
        assert_int_equal(found.fault, fault);
        assert_int_equal(found.mark, mark);
    }
}

static void test_nothing_is_guessed(void **state)
{
    (void)state;
    Reading ten = reading_of("0-10", (MarkSettings){ .best = 0 });
    expect(&ten, "0", 0, MARK_GOOD); // an answer
    expect(&ten, " 7 ", 7, MARK_GOOD);
    expect(&ten, "7,0", 7, MARK_GOOD);
    expect(&ten, "10.00", 10, MARK_GOOD);
    expect(&ten, "", MARK_BLANK, MARK_GOOD);
    expect(&ten, "11", MARK_BLANK, MARK_OUTSIDE);
    expect(&ten, "10.5", MARK_BLANK, MARK_OUTSIDE);
    expect(&ten, "-1", MARK_BLANK, MARK_OUTSIDE);
    expect(&ten, "99", MARK_BLANK, MARK_OUTSIDE);
    expect(&ten, "7.5", MARK_BLANK, MARK_BETWEEN);
    expect(&ten, "NA", MARK_BLANK, MARK_NO_NUMBER);
    expect(&ten, "10 - zeker", MARK_BLANK, MARK_NO_NUMBER);
    arena_free(ten.arena);
    Reading halves = reading_of("1-10/0.5", (MarkSettings){ .best = 0 });
    expect(&halves, "7,5", 13, MARK_GOOD);
    expect(&halves, "0", MARK_BLANK, MARK_OUTSIDE);
    arena_free(halves.arena);
}

// 11 on 0–11 may be an answer; where 0–10 was asked, it is who does not know. 6 on 1–5, 9 within 0–10.
static void test_codes_within_the_numbers(void **state)
{
    (void)state;
    MappedText unknown[] = { said("9"), said("Weet  NIET"), said("99.0") },
               blank[] = { said("NA") };
    MappedMark answers[] = { { said("Heel erg"), said("10") }, { said("0 - niet"), said("0") } };
    MarkSettings settings = { .dont_know = { unknown, 3, { .line = 0 } },
                              .blank = { blank, 1, { .line = 0 } },
                              .answers = answers,
                              .answer_count = 2 };
    Reading reading = reading_of("0-10", settings);
    expect(&reading, "9", MARK_DONT_KNOW, MARK_GOOD);
    expect(&reading, "9,0", MARK_DONT_KNOW, MARK_GOOD);
    expect(&reading, "weet niet", MARK_DONT_KNOW, MARK_GOOD);
    expect(&reading, "99", MARK_DONT_KNOW, MARK_GOOD);
    expect(&reading, "na", MARK_BLANK, MARK_GOOD);
    expect(&reading, "heel  erg", 10, MARK_GOOD);
    expect(&reading, "0 - niet", 0, MARK_GOOD);
    expect(&reading, "8", 8, MARK_GOOD);
    assert_int_equal(diagnostics_count(reading.d, SEVERITY_NOTE), 0);
    arena_free(reading.arena);
}

static void test_mistakes_in_codes(void **state)
{
    (void)state;
    MappedText unknown[] = { said("6") }, blank[] = { said("6.0") };
    MappedMark answers[] = { { said("vaak"), said("7") } };
    MarkSettings settings = { .dont_know = { unknown, 1, { .line = 0 } },
                              .blank = { blank, 1, { .line = 0 } },
                              .answers = answers,
                              .answer_count = 1 };
    Reading reading = reading_of("1-5", settings);
    assert_int_equal(diagnostics_count(reading.d, SEVERITY_ERROR), 2);
    arena_free(reading.arena);
}

static void test_weights(void **state)
{
    (void)state;
    Weight weight[4];
    int decimals;
    Arena *arena = arena_new();
    assert_true(weight_read(S("1"), &weight[0]));
    assert_true(weight_read(S(" 0,84372 "), &weight[1]));
    assert_true(weight_read(S("8.4e-05"), &weight[2]));
    assert_true(weight_read(S("2e1"), &weight[3]));
    int64_t *alike = weights_alike(arena, weight, 4, &decimals);
    assert_non_null(alike);
    assert_int_equal(decimals, 6);
    assert_int_equal(alike[0], 1000000);
    assert_int_equal(alike[1], 843720);
    assert_int_equal(alike[2], 84);
    assert_int_equal(alike[3], 20000000);
    static const char *const wrong[] = {
        "", "-1", "x", "1.2.3", "1e99", "1e", "12345678901234567890123"
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(weight_read(slice_of(wrong[i]), &weight[0]));
    assert_true(weight_read(S("123456789012345678"), &weight[0]));
    assert_true(weight_read(S("0.1"), &weight[1]));
    assert_null(weights_alike(arena, weight, 3, &decimals));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scales),
        cmocka_unit_test(test_nothing_is_guessed),
        cmocka_unit_test(test_codes_within_the_numbers),
        cmocka_unit_test(test_mistakes_in_codes),
        cmocka_unit_test(test_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
