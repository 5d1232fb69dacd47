#include "chart/charts.h"

#include "chart/label.h"

typedef Drawing *WholeChart(const ChartContext *context, double width);
typedef Drawing *PillarChart(const ChartContext *context, const PillarData *pillar, double width);

static Drawing *make_whole(const ChartContext *context, Slice address, double width)
{
    static const struct {
        const char *name;
        WholeChart *make;
    } charts[] = {
        { "radar", radar_chart },     { "cover", cover_chart }, { "ladder", ladder_chart },
        { "heatmap", heatmap_chart }, { "dots", dots_chart },   { "dont-know", dont_know_chart },
        { "matrix", matrix_chart },
    };
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
        if (slice_equal(address, slice_of(charts[i].name)))
            return charts[i].make(context, width);
    return NULL;
}

static Drawing *make_of_pillar(const ChartContext *context, Slice name, Slice id, double width)
{
    static const struct {
        const char *name;
        PillarChart *make;
    } charts[] = { { "bars", bars_chart }, { "strip", strip_chart } };
    PillarData pillars[PILLARS];
    pillars_read(context, pillars);
    int number = pillar_number(pillars, id);
    for (size_t i = 0; i < sizeof charts / sizeof *charts && number >= 0; i++)
        if (slice_equal(name, slice_of(charts[i].name)))
            return charts[i].make(context, &pillars[number], width);
    return NULL;
}

Drawing *chart_make(const ChartContext *context, Slice address, double width)
{
    double factor = 1;
    if (style_has_role(context->style, S("label")))
        factor = style_role(context->style, S("label"))->size / LABEL_SIZE;
    size_t slash = slice_find(address, S("/"));
    Drawing *drawing;
    if (slash == address.len)
        drawing = make_whole(context, address, width / factor);
    else
        drawing = make_of_pillar(context, slice_part(address, 0, slash),
                                 slice_part(address, slash + 1, address.len), width / factor);
    if (drawing != NULL && factor != 1)
        drawing_scale(drawing, factor);
    return drawing;
}

Drawing *notice_chart(const ChartContext *context, const char *word, double width)
{
    Slice lines[LABEL_LINES];
    size_t count = label_wrap(context, FACE_REGULAR, LABEL_SIZE, chart_word(context, word), width - 28,
                              LABEL_LINES, lines);
    Drawing *drawing = drawing_new(context->arena, width, 21 + 12 * (double)count);
    drawing_rect(drawing, 0, 0, width, drawing->height, 0, ink_fill(context->style->wash));
    for (size_t i = 0; i < count; i++)
        drawing_label(drawing, 14, 19.5 + 12 * (double)i, lines[i],
                      (Label){ LABEL_SIZE, FACE_REGULAR, context->style->ink2, ANCHOR_START });
    return drawing;
}
