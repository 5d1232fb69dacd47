// SPDX-License-Identifier: EUPL-1.2
// The row that makes the departments shown add up. What an attacker could do with it: attack.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "score/remainder.h"

static Scan *scan_of(Arena *arena, size_t count, const int people[])
{
    static const char *const names[] = { "a", "b", "c", "d" };
    Scan *scan = build_scan(arena);
    for (size_t d = 0; d < count; d++)
        build_department(arena, scan, names[d], -1);
    for (size_t d = 0; d <= count; d++)
        for (int i = 0; i < people[d]; i++)
            build_respondent(arena, scan, d < count ? (uint32_t)d : NO_DEPARTMENT);
    return scan;
}

static void assert_remainder(const Scan *scan, uint64_t people, bool with_withheld)
{
    Arena *arena = arena_new();
    Remainder rest = remainder_of(scan->departments, score_scan(arena, scan));
    assert_int_equal(rest.people, people);
    assert_int_equal(rest.with_withheld, with_withheld);
    arena_free(arena);
}

// `people` of each department, and last those without one.
#define assert_people(expected, with_withheld, ...)                                                \
    do {                                                                                           \
        const int people_[] = { __VA_ARGS__ };                                                     \
        Arena *arena_ = arena_new();                                                               \
        assert_remainder(scan_of(arena_, sizeof people_ / sizeof *people_ - 1, people_), expected, \
                         with_withheld);                                                           \
        arena_free(arena_);                                                                        \
    } while (0)

static void test_without_a_department(void **state)
{
    (void)state;
    assert_people(9, false, 20, 30, 9);
    assert_people(0, false, 20, 30, 0);
    assert_people(0, false, 2, 1); // refused
}

// A withheld department that nobody answered looks as one that a few did.
static void test_withheld_are_not_told_apart(void **state)
{
    (void)state;
    assert_people(9, true, 20, 0, 9);
    assert_people(9, true, 20, 3, 6);
    assert_people(9, true, 20, 4, 5);
}

// 3 and 4 are the row of several; one without a department goes along with them.
static void test_row_of_several(void **state)
{
    (void)state;
    assert_people(9, false, 3, 4, 30, 9);
    assert_people(0, false, 3, 4, 30, 1);
}

static void test_levels(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    // b and c are parts of a; c is withheld.
    Scan *scan = scan_of(arena, 3, (int[]){ 6, 20, 3, 7 });
    scan->departments[1].above = scan->departments[2].above = 1;
    assert_remainder(scan, 7, false);
    // c lies below a department that is withheld itself.
    scan = scan_of(arena, 3, (int[]){ 1, 20, 3, 7 });
    scan->departments[2].above = 1;
    assert_remainder(scan, 11, true);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_a_department),
        cmocka_unit_test(test_withheld_are_not_told_apart),
        cmocka_unit_test(test_row_of_several),
        cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
