// SPDX-License-Identifier: EUPL-1.2
// Answer bars: a row a question, its answers as parts of one bar of 100 %, "don't know" apart on the same
// scale. It can be split between questions.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"

static const double designed_width = 483.28;
static const double bar_height = 16, line_height = 11.4;
static const double text_left = 22, column_gap = 10;

typedef struct Bars {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    double bar, per_cent, dont_know; // x of the bar and of "don't know", points a percent
    double hatch_most; // longer ones are cut off and left open; their number says the rest
} Bars;

static Colour answer_colour(const Style *style, int answer)
{
    const Colour colours[4] = { style->r1, style->r3, style->r4, style->r5 };
    return colours[answer];
}

static void answer_mark(Drawing *drawing, const Style *style, double x, double y, int answer)
{
    drawing_rect(drawing, x, y - 5, 14, 10, 0,
                 ink_both(answer_colour(style, answer), style->ink2, 0.6));
}

static void dont_know_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    mark_hatch(drawing, style, x, y - 5, 14, 10);
}

static double draw_legend(const Bars *bars, const QuestionData *questions, size_t count)
{
    static const char *const words[4] = { "never", "incidentally", "regularly", "systematically" };
    Legend legend = { 0 };
    for (int a = 0; a < 4; a++) {
        bool occurs = false;
        for (size_t i = 0; i < count; i++)
            occurs = occurs || questions[i].percent[a] > 0;
        if (occurs)
            legend_add(&legend, answer_mark, a, 14,
                       slice_print(bars->context->arena, "%d  %.*s", a + 1,
                                   SLICE_ARGS(chart_word(bars->context, words[a]))));
    }
    for (size_t i = 0; i < count; i++) {
        if (!(questions[i].dont_know > 0))
            continue;
        legend_add(&legend, dont_know_mark, 0, 14, chart_word(bars->context, "dont_know_legend"));
        break;
    }
    double height = legend_draw(bars->context, bars->drawing, &legend, 0, 11, bars->style->ink);
    return height > 0 ? height + 5 : 0;
}

// Column heads, last line on the baseline at y.
static void draw_head(const Bars *bars, double x, double y, double width, const char *word,
                      Anchor anchor)
{
    Slice lines[LABEL_LINES];
    size_t count = label_wrap(bars->context, FACE_BOLD, LABEL_SIZE, chart_word(bars->context, word),
                              width, 2, lines);
    for (size_t i = 0; i < count; i++)
        drawing_label(bars->drawing, x, y - 10.5 * (double)(count - 1 - i), lines[i],
                      (Label){ LABEL_SIZE, FACE_BOLD, bars->style->ink, anchor });
}

// Of all columns; `right` is where the means end.
static void draw_heads(const Bars *bars, double y, double right)
{
    double mean =
        label_width(bars->context, FACE_BOLD, LABEL_SIZE, chart_word(bars->context, "mean_short"));
    draw_head(bars, 0, y, bars->bar - column_gap, "question", ANCHOR_START);
    draw_head(bars, bars->bar, y, bars->dont_know - bars->bar - 6, "answers_heading", ANCHOR_START);
    draw_head(bars, bars->dont_know, y, right - mean - column_gap - bars->dont_know,
              "dont_know_heading", ANCHOR_START);
    draw_head(bars, right, y, 60, "mean_short", ANCHOR_END);
}

static void draw_segments(const Bars *bars, const QuestionData *question, double y)
{
    const Style *style = bars->style;
    double x = bars->bar;
    for (int a = 0; a < 4; a++) {
        double width = question->percent[a] * bars->per_cent;
        if (question->percent[a] <= 0)
            continue;
        Slice number = slice_print(bars->context->arena, "%d", question->percent[a]);
        drawing_rect(bars->drawing, x, y - bar_height / 2, width, bar_height, 0,
                     ink_both(answer_colour(style, a), style->ink2, 0.6));
        if (width >= label_width(bars->context, FACE_REGULAR, LABEL_SIZE, number) + 4)
            drawing_label(bars->drawing, x + width / 2, y + 3.1, number,
                          (Label){ LABEL_SIZE, FACE_REGULAR, a < 2 ? style->ink : style->paper,
                                   ANCHOR_MIDDLE });
        x += width;
    }
}

// An empty bar, and in it why it is empty.
static void draw_empty(const Bars *bars, const QuestionData *question, double y)
{
    const char *why = question->judged     ? "counts_withheld"
                      : question->withheld ? "withheld"
                                           : "no_judgement";
    double width = 100 * bars->per_cent;
    drawing_rect(bars->drawing, bars->bar, y - bar_height / 2, width, bar_height, 0,
                 ink_both(bars->style->paper, bars->style->ink2, 0.6));
    Slice text = label_fit(bars->context, FACE_REGULAR, LABEL_SIZE, chart_word(bars->context, why),
                           width - 8);
    drawing_label(bars->drawing, bars->bar + width / 2, y + 3.1, text,
                  (Label){ LABEL_SIZE, FACE_REGULAR, bars->style->ink2, ANCHOR_MIDDLE });
}

