// SPDX-License-Identifier: EUPL-1.2
// What is clearly the highest or the lowest: against R 4.2.2 (t.test(x, y, paired = TRUE), p.adjust), on
// scans that are nothing but noise, and on scans with true differences.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"
#include "model/settings.h"
#include "score/connections.h"
#include "score/extremes.h"

// ---- one pair ----

static PairedSums sums_of(const int *one, const int *other, int count)
{
    PairedSums sums = { 0, 0, 0 };
    for (int i = 0; i < count; i++) {
        int64_t difference = one[i] - other[i];
        sums.n++;
        sums.sum += difference;
        sums.squares += difference * difference;
    }
    return sums;
}

static void test_paired(void **state)
{
    (void)state;
    static const int one[] = { 20, 8, 32, 16, 24, 13, 18 }, other[] = { 18, 10, 24, 8, 22, 12, 18 };
    PairedTest test = paired_test(sums_of(one, other, 7), fraction(0, 1));
    assert_true(fabs(test.t - 1.86012469951978732) < 1e-12);
    assert_true(fabs(test.p - 0.11220436682123425) < 1e-12);
    PairedTest back = paired_test(sums_of(other, one, 7), fraction(0, 1));
    assert_true(back.t == -test.t && back.p == test.p);
    // t.test(x - y, mu = -0.5)
    PairedTest shifted = paired_test(sums_of(one, other, 7), fraction(1, 2));
    assert_true(fabs(shifted.t - 2.202779249431326747) < 1e-12);
    assert_true(fabs(shifted.p - 0.069834317054297088) < 1e-12);
}

static void test_untestable(void **state)
{
    (void)state;
    static const int one[] = { 4, 5, 6 }, other[] = { 3, 4, 5 };
    assert_true(isnan(paired_test(sums_of(one, other, 3), fraction(0, 1)).p)); // no spread
    assert_true(isnan(paired_test(sums_of(one, other, 1), fraction(0, 1)).p));
    assert_true(isnan(paired_test(sums_of(one, other, 0), fraction(0, 1)).p));
}

// ---- a list ----

static void test_list(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Fraction value[] = { fraction(30, 1), fraction_none(), fraction(20, 1), fraction(10, 1) };
    const PairedTest none = { (double)NAN, (double)NAN };
    // 0–1 0–2 0–3 1–2 1–3 2–3; Holm over three
    PairedTest test[] = { none, { 3, 0.02 }, { 5, 0.001 }, none, none, { 1, 0.4 } };
    Extremes extremes = extremes_of(arena, value, test, 4);
    assert_int_equal(extremes.highest, 0);
    assert_int_equal(extremes.lowest, 3);
    assert_true(extremes.highest_clear); // 0.02 × 2
    assert_false(extremes.lowest_clear);
    test[1].p = 0.026; // × 2 is 0.052
    assert_false(extremes_of(arena, value, test, 4).highest_clear);
    test[1] = (PairedTest){ -3, 0.02 }; // the other way round
    assert_false(extremes_of(arena, value, test, 4).highest_clear);
    test[1] = none;
    assert_false(extremes_of(arena, value, test, 4).highest_clear);
    const Fraction one[] = { fraction_none(), fraction(20, 1), fraction_none(), fraction_none() };
    extremes = extremes_of(arena, one, test, 4);
    assert_true(extremes.highest == 1 && extremes.lowest == 1 && !extremes.highest_clear);
    arena_free(arena);
}

// ---- connections ----

// tanh(atanh(0.5) + c(-1, 1) * qnorm(1 - 0.025 / 15) / sqrt(47))
static void test_connection_interval(void **state)
{
    (void)state;
    Interval interval = connection_interval(0.5, 50);
    assert_true(fabs(interval.low - 0.12057384550079808) < 1e-12);
    assert_true(fabs(interval.high - 0.75195947051587653) < 1e-12);
    assert_true(isnan(connection_interval(0.5, 3).low));
    assert_true(isnan(connection_interval((double)NAN, 50).low));
    assert_true(connection_interval(1, 50).low == 1);
}

static ConnectionLevel level(double r, uint64_t n)
{
    const Connection connection = { .r = r, .n = n };
    return connection_level(&connection);
}

