// SPDX-License-Identifier: EUPL-1.2
// What is shared is rounded as it is printed, and what is worked out from it follows the print.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "../arena_state.h"
#include "../score/build_scan.h"
#include "facts/printed.h"
#include "model/scan.h"
#include "model/settings.h"
#include "score/trend.h"

static void assert_tenths(Fraction f, int64_t tenths)
{
    assert_int_equal(fraction_compare(f, fraction(tenths, 10)), 0);
}

static void assert_near(double a, double b, double most)
{
    assert_true(fabs(a - b) <= most);
}

static void add_rows(Arena *arena, Scan *scan, uint32_t department, const char *answers, int count)
{
    for (int i = 0; i < count; i++)
        build_row(arena, scan, department, STRATEGY, answers);
}

// Six people score 9 and one 12: 66 / 7 = 9.428…; 1 + 1.428… / 6 = 1.238…
static void scores_and_questions_are_rounded_once(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "11111112", 6);
    add_rows(arena, scan, UINT32_MAX, "11112222", 1);
    const Results *exact = score_scan(arena, scan), *printed = results_printed(arena, exact);
    assert_tenths(printed->pillar[STRATEGY].score, 94);
    assert_tenths(printed->pillar[STRATEGY].value, 12);
    assert_tenths(printed->pillar[STRATEGY].question[4].mean, 11);
    assert_near(printed->pillar[STRATEGY].sd, round(exact->pillar[STRATEGY].sd * 10) / 10, 0);
    assert_int_equal(fraction_compare(exact->pillar[STRATEGY].score, fraction(66, 7)), 0);
}

// 12.46 is 12,5, which as a score would be the next phase: it has a second decimal.
static void a_score_does_not_contradict_its_phase(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "11112222", 13);
    add_rows(arena, scan, UINT32_MAX, "11122222", 11);
    const PillarResult *pillar = &results_printed(arena, score_scan(arena, scan))->pillar[STRATEGY];
    assert_int_equal(fraction_compare(pillar->score, fraction(1246, 100)), 0);
    assert_int_equal(pillar->phase, 0);
}

// 2 and 51/25 = 2.04 are both printed 2,0: the lower number comes first, the strongest as well as the
// weakest.
static void what_is_equal_in_print_is_equal(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22222222", 24);
    add_rows(arena, scan, UINT32_MAX, "22232222", 1);
    const Results *exact = score_scan(arena, scan), *printed = results_printed(arena, exact);
    assert_int_equal(exact->pillar[STRATEGY].strongest, 3);
    assert_int_equal(printed->pillar[STRATEGY].strongest, 0);
}

static const Trend *trend_between_scans(Arena *arena, bool print)
{
    Scan *scan = build_scan(arena), *then = build_scan(arena);
    add_rows(arena, then, UINT32_MAX, "22222222", 14);
    add_rows(arena, then, UINT32_MAX, "22222223", 11); // 16.44
    add_rows(arena, scan, UINT32_MAX, "22222233", 24);
    add_rows(arena, scan, UINT32_MAX, "22222222", 1);  // 17.92
    add_rows(arena, scan, UINT32_MAX, "22222333", 25); // of all 50: 18.46
    scan->previous = then;
    const Results *results = score_scan(arena, scan);
    return &(print ? results_printed(arena, results) : results)->trend->pillar[STRATEGY].trend;
}

// 18.46 − 16.44 = 2.02, but 18,46 − 16,4 = 2,06; the interval has the exact one's width.
static void a_difference_is_of_what_is_printed(void **state)
{
    Arena *arena = *state;
    const Trend *exact = trend_between_scans(arena, false),
                *printed = trend_between_scans(arena, true);
    assert_tenths(printed->then, 164);
    assert_int_equal(fraction_compare(printed->now, fraction(1846, 100)), 0);
    assert_int_equal(fraction_compare(printed->difference, fraction(206, 100)), 0);
    assert_near(printed->interval.high - printed->interval.low,
                exact->interval.high - exact->interval.low, 0.1001);
    assert_near(printed->interval.high + printed->interval.low, 4.12, 0.1001);
    double tenths = printed->interval.low * 10;
    assert_near(tenths, round(tenths), 1e-9);
}

// A withheld self-image is no score; a validated score is nobody's answer, and stays.
static void a_validated_score_is_shown_where_the_answers_are_not(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    scan->settings.stage = STAGE_VALIDATED;
    for (int p = 0; p < PILLARS; p++)
        scan->findings[p].validated = scan->findings[p].target = fraction_none();
    for (int i = 0; i < 9; i++)
        build_row(arena, scan, UINT32_MAX, DESIGN, "22222222");
    for (int p = STRATEGY; p <= UNDERSTAND; p++)
        for (int i = 0; i < 3; i++)
            build_row(arena, scan, UINT32_MAX, (Pillar)p, "11111111");
    scan->findings[UNDERSTAND].validated = fraction(37, 3);
    const EstablishedScore *printed = results_printed(arena, score_scan(arena, scan))->established;
    assert_true(fraction_is_none(printed[STRATEGY].score));
    assert_int_equal(printed[STRATEGY].phase, -1);
    assert_tenths(printed[UNDERSTAND].score, 123);
    assert_int_equal(printed[UNDERSTAND].phase, 0);
    assert_tenths(printed[DESIGN].score, 160);
    assert_false(printed[DESIGN].validated);
}

// For the project leader nothing is rounded, merged or withheld; also where a report would be refused.
static void whole_results_are_exact(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    uint32_t one = build_department(arena, scan, "One", 4);
    add_rows(arena, scan, one, "11111112", 2);
    add_rows(arena, scan, one, "1111111x", 1);
    assert_true(score_scan(arena, scan)->refused);
    const Results *whole = score_scan_whole(arena, scan);
    assert_ptr_equal(results_printed(arena, whole), whole);
    assert_false(whole->refused);
    assert_false(whole->department[0].withheld);
    assert_false(whole->department[0].pillar[STRATEGY].withheld);
    assert_int_equal(fraction_compare(whole->pillar[STRATEGY].score, fraction(26, 3)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(scores_and_questions_are_rounded_once),
                                        cmocka_unit_test(a_score_does_not_contradict_its_phase),
                                        cmocka_unit_test(what_is_equal_in_print_is_equal),
                                        cmocka_unit_test(a_difference_is_of_what_is_printed),
                                        cmocka_unit_test(
                                            a_validated_score_is_shown_where_the_answers_are_not),
                                        cmocka_unit_test(whole_results_are_exact) };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
