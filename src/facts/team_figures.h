// SPDX-License-Identifier: EUPL-1.2
// What a team can act on: of each dimension and theme of a measurement its best and its weakest question.
#ifndef FACTS_TEAM_FIGURES_H
#define FACTS_TEAM_FIGURES_H

#include "facts/measurement.h"

// The question of a dimension or theme that does best, and the one that does worst.
typedef struct TeamGroupFacts {
    Slice name, scale, mean_text;
    Slice best, best_mean_text, best_scale, weakest, weakest_mean_text, weakest_scale;
    bool scales_differ;
} TeamGroupFacts;

typedef struct TeamMeasurementFacts {
    Slice title;
    const TeamGroupFacts *groups;
    size_t group_count, dimension_count; // how many groups are dimensions: these come first
} TeamMeasurementFacts;

typedef struct TeamList {
    const TeamMeasurementFacts *items;
    size_t count;
    bool is_complete; // each dimension has both
} TeamList;

extern const Record team_measurement_record; // of TeamMeasurementFacts

// Of the measurements that tell of now, by the means that are printed: a group in which these are all as good
// is left out, and so is a measurement without a group.
TeamList facts_team_figures(const FactsContext *context, const MeasurementList *measurements);

#endif
