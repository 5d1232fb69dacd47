// SPDX-License-Identifier: EUPL-1.2
// The same customers twice in an export: pasted below itself, or two exports in one file.
#ifndef MEASUREMENT_REPEATED_ROWS_H
#define MEASUREMENT_REPEATED_ROWS_H

#include "base/diagnostics.h"
#include "measurement/row_trace.h"
#include "model/measurement.h"

// Rows are the same where the column with their number says so; and where as many rows that follow each other
// stand there again as cannot be chance: were each of them drawn from all rows, then in no pair of places of
// a million such files so many would agree. Rows like the one before them count for nothing, so that a file
// that was sorted repeats nothing. Each is an error. `trace` are the measurement's rows.
void repeated_rows_find(Diagnostics *d, const Measurement *of, const RowTrace *trace);

#endif
