// SPDX-License-Identifier: EUPL-1.2
// Means of questions per department: rounded, without counts, and only where nothing small shows.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "score/questions.h"

static const DepartmentQuestion *first(Arena *arena, const Scan *scan, size_t department)
{
    return score_department_questions(arena, scan, score_scan(arena, scan))[department];
}

// So many respondents with this answer to question 1.1 and a 2 to 1.2.
static void add(Arena *arena, Scan *scan, uint32_t department, int count, char answer)
{
    char text[] = "?2......";
    text[0] = answer;
    for (int i = 0; i < count; i++)
        build_row(arena, scan, department, STRATEGY, text);
}

static void test_rounded(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", -1);
    add(arena, scan, a, 4, '2');
    add(arena, scan, a, 3, '3');
    const DepartmentQuestion *question = first(arena, scan, a);
    // 17 / 7 would tell that seven answered.
    assert_false(question[0].withheld);
    assert_int_equal(fraction_compare(question[0].mean, fraction(24, 10)), 0);
    assert_true(question[2].withheld && fraction_is_none(question[2].mean));
    arena_free(arena);
}

static void test_few_answered_and_their_cover(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", -1), b = build_department(arena, scan, "b", -1),
             c = build_department(arena, scan, "c", -1);
    add(arena, scan, a, 2, 'x');
    add(arena, scan, a, 2, '2');
    add(arena, scan, a, 2, '3');
    add(arena, scan, b, 3, '1');
    add(arena, scan, b, 5, '2');
    add(arena, scan, c, 4, '3');
    add(arena, scan, c, 9, '4');
    assert_true(first(arena, scan, a)[0].withheld);
    assert_true(first(arena, scan, b)[0].withheld);
    assert_false(first(arena, scan, c)[0].withheld);
    assert_int_equal(fraction_compare(first(arena, scan, c)[0].mean, fraction(37, 10)), 0);
    arena_free(arena);
}

static void test_everybody_the_same(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", -1), b = build_department(arena, scan, "b", -1);
    add(arena, scan, a, 6, '4');
    add(arena, scan, b, 6, '3');
    assert_true(first(arena, scan, a)[0].withheld);
    assert_false(first(arena, scan, a)[1].withheld);
    assert_true(first(arena, scan, b)[0].withheld); // the whole less b would say it
    assert_false(first(arena, scan, b)[1].withheld);
    arena_free(arena);
}

// Six 4s beside two departments that are shown would be what is left of the whole.
static void test_what_is_left_is_the_same(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", -1), b = build_department(arena, scan, "b", -1),
             c = build_department(arena, scan, "c", -1);
    add(arena, scan, a, 6, '4');
    add(arena, scan, b, 7, '3');
    add(arena, scan, c, 8, '3');
    assert_true(first(arena, scan, a)[0].withheld);
    assert_true(first(arena, scan, b)[0].withheld);
    assert_false(first(arena, scan, c)[0].withheld);
    assert_false(first(arena, scan, b)[1].withheld);
    // With two 2s of nobody's department what is left is mixed.
    add(arena, scan, NO_DEPARTMENT, 2, '2');
    assert_true(first(arena, scan, a)[0].withheld);
    assert_false(first(arena, scan, b)[0].withheld);
    arena_free(arena);
}

static void test_levels(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t team = build_department(arena, scan, "team", -1),
             whole = build_department(arena, scan, "whole", -1);
    scan->departments[team].above = whole + 1;
    add(arena, scan, team, 6, '2');
    add(arena, scan, whole, 2, '1');
    add(arena, scan, NO_DEPARTMENT, 20, '3');
    // The two of the whole's own would be what is left of it.
    assert_true(first(arena, scan, team)[0].withheld);
    assert_false(first(arena, scan, whole)[0].withheld);
    assert_int_equal(fraction_compare(first(arena, scan, whole)[0].mean, fraction(18, 10)), 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounded),
        cmocka_unit_test(test_few_answered_and_their_cover),
        cmocka_unit_test(test_everybody_the_same),
        cmocka_unit_test(test_what_is_left_is_the_same),
        cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
