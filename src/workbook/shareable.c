#include "workbook/shareable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "facts/reading.h"
#include "model/scan.h"
#include "workbook/plan_tables.h"

enum { SCORE_LOW = 8, SCORE_HIGH = 32 };
enum { BLUE = 0x0B4A85, GREY = 0x7A8894, TARGET = 0xA63C06 }; // the report's: templates/style.yaml

typedef struct Making {
    Arena *arena;
    const json_t *facts;
    TableFile *file;
    size_t room;
    const bool *above; // by department: others belong to it, and their people are counted in its row as well
} Making;

// ---- reading the facts ----

static Slice word(const Making *making, const char *name)
{
    return facts_text(json_object_get(making->facts, "words"), name);
}

static bool is_validated(const Making *making)
{
    return facts_flag(json_object_get(making->facts, "summary"), "has_validated");
}

static const json_t *list(const Making *making, const char *key)
{
    return json_object_get(making->facts, key);
}

static Slice scan_text(const Making *making, const char *key)
{
    return facts_text(json_object_get(making->facts, "scan"), key);
}

Slice shareable_name(const json_t *facts, size_t place)
{
    return facts_text(json_array_get(json_object_get(facts, "departments"), place), "name");
}

size_t shareable_departments(Arena *arena, const json_t *facts, size_t **places)
{
    const json_t *departments = json_object_get(facts, "departments"), *department;
    size_t count = 0, i;
    *places = arena_many(arena, size_t, json_array_size(departments));
    json_array_foreach(departments, i, department) {
        if (!facts_flag(department, "withheld") && isfinite(facts_number(department, "mean")))
            (*places)[count++] = i;
    }
    return count;
}

// ---- the file ----

