// SPDX-License-Identifier: EUPL-1.2
#include "benchmark/gathering.h"

#include <stdlib.h>

#include "benchmark/messages.h"
#include "benchmark/quantile.h"

// A value that was contributed, and by whom.
typedef struct Entry {
    const ContributedFigure *figure;
    Slice organisation; // text_key of its name
} Entry;

// ---- who is there twice ----

static bool same_figures(const Contribution *one, const Contribution *other)
{
    size_t same = 0;
    for (size_t i = 0; i < one->figure_count; i++)
        for (size_t j = 0; j < other->figure_count; j++)
            same += slice_equal(one->figures[i].key, other->figures[j].key) &&
                    fraction_compare(one->figures[i].value, other->figures[j].value) == 0;
    return one->figure_count >= PILLARS && same == one->figure_count && same == other->figure_count;
}

bool contributions_differ(Arena *arena, Diagnostics *d, const Contribution *contributions,
                          size_t count)
{
    bool differ = true;
    for (size_t i = 0; i < count; i++) {
        const Contribution *one = &contributions[i];
        for (size_t j = 0; j < i; j++) {
            const Contribution *other = &contributions[j];
            bool twice = slice_equal(text_key(arena, one->organisation),
                                     text_key(arena, other->organisation));
            if (!twice && !same_figures(one, other))
                continue;
            diagnose(d, twice ? DIAG_BENCHMARK_TWICE : DIAG_BENCHMARK_SAME, one->named_at,
                     one->organisation, other->file);
            differ = false;
            break;
        }
    }
    return differ;
}

// ---- subjects ----

// Pillars in their order, then by kind and key; of one subject by the name as it is written, so that the one
// that the benchmark shows does not depend on the order of files.
static int by_subject(const void *a, const void *b)
{
    const ContributedFigure *one = ((const Entry *)a)->figure, *other = ((const Entry *)b)->figure;
    if (one->subject.kind != other->subject.kind)
        return one->subject.kind < other->subject.kind ? -1 : 1;
    if (one->subject.kind == BENCHMARK_PILLAR && one->subject.pillar != other->subject.pillar)
        return one->subject.pillar < other->subject.pillar ? -1 : 1;
    int order = slice_compare(one->key, other->key);
    return order ? order : slice_compare(one->subject.name, other->subject.name);
}

static Entry *entries_of(Arena *arena, const Contribution *contributions, size_t count,
                         size_t *entry_count)
{
    size_t room = 0;
    *entry_count = 0;
    for (size_t i = 0; i < count; i++)
        room += contributions[i].figure_count;
    Entry *entries = arena_many(arena, Entry, room);
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < contributions[i].figure_count; f++)
            entries[(*entry_count)++] = (Entry){ &contributions[i].figures[f],
                                                 text_key(arena, contributions[i].organisation) };
    qsort(entries, room, sizeof *entries, by_subject);
    return entries;
}

// ---- one figure ----

static RecordedFigure members_of(Arena *arena, SipKey key, const Entry *entries, size_t count)
{
    RecordedFigure members = { .subject = entries->figure->key,
                               .members = arena_many(arena, uint64_t, count),
                               .count = count };
    for (size_t i = 0; i < count; i++) {
        Fraction class = benchmark_class(entries->figure->subject.kind, entries[i].figure->value);
        members.members[i] = benchmark_member(key, members.subject, entries[i].organisation, class);
    }
    benchmark_members_sort(members.members, count);
    return members;
}

// Is there a benchmark with this figure from which too few values differ? It is said.
static bool is_held(Arena *arena, Diagnostics *d, const BenchmarkRecord *record,
                    const RecordedFigure *figure)
{
    for (size_t i = 0; i < record->count; i++) {
        for (size_t f = 0; f < record->benchmarks[i].count; f++) {
            const RecordedFigure *before = &record->benchmarks[i].figures[f];
            if (!slice_equal(before->subject, figure->subject))
                continue;
            size_t came = benchmark_members_besides(figure, before),
                   went = benchmark_members_besides(before, figure);
            if ((!came || came >= BENCHMARK_GROUP) && (!went || went >= BENCHMARK_GROUP))
                continue;
            diagnose(d, DIAG_BENCHMARK_HELD, ((Place){ .file = record->file }), figure->subject,
                     slice_print(arena, "%zu", came), slice_print(arena, "%zu", went),
                     slice_print(arena, "%d", BENCHMARK_GROUP));
            return true;
        }
    }
    return false;
}

