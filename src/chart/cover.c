// SPDX-License-Identifier: EUPL-1.2
// The strip of six scores on the cover. It is made for the night block: white on dark.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double first_row = 30, row_height = 26, foot = 196;

static void draw_scale(const ChartContext *context, Drawing *drawing, Scale scale)
{
    const Style *style = context->style;
    for (int i = 0; i <= PHASES; i++) {
        double x = scale_at(scale, phase_start(i));
        drawing_line(drawing, x, 16, x, 172, ink_line(style->night_line, 0.75));
    }
    for (int i = 0; i < PHASES; i++) {
        double room = scale_at(scale, phase_start(i + 1)) - scale_at(scale, phase_start(i)) - 2;
        drawing_label(
            drawing, phase_middle(scale, i), 10,
            label_fit(context, FACE_REGULAR, LABEL_SIZE, chart_phase_name(context, i), room),
            (Label){ LABEL_SIZE, FACE_REGULAR, style->on_night, ANCHOR_MIDDLE });
    }
}

static void draw_row(const ChartContext *context, Drawing *drawing, Scale scale,
                     const PillarData *pillar, double y)
{
    const Style *style = context->style;
    bool has_score = !isnan(pillar->score);
    drawing_label(drawing, 0, y + 3.5,
                  label_fit(context, FACE_BOLD, 10, pillar->name, scale.x0 - 8),
                  (Label){ 10, FACE_BOLD, style->paper, ANCHOR_START });
    drawing_line(drawing, scale.x0, y, scale.x1, y, ink_line(style->night_line, 0.75));
    if (has_score)
        drawing_line(drawing, scale.x0, y, scale_at(scale, pillar->score), y,
                     ink_line(style->paper, 2.5));
    if (has_score)
        drawing_circle(drawing, scale_at(scale, pillar->score), y, 5, ink_fill(style->paper));
    // Over the dot, where the two meet: its dark inside shows on the white.
    if (!isnan(pillar->target))
        mark_target(drawing, scale_at(scale, pillar->target), y, 4, 1.4, style->paper, style->night,
                    false);
    drawing_label(drawing, drawing->width, y + 3.5, has_score ? pillar->score_text : S("–"),
                  (Label){ 11, FACE_BOLD, style->paper, ANCHOR_END });
}

// The legend, and the scale's name at its right end or, where they would meet, below it. Returns the foot.
static double draw_legend(const ChartContext *context, Drawing *drawing, Scale scale,
                          bool has_target)
{
    const Style *style = context->style;
    Slice scale_name = chart_word(context, "scale_8_32");
    Label label = { LABEL_SIZE, FACE_REGULAR, style->on_night, ANCHOR_START };
    double y = foot, end = scale.x0;
    if (has_target) {
        Slice score = chart_word(context, "score_now");
        Slice target = chart_word(context, "target");
        double x = scale.x0 + 15 + label_width(context, FACE_REGULAR, LABEL_SIZE, score) + 20;
        drawing_circle(drawing, scale.x0 + 5, y - 3, 4.2, ink_fill(style->paper));
        drawing_label(drawing, scale.x0 + 15, y, score, label);
        mark_target(drawing, x, y - 3, 3.8, 1.3, style->paper, style->night, false);
        drawing_label(drawing, x + 9, y, target, label);
        end = x + 9 + label_width(context, FACE_REGULAR, LABEL_SIZE, target) + 12;
    }
    if (end + label_width(context, FACE_REGULAR, LABEL_SIZE, scale_name) > scale.x1)
        y += 14;
    label.anchor = ANCHOR_END;
    drawing_label(drawing, scale.x1, y,
                  label_fit(context, FACE_REGULAR, LABEL_SIZE, scale_name, scale.x1), label);
    return y;
}

Drawing *cover_chart(const ChartContext *context, double width)
{
    Drawing *drawing = drawing_new(context->arena, width, 0);
    Scale scale = { 110, width - 43.28 };
    PillarData pillars[PILLARS];
    pillars_read(context, pillars);
    draw_scale(context, drawing, scale);
    bool has_target = false;
    for (int i = 0; i < PILLARS; i++) {
        draw_row(context, drawing, scale, &pillars[i], first_row + row_height * i);
        has_target = has_target || !isnan(pillars[i].target);
    }
    drawing->height = draw_legend(context, drawing, scale, has_target) + 4;
    return drawing;
}
