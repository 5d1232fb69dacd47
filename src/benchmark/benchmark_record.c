// SPDX-License-Identifier: EUPL-1.2
#include "benchmark/benchmark_record.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "benchmark/messages.h"
#include "facts/json.h"

enum { RECORD_SCHEMA = 1 };
static const char record_kind[] = "benchmark record";

// ---- members ----

uint64_t benchmark_member(SipKey key, Slice subject, Slice organisation, Fraction class)
{
    Arena *scratch = arena_new();
    Slice value = fraction_text(scratch, class, 2, (NumberStyle){ '.', S("") });
    // The parts cannot run into each other: text_key leaves no newline in any.
    Slice whole = slice_print(scratch, "%.*s\n%.*s\n%.*s", SLICE_ARGS(subject),
                              SLICE_ARGS(organisation), SLICE_ARGS(value));
    uint64_t member = siphash_text(key, whole);
    arena_free(scratch);
    return member;
}

static int in_order(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    return one < other ? -1 : one > other;
}

void benchmark_members_sort(uint64_t *members, size_t count)
{
    qsort(members, count, sizeof *members, in_order);
}

size_t benchmark_members_besides(const RecordedFigure *figure, const RecordedFigure *other)
{
    size_t besides = 0;
    for (size_t i = 0; i < figure->count; i++)
        besides += !bsearch(&figure->members[i], other->members, other->count,
                            sizeof *other->members, in_order);
    return besides;
}

// ---- reading ----

static Slice text_of(Arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    Slice text = { json_string_value(value), json_string_length(value) };
    return text.len ? slice_copy(arena, text_clean(arena, text)) : S("");
}

static bool read_figure(Arena *arena, const json_t *object, RecordedFigure *figure)
{
    enum { DIGITS = 16 };
    const json_t *members = json_object_get(object, "members");
    *figure = (RecordedFigure){ .subject = text_of(arena, object, "subject"),
                                .count = json_array_size(members) };
    figure->members = arena_many(arena, uint64_t, figure->count);
    bool good = figure->subject.len && figure->count > 0;
    for (size_t i = 0; i < figure->count && good; i++) {
        const char *digits = json_string_value(json_array_get(members, i));
        good = digits && strlen(digits) == DIGITS && strspn(digits, "0123456789abcdef") == DIGITS;
        figure->members[i] = good ? strtoull(digits, NULL, 16) : 0;
    }
    benchmark_members_sort(figure->members, figure->count);
    return good;
}

static bool read_benchmark(Arena *arena, const json_t *object, RecordedBenchmark *made)
{
    const json_t *figures = json_object_get(object, "figures");
    *made = (RecordedBenchmark){ .sha256 = text_of(arena, object, "sha256"),
                                 .count = json_array_size(figures) };
    made->figures = arena_many(arena, RecordedFigure, made->count);
    bool good = made->sha256.len && json_is_array(figures);
    for (size_t i = 0; i < made->count && good; i++)
        good = read_figure(arena, json_array_get(figures, i), &made->figures[i]);
    return good;
}

static bool read_all(Arena *arena, const json_t *root, BenchmarkRecord *record)
{
    const json_t *made = json_object_get(root, "benchmarks");
    if (!slice_equal(text_of(arena, root, "kind"), slice_of(record_kind)) ||
        json_integer_value(json_object_get(root, "schema")) != RECORD_SCHEMA ||
        !sip_key_read(text_of(arena, root, "key"), &record->key) || !json_is_array(made) ||
        json_array_size(made) > LIMIT_VERSIONS)
        return false;
    record->benchmarks = arena_many(arena, RecordedBenchmark, json_array_size(made));
    bool good = true;
    for (; record->count < json_array_size(made) && good; record->count++)
        good = read_benchmark(arena, json_array_get(made, record->count),
                              &record->benchmarks[record->count]);
    return good;
}

bool benchmark_record_read(Arena *arena, Diagnostics *d, Slice path, BenchmarkRecord *record)
{
    *record = (BenchmarkRecord){ .file = path };
    if (!path_exists(path)) {
        if (sip_key_make(&record->key))
            return true;
        diagnose(d, DIAG_BENCHMARK_NO_KEY, ((Place){ .file = path }), slice_of(strerror(errno)));
        return false;
    }
    Slice text = S("");
    bool readable = file_read(arena, diagnostics_new(arena), path, path, &text);
    json_t *root = readable ? json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL) : NULL;
    bool good = read_all(arena, root, record);
    json_decref(root);
    if (!good)
        diagnose(d, DIAG_BENCHMARK_RECORD, ((Place){ .file = path }));
    return good;
}

// ---- changing ----

bool benchmark_record_withdraw(BenchmarkRecord *record, Slice sha256)
{
    size_t kept = 0;
    for (size_t i = 0; i < record->count; i++)
        if (!slice_equal(record->benchmarks[i].sha256, sha256))
            record->benchmarks[kept++] = record->benchmarks[i];
    bool found = kept < record->count;
    record->count = kept;
    return found;
}

static bool same_members(const RecordedFigure *one, const RecordedFigure *other)
{
    return one->count == other->count && slice_equal(one->subject, other->subject) &&
           memcmp(one->members, other->members, one->count * sizeof *one->members) == 0;
}

static bool same_benchmark(const RecordedBenchmark *one, const RecordedBenchmark *other)
{
    bool same = one->count == other->count && slice_equal(one->sha256, other->sha256);
    for (size_t i = 0; i < one->count && same; i++)
        same = same_members(&one->figures[i], &other->figures[i]);
    return same;
}

bool benchmark_record_has(const BenchmarkRecord *record, const RecordedBenchmark *made)
{
    for (size_t i = 0; i < record->count; i++)
        if (same_benchmark(&record->benchmarks[i], made))
            return true;
    return false;
}

static json_t *benchmark_json(Arena *arena, const RecordedBenchmark *made)
{
    json_t *object = facts_object(), *figures = facts_array();
    for (size_t i = 0; i < made->count; i++) {
        const RecordedFigure *figure = &made->figures[i];
        json_t *row = facts_object(), *members = facts_array();
        for (size_t m = 0; m < figure->count; m++)
            facts_append(members,
                         json_string(slice_print(arena, "%016" PRIx64, figure->members[m]).at));
        facts_put_text(row, "subject", figure->subject);
        facts_put(row, "members", members);
        facts_append(figures, row);
    }
    facts_put_text(object, "sha256", made->sha256);
    facts_put(object, "figures", figures);
    return object;
}

Slice benchmark_record_after(Arena *arena, const BenchmarkRecord *record,
                             const RecordedBenchmark *made)
{
    json_t *root = facts_object(), *all = facts_array();
    for (size_t i = 0; i < record->count; i++)
        facts_append(all, benchmark_json(arena, &record->benchmarks[i]));
    if (!benchmark_record_has(record, made))
        facts_append(all, benchmark_json(arena, made));
    facts_put_count(root, "schema", RECORD_SCHEMA);
    facts_put_text(root, "program", S("cxscan"));
    facts_put_text(root, "kind", slice_of(record_kind));
    facts_put_text(root, "key", sip_key_text(arena, record->key));
    facts_put(root, "benchmarks", all);
    char *text = json_dumps(root, JSON_INDENT(1));
    if (!text)
        out_of_memory(0);
    Slice copy = slice_join(arena, slice_of(text), S("\n"));
    free(text);
    json_decref(root);
    return copy;
}
