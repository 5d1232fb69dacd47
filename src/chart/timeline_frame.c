// SPDX-License-Identifier: EUPL-1.2
#include "chart/timeline_parts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"

enum { COLUMNS_LEAST = 4, COLUMNS_MOST = 8, QUARTERS_MOST = 10 };
static const double names = 68;

int timeline_by_start(const void *a, const void *b)
{
    const ActionData *one = a, *other = b;
    if ((one->start < 0) != (other->start < 0))
        return one->start < 0 ? 1 : -1;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return one->rank < other->rank ? -1 : one->rank > other->rank;
}

void timeline_set_columns(Timeline *chart)
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
    for (size_t i = 0; i < chart->dated; i++)
        if (chart->actions[i].endless)
            chart->actions[i].end = chart->from + chart->columns * chart->unit - 1;
    chart->left = label_pillars_column(chart->context, chart->pillar, 9.5, names);
    chart->right = chart->drawing->width - (chart->has_effect ? chart->effect_width : 0.4);
    chart->column = (chart->right - chart->left) / chart->columns;
}

Ink timeline_bar_ink(const Style *style, ActionState state)
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
    drawing_rect(drawing, x + 0.5, y - 3.25, 18, 6.5, 0,
                 timeline_bar_ink(style, (ActionState)state));
}

static bool has_target(const Timeline *chart, int pillar)
{
    return chart->effect[pillar].present && !isnan(chart->pillar[pillar].target);
}

double timeline_legend(const Timeline *chart, const Slice *others, size_t count)
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
    for (size_t i = 0; i < count; i++)
        legend_add(&legend, NULL, 0, 0, others[i]);
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

void timeline_draw_head(const Timeline *chart)
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
                                chart_word(chart->context, "effect_heading"),
                                chart->effect_width - 14),
                      head);
}

void timeline_draw_grid(const Timeline *chart, double bottom)
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

double timeline_bar_left(const Timeline *chart, const ActionData *action)
{
    return chart->left +
           chart->column * (double)(action->start - chart->from) / (double)chart->unit + 1.5;
}

double timeline_bar_right(const Timeline *chart, const ActionData *action)
{
    return chart->left +
           chart->column * (double)(action->end + 1 - chart->from) / (double)chart->unit - 1.5;
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

double timeline_draw_scores(const Timeline *chart, int pillar, double x, double y)
{
    const Style *style = chart->style;
    const EffectData *effect = &chart->effect[pillar];
    const PillarData *data = &chart->pillar[pillar];
    if (!effect->present)
        return x;
    double middle = y + 9.5 - 1.2;
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
    return arrow + 19 + label_width(chart->context, FACE_BOLD, 10.5, effect->after_text);
}

void timeline_draw_target(const Timeline *chart, int pillar, double x, double y, double width)
{
    const Style *style = chart->style;
    const EffectData *effect = &chart->effect[pillar];
    if (!has_target(chart, pillar))
        return;
    Face face = effect->met ? FACE_REGULAR : FACE_BOLD;
    mark_target(chart->drawing, x + 4, y, 3.4, 1.5, style->target, style->paper, effect->met);
    drawing_label(
        chart->drawing, x + 11, y + 3,
        label_fit(chart->context, face, LABEL_SIZE, target_phrase(chart, pillar), width - 11),
        (Label){ LABEL_SIZE, face, effect->met ? style->ink : style->target, ANCHOR_START });
}

size_t timeline_rows(const Timeline *chart, int pillar)
{
    size_t rows = 0;
    for (size_t i = 0; i < chart->dated; i++)
        rows += chart->actions[i].on_pillar[pillar];
    return rows;
}
