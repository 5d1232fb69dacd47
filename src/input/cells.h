// SPDX-License-Identifier: EUPL-1.2
// The cells of the small tables as values, with a diagnostic at the cell where it holds something else.
#ifndef INPUT_CELLS_H
#define INPUT_CELLS_H

#include "base/text_map.h"
#include "input/folder.h"
#include "model/period.h"
#include "model/pillar.h"

enum { CELLS_MAX = 16 };

// A small table whose columns were found.
typedef struct Cells {
    ScanFolder *folder;
    SmallTable table;
    int column[CELLS_MAX];
    TextMap *said; // periods of which it was said as what they are read
} Cells;

// Read `name` of the scan folder and find its columns. False where there is nothing to read; a row is then
// cells->table.row[1] and following.
bool cells_open(ScanFolder *folder, Slice name, const SmallColumn *columns, size_t count,
                Cells *cells);

// A cell's text on one line: cleaned, every run of white space one space. `place` may be NULL.
Slice cell_text(const Cells *cells, const SmallRow *row, size_t column, Place *place);

// Complain where a text that is printed as it stands holds marks of emphasis.
void cell_marks(const Cells *cells, const SmallRow *row, size_t column);

// As cell_text, and a diagnostic where it is empty: {1} is the column's heading.
bool cell_needed(const Cells *cells, const SmallRow *row, size_t column, Slice *text);

// A pillar. False where the cell is empty, and, with a diagnostic, where it is none.
bool cell_pillar(const Cells *cells, const SmallRow *row, size_t column, Pillar *pillar);

// As cell_pillar of one or several: "Meten, Ontwerpen", "Meten en Ontwerpen", "alle pijlers". `named` becomes
// those that are named, *first the one that is named first. A text of which one word is no pillar is none.
bool cell_pillars(const Cells *cells, const SmallRow *row, size_t column, bool named[PILLARS],
                  Pillar *first);

// Read digits, with no decimals but one or two zeros, as spreadsheets write them: "4", "4,0", "20.00". Three
// zeros may be thousands: "1.000" is none.
bool whole_number(Slice text, uint64_t *value);

// A whole number from `least` to `most`; -1 where the cell is empty or, with a diagnostic, holds another.
int64_t cell_number(const Cells *cells, const SmallRow *row, size_t column, int64_t least,
                    int64_t most);

// One side of a date or period, or of two of them in one cell ("Q3/Q4 2026", period_range.h); none where the
// cell is empty, says that it is not known yet ("n.t.b.") or never ("doorlopend"), or, with a diagnostic,
// holds none. `year` is that of the scan, or 0. *written becomes what to print where the date says more or
// less than the cell, else empty; *is_month says whether the date is a whole month. What was guessed is said.
Date cell_period(const Cells *cells, const SmallRow *row, size_t column, PeriodSide side, int year,
                 Slice *written, bool *is_month);

// Does the cell hold two dates, from and to?
bool cell_is_range(const Cells *cells, const SmallRow *row, size_t column, int year);

#endif
