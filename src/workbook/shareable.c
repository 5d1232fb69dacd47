#include "workbook/shareable.h"

#include <math.h>
#include <string.h>

#include "facts/reading.h"
#include "ingest/scan.h"

enum { NUMBERED_COLUMNS = 1 + ITEMS, SCORE_LOW = 8, SCORE_HIGH = 32, ANSWER_LOW = 1, ANSWER_HIGH = 4 };
enum { BLUE = 0x0B4A85, ORANGE = 0xA63C06, MIDDLE = 0x2C6FAB };

typedef struct Making {
    Arena *arena;
    const json_t *facts;
    TableFile *file;
    size_t room;
} Making;

// ---- reading the facts ----

static Slice word(const Making *making, const char *name)
{
    return facts_word(making->facts, name);
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

static void start(Making *making, Arena *arena, const json_t *facts, Slice subject, int64_t created)
{
    *making = (Making){ .arena = arena, .facts = facts, .file = arena_one(arena, TableFile) };
    Slice title = scan_text(making, "title");
    making->file->language = scan_text(making, "language");
    making->file->options = (BookOptions){
        .created = created,
        .title = slice_print(arena, "%.*s: %.*s", SLICE_ARGS(title), SLICE_ARGS(subject)),
        .author = scan_text(making, "author"),
        .organisation = scan_text(making, "organisation"),
        .mark = word(making, "may_be_shared"),
    };
}

static Table *add_table(Making *making, Slice name, const Column *columns, size_t count)
{
    Column *kept = arena_many(making->arena, Column, count);
    memcpy(kept, columns, count * sizeof *columns);
    Table *table = table_new(making->arena, name, kept, count);
    TableFile *file = making->file;
    file->tables =
        arena_grow(making->arena, file->tables, sizeof *file->tables, file->table_count, &making->room);
    file->tables[file->table_count++] = table;
    return table;
}

static void shade(Table *table, size_t from, size_t to, double low, double high)
{
    table->heat_from = from;
    table->heat_to = to;
    table->heat_low = low;
    table->heat_high = high;
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

static void add_explanation(Making *making, Slice about)
{
    static const char *const fact[][2] = { { "organisation", "organisation" }, { "title", "title" },
                                           { "date", "date_text" },           { "stage", "stage_text" },
                                           { "version", "version" } };
    static const char *const rule[][2] = { { "score", "rule_score" },
                                           { "value", "rule_value" },
                                           { "phase", "rule_phase" },
                                           { "questions", "rule_question_means" },
                                           { "clear_heading", "rule_clear_difference" } };
    const Column columns[] = { { word(making, "book_subject"), CELL_TEXT, 30 },
                               { word(making, "book_content"), CELL_PROSE, 100 } };
    Table *table = add_table(making, S("Toelichting"), columns, 2);
    explain(making, table, word(making, "book_about"), about);
    explain(making, table, word(making, "may_be_shared"),
            slice_print(making->arena, "%.*s %.*s.", SLICE_ARGS(word(making, "may_be_shared_text")),
                        SLICE_ARGS(scan_text(making, "min_group_text"))));
    for (size_t i = 0; i < sizeof fact / sizeof *fact; i++)
        explain(making, table, word(making, fact[i][0]), scan_text(making, fact[i][1]));
    const json_t *generator = json_object_get(making->facts, "generator");
    explain(making, table, word(making, "program"),
            slice_print(making->arena, "%.*s %.*s", SLICE_ARGS(facts_text(generator, "name")),
                        SLICE_ARGS(facts_text(generator, "version"))));
    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        explain(making, table, word(making, rule[i][0]), word(making, rule[i][1]));
    if (is_validated(making))
        explain(making, table, word(making, "self_image"), word(making, "rule_self_image"));
}

// ---- all departments ----

static void add_pillars(Making *making)
{
    const Column columns[] = {
        { word(making, "pillar"), CELL_TEXT, 16 },     { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "score"), CELL_POINT, 9 },      { word(making, "value"), CELL_POINT, 9 },
        { word(making, "phase"), CELL_TEXT, 12 },      { word(making, "bound_low"), CELL_POINT, 12 },
        { word(making, "bound_high"), CELL_POINT, 12 }, { word(making, "dont_know"), CELL_SHARE, 13 },
        { word(making, "self_image"), CELL_POINT, 11 }, { word(making, "self_image_phase"), CELL_TEXT, 16 },
        { word(making, "target"), CELL_POINT, 9 },      { word(making, "to_go"), CELL_POINT, 12 },
    };
    enum { ALL = sizeof columns / sizeof *columns, OF_SELF_IMAGE = 4 };
    bool validated = is_validated(making);
    Table *table = add_table(making, S("Pijlers"), columns, validated ? ALL : ALL - OF_SELF_IMAGE);
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
    SheetSeries *series = arena_many(making->arena, SheetSeries, 2);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = (SheetSeries){ word(making, "value"), S("Pijlers!$D$2:$D$7"), BLUE, false };
    series[1] = (SheetSeries){ word(making, "score"), S("Pijlers!$C$2:$C$7"), MIDDLE, false };
    charts[0] = (SheetChart){ SHEET_RADAR, word(making, "sheet_radar"), word(making, "sheet_radar_alt"),
                              S("Pijlers!$A$2:$A$7"), &series[0], 1, 1, 5, 8, 0, 440, 400 };
    charts[1] = (SheetChart){ SHEET_BARS, word(making, "sheet_bars"), word(making, "sheet_bars_alt"),
                              S("Pijlers!$A$2:$A$7"), &series[1], 1, SCORE_LOW, SCORE_HIGH, 8, 5, 440, 400 };
    table->charts = charts;
    table->chart_count = 2;
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
}

enum { RESPONSE_COLUMNS = 4 };

static Table *score_table(Making *making, Slice name, size_t place)
{
    Column columns[RESPONSE_COLUMNS + PILLARS] = {
        { word(making, "department"), CELL_TEXT, name_width(making, place) },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "invited"), CELL_WHOLE, 13 },
        { word(making, "response"), CELL_SHARE, 10 },
    };
    for (size_t p = 0; p < PILLARS; p++)
        columns[RESPONSE_COLUMNS + p] =
            (Column){ facts_text(json_array_get(list(making, "pillars"), p), "name"), CELL_POINT, 11 };
    Table *table = add_table(making, name, columns, RESPONSE_COLUMNS + PILLARS);
    shade(table, RESPONSE_COLUMNS, RESPONSE_COLUMNS + PILLARS, SCORE_LOW, SCORE_HIGH);
    return table;
}

