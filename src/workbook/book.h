// Inside src/workbook: a workbook of sheets that are filled row by row.
//
// libxlsxwriter makes the package: styles, names, widths, filters, zip. The rows are written here, into the
// temporary file that it keeps for each sheet, because it prints numbers with 16 digits (a double needs 17)
// and never looks whether its temporary files took what it wrote. At the end the finished file is read back
// and compared with what was written (archive.h).
#ifndef WORKBOOK_BOOK_H
#define WORKBOOK_BOOK_H

#include "base/fraction.h"
#include "base/output.h"

typedef struct Book Book;
typedef struct Sheet Sheet;

// What the cells of a column hold.
typedef enum CellKind {
    CELL_TEXT,
    CELL_PROSE, // text that wraps
    CELL_WHOLE, // 212
    CELL_POINT, // 14.8: shown with one decimal, kept exactly
    CELL_RATIO, // 0.83
    CELL_SHARE, // 12%
    CELL_KINDS
} CellKind;

typedef struct Column {
    Slice heading;
    CellKind kind;
    double width; // in characters
} Column;

typedef struct BookOptions {
    int64_t created;  // seconds since 1970
    Slice title, author, organisation;
    Slice mark;       // printed at the head of every page: "Vertrouwelijk"
    size_t sheet_rows; // rows a sheet can hold, its headings included; 0 is Excel's 1,048,576
} BookOptions;

// Start a workbook that will be written to `path`; temporary files go beside it. Trouble is kept and
// returned by book_close.
Book *book_open(Arena *arena, Slice path, const BookOptions *options);

// Write the file, check it, sync it. On failure no file is left. Ends the book and its sheets.
OutputError book_close(Book *book);

// Texts that were longer than a cell can be, so far.
size_t book_cut_texts(const Book *book);

// Add a sheet with its headings in the first row. Sheets stand in the order of these calls, and may be
// filled in any order. Columns are copied. A sheet that is full goes on in another one of the same name and
// a number, which comes after all sheets that are there by then.
Sheet *sheet_open(Book *book, const char *name, const Column *columns, size_t count);

// Start the next row; then give its cells from left to right, each by one call. Cells left out are empty.
void sheet_row(Sheet *sheet);
void sheet_text(Sheet *sheet, Slice text); // never a formula; empty text is an empty cell
void sheet_whole(Sheet *sheet, uint64_t value);
void sheet_number(Sheet *sheet, double value); // NaN is an empty cell
void sheet_fraction(Sheet *sheet, Fraction value);

// A cell prepared once and put down many times. The result is in the arena.
Slice cell_of_text(Book *book, Slice text);
Slice cell_of_number(Arena *arena, double value);
void sheet_cell(Sheet *sheet, Slice cell);

// Columns may hold numbers as text on purpose (question ids): no warning triangles there.
void sheet_allow_text_numbers(Sheet *sheet, const char *range);

#endif
