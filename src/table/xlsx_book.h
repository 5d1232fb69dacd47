// SPDX-License-Identifier: EUPL-1.2
// What the sheets of an .xlsx file share: their names, the texts, the formats of numbers (ECMA-376 part 1).
#ifndef TABLE_XLSX_BOOK_H
#define TABLE_XLSX_BOOK_H

#include "table/cell_format.h"
#include "table/package.h"

enum {
    SHEETS_MOST = 1024,
    XLSX_FORMATS_MOST = 65536,
    XLSX_TEXTS_MEGABYTES = 64, // of all shared texts together
    XLSX_TEXTS_MOST = 1 << 22
};

typedef struct XlsxSheet {
    Slice name;
    Slice part; // empty: no sheet of cells
    bool is_hidden;
} XlsxSheet;

typedef struct XlsxBook {
    XlsxSheet *sheet; // in the order of their tabs
    size_t sheet_count;
    bool from_1904;
    CellFormat *format; // by the number of a cell's style
    size_t format_count;
    Buffer text; // of all shared texts; the i-th is text[start[i]] … text[start[i + 1] - 1]
    uint32_t *start;
    size_t text_count;
} XlsxBook;

// Read them. `file` is how messages call the file. False, with a diagnostic, where that cannot be. End it
// with xlsx_book_free in both cases; sheets and formats are in the arena.
bool xlsx_book_read(Arena *arena, Diagnostics *d, Slice file, Package *package, XlsxBook *book);
void xlsx_book_free(XlsxBook *book);

// Is an attribute there that says yes ("1", "true", "on")? `attribute` as XmlHandlers have it.
bool xlsx_flag(const char **attribute, const char *name);

// Append a text as the file has it, with _x000D_ for a character that XML cannot hold.
void xlsx_text_add(Buffer *out, Slice text);

#endif
