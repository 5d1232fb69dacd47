#include "ingest/period.h"
#include "reading.h"

static void check(const char *text, PeriodSide side, int year, int month, int day)
{
    Date date = { 0, 0, 0 };
    if (!period_read(slice_of(text), side, &date))
        fail_msg("\"%s\" is not read", text);
    if (date.year != year || date.month != month || date.day != day)
        fail_msg("\"%s\" is %d-%d-%d", text, date.year, date.month, date.day);
}

static void quarters_have_two_ends(void **state)
{
    (void)state;
    static const char *const spellings[] = { "2026-Q2",          "Q2 2026",   "q2-2026", "2e kw. 2026",
                                             "2e kwartaal 2026", "kw 2 2026", "2026 K2", "2nd quarter 2026",
                                             "Q2 '26",           " 2026q2 " };
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        check(spellings[i], PERIOD_START, 2026, 4, 0);
        check(spellings[i], PERIOD_END, 2026, 6, 0);
    }
    check("2026-Q1", PERIOD_START, 2026, 1, 0);
    check("2026-Q4", PERIOD_END, 2026, 12, 0);
}

static void days_months_and_years(void **state)
{
    (void)state;
    check("2026-06-15", PERIOD_END, 2026, 6, 15);
    check("15-6-2026", PERIOD_START, 2026, 6, 15);
    check("12 maart 2026", PERIOD_START, 2026, 3, 12);
    check("2026-06", PERIOD_END, 2026, 6, 0);
    check("maart 2026", PERIOD_START, 2026, 3, 0);
    check("mrt-26", PERIOD_START, 2026, 3, 0);
    check("May 2026", PERIOD_START, 2026, 5, 0);
    check("okt. 2026", PERIOD_START, 2026, 10, 0);
    check("2026", PERIOD_START, 2026, 1, 0);
    check("2026", PERIOD_END, 2026, 12, 0);
}

static void other_text_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",
                                         "x",
                                         "Q5 2026",
                                         "Q2",
                                         "2026-Q0",
                                         "Q2 Q3 2026",
                                         "2026 2027",
                                         "31 april 2026",
                                         "H1 2026",
                                         "2026-13",
                                         "1 2 2026 maart",
                                         "12345",
                                         "Q",
                                         "maart",
                                         "2 maart 3 2026",
                                         "2026?",
                                         "\xE2\x80\xA6",
                                         "0",
                                         "Q2 maart 2026",
                                         "aaaaaaaaaaaaaaaaaaaaaaaa 2026" };
    Date date;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (period_read(slice_of(wrong[i]), PERIOD_START, &date))
            fail_msg("\"%s\" is read as %d-%d-%d", wrong[i], date.year, date.month, date.day);
}

static void a_period_ends_on_its_last_day(void **state)
{
    (void)state;
    assert_int_equal(period_last_day((Date){ 2024, 2, 0 }), date_days((Date){ 2024, 2, 29 }));
    assert_int_equal(period_last_day((Date){ 2026, 12, 0 }), date_days((Date){ 2026, 12, 31 }));
    assert_int_equal(period_last_day((Date){ 2026, 6, 15 }), date_days((Date){ 2026, 6, 15 }));
}

static void quarters_can_be_counted(void **state)
{
    (void)state;
    assert_int_equal(period_quarter((Date){ 2026, 1, 31 }), 2026 * 4);
    assert_int_equal(period_quarter((Date){ 2026, 3, 0 }), 2026 * 4);
    assert_int_equal(period_quarter((Date){ 2026, 4, 1 }), 2026 * 4 + 1);
    assert_int_equal(period_quarter((Date){ 2026, 12, 0 }), 2026 * 4 + 3);
    assert_int_equal(period_quarter((Date){ 2026, 0, 0 }), -1);
    assert_int_equal(period_quarter((Date){ 0, 0, 0 }), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_have_two_ends),
        cmocka_unit_test(days_months_and_years),
        cmocka_unit_test(other_text_is_refused),
        cmocka_unit_test(a_period_ends_on_its_last_day),
        cmocka_unit_test(quarters_can_be_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
