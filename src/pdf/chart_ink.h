// SPDX-License-Identifier: EUPL-1.2
// A chart's ink on a page of a PDF.
#ifndef PDF_CHART_INK_H
#define PDF_CHART_INK_H

#include "pdf/pdf_content.h"

typedef struct ChartInk ChartInk;

// Ended with chart_ink_free.
ChartInk *chart_ink_new(Arena *arena, PdfContent *content, Fonts *fonts);
void chart_ink_free(ChartInk *ink);

// The drawing with its upper left corner at x, y of the page, `scale` times its size, inside the open mark.
void chart_ink_paint(ChartInk *ink, const Drawing *drawing, double x, double y, double scale);

// What cairo complained of; NULL for nothing.
const char *chart_ink_problem(const ChartInk *ink);

#endif
