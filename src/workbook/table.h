// SPDX-License-Identifier: EUPL-1.2
// Tables that may be shared, before they have a format: the sheets of departments.xlsx and of a department's
// own workbook. They are small, so they are kept whole, and written as xlsx, ods or csv (tables_write_…).
//
// Whoever fills them takes figures from the facts (facts/facts.h), which hold nothing that the suppression
// plan withholds, and from nowhere else.
#ifndef WORKBOOK_TABLE_H
#define WORKBOOK_TABLE_H

#include "workbook/book.h"

typedef struct TableCell {
    Slice text;
    double number; // NaN: the cell holds text, or nothing where that is empty
    int level;     // of a text: how far it is moved to the right, 0 to CELL_LEVELS − 1
    TextLook look; // of a text; of a link it is the name of the sheet that it leads to
} TableCell;

typedef struct SheetTable {
    SheetPlan
        plan; // its name has at most 31 characters, none of []:*?/\ and no apostrophe at either end
    const Column *columns; // of the plan
    size_t column_count;
    TableCell *cells; // row by row
    size_t cell_count, room;
    Shade shade;                 // of some columns, by their numbers
    size_t shade_from, shade_to; // the first of these, and the one after the last
    const SheetChart *charts;    // of Excel's own; in the other formats there are none
    size_t chart_count;
} SheetTable;

typedef struct TableFile {
    BookOptions options;
    Slice language; // "nl" or "en": the dialect of a csv
    SheetTable **tables;
    size_t table_count;
} TableFile;

// An empty table. Everything is in the arena; the plan's columns and texts are kept as they are.
SheetTable *table_new(Arena *arena, const SheetPlan *plan);

// The next cell, from left to right and row by row.
void table_text(Arena *arena, SheetTable *table, Slice text);
void table_name(Arena *arena, SheetTable *table, Slice name,
                int level); // text, moved to the right for each level
void table_number(Arena *arena, SheetTable *table, double number); // NaN is an empty cell
void table_look(Arena *arena, SheetTable *table, TextLook look, Slice text);
size_t table_rows(const SheetTable *table);

// The table as a sheet of a workbook that has others.
void table_put(Arena *arena, Book *book, const SheetTable *table);

// Write the file to `path`, whole and checked; the caller renames it.
OutputError tables_write_xlsx(Arena *arena, const TableFile *file, Slice path);
OutputError tables_write_ods(Arena *arena, const TableFile *file, Slice path);

// One table as csv: UTF-8 with a byte order mark, lines end in CR LF. In Dutch between semicolons and with a
// decimal comma, else between commas and with a point, as Excel expects it there. A text that a spreadsheet
// would take for a formula (it begins with = + - @, also full-width, or a tab) gets an apostrophe
// before it; one that it would take for a number or a date the heading of its column: "Vraag 1.2".
OutputError table_write_csv(Arena *arena, const SheetTable *table, Slice language, Slice path);

// A name for a file made from any text: in order of asking all different, also for a program or a disk
// that sees no difference between capitals and small letters. `taken` is kept by the caller, zero at the
// start.
typedef struct NamesTaken {
    Slice *keys;
    size_t count, room;
} NamesTaken;

// Of letters a–z, digits and hyphens, at most 60, never empty, never a name that Windows keeps for itself.
Slice file_name_of(Arena *arena, NamesTaken *taken, Slice text);

#endif
