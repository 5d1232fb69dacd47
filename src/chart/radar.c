// SPDX-License-Identifier: EUPL-1.2
// The radar: six axes from 1 (centre) to 5, the polygon of the established scores, and where they are known
// two more: those of the self-image and the target, or without a self-image of its own of the target and
// the previous scan. Where the scan has a benchmark, its medians are one more. The legend and the names of
// the rings stand in the corners that a hexagon leaves free, so they cost no height; in a narrow column
// they are rows above and below.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"

enum { RINGS = 5 };
static const double name_size = 9.5;
static const double largest = 106; // the radius, where the width allows it
static const double label_gap = 11;
static const double cos_30 = 0.86602540378443864676;

typedef struct Radar {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    PillarData pillar[PILLARS];
    Slice name[PILLARS];
    double now[PILLARS], self[PILLARS], target[PILLARS], previous[PILLARS],
        benchmark[PILLARS]; // values, NaN where missing
    bool has_self, has_target, has_previous, has_benchmark;
    double x, y, r;
} Radar;

static Point direction(int axis)
{
    static const Point directions[PILLARS] = { { 0, -1 }, { cos_30, -0.5 }, { cos_30, 0.5 },
                                               { 0, 1 },  { -cos_30, 0.5 }, { -cos_30, -0.5 } };
    return directions[axis];
}

static Point point_at(const Radar *radar, int axis, double value)
{
    double away = radar->r * (fmin(fmax(value, 1), 5) - 1) / 4;
    return (Point){ radar->x + away * direction(axis).x, radar->y + away * direction(axis).y };
}

static size_t known(const double values[PILLARS])
{
    size_t count = 0;
    for (int i = 0; i < PILLARS; i++)
        count += isnan(values[i]) ? 0 : 1;
    return count;
}

// Draw a series round the axes: closed where all its values are known, else in pieces that leave out the
// missing ones. A filled piece goes by way of the centre.
static void draw_series(const Radar *radar, const double values[PILLARS], Ink ink)
{
    Point points[PILLARS + 1];
    if (known(values) == PILLARS) {
        for (int i = 0; i < PILLARS; i++)
            points[i] = point_at(radar, i, values[i]);
        drawing_polygon(radar->drawing, points, PILLARS, ink);
        return;
    }
    for (int start = 0; start < PILLARS; start++) {
        if (isnan(values[start]) || !isnan(values[(start + PILLARS - 1) % PILLARS]))
            continue;
        size_t count = 0;
        for (int i = start; !isnan(values[i % PILLARS]); i++)
            points[count++] = point_at(radar, i % PILLARS, values[i % PILLARS]);
        if (count < 2)
            continue;
        if (ink.filled)
            points[count++] = (Point){ radar->x, radar->y };
        if (ink.filled)
            drawing_polygon(radar->drawing, points, count, ink);
        else
            drawing_path(radar->drawing, points, count, ink);
    }
}

static void draw_grid(const Radar *radar)
{
    for (int ring = 2; ring <= RINGS; ring++) {
        Point corners[PILLARS];
        for (int i = 0; i < PILLARS; i++)
            corners[i] = point_at(radar, i, ring);
        bool outer = ring == RINGS;
        drawing_polygon(
            radar->drawing, corners, PILLARS,
            ink_line(outer ? radar->style->axis : radar->style->line, outer ? 0.75 : 0.6));
    }
    for (int i = 0; i < PILLARS; i++) {
        Point end = point_at(radar, i, RINGS);
        drawing_line(radar->drawing, radar->x, radar->y, end.x, end.y,
                     ink_line(radar->style->line, 0.6));
    }
}

static void draw_points(const Radar *radar)
{
    const Style *style = radar->style;
    for (int i = 0; i < PILLARS; i++) {
        Point previous = point_at(radar, i, radar->previous[i]);
        Point target = point_at(radar, i, radar->target[i]);
        Point self = point_at(radar, i, radar->self[i]);
        Point now = point_at(radar, i, radar->now[i]);
        Point benchmark = point_at(radar, i, radar->benchmark[i]);
        if (!isnan(radar->target[i]))
            mark_target(radar->drawing, target.x, target.y, 3.6, 1.4, style->target, style->paper,
                        radar->pillar[i].target_met);
        if (!isnan(radar->self[i]))
            mark_self_image(radar->drawing, style, self.x, self.y, 4.1, 1.1);
        // The smaller over the larger, so that none hides another.
        if (!isnan(radar->previous[i]))
            mark_previous(radar->drawing, style, previous.x, previous.y, 2.1, 1);
        if (!isnan(radar->now[i]))
            mark_now(radar->drawing, style, now.x, now.y, 3.4, 1);
        if (!isnan(radar->benchmark[i]))
            mark_benchmark(radar->drawing, style, benchmark.x, benchmark.y, 2.6);
    }
}

