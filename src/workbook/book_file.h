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

// Keeps the first failure, with errno.
void book_failed(Book *book, const char *step);

#endif
