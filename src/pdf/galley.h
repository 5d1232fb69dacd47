// SPDX-License-Identifier: EUPL-1.2
// A galley: the document (or one column of it) as a long list of strips, from top to bottom, before it is
// cut into pages. A strip is what no page break can cut: a line of text, a table row, a drawing.
#ifndef PDF_GALLEY_H
#define PDF_GALLEY_H

#include "pdf/pages.h"

// May a page end before this strip? Each level gives way only where what it holds together fits on no page.
typedef enum BreakLevel {
    BREAK_FREE,
    BREAK_KEEP, // what ::: keep or a frame holds together
    BREAK_TIE, // a block and its neighbour: a note below its table, two rows, a list and its introduction
    BREAK_TIGHT, // a heading and its text, a caption and its figure, two lines of a paragraph
} BreakLevel;

// A box or bar behind the strips of a block, as far down each page as they go.
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
    double night; // COVER: height of its dark block
    double top;   // where its first strip goes
} Opening;

typedef struct Strip Strip;

// Columns side by side, each a galley with the same top.
typedef struct Columns {
    struct Galley **galleys;
    Element **elements;
    size_t count;
} Columns;

struct Strip {
    double gap; // white above it; none at the top of a page
    bool snaps; // its top goes down to the next multiple of the grid
    double height;
    BreakLevel before;
    bool absolute; // stands at `at` on the page, or lower where that is taken
    double at;
    Item *items; // y from the strip's top, in reading order
    size_t count, room;
    const Frame *frame;
    Destination *anchor;
    const Opening *opening;
    const Columns *columns;
    bool exhibit;          // a drawing, a table's row: a note that follows belongs to it
    const Drawing *splits; // a drawing with cuts, the strip's only item
    const Strip *head;     // a table's head and a group's row: shown again, as artifacts, where a
    const Strip *group;    // page begins with this strip
};

// The size of the page's text area, which a strip must not exceed.
typedef struct Measure {
    double grid;
    double height;
} Measure;

typedef struct Galley {
    Arena *arena;
    Measure measure;
    Strip *strips;
    size_t count, room;
    double tightness; // what is left of the white between strips: 1, or less
    // for the next strip
    double after;    // white that the block above asks for
    double space;    // more of it, asked for by the template
    BreakLevel hold; // how it holds on to the strip above
    bool snap;
    bool absolute;
    double at;
    const Opening *opening;
} Galley;

Galley *galley_new(Arena *arena, Measure measure);

// The next strip. The pointer is valid until the next call.
Strip *galley_add(Galley *galley, double height, const Frame *frame);

// The first strip of a block: with white above it (the larger of `before` and what the block above asked
// for).
Strip *galley_block(Galley *galley, double before, double height, const Frame *frame);

// The end of a block: white below it.
void galley_end(Galley *galley, double after);

// No page break of a lower level between the strips from `from` to the last.
void galley_bind(Galley *galley, size_t from, BreakLevel level);

// Lines, rows: at least two of those from `from` on at either side of a page break.
void galley_pair(Galley *galley, size_t from, BreakLevel level);

// Where the strips from `from` to `to` (excluded) end if the first starts at y; `fresh`: on a page (or in
// a column) where nothing stands yet.
double galley_stack(const Galley *galley, size_t from, size_t to, double y, bool fresh);

// Where a strip's top comes.
double strip_top(const Galley *galley, const Strip *strip, double y, bool fresh);

// Of a drawing in pieces, at either side of a page break: three of them, or this height (points).
enum { PIECES_ENOUGH = 90 };

// The least height that a strip takes of a page: less than its height for a drawing that can be split and
// has to be, and for columns that go over pages.
double strip_least(const Galley *galley, const Strip *strip);

// An item more in the strip, owned by `owner`; returns it, empty.
Item *strip_item(Galley *galley, Strip *strip, ItemKind kind, Element *owner);

// A filled rectangle behind everything, as an artifact.
void strip_rect(Galley *galley, Strip *strip, double x, double y, double width, double height,
                Colour colour);

// Put the items of a strip in front of those it has.
void strip_prepend(Galley *galley, Strip *strip, const Item *items, size_t count);

#endif
