// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the finished file, of the package that libxlsxwriter made without rows, and
// the rows.
#ifndef WORKBOOK_BOOK_PACKAGE_H
#define WORKBOOK_BOOK_PACKAGE_H

#include "workbook/archive.h"
#include "workbook/packed_rows.h"

// A sheet's part, "xl/worksheets/sheet1.xml", and what goes between its <sheetData> and
// </sheetData>.
typedef struct SheetRows {
    Slice part;
    const PackedRows *rows;
} SheetRows;

// Writes `path`, which is there and is emptied: all parts of the zip archive `package` in their
// order, with the rows in those of the sheets. Fills in what each of these parts has become. Not
// checked and not synced: archive.h. Errors: "check" where the package is not what it has to be,
// "write".
OutputError book_package_write(Arena *arena, Deflater *deflater, Slice path, Slice package,
                               const SheetRows *sheets, size_t count, ExpectedPart *made);

#endif
