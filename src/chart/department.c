// SPDX-License-Identifier: EUPL-1.2
// A department beside the whole organisation, on its own page: a row a pillar, on the scale from 8 to 32. The
// whole is an upright in its interval; what is withheld says so.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"
#include "facts/facts.h"

static const double row = 17.5, names = 72, interval_half = 4.5, whole_half = 7;
static const double end = 6; // that a dot at 32 needs

typedef struct Comparison {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    const DepartmentPage *department;
    PillarData pillar[PILLARS];
    Scale scale;
} Comparison;

static void whole_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    drawing_line(drawing, x + 2, y - 6, x + 2, y + 6, ink_line(style->ink2, 2));
}

static void interval_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    drawing_rect(drawing, x, y - 5, 14, 10, 0, ink_both(style->r2, style->ink2, 0.75));
}

static bool has_interval(const ComparedPillar *pillar)
{
    return pillar->interval.low.state == VALUE_KNOWN && pillar->interval.high.state == VALUE_KNOWN;
}

static double draw_legend(const Comparison *chart)
{
    const ComparedPillar *pillars = chart->department->pillars;
    bool any = false, interval = false;
    for (int i = 0; i < PILLARS; i++) {
        any = any || pillars[i].score.state == VALUE_KNOWN;
        interval = interval || has_interval(&pillars[i]);
    }
    bool validated = pillars_validated(chart->pillar);
    Legend legend = { 0 };
    if (any)
        legend_add(&legend, legend_now, 0, 8, chart->department->name);
    legend_add(&legend, whole_mark, 0, 4,
               chart_word(chart->context, validated ? "whole_mark_self" : "whole_mark"));
    if (interval)
        legend_add(&legend, interval_mark, 0, 14, chart_word(chart->context, "interval_legend"));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink);
}

static void draw_phases(const Comparison *chart, double top, double bottom)
{
    const Style *style = chart->style;
    for (int i = 0; i <= PHASES; i++) {
        double x = scale_at(chart->scale, phase_start(i));
        drawing_line(chart->drawing, x, top, x, bottom, ink_line(style->axis, 0.75));
    }
    for (int i = 0; i < PHASES; i++) {
        double room =
            scale_at(chart->scale, phase_start(i + 1)) - scale_at(chart->scale, phase_start(i)) - 4;
        drawing_label(chart->drawing, phase_middle(chart->scale, i), top - 6,
                      label_fit(chart->context, FACE_REGULAR, LABEL_SIZE,
                                chart_phase_name(chart->context, i), room),
                      (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_MIDDLE });
    }
    for (int i = 0; i <= PILLARS; i++) {
        bool edge = i == 0 || i == PILLARS;
        drawing_line(chart->drawing, 0, top + row * i, chart->drawing->width, top + row * i,
                     ink_line(edge ? style->axis : style->line, edge ? 0.75 : 0.6));
    }
}

static void draw_whole(const Comparison *chart, const ComparedPillar *pillar, double y)
{
    const Style *style = chart->style;
    if (has_interval(pillar)) {
        double low = scale_at(chart->scale, pillar->interval.low.number),
               high = scale_at(chart->scale, pillar->interval.high.number);
        drawing_rect(chart->drawing, low, y - interval_half, high - low, 2 * interval_half, 0,
                     ink_both(style->r2, style->ink2, 0.75));
    }
    if (pillar->whole.state == VALUE_KNOWN) {
        double x = scale_at(chart->scale, fraction_double(pillar->whole.number));
        drawing_line(chart->drawing, x, y - whole_half, x, y + whole_half,
                     ink_line(style->ink2, 2));
    }
}

// What the row says without a score, on the side where the whole leaves most room.
static void draw_withheld(const Comparison *chart, const ComparedPillar *pillar, double y)
{
    const double white = 6;
    double low = chart->scale.x0, high = low;
    if (pillar->whole.state == VALUE_KNOWN)
        low = high = scale_at(chart->scale, fraction_double(pillar->whole.number));
    if (has_interval(pillar)) {
        low = scale_at(chart->scale, pillar->interval.low.number);
        high = scale_at(chart->scale, pillar->interval.high.number);
    }
    double before = low - chart->scale.x0, behind = chart->scale.x1 - high;
    bool right = behind >= before;
    Slice words =
        label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, chart_word(chart->context, "withheld"),
                  (right ? behind : before) - 2 * white);
    Label label = { LABEL_SIZE, FACE_REGULAR, chart->style->ink2,
                    right ? ANCHOR_END : ANCHOR_START };
    shape_halo(drawing_label(chart->drawing,
                             right ? chart->scale.x1 - white : chart->scale.x0 + white, y + 3,
                             words, label),
               chart->style->paper, 3);
}

static void draw_pillar(const Comparison *chart, int index, double y)
{
    const Style *style = chart->style;
    const ComparedPillar *pillar = &chart->department->pillars[index];
    drawing_label(chart->drawing, 0, y + 3.3,
                  label_fit(chart->context, FACE_BOLD, 9, pillar->name, chart->scale.x0 - 6),
                  (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
    draw_whole(chart, pillar, y);
    if (pillar->score.state != VALUE_KNOWN) {
        draw_withheld(chart, pillar, y);
        return;
    }
    double x = scale_at(chart->scale, fraction_double(pillar->score.number));
    mark_now(chart->drawing, style, x, y, 4.2, 1.2);
    if (pillar->is_higher || pillar->is_lower)
        mark_triangle(chart->drawing, x + 10 < chart->scale.x1 ? x + 10 : x - 10, y, 3.1,
                      pillar->is_higher, style->ink);
}

Drawing *department_chart(const ChartContext *context, double width)
{
    Comparison chart = { .context = context,
                         .style = context->style,
                         .department = context->facts->department };
    if (!chart.department)
        return notice_chart(context, "no_department", width);
    chart.drawing = drawing_new(context->arena, width, 0);
    pillars_read(context, chart.pillar);
    chart.scale = (Scale){ label_pillars_column(context, chart.pillar, 9, names), width - end };
    double top = draw_legend(&chart) + 19, bottom = top + (double)PILLARS * row;
    draw_phases(&chart, top, bottom);
    for (int i = 0; i < PILLARS; i++)
        draw_pillar(&chart, i, top + row * (i + 0.5));
    scale_draw_numbers(context, chart.drawing, chart.scale, bottom + 10);
    chart.drawing->height = bottom + 12;
    return chart.drawing;
}
