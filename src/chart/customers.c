// SPDX-License-Identifier: EUPL-1.2
// What customers say: a line for each dimension, with the mark and its interval, what it was the time before,
// and what staff expect of it; and the norm of 7 as an upright.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "facts/facts.h"

static const double row_height = 21, names_width = 132, right_room = 34, norm = 7;

typedef struct CustomersChart {
    const ChartContext *context;
    Drawing *drawing;
    const MeasurementFacts *customers, *mirror; // NULL: there is none
    bool has_norm;                              // it is of marks out of ten
    double low, high, top;
} CustomersChart;

static const MeasurementFacts *customers_of(const Facts *facts)
{
    for (size_t i = 0; i < facts->measurements.count; i++)
        if (facts->measurements.items[i].has_chart)
            return &facts->measurements.items[i];
    return NULL;
}

static const MeasurementFacts *mirror_of(const Facts *facts, const MeasurementFacts *customers)
{
    for (size_t i = 0; i < facts->measurements.count; i++)
        if (facts->measurements.items[i].has_mirror &&
            slice_equal(facts->measurements.items[i].mirrors_title, customers->title))
            return &facts->measurements.items[i];
    return NULL;
}

// What staff expect; NaN where nobody asked, or it may not be shown.
static double staff_mark(const CustomersChart *chart, Slice dimension)
{
    for (size_t i = 0; chart->mirror && i < chart->mirror->mirror_count; i++)
        if (slice_equal(chart->mirror->mirror[i].name, dimension))
            return chart->mirror->mirror[i].staff.number;
    return (double)NAN;
}

static void set_range(CustomersChart *chart)
{
    double low = (double)INFINITY, high = -(double)INFINITY;
    for (size_t i = 0; i < chart->customers->dimension_count; i++) {
        const MeasuredDimensionFacts *dimension = &chart->customers->dimensions[i];
        bool judged = dimension->norm.verdict.len > 0;
        chart->has_norm = chart->has_norm || judged;
        double marks[] = { judged ? norm : (double)NAN,     dimension->mark.mean.number,
                           dimension->mark.low.number,      dimension->mark.high.number,
                           dimension->norm.previous.number, staff_mark(chart, dimension->name) };
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            low = fmin(low, marks[k]); // fmin and fmax pass over NaN
            high = fmax(high, marks[k]);
        }
    }
    chart->low = floor(low - 0.2);
    chart->high = ceil(high + 0.2);
}

static double mark_x(const CustomersChart *chart, double mark)
{
    double room = chart->drawing->width - names_width - right_room;
    return names_width + room * (mark - chart->low) / (chart->high - chart->low);
}

static void draw_axis(const CustomersChart *chart, double foot)
{
    const Style *style = chart->context->style;
    for (double mark = chart->low; mark <= chart->high; mark++) {
        bool is_norm = chart->has_norm && mark == norm;
        double x = mark_x(chart, mark);
        drawing_line(chart->drawing, x, chart->top, x, foot,
                     is_norm ? ink_dashed(style->ink, 1.2, 4, 3) : ink_line(style->axis, 0.5));
        drawing_label(
            chart->drawing, x, foot + 12,
            number_text(chart->context->arena, (int64_t)mark, 0,
                        chart->context->facts->style.numbers),
            (Label){ LABEL_SIZE, is_norm ? FACE_BOLD : FACE_REGULAR, style->ink2, ANCHOR_MIDDLE });
    }
}

static void draw_row(const CustomersChart *chart, const MeasuredDimensionFacts *dimension, double y)
{
    const Style *style = chart->context->style;
    Drawing *drawing = chart->drawing;
    double staff = staff_mark(chart, dimension->name), before = dimension->norm.previous.number;
    Slice name =
        label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, dimension->name, names_width - 10);
    drawing_label(drawing, 0, y + 3, name,
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink, ANCHOR_START });
    if (!isnan(dimension->mark.low.number))
        drawing_line(drawing, mark_x(chart, dimension->mark.low.number), y,
                     mark_x(chart, dimension->mark.high.number), y, ink_line(style->blue, 2.5));
    if (!isnan(before))
        mark_previous(drawing, style, mark_x(chart, before), y, 3.4, 1.2);
    if (!isnan(staff))
        mark_self_image(drawing, style, mark_x(chart, staff), y, 3.8, 1.2);
    mark_now(drawing, style, mark_x(chart, dimension->mark.mean.number), y, 4, 1);
    drawing_label(drawing, drawing->width, y + 3, dimension->mark.mean_text,
                  (Label){ LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_END });
}

static double draw_legend(const CustomersChart *chart)
{
    Legend legend = { .count = 0 };
    legend_add(&legend, legend_now, 0, 9, chart->customers->title);
    if (chart->customers->has_previous)
        legend_add(&legend, legend_previous, 0, 9, chart->customers->previous_title);
    if (chart->mirror)
        legend_add(&legend, legend_self_image, 0, 9, chart->mirror->title);
    double height =
        legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->context->style->ink);
    return height > 0 ? height + 12 : 0;
}

Drawing *customers_chart(const ChartContext *context, double width)
{
    CustomersChart chart = { .context = context, .customers = customers_of(context->facts) };
    if (!chart.customers)
        return notice_chart(context, "no_measurement", width);
    size_t shown = 0;
    chart.mirror = mirror_of(context->facts, chart.customers);
    chart.drawing = drawing_new(context->arena, width, 0);
    set_range(&chart);
    chart.top = draw_legend(&chart);
    for (size_t i = 0; i < chart.customers->dimension_count; i++)
        shown += chart.customers->dimensions[i].is_shown;
    double foot = chart.top + row_height * (double)shown, y = chart.top + row_height / 2;
    draw_axis(&chart, foot);
    for (size_t i = 0; i < chart.customers->dimension_count; i++) {
        if (!chart.customers->dimensions[i].is_shown)
            continue;
        draw_row(&chart, &chart.customers->dimensions[i], y);
        y += row_height;
    }
    chart.drawing->height = foot + 16;
    return chart.drawing;
}
