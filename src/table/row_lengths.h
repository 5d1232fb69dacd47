// SPDX-License-Identifier: EUPL-1.2
// Rows that are longer or shorter than the headings. Where all are equally long, the file ends its lines so;
// where some are, their cells may stand below the wrong headings.
#ifndef TABLE_ROW_LENGTHS_H
#define TABLE_ROW_LENGTHS_H

#include "table/table.h"

typedef struct OddRow {
    Place place;
    size_t cells;
} OddRow;

// One kind of odd rows: how many, and the first of them.
typedef struct OddRows {
    size_t count;
    size_t shown;
    size_t room;
    OddRow *row;
} OddRows;

typedef struct RowLengths {
    Arena *arena;
    Diagnostics *d;
    Slice name;
    size_t headings;
    size_t rows;
    bool padded;       // a row of full length ends in an empty cell: nothing cuts those off
    size_t single;     // rows of one cell
    size_t first_long; // cells of the first that is too long; 0 while there is none
    OddRow
        unlike; // the first that is too long by another number of cells; without cells where none is
    OddRows longer; // by empty cells
    OddRows shorter;
} RowLengths;

// A row that stands at `place` has `count` cells, not as many as the headings. Of a long row the cells beyond
// the headings are empty.
void row_length_odd(RowLengths *lengths, Place place, size_t count);

// Where such a row goes wrong; only its file, where that will not be shown.
Place row_length_place(const RowLengths *lengths, TableReader *reader, size_t count);

// A row of `count` cells was read; `last_empty` says that its last cell is empty.
static inline void row_length(RowLengths *lengths, TableReader *reader, size_t count,
                              bool last_empty)
{
    lengths->rows++;
    if (count != lengths->headings)
        row_length_odd(lengths, row_length_place(lengths, reader, count), count);
    else
        lengths->padded |= last_empty;
}

// The end of the file: complain.
void row_lengths_finish(RowLengths *lengths);

#endif
