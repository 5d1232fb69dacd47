// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "model/period.h"
#include "model/strings.h"

// The year of the scan in these tests.
enum { YEAR = 2026 };

static Period read_as(const char *text, PeriodReading wanted)
{
    Period period = { { { 0, 0, 0 }, { 0, 0, 0 } } };
    PeriodReading reading = period_read(slice_of(text), YEAR, &period);
    if (reading != wanted)
        fail_msg("\"%s\" is read as %d, not %d", text, (int)reading, (int)wanted);
    return period;
}

static void same(const char *text, Date date, int year, int month, int day)
{
    if (date.year != year || date.month != month || date.day != day)
        fail_msg("\"%s\" is %d-%d-%d", text, date.year, date.month, date.day);
}

static void check(const char *text, PeriodSide side, int year, int month, int day)
{
    same(text, read_as(text, PERIOD_EXACT).side[side], year, month, day);
}

typedef struct Span {
    const char *text;
    Date from, to;
} Span;

static void check_spans(const Span *spans, size_t count, PeriodReading reading)
{
    for (size_t i = 0; i < count; i++) {
        Period period = read_as(spans[i].text, reading);
        Date from = spans[i].from, to = spans[i].to;
        same(spans[i].text, period.side[PERIOD_START], from.year, from.month, from.day);
        same(spans[i].text, period.side[PERIOD_END], to.year, to.month, to.day);
    }
}

static void words_for_a_part_of_a_year(void **state)
{
    (void)state;
    static const Span spans[] = {
        { "voorjaar 2026", { 2026, 3, 0 }, { 2026, 5, 0 } },
        { "Lente '26", { 2026, 3, 0 }, { 2026, 5, 0 } },
        { "spring 2026", { 2026, 3, 0 }, { 2026, 5, 0 } },
        { "zomer van 2026", { 2026, 6, 0 }, { 2026, 8, 0 } },
        { "najaar 2026", { 2026, 9, 0 }, { 2026, 11, 0 } },
        { "begin herfst 2026", { 2026, 9, 0 }, { 2026, 11, 0 } },
        { "winter 2026-2027", { 2026, 12, 0 }, { 2027, 2, 0 } },
        { "winter 2026/27", { 2026, 12, 0 }, { 2027, 2, 0 } },
        { "begin 2027", { 2027, 1, 0 }, { 2027, 3, 0 } },
        { "medio 2026", { 2026, 6, 0 }, { 2026, 7, 0 } },
        { "halverwege 2026", { 2026, 6, 0 }, { 2026, 7, 0 } },
        { "half 2026", { 2026, 6, 0 }, { 2026, 7, 0 } },
        { "mid-2026", { 2026, 6, 0 }, { 2026, 7, 0 } },
        { "eind 2026", { 2026, 10, 0 }, { 2026, 12, 0 } },
        { "end of 2026", { 2026, 10, 0 }, { 2026, 12, 0 } },
        { "eind 26", { 2026, 10, 0 }, { 2026, 12, 0 } },
        { "eind juni 2026", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "half juni 2026", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "eind Q2 2026", { 2026, 4, 0 }, { 2026, 6, 0 } },
        { "1e helft 2026", { 2026, 1, 0 }, { 2026, 6, 0 } },
        { "tweede helft van 2026", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "eerste half jaar 2026", { 2026, 1, 0 }, { 2026, 6, 0 } },
        { "2e halfjaar 2026", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "first half of 2026", { 2026, 1, 0 }, { 2026, 6, 0 } },
        { "H1 2026", { 2026, 1, 0 }, { 2026, 6, 0 } },
        { "2026-H2", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "1e helft juni 2026", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "2026-W23", { 2026, 6, 1 }, { 2026, 6, 7 } },
        { "week 23 2026", { 2026, 6, 1 }, { 2026, 6, 7 } },
        { "wk 1 2027", { 2027, 1, 4 }, { 2027, 1, 10 } },
        { "week 53 2026", { 2026, 12, 28 }, { 2027, 1, 3 } },
        { "week 1 2026", { 2025, 12, 29 }, { 2026, 1, 4 } },
    };
    check_spans(spans, sizeof spans / sizeof *spans, PERIOD_LOOSE);
}

