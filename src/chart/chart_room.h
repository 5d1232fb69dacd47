// SPDX-License-Identifier: EUPL-1.2
// How high a chart may be to stand whole on a page, in the measures that it is made in.
#ifndef CHART_CHART_ROOM_H
#define CHART_CHART_ROOM_H

#include "chart/drawing.h"

// How many times as large as it is made a chart is drawn in that style: as its labels are to LABEL_SIZE.
double chart_factor(const Style *style);

// What a page of the report holds of a figure below a heading of two lines, its lead and a caption.
double chart_page_room(const Style *style);

// What the page that begins a chapter holds of a figure below its eyebrow, a heading of so many lines and
// nothing else.
double chart_opening_room(const Style *style, int lines);

#endif
