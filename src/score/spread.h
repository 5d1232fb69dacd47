// SPDX-License-Identifier: EUPL-1.2
// How far scores lie apart, how sure a mean is, and how well eight questions hang together.
#ifndef SCORE_SPREAD_H
#define SCORE_SPREAD_H

#include "score/tally.h"

// Sample variance (n − 1) of the scores, in points², exactly; "no value" for n < 2.
Fraction spread_variance(Tally tally);

// Its root, in points; NaN for n < 2.
double spread_sd(Tally tally);

// The 95 % interval of the mean, in points: mean ± t · sd / √n · √(1 − n/N), where t is the 97.5th
// percentile of Student's distribution with n − 1 degrees of freedom and N the number invited. Cochran,
// Sampling Techniques (3rd edition, 1977), sections 2.6 and 2.8. `invited` below n, or −1: no
// correction, as for N without end. NaN for n < 2.
Interval spread_interval(Tally tally, int64_t invited);

// Cronbach's alpha over the respondents who answered all eight questions with 1–4: 8/7 · (1 − Σ variances
// of the questions / variance of their sum). Cronbach, Psychometrika 16 (1951), 297–334. NaN where fewer
// than two such respondents are there or all have the same sum. `rows` gets their number.
double spread_alpha(const PillarTally *tally, uint64_t *rows);

#endif
