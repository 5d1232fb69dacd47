// SPDX-License-Identifier: EUPL-1.2
// Trend since the last time: a line a pillar between two uprights. Names stand outside the uprights, pushed
// apart where they would meet.
#include "chart/charts.h"

#include <math.h>

#include "chart/chart_room.h"
#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"
#include "facts/facts.h"

static const double left_axis = 96, right_most = 196, behind = 121.52; // behind the right upright
static const double graph_most = 332, graph_least = 160, head = 26, line_height = 12.5;
static const double name_width = 58; // that there is room for at size 9

typedef struct Slope {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    PillarData pillar[PILLARS];
    double low, high;                     // scores at the foot and at the top
    double right_axis;                    // where the right upright stands
    double top, graph;                    // of the graph and its height, head included
    double size;                          // of the labels: smaller where a name is long
    Span before[PILLARS], after[PILLARS]; // of the labels; width 0 where there is none
} Slope;

// "2026"; where another score than the self-image holds "Zelfbeeld 2026".
static Slice head_text(const Slope *chart, bool previous)
{
    // Years, or months where both scans are of one year.
    const ComparisonFacts *since = &chart->context->facts->change.since;
    Slice time = previous ? since->previous_text : since->now_text;
    if (!time.len)
        time = chart_year(chart->context, previous);
    if (!pillars_validated(chart->pillar))
        return time;
    return slice_print(chart->context->arena, "%.*s %.*s",
                       SLICE_ARGS(chart_word(chart->context, "self_image")), SLICE_ARGS(time));
}

static double score_y(const Slope *chart, double score)
{
    double height = chart->graph - head - 6;
    return chart->top + head + (chart->high - score) / (chart->high - chart->low) * height;
}

static void trend_mark(Drawing *drawing, const Style *style, double x, double y, int clear)
{
    Colour colour = clear ? style->blue : style->ink2;
    drawing_line(drawing, x, y, x + 26, y,
                 clear ? ink_line(colour, 2.25) : ink_dashed(colour, 1.25, 4, 3));
    drawing_circle(drawing, x + 13, y, clear ? 3.6 : 3,
                   ink_both(clear ? colour : style->paper, clear ? style->paper : colour, 1.2));
}

static double draw_legend(const Slope *chart)
{
    Legend legend = { .count = 0 };
    bool occurs[2] = { false, false };
    for (int i = 0; i < PILLARS; i++) {
        const PillarData *pillar = &chart->pillar[i];
        if (!isnan(pillar->previous) && !isnan(pillar->score) && !pillar->undecided)
            occurs[pillar->clear] = true;
    }
    if (occurs[1])
        legend_add(&legend, trend_mark, 1, 26, chart_word(chart->context, "clear_difference"));
    if (occurs[0])
        legend_add(&legend, trend_mark, 0, 26, chart_word(chart->context, "no_clear_difference"));
    double height = legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink);
    return height > 0 ? height + 12 : 0;
}

// The scores that are drawn, with a little room below and more above.
static void set_range(Slope *chart)
{
    double low = (double)INFINITY, high = -(double)INFINITY;
    for (int i = 0; i < PILLARS; i++) {
        low = fmin(low, fmin(chart->pillar[i].score, chart->pillar[i].previous));
        high = fmax(high, fmax(chart->pillar[i].score, chart->pillar[i].previous));
    }
    chart->low = low - 1.2;
    chart->high = high + 1.8;
}

static void spread(const Slope *chart, Span spans[PILLARS], bool before)
{
    Span wanted[PILLARS];
    int owner[PILLARS];
    size_t count = 0;
    for (int i = 0; i < PILLARS; i++) {
        double score = before ? chart->pillar[i].previous : chart->pillar[i].score;
        spans[i] = (Span){ 0, 0 };
        if (isnan(score))
            continue;
        owner[count] = i;
        wanted[count++] = (Span){ score_y(chart, score), line_height };
    }
    labels_spread(wanted, count, 0, chart->top + 14, chart->top + chart->graph);
    for (size_t i = 0; i < count; i++)
        spans[owner[i]] = wanted[i];
}

