// SPDX-License-Identifier: EUPL-1.2
// The phase strip of a pillar's opening: the scale from 8 to 32 as one bar of five phases, with the marks on
// it and their numbers above: in one row, or in two where one row would take a label too far from its mark.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double label_row = 12, label_gap = 6;
static const double near = 12;  // a label further from its mark than this makes a second row
static const double drift = 66; // further still, it goes without its word
enum { MARKS = 4 };

// A mark's label: what it is and its number.
typedef struct StripLabel {
    double at; // x of the mark
    Slice word;
    Slice number;
    Face face;
    Colour colour;
} StripLabel;

static void draw_bar(const ChartContext *context, Drawing *drawing, Scale scale, int own,
                     double bar_y)
{
    const Style *style = context->style;
    for (int phase = 0; phase < PHASES; phase++) {
        double left = scale_at(scale, phase_start(phase)),
               right = scale_at(scale, phase_start(phase + 1));
        bool is_own = phase == own;
        drawing_rect(drawing, left, bar_y - 5, right - left, 10, 0,
                     ink_both(is_own ? style->r2 : style->r1, style->axis, 0.6));
        Face face = is_own ? FACE_BOLD : FACE_REGULAR;
        drawing_label(
            drawing, (left + right) / 2, bar_y + 18,
            label_fit(context, face, LABEL_SIZE, chart_phase_name(context, phase),
                      right - left - 2),
            (Label){ LABEL_SIZE, face, is_own ? style->ink : style->ink2, ANCHOR_MIDDLE });
    }
}

static Slice label_text(const ChartContext *context, const StripLabel *label, bool with_word)
{
    if (!with_word)
        return label->number;
    return slice_print(context->arena, "%.*s %.*s", SLICE_ARGS(label->word),
                       SLICE_ARGS(label->number));
}

// How the labels stand: where, which of them in the upper row (a bit each), and with their words or not.
typedef struct LabelPlacing {
    double centre[MARKS];
    unsigned upper;
    bool with_words;
    double furthest; // that one had to move from its mark
} LabelPlacing;

// Place the labels of one row side by side.
static void place_row(const ChartContext *context, const StripLabel *labels, size_t count,
                      bool upper, double width, LabelPlacing *placing)
{
    Span spans[MARKS];
    size_t index[MARKS], used = 0;
    for (size_t i = 0; i < count; i++) {
        if (((placing->upper >> i) & 1) != upper)
            continue;
        index[used] = i;
        Slice text = label_text(context, &labels[i], placing->with_words);
        spans[used++] =
            (Span){ labels[i].at, label_width(context, labels[i].face, LABEL_SIZE, text) };
    }
    labels_spread(spans, used, label_gap, 0, width);
    for (size_t k = 0; k < used; k++) {
        double half = spans[k].width / 2;
        double free = fmin(fmax(labels[index[k]].at, half), width - half);
        placing->centre[index[k]] = spans[k].centre;
        placing->furthest = fmax(placing->furthest, fabs(spans[k].centre - free));
    }
}

static LabelPlacing place(const ChartContext *context, const StripLabel *labels, size_t count,
                          unsigned upper, bool with_words, double width)
{
    LabelPlacing placing = { .upper = upper, .with_words = with_words };
    place_row(context, labels, count, false, width, &placing);
    place_row(context, labels, count, true, width, &placing);
    return placing;
}

// One row where that will do, or the two rows that keep the labels nearest to their marks. The first label is
// that of the score the page is about: it stays at the bar.
static LabelPlacing best_placing(const ChartContext *context, const StripLabel *labels,
                                 size_t count, double width)
{
    LabelPlacing best = place(context, labels, count, 0, true, width);
    if (best.furthest <= near)
        return best;
    for (unsigned upper = 2; upper < 1U << count; upper += 2) {
        LabelPlacing placing = place(context, labels, count, upper, true, width);
        if (placing.furthest < best.furthest - 0.01)
            best = placing;
    }
    return best.furthest <= drift ? best : place(context, labels, count, 0, false, width);
}

static bool has_self_image(const PillarData *pillar)
{
    return pillar->validated && !isnan(pillar->self_score);
}

// The labels of the marks there are, the score's first.
static size_t read_labels(const ChartContext *context, const PillarData *pillar, Scale scale,
                          StripLabel labels[MARKS])
{
    const Style *style = context->style;
    size_t count = 0;
    labels[count++] = (StripLabel){ scale_at(scale, pillar->score), chart_word(context, "now"),
                                    pillar->score_text, FACE_BOLD, style->blue };
    if (has_self_image(pillar))
        labels[count++] =
            (StripLabel){ scale_at(scale, pillar->self_score), chart_word(context, "self_image"),
                          pillar->self_text, FACE_REGULAR, style->blue };
    if (!isnan(pillar->target))
        labels[count++] =
            (StripLabel){ scale_at(scale, pillar->target), chart_word(context, "target"),
                          pillar->target_text, FACE_BOLD, style->target };
    if (!isnan(pillar->previous))
        labels[count++] =
            (StripLabel){ scale_at(scale, pillar->previous), chart_year(context, true),
                          pillar->previous_text, FACE_REGULAR, style->ink2 };
    return count;
}

// The larger marks first, so that none hides another.
static void draw_marks(const ChartContext *context, Drawing *drawing, const PillarData *pillar,
                       Scale scale, double y)
{
    const Style *style = context->style;
    double width = drawing->width;
    bool squared = has_self_image(pillar);
    double r = squared ? 4.6 : 5.5; // smaller within a square
    if (squared)
        mark_self_image(drawing, style,
                        fmin(fmax(scale_at(scale, pillar->self_score), 6.2), width - 6.2), y, 6.2,
                        1.4);
    mark_now(drawing, style, fmin(fmax(scale_at(scale, pillar->score), 5.5), width - 5.5), y, r,
             1.4);
    if (!isnan(pillar->target))
        mark_target(drawing, fmin(fmax(scale_at(scale, pillar->target), 4.6), width - 4.6), y, 4.6,
                    1.5, style->target, style->paper, pillar->target_met);
    if (!isnan(pillar->previous))
        mark_previous(drawing, style, fmin(fmax(scale_at(scale, pillar->previous), 3), width - 3),
                      y, 3, 1.2);
}

Drawing *strip_chart(const ChartContext *context, const PillarData *pillar, double width)
{
    Scale scale = { 0, width };
    StripLabel labels[MARKS];
    bool scored = !isnan(pillar->score);
    size_t count = scored ? read_labels(context, pillar, scale, labels) : 0;
    LabelPlacing placing = best_placing(context, labels, count, width);
    double bar_y = placing.upper ? 22 + label_row : 22; // its middle
    Drawing *drawing = drawing_new(context->arena, width, bar_y + 22);
    draw_bar(context, drawing, scale, pillar->phase, bar_y);
    if (!scored) {
        Slice text =
            label_fit(context, FACE_REGULAR, LABEL_SIZE, chart_no_score(context, pillar), width);
        drawing_label(drawing, 0, bar_y - 10, text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, context->style->ink2, ANCHOR_START });
        return drawing;
    }
    draw_marks(context, drawing, pillar, scale, bar_y);
    for (size_t i = 0; i < count; i++)
        drawing_label(drawing, placing.centre[i],
                      bar_y - 10 - ((placing.upper >> i) & 1 ? label_row : 0),
                      label_text(context, &labels[i], placing.with_words),
                      (Label){ LABEL_SIZE, labels[i].face, labels[i].colour, ANCHOR_MIDDLE });
    return drawing;
}
