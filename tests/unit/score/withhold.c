// SPDX-License-Identifier: EUPL-1.2
// What is withheld of the questions because of a few people who left one open.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../arena_state.h"
#include "build_scan.h"
#include "model/scan.h"
#include "score/published.h"
#include "score/questions.h"
#include "score/trend.h"

static void add_rows(Arena *arena, Scan *scan, uint32_t department, const char *answers, int count)
{
    for (int i = 0; i < count; i++)
        build_row(arena, scan, department, STRATEGY, answers);
}

static const PillarResult *strategy_of(Arena *arena, const char *incomplete, int others)
{
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22223333", others);
    add_rows(arena, scan, UINT32_MAX, incomplete, 1);
    return &score_scan(arena, scan)->pillar[STRATEGY];
}

static void counts_go_where_they_tell_too_much(void **state)
{
    Arena *arena = *state;
    // One x among 24: ± 1.2 points of an eighth of a score.
    const PillarResult *shown = strategy_of(arena, "222x3333", 23);
    assert_false(shown->question[0].counts_withheld);
    assert_false(shown->bounds_withheld);
    // Two answers among 24: ± 1.2 points of three quarters of a score, which is 3.2 points in all, less than
    // a step of 4. By the means of 23 or 24 people a sum of answers is known within 1.
    const PillarResult *hidden = strategy_of(arena, "2......3", 23);
    for (int q = 0; q < QUESTIONS; q++) {
        assert_true(hidden->question[q].counts_withheld);
        assert_false(hidden->question[q].withheld);
    }
    assert_true(hidden->bounds_withheld);
    // Of 12 people a printed mean gives the sum back, for it is one of few.
    assert_true(strategy_of(arena, "2......3", 11)->question[0].withheld);
}

// Beside one with two x, one who answered two questions has room enough; the bounds tell of him alone.
static void bounds_go_before_counts(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22223333", 48);
    add_rows(arena, scan, UINT32_MAX, "2......3", 1);
    add_rows(arena, scan, UINT32_MAX, "22xx3333", 1);
    const PillarResult *pillar = &score_scan(arena, scan)->pillar[STRATEGY];
    assert_true(pillar->bounds_withheld);
    assert_false(pillar->question[0].counts_withheld);
}

// A question's change with its interval would give its counts back.
static void without_counts_a_question_is_not_compared(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    scan->previous = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22223333", 23);
    add_rows(arena, scan, UINT32_MAX, "2......3", 1);
    add_rows(arena, scan->previous, UINT32_MAX, "22222222", 24);
    const ScanTrend *trend = score_scan(arena, scan)->trend;
    assert_true(trend->pillar[STRATEGY].trend.comparable);
    assert_false(trend->question[0].comparable);
    assert_true(score_scan_whole(arena, scan)->trend->question[0].comparable);
}

static Scan *with_departments(Arena *arena, const char *incomplete)
{
    Scan *scan = build_scan(arena);
    uint32_t large = build_department(arena, scan, "Large", -1);
    uint32_t small = build_department(arena, scan, "Small", -1);
    add_rows(arena, scan, large, "22223333", 60);
    add_rows(arena, scan, small, "12223333", 13);
    add_rows(arena, scan, small, incomplete, 1);
    return scan;
}

// Fourteen people's means have one or two sums of answers each. Beside a score known to ± 0.05 × 14 that
// leaves one with six answers, whose score counts for a quarter, enough by itself, and less than the margin
// asks.
static void means_of_a_department_tell_too(void **state)
{
    Arena *arena = *state;
    Scan *scan = with_departments(arena, "22xx3333");
    const Results *results = score_scan(arena, scan);
    assert_false(results->department[1].pillar[STRATEGY].withheld);
    assert_false(results->pillar[STRATEGY].question[0].counts_withheld);
    assert_true(results->pillar[STRATEGY].department_questions_withheld);
    DepartmentQuestion(*questions)[ITEMS] = score_department_questions(arena, scan, results);
    for (int d = 0; d < 2; d++)
        assert_true(questions[d][STRATEGY * QUESTIONS + 5].withheld);
    // One with seven answers, whose score counts for an eighth, has twice as much.
    scan = with_departments(arena, "222x3333");
    results = score_scan(arena, scan);
    questions = score_department_questions(arena, scan, results);
    assert_false(results->pillar[STRATEGY].department_questions_withheld);
    assert_false(questions[1][STRATEGY * QUESTIONS + 5].withheld);
}

