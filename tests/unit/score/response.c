// SPDX-License-Identifier: EUPL-1.2
// The response of a survey that runs: against half of those invited, with departments below others.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "score/response.h"

static void add(Arena *arena, Scan *scan, uint32_t department, int count)
{
    for (int i = 0; i < count; i++)
        build_row(arena, scan, department, STRATEGY, "2.......");
}

static void test_half(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add(arena, scan, build_department(arena, scan, "even", 10), 5);
    add(arena, scan, build_department(arena, scan, "odd", 11), 5);
    add(arena, scan, build_department(arena, scan, "nobody", 7), 0);
    add(arena, scan, build_department(arena, scan, "nobody invited", 0), 0);
    add(arena, scan, NO_DEPARTMENT, 2);
    ResponseMonitor monitor = response_monitor(arena, scan);
    assert_int_equal(monitor.department[0].missing, 0);
    assert_int_equal(monitor.department[1].missing, 1);
    assert_int_equal(monitor.department[2].missing, 4);
    assert_int_equal(monitor.department[3].missing, 0);
    assert_int_equal(monitor.behind, 2);
    assert_int_equal(monitor.without_department, 2);
    assert_int_equal(monitor.all.people, 12);
    assert_int_equal(monitor.all.invited, 28);
    assert_int_equal(monitor.all.missing, 2);
    arena_free(arena);
}

static void test_levels(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    build_department(arena, scan, "above", 30);
    uint32_t below = build_department(arena, scan, "below", 20);
    scan->departments[below].above = 1;
    add(arena, scan, below, 6);
    ResponseMonitor monitor = response_monitor(arena, scan);
    assert_int_equal(monitor.department[0].people, 6);
    assert_int_equal(monitor.department[0].missing, 9);
    assert_int_equal(monitor.department[1].missing, 4);
    assert_int_equal(monitor.all.invited, 30);
    arena_free(arena);
}

static void test_not_known(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    add(arena, scan, build_department(arena, scan, "listed", 10), 5);
    add(arena, scan, build_department(arena, scan, "not listed", -1), 1);
    ResponseMonitor monitor = response_monitor(arena, scan);
    assert_int_equal(monitor.department[1].missing, 0);
    assert_int_equal(monitor.all.invited, -1);
    assert_int_equal(monitor.all.missing, 0);
    scan->settings.invited = 40;
    assert_int_equal(response_monitor(arena, scan).all.missing, 14);
    arena_free(arena);
}

static void on(Arena *arena, Scan *scan, uint16_t day, int count)
{
    for (int i = 0; i < count; i++) {
        size_t at = scan->responses.count;
        build_row(arena, scan, NO_DEPARTMENT, STRATEGY, "2.......");
        scan->responses.block[0]->respondent[at].day = day;
    }
}

// Days are printed when five more people have come; the last takes what is left.
static void test_course(void **state)
{
    enum { FIRST = 20500 };
    static const size_t people[] = { 6, 13, 20 };
    static const int64_t day[] = { FIRST, FIRST + 3, FIRST + 9 };
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    on(arena, scan, FIRST + 3, 4);
    on(arena, scan, FIRST, 6);
    on(arena, scan, FIRST + 1, 3);
    on(arena, scan, FIRST + 5, 5);
    on(arena, scan, FIRST + 9, 2);
    on(arena, scan, 0, 7);
    ResponseCourse course = response_course(arena, scan, 5);
    assert_int_equal(course.count, 3);
    assert_int_equal(course.dated, 20);
    for (size_t i = 0; i < course.count; i++) {
        assert_int_equal(course.day[i].people, people[i]);
        assert_int_equal(date_days(course.day[i].day), day[i]);
    }
    arena_free(arena);
}

static void test_course_of_few(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    assert_int_equal(response_course(arena, scan, 5).count, 0);
    on(arena, scan, 20500, 2);
    on(arena, scan, 20501, 2);
    assert_int_equal(response_course(arena, scan, 5).count, 0);
    on(arena, scan, 20502, 1);
    assert_int_equal(response_course(arena, scan, 5).count, 1);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_half),          cmocka_unit_test(test_course),
        cmocka_unit_test(test_course_of_few), cmocka_unit_test(test_levels),
        cmocka_unit_test(test_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
