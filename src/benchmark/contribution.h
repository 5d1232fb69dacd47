// SPDX-License-Identifier: EUPL-1.2
// What one organisation brings to a benchmark: the figures of its shareable facts (`cxscan facts`), as they
// are printed there.
#ifndef BENCHMARK_CONTRIBUTION_H
#define BENCHMARK_CONTRIBUTION_H

#include "base/diagnostics.h"
#include "model/benchmark.h"

typedef struct ContributedFigure {
    BenchmarkSubject subject;
    Slice key;       // benchmark_key of it
    Fraction value;  // as printed
    uint64_t people; // who answered, of a measurement
} ContributedFigure;

typedef struct Contribution {
    Slice file;         // as the user names it
    Slice organisation; // as the facts name it
    Place named_at;     // that name
    Date date;          // of the scan
    ContributedFigure *figures;
    size_t figure_count, figure_room;
} Contribution;

// Read the facts in a file. Of measurements those of customers count that are shown and that no later one
// takes the place of; where two give a figure of one subject, that which more people answered. False, with an
// error at its place, where it is no such file, or one that may not be compared: of another schema, not
// rounded (`facts --confidential`), of a draft, without a date, or with a figure that no scan can have. In
// the arena.
bool contribution_read(Arena *arena, Diagnostics *d, Slice path, Contribution *contribution);

#endif
