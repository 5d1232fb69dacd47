// SPDX-License-Identifier: EUPL-1.2
// The PDF back-end: lay out, then write, in one direction.
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buffer.h"
#include "chart/drawing.h"
#include "doc/document.h"
#include "model/strings.h"
#include "pdf/structure.h"

typedef enum PdfStatus { PDF_DONE, PDF_SYSTEM_FAILED, PDF_CHECK_FAILED } PdfStatus;

typedef struct PdfOptions {
    const Style *style;
    Fonts *fonts;
    const Facts *facts;     // for the charts
    const Strings *strings; // for what the pages say themselves
    int64_t created;        // seconds since 1970, for every date in the file
    bool draft; // print the facts' word for a draft on every page; signs that no font has become □
    // Signs that no font has, one after the other, of which the user was told already
    Slice signs_told;
} PdfOptions;

// Render the document to memory as PDF 1.7 that is PDF/UA-1 and PDF/A-2a. Problems go to `d`; `out` must
// be empty, and is so on anything but PDF_DONE.
PdfStatus pdf_render(Arena *arena, Diagnostics *d, const Document *document,
                     const PdfOptions *options, Buffer *out);

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
