// SPDX-License-Identifier: EUPL-1.2
#include "score/measured_question.h"

#include <math.h>

static const double NORMAL_95 = 1.96; // as everybody who publishes a Net Promoter Score has it

// ---- what was answered ----

static Fraction mark_value(const MarkScale *scale, int step)
{
    return fraction_add(scale->low, fraction_multiply(scale->step, fraction(step, 1)));
}

static void count_marks(const MeasuredQuestion *question, MarkRows rows, QuestionScore *score)
{
    for (size_t i = 0; i < rows.count; i++) {
        int mark = question->mark[rows.row[i]];
        if (!mark_row_complete(rows.complete, rows.row[i]))
            continue;
        score->blank += mark == MARK_BLANK;
        score->dont_know += mark == MARK_DONT_KNOW;
        score->answered += mark >= 0;
        if (mark >= 0)
            score->count[mark]++;
    }
}

// The step of the answer that so many come before.
static int step_of(const QuestionScore *score, size_t before)
{
    int step = 0;
    for (size_t met = score->count[0]; met <= before; met += score->count[step])
        step++;
    return step;
}

static void take_middle(const MarkScale *scale, QuestionScore *score)
{
    int128 steps = 0;
    size_t n = score->answered;
    score->median = score->unweighted = fraction_none();
    for (int step = 0; step < scale->steps; step++)
        steps += (int128)score->count[step] * (unsigned)step;
    score->sum = fraction_add(fraction_multiply(scale->low, fraction((int128)n, 1)),
                              fraction_multiply(scale->step, fraction(steps, 1)));
    if (n == 0)
        return;
    score->unweighted = fraction_divide(score->sum, fraction((int128)n, 1));
    Fraction low = mark_value(scale, step_of(score, (n - 1) / 2)),
             high = mark_value(scale, step_of(score, n / 2));
    score->median = fraction_divide(fraction_add(low, high), fraction(2, 1));
}

// ---- shares ----

// Of the marks from `low` to `high`, both included.
static Fraction share_between(const MarkScale *scale, const QuestionScore *score, size_t base,
                              int low, int high)
{
    uint64_t count = 0;
    for (int step = 0; step < scale->steps; step++) {
        Fraction mark = mark_value(scale, step);
        if (fraction_compare(mark, fraction(low, 1)) >= 0 &&
            fraction_compare(mark, fraction(high, 1)) <= 0)
            count += score->count[step];
    }
    return fraction((int128)count, (int128)base);
}

static Fraction share_of_best(const MarkScale *scale, const QuestionScore *score, size_t base,
                              int best)
{
    uint64_t count = 0;
    for (int i = 0; i < best && i < scale->steps; i++)
        count += score->count[scale->low_is_good ? i : scale->steps - 1 - i];
    return fraction((int128)count, (int128)base);
}

// 0–10 or 1–10: marks as Dutch schools give them.
static bool is_out_of_ten(const MarkScale *scale)
{
    Fraction top = mark_value(scale, scale->steps - 1);
    return !scale->low_is_good && fraction_compare(top, fraction(10, 1)) == 0 &&
           scale->low.den == 1 && (scale->low.num == 0 || scale->low.num == 1);
}

static void take_shares(const MeasuredQuestion *question, QuestionScore *score)
{
    const MarkScale *scale = &question->scale;
    size_t base = score->answered + (question->shares_of_all ? score->dont_know : 0);
    score->top2 = share_of_best(scale, score, base, 2);
    score->top3 = share_of_best(scale, score, base, 3);
    score->up_to_5 = score->at_6 = score->at_7 = score->at_8 = score->from_9 = fraction_none();
    if (!is_out_of_ten(scale) || scale->step.den != 1)
        return;
    score->up_to_5 = share_between(scale, score, base, 0, 5);
    score->at_6 = share_between(scale, score, base, 6, 6);
    score->at_7 = share_between(scale, score, base, 7, 7);
    score->at_8 = share_between(scale, score, base, 8, 8);
    score->from_9 = share_between(scale, score, base, 9, 10);
}

// ---- the Net Promoter Score ----

