// SPDX-License-Identifier: EUPL-1.2
// The rows of a sheet between the parser that finds them, a block of the file at a time, and the reader that
// takes them one by one: only cells that hold something, and no more rows than a block has.
#ifndef TABLE_SHEET_ROWS_H
#define TABLE_SHEET_ROWS_H

#include "table/table_options.h"

enum {
    SHEET_ROWS_MOST = 1048576, // as Excel and LibreOffice have them
    SHEET_COLUMNS_MOST = 16384,
    SHEET_CELLS_MOST = 1 << 28, // that hold something, with those that the file says to repeat
    CELL_BYTES_MOST = 1 << 20
};

typedef struct SheetRows SheetRows;

// `file` is how messages call the file. Owned by the caller, who ends it with sheet_rows_free.
SheetRows *sheet_rows_new(Arena *arena, Diagnostics *d, Slice file);
void sheet_rows_free(SheetRows *rows);

// ---- for the parser ----

// The name of the sheet that is read from here on; rows that were found before are forgotten.
void sheet_rows_name(SheetRows *rows, Slice sheet);

// Columns from `first`, `count` of them, are hidden.
void sheet_rows_hide_columns(SheetRows *rows, size_t first, size_t count);

// A row, numbered from 1, and its cells, `column` from 0, in any order; an empty text is no cell. Rows that
// hold something come in order. `repeat` says how many rows in a row are the same.
void sheet_row_start(SheetRows *rows, size_t number, bool hidden);
void sheet_row_add(SheetRows *rows, size_t column, size_t repeat, Slice text);
void sheet_row_end(SheetRows *rows, size_t repeat);

// Where a cell of the row being found stands.
Place sheet_row_place(const SheetRows *rows, size_t column);

// Nothing after this is read: the file is not what it should be. Whoever calls it complains.
void sheet_rows_break(SheetRows *rows);
bool sheet_rows_broken(const SheetRows *rows);

// Was there a row that holds something, since the sheet got its name?
bool sheet_rows_any(const SheetRows *rows);

// ---- for the reader ----

// Read one row, as table_next does; rows that are not in the file are blank rows. `least` is the number of
// cells of a row at the least, `hidden` (`hidden_count` long) which are not passed on. False where the
// parser must go on first.
typedef struct RowWanted {
    TableCellFunction *cell;
    void *data;
    const bool *hidden;
    const bool *passed; // of the hidden ones those that are given all the same; NULL for none
    size_t least;
} RowWanted;
bool sheet_rows_next(SheetRows *rows, const RowWanted *wanted, size_t *count);

bool sheet_rows_blank(const SheetRows *rows);
size_t sheet_rows_line(const SheetRows *rows);
Slice sheet_rows_sheet(const SheetRows *rows);

void sheet_rows_mark(SheetRows *rows);
void sheet_rows_return(SheetRows *rows);

// At the end: say which rows and columns with something in them are hidden. Once.
void sheet_rows_tell_hidden(SheetRows *rows);

#endif
