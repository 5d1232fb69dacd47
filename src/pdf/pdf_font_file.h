// SPDX-License-Identifier: EUPL-1.2
// One font of a PDF as its objects: dictionaries, widths, texts and the subset of its glyphs.
#ifndef PDF_PDF_FONT_FILE_H
#define PDF_PDF_FONT_FILE_H

#include <glib.h>

#include "pdf/pdf_file.h"
#include "text/glyphs.h"

// With TrueType outlines, codes up to FF are one byte, and what lies below the first of them begins one of
// two: nearly all text is of one, and compresses a tenth shorter. With those of PostScript all are two: the
// CIDs there are the glyphs' own numbers, and MuPDF up to 1.21 drops the text of a CID that is not a code as
// well.
enum { PDF_CODE_FIRST = 0x2A, PDF_CODE_WIDE = 0x100, PDF_CODE_LAST = 0x29FF };

typedef struct PdfCode {
    unsigned code; // one for each pair of a glyph and its text, from PDF_CODE_FIRST on
    uint32_t glyph;
    Slice text;
    long width; // 1/10000 of the size
} PdfCode;

// A font in use.
typedef struct PdfFont {
    struct PdfFont *next;
    const Font *font;
    size_t resource;
    bool postscript; // outlines of PostScript
    PdfCode **codes; // in order of first use
    size_t code_count, code_room;
    GHashTable *by_use;
    bool unsound; // more codes than there are numbers, or one that stands for no text
} PdfFont;

// Write its objects. Returns the font's number; 0 where its glyphs cannot be had.
size_t pdf_font_write(Arena *arena, PdfWriter *writer, const PdfFont *font);

// "NotoSans-Regular", as a PDF name may hold it.
Slice pdf_font_name(Arena *arena, const PdfFont *font);

#endif
