// SPDX-License-Identifier: EUPL-1.2
// Classes, and which values are of one subject.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/benchmark.h"

static void expect_class(BenchmarkKind kind, int64_t hundredths, int64_t wanted)
{
    Fraction class = benchmark_class(kind, fraction(hundredths, 100));
    assert_int_equal(fraction_round(class, 2), wanted);
}

static void ten_classes(void **state)
{
    (void)state;
    expect_class(BENCHMARK_PILLAR, 800, 920);
    expect_class(BENCHMARK_PILLAR, 1030, 920);
    expect_class(BENCHMARK_PILLAR, 1040, 1160);
    expect_class(BENCHMARK_PILLAR, 1750, 1640);
    expect_class(BENCHMARK_PILLAR, 1760, 1880);
    expect_class(BENCHMARK_PILLAR, 3200, 3080);
    expect_class(BENCHMARK_VALUE, 0, 50);
    expect_class(BENCHMARK_VALUE, 699, 650);
    expect_class(BENCHMARK_VALUE, 700, 750);
    expect_class(BENCHMARK_DIMENSION, 1000, 950);
    expect_class(BENCHMARK_PROMOTER, -100, -1000);
    expect_class(BENCHMARK_PROMOTER, 0, 1000);
    expect_class(BENCHMARK_PROMOTER, -10000, -9000);
    expect_class(BENCHMARK_PROMOTER, 10000, 9000);
    assert_true(fraction_is_none(benchmark_class(BENCHMARK_PILLAR, fraction_none())));
}

static void like_with_like(void **state)
{
    Arena *arena = arena_new();
    (void)state;
    const BenchmarkSubject service = { .kind = BENCHMARK_DIMENSION,
                                       .name = S("Service"),
                                       .scale = S("1–10"),
                                       .route = S("questions") };
    BenchmarkSubject other = service;
    other.name = S("  SERVICE ");
    assert_true(slice_equal(benchmark_key(arena, &service), benchmark_key(arena, &other)));
    other.scale = S("0–10");
    assert_false(slice_equal(benchmark_key(arena, &service), benchmark_key(arena, &other)));
    other = service;
    other.route = S("answers");
    assert_false(slice_equal(benchmark_key(arena, &service), benchmark_key(arena, &other)));
    other = service;
    other.is_weighted = true;
    assert_false(slice_equal(benchmark_key(arena, &service), benchmark_key(arena, &other)));
    assert_true(benchmark_scale_fits(S("0–10")));
    assert_false(benchmark_scale_fits(S("1–5")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(ten_classes),
                                        cmocka_unit_test(like_with_like) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
