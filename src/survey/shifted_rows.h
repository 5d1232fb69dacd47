// SPDX-License-Identifier: EUPL-1.2
// Rows of which the cells stand in the wrong columns though there are as many as headings.
#ifndef SURVEY_SHIFTED_ROWS_H
#define SURVEY_SHIFTED_ROWS_H

#include "base/diagnostics.h"
#include "survey/row_notes.h"

typedef struct Scan Scan;

// Where a cell is missing on the left, an answer stands where the department is: an error for the few rows of
// which the department is called "2" where those of nearly all others have names. `name` is how messages
// call the file.
void shifted_rows_find(Diagnostics *d, const Scan *scan, const RowNotes *notes, Slice name);

#endif
