// SPDX-License-Identifier: EUPL-1.2
// The test cases of the charts: cases/NAME/ holds facts.json, and address with a chart's address and width a
// line. The words stand in words.json beside this file; a case's own words go before them.
#ifndef TEST_CHART_CASES_H
#define TEST_CHART_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/fraction.h"
#include "chart/drawing.h"
#include "../facts_read.h"

#define CASES CXSCAN_SOURCE_DIR "/tests/unit/chart/cases"

// What all cases share.
typedef struct Bench {
    Arena *arena;
    Diagnostics *diagnostics;
    Style style;
    Fonts *fonts;
    json_t *words;
    Slice *names; // of the cases
    size_t count;
} Bench;

// One chart of a case.
typedef struct CaseChart {
    Slice address;
    double width;
    Drawing *drawing;
} CaseChart;

static inline Colour hex(unsigned rgb)
{
    return (Colour){ (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0 };
}

// The palette of the look, so that a house style in style.yaml changes no test of geometry.
static inline Style test_style(void)
{
    static TextRole roles[] = { { .name = { "body", 4 }, .size = 10 },
                                { .name = { "label", 5 }, .size = 8.5 } };
    return (Style){
        .body_top = 84,
        .body_bottom = 784,
        .ink = hex(0x14202B),
        .ink2 = hex(0x46535F),
        .axis = hex(0x7A8894),
        .line = hex(0xC9D1D8),
        .wash = hex(0xF2F5F8),
        .tint = hex(0xE1ECF6),
        .paper = hex(0xFFFFFF),
        .blue = hex(0x0B4A85),
        .night = hex(0x0A2F57),
        .target = hex(0xA63C06),
        .r1 = hex(0xEAF1F8),
        .r2 = hex(0xC3D9ED),
        .r3 = hex(0x8FB8DD),
        .r4 = hex(0x2C6FAB),
        .r5 = hex(0x0A2F57),
        .on_night = hex(0xD5E3F1),
        .night_line = hex(0x5E84AD),
        .page_width = 595.28,
        .page_height = 841.89,
        .family = "Noto Sans",
        .fallback = "Noto Sans Symbols2",
        .roles = roles,
        .role_count = 2,
    };
}

static inline Slice case_file(Bench *bench, Slice name, const char *file)
{
    return slice_print(bench->arena, "%s/%.*s/%s", CASES, SLICE_ARGS(name), file);
}

static inline int by_bytes(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

static inline int bench_open(void **state)
{
    Bench *bench = calloc(1, sizeof *bench);
    bench->arena = arena_new();
    bench->diagnostics = diagnostics_new(bench->arena);
    bench->style = test_style();
    bench->fonts = fonts_open(bench->diagnostics, &bench->style, (Slice){ "", 0 });
    bench->words = json_load_file(CXSCAN_SOURCE_DIR "/tests/unit/chart/words.json", 0, NULL);
    bench->count = folder_list(bench->arena, S(CASES), (Slice){ "", 0 }, &bench->names);
    qsort(bench->names, bench->count, sizeof(Slice), by_bytes);
    *state = bench;
    return bench->fonts != NULL && bench->words != NULL && bench->count > 0 ? 0 : -1;
}

static inline int bench_close(void **state)
{
    Bench *bench = *state;
    json_decref(bench->words);
    fonts_close(bench->fonts);
    arena_free(bench->arena);
    free(bench);
    return 0;
}

// The facts of a case, words included. In the arena.
static inline const Facts *case_facts(Bench *bench, Slice name)
{
    json_error_t error;
    json_t *json = json_load_file(case_file(bench, name, "facts.json").at, 0, &error);
    if (json == NULL)
        fail_msg("%.*s: %s", SLICE_ARGS(name), error.text);
    json_t *words = json_deep_copy(bench->words);
    json_object_update(words, json_object_get(json, "words"));
    json_object_set_new(json, "words", words);
    const Facts *facts = facts_read(bench->arena, json);
    json_decref(json);
    return facts;
}

// Every chart of a case, in the order of its address file.
static inline size_t case_charts(Bench *bench, Slice name, CaseChart **charts)
{
    const Facts *facts = case_facts(bench, name);
    ChartContext context = { bench->arena, bench->fonts, &bench->style, facts };
    Slice rest, line;
    size_t count = 0, room = 0;
    *charts = NULL;
    assert_true(file_read(bench->arena, bench->diagnostics, case_file(bench, name, "address"), name,
                          &rest));
    while (slice_next_line(&rest, &line)) {
        Fraction width;
        size_t space = slice_find(line, S(" "));
        assert_true(fraction_read(slice_part(line, space + 1, line.len), &width));
        *charts = arena_grow(bench->arena, *charts, sizeof **charts, count, &room);
        CaseChart *chart = &(*charts)[count++];
        chart->address = slice_part(line, 0, space);
        chart->width = fraction_double(width);
        chart->drawing = chart_make(&context, chart->address, chart->width);
        if (chart->drawing == NULL)
            fail_msg("%.*s: there is no chart %.*s", SLICE_ARGS(name), SLICE_ARGS(chart->address));
    }
    return count;
}

#endif
