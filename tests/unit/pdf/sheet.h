// SPDX-License-Identifier: EUPL-1.2
// A document drawn by hand: pages and the structure that belongs to them, for the tests of the writer.
#ifndef TESTS_UNIT_PDF_SHEET_H
#define TESTS_UNIT_PDF_SHEET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/pdf_parts.h"

enum { SHEET_WIDTH = 595, SHEET_HEIGHT = 842, SHEET_CREATED = 1795341600 }; // 2026-11-22 10:00 UTC

typedef struct Sheet {
    Arena *arena;
    Diagnostics *d;
    Style style;
    Fonts *fonts;
    PdfOptions options;
    Structure *structure;
    Pdf *pdf;
    PdfContent *content;
    Buffer out;
    int page;
    double y;
} Sheet;

// With its first page begun, of so many.
static inline void sheet_open(Sheet *sheet, size_t pages)
{
    *sheet = (Sheet){ .arena = arena_new(), .y = 60 };
    sheet->d = diagnostics_new(sheet->arena);
    sheet->style =
        *style_read(sheet->arena, sheet->d, S(CXSCAN_SOURCE_DIR "/templates/style.yaml"));
    sheet->style.page_width = SHEET_WIDTH;
    sheet->style.page_height = SHEET_HEIGHT;
    sheet->fonts = fonts_open(sheet->d, &sheet->style, S(""));
    assert_non_null(sheet->fonts);
    sheet->options =
        (PdfOptions){ .style = &sheet->style, .fonts = sheet->fonts, .created = SHEET_CREATED };
    sheet->structure = structure_new(sheet->arena);
    sheet->structure->title = S("Proef & <toets>: één bladzijde");
    sheet->structure->lang = S("nl-NL");
    sheet->structure->author = S("Gemeente Zilverdam");
    sheet->structure->created = SHEET_CREATED;
    element_new(sheet->structure, NULL, ELEMENT_DOCUMENT);
    sheet->pdf =
        pdf_begin(sheet->arena, sheet->d, &sheet->options, sheet->structure, pages, &sheet->out);
    sheet->content = sheet->pdf->content;
    pdf_begin_page(sheet->pdf);
}

static inline Element *sheet_element(Sheet *sheet, Element *parent, ElementType type)
{
    return element_new(sheet->structure, parent ? parent : sheet->structure->root, type);
}

static inline void sheet_mark(Sheet *sheet, Element *owner, ArtifactKind artifact)
{
    int number = structure_mark(sheet->structure, sheet->page, owner, artifact);
    if (owner)
        pdf_content_mark(sheet->content, owner->type, number);
    else
        pdf_content_artifact(sheet->content, artifact);
}

static inline void sheet_show(Sheet *sheet, double x, double y, const char *text)
{
    const PdfLine line = { .face = FACE_REGULAR, .size = 11, .x = x, .y = y, .cosine = 1 };
    pdf_content_text(sheet->content, &line, slice_of(text));
}

static inline void sheet_rectangle(Sheet *sheet, double x, double y, double width, double height)
{
    const Colour blue = { 0.1, 0.3, 0.6 };
    pdf_content_ink(sheet->content, &blue, NULL);
    pdf_content_rectangle(sheet->content, x, y, width, height);
    pdf_content_paint(sheet->content);
}

// A line of text as one mark of `owner` (NULL: a header).
static inline void sheet_text(Sheet *sheet, Element *owner, const char *text)
{
    sheet_mark(sheet, owner, ARTIFACT_HEADER);
    sheet_show(sheet, 56, sheet->y, text);
    pdf_content_mark_end(sheet->content);
    sheet->y += 18;
}

// An element of that type with a line of text in it.
static inline Element *sheet_line(Sheet *sheet, Element *parent, ElementType type, const char *text)
{
    Element *element = sheet_element(sheet, parent, type);
    sheet_text(sheet, element, text);
    return element;
}

static inline void sheet_box(double box[4], double x, double y, double width, double height)
{
    box[0] = x;
    box[1] = (double)SHEET_HEIGHT - y - height;
    box[2] = x + width;
    box[3] = (double)SHEET_HEIGHT - y;
}

// A link of one line: its text is in `owner`, just drawn.
static inline PdfLink *sheet_link(Sheet *sheet, Element *owner, Slice address, Slice contents)
{
    PdfLink *link = structure_link(sheet->structure, owner, sheet->page);
    link->boxes = (double(*)[4])arena_many(sheet->arena, double, 8);
    link->box_count = 1;
    sheet_box(link->boxes[0], 56, sheet->y - 30, 120.5, 14);
    link->address = address;
    link->contents = contents;
    return link;
}

// A rectangle of ink as a figure.
static inline Element *sheet_figure(Sheet *sheet, Element *parent, Slice alt)
{
    Element *figure = sheet_element(sheet, parent, ELEMENT_FIGURE);
    figure->alt = alt;
    figure->has_box = true;
    figure->box_page = sheet->page;
    sheet_box(figure->box, 56, sheet->y, 80, 40);
    sheet_mark(sheet, figure, ARTIFACT_LAYOUT);
    sheet_rectangle(sheet, 56, sheet->y, 80, 40);
    pdf_content_mark_end(sheet->content);
    sheet->y += 60;
    return figure;
}

static inline void sheet_next_page(Sheet *sheet)
{
    pdf_end_page(sheet->pdf);
    pdf_begin_page(sheet->pdf);
    sheet->page++;
    sheet->y = 60;
}

// End the last page and the file.
static inline PdfStatus sheet_finish(Sheet *sheet)
{
    pdf_end_page(sheet->pdf);
    return pdf_close(sheet->pdf);
}

static inline void sheet_close(Sheet *sheet)
{
    fonts_close(sheet->fonts);
    buffer_free(&sheet->out);
    arena_free(sheet->arena);
}

// What the diagnostics say, as JSON lines in the arena.
static inline Slice said(Arena *arena, const Diagnostics *d)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    diagnostics_print(d, out, (DiagnosticStyle){ .json = true });
    fclose(out);
    Slice kept = slice_copy(arena, (Slice){ text, len });
    free(text);
    return kept;
}

#endif
