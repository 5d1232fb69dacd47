// SPDX-License-Identifier: EUPL-1.2
// Every chart there is: a row each. A chart that is added is added here.
#ifndef CHART_CHART_KIND_H
#define CHART_CHART_KIND_H

#include "chart/data.h"

typedef Drawing *WholeChart(const ChartContext *context, double width);
typedef Drawing *PillarChart(const ChartContext *context, const PillarData *pillar, double width);

// Which table (chart/chart_table.h) holds the figures that a chart shows.
typedef enum ChartFigures {
    FIGURES_NONE, // or they are another chart's
    FIGURES_VALUES,
    FIGURES_SCORES,
    FIGURES_COMPARED,
    FIGURES_ANSWERS,
    FIGURES_DONT_KNOW,
    FIGURES_DEPARTMENTS,
    FIGURES_ACTIONS,
    FIGURES_CONNECTIONS
} ChartFigures;

// A chart that stands on its own has `make`, one of a pillar has `make_of`. Under its least width the parts
// of a chart no longer fit: it is then made at that width and drawn smaller.
typedef struct ChartKind {
    const char *name;
    const char *title; // a word of the language; "{pillar}" in it is the pillar's name
    ChartFigures figures;
    WholeChart *make;
    PillarChart *make_of;
    double least;
    double natural; // its width in the report: 12 or 8 columns; 0: it is no picture by itself
} ChartKind;

enum { CHART_KINDS = 22 };
extern const ChartKind chart_kinds[CHART_KINDS];

// That of an address, "radar" or "bars/measure"; NULL where there is no such chart. The pillar is not looked
// at.
const ChartKind *chart_kind(Slice address);

// The pillar of an address, as an index into `pillars`; -1 where it names none.
int chart_pillar(const PillarData pillars[PILLARS], Slice address);

#endif