static void test_connection_level(void **state)
{
    (void)state;
    assert_int_equal(level(0.496, 1000), CONNECTION_STRONG);
    assert_int_equal(level(0.494, 1000), CONNECTION_WEAK);
    assert_int_equal(level(0.5, 50), CONNECTION_WEAK);
    assert_int_equal(level(0.5, 20), CONNECTION_UNCLEAR);
    assert_int_equal(level(0.3, 1000), CONNECTION_WEAK);
    assert_int_equal(level(0.29, 1000), CONNECTION_NONE);
    assert_int_equal(level(-0.29, 1000), CONNECTION_NONE);
    assert_int_equal(level(-0.3, 1000), CONNECTION_OPPOSITE);
    assert_int_equal(level(-0.3, 50), CONNECTION_UNCLEAR);
    assert_int_equal(level((double)NAN, 0), CONNECTION_UNKNOWN);
}

// ---- scans of noise, and with differences ----

typedef struct Random {
    uint64_t state;
} Random;

// Xorshift*; Vigna, ACM Transactions on Mathematical Software 42 (2016), article 30. Between 0 and 1.
static double next(Random *random)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return (double)((random->state * 2685821657736338717u) >> 11) / 9007199254740992.0;
}

// About normal: mean 0, standard deviation 1.
static double normal(Random *random)
{
    double sum = 0;
    for (int i = 0; i < 12; i++)
        sum += next(random);
    return sum - 6;
}

typedef struct Truth {
    double own;                 // how far people lie apart by themselves, on all they are asked
    double pillar[PILLARS];     // added to all answers on it
    double question[QUESTIONS]; // to those to that question of each pillar
    double unknown[PILLARS];    // added to the share of x, 0.1
    double department;          // added in the first of five
} Truth;

static uint8_t answer_of(Random *random, const Truth *truth, double person, int item)
{
    int p = item / QUESTIONS;
    if (next(random) < 0.1 + truth->unknown[p])
        return DONT_KNOW;
    if (next(random) < 0.03)
        return BLANK;
    double value =
        2.5 + person + truth->pillar[p] + truth->question[item % QUESTIONS] + 0.9 * normal(random);
    return (uint8_t)fmin(fmax(round(value), NEVER), SYSTEMATICALLY);
}

static Scan *scan_of(Arena *arena, const Truth *truth, uint64_t seed)
{
    enum { PEOPLE = 120, DEPARTMENTS = 5 };
    static const char *const name[DEPARTMENTS] = { "A", "B", "C", "D", "E" };
    Random random = { seed * 0x9E3779B97F4A7C15u + 1 };
    Scan *scan = build_scan(arena);
    for (int d = 0; d < DEPARTMENTS; d++)
        build_department(arena, scan, name[d], -1);
    for (int p = 0; p < PILLARS; p++)
        scan->findings[p].target = fraction(28, 1);
    for (int i = 0; i < PEOPLE; i++) {
        uint32_t department = (uint32_t)(i % DEPARTMENTS);
        Respondent *respondent = build_respondent(arena, scan, department);
        double person = truth->own * normal(&random) + (department ? 0 : truth->department);
        for (int item = 0; item < ITEMS; item++)
            respondent->answer[item] = answer_of(&random, truth, person, item);
    }
    return scan;
}

static const Results *results_of(Arena *arena, const Truth *truth, uint64_t seed)
{
    return score_scan(arena, scan_of(arena, truth, seed));
}

// Kinds of headings that name or rank something, and in how many scans each stands.
typedef struct Headings {
    int highest, lowest, dont_know, gap, questions, points, departments, named, connection, level;
} Headings;

static void count_headings(const Results *results, Headings *headings)
{
    int questions = 0, departments = 0, levels = 0;
    for (int p = 0; p < PILLARS; p++)
        questions +=
            results->pillar[p].extremes.highest_clear + results->pillar[p].extremes.lowest_clear;
    for (size_t d = 0; d < results->department_count; d++)
        departments += results->department[d].direction;
    for (int i = 0; i < CONNECTIONS; i++) {
        ConnectionLevel level = connection_level(&results->connection[i]);
        levels +=
            level == CONNECTION_STRONG || level == CONNECTION_WEAK || level == CONNECTION_OPPOSITE;
    }
    headings->highest += results->score_extremes.highest_clear;
    headings->lowest += results->score_extremes.lowest_clear;
    headings->dont_know += results->dont_know_extremes.highest_clear;
    headings->gap += results->gap_extremes.highest_clear;
    headings->questions += questions;
    headings->points += results->points_apart;
    headings->departments += results->departments_differ;
    headings->named += departments == 1;
    int strongest = connection_outermost(results->connection, 1);
    headings->connection += connection_is_outermost(results->connection, strongest, 1);
    headings->level += levels > 0;
}

