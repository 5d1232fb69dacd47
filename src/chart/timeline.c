// SPDX-License-Identifier: EUPL-1.2
// The roadmap in time: a lane for each pillar, a row for each of its actions, quarters across. What spans
// more than ten quarters is drawn in half-years, and then in years. Actions without a date are listed
// below. Over pages, a lane stays in one piece; one too long for that is cut between rows that say again
// whose lane it is.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>

#include "chart/chart_room.h"
#include "chart/label.h"
#include "chart/marks.h"
#include "chart/timeline_parts.h"

enum { WHOLE_LANE = 14, LANE_PART = 8 };
static const double title_leading = 10.6;
static const double disc = 7.14, effect_width = 123.28;
static const double row_most = 29.5, row_least = 22.6, pad_most = 5, pad_least = 3;

// The title of an action, beside its number.
struct Title {
    Slice *lines;
    size_t count;
    bool before; // ends at x, before the number; else it begins there
    double x;
    double more; // height that its lines after the first add to the row
};

static NumberMark number_mark(const Timeline *chart, const ActionData *action)
{
    enum { MOST = 44 };
    return mark_number(chart->context, action->number, disc, MOST);
}

// The middle of an action's number, which stands at the start of its bar: where anything stands, is when. A
// wide one keeps within the grid.
static double number_x(const Timeline *chart, const ActionData *action, NumberMark number)
{
    return fmin(timeline_bar_left(chart, action), chart->right - 1.5 - number.width) +
           number.width / 2;
}

static double done_width(const Timeline *chart, const ActionData *action)
{
    if (action->state != STATE_DONE)
        return 0;
    Slice done = chart_word(chart->context, "status_done");
    return 5 + label_width(chart->context, FACE_REGULAR, LABEL_SIZE, done);
}

// Behind its number, or before it where there is more room and it needs that.
static Title title_make(const Timeline *chart, const ActionData *action)
{
    const ChartContext *context = chart->context;
    NumberMark number = number_mark(chart, action);
    double middle = number_x(chart, action, number), tail = done_width(chart, action);
    double behind = chart->right - 3 - (middle + number.width / 2 + 4) - tail;
    double before = middle - number.width / 2 - 4 - (chart->left + 2) - tail;
    double whole = label_width(context, FACE_REGULAR, LABEL_SIZE, action->title);
    Title title = { .before = whole > behind && before > behind };
    title.x = title.before ? middle - number.width / 2 - 4 : middle + number.width / 2 + 4;
    title.lines = arena_many(context->arena, Slice, LABEL_LINES);
    title.count = label_wrap(context, FACE_REGULAR, LABEL_SIZE, action->title,
                             title.before ? before : behind, LABEL_LINES, title.lines);
    title.more = title_leading * (double)(title.count - 1);
    return title;
}

static void draw_title(const Timeline *chart, const ActionData *action, const Title *title,
                       double y)
{
    Label label = { LABEL_SIZE, FACE_REGULAR, chart->style->ink,
                    title->before ? ANCHOR_END : ANCHOR_START };
    double tail = done_width(chart, action), end = title->x;
    for (size_t i = 0; i < title->count; i++) {
        bool last = i + 1 == title->count;
        double x = title->before && last ? title->x - tail : title->x;
        double width = label_width(chart->context, FACE_REGULAR, LABEL_SIZE, title->lines[i]);
        shape_halo(
            drawing_label(chart->drawing, x, y + title_leading * (double)i, title->lines[i], label),
            chart->style->paper, 3);
        end = title->before ? x : x + width;
    }
    if (tail <= 0)
        return;
    label = (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink2, ANCHOR_START };
    shape_halo(drawing_label(chart->drawing, end + 5, y + title->more,
                             chart_word(chart->context, "status_done"), label),
               chart->style->paper, 3);
}

static void draw_action(const Timeline *chart, size_t at, double y)
{
    const ActionData *action = &chart->actions[at];
    const Title *title = &chart->titles[at];
    double left = timeline_bar_left(chart, action);
    double right = timeline_bar_right(chart, action);
    drawing_rect(chart->drawing, left, y + 15.8 + title->more, right - left, 6.1, 0,
                 timeline_bar_ink(chart->style, action->state));
    NumberMark number = number_mark(chart, action);
    mark_disc(chart->drawing, chart->style, number_x(chart, action, number), y + 7.3, number);
    draw_title(chart, action, title, y + 10.2);
}