static double promoter_half(double promoters, double detractors, double n)
{
    double difference = promoters - detractors;
    return 100 * NORMAL_95 * sqrt((promoters + detractors - difference * difference) / n);
}

static void take_promoter_interval(double promoters, double detractors, double n,
                                   PromoterScore *score)
{
    double more = n + 3, p = (promoters * n + 0.75) / more, d = (detractors * n + 0.75) / more;
    double half = promoter_half(p, d, more);
    score->half = promoter_half(promoters, detractors, n);
    score->adjusted_low = 100 * (p - d) - half;
    score->adjusted_high = 100 * (p - d) + half;
    bool few = score->n < PROMOTERS_FEW;
    score->low = few ? score->adjusted_low : fraction_double(score->score) - score->half;
    score->high = few ? score->adjusted_high : fraction_double(score->score) + score->half;
}

// ---- what a printed score tells ----

// Without weights.
static PromoterScore score_of_counts(uint64_t promoters, uint64_t detractors, uint64_t n)
{
    PromoterScore score = { .promoters = promoters,
                            .passives = n - promoters - detractors,
                            .detractors = detractors,
                            .n = n };
    score.score = fraction(100 * ((int128)promoters - (int128)detractors), (int128)n);
    take_promoter_interval((double)promoters / (double)n, (double)detractors / (double)n, (double)n,
                           &score);
    return score;
}

static bool prints_alike(const PromoterScore *one, const PromoterScore *other, bool interval)
{
    return fraction_round(one->score, 0) == fraction_round(other->score, 0) &&
           (!interval ||
            (round(one->low) == round(other->low) && round(one->high) == round(other->high)));
}

bool promoter_tells_few(const PromoterScore *score, bool interval, uint64_t least)
{
    const uint64_t own[] = { score->promoters, score->passives, score->detractors };
    bool open[3];
    // Of so many a whole point is more people than few.
    if (score->weighted || score->n >= 200 * least)
        return false;
    for (int i = 0; i < 3; i++)
        open[i] = own[i] == 0 || own[i] >= least;
    for (uint64_t p = 0; p <= score->n && !(open[0] && open[1] && open[2]); p++) {
        for (uint64_t d = 0; d <= score->n - p; d++) {
            // Far from it, which is seen sooner than what it prints.
            int128 apart = (int128)p - (int128)d - (int128)own[0] + (int128)own[2];
            if (100 * (apart < 0 ? -apart : apart) > 2 * (int128)score->n)
                continue;
            const uint64_t other[] = { p, score->n - p - d, d };
            PromoterScore made = score_of_counts(p, d, score->n);
            for (int i = 0; i < 3 && prints_alike(score, &made, interval); i++)
                open[i] = open[i] || other[i] != own[i];
        }
    }
    return !(open[0] && open[1] && open[2]);
}

static PromoterScore promoter_score(const Measurement *measurement,
                                    const MeasuredQuestion *question, MarkRows rows,
                                    double effective_n)
{
    PromoterScore score = { .asked = question->asked_for == ASKED_RECOMMENDATION &&
                                     is_out_of_ten(&question->scale),
                            .weighted = measurement->weight != NULL,
                            .score = fraction_none(),
                            .unweighted = fraction_none() };
    int128 weight = 0, sides[3] = { 0, 0, 0 };
    score.half = score.adjusted_low = score.adjusted_high = score.low = score.high = (double)NAN;
    for (size_t i = 0; score.asked && i < rows.count; i++) {
        size_t row = rows.row[i];
        int mark = question->mark[row];
        if (mark < 0 || !mark_row_complete(rows.complete, row))
            continue;
        int side = promoter_side(&question->scale, mark);
        int64_t one = measurement->weight ? measurement->weight[row] : 1;
        score.promoters += side > 0;
        score.passives += side == 0;
        score.detractors += side < 0;
        sides[side + 1] += one;
        weight += one;
    }
    score.n = score.promoters + score.passives + score.detractors;
    if (score.n == 0 || weight == 0)
        return score;
    score.unweighted =
        fraction(100 * ((int128)score.promoters - (int128)score.detractors), (int128)score.n);
    score.score = fraction(100 * (sides[2] - sides[0]), weight);
    take_promoter_interval(fraction_double(fraction(sides[2], weight)),
                           fraction_double(fraction(sides[0], weight)), effective_n, &score);
    return score;
}

