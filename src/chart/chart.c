// SPDX-License-Identifier: EUPL-1.2
#include "chart/charts.h"

#include <math.h>

#include "chart/chart_kind.h"
#include "chart/chart_room.h"
#include "chart/label.h"

double chart_natural_width(Slice address)
{
    const ChartKind *kind = chart_kind(address);
    return kind != NULL ? kind->natural : 0;
}

size_t chart_addresses(Arena *arena, Slice **addresses)
{
    size_t count = 0, room = 0;
    *addresses = NULL;
    for (size_t i = 0; i < CHART_KINDS; i++) {
        if (chart_kinds[i].natural <= 0)
            continue;
        for (int p = 0; p < (chart_kinds[i].make_of != NULL ? PILLARS : 1); p++) {
            Slice name = slice_of(chart_kinds[i].name);
            if (chart_kinds[i].make_of != NULL)
                name = slice_print(arena, "%s/%.*s", chart_kinds[i].name,
                                   SLICE_ARGS(pillar_id((Pillar)p)));
            *addresses = arena_grow(arena, *addresses, sizeof **addresses, count, &room);
            (*addresses)[count++] = name;
        }
    }
    return count;
}

Drawing *chart_make(const ChartContext *context, Slice address, double width)
{
    const ChartKind *kind = chart_kind(address);
    if (kind == NULL)
        return NULL;
    double natural = fmax(width / chart_factor(context->style), kind->least);
    Drawing *drawing;
    if (kind->make_of != NULL) {
        PillarData pillars[PILLARS];
        pillars_read(context, pillars);
        int number = chart_pillar(pillars, address);
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