static int by_text(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

// Sorted once, as rows ask it for every department and question.
static const bool *which_are_above(Arena *arena, const json_t *departments)
{
    const json_t *department;
    size_t count = json_array_size(departments), i;
    bool *above = arena_many(arena, bool, count);
    Slice *parents = arena_many(arena, Slice, count);
    json_array_foreach(departments, i, department) {
        parents[i] = facts_text(department, "parent");
    }
    qsort(parents, count, sizeof *parents, by_text);
    json_array_foreach(departments, i, department) {
        Slice name = facts_text(department, "name");
        above[i] = bsearch(&name, parents, count, sizeof *parents, by_text) != NULL;
    }
    return above;
}

static void start(Making *making, Arena *arena, const json_t *facts, Slice subject, int64_t created)
{
    *making = (Making){ .arena = arena, .facts = facts, .file = arena_one(arena, TableFile) };
    making->above = which_are_above(arena, list(making, "departments"));
    Slice title = scan_text(making, "title");
    making->file->language = scan_text(making, "language");
    making->file->options = (BookOptions){
        .created = created,
        .title = slice_print(arena, "%.*s: %.*s", SLICE_ARGS(title), SLICE_ARGS(subject)),
        .author = scan_text(making, "author"),
        .organisation = scan_text(making, "organisation"),
        .mark = word(making, "may_be_shared"),
        .language = making->file->language,
    };
}

static Table *add_planned(Making *making, const SheetPlan *plan)
{
    Column *kept = arena_many(making->arena, Column, plan->column_count);
    memcpy(kept, plan->columns, plan->column_count * sizeof *kept);
    SheetPlan own = *plan;
    own.columns = kept;
    Table *table = table_new(making->arena, &own);
    TableFile *file = making->file;
    file->tables =
        arena_grow(making->arena, file->tables, sizeof *file->tables, file->table_count, &making->room);
    file->tables[file->table_count++] = table;
    return table;
}

// A list by the words that name it; `frozen` columns stay in sight.
static Table *add_table(Making *making, const char *name, const char *about, const Column *columns,
                        size_t count, size_t frozen)
{
    return add_planned(making, &(SheetPlan){ .name = word(making, name),
                                             .about = word(making, about),
                                             .columns = columns,
                                             .column_count = count,
                                             .frozen = frozen });
}

static void shade(Table *table, size_t from, size_t to, Shade shade)
{
    table->shade_from = from;
    table->shade_to = to;
    table->shade = shade;
}

enum { ALL_DEPARTMENTS = SIZE_MAX };

// A row of several departments stands after all others, not below its own.
static int level_of(const json_t *department)
{
    return facts_flag(department, "merged") ? 0 : (int)facts_whole(department, "level", 0);
}

// Room for the name of one department, or of each, and of the whole organisation.
static double name_width(const Making *making, size_t place)
{
    size_t longest = utf8_count(word(making, "whole_organisation")), i;
    const json_t *department, *rest = json_object_get(list(making, "response"), "remainder");
    size_t letters_of_rest = utf8_count(facts_text(rest, "name"));
    if (place == ALL_DEPARTMENTS && facts_flag(rest, "present") && letters_of_rest > longest)
        longest = letters_of_rest;
    json_array_foreach(list(making, "departments"), i, department) {
        size_t letters = utf8_count(facts_text(department, "name")) + 2 * (size_t)level_of(department);
        if (place == ALL_DEPARTMENTS || place == i)
            longest = letters > longest ? letters : longest;
    }
    return fmin((double)longest + 2, 50);
}

// ---- the first sheet ----

static void explain(const Making *making, Table *table, Slice subject, Slice content)
{
    if (!content.len)
        return;
    table_text(making->arena, table, subject);
    table_text(making->arena, table, content);
}

static void explain_under(const Making *making, Table *table, const char *heading)
{
    table_look(making->arena, table, LOOK_HEADING, word(making, heading));
    table_text(making->arena, table, S(""));
}

// The other sheets, each with what is in it.
static void explain_sheets(const Making *making, Table *table)
{
    explain_under(making, table, "book_sheets");
    for (size_t i = 1; i < making->file->table_count; i++) {
        table_look(making->arena, table, LOOK_LINK, making->file->tables[i]->plan.name);
        table_text(making->arena, table, making->file->tables[i]->plan.about);
    }
}

static Table *open_explanation(Making *making)
{
    const Column columns[] = { { S(""), CELL_TEXT, 30 }, { S(""), CELL_PROSE, 110 } };
    return add_planned(making, &(SheetPlan){ .name = word(making, "sheet_about"),
                                             .columns = columns,
                                             .column_count = 2,
                                             .is_page = true });
}

// Filled when all other sheets are there.
static void fill_explanation(Making *making, Table *table, Slice about)
{
    static const char *const fact[][2] = { { "organisation", "organisation" }, { "date", "date_text" },
                                           { "stage", "stage_text" },         { "version", "version" } };
    static const char *const rule[][2] = { { "score", "rule_score" },
                                           { "value", "rule_value" },
                                           { "phase", "rule_phase" },
                                           { "questions", "rule_question_means" },
                                           { "clear_heading", "rule_clear_difference" },
                                           { "row_kind", "rule_row_kind" } };
    table_look(making->arena, table, LOOK_TITLE, scan_text(making, "title"));
    table_text(making->arena, table, S(""));
    explain(making, table, word(making, "book_about"), about);
    explain(making, table, word(making, "may_be_shared"),
            slice_print(making->arena, "%.*s %.*s.", SLICE_ARGS(word(making, "may_be_shared_text")),
                        SLICE_ARGS(scan_text(making, "min_group_text"))));
    for (size_t i = 0; i < sizeof fact / sizeof *fact; i++)
        explain(making, table, word(making, fact[i][0]), scan_text(making, fact[i][1]));
    explain_sheets(making, table);
    explain_under(making, table, "book_rules");
    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        explain(making, table, word(making, rule[i][0]), word(making, rule[i][1]));
    if (is_validated(making))
        explain(making, table, word(making, "self_image"), word(making, "rule_self_image"));
    const json_t *generator = json_object_get(making->facts, "generator");
    explain(making, table, word(making, "program"),
            slice_print(making->arena, "%.*s %.*s", SLICE_ARGS(facts_text(generator, "name")),
                        SLICE_ARGS(facts_text(generator, "version"))));
}

// ---- all departments ----

// Of the six pillars, in that column.
static Slice pillar_cells(const Making *making, char column)
{
    Slice sheet = sheet_quoted(making->arena, word(making, "sheet_pillars"));
    return slice_print(making->arena, "%s!$%c$2:$%c$7", sheet.at, column, column);
}

// As in the confidential workbook: the values, or once pillars are validated the score that holds, the
// self-image and the target.
static void add_pillar_charts(const Making *making, Table *table, bool validated)
{
    enum { SCORE = 'C', VALUE = 'D', SELF_IMAGE = 'I', TARGET_SCORE = 'K', SERIES = 4 };
    bool targets = facts_flag(json_object_get(making->facts, "summary"), "has_targets");
    SheetSeries *series = arena_many(making->arena, SheetSeries, SERIES);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = (SheetSeries){ word(making, "value"), pillar_cells(making, VALUE), BLUE, false };
    series[1] = (SheetSeries){ word(making, "score"), pillar_cells(making, SCORE), BLUE, false };
    series[2] = (SheetSeries){ word(making, "self_image"), pillar_cells(making, SELF_IMAGE), GREY, false };
    series[3] = (SheetSeries){ word(making, "target"), pillar_cells(making, TARGET_SCORE), TARGET, true };
    charts[0] = (SheetChart){ SHEET_RADAR, word(making, "sheet_radar"), word(making, "sheet_radar_alt"),
                              pillar_cells(making, 'A'), &series[0], 1, 1, 5, 8, 0, 440, 400 };
    charts[1] = (SheetChart){ SHEET_BARS, word(making, "sheet_bars"), word(making, "sheet_bars_alt"),
                              pillar_cells(making, 'A'), &series[1], 1, SCORE_LOW, SCORE_HIGH, 8, 5, 440,
                              400 };
    if (validated)
        charts[0] = (SheetChart){ SHEET_RADAR, word(making, "sheet_bars"),
                                  word(making, "sheet_radar_scores_alt"), pillar_cells(making, 'A'),
                                  &series[1], targets ? 3 : 2, SCORE_LOW, SCORE_HIGH, 8, 0, 440, 400 };
    table->charts = charts;
    table->chart_count = 2;
}

static void add_pillars(Making *making)
{
    const Column columns[] = {
        { word(making, "pillar"), CELL_TEXT, 16 },     { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "score"), CELL_PRINTED, 9 },      { word(making, "value"), CELL_POINT, 9 },
        { word(making, "phase"), CELL_TEXT, 12 },      { word(making, "bound_low"), CELL_POINT, 12 },
        { word(making, "bound_high"), CELL_POINT, 12 }, { word(making, "dont_know"), CELL_SHARE, 13 },
        { word(making, "self_image"), CELL_PRINTED, 11 }, { word(making, "self_image_phase"), CELL_TEXT, 16 },
        { word(making, "target"), CELL_POINT, 9 },      { word(making, "to_go"), CELL_PRINTED, 12 },
    };
    enum { ALL = sizeof columns / sizeof *columns, OF_SELF_IMAGE = 4 };
    bool validated = is_validated(making);
    Table *table = add_table(making, "sheet_pillars", "about_pillars", columns,
                             validated ? ALL : ALL - OF_SELF_IMAGE, 1);
    const json_t *pillar;
    size_t i;
    json_array_foreach(list(making, "pillars"), i, pillar) {
        const json_t *interval = json_object_get(pillar, "interval");
        table_text(making->arena, table, facts_text(pillar, "name"));
        table_number(making->arena, table, facts_number(pillar, "n"));
        table_number(making->arena, table, facts_number(pillar, "established"));
        table_number(making->arena, table, facts_number(pillar, "established_value"));
        table_text(making->arena, table, facts_text(json_object_get(pillar, "established_phase"), "name"));
        table_number(making->arena, table, facts_number(interval, "low"));
        table_number(making->arena, table, facts_number(interval, "high"));
        table_number(making->arena, table, facts_number(pillar, "dont_know"));
        if (!validated)
            continue;
        table_number(making->arena, table, facts_number(pillar, "score"));
        table_text(making->arena, table, facts_text(json_object_get(pillar, "phase"), "name"));
        table_number(making->arena, table, facts_number(pillar, "target"));
        table_number(making->arena, table, facts_number(pillar, "gap"));
    }
    add_pillar_charts(making, table, validated);
}

