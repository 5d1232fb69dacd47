// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/date.h"

static void reads_dates_that_exist(void **state)
{
    (void)state;
    Date date;
    assert_true(date_read(S("2026-03-12"), &date));
    assert_int_equal(date_compare(date, (Date){ 2026, 3, 12 }), 0);
    assert_true(date_read(S("12-3-2026"), &date));
    assert_int_equal(date_compare(date, (Date){ 2026, 3, 12 }), 0);
    assert_true(date_read(S("29/02/2024"), &date));
    assert_true(date_read(S("2026-03"), &date));
    assert_int_equal(date.day, 0);
    const Slice wrong[] = { S("2026-02-29"), S("31-4-2026"),   S("2026-13-01"),
                            S("2026-00-10"), S("12-3-26"),     S("vandaag"),
                            S(""),           S("2026-3-12-1"), S("0000-01-01") };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(date_read(wrong[i], &date));
}

static void days_and_back(void **state)
{
    (void)state;
    assert_int_equal(date_days((Date){ 1970, 1, 1 }), 0);
    assert_int_equal(date_days((Date){ 2000, 3, 1 }), 11017);
    assert_int_equal(date_days((Date){ 2026, 3, 12 }), 20524);
    for (int64_t day = -800000; day < 800000; day += 13) {
        Date date = date_from_days(day);
        assert_int_equal(date_days(date), day);
    }
    assert_int_equal(date_compare(date_from_seconds(1773273600), (Date){ 2026, 3, 12 }), 0);
    assert_int_equal(date_compare(date_from_seconds(-1), (Date){ 1969, 12, 31 }), 0);
}

static void a_date_is_written_as_it_is_read(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_true(slice_equal(date_iso(arena, (Date){ 2026, 3, 2 }), S("2026-03-02")));
    assert_true(slice_equal(date_iso(arena, (Date){ 2026, 11, 0 }), S("2026-11")));
    assert_true(slice_equal(date_iso(arena, (Date){ 987, 0, 0 }), S("0987")));
    assert_true(slice_equal(date_iso(arena, (Date){ 0, 0, 0 }), S("")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_that_exist),
        cmocka_unit_test(days_and_back),
        cmocka_unit_test(a_date_is_written_as_it_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
