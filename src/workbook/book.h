// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: a workbook of sheets that are filled row by row.
//
// libxlsxwriter makes the package without the rows: styles, names, widths, filters. The rows are
// written here: it prints numbers with 16 digits (a double needs 17), packs with one thread, and
// never looks whether its temporary files took what it wrote. They are packed in blocks by several
// threads (packed_rows.h) and put into the package (book_package.h); at the end the finished file
// is read back and compared with what was packed (archive.h).
#ifndef WORKBOOK_BOOK_H
#define WORKBOOK_BOOK_H

#include "base/date.h"
#include "base/fraction.h"
#include "base/output.h"
#include "workbook/deflate_block.h"

typedef struct Book Book;
typedef struct Sheet Sheet;

// What the cells of a column hold.
typedef enum CellKind {
    CELL_TEXT,
    CELL_PROSE, // text that wraps
    CELL_WHOLE, // 212
    CELL_POINT, // 14.8: shown with one decimal, kept exactly
    CELL_PRINTED, // 14.8 or, just below a phase's border, 18.47: a score or a difference as it is printed
    CELL_RATIO,  // 0.83
    CELL_SHARE,  // 12%
    CELL_CHANCE, // 0.012
    CELL_EXACT,  // a number or a text as it is
    CELL_DATE,   // a day: the number that day_serial gives
    CELL_KINDS
} CellKind;

enum {
    CELL_LEVELS = 6
}; // how far a name can be moved to the right: 0 to 5; what is deeper goes no further

// Is it text, at the left, rather than a number, at the right?
bool cell_is_text(CellKind kind);

// The number of a day, as spreadsheets count them: 1 is 31 December 1899. NaN for no date.
double day_serial(Date date);

// That number as "2026-03-12".
Slice serial_iso(Arena *arena, double serial);

// What a row of scores, or of means of answers, is shaded by: the phases' borders and the report's
// shades of them, or the answer that is nearest.
typedef enum Shade { SHADE_NONE, SHADE_PHASES, SHADE_ANSWERS } Shade;

enum { SHADE_STEPS = 5 };

// A shade's steps, the darkest first: from which number on (as text, with a point), and its
// colours.
typedef struct ShadeStep {
    const char *from;
    uint32_t fill, letters; // 0xRRGGBB
} ShadeStep;
const ShadeStep *shade_steps(Shade shade, size_t *count);

// How a text stands out on a page of text.
typedef enum TextLook { LOOK_PLAIN, LOOK_TITLE, LOOK_HEADING, LOOK_LINK, TEXT_LOOKS } TextLook;

typedef struct Column {
    Slice heading;
    CellKind kind;
    double width; // in characters
} Column;

// How wide the column is to be, in characters, so that the longest word of its heading fits.
double column_room(const Column *column);

typedef struct BookOptions {
    int64_t created; // seconds since 1970
    Slice title, author, organisation;
    Slice mark;        // printed at the head of every page: "Vertrouwelijk"
    Slice language;    // "en", or else Dutch: how dates look
    size_t sheet_rows; // rows a sheet can hold, its headings included; 0 is Excel's 1,048,576
    DeflateEffort effort;
    int threads; // that pack the rows; the bytes are the same for any number. 0 is 1.
} BookOptions;

// Start a workbook that will be written to `path`; temporary files go beside it. Trouble is kept
// and returned by book_close.
Book *book_open(Arena *arena, Slice path, const BookOptions *options);

// Write the file, check it, sync it. On failure no file is left. Ends the book and its sheets.
OutputError book_close(Book *book);

// Texts that were longer than a cell can be, so far.
size_t book_cut_texts(const Book *book);

// What a sheet is to be.
typedef struct SheetPlan {
    Slice name;
    Slice about; // what is in it, in a sentence
    const Column *columns;
    size_t column_count;
    size_t frozen; // columns at the left, which stay in sight and stand on every printed page
    bool is_page;  // a page of text: no headings, no filter
} SheetPlan;

// Add a sheet. A list has its headings in the first row, and is a table of Excel's by the name of
// list_name. No two headings are alike: what would be the second is given a number. Sheets stand in
// the order of these calls, and may be filled in any order. The plan is copied. A sheet that is
// full goes on in another one of the same name and a number, which comes after all sheets that are
// there by then.
Sheet *sheet_open(Book *book, const SheetPlan *plan);

// The same, of a list that the workbook's words name.
Sheet *sheet_open_list(Book *book, const char *name, const char *about, const Column *columns,
                       size_t count, size_t frozen);