static void put_scores(const Making *making, Table *table, const json_t *pillars)
{
    const json_t *pillar;
    size_t i;
    json_array_foreach(pillars, i, pillar) {
        table_number(making->arena, table, facts_number(pillar, "score"));
    }
}

// A department's own row of response: as many as facts.departments, in the same order.
static const json_t *response_of(const Making *making, size_t place)
{
    const json_t *departments = json_object_get(json_object_get(making->facts, "response"), "departments");
    return json_array_get(departments, place);
}

static void put_response(const Making *making, Table *table, const json_t *response)
{
    table_number(making->arena, table, facts_number(response, "responded"));
    table_number(making->arena, table, facts_number(response, "invited"));
    table_number(making->arena, table, facts_number(response, "rate"));
}

static void put_whole_organisation(const Making *making, Table *table)
{
    table_text(making->arena, table, word(making, "whole_organisation"));
    put_response(making, table, json_object_get(making->facts, "response"));
    put_scores(making, table, list(making, "pillars"));
    table_text(making->arena, table, word(making, "mark_total"));
}

enum { RESPONSE_COLUMNS = 4 };

static Table *score_table(Making *making, const char *name, const char *about, size_t place)
{
    Column columns[RESPONSE_COLUMNS + PILLARS + 1] = {
        { word(making, "department"), CELL_TEXT, name_width(making, place) },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "invited"), CELL_WHOLE, 13 },
        { word(making, "response"), CELL_SHARE, 10 },
    };
    for (size_t p = 0; p < PILLARS; p++)
        columns[RESPONSE_COLUMNS + p] =
            (Column){ facts_text(json_array_get(list(making, "pillars"), p), "name"), CELL_PRINTED, 11 };
    columns[RESPONSE_COLUMNS + PILLARS] = (Column){ word(making, "row_kind"), CELL_TEXT, 12 };
    Table *table = add_table(making, name, about, columns, RESPONSE_COLUMNS + PILLARS + 1, 1);
    shade(table, RESPONSE_COLUMNS, RESPONSE_COLUMNS + PILLARS, SHADE_PHASES);
    return table;
}

