// SPDX-License-Identifier: EUPL-1.2
// Contributions put together: what is shown of how many, whatever their order, and what is held back.
#include "../reading.h"

#include "benchmark/gathering.h"

static const BenchmarkSubject strategy = { .kind = BENCHMARK_PILLAR, .pillar = 0 };

// An organisation with one score, in tenths.
static Contribution scored(Arena *arena, const char *name, int64_t tenths)
{
    Contribution one = { .file = slice_of(name),
                         .organisation = slice_of(name),
                         .date = { 2026, 3, 12 },
                         .figures = arena_one(arena, ContributedFigure),
                         .figure_count = 1 };
    one.figures[0] =
        (ContributedFigure){ strategy, benchmark_key(arena, &strategy), fraction(tenths, 10), 0 };
    return one;
}

static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I", "J" };
static const int64_t scores[] = { 174, 175, 203, 160, 166, 140, 210, 190, 155, 185 };

static void first_ones(Arena *arena, Contribution *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        all[i] = scored(arena, names[i], scores[i]);
}

static void a_median_of_five_and_quartiles_of_eight(void **state)
{
    Room *room = *state;
    Contribution all[8];
    BenchmarkRecord record = { .file = S("record") };
    first_ones(room->arena, all, 8);
    Gathering four = gathering_make(room->arena, room->d, all, 4, &record);
    assert_int_equal(four.benchmark.figures[0].organisations, 0);
    assert_true(fraction_is_none(four.benchmark.figures[0].median));
    // classes 16.4 16.4 21.2 16.4 16.4
    Gathering five = gathering_make(room->arena, room->d, all, 5, &record);
    assert_int_equal(five.benchmark.figures[0].organisations, 5);
    assert_int_equal(fraction_round(five.benchmark.figures[0].median, 1), 164);
    assert_true(fraction_is_none(five.benchmark.figures[0].lower));
    // 14 16.4 16.4 16.4 16.4 18.8 21.2 21.2
    Gathering eight = gathering_make(room->arena, room->d, all, 8, &record);
    assert_int_equal(fraction_round(eight.benchmark.figures[0].lower, 1), 164);
    assert_int_equal(fraction_round(eight.benchmark.figures[0].median, 1), 164);
    assert_int_equal(fraction_round(eight.benchmark.figures[0].upper, 1), 200);
    assert_int_equal(eight.benchmark.figure_count, PILLARS);
    expect_silence(room);
}

static void the_order_is_nothing(void **state)
{
    Room *room = *state;
    Contribution all[8], back[8];
    BenchmarkRecord record = { .file = S("record"), .key = { { 1, 2 } } };
    first_ones(room->arena, all, 8);
    for (size_t i = 0; i < 8; i++)
        back[i] = all[7 - i];
    Gathering one = gathering_make(room->arena, room->d, all, 8, &record),
              other = gathering_make(room->arena, room->d, back, 8, &record);
    assert_true(slice_equal(benchmark_text(room->arena, &one.benchmark),
                            benchmark_text(room->arena, &other.benchmark)));
    one.shown.sha256 = other.shown.sha256 = S("x");
    assert_true(slice_equal(benchmark_record_after(room->arena, &record, &one.shown),
                            benchmark_record_after(room->arena, &record, &other.shown)));
}

// What is held back beside a benchmark of the first five or eight.
static bool is_held(Room *room, const Contribution *before, size_t before_count,
                    const Contribution *after, size_t count)
{
    BenchmarkRecord record = { .file = S("record"), .key = { { 1, 2 } } };
    Gathering first = gathering_make(room->arena, room->d, before, before_count, &record);
    record.benchmarks = &first.shown;
    record.count = 1;
    Gathering second = gathering_make(room->arena, room->d, after, count, &record);
    return second.held > 0;
}

static void too_few_that_differ(void **state)
{
    Room *room = *state;
    Contribution all[10], other[10];
    first_ones(room->arena, all, 10);
    assert_false(is_held(room, all, 8, all, 8));
    assert_true(is_held(room, all, 8, all, 9));      // one joins
    assert_true(is_held(room, all, 8, all, 7));      // one leaves
    assert_false(is_held(room, all, 5, all, 10));    // five join
    assert_false(is_held(room, all, 10, all, 5));    // five leave
    assert_true(is_held(room, all, 10, all + 4, 6)); // four leave
    first_ones(room->arena, other, 10);
    other[3] = scored(room->arena, "D", 175); // within the class that ends at 17.6
    assert_false(is_held(room, all, 10, other, 10));
    other[3] = scored(room->arena, "D", 176);
    assert_true(is_held(room, all, 10, other, 10));
    for (size_t i = 0; i < 5; i++)
        other[i] = scored(room->arena, names[i], scores[i] + 24);
    assert_false(is_held(room, all, 10, other, 10));
    expect_message(room, "pillar strategy. Since an earlier benchmark 1 values came and 0 went");
}

// A benchmark of other organisations may have the same bytes, and is on the record beside the first one.
static void the_same_bytes_of_others(void **state)
{
    Room *room = *state;
    Contribution all[10];
    BenchmarkRecord record = { .file = S("record"), .key = { { 1, 2 } } };
    for (size_t i = 0; i < 10; i++)
        all[i] = scored(room->arena, names[i], scores[i % 5]);
    Gathering one = gathering_make(room->arena, room->d, all, 5, &record),
              other = gathering_make(room->arena, room->d, all + 5, 5, &record);
    one.shown.sha256 = sha256_text(room->arena, benchmark_text(room->arena, &one.benchmark));
    other.shown.sha256 = sha256_text(room->arena, benchmark_text(room->arena, &other.benchmark));
    assert_true(slice_equal(one.shown.sha256, other.shown.sha256));
    record.benchmarks = &one.shown;
    record.count = 1;
    assert_true(benchmark_record_has(&record, &one.shown));
    assert_false(benchmark_record_has(&record, &other.shown));
    Slice text = benchmark_record_after(room->arena, &record, &other.shown);
    Slice sha256 = slice_join(room->arena, S("\"sha256\": \""), other.shown.sha256);
    size_t first = slice_find(text, sha256);
    assert_true(first < text.len);
    assert_true(slice_find(slice_part(text, first + 1, text.len), sha256) < text.len - first - 1);
}

static void one_organisation_once(void **state)
{
    Room *room = *state;
    Contribution all[2] = { scored(room->arena, "Gemeente  Zilverdam", 170),
                            scored(room->arena, "gemeente zilverdam", 180) };
    assert_false(contributions_differ(room->arena, room->d, all, 2));
    expect_message(room, "benchmark-twice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_room(a_median_of_five_and_quartiles_of_eight),
        in_room(the_order_is_nothing),
        in_room(too_few_that_differ),
        in_room(the_same_bytes_of_others),
        in_room(one_organisation_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
