// SPDX-License-Identifier: EUPL-1.2
#include "scan/benchmark_file.h"

#include <jansson.h>
#include <math.h>

#include "base/limits.h"
#include "input/json_place.h"
#include "scan/messages.h"

typedef struct BenchmarkFile {
    ScanFolder *folder;
    Slice name, text;
} BenchmarkFile;

static bool refuse(const BenchmarkFile *file, DiagnosticId id, Slice path)
{
    diagnose(file->folder->d, id, json_place(file->name, file->text, path));
    return false;
}

static Slice text_of(const BenchmarkFile *file, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    Slice text = { json_string_value(value), json_string_length(value) };
    return text.len ? slice_copy(file->folder->arena, text_clean(file->folder->arena, text))
                    : S("");
}

// ---- one figure ----

// The middle of a cell or of two, or "no value". False where it is anything else.
static bool read_middle(const json_t *object, const char *key, BenchmarkKind kind, Fraction *number)
{
    const json_t *value = json_object_get(object, key);
    *number = fraction_none();
    if (!value || json_is_null(value))
        return value != NULL;
    double real = json_number_value(value);
    Fraction low = benchmark_low(kind), high = benchmark_high(kind),
             half = fraction_divide(benchmark_step(kind), fraction(2, 1));
    if (!json_is_number(value) || !(real > fraction_double(low) && real < fraction_double(high)))
        return false;
    *number = fraction(llround(real * 10), 10);
    return fabs(real * 10 - (double)llround(real * 10)) < 1e-7 &&
           fraction_divide(fraction_subtract(*number, low), half).den == 1;
}

static bool read_subject(const BenchmarkFile *file, const json_t *object, BenchmarkSubject *subject)
{
    *subject =
        (BenchmarkSubject){ .name = text_of(file, object, "name"),
                            .scale = text_of(file, object, "scale"),
                            .route = text_of(file, object, "route"),
                            .is_weighted = json_is_true(json_object_get(object, "weighted")) };
    if (!benchmark_kind_find(text_of(file, object, "kind"), &subject->kind))
        return false;
    if (subject->kind == BENCHMARK_PILLAR)
        return pillar_find(text_of(file, object, "id"), &subject->pillar);
    return subject->kind != BENCHMARK_DIMENSION ||
           (subject->name.len && benchmark_scale_fits(subject->scale) && subject->route.len);
}

// Of so many organisations as there are quartiles for, in their order.
static bool read_figure(const BenchmarkFile *file, const json_t *object, uint64_t most,
                        BenchmarkFigure *figure)
{
    const json_t *count = json_object_get(object, "organisations");
    *figure = (BenchmarkFigure){ .organisations = (uint64_t)json_integer_value(count) };
    if (!read_subject(file, object, &figure->subject))
        return false;
    BenchmarkKind kind = figure->subject.kind;
    if (!read_middle(object, "lower", kind, &figure->lower) ||
        !read_middle(object, "median", kind, &figure->median) ||
        !read_middle(object, "upper", kind, &figure->upper))
        return false;
    bool has_quartiles = figure->organisations >= BENCHMARK_QUARTILES_LEAST;
    if (json_is_null(count))
        return kind == BENCHMARK_PILLAR && fraction_is_none(figure->median) &&
               fraction_is_none(figure->lower) && fraction_is_none(figure->upper);
    return json_integer_value(count) >= BENCHMARK_LEAST && figure->organisations <= most &&
           !fraction_is_none(figure->median) && fraction_is_none(figure->lower) != has_quartiles &&
           fraction_is_none(figure->upper) != has_quartiles &&
           (!has_quartiles || (fraction_compare(figure->lower, figure->median) <= 0 &&
                               fraction_compare(figure->median, figure->upper) <= 0));
}

// ---- the file ----

static bool read_figures(const BenchmarkFile *file, const json_t *figures, Benchmark *benchmark)
{
    Arena *arena = file->folder->arena;
    size_t count = json_array_size(figures);
    if (count < PILLARS || count > LIMIT_COLUMNS)
        return refuse(file, DIAG_BENCHMARK_FILE_VALUE, S("figures"));
    benchmark->figures = arena_many(arena, BenchmarkFigure, count);
    for (size_t i = 0; i < count; i++) {
        BenchmarkFigure *figure = &benchmark->figures[i];
        bool right =
            read_figure(file, json_array_get(figures, i), benchmark->organisations, figure);
        bool is_pillar = right && figure->subject.kind == BENCHMARK_PILLAR;
        if (!right || is_pillar != (i < PILLARS) ||
            (is_pillar && figure->subject.pillar != (Pillar)i))
            return refuse(file, DIAG_BENCHMARK_FILE_VALUE, slice_print(arena, "figures/%zu", i));
    }
    benchmark->figure_count = count;
    return true;
}

static bool read_all(const BenchmarkFile *file, const json_t *root, Benchmark *benchmark)
{
    int64_t organisations = json_integer_value(json_object_get(root, "organisations"));
    *benchmark = (Benchmark){ .organisations = (uint64_t)organisations };
    if (!slice_equal(text_of(file, root, "program"), S("cxscan")) ||
        !slice_equal(text_of(file, root, "kind"), S("benchmark")))
        return refuse(file, DIAG_BENCHMARK_FILE_OTHER, S(""));
    if (json_integer_value(json_object_get(root, "schema")) != BENCHMARK_SCHEMA)
        return refuse(file, DIAG_BENCHMARK_FILE_SCHEMA, S("schema"));
    if (organisations < BENCHMARK_LEAST)
        return refuse(file, DIAG_BENCHMARK_FILE_VALUE, S("organisations"));
    if (!date_read(text_of(file, root, "from"), &benchmark->from))
        return refuse(file, DIAG_BENCHMARK_FILE_VALUE, S("from"));
    if (!date_read(text_of(file, root, "to"), &benchmark->to) ||
        date_compare(benchmark->to, benchmark->from) < 0)
        return refuse(file, DIAG_BENCHMARK_FILE_VALUE, S("to"));
    return read_figures(file, json_object_get(root, "figures"), benchmark);
}

const Benchmark *benchmark_file_read(ScanFolder *folder, Slice name)
{
    BenchmarkFile file = { .folder = folder, .name = name };
    json_error_t fault;
    if (!scan_folder_text(folder, name, LIMIT_SETTINGS_BYTES, &file.text))
        return NULL;
    json_t *root = json_loadb(file.text.at, file.text.len, JSON_REJECT_DUPLICATES, &fault);
    if (!root) {
        diagnose(folder->d, DIAG_BENCHMARK_FILE_BROKEN,
                 text_place(name, file.text, (size_t)(fault.line > 0 ? fault.line : 1),
                            (size_t)(fault.column > 0 ? fault.column : 1)));
        return NULL;
    }
    Benchmark *benchmark = arena_one(folder->arena, Benchmark);
    bool right = read_all(&file, root, benchmark);
    json_decref(root);
    return right ? benchmark : NULL;
}