static Slice row_mark(const Making *making, size_t place)
{
    return word(making, making->above[place] ? "mark_subtotal" : "mark_department");
}

static void put_department(const Making *making, Table *table, size_t place, int level)
{
    const json_t *department = json_array_get(list(making, "departments"), place);
    table_name(making->arena, table, facts_text(department, "name"), level);
    put_response(making, table, response_of(making, place));
    put_scores(making, table, json_object_get(department, "pillars"));
    table_text(making->arena, table, row_mark(making, place));
}

// Who is in none of the rows, so that they add up; nothing but how many they are.
static void put_remainder(const Making *making, Table *table)
{
    const json_t *rest = json_object_get(json_object_get(making->facts, "response"), "remainder");
    if (!facts_flag(rest, "present"))
        return;
    table_text(making->arena, table, facts_text(rest, "name"));
    table_number(making->arena, table, facts_number(rest, "responded"));
    for (size_t column = 2; column < RESPONSE_COLUMNS + PILLARS; column++)
        table_number(making->arena, table, (double)NAN);
    table_text(making->arena, table, word(making, "mark_without"));
}

static void add_departments(Making *making)
{
    Table *table = score_table(making, "sheet_departments", "about_departments", ALL_DEPARTMENTS);
    for (size_t d = 0; d < json_array_size(list(making, "departments")); d++)
        put_department(making, table, d, level_of(json_array_get(list(making, "departments"), d)));
    put_remainder(making, table);
    put_whole_organisation(making, table);
}

