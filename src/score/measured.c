// SPDX-License-Identifier: EUPL-1.2
#include "score/measured.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "score/measured_question.h"
#include "score/welch.h"

// ---- the norm ----

Norm norm_judge(Fraction mean, Fraction previous)
{
    Norm norm = { NORM_NONE, false, previous };
    if (fraction_is_none(mean))
        return norm;
    norm.verdict = NORM_MET;
    if (fraction_compare(mean, fraction(7, 1)) >= 0)
        return norm;
    norm.verdict = NORM_MISSED;
    if (fraction_is_none(previous))
        return norm;
    Fraction better = fraction_subtract(mean, previous);
    bool by_one = fraction_compare(better, fraction(1, 1)) >= 0;
    bool by_nine_tenths = fraction_compare(better, fraction(9, 10)) >= 0;
    bool by_a_tenth_of_it =
        fraction_compare(better, fraction_multiply(previous, fraction(1, 10))) >= 0;
    norm.verdict = by_one ? NORM_IMPROVED : NORM_MISSED;
    norm.turns = by_nine_tenths != by_one || by_a_tenth_of_it != by_one;
    return norm;
}

static bool is_mark(const MarkSet *set)
{
    return !set->low_is_good && fraction_compare(set->top, fraction(10, 1)) == 0 &&
           set->base.den == 1 && (set->base.num == 0 || set->base.num == 1);
}

// ---- one group ----

static DimensionScore dimension_score(const Measurement *measurement, int dimension, MarkRows rows)
{
    DimensionScore score = { .set = mark_set_dimension(measurement, dimension) };
    for (int route = 0; route < ROUTES; route++)
        score.route[route] = mark_mean(measurement, &score.set, (MeanRoute)route, rows).mean;
    score.mean = mark_mean(measurement, &score.set, measurement->dimension[dimension].route, rows);
    return score;
}

static CustomerValue customer_value(const Measurement *measurement, MarkRows rows)
{
    MarkSet set = mark_set_customer_value(measurement);
    CustomerValue value = { .asked = set.count == 3 };
    if (!value.asked)
        return value;
    value.mean = mark_mean(measurement, &set, ROUTE_QUESTIONS, rows);
    // Not of all three questions where nobody answered one of them.
    MarkRows complete = rows;
    complete.complete = &set;
    value.complete = mark_mean(measurement, &set, ROUTE_RESPONDENTS, complete);
    for (size_t q = 0; q < set.count; q++) {
        MarkSet one = mark_set_question(set.question[q]);
        if (mark_mean(measurement, &one, ROUTE_QUESTIONS, rows).n == 0)
            value.asked = false;
    }
    return value;
}

static size_t respondents_of(const Measurement *measurement, MarkRows rows)
{
    size_t respondents = 0;
    for (size_t i = 0; i < rows.count; i++) {
        bool answered = false;
        for (size_t q = 0; q < measurement->question_count && !answered; q++)
            answered = measurement->question[q].mark[rows.row[i]] >= 0;
        respondents += answered;
    }
    return respondents;
}

static MeasuredGroup group_score(Arena *arena, const Measurement *measurement, MarkRows rows)
{
    MeasuredGroup group = {
        .respondents = respondents_of(measurement, rows),
        .question = arena_many(arena, QuestionScore, measurement->question_count),
        .dimension = arena_many(arena, DimensionScore, measurement->dimension_count),
        .value = customer_value(measurement, rows),
    };
    for (size_t q = 0; q < measurement->question_count; q++) {
        group.question[q] = question_score(arena, measurement, &measurement->question[q], rows);
        if (group.question[q].promoter.asked)
            group.recommendation = &group.question[q];
    }
    for (size_t i = 0; i < measurement->dimension_count; i++)
        group.dimension[i] = dimension_score(measurement, (int)i, rows);
    return group;
}

// ---- beside another measurement ----

