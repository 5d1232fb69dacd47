// SPDX-License-Identifier: EUPL-1.2
// The roadmap in time for a screen: what has begun or is planned, as bars with their titles in them. At most
// fifteen, and no more than one page holds: how many others there are stands behind the legend.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>

#include "chart/chart_room.h"
#include "chart/label.h"
#include "chart/marks.h"
#include "chart/timeline_parts.h"

enum { ACTIONS_MOST = 15 };
static const double row_most = 15.6, row_least = 12.4, pad = 1.6, apart = 1.6; // apart: of two bars
static const double effect_width = 194, target_width = 96;
static const double note = 20, above = 58; // a line below the chart; its legend and head

static bool is_agreed(const ActionData *action)
{
    return action->start >= 0 && (action->state == STATE_STARTED || action->state == STATE_PLANNED);
}

// What has begun first, then by start.
static int by_state(const void *a, const void *b)
{
    const ActionData *one = a, *other = b;
    int started = (other->state == STATE_STARTED) - (one->state == STATE_STARTED);
    return started ? started : timeline_by_start(a, b);
}

// How many rows the lanes have together; one that is empty has one.
static size_t all_rows(const Timeline *chart)
{
    size_t rows = 0;
    for (int i = 0; i < PILLARS; i++)
        rows += timeline_rows(chart, i) > 0 ? timeline_rows(chart, i) : 1;
    return rows;
}

// Keeps the first that fit, by start; what is left out is counted.
static void choose(Timeline *chart, size_t rows_most, size_t *ideas, size_t *others)
{
    size_t agreed = 0, open = 0;
    *ideas = 0;
    for (size_t i = 0; i < chart->count; i++) {
        *ideas += chart->actions[i].state == STATE_IDEA;
        open += chart->actions[i].state != STATE_DONE;
        if (is_agreed(&chart->actions[i]))
            chart->actions[agreed++] = chart->actions[i];
    }
    qsort(chart->actions, agreed, sizeof *chart->actions, by_state);
    chart->dated = 0;
    while (chart->dated < agreed && chart->dated < ACTIONS_MOST) {
        chart->dated++;
        if (all_rows(chart) > rows_most) {
            chart->dated--;
            break;
        }
    }
    chart->count = chart->dated;
    *others = open - *ideas - chart->dated;
    qsort(chart->actions, chart->count, sizeof *chart->actions, timeline_by_start);
}

// "+ 4 ideeën". Returns how many texts there are.
static size_t left_out(const Timeline *chart, size_t ideas, size_t others, Slice texts[2])
{
    const size_t number[] = { others, ideas };
    static const char *const one[] = { "one_more_action", "one_more_idea" }, *const many[] = {
        "more_actions", "more_ideas"
    };
    size_t count = 0;
    for (int i = 0; i < 2; i++) {
        if (number[i] == 0)
            continue;
        Slice digits = slice_print(chart->context->arena, "%zu", number[i]);
        texts[count++] = chart_phrase(chart->context, number[i] == 1 ? one[i] : many[i],
                                      &(PatternBlank){ "count", digits }, 1);
    }
    return count;
}

typedef struct BarTitle {
    Slice text;
    double x;
    Anchor anchor;
    bool inside;
} BarTitle;

// In the bar behind its number, where it fits; else beside it, where there is most room.
static BarTitle title_of(const Timeline *chart, const ActionData *action, double inside,
                         double left, double right)
{
    const ChartContext *context = chart->context;
    double whole = label_width(context, FACE_REGULAR, LABEL_SIZE, action->title);
    double behind = chart->right - 3 - (right + 4), before = left - 4 - (chart->left + 3);
    double within = right - 3 - inside;
    BarTitle title = { action->title, inside, ANCHOR_START, true };
    double room = within;
    if (whole > within && (whole <= behind || (behind >= before && behind >= within))) {
        title = (BarTitle){ action->title, right + 4, ANCHOR_START, false };
        room = behind;
    } else if (whole > within && (whole <= before || before >= within)) {
        title = (BarTitle){ action->title, left - 4, ANCHOR_END, false };
        room = before;
    }
    title.text = label_fit(context, FACE_REGULAR, LABEL_SIZE, title.text, room);
    return title;
}

