// SPDX-License-Identifier: EUPL-1.2
#include "model/benchmark.h"

enum { CLASSES = 10 };

typedef struct KindRow {
    const char *id;
    int low, high; // of the scale
    int decimals;
} KindRow;

static const KindRow kinds[BENCHMARK_KINDS] = {
    [BENCHMARK_PILLAR] = { "pillar", 8, 32, 1 },
    [BENCHMARK_VALUE] = { "value", 0, 10, 1 },
    [BENCHMARK_PROMOTER] = { "promoter", -100, 100, 0 },
    [BENCHMARK_DIMENSION] = { "dimension", 0, 10, 1 },
};

const char *benchmark_kind_id(BenchmarkKind kind)
{
    return kinds[kind].id;
}

bool benchmark_kind_find(Slice id, BenchmarkKind *kind)
{
    for (int i = 0; i < BENCHMARK_KINDS; i++) {
        if (!slice_equal(id, slice_of(kinds[i].id)))
            continue;
        *kind = (BenchmarkKind)i;
        return true;
    }
    return false;
}

Fraction benchmark_low(BenchmarkKind kind)
{
    return fraction(kinds[kind].low, 1);
}

Fraction benchmark_high(BenchmarkKind kind)
{
    return fraction(kinds[kind].high, 1);
}

int benchmark_decimals(BenchmarkKind kind)
{
    return kinds[kind].decimals;
}

Fraction benchmark_step(BenchmarkKind kind)
{
    return fraction(kinds[kind].high - kinds[kind].low, CLASSES);
}

Fraction benchmark_class(BenchmarkKind kind, Fraction value)
{
    Fraction low = benchmark_low(kind), step = benchmark_step(kind),
             steps = fraction_divide(fraction_subtract(value, low), step);
    if (fraction_is_none(steps))
        return steps;
    int128 class = steps.num / steps.den;
    class = class < CLASSES ? class : CLASSES - 1;
    return fraction_add(low, fraction_multiply(step, fraction(2 * class + 1, 2)));
}

Slice benchmark_key(Arena *arena, const BenchmarkSubject *subject)
{
    const char *id = kinds[subject->kind].id, *weighted = subject->is_weighted ? " weighted" : "";
    if (subject->kind == BENCHMARK_PILLAR)
        return slice_print(arena, "%s %.*s", id, SLICE_ARGS(pillar_id(subject->pillar)));
    if (subject->kind != BENCHMARK_DIMENSION)
        return slice_print(arena, "%s%s", id, weighted);
    Slice name = text_key(arena, subject->name);
    return slice_print(arena, "%s %.*s %.*s %.*s%s", id, SLICE_ARGS(name),
                       SLICE_ARGS(subject->scale), SLICE_ARGS(subject->route), weighted);
}

bool benchmark_scale_fits(Slice scale)
{
    return slice_is_exactly_one_of(scale, "0–10|1–10");
}
