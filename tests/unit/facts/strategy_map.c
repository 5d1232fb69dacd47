// SPDX-License-Identifier: EUPL-1.2
// Where an action stands in the strategy map, that each stands in one place, and what a cell tells of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../score/build_scan.h"
#include "../word_keys.h"
#include "facts/facts.h"
#include "facts/make.h"
#include "model/finding.h"
#include "model/scan.h"

static void expect_place(ActionStatus status, Approach region, int start, int end, MapPlace wanted)
{
    const Action action = { .status = status,
                            .start = { start, start ? 4 : 0, 0 },
                            .end = { end, end ? 6 : 0, 0 } };
    assert_int_equal(strategy_map_place(&action, region, 2026), wanted);
}

static void an_action_stands_in_the_year_in_which_it_begins(void **state)
{
    (void)state;
    expect_place(ACTION_PLANNED, FIRST, 2026, 2028, MAP_THIS_YEAR);
    expect_place(ACTION_PLANNED, FIRST, 2027, 2027, MAP_NEXT_YEAR);
    expect_place(ACTION_IDEA, FIRST, 2028, 2029, MAP_YEAR_AFTER);
    expect_place(ACTION_PLANNED, UNRATED, 2029, 2029, MAP_LATER);
    expect_place(ACTION_PLANNED, UNRATED, 2041, 2041, MAP_LATER);
    expect_place(ACTION_PLANNED, FIRST, 2024, 2024, MAP_THIS_YEAR); // late, and still to be done
}

static void without_a_begin_its_end_tells_the_year(void **state)
{
    (void)state;
    expect_place(ACTION_PLANNED, FIRST, 0, 2027, MAP_NEXT_YEAR);
    expect_place(ACTION_PLANNED, FIRST, 0, 0, MAP_UNPLANNED);
    expect_place(ACTION_IDEA, FIRST, 0, 0, MAP_UNPLANNED);
    expect_place(ACTION_IDEA, UNRATED, 0, 0, MAP_UNPLANNED);
}

static void what_has_begun_is_of_now(void **state)
{
    (void)state;
    expect_place(ACTION_STARTED, FIRST, 0, 0, MAP_THIS_YEAR);
    expect_place(ACTION_STARTED, LATER, 2023, 2030, MAP_THIS_YEAR);
    expect_place(ACTION_STARTED, FIRST, 0, 2029, MAP_THIS_YEAR);
}

static void what_is_little_and_hard_is_not_done_while_it_is_an_idea_without_dates(void **state)
{
    (void)state;
    expect_place(ACTION_IDEA, LATER, 0, 0, MAP_NOT);
    expect_place(ACTION_IDEA, LATER, 2026, 2026, MAP_THIS_YEAR);
    expect_place(ACTION_IDEA, LATER, 2028, 0, MAP_YEAR_AFTER);
    expect_place(ACTION_IDEA, LATER, 0, 2027, MAP_NEXT_YEAR);
    expect_place(ACTION_IDEA, UNRATED, 0, 0, MAP_UNPLANNED);
    expect_place(ACTION_PLANNED, LATER, 0, 0, MAP_UNPLANNED);
    expect_place(ACTION_PLANNED, LATER, 2026, 2026, MAP_THIS_YEAR);
    expect_place(ACTION_DROPPED, FIRST, 2026, 2026, MAP_NOT);
    expect_place(ACTION_PAUSED, LATER, 2026, 2026, MAP_PAUSED);
    expect_place(ACTION_DONE, LATER, 2025, 2025, MAP_DONE);
}

// ---- a whole roadmap ----

static Scan *scan_of(Arena *arena, size_t count)
{
    Scan *scan = build_scan(arena);
    scan->strings = words_of_keys(arena);
    scan->settings.date = (Date){ 2026, 3, 12 };
    scan->actions = arena_many(arena, Action, count);
    scan->action_count = count;
    for (int p = 0; p < PILLARS; p++)
        scan->findings[p] = (Findings){ .target = fraction_none(), .validated = fraction_none() };
    for (int item = 0; item < ITEMS; item++)
        scan->question_text[item] = question_id(item);
    return scan;
}

static Facts *facts_of(Arena *arena, Scan *scan)
{
    return facts_make(arena, scan, score_scan(arena, scan));
}

