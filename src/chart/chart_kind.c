// SPDX-License-Identifier: EUPL-1.2
#include "chart/chart_kind.h"

#include "chart/charts.h"

const ChartKind chart_kinds[CHART_KINDS] = {
    { "radar", "chart_radar", FIGURES_VALUES, radar_chart, NULL, 200, 331 },
    { "radar-figure", "chart_radar", FIGURES_VALUES, radar_figure_chart, NULL, 200, 331 },
    { "cover", "chart_cover", FIGURES_NONE, cover_chart, NULL, 400, 483.28 },
    { "ladder", "chart_ladder", FIGURES_SCORES, ladder_chart, NULL, 440, 483.28 },
    { "ladder-low", "chart_ladder", FIGURES_SCORES, ladder_low_chart, NULL, 440, 483.28 },
    { "heatmap", "chart_heatmap", FIGURES_DEPARTMENTS, heatmap_chart, NULL, 460, 483.28 },
    { "heatmap-main", "chart_heatmap", FIGURES_DEPARTMENTS, heatmap_main_chart, NULL, 460, 483.28 },
    { "department", "chart_department", FIGURES_NONE, department_chart, NULL, 300, 0 },
    { "dots", "chart_dots", FIGURES_DEPARTMENTS, dots_chart, NULL, 400, 483.28 },
    { "customers", "chart_customers", FIGURES_NONE, customers_chart, NULL, 320, 483.28 },
    { "themes", "chart_themes", FIGURES_NONE, themes_chart, NULL, 400, 483.28 },
    { "journeys", "chart_journeys", FIGURES_NONE, journeys_chart, NULL, 400, 483.28 },
    { "dont-know", "chart_dont_know", FIGURES_DONT_KNOW, dont_know_chart, NULL, 320, 483.28 },
    { "connections", "chart_connections", FIGURES_CONNECTIONS, connections_chart, NULL, 300,
      317.52 },
    { "matrix", "chart_matrix", FIGURES_ACTIONS, matrix_chart, NULL, 300, 317.52 },
    { "timeline", "chart_timeline", FIGURES_ACTIONS, timeline_chart, NULL, 460, 483.28 },
    { "timeline-bars", "chart_timeline", FIGURES_ACTIONS, timeline_bars_chart, NULL, 560, 600 },
    { "slope", "chart_slope", FIGURES_COMPARED, slope_chart, NULL, 310, 317.52 },
    { "bars", "chart_bars", FIGURES_ANSWERS, NULL, bars_chart, 400, 483.28 },
    { "bars-few", "chart_bars", FIGURES_ANSWERS, NULL, bars_few_chart, 400, 483.28 },
    { "strip", "chart_strip", FIGURES_SCORES, NULL, strip_chart, 230, 483.28 },
    { "grid", "chart_grid", FIGURES_NONE, NULL, grid_chart, 220, 483.28 },
};

const ChartKind *chart_kind(Slice address)
{
    size_t slash = slice_find(address, S("/"));
    for (size_t i = 0; i < CHART_KINDS; i++)
        if (slice_equal(slice_part(address, 0, slash), slice_of(chart_kinds[i].name)))
            return (slash < address.len) == (chart_kinds[i].make_of != NULL) ? &chart_kinds[i]
                                                                             : NULL;
    return NULL;
}

int chart_pillar(const PillarData pillars[PILLARS], Slice address)
{
    return pillar_number(pillars,
                         slice_part(address, slice_find(address, S("/")) + 1, address.len));
}
