// SPDX-License-Identifier: EUPL-1.2
// A PDF on its way, and what each of its parts writes. The numbers of pages, elements and annotations are
// reserved at the start, one after the other, so that every part can name every other.
#ifndef PDF_PDF_PARTS_H
#define PDF_PDF_PARTS_H

#include "pdf/pdf_content.h"
#include "pdf/pdf_options.h"
#include "pdf/structure.h"

typedef struct Pdf {
    Arena *arena;
    Diagnostics *d;
    const PdfOptions *options;
    Structure *structure; // what painting leaves behind
    Buffer *out;
    PdfWriter *writer;
    PdfFonts *fonts;
    PdfContent *content;
    size_t page_count, painted;
    Buffer catalogue; // entries of the document's catalogue, part by part
    // Numbers of objects; of several, of the first.
    size_t catalogue_number, page_tree, resources, pages, contents, annotations, tree;
    Element **elements; // all of them, in reading order; element->serial is the place here
    size_t element_count;
    bool claims; // to be PDF/UA-1 and PDF/A-2a
} Pdf;

// Begin a file of so many pages in `out`, which must be empty. Ended with pdf_close.
Pdf *pdf_begin(Arena *arena, Diagnostics *d, const PdfOptions *options, Structure *structure,
               size_t page_count, Buffer *out);

// Begin and end the next page; what is on it is drawn on pdf->content, and has its marks in the structure.
void pdf_begin_page(Pdf *pdf);
void pdf_end_page(Pdf *pdf);

// Check what was painted, write all that is not there yet, close the file and release `pdf`. Problems go to
// `d`; on anything but PDF_DONE `out` is empty.
PdfStatus pdf_close(Pdf *pdf);

// The link annotations, one object each.
void pdf_write_links(Pdf *pdf);

// The structure tree, and the parent tree that leads from every mark and link back to its element.
void pdf_write_tree(Pdf *pdf);

// Bookmarks and the names of pages.
void pdf_write_outline(Pdf *pdf);

// Language, title, dates, XMP metadata, output intent, and what the catalogue says of accessibility. Returns
// the number of the information dictionary.
size_t pdf_write_metadata(Pdf *pdf);

// The pages' dictionaries and their tree; their contents are there already.
void pdf_write_pages(Pdf *pdf);

// The style's logo as an image. Returns its number; 0 where the style has none.
size_t pdf_write_logo(Pdf *pdf);

// A place to jump to: that height (PDF space) of that page, at the reader's zoom.
void pdf_add_destination(const Pdf *pdf, Buffer *out, int page, double y);

// The XMP packet alone (`conforms`: with the claim to be PDF/UA-1 and PDF/A-2a), and an ICC profile of sRGB,
// with that moment (seconds since 1970) in its header. Both in the arena.
Slice xmp_packet(Arena *arena, const Structure *structure, bool conforms);
Slice srgb_profile(Arena *arena, int64_t created);

#endif
