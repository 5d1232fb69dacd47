// SPDX-License-Identifier: EUPL-1.2
// score_scan as a whole, on scans made by hand.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "build_scan.h"
#include "model/scan.h"

#define assert_fraction(f, num, den)                                                               \
    assert_int_equal(fraction_compare((f), fraction((num), (den))), 0)

static void test_no_respondents(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Results *results = score_scan(arena, build_scan(arena));
    assert_true(results->refused);
    assert_int_equal(results->responded, 0);
    assert_true(fraction_is_none(results->rate));
    for (int p = 0; p < PILLARS; p++) {
        assert_true(fraction_is_none(results->pillar[p].score));
        assert_int_equal(results->pillar[p].phase, -1);
        assert_int_equal(results->pillar[p].strongest, -1);
        assert_true(isnan(results->pillar[p].sd));
        assert_true(fraction_is_none(results->pillar[p].bound_low));
    }
    arena_free(arena);
}

// The mean of scores, not the score of means; x and blank leave people out, not points.
static void test_group_score(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "323x41x2"); // 20
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "1......."); // 8
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "xxxxxxxx"); // none
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "1.2x4..."); // 18 2/3
    const Results *results = score_scan(arena, scan);
    const PillarResult *pillar = &results->pillar[DESIGN];
    assert_int_equal(pillar->tally.n, 3);
    assert_int_equal(results->responded, 4);
    assert_fraction(pillar->score, 140, 9);
    assert_fraction(pillar->value, 61, 27);
    assert_int_equal(pillar->phase, 1);
    assert_fraction(pillar->dont_know, 11, 21);
    assert_true(results->refused);
    arena_free(arena);
}

static void test_bounds(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    build_row(arena, scan, NO_DEPARTMENT, MEASURE, "323x41x2"); // (15+2)·8/8 = 17, (15+8)·8/8 = 23
    build_row(arena, scan, NO_DEPARTMENT, MEASURE,
              "xx......"); // 8, 32: only x has bounds, no score
    build_row(arena, scan, NO_DEPARTMENT, MEASURE, "2......x"); // 3·8/2 = 12, 6·8/2 = 24
    build_row(arena, scan, NO_DEPARTMENT, MEASURE, "........");
    const PillarResult *pillar = &score_scan(arena, scan)->pillar[MEASURE];
    assert_int_equal(pillar->tally.n, 2);
    assert_fraction(pillar->score, 18, 1);
    assert_fraction(pillar->bound_low, 37, 3);
    assert_fraction(pillar->bound_high, 79, 3);
    arena_free(arena);
}

static void test_questions(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    build_row(arena, scan, NO_DEPARTMENT, CULTURE, "14x.3143");
    build_row(arena, scan, NO_DEPARTMENT, CULTURE, "24x.3243");
    build_row(arena, scan, NO_DEPARTMENT, CULTURE, "1xx.3143");
    const PillarResult *pillar = &score_scan_whole(arena, scan)->pillar[CULTURE];
    assert_int_equal(pillar->question[0].count[NEVER], 2);
    assert_int_equal(pillar->question[0].count[INCIDENTALLY], 1);
    assert_int_equal(pillar->question[1].count[DONT_KNOW], 1);
    assert_int_equal(pillar->question[3].count[BLANK], 3);
    assert_fraction(pillar->question[0].mean, 4, 3);
    assert_true(fraction_is_none(pillar->question[2].mean));
    assert_true(fraction_is_none(pillar->question[3].mean));
    assert_int_equal(pillar->strongest, 1); // with 6, which has more people and the same mean
    assert_int_equal(pillar->weakest, 0);   // with 5
    arena_free(arena);
}

static void add_rows(Arena *arena, Scan *scan, uint32_t department, Pillar pillar, const char *text,
                     int count)
{
    while (count-- > 0)
        build_row(arena, scan, department, pillar, text);
}

static void test_pillar_groups(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    static const char *const text[PILLARS] = { "11111111", "22222222", "33333333",
                                               "4.......", "1234....", "32......" };
    for (int p = 0; p < PILLARS; p++)
        build_row(arena, scan, NO_DEPARTMENT, (Pillar)p, text[p]);
    const Results *results = score_scan(arena, scan);
    assert_fraction(results->group[0].score, 24, 1); // 16 24 32
    assert_fraction(results->group[0].value, 22, 6);
    assert_fraction(results->group[1].score, 48, 3); // 8 20 20
    arena_free(arena);

    arena = arena_new();
    scan = build_scan(arena);
    build_row(arena, scan, NO_DEPARTMENT, DESIGN, "11111111");
    assert_true(fraction_is_none(score_scan(arena, scan)->group[0].score));
    arena_free(arena);
}

static void test_invited(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", 20), b = build_department(arena, scan, "b", 40);
    build_department(arena, scan, "c", -1);
    add_rows(arena, scan, a, DESIGN, "21111111", 5);
    add_rows(arena, scan, b, DESIGN, "12222222", 10);
    const Results *results = score_scan(arena, scan);
    assert_int_equal(results->invited, 60); // nobody of c responded
    assert_fraction(results->rate, 1, 4);
    scan->settings.invited = 100;
    assert_fraction(score_scan(arena, scan)->rate, 3, 20);
    scan->settings.invited = 14;
    results = score_scan(arena, scan);
    assert_int_equal(results->invited, 14);
    assert_true(fraction_is_none(results->rate));
    Interval impossible = results->pillar[DESIGN].interval;
    scan->settings.invited = -1;
    scan->departments[b].invited = -1;
    results = score_scan(arena, scan);
    assert_int_equal(results->invited, -1);
    assert_true(impossible.low == results->pillar[DESIGN].interval.low);
    scan->settings.invited = 15;
    results = score_scan(arena, scan);
    assert_true(results->pillar[DESIGN].interval.low == results->pillar[DESIGN].interval.high);
    arena_free(arena);
}

