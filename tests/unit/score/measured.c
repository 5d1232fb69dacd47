// SPDX-License-Identifier: EUPL-1.2
// Measurements by hand: the Customer Value Score and its norm, three roads to one mean, the Net Promoter Score,
// weights, a mirror, and what may be shown of them.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "score/measured_plan.h"

enum { NO = MARK_BLANK, DK = MARK_DONT_KNOW };

static MeasuredQuestion question_of(const char *scale_low_high, int16_t *marks)
{
    MeasuredQuestion question = { .text = S("?"), .dimension = -1, .mark = marks };
    bool from_one = scale_low_high[0] == '1';
    question.scale = (MarkScale){ .low = fraction(from_one, 1),
                                  .step = fraction(1, 1),
                                  .steps = strcmp(scale_low_high, "1-5") == 0 ? 5
                                           : from_one                         ? 10
                                                                              : 11 };
    return question;
}

static Measurement measurement_of(MeasuredQuestion *questions, size_t count, size_t rows)
{
    return (Measurement){ .id = S("m"),
                          .question = questions,
                          .question_count = count,
                          .rows = rows,
                          .invited = -1,
                          .population = -1 };
}

static void assert_fraction(Fraction f, int num, int den)
{
    assert_int_equal(fraction_compare(f, fraction(num, den)), 0);
}

// Means 8, 7 and 6 of as many answers; the last respondent left loyalty open.
static void test_customer_value(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t sat[] = { 9, 8, 7, 8 }, loy[] = { 8, 7, 6, NO }, rec[] = { 7, 6, 5, 6 };
    MeasuredQuestion questions[] = { question_of("0-10", sat), question_of("0-10", loy),
                                     question_of("0-10", rec) };
    questions[0].asked_for = ASKED_SATISFACTION;
    questions[1].asked_for = ASKED_LOYALTY;
    questions[2].asked_for = ASKED_RECOMMENDATION;
    Measurement one = measurement_of(questions, 3, 4);
    CustomerValue value = measurements_score(arena, &one, 1)[0].all.value;
    assert_true(value.asked);
    assert_fraction(value.mean.mean, 7, 1);
    assert_int_equal(value.mean.n, 4);
    assert_fraction(value.complete.mean, 7, 1);
    assert_int_equal(value.complete.n, 3);
    assert_int_equal(value.norm.verdict, NORM_MET);
    // Of those who answered all three the means are 8, 7 and 6: t with 2 degrees of freedom, 4.30265.
    assert_true(fabs(value.complete.high - (7 + 4.302652729749464 / sqrt(3))) < 1e-12);
    questions[1].scale = question_of("1-10", loy).scale;
    assert_false(measurements_score(arena, &one, 1)[0].all.value.asked);
    arena_free(arena);
}

static void test_norm(void **state)
{
    (void)state;
    Fraction none = fraction_none();
    assert_int_equal(norm_judge(none, none).verdict, NORM_NONE);
    assert_int_equal(norm_judge(fraction(6957, 1000), none).verdict, NORM_MISSED);
    assert_int_equal(norm_judge(fraction(7, 1), none).verdict, NORM_MET);
    // From 5.5: 6.5 is ten points more, whatever they are; 6.4 by 1–10 only; 6.05 by a tenth of the old mark.
    Norm norm = norm_judge(fraction(65, 10), fraction(55, 10));
    assert_true(norm.verdict == NORM_IMPROVED && !norm.turns);
    norm = norm_judge(fraction(64, 10), fraction(55, 10));
    assert_true(norm.verdict == NORM_MISSED && norm.turns);
    norm = norm_judge(fraction(605, 100), fraction(55, 10));
    assert_true(norm.verdict == NORM_MISSED && norm.turns);
    norm = norm_judge(fraction(604, 100), fraction(55, 10));
    assert_true(norm.verdict == NORM_MISSED && !norm.turns);
    norm = norm_judge(fraction(699, 100), fraction(599, 100));
    assert_true(norm.verdict == NORM_IMPROVED && !norm.turns);
}

