// SPDX-License-Identifier: EUPL-1.2
// What a measurement comes to: its questions, its dimensions, the Customer Value Score, the Net Promoter
// Score, gaps, and the same of each group of a breakdown.
#ifndef SCORE_MEASURED_H
#define SCORE_MEASURED_H

#include "score/measured_question.h"

typedef enum NormVerdict {
    NORM_NONE,     // it is not judged: no mark out of ten, or not of customers
    NORM_MET,      // at least 7, unrounded
    NORM_IMPROVED, // below that, but at least 1.0 higher than the time before
    NORM_MISSED
} NormVerdict;

// Customer Value Score Foundation, Richtlijnen Klantgerichtheid (2016), 3.3 and 3.4.1: at least 7, or 10
// percentage points better than the time before. What a percentage point of a mark is, it does not say: on
// 0–10 we read one as a tenth of a mark.
typedef struct Norm {
    NormVerdict verdict;
    // Another reading decides otherwise: nine tenths (a tenth of the span of 1–10), a tenth of the old mark
    bool turns;
    Fraction previous; // "no value" where there is none
} Norm;

typedef struct DimensionScore {
    MarkSet set;
    MarkMean mean;          // by the dimension's route
    Fraction route[ROUTES]; // by each
    Norm norm;
    int before; // that dimension of the time before; −1: there is none to compare with
} DimensionScore;

typedef struct CustomerValue {
    bool asked;
    MarkMean mean;     // of the three question means: the one that is judged
    MarkMean complete; // over those who answered all three
    Norm norm;
} CustomerValue;

typedef struct ThemeScore {
    MarkMean mean; // of the means of its questions
    MarkMean best; // of the shares of the two best marks, 6 and 7
} ThemeScore;

typedef struct MeasuredGroup {
    size_t respondents; // who answered any question
    QuestionScore *question;
    DimensionScore *dimension;
    CustomerValue value;
    const QuestionScore *recommendation; // NULL where it was not asked
} MeasuredGroup;

// A dimension of a mirror survey beside the customers': the mean of staff minus that of customers.
typedef struct MirrorGap {
    int customers; // their dimension; −1: they have none of that name and scale
    Fraction gap;
    double low, high; // 95 %, by Welch's t
    double p;         // by Holm's correction over all dimensions
    bool clear;       // p < 0.05
} MirrorGap;

typedef struct MeasurementScore {
    const Measurement *measurement;
    MeasuredGroup all;
    MeasuredGroup **group; // of each trait, of each value
    ThemeScore theme[THEMES];
    GapScore *gap;
    Fraction response; // share of those invited; "no value" where not known
    Fraction
        promoter_change; // of the Net Promoter Score since the time before, in points; "no value"
    double promoter_change_half;
    MirrorGap *mirror; // of each dimension, of a mirror survey
} MeasurementScore;

// Score them all; as many, in the same order. In the arena.
MeasurementScore *measurements_score(Arena *arena, const Measurement *measurements, size_t count);

// How a mark out of ten does by the norm; `previous` is "no value" where there is none.
Norm norm_judge(Fraction mean, Fraction previous);

#endif
