// SPDX-License-Identifier: EUPL-1.2
#include "../reading.h"
#include "input/period_range.h"

// The year of the scan in these tests.
enum { YEAR = 2026 };

typedef struct Case {
    const char *text;
    Date from, to;
} Case;

static void same(const char *text, Date is, Date wanted)
{
    if (date_compare(is, wanted) != 0)
        fail_msg("\"%s\" is %d-%d-%d, not %d-%d-%d", text, is.year, is.month, is.day, wanted.year,
                 wanted.month, wanted.day);
}

static void two_dates_in_one_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    static const Case cases[] = {
        { "Q3/Q4 2026", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "Q3-Q4 2026", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "Q3 en Q4 2026", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "2026 Q3-Q4", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "2026-Q3/Q4", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "2026-Q3 t/m 2026-Q4", { 2026, 7, 0 }, { 2026, 12, 0 } },
        { "Q1 t/m Q3 2027", { 2027, 1, 0 }, { 2027, 9, 0 } },
        { "Q4 2026 – Q1 2027", { 2026, 10, 0 }, { 2027, 3, 0 } },
        { "Q4 - Q1 2027", { 2026, 10, 0 }, { 2027, 3, 0 } },
        { "Q4 2026 - Q1", { 2026, 10, 0 }, { 2027, 3, 0 } },
        { "sept-dec 2026", { 2026, 9, 0 }, { 2026, 12, 0 } },
        { "sept – dec '26", { 2026, 9, 0 }, { 2026, 12, 0 } },
        { "dec–feb 2027", { 2026, 12, 0 }, { 2027, 2, 0 } },
        { "maart tot en met juni 2026", { 2026, 3, 0 }, { 2026, 6, 0 } },
        { "March to June 2026", { 2026, 3, 0 }, { 2026, 6, 0 } },
        { "Mei TOT Juni 2026", { 2026, 5, 0 }, { 2026, 6, 0 } },
        { "2026-2027", { 2026, 1, 0 }, { 2027, 12, 0 } },
        { "2026/2027", { 2026, 1, 0 }, { 2027, 12, 0 } },
        { "2026 en 2027", { 2026, 1, 0 }, { 2027, 12, 0 } },
        { "eind 2026 - begin 2027", { 2026, 10, 0 }, { 2027, 3, 0 } },
        { "voorjaar/zomer 2026", { 2026, 3, 0 }, { 2026, 8, 0 } },
        { "1-15 juni 2026", { 2026, 6, 1 }, { 2026, 6, 15 } },
        { "1 maart - 30 juni 2026", { 2026, 3, 1 }, { 2026, 6, 30 } },
        { "30 juni 2026 t/m 15 juli", { 2026, 6, 30 }, { 2026, 7, 15 } },
        { "1-3-2026 t/m 30-6-2026", { 2026, 3, 1 }, { 2026, 6, 30 } },
        { "1-3-2026/30-6-2026", { 2026, 3, 1 }, { 2026, 6, 30 } },
        { "1-3 t/m 30-6-2026", { 2026, 3, 1 }, { 2026, 6, 30 } },
        { "1e en 2e kwartaal 2026", { 2026, 1, 0 }, { 2026, 6, 0 } },
        { "week 10 - week 12 2026", { 2026, 3, 2 }, { 2026, 3, 22 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PeriodRange range = { 0 };
        if (!period_range(arena, slice_of(cases[i].text), YEAR, &range))
            fail_msg("\"%s\" is not read", cases[i].text);
        same(cases[i].text, range.of[PERIOD_START].side[PERIOD_START], cases[i].from);
        same(cases[i].text, range.of[PERIOD_END].side[PERIOD_END], cases[i].to);
    }
    arena_free(arena);
}

// One date that does not exist, two that may be others, the last before the first, none at all.
static void what_is_no_range(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    static const char *const texts[] = {
        "",
        "-",
        "t/m",
        "31-02-2026",
        "2026-02-31",
        "12-13-2026",
        "1-13-2026",
        "2026-27",
        "2-3 2026",
        "2/3 2026",
        "week 10-12 2026",
        "Q3-4 2026",
        "Q3 2026/2027",
        "Q3/Q4",
        "sept-dec",
        "2027-2026",
        "Q4 2027 - Q1 2026",
        "Q3 2026 - ",
        " - Q3 2026",
        "2026-2026",
        "1-15",
        "winter 2026-2028",
        "juni 2026 - 12",
        "in overleg - nader te bepalen",
        "Q1-Q2-Q3 2026",
        "2026-06-31/30",
        "2026 - juni 2026",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        PeriodRange range;
        if (period_range(arena, slice_of(texts[i]), YEAR, &range))
            fail_msg("\"%s\" is read as \"%.*s\" and \"%.*s\"", texts[i],
                     SLICE_ARGS(range.text[PERIOD_START]), SLICE_ARGS(range.text[PERIOD_END]));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_dates_in_one_text),
        cmocka_unit_test(what_is_no_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
