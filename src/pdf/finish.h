// The finishing pass in pieces, for pdf_finish alone: what they share, and each piece's one function.
#ifndef PDF_FINISH_H
#define PDF_FINISH_H

#include "pdf/pdf.h"
#include "pdf/pdf_objects.h"

typedef struct Finish {
    Arena *arena; // scratch, ends with the pass
    Diagnostics *d;
    const Structure *structure;
    PdfFile *file;
    Element **elements; // every element, in reading order; element->serial is its place here
    size_t element_count;
    PdfObject *pages;       // one a page
    PdfObject *objects;     // one an element; PDF_NO_OBJECT where nothing of it is in the file
    PdfObject *annotations; // one a link
    bool failed;            // a check said no: it stands in `d`
    bool faulty;            // a check said no, but this is a draft: the file makes no claims
    bool broken;            // a library failed: it stands in `d`
} Finish;

// Complain, and remember that the file must not leave, or (a draft's) not claim what is not so.
#define finish_fault(finish, id, ...)                                                                        \
    (*(diagnose((finish)->d, (id), (Place){ 0 }, __VA_ARGS__) == SEVERITY_ERROR ? &(finish)->failed          \
                                                                                : &(finish)->faulty) = true)

#define finish_break(finish, id, ...)                                                                        \
    ((finish)->broken = true, diagnose((finish)->d, (id), (Place){ 0 }, __VA_ARGS__))

// A number for a message.
Slice finish_number(const Finish *finish, long long number);

// The raw file without cairo's own structure tree, in the arena; or `raw` itself.
Slice without_structure(Arena *arena, Slice raw);

// Fill elements and element_count from the structure, and check it: every mark and link has its place, the
// elements nest as PDF allows, tables are regular and every cell of them reaches a heading, figures have a
// text.
void finish_check_structure(Finish *finish);

// Of that finish_check_structure's part for one table, elements[at]; `page` is for messages.
void finish_check_table(Finish *finish, size_t at, Slice page);

// Rewrite the content of one page and check it: marks in order, all ink inside them.
void finish_content(Finish *finish, size_t page);

// Cure what cairo leaves out of fonts and images, and check that each font is embedded and has its text.
void finish_resources(Finish *finish);

// The link annotations of every page.
void finish_links(Finish *finish);

// A place to jump to: that height (PDF space) of that page, at the reader's zoom.
PdfObject finish_destination(Finish *finish, int page, double y);

// An address as it goes into the file, in the arena: percent-encoded. Empty where it is not a whole http,
// https or mailto address.
Slice link_address(Arena *arena, Slice address);

// The structure tree and the parent tree; after finish_links.
void finish_tree(Finish *finish);

// Bookmarks and page labels.
void finish_outline(Finish *finish);

// Language, title, dates, XMP metadata, output intent, and what the catalogue says of accessibility.
void finish_metadata(Finish *finish);

// A message where the content was not as expected and the pages came from another cairo than ours.
void finish_blame_cairo(Finish *finish);

// The written file, read back as a stranger would: whole, all its pages, and in its catalogue all that
// finish_metadata and finish_tree say they put there.
void finish_read_back(Finish *finish, Slice written);

// The XMP packet alone (`conforms`: with the claim to be PDF/UA-1 and PDF/A-2a), and an ICC profile of sRGB,
// with that moment (seconds since 1970) in its header; the profile is empty where lcms fails. Both in the
// arena.
Slice xmp_packet(Arena *arena, const Structure *structure, bool conforms);
Slice srgb_profile(Arena *arena, int64_t created);

// Who made the file: "cxscan 0.1.0", and with which libraries. In the arena.

#endif
