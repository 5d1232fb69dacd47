// SPDX-License-Identifier: EUPL-1.2
// How many departments clearly differ: counted by department, not by cell, and of those that are shown.

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "facts/context.h"
#include "facts/departments.h"
#include "facts/record_json.h"
#include "model/department.h"
#include "model/scan.h"
#include "model/strings.h"

enum { COUNT = 4 };

// `named`: the departments, of which one may lie below another.
static DepartmentSpread spread_of(Arena *arena, const DepartmentResult *departments,
                                  Department *named)
{
    Scan scan = { .has_departments = true, .departments = named };
    Results results = { .department_count = COUNT };
    results.department = arena_many(arena, DepartmentResult, COUNT);
    memcpy(results.department, departments, COUNT * sizeof *departments);
    static const Strings names = { .strategy = "Strategie",
                                   .understand = "Begrijpen",
                                   .design = "Ontwerpen",
                                   .measure = "Meten",
                                   .govern = "Besturing",
                                   .culture = "Cultuur" };
    const FactsContext context = {
        .arena = arena, .scan = &scan, .results = &results, .strings = &names
    };
    return facts_department_spread(&context);
}

static void check_spread(const DepartmentResult *departments, int64_t shown, int64_t clear)
{
    static const char *const capital[] = { "0", "One", "Two" }; // beyond the words: figures
    const Strings strings = { .numbers = "one, two", .numbers_capital = "One, Two" };
    Arena *arena = arena_new();
    Department named[COUNT] = { 0 };
    DepartmentSpread spread = spread_of(arena, departments, named);
    assert_int_equal(spread.shown.number, shown);
    assert_int_equal(spread.clear_count.number, clear);
    assert_int_equal(spread.has_clear, clear > 0);
    assert_int_equal(spread.clear_is_one, clear == 1);
    assert_int_equal(spread.clear_is_all, clear > 1 && clear == shown);
    const ValueStyle style = { .arena = arena, .strings = &strings };
    json_t *json = record_json(&style, &department_spread_record, &spread);
    assert_non_null(json_object_get(json, "clear_count_text"));
    assert_string_equal(json_string_value(json_object_get(json, "clear_count_capital")),
                        capital[clear]);
    json_decref(json);
    arena_free(arena);
}

static void departments_that_differ_are_counted(void **state)
{
    (void)state;
    DepartmentResult departments[COUNT] = { 0 };
    check_spread(departments, 4, 0);
    departments[0].pillar[STRATEGY].direction = 1;
    departments[0].pillar[CULTURE].direction = -1;
    departments[1].pillar[MEASURE].direction = -1;
    check_spread(departments, 4, 2);
    departments[2].withheld = departments[3].withheld = true;
    check_spread(departments, 2, 2);
    departments[2].withheld = departments[3].withheld = false;
    departments[1].pillar[MEASURE].withheld = true;
    check_spread(departments, 4, 1);
    departments[0].withheld = true;
    check_spread(departments, 3, 0);
    for (int d = 0; d < COUNT; d++)
        departments[d].withheld = true;
    check_spread(departments, 0, 0);
}

// Only where a department that is shown lies below another does the reader need to know that others count it
// too.
static void levels_are_told(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    DepartmentResult departments[COUNT] = { 0 };
    Department named[COUNT] = { { .above = 0 }, { .above = 1 } };
    assert_true(spread_of(arena, departments, named).has_levels);
    departments[1].withheld = true;
    assert_false(spread_of(arena, departments, named).has_levels);
    arena_free(arena);
}

// Of departments that lie below no other and may be shown: the three pillars on which they are furthest apart,
// of equal ones the first in the handbook's order.
static void the_widest_are_told(void **state)
{
    (void)state;
    static const int score[PILLARS][COUNT] = { { 12, 16, 8, 32 }, { 12, 18, 8, 32 },
                                               { 20, 20, 8, 32 }, { 10, 19, 8, 32 },
                                               { 12, 18, 8, 32 }, { 30, 18, 8, 32 } };
    Arena *arena = arena_new();
    DepartmentResult departments[COUNT] = { 0 };
    Department named[COUNT] = {
        { .name = S("a") }, { .name = S("b") }, { .name = S("c"), .above = 1 }, { .name = S("d") }
    };
    for (int p = 0; p < PILLARS; p++)
        for (int d = 0; d < COUNT; d++)
            departments[d].pillar[p].score = fraction(score[p][d], 1);
    departments[0].pillar[MEASURE].direction = -1;
    departments[2].pillar[MEASURE].direction = -1;
    departments[3].withheld = true;
    DepartmentSpread spread = spread_of(arena, departments, named);
    static const char *const names[] = { "Cultuur", "Meten", "Begrijpen" };
    assert_int_equal(spread.main_count.number, 3);
    assert_int_equal(spread.widest_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(slice_equal(spread.widest[i].name, slice_of(names[i])));
    assert_true(slice_equal(spread.widest[0].low_name, S("b")));
    assert_true(slice_equal(spread.widest[0].high_name, S("a")));
    assert_int_equal(fraction_double(spread.widest[1].low.number), 10);
    assert_int_equal(spread.widest[1].clear_count.number, 1);
    departments[1].pillar[CULTURE].withheld = true;
    spread = spread_of(arena, departments, named);
    assert_true(slice_equal(spread.widest[0].name, S("Meten")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(departments_that_differ_are_counted),
                                        cmocka_unit_test(levels_are_told),
                                        cmocka_unit_test(the_widest_are_told) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
