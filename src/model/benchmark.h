// SPDX-License-Identifier: EUPL-1.2
// What a benchmark holds: for each subject that organisations can be compared by, where the middle ones of
// them lie. Made by the room benchmark, read by a scan that names it.
//
// No organisation is told by it: each value is first put into one of ten classes of its scale
// (benchmark_class), and everything that follows is made of classes. Two values of one class give the same
// benchmark, whatever the others are; so nobody, whatever else he knows, can tell them apart by it. The
// statistics then speak of organisations, each counted once, whatever its size.
#ifndef MODEL_BENCHMARK_H
#define MODEL_BENCHMARK_H

#include "base/date.h"
#include "base/fraction.h"
#include "model/pillar.h"

enum {
    BENCHMARK_SCHEMA = 1,
    BENCHMARK_LEAST = 5,           // organisations that a median is of …
    BENCHMARK_QUARTILES_LEAST = 8, // … and quartiles: two in each quarter
    BENCHMARK_GROUP = 5 // by which two benchmarks differ, if they do (benchmark/gathering.h)
};

typedef enum BenchmarkKind {
    BENCHMARK_PILLAR,    // the score of the survey, 8–32
    BENCHMARK_VALUE,     // the Customer Value Score, 0–10
    BENCHMARK_PROMOTER,  // the Net Promoter Score, −100–100
    BENCHMARK_DIMENSION, // the mark of a dimension, 0–10 or 1–10
    BENCHMARK_KINDS
} BenchmarkKind;

// What is compared. Two values are of one subject where all of these are the same: a mean over questions is
// none over answers, and a mark on 1–10 none on 0–10.
typedef struct BenchmarkSubject {
    BenchmarkKind kind;
    Pillar pillar;    // of BENCHMARK_PILLAR
    Slice name;       // of BENCHMARK_DIMENSION, as an organisation writes it; compared by text_key
    Slice scale;      // of the same: "0–10" or "1–10"
    Slice route;      // of the same: "questions", "respondents" or "answers"
    bool is_weighted; // respondents have weights
} BenchmarkSubject;

typedef struct BenchmarkFigure {
    BenchmarkSubject subject;
    uint64_t organisations;        // 0: nothing is shown of it
    Fraction lower, median, upper; // quartiles; "no value" where there is none
} BenchmarkFigure;

typedef struct Benchmark {
    uint64_t organisations;   // of which any value counts
    Date from, to;            // the months of the earliest and the latest scan
    BenchmarkFigure *figures; // all pillars in their order, then the others by benchmark_order
    size_t figure_count;
} Benchmark;

// "pillar", "value", "promoter", "dimension"; and back, false where there is none of that name.
const char *benchmark_kind_id(BenchmarkKind kind);
bool benchmark_kind_find(Slice id, BenchmarkKind *kind);

// The ends of its scale, and how many decimals tell the middle of two classes.
Fraction benchmark_low(BenchmarkKind kind);
Fraction benchmark_high(BenchmarkKind kind);
int benchmark_decimals(BenchmarkKind kind);

// How wide a class is, a tenth of the scale: 2.4 points of a score, 1 of a mark, 20 of the Net Promoter
// Score. This is the protection interval of an organisation (docs/privacy.md).
Fraction benchmark_step(BenchmarkKind kind);

// The middle of the class that a value of the scale lies in: a class holds its lower end, the last one
// both. "No value" stays that.
Fraction benchmark_class(BenchmarkKind kind, Fraction value);

// The same text for the same subject, and for no other: "pillar strategy", "dimension service 1–10
// questions". In the arena.
Slice benchmark_key(Arena *arena, const BenchmarkSubject *subject);

// Of a scale on which dimensions are compared?
bool benchmark_scale_fits(Slice scale);

#endif
