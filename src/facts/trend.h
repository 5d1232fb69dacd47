// SPDX-License-Identifier: EUPL-1.2
// What changed since the previous scan: of one figure, and of a pillar.
#ifndef FACTS_TREND_H
#define FACTS_TREND_H

#include "facts/fact.h"
#include "score/trend.h"

typedef struct IntervalFacts {
    RealValue low, high;
    Slice text; // "17,1 – 17,9"
} IntervalFacts;

// Not comparable where one of both figures may not be shown: then none of it is known.
typedef struct TrendFacts {
    bool present, comparable;
    ExactValue then, now;
    GapValue difference;
    IntervalFacts interval;
    bool has_interval;
    RealValue p_holm;
    bool clear, is_higher, is_lower, undecided;
} TrendFacts;

typedef struct PillarTrendFacts {
    TrendFacts trend;
    CountValue same_questions;
    bool all_same, too_few_same;
    bool phase_moved;
    int from_phase, to_phase;
    Slice from_phase_name, to_phase_name;
} PillarTrendFacts;

extern const Record interval_record, trend_record, pillar_trend_record;

// NULL: nothing is known.
TrendFacts facts_trend_of(const FactsContext *context, const Trend *trend);

PillarTrendFacts facts_pillar_trend(const FactsContext *context, Pillar pillar);

#endif
