// SPDX-License-Identifier: EUPL-1.2
// Everything that is counted, in one pass over the respondents: whole numbers only.
#ifndef SCORE_TALLY_H
#define SCORE_TALLY_H

#include "score/results.h"

typedef struct Scan Scan;

typedef struct PillarTally {
    Tally scores;
    // Answers by question and kind, of respondents who answered so many of the eight questions with 1–4.
    uint64_t count[QUESTIONS + 1][QUESTIONS][ANSWER_KINDS];
    uint64_t points, point_squares; // sum of 1–4 over the complete rows, and of its square
    uint64_t bound_n;               // respondents with at least one answer, "x" included
    uint64_t bound_low_sum, bound_high_sum; // their scores with every x a 1, a 4; in 1/105 points
} PillarTally;

typedef struct GroupTally {
    uint64_t n;    // respondents
    Tally overall; // of each the mean of the pillar scores that he has, in 1/6300 points
    Tally pillar[PILLARS];
} GroupTally;

typedef struct ScanTally {
    PillarTally pillar[PILLARS];
    GroupTally *department; // as Scan.departments
    size_t department_count;
    GroupTally without; // respondents without a department
} ScanTally;

// In the arena. Memory depends on the number of departments only.
ScanTally *tally_scan(Arena *arena, const Scan *scan);

// Both together.
Tally tally_add(Tally a, Tally b);

// `whole` without `part`.
Tally tally_subtract(Tally whole, Tally part);

// Mean score in points; "no value" for n = 0.
Fraction tally_mean(Tally tally);

// How often an answer was given to a question.
uint64_t tally_count(const PillarTally *tally, int question, int answer);

#endif
