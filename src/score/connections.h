// SPDX-License-Identifier: EUPL-1.2
// Do people who score high on one pillar score high on another?
#ifndef SCORE_CONNECTIONS_H
#define SCORE_CONNECTIONS_H

#include "score/results.h"

typedef struct Scan Scan;

// Pearson's product-moment correlation of every two pillars' scores, over the respondents with a score on
// both (pairwise complete). Sums and products are whole numbers in 1/105 points, so the order of the
// respondents can change nothing; the root is the last step. Pearson, Proceedings of the Royal Society 58
// (1895), 240–242. `withheld` says which pillars may not be shown, `least` how many respondents a pair needs.
// Fills `connection`, in the order of connection_index.
void connections_score(const Scan *scan, const bool withheld[PILLARS], uint64_t least,
                       Connection connection[CONNECTIONS]);

typedef enum ConnectionLevel {
    CONNECTION_UNKNOWN, // no r
    CONNECTION_UNCLEAR, // r says strong, weak or opposite, and its interval does not
    CONNECTION_STRONG,
    CONNECTION_WEAK,
    CONNECTION_NONE,
    CONNECTION_OPPOSITE
} ConnectionLevel;

// Between which borders a correlation of `n` people lies: 95 % for all fifteen together, tanh(artanh r ±
// z / √(n − 3)) with z the quantile of 1 − 0.025 / 15. Fisher, Metron 1 (1921), 3–32; Bonferroni's
// correction. Of r as it is printed it tells nothing more than that and n. NaN where r is, or n < 4.
Interval connection_interval(double r, uint64_t n);

// By r in hundredths, as it is printed: 0.496 reads as 0.50. From 0.50 it is strong where its interval lies
// above 0.30; from 0.30 weak, where its interval lies above 0, as is one that is not surely strong; to −0.30
// opposite, where its interval lies below 0. Between these there is none to speak of. Cohen, Statistical
// Power Analysis for the Behavioral Sciences (2nd edition, 1988), section 3.2: 0.50 is a large correlation,
// 0.30 a medium one.
ConnectionLevel connection_level(const Connection *connection);

// The strongest or the weakest (sign −1) of those that have an r, as printed, ties to the first; −1: none.
int connection_outermost(const Connection connection[CONNECTIONS], int sign);

// Is that one clearly outermost: does its interval lie beyond those of all others?
bool connection_is_outermost(const Connection connection[CONNECTIONS], int index, int sign);

#endif
