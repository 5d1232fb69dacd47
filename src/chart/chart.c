// SPDX-License-Identifier: EUPL-1.2
#include "chart/charts.h"

#include <math.h>

#include "chart/label.h"

typedef Drawing *WholeChart(const ChartContext *context, double width);
typedef Drawing *PillarChart(const ChartContext *context, const PillarData *pillar, double width);

// A chart that stands on its own has `make`, one of a pillar has `make_of`. Under its least width the parts
// of a chart no longer fit: it is then made at that width and drawn smaller.
typedef struct ChartKind {
    const char *name;
    WholeChart *make;
    PillarChart *make_of;
    double least;
    double natural; // its width in the report: 12 or 8 columns
} ChartKind;

static const ChartKind kinds[] = {
    { "radar", radar_chart, NULL, 200, 331 },
    { "radar-figure", radar_figure_chart, NULL, 200, 331 },
    { "cover", cover_chart, NULL, 400, 483.28 },
    { "ladder", ladder_chart, NULL, 440, 483.28 },
    { "heatmap", heatmap_chart, NULL, 460, 483.28 },
    { "dots", dots_chart, NULL, 400, 483.28 },
    { "dont-know", dont_know_chart, NULL, 320, 483.28 },
    { "connections", connections_chart, NULL, 300, 317.52 },
    { "matrix", matrix_chart, NULL, 300, 317.52 },
    { "timeline", timeline_chart, NULL, 460, 483.28 },
    { "slope", slope_chart, NULL, 310, 317.52 },
    { "bars", NULL, bars_chart, 400, 483.28 },
    { "bars-few", NULL, bars_few_chart, 400, 483.28 },
    { "strip", NULL, strip_chart, 230, 483.28 },
    { "grid", NULL, grid_chart, 220, 483.28 },
};

static const ChartKind *find_kind(Slice name, bool of_pillar)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (slice_equal(name, slice_of(kinds[i].name)) && of_pillar == (kinds[i].make_of != NULL))
            return &kinds[i];
    return NULL;
}

double chart_natural_width(Slice address)
{
    size_t slash = slice_find(address, S("/"));
    const ChartKind *kind = find_kind(slice_part(address, 0, slash), slash < address.len);
    return kind != NULL ? kind->natural : 0;
}

size_t chart_addresses(Arena *arena, Slice **addresses)
{
    size_t count = 0, room = 0;
    *addresses = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (int p = 0; p < (kinds[i].make_of != NULL ? PILLARS : 1); p++) {
            Slice name = slice_of(kinds[i].name);
            if (kinds[i].make_of != NULL)
                name =
                    slice_print(arena, "%s/%.*s", kinds[i].name, SLICE_ARGS(pillar_id((Pillar)p)));
            *addresses = arena_grow(arena, *addresses, sizeof **addresses, count, &room);
            (*addresses)[count++] = name;
        }
    }
    return count;
}

Drawing *chart_make(const ChartContext *context, Slice address, double width)
{
    size_t slash = slice_find(address, S("/"));
    bool of_pillar = slash < address.len;
    const ChartKind *kind = find_kind(slice_part(address, 0, slash), of_pillar);
    if (kind == NULL)
        return NULL;
    double factor = 1;
    if (style_has_role(context->style, S("label")))
        factor = style_role(context->style, S("label"))->size / LABEL_SIZE;
    double natural = fmax(width / factor, kind->least);
    Drawing *drawing;
    if (of_pillar) {
        PillarData pillars[PILLARS];
        pillars_read(context, pillars);
        int number = pillar_number(pillars, slice_part(address, slash + 1, address.len));
        if (number < 0)
            return NULL;
        drawing = kind->make_of(context, &pillars[number], natural);
    } else {
        drawing = kind->make(context, natural);
    }
    if (natural != width)
        drawing_scale(drawing, width / natural);
    return drawing;
}

Drawing *notice_chart(const ChartContext *context, const char *word, double width)
{
    Slice lines[LABEL_LINES];
    size_t count = label_wrap(context, FACE_REGULAR, LABEL_SIZE, chart_word(context, word),
                              width - 28, LABEL_LINES, lines);
    Drawing *drawing = drawing_new(context->arena, width, 21 + 12 * (double)count);
    drawing->notice = slice_copy(context->arena, chart_word(context, word));
    drawing_rect(drawing, 0, 0, width, drawing->height, 0, ink_fill(context->style->wash));
    for (size_t i = 0; i < count; i++)
        drawing_label(drawing, 14, 19.5 + 12 * (double)i, lines[i],
                      (Label){ LABEL_SIZE, FACE_REGULAR, context->style->ink2, ANCHOR_START });
    return drawing;
}
