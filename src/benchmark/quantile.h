// SPDX-License-Identifier: EUPL-1.2
// Quartiles of values in order.
#ifndef BENCHMARK_QUANTILE_H
#define BENCHMARK_QUANTILE_H

#include "base/fraction.h"

// The first, second (median) or third quartile of `count` values (1 or more), the smallest first: the inverse
// of the empirical distribution, with the mean of two neighbours where it jumps. Definition 2 of Hyndman and
// Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361–365: `type = 2` of
// R's quantile(), and for the median what everybody takes.
//
// Of the nine definitions there it is the one that speaks of organisations, not of places between them: with
// classes (model/benchmark.h) it is a class, or the middle of two.
Fraction quartile(const Fraction *values, size_t count, int which);

#endif
