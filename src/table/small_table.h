// SPDX-License-Identifier: EUPL-1.2
// A small table whole: every cell with its place, and the columns found by their headings.
#ifndef TABLE_SMALL_TABLE_H
#define TABLE_SMALL_TABLE_H

#include "table/table.h"

typedef struct SmallCell {
    Slice text;
    Place place; // of its first character; with the line's text, for messages
} SmallCell;

typedef struct SmallRow {
    SmallCell *cell;
    size_t count;
    Place place; // without a column
    bool blank;  // no cell holds anything but white space
} SmallRow;

typedef struct SmallTable {
    Slice name; // of the file, as messages call it
    SmallRow *row;
    size_t count;
    char separator;
    bool is_sheet; // of a spreadsheet
    Slice sha256;  // lower-case hexadecimal
} SmallTable;

// The whole file in the arena, its heading row included; of a sheet without its empty rows. `options` may
// be NULL. A file without any row is an error. False where it cannot be read or is broken; then `table`
// holds the rows before that.
bool small_table_read(Arena *arena, Diagnostics *d, Slice path, Slice name,
                      const TableOptions *options, SmallTable *table);

// What a table may hold: its first row against a list of known headings.
typedef struct SmallColumn {
    const char *names; // its headings, divided by '|', the one that messages use first:
        // "department|afdeling"; a heading of several columns means the first that no other
        // heading names
    int required; // true, false, or COLUMN_UNLESS + i: only where column i is not there
} SmallColumn;

enum { COLUMN_UNLESS = 2 };

enum { NO_COLUMN = -1 };
enum { HEADINGS_LISTED = 12 }; // how many headings one message lists at the most

// Find `count` columns in the first row, compared by text_key; `index[i]` becomes the position of
// columns[i] or NO_COLUMN. A missing required column, and a heading that stands twice, is an error; a
// heading that is not in the list a warning with the nearest that is. A row that is longer than the first
// is an error at its line unless what it has more is empty; one that is shorter unless it is blank or ends
// in an empty cell. In a sheet, what stands under no heading is a warning.
// False where there was an error.
bool small_table_columns(Arena *arena, Diagnostics *d, const SmallTable *table,
                         const SmallColumn *columns, size_t count, int *index);

// The cell of a row in a column found above; an empty text at the row's line where it has none.
SmallCell small_table_cell(const SmallRow *row, int column);

#endif