static int dimension_named(Arena *arena, const Measurement *measurement, Slice name)
{
    for (size_t i = 0; i < measurement->dimension_count; i++)
        if (slice_equal(text_key(arena, measurement->dimension[i].name), text_key(arena, name)))
            return (int)i;
    return -1;
}

static bool same_ends(const MarkSet *a, const MarkSet *b)
{
    return fraction_compare(a->base, b->base) == 0 && fraction_compare(a->top, b->top) == 0 &&
           a->low_is_good == b->low_is_good;
}

static const MeasurementScore *score_for(const MeasurementScore *scores, size_t count,
                                         const Measurement *measurement)
{
    for (size_t i = 0; i < count; i++)
        if (measurement && scores[i].measurement == measurement)
            return &scores[i];
    return NULL;
}

static void judge(Arena *arena, MeasurementScore *score, const MeasurementScore *before)
{
    const Measurement *now = score->measurement;
    CustomerValue *value = &score->all.value;
    Fraction old =
        before && before->all.value.asked ? before->all.value.mean.mean : fraction_none();
    if (now->kind == MEASURED_CUSTOMERS && value->asked)
        value->norm = norm_judge(value->mean.mean, old);
    for (size_t i = 0; i < now->dimension_count; i++) {
        DimensionScore *dimension = &score->all.dimension[i];
        int same =
            before ? dimension_named(arena, before->measurement, now->dimension[i].name) : -1;
        bool alike = same >= 0 && same_ends(&dimension->set, &before->all.dimension[same].set);
        old = alike ? before->all.dimension[same].mean.mean : fraction_none();
        dimension->before = alike ? same : -1;
        dimension->norm.previous = old;
        if (now->kind == MEASURED_CUSTOMERS && is_mark(&dimension->set))
            dimension->norm = norm_judge(dimension->mean.mean, old);
    }
}

static void compare_promoters(MeasurementScore *score, const MeasurementScore *before)
{
    score->promoter_change = fraction_none();
    score->promoter_change_half = (double)NAN;
    if (!before || !score->all.recommendation || !before->all.recommendation)
        return;
    const PromoterScore *now = &score->all.recommendation->promoter,
                        *then = &before->all.recommendation->promoter;
    score->promoter_change = fraction_is_none(then->score) || fraction_is_none(now->score)
                                 ? fraction_none()
                                 : fraction_subtract(now->score, then->score);
    score->promoter_change_half = sqrt(now->half * now->half + then->half * then->half);
}

// Welch's t from two means and their standard deviations; as every test, without a correction for whom it
// asked out of how many.
static MirrorGap mirror_gap(const MarkMean *staff, const MarkMean *customers)
{
    MirrorGap gap = { .gap = fraction_subtract(staff->mean, customers->mean) };
    double a = staff->sd * staff->sd / staff->effective_n,
           b = customers->sd * customers->sd / customers->effective_n;
    double error = sqrt(a + b), difference = fraction_double(gap.gap);
    double freedom = (a + b) * (a + b) /
                     (a * a / (staff->effective_n - 1) + b * b / (customers->effective_n - 1));
    gsl_set_error_handler_off();
    gap.p = gap.low = gap.high = (double)NAN;
    if (!(error > 0) || !(freedom > 0))
        return gap;
    double half = gsl_cdf_tdist_Pinv(0.975, freedom) * error;
    gap.low = difference - half;
    gap.high = difference + half;
    gap.p = 2 * gsl_cdf_tdist_Q(fabs(difference) / error, freedom);
    return gap;
}

static void compare_mirror(Arena *arena, MeasurementScore *score, const MeasurementScore *of)
{
    const Measurement *staff = score->measurement;
    size_t count = staff->dimension_count;
    double *p = arena_many(arena, double, count);
    score->mirror = arena_many(arena, MirrorGap, count);
    for (size_t i = 0; i < count; i++) {
        const DimensionScore *own = &score->all.dimension[i];
        int same = of ? dimension_named(arena, of->measurement, staff->dimension[i].name) : -1;
        bool alike = same >= 0 && same_ends(&own->set, &of->all.dimension[same].set);
        MirrorGap none = { .gap = fraction_none(), .p = (double)NAN };
        none.low = none.high = (double)NAN;
        score->mirror[i] = alike ? mirror_gap(&own->mean, &of->all.dimension[same].mean) : none;
        score->mirror[i].customers = alike ? same : -1;
        p[i] = score->mirror[i].p;
    }
    holm_adjust(arena, p, count);
    for (size_t i = 0; i < count; i++) {
        score->mirror[i].p = p[i];
        score->mirror[i].clear = p[i] < 0.05;
    }
}