// One answers one of two questions: 10, and 6 with 2. By questions (8 + 2) / 2, by respondents (10 + 4) / 2, by
// answers 18 / 3.
static void test_three_routes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t a[] = { 10, 6 }, b[] = { NO, 2 };
    MeasuredQuestion questions[] = { question_of("0-10", a), question_of("0-10", b) };
    MeasuredDimension dimension = { .name = S("service") };
    questions[0].dimension = questions[1].dimension = 0;
    Measurement one = measurement_of(questions, 2, 2);
    one.dimension = &dimension;
    one.dimension_count = 1;
    DimensionScore score = measurements_score(arena, &one, 1)[0].all.dimension[0];
    assert_fraction(score.route[ROUTE_QUESTIONS], 5, 1);
    assert_fraction(score.route[ROUTE_RESPONDENTS], 7, 1);
    assert_fraction(score.route[ROUTE_ANSWERS], 6, 1);
    assert_fraction(score.mean.mean, 5, 1);
    arena_free(arena);
}

// Five words become ten points in three ways; a reversed item is turned where its dimension has others.
static void test_words_to_ten_points(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t a[] = { 3 }, b[] = { 1 };
    MeasuredQuestion questions[] = { question_of("1-5", a), question_of("1-5", b) };
    MeasuredDimension dimension = { .name = S("trust"), .rescaled = true };
    questions[0].dimension = questions[1].dimension = 0;
    questions[1].scale.low_is_good = true;
    Measurement one = measurement_of(questions, 2, 1);
    one.dimension = &dimension;
    one.dimension_count = 1;
    static const int low[] = { 2, 0, 1 }, quarters[] = { 32, 30, 31 };
    for (int i = 0; i < 3; i++) {
        dimension.low = fraction(low[i], 1);
        dimension.high = fraction(10, 1);
        Fraction mean = measurements_score(arena, &one, 1)[0].all.dimension[0].mean.mean;
        assert_fraction(mean, quarters[i], 4);
    }
    arena_free(arena);
}

static void test_promoters(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t marks[] = { 10, 9, 8, 7, 6, 0, NO, DK };
    MeasuredQuestion question = question_of("0-10", marks);
    question.asked_for = ASKED_RECOMMENDATION;
    Measurement one = measurement_of(&question, 1, 8);
    const QuestionScore *score = &measurements_score(arena, &one, 1)[0].all.question[0];
    assert_int_equal(score->answered, 6);
    assert_int_equal(score->blank, 1);
    assert_int_equal(score->dont_know, 1);
    assert_fraction(score->promoter.score, 0, 1);
    assert_int_equal(score->promoter.passives, 2);
    assert_fraction(score->top2, 1, 3);
    assert_fraction(score->median, 15, 2);
    question.shares_of_all = true; // who does not know is in the share and not in the mean
    score = &measurements_score(arena, &one, 1)[0].all.question[0];
    assert_fraction(score->top2, 2, 7);
    assert_fraction(score->mean.mean, 20, 3);
    // 3, 0, 1, 1: classes of one base
    assert_fraction(
        fraction_add(fraction_add(score->up_to_5, score->at_6),
                     fraction_add(fraction_add(score->at_7, score->at_8), score->from_9)),
        6, 7);
    int64_t weight[] = { 1, 1, 1, 1, 1, 4, 9, 9 };
    one.weight = weight;
    score = &measurements_score(arena, &one, 1)[0].all.question[0];
    assert_fraction(score->promoter.score, -300, 9);
    assert_fraction(score->promoter.unweighted, 0, 1);
    assert_fraction(score->mean.mean, 40, 9);
    assert_true(fabs(score->mean.effective_n - 81.0 / 21) < 1e-12);
    arena_free(arena);
}

// ---- what may be shown ----

static Measurement of_groups(Arena *arena, const int32_t *first, const int32_t *second, size_t rows,
                             size_t groups)
{
    int16_t *marks = arena_many(arena, int16_t, rows);
    MeasuredQuestion *question = arena_one(arena, MeasuredQuestion);
    MeasuredTrait *traits = arena_many(arena, MeasuredTrait, 2);
    for (size_t i = 0; i < rows; i++)
        marks[i] = (int16_t)(5 + i % 5);
    *question = question_of("0-10", marks);
    question->asked_for = ASKED_RECOMMENDATION;
    const int32_t *of[] = { first, second };
    for (size_t t = 0; t < 2; t++) {
        traits[t] = (MeasuredTrait){ .count = groups, .value = arena_many(arena, Slice, groups) };
        traits[t].of = arena_many(arena, int32_t, rows);
        memcpy(traits[t].of, of[t], rows * sizeof(int32_t));
    }
    Measurement one = measurement_of(question, 1, rows);
    one.trait = traits;
    one.trait_count = 2;
    return one;
}

