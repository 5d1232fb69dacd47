// CSV files as people have them: any of the usual separators, encodings and line ends, read in a stream.
//
// Cells and messages are UTF-8. Lines are counted as an editor counts them (LF, CRLF or CR, also inside
// quotes). A broken file (a quote that is not closed, or that stands where none may) is an error at its
// line, and reading ends there. Memory: one block of the file and its longest row.
#ifndef INGEST_CSV_H
#define INGEST_CSV_H

#include "base/diagnostics.h"

typedef struct CsvOptions {
    Slice encoding;       // a name as people write it ("utf-8", "windows-1252", "utf-16le"); empty: found
    Place encoding_place; // where that name stands, for messages
    char separator;       // 0: found
    bool keep_spaces;     // of unquoted cells, at both ends; else they are cut off
} CsvOptions;

// ---- a whole small file ----

typedef struct CsvCell {
    Slice text;
    Place place; // of its first character; with the line's text, for messages
} CsvCell;

typedef struct CsvRow {
    CsvCell *cell;
    size_t count;
    size_t line; // of its first character
    bool blank;  // no cell holds anything but white space
} CsvRow;

typedef struct CsvTable {
    Slice name; // of the file, as messages call it
    CsvRow *row;
    size_t count;
    char separator;
    Slice sha256; // lower-case hexadecimal
} CsvTable;

// The whole file in the arena, its heading row included. `options` may be NULL. A file without any row is
// an error. False where it cannot be read or is broken; then `table` holds the rows before that.
bool csv_read(Arena *arena, Diagnostics *d, Slice path, Slice name, const CsvOptions *options,
              CsvTable *table);

// What a table may hold: its first row against a list of known headings.
typedef struct CsvColumn {
    const char *names; // its headings, divided by '|', the one that messages use first: "department|afdeling"
    int required;      // true, false, or CSV_UNLESS + i: only where column i is not there
} CsvColumn;

enum { CSV_UNLESS = 2 };

enum { CSV_NO_COLUMN = -1 };
enum { HEADINGS_LISTED = 12 }; // how many headings one message lists at the most

// Find `count` columns in the first row, compared by text_key; `index[i]` becomes the position of
// columns[i] or CSV_NO_COLUMN. A missing required column, and a heading that stands twice, is an error; a
// heading that is not in the list a warning with the nearest that is. A row that is longer than the first
// is an error at its line unless what it has more is empty; one that is shorter unless it is blank or ends
// in an empty cell.
// False where there was an error.
bool csv_find_columns(Arena *arena, Diagnostics *d, const CsvTable *table, const CsvColumn *columns,
                      size_t count, int *index);

// The cell of a row in a column found above; an empty text at the row's line where it has none.
CsvCell csv_cell(const CsvTable *table, const CsvRow *row, int column);

// ---- a stream: rows are pulled, their cells are pushed ----

typedef struct CsvReader CsvReader;

// Open the file, find its encoding and separator. NULL, with a diagnostic, where it cannot be read.
// Owned by the caller, who ends it with csv_close.
CsvReader *csv_open(Arena *arena, Diagnostics *d, Slice path, Slice name, const CsvOptions *options);
void csv_close(CsvReader *reader);

// Called for each cell of a row, in order, `column` from 0. `text` lives until the function returns.
typedef void CsvCellFunction(void *data, size_t column, Slice text);

// Read one row. `count` becomes its number of cells; a line with nothing on it is a row of one empty
// cell. False at the end, or where the file is broken (csv_broken).
bool csv_next(CsvReader *reader, CsvCellFunction *cell, void *data, size_t *count);
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

// Where a cell of the row being read, or just read, stands. In the arena.
Place csv_place(CsvReader *reader, size_t column);
size_t csv_line(const CsvReader *reader); // of the first character of that row

// The character between the cells: given in the options, or found.
char csv_separator(const CsvReader *reader);

// SHA-256 of the whole file, after the last row. In the arena.
Slice csv_sha256(CsvReader *reader);

#endif
