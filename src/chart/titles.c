// SPDX-License-Identifier: EUPL-1.2
// What each chart is called, in the words of the language.
#include "chart/picture.h"

#include "chart/data.h"

typedef struct ChartWords {
    const char *name, *title;
} ChartWords;

static const ChartWords charts[] = {
    { "radar", "chart_radar" },         { "radar-figure", "chart_radar" },
    { "cover", "chart_cover" },         { "ladder", "chart_ladder" },
    { "heatmap", "chart_heatmap" },     { "dots", "chart_dots" },
    { "dont-know", "chart_dont_know" }, { "connections", "chart_connections" },
    { "matrix", "chart_matrix" },       { "timeline", "chart_timeline" },
    { "slope", "chart_slope" },         { "bars", "chart_bars" },
    { "bars-few", "chart_bars" },       { "strip", "chart_strip" },
    { "grid", "chart_grid" },
};

static const ChartWords *words_of(Slice address)
{
    Slice name = slice_part(address, 0, slice_find(address, S("/")));
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
        if (slice_equal(name, slice_of(charts[i].name)))
            return &charts[i];
    return NULL;
}

static Slice pillar_part(Slice address)
{
    return slice_part(address, slice_find(address, S("/")) + 1, address.len);
}

Slice chart_title(const ChartContext *context, Slice address)
{
    const ChartWords *words = words_of(address);
    PillarData pillars[PILLARS];
    if (words == NULL)
        return S("");
    pillars_read(context, pillars);
    int number = pillar_number(pillars, pillar_part(address));
    return chart_phrase(context, words->title,
                        &(PatternBlank){ "pillar", number < 0 ? S("") : pillars[number].name }, 1);
}

Colour chart_ground(const Style *style, Slice address)
{
    return slice_equal(address, S("cover")) ? style->night : style->paper;
}
