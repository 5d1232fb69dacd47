// SPDX-License-Identifier: EUPL-1.2
// Text that must fit: widths, lines, ellipses, and labels that keep out of each other's way.
#ifndef CHART_LABEL_H
#define CHART_LABEL_H

#include "chart/data.h"
#include "chart/shapes.h"

// How wide the text is on one line, in points.
double label_width(const ChartContext *context, Face face, double size, Slice text);

// How wide the widest of the pillars' names is on one line.
double label_pillars_width(const ChartContext *context, const PillarData pillars[PILLARS],
                           Face face, double size);

// The column for those names, with white after them: `least` or more. A name that is long beyond measure gets
// no more than leaves a figure its scale.
double label_pillars_column(const ChartContext *context, const PillarData pillars[PILLARS],
                            double size, double least);

// The text in at most `most` (up to LABEL_LINES) lines of at most `width`; what does not fit ends in an
// ellipsis. Returns the number of lines, at least 1.
enum { LABEL_LINES = 32 };
size_t label_wrap(const ChartContext *context, Face face, double size, Slice text, double width,
                  size_t most, Slice lines[LABEL_LINES]);

// The text on one line of at most `width`, cut with an ellipsis where it must be.
Slice label_fit(const ChartContext *context, Face face, double size, Slice text, double width);

// Labels side by side on a line: move their centres as little as possible so that each keeps `gap` from its
// neighbour and all stay between low and high. Their order is that of the centres.
typedef struct Span {
    double centre, width;
} Span;
void labels_spread(Span *spans, size_t count, double gap, double low, double high);

#endif
