// The phase strip of a pillar's opening: the scale from 8 to 32 as one bar of five phases, with the marks on
// it and their numbers above.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double bar_y = 22; // its middle
static const double label_gap = 4;
static const double drift = 66; // a label further from its mark than this goes without its word

// A mark's label: what it is and its number.
typedef struct StripLabel {
    double at; // x of the mark
    Slice word;
    Slice number;
    Face face;
    Colour colour;
} StripLabel;

static void draw_bar(const ChartContext *context, Drawing *drawing, Scale scale, int own)
{
    const Style *style = context->style;
    for (int phase = 0; phase < PHASES; phase++) {
        double left = scale_at(scale, phase_start(phase)), right = scale_at(scale, phase_start(phase + 1));
        bool is_own = phase == own;
        drawing_rect(drawing, left, bar_y - 5, right - left, 10, 0,
                     ink_both(is_own ? style->r2 : style->r1, style->axis, 0.6));
        Face face = is_own ? FACE_BOLD : FACE_REGULAR;
        drawing_label(
            drawing, (left + right) / 2, bar_y + 18,
            label_fit(context, face, LABEL_SIZE, chart_phase_name(context, phase), right - left - 2),
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

// Place the labels side by side. Returns the furthest that one had to move from its mark.
static double place(const ChartContext *context, const StripLabel *labels, size_t count, bool with_words,
                    double width, Span *spans)
{
    double furthest = 0;
    for (size_t i = 0; i < count; i++)
        spans[i] = (Span){ labels[i].at, label_width(context, labels[i].face, LABEL_SIZE,
                                                     label_text(context, &labels[i], with_words)) };
    labels_spread(spans, count, label_gap, 0, width);
    for (size_t i = 0; i < count; i++) {
        double free = fmin(fmax(labels[i].at, spans[i].width / 2), width - spans[i].width / 2);
        furthest = fmax(furthest, fabs(spans[i].centre - free));
    }
    return furthest;
}

static void draw_labels(const ChartContext *context, Drawing *drawing, const StripLabel *labels, size_t count)
{
    Span spans[4];
    bool with_words = place(context, labels, count, true, drawing->width, spans) <= drift;
    if (!with_words)
        place(context, labels, count, false, drawing->width, spans);
    for (size_t i = 0; i < count; i++)
        drawing_label(drawing, spans[i].centre, bar_y - 10, label_text(context, &labels[i], with_words),
                      (Label){ LABEL_SIZE, labels[i].face, labels[i].colour, ANCHOR_MIDDLE });
}

Drawing *strip_chart(const ChartContext *context, const PillarData *pillar, double width)
{
    const Style *style = context->style;
    Drawing *drawing = drawing_new(context->arena, width, 44);
    Scale scale = { 0, width };
    draw_bar(context, drawing, scale, pillar->phase);
    if (isnan(pillar->score)) {
        Slice text = label_fit(context, FACE_REGULAR, LABEL_SIZE, chart_word(context, "no_score"), width);
        drawing_label(drawing, 0, bar_y - 10, text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_START });
        return drawing;
    }
    StripLabel labels[4];
    size_t count = 0;
    bool validated = !isnan(pillar->validated);
    if (validated) {
        double x = scale_at(scale, pillar->validated);
        mark_validated(drawing, style, fmin(fmax(x, 6.2), width - 6.2), bar_y, 6.2, 1.4);
        Slice word = chart_word(context, "validated");
        labels[count++] = (StripLabel){ x, word, pillar->validated_text, FACE_BOLD, style->blue };
    }
    double now = scale_at(scale, pillar->score);
    double r = validated ? 4.6 : 5.5; // smaller within a square
    mark_now(drawing, style, fmin(fmax(now, 5.5), width - 5.5), bar_y, r, 1.4);
    Slice now_word = chart_word(context, validated ? "self_image" : "now");
    labels[count++] = (StripLabel){ now, now_word, pillar->score_text, validated ? FACE_REGULAR : FACE_BOLD,
                                    style->blue };
    if (!isnan(pillar->target)) {
        double target = scale_at(scale, pillar->target);
        mark_target(drawing, fmin(fmax(target, 4.6), width - 4.6), bar_y, 4.6, 1.5, style->target,
                    style->paper, pillar->target_met);
        Slice word = chart_word(context, "target");
        labels[count++] = (StripLabel){ target, word, pillar->target_text, FACE_BOLD, style->target };
    }
    if (!isnan(pillar->previous)) {
        double previous = scale_at(scale, pillar->previous);
        mark_previous(drawing, style, fmin(fmax(previous, 3), width - 3), bar_y, 3, 1.2);
        Slice year = chart_year(context, true);
        labels[count++] =
            (StripLabel){ previous, year, pillar->previous_text, FACE_REGULAR, style->ink2 };
    }
    draw_labels(context, drawing, labels, count);
    return drawing;
}