static void what_spreadsheets_and_haste_write(void **state)
{
    (void)state;
    static const Span exact[] = {
        { "2026-06-30 00:00:00", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "2026-06-30T00:00:00Z", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "30-6-2026 0:00", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "30/06/2026", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "30.06.2026", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "30-06-26", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "30-jun-26", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "1e juni 2026", { 2026, 6, 1 }, { 2026, 6, 1 } },
        { "uiterlijk 30 juni 2026", { 2026, 6, 30 }, { 2026, 6, 30 } },
        { "juni '26", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "juni ’26", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "jun-26", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "sept.-28", { 2028, 9, 0 }, { 2028, 9, 0 } },
        { "jun-31", { 2031, 6, 0 }, { 2031, 6, 0 } }, // no such day
        { "06-2026", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "6-2026", { 2026, 6, 0 }, { 2026, 6, 0 } },
        { "Q3, 2026", { 2026, 7, 0 }, { 2026, 9, 0 } },
        { "3e kwartaal 2026", { 2026, 7, 0 }, { 2026, 9, 0 } },
        { "derde kwartaal van 2026", { 2026, 7, 0 }, { 2026, 9, 0 } },
        { "in de loop van 2026", { 2026, 1, 0 }, { 2026, 12, 0 } },
        { "'27", { 2027, 1, 0 }, { 2027, 12, 0 } },
    };
    static const Span guessed[] = { { "46023", { 2026, 1, 1 }, { 2026, 1, 1 } },
                                    { "46023.0", { 2026, 1, 1 }, { 2026, 1, 1 } },
                                    { "46023,5", { 2026, 1, 1 }, { 2026, 1, 1 } },
                                    { "2-2026", { 2026, 2, 0 }, { 2026, 2, 0 } } };
    check_spans(exact, sizeof exact / sizeof *exact, PERIOD_EXACT);
    check_spans(guessed, sizeof guessed / sizeof *guessed, PERIOD_GUESSED);
}

static void a_day_without_a_year_is_no_date(void **state)
{
    (void)state;
    static const char *const days[] = { "30-jun",     "1-feb",   "01-jun", "31-dec", "27-sep",
                                        "15 januari", "26-jun",  "30-6",   "6-30",   "1/2",
                                        "jan-1",      "juni 3",  "jun-30", "dec-22", "Feb-01",
                                        "1e januari", "30. jun." };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        read_as(days[i], PERIOD_NO_YEAR);
}

static void two_meanings_are_not_guessed(void **state)
{
    (void)state;
    static const char *const doubtful[] = { "winter 2026", "26-06-30", "eind winter '26" };
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        read_as(doubtful[i], PERIOD_TWO_WAYS);
}

// Without a scan's year two digits behind a month are a year: so Excel saves a month.
static void without_the_year_of_the_scan(void **state)
{
    (void)state;
    Period period;
    assert_int_equal(period_read(S("jun-30"), 0, &period), PERIOD_EXACT);
    assert_int_equal(period.side[PERIOD_START].year, 2030);
    assert_int_equal(period_read(S("30-jun"), 0, &period), PERIOD_NO_YEAR);
}

static void quarters_have_two_ends(void **state)
{
    (void)state;
    static const char *const spellings[] = { "2026-Q2",     "Q2 2026",          "q2-2026",
                                             "2e kw. 2026", "2e kwartaal 2026", "kw 2 2026",
                                             "2026 K2",     "2nd quarter 2026", "Q2 '26",
                                             " 2026q2 " };
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
                                         "H3 2026",
                                         "helft 2026",
                                         "1e 2026",
                                         "voorjaar",
                                         "voorjaar 2026 2027",
                                         "winter 2026-2028",
                                         "marketing 2026",
                                         "week 53 2027",
                                         "week 54 2026",
                                         "26",
                                         "6",
                                         "31-jun",
                                         "30 2026 6",
                                         "juni juli 2026",
                                         "99999",
                                         "26-Q2",
                                         "2026-06-30 morgen: vroeg",
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
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        read_as(wrong[i], PERIOD_NOT);
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
        cmocka_unit_test(words_for_a_part_of_a_year),
        cmocka_unit_test(what_spreadsheets_and_haste_write),
        cmocka_unit_test(a_day_without_a_year_is_no_date),
        cmocka_unit_test(two_meanings_are_not_guessed),
        cmocka_unit_test(without_the_year_of_the_scan),
        cmocka_unit_test(quarters_have_two_ends),
        cmocka_unit_test(days_months_and_years),
        cmocka_unit_test(other_text_is_refused),
        cmocka_unit_test(a_period_ends_on_its_last_day),
        cmocka_unit_test(quarters_can_be_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
