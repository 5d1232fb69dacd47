// SPDX-License-Identifier: EUPL-1.2
// Style, fonts and ready-made Documents for the tests of the page layout, and what those tests look up in
// its pages.
#ifndef TEST_PDF_PAGES_H
#define TEST_PDF_PAGES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "doc/document.h"
#include "pdf/layout.h"
#include "pdf/paint.h"
#include "../facts_read.h"

typedef struct Bench {
    Arena *arena;
    Diagnostics *d;
    const Style *style;
    Fonts *fonts;
    json_t *facts;
    PdfOptions options;
} Bench;

static inline int bench_open(void **state)
{
    Arena *arena = arena_new();
    Bench *bench = arena_one(arena, Bench);
    bench->arena = arena;
    bench->d = diagnostics_new(arena);
    bench->style = style_read(arena, bench->d, S(CXSCAN_SOURCE_DIR "/templates/style.yaml"));
    bench->fonts = bench->style ? fonts_open(bench->d, bench->style, S("")) : NULL;
    bench->facts = json_load_file(CXSCAN_SOURCE_DIR "/tests/unit/pdf/cases/facts.json", 0, NULL);
    bench->options = (PdfOptions){
        .style = bench->style,
        .fonts = bench->fonts,
        .facts = facts_read(arena, bench->facts),
        .strings = fixture_words(arena, json_object_get(bench->facts, "words")),
        .created = 1773309600,
    };
    *state = bench;
    return bench->fonts && bench->facts ? 0 : -1;
}

static inline int bench_close(void **state)
{
    Bench *bench = *state;
    json_decref(bench->facts);
    fonts_close(bench->fonts);
    arena_free(bench->arena);
    return 0;
}

// What painting leaves behind. The file is made, and is in order.
static inline const Structure *painted(Bench *bench, const Layout *layout, const Document *document)
{
    Buffer out = { 0 };
    Structure *structure = structure_new(bench->arena);
    Pdf *pdf =
        pdf_begin(bench->arena, bench->d, &bench->options, structure, layout->page_count, &out);
    assert_true(layout_paint(pdf, layout, document));
    PdfStatus status = pdf_close(pdf);
    if (status != PDF_DONE)
        diagnostics_print(bench->d, stderr, (DiagnosticStyle){ .language = MESSAGES_ENGLISH });
    assert_int_equal(status, PDF_DONE);
    buffer_free(&out);
    return structure;
}

// The element of that type around (or the same as) another; NULL where there is none.
static inline const Element *element_around(const Element *element, ElementType type)
{
    while (element && element->type != type)
        element = element->parent;
    return element;
}

static inline bool is_text(const Item *item)
{
    return item->kind == ITEM_TEXT && slice_trim(item->text).len > 0;
}

static inline bool is_heading(const Item *item)
{
    return item->owner && item->owner->type >= ELEMENT_H1 && item->owner->type <= ELEMENT_H6;
}

#endif
