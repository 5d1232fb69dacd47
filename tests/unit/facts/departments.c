// How many departments clearly differ: counted by department, not by cell, and of those that are shown.
#include "facts/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 4 };

static void check_spread(const DepartmentResult *departments, int64_t shown, int64_t clear)
{
    Scan scan = { .has_departments = true };
    Results results = { .department_count = COUNT };
    Arena *arena = arena_new();
    results.department = arena_many(arena, DepartmentResult, COUNT);
    memcpy(results.department, departments, COUNT * sizeof *departments);
    const FactsContext context = { .arena = arena, .scan = &scan, .results = &results };
    json_t *spread = facts_department_spread(&context);
    assert_int_equal(json_integer_value(json_object_get(spread, "shown")), shown);
    assert_int_equal(json_integer_value(json_object_get(spread, "clear_count")), clear);
    assert_int_equal(json_is_true(json_object_get(spread, "has_clear")), clear > 0);
    assert_non_null(json_object_get(spread, "clear_count_text"));
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
    departments[1].pillar[MEASURE].withheld = true;
    check_spread(departments, 4, 1);
    departments[0].withheld = true;
    check_spread(departments, 3, 0);
    for (int d = 0; d < COUNT; d++)
        departments[d].withheld = true;
    check_spread(departments, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(departments_that_differ_are_counted) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
