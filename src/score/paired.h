// SPDX-License-Identifier: EUPL-1.2
// Is the difference between two things that the same people judged more than chance?
#ifndef SCORE_PAIRED_H
#define SCORE_PAIRED_H

#include "base/fraction.h"

// What people gave the one minus what they gave the other, of those who judged both: whole numbers, so that
// their order can change nothing.
typedef struct PairedSums {
    uint64_t n;
    int64_t sum;     // of the differences
    int64_t squares; // of their squares
} PairedSums;

typedef struct PairedTest {
    double t; // above 0: the one is higher; n − 1 degrees of freedom
    double p; // two-sided
} PairedTest;

// Student's t of paired differences: t = (mean + shift) / (s / √n), s the standard deviation (n − 1) of the
// differences. Student, Biometrika 6 (1908), 1–25. `shift` is added to each difference, in the unit of the
// sums. Both NaN where n < 2 or the differences have no spread.
PairedTest paired_test(PairedSums sums, Fraction shift);

#endif
