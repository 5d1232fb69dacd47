#include "workbook/plan_tables.h"

#include <math.h>

#include "facts/reading.h"
#include "model/scan.h"

static Slice word(const json_t *facts, const char *name)
{
    return facts_text(json_object_get(facts, "words"), name);
}

static Table *open_table(Arena *arena, const json_t *facts, const char *name, const char *about,
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

// What the report prints as a dash is an empty cell.
static void put_text(Arena *arena, Table *table, const json_t *action, const char *key)
{
    Slice text = facts_text(action, key);
    table_text(arena, table, slice_equal(text, S("–")) ? S("") : text);
}

static void put_day(Arena *arena, Table *table, const json_t *action, const char *key)
{
    Date date = { 0 };
    bool known = date_read(facts_text(action, key), &date);
    table_number(arena, table, known ? day_serial(date) : (double)NAN);
}

static void put_action(Arena *arena, Table *table, const json_t *action)
{
    const json_t *pillars = json_object_get(action, "pillars"), *pillar;
    Slice names = S(""), start = facts_text(action, "start_text"), end = facts_text(action, "end_text");
    size_t i;
    json_array_foreach(pillars, i, pillar) {
        names = slice_print(arena, "%.*s%s%.*s", SLICE_ARGS(names), i ? ", " : "",
                            SLICE_ARGS(facts_text(pillar, "name")));
    }
    table_text(arena, table, facts_text(action, "id"));
    table_text(arena, table, facts_text(action, "title"));
    table_text(arena, table, names);
    table_number(arena, table, facts_number(action, "impact"));
    table_number(arena, table, facts_number(action, "feasibility"));
    table_text(arena, table, facts_text(action, "approach"));
    put_text(arena, table, action, "owner");
    put_day(arena, table, action, "start");
    put_day(arena, table, action, "end");
    table_text(arena, table, slice_equal(start, end) ? start
                                                     : slice_print(arena, "%.*s – %.*s", SLICE_ARGS(start),
                                                                   SLICE_ARGS(end)));
    put_text(arena, table, action, "status_text");
    put_text(arena, table, action, "depends_text");
}

static Table *roadmap_table(Arena *arena, const json_t *facts)
{
    const Column columns[] = {
        { word(facts, "plan_number"), CELL_TEXT, 7 },  { word(facts, "plan_action"), CELL_PROSE, 50 },
        { word(facts, "pillar"), CELL_TEXT, 22 },        { word(facts, "impact"), CELL_WHOLE, 10 },
        { word(facts, "feasibility"), CELL_WHOLE, 15 },  { word(facts, "plan_approach"), CELL_TEXT, 18 },
        { word(facts, "plan_owner"), CELL_TEXT, 26 },         { word(facts, "plan_start"), CELL_DATE, 12 },
        { word(facts, "plan_end"), CELL_DATE, 12 },           { word(facts, "as_printed"), CELL_TEXT, 30 },
        { word(facts, "plan_status"), CELL_TEXT, 14 },        { word(facts, "plan_waits"), CELL_TEXT, 14 },
    };
    Table *table = open_table(arena, facts, "sheet_roadmap", "about_roadmap", columns,
                              sizeof columns / sizeof *columns, 2);
    const json_t *actions = json_object_get(json_object_get(facts, "roadmap"), "actions"), *action;
    size_t i;
    json_array_foreach(actions, i, action) {
        put_action(arena, table, action);
    }
    return table;
}

// ---- since the previous scan ----

// What changed, and of whom: texts that are empty where they do not apply.
typedef struct ChangeOf {
    Slice kind, department, pillar, question, topic;
} ChangeOf;

static void put_change(Arena *arena, const json_t *facts, Table *table, const json_t *of, ChangeOf name)
{
    const json_t *change = json_object_get(of, "change"), *interval = json_object_get(change, "interval");
    if (!facts_flag(change, "comparable"))
        return;
    table_text(arena, table, name.kind);
    table_text(arena, table, name.department);
    table_text(arena, table, name.pillar);
    table_text(arena, table, name.question);
    table_text(arena, table, name.topic);
    table_number(arena, table, facts_number(change, "then"));
    table_number(arena, table, facts_number(change, "now"));
    table_number(arena, table, facts_number(change, "difference"));
    table_number(arena, table, facts_number(interval, "low"));
    table_number(arena, table, facts_number(interval, "high"));
    table_text(arena, table, word(facts, facts_flag(change, "clear") ? "yes" : "no"));
}

// Of the whole organisation: its pillars and their questions.
static void put_whole(Arena *arena, const json_t *facts, Table *table)
{
    const json_t *pillars = json_object_get(facts, "pillars"), *pillar, *question;
    size_t p, q;
    json_array_foreach(pillars, p, pillar) {
        put_change(arena, facts, table, pillar,
                   (ChangeOf){ .kind = word(facts, "pillar"), .pillar = facts_text(pillar, "name") });
    }
    json_array_foreach(pillars, p, pillar) {
        json_array_foreach(json_object_get(pillar, "questions"), q, question) {
            put_change(arena, facts, table, question,
                       (ChangeOf){ .kind = word(facts, "question"),
                                   .pillar = facts_text(pillar, "name"),
                                   .question = facts_text(question, "id"),
                                   .topic = facts_text(question, "topic") });
        }
    }
}

static Table *change_table(Arena *arena, const json_t *facts)
{
    const Column columns[] = {
        { word(facts, "change_of"), CELL_TEXT, 12 },    { word(facts, "department"), CELL_TEXT, 30 },
        { word(facts, "pillar"), CELL_TEXT, 14 },       { word(facts, "question"), CELL_TEXT, 8 },
        { word(facts, "topic"), CELL_TEXT, 32 },        { word(facts, "change_then"), CELL_PRINTED, 12 },
        { word(facts, "change_now"), CELL_PRINTED, 12 },
        { word(facts, "control_difference"), CELL_PRINTED, 10 },
        { word(facts, "bound_low"), CELL_POINT, 12 },   { word(facts, "bound_high"), CELL_POINT, 12 },
        { word(facts, "change_clear"), CELL_TEXT, 11 },
    };
    Table *table = open_table(arena, facts, "sheet_change", "about_change", columns,
                              sizeof columns / sizeof *columns, 3);
    const json_t *department, *pillar;
    size_t d, p;
    put_whole(arena, facts, table);
    json_array_foreach(json_object_get(facts, "departments"), d, department) {
        json_array_foreach(json_object_get(department, "pillars"), p, pillar) {
            put_change(arena, facts, table, pillar,
                       (ChangeOf){ .kind = word(facts, "department"),
                                   .department = facts_text(department, "name"),
                                   .pillar = facts_text(pillar, "name") });
        }
    }
    return table;
}

size_t plan_tables(Arena *arena, const json_t *facts, Table *tables[PLAN_TABLES])
{
    size_t count = 0;
    if (facts_flag(json_object_get(facts, "roadmap"), "present"))
        tables[count++] = roadmap_table(arena, facts);
    if (facts_flag(json_object_get(facts, "change"), "present"))
        tables[count++] = change_table(arena, facts);
    return count;
}
