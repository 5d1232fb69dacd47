// SPDX-License-Identifier: EUPL-1.2
// Which pillars go together: half a matrix of correlations. A pillar's name stands on the diagonal and serves
// its row to the left and its column below. Under it the strongest and the missing connections by name.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"

static const double cell_height = 24, inset = 1;
enum { NAMED = 3 };

// The shades: how strong, from 0 to 1 in steps of 0.2. What is opposite has none.
enum { STEPS = 4, OPPOSITE = STEPS, SHADES };
static const int step_percent = 20;

typedef struct Connections {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    ConnectionData pair[PILLARS][PILLARS]; // [row][column], the column's pillar first
    PillarData pillar[PILLARS];
    double top, cell; // cell: its width
} Connections;

// The shade of a correlation as it is printed.
static int shade_of(const ConnectionData *pair)
{
    long percent = lround(pair->r * 100);
    long shade = percent / step_percent;
    return percent < 0 ? OPPOSITE : shade < STEPS - 1 ? (int)shade : STEPS - 1;
}

static Ink shade_ink(const Style *style, int shade)
{
    const Colour colours[STEPS] = { style->r1, style->r2, style->r3, style->r4 };
    if (shade == OPPOSITE)
        return ink_both(style->paper, style->ink, 1.5);
    return ink_both(colours[shade], style->axis, 0.5);
}

static void shade_mark(Drawing *drawing, const Style *style, double x, double y, int shade)
{
    drawing_rect(drawing, x + 0.5, y - 4, 13, 8, 0, shade_ink(style, shade));
}

static Slice percent_text(const Connections *chart, int percent)
{
    Slice sign = chart_word(chart->context, "decimal_sign");
    return fraction_text(chart->context->arena, fraction(percent, 100), 2,
                         (NumberStyle){ .decimal_sign = sign.at[0] });
}

// "0,20–0,39", and of the last "0,60 of meer".
static Slice shade_name(const Connections *chart, int shade)
{
    if (shade == OPPOSITE)
        return chart_word(chart->context, "connection_opposite");
    Slice low = percent_text(chart, shade * step_percent);
    if (shade == STEPS - 1)
        return chart_phrase(chart->context, "or_more", &(PatternBlank){ "number", low }, 1);
    return slice_print(chart->context->arena, "%.*s–%.*s", SLICE_ARGS(low),
                       SLICE_ARGS(percent_text(chart, (shade + 1) * step_percent - 1)));
}

static double draw_legend(const Connections *chart)
{
    Legend legend = { .count = 0 };
    bool occurs[SHADES] = { false };
    for (int row = 0; row < PILLARS; row++)
        for (int column = 0; column < row; column++)
            if (chart->pair[row][column].present)
                occurs[shade_of(&chart->pair[row][column])] = true;
    for (int shade = 0; shade < SHADES; shade++)
        if (occurs[shade])
            legend_add(&legend, shade_mark, shade, 14, shade_name(chart, shade));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink) + 9;
}

static void draw_cell(const Connections *chart, int row, int column)
{
    const Style *style = chart->style;
    const ConnectionData *pair = &chart->pair[row][column];
    double x = chart->cell * column, y = chart->top + cell_height * row;
    if (!pair->present) {
        drawing_label(chart->drawing, x + chart->cell / 2, y + 15.4, S("–"),
                      (Label){ 9.5, FACE_REGULAR, style->ink2, ANCHOR_MIDDLE });
        return;
    }
    int shade = shade_of(pair);
    drawing_rect(chart->drawing, x + inset, y + inset, chart->cell - 2 * inset,
                 cell_height - 2 * inset, 0, shade_ink(style, shade));
    bool bold = pair->level == CONNECTION_STRONG || pair->level == CONNECTION_OPPOSITE;
    Face face = bold ? FACE_BOLD : FACE_REGULAR;
    drawing_label(
        chart->drawing, x + chart->cell / 2, y + 15.4, pair->r_text,
        (Label){ 9.5, face, shade == STEPS - 1 ? style->paper : style->ink, ANCHOR_MIDDLE });
}

