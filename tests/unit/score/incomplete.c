// SPDX-License-Identifier: EUPL-1.2
// What exact counts beside a printed score tell of the people who left a question open.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "../arena_state.h"
#include "build_scan.h"
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
    assert_false(incomplete_is_wide(&one, 8, PROTECTION_TENTHS, (KnownSum[3]){ sums(270, 270) }, 1,
                                    NULL, NULL));
    // Within a tenth of 24 points he has any score from 8 to 29.7: sums 7 to 26.
    assert_true(incomplete_is_wide(&one, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(270 - 126, 270 + 125) }, 1, NULL, NULL));
}

// Two steps of 8/7 point are 2.29, less than 2.4; three are 3.43.
static void the_interval_is_a_tenth_of_the_scale(void **state)
{
    (void)state;
    IncompleteTally one = { .people = { [7] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&one, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(15 * 17, 15 * 19 + 14) }, 1, NULL, NULL));
    assert_true(incomplete_is_wide(&one, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(15 * 17, 15 * 20) }, 1, NULL, NULL));
    assert_true(
        incomplete_is_wide(&one, 8, 34, (KnownSum[3]){ sums(15 * 17, 15 * 20) }, 1, NULL, NULL));
    assert_false(
        incomplete_is_wide(&one, 8, 35, (KnownSum[3]){ sums(15 * 17, 15 * 20) }, 1, NULL, NULL));
    // Four answers: a step is 2 points.
    IncompleteTally half = { .people = { [4] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&half, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(105 * 9, 105 * 10) }, 1, NULL, NULL));
    assert_true(incomplete_is_wide(&half, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(105 * 9, 105 * 11) }, 1, NULL, NULL));
    // One answer: to be known as one of two values is not to be known.
    IncompleteTally single = { .people = { [1] = { [0] = 1 } } };
    assert_false(incomplete_is_wide(&single, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(735 * 2, 735 * 3 - 1) }, 1, NULL, NULL));
    assert_true(incomplete_is_wide(&single, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(735 * 2, 735 * 3) }, 1, NULL, NULL));
}

// Two people with seven answers each, together 36: each may have 8 to 28, but their mean is known.
static void a_mean_of_two_is_protected_too(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [1] = 2 } } };
    assert_false(incomplete_is_wide(&two, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(15 * 36, 15 * 36) }, 1, NULL, NULL));
    assert_false(incomplete_is_wide(&two, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(15 * 34, 15 * 38) }, 1, NULL,
                                    NULL)); // 4 × 8 / 7 / 2 = 2.29
    assert_true(incomplete_is_wide(&two, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(15 * 34, 15 * 39) }, 1, NULL, NULL));
}

// The denominators tell two people apart: 15 × a + 63 × b = 15 × 18 + 63 × 11, exactly, has with 7 to 28 and
// 5 to 20 the solutions b = 11 and a = 18, b = 6 and a = 39 (too many), b = 16 and a = −3: one.
static void denominators_tell_people_apart(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [1] = 1 }, [5] = { [3] = 1 } } };
    int64_t exactly = 15 * 18 + 63 * 11;
    assert_false(incomplete_is_wide(&two, 8, PROTECTION_TENTHS,
                                    (KnownSum[3]){ sums(exactly, exactly) }, 1, NULL, NULL));
    assert_true(incomplete_is_wide(&two, 8, PROTECTION_TENTHS,
                                   (KnownSum[3]){ sums(exactly - 300, exactly + 300) }, 1, NULL,
                                   NULL));
}

// The bounds take the one who chose x out, and leave the one who left a question blank.
static void bounds_tell_blanks_from_x(void **state)
{
    (void)state;
    IncompleteTally two = { .people = { [7] = { [0] = 1, [1] = 1 } } };
    const KnownSum wide = sums(15 * 20, 15 * 50), narrow = sums(15 * 18, 15 * 18);
    assert_true(incomplete_is_wide(&two, 8, PROTECTION_TENTHS, (KnownSum[3]){ wide, wide, wide }, 3,
                                   NULL, NULL));
    assert_false(incomplete_is_wide(&two, 8, PROTECTION_TENTHS, (KnownSum[3]){ wide, narrow, wide },
                                    3, NULL, NULL));
    assert_true(incomplete_is_wide(&two, 8, PROTECTION_TENTHS, (KnownSum[3]){ wide, narrow, wide },
                                   1, NULL, NULL));
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

// Does the set hold, with somebody, all who answered as many questions?
static bool is_of_whole_kinds(const Person person[3], int count, int set)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < count; k++)
            if (person[i].answered == person[k].answered && (set >> i & 1) != (set >> k & 1))
                return false;
    return true;
}