// Whether no label of a side comes nearer to y than that.
static bool is_free(const Span spans[PILLARS], double y, double apart)
{
    for (int i = 0; i < PILLARS; i++)
        if (spans[i].width > 0 && fabs(spans[i].centre - y) < apart)
            return false;
    return true;
}

// A phase's border: a dotted line, its name where the labels leave room: right or left, above or below.
static void draw_border(const Slope *chart, int phase)
{
    const Style *style = chart->style;
    double y = score_y(chart, phase_start(phase)), width = chart->drawing->width;
    Arena *arena = chart->context->arena;
    NumberStyle numbers = { chart_word(chart->context, "decimal_sign").at[0], { "", 0 } };
    const PatternBlank blanks[] = { { "phase", chart_phase_name(chart->context, phase) },
                                    { "score",
                                      fraction_text(arena, phase_border(phase), 1, numbers) } };
    Slice text = chart_phrase(chart->context, "phase_from", blanks, 2);
    // Not through a label, which it would seem to strike out.
    double from = is_free(chart->before, y, 7) ? 0 : left_axis;
    double to = is_free(chart->after, y, 7) ? width : chart->right_axis;
    drawing_line(chart->drawing, from, y, to, y, ink_dashed(style->axis, 0.6, 1.5, 2.5));
    for (int i = 0; i < 4; i++) {
        bool right = i < 2;
        double middle = i % 2 == 0 ? y - 7 : y + 7;
        if (middle < chart->top + head - 12 || middle > chart->top + chart->graph - 4 ||
            !is_free(right ? chart->after : chart->before, middle, line_height - 1))
            continue;
        double room = right ? width - chart->right_axis - 8 : left_axis - 8;
        drawing_label(
            chart->drawing, right ? width : 0, middle + 3,
            label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, text, room),
            (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, right ? ANCHOR_END : ANCHOR_START });
        return;
    }
}

static void draw_leader(const Slope *chart, double x, double y, double end, double label)
{
    if (fabs(label - y) > 1.5)
        drawing_line(chart->drawing, x, y, end, label, ink_line(chart->style->axis, 0.6));
}

// "Meten 12,2", right against the left upright.
static void draw_before(const Slope *chart, int i)
{
    const PillarData *pillar = &chart->pillar[i];
    const ChartContext *context = chart->context;
    double y = score_y(chart, pillar->previous), label = chart->before[i].centre,
           size = chart->size;
    double number = label_width(context, FACE_REGULAR, size, pillar->previous_text) + 4;
    Slice name = label_fit(context, FACE_REGULAR, size, pillar->name, left_axis - 13 - number);
    Slice text = slice_print(context->arena, "%.*s %.*s", SLICE_ARGS(name),
                             SLICE_ARGS(pillar->previous_text));
    Colour colour = pillar->clear ? chart->style->ink : chart->style->ink2;
    draw_leader(chart, left_axis - 5, y, left_axis - 11, label);
    shape_halo(drawing_label(chart->drawing, left_axis - 13, label + 3.2, text,
                             (Label){ size, FACE_REGULAR, colour, ANCHOR_END }),
               chart->style->paper, 3);
}

// "14,8 Meten +2,6", left against the right upright.
static void draw_after(const Slope *chart, int i)
{
    const PillarData *pillar = &chart->pillar[i];
    const ChartContext *context = chart->context;
    Face face = pillar->clear ? FACE_BOLD : FACE_REGULAR;
    double x = chart->right_axis + 13, y = score_y(chart, pillar->score),
           label = chart->after[i].centre;
    double size = chart->size;
    double trend = !isnan(pillar->difference)
                       ? label_width(context, FACE_REGULAR, size, pillar->difference_text) + 5
                       : 0;
    double number = label_width(context, face, size, pillar->score_text) + 4;
    Slice name =
        label_fit(context, face, size, pillar->name, chart->drawing->width - x - number - trend);
    Slice text =
        slice_print(context->arena, "%.*s %.*s", SLICE_ARGS(pillar->score_text), SLICE_ARGS(name));
    Colour colour = pillar->clear ? chart->style->ink : chart->style->ink2;
    draw_leader(chart, chart->right_axis + 5, y, chart->right_axis + 11, label);
    const Label named = { size, face, colour, ANCHOR_START };
    const Label plain = { size, FACE_REGULAR, colour, ANCHOR_START };
    shape_halo(drawing_label(chart->drawing, x, label + 3.2, text, named), chart->style->paper, 3);
    if (trend > 0)
        shape_halo(drawing_label(chart->drawing, x + label_width(context, face, size, text) + 5,
                                 label + 3.2, pillar->difference_text, plain),
                   chart->style->paper, 3);
}