// 20 people of a around 24, 20 of b and 10 without a department around 12, three of c.
static Scan *two_departments(Arena *arena)
{
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", 30), b = build_department(arena, scan, "b", -1);
    uint32_t c = build_department(arena, scan, "c", 4);
    add_rows(arena, scan, a, STRATEGY, "33333332", 10);
    add_rows(arena, scan, a, STRATEGY, "33333334", 10);
    add_rows(arena, scan, b, STRATEGY, "12121212", 10);
    add_rows(arena, scan, b, STRATEGY, "12121222", 10);
    add_rows(arena, scan, NO_DEPARTMENT, STRATEGY, "1212121x", 5);
    add_rows(arena, scan, 77, STRATEGY, "1211121x", 5);
    add_rows(arena, scan, c, STRATEGY, "44444444", 3);
    return scan;
}

static void test_departments(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Results *results = score_scan(arena, two_departments(arena));
    const DepartmentResult *a = &results->department[0];
    const DepartmentResult *b = &results->department[1], *c = &results->department[2];
    assert_int_equal(results->department_count, 3);
    assert_int_equal(results->without_department, 10);
    assert_int_equal(a->n, 20);
    assert_fraction(a->pillar[STRATEGY].score, 24, 1);
    assert_int_equal(a->pillar[STRATEGY].phase, 2);
    assert_int_equal(a->pillar[STRATEGY].direction, 1);
    assert_int_equal(b->pillar[STRATEGY].direction, -1);
    assert_true(c->withheld && c->pillar[STRATEGY].withheld && !a->withheld);
    assert_int_equal(c->pillar[STRATEGY].direction, 0);
    assert_true(isnan(c->pillar[STRATEGY].p_holm));
    assert_fraction(c->pillar[STRATEGY].score, 32, 1); // for the confidential workbook
    assert_true(fraction_is_none(c->mean));
    assert_fraction(a->mean, 24, 1);
    assert_true(a->pillar[CULTURE].withheld); // nobody has a score there
    arena_free(arena);
}

// t.test(a, c(b, none, c)) and p.adjust(…, "holm") in R 4.2.2.
static void test_against_all_others(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Results *results = score_scan(arena, two_departments(arena));
    const DepartmentPillar *a = &results->department[0].pillar[STRATEGY];
    const DepartmentPillar *b = &results->department[1].pillar[STRATEGY];
    assert_true(fabs(a->t - 9.6813718090826182) < 1e-12 * 9.68);
    assert_true(fabs(a->df - 35.102733852422709) < 1e-11 * 35.1);
    assert_true(fabs(a->p - 1.9055929276392791e-11) < 1e-16);
    assert_true(fabs(b->p_holm - 1.3986210689853091e-07) < 1e-15);
    assert_true(fabs(a->p_holm - 3.8111858552785582e-11) < 1e-16);
    arena_free(arena);
}

// Two means whose exact denominators need 10^40: they still compare, and a tie is a tie.
static void test_mean_of_means(void **state)
{
    (void)state;
    static const int people[PILLARS] = { 9973, 9967, 9949, 9941, 9931, 9929 };
    Arena *arena = arena_new();
    Scan *scan = build_scan(arena);
    uint32_t a = build_department(arena, scan, "a", -1), b = build_department(arena, scan, "b", -1);
    for (int i = 0; i < people[0]; i++) {
        Respondent *one = build_respondent(arena, scan, a),
                   *other = build_respondent(arena, scan, b);
        for (int p = 0; p < PILLARS; p++) {
            if (i < people[p])
                build_answers(&one->answer[p * QUESTIONS], i % 3 ? "11112222" : "4434444x");
            if (i < people[PILLARS - 1 - p])
                build_answers(&other->answer[p * QUESTIONS], i % 3 ? "11112222" : "4434444x");
        }
    }
    const Results *results = score_scan(arena, scan);
    double mean = 0;
    for (int p = 0; p < PILLARS; p++)
        mean += fraction_double(results->department[0].pillar[p].score) / (double)PILLARS;
    assert_true(fabs(fraction_double(results->department[0].mean) - mean) < 1e-13);
    assert_int_equal(fraction_compare(results->department[0].mean, results->department[1].mean), 0);
    build_answers(scan->responses.block[0]->respondent[2].answer, "11112221");
    results = score_scan(arena, scan);
    assert_true(fraction_compare(results->department[0].mean, results->department[1].mean) < 0);
    arena_free(arena);
}

// The order of the respondents changes nothing, not even the last bit of a double.
static void test_order(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = two_departments(arena);
    const Results *before = score_scan(arena, scan);
    size_t count = scan->responses.count;
    Respondent *respondents = scan->responses.block[0]->respondent;
    for (size_t i = 0; i < count / 2; i++) {
        Respondent kept = respondents[i];
        respondents[i] = respondents[count - 1 - i];
        respondents[count - 1 - i] = kept;
    }
    const Results *after = score_scan(arena, scan);
    assert_true(before->pillar[0].sd == after->pillar[0].sd);
    assert_true(before->pillar[0].interval.low == after->pillar[0].interval.low);
    assert_true(before->pillar[0].alpha == after->pillar[0].alpha);
    assert_true(before->department[0].pillar[0].p == after->department[0].pillar[0].p);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_respondents), cmocka_unit_test(test_group_score),
        cmocka_unit_test(test_bounds),         cmocka_unit_test(test_questions),
        cmocka_unit_test(test_pillar_groups),  cmocka_unit_test(test_invited),
        cmocka_unit_test(test_departments),    cmocka_unit_test(test_against_all_others),
        cmocka_unit_test(test_mean_of_means),  cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
