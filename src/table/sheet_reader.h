// SPDX-License-Identifier: EUPL-1.2
// A spreadsheet as a reader of rows: an .xlsx or .ods file behind the functions of table.h.
#ifndef TABLE_SHEET_READER_H
#define TABLE_SHEET_READER_H

#include "table/package.h"
#include "table/table_options.h"

typedef enum SheetKind { SHEET_XLSX, SHEET_ODS } SheetKind;

typedef struct SheetReader SheetReader;

// The sheet of a package, which becomes the reader's own. `options` is not NULL. NULL, with a diagnostic,
// where it cannot be read. Owned by the caller, who ends it with sheet_reader_close.
SheetReader *sheet_reader_open(Arena *arena, Diagnostics *d, Package *package, SheetKind kind,
                               Slice name, const TableOptions *options);
void sheet_reader_close(SheetReader *reader);

// As the functions of table.h.
bool sheet_reader_next(SheetReader *reader, TableCellFunction *cell, void *data, size_t *count);
bool sheet_reader_broken(const SheetReader *reader);
bool sheet_reader_blank(const SheetReader *reader);
void sheet_reader_mark(SheetReader *reader);
void sheet_reader_return(SheetReader *reader);
void sheet_reader_columns(SheetReader *reader, const bool *hidden, size_t count);

// Give the cells of these columns all the same, though they are hidden: one flag each, which must outlive the
// reading; NULL for none, as after sheet_reader_columns.
void sheet_reader_pass(SheetReader *reader, const bool *passed);
Slice sheet_reader_name(const SheetReader *reader);
size_t sheet_reader_line(const SheetReader *reader);

#endif
