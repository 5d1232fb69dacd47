// What exact counts beside a printed score tell of the people who left a question open.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "../arena_state.h"
#include "build_scan.h"
#include "score/change.h"
#include "score/incomplete.h"

static const Interval no_interval = { (double)NAN, (double)NAN };

static KnownSum sums(int64_t low, int64_t high)
{
    return (KnownSum){ low, high };
}

// The case: 24 people, one of them with a single x, whose other answers add up to 18. The exact score
// gives the sum back: 24 × score − all answers = 18 / 7, in 1/105 points 270 = 15 × 18.
static void one_person_is_solved_by_an_exact_score(void **state)
{
    (void)state;
    IncompleteTally one = { .people = { [7] = { [1] = 1 } } };
    assert_false(incomplete_is_wide(&one, 8, (KnownSum[3]){ sums(270, 270) }, 1));
    // Within a tenth of 24 points he has any score from 8 to 29.7: sums 7 to 26.
    assert_true(incomplete_is_wide(&one, 8, (KnownSum[3]){ sums(270 - 126, 270 + 125) }, 1));
}

// Two steps of 8/7 point are 2.29, less than 2.4; three are 3.43.
static void the_interval_is_a_tenth_of_the_scale(void **state)
{
    (void)state;
    IncompleteTally one = { .people = { [7] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&one, 8, (KnownSum[3]){ sums(15 * 17, 15 * 19 + 14) }, 1));
    assert_true(incomplete_is_wide(&one, 8, (KnownSum[3]){ sums(15 * 17, 15 * 20) }, 1));
    // Four answers: a step is 2 points.
    IncompleteTally half = { .people = { [4] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&half, 8, (KnownSum[3]){ sums(105 * 9, 105 * 10) }, 1));
    assert_true(incomplete_is_wide(&half, 8, (KnownSum[3]){ sums(105 * 9, 105 * 11) }, 1));
    // One answer: to be known as one of two values is not to be known.
    IncompleteTally single = { .people = { [1] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&single, 8, (KnownSum[3]){ sums(735 * 2, 735 * 3 - 1) }, 1));
    assert_true(incomplete_is_wide(&single, 8, (KnownSum[3]){ sums(735 * 2, 735 * 3) }, 1));
}

// Two people with seven answers each, together 36: each may have 8 to 28, but their mean is known.
static void a_mean_of_two_is_protected_too(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [1] = 2 } } };
    assert_false(incomplete_is_wide(&two, 8, (KnownSum[3]){ sums(15 * 36, 15 * 36) }, 1));
    assert_false(incomplete_is_wide(&two, 8, (KnownSum[3]){ sums(15 * 34, 15 * 38) }, 1)); // 4 × 8 / 7 / 2 = 2.29
    assert_true(incomplete_is_wide(&two, 8, (KnownSum[3]){ sums(15 * 34, 15 * 39) }, 1));
}

// The denominators tell two people apart: 15 × a + 63 × b = 15 × 18 + 63 × 11, exactly, has with 7 to 28 and 5
// to 20 the solutions b = 11 and a = 18, b = 6 and a = 39 (too many), b = 16 and a = −3: one.
static void denominators_tell_people_apart(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [1] = 1 }, [5] = { [3] = 1 } } };
    int64_t exactly = 15 * 18 + 63 * 11;
    assert_false(incomplete_is_wide(&two, 8, (KnownSum[3]){ sums(exactly, exactly) }, 1));
    assert_true(incomplete_is_wide(&two, 8, (KnownSum[3]){ sums(exactly - 300, exactly + 300) }, 1));
}

// The bounds take the one who chose x out, and leave the one who left a question blank.
static void bounds_tell_blanks_from_x(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [0] = 1, [1] = 1 } } };
    const KnownSum wide = sums(15 * 20, 15 * 50), narrow = sums(15 * 18, 15 * 18);
    assert_true(incomplete_is_wide(&two, 8, (KnownSum[3]){ wide, wide, wide }, 3));
    assert_false(incomplete_is_wide(&two, 8, (KnownSum[3]){ wide, narrow, wide }, 3));
    assert_true(incomplete_is_wide(&two, 8, (KnownSum[3]){ wide, narrow, wide }, 1));
}

// ---- the same by trying everything ----

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

typedef struct Person {
    int answered, lowest, highest;
} Person;

