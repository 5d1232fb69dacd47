// SPDX-License-Identifier: EUPL-1.2
#include "score/mark_means.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

// ---- sets ----

MarkSet mark_set_question(const MeasuredQuestion *question)
{
    const MarkScale *scale = &question->scale;
    MarkSet set = { .question = { question }, .factor = { 1 }, .count = 1 };
    set.base = scale->low;
    set.unit = scale->step;
    set.low_is_good = scale->low_is_good;
    set.top = fraction_add(set.base, fraction_multiply(set.unit, fraction(scale->steps - 1, 1)));
    return set;
}

Fraction mark_far_from_best(MarkSet set, Fraction mean)
{
    Fraction far =
        fraction_divide(fraction_subtract(mean, set.base), fraction_subtract(set.top, set.base));
    return set.low_is_good ? far : fraction_subtract(fraction(1, 1), far);
}

MarkSet mark_set_dimension(const Measurement *measurement, int dimension)
{
    const MeasuredDimension *of = &measurement->dimension[dimension];
    MarkSet set = { .count = 0 };
    size_t low = 0;
    int64_t points = of->rescaled ? dimension_points(measurement, dimension) : 0;
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MeasuredQuestion *question = &measurement->question[i];
        if (question->dimension != dimension)
            continue;
        set.factor[set.count] = of->rescaled ? points / (question->scale.steps - 1) : 1;
        set.turned[set.count] = question->scale.low_is_good;
        low += question->scale.low_is_good;
        set.question[set.count++] = question;
    }
    assert(set.count); // settings of a dimension without questions are refused
    MarkSet one = mark_set_question(set.question[0]);
    set.low_is_good = low == set.count && !of->rescaled;
    for (size_t i = 0; i < set.count && set.low_is_good; i++)
        set.turned[i] = false;
    set.base = of->rescaled ? of->low : one.base;
    set.top = of->rescaled ? of->high : one.top;
    set.unit = of->rescaled
                   ? fraction_divide(fraction_subtract(of->high, of->low), fraction(points, 1))
                   : one.unit;
    return set;
}

MarkSet mark_set_theme(const Measurement *measurement, ExperienceTheme theme)
{
    MarkSet set = { .count = 0 };
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MeasuredQuestion *question = &measurement->question[i];
        if (question->theme != theme)
            continue;
        MarkSet one = mark_set_question(question);
        set.base = one.base;
        set.unit = one.unit;
        set.top = one.top;
        set.factor[set.count] = 1;
        set.question[set.count++] = question;
    }
    return set;
}

MarkSet mark_set_best(MarkSet set, int best)
{
    for (size_t q = 0; q < set.count; q++)
        set.turned[q] = set.question[q]->scale.low_is_good;
    set.best = best;
    set.base = fraction(0, 1);
    set.unit = set.top = fraction(1, 1);
    set.low_is_good = false;
    return set;
}

MarkSet mark_set_customer_value(const Measurement *measurement)
{
    MarkSet set = { .count = 0 };
    for (size_t i = 0; i < measurement->question_count; i++) {
        const MeasuredQuestion *question = &measurement->question[i];
        MarkSet one = mark_set_question(question);
        bool asked = question->asked_for >= ASKED_SATISFACTION &&
                     question->asked_for <= ASKED_RECOMMENDATION;
        if (!asked || fraction_compare(one.base, fraction(0, 1)) ||
            fraction_compare(one.top, fraction(10, 1)))
            continue;
        // One of them may have been asked in halves.
        one.factor[0] = (int64_t)(one.unit.num * 1000 / one.unit.den);
        set.factor[set.count] = one.factor[0];
        set.question[set.count++] = question;
    }
    set.base = fraction(0, 1);
    set.unit = fraction(1, 1000);
    set.top = fraction(10, 1);
    return set;
}

// ---- rows ----

// Does what this respondent said to the question count?
static bool counts_at(const MarkSet *set, size_t question, size_t row)
{
    int mark = set->question[question]->mark[row];
    bool of_all = set->best && set->question[question]->shares_of_all;
    return mark >= 0 || (of_all && mark == MARK_DONT_KNOW);
}

