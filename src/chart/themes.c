// SPDX-License-Identifier: EUPL-1.2
// How customers experience it: by theme a row for each question, with the shares of low marks, of those in
// the middle and of high ones as one bar of 100 %, and the mean.
#include "chart/charts.h"

#include "chart/label.h"
#include "chart/legend.h"
#include "facts/facts.h"

enum { BANDS = 3 };
static const double bar_height = 15, row_height = 23, head_height = 21, mean_room = 30;

typedef struct ThemesChart {
    const ChartContext *context;
    Drawing *drawing;
    double bar, width; // x of the bars, and how long they are
} ThemesChart;

static const MeasurementFacts *measurement_of(const Facts *facts)
{
    for (size_t i = 0; i < facts->measurements.count; i++)
        if (facts->measurements.items[i].has_theme_chart)
            return &facts->measurements.items[i];
    return NULL;
}

static Colour band_colour(const Style *style, int band)
{
    const Colour colours[BANDS] = { style->r1, style->r3, style->r5 };
    return colours[band];
}

static void band_mark(Drawing *drawing, const Style *style, double x, double y, int band)
{
    drawing_rect(drawing, x, y - 5, 14, 10, 0,
                 ink_both(band_colour(style, band), style->ink2, 0.6));
}

static double draw_legend(const ThemesChart *chart)
{
    static const char *const marks[BANDS] = { "1–2", "3–5", "6–7" };
    Legend legend = { .count = 0 };
    for (int band = 0; band < BANDS; band++)
        legend_add(&legend, band_mark, band, 14, slice_of(marks[band]));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->context->style->ink) +
           4;
}

static void draw_bands(const ThemesChart *chart, const MeasuredQuestionFacts *question, double y)
{
    const Style *style = chart->context->style;
    const ExactValue shares[BANDS] = { question->low_share, question->middle_share,
                                       question->high_share };
    double x = chart->bar;
    for (int band = 0; band < BANDS; band++) {
        double width = fraction_double(shares[band].number) * chart->width;
        Slice text = fraction_text(chart->context->arena,
                                   fraction_multiply(shares[band].number, fraction(100, 1)), 0,
                                   chart->context->facts->style.numbers);
        if (width <= 0)
            continue;
        drawing_rect(chart->drawing, x, y - bar_height / 2, width, bar_height, 0,
                     ink_both(band_colour(style, band), style->ink2, 0.6));
        if (width >= label_width(chart->context, FACE_REGULAR, LABEL_SIZE, text) + 4)
            drawing_label(chart->drawing, x + width / 2, y + 3.1, text,
                          (Label){ LABEL_SIZE, FACE_REGULAR, band < 2 ? style->ink : style->paper,
                                   ANCHOR_MIDDLE });
        x += width;
    }
}

static void draw_question(const ThemesChart *chart, const MeasuredQuestionFacts *question, double y)
{
    const Style *style = chart->context->style;
    Slice name =
        label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, question->text, chart->bar - 10);
    drawing_label(chart->drawing, 0, y + 3, name,
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink, ANCHOR_START });
    if (question->has_bands)
        draw_bands(chart, question, y);
    else
        drawing_label(chart->drawing, chart->bar + chart->width / 2, y + 3,
                      chart_word(chart->context, "counts_withheld"),
                      (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_MIDDLE });
    drawing_label(chart->drawing, chart->drawing->width, y + 3, question->mark.mean_text,
                  (Label){ LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_END });
}

// From y down. Returns where it ends.
static double draw_theme(const ThemesChart *chart, const ThemeFacts *theme, double y)
{
    const Style *style = chart->context->style;
    drawing_label(chart->drawing, 0, y + head_height - 7, theme->name,
                  (Label){ LABEL_SIZE, FACE_BOLD, style->ink, ANCHOR_START });
    y += head_height;
    drawing_line(chart->drawing, 0, y, chart->drawing->width, y, ink_line(style->axis, 0.75));
    for (size_t i = 0; i < theme->question_count; i++, y += row_height)
        draw_question(chart, theme->questions[i], y + row_height / 2 + 1);
    return y + 2;
}

Drawing *themes_chart(const ChartContext *context, double width)
{
    const MeasurementFacts *measurement = measurement_of(context->facts);
    if (!measurement)
        return notice_chart(context, "no_themes", width);
    ThemesChart chart = { .context = context,
                          .drawing = drawing_new(context->arena, width, 0),
                          .bar = width * 0.47 };
    chart.width = width - chart.bar - mean_room;
    double y = draw_legend(&chart);
    for (size_t i = 0; i < measurement->theme_count; i++)
        if (measurement->themes[i].is_shown)
            y = draw_theme(&chart, &measurement->themes[i], y);
    chart.drawing->height = y;
    return chart.drawing;
}
