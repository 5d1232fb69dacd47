// SPDX-License-Identifier: EUPL-1.2
#include <jansson.h>
#include <stdlib.h>

#include "benchmark/gathering.h"
#include "facts/json.h"

static json_t *figure_json(const BenchmarkFigure *figure)
{
    const BenchmarkSubject *subject = &figure->subject;
    bool is_shown = figure->organisations > 0;
    json_t *object = facts_object();
    facts_put_text(object, "kind", slice_of(benchmark_kind_id(subject->kind)));
    if (subject->kind == BENCHMARK_PILLAR)
        facts_put_text(object, "id", pillar_id(subject->pillar));
    if (subject->kind == BENCHMARK_DIMENSION) {
        facts_put_text(object, "name", subject->name);
        facts_put_text(object, "scale", subject->scale);
        facts_put_text(object, "route", subject->route);
    }
    if (subject->kind != BENCHMARK_PILLAR)
        facts_put_flag(object, "weighted", subject->is_weighted);
    facts_put_count(object, "organisations", is_shown ? (int64_t)figure->organisations : -1);
    facts_put_number(object, "step", fraction_double(benchmark_step(subject->kind)));
    facts_put_number(object, "lower", fraction_double(figure->lower));
    facts_put_number(object, "median", fraction_double(figure->median));
    facts_put_number(object, "upper", fraction_double(figure->upper));
    return object;
}

Slice benchmark_text(Arena *arena, const Benchmark *benchmark)
{
    json_t *root = facts_object(), *figures = facts_array();
    for (size_t i = 0; i < benchmark->figure_count; i++)
        facts_append(figures, figure_json(&benchmark->figures[i]));
    facts_put_count(root, "schema", BENCHMARK_SCHEMA);
    facts_put_text(root, "program", S("cxscan"));
    facts_put_text(root, "kind", S("benchmark"));
    facts_put_count(root, "organisations", (int64_t)benchmark->organisations);
    facts_put_text(root, "from", date_iso(arena, benchmark->from));
    facts_put_text(root, "to", date_iso(arena, benchmark->to));
    facts_put(root, "figures", figures);
    char *text = json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    if (!text)
        out_of_memory(0);
    Slice copy = slice_join(arena, slice_of(text), S("\n"));
    free(text);
    json_decref(root);
    return copy;
}
