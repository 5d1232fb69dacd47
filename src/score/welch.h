// SPDX-License-Identifier: EUPL-1.2
// Is the difference between two groups more than chance?
#ifndef SCORE_WELCH_H
#define SCORE_WELCH_H

#include "score/results.h"

typedef struct WelchTest {
    double t, df; // Welch–Satterthwaite degrees of freedom
    double p;     // two-sided
    double error; // standard error of the difference
} WelchTest;

// A sample of which only size and spread are known.
typedef struct WelchSample {
    uint64_t n;
    double variance; // with n − 1
} WelchSample;

// Welch's t of a difference between the means of two samples; as below.
WelchTest welch_test_of(double difference, WelchSample a, WelchSample b);

// Welch's t of the mean of `a` against that of `b`. Welch, Biometrika 34 (1947), 28–35. All NaN where a
// group has fewer than two scores or neither group has any spread.
WelchTest welch_test(Tally a, Tally b);

// Holm's step-down correction (Scandinavian Journal of Statistics 6 (1979), 65–70) of `count` values, in
// place: the smallest times m, the next times m − 1 … never above 1 and never below the one before. NaN
// stays NaN and is not one of the m.
void holm_adjust(Arena *arena, double *p, size_t count);

#endif