static void draw_ring_numbers(const Radar *radar)
{
    for (int ring = 2; ring <= RINGS; ring++) {
        double y = radar->y - radar->r * (ring - 1) / 4 + LABEL_SIZE * 0.36;
        Shape *number = drawing_label(
            radar->drawing, radar->x - 11, y, slice_print(radar->context->arena, "%d", ring),
            (Label){ LABEL_SIZE, FACE_REGULAR, radar->style->ink2, ANCHOR_MIDDLE });
        shape_halo(number, ring < 3 ? radar->style->tint : radar->style->paper, 2.5);
    }
}

// The rows under a name: a mark and its value each. At the top and the foot there is room for one row, at
// the sides two are narrower: what is, and below it what should be.
typedef enum RadarEntry { ENTRY_NOW, ENTRY_SELF, ENTRY_TARGET, ENTRIES } RadarEntry;

static const double mark_room[ENTRIES] = { 8, 10, 9 }; // from the mark's left end to its text
static const double entry_gap = 9;

static Slice entry_text(const Radar *radar, int axis, int entry)
{
    const PillarData *pillar = &radar->pillar[axis];
    if (entry == ENTRY_NOW)
        return isnan(radar->now[axis]) ? S("–") : pillar->value_text;
    if (entry == ENTRY_SELF)
        return isnan(radar->self[axis]) ? S("") : pillar->self_value_text;
    return isnan(radar->target[axis]) ? S("") : pillar->target_value_text;
}

static Face entry_face(int entry)
{
    return entry == ENTRY_NOW ? FACE_BOLD : FACE_REGULAR;
}

static double entry_width(const Radar *radar, int axis, int entry)
{
    Slice text = entry_text(radar, axis, entry);
    bool marked = entry != ENTRY_NOW || !isnan(radar->now[axis]);
    return text.len == 0 ? 0
                         : (marked ? mark_room[entry] : 0) +
                               label_width(radar->context, entry_face(entry), name_size, text);
}

// Of the entries from `from` to before `to`, side by side.
static double entries_width(const Radar *radar, int axis, int from, int to)
{
    double width = 0;
    for (int entry = from; entry < to; entry++) {
        double own = entry_width(radar, axis, entry);
        width += own > 0 ? own + (width > 0 ? entry_gap : 0) : 0;
    }
    return width;
}

static void draw_entries(const Radar *radar, int axis, int from, int to, double x, double y)
{
    const Style *style = radar->style;
    double middle = y - name_size * 0.36;
    for (int entry = from; entry < to; entry++) {
        double width = entry_width(radar, axis, entry);
        if (width <= 0)
            continue;
        if (entry == ENTRY_NOW && !isnan(radar->now[axis]))
            mark_now(radar->drawing, style, x + 3, middle, 3, 0);
        else if (entry == ENTRY_SELF)
            mark_self_image(radar->drawing, style, x + 3.6, middle, 3, 1.3);
        else if (entry == ENTRY_TARGET)
            mark_target(radar->drawing, x + 3.3, middle, 3.3, 1.3, style->target, style->paper,
                        radar->pillar[axis].target_met);
        Slice text = entry_text(radar, axis, entry);
        double own = label_width(radar->context, entry_face(entry), name_size, text);
        drawing_label(radar->drawing, x + width - own, y, text,
                      (Label){ name_size, entry_face(entry), style->ink, ANCHOR_START });
        x += width + entry_gap;
    }
}

// Whether the entries at a side stand on two rows.
static bool is_stacked(const Radar *radar, int axis)
{
    return axis % 3 != 0 && !isnan(radar->self[axis]) && !isnan(radar->target[axis]);
}

static double anchored(double x, double width, Anchor anchor)
{
    return x - width * (anchor == ANCHOR_MIDDLE ? 0.5 : anchor == ANCHOR_END ? 1 : 0);
}

static void draw_label(const Radar *radar, int axis)
{
    static const Anchor anchors[PILLARS] = { ANCHOR_MIDDLE, ANCHOR_START, ANCHOR_START,
                                             ANCHOR_MIDDLE, ANCHOR_END,   ANCHOR_END };
    const double row = name_size * 1.4;
    double x = radar->x + (radar->r + label_gap) * direction(axis).x;
    double y = radar->y + (radar->r + label_gap) * direction(axis).y;
    double name_y = axis == 0 ? y - name_size - 3 : axis == 3 ? y + name_size - 1 : y - 1;
    drawing_label(radar->drawing, x, name_y, radar->name[axis],
                  (Label){ name_size, FACE_BOLD, radar->style->ink, anchors[axis] });
    int first = is_stacked(radar, axis) ? ENTRY_TARGET : ENTRIES;
    draw_entries(radar, axis, 0, first,
                 anchored(x, entries_width(radar, axis, 0, first), anchors[axis]), name_y + row);
    draw_entries(radar, axis, first, ENTRIES,
                 anchored(x, entries_width(radar, axis, first, ENTRIES), anchors[axis]),
                 name_y + 2 * row);
}

