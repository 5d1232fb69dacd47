// SPDX-License-Identifier: EUPL-1.2
// Spread, interval, alpha, Welch and Holm against R 4.2.2: sd(), qt(), var(), t.test() and p.adjust() with
// options(digits = 17). The scores and rows are those of `first`, `second`, `rows` and `opposed` below.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "score/spread.h"
#include "score/welch.h"

static bool near(double value, double reference)
{
    return fabs(value - reference) <= 1e-12 * fmax(1, fabs(reference));
}

#define assert_near(value, reference) assert_true(near((value), (reference)))

static Tally tally_of(const unsigned *scores, size_t count)
{
    Tally tally = { 0, 0, 0 };
    for (size_t i = 0; i < count; i++) {
        tally.n++;
        tally.sum += scores[i];
        tally.squares += (int128)scores[i] * scores[i];
    }
    return tally;
}

// c(20, 56/3, 8, 32, 96/7, 24) and c(12, 40/3, 9, 16, 11, 10.4, 13.6), in 1/105 points.
static const unsigned first[6] = { 2100, 1960, 840, 3360, 1440, 2520 };
static const unsigned second[7] = { 1260, 1400, 945, 1680, 1155, 1092, 1428 };

static void test_sd(void **state)
{
    (void)state;
    assert_near(spread_sd(tally_of(first, 6)), 8.2837801063031762);
    assert_true(spread_sd(tally_of((const unsigned[]){ 2100, 2100, 2100 }, 3)) == 0.0);
    assert_true(isnan(spread_sd(tally_of(first, 1))));
    assert_true(isnan(spread_sd(tally_of(first, 0))));
}

static void test_interval(void **state)
{
    (void)state;
    Interval open = spread_interval(tally_of(first, 6), -1);
    assert_near(open.low, 10.7035313202095);
    assert_near(open.high, 28.090119473441291);
    Interval finite = spread_interval(tally_of(first, 6), 10);
    assert_near(finite.low, 13.898703466474085);
    assert_near(finite.high, 24.894947327176705);
}

static void test_interval_at_its_edges(void **state)
{
    (void)state;
    Interval all = spread_interval(tally_of(first, 6), 6);
    assert_true(all.low == all.high);
    Interval impossible = spread_interval(tally_of(first, 6), 5),
             open = spread_interval(tally_of(first, 6), -1);
    assert_true(impossible.low == open.low && impossible.high == open.high);
    Interval huge = spread_interval(tally_of(first, 6), INT64_MAX);
    assert_near(huge.low, open.low);
    assert_true(isnan(spread_interval(tally_of(first, 1), 10).low));
    assert_true(isnan(spread_interval(tally_of(first, 0), 0).high));
}

static double alpha_of(const char *const *rows, size_t count, uint64_t *complete)
{
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    for (size_t i = 0; i < count; i++)
        build_row(arena, scan, NO_DEPARTMENT, MEASURE, rows[i]);
    const Results *results = score_scan(arena, scan);
    double alpha = results->pillar[MEASURE].alpha;
    *complete = results->pillar[MEASURE].alpha_n;
    arena_free(arena);
    return alpha;
}

static void test_alpha(void **state)
{
    (void)state;
    // The rows with x and blank are not complete: alpha does not see them.
    static const char *const rows[8] = { "12132121", "22332232", "x4111111", "34344334",
                                         "43443444", "21223122", "33243323", "4444444." };
    static const char *const opposed[4] = { "14141414", "41414142", "23232323", "14231424" };
    uint64_t complete;
    assert_near(alpha_of(rows, 8, &complete), 0.9470304975922953);
    assert_int_equal(complete, 6);
    assert_near(alpha_of(opposed, 4, &complete), -45.714285714285708);
}

static void test_alpha_at_its_edges(void **state)
{
    (void)state;
    uint64_t complete;
    assert_true(isnan(alpha_of((const char *const[]){ "12341234" }, 1, &complete)));
    assert_int_equal(complete, 1);
    assert_true(isnan(alpha_of((const char *const[]){ "12341234", "43214321" }, 2, &complete)));
    assert_true(isnan(alpha_of((const char *const[]){ "1234123x", "x3214321" }, 2, &complete)));
    assert_int_equal(complete, 0);
}

static void test_welch(void **state)
{
    (void)state;
    WelchTest test = welch_test(tally_of(first, 6), tally_of(second, 7));
    assert_near(test.t, 2.0619831795127479);
    assert_near(test.df, 5.6808163830492733);
    assert_near(test.p, 0.087456250508410757);
    WelchTest turned = welch_test(tally_of(second, 7), tally_of(first, 6));
    assert_near(turned.t, -test.t);
    assert_near(turned.p, test.p);
}

static void test_welch_far_tail(void **state)
{
    (void)state;
    // t.test(y, c(30, 31, 31.5)), with 31.5 × 105 = 3307.5 doubled: all scores here are in 1/210 points.
    unsigned twice[7], far[3] = { 6300, 6510, 6615 };
    for (int i = 0; i < 7; i++)
        twice[i] = 2 * second[i];
    WelchTest test = welch_test(tally_of(twice, 7), tally_of(far, 3));
    assert_near(test.t, -18.912602105500206);
    assert_near(test.df, 7.8952017887919688);
    assert_near(test.p, 7.3809329921612688e-08);
}

static void test_welch_where_it_cannot(void **state)
{
    (void)state;
    static const unsigned same[3] = { 2100, 2100, 2100 }, other[2] = { 840, 840 };
    assert_true(isnan(welch_test(tally_of(first, 1), tally_of(second, 7)).p));
    assert_true(isnan(welch_test(tally_of(first, 6), tally_of(second, 1)).t));
    assert_true(isnan(welch_test(tally_of(same, 3), tally_of(other, 2)).df));
    assert_true(isfinite(welch_test(tally_of(same, 3), tally_of(first, 6)).p));
}

static void test_holm(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    double p[4] = { .01, .04, .03, .005 };
    holm_adjust(arena, p, 4);
    assert_near(p[0], .03);
    assert_near(p[1], .06);
    assert_near(p[2], .06);
    assert_near(p[3], .02);
    double gaps[6] = { .5, (double)NAN, .9, .02, .02, .4 };
    holm_adjust(arena, gaps, 6);
    assert_near(gaps[0], 1);
    assert_true(isnan(gaps[1]));
    assert_near(gaps[2], 1);
    assert_near(gaps[3], .1);
    assert_near(gaps[4], .1);
    assert_near(gaps[5], 1);
    holm_adjust(arena, NULL, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sd),
        cmocka_unit_test(test_interval),
        cmocka_unit_test(test_interval_at_its_edges),
        cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_alpha_at_its_edges),
        cmocka_unit_test(test_welch),
        cmocka_unit_test(test_welch_far_tail),
        cmocka_unit_test(test_welch_where_it_cannot),
        cmocka_unit_test(test_holm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
