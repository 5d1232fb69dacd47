// SPDX-License-Identifier: EUPL-1.2
// The scan beside a benchmark: what other organisations score in the middle, and where this one stands.
#ifndef FACTS_BENCHMARK_H
#define FACTS_BENCHMARK_H

#include "facts/fact.h"
#include "facts/measurement.h"
#include "model/pillar.h"

// One subject. This one lies about the median where it is no further from it than half a class: what lies
// closer, a benchmark does not tell apart (model/benchmark.h).
typedef struct BenchmarkPlace {
    Slice kind, name, scale;
    bool is_shown; // there is a median
    CountValue organisations;
    RealValue own, lower, median, upper;
    Slice own_text, lower_text, median_text, upper_text;
    bool has_quartiles, quartiles_differ;
    RealValue median_value; // of a pillar, from 1 to 5
    Slice median_value_text;
    bool has_place, is_below, is_about, is_above;
    bool is_lowest, is_highest; // below the first, above the third quartile
} BenchmarkPlace;

typedef struct BenchmarkFacts {
    CountValue organisations;
    Slice from_text, to_text;
    bool is_one_month, has_quartiles;
    Slice class_text, half_class_text;                              // of a score, in points
    CountValue placed_count, above_count, about_count, below_count; // of the pillars
    BenchmarkPlace pillars[PILLARS];
    const BenchmarkPlace *customers;
    size_t customer_count;
    bool has_customers;
} BenchmarkFacts;

extern const Record benchmark_record; // of BenchmarkFacts

// Of the benchmark of the scan; NULL where it has none. Pillars by the score of the survey, as their facts
// print it, whatever score holds: that is what organisations have in common.
const BenchmarkFacts *facts_benchmark(const FactsContext *context,
                                      const MeasurementList *measurements);

#endif
