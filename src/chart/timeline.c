// SPDX-License-Identifier: EUPL-1.2
// The roadmap in time: a lane for each pillar, a row for each of its actions, quarters across. What spans
// more than ten quarters is drawn in half-years, and then in years. Actions without a date are listed
// below. Over pages, a lane stays in one piece; one too long for that is cut between rows that say again
// whose lane it is.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"

enum { COLUMNS_LEAST = 4, COLUMNS_MOST = 8, QUARTERS_MOST = 10, WHOLE_LANE = 14, LANE_PART = 8 };
static const double title_leading = 10.6;
static const double disc = 7.14, names = 68, effect_width = 123.28;
static const double row_most = 29.5, row_least = 22.6, pad_most = 5, pad_least = 3;

// The title of an action, beside its number.
typedef struct Title {
    Slice *lines;
    size_t count;
    bool before; // ends at x, before the number; else it begins there
    double x;
    double more; // height that its lines after the first add to the row
} Title;

typedef struct Timeline {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    ActionData *actions; // those with a date first, by start
    Title *titles;       // of those with a date
    size_t dated, count;
    PillarData pillar[PILLARS];
    EffectData effect[PILLARS];
    bool has_effect;
    double left, right, column; // of the grid; width of a column
    int64_t from;               // first quarter of the first column
    int64_t unit;               // quarters a column
    int columns;
    double top;             // of the lanes
    double row_height, pad; // of an action; above and below the actions of a lane
} Timeline;

static int by_start(const void *a, const void *b)
{
    const ActionData *one = a, *other = b;
    if ((one->start < 0) != (other->start < 0))
        return one->start < 0 ? 1 : -1;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return one->rank < other->rank ? -1 : one->rank > other->rank;
}

// Columns begin where their unit does: half-years in January and July.
static void set_columns(Timeline *chart)
{
    int64_t first = chart->actions[0].start, last = 0;
    for (size_t i = 0; i < chart->dated; i++)
        last = chart->actions[i].end > last ? chart->actions[i].end : last;
    int64_t columns = last - first + 1;
    chart->unit = 1;
    chart->from = first;
    while (columns > (chart->unit == 1 ? QUARTERS_MOST : COLUMNS_MOST)) {
        chart->unit = chart->unit < 4 ? chart->unit * 2 : chart->unit + 4;
        chart->from = first - first % chart->unit;
        columns = (last - chart->from) / chart->unit + 1;
    }
    chart->columns = columns < COLUMNS_LEAST ? COLUMNS_LEAST : (int)columns;
    // What has no end runs on to the edge.
    for (size_t i = 0; i < chart->dated; i++)
        if (chart->actions[i].endless)
            chart->actions[i].end = chart->from + chart->columns * chart->unit - 1;
    chart->left = label_pillars_column(chart->context, chart->pillar, 9.5, names);
    chart->right = chart->drawing->width - (chart->has_effect ? effect_width : 0.4);
    chart->column = (chart->right - chart->left) / chart->columns;
}

static Ink bar_ink(const Style *style, ActionState state)
{
    switch (state) {
    case STATE_STARTED: return ink_both(style->blue, style->blue, 1);
    case STATE_DONE: return ink_both(style->ink2, style->ink2, 1);
    case STATE_PLANNED: return ink_both(style->r2, style->blue, 1);
    case STATE_IDEA:
    case STATES: break;
    }
    Ink idea = ink_dashed(style->blue, 1, 3, 2);
    idea.filled = true;
    idea.fill = style->paper;
    return idea;
}

static void state_mark(Drawing *drawing, const Style *style, double x, double y, int state)
{
    drawing_rect(drawing, x + 0.5, y - 3.25, 18, 6.5, 0, bar_ink(style, (ActionState)state));
}

static bool has_target(const Timeline *chart, int pillar)
{
    return chart->effect[pillar].present && !isnan(chart->pillar[pillar].target);
}

static double draw_legend(const Timeline *chart)
{
    Legend legend = { .count = 0 };
    bool occurs[STATES] = { false }, met = false, open = false;
    static const char *const words[STATES] = { "status_idea", "status_planned", "status_started",
                                               "status_done" };
    static const ActionState order[STATES] = { STATE_DONE, STATE_STARTED, STATE_PLANNED,
                                               STATE_IDEA };
    for (size_t i = 0; i < chart->dated; i++)
        occurs[chart->actions[i].state] = true;
    for (int i = 0; i < PILLARS; i++) {
        met = met || (has_target(chart, i) && chart->effect[i].met);
        open = open || (has_target(chart, i) && !chart->effect[i].met);
    }
    for (int i = 0; i < STATES; i++)
        if (occurs[order[i]])
            legend_add(&legend, state_mark, (int)order[i], 19,
                       chart_word(chart->context, words[order[i]]));
    if (met)
        legend_add(&legend, legend_target_met, 0, 8, chart_word(chart->context, "target_met"));
    if (open)
        legend_add(&legend, legend_target, 0, 8, chart_word(chart->context, "target_not_met"));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink);
}

