// SPDX-License-Identifier: EUPL-1.2
// CSV files as people have them: any of the usual separators, encodings and line ends, read in a stream.
//
// Cells and messages are UTF-8. Lines are counted as an editor counts them (LF, CRLF or CR, also inside
// quotes). A broken file (a quote that is not closed, or that stands where none may) is an error at its
// line, and reading ends there. Memory: one block of the file and its longest row.
#ifndef TABLE_CSV_H
#define TABLE_CSV_H

#include "table/table_options.h"

typedef struct CsvReader CsvReader;

// Open the file, find its encoding and separator. NULL, with a diagnostic, where it cannot be read.
// Owned by the caller, who ends it with csv_close.
CsvReader *csv_open(Arena *arena, Diagnostics *d, Slice path, Slice name,
                    const TableOptions *options);
void csv_close(CsvReader *reader);

// Read one row. `count` becomes its number of cells; a line with nothing on it is a row of one empty
// cell. False at the end, or where the file is broken (csv_broken).
bool csv_next(CsvReader *reader, TableCellFunction *cell, void *data, size_t *count);
bool csv_broken(const CsvReader *reader);

// Was the row just read a line with nothing on it?
bool csv_blank(const CsvReader *reader);

// Look ahead: between csv_mark and csv_return, csv_next gives rows without complaining; after it they are
// read again. For a few rows: the text from the mark on stays in memory.
void csv_mark(CsvReader *reader);
void csv_return(CsvReader *reader);

// From the next row on, cells of columns with `hidden[column]` are neither passed on nor shown in
// messages. The array (`count` long) must live as long as the reader.
void csv_hide(CsvReader *reader, const bool *hidden, size_t count);

// From the next row on, cells of hidden columns with `passed[column]` are passed on all the same; as long as
// csv_hide was given. NULL: none.
void csv_pass(CsvReader *reader, const bool *passed);

// Where a cell of the row being read, or just read, stands. In the arena.
Place csv_place(CsvReader *reader, size_t column);
size_t csv_line(const CsvReader *reader); // of the first character of that row

// The character between the cells: given in the options, or found.
char csv_separator(const CsvReader *reader);

// SHA-256 of the whole file, after the last row. In the arena.
Slice csv_sha256(CsvReader *reader);

#endif
