// SPDX-License-Identifier: EUPL-1.2
#include "chart/legend.h"

#include "chart/label.h"
#include "chart/marks.h"

void legend_add(Legend *legend, LegendMark *mark, int index, double width, Slice text)
{
    if (legend->count < LEGEND_ENTRIES)
        legend->entries[legend->count++] = (LegendEntry){ mark, index, width, text };
}

double legend_draw(const ChartContext *context, Drawing *drawing, const Legend *legend, double y,
                   double gap, Colour colour)
{
    const double row = 14;
    if (legend->count == 0)
        return 0;
    double x = 0, top = y;
    for (size_t i = 0; i < legend->count; i++) {
        const LegendEntry *entry = &legend->entries[i];
        double before = entry->mark == NULL ? 0 : entry->width + 5;
        double width = before + label_width(context, FACE_REGULAR, LABEL_SIZE, entry->text);
        if (x > 0 && x + width > drawing->width) {
            x = 0;
            top += row;
        }
        if (entry->mark != NULL)
            entry->mark(drawing, context->style, x, top + 7, entry->index);
        Slice text =
            label_fit(context, FACE_REGULAR, LABEL_SIZE, entry->text, drawing->width - before);
        drawing_label(drawing, x + before, top + 10.2, text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, colour, ANCHOR_START });
        x += width + gap;
    }
    return top + row - y;
}

void legend_now(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_now(drawing, style, x + 3.8, y, 3.8, 0);
}

void legend_self_image(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_self_image(drawing, style, x + 4, y, 3.6, 1.3);
}

void legend_target(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_target(drawing, x + 4, y, 3.8, 1.5, style->target, style->paper, false);
}

void legend_target_met(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_target(drawing, x + 4, y, 3.8, 1.5, style->target, style->paper, true);
}

void legend_previous(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_previous(drawing, style, x + 3, y, 2.6, 1.1);
}
