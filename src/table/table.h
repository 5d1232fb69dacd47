// SPDX-License-Identifier: EUPL-1.2
// A file of rows and cells, whatever it is written in: CSV, .xlsx (also .xlsm) or .ods, told apart by what
// is in it. Read in a stream: rows are pulled, their cells are pushed. Cells and messages are UTF-8.
//
// A broken file is an error at its place, and reading ends there. Of a spreadsheet one sheet is read, by
// values as a person sees them (cell_format.h); a formula is its last result. A row is as long as its last
// cell that holds something; rows and columns that are hidden are read like the others, with a message.
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "table/table_options.h"

typedef struct TableReader TableReader;

// Open the file. `options` may be NULL; `name` is how messages call the file. NULL, with a diagnostic, where
// it cannot be read. Owned by the caller, who ends it with table_close.
TableReader *table_open(Arena *arena, Diagnostics *d, Slice path, Slice name,
                        const TableOptions *options);
void table_close(TableReader *reader);

// Read one row. `count` becomes its number of cells; a row with nothing in it has one empty cell. False at
// the end, or where the file is broken (table_broken).
bool table_next(TableReader *reader, TableCellFunction *cell, void *data, size_t *count);
bool table_broken(const TableReader *reader);

// Was the row just read one with nothing in it?
bool table_blank(const TableReader *reader);

// Look ahead: between table_mark and table_return, table_next gives rows without complaining; after it they
// are read again. For a few rows: what was read from the mark on stays in memory.
void table_mark(TableReader *reader);
void table_return(TableReader *reader);

// From the next row on, cells of columns with `hidden[column]` are neither passed on nor shown in messages.
// The array (`count` long, or NULL) must live as long as the reader. Rows of a spreadsheet, where empty cells
// are not written down, have so many cells at the least.
void table_hide(TableReader *reader, const bool *hidden, size_t count);

// From the next row on, cells of hidden columns with `passed[column]` are passed on all the same, as long as
// what table_hide was given holds; they are still not shown in messages. NULL: none.
void table_pass(TableReader *reader, const bool *passed);

// Where a cell of the row being read, or just read, stands; and that row itself. In the arena.
Place table_place(TableReader *reader, size_t column);
Place table_row_place(const TableReader *reader);
size_t table_line(const TableReader *reader); // of that row, as an editor or a spreadsheet counts

// Is it a sheet of a spreadsheet, where a cell has an address and no separator can be missing?
bool table_is_sheet(const TableReader *reader);

// The character between the cells: given in the options, or found. 0 of a spreadsheet.
char table_separator(const TableReader *reader);

// SHA-256 of the whole file, after the last row. In the arena.
Slice table_sha256(TableReader *reader);

#endif