static void put_department(const Making *making, Table *table, size_t place, int level)
{
    const json_t *department = json_array_get(list(making, "departments"), place);
    table_name(making->arena, table, facts_text(department, "name"), level);
    put_response(making, table, response_of(making, place));
    put_scores(making, table, json_object_get(department, "pillars"));
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
}

static void add_departments(Making *making)
{
    Table *table = score_table(making, S("Afdelingen"), ALL_DEPARTMENTS);
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
        { word(making, "score"), CELL_POINT, 9 },
        { word(making, "phase"), CELL_TEXT, 12 },
        { word(making, "whole_organisation"), CELL_POINT, 13 },
        { word(making, "control_difference"), CELL_POINT, 10 },
        { word(making, "clear_heading"), CELL_TEXT, 24 },
    };
    Table *table = add_table(making, S("Verschillen"), columns, sizeof columns / sizeof *columns);
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

// Its number, pillar and text.
static void put_question(const Making *making, Table *table, size_t item)
{
    const json_t *question = question_of(making, item);
    const json_t *pillar = json_array_get(list(making, "pillars"), item / QUESTIONS);
    table_text(making->arena, table, facts_text(question, "id"));
    table_text(making->arena, table, facts_text(pillar, "name"));
    table_text(making->arena, table, facts_text(question, "text"));
}

static void add_question_texts(Making *making)
{
    const Column columns[] = { { word(making, "question"), CELL_TEXT, 8 },
                               { word(making, "pillar"), CELL_TEXT, 14 },
                               { word(making, "text"), CELL_PROSE, 80 },
                               { word(making, "mean"), CELL_POINT, 12 } };
    Table *table = add_table(making, S("Vragen"), columns, 4);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
    }
    shade(table, 3, 4, ANSWER_LOW, ANSWER_HIGH);
}

