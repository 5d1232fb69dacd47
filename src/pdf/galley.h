// SPDX-License-Identifier: EUPL-1.2
// A galley: the document (or one column of it) as a long list of line boxes, from top to bottom, before it is
// cut into pages. A line box is what no page break can cut: a line of text, a table row, a drawing.
#ifndef PDF_GALLEY_H
#define PDF_GALLEY_H

#include "pdf/pages.h"

// May a page end before this line box? Each level gives way only where what it holds together fits on no
// page.
typedef enum BreakLevel {
    BREAK_FREE,
    BREAK_KEEP, // what ::: keep or a frame holds together
    BREAK_TIE, // a block and its neighbour: a note below its table, two rows, a list and its introduction
    BREAK_TIGHT, // a heading and its text, a caption and its figure, two lines of a paragraph
} BreakLevel;

// A box or bar behind the line boxes of a block, as far down each page as they go.
typedef enum FrameKind { FRAME_CALLOUT, FRAME_QUOTE } FrameKind;
typedef struct Frame {
    FrameKind kind;
    const struct Frame *around;
    double x, width;
} Frame;

// What starts on a page of its own.
typedef struct Opening {
    Slice chapter;
    bool cover;
    double dark_height; // COVER: of its dark block
    double top;         // where its first line box goes
} Opening;

typedef struct LineBox LineBox;

// Columns side by side, each a galley with the same top.
typedef struct Columns {
    struct Galley **galleys;
    Element **elements;
    size_t count;
} Columns;

struct LineBox {
    double gap; // white above it; none at the top of a page
    bool snaps; // its top goes down to the next multiple of the grid
    double height;
    BreakLevel before;
    bool absolute; // stands at `at` on the page, or lower where that is taken
    double at;
    Item *items; // y from the line box's top, in reading order
    size_t count, room;
    const Frame *frame;
    Destination *anchor;
    const Opening *opening;
    const Columns *columns;
    bool exhibit;          // a drawing, a table's row: a note that follows belongs to it
    const Drawing *splits; // a drawing with cuts, the line box's only item
    const LineBox *head;   // a table's head and a group's row: shown again, as artifacts, where a
    const LineBox *group;  // page begins with this line box
};

// The size of the page's text area, which a line box must not exceed.
typedef struct Measure {
    double grid;
    double height;
} Measure;

typedef struct Galley {
    Arena *arena;
    Measure measure;
    LineBox *boxes;
    size_t count, room;
    double tightness; // what is left of the white between line boxes: 1, or less
    // for the next line box
    double after;    // white that the block above asks for
    double space;    // more of it, asked for by the template
    BreakLevel hold; // how it holds on to the line box above
    bool snap;
    bool absolute;
    double at;
    const Opening *opening;
} Galley;

Galley *galley_new(Arena *arena, Measure measure);

// The next line box. The pointer is valid until the next call.
LineBox *galley_add(Galley *galley, double height, const Frame *frame);

// The first line box of a block: with white above it (the larger of `before` and what the block above asked
// for).
LineBox *galley_block(Galley *galley, double before, double height, const Frame *frame);

// The end of a block: white below it.
void galley_end(Galley *galley, double after);

// No page break of a lower level between the line boxes from `from` to the last.
void galley_bind(Galley *galley, size_t from, BreakLevel level);

// Lines, rows: at least two of those from `from` on at either side of a page break.
void galley_pair(Galley *galley, size_t from, BreakLevel level);

// Where the line boxes from `from` to `to` (excluded) end if the first starts at y; `fresh`: on a page (or in
// a column) where nothing stands yet.
double galley_stack(const Galley *galley, size_t from, size_t to, double y, bool fresh);

// Where a line box's top comes.
double line_box_top(const Galley *galley, const LineBox *box, double y, bool fresh);

// Of a drawing in pieces, at either side of a page break: three of them, or this height (points).
enum { PIECES_ENOUGH = 90 };

// The least height that a line box takes of a page: less than its height for a drawing that can be split and
// has to be, and for columns that go over pages.
double line_box_least(const Galley *galley, const LineBox *box);

// An item more in the line box, owned by `owner`; returns it, empty.
Item *line_box_item(Galley *galley, LineBox *box, ItemKind kind, Element *owner);

// A filled rectangle behind everything, as an artifact.
void line_box_rect(Galley *galley, LineBox *box, double x, double y, double width, double height,
                   Colour colour);

// Put the items of a line box in front of those it has.
void line_box_prepend(Galley *galley, LineBox *box, const Item *items, size_t count);

#endif
