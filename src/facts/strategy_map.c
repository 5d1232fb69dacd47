// SPDX-License-Identifier: EUPL-1.2
#include "facts/strategy_map.h"

#include "facts/context.h"
#include "facts/rows.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF MapAction
static const Fact action_table[] = {
    TEXT(id, OPEN, "Its number, as the owner gave it."),
    CELL(title, WRITTEN, "What is to be done."),
    FLAG(is_first, OPEN, "It is the first of its cell."),
    FLAG(is_idea, OPEN, "It is an idea yet."),
    FLAG(runs_on, OPEN, "It ends in a later year than that of its column."),
    FLAG(is_ongoing, OPEN, "It is meant to have no end."),
    TEXT(begin_text, OPEN, "When it begins; null where the column tells the year."),
    TEXT(until_text, OPEN, "When it ends, of one that runs on; null of any other."),
    FLAG(is_dropped, OPEN, "It is dropped."),
    FLAG(is_left_idea, OPEN, "It is an idea of the region later, without a begin or an end."),
};
#undef RECORD_OF
static RECORD(map_action_record, MapAction, action_table);

#define RECORD_OF MapCell
static const Fact cell_table[] = {
    FLAG(any, OPEN, "There is one."),
    LIST(actions, MapAction, action_count, map_action_record, OPEN,
         "The first of them, in the order of the roadmap."),
    SPLICE(more, CountedActions, counted_actions_record, OPEN, "The others."),
};
#undef RECORD_OF
static RECORD(map_cell_record, MapCell, cell_table);

#define RECORD_OF MapRow
static const Fact row_table[] = {
    TEXT(id, OPEN, "The pillar."),
    TEXT(name, OPEN, "Name of the pillar."),
    FLAG(has_target, OPEN, "It has a target."),
    TEXT(target_text, OPEN, "The target, as short as it goes."),
    FLAG(has_effect, PLAN, "What the planning gives is known."),
    TEXT(score_after_text, PLAN, "The score if all succeeds; null where it is not known."),
    FLAG(target_met, PLAN, "That reaches the target."),
    FLAG(target_missed, PLAN, "It does not."),
    FLAG(is_almost, PLAN, "It falls short by less than is printed."),
    TEXT(shortage_text, PLAN, "What it falls short; null where it does not."),
    LIST(cells, MapCell, cell_count, map_cell_record, OPEN,
         "What it does in each of the map's columns."),
};
#undef RECORD_OF
static RECORD(map_row_record, MapRow, row_table);

#define RECORD_OF MapColumn
static const Fact column_table[] = {
    TEXT(year, OPEN, "Its year; null where it is of no single year, or none is known."),
    FLAG(is_after_third, OPEN, "It is of all years after the third."),
    FLAG(is_left_out, OPEN, "It is of what is not done."),
    FLAG(any, OPEN, "An action stands in it."),
};
#undef RECORD_OF
static RECORD(map_column_record, MapColumn, column_table);

#define RECORD_OF StrategyMap
// NOLINTBEGIN(bugprone-macro-parentheses): a member has no parentheses
#define PLACE(key, which, says)                                                                    \
    ROW(key, FACT_SPLICE, CountedActions, place[which], OPEN, says,                                \
        .record = &counted_actions_record)
// NOLINTEND(bugprone-macro-parentheses)
static const Fact map_table[] = {
    FLAG(present, OPEN, "The scan has a roadmap."),
    FLAG(has_years, OPEN, "The scan has a date, or an action that is to be done."),
    FLAG(is_planned, OPEN, "An action has begun, or stands in a year."),
    TEXT_AS("first_year", year[MAP_THIS_YEAR], OPEN,
            "The first year: that of the scan, or of the first action that is to be done."),
    TEXT_AS("second_year", year[MAP_NEXT_YEAR], OPEN, "The year after that."),
    TEXT_AS("third_year", year[MAP_YEAR_AFTER], OPEN, "The year after that one."),
    LIST(columns, MapColumn, column_count, map_column_record, OPEN,
         "Three years, what comes later where something does, and what is not done."),
    FLAG(has_targets, OPEN, "A pillar has a target."),
    FLAG(has_effect, PLAN, "What the planning gives is known of a pillar."),
    COUNT_AS("count", all, "actions", OPEN,
             "How many actions the roadmap has: each stands in one of these places."),
    PLACE("this_year", MAP_THIS_YEAR, "What has begun, or begins in the first year or before it."),
    PLACE("next_year", MAP_NEXT_YEAR, "What begins in the year after that."),
    PLACE("year_after", MAP_YEAR_AFTER, "What begins in the third year."),
    PLACE("later", MAP_LATER, "What begins later than that."),
    PLACE("left_out", MAP_NOT,
          "What is not done: dropped, or an idea of the region later without a begin or an end."),
    PLACE("unplanned", MAP_UNPLANNED, "What has neither a begin nor an end."),
    PLACE("paused", MAP_PAUSED, "What is paused."),
    PLACE("done", MAP_DONE, "What is done."),
    EACH("pillars", MapRow, row, PILLARS, map_row_record, PLAN, "The six pillars."),
};
#undef RECORD_OF
RECORD(strategy_map_record, StrategyMap, map_table);