// Everybody of More answered everything, so their scores are whole: what is left of the whole is known as
// well as Twenty's score, ± 1. The one with seven answers has enough left; but the nineteen others of Twenty
// are together as far apart as he is, which is less than a point each.
static void the_few_others_of_a_department_count_too(void **state)
{
    Arena *arena = *state;
    for (int complete = 19; complete <= 20; complete++) {
        Scan *scan = build_scan(arena);
        scan->settings.min_group = 20;
        uint32_t more = build_department(arena, scan, "More", -1);
        uint32_t twenty = build_department(arena, scan, "Twenty", -1);
        add_rows(arena, scan, more, "22223334", 22);
        add_rows(arena, scan, twenty, "12223334", complete);
        add_rows(arena, scan, twenty, "222x3333", 1);
        assert_int_equal(score_scan(arena, scan)->pillar[STRATEGY].question[0].counts_withheld,
                         complete == 19);
    }
}

// Six people more: one with an x is seen from two sides, and what was shown of him alone goes.
static void an_earlier_version_is_another_side(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22223333", 79);
    add_rows(arena, scan, UINT32_MAX, "222x3333", 1);
    Published before = { .key = { { 1, 2 } } };
    const Results *results = score_scan_after(arena, scan, &before);
    assert_false(results->pillar[STRATEGY].question[0].counts_withheld);
    PublishedVersion shown = *results->shown;
    before.version = &shown;
    before.count = 1;
    assert_false(
        score_scan_after(arena, scan, &before)->pillar[STRATEGY].question[0].counts_withheld);
    add_rows(arena, scan, UINT32_MAX, "12223334", 6);
    results = score_scan_after(arena, scan, &before);
    assert_false(results->refused);
    assert_true(results->pillar[STRATEGY].question[0].counts_withheld);
    assert_true(results->pillar[STRATEGY].bounds_withheld);
    assert_true(results->pillar[STRATEGY].department_questions_withheld);
    assert_false(results->pillar[STRATEGY].question[0].withheld);
    assert_false(score_scan(arena, scan)->pillar[STRATEGY].question[0].counts_withheld);
}

// Two departments of three are one row. Its score is known within ± 0.3, and its sum of answers by the counts
// of the whole less those of Seven: that leaves one with six answers, of which a third counts, two sums.
static void rows_of_several_count_too(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    uint32_t seven = build_department(arena, scan, "Seven", -1);
    uint32_t three = build_department(arena, scan, "Three", -1);
    uint32_t more = build_department(arena, scan, "Three more", -1);
    add_rows(arena, scan, seven, "22223333", 7);
    add_rows(arena, scan, three, "12223334", 3);
    add_rows(arena, scan, more, "12223334", 2);
    add_rows(arena, scan, more, "22xx3333", 1);
    const Results *results = score_scan(arena, scan);
    assert_int_equal(results->merged_count, 1);
    assert_true(results->pillar[STRATEGY].question[0].counts_withheld);
}

// Nothing is hidden of five people who left something open, nor in whole results.
static void enough_people_are_no_group_to_protect(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "22223333", 7);
    add_rows(arena, scan, UINT32_MAX, "2......3", 5);
    assert_false(score_scan(arena, scan)->pillar[STRATEGY].question[0].counts_withheld);
    scan->settings.min_group = 6;
    assert_true(score_scan(arena, scan)->pillar[STRATEGY].question[0].counts_withheld);
    assert_false(score_scan_whole(arena, scan)->pillar[STRATEGY].question[0].counts_withheld);
}

// Question 8 was answered by two of twelve people.
static void a_question_of_few_is_withheld(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "2222333x", 10);
    add_rows(arena, scan, UINT32_MAX, "22223334", 2);
    const Results *results = score_scan(arena, scan);
    const PillarResult *pillar = &results->pillar[STRATEGY];
    assert_true(pillar->question[7].withheld);
    assert_false(pillar->question[6].withheld);
    assert_true(pillar->question[6].counts_withheld);
    assert_true(pillar->bounds_withheld);
    assert_int_equal(pillar->strongest, 4);
    // Nobody is no group.
    scan = build_scan(arena);
    add_rows(arena, scan, UINT32_MAX, "2222333x", 12);
    pillar = &score_scan(arena, scan)->pillar[STRATEGY];
    assert_false(pillar->question[7].withheld);
    assert_false(pillar->question[6].counts_withheld);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_go_where_they_tell_too_much),
        cmocka_unit_test(bounds_go_before_counts),
        cmocka_unit_test(without_counts_a_question_is_not_compared),
        cmocka_unit_test(means_of_a_department_tell_too),
        cmocka_unit_test(the_few_others_of_a_department_count_too),
        cmocka_unit_test(an_earlier_version_is_another_side),
        cmocka_unit_test(rows_of_several_count_too),
        cmocka_unit_test(enough_people_are_no_group_to_protect),
        cmocka_unit_test(a_question_of_few_is_withheld),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
