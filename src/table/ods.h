// SPDX-License-Identifier: EUPL-1.2
// A sheet of an OpenDocument spreadsheet (.ods; OASIS OpenDocument 1.2 and 1.3), a block at a time.
#ifndef TABLE_ODS_H
#define TABLE_ODS_H

#include "table/package.h"
#include "table/sheet_rows.h"

typedef struct Ods Ods;

// Open the sheet that the options name, or the first with something in it. Its rows go to `rows`. NULL,
// with a diagnostic, where that cannot be. Owned by the caller, who ends it with ods_close, before the
// package.
Ods *ods_open(Arena *arena, Diagnostics *d, Package *package, Slice file,
              const TableOptions *options, SheetRows *rows);
void ods_close(Ods *ods); // NULL is allowed

// Parse one more block. False at the end, and, with a diagnostic, where the file is broken
// (sheet_rows_broken).
bool ods_more(Ods *ods);

#endif
