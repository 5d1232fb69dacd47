// SPDX-License-Identifier: EUPL-1.2
// Fonts as a PDF shows them. A font's codes are given out as the text needs them: one for each pair of a
// glyph and the text that it shows, so that a glyph that stands for two texts (the hyphen and the soft
// hyphen) has two codes, and what a reader extracts is what was written. Content can be made before the
// font's subset is.
#ifndef PDF_PDF_FONT_H
#define PDF_PDF_FONT_H

#include "pdf/pdf_file.h"
#include "text/glyphs.h"

typedef struct PdfFonts PdfFonts;

// Empty; in the arena, and released with it, but for what pdf_fonts_free releases.
PdfFonts *pdf_fonts_new(Arena *arena);
void pdf_fonts_free(PdfFonts *fonts);

// What TJ is to show: strings and moves, without the outermost brackets: "(ab)-20(c)" is `ab)-20(c`.
typedef struct PdfPiece {
    Slice strings;
    double rise;  // above the baseline, at a size of one
    Slice actual; // the text from here to the piece that `ends` it, where the codes do not say that
    bool ends;
} PdfPiece;

// A segment, at any size. It is made once.
typedef struct PdfShown {
    size_t font; // number of its resource: /F1 …
    PdfPiece *pieces;
    size_t count;
    // How far the pen, as a reader counts it, stands past the segment's advance; 1/1000 of the
    double drift;
    // size
} PdfShown;

// Valid as long as `fonts`. The segment's text must be, too.
const PdfShown *pdf_fonts_show(PdfFonts *fonts, const Segment *segment);

// All fonts that were shown, as objects of the file, each with only the glyphs that are in use; `resources`
// becomes the value of /Font in the pages' resources. Empty, or the name of the font that failed.
Slice pdf_fonts_write(PdfFonts *fonts, PdfWriter *writer, Buffer *resources);

#endif
