// SPDX-License-Identifier: EUPL-1.2
// One question of a measurement, and one gap between questions.
#ifndef SCORE_MEASURED_QUESTION_H
#define SCORE_MEASURED_QUESTION_H

#include "score/mark_means.h"

// The Net Promoter Score (Reichheld, Harvard Business Review 81 (2003), 46–54): of marks on 0–10 (or 1–10)
// the share of 9 and 10 minus that of 0 to 6, times 100, of all who gave a mark.
typedef struct PromoterScore {
    bool asked; // a recommendation, on such a scale
    bool weighted;
    uint64_t promoters, passives, detractors, n;
    Fraction score; // −100 to 100; with weights the weighted one
    Fraction unweighted;
    double half; // of the 95 % interval of a multinomial: 1.96 · 100 · √((p + d − (p − d)²) / n)
    // Adjusted Wald: three more answers, of which 3/4 promoters and 3/4 detractors (Rocks, 2016)
    double adjusted_low, adjusted_high;
    double low, high; // the adjusted one below PROMOTERS_FEW answers, else the other
} PromoterScore;

enum { PROMOTERS_FEW = 100 };

typedef struct QuestionScore {
    size_t answered, blank, dont_know;
    uint64_t *count;     // of each step of the scale
    Fraction sum;        // of the marks, unweighted
    Fraction median;     // the mean of the middle two of an even number
    Fraction unweighted; // mean
    MarkMean mean;
    MarkMean figure; // that mean, or the share of the best marks that its settings ask for
    // Shares of those who answered (or of all but the blank ones: shares_of_all)
    Fraction top2, top3; // of the two or three best marks
    // Classes of marks out of ten, as municipalities publish them; "no value" for other scales
    Fraction up_to_5, at_6, at_7, at_8, from_9;
    PromoterScore promoter;
} QuestionScore;

// Between pairs of questions, over those who answered both.
typedef struct GapScore {
    size_t count;
    size_t *pair_n;
    Fraction *pair;   // mean of one minus the other
    size_t answers;   // of all pairs together
    Fraction mean;    // of all of them
    double low, high; // 95 %
} GapScore;

// Does the score as it is printed, in whole points, with the ends of its interval if `interval`, leave only
// one number of promoters, passives or detractors, and is that 1 to `least` − 1 people? With weights never.
bool promoter_tells_few(const PromoterScore *score, bool interval, uint64_t least);

// In the arena.
QuestionScore question_score(Arena *arena, const Measurement *measurement,
                             const MeasuredQuestion *question, MarkRows rows);
GapScore gap_score(Arena *arena, const Measurement *measurement, const MeasuredGap *gap);

#endif