static double column_x(const Timeline *chart, int64_t column)
{
    return chart->left + chart->column * (double)column;
}

static bool is_new_year(const Timeline *chart, int column)
{
    return chart->unit >= 4 || column == 0 || (chart->from + column * chart->unit) % 4 == 0;
}

static Slice column_name(const Timeline *chart, int column)
{
    int64_t quarter = chart->from + column * chart->unit;
    Arena *arena = chart->context->arena;
    if (chart->unit >= 4)
        return slice_print(arena, "%lld", (long long)(quarter / 4));
    Slice number = slice_print(arena, "%d", (int)(quarter % 4 / chart->unit) + 1);
    return chart_phrase(chart->context, chart->unit == 1 ? "quarter_column" : "half_column",
                        &(PatternBlank){ "number", number }, 1);
}

static void draw_head(const Timeline *chart)
{
    const Style *style = chart->style;
    Label head = { LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_START };
    Label quiet = { LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_MIDDLE };
    double y = chart->top - 7;
    Slice pillar = chart_word(chart->context, "pillar");
    drawing_label(chart->drawing, 0, y,
                  label_fit(chart->context, FACE_BOLD, LABEL_SIZE, pillar, chart->left - 6), head);
    for (int k = 0; k < chart->columns; k++) {
        Slice name = label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, column_name(chart, k),
                               chart->column - 2);
        drawing_label(chart->drawing, column_x(chart, k) + chart->column / 2, y, name, quiet);
        if (chart->unit < 4 && is_new_year(chart, k)) {
            int64_t year = (chart->from + k * chart->unit) / 4;
            drawing_label(chart->drawing, column_x(chart, k) + 3, y - LABEL_SIZE - 4,
                          slice_print(chart->context->arena, "%lld", (long long)year),
                          (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
        }
    }
    if (chart->has_effect)
        drawing_label(chart->drawing, chart->right + 14, y,
                      label_fit(chart->context, FACE_BOLD, LABEL_SIZE,
                                chart_word(chart->context, "effect_heading"), effect_width - 14),
                      head);
}

static void draw_grid(const Timeline *chart, double bottom)
{
    const Style *style = chart->style;
    for (int k = 0; k < chart->columns; k++) {
        double x = column_x(chart, k);
        if (chart->unit < 4 && is_new_year(chart, k))
            drawing_line(chart->drawing, x, chart->top - 20, x, bottom,
                         ink_line(style->axis, 0.75));
        else
            drawing_line(chart->drawing, x, chart->top, x, bottom, ink_line(style->line, 0.6));
    }
    drawing_line(chart->drawing, chart->right, chart->top, chart->right, bottom,
                 ink_line(style->axis, 0.75));
}

static double bar_left(const Timeline *chart, const ActionData *action)
{
    return chart->left +
           chart->column * (double)(action->start - chart->from) / (double)chart->unit + 1.5;
}

static NumberMark number_mark(const Timeline *chart, const ActionData *action)
{
    enum { MOST = 44 };
    return mark_number(chart->context, action->number, disc, MOST);
}

// The middle of an action's number, which stands at the start of its bar: where anything stands, is when. A
// wide one keeps within the grid.
static double number_x(const Timeline *chart, const ActionData *action, NumberMark number)
{
    return fmin(bar_left(chart, action), chart->right - 1.5 - number.width) + number.width / 2;
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
    double left = bar_left(chart, action);
    double right = chart->left +
                   chart->column * (double)(action->end + 1 - chart->from) / (double)chart->unit -
                   1.5;
    drawing_rect(chart->drawing, left, y + 15.8 + title->more, right - left, 6.1, 0,
                 bar_ink(chart->style, action->state));
    NumberMark number = number_mark(chart, action);
    mark_disc(chart->drawing, chart->style, number_x(chart, action, number), y + 7.3, number);
    draw_title(chart, action, title, y + 10.2);
}

static Slice target_phrase(const Timeline *chart, int pillar)
{
    const EffectData *effect = &chart->effect[pillar];
    const PatternBlank blanks[] = { { "target", chart->pillar[pillar].target_text },
                                    { "shortage", effect->shortage_text } };
    bool nothing = true; // a shortage that rounds to 0,0
    for (size_t i = 0; i < effect->shortage_text.len; i++)
        nothing =
            nothing && (effect->shortage_text.at[i] < '1' || effect->shortage_text.at[i] > '9');
    return chart_phrase(chart->context,
                        effect->met ? "target_reached"
                        : nothing   ? "target_almost"
                                    : "target_short",
                        blanks, 2);
}

// The score now, an arrow, the score if all actions succeed; below it whether that meets the target.
static void draw_effect(const Timeline *chart, int pillar, double y)
{
    const Style *style = chart->style;
    const EffectData *effect = &chart->effect[pillar];
    const PillarData *data = &chart->pillar[pillar];
    if (!effect->present)
        return;
    double x = chart->right + 14, middle = y + 9.5 - 1.2;
    drawing_label(chart->drawing, x, y + 11.5, data->score_text,
                  (Label){ 9.5, FACE_REGULAR, style->ink, ANCHOR_START });
    double arrow = x + label_width(chart->context, FACE_REGULAR, 9.5, data->score_text) + 5;
    const Point head[] = { { arrow + 15, middle },
                           { arrow + 10, middle - 2.8 },
                           { arrow + 10, middle + 2.8 } };
    drawing_line(chart->drawing, arrow, middle, arrow + 11, middle, ink_line(style->ink, 1));
    drawing_polygon(chart->drawing, head, 3, ink_fill(style->ink));
    drawing_label(chart->drawing, arrow + 19, y + 11.5, effect->after_text,
                  (Label){ 10.5, FACE_BOLD, style->ink, ANCHOR_START });
    if (!has_target(chart, pillar))
        return;
    Face face = effect->met ? FACE_REGULAR : FACE_BOLD;
    mark_target(chart->drawing, x + 4, y + 21.2, 3.4, 1.5, style->target, style->paper,
                effect->met);
    drawing_label(
        chart->drawing, x + 11, y + 24.2,
        label_fit(chart->context, face, LABEL_SIZE, target_phrase(chart, pillar),
                  effect_width - 25),
        (Label){ LABEL_SIZE, face, effect->met ? style->ink : style->target, ANCHOR_START });
}

static size_t rows_of(const Timeline *chart, int pillar)
{
    size_t rows = 0;
    for (size_t i = 0; i < chart->dated; i++)
        rows += chart->actions[i].on_pillar[pillar];
    return rows;
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
    size_t rows = rows_of(chart, pillar);
    return 2 * chart->pad + chart->row_height * (double)(rows > 0 ? rows : 1) +
           more_height(chart, pillar);
}

// What a page holds of a figure below a heading of two lines, its lead and a caption.
static double page_room(const Style *style)
{
    const double heading = 106;
    return style->body_bottom - style->body_top - heading;
}

// Rows as high as they like to be; or as low as it takes to keep a long plan on one page, where that can be.
static void set_heights(Timeline *chart)
{
    size_t undated_count = chart->count - chart->dated;
    double rows = 0, undated = undated_count > 0 ? 33 + 18 * (double)undated_count : 0;
    double room = page_room(chart->style) - chart->top - undated - 2;
    for (int i = 0; i < PILLARS; i++) {
        rows += (double)(rows_of(chart, i) > 0 ? rows_of(chart, i) : 1);
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

static void draw_lane(const Timeline *chart, int pillar, double y)
{
    const Style *style = chart->style;
    size_t rows = rows_of(chart, pillar), row = 0;
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
    bool parted = rows > WHOLE_LANE || chart->top + lane_height(chart, pillar) > page_room(style);
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
    double y = draw_legend(chart);
    set_columns(chart);
    chart->titles = arena_many(chart->context->arena, Title, chart->dated);
    for (size_t i = 0; i < chart->dated; i++)
        chart->titles[i] = title_make(chart, &chart->actions[i]);
    chart->top = y + (y > 0 ? 9 : 0) + (chart->unit < 4 ? 32 : 20);
    chart->drawing->head_height = chart->top;
    set_heights(chart);
    draw_head(chart);
    y = chart->top;
    double bottom = y;
    for (int i = 0; i < PILLARS; i++)
        bottom += lane_height(chart, i);
    draw_grid(chart, bottom);
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
    Timeline chart = { .context = context, .style = context->style };
    chart.count = actions_read(context, &chart.actions);
    if (chart.count == 0)
        return notice_chart(context, "no_roadmap", width);
    qsort(chart.actions, chart.count, sizeof *chart.actions, by_start);
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
    if (chart.drawing->height <= page_room(context->style)) // read best in one piece
        chart.drawing->cut_count = 0;
    return chart.drawing;
}
