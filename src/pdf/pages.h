// SPDX-License-Identifier: EUPL-1.2
// Pages as plain data: what stands where, and which element of the logical structure it belongs to. No
// ink: painting walks the pages and draws (pdf/paint.h).
#ifndef PDF_PAGES_H
#define PDF_PAGES_H

#include "chart/drawing.h"
#include "pdf/structure.h"

// A place in the document that others point at: a heading, or a table's row by its first cell.
typedef struct Destination {
    const Node *heading; // or the cell
    Slice id;
    Slice title;
    Slice chapter; // name of the chapter it stands in; empty for none
    bool minor;    // in a column or a callout, or a row: in neither contents nor bookmarks
    bool cover;    // on the cover: in the bookmarks only
    int page;      // from 0; -1 until the pages are made
    double y;
} Destination;

// A link in the text, on one page or more.
typedef struct TextLink {
    Element *element;
    Slice address;             // empty: inside the document
    const Destination *anchor; // then this is where it goes
    Slice contents;            // what the link is, in words
} TextLink;

typedef enum ItemKind { ITEM_TEXT, ITEM_RECT, ITEM_DRAWING, ITEM_LOGO, ITEM_ELEMENT } ItemKind;

// Something on a page. Points, y down from the page's top edge. TEXT: x, y is the start of its baseline,
// width its advance. RECT: top left corner, filled. DRAWING, LOGO: top left corner. ELEMENT: no ink; an
// element that has to be there though it is empty (a table's cell). `text` of a DRAWING: the name of a mark
// among words, else empty.
typedef struct Item {
    ItemKind kind;
    double x, y, width, height;
    Element *owner;  // NULL: an artifact
    Element *beside; // of a mark that is one: that of the words that it stands among
    ArtifactKind artifact;
    bool behind; // painted before the page's other items
    Slice text;
    Face face;
    double size;
    Colour colour;
    const TextLink *link;
    const Destination *page_of; // TEXT: the number of the page where that is, ending at x
    const Drawing *drawing;
    double scale; // of the drawing
} Item;

typedef struct Page {
    Item *items; // in painting order, which is reading order within the page
    size_t count;
    Slice chapter; // the running chapter's name
    bool opening;  // a chapter begins here
    bool cover;    // no header, no footer
} Page;

typedef struct Layout {
    Arena *arena;
    Page *pages;
    size_t page_count;
    Destination *anchors; // in document order
    size_t anchor_count;
    Element *root;   // loose (structure.h) until painting
    size_t troubles; // messages that forbid handing out the result
} Layout;

#endif
