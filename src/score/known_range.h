// SPDX-License-Identifier: EUPL-1.2
// What the printed values say of a pillar's score: between which borders it lies.
//
// A printed score tells the exact one within a twentieth of a point (just below a phase's border within a two
// hundredth: score_printed). The value, the phase and the middle of
// the interval are other roundings of the same score, and where their borders fall inside that twentieth they
// narrow it; so do the score of three pillars together and, where no other score is established, the
// roadmap's scores, which are the present one and a lift. Whoever wants to know how much can be computed from
// it has to take all of them together; the departments' scores, which add up to the whole, too
// (score/withhold.h).
#ifndef SCORE_KNOWN_RANGE_H
#define SCORE_KNOWN_RANGE_H

#include "score/results.h"

// low ≤ score < high, in points.
typedef struct KnownRange {
    Fraction low, high;
} KnownRange;

// What one value says: its score as it is printed, its value, phase and interval likewise. "No value", −1
// and NaN where one of these is not printed.
KnownRange known_range_of(Fraction score, Fraction value, int phase, Interval interval);

// The lowest and the highest sum of `n` scores in 1/105 points of which the mean is in the range.
typedef struct KnownSum {
    int64_t low, high;
} KnownSum;
KnownSum known_sum(KnownRange range, uint64_t n);

// What both say.
KnownSum known_both(KnownSum a, KnownSum b);

// What all values of the whole organisation say of its score on a pillar that is shown. `exact` says of each
// pillar whether its score can be computed from the counts of answers: all of its people answered all eight.
// A lift by the roadmap counts as known; it is, of those who answered all eight.
KnownRange known_range_of_pillar(const Results *results, int pillar, const bool exact[PILLARS]);

#endif
