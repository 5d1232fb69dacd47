// SPDX-License-Identifier: EUPL-1.2
// The headings of responses.csv: where they begin, how many rows they take, what a column may be known by.
#ifndef COLUMNS_HEAD_H
#define COLUMNS_HEAD_H

#include "columns/preview.h"
#include "columns/refer.h"
#include "model/balance.h"

// Find and read the heading rows, as scan.yaml says (`first_row`, `heading_rows`) or as they are found, and
// take them apart. The reader is then at the first row of answers. Lines above the headings are passed over;
// with those of the headings they are added to `balance`. A row that holds answers is never a heading. `from`
// becomes the row of the preview at which the answers begin. False, with a diagnostic, where there are no
// headings.
bool head_read(Arena *arena, Diagnostics *d, TableReader *reader, const Preview *preview,
               Slice name, const ResponseMapping *mapping, Balance *balance, Headings *headings,
               size_t *from);

// Read the headings where somebody says that they are: `rows` rows of them (0 to HEAD_ROWS_ASKED_MOST) from
// line `line` of the file on, or the first after it with something in it. The reader is then at the first row
// of answers. False, with a diagnostic, where there are none, or too many columns.
enum { HEAD_ROWS_ASKED_MOST = 9 };
bool head_read_said(Arena *arena, Diagnostics *d, TableReader *reader, Slice name, size_t line,
                    size_t rows, Headings *headings);

// Is a cell below the headings itself one of them? The row it stands in is then the headings once more, as in
// two exports that were pasted together.
typedef enum HeadingCell {
    HEADING_CELL_NONE,
    HEADING_CELL_SAME,  // of this column
    HEADING_CELL_OTHER, // of another one
    HEADING_CELL_KINDS
} HeadingCell;

HeadingCell heading_cell(const Headings *headings, size_t column, Slice text);

#endif
