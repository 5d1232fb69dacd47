// SPDX-License-Identifier: EUPL-1.2
// Journeys by hand: which few reach 80 %.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/journeys.h"

// 50, 30, 10, 10: the first two reach exactly 80 %; equal ones stay in their order.
static void test_main_journeys(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Journey journeys[] = {
        { .volume = 10 }, { .volume = 50 }, { .volume = 10 }, { .volume = 30 }
    };
    const JourneyScore *scores = journeys_score(arena, journeys, 4);
    const int order[] = { 1, 3, 0, 2 };
    for (int i = 0; i < 4; i++) {
        assert_ptr_equal(scores[i].journey, &journeys[order[i]]);
        assert_int_equal(scores[i].is_main, i < 2);
    }
    assert_int_equal(fraction_compare(scores[1].reached, fraction(4, 5)), 0);
    assert_int_equal(fraction_compare(scores[0].share, fraction(1, 2)), 0);
    assert_int_equal(fraction_compare(scores[3].reached, fraction(1, 1)), 0);
    arena_free(arena);
}

// One person short of 80 %, the third is needed as well.
static void test_just_short(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Journey journeys[] = { { .volume = 7999 }, { .volume = 1001 }, { .volume = 1000 } };
    const JourneyScore *scores = journeys_score(arena, journeys, 3);
    assert_true(scores[0].is_main && scores[1].is_main && !scores[2].is_main);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_main_journeys),
        cmocka_unit_test(test_just_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
