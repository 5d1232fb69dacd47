// SPDX-License-Identifier: EUPL-1.2
// What the two ways to draw the roadmap in time share: quarters across, lanes of pillars, and behind them
// what the actions do to each score.
#ifndef CHART_TIMELINE_PARTS_H
#define CHART_TIMELINE_PARTS_H

#include "chart/data.h"
#include "chart/shapes.h"

typedef struct Title Title; // of an action, in timeline.c

typedef struct Timeline {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    ActionData *actions; // those with a date first, by start
    Title *titles;       // of those with a date
    size_t dated, count;
    PillarData pillar[PILLARS];
    EffectData effect[PILLARS];
    bool has_effect;
    double left, right, column; // of the grid; width of a column
    int64_t from;               // first quarter of the first column
    int64_t unit;               // quarters a column
    int columns;
    double effect_width;    // of the column behind the grid
    double top;             // of the lanes
    double row_height, pad; // of an action; above and below the actions of a lane
} Timeline;

// The columns: quarters, or half-years and years where there would be too many. They begin where their unit
// does: half-years in January and July. What has no end runs on to the edge.
void timeline_set_columns(Timeline *chart);

// Draws from the top the marks that occur, with behind them as many `others` as there are, in words. Returns
// the height taken.
double timeline_legend(const Timeline *chart, const Slice *others, size_t count);

// The names of the columns, above `top`; the lines between them, down to `bottom`.
void timeline_draw_head(const Timeline *chart);
void timeline_draw_grid(const Timeline *chart, double bottom);

// How the bar of an action is inked, and where it begins and ends.
Ink timeline_bar_ink(const Style *style, ActionState state);
double timeline_bar_left(const Timeline *chart, const ActionData *action);
double timeline_bar_right(const Timeline *chart, const ActionData *action);

// By their start, those without a date last. A comparison for qsort.
int timeline_by_start(const void *a, const void *b);

// How many actions with a date a pillar has.
size_t timeline_rows(const Timeline *chart, int pillar);

// The score of a pillar now, an arrow, and the score if all actions succeed, from x, in a row that begins at
// y. Returns where that ends. Nothing where the facts know no score after.
double timeline_draw_scores(const Timeline *chart, int pillar, double x, double y);

// Whether that meets the target, in `width`. Nothing where there is none.
void timeline_draw_target(const Timeline *chart, int pillar, double x, double y, double width);

#endif
