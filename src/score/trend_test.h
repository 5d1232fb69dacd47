// SPDX-License-Identifier: EUPL-1.2
// One difference between then and now, and whether it is more than chance.
#ifndef SCORE_TREND_TEST_H
#define SCORE_TREND_TEST_H

#include "score/results.h"

// One value, then and now: a score of 8–32, or the mean of a question, 1–4.
typedef struct Trend {
    // Neither withheld nor without a value; else all below is "no value", NaN and 0
    bool comparable;
    Tally tally_then, tally_now;    // a question's answers count as scores: 1–4 points
    Fraction then, now, difference; // now − then
    Interval interval;              // 95 %, of the difference
    double t, df, p, p_holm;        // NaN where neither scan has any spread
    double error;                   // standard error of the difference; NaN likewise
    int direction;                  // +1 clearly higher, −1 clearly lower (p_holm < 0.05), else 0
    double
        rounding; // how far the value of then may lie from what it was rounded to; 0: it is exact
    bool
        undecided; // what is known of then does not tell whether the difference is more than chance
} Trend;

// Nothing to compare.
Trend trend_none(void);

// Welch's test of all answers of both scans (score/welch.h); its interval is difference ± t · √(s²/n + s²/n),
// t with the test's degrees of freedom. `p_holm` and `direction` are left to trend_judge.
Trend trend_between(Tally then, Tally now);

// What a report printed of a group: mean and standard deviation rounded to tenths.
typedef struct PrintedSample {
    uint64_t n;
    Fraction mean;
    double sd; // NaN where it was not printed
} PrintedSample;

// The same against what was printed then. The mean and the standard deviation may each lie half a tenth off:
// the test takes the values within these margins that make the difference least, the spread largest and the
// degrees of freedom fewest, and the interval is as much wider. Without a standard deviation: undecided.
Trend trend_since_printed(PrintedSample then, Tally now);

// Holm's correction over a family, those of it that can be tested.
void trend_judge(Arena *arena, Trend *const *family, size_t count);

#endif
