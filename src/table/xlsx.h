// SPDX-License-Identifier: EUPL-1.2
// A sheet of an Excel workbook (.xlsx, .xlsm; ECMA-376, transitional and strict), a block at a time.
#ifndef TABLE_XLSX_H
#define TABLE_XLSX_H

#include "table/package.h"
#include "table/sheet_rows.h"

typedef struct Xlsx Xlsx;

// Open the sheet that the options name, or the first with something in it. Its rows go to `rows`. NULL,
// with a diagnostic, where that cannot be. Owned by the caller, who ends it with xlsx_close, before the
// package.
Xlsx *xlsx_open(Arena *arena, Diagnostics *d, Package *package, Slice file,
                const TableOptions *options, SheetRows *rows);
void xlsx_close(Xlsx *xlsx); // NULL is allowed

// Parse one more block. False at the end of the sheet, and, with a diagnostic, where it is broken
// (sheet_rows_broken).
bool xlsx_more(Xlsx *xlsx);

#endif