typedef enum Series {
    SERIES_NOW,
    SERIES_SELF,
    SERIES_TARGET,
    SERIES_PREVIOUS,
    SERIES_BENCHMARK,
    SERIES
} Series;

static Ink series_ink(const Style *style, int series)
{
    Ink ink = series == SERIES_NOW         ? ink_line(style->blue, 2.25)
              : series == SERIES_SELF      ? ink_line(style->blue, 0.9)
              : series == SERIES_TARGET    ? ink_dashed(style->target, 1.4, 5, 3)
              : series == SERIES_BENCHMARK ? ink_dashed(style->ink, 1.1, 11, 2.5)
                                           : ink_dashed(style->ink2, 1.1, 1.2, 2.6);
    ink.round = series == SERIES_NOW;
    return ink;
}

static void series_mark(Drawing *drawing, const Style *style, double x, double y, int series)
{
    drawing_line(drawing, x, y, x + 30, y, series_ink(style, series));
    if (series == SERIES_NOW)
        mark_now(drawing, style, x + 15, y, 3.4, 1);
    else if (series == SERIES_SELF)
        mark_self_image(drawing, style, x + 15, y, 3.8, 1.3);
    else if (series == SERIES_TARGET)
        mark_target(drawing, x + 15, y, 3.6, 1.4, style->target, style->paper, false);
    else if (series == SERIES_BENCHMARK)
        mark_benchmark(drawing, style, x + 15, y, 2.9);
    else
        mark_previous(drawing, style, x + 15, y, 2.1, 1);
}

bool radar_series_mark(Drawing *drawing, const Style *style, double x, double y, Slice name)
{
    static const char *const names[] = { "now", "self", "target", "previous", "benchmark" };
    for (int series = 0; series < SERIES; series++) {
        if (!slice_equal(name, slice_of(names[series])))
            continue;
        series_mark(drawing, style, x, y, series);
        return true;
    }
    return false;
}

// What there is, where that is more than one series; a filled diamond where a target is met.
static Legend series_legend(const Radar *radar)
{
    const ChartContext *context = radar->context;
    Legend legend = { 0 };
    bool met = false;
    for (int i = 0; i < PILLARS; i++)
        met = met || radar->pillar[i].target_met;
    if (!radar->has_self && !radar->has_target && !radar->has_previous && !radar->has_benchmark)
        return legend;
    legend_add(&legend, series_mark, SERIES_NOW, 30, chart_word(context, "now"));
    if (radar->has_self)
        legend_add(&legend, series_mark, SERIES_SELF, 30, chart_word(context, "self_image"));
    if (radar->has_target)
        legend_add(&legend, series_mark, SERIES_TARGET, 30, chart_word(context, "target"));
    if (met)
        legend_add(&legend, legend_target_met, 0, 8, chart_word(context, "target_met"));
    if (radar->has_previous)
        legend_add(&legend, series_mark, SERIES_PREVIOUS, 30, chart_word(context, "previous"));
    if (radar->has_benchmark)
        legend_add(&legend, series_mark, SERIES_BENCHMARK, 30, benchmark_read(context));
    return legend;
}

static void draw_corner_legend(const Radar *radar, const Legend *legend)
{
    for (size_t i = 0; i < legend->count; i++) {
        const LegendEntry *entry = &legend->entries[i];
        double y = 7 + 14 * (double)i;
        entry->mark(radar->drawing, radar->style, entry->width < 30 ? 11 : 0, y, entry->index);
        drawing_label(radar->drawing, 36, y + 3.2, entry->text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, radar->style->ink2, ANCHOR_START });
    }
}

// What the rings are called, in the lower right corner, the outer ring on top.
static void draw_corner_rings(const Radar *radar)
{
    double widest = 0;
    for (int i = 0; i < RINGS; i++)
        widest = fmax(widest, label_width(radar->context, FACE_REGULAR, LABEL_SIZE,
                                          chart_phase_name(radar->context, i)));
    double x =
        fmin(radar->x + (radar->r + label_gap) * cos_30 + 10, radar->drawing->width - widest);
    double y = radar->drawing->height - 3;
    Label label = { LABEL_SIZE, FACE_REGULAR, radar->style->ink2, ANCHOR_START };
    for (int i = 0; i < RINGS; i++, y -= 12) {
        drawing_label(radar->drawing, x, y, chart_phase_name(radar->context, i), label);
        drawing_label(radar->drawing, x - 10, y, slice_print(radar->context->arena, "%d", i + 1),
                      label);
    }
}

