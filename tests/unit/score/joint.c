// SPDX-License-Identifier: EUPL-1.2
// What several versions tell together, beside every combination with small factors.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "score/joint.h"

enum { VERSIONS = 3, RESIDUALS = 3, COURSES = 14, FACTORS = 5 };

typedef struct Case {
    Courses courses;
    CourseStep step[COURSES * VERSIONS];
    uint64_t people[COURSES];
    uint32_t group_residual[RESIDUALS]; // every group is a residual
    const uint32_t *residual[VERSIONS];
    size_t residuals[VERSIONS];
    uint64_t least;
} Case;

static uint64_t next(uint64_t *seed)
{
    // splitmix64
    uint64_t z = *seed += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

static void make_case(Case *made, size_t versions, uint64_t *seed)
{
    *made =
        (Case){ .courses = { .versions = versions, .sure = true }, .least = 2 + next(seed) % 5 };
    made->courses.people = made->people;
    made->courses.step = made->step;
    made->courses.count = 1 + next(seed) % COURSES;
    for (uint32_t r = 0; r < RESIDUALS; r++)
        made->group_residual[r] = r;
    for (size_t v = 0; v < versions; v++) {
        made->residual[v] = made->group_residual;
        made->residuals[v] = 1 + next(seed) % RESIDUALS;
    }
    for (size_t c = 0; c < made->courses.count; c++) {
        made->people[c] = 1 + next(seed) % (next(seed) % 3 ? 3 : 12);
        for (uint32_t v = 0; v < versions; v++) {
            CourseStep *step = &made->step[c * versions + v];
            *step = (CourseStep){ (uint32_t)(next(seed) % made->residuals[v]), v };
            if (next(seed) % 5 == 0)
                step->group = COURSE_NOT;
            for (uint32_t u = 0; u < v; u++)
                if (made->step[c * versions + u].group != COURSE_NOT && next(seed) % 6)
                    step->answers = made->step[c * versions + u].answers;
        }
    }
}

// Of how many people the combination with these factors speaks.
static uint64_t people_in(const Case *given, int factor[VERSIONS][RESIDUALS])
{
    uint64_t people = 0;
    for (size_t c = 0; c < given->courses.count; c++) {
        int sum[VERSIONS] = { 0 };
        bool spoken = false;
        for (size_t v = 0; v < given->courses.versions; v++) {
            CourseStep step = given->step[c * given->courses.versions + v];
            if (step.group != COURSE_NOT)
                sum[step.answers] += factor[v][step.group];
        }
        for (size_t v = 0; v < given->courses.versions; v++)
            spoken = spoken || sum[v];
        people += spoken ? given->people[c] : 0;
    }
    return people;
}

// Is there a combination with factors from -2 to 2 that speaks of too few?
static bool found_by_trying(const Case *given)
{
    int factor[VERSIONS][RESIDUALS] = { { 0 } };
    size_t count = 0, all = 1;
    for (size_t v = 0; v < given->courses.versions; v++)
        count += given->residuals[v];
    for (size_t i = 0; i < count; i++)
        all *= FACTORS;
    for (size_t number = 0; number < all; number++) {
        size_t left = number;
        for (size_t v = 0; v < given->courses.versions; v++)
            for (size_t r = 0; r < given->residuals[v]; r++, left /= FACTORS)
                factor[v][r] = (int)(left % FACTORS) - FACTORS / 2;
        uint64_t people = people_in(given, factor);
        if (people && people < given->least)
            return true;
    }
    return false;
}

static void check_cases(size_t versions, size_t rounds, uint64_t seed)
{
    size_t few = 0, beyond = 0;
    for (size_t round = 0; round < rounds; round++) {
        Case made;
        bool about[RESIDUALS] = { false };
        make_case(&made, versions, &seed);
        Joint joint = joint_find(&made.courses, made.residual, made.residuals, made.least, about);
        bool tried = found_by_trying(&made);
        assert_true(joint == JOINT_SAFE || joint == JOINT_FEW);
        if (tried && joint != JOINT_FEW)
            fail_msg("round %zu: a combination that was not found", round);
        few += joint == JOINT_FEW;
        beyond += joint == JOINT_FEW && !tried;
    }
    print_message("%zu versions: %zu of %zu with too few, %zu of them with larger factors only\n",
                  versions, few, rounds, beyond);
    assert_true(few > rounds / 10 && few < rounds * 19 / 20 && beyond < rounds / 100);
    assert_true(versions > 2 ||
                beyond == 0); // of two versions 0 and 1 are enough: score/versions.h
}

static void two_versions(void **state)
{
    (void)state;
    check_cases(2, 5000, 3);
}

static void three_versions(void **state)
{
    (void)state;
    check_cases(3, 120, 4);
}

// Where it is not sure who is who, four who have gone and four who have come may be four.
static void people_who_may_stand_twice(void **state)
{
    (void)state;
    const uint32_t whole[] = { 0 }, *residual[] = { whole, whole };
    const size_t residuals[] = { 1, 1 };
    uint64_t people[] = { 30, 4, 4 };
    CourseStep step[] = { { 0, 0 },          { 0, 0 },          { 0, 0 },
                          { COURSE_NOT, 0 }, { COURSE_NOT, 0 }, { 0, 1 } };
    Courses courses = { .count = 3, .versions = 2, .people = people, .step = step, .sure = true };
    bool about[1];
    assert_int_equal(joint_find(&courses, residual, residuals, 5, about), JOINT_SAFE);
    courses.sure = false;
    assert_int_equal(joint_find(&courses, residual, residuals, 5, about), JOINT_FEW);
    people[2] = 5;
    assert_int_equal(joint_find(&courses, residual, residuals, 5, about), JOINT_SAFE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_versions),
        cmocka_unit_test(three_versions),
        cmocka_unit_test(people_who_may_stand_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
