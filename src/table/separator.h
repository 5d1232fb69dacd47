// SPDX-License-Identifier: EUPL-1.2
// Which character divides the cells of a CSV file.
#ifndef TABLE_SEPARATOR_H
#define TABLE_SEPARATOR_H

#include "base/slice.h"

// Of ';', ',' and TAB the one that cuts the first rows of `head` most evenly; ',' where none does. `whole`
// says that `head` is all there is; else its last row is left out of account.
char separator_find(Slice head, bool whole);

// Excel's own way of saying it: a first line "sep=;". Returns the length of that line with its end, and
// the character; 0 where there is none.
size_t separator_declared(Slice head, char *separator);

// As scan.yaml names it: the character itself, or its name in Dutch or English. False where it is none.
bool separator_named(Slice name, char *separator);

#endif
