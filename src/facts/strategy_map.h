// SPDX-License-Identifier: EUPL-1.2
// The roadmap over the years: per pillar what this year, what next year, what the year after, and what not.
//
// Every action stands in exactly one place, so that the places add up to the roadmap:
// - what is done, and what is paused, each in a place of its own;
// - what is dropped, and an idea without a begin or an end in the region "later" of the matrix (impact and
//   feasibility 3 or lower), among what is not done;
// - what has begun in the first year, that of the scan or else of the first action;
// - anything else in the year in which it begins, or ends where only that is known (as in the timeline), but
//   never before the first;
// - what has neither, among what is not planned yet.
#ifndef FACTS_STRATEGY_MAP_H
#define FACTS_STRATEGY_MAP_H

#include "facts/pillar.h"
#include "facts/roadmap.h"
#include "model/action.h"

typedef enum MapPlace {
    MAP_THIS_YEAR,
    MAP_NEXT_YEAR,
    MAP_YEAR_AFTER,
    MAP_LATER,
    MAP_NOT,
    MAP_COLUMNS, // those above are columns of the map
    MAP_UNPLANNED = MAP_COLUMNS,
    MAP_PAUSED,
    MAP_DONE,
    MAP_PLACES
} MapPlace;

// An action in a cell of the map.
typedef struct MapAction {
    Slice id, title, begin_text, until_text;
    bool is_first, is_idea, runs_on, is_ongoing, is_dropped, is_left_idea;
} MapAction;

// What a pillar does in one column: the first few by their titles, the others by their numbers.
typedef struct MapCell {
    const MapAction *actions;
    size_t action_count;
    bool any;
    CountedActions more;
} MapCell;

typedef struct MapColumn {
    MapPlace place;
    Slice year; // empty: it is of no single year, or none is known
    bool is_after_third, is_left_out, any;
} MapColumn;

typedef struct MapRow {
    Slice id, name;
    const MapCell *cells; // of each of the map's columns
    size_t cell_count;
    bool has_target, has_effect, target_met, target_missed, is_almost;
    Slice target_text, score_after_text, shortage_text;
} MapRow;

typedef struct StrategyMap {
    bool present, has_years, is_planned, has_targets, has_effect;
    Slice year[MAP_LATER]; // of the first three columns
    CountValue all;        // actions of the roadmap
    const MapColumn *columns;
    size_t column_count;
    CountedActions place[MAP_PLACES];
    MapRow row[PILLARS];
} StrategyMap;

extern const Record strategy_map_record; // of StrategyMap

// Where an action stands. `first_year`: that of the first column, 0 where no year is known.
MapPlace strategy_map_place(const Action *action, Approach region, int first_year);

// Of the actions of that roadmap, with the pillars' targets. Texts are those of these facts, or in the arena
// of the context.
StrategyMap facts_strategy_map(const FactsContext *context, const RoadmapFacts *roadmap,
                               const PillarFacts *pillars);

#endif