static void draw_dont_know(const Bars *bars, double percent, double y)
{
    double x = bars->dont_know, top = y - bar_height / 2;
    double width = fmin(percent * bars->per_cent, bars->hatch_most);
    if (percent * bars->per_cent > bars->hatch_most) {
        const Point open[] = {
            { x + width, top }, { x, top }, { x, top + bar_height }, { x + width, top + bar_height }
        };
        drawing_hatch(bars->drawing, x, top, width, bar_height, 3.5,
                      ink_line(bars->style->ink2, 0.75));
        drawing_path(bars->drawing, open, 4, ink_line(bars->style->ink2, 0.75));
    } else if (width > 0) {
        mark_hatch(bars->drawing, bars->style, x, top, width, bar_height);
    }
    drawing_label(bars->drawing, x + (width > 0 ? width + 4 : 0), y + 3.1,
                  slice_print(bars->context->arena, "%d", (int)percent),
                  (Label){ LABEL_SIZE, FACE_REGULAR, bars->style->ink, ANCHOR_START });
}

// One question, from y down. Returns the row's height.
static double draw_row(const Bars *bars, const QuestionData *question, double y, int direction)
{
    const Style *style = bars->style;
    Slice lines[LABEL_LINES];
    size_t count = label_wrap(bars->context, FACE_REGULAR, 9, question->text,
                              bars->bar - text_left - column_gap, LABEL_LINES, lines);
    double height = 31.5 + (count > 2 ? line_height * (double)(count - 2) : 0);
    double middle = y + height / 2;
    double first = middle + 3.2 - line_height / 2 * (double)(count - 1);
    drawing_label(bars->drawing, 0, first, question->id,
                  (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
    for (size_t i = 0; i < count; i++)
        drawing_label(bars->drawing, text_left, first + line_height * (double)i, lines[i],
                      (Label){ 9, FACE_REGULAR, style->ink, ANCHOR_START });
    if (question->counted)
        draw_segments(bars, question, middle);
    else
        draw_empty(bars, question, middle);
    if (!isnan(question->dont_know))
        draw_dont_know(bars, question->dont_know, middle);
    Slice mean = question->judged ? question->mean_text : S("–");
    double right = bars->drawing->width;
    drawing_label(bars->drawing, right, middle + 3.6, mean,
                  (Label){ 10, FACE_BOLD, style->ink, ANCHOR_END });
    if (direction != 0)
        mark_triangle(bars->drawing, right - label_width(bars->context, FACE_BOLD, 10, mean) - 8,
                      middle, 3.6, direction > 0, style->ink);
    return height;
}

// Those that are judged first, from high to low.
static int compare_questions(const void *first, const void *second)
{
    const QuestionData *a = first, *b = second;
    if (a->judged != b->judged)
        return a->judged ? -1 : 1;
    if (a->judged && a->mean != b->mean)
        return a->mean > b->mean ? -1 : 1;
    return slice_compare(a->id, b->id);
}

// The questions from high to low; of `few` of them those at both ends. Their number; and of these, judged.
static size_t choose(const ChartContext *context, const PillarData *pillar, bool few,
                     QuestionData questions[QUESTIONS], size_t *judged)
{
    enum { HIGHEST = 2, LOWEST = 3 };
    size_t count = questions_read(context, pillar, questions);
    qsort(questions, count, sizeof *questions, compare_questions);
    *judged = 0;
    while (*judged < count && questions[*judged].judged)
        ++*judged;
    if (!few || *judged < HIGHEST + LOWEST)
        return count;
    memmove(questions + HIGHEST, questions + *judged - LOWEST, LOWEST * sizeof *questions);
    return *judged = HIGHEST + LOWEST;
}

static Drawing *bars_of(const ChartContext *context, const PillarData *pillar, bool few,
                        double width)
{
    QuestionData questions[QUESTIONS];
    size_t judged, count = choose(context, pillar, few, questions, &judged);
    double factor = width / designed_width;
    Bars bars = {
        .context = context,
        .style = context->style,
        .drawing = drawing_new(context->arena, width, 0),
        .bar = 190 * factor,
        .per_cent = 1.76 * factor,
        .dont_know = 366 * factor + 14,
    };
    bars.hatch_most =
        fmin(44, width - bars.dont_know - 60); // room for its number, a triangle and the mean
    double top = draw_legend(&bars, questions, count);
    draw_heads(&bars, top + 26, width);
    double y = top + 34;
    drawing_line(bars.drawing, 0, y, width, y, ink_line(context->style->axis, 0.75));
    bars.drawing->head_height = y;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            drawing_line(bars.drawing, 0, y, width, y, ink_line(context->style->line, 0.6));
            drawing_cut(bars.drawing, y);
        }
        bool highest = i == 0 && pillar->strongest_clear,
             lowest = i + 1 == judged && pillar->weakest_clear;
        y += draw_row(&bars, &questions[i], y, highest ? 1 : lowest ? -1 : 0);
    }
    drawing_line(bars.drawing, 0, y, width, y, ink_line(context->style->axis, 0.75));
    bars.drawing->height = y + 1;
    return bars.drawing;
}

Drawing *bars_chart(const ChartContext *context, const PillarData *pillar, double width)
{
    return bars_of(context, pillar, false, width);
}

Drawing *bars_few_chart(const ChartContext *context, const PillarData *pillar, double width)
{
    return bars_of(context, pillar, true, width);
}