static Slice clear_text(const Making *making, const json_t *pillar)
{
    return facts_flag(pillar, "is_higher")  ? word(making, "clearly_higher")
           : facts_flag(pillar, "is_lower") ? word(making, "clearly_lower")
                                         : S("");
}

// Of two printed scores, without what binary fractions add to it.
static double difference(double score, double whole)
{
    return round((score - whole) * 100) / 100;
}

// A row for each department and pillar, as pivot tables want it.
static void add_differences(Making *making)
{
    const Column columns[] = {
        { word(making, "department"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { word(making, "pillar"), CELL_TEXT, 14 },
        { word(making, "score"), CELL_PRINTED, 9 },
        { word(making, "phase"), CELL_TEXT, 12 },
        { word(making, "whole_organisation"), CELL_PRINTED, 13 },
        { word(making, "control_difference"), CELL_PRINTED, 10 },
        { word(making, "clear_heading"), CELL_TEXT, 24 },
        { word(making, "row_kind"), CELL_TEXT, 12 },
    };
    Table *table = add_table(making, "sheet_differences", "about_differences", columns,
                             sizeof columns / sizeof *columns, 1);
    const json_t *department, *pillar;
    size_t d, p;
    json_array_foreach(list(making, "departments"), d, department) {
        json_array_foreach(json_object_get(department, "pillars"), p, pillar) {
            double whole = facts_number(json_array_get(list(making, "pillars"), p), "score");
            table_text(making->arena, table, facts_text(department, "name"));
            table_text(making->arena, table, facts_text(pillar, "name"));
            table_number(making->arena, table, facts_number(pillar, "score"));
            table_text(making->arena, table, facts_text(json_object_get(pillar, "phase"), "name"));
            table_number(making->arena, table, whole);
            table_number(making->arena, table, difference(facts_number(pillar, "score"), whole));
            table_text(making->arena, table, clear_text(making, pillar));
            table_text(making->arena, table, row_mark(making, d));
        }
    }
}

static const json_t *question_of(const Making *making, size_t item)
{
    const json_t *pillar = json_array_get(list(making, "pillars"), item / QUESTIONS);
    return json_array_get(json_object_get(pillar, "questions"), item % QUESTIONS);
}

static double department_mean(const json_t *department, size_t item)
{
    return facts_number(json_array_get(json_object_get(department, "questions"), item), "mean");
}

enum { QUESTION_COLUMNS = 4, TOPIC_WIDTH = 32 };

static void question_columns(const Making *making, Column *columns)
{
    columns[0] = (Column){ word(making, "question"), CELL_TEXT, 8 };
    columns[1] = (Column){ word(making, "topic"), CELL_TEXT, TOPIC_WIDTH };
    columns[2] = (Column){ word(making, "pillar"), CELL_TEXT, 14 };
    columns[3] = (Column){ word(making, "text"), CELL_PROSE, 74 };
}

// Its number, topic, pillar and text.
static void put_question(const Making *making, Table *table, size_t item)
{
    const json_t *question = question_of(making, item);
    const json_t *pillar = json_array_get(list(making, "pillars"), item / QUESTIONS);
    table_text(making->arena, table, facts_text(question, "id"));
    table_text(making->arena, table, facts_text(question, "topic"));
    table_text(making->arena, table, facts_text(pillar, "name"));
    table_text(making->arena, table, facts_text(question, "text"));
}

static void add_question_texts(Making *making)
{
    Column columns[QUESTION_COLUMNS + 1] = {
        [QUESTION_COLUMNS] = { word(making, "mean"), CELL_POINT, 12 }
    };
    question_columns(making, columns);
    Table *table =
        add_table(making, "sheet_questions", "about_question_means", columns, QUESTION_COLUMNS + 1, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
    }
    shade(table, QUESTION_COLUMNS, QUESTION_COLUMNS + 1, SHADE_ANSWERS);
}

// A row a question; after its text the whole organisation and each department.
static void add_question_means(Making *making)
{
    enum { NARROWEST = 12 };
    size_t count = QUESTION_COLUMNS + 1 + json_array_size(list(making, "departments"));
    Column *columns = arena_many(making->arena, Column, count);
    const json_t *department;
    size_t d;
    question_columns(making, columns);
    columns[QUESTION_COLUMNS] = (Column){ word(making, "whole_organisation"), CELL_POINT, 14 };
    json_array_foreach(list(making, "departments"), d, department) {
        columns[QUESTION_COLUMNS + 1 + d] = (Column){ facts_text(department, "name"), CELL_POINT, NARROWEST };
    }
    Table *table = add_table(making, "sheet_by_department", "about_by_department", columns, count, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
        json_array_foreach(list(making, "departments"), d, department) {
            table_number(making->arena, table, department_mean(department, item));
        }
    }
    shade(table, QUESTION_COLUMNS, count, SHADE_ANSWERS);
}

// A row for each mean that is shown, as pivot tables want it.
static void add_means(Making *making)
{
    const Column columns[] = {
        { word(making, "part_of"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { word(making, "department"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { word(making, "row_kind"), CELL_TEXT, 12 },
        { word(making, "pillar"), CELL_TEXT, 14 },
        { word(making, "question"), CELL_TEXT, 8 },
        { word(making, "topic"), CELL_TEXT, TOPIC_WIDTH },
        { word(making, "mean"), CELL_POINT, 12 },
        { word(making, "whole_organisation"), CELL_POINT, 14 },
    };
    Table *table =
        add_table(making, "sheet_means", "about_means", columns, sizeof columns / sizeof *columns, 2);
    const json_t *department;
    size_t d;
    json_array_foreach(list(making, "departments"), d, department) {
        for (size_t item = 0; item < ITEMS; item++) {
            double mean = department_mean(department, item);
            const json_t *question = question_of(making, item);
            if (!isfinite(mean))
                continue;
            table_text(making->arena, table, facts_text(department, "parent"));
            table_text(making->arena, table, facts_text(department, "name"));
            table_text(making->arena, table, row_mark(making, d));
            table_text(making->arena, table,
                       facts_text(json_array_get(list(making, "pillars"), item / QUESTIONS), "name"));
            table_text(making->arena, table, facts_text(question, "id"));
            table_text(making->arena, table, facts_text(question, "topic"));
            table_number(making->arena, table, mean);
            table_number(making->arena, table, facts_number(question, "mean"));
        }
    }
}

// What the report says of the plan, and of the previous scan.
static void add_plans(Making *making)
{
    Table *tables[PLAN_TABLES];
    size_t count = plan_tables(making->arena, making->facts, tables);
    TableFile *file = making->file;
    for (size_t i = 0; i < count; i++) {
        file->tables =
            arena_grow(making->arena, file->tables, sizeof *file->tables, file->table_count, &making->room);
        file->tables[file->table_count++] = tables[i];
    }
}

TableFile *shareable_overview(Arena *arena, const json_t *facts, int64_t created)
{
    Making making;
    start(&making, arena, facts, facts_text(json_object_get(facts, "words"), "departments_book"), created);
    Table *explanation = open_explanation(&making);
    add_pillars(&making);
    add_departments(&making);
    add_differences(&making);
    add_question_texts(&making);
    add_question_means(&making);
    add_means(&making);
    add_plans(&making);
    fill_explanation(&making, explanation, word(&making, "departments_book_text"));
    return making.file;
}

// ---- one department ----

static void add_comparison(Making *making, const json_t *department)
{
    const Column columns[] = {
        { word(making, "pillar"), CELL_TEXT, 16 },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "department_score"), CELL_PRINTED, 12 },
        { word(making, "whole_organisation"), CELL_PRINTED, 13 },
        { word(making, "control_difference"), CELL_PRINTED, 10 },
        { word(making, "phase"), CELL_TEXT, 12 },
        { word(making, "clear_heading"), CELL_TEXT, 24 },
    };
    Table *table = add_table(making, "sheet_pillars", "about_pillars", columns,
                             sizeof columns / sizeof *columns, 1);
    const json_t *pillar;
    size_t p;
    json_array_foreach(json_object_get(department, "pillars"), p, pillar) {
        double whole = facts_number(json_array_get(list(making, "pillars"), p), "score");
        table_text(making->arena, table, facts_text(pillar, "name"));
        table_number(making->arena, table, facts_number(pillar, "n"));
        table_number(making->arena, table, facts_number(pillar, "score"));
        table_number(making->arena, table, whole);
        table_number(making->arena, table, difference(facts_number(pillar, "score"), whole));
        table_text(making->arena, table, facts_text(json_object_get(pillar, "phase"), "name"));
        table_text(making->arena, table, clear_text(making, pillar));
    }
    SheetSeries *series = arena_many(making->arena, SheetSeries, 2);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = (SheetSeries){ word(making, "department_score"), pillar_cells(making, 'C'), BLUE, false };
    series[1] = (SheetSeries){ word(making, "whole_organisation"), pillar_cells(making, 'D'), GREY, true };
    charts[0] = (SheetChart){ SHEET_RADAR, word(making, "sheet_compare"), word(making, "sheet_compare_alt"),
                              pillar_cells(making, 'A'), series, 2, SCORE_LOW, SCORE_HIGH, 8, 0, 440, 420 };
    charts[1] = (SheetChart){ SHEET_BARS, word(making, "sheet_compare"), word(making, "sheet_compare_alt"),
                              pillar_cells(making, 'A'), series, 2, SCORE_LOW, SCORE_HIGH, 8, 4, 480, 420 };
    table->charts = charts;
    table->chart_count = 2;
}

static void add_question_comparison(Making *making, const json_t *department)
{
    enum { COLUMNS = QUESTION_COLUMNS + 2 };
    Column columns[COLUMNS] = {
        [QUESTION_COLUMNS] = { word(making, "department_score"), CELL_POINT, 12 },
        [QUESTION_COLUMNS + 1] = { word(making, "whole_organisation"), CELL_POINT, 13 },
    };
    question_columns(making, columns);
    Table *table = add_table(making, "sheet_questions", "about_question_means", columns, COLUMNS, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, department_mean(department, item));
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
    }
    shade(table, QUESTION_COLUMNS, COLUMNS, SHADE_ANSWERS);
}

TableFile *shareable_department(Arena *arena, const json_t *facts, size_t place, int64_t created)
{
    Making making;
    const json_t *department = json_array_get(json_object_get(facts, "departments"), place);
    Slice name = facts_text(department, "name");
    start(&making, arena, facts, name, created);
    Table *explanation = open_explanation(&making);
    add_comparison(&making, department);
    Table *table = score_table(&making, "sheet_one_department", "about_one_department", place);
    put_department(&making, table, place, 0);
    put_whole_organisation(&making, table);
    add_question_comparison(&making, department);
    fill_explanation(&making, explanation,
                     slice_print(arena, "%.*s %.*s.", SLICE_ARGS(word(&making, "department_book_text")),
                                 SLICE_ARGS(name)));
    return making.file;
}