// Every combination of sums of up to three people, one by one.
static bool wide_by_trying(Person person[3], int count, unsigned asked, KnownSum known)
{
    int64_t scores_low = INT64_MAX, scores_high = INT64_MIN;
    int last[3];
    for (int i = 0; i < 3; i++)
        last[i] = i < count ? 4 * person[i].answered : 0;
    for (int i = 0; i < count; i++) {
        person[i].lowest = 99;
        person[i].highest = 0;
    }
    for (int a = person[0].answered; a <= last[0]; a++)
        for (int b = count > 1 ? person[1].answered : 0; b <= last[1]; b++)
            for (int c = count > 2 ? person[2].answered : 0; c <= last[2]; c++) {
                const int sum[3] = { a, b, c };
                int64_t scores = 0, known_part = 0;
                for (int i = 0; i < count; i++) {
                    scores += 840 / person[i].answered * sum[i];
                    known_part += (840 / person[i].answered - 840 / (int)asked) * sum[i];
                }
                if (known_part < known.low || known_part > known.high)
                    continue;
                scores_low = scores < scores_low ? scores : scores_low;
                scores_high = scores > scores_high ? scores : scores_high;
                for (int i = 0; i < count; i++) {
                    person[i].lowest = sum[i] < person[i].lowest ? sum[i] : person[i].lowest;
                    person[i].highest = sum[i] > person[i].highest ? sum[i] : person[i].highest;
                }
            }
    bool wide = (double)(scores_high - scores_low) / 105 / count > 2.4 - 1e-9;
    for (int i = 0; i < count; i++)
        wide = wide && (person[i].highest - person[i].lowest) * 8.0 / person[i].answered > 2.4 - 1e-9;
    return wide;
}

static void it_is_what_trying_everything_gives(void **state)
{
    (void)state;
    unsigned seed = 1;
    int wide = 0, narrow = 0;
    for (int run = 0; run < 600; run++) {
        unsigned asked = 4 + next(&seed) % 5;
        int count = 1 + (int)(next(&seed) % 3);
        int64_t part = 0;
        Person person[3] = { { 0, 0, 0 } };
        IncompleteTally tally = { .people = { { 0 } } };
        for (int i = 0; i < count; i++) {
            person[i].answered = 1 + (int)(next(&seed) % (asked - 1));
            tally.people[person[i].answered][0]++;
            int sum = person[i].answered + (int)(next(&seed) % (unsigned)(3 * person[i].answered + 1));
            part += (840 / person[i].answered - 840 / (int)asked) * sum;
        }
        KnownSum known = sums(part - (int64_t)(next(&seed) % 400), part + (int64_t)(next(&seed) % 400));
        bool found = incomplete_is_wide(&tally, asked, &known, 1);
        assert_int_equal(found, wide_by_trying(person, count, asked, known));
        wide += found;
        narrow += !found;
    }
    assert_true(wide > 100 && narrow > 100);
}

// Nine people of nine kinds: more ways than are gone through, so nobody is sure that it is wide.
static void what_cannot_be_gone_through_is_not_wide(void **state)
{
    (void)state;
    IncompleteTally many = { .people = { [7] = { [0] = 3, [1] = 3 }, [6] = { [0] = 3, [1] = 3 }, [5] = { [0] = 3 } } };
    assert_false(incomplete_is_wide(&many, 8, (KnownSum[3]){ sums(0, 100000) }, 1));
}

// ---- what the figures say ----

static void assert_range(KnownRange range, int64_t low, int64_t high, int64_t den)
{
    assert_int_equal(fraction_compare(range.low, fraction(low, den)), 0);
    assert_int_equal(fraction_compare(range.high, fraction(high, den)), 0);
}

static void a_score_has_several_roundings(void **state)
{
    (void)state;
    Fraction none = fraction_none();
    assert_range(known_range_of(fraction(161, 10), none, -1, no_interval), 1605, 1615, 100);
    // Value 2,4 begins at 2.35, a score of 16.1.
    assert_range(known_range_of(fraction(161, 10), fraction(235, 100), -1, no_interval), 1610, 1615, 100);
    assert_range(known_range_of(fraction(1608, 100), fraction(2346, 1000), -1, no_interval), 1605, 1610, 100);
    // 12,5 and still the first phase.
    assert_range(known_range_of(fraction(1247, 100), none, 0, no_interval), 1245, 1250, 100);
    assert_range(known_range_of(fraction(32, 1), none, 4, no_interval), 3195, 3205, 100);
    // 15,0 to 17,1 lies around 16.05 ± 0.05.
    assert_range(known_range_of(fraction(16, 1), none, -1, (Interval){ 15.04, 17.06 }), 1600, 1605, 100);
    KnownSum sum = known_sum((KnownRange){ fraction(1605, 100), fraction(1615, 100) }, 2);
    assert_int_equal(sum.low, 3371); // 3370.5
    assert_int_equal(sum.high, 3391); // below 3391.5
    sum = known_sum((KnownRange){ fraction(16, 1), fraction(17, 1) }, 1);
    assert_int_equal(sum.low, 1680);
    assert_int_equal(sum.high, 1784); // 17 itself is not in it
}

static void add_rows(Arena *arena, Scan *scan, uint32_t department, const char *answers, int count)
{
    for (int i = 0; i < count; i++)
        build_row(arena, scan, department, STRATEGY, answers);
}

