// A document drawn by hand: cairo pages and the structure that belongs to them, for the tests of finishing.
#ifndef TESTS_UNIT_PDF_SHEET_H
#define TESTS_UNIT_PDF_SHEET_H

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/pdf.h"

enum { SHEET_WIDTH = 595, SHEET_HEIGHT = 842, SHEET_CREATED = 1795341600 }; // 2026-11-22 10:00 UTC

typedef struct Sheet {
    Arena *arena;
    Structure *structure;
    cairo_surface_t *surface;
    cairo_t *cairo;
    Buffer raw;
    int page;
    double y;
} Sheet;

static inline cairo_status_t sheet_take(void *closure, const unsigned char *bytes, unsigned int len)
{
    buffer_add(closure, (Slice){ (const char *)bytes, len });
    return CAIRO_STATUS_SUCCESS;
}

static inline void sheet_open(Sheet *sheet)
{
    *sheet = (Sheet){ .arena = arena_new(), .y = 60 };
    sheet->structure = structure_new(sheet->arena);
    sheet->structure->title = S("Proef & <toets>: één bladzijde");
    sheet->structure->lang = S("nl-NL");
    sheet->structure->author = S("Gemeente Zilverdam");
    sheet->structure->created = SHEET_CREATED;
    element_new(sheet->structure, NULL, ELEMENT_DOCUMENT);
    sheet->surface = cairo_pdf_surface_create_for_stream(sheet_take, &sheet->raw, SHEET_WIDTH, SHEET_HEIGHT);
    cairo_pdf_surface_restrict_to_version(sheet->surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-22T10:00:00Z");
    sheet->cairo = cairo_create(sheet->surface);
    cairo_select_font_face(sheet->cairo, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(sheet->cairo, 11);
}

static inline Element *sheet_element(Sheet *sheet, Element *parent, ElementType type)
{
    return element_new(sheet->structure, parent ? parent : sheet->structure->root, type);
}

static inline void sheet_mark(Sheet *sheet, Element *owner, ArtifactKind artifact)
{
    structure_mark(sheet->structure, sheet->page, owner, artifact);
    cairo_tag_begin(sheet->cairo, owner ? "Span" : "NonStruct", NULL);
}

static inline void sheet_end_mark(Sheet *sheet, Element *owner)
{
    cairo_tag_end(sheet->cairo, owner ? "Span" : "NonStruct");
}

// A line of text as one mark of `owner` (NULL: a header).
static inline void sheet_text(Sheet *sheet, Element *owner, const char *text)
{
    sheet_mark(sheet, owner, ARTIFACT_HEADER);
    cairo_move_to(sheet->cairo, 56, sheet->y);
    cairo_show_text(sheet->cairo, text);
    sheet_end_mark(sheet, owner);
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
    box[1] = SHEET_HEIGHT - y - height;
    box[2] = x + width;
    box[3] = SHEET_HEIGHT - y;
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
    cairo_set_source_rgba(sheet->cairo, 0.1, 0.3, 0.6, 0.5);
    cairo_rectangle(sheet->cairo, 56, sheet->y, 80, 40);
    cairo_fill(sheet->cairo);
    cairo_set_source_rgb(sheet->cairo, 0, 0, 0);
    sheet_end_mark(sheet, figure);
    sheet->y += 60;
    return figure;
}

static inline void sheet_next_page(Sheet *sheet)
{
    cairo_show_page(sheet->cairo);
    sheet->page++;
    sheet->y = 60;
}

// End drawing: `raw` is whole now. The last page was ended with sheet_next_page.
static inline void sheet_finish_drawing(Sheet *sheet)
{
    cairo_destroy(sheet->cairo);
    cairo_surface_finish(sheet->surface);
    assert_int_equal(cairo_surface_status(sheet->surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(sheet->surface);
}

static inline void sheet_close(Sheet *sheet)
{
    buffer_free(&sheet->raw);
    arena_free(sheet->arena);
}

// fontconfig 2.14 loses two patterns of its own when cairo looks up a family by name.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

// Group teardown: what cairo and fontconfig keep for a next document would look like a leak.
static inline int sheet_forget_fonts(void **state)
{
    (void)state;
    cairo_debug_reset_static_data();
    FcFini();
    return 0;
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
