// How many departments clearly differ: counted by department, not by cell, and of those that are shown.
#include "facts/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 4 };

// `named`: the departments, of which one may lie below another.
static json_t *spread_of(Arena *arena, const DepartmentResult *departments, Department *named)
{
    Scan scan = { .has_departments = true, .departments = named };
    Results results = { .department_count = COUNT };
    results.department = arena_many(arena, DepartmentResult, COUNT);
    memcpy(results.department, departments, COUNT * sizeof *departments);
    const Words words = { .numbers = "one, two", .numbers_capital = "One, Two" };
    const FactsContext context = { .arena = arena, .scan = &scan, .results = &results, .words = &words };
    return facts_department_spread(&context);
}

static bool says(const json_t *spread, const char *key)
{
    assert_true(json_is_boolean(json_object_get(spread, key)));
    return json_is_true(json_object_get(spread, key));
}

static void check_spread(const DepartmentResult *departments, int64_t shown, int64_t clear)
{
    Arena *arena = arena_new();
    Department named[COUNT] = { 0 };
    json_t *spread = spread_of(arena, departments, named);
    assert_int_equal(json_integer_value(json_object_get(spread, "shown")), shown);
    assert_int_equal(json_integer_value(json_object_get(spread, "clear_count")), clear);
    assert_int_equal(says(spread, "has_clear"), clear > 0);
    assert_int_equal(says(spread, "clear_is_one"), clear == 1);
    assert_int_equal(says(spread, "clear_is_all"), clear > 1 && clear == shown);
    assert_non_null(json_object_get(spread, "clear_count_text"));
    static const char *const capital[] = { "0", "One", "Two" }; // beyond the words: figures
    assert_string_equal(json_string_value(json_object_get(spread, "clear_count_capital")), capital[clear]);
    json_decref(spread);
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

// Only where a department that is shown lies below another does the reader need to know that others count it too.
static void levels_are_told(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    DepartmentResult departments[COUNT] = { 0 };
    Department named[COUNT] = { { .above = 0 }, { .above = 1 } };
    json_t *spread = spread_of(arena, departments, named);
    assert_true(says(spread, "has_levels"));
    json_decref(spread);
    departments[1].withheld = true;
    spread = spread_of(arena, departments, named);
    assert_false(says(spread, "has_levels"));
    json_decref(spread);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(departments_that_differ_are_counted),
                                        cmocka_unit_test(levels_are_told) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