// Every combination of sums of up to three people, one by one.
static bool wide_by_trying(Person person[3], int count, unsigned asked, KnownSum known)
{
    int64_t scores_low[8], scores_high[8]; // of each set of people
    int last[3];
    for (int set = 0; set < 8; set++) {
        scores_low[set] = INT64_MAX;
        scores_high[set] = INT64_MIN;
    }
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
                int64_t known_part = 0;
                for (int i = 0; i < count; i++)
                    known_part += (840 / person[i].answered - 840 / (int)asked) * sum[i];
                if (known_part < known.low || known_part > known.high)
                    continue;
                for (int set = 1; set < 1 << count; set++) {
                    int64_t scores = 0;
                    for (int i = 0; i < count; i++)
                        scores += set >> i & 1 ? 840 / person[i].answered * sum[i] : 0;
                    scores_low[set] = scores < scores_low[set] ? scores : scores_low[set];
                    scores_high[set] = scores > scores_high[set] ? scores : scores_high[set];
                }
                for (int i = 0; i < count; i++) {
                    person[i].lowest = sum[i] < person[i].lowest ? sum[i] : person[i].lowest;
                    person[i].highest = sum[i] > person[i].highest ? sum[i] : person[i].highest;
                }
            }
    bool wide = true;
    for (int set = 1; set < 1 << count; set++)
        wide = wide && (!is_of_whole_kinds(person, count, set) ||
                        (double)(scores_high[set] - scores_low[set]) / 105 /
                                __builtin_popcount((unsigned)set) >
                            2.4 - 1e-9);
    for (int i = 0; i < count; i++)
        wide =
            wide && (person[i].highest - person[i].lowest) * 8.0 / person[i].answered > 2.4 - 1e-9;
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
            int sum =
                person[i].answered + (int)(next(&seed) % (unsigned)(3 * person[i].answered + 1));
            part += (840 / person[i].answered - 840 / (int)asked) * sum;
        }
        KnownSum known =
            sums(part - (int64_t)(next(&seed) % 400), part + (int64_t)(next(&seed) % 400));
        bool found = incomplete_is_wide(&tally, asked, PROTECTION_TENTHS, &known, 1, NULL, NULL);
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
    IncompleteTally many = {
        .people = { [7] = { [0] = 3, [1] = 3 }, [6] = { [0] = 3, [1] = 3 }, [5] = { [0] = 3 } }
    };
    assert_false(incomplete_is_wide(&many, 8, PROTECTION_TENTHS, (KnownSum[3]){ sums(0, 100000) },
                                    1, NULL, NULL));
}

// ---- what the values say ----

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
    assert_range(known_range_of(fraction(161, 10), fraction(235, 100), -1, no_interval), 1610, 1615,
                 100);
    assert_range(known_range_of(fraction(1608, 100), fraction(2346, 1000), -1, no_interval), 1605,
                 1610, 100);
    // 12,5 would be the next phase: hundredths are printed.
    assert_range(known_range_of(fraction(1247, 100), none, 0, no_interval), 12465, 12475, 1000);
    assert_range(known_range_of(fraction(12496, 1000), none, 0, no_interval), 12485, 12500, 1000);
    assert_range(known_range_of(fraction(32, 1), none, 4, no_interval), 3195, 3205, 100);
    // 15,0 to 17,1 lies around 16.05 ± 0.05.
    assert_range(known_range_of(fraction(16, 1), none, -1, (Interval){ 15.04, 17.06 }), 1600, 1605,
                 100);
    KnownSum sum = known_sum((KnownRange){ fraction(1605, 100), fraction(1615, 100) }, 2);
    assert_int_equal(sum.low, 3371);  // 3370.5
    assert_int_equal(sum.high, 3391); // below 3391.5
    sum = known_sum((KnownRange){ fraction(16, 1), fraction(17, 1) }, 1);
    assert_int_equal(sum.low, 1680);
    assert_int_equal(sum.high, 1784); // 17 itself is not in it
}

static PillarResult pillar_of(int64_t hundredths)
{
    Fraction score = fraction(hundredths, 100);
    return (PillarResult){ .tally = { .n = 10 },
                           .score = score,
                           .value = value_of(score),
                           .phase = phase_of(score),
                           .interval = no_interval };
}

// 16.02, 20.25 and 20 together are 18.757, printed 18,8: from 18.75 on, which times 3 is 56.25. Less the
// other two that is 16, where these are known; else they are below 20.3 and 20.05.
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
    assert_range(known_range_of_pillar(&results, UNDERSTAND, exact), 1595, 1605, 100);
    exact[DESIGN] = exact[MEASURE] = true;
    assert_range(known_range_of_pillar(&results, UNDERSTAND, exact), 1600, 1605, 100);
    // Of a group that is not shown nothing is known.
    results.pillar[DESIGN].withheld = true;
    assert_range(known_range_of_pillar(&results, UNDERSTAND, exact), 1595, 1605, 100);
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
    assert_range(known_range_of_pillar(&results, STRATEGY, exact), 1602, 1605, 100);
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
        cmocka_unit_test(three_pillars_narrow_each_of_them),
        cmocka_unit_test(the_roadmap_narrows_the_present),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
