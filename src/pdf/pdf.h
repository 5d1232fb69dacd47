// SPDX-License-Identifier: EUPL-1.2
// The PDF back-end: lay out, then write, in one direction.
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "chart/drawing.h"
#include "doc/document.h"
#include "pdf/pages.h"
#include "pdf/pdf_options.h"

// Render the document to memory as PDF 1.7 that is PDF/UA-1 and PDF/A-2a. Problems go to `d`; `out` must
// be empty, and is so on anything but PDF_DONE.
PdfStatus pdf_render(Arena *arena, Diagnostics *d, const Document *document,
                     const PdfOptions *options, Buffer *out);

// The same of a document that is laid out already (pdf/layout.h). Of a layout only one PDF can be made.
PdfStatus pdf_render_layout(Arena *arena, Diagnostics *d, const Layout *layout,
                            const Document *document, const PdfOptions *options, Buffer *out);

// A drawing alone, for a slide: on a page of its own size, with a margin all round in the colour it is drawn
// for.
typedef struct PdfPicture {
    const Drawing *drawing;
    Colour ground;
    double margin;
    Slice title, alt; // what it is called, what it tells
    Slice lang;       // a BCP 47 tag
    Slice author;
} PdfPicture;

// Render it to memory as a document of one figure that conforms as a report does; errors as for pdf_render.
PdfStatus pdf_picture(Arena *arena, Diagnostics *d, const PdfPicture *picture,
                      const PdfOptions *options, Buffer *out);

#endif
