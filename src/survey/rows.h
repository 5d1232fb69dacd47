// SPDX-License-Identifier: EUPL-1.2
// The rows below the headings become respondents.
#ifndef SURVEY_ROWS_H
#define SURVEY_ROWS_H

#include "columns/columns.h"
#include "survey/row_notes.h"
#include "table/table.h"

typedef struct Scan Scan;

// Read all rows into scan->responses, and append the departments that they name. Each row gets its fate in
// scan->responses.balance. Columns that turn out to hold the options of a question are given to it in `plan`.
void rows_read(Arena *arena, Diagnostics *d, Scan *scan, TableReader *reader, Slice name,
               const Headings *headings, ResponsePlan *plan, const ResponseMapping *mapping,
               RowsRead *read);

#endif