// ---- where an action stands ----

// The year in which it begins; that in which it ends, where nobody said more. 0: neither is known.
static int year_of(const Action *action)
{
    return date_is_none(action->start) ? action->end.year : action->start.year;
}

MapPlace strategy_map_place(const Action *action, Approach region, int first_year)
{
    switch (action->status) {
    case ACTION_DONE: return MAP_DONE;
    case ACTION_PAUSED: return MAP_PAUSED;
    case ACTION_DROPPED: return MAP_NOT;
    case ACTION_STARTED: return MAP_THIS_YEAR;
    default: break;
    }
    int year = year_of(action);
    if (!year)
        return action->status == ACTION_IDEA && region == LATER ? MAP_NOT : MAP_UNPLANNED;
    int ahead = year - first_year;
    return ahead <= 0 ? MAP_THIS_YEAR : ahead < MAP_LATER ? (MapPlace)ahead : MAP_LATER;
}

// The earlier of two years, of which 0 is none.
static int earlier_year(int a, int b)
{
    return !a || (b && b < a) ? b : a;
}

// That of the scan; without a date the first in which something begins that is still to be done. What has
// begun tells by its end that it runs in that year; by its begin only where nothing else is known.
static int first_year_of(const Scan *scan)
{
    int first = 0, begun = 0;
    for (size_t i = 0; i < scan->action_count; i++) {
        const Action *action = &scan->actions[i];
        bool started = action->status == ACTION_STARTED;
        if (!action_in_plan(action) || action->status == ACTION_DONE)
            continue;
        first = earlier_year(first, started ? action->end.year : year_of(action));
        begun = earlier_year(begun, started ? action->start.year : 0);
    }
    return scan->settings.date.year ? scan->settings.date.year : first ? first : begun;
}

// ---- cells ----

// In the last column, which is of several years, each says when it begins, or ends where only that is known.
static MapAction map_action(const Action *action, const ActionFacts *facts, MapPlace place,
                            int column_year)
{
    bool told = place < MAP_NOT, later = place == MAP_LATER, begins = !date_is_none(action->start);
    int year = later && begins ? action->start.year : column_year;
    bool runs_on = told && (action->end.year > year || (later && !begins));
    return (MapAction){
        .id = facts->id,
        .title = facts->title,
        .is_idea = told && action->status == ACTION_IDEA,
        .runs_on = runs_on,
        .is_ongoing = told && action->ongoing && date_is_none(action->end),
        .begin_text = later && begins ? facts->start_text : S(""),
        .until_text = runs_on ? facts->end_text : S(""),
        .is_dropped = action->status == ACTION_DROPPED,
        .is_left_idea = place == MAP_NOT && action->status == ACTION_IDEA,
    };
}

// The actions of one place, of one pillar or of all: where they stand in the roadmap. Returns how many.
static size_t actions_at(const Scan *scan, const MapPlace *places, MapPlace place, int pillar,
                         size_t *found)
{
    size_t count = 0;
    for (size_t i = 0; i < scan->action_count; i++)
        if (places[i] == place && (pillar < 0 || (int)scan->actions[i].pillar == pillar))
            found[count++] = i;
    return count;
}