static MeasuredPlan plan_of(Arena *arena, const Measurement *one)
{
    return measured_plan(arena, &measurements_score(arena, one, 1)[0], 5, false);
}

// 8, 7 and 3 people: the 3 are withheld, and with them the 7, for 18 − 8 − 7 are the 3.
static void test_rest_is_no_small_group(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int32_t of[18];
    for (int i = 0; i < 18; i++)
        of[i] = i < 8 ? 0 : i < 15 ? 1 : 2;
    Measurement one = of_groups(arena, of, of, 18, 3);
    MeasuredPlan plan = plan_of(arena, &one);
    const bool *shown = plan.trait[0].shown[GROUP_PEOPLE];
    assert_true(shown[0] && !shown[1] && !shown[2]);
    assert_true(plan.people && plan.promoter && plan.question[0]);
    arena_free(arena);
}

// Six people: 83 is five promoters and one passive, and nothing else. 50 may be three of six or four and one;
// with its interval it is one of them.
static void test_promoters_are_worked_out(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t marks[] = { 9, 9, 9, 9, 10, 8 };
    MeasuredQuestion question = question_of("0-10", marks);
    question.asked_for = ASKED_RECOMMENDATION;
    Measurement one = measurement_of(&question, 1, 6);
    MeasuredPlan plan = plan_of(arena, &one);
    assert_true(plan.question[0] && !plan.promoter);
    marks[0] = 2;
    plan = plan_of(arena, &one);
    assert_true(plan.promoter);
    const PromoterScore *score =
        &measurements_score(arena, &one, 1)[0].all.recommendation->promoter;
    assert_fraction(score->score, 50, 1);
    assert_false(promoter_tells_few(score, false, 5));
    assert_true(promoter_tells_few(score, true, 5));
    arena_free(arena);
}

// Of a dimension with two questions one was answered by three people: that of the dimension minus the other
// is theirs. The groups of the dimension tell as much.
static void test_dimension_tells_no_question(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int32_t of[20];
    int16_t all[20], few[20];
    for (int i = 0; i < 20; i++) {
        of[i] = i % 2;
        all[i] = (int16_t)(4 + i % 5);
        few[i] = (int16_t)(i < 3 ? 2 + i : MARK_BLANK);
    }
    MeasuredQuestion question[2] = { question_of("0-10", all), question_of("0-10", few) };
    MeasuredDimension dimension = { .route = ROUTE_QUESTIONS };
    MeasuredTrait trait = { .count = 2, .value = arena_many(arena, Slice, 2), .of = of };
    Measurement one = measurement_of(question, 2, 20);
    question[0].dimension = question[1].dimension = 0;
    one.dimension = &dimension;
    one.dimension_count = 1;
    one.trait = &trait;
    one.trait_count = 1;
    MeasuredPlan plan = plan_of(arena, &one);
    assert_true(plan.question[0] && !plan.question[1] && !plan.dimension[0]);
    assert_false(plan.trait[0].shown[GROUP_DIMENSION][0]);
    few[0] = few[1] = few[2] = MARK_BLANK; // what nobody answered adds nothing
    plan = plan_of(arena, &one);
    assert_true(plan.question[0] && plan.dimension[0]);
    assert_true(plan.trait[0].shown[GROUP_DIMENSION][0]);
    for (int i = 0; i < 6; i++)
        few[i] = (int16_t)(2 + i);
    plan = plan_of(arena, &one);
    assert_true(plan.question[1] && plan.dimension[0]);
    arena_free(arena);
}

// Nine members of staff are no group that may be shown; eleven are, but the nine are all others. Of customers
// both are.
static void test_groups_of_staff_are_larger(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int32_t of[20];
    for (int i = 0; i < 20; i++)
        of[i] = i < 9;
    Measurement one = of_groups(arena, of, of, 20, 2);
    MeasuredPlan plan = plan_of(arena, &one);
    assert_true(plan.trait[0].shown[GROUP_PEOPLE][0] && plan.trait[0].shown[GROUP_PEOPLE][1]);
    one.kind = MEASURED_STAFF;
    plan = plan_of(arena, &one);
    assert_false(plan.trait[0].shown[GROUP_PEOPLE][0] || plan.trait[0].shown[GROUP_PEOPLE][1]);
    assert_true(plan.people && plan.question[0]);
    of[9] = 1;
    one = of_groups(arena, of, of, 20, 2);
    one.kind = MEASURED_STAFF;
    plan = plan_of(arena, &one);
    assert_true(plan.trait[0].shown[GROUP_PEOPLE][0] && plan.trait[0].shown[GROUP_PEOPLE][1]);
    arena_free(arena);
}

