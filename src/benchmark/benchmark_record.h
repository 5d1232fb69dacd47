// SPDX-License-Identifier: EUPL-1.2
// benchmark.publications, in the folder of the facts: of each benchmark that was made, which values each of
// its figures is of, by their classes. As keyed digests: who has no key can tell neither organisations nor
// values by them, nor whether two are the same but by comparing two records of one key. It is for whoever
// gathers, and nobody else.
//
//   schema, program, kind: "benchmark record"
//   key             32 hexadecimal digits, made once
//   benchmarks[]    the oldest first: sha256 of its file, figures[]: subject (benchmark_key), members[]: 16
//                   hexadecimal digits each, in order
#ifndef BENCHMARK_BENCHMARK_RECORD_H
#define BENCHMARK_BENCHMARK_RECORD_H

#include "base/diagnostics.h"
#include "base/fraction.h"
#include "base/siphash.h"

// Not .json: a pattern such as facts/*.json does not take it for facts.
#define BENCHMARK_RECORD_FILE "benchmark.publications"

// What a figure is of: digests of an organisation with its value, the lowest first.
typedef struct RecordedFigure {
    Slice subject;
    uint64_t *members;
    size_t count;
} RecordedFigure;

typedef struct RecordedBenchmark {
    Slice sha256;
    RecordedFigure *figures;
    size_t count;
} RecordedBenchmark;

typedef struct BenchmarkRecord {
    Slice file; // its path
    SipKey key;
    RecordedBenchmark *benchmarks;
    size_t count;
} BenchmarkRecord;

// What the file says; where there is none: nothing, with a new key. False, with an error, where it cannot
// be used, or no key can be made. In the arena.
bool benchmark_record_read(Arena *arena, Diagnostics *d, Slice path, BenchmarkRecord *record);

// The digest of one member: an organisation (text_key of its name) with the class of its value of a
// subject. With a value in another class it is another member; within one class no benchmark changes.
uint64_t benchmark_member(SipKey key, Slice subject, Slice organisation, Fraction class);

// Members in order, as the record has them.
void benchmark_members_sort(uint64_t *members, size_t count);

// How many of `figure` are not in `other`.
size_t benchmark_members_besides(const RecordedFigure *figure, const RecordedFigure *other);

// Take the benchmarks of that digest out. False where there is none.
bool benchmark_record_withdraw(BenchmarkRecord *record, Slice sha256);

// Is it on the record already: the same bytes, of the same organisations? The same bytes may well be of
// others, for a benchmark holds classes of values and says nothing of whose they are.
bool benchmark_record_has(const BenchmarkRecord *record, const RecordedBenchmark *made);

// The bytes of the file with this benchmark, once. In the arena.
Slice benchmark_record_after(Arena *arena, const BenchmarkRecord *record,
                             const RecordedBenchmark *made);

#endif
