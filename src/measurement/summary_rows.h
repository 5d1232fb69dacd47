// SPDX-License-Identifier: EUPL-1.2
// Rows of a measurement that nobody answered: the mean, the number or the highest of the rows above them.
#ifndef MEASUREMENT_SUMMARY_ROWS_H
#define MEASUREMENT_SUMMARY_ROWS_H

#include "measurement/export_plan.h"
#include "measurement/row_texts.h"
#include "measurement/row_trace.h"
#include "table/table.h"

// A row that says of itself that it sums up others.
typedef struct CalledSummary {
    Place place;
    Slice word;
    size_t line, column;
} CalledSummary;

typedef struct SummaryRows {
    Arena *arena;
    Diagnostics *d;
    TableReader *table;
    const ExportPlan *plan;
    const Measurement *of;
    const bool *beside; // columns beside the questions that are looked at
    size_t rows;
    size_t *filled, *lettered; // of each column: rows so far that hold something there, and letters
    CalledSummary *called;
    size_t called_count, called_room;
} SummaryRows;

SummaryRows summary_rows_new(Arena *arena, Diagnostics *d, TableReader *table,
                             const ExportPlan *plan, const Measurement *of, const bool *beside,
                             size_t columns);

// Does the row just read call itself a summary of others? It is then not read as somebody's.
bool summary_row(SummaryRows *summary, const RowTexts *row);

// The end of the file: say which rows were summaries, and which may be though nothing calls them so. `trace`
// are the rows that were read as somebody's.
void summary_rows_finish(SummaryRows *summary, const RowTrace *trace);

#endif