static int64_t points_of(const MarkSet *set, size_t question, size_t row)
{
    int mark = set->question[question]->mark[row], steps = set->question[question]->scale.steps;
    if (set->turned[question] && mark >= 0)
        mark = steps - 1 - mark;
    if (set->best)
        return mark >= steps - set->best;
    return mark * set->factor[question];
}

bool mark_row_complete(const MarkSet *set, size_t row)
{
    for (size_t q = 0; set && q < set->count; q++)
        if (!counts_at(set, q, row))
            return false;
    return true;
}

static size_t answered_of(const MarkSet *set, size_t row)
{
    size_t answered = 0;
    for (size_t q = 0; q < set->count; q++)
        answered += counts_at(set, q, row);
    return answered;
}

// ---- sums ----

// Sums of points and of weights; without weights each weighs 1.
typedef struct MarkSums {
    int128 question[DIMENSION_QUESTIONS_MOST], question_weight[DIMENSION_QUESTIONS_MOST];
    int128 by_answered[DIMENSION_QUESTIONS_MOST + 1]; // of respondents with so many answers
    int128 all, all_weight;                           // of all answers
    int128 weight;                                    // of respondents
    long double squares;                              // of their weights
    size_t n, answers;
} MarkSums;

static int64_t weight_of(const Measurement *measurement, size_t row)
{
    return measurement->weight ? measurement->weight[row] : 1;
}

static void add_row(const Measurement *measurement, const MarkSet *set, size_t row, MarkSums *sums)
{
    int64_t weight = weight_of(measurement, row);
    size_t answered = answered_of(set, row);
    if (answered == 0)
        return;
    for (size_t q = 0; q < set->count; q++) {
        if (!counts_at(set, q, row))
            continue;
        int128 points = (int128)points_of(set, q, row) * weight;
        sums->question[q] += points;
        sums->question_weight[q] += weight;
        sums->by_answered[answered] += points;
        sums->all += points;
        sums->all_weight += weight;
    }
    sums->weight += weight;
    sums->squares += (long double)weight * (long double)weight;
    sums->n++;
    sums->answers += answered;
}

// ---- the mean ----

// Of several fractions whose denominators may have no room beside each other: beyond that to so many
// decimals, which no document prints and no norm can hang on.
static Fraction sum_of(const Fraction *part, size_t count)
{
    static const int64_t decimals = 1000000000000;
    long double room = 1;
    Fraction sum = fraction(0, 1);
    for (size_t i = 0; i < count; i++)
        room *= (long double)part[i].den;
    for (size_t i = 0; i < count; i++) {
        bool exact = count == 1 || room < 1e24L;
        long double value = (long double)part[i].num / (long double)part[i].den;
        sum = fraction_add(sum,
                           exact ? part[i] : fraction((int128)roundl(value * decimals), decimals));
    }
    return sum;
}

// In points.
static Fraction mean_points(const MarkSet *set, MeanRoute route, const MarkSums *sums)
{
    Fraction part[DIMENSION_QUESTIONS_MOST + 1];
    size_t parts = 0;
    if (route == ROUTE_ANSWERS)
        return fraction(sums->all, sums->all_weight);
    if (route == ROUTE_QUESTIONS) {
        for (size_t q = 0; q < set->count; q++)
            if (sums->question_weight[q])
                part[parts++] = fraction(sums->question[q], sums->question_weight[q]);
        return fraction_divide(sum_of(part, parts), fraction((int128)parts, 1));
    }
    for (size_t i = 1; i <= set->count; i++)
        part[parts++] = fraction(sums->by_answered[i], (int128)i * sums->weight);
    return sum_of(part, parts);
}

static long double mean_of_question(const MarkSums *sums, size_t q)
{
    return (long double)sums->question[q] / (long double)sums->question_weight[q];
}

// What this respondent moves the mean, in points.
static long double moved_by(const MarkSet *set, MeanRoute route, const MarkSums *sums,
                            long double mean, size_t row)
{
    long double moved = 0, weight = (long double)sums->weight;
    size_t answered = answered_of(set, row), questions = 0;
    for (size_t q = 0; q < set->count; q++) {
        questions += sums->question_weight[q] != 0;
        if (!counts_at(set, q, row))
            continue;
        long double points = (long double)points_of(set, q, row);
        if (route == ROUTE_QUESTIONS)
            moved += (points - mean_of_question(sums, q)) * weight /
                     (long double)sums->question_weight[q];
        else if (route == ROUTE_ANSWERS)
            moved += (points - mean) * weight / (long double)sums->all_weight;
        else
            moved += points / (long double)answered;
    }
    if (route == ROUTE_RESPONDENTS)
        return moved - mean;
    return route == ROUTE_QUESTIONS ? moved / (long double)questions : moved;
}

