// SPDX-License-Identifier: EUPL-1.2
// A cell of the row being read goes where it belongs. `data`: the Rows.
#ifndef SURVEY_ROW_CELLS_H
#define SURVEY_ROW_CELLS_H

#include "base/slice.h"

void row_cell(void *data, size_t column, Slice text);

// The same where scan.yaml wants more of a cell than what it says.
void row_watched_cell(void *data, size_t column, Slice text);

#endif