static void draw_matrix(const Connections *chart)
{
    for (int row = 0; row < PILLARS; row++) {
        double x = chart->cell * row + 5, y = chart->top + cell_height * row;
        drawing_label(chart->drawing, row == 0 ? 1 : x, y + 15.4,
                      label_fit(chart->context, FACE_BOLD, 9.5, chart->pillar[row].name,
                                chart->drawing->width - x),
                      (Label){ 9.5, FACE_BOLD, chart->style->ink, ANCHOR_START });
        for (int column = 0; column < row; column++)
            draw_cell(chart, row, column);
    }
}

// The pairs to name, outermost first: the highest three, or of those without a connection the lowest three.
static size_t named(const Connections *chart, bool missing, const ConnectionData *pairs[NAMED])
{
    size_t count = 0;
    for (int row = 0; row < PILLARS; row++) {
        for (int column = 0; column < row; column++) {
            const ConnectionData *pair = &chart->pair[row][column];
            bool fits = missing
                            ? pair->level == CONNECTION_NONE
                            : pair->level == CONNECTION_STRONG || pair->level == CONNECTION_WEAK;
            if (!pair->present || !fits)
                continue;
            size_t k = count < NAMED ? count++ : NAMED;
            for (; k > 0 && (missing ? pair->r < pairs[k - 1]->r : pair->r > pairs[k - 1]->r); k--)
                if (k < NAMED)
                    pairs[k] = pairs[k - 1];
            if (k < NAMED)
                pairs[k] = pair;
        }
    }
    return count;
}

// A heading and its pairs, one a line. Returns the height taken.
static double draw_named(const Connections *chart, const char *word, bool missing, double x,
                         double y, double width)
{
    const ConnectionData *pairs[NAMED];
    const ChartContext *context = chart->context;
    size_t count = named(chart, missing, pairs);
    if (count == 0)
        return 0;
    drawing_label(chart->drawing, x, y + 10,
                  label_fit(context, FACE_BOLD, LABEL_SIZE, chart_word(context, word), width),
                  (Label){ LABEL_SIZE, FACE_BOLD, chart->style->ink, ANCHOR_START });
    for (size_t i = 0; i < count; i++) {
        double line = y + 24 + 13 * (double)i;
        double number = label_width(context, FACE_REGULAR, LABEL_SIZE, pairs[i]->r_text) + 6;
        Slice name =
            label_fit(context, FACE_REGULAR, LABEL_SIZE, pairs[i]->pair_text, width - number);
        drawing_label(chart->drawing, x, line, name,
                      (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink, ANCHOR_START });
        drawing_label(chart->drawing, x + label_width(context, FACE_REGULAR, LABEL_SIZE, name) + 6,
                      line, pairs[i]->r_text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink2, ANCHOR_START });
    }
    return 14 + 13 * (double)count;
}

Drawing *connections_chart(const ChartContext *context, double width)
{
    Connections chart = { .context = context, .style = context->style };
    if (connections_read(context, chart.pair) == 0)
        return notice_chart(context, "no_connections", width);
    pillars_read(context, chart.pillar);
    chart.drawing = drawing_new(context->arena, width, 0);
    chart.cell = fmin(52, width / (double)PILLARS);
    chart.top = draw_legend(&chart);
    draw_matrix(&chart);
    double y = chart.top + cell_height * (double)PILLARS + 8, half = (width - 14) / 2;
    double strongest = draw_named(&chart, "connections_strongest", false, 0, y, half);
    double missing =
        draw_named(&chart, "connections_missing", true, strongest > 0 ? half + 14 : 0, y, half);
    chart.drawing->height = y + fmax(strongest, missing) + 2;
    return chart.drawing;
}