static void add_question_means(Making *making)
{
    Column columns[NUMBERED_COLUMNS] = { { word(making, "department"), CELL_TEXT,
                                           name_width(making, ALL_DEPARTMENTS) } };
    for (int item = 0; item < ITEMS; item++)
        columns[1 + item] = (Column){ question_id(item), CELL_POINT, 6 };
    Table *table = add_table(making, S("Vragen per afdeling"), columns, NUMBERED_COLUMNS);
    const json_t *department;
    size_t d;
    json_array_foreach(list(making, "departments"), d, department) {
        table_name(making->arena, table, facts_text(department, "name"), level_of(department));
        for (size_t item = 0; item < ITEMS; item++)
            table_number(making->arena, table, department_mean(department, item));
    }
    table_text(making->arena, table, word(making, "whole_organisation"));
    for (size_t item = 0; item < ITEMS; item++)
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
    shade(table, 1, NUMBERED_COLUMNS, ANSWER_LOW, ANSWER_HIGH);
}

TableFile *shareable_overview(Arena *arena, const json_t *facts, int64_t created)
{
    Making making;
    start(&making, arena, facts, facts_text(json_object_get(facts, "words"), "departments_book"), created);
    add_explanation(&making, word(&making, "departments_book_text"));
    add_pillars(&making);
    add_departments(&making);
    add_differences(&making);
    add_question_texts(&making);
    add_question_means(&making);
    return making.file;
}

// ---- one department ----

static void add_comparison(Making *making, const json_t *department)
{
    const Column columns[] = {
        { word(making, "pillar"), CELL_TEXT, 16 },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "department_score"), CELL_POINT, 12 },
        { word(making, "whole_organisation"), CELL_POINT, 13 },
        { word(making, "control_difference"), CELL_POINT, 10 },
        { word(making, "phase"), CELL_TEXT, 12 },
        { word(making, "clear_heading"), CELL_TEXT, 24 },
    };
    Table *table = add_table(making, S("Pijlers"), columns, sizeof columns / sizeof *columns);
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
    series[0] = (SheetSeries){ word(making, "department_score"), S("Pijlers!$C$2:$C$7"), BLUE, false };
    series[1] = (SheetSeries){ word(making, "whole_organisation"), S("Pijlers!$D$2:$D$7"), ORANGE, true };
    charts[0] = (SheetChart){ SHEET_RADAR, word(making, "sheet_compare"), word(making, "sheet_compare_alt"),
                              S("Pijlers!$A$2:$A$7"), series, 2, SCORE_LOW, SCORE_HIGH, 8, 0, 440, 420 };
    charts[1] = (SheetChart){ SHEET_BARS, word(making, "sheet_compare"), word(making, "sheet_compare_alt"),
                              S("Pijlers!$A$2:$A$7"), series, 2, SCORE_LOW, SCORE_HIGH, 8, 4, 480, 420 };
    table->charts = charts;
    table->chart_count = 2;
}

static void add_question_comparison(Making *making, const json_t *department)
{
    const Column columns[] = {
        { word(making, "question"), CELL_TEXT, 8 },
        { word(making, "pillar"), CELL_TEXT, 14 },
        { word(making, "text"), CELL_PROSE, 70 },
        { word(making, "department_score"), CELL_POINT, 12 },
        { word(making, "whole_organisation"), CELL_POINT, 13 },
    };
    Table *table = add_table(making, S("Vragen"), columns, sizeof columns / sizeof *columns);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, department_mean(department, item));
        table_number(making->arena, table, facts_number(question_of(making, item), "mean"));
    }
    shade(table, 3, 5, ANSWER_LOW, ANSWER_HIGH);
}

TableFile *shareable_department(Arena *arena, const json_t *facts, size_t place, int64_t created)
{
    Making making;
    const json_t *department = json_array_get(json_object_get(facts, "departments"), place);
    Slice name = facts_text(department, "name");
    start(&making, arena, facts, name, created);
    add_explanation(&making,
                    slice_print(arena, "%.*s %.*s.", SLICE_ARGS(word(&making, "department_book_text")),
                                SLICE_ARGS(name)));
    add_comparison(&making, department);
    Table *table = score_table(&making, S("Afdeling en organisatie"), place);
    put_department(&making, table, place, 0);
    put_whole_organisation(&making, table);
    add_question_comparison(&making, department);
    return making.file;
}