// What the titles of a lane need beyond one line each.
static double more_height(const Timeline *chart, int pillar)
{
    double more = 0;
    for (size_t i = 0; i < chart->dated; i++)
        if (chart->actions[i].on_pillar[pillar])
            more += chart->titles[i].more;
    return more;
}

static double lane_height(const Timeline *chart, int pillar)
{
    size_t rows = timeline_rows(chart, pillar);
    return 2 * chart->pad + chart->row_height * (double)(rows > 0 ? rows : 1) +
           more_height(chart, pillar);
}

// Rows as high as they like to be; or as low as it takes to keep a long plan on one page, where that can be.
static void set_heights(Timeline *chart)
{
    size_t undated_count = chart->count - chart->dated;
    double rows = 0, undated = undated_count > 0 ? 33 + 18 * (double)undated_count : 0;
    double room = chart_page_room(chart->style) - chart->top - undated - 2;
    for (int i = 0; i < PILLARS; i++) {
        rows += (double)(timeline_rows(chart, i) > 0 ? timeline_rows(chart, i) : 1);
        room -= more_height(chart, i);
    }
    chart->row_height = row_most;
    chart->pad = pad_most;
    double compact = (room - 2 * PILLARS * pad_least) / rows;
    if (row_most * rows + 2 * PILLARS * pad_most > room && compact >= row_least) {
        chart->row_height = fmin(compact, row_most);
        chart->pad = pad_least;
    }
}

// The pillar's name; beside a later part of its actions with "vervolg" below it.
static void draw_lane_name(const Timeline *chart, int pillar, double y, bool continued)
{
    drawing_label(
        chart->drawing, 0, y + 11.5,
        label_fit(chart->context, FACE_BOLD, 9.5, chart->pillar[pillar].name, chart->left - 6),
        (Label){ 9.5, FACE_BOLD, chart->style->ink, ANCHOR_START });
    if (continued)
        drawing_label(chart->drawing, 0, y + 23.5,
                      label_fit(chart->context, FACE_REGULAR, LABEL_SIZE,
                                chart_word(chart->context, "continued"), chart->left - 6),
                      (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink2, ANCHOR_START });
}

// The scores now and after; below them whether that meets the target.
static void draw_effect(const Timeline *chart, int pillar, double y)
{
    double x = chart->right + 14;
    timeline_draw_scores(chart, pillar, x, y);
    timeline_draw_target(chart, pillar, x, y + 21.2, effect_width - 14);
}

static void draw_lane(const Timeline *chart, int pillar, double y)
{
    const Style *style = chart->style;
    size_t rows = timeline_rows(chart, pillar), row = 0;
    drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                 ink_line(pillar == 0 ? style->axis : style->line, 0.75));
    draw_lane_name(chart, pillar, y + chart->pad, false);
    draw_effect(chart, pillar, y + chart->pad);
    if (rows == 0) {
        bool planned = false;
        for (size_t i = chart->dated; i < chart->count; i++)
            planned = planned || chart->actions[i].on_pillar[pillar];
        Slice word = label_fit(chart->context, FACE_REGULAR, LABEL_SIZE,
                               chart_word(chart->context, planned ? "to_plan" : "no_actions"),
                               chart->right - chart->left - 10);
        shape_halo(drawing_label(chart->drawing, chart->left + 5, y + chart->pad + 11.2, word,
                                 (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_START }),
                   style->paper, 3);
    }
    double top = y + chart->pad;
    bool parted =
        rows > WHOLE_LANE || chart->top + lane_height(chart, pillar) > chart_page_room(style);
    for (size_t i = 0; i < chart->dated; i++) {
        if (!chart->actions[i].on_pillar[pillar])
            continue;
        if (row > 0 && parted && row % LANE_PART == 0) {
            drawing_cut(chart->drawing, top - 2);
            draw_lane_name(chart, pillar, top, true);
        }
        draw_action(chart, i, top);
        top += chart->row_height + chart->titles[i].more;
        row++;
    }
}