static void draw_action(const Timeline *chart, const ActionData *action, double y)
{
    enum { NUMBER_MOST = 44 };
    const Style *style = chart->style;
    double height = chart->row_height - apart, left = timeline_bar_left(chart, action),
           right = timeline_bar_right(chart, action), middle = y + height / 2;
    NumberMark number = mark_number(chart->context, action->number, height / 2 - 0.7, NUMBER_MOST);
    double at = fmin(left, chart->right - 1.5 - number.width);
    BarTitle title =
        title_of(chart, action, at + number.width + 5, at, fmax(right, at + number.width));
    drawing_rect(chart->drawing, left, y, right - left, height, 0,
                 timeline_bar_ink(style, action->state));
    mark_disc(chart->drawing, style, at + 0.7 + number.width / 2, middle, number);
    bool on_blue = title.inside && action->state == STATE_STARTED;
    Shape *label = drawing_label(
        chart->drawing, title.x, middle + 3.1, title.text,
        (Label){ LABEL_SIZE, FACE_REGULAR, on_blue ? style->paper : style->ink, title.anchor });
    if (!title.inside)
        shape_halo(label, style->paper, 3);
}

static double lane_height(const Timeline *chart, int pillar)
{
    size_t rows = timeline_rows(chart, pillar);
    return 2 * pad + chart->row_height * (double)(rows > 0 ? rows : 1);
}

static void draw_lane(const Timeline *chart, int pillar, double y)
{
    const Style *style = chart->style;
    double base = y + pad + chart->row_height / 2 - 8.3; // of texts in the middle of the first row
    drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                 ink_line(pillar == 0 ? style->axis : style->line, 0.75));
    drawing_label(
        chart->drawing, 0, base + 11.5,
        label_fit(chart->context, FACE_BOLD, 9.5, chart->pillar[pillar].name, chart->left - 6),
        (Label){ 9.5, FACE_BOLD, style->ink, ANCHOR_START });
    if (chart->has_effect) {
        timeline_draw_scores(chart, pillar, chart->right + 14, base);
        timeline_draw_target(chart, pillar, chart->drawing->width - target_width, base + 8.3,
                             target_width);
    }
    if (timeline_rows(chart, pillar) == 0) {
        Slice word =
            label_fit(chart->context, FACE_REGULAR, LABEL_SIZE,
                      chart_word(chart->context, "no_actions"), chart->right - chart->left - 10);
        shape_halo(drawing_label(chart->drawing, chart->left + 5, base + 11.4, word,
                                 (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_START }),
                   style->paper, 3);
    }
    double top = y + pad + apart / 2;
    for (size_t i = 0; i < chart->dated; i++) {
        if (!chart->actions[i].on_pillar[pillar])
            continue;
        draw_action(chart, &chart->actions[i], top);
        top += chart->row_height;
    }
}

static void draw(Timeline *chart, double room, const Slice *others, size_t other_count)
{
    double y = timeline_legend(chart, others, other_count);
    timeline_set_columns(chart);
    chart->top = y + (y > 0 ? 9 : 0) + (chart->unit < 4 ? 32 : 20);
    chart->row_height = fmax(row_least, fmin(row_most, room / (double)all_rows(chart)));
    timeline_draw_head(chart);
    double bottom = chart->top;
    for (int i = 0; i < PILLARS; i++)
        bottom += lane_height(chart, i);
    timeline_draw_grid(chart, bottom);
    y = chart->top;
    for (int i = 0; i < PILLARS; i++) {
        draw_lane(chart, i, y);
        y += lane_height(chart, i);
    }
    drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                 ink_line(chart->style->axis, 0.75));
    chart->drawing->height = y + 1;
}

Drawing *timeline_bars_chart(const ChartContext *context, double width)
{
    Timeline chart = { .context = context, .style = context->style, .effect_width = effect_width };
    size_t ideas, others;
    Slice texts[2];
    double room = chart_opening_room(context->style, 1) - note - above - 2 * pad * (double)PILLARS;
    chart.count = actions_read(context, &chart.actions);
    choose(&chart, room > 0 ? (size_t)(room / row_least) : 0, &ideas, &others);
    if (chart.dated == 0)
        return notice_chart(context, "no_roadmap", width);
    pillars_read(context, chart.pillar);
    chart.has_effect = effects_read(context, chart.effect);
    chart.drawing = drawing_new(context->arena, width, 0);
    draw(&chart, room, texts, left_out(&chart, ideas, others, texts));
    return chart.drawing;
}