static Action *put(Arena *arena, Scan *scan, size_t i, Pillar pillar, ActionStatus status)
{
    scan->actions[i] = (Action){
        .id = slice_print(arena, "%zu", i + 1), .title = S("Do"), .pillar = pillar, .status = status
    };
    scan->actions[i].on_pillar[pillar] = true;
    return &scan->actions[i];
}

// Two thousand actions of every status, region and year: the places hold each once, and the cells hold what
// the columns do.
static void every_action_stands_in_one_place(void **state)
{
    (void)state;
    enum { MANY = 2000 };
    Arena *arena = arena_new();
    Scan *scan = scan_of(arena, MANY);
    uint64_t chance = 7;
    for (size_t i = 0; i < MANY; i++) {
        chance = chance * 6364136223846793005u + 1442695040888963407u;
        unsigned r = (unsigned)(chance >> 33);
        Action *action =
            put(arena, scan, i, (Pillar)(r % PILLARS), (ActionStatus)(r / 6 % ACTION_STATUSES));
        action->impact = (int)(r / 36 % 6);
        action->feasibility = (int)(r / 216 % 6);
        if (r / 1296 % 3)
            action->start = (Date){ 2024 + (int)(r / 3888 % 8), 4, 0 };
        if (r / 31104 % 2)
            action->end = (Date){ 2025 + (int)(r / 62208 % 8), 6, 0 };
    }
    Facts *facts = facts_of(arena, scan);
    const StrategyMap *map = &facts->strategy_map;
    int64_t all = 0, columns = 0, cells = 0;
    for (int place = 0; place < MAP_PLACES; place++) {
        assert_true(map->place[place].count.number > 0);
        all += map->place[place].count.number;
        columns += place < MAP_COLUMNS ? map->place[place].count.number : 0;
    }
    assert_int_equal(map->column_count, MAP_COLUMNS);
    for (int p = 0; p < PILLARS; p++)
        for (size_t c = 0; c < map->row[p].cell_count; c++) {
            const MapCell *cell = &map->row[p].cells[c];
            cells += (int64_t)cell->action_count + cell->more.count.number;
            assert_true(cell->action_count <= 4 && (!cell->more.any || cell->action_count == 3));
        }
    assert_int_equal(all, MANY);
    assert_int_equal(map->all.number, MANY);
    assert_int_equal(cells, columns);
    facts_free(facts);
    arena_free(arena);
}

static const MapAction *only_action(const StrategyMap *map, Pillar pillar, size_t column)
{
    assert_true(column < map->column_count);
    const MapCell *cell = &map->row[pillar].cells[column];
    assert_int_equal(cell->action_count, 1);
    assert_true(cell->any && cell->actions[0].is_first && !cell->more.any);
    return &cell->actions[0];
}

static void one_that_runs_on_says_until_when(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = scan_of(arena, 4);
    Action *action = put(arena, scan, 0, STRATEGY, ACTION_PLANNED);
    action->start = (Date){ 2026, 4, 0 };
    action->end = (Date){ 2027, 6, 0 };
    action->end_written = S("summer");
    action = put(arena, scan, 1, UNDERSTAND, ACTION_IDEA);
    action->start = (Date){ 2027, 4, 0 };
    action->end = (Date){ 2027, 6, 0 };
    action = put(arena, scan, 2, DESIGN, ACTION_PLANNED);
    action->start = (Date){ 2030, 4, 0 };
    action->start_written = S("spring");
    action->end = (Date){ 2030, 6, 0 };
    action = put(arena, scan, 3, MEASURE, ACTION_STARTED);
    action->ongoing = true;
    scan->findings[DESIGN].target = fraction(20, 1);
    Facts *facts = facts_of(arena, scan);
    const StrategyMap *map = &facts->strategy_map;
    const MapAction *one = only_action(map, STRATEGY, 0), *two = only_action(map, UNDERSTAND, 1),
                    *three = only_action(map, DESIGN, 3), *four = only_action(map, MEASURE, 0);
    assert_true(one->runs_on && slice_equal(one->until_text, S("summer")) && !one->is_idea);
    assert_true(!two->runs_on && !two->until_text.len && two->is_idea);
    assert_true(!three->runs_on && slice_equal(three->begin_text, S("spring")));
    assert_true(four->is_ongoing && !four->runs_on);
    assert_true(slice_equal(map->columns[0].year, S("2026")) && map->columns[3].is_after_third);
    assert_true(map->row[DESIGN].has_target && !map->row[STRATEGY].has_target);
    assert_true(slice_equal(map->row[DESIGN].target_text, S("20")));
    facts_free(facts);
    arena_free(arena);
}

