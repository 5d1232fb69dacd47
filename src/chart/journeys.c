// SPDX-License-Identifier: EUPL-1.2
// The journeys of customers from much to little made: of each its share of all that are made, dark where it
// is one of the few that make up most, and below that its share of all effort.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "facts/facts.h"

enum { ROWS_MOST = 24, VOLUME_MAIN = 0, VOLUME, EFFORT };
static const double row_height = 25, bar_height = 8, names_width = 172, number_room = 40;

typedef struct JourneysChart {
    const ChartContext *context;
    Drawing *drawing;
    double per_share; // points
} JourneysChart;

static Ink bar_ink(const Style *style, int kind)
{
    const Colour colours[] = { style->r5, style->r3, style->paper };
    return ink_both(colours[kind], style->ink2, 0.6);
}

static void bar_mark(Drawing *drawing, const Style *style, double x, double y, int kind)
{
    drawing_rect(drawing, x, y - 5, 14, 10, 0, bar_ink(style, kind));
}

static void draw_bar(const JourneysChart *chart, ExactValue share, double y, int kind)
{
    const Style *style = chart->context->style;
    double width = fraction_double(share.number) * chart->per_share;
    drawing_rect(chart->drawing, names_width, y, width, bar_height, 0, bar_ink(style, kind));
    drawing_label(chart->drawing, names_width + width + 5, y + bar_height - 1,
                  share_value_text(&chart->context->facts->style, share),
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink, ANCHOR_START });
}

static void draw_row(const JourneysChart *chart, const JourneyFacts *journey, double y)
{
    const Style *style = chart->context->style;
    Slice name =
        label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, journey->name, names_width - 8);
    drawing_label(chart->drawing, 0, y + 12, name,
                  (Label){ LABEL_SIZE, journey->is_main ? FACE_BOLD : FACE_REGULAR, style->ink,
                           ANCHOR_START });
    draw_bar(chart, journey->share, y + 3, journey->is_main ? VOLUME_MAIN : VOLUME);
    if (journey->has_load)
        draw_bar(chart, journey->load, y + 4 + bar_height, EFFORT);
}

static double draw_legend(const JourneysChart *chart, const JourneyList *list)
{
    Legend legend = { .count = 0 };
    if (list->has_main)
        legend_add(&legend, bar_mark, VOLUME_MAIN, 14, chart_word(chart->context, "journeys_main"));
    legend_add(&legend, bar_mark, list->has_main ? VOLUME : VOLUME_MAIN, 14,
               chart_word(chart->context, "journeys_made"));
    if (list->has_load)
        legend_add(&legend, bar_mark, EFFORT, 14, chart_word(chart->context, "journeys_effort"));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->context->style->ink) +
           6;
}

Drawing *journeys_chart(const ChartContext *context, double width)
{
    const JourneyList *list = &context->facts->journeys;
    if (!list->present)
        return notice_chart(context, "no_journeys", width);
    JourneysChart chart = { .context = context, .drawing = drawing_new(context->arena, width, 0) };
    double most = 0;
    for (size_t i = 0; i < list->count; i++) {
        most = fmax(most, fraction_double(list->items[i].share.number));
        if (list->items[i].has_load)
            most = fmax(most, fraction_double(list->items[i].load.number));
    }
    chart.per_share = (width - names_width - number_room) / most;
    double y = draw_legend(&chart, list);
    for (size_t i = 0; i < list->count && i < ROWS_MOST; i++, y += row_height)
        draw_row(&chart, &list->items[i], y);
    drawing_line(chart.drawing, names_width, y - row_height * fmin((double)list->count, ROWS_MOST),
                 names_width, y, ink_line(context->style->axis, 0.75));
    chart.drawing->height = y + 2;
    return chart.drawing;
}
