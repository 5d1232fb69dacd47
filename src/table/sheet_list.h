// SPDX-License-Identifier: EUPL-1.2
// Which sheet of a spreadsheet is read.
#ifndef TABLE_SHEET_LIST_H
#define TABLE_SHEET_LIST_H

#include "table/table_options.h"

enum { NO_SHEET = -1 };

// The sheet that the options name or number (from 1), of `count` names; NO_SHEET, with a diagnostic that
// lists them, where there is none. `file` is how messages call the file.
int sheet_named(Arena *arena, Diagnostics *d, Slice file, const TableOptions *options,
                const Slice *names, size_t count);

// Say that sheet `read` was taken because it is the first with something in it, and that others, `also` of
// them in `others`, hold something too.
void sheets_tell_others(Arena *arena, Diagnostics *d, Slice file, Slice read, const Slice *others,
                        size_t also);

#endif
