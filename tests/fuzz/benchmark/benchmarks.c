// SPDX-License-Identifier: EUPL-1.2
// The files of a benchmark, each of which comes from somebody else or may have been changed: which one, the first
// byte says.
#include "../fuzz.h"

#include "benchmark/gathering.h"
#include "scan/benchmark_file.h"

static void check_contribution(const Contribution *contribution)
{
    fuzz_text(contribution->organisation);
    fuzz_promise(contribution->organisation.len && !date_is_none(contribution->date));
    for (size_t i = 0; i < contribution->figure_count; i++) {
        const ContributedFigure *figure = &contribution->figures[i];
        fuzz_text(figure->key);
        fuzz_promise(fraction_compare(figure->value, benchmark_low(figure->subject.kind)) >= 0 &&
                     fraction_compare(figure->value, benchmark_high(figure->subject.kind)) <= 0);
    }
}

static void check_benchmark(const Benchmark *benchmark)
{
    for (size_t i = 0; i < benchmark->figure_count; i++) {
        const BenchmarkFigure *figure = &benchmark->figures[i];
        fuzz_text(figure->subject.name);
        fuzz_promise(figure->organisations == 0 || figure->organisations >= BENCHMARK_LEAST);
        fuzz_promise(fraction_is_none(figure->median) == (figure->organisations == 0));
        fuzz_promise(fraction_is_none(figure->lower) ||
                     (fraction_compare(figure->lower, figure->median) <= 0 &&
                      fraction_compare(figure->median, figure->upper) <= 0));
    }
}

// With a benchmark of nothing in it, it reads back the same.
static void check_record(Fuzz *fuzz, const BenchmarkRecord *record)
{
    RecordedBenchmark made = { .sha256 = S("00") };
    Slice text = benchmark_record_after(fuzz->arena, record, &made);
    BenchmarkRecord again;
    fuzz_promise(
        benchmark_record_read(fuzz->arena, fuzz->d, fuzz_put(fuzz, S("again"), text), &again));
    fuzz_promise(slice_equal(benchmark_record_after(fuzz->arena, &again, &made), text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Fuzz fuzz = fuzz_begin(size);
    ScanFolder folder = { .arena = fuzz.arena, .d = fuzz.d, .path = fuzz.folder };
    Slice name = S("file.json"),
          path = fuzz_put(&fuzz, name, (Slice){ (const char *)data + 1, size - 1 });
    Contribution contribution;
    BenchmarkRecord record;
    const Benchmark *benchmark = NULL;
    switch (data[0]) {
    case 'b': benchmark = benchmark_file_read(&folder, name); break;
    case 'r':
        if (benchmark_record_read(fuzz.arena, fuzz.d, path, &record))
            check_record(&fuzz, &record);
        break;
    default:
        if (contribution_read(fuzz.arena, fuzz.d, path, &contribution))
            check_contribution(&contribution);
    }
    if (benchmark)
        check_benchmark(benchmark);
    fuzz_end(&fuzz);
    return 0;
}