// The sheets so far, in their order: what they are called, and what is in them.
size_t book_sheet_count(const Book *book);
const SheetPlan *book_sheet(const Book *book, size_t index);

// A sheet's name as an address has it: "Pijlers", "'Open antwoorden'".
Slice sheet_quoted(Arena *arena, Slice name);

// A name for a table, as formulas may use it: "Tabel_Vragen_per_afdeling". Of letters, digits and
// "_".
Slice list_name(Arena *arena, Slice language, Slice sheet);

// Start the next row; then give its cells from left to right, each by one call. Cells left out are
// empty.
void sheet_row(Sheet *sheet);
void sheet_text(Sheet *sheet, Slice text); // never a formula; empty text is an empty cell
void sheet_name(Sheet *sheet, Slice name, int level); // text, moved to the right for each level
void sheet_whole(Sheet *sheet, uint64_t value);
void sheet_number(Sheet *sheet, double value); // NaN is an empty cell
void sheet_fraction(Sheet *sheet, Fraction value);
void sheet_look(Sheet *sheet, TextLook look, Slice text);
void sheet_link(Sheet *sheet, Slice target); // the name of another sheet, which leads there

// The next cell is of another kind than its column.
void sheet_kind(Sheet *sheet, CellKind kind);

// A cell prepared once and put down many times. The result is in the arena.
Slice cell_of_text(Book *book, Slice text);
Slice cell_of_number(Arena *arena, double value);
void sheet_cell(Sheet *sheet, Slice cell);

// For a list of very many rows: cells without a style and an address, whose texts are kept once for
// the whole book. Of some hundred bytes a row most are these three, and what takes time is to pack
// them.
Slice plain_text(Book *book, Slice text); // empty text is an empty cell
Slice plain_number(Arena *arena, double value);

// A whole row of those, all columns; each part holds one or more of them.
void sheet_plain_row(Sheet *sheet, const Slice *parts, size_t count);

// A formula of one cell, without its "=". `array`: it takes whole columns at once.
typedef struct Formula {
    Slice text;
    bool array;
} Formula;

// A formula with the number that it has now (NaN: it gives an empty text), or the text.
void sheet_formula_number(Sheet *sheet, Formula formula, double now);
void sheet_formula_text(Sheet *sheet, Formula formula, Slice now);

// A formula that stands in so many rows of a column from here on, each time one row further. Given
// in full in the first of them only (`formula` without text in the others). `now`: a cell of
// cell_of_number.
void sheet_formula_down(Sheet *sheet, Slice formula, size_t rows, Slice now);

// What the sheet is called.
Slice sheet_name_of(const Sheet *sheet);

// What kind the next cell is of.
CellKind sheet_next_kind(const Sheet *sheet);

// Where the next cell comes, as a formula of its sheet names it: "C2".
Slice sheet_next_reference(const Sheet *sheet);

// A name for a range of cells, as formulas may use it: "Score_Meten", "Respondenten!$AZ$2:$AZ$613".
void book_name(Book *book, const char *name, Slice range);

// Shades the cells of a range by their numbers; an empty cell stays white.
void sheet_shade(Sheet *sheet, const char *range, Shade shade);

// Makes the cells of a range stand out, by colour and bold, where the formula says so: "$E2<>0".
void sheet_mark(Sheet *sheet, const char *range, const char *formula);

// A list to choose from, in `rows` cells of a column below its heading. `strict`: nothing else may be
// typed. All choices together have at most 250 letters.
void sheet_choices(Sheet *sheet, size_t column, size_t rows, const char *const *choices,
                   size_t count, bool strict);

typedef enum SheetChartKind { SHEET_RADAR, SHEET_BARS } SheetChartKind;

// One line of a radar, or one set of bars.
typedef struct SheetSeries {
    Slice name;
    Slice values;    // "Pijlers!$D$2:$D$7"
    uint32_t colour; // 0xRRGGBB
    bool dashed;
} SheetSeries;

// A chart of Excel's own, drawn from the cells; it moves with them.
typedef struct SheetChart {
    SheetChartKind kind;
    Slice title;
    Slice alt;        // what it shows, for who does not see it
    Slice categories; // "Pijlers!$A$2:$A$7"
    const SheetSeries *series;
    size_t series_count;
    double low, high;     // of the axis of values
    size_t row, column;   // of its upper left corner, from 0
    double width, height; // pixels
} SheetChart;

// Put a chart of Excel’s own on the sheet.
void sheet_chart(Sheet *sheet, const SheetChart *chart);

#endif
