// SPDX-License-Identifier: EUPL-1.2
// Rows below the answers that no person filled in: "Gegenereerd op 3-6-2026", a licence, the name of the
// tool, what the codes stand for. Such a row holds a line of text in the columns before the answers and
// nothing else, and nobody comes below it. Somebody whose row breaks off is none.
#ifndef SURVEY_FOOTERS_H
#define SURVEY_FOOTERS_H

#include "base/buffer.h"
#include "base/diagnostics.h"

enum { FOOTERS_MOST = 5, LEGEND_MOST = 7, FOOTER_CELLS = 2 };

typedef struct Footer {
    Place place;
    Slice text;
    size_t cells;
    bool is_legend;    // it tells what a code stands for
    bool unrecognised; // its text stands in the column of a question
} Footer;

typedef struct Footers {
    size_t before; // columns before the answers
    // Of the row being read: cells that hold something, and their text.
    size_t filled;
    Buffer text;
    // Those since the last row that is none. More than can be are rows like all others: `many` from then on.
    Footer row[FOOTERS_MOST + LEGEND_MOST];
    size_t count;
    size_t legend; // of these
    bool many;
} Footers;

// A cell of the row being read that is no answer.
static inline void footers_cell(Footers *footers, size_t column, Slice text)
{
    if (text.len == 0 || footers->filled > FOOTER_CELLS)
        return;
    footers->filled += column < footers->before ? 1 : FOOTER_CELLS + 1;
    footers->text.len = footers->filled == 1 ? 0 : footers->text.len;
    buffer_add(&footers->text, footers->filled == 1 ? S("") : S(" "));
    buffer_add(&footers->text, text);
}

// Does the row that was read, without an answer, look like one? Where it is `doubtful` (it is as long as the
// headings, or its text may be a department or somebody's key) the text must hold a year, an address or a
// colon.
bool footers_like(const Footers *footers, bool doubtful);

// Does that row hold all of somebody's answers in a cell or two, as other signs part them than those of the
// file?
bool footers_parted(const Footers *footers);

// Keep it as one, with its text in the arena. False where there are too many.
bool footers_keep(Arena *arena, Footers *footers, Footer row);

#endif