static double draw_lanes(Timeline *chart)
{
    double y = timeline_legend(chart, NULL, 0);
    timeline_set_columns(chart);
    chart->titles = arena_many(chart->context->arena, Title, chart->dated);
    for (size_t i = 0; i < chart->dated; i++)
        chart->titles[i] = title_make(chart, &chart->actions[i]);
    chart->top = y + (y > 0 ? 9 : 0) + (chart->unit < 4 ? 32 : 20);
    chart->drawing->head_height = chart->top;
    set_heights(chart);
    timeline_draw_head(chart);
    y = chart->top;
    double bottom = y;
    for (int i = 0; i < PILLARS; i++)
        bottom += lane_height(chart, i);
    timeline_draw_grid(chart, bottom);
    for (int i = 0; i < PILLARS; i++) {
        if (i > 0)
            drawing_cut(chart->drawing, y);
        draw_lane(chart, i, y);
        y += lane_height(chart, i);
    }
    drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                 ink_line(chart->style->axis, 0.75));
    return y;
}

// An action without a date: number, title, pillar. Returns the height taken.
static double draw_undated(const Timeline *chart, const ActionData *action, double y)
{
    const ChartContext *context = chart->context;
    Label label = { LABEL_SIZE, FACE_REGULAR, chart->style->ink, ANCHOR_START };
    Slice pillar = label_fit(context, FACE_REGULAR, LABEL_SIZE, action->pillars_text, 100);
    Slice lines[LABEL_LINES];
    NumberMark number = number_mark(chart, action);
    double left = number.width + 4, end = left;
    double tail = label_width(context, FACE_REGULAR, LABEL_SIZE, pillar) + 8;
    size_t count = label_wrap(context, FACE_REGULAR, LABEL_SIZE, action->title,
                              chart->drawing->width - left - tail, LABEL_LINES, lines);
    mark_disc(chart->drawing, chart->style, number.width / 2, y + 9, number);
    for (size_t i = 0; i < count; i++) {
        drawing_label(chart->drawing, left, y + 12 + title_leading * (double)i, lines[i], label);
        end = left + label_width(context, FACE_REGULAR, LABEL_SIZE, lines[i]);
    }
    label.colour = chart->style->ink2;
    drawing_label(chart->drawing, end + 8, y + 12 + title_leading * (double)(count - 1), pillar,
                  label);
    return 18 + title_leading * (double)(count - 1);
}

// Those without a date, from y down. Returns where the list ends.
static double draw_list(const Timeline *chart, double y)
{
    drawing_label(chart->drawing, 0, y + 11, chart_word(chart->context, "to_plan"),
                  (Label){ 9.5, FACE_BOLD, chart->style->ink, ANCHOR_START });
    y += 18;
    for (size_t i = chart->dated; i < chart->count; i++) {
        if (i > chart->dated)
            drawing_cut(chart->drawing, y);
        y += draw_undated(chart, &chart->actions[i], y);
    }
    return y;
}

Drawing *timeline_chart(const ChartContext *context, double width)
{
    Timeline chart = { .context = context, .style = context->style, .effect_width = effect_width };
    chart.count = actions_read(context, &chart.actions);
    if (chart.count == 0)
        return notice_chart(context, "no_roadmap", width);
    qsort(chart.actions, chart.count, sizeof *chart.actions, timeline_by_start);
    while (chart.dated < chart.count && chart.actions[chart.dated].start >= 0)
        chart.dated++;
    pillars_read(context, chart.pillar);
    chart.has_effect = effects_read(context, chart.effect);
    chart.drawing = drawing_new(context->arena, width, 0);
    double y = 0;
    if (chart.dated > 0)
        y = draw_lanes(&chart) + 1;
    if (chart.dated < chart.count) {
        y += chart.dated > 0 ? 13 : 0;
        if (chart.dated > 0)
            drawing_cut(chart.drawing, y);
        y = draw_list(&chart, y);
    }
    chart.drawing->height = y + 1;
    if (chart.drawing->height <= chart_page_room(context->style)) // read best in one piece
        chart.drawing->cut_count = 0;
    return chart.drawing;
}
