// SPDX-License-Identifier: EUPL-1.2
// What the readers of all kinds of table have in common: how a table is to be read, and where its cells go.
#ifndef TABLE_TABLE_OPTIONS_H
#define TABLE_TABLE_OPTIONS_H

#include "base/diagnostics.h"

typedef struct TableOptions {
    Slice encoding; // a name as people write it ("utf-8", "windows-1252", "utf-16le"); empty: found
    Place encoding_place; // where that name stands, for messages
    char separator;       // 0: found
    Place separator_place;
    bool keep_spaces; // of unquoted cells, at both ends; else they are cut off
    Slice sheet;      // name or number (from 1); empty: the first with something in it
    Place sheet_place;
} TableOptions;

// Called for each cell of a row, in order, `column` from 0. `text` lives until the function returns.
typedef void TableCellFunction(void *data, size_t column, Slice text);

#endif
