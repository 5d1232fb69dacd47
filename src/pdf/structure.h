// SPDX-License-Identifier: EUPL-1.2
// What painting leaves behind for the parts of the file that are written after the pages: the logical
// structure of the PDF, and which marked content on which page belongs to which element. Marks are flat: none
// stands in another. They are numbered 0, 1, 2 … per page in the order in which they are made; so the n-th
// mark of a page is page.marks[n].
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "base/date.h"
#include "model/node.h"

typedef enum ElementType {
    ELEMENT_DOCUMENT,
    ELEMENT_PART,
    ELEMENT_SECT,
    ELEMENT_DIV,
    ELEMENT_TOC,
    ELEMENT_TOCI,
    ELEMENT_REFERENCE,
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_H3,
    ELEMENT_H4,
    ELEMENT_H5,
    ELEMENT_H6,
    ELEMENT_P,
    ELEMENT_BLOCK_QUOTE,
    ELEMENT_L,
    ELEMENT_LI,
    ELEMENT_LBL,
    ELEMENT_LBODY,
    ELEMENT_TABLE,
    ELEMENT_THEAD,
    ELEMENT_TBODY,
    ELEMENT_TR,
    ELEMENT_TH,
    ELEMENT_TD,
    ELEMENT_FIGURE,
    ELEMENT_CAPTION,
    ELEMENT_NOTE,
    ELEMENT_CODE,
    ELEMENT_SPAN,
    ELEMENT_LINK,
    ELEMENT_TYPE_COUNT
} ElementType;

// What a table's heading is the heading of.
typedef enum HeadingScope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } HeadingScope;

typedef struct Element Element;

// A child of an element, in reading order: another element, a mark, or a link annotation.
typedef struct ElementChild {
    enum { CHILD_ELEMENT, CHILD_MARK, CHILD_LINK } kind;
    Element *element;
    int page, mark; // CHILD_MARK: page from 0, number of the mark on it
    int link;       // CHILD_LINK: index in Structure.links
} ElementChild;

// Where the columns of a table stand: of each its left edge on the page, its width, the white at its left
// that is in that, and how its texts stand in it.
typedef struct TableColumns {
    size_t count;
    const double *left, *width, *pad;
    const Align *align;
} TableColumns;

struct Element {
    ElementType type;
    Element *parent;
    ElementChild *children;
    size_t child_count, child_room;
    Slice alt;          // FIGURE, and drawn signs that mean something
    Slice lang;         // where it differs
    Slice title;        // headings: for the outline
    HeadingScope scope; // TH
    Element *
        *headings; // TH, TD: those of its column, group and row, where a search upwards and to the
    size_t heading_count; // left (ISO 32000-2, 14.8.4.8.3) would not find them; else none
    bool referred;        // TH: among the headings of a cell
    int columns, rows;    // TH, TD: spanned; 0 and 1 are one
    bool ordered;         // L
    double left, room;    // texts: where their lines may stand, from the page's left edge; else 0
    const TableColumns *layout; // TABLE
    bool has_box;               // FIGURE
    int box_page;
    double box[4]; // left, bottom, right, top in PDF space
    int serial;    // its place in reading order; filled by structure_check
    bool loose;    // not yet in the tree: see element_loose
};

typedef enum ArtifactKind {
    ARTIFACT_LAYOUT,
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_BACKGROUND,
    ARTIFACT_WATERMARK,
} ArtifactKind;

typedef struct PageMark {
    Element *owner; // NULL: an artifact
    ArtifactKind artifact;
} PageMark;

typedef struct PageMarks {
    PageMark *marks;
    size_t count, room;
} PageMarks;

// A link annotation on one page. One rectangle a line of text; PDF space (y up).
typedef struct PdfLink {
    Element *owner; // ELEMENT_LINK
    int page;
    double (*boxes)[4];
    size_t box_count;
    Slice address; // http, https or mailto; empty: inside the document
    int target_page;
    double target_y; // PDF space
    Slice contents;  // what the link is, in words
} PdfLink;

typedef struct Bookmark {
    Slice title;
    int level; // 1 or more
    int page;
    double y; // PDF space
} Bookmark;

typedef struct Structure {
    Arena *arena;
    Element *root;
    PageMarks *pages;
    size_t page_count, page_room;
    PdfLink *links;
    size_t link_count, link_room;
    Bookmark *bookmarks;
    size_t bookmark_count, bookmark_room;
    Slice *page_labels; // one a page ("omslag", "1" …); NULL for none
    Slice title, lang, author;
    int64_t created; // seconds since 1970
} Structure;

// Empty, in the arena.
Structure *structure_new(Arena *arena);

// A child at the end of `parent`; NULL makes the root.
Element *element_new(Structure *structure, Element *parent, ElementType type);

// An element that knows its parent but is not yet its child: that happens with its first mark, or by
// structure_attach (which first attaches its parents).
Element *element_loose(Arena *arena, Element *parent, ElementType type);
void structure_attach(Structure *structure, Element *element);

// The next mark of that page is content of `owner` (NULL: an artifact of that kind). Returns its number.
int structure_mark(Structure *structure, int page, Element *owner, ArtifactKind artifact);

// A link annotation of `owner` on that page, at this place among its children. Valid until the next one.
PdfLink *structure_link(Structure *structure, Element *owner, int page);

// A bookmark after those there are; in document order. Valid until the next one.
Bookmark *structure_bookmark(Structure *structure);

Slice element_name(ElementType type);   // "H1"
Slice artifact_name(ArtifactKind kind); // "header"

// The texts' own dump, for tests: one element a line, indented, with its marks.
Slice structure_dump(Arena *arena, const Structure *structure);

#endif
