// Which pillars go together: half a matrix of correlations. A pillar's name stands on the diagonal and serves
// its row to the left and its column below. Under it the strongest and the missing connections by name.
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"
#include "chart/legend.h"

static const double cell_height = 24, inset = 1;
enum { NAMED = 3, LEVELS = 4 };

typedef struct Connections {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    ConnectionData pair[PILLARS][PILLARS]; // [row][column], the column's pillar first
    PillarData pillar[PILLARS];
    double top, cell; // cell: its width
} Connections;

typedef struct Look {
    const char *word;
    Face face;
} Look;

static const Look looks[LEVELS] = { [CONNECTION_NONE] = { "connection_none", FACE_REGULAR },
                                    [CONNECTION_WEAK] = { "connection_weak", FACE_REGULAR },
                                    [CONNECTION_STRONG] = { "connection_strong", FACE_BOLD },
                                    [CONNECTION_OPPOSITE] = { "connection_opposite", FACE_BOLD } };

static Ink box_ink(const Style *style, int level)
{
    switch (level) {
    case CONNECTION_STRONG:
        return ink_fill(style->r4);
    case CONNECTION_WEAK:
        return ink_both(style->r2, style->axis, 0.5);
    case CONNECTION_OPPOSITE:
        return ink_both(style->paper, style->ink, 1.5);
    default:
        break;
    }
    Ink none = ink_dashed(style->axis, 0.75, 3, 2);
    none.filled = true;
    none.fill = style->paper;
    return none;
}

static void level_mark(Drawing *drawing, const Style *style, double x, double y, int level)
{
    drawing_rect(drawing, x + 0.5, y - 4, 13, 8, 0, box_ink(style, level));
}

static double draw_legend(const Connections *chart)
{
    static const int order[LEVELS] = { CONNECTION_STRONG, CONNECTION_WEAK, CONNECTION_NONE,
                                       CONNECTION_OPPOSITE };
    Legend legend = { .count = 0 };
    bool occurs[LEVELS] = { false };
    for (int row = 0; row < PILLARS; row++)
        for (int column = 0; column < row; column++)
            if (chart->pair[row][column].present)
                occurs[chart->pair[row][column].level] = true;
    for (int i = 0; i < LEVELS; i++)
        if (occurs[order[i]])
            legend_add(&legend, level_mark, order[i], 14, chart_word(chart->context, looks[order[i]].word));
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
    drawing_rect(chart->drawing, x + inset, y + inset, chart->cell - 2 * inset, cell_height - 2 * inset, 0,
                 box_ink(style, (int)pair->level));
    Colour colour = pair->level == CONNECTION_STRONG ? style->paper : style->ink;
    drawing_label(chart->drawing, x + chart->cell / 2, y + 15.4, pair->r_text,
                  (Label){ 9.5, looks[pair->level].face, colour, ANCHOR_MIDDLE });
}

static void draw_matrix(const Connections *chart)
{
    for (int row = 0; row < PILLARS; row++) {
        double x = chart->cell * row + 5, y = chart->top + cell_height * row;
        drawing_label(
            chart->drawing, row == 0 ? 1 : x, y + 15.4,
            label_fit(chart->context, FACE_BOLD, 9.5, chart->pillar[row].name, chart->drawing->width - x),
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
            bool fits = missing ? pair->level == CONNECTION_NONE
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
static double draw_named(const Connections *chart, const char *word, bool missing, double x, double y,
                         double width)
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
        Slice name = label_fit(context, FACE_REGULAR, LABEL_SIZE, pairs[i]->pair_text, width - number);
        drawing_label(chart->drawing, x, line, name,
                      (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink, ANCHOR_START });
        drawing_label(chart->drawing, x + label_width(context, FACE_REGULAR, LABEL_SIZE, name) + 6, line,
                      pairs[i]->r_text,
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
    chart.cell = fmin(52, width / PILLARS);
    chart.top = draw_legend(&chart);
    draw_matrix(&chart);
    double y = chart.top + cell_height * PILLARS + 8, half = (width - 14) / 2;
    double strongest = draw_named(&chart, "connections_strongest", false, 0, y, half);
    double missing = draw_named(&chart, "connections_missing", true, strongest > 0 ? half + 14 : 0, y, half);
    chart.drawing->height = y + fmax(strongest, missing) + 2;
    return chart.drawing;
}
