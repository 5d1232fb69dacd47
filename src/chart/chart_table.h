// SPDX-License-Identifier: EUPL-1.2
// What a chart shows, as a table: for who does not see it, or wants the figures.
#ifndef CHART_CHART_TABLE_H
#define CHART_CHART_TABLE_H

#include "chart/drawing.h"

// Row by row; the first row holds the headings of the columns, the first column those of the rows.
typedef struct ChartTable {
    Slice *cells;
    size_t columns, rows;
} ChartTable;

// The figures of the chart of that address, as they are printed: a dash where there is none. In the context's
// arena. No rows where the chart shows no figures, is the cover's (its
// figures are the ladder's), or is not known.
ChartTable chart_table(const ChartContext *context, Slice address);

#endif
