// SPDX-License-Identifier: EUPL-1.2
// The charts themselves: one function a figure, called by chart_make.
#ifndef CHART_CHARTS_H
#define CHART_CHARTS_H

#include "chart/data.h"
#include "chart/shapes.h"

Drawing *radar_chart(const ChartContext *context, double width);
Drawing *radar_figure_chart(const ChartContext *context,
                            double width); // its legend stands in the text
Drawing *cover_chart(const ChartContext *context, double width);
Drawing *ladder_chart(const ChartContext *context, double width);
Drawing *ladder_low_chart(const ChartContext *context,
                          double width); // for a slide: without bounds and the previous scan
Drawing *heatmap_chart(const ChartContext *context, double width);
Drawing *heatmap_main_chart(const ChartContext *context,
                            double width); // departments that lie below no other
Drawing *department_chart(const ChartContext *context,
                          double width); // that of the facts, beside the whole
Drawing *dots_chart(const ChartContext *context, double width);
Drawing *dont_know_chart(const ChartContext *context, double width);
Drawing *customers_chart(const ChartContext *context,
                         double width); // each dimension of the last measurement of customers
Drawing *themes_chart(const ChartContext *context,
                      double width); // the questions of its three themes
Drawing *journeys_chart(const ChartContext *context, double width); // of customers, by volume
Drawing *matrix_chart(const ChartContext *context, double width);
Drawing *timeline_chart(const ChartContext *context, double width);
Drawing *timeline_bars_chart(const ChartContext *context,
                             double width); // what has begun or is planned, for a slide
Drawing *slope_chart(const ChartContext *context, double width);
Drawing *connections_chart(const ChartContext *context, double width);
Drawing *bars_chart(const ChartContext *context, const PillarData *pillar, double width);
Drawing *bars_few_chart(const ChartContext *context, const PillarData *pillar,
                        double width); // the two highest and the three lowest questions
Drawing *strip_chart(const ChartContext *context, const PillarData *pillar, double width);
Drawing *grid_chart(const ChartContext *context, const PillarData *pillar, double width);

// In place of a figure that the data do not allow: that word of the language, on a quiet ground.
Drawing *notice_chart(const ChartContext *context, const char *word, double width);

#endif
