// SPDX-License-Identifier: EUPL-1.2
// Means of marks with their intervals: of one question, of the questions of a dimension, of the three of the
// Customer Value Score.
//
// Where not everybody answered all questions there are three means (MeanRoute), and their intervals follow
// from how much each respondent moves them: the mean of d over respondents is 0, its spread that of the mean.
//
//   questions    d = 1/Q · Σ (x − mean of the question) · W / W of the question
//   respondents  d = mean of what he answered − mean
//   answers      d = Σ (x − mean) · W / W of all answers
//
// Woodruff, Journal of the American Statistical Association 66 (1971), 411–414; where everybody answered
// everything it is the t interval of the respondents' own means. With weights, n is Kish's effective sample
// size (Survey Sampling, 1965): (Σw)² / Σw².
#ifndef SCORE_MARK_MEANS_H
#define SCORE_MARK_MEANS_H

#include "base/arena.h"
#include "model/measurement.h"

// Questions of which marks are taken together: each mark is `base` + `unit` × its points.
typedef struct MarkSet {
    const MeasuredQuestion *question[DIMENSION_QUESTIONS_MOST];
    int64_t factor[DIMENSION_QUESTIONS_MOST]; // points of one step of that question
    bool turned[DIMENSION_QUESTIONS_MOST];    // steps are counted from the other end
    size_t count;
    Fraction base, unit, top; // the lowest mark, that of one point, the highest
    bool low_is_good;
    int best; // above 0: one of so many best marks is 1, any other 0, and the mean is a share
} MarkSet;

// Which rows count. Listed, since a group of a breakdown costs what it holds then, not what all hold.
typedef struct MarkRows {
    const uint32_t *row; // their numbers
    size_t count;
    const MarkSet *complete; // of them those that answered all of these; NULL: all
} MarkRows;

typedef struct MarkMean {
    size_t n;       // respondents who answered any of the questions
    size_t answers; // all of theirs
    // Exact; of several questions with weights to twelve decimals
    Fraction mean;
    double effective_n;   // n, or with weights fewer
    double sd;            // of what each respondent moves the mean
    double error;         // standard error
    double low, high;     // 95 %, by Student's t; NaN for fewer than two respondents
    Fraction least, most; // the lowest and highest of the respondents' own means
} MarkMean;

// One question, as it was asked.
MarkSet mark_set_question(const MeasuredQuestion *question);

// How far a mean lies from the best mark of the set, of the length of its scale: 0 to 1.
Fraction mark_far_from_best(MarkSet set, Fraction mean);

// The questions of a dimension, on the scale that it is given. Where some are good at their lowest mark and
// others at their highest, or the dimension has a scale of its own, the former are turned.
MarkSet mark_set_dimension(const Measurement *measurement, int dimension);

// The questions of a theme, on 1–7. count is 0 where none was asked.
MarkSet mark_set_theme(const Measurement *measurement, ExperienceTheme theme);

// The same questions, of which the share of the `best` best marks is to be taken: of who gave one, and with a
// question's shares_of_all of who does not know as well.
MarkSet mark_set_best(MarkSet set, int best);

// The questions of the Customer Value Score. count is less than 3 where one of them was not asked, or not
// on 0–10.
MarkSet mark_set_customer_value(const Measurement *measurement);

// Has it answered all questions of the set? Of no set (NULL) every row has.
bool mark_row_complete(const MarkSet *set, size_t row);

// The mean of what this respondent answered, in points above the lowest mark; "no value" where nothing.
Fraction mark_row_mean(const MarkSet *set, size_t row);

MarkMean mark_mean(const Measurement *measurement, const MarkSet *set, MeanRoute route,
                   MarkRows rows);

// Half of the 95 % interval of something with that standard error: Student's t with n − 1 degrees of freedom.
double half_interval(double error, double effective_n);

#endif
