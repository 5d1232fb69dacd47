// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: what a book and its sheets are made of, for the files that make them.
#ifndef WORKBOOK_BOOK_STATE_H
#define WORKBOOK_BOOK_STATE_H

#include <xlsxwriter.h>

#include "workbook/book_file.h"
#include "workbook/book_package.h"

enum { REFERENCE_ROOM = 4 };

struct Book {
    Arena *arena;
    Slice path;
    Slice work;    // a folder for the library's own files
    Slice package; // in it, what the library makes: all but the rows
    BookOptions options;
    lxw_workbook *file;
    char style[CELL_KINDS][16], heading[CELL_KINDS][16]; // " s=\"3\""
    char level[CELL_LEVELS][16];                         // of names; empty until one is asked for
    char look[TEXT_LOOKS][16];
    Sheet **sheets;
    size_t sheet_count, sheet_room;
    RowPacker *packer;
    SheetRows *rows; // of the parts that are finished
    size_t row_count, row_room;
    size_t cut;
    OutputError error;
};

struct Sheet {
    Book *book;
    SheetPlan plan;
    const Column *columns; // of the plan
    size_t column_count;
    char (*reference)[REFERENCE_ROOM]; // "A" … "XFD"
    CellKind kind;                     // of the next cell where `kind_set`
    bool kind_set;
    size_t *shared; // by column: the number of its formula that goes down, from 1
    size_t shared_count;
    lxw_worksheet *file;
    size_t parts;      // worksheets so far
    size_t row;        // rows so far in this worksheet
    size_t column;     // of the next cell
    size_t lines;      // of the row's tallest cell
    size_t row_tag;    // where the row's start tag ends in `pending`
    char row_text[24]; // `row` and a quote: how the reference of each cell ends
    size_t row_text_len;
    Buffer pending;
    PackedRows *packed; // of this worksheet
};

// Keeps the first failure; a reason of 0 is EIO.
void book_fail(Book *book, const char *step, int reason);

// ---- book_formats.c ----

// A new format of libxlsxwriter's for cells of that kind.
lxw_format *format_of(Book *book, CellKind kind);

// Fills in the styles of the book.
void book_make_formats(Book *book);

// ---- sheet_cells.c ----

void sheet_begin_row(Sheet *sheet);

// A row with text that wraps says how high it is: not every program finds out by itself.
void sheet_end_row(Sheet *sheet);

// The next cell, with that style; nothing where nothing of the text may stand in a cell.
void sheet_put_text(Sheet *sheet, const char *style, Slice text);

// About as many lines as the text takes in a column of that width.
size_t text_lines(Slice text, double width);

// ---- sheet.c ----

// The worksheet that is being filled is full, or done.
void sheet_end_part(Sheet *sheet);

#endif
