// Rows that are longer or shorter than the headings. Where all are, the file ends its lines so; where some
// are, their cells may stand below the wrong headings.
#ifndef INGEST_ROW_LENGTHS_H
#define INGEST_ROW_LENGTHS_H

#include "ingest/table.h"

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
    bool padded; // a row of full length ends in an empty cell: nothing cuts those off
    size_t single;  // rows of one cell
    OddRows longer; // by empty cells
    OddRows shorter;
} RowLengths;

// A row of `count` cells was read; `last_empty` says that its last cell is empty. Of a long row the cells
// beyond the headings are empty.
void row_length_odd(RowLengths *lengths, TableReader *reader, size_t count);

static inline void row_length(RowLengths *lengths, TableReader *reader, size_t count, bool last_empty)
{
    lengths->rows++;
    if (count != lengths->headings)
        row_length_odd(lengths, reader, count);
    else
        lengths->padded |= last_empty;
}

// The end of the file: complain.
void row_lengths_finish(RowLengths *lengths);

#endif
