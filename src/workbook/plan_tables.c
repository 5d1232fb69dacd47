// SPDX-License-Identifier: EUPL-1.2
#include "workbook/plan_tables.h"

#include <math.h>

#include "facts/facts.h"
#include "facts/reading.h"
#include "model/scan.h"
#include "workbook/benchmark_table.h"
#include "workbook/customers_table.h"

static Slice word(const Facts *facts, const char *name)
{
    return facts_word(facts, name);
}

static SheetTable *open_table(Arena *arena, const Facts *facts, const char *name, const char *about,
                              const Column *columns, size_t count, size_t frozen)
{
    Column *kept = arena_many(arena, Column, count);
    for (size_t i = 0; i < count; i++)
        kept[i] = columns[i];
    return table_new(arena, &(SheetPlan){ .name = word(facts, name),
                                          .about = word(facts, about),
                                          .columns = kept,
                                          .column_count = count,
                                          .frozen = frozen });
}

// ---- the plan ----

// `iso`: 2026-03-31, or empty.
static void put_day(Arena *arena, SheetTable *table, Slice iso)
{
    Date date = { 0 };
    table_number(arena, table, date_read(iso, &date) ? day_serial(date) : (double)NAN);
}

static void put_count(Arena *arena, SheetTable *table, CountValue count)
{
    table_number(arena, table, count.state == VALUE_KNOWN ? (double)count.number : (double)NAN);
}

// As the report prints it: a dash where there is none.
static Slice dashed(Slice text)
{
    return text.len ? text : S("–");
}

static void put_action(Arena *arena, SheetTable *table, const ActionFacts *action)
{
    Slice names = S(""), start = dashed(action->start_text), end = dashed(action->end_text);
    for (size_t i = 0; i < action->on.count; i++)
        names = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(names), i ? ", " : "",
                            SLICE_ARGS(action->on.pillars[i].name));
    table_text(arena, table, action->id);
    table_text(arena, table, dashed(action->title));
    table_text(arena, table, names);
    put_count(arena, table, action->impact);
    put_count(arena, table, action->feasibility);
    table_text(arena, table, action->approach);
    table_text(arena, table, slice_equal(action->owner, S("–")) ? S("") : action->owner);
    put_day(arena, table, action->start);
    put_day(arena, table, action->end);
    table_text(arena, table,
               slice_equal(start, end)
                   ? start
                   : slice_print(arena, "%.*s – %.*s", SLICE_ARGS(start), SLICE_ARGS(end)));
    table_text(arena, table, action->status_text);
    table_text(arena, table, action->depends_text);
}

static SheetTable *roadmap_table(Arena *arena, const Facts *facts)
{
    const Column columns[] = {
        { word(facts, "plan_number"), CELL_TEXT, 7 },
        { word(facts, "plan_action"), CELL_PROSE, 50 },
        { word(facts, "pillar"), CELL_TEXT, 22 },
        { word(facts, "impact"), CELL_WHOLE, 10 },
        { word(facts, "feasibility"), CELL_WHOLE, 15 },
        { word(facts, "plan_approach"), CELL_TEXT, 18 },
        { word(facts, "plan_owner"), CELL_TEXT, 26 },
        { word(facts, "plan_start"), CELL_DATE, 12 },
        { word(facts, "plan_end"), CELL_DATE, 12 },
        { word(facts, "as_printed"), CELL_TEXT, 30 },
        { word(facts, "plan_status"), CELL_TEXT, 14 },
        { word(facts, "plan_waits"), CELL_TEXT, 14 },
    };
    SheetTable *table = open_table(arena, facts, "sheet_roadmap", "about_roadmap", columns,
                                   sizeof columns / sizeof *columns, 2);
    for (size_t i = 0; i < facts->roadmap.action_count; i++)
        put_action(arena, table, &facts->roadmap.actions[i]);
    return table;
}

// ---- since the previous scan ----

// What changed, and of whom: texts that are empty where they do not apply.
typedef struct TrendOf {
    Slice kind, department, pillar, question, topic;
} TrendOf;

static void put_trend(Arena *arena, const Facts *facts, SheetTable *table, const TrendFacts *trend,
                      TrendOf name)
{
    if (!trend->comparable)
        return;
    table_text(arena, table, name.kind);
    table_text(arena, table, name.department);
    table_text(arena, table, name.pillar);
    table_text(arena, table, name.question);
    table_text(arena, table, name.topic);
    table_number(arena, table, fraction_double(trend->then.number));
    table_number(arena, table, fraction_double(trend->now.number));
    table_number(arena, table, fraction_double(gap_size(trend->difference)));
    table_number(arena, table, trend->interval.low.number);
    table_number(arena, table, trend->interval.high.number);
    table_text(arena, table, trend->undecided ? S("") : word(facts, trend->clear ? "yes" : "no"));
}

// Of the whole organisation: its pillars and their questions.
static void put_whole(Arena *arena, const Facts *facts, SheetTable *table)
{
    for (size_t p = 0; p < PILLARS; p++)
        put_trend(arena, facts, table, &facts->pillars[p].change.trend,
                  (TrendOf){ .kind = word(facts, "pillar"), .pillar = facts->pillars[p].name });
    for (size_t item = 0; item < ITEMS; item++) {
        const PillarFacts *pillar = &facts->pillars[item / QUESTIONS];
        const QuestionFacts *question = &pillar->questions[item % QUESTIONS];
        put_trend(arena, facts, table, &question->change,
                  (TrendOf){ .kind = word(facts, "question"),
                             .pillar = pillar->name,
                             .question = question->id,
                             .topic = question->topic });
    }
}

static SheetTable *trend_table(Arena *arena, const Facts *facts)
{
    const Column columns[] = {
        { word(facts, "change_of"), CELL_TEXT, 12 },
        { word(facts, "department"), CELL_TEXT, 30 },
        { word(facts, "pillar"), CELL_TEXT, 14 },
        { word(facts, "question"), CELL_TEXT, 8 },
        { word(facts, "topic"), CELL_TEXT, 32 },
        { word(facts, "change_then"), CELL_PRINTED, 12 },
        { word(facts, "change_now"), CELL_PRINTED, 12 },
        { word(facts, "control_difference"), CELL_PRINTED, 10 },
        { word(facts, "bound_low"), CELL_POINT, 12 },
        { word(facts, "bound_high"), CELL_POINT, 12 },
        { word(facts, "change_clear"), CELL_TEXT, 11 },
    };
    SheetTable *table = open_table(arena, facts, "sheet_change", "about_change", columns,
                                   sizeof columns / sizeof *columns, 3);
    put_whole(arena, facts, table);
    for (size_t d = 0; d < facts->departments.count; d++) {
        const DepartmentFacts *department = &facts->departments.items[d];
        for (size_t p = 0; p < PILLARS; p++)
            put_trend(arena, facts, table, &department->pillars[p].change,
                      (TrendOf){ .kind = word(facts, "department"),
                                 .department = department->name,
                                 .pillar = department->pillars[p].name });
    }
    return table;
}

size_t plan_tables(Arena *arena, const Facts *facts, SheetTable *tables[PLAN_TABLES])
{
    size_t count = 0;
    if (facts->roadmap.present)
        tables[count++] = roadmap_table(arena, facts);
    if (facts->change.present)
        tables[count++] = trend_table(arena, facts);
    if (facts->measurements.any)
        tables[count++] = customers_table(arena, facts);
    if (facts->benchmark)
        tables[count++] = benchmark_table(arena, facts);
    return count;
}