// The largest radius that leaves the labels beside the hexagon their room; names that still do not fit are
// cut.
static void fit(Radar *radar)
{
    double side = 52, half = radar->drawing->width / 2;
    for (int i = 0; i < PILLARS; i++) {
        if (i % 3 == 0)
            continue;
        side = fmax(side, label_width(radar->context, FACE_BOLD, name_size, radar->pillar[i].name));
        side =
            fmax(side, entries_width(radar, i, 0, is_stacked(radar, i) ? ENTRY_TARGET : ENTRIES));
    }
    radar->x = half;
    radar->r = fmin(largest, fmax((half - side) / cos_30 - label_gap, fmin(64, half * 0.35)));
    double room = half - (radar->r + label_gap) * cos_30 + 0.01;
    for (int i = 0; i < PILLARS; i++)
        radar->name[i] = label_fit(radar->context, FACE_BOLD, name_size, radar->pillar[i].name,
                                   i % 3 == 0 ? half : room);
}

static Radar read(const ChartContext *context, double width)
{
    Radar radar = { .context = context,
                    .style = context->style,
                    .drawing = drawing_new(context->arena, width, 0) };
    pillars_read(context, radar.pillar);
    bool validated = pillars_validated(radar.pillar);
    for (int i = 0; i < PILLARS; i++) {
        radar.now[i] = radar.pillar[i].value;
        radar.self[i] = validated ? radar.pillar[i].self_value : (double)NAN;
        radar.target[i] = radar.pillar[i].target_value;
        radar.benchmark[i] = radar.pillar[i].benchmark_value;
        radar.previous[i] = validated ? (double)NAN : radar.pillar[i].previous_value;
    }
    radar.has_self = known(radar.self) > 0;
    radar.has_target = known(radar.target) > 0;
    radar.has_previous = known(radar.previous) > 0;
    radar.has_benchmark = known(radar.benchmark) > 0;
    return radar;
}

static void draw_figure(const Radar *radar)
{
    const Style *style = radar->style;
    draw_series(radar, radar->now, ink_fill(style->tint));
    draw_grid(radar);
    draw_series(radar, radar->previous, series_ink(style, SERIES_PREVIOUS));
    draw_series(radar, radar->target, series_ink(style, SERIES_TARGET));
    draw_series(radar, radar->self, series_ink(style, SERIES_SELF));
    draw_series(radar, radar->now, series_ink(style, SERIES_NOW));
    draw_series(radar, radar->benchmark, series_ink(style, SERIES_BENCHMARK));
    draw_points(radar);
    draw_ring_numbers(radar);
    for (int i = 0; i < PILLARS; i++)
        draw_label(radar, i);
}

// `explained`: the page says what the lines and rings are; otherwise the drawing does.
static Drawing *make(const ChartContext *context, double width, bool explained)
{
    Radar radar = read(context, width);
    if (known(radar.now) < 3)
        return notice_chart(context, "too_few_pillars", width);
    const Style *style = context->style;
    fit(&radar);
    bool corners = radar.r > 90; // they are wide enough
    Legend series = series_legend(&radar), rings = { 0 };
    double top = 0;
    if (!explained && !corners)
        top = legend_draw(context, radar.drawing, &series, 0, 16, style->ink2) + 7;
    radar.y = top + radar.r + label_gap + name_size + 11.5;
    radar.drawing->height = radar.y + radar.r + label_gap + 2.4 * name_size + 2;
    draw_figure(&radar);
    if (explained)
        return radar.drawing;
    if (corners) {
        radar.drawing->height +=
            is_stacked(&radar, 2) ? 1.4 * name_size : 0; // the rings' names are below
        draw_corner_legend(&radar, &series);
        draw_corner_rings(&radar);
        return radar.drawing;
    }
    for (int i = 0; i < RINGS; i++)
        legend_add(&rings, NULL, i, 0,
                   slice_print(context->arena, "%d %.*s", i + 1,
                               SLICE_ARGS(chart_phase_name(context, i))));
    double below = radar.drawing->height + 7;
    radar.drawing->height =
        below + legend_draw(context, radar.drawing, &rings, below, 12, style->ink2);
    return radar.drawing;
}

Drawing *radar_chart(const ChartContext *context, double width)
{
    return make(context, width, false);
}

Drawing *radar_figure_chart(const ChartContext *context, double width)
{
    return make(context, width, true);
}