// Two breakdowns that differ in one person tell what that person said.
static void test_two_breakdowns_tell_nobody(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int32_t first[20], second[20];
    for (int i = 0; i < 20; i++) {
        first[i] = i < 10;
        second[i] = i < 11;
    }
    Measurement one = of_groups(arena, first, second, 20, 2);
    MeasuredPlan plan = plan_of(arena, &one);
    assert_true(plan.trait[0].shown[GROUP_PEOPLE][0] && plan.trait[0].shown[GROUP_PEOPLE][1]);
    assert_false(plan.trait[1].shown[GROUP_PEOPLE][0] || plan.trait[1].shown[GROUP_PEOPLE][1]);
    // Two that cross with five people or more in every corner do not; nor two that are the same.
    for (int i = 0; i < 20; i++)
        second[i] = i % 2;
    one = of_groups(arena, first, second, 20, 2);
    plan = plan_of(arena, &one);
    assert_true(plan.trait[1].shown[GROUP_PEOPLE][0] && plan.trait[1].shown[GROUP_PROMOTER][1]);
    one = of_groups(arena, first, first, 20, 2);
    plan = plan_of(arena, &one);
    assert_true(plan.trait[1].shown[GROUP_PEOPLE][0]);
    arena_free(arena);
}

static void test_alike_tells_all(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t marks[] = { 9, 9, 9, 9, 9, 9 };
    MeasuredQuestion question = question_of("0-10", marks);
    question.asked_for = ASKED_RECOMMENDATION;
    Measurement one = measurement_of(&question, 1, 6);
    MeasuredPlan plan = plan_of(arena, &one);
    assert_false(plan.question[0] || plan.promoter);
    marks[0] = 2;
    plan = plan_of(arena, &one);
    assert_true(plan.question[0] && plan.promoter);
    one.rows = 4;
    plan = plan_of(arena, &one);
    assert_false(plan.people || plan.question[0]);
    arena_free(arena);
}

// Six tens are withheld for being alike, and with them one of two others: else they are all minus the others.
static void test_rest_is_not_alike(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int32_t of[20];
    for (int i = 0; i < 20; i++)
        of[i] = i < 6 ? 0 : i < 12 ? 1 : 2;
    Measurement one = of_groups(arena, of, of, 20, 3);
    for (int i = 0; i < 6; i++)
        one.question->mark[i] = 10;
    MeasuredPlan plan = plan_of(arena, &one);
    const bool *people = plan.trait[0].shown[GROUP_PEOPLE],
               *promoter = plan.trait[0].shown[GROUP_PROMOTER];
    assert_true(people[0] && people[1] && people[2]);
    assert_true(!promoter[0] && !promoter[1] && promoter[2]);
    arena_free(arena);
}

// Six answered both questions, a seventh the first alone: gap and means together would tell that one mark.
static void test_gap_tells_nobody(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t expected[] = { 9, 9, 9, 8, 8, 7, 2, 8, 7, 9, 8 },
            got[] = { 4, 4, 4, 5, 5, 3, NO, NO, NO, NO, NO };
    MeasuredQuestion questions[] = { question_of("1-10", expected), question_of("1-10", got) };
    int of[] = { 0 }, against[] = { 1 };
    MeasuredGap gap = { .of = of, .against = against, .count = 1 };
    Measurement one = measurement_of(questions, 2, 7);
    one.gap = &gap;
    one.gap_count = 1;
    MeasuredPlan plan = plan_of(arena, &one);
    assert_true(plan.question[0] && plan.question[1]);
    assert_false(plan.gap[0]);
    one.rows = 6;
    assert_true(plan_of(arena, &one).gap[0]);
    one.rows = 11;
    assert_true(plan_of(arena, &one).gap[0]);
    arena_free(arena);
}

