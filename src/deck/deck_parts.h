// SPDX-License-Identifier: EUPL-1.2
// What the files of this room share: a deck being written.
#ifndef DECK_DECK_PARTS_H
#define DECK_DECK_PARTS_H

#include "base/buffer.h"
#include "doc/document.h"
#include "pdf/pages.h"
#include "pdf/pdf_options.h"

// An automatic style: its name is its letter and its number, what it is stands in `definition`.
typedef struct DeckStyle {
    char letter;
    Slice definition;
} DeckStyle;

// A picture of the package: "Pictures/chart-1.svg".
typedef struct DeckPicture {
    Slice name, type, bytes;
} DeckPicture;

typedef struct Deck {
    Arena *arena;
    const Document *document;
    const PdfOptions *options;
    const Style *style;
    Buffer body; // of content.xml: the slides
    DeckStyle *styles;
    size_t style_count, style_room;
    DeckPicture *pictures;
    size_t picture_count, picture_room;
    size_t charts_put;  // so far
    size_t page, pages; // the slide that is written, from 1; and how many there are
    bool failed;        // a picture could not be made
} Deck;

// A text or a mark of a block, and the baseline that it stands on.
typedef struct Piece {
    const Item *item;
    double baseline;
} Piece;

// What is one object of a slide: a heading, a paragraph, a list, a table, a figure; or something that belongs
// to nothing in the document.
typedef struct Block {
    const Element *element; // NULL: it belongs to nothing
    Piece *pieces; // by their place: line by line, from left to right; a table's cell by cell
    size_t count, room;
} Block;

// ---- deck_style.c ----

// The name of the automatic style of that definition, made where it is new. `letter` says of what: T text, P
// paragraph, G graphic, H title, D slide, L list, C cell, R row, O column. In the arena.
Slice deck_style(Deck *deck, char letter, Slice definition);

// All of them, as XML.
void deck_put_styles(const Deck *deck, Buffer *out);

// ---- deck_write.c ----

void deck_put(Buffer *out, const char *text);
void deck_escape(Buffer *out, Slice text);
// `name="12.5pt"`, with a space before it; without the locale.
void deck_length(Buffer *out, const char *name, double points);
void deck_colour(Buffer *out, const char *name, Colour colour);
// The four of a frame.
void deck_box(Buffer *out, double x, double y, double width, double height);
Slice deck_taken(Arena *arena, Buffer *made); // what is in the buffer, which is freed

// ---- deck_blocks.c ----

// The blocks of a page in reading order, those that belong to nothing behind them. In the arena. Returns how
// many.
size_t deck_blocks(Arena *arena, const Page *page, Block **blocks);

// Pieces by their place.
void deck_sort(Piece *pieces, size_t count);

// ---- deck_text.c ----

// A text frame of a heading, paragraph or list, or of what belongs to nothing.
void deck_put_text(Deck *deck, const Block *block, bool title);

// The paragraph of a cell.
void deck_put_cell_text(Deck *deck, const Piece *pieces, size_t count, Align align);

// ---- deck_table.c ----

void deck_put_table(Deck *deck, const Block *block);

// ---- deck_picture.c ----

void deck_put_figure(Deck *deck, const Item *item);
void deck_put_logo(Deck *deck, const Item *item);

// ---- deck_package.c ----

// The package of the slides in `deck->body`. Empty where it could not be made, or is not what was put in.
Slice deck_pack(const Deck *deck);

#endif