// ---- all of them ----

// The rows by what they say of the trait, without those that say nothing: those of its first value, then
// those of the next. Returns where each value's begin, and where the last value's end.
static size_t *rows_by_value(Arena *arena, const MeasuredTrait *trait, size_t rows, uint32_t *row)
{
    size_t *from = arena_many(arena, size_t, trait->count + 2);
    for (size_t i = 0; i < rows; i++)
        if (trait->of[i] >= 0)
            from[(size_t)trait->of[i] + 2]++;
    for (size_t value = 0; value < trait->count; value++)
        from[value + 2] += from[value + 1];
    for (size_t i = 0; i < rows; i++)
        if (trait->of[i] >= 0)
            row[from[(size_t)trait->of[i] + 1]++] = (uint32_t)i;
    return from;
}

static ThemeScore theme_score(const Measurement *measurement, ExperienceTheme theme, MarkRows rows)
{
    MarkSet set = mark_set_theme(measurement, theme), best = mark_set_best(set, 2);
    return (ThemeScore){ mark_mean(measurement, &set, ROUTE_QUESTIONS, rows),
                         mark_mean(measurement, &best, ROUTE_QUESTIONS, rows) };
}

static MeasurementScore score_one(Arena *arena, const Measurement *measurement)
{
    uint32_t *row = arena_many(arena, uint32_t, measurement->rows);
    for (size_t i = 0; i < measurement->rows; i++)
        row[i] = (uint32_t)i;
    MarkRows all = { row, measurement->rows, NULL };
    MeasurementScore score = { .measurement = measurement,
                               .all = group_score(arena, measurement, all),
                               .group =
                                   arena_many(arena, MeasuredGroup *, measurement->trait_count),
                               .gap = arena_many(arena, GapScore, measurement->gap_count),
                               .response = fraction_none() };
    for (int theme = THEME_EFFECTIVE; theme < THEMES; theme++)
        score.theme[theme] = theme_score(measurement, (ExperienceTheme)theme, all);
    for (size_t t = 0; t < measurement->trait_count; t++) {
        const MeasuredTrait *trait = &measurement->trait[t];
        score.group[t] = arena_many(arena, MeasuredGroup, trait->count);
        const size_t *from = rows_by_value(arena, trait, measurement->rows, row);
        for (size_t v = 0; v < trait->count; v++)
            score.group[t][v] = group_score(
                arena, measurement, (MarkRows){ row + from[v], from[v + 1] - from[v], NULL });
    }
    for (size_t i = 0; i < measurement->gap_count; i++)
        score.gap[i] = gap_score(arena, measurement, &measurement->gap[i]);
    if (measurement->invited > 0 && score.all.respondents <= (uint64_t)measurement->invited)
        score.response = fraction((int128)score.all.respondents, measurement->invited);
    return score;
}

MeasurementScore *measurements_score(Arena *arena, const Measurement *measurements, size_t count)
{
    MeasurementScore *scores = arena_many(arena, MeasurementScore, count);
    for (size_t i = 0; i < count; i++)
        scores[i] = score_one(arena, &measurements[i]);
    for (size_t i = 0; i < count; i++) {
        const MeasurementScore *before = score_for(scores, count, measurements[i].previous);
        judge(arena, &scores[i], before);
        compare_promoters(&scores[i], before);
        if (measurements[i].kind == MEASURED_MIRROR)
            compare_mirror(arena, &scores[i], score_for(scores, count, measurements[i].mirrors));
    }
    return scores;
}