double half_interval(double error, double effective_n)
{
    if (!(effective_n > 1))
        return (double)NAN;
    gsl_set_error_handler_off();
    return gsl_cdf_tdist_Pinv(0.975, effective_n - 1) * error;
}

static Fraction mark_at(const MarkSet *set, Fraction points)
{
    return fraction_add(set->base, fraction_multiply(set->unit, points));
}

static void take_spread(const Measurement *measurement, const MarkSet *set, MeanRoute route,
                        MarkRows rows, const MarkSums *sums, MarkMean *result)
{
    Fraction points = mean_points(set, route, sums);
    long double squares = 0, mean = (long double)points.num / (long double)points.den;
    for (size_t i = 0; i < rows.count; i++) {
        size_t row = rows.row[i];
        if (!mark_row_complete(rows.complete, row) || answered_of(set, row) == 0)
            continue;
        long double moved = moved_by(set, route, sums, mean, row);
        squares += moved * moved * (long double)weight_of(measurement, row);
    }
    long double weight = (long double)sums->weight;
    double n = (double)(weight * weight / sums->squares);
    double unit = fraction_double(set->unit);
    bool finite = measurement->population >= 0 && (double)measurement->population >= n;
    double share = finite ? 1 - (double)sums->n / (double)measurement->population : 1;
    result->effective_n = n;
    result->sd = n > 1 ? unit * sqrt((double)(squares / weight) * n / (n - 1)) : (double)NAN;
    result->error = result->sd / sqrt(n) * sqrt(fmax(0, share));
    double half = half_interval(result->error, n);
    result->low = fraction_double(result->mean) - half;
    result->high = fraction_double(result->mean) + half;
}

// What a respondent answered; compared as it is, since lowest terms of every row would cost more than all
// else.
typedef struct RowSum {
    int64_t points, answered;
} RowSum;

static RowSum row_sum(const MarkSet *set, size_t row)
{
    RowSum sum = { 0, 0 };
    for (size_t q = 0; q < set->count; q++) {
        if (!counts_at(set, q, row))
            continue;
        sum.points += points_of(set, q, row);
        sum.answered++;
    }
    return sum;
}

static bool is_lower(RowSum a, RowSum b)
{
    return (int128)a.points * b.answered < (int128)b.points * a.answered;
}

Fraction mark_row_mean(const MarkSet *set, size_t row)
{
    RowSum sum = row_sum(set, row);
    return fraction(sum.points, sum.answered);
}

static void take_ends(const MarkSet *set, MarkRows rows, MarkMean *result)
{
    RowSum least = { 0, 0 }, most = { 0, 0 };
    for (size_t i = 0; i < rows.count; i++) {
        RowSum sum = row_sum(set, rows.row[i]);
        if (sum.answered == 0 || !mark_row_complete(rows.complete, rows.row[i]))
            continue;
        if (least.answered == 0 || is_lower(sum, least))
            least = sum;
        if (most.answered == 0 || is_lower(most, sum))
            most = sum;
    }
    result->least = mark_at(set, fraction(least.points, least.answered));
    result->most = mark_at(set, fraction(most.points, most.answered));
}

MarkMean mark_mean(const Measurement *measurement, const MarkSet *set, MeanRoute route,
                   MarkRows rows)
{
    MarkSums sums = { .n = 0 };
    for (size_t i = 0; i < rows.count; i++)
        if (mark_row_complete(rows.complete, rows.row[i]))
            add_row(measurement, set, rows.row[i], &sums);
    MarkMean result = { .n = sums.n, .answers = sums.answers, .mean = fraction_none() };
    result.sd = result.error = result.low = result.high = (double)NAN;
    result.least = result.most = fraction_none();
    if (sums.n == 0 || sums.weight == 0)
        return result;
    result.mean = mark_at(set, mean_points(set, route, &sums));
    take_spread(measurement, set, route, rows, &sums, &result);
    take_ends(set, rows, &result);
    return result;
}
