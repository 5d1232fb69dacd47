// SPDX-License-Identifier: EUPL-1.2
// The row of real marks under a figure's caption.
#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/shapes.h"

// Draws one mark with its left end at x, its middle at y. `index` is what the entry was added with.
typedef void LegendMark(Drawing *drawing, const Style *style, double x, double y, int index);

typedef struct LegendEntry {
    LegendMark *mark; // NULL: words alone
    int index;
    double width; // of the mark
    Slice text;
} LegendEntry;

enum { LEGEND_ENTRIES = 8 };
typedef struct Legend {
    LegendEntry entries[LEGEND_ENTRIES];
    size_t count;
} Legend;

// One more entry: a mark `width` wide, drawn by `mark` with `index`, and its text.
void legend_add(Legend *legend, LegendMark *mark, int index, double width, Slice text);

// Draw from y down in rows of 14 within the drawing's width, entries `gap` apart. Returns the height taken,
// 0 where there are no entries.
double legend_draw(const ChartContext *context, Drawing *drawing, const Legend *legend, double y,
                   double gap, Colour colour);

// The marks that several charts share.
LegendMark legend_now, legend_self_image, legend_target, legend_target_met, legend_previous;

#endif