static Headings headings_of(const Truth *truth, int scans)
{
    Headings headings = { 0 };
    for (int i = 0; i < scans; i++) {
        Arena *arena = arena_new();
        count_headings(results_of(arena, truth, (uint64_t)i + 1), &headings);
        arena_free(arena);
    }
    return headings;
}

// Nothing differs: of 200 scans at most ten have such a heading, of each kind; of the twelve about questions
// in a scan one in twenty at most. The name of the one connection that is strongest too.
static void check_noise(double own)
{
    enum { SCANS = 200, MOST = SCANS / 20 };
    const Truth truth = { .own = own };
    Headings headings = headings_of(&truth, SCANS);
    assert_true(headings.highest <= MOST && headings.lowest <= MOST);
    assert_true(headings.dont_know <= MOST);
    assert_true(headings.gap <= MOST);
    assert_true(headings.questions <= 2 * PILLARS * MOST);
    assert_true(headings.points <= MOST);
    assert_true(headings.departments <= MOST && headings.named <= headings.departments);
    assert_true(headings.connection <= MOST);
    if (own == 0)
        assert_true(headings.level <= MOST);
}

static void test_noise(void **state)
{
    (void)state;
    check_noise(0);   // nothing goes together
    check_noise(0.7); // all pillars go together, by the person
}

static void test_differences(void **state)
{
    (void)state;
    enum { SCANS = 20 };
    const Truth truth = { .own = 0.5,
                          .pillar = { 0.4, 0, 0, 0, 0, -0.4 },
                          .question = { 1.4, 0.6, 0.6, 0, 0, -0.6, -0.6, -1.3 },
                          .unknown = { 0, 0, 0, 0.2, 0, 0 },
                          .department = 1 };
    Headings headings = headings_of(&truth, SCANS);
    assert_true(headings.highest == SCANS && headings.lowest == SCANS);
    assert_true(headings.dont_know == SCANS && headings.gap == SCANS);
    assert_true(headings.questions > 6 * SCANS);
    assert_true(headings.named > SCANS / 2);
    assert_true(headings.points == SCANS && headings.departments == SCANS &&
                headings.level == SCANS);
}

// In how many scans it is clear which of two validated scores lies furthest from its self-image. The
// self-images are 20 but for chance.
static int count_moved(int one, int other)
{
    const Truth truth = { .own = 0.5 };
    int clear = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        Arena *arena = arena_new();
        Scan *scan = scan_of(arena, &truth, seed);
        scan->settings.stage = STAGE_VALIDATED;
        for (int p = 0; p < PILLARS; p++)
            scan->findings[p].validated = fraction(p % 2 ? other : one, 1);
        const Results *results = score_scan(arena, scan);
        clear += results->moved_extremes.highest_clear;
        scan->findings[DESIGN].validated = fraction(13, 1); // far from all others, down
        results = score_scan(arena, scan);
        assert_true(results->moved_extremes.highest_clear &&
                    results->moved_extremes.highest == DESIGN);
        arena_free(arena);
    }
    return clear;
}

static void test_moved(void **state)
{
    (void)state;
    assert_true(count_moved(18, 18) <= 10);
    assert_true(count_moved(22, 22) <= 10);
    assert_true(count_moved(18, 22) <= 10); // as far up as down
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_paired),
                                        cmocka_unit_test(test_untestable),
                                        cmocka_unit_test(test_list),
                                        cmocka_unit_test(test_connection_interval),
                                        cmocka_unit_test(test_connection_level),
                                        cmocka_unit_test(test_noise),
                                        cmocka_unit_test(test_differences),
                                        cmocka_unit_test(test_moved) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