// Nothing is later than the third year, and the scan has no date: the first year is that of the first action.
static void without_a_date_the_first_action_tells_the_year(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = scan_of(arena, 2);
    scan->settings.date = (Date){ 0, 0, 0 };
    put(arena, scan, 0, STRATEGY, ACTION_DONE)->start = (Date){ 2020, 4, 0 };
    put(arena, scan, 1, STRATEGY, ACTION_PLANNED)->start = (Date){ 2029, 4, 0 };
    Facts *facts = facts_of(arena, scan);
    assert_int_equal(facts->strategy_map.column_count, 4); // three years, and what is not done
    assert_true(slice_equal(facts->strategy_map.columns[0].year, S("2029")));
    assert_int_equal(facts->strategy_map.place[MAP_THIS_YEAR].count.number, 1);
    facts_free(facts);
    arena_free(arena);
}

// It lives in the arena, as all facts but their tree do.
static const StrategyMap *map_at(Arena *arena, Scan *scan, Date date)
{
    scan->settings.date = date;
    Facts *facts = facts_of(arena, scan);
    facts_free(facts);
    return &facts->strategy_map;
}

static void what_has_begun_tells_the_year_by_its_end(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = scan_of(arena, 3);
    put(arena, scan, 0, STRATEGY, ACTION_STARTED)->start = (Date){ 2020, 4, 0 };
    Action *running = put(arena, scan, 1, STRATEGY, ACTION_STARTED);
    running->start = (Date){ 2021, 4, 0 };
    running->end = (Date){ 2028, 4, 0 };
    put(arena, scan, 2, STRATEGY, ACTION_PLANNED)->start = (Date){ 2029, 4, 0 };
    assert_true(slice_equal(map_at(arena, scan, (Date){ 0, 0, 0 })->year[0], S("2028")));
    running->end = (Date){ 0, 0, 0 };
    assert_true(slice_equal(map_at(arena, scan, (Date){ 0, 0, 0 })->year[0], S("2029")));
    scan->actions[2].start = (Date){ 0, 0, 0 };
    const StrategyMap *map = map_at(arena, scan, (Date){ 0, 0, 0 });
    assert_true(slice_equal(map->year[0], S("2020")) && map->is_planned);
    assert_int_equal(map->place[MAP_UNPLANNED].count.number, 1);
    arena_free(arena);
}

static void what_is_done_paused_or_dropped_is_not_planned(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Scan *scan = scan_of(arena, 3);
    put(arena, scan, 0, STRATEGY, ACTION_DONE)->start = (Date){ 2020, 4, 0 };
    put(arena, scan, 1, STRATEGY, ACTION_PAUSED)->start = (Date){ 2021, 4, 0 };
    put(arena, scan, 2, STRATEGY, ACTION_DROPPED)->start = (Date){ 2022, 4, 0 };
    const StrategyMap *map = map_at(arena, scan, (Date){ 0, 0, 0 });
    assert_true(!map->has_years && !map->is_planned);
    assert_int_equal(map->column_count, 2);
    map = map_at(arena, scan, (Date){ 2026, 3, 12 });
    assert_true(map->has_years && !map->is_planned);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_action_stands_in_the_year_in_which_it_begins),
        cmocka_unit_test(without_a_begin_its_end_tells_the_year),
        cmocka_unit_test(what_has_begun_is_of_now),
        cmocka_unit_test(what_is_little_and_hard_is_not_done_while_it_is_an_idea_without_dates),
        cmocka_unit_test(every_action_stands_in_one_place),
        cmocka_unit_test(one_that_runs_on_says_until_when),
        cmocka_unit_test(without_a_date_the_first_action_tells_the_year),
        cmocka_unit_test(what_has_begun_tells_the_year_by_its_end),
        cmocka_unit_test(what_is_done_paused_or_dropped_is_not_planned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
