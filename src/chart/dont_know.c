// SPDX-License-Identifier: EUPL-1.2
// Where people did not know: a row a pillar, a cell a question, the share of "don't know" as a number and a
// shade, and the pillar as a whole apart.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/scale.h"

static const double row_height = 23, total_gap = 9;
enum { CLASSES = 5 };
static const int class_from[CLASSES + 1] = { 0, 5, 10, 20, 40, 101 }; // percent

typedef struct DontKnow {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    double left, cell;
} DontKnow;

static int class_of(double percent)
{
    int class = 0;
    while (class < CLASSES - 1 && percent >= class_from[class + 1])
        class ++;
    return class;
}

static void class_mark(Drawing *drawing, const Style *style, double x, double y, int class)
{
    drawing_rect(drawing, x, y - 6.5, 20, 13, 0, phase_cell_ink(style, class));
}

static double draw_legend(const DontKnow *map, const bool occurs[CLASSES])
{
    Legend legend = { 0 };
    for (int i = 0; i < CLASSES; i++)
        if (occurs[i])
            legend_add(
                &legend, class_mark, i, 20,
                slice_print(map->context->arena, "%d–%d", class_from[i], class_from[i + 1] - 1));
    legend_add(&legend, NULL, 0, 0, chart_word(map->context, "share_of_answers"));
    return legend_draw(map->context, map->drawing, &legend, 0, 12, map->style->ink) + 8;
}

static double cell_left(const DontKnow *map, int column)
{
    return map->left + map->cell * column + (column == QUESTIONS ? total_gap : 0);
}

static void draw_head(const DontKnow *map, double y)
{
    Label label = { LABEL_SIZE, FACE_BOLD, map->style->ink, ANCHOR_START };
    drawing_label(map->drawing, 0, y + 24, chart_word(map->context, "pillar"), label);
    drawing_label(map->drawing, map->left + 1, y + 10, chart_word(map->context, "question"), label);
    label.anchor = ANCHOR_MIDDLE;
    for (int i = 0; i < QUESTIONS; i++)
        drawing_label(map->drawing, cell_left(map, i) + map->cell / 2, y + 24,
                      slice_print(map->context->arena, "%d", i + 1), label);
    drawing_label(map->drawing, cell_left(map, QUESTIONS) + map->cell / 2, y + 24,
                  label_fit(map->context, FACE_BOLD, LABEL_SIZE,
                            chart_word(map->context, "mean_short"), map->cell),
                  label);
    drawing_line(map->drawing, 0, y + 31, map->drawing->width, y + 31,
                 ink_line(map->style->axis, 0.75));
}

static void draw_cell(const DontKnow *map, int column, double y, double percent, Face face)
{
    double x = cell_left(map, column), middle = y + row_height / 2;
    bool none = isnan(percent);
    int class = none ? 0 : class_of(percent);
    Ink ink = none ? ink_both(map->style->paper, map->style->axis, 0.5)
                   : phase_cell_ink(map->style, class);
    drawing_rect(map->drawing, x + 1, y + 1, map->cell - 2, row_height - 2, 0, ink);
    drawing_label(map->drawing, x + map->cell / 2, middle + 3.4,
                  none ? S("–") : slice_print(map->context->arena, "%d", (int)percent),
                  (Label){ 9.5, face,
                           none ? map->style->ink2 : phase_text_colour(map->style, class),
                           ANCHOR_MIDDLE });
}

Drawing *dont_know_chart(const ChartContext *context, double width)
{
    DontKnow map = { context, context->style, drawing_new(context->arena, width, 0), 92, 0 };
    map.cell = (width - map.left - total_gap) / (QUESTIONS + 1);
    PillarData pillars[PILLARS];
    double shares[PILLARS][QUESTIONS + 1];
    bool occurs[CLASSES] = { false };
    pillars_read(context, pillars);
    for (int i = 0; i < PILLARS; i++) {
        QuestionData questions[QUESTIONS];
        size_t count = questions_read(context, &pillars[i], questions);
        for (size_t k = 0; k < QUESTIONS; k++)
            shares[i][k] = k < count ? questions[k].dont_know : (double)NAN; // nobody answered
        shares[i][QUESTIONS] = pillars[i].dont_know;
        for (int k = 0; k <= QUESTIONS; k++)
            if (!isnan(shares[i][k]))
                occurs[class_of(shares[i][k])] = true;
    }
    double top = draw_legend(&map, occurs);
    draw_head(&map, top);
    double y = top + 33;
    for (int i = 0; i < PILLARS; i++, y += row_height) {
        drawing_label(map.drawing, 0, y + row_height / 2 + 3.2,
                      label_fit(context, FACE_BOLD, 9, pillars[i].name, map.left - 8),
                      (Label){ 9, FACE_BOLD, map.style->ink, ANCHOR_START });
        for (int k = 0; k <= QUESTIONS; k++)
            draw_cell(&map, k, y, shares[i][k], k == QUESTIONS ? FACE_BOLD : FACE_REGULAR);
    }
    map.drawing->height = y + 1;
    return map.drawing;
}