static int by_size(const void *a, const void *b)
{
    return fraction_compare(*(const Fraction *)a, *(const Fraction *)b);
}

static BenchmarkFigure figure_of(Arena *arena, const Entry *entries, size_t count)
{
    Fraction *classes = arena_many(arena, Fraction, count);
    for (size_t i = 0; i < count; i++)
        classes[i] = benchmark_class(entries->figure->subject.kind, entries[i].figure->value);
    qsort(classes, count, sizeof *classes, by_size);
    bool has_quartiles = count >= BENCHMARK_QUARTILES_LEAST;
    return (
        BenchmarkFigure){ .subject = entries->figure->subject,
                          .organisations = count,
                          .lower = has_quartiles ? quartile(classes, count, 1) : fraction_none(),
                          .median = quartile(classes, count, 2),
                          .upper = has_quartiles ? quartile(classes, count, 3) : fraction_none() };
}

// ---- all ----

static Date month_of(Date date)
{
    return (Date){ .year = date.year, .month = date.month };
}

static void count_organisations(const Contribution *contributions, size_t count,
                                Benchmark *benchmark)
{
    for (size_t i = 0; i < count; i++) {
        Date month = month_of(contributions[i].date);
        if (!contributions[i].figure_count)
            continue;
        if (!benchmark->organisations || date_compare(month, benchmark->from) < 0)
            benchmark->from = month;
        if (!benchmark->organisations || date_compare(month, benchmark->to) > 0)
            benchmark->to = month;
        benchmark->organisations++;
    }
}

// All pillars, shown or not, so that a file tells nothing by what it leaves out of them.
static void begin_figures(Arena *arena, size_t most, Gathering *gathering)
{
    Benchmark *benchmark = &gathering->benchmark;
    benchmark->figures = arena_many(arena, BenchmarkFigure, PILLARS + most);
    gathering->shown.figures = arena_many(arena, RecordedFigure, most);
    for (int p = 0; p < PILLARS; p++)
        benchmark->figures[benchmark->figure_count++] = (BenchmarkFigure){
            .subject = { .kind = BENCHMARK_PILLAR, .pillar = (Pillar)p },
            .lower = fraction_none(),
            .median = fraction_none(),
            .upper = fraction_none(),
        };
}

Gathering gathering_make(Arena *arena, Diagnostics *d, const Contribution *contributions,
                         size_t count, const BenchmarkRecord *record)
{
    Gathering gathering = { .held = 0 };
    Benchmark *benchmark = &gathering.benchmark;
    size_t entry_count, next;
    Entry *entries = entries_of(arena, contributions, count, &entry_count);
    count_organisations(contributions, count, benchmark);
    begin_figures(arena, entry_count, &gathering);
    for (size_t i = 0; i < entry_count; i = next) {
        const ContributedFigure *first = entries[i].figure;
        for (next = i + 1; next < entry_count; next++)
            if (!slice_equal(entries[next].figure->key, first->key))
                break;
        if (next - i < BENCHMARK_LEAST)
            continue;
        RecordedFigure members = members_of(arena, record->key, &entries[i], next - i);
        if (is_held(arena, d, record, &members)) {
            gathering.held++;
            continue;
        }
        bool is_pillar = first->subject.kind == BENCHMARK_PILLAR;
        size_t at = is_pillar ? (size_t)first->subject.pillar : benchmark->figure_count++;
        benchmark->figures[at] = figure_of(arena, &entries[i], next - i);
        gathering.shown.figures[gathering.shown.count++] = members;
    }
    return gathering;
}