// One more than fits is told by its title as well: its number would take as much room.
static MapCell map_cell(const FactsContext *context, const RoadmapFacts *roadmap, size_t *found,
                        size_t count, MapPlace place, int column_year)
{
    enum { MOST = 3 };
    size_t told = count <= MOST + 1 ? count : MOST;
    MapAction *actions = arena_many(context->arena, MapAction, told);
    for (size_t i = 0; i < told; i++) {
        actions[i] = map_action(&context->scan->actions[found[i]], &roadmap->actions[found[i]],
                                place, column_year);
        actions[i].is_first = i == 0;
    }
    CountedActions more = facts_counted_actions(context, found + told, count - told);
    return (MapCell){ actions, told, told > 0, more };
}

// ---- pillars ----

static void add_target(const FactsContext *context, const PillarEffectFacts *effect,
                       const PillarFacts *pillar, MapRow *row)
{
    row->has_target = pillar->target.is_set;
    row->has_effect = effect->present;
    if (row->has_target)
        row->target_text = facts_target_text(context, pillar->target.score.number);
    if (effect->present)
        row->score_after_text = score_value_text(&context->style, effect->score_after);
    row->target_met = effect->target_met;
    row->target_missed = effect->target_missed;
    row->is_almost = effect->is_almost;
    if (effect->target_missed)
        row->shortage_text = gap_value_text(&context->style, effect->shortage);
}

// Without a year there is one column for what has begun.
static void add_columns(const FactsContext *context, int first_year, StrategyMap *map)
{
    MapColumn *columns = arena_many(context->arena, MapColumn, MAP_COLUMNS);
    for (int year = 0; first_year && year < MAP_LATER; year++)
        map->year[year] = slice_print(context->arena, "%d", first_year + year);
    for (int place = 0; place < MAP_COLUMNS; place++) {
        bool dated = place < MAP_LATER && (first_year || place == MAP_THIS_YEAR);
        if (dated || place == MAP_NOT || map->place[place].any)
            columns[map->column_count++] =
                (MapColumn){ .place = (MapPlace)place,
                             .year = place < MAP_LATER ? map->year[place] : S(""),
                             .is_after_third = place == MAP_LATER,
                             .is_left_out = place == MAP_NOT,
                             .any = map->place[place].any };
    }
    map->columns = columns;
}

static void add_cells(const FactsContext *context, const RoadmapFacts *roadmap,
                      const MapPlace *places, int first_year, StrategyMap *map)
{
    const Scan *scan = context->scan;
    size_t *found = arena_many(context->arena, size_t, scan->action_count);
    for (int p = 0; p < PILLARS; p++) {
        MapCell *cells = arena_many(context->arena, MapCell, map->column_count);
        for (size_t c = 0; c < map->column_count; c++) {
            MapPlace place = map->columns[c].place;
            size_t count = actions_at(scan, places, place, p, found);
            cells[c] = map_cell(context, roadmap, found, count, place, first_year + (int)place);
        }
        map->row[p].cells = cells;
        map->row[p].cell_count = map->column_count;
    }
}

StrategyMap facts_strategy_map(const FactsContext *context, const RoadmapFacts *roadmap,
                               const PillarFacts *pillars)
{
    const Scan *scan = context->scan;
    size_t count = scan->action_count, *found = arena_many(context->arena, size_t, count);
    MapPlace *places = arena_many(context->arena, MapPlace, count);
    int first_year = first_year_of(scan);
    StrategyMap map = { .present = count > 0,
                        .has_years = first_year > 0,
                        .all = count_value(true, (int64_t)count) };
    for (size_t i = 0; i < count; i++)
        places[i] = strategy_map_place(&scan->actions[i], roadmap->actions[i].region, first_year);
    for (int place = 0; place < MAP_PLACES; place++) {
        size_t there = actions_at(scan, places, (MapPlace)place, -1, found);
        map.place[place] = facts_counted_actions(context, found, there);
        map.is_planned = map.is_planned || (place < MAP_NOT && there);
    }
    add_columns(context, first_year, &map);
    for (int p = 0; p < PILLARS; p++) {
        map.row[p] = (MapRow){ .id = pillars[p].id, .name = pillars[p].name };
        add_target(context, &roadmap->effect.pillar[p], &pillars[p], &map.row[p]);
        map.has_targets = map.has_targets || map.row[p].has_target;
        map.has_effect = map.has_effect || map.row[p].has_effect;
    }
    add_cells(context, roadmap, places, first_year, &map);
    return map;
}
