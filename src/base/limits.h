// SPDX-License-Identifier: EUPL-1.2
// How much is read of each input, and how much is made of it: more than anybody needs, and no more than time
// and memory that grow with it can bear. Beyond a limit stands an error that names it, never a part of the
// input. The table in docs/reference.md lists them (tests/checks/limits holds it to these); what spreadsheets
// allow themselves is in table/sheet_rows.h, table/xlsx_book.h and table/package.h.
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
    LIMIT_RESPONDENTS = 1000000, // a sheet of the workbook has few more rows
    LIMIT_COLUMNS = 16384,       // of a table, as Excel and LibreOffice have them
    LIMIT_ROWS = 100000,         // of every table but the responses, below its headings
    LIMIT_DEPARTMENTS = 2000,
    LIMIT_LEVELS = 20,              // of departments below each other
    LIMIT_GROUP = 1000,             // min_group: the suppression plan takes its square
    LIMIT_VERSIONS = 200,           // that were published: each is held against all others
    LIMIT_SETTINGS_BYTES = 4 << 20, // of scan.yaml
    LIMIT_SETTINGS_DEEP = 1000,     // brackets within each other there
    LIMIT_NOTE_BYTES = 256 << 10,   // of a finding, an interview, changes.md: a book of 150 pages
    LIMIT_TEXT_BYTES = 16 << 20,    // of a report, before it is laid out …
    LIMIT_PARTS = 250000, // … and its paragraphs, cells, words in bold: at some 125 a page
    LIMIT_PAGES = 2000    // they make
};

#endif