// Two departments of ten score 8.5 and 8.6. Together they are 8.55, printed 8,6: from 8.55 on. By the printed
// scores of the departments, which are below 8.55 and 8.65, it is below 8.6.
static void departments_narrow_the_whole(void **state)
{
    Arena *arena = *state;
    Scan *scan = build_scan(arena);
    uint32_t one = build_department(arena, scan, "One", -1), other = build_department(arena, scan, "Other", -1);
    add_rows(arena, scan, one, "11111111", 5);
    add_rows(arena, scan, one, "11111112", 5);
    add_rows(arena, scan, other, "11111111", 4);
    add_rows(arena, scan, other, "11111112", 6);
    Results results = *score_scan(arena, scan);
    results.pillar[STRATEGY].interval = no_interval;
    const bool exact[PILLARS] = { false };
    assert_range(known_range_of_pillar(scan->departments, &results, STRATEGY, exact), 855, 860, 100);
    results.department_count = 0;
    assert_range(known_range_of_pillar(scan->departments, &results, STRATEGY, exact), 855, 865, 100);
}

static PillarResult pillar_of(int64_t hundredths)
{
    Fraction score = fraction(hundredths, 100);
    return (PillarResult){ .tally = { .n = 10 }, .score = score, .value = value_of(score),
                           .phase = phase_of(score), .interval = no_interval };
}

// 16.02, 20.25 and 20 together are 18.757, printed 18,8: from 18.75 on, which times 3 is 56.25. Less the other
// two that is 16, where these are known; else they are below 20.3 and 20.05.
static void three_pillars_narrow_each_of_them(void **state)
{
    (void)state;
    Results results = { .department_count = 0 };
    results.pillar[UNDERSTAND] = pillar_of(1602);
    results.pillar[DESIGN] = pillar_of(2025);
    results.pillar[MEASURE] = pillar_of(2000);
    results.group[0].score = fraction(5627, 300);
    results.group[0].value = value_of(results.group[0].score);
    bool exact[PILLARS] = { false };
    assert_range(known_range_of_pillar(NULL, &results, UNDERSTAND, exact), 1595, 1605, 100);
    exact[DESIGN] = exact[MEASURE] = true;
    assert_range(known_range_of_pillar(NULL, &results, UNDERSTAND, exact), 1600, 1605, 100);
    // Of a group that is not shown nothing is known.
    results.pillar[DESIGN].withheld = true;
    assert_range(known_range_of_pillar(NULL, &results, UNDERSTAND, exact), 1595, 1605, 100);
}

// The roadmap lifts 16.02 by 0.53 to 16.55, printed 16,6: from 16.55 on.
static void the_roadmap_narrows_the_present(void **state)
{
    (void)state;
    PillarResult after = pillar_of(1655);
    EffectStep step = { .quarter = 8104 };
    step.score[STRATEGY] = after.score;
    step.value[STRATEGY] = after.value;
    step.phase[STRATEGY] = after.phase;
    Results results = { .department_count = 0, .effect = { .step = &step, .step_count = 1 } };
    results.pillar[STRATEGY] = pillar_of(1602);
    for (int p = 0; p < PILLARS; p++)
        results.pillar[p].phase = p == STRATEGY ? results.pillar[p].phase : -1;
    const bool exact[PILLARS] = { false };
    assert_range(known_range_of_pillar(NULL, &results, STRATEGY, exact), 1602, 1605, 100);
}

// ---- a scan ----

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
    // Two answers among 24: ± 1.2 points of three quarters of a score, which is 3.2 points in all, less than a
    // step of 4. By the means of 23 or 24 people a sum of answers is known within 1.
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
    add_rows(arena, scan, UINT32_MAX, "22223333", 22);
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
    const ScanChange *change = score_scan(arena, scan)->change;
    assert_true(change->pillar[STRATEGY].change.comparable);
    assert_false(change->question[0].comparable);
    assert_true(score_scan_whole(arena, scan)->change->question[0].comparable);
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
        cmocka_unit_test(one_person_is_solved_by_an_exact_score),
        cmocka_unit_test(the_interval_is_a_tenth_of_the_scale),
        cmocka_unit_test(a_mean_of_two_is_protected_too),
        cmocka_unit_test(denominators_tell_people_apart),
        cmocka_unit_test(bounds_tell_blanks_from_x),
        cmocka_unit_test(it_is_what_trying_everything_gives),
        cmocka_unit_test(what_cannot_be_gone_through_is_not_wide),
        cmocka_unit_test(a_score_has_several_roundings),
        cmocka_unit_test(departments_narrow_the_whole),
        cmocka_unit_test(three_pillars_narrow_each_of_them),
        cmocka_unit_test(the_roadmap_narrows_the_present),
        cmocka_unit_test(counts_go_where_they_tell_too_much),
        cmocka_unit_test(bounds_go_before_counts),
        cmocka_unit_test(without_counts_a_question_is_not_compared),
        cmocka_unit_test(enough_people_are_no_group_to_protect),
        cmocka_unit_test(a_question_of_few_is_withheld),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