QuestionScore question_score(Arena *arena, const Measurement *measurement,
                             const MeasuredQuestion *question, MarkRows rows)
{
    QuestionScore score = { .count = arena_many(arena, uint64_t, (size_t)question->scale.steps) };
    MarkSet set = mark_set_question(question);
    count_marks(question, rows, &score);
    take_middle(&question->scale, &score);
    take_shares(question, &score);
    score.mean = mark_mean(measurement, &set, ROUTE_QUESTIONS, rows);
    MarkSet best = mark_set_best(set, question->figure_best);
    score.figure =
        question->figure_best ? mark_mean(measurement, &best, ROUTE_QUESTIONS, rows) : score.mean;
    score.promoter = promoter_score(measurement, question, rows, score.mean.effective_n);
    return score;
}

// ---- gaps ----

// Of one respondent: the sum of what lies between the pairs that he answered, in steps. Returns how many.
static size_t gap_of(const Measurement *measurement, const MeasuredGap *gap, size_t row,
                     int64_t *steps, GapScore *score, int128 *pair)
{
    size_t answered = 0;
    *steps = 0;
    for (size_t i = 0; i < gap->count; i++) {
        int of = measurement->question[gap->of[i]].mark[row],
            against = measurement->question[gap->against[i]].mark[row];
        if (of < 0 || against < 0)
            continue;
        answered++;
        *steps += of - against;
        if (pair) {
            pair[i] += of - against;
            score->pair_n[i]++;
        }
    }
    return answered;
}

// As for marks (mark_means.h): d = Σ (difference − mean) · n / answers.
static void take_gap_interval(const Measurement *measurement, const MeasuredGap *gap, size_t n,
                              double unit, GapScore *score)
{
    long double mean = (long double)fraction_double(score->mean) / (long double)unit, squares = 0;
    int64_t steps;
    for (size_t row = 0; row < measurement->rows; row++) {
        size_t answered = gap_of(measurement, gap, row, &steps, score, NULL);
        long double moved = ((long double)steps - mean * (long double)answered) * (long double)n /
                            (long double)score->answers;
        squares += answered ? moved * moved : 0;
    }
    double error = unit * sqrt((double)(squares / (long double)(n - 1) / (long double)n));
    double half = half_interval(error, (double)n);
    score->low = fraction_double(score->mean) - half;
    score->high = fraction_double(score->mean) + half;
}

GapScore gap_score(Arena *arena, const Measurement *measurement, const MeasuredGap *gap)
{
    GapScore score = { .count = gap->count,
                       .pair_n = arena_many(arena, size_t, gap->count),
                       .pair = arena_many(arena, Fraction, gap->count),
                       .mean = fraction_none(),
                       .low = (double)NAN,
                       .high = (double)NAN };
    int128 *pair = arena_many(arena, int128, gap->count), all = 0;
    size_t n = 0;
    for (size_t row = 0; row < measurement->rows; row++) {
        int64_t steps;
        size_t answered = gap_of(measurement, gap, row, &steps, &score, pair);
        score.answers += answered;
        n += answered > 0;
        all += steps;
    }
    // The scales of a gap's pairs are alike (the plan of the measurement sees to it) but may differ from pair
    // to pair; then only the pairs have a mean.
    Fraction unit = measurement->question[gap->of[0]].scale.step;
    bool alike = true;
    for (size_t i = 0; i < gap->count; i++) {
        Fraction step = measurement->question[gap->of[i]].scale.step;
        alike = alike && fraction_compare(step, unit) == 0;
        score.pair[i] = fraction_multiply(step, fraction(pair[i], (int128)score.pair_n[i]));
    }
    if (alike && score.answers)
        score.mean = fraction_multiply(unit, fraction(all, (int128)score.answers));
    if (alike && n > 1)
        take_gap_interval(measurement, gap, n, fraction_double(unit), &score);
    return score;
}
