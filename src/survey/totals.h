// SPDX-License-Identifier: EUPL-1.2
// Rows that sum up the rows above them, as spreadsheets and people add them.
#ifndef SURVEY_TOTALS_H
#define SURVEY_TOTALS_H

#include "base/diagnostics.h"
#include "survey/row_notes.h"

typedef struct Scan Scan;

// Rows at either end of the file that hold no answers of their own: in each column the mean, the median, the
// highest or the lowest answer of the others, rounded as a spreadsheet shows it. They are taken away with a
// warning; where somebody may have answered so, it is an error, as is a row anywhere with answers and nothing
// of what all the others have beside them. `name` is how messages call the file.
void totals_find(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name);

#endif
