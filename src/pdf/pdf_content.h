// SPDX-License-Identifier: EUPL-1.2
// The content of pages: marks, paths and text as operators (ISO 32000-1, 8 and 9). Coordinates are points
// from the page's upper left corner, y down. Ink is made inside a mark only, and marks do not nest; what
// breaks that is remembered, and the page must not leave.
#ifndef PDF_PDF_CONTENT_H
#define PDF_PDF_CONTENT_H

#include "chart/drawing.h"
#include "pdf/pdf_font.h"
#include "pdf/structure.h"

typedef struct PdfContent PdfContent;

// Ended with pdf_content_free. The fonts get what is shown.
PdfContent *pdf_content_new(Arena *arena, PdfFonts *pdf_fonts, Fonts *fonts);
void pdf_content_free(PdfContent *content);

// Begin a page of that size; end it, and have its content until the next begins.
void pdf_content_page(PdfContent *content, double width, double height);
Slice pdf_content_end(PdfContent *content);

// The first thing that was done against the order of marks, paths and texts, since the beginning, and on
// which page (from 0).
typedef enum PdfFault {
    PDF_NO_FAULT,
    PDF_INK_OUTSIDE_MARK,
    PDF_MARK_IN_MARK,
    PDF_UNBALANCED, // a mark, path or text without its beginning or its end
    PDF_OFF_PAGE,   // a place that is no number, or too far away
} PdfFault;
PdfFault pdf_content_fault(const PdfContent *content, size_t *page);

// A piece of content of an element, with its number on the page; or an artifact.
void pdf_content_mark(PdfContent *content, ElementType type, int number);
void pdf_content_artifact(PdfContent *content, ArtifactKind kind);
void pdf_content_mark_end(PdfContent *content);

// A path: first its ink (NULL for what is not to be done), then where it goes, then the paint that ends it.
void pdf_content_ink(PdfContent *content, const Colour *fill, const DrawingPen *pen);
void pdf_content_move(PdfContent *content, double x, double y);
void pdf_content_line(PdfContent *content, double x, double y);
void pdf_content_curve(PdfContent *content, const double points[6]);
void pdf_content_close(PdfContent *content);
void pdf_content_rectangle(PdfContent *content, double x, double y, double width, double height);
void pdf_content_paint(PdfContent *content);

// The picture /Logo of the pages' resources, drawn over that rectangle.
void pdf_content_logo(PdfContent *content, double x, double y, double width, double height);

// Text on one line, its baseline starting at x, y and running in the direction of (cosine, sine), y down.
typedef struct PdfLine {
    Face face;
    double size;
    double x, y;
    double cosine, sine;
    Colour colour;
} PdfLine;
void pdf_content_text(PdfContent *content, const PdfLine *line, Slice text);

#endif
