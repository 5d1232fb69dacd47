// SPDX-License-Identifier: EUPL-1.2
#include "benchmark/contribution.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "benchmark/messages.h"
#include "input/json_place.h"

// A file while it is read.
typedef struct FactsFile {
    Arena *arena;
    Diagnostics *d;
    Slice name, text;
    const json_t *root;
} FactsFile;

static bool refuse(const FactsFile *file, DiagnosticId id, Slice path, Slice argument)
{
    diagnose(file->d, id, json_place(file->name, file->text, path), argument);
    return false;
}

// The value as it is written, for messages.
static Slice written(const FactsFile *file, Slice path)
{
    Place place = json_place(file->name, file->text, path);
    Slice rest = place.text, begin = rest;
    for (size_t i = 1; i < place.column; i++)
        utf8_next(&rest);
    size_t from = begin.len - rest.len;
    for (size_t i = 0; i < place.length; i++)
        utf8_next(&rest);
    return slice_part(begin, from, begin.len - rest.len);
}

static Slice text_of(const FactsFile *file, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    Slice text = { json_string_value(value), json_string_length(value) };
    return text.len ? slice_copy(file->arena, text_clean(file->arena, text)) : S("");
}

static bool is_one(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

// ---- numbers ----

// A number of the facts, which are rounded: with `decimals` at most, and on the scale of its kind. "No value"
// where there is none. False, with an error, where it is anything else.
static bool read_number(const FactsFile *file, const json_t *value, Slice path, BenchmarkKind kind,
                        int decimals, Fraction *number)
{
    *number = fraction_none();
    if (!value || json_is_null(value))
        return true;
    double real = json_number_value(value), parts = pow(10, decimals);
    if (!json_is_number(value) || !(real >= fraction_double(benchmark_low(kind)) &&
                                    real <= fraction_double(benchmark_high(kind))))
        return refuse(file, DIAG_BENCHMARK_VALUE, path, written(file, path));
    if (fabs(real * parts - (double)llround(real * parts)) > 1e-7)
        return refuse(file, DIAG_BENCHMARK_CONFIDENTIAL, path, written(file, path));
    *number = fraction(llround(real * parts), llround(parts));
    return true;
}

// ---- figures ----

static void contribute(Arena *arena, Contribution *to, const BenchmarkSubject *subject,
                       Fraction value, uint64_t people)
{
    if (fraction_is_none(value))
        return;
    ContributedFigure figure = { *subject, benchmark_key(arena, subject), value, people };
    for (size_t i = 0; i < to->figure_count; i++) {
        if (!slice_equal(to->figures[i].key, figure.key))
            continue;
        if (people > to->figures[i].people)
            to->figures[i] = figure;
        return;
    }
    to->figures = arena_grow(arena, to->figures, sizeof figure, to->figure_count, &to->figure_room);
    to->figures[to->figure_count++] = figure;
}

// The spread is looked at for its decimals alone: exact facts whose score happens to be round give themselves
// away by it.
static bool is_rounded(const FactsFile *file, const json_t *pillar, Slice path)
{
    double sd = json_number_value(json_object_get(pillar, "sd"));
    if (fabs(sd * 10 - (double)llround(sd * 10)) < 1e-7)
        return true;
    Slice at = slice_print(file->arena, "%.*s/sd", SLICE_ARGS(path));
    return refuse(file, DIAG_BENCHMARK_CONFIDENTIAL, at, written(file, at));
}

static bool read_pillars(const FactsFile *file, Contribution *contribution)
{
    const json_t *pillars = json_object_get(file->root, "pillars");
    for (int p = 0; p < PILLARS; p++) {
        const json_t *pillar = json_array_get(pillars, (size_t)p);
        Slice path = slice_print(file->arena, "pillars/%d", p);
        BenchmarkSubject subject = { .kind = BENCHMARK_PILLAR, .pillar = (Pillar)p };
        Fraction score;
        if (!slice_equal(text_of(file, pillar, "id"), pillar_id((Pillar)p)))
            return refuse(file, DIAG_BENCHMARK_NOT_FACTS, path, S(""));
        if (!read_number(file, json_object_get(pillar, "score"),
                         slice_print(file->arena, "%.*s/score", SLICE_ARGS(path)), BENCHMARK_PILLAR,
                         1, &score) ||
            !is_rounded(file, pillar, path))
            return false;
        contribute(file->arena, contribution, &subject, score, 0);
    }
    return true;
}

// The mark of a score or a dimension; one just below a norm has two decimals.
static bool read_mark(const FactsFile *file, const json_t *of, Slice path,
                      const BenchmarkSubject *subject, uint64_t people, Contribution *contribution)
{
    Fraction mark;
    const char *key = subject->kind == BENCHMARK_PROMOTER ? "score" : "mean";
    Slice at = slice_print(file->arena, "%.*s/%s", SLICE_ARGS(path), key);
    int decimals = subject->kind == BENCHMARK_PROMOTER ? 0 : 2;
    if (!read_number(file, json_object_get(of, key), at, subject->kind, decimals, &mark))
        return false;
    contribute(file->arena, contribution, subject, mark, people);
    return true;
}

static bool read_dimensions(const FactsFile *file, const json_t *measurement, Slice path,
                            BenchmarkSubject subject, uint64_t people, Contribution *contribution)
{
    json_t *dimension, *dimensions = json_object_get(measurement, "dimensions");
    size_t i;
    json_array_foreach(dimensions, i, dimension)
    {
        subject.name = text_of(file, dimension, "name");
        subject.scale = text_of(file, dimension, "scale");
        subject.route = text_of(file, dimension, "route");
        Slice at = slice_print(file->arena, "%.*s/dimensions/%zu", SLICE_ARGS(path), i);
        if (is_one(dimension, "is_shown") && benchmark_scale_fits(subject.scale) &&
            subject.name.len && !read_mark(file, dimension, at, &subject, people, contribution))
            return false;
    }
    return true;
}

static bool read_measurements(const FactsFile *file, Contribution *contribution)
{
    json_t *measurement, *measurements = json_object_get(file->root, "measurements");
    size_t i;
    json_array_foreach(measurements, i, measurement)
    {
        if (!is_one(measurement, "is_customers") || !is_one(measurement, "is_shown") ||
            is_one(measurement, "is_superseded"))
            continue;
        Slice path = slice_print(file->arena, "measurements/%zu", i);
        int64_t respondents = json_integer_value(json_object_get(measurement, "respondents"));
        uint64_t people = respondents > 0 ? (uint64_t)respondents : 0;
        BenchmarkSubject subject = { .is_weighted = is_one(measurement, "is_weighted") };
        for (BenchmarkKind kind = BENCHMARK_VALUE; kind <= BENCHMARK_PROMOTER; kind++) {
            const char *key = benchmark_kind_id(kind);
            Slice at = slice_print(file->arena, "%.*s/%s", SLICE_ARGS(path), key);
            subject.kind = kind;
            if (is_one(measurement, kind == BENCHMARK_VALUE ? "value_is_shown" : "has_promoter") &&
                !read_mark(file, json_object_get(measurement, key), at, &subject, people,
                           contribution))
                return false;
        }
        subject.kind = BENCHMARK_DIMENSION;
        if (!read_dimensions(file, measurement, path, subject, people, contribution))
            return false;
    }
    return true;
}

// ---- the file ----

static bool read_text(FactsFile *file)
{
    if (path_bytes(file->name) > LIMIT_TEXT_BYTES) {
        diagnose(file->d, DIAG_BENCHMARK_NOT_FACTS, ((Place){ .file = file->name }));
        return false;
    }
    return file_read(file->arena, file->d, file->name, file->name, &file->text);
}

// Is it what `cxscan facts` prints, and of this schema?
static bool is_facts(const FactsFile *file)
{
    const json_t *root = file->root;
    Slice generator = text_of(file, json_object_get(root, "generator"), "name");
    if (slice_equal(text_of(file, root, "kind"), S("benchmark")))
        return refuse(file, DIAG_BENCHMARK_OF_BENCHMARK, S(""), S(""));
    if (!slice_equal(generator, S("cxscan")) || !json_object_get(root, "schema"))
        return refuse(file, DIAG_BENCHMARK_NOT_FACTS, S(""), S(""));
    if (json_integer_value(json_object_get(root, "schema")) != 1)
        return refuse(file, DIAG_BENCHMARK_FACTS_SCHEMA, S("schema"), written(file, S("schema")));
    if (json_array_size(json_object_get(root, "pillars")) != PILLARS)
        return refuse(file, DIAG_BENCHMARK_NOT_FACTS, S("pillars"), S(""));
    return true;
}

// A version below 1.0 is a draft; so is a final report that misses what it needs.
static bool read_scan(const FactsFile *file, Contribution *contribution)
{
    const json_t *scan = json_object_get(file->root, "scan");
    Slice version = text_of(file, scan, "version"), date = text_of(file, scan, "date");
    contribution->organisation = text_of(file, scan, "organisation");
    contribution->named_at = json_place(file->name, file->text, S("scan/organisation"));
    if (!contribution->organisation.len)
        return refuse(file, DIAG_BENCHMARK_NOT_FACTS, S("scan"), S(""));
    if (slice_starts(version, S("0.")) || slice_equal(version, S("0")))
        return refuse(file, DIAG_BENCHMARK_DRAFT, S("scan/version"), version);
    if (slice_equal(text_of(file, scan, "stage"), S("final")) && !is_one(scan, "is_complete"))
        return refuse(file, DIAG_BENCHMARK_INCOMPLETE, S("scan/is_complete"), S(""));
    if (!date_read(date, &contribution->date))
        return refuse(file, DIAG_BENCHMARK_NO_DATE, S("scan/date"), S(""));
    return true;
}

bool contribution_read(Arena *arena, Diagnostics *d, Slice path, Contribution *contribution)
{
    FactsFile file = { .arena = arena, .d = d, .name = path };
    json_error_t fault;
    *contribution = (Contribution){ .file = path };
    if (!read_text(&file))
        return false;
    json_t *root = json_loadb(file.text.at, file.text.len, JSON_REJECT_DUPLICATES, &fault);
    if (!root) {
        diagnose(d, DIAG_BENCHMARK_NOT_JSON,
                 text_place(path, file.text, (size_t)(fault.line > 0 ? fault.line : 1),
                            (size_t)(fault.column > 0 ? fault.column : 1)));
        return false;
    }
    file.root = root;
    bool right = is_facts(&file) && read_scan(&file, contribution) &&
                 read_pillars(&file, contribution) && read_measurements(&file, contribution);
    json_decref(root);
    return right;
}