// Staff 8, 9, 7, 8, 8 against customers 6, 5, 7, 6, 6: the gap is 2, both variances 0.5, √(0.5/5 + 0.5/5) = 0.4472,
// 8 degrees of freedom, t = 4.472: 2 ± 2.306 × 0.4472, p = 0.00208.
static void test_mirror(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t staff_marks[] = { 7, 8, 6, 7, 7 }, customer_marks[] = { 5, 4, 6, 5, 5 };
    MeasuredQuestion staff = question_of("1-10", staff_marks),
                     customers = question_of("1-10", customer_marks);
    MeasuredDimension dimension = { .name = S("Service") };
    staff.dimension = customers.dimension = 0;
    Measurement both[] = { measurement_of(&customers, 1, 5), measurement_of(&staff, 1, 5) };
    both[0].dimension = both[1].dimension = &dimension;
    both[0].dimension_count = both[1].dimension_count = 1;
    both[1].kind = MEASURED_MIRROR;
    both[1].mirrors = &both[0];
    const MirrorGap *gap = measurements_score(arena, both, 2)[1].mirror;
    assert_fraction(gap->gap, 2, 1);
    assert_true(fabs(gap->low - (2 - 2.306004135204166 * sqrt(0.2))) < 1e-9);
    assert_true(fabs(gap->p - 0.002077338) < 1e-9);
    assert_true(gap->clear);
    arena_free(arena);
}

// 7 6 2 and 5 7, the third left open: means 5 and 6, shares of 6 and 7 two of three and one of two. What each
// respondent moves the mean of the means, n = 3: (7 − 5)/3 + (5 − 6)/2 = 1/6, 1/3 + 1/2 = 5/6, −1; times n / 2.
static void test_themes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int16_t did[] = { 6, 5, 1 }, got[] = { 4, 6, NO }, felt[] = { DK, 5, 3 };
    MeasuredQuestion questions[] = { question_of("1-10", did), question_of("1-10", got),
                                     question_of("1-10", felt) };
    for (int i = 0; i < 3; i++) {
        questions[i].scale.steps = 7;
        questions[i].theme = i < 2 ? THEME_EFFECTIVE : THEME_EMOTION;
    }
    Measurement one = measurement_of(questions, 3, 3);
    const ThemeScore *theme = measurements_score(arena, &one, 1)[0].theme;
    assert_fraction(theme[THEME_EFFECTIVE].mean.mean, 11, 2);
    assert_int_equal(theme[THEME_EFFECTIVE].mean.n, 3);
    double moved[] = { 1.0 / 4, 5.0 / 4, -3.0 / 2 }, squares = 0;
    for (int i = 0; i < 3; i++)
        squares += moved[i] * moved[i];
    double half = 4.302652729749464 * sqrt(squares / 2 / 3);
    assert_true(fabs(theme[THEME_EFFECTIVE].mean.high - (5.5 + half)) < 1e-12);
    assert_fraction(theme[THEME_EFFECTIVE].best.mean, 7, 12);
    assert_int_equal(theme[THEME_EASY].mean.n, 0);
    assert_true(fraction_is_none(theme[THEME_EASY].best.mean));
    // Who does not know is among those of whom a share is, where the settings say so, and never in a mean.
    assert_fraction(theme[THEME_EMOTION].best.mean, 1, 2);
    questions[2].shares_of_all = true;
    theme = measurements_score(arena, &one, 1)[0].theme;
    assert_fraction(theme[THEME_EMOTION].best.mean, 1, 3);
    assert_fraction(theme[THEME_EMOTION].mean.mean, 5, 1);
    assert_int_equal(theme[THEME_EMOTION].mean.n, 2);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_customer_value),
        cmocka_unit_test(test_norm),
        cmocka_unit_test(test_three_routes),
        cmocka_unit_test(test_words_to_ten_points),
        cmocka_unit_test(test_promoters),
        cmocka_unit_test(test_rest_is_no_small_group),
        cmocka_unit_test(test_promoters_are_worked_out),
        cmocka_unit_test(test_dimension_tells_no_question),
        cmocka_unit_test(test_groups_of_staff_are_larger),
        cmocka_unit_test(test_two_breakdowns_tell_nobody),
        cmocka_unit_test(test_alike_tells_all),
        cmocka_unit_test(test_rest_is_not_alike),
        cmocka_unit_test(test_gap_tells_nobody),
        cmocka_unit_test(test_mirror),
        cmocka_unit_test(test_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