static void draw_pillar(const Slope *chart, int i)
{
    const PillarData *pillar = &chart->pillar[i];
    const Style *style = chart->style;
    Colour colour = pillar->clear ? style->blue : style->ink2;
    Ink dot =
        ink_both(pillar->clear ? colour : style->paper, pillar->clear ? style->paper : colour, 1.2);
    double before = score_y(chart, pillar->previous), after = score_y(chart, pillar->score);
    if (!isnan(before) && !isnan(after))
        drawing_line(chart->drawing, left_axis, before, chart->right_axis, after,
                     pillar->clear ? ink_line(colour, 2.25) : ink_dashed(colour, 1.25, 4, 3));
    if (!isnan(before))
        drawing_circle(chart->drawing, left_axis, before, pillar->clear ? 3.6 : 3, dot);
    if (!isnan(after))
        drawing_circle(chart->drawing, chart->right_axis, after, pillar->clear ? 3.6 : 3, dot);
}

static void draw_frame(const Slope *chart)
{
    const Style *style = chart->style;
    const double axes[2] = { left_axis, chart->right_axis };
    for (int i = 0; i < 2; i++) {
        Slice year = head_text(chart, i == 0);
        double size = label_width(chart->context, FACE_BOLD, 9.5, year) > 96 ? LABEL_SIZE : 9.5;
        drawing_label(chart->drawing, axes[i], chart->top + 12,
                      label_fit(chart->context, FACE_BOLD, size, year, 96),
                      (Label){ size, FACE_BOLD, style->ink, ANCHOR_MIDDLE });
        drawing_line(chart->drawing, axes[i], chart->top + head - 6, axes[i],
                     chart->top + chart->graph, ink_line(style->line, 0.75));
    }
    for (int phase = 1; phase < PHASES; phase++)
        if (phase_start(phase) > chart->low && phase_start(phase) < chart->high)
            draw_border(chart, phase);
}

Drawing *slope_chart(const ChartContext *context, double width)
{
    Slope chart = { .context = context, .style = context->style };
    bool any = false;
    pillars_read_compared(context, chart.pillar);
    for (int i = 0; i < PILLARS; i++)
        any = any || (!isnan(chart.pillar[i].previous) && !isnan(chart.pillar[i].score));
    if (!any)
        return notice_chart(context, "no_previous", width);
    chart.drawing = drawing_new(context->arena, width, 0);
    chart.size =
        label_pillars_width(context, chart.pillar, FACE_REGULAR, 9) > name_width ? LABEL_SIZE : 9;
    chart.right_axis = fmax(right_most, width - behind);
    chart.top = draw_legend(&chart);
    chart.graph =
        fmax(graph_least, fmin(graph_most, chart_opening_room(context->style, 2) - chart.top));
    chart.drawing->height = chart.top + chart.graph;
    set_range(&chart);
    spread(&chart, chart.before, true);
    spread(&chart, chart.after, false);
    draw_frame(&chart);
    for (int clear = 0; clear < 2; clear++) // clear differences on top
        for (int i = 0; i < PILLARS; i++)
            if (chart.pillar[i].clear == (clear == 1))
                draw_pillar(&chart, i);
    for (int i = 0; i < PILLARS; i++) {
        if (chart.before[i].width > 0)
            draw_before(&chart, i);
        if (chart.after[i].width > 0)
            draw_after(&chart, i);
    }
    return chart.drawing;
}
