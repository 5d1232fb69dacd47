// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: what lies under a book, for the parts that libxlsxwriter writes whole (book_look.c).
#ifndef WORKBOOK_BOOK_FILE_H
#define WORKBOOK_BOOK_FILE_H

#include <xlsxwriter.h>

#include "workbook/book.h"

// NULL once the book has failed.
lxw_workbook *book_file(Book *book);

// The worksheet that is being filled; NULL once the book has failed or the sheet is closed.
lxw_worksheet *sheet_file(Sheet *sheet);
Book *sheet_book(Sheet *sheet);
const SheetPlan *sheet_plan(const Sheet *sheet);
Arena *book_arena(Book *book);

// Makes the cell in that row (from 1) and column (from 0) lead to another sheet.
void sheet_go_to(Sheet *sheet, size_t row, size_t column, Slice target);

// A table of Excel's over rows 1 to `rows` of a list, with a filter in its headings. libxlsxwriter's own call
// would write the headings' cells as well, and refuses where rows are written as they come.
void sheet_table(Sheet *sheet, Slice name, size_t rows);

// Keeps the first failure, with errno.
void book_failed(Book *book, const char *step);

#endif
