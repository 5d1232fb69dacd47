// SPDX-License-Identifier: EUPL-1.2
#include "measurement/repeated_rows.h"

#include <math.h>
#include <stdlib.h>

#include "measurement/messages.h"

typedef struct RepeatFinder {
    Diagnostics *d;
    const Measurement *of;
    const RowTrace *trace;
    Arena *scratch;
    size_t count;
    double *says; // of the rows before each: what they say, in bits
} RepeatFinder;

static Place place_of(const RepeatFinder *f, size_t row)
{
    return (Place){ .file = f->of->export_file, .line = f->trace[row].line };
}

static Slice line_of(const RepeatFinder *f, size_t row)
{
    return slice_print(f->scratch, "%u", f->trace[row].line);
}

// A row and what it is sorted by.
typedef struct SortedRow {
    uint64_t by;
    uint32_t row;
} SortedRow;

static int compare_rows(const void *a, const void *b)
{
    const SortedRow *one = a, *other = b;
    if (one->by != other->by)
        return one->by < other->by ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

// ---- by their numbers ----

// A column in which few differ holds no numbers of rows, whatever its heading says.
static void find_keys(const RepeatFinder *f)
{
    enum { FEW = 10 };
    SortedRow *sorted = arena_many(f->scratch, SortedRow, f->count);
    size_t keys = 0, again = 0;
    for (size_t i = 0; i < f->count; i++)
        if (f->trace[i].key && f->trace[i].labels != ROW_KEPT)
            sorted[keys++] = (SortedRow){ f->trace[i].key, (uint32_t)i };
    qsort(sorted, keys, sizeof *sorted, compare_rows);
    for (size_t i = 1; i < keys; i++)
        again += sorted[i].by == sorted[i - 1].by;
    if ((keys - again) * FEW < keys)
        return;
    uint32_t *earlier = arena_many(f->scratch, uint32_t, f->count); // from 1
    for (size_t i = 1, first = 0; i < keys; i++) {
        first = sorted[i].by == sorted[first].by ? first : i;
        if (first != i)
            earlier[sorted[i].row] = sorted[first].row + 1;
    }
    for (size_t i = 0; i < f->count; i++)
        if (earlier[i])
            diagnose(f->d, DIAG_NUMBER_TWICE, place_of(f, i), line_of(f, earlier[i] - 1),
                     line_of(f, i));
}

// ---- by what they hold ----

// What row `i` says where the one before it is known, in bits.
static void weigh_rows(RepeatFinder *f)
{
    SortedRow *sorted = arena_many(f->scratch, SortedRow, f->count);
    double *bits = arena_many(f->scratch, double, f->count);
    f->says = arena_many(f->scratch, double, f->count + 1);
    for (size_t i = 0; i < f->count; i++)
        sorted[i] = (SortedRow){ f->trace[i].digest, (uint32_t)i };
    qsort(sorted, f->count, sizeof *sorted, compare_rows);
    for (size_t from = 0, to = 0; from < f->count; from = to) {
        while (to < f->count && sorted[to].by == sorted[from].by)
            to++;
        for (size_t i = from; i < to; i++)
            bits[sorted[i].row] = log2((double)f->count / (double)(to - from));
    }
    for (size_t i = 0; i < f->count; i++) {
        bool again = i && f->trace[i].digest == f->trace[i - 1].digest;
        f->says[i + 1] = f->says[i] + (again ? 0 : bits[i]);
    }
}

// How many rows from `a` and from `b` on, `b` being the later, are the same.
static size_t run_of(const RepeatFinder *f, size_t a, size_t b)
{
    size_t run = 0;
    while (b + run < f->count && a + run < b &&
           f->trace[a + run].digest == f->trace[b + run].digest)
        run++;
    return run;
}

// A digest of the `size` rows from each row on, sorted. Each follows from that of all rows before it.
static SortedRow *windows_of(const RepeatFinder *f, size_t size)
{
    static const uint64_t factor = 0x9E3779B97F4A7C15U;
    SortedRow *window = arena_many(f->scratch, SortedRow, f->count);
    uint64_t digest = 0, power = 1;
    for (size_t i = 0; i < f->count; i++) {
        digest = digest * factor + f->trace[i].digest;
        if (i < size)
            power *= factor;
        else
            digest -= power * f->trace[i - size].digest;
        if (i + 1 >= size)
            window[i + 1 - size] = (SortedRow){ digest, (uint32_t)(i + 1 - size) };
    }
    qsort(window, f->count - size + 1, sizeof *window, compare_rows);
    return window;
}

static bool find_runs(RepeatFinder *f)
{
    enum { MARGIN = 20 }; // bits: once in a million
    weigh_rows(f);
    double enough = 2 * log2((double)f->count) + (double)MARGIN, all = f->says[f->count];
    // So many rows as say enough on the average; of fewer it cannot be said.
    size_t size = all > 0 ? (size_t)ceil(enough * (double)f->count / all) : f->count;
    bool found = false;
    if (size > f->count / 2)
        return false;
    const SortedRow *window = windows_of(f, size);
    uint32_t *earlier = arena_many(f->scratch, uint32_t, f->count); // from 1
    for (size_t i = 1; i + size <= f->count; i++)
        if (window[i].by == window[i - 1].by)
            earlier[window[i].row] = window[i - 1].row + 1;
    for (size_t i = 0; i < f->count;) {
        size_t first = earlier[i] - 1U, run = earlier[i] ? run_of(f, first, i) : 0;
        if (run == 0 || f->says[i + run] - f->says[i] <= enough) {
            i++;
            continue;
        }
        diagnose(f->d, DIAG_ROWS_AGAIN, place_of(f, i), slice_print(f->scratch, "%zu", run),
                 line_of(f, first), line_of(f, i));
        i += run;
        found = true;
    }
    return found;
}

void repeated_rows_find(Diagnostics *d, const Measurement *of, const RowTrace *trace)
{
    Arena *scratch = arena_new();
    RepeatFinder f = { d, of, trace, scratch, of->rows, NULL };
    if (f.count > 1 && !find_runs(&f))
        find_keys(&f);
    arena_free(scratch);
}
