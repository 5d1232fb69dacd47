// SPDX-License-Identifier: EUPL-1.2
// Contributions put together into a benchmark.
//
// What protects an organisation, from the terms of statistical disclosure control (Hundepool et al.,
// "Statistical Disclosure Control", Wiley 2012):
// 1. Recoding: values become classes before anything is computed (model/benchmark.h). So nobody learns of a
//    value more than its class, also if all others put their own together, and from however many
//    benchmarks.
// 2. A threshold: a median of five organisations or more, quartiles of eight or more, so that two lie in
//    each quarter. Few who tell each other their values then seldom learn even which class another one's is
//    in.
// 3. Differences: a figure is shown only where the values that it has more than the same figure of any
//    earlier benchmark, and those that it has less, are each none or five or more. A correction counts as
//    one that leaves and one that comes. What that earlier figure was of is known by the record.
// The rule of dominance ((n, k), p %) guards totals in which one contribution is large. It has no object
// here: each organisation counts once, without a weight, and how far one lies out moves no median.
#ifndef BENCHMARK_GATHERING_H
#define BENCHMARK_GATHERING_H

#include "benchmark/benchmark_record.h"
#include "benchmark/contribution.h"

typedef struct Gathering {
    Benchmark benchmark;
    RecordedBenchmark shown; // for the record; without a digest yet
    size_t held; // figures that are not shown for what differs from an earlier benchmark
} Gathering;

// Is every contribution of another organisation? Errors at the names where not: of one organisation there
// are two, also as two versions of one scan, or two have the same figures under different names.
bool contributions_differ(Arena *arena, Diagnostics *d, const Contribution *contributions,
                          size_t count);

// The benchmark of contributions that differ, whatever their order; a message of each figure that is held
// back by rule 3, at the record. In the arena.
Gathering gathering_make(Arena *arena, Diagnostics *d, const Contribution *contributions,
                         size_t count, const BenchmarkRecord *record);

// The benchmark as a file. Equal benchmarks give equal bytes. In the arena.
//
//   schema, program, kind: "benchmark"
//   organisations, from, to: the months of the earliest and the latest scan
//   figures[]   kind; of a pillar its id; of a dimension name, scale and route; weighted; organisations (null
//               where nothing is shown), step (how wide a class is), lower, median, upper (null: not shown)
Slice benchmark_text(Arena *arena, const Benchmark *benchmark);

#endif
