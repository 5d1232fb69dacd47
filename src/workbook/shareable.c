// SPDX-License-Identifier: EUPL-1.2
#include "workbook/shareable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "facts/reading.h"
#include "model/scan.h"
#include "model/strings.h"
#include "workbook/plan_tables.h"

enum { SCORE_LOW = 8, SCORE_HIGH = 32 };
enum { BLUE = 0x0B4A85, GREY = 0x7A8894, TARGET = 0xA63C06 }; // the report's: templates/style.yaml

typedef struct TableMaking {
    Arena *arena;
    const Facts *facts;
    TableFile *file;
    size_t room;
    const bool *
        above; // by department: others belong to it, and their people are counted in its row as well
} TableMaking;

// ---- reading the facts ----

static Slice word(const TableMaking *making, const char *name)
{
    return facts_word(making->facts, name);
}

static bool is_validated(const TableMaking *making)
{
    return making->facts->summary.has_validated;
}

static double exact(ExactValue value)
{
    return fraction_double(value.number);
}

static double count_number(CountValue count)
{
    return count.state == VALUE_KNOWN ? (double)count.number : (double)NAN;
}

static Slice phase_name(const TableMaking *making, int phase)
{
    return phase < 0 ? S("") : strings_phase(making->facts->strings, phase);
}

Slice shareable_name(const Facts *facts, size_t place)
{
    return facts->departments.items[place].name;
}

size_t shareable_departments(Arena *arena, const Facts *facts, size_t **places)
{
    size_t count = 0;
    *places = arena_many(arena, size_t, facts->departments.count);
    for (size_t i = 0; i < facts->departments.count; i++)
        if (!facts->departments.items[i].withheld &&
            facts->departments.items[i].mean.state == VALUE_KNOWN)
            (*places)[count++] = i;
    return count;
}

// ---- the file ----

static int by_text(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

// Sorted once, as rows ask it for every department and question.
static const bool *which_are_above(Arena *arena, const DepartmentList *departments)
{
    bool *above = arena_many(arena, bool, departments->count);
    Slice *parents = arena_many(arena, Slice, departments->count);
    for (size_t i = 0; i < departments->count; i++)
        parents[i] = departments->items[i].parent;
    qsort(parents, departments->count, sizeof *parents, by_text);
    for (size_t i = 0; i < departments->count; i++)
        above[i] = bsearch(&departments->items[i].name, parents, departments->count,
                           sizeof *parents, by_text) != NULL;
    return above;
}

static void start(TableMaking *making, Arena *arena, const Facts *facts, Slice subject,
                  int64_t created)
{
    const ScanFacts *scan = &facts->scan;
    *making = (TableMaking){ .arena = arena, .facts = facts, .file = arena_one(arena, TableFile) };
    making->above = which_are_above(arena, &facts->departments);
    making->file->language = scan->language;
    making->file->options = (BookOptions){
        .created = created,
        .title = slice_print(arena, "%.*s: %.*s", SLICE_ARGS(scan->title), SLICE_ARGS(subject)),
        .author = scan->author,
        .organisation = scan->organisation,
        .mark = word(making, "may_be_shared"),
        .language = scan->language,
    };
}

static SheetTable *add_planned(TableMaking *making, const SheetPlan *plan)
{
    Column *kept = arena_many(making->arena, Column, plan->column_count);
    memcpy(kept, plan->columns, plan->column_count * sizeof *kept);
    SheetPlan own = *plan;
    own.columns = kept;
    SheetTable *table = table_new(making->arena, &own);
    TableFile *file = making->file;
    file->tables = arena_grow(making->arena, file->tables, sizeof *file->tables, file->table_count,
                              &making->room);
    file->tables[file->table_count++] = table;
    return table;
}

// A list by the words that name it; `frozen` columns stay in sight.
static SheetTable *add_table(TableMaking *making, const char *name, const char *about,
                             const Column *columns, size_t count, size_t frozen)
{
    return add_planned(making, &(SheetPlan){ .name = word(making, name),
                                             .about = word(making, about),
                                             .columns = columns,
                                             .column_count = count,
                                             .frozen = frozen });
}

static void shade(SheetTable *table, size_t from, size_t to, Shade shade)
{
    table->shade_from = from;
    table->shade_to = to;
    table->shade = shade;
}

enum { ALL_DEPARTMENTS = SIZE_MAX };

// A row of several departments stands after all others, not below its own.
static int level_of(const DepartmentFacts *department)
{
    return department->merged ? 0 : (int)department->level.number;
}

// Room for the name of one department, or of each, and of the whole organisation.
static double name_width(const TableMaking *making, size_t place)
{
    size_t longest = utf8_count(word(making, "whole_organisation"));
    const RemainderFacts *rest = &making->facts->response.remainder;
    size_t letters_of_rest = utf8_count(rest->name);
    if (place == ALL_DEPARTMENTS && rest->present && letters_of_rest > longest)
        longest = letters_of_rest;
    for (size_t i = 0; i < making->facts->departments.count; i++) {
        const DepartmentFacts *department = &making->facts->departments.items[i];
        size_t letters = utf8_count(department->name) + 2 * (size_t)level_of(department);
        if (place == ALL_DEPARTMENTS || place == i)
            longest = letters > longest ? letters : longest;
    }
    return fmin((double)longest + 2, 50);
}

// ---- the first sheet ----

static void explain(const TableMaking *making, SheetTable *table, Slice subject, Slice content)
{
    if (!content.len)
        return;
    table_text(making->arena, table, subject);
    table_text(making->arena, table, content);
}

static void explain_under(const TableMaking *making, SheetTable *table, const char *heading)
{
    table_look(making->arena, table, LOOK_HEADING, word(making, heading));
    table_text(making->arena, table, S(""));
}

// The other sheets, each with what is in it.
static void explain_sheets(const TableMaking *making, SheetTable *table)
{
    explain_under(making, table, "book_sheets");
    for (size_t i = 1; i < making->file->table_count; i++) {
        table_look(making->arena, table, LOOK_LINK, making->file->tables[i]->plan.name);
        table_text(making->arena, table, making->file->tables[i]->plan.about);
    }
}

static SheetTable *open_explanation(TableMaking *making)
{
    const Column columns[] = { { S(""), CELL_TEXT, 30 }, { S(""), CELL_PROSE, 110 } };
    return add_planned(making, &(SheetPlan){ .name = word(making, "sheet_about"),
                                             .columns = columns,
                                             .column_count = 2,
                                             .is_page = true });
}

// Filled when all other sheets are there.
static void fill_explanation(TableMaking *making, SheetTable *table, Slice about)
{
    const ValueStyle style = { .arena = making->arena, .numbers = making->facts->style.numbers };
    const ScanFacts *scan = &making->facts->scan;
    const GeneratorFacts *generator = &making->facts->generator;
    static const char *const rule[][2] = { { "score", "rule_score" },
                                           { "value", "rule_value" },
                                           { "phase", "rule_phase" },
                                           { "questions", "rule_question_means" },
                                           { "clear_heading", "rule_clear_difference" },
                                           { "row_kind", "rule_row_kind" } };
    table_look(making->arena, table, LOOK_TITLE, scan->title);
    table_text(making->arena, table, S(""));
    explain(making, table, word(making, "book_about"), about);
    explain(making, table, word(making, "may_be_shared"),
            slice_print(making->arena, "%.*s %.*s.", SLICE_ARGS(word(making, "may_be_shared_text")),
                        SLICE_ARGS(count_value_text(&style, scan->min_group))));
    explain(making, table, word(making, "organisation"), scan->organisation);
    explain(making, table, word(making, "date"), scan->date_text);
    explain(making, table, word(making, "stage"), scan->stage_text);
    explain(making, table, word(making, "version"), scan->version);
    explain_sheets(making, table);
    explain_under(making, table, "book_rules");
    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        explain(making, table, word(making, rule[i][0]), word(making, rule[i][1]));
    if (is_validated(making))
        explain(making, table, word(making, "self_image"), word(making, "rule_self_image"));
    explain(making, table, word(making, "program"),
            slice_print(making->arena, "%.*s %.*s", SLICE_ARGS(generator->name),
                        SLICE_ARGS(generator->version)));
}

// ---- all departments ----

// Of the six pillars, in that column.
static Slice pillar_cells(const TableMaking *making, char column)
{
    Slice sheet = sheet_quoted(making->arena, word(making, "sheet_pillars"));
    return slice_print(making->arena, "%s!$%c$2:$%c$7", sheet.at, column, column);
}

// As in the confidential workbook: the values, or once pillars are validated the score that holds, the
// self-image and the target.
static void add_pillar_charts(const TableMaking *making, SheetTable *table, bool validated)
{
    enum { SCORE = 'C', VALUE = 'D', SELF_IMAGE = 'I', TARGET_SCORE = 'K', SERIES = 4 };
    bool targets = making->facts->summary.has_targets;
    SheetSeries *series = arena_many(making->arena, SheetSeries, SERIES);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = (SheetSeries){ word(making, "value"), pillar_cells(making, VALUE), BLUE, false };
    series[1] = (SheetSeries){ word(making, "score"), pillar_cells(making, SCORE), BLUE, false };
    series[2] =
        (SheetSeries){ word(making, "self_image"), pillar_cells(making, SELF_IMAGE), GREY, false };
    series[3] =
        (SheetSeries){ word(making, "target"), pillar_cells(making, TARGET_SCORE), TARGET, true };
    charts[0] = (SheetChart){ SHEET_RADAR,
                              word(making, "sheet_radar"),
                              word(making, "sheet_radar_alt"),
                              pillar_cells(making, 'A'),
                              &series[0],
                              1,
                              1,
                              5,
                              8,
                              0,
                              440,
                              400 };
    charts[1] = (SheetChart){ SHEET_BARS,
                              word(making, "sheet_bars"),
                              word(making, "sheet_bars_alt"),
                              pillar_cells(making, 'A'),
                              &series[1],
                              1,
                              SCORE_LOW,
                              SCORE_HIGH,
                              8,
                              5,
                              440,
                              400 };
    if (validated)
        charts[0] = (SheetChart){ SHEET_RADAR,
                                  word(making, "sheet_bars"),
                                  word(making, "sheet_radar_scores_alt"),
                                  pillar_cells(making, 'A'),
                                  &series[1],
                                  targets ? 3 : 2,
                                  SCORE_LOW,
                                  SCORE_HIGH,
                                  8,
                                  0,
                                  440,
                                  400 };
    table->charts = charts;
    table->chart_count = 2;
}

static void add_pillars(TableMaking *making)
{
    const Column columns[] = {
        { word(making, "pillar"), CELL_TEXT, 16 },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "score"), CELL_PRINTED, 9 },
        { word(making, "value"), CELL_POINT, 9 },
        { word(making, "phase"), CELL_TEXT, 12 },
        { word(making, "bound_low"), CELL_POINT, 12 },
        { word(making, "bound_high"), CELL_POINT, 12 },
        { word(making, "dont_know"), CELL_SHARE, 13 },
        { word(making, "self_image"), CELL_PRINTED, 11 },
        { word(making, "self_image_phase"), CELL_TEXT, 16 },
        { word(making, "target"), CELL_POINT, 9 },
        { word(making, "to_go"), CELL_PRINTED, 12 },
    };
    enum { ALL = sizeof columns / sizeof *columns, OF_SELF_IMAGE = 4 };
    bool validated = is_validated(making);
    SheetTable *table = add_table(making, "sheet_pillars", "about_pillars", columns,
                                  validated ? ALL : ALL - OF_SELF_IMAGE, 1);
    for (size_t i = 0; i < PILLARS; i++) {
        const PillarFacts *pillar = &making->facts->pillars[i];
        table_text(making->arena, table, pillar->name);
        table_number(making->arena, table, count_number(pillar->n));
        table_number(making->arena, table, exact(pillar->established));
        table_number(making->arena, table, exact(pillar->established_value));
        table_text(making->arena, table, phase_name(making, pillar->established_phase));
        table_number(making->arena, table, pillar->interval.low.number);
        table_number(making->arena, table, pillar->interval.high.number);
        table_number(making->arena, table, share_number(&making->facts->style, pillar->dont_know));
        if (!validated)
            continue;
        table_number(making->arena, table, exact(pillar->score));
        table_text(making->arena, table, phase_name(making, pillar->phase));
        table_number(making->arena, table, exact(pillar->target.score));
        table_number(making->arena, table, gap_number(&making->facts->style, pillar->gap));
    }
    add_pillar_charts(making, table, validated);
}

// As many of responded and invited, and the rate.
static void put_response(const TableMaking *making, SheetTable *table, CountValue responded,
                         CountValue invited, ExactValue rate)
{
    table_number(making->arena, table, count_number(responded));
    table_number(making->arena, table, count_number(invited));
    table_number(making->arena, table, share_number(&making->facts->style, rate));
}

static void put_whole_organisation(const TableMaking *making, SheetTable *table)
{
    const ResponseFacts *response = &making->facts->response;
    table_text(making->arena, table, word(making, "whole_organisation"));
    put_response(making, table, response->responded, response->invited, response->rate);
    for (size_t p = 0; p < PILLARS; p++)
        table_number(making->arena, table, exact(making->facts->pillars[p].score));
    table_text(making->arena, table, word(making, "mark_total"));
}

enum { RESPONSE_COLUMNS = 4 };

static SheetTable *score_table(TableMaking *making, const char *name, const char *about,
                               size_t place)
{
    Column columns[RESPONSE_COLUMNS + PILLARS + 1] = {
        { word(making, "department"), CELL_TEXT, name_width(making, place) },
        { word(making, "respondents"), CELL_WHOLE, 13 },
        { word(making, "invited"), CELL_WHOLE, 13 },
        { word(making, "response"), CELL_SHARE, 10 },
    };
    for (size_t p = 0; p < PILLARS; p++)
        columns[RESPONSE_COLUMNS + p] =
            (Column){ making->facts->pillars[p].name, CELL_PRINTED, 11 };
    columns[RESPONSE_COLUMNS + PILLARS] = (Column){ word(making, "row_kind"), CELL_TEXT, 12 };
    SheetTable *table = add_table(making, name, about, columns, RESPONSE_COLUMNS + PILLARS + 1, 1);
    shade(table, RESPONSE_COLUMNS, RESPONSE_COLUMNS + PILLARS, SHADE_PHASES);
    return table;
}

static Slice row_mark(const TableMaking *making, size_t place)
{
    return word(making, making->above[place] ? "mark_subtotal" : "mark_department");
}

static void put_department(const TableMaking *making, SheetTable *table, size_t place, int level)
{
    const DepartmentFacts *department = &making->facts->departments.items[place];
    // A department's own row of response: as many as the departments, in the same order.
    const DepartmentResponse *response = &making->facts->response.departments[place];
    table_name(making->arena, table, department->name, level);
    put_response(making, table, response->responded, response->invited, response->rate);
    for (size_t p = 0; p < PILLARS; p++)
        table_number(making->arena, table, exact(department->pillars[p].score));
    table_text(making->arena, table, row_mark(making, place));
}

// Who is in none of the rows, so that they add up; nothing but how many they are.
static void put_remainder(const TableMaking *making, SheetTable *table)
{
    const RemainderFacts *rest = &making->facts->response.remainder;
    if (!rest->present)
        return;
    table_text(making->arena, table, rest->name);
    table_number(making->arena, table, count_number(rest->responded));
    for (size_t column = 2; column < RESPONSE_COLUMNS + PILLARS; column++)
        table_number(making->arena, table, (double)NAN);
    table_text(making->arena, table, word(making, "mark_without"));
}

static Slice clear_text(const TableMaking *making, const DepartmentCell *cell)
{
    return cell->is_higher  ? word(making, "clearly_higher")
           : cell->is_lower ? word(making, "clearly_lower")
                            : S("");
}

// Of two printed scores.
static double difference(ExactValue score, ExactValue whole)
{
    return fraction_double(fraction_subtract(score.number, whole.number));
}

// A row for each department and pillar, as pivot tables want it.
static void add_differences(TableMaking *making)
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
    SheetTable *table = add_table(making, "sheet_differences", "about_differences", columns,
                                  sizeof columns / sizeof *columns, 1);
    for (size_t d = 0; d < making->facts->departments.count; d++) {
        const DepartmentFacts *department = &making->facts->departments.items[d];
        for (size_t p = 0; p < PILLARS; p++) {
            const DepartmentCell *cell = &department->pillars[p];
            ExactValue whole = making->facts->pillars[p].score;
            table_text(making->arena, table, department->name);
            table_text(making->arena, table, cell->name);
            table_number(making->arena, table, exact(cell->score));
            table_text(making->arena, table, phase_name(making, cell->phase));
            table_number(making->arena, table, exact(whole));
            table_number(making->arena, table, difference(cell->score, whole));
            table_text(making->arena, table, clear_text(making, cell));
            table_text(making->arena, table, row_mark(making, d));
        }
    }
}

static const QuestionFacts *question_of(const TableMaking *making, size_t item)
{
    return &making->facts->pillars[item / QUESTIONS].questions[item % QUESTIONS];
}

static double department_mean(const DepartmentFacts *department, size_t item)
{
    return exact(department->questions[item].mean);
}

enum { QUESTION_COLUMNS = 4, TOPIC_WIDTH = 32 };

static void question_columns(const TableMaking *making, Column *columns)
{
    columns[0] = (Column){ word(making, "question"), CELL_TEXT, 8 };
    columns[1] = (Column){ word(making, "topic"), CELL_TEXT, TOPIC_WIDTH };
    columns[2] = (Column){ word(making, "pillar"), CELL_TEXT, 14 };
    columns[3] = (Column){ word(making, "text"), CELL_PROSE, 74 };
}

// Its number, topic, pillar and text.
static void put_question(const TableMaking *making, SheetTable *table, size_t item)
{
    const QuestionFacts *question = question_of(making, item);
    table_text(making->arena, table, question->id);
    table_text(making->arena, table, question->topic);
    table_text(making->arena, table, making->facts->pillars[item / QUESTIONS].name);
    table_text(making->arena, table, question->text);
}

static void add_question_texts(TableMaking *making)
{
    Column columns[QUESTION_COLUMNS + 1] = { [QUESTION_COLUMNS] = { word(making, "mean"),
                                                                    CELL_POINT, 12 } };
    question_columns(making, columns);
    SheetTable *table = add_table(making, "sheet_questions", "about_question_means", columns,
                                  QUESTION_COLUMNS + 1, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, exact(question_of(making, item)->mean));
    }
    shade(table, QUESTION_COLUMNS, QUESTION_COLUMNS + 1, SHADE_ANSWERS);
}

// A row a question; after its text the whole organisation and each department.
static void add_question_means(TableMaking *making)
{
    enum { NARROWEST = 12 };
    const DepartmentList *departments = &making->facts->departments;
    size_t count = QUESTION_COLUMNS + 1 + departments->count;
    Column *columns = arena_many(making->arena, Column, count);
    question_columns(making, columns);
    columns[QUESTION_COLUMNS] = (Column){ word(making, "whole_organisation"), CELL_POINT, 14 };
    for (size_t d = 0; d < departments->count; d++)
        columns[QUESTION_COLUMNS + 1 + d] =
            (Column){ departments->items[d].name, CELL_POINT, NARROWEST };
    SheetTable *table =
        add_table(making, "sheet_by_department", "about_by_department", columns, count, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, exact(question_of(making, item)->mean));
        for (size_t d = 0; d < departments->count; d++)
            table_number(making->arena, table, department_mean(&departments->items[d], item));
    }
    shade(table, QUESTION_COLUMNS, count, SHADE_ANSWERS);
}

// A row for each mean that is shown, as pivot tables want it.
static void add_means(TableMaking *making)
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
    SheetTable *table = add_table(making, "sheet_means", "about_means", columns,
                                  sizeof columns / sizeof *columns, 2);
    for (size_t d = 0; d < making->facts->departments.count; d++) {
        const DepartmentFacts *department = &making->facts->departments.items[d];
        for (size_t item = 0; item < ITEMS; item++) {
            double mean = department_mean(department, item);
            const QuestionFacts *question = question_of(making, item);
            if (!isfinite(mean))
                continue;
            table_text(making->arena, table, department->parent);
            table_text(making->arena, table, department->name);
            table_text(making->arena, table, row_mark(making, d));
            table_text(making->arena, table, making->facts->pillars[item / QUESTIONS].name);
            table_text(making->arena, table, question->id);
            table_text(making->arena, table, question->topic);
            table_number(making->arena, table, mean);
            table_number(making->arena, table, exact(question->mean));
        }
    }
}

// What the report says of the plan, and of the previous scan.
static void add_plans(TableMaking *making)
{
    SheetTable *tables[PLAN_TABLES];
    size_t count = plan_tables(making->arena, making->facts, tables);
    TableFile *file = making->file;
    for (size_t i = 0; i < count; i++) {
        file->tables = arena_grow(making->arena, file->tables, sizeof *file->tables,
                                  file->table_count, &making->room);
        file->tables[file->table_count++] = tables[i];
    }
}

TableFile *shareable_overview(Arena *arena, const Facts *facts, int64_t created)
{
    TableMaking making;
    start(&making, arena, facts, slice_of(facts->strings->departments_book), created);
    SheetTable *explanation = open_explanation(&making);
    add_pillars(&making);
    SheetTable *table =
        score_table(&making, "sheet_departments", "about_departments", ALL_DEPARTMENTS);
    for (size_t d = 0; d < making.facts->departments.count; d++)
        put_department(&making, table, d, level_of(&making.facts->departments.items[d]));
    put_remainder(&making, table);
    put_whole_organisation(&making, table);
    add_differences(&making);
    add_question_texts(&making);
    add_question_means(&making);
    add_means(&making);
    add_plans(&making);
    fill_explanation(&making, explanation, word(&making, "departments_book_text"));
    return making.file;
}

// ---- one department ----

static void add_comparison(TableMaking *making, const DepartmentFacts *department)
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
    SheetTable *table = add_table(making, "sheet_pillars", "about_pillars", columns,
                                  sizeof columns / sizeof *columns, 1);
    for (size_t p = 0; p < PILLARS; p++) {
        const DepartmentCell *cell = &department->pillars[p];
        ExactValue whole = making->facts->pillars[p].score;
        table_text(making->arena, table, cell->name);
        table_number(making->arena, table, count_number(cell->n));
        table_number(making->arena, table, exact(cell->score));
        table_number(making->arena, table, exact(whole));
        table_number(making->arena, table, difference(cell->score, whole));
        table_text(making->arena, table, phase_name(making, cell->phase));
        table_text(making->arena, table, clear_text(making, cell));
    }
    SheetSeries *series = arena_many(making->arena, SheetSeries, 2);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] =
        (SheetSeries){ word(making, "department_score"), pillar_cells(making, 'C'), BLUE, false };
    series[1] =
        (SheetSeries){ word(making, "whole_organisation"), pillar_cells(making, 'D'), GREY, true };
    charts[0] = (SheetChart){ SHEET_RADAR,
                              word(making, "sheet_compare"),
                              word(making, "sheet_compare_alt"),
                              pillar_cells(making, 'A'),
                              series,
                              2,
                              SCORE_LOW,
                              SCORE_HIGH,
                              8,
                              0,
                              440,
                              420 };
    charts[1] = (SheetChart){ SHEET_BARS,
                              word(making, "sheet_compare"),
                              word(making, "sheet_compare_alt"),
                              pillar_cells(making, 'A'),
                              series,
                              2,
                              SCORE_LOW,
                              SCORE_HIGH,
                              8,
                              4,
                              480,
                              420 };
    table->charts = charts;
    table->chart_count = 2;
}

static void add_question_comparison(TableMaking *making, const DepartmentFacts *department)
{
    enum { COLUMNS = QUESTION_COLUMNS + 2 };
    Column columns[COLUMNS] = {
        [QUESTION_COLUMNS] = { word(making, "department_score"), CELL_POINT, 12 },
        [QUESTION_COLUMNS + 1] = { word(making, "whole_organisation"), CELL_POINT, 13 },
    };
    question_columns(making, columns);
    SheetTable *table =
        add_table(making, "sheet_questions", "about_question_means", columns, COLUMNS, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, department_mean(department, item));
        table_number(making->arena, table, exact(question_of(making, item)->mean));
    }
    shade(table, QUESTION_COLUMNS, COLUMNS, SHADE_ANSWERS);
}

TableFile *shareable_department(Arena *arena, const Facts *facts, size_t place, int64_t created)
{
    TableMaking making;
    const DepartmentFacts *department = &facts->departments.items[place];
    Slice name = department->name;
    start(&making, arena, facts, name, created);
    SheetTable *explanation = open_explanation(&making);
    add_comparison(&making, department);
    SheetTable *table = score_table(&making, "sheet_one_department", "about_one_department", place);
    put_department(&making, table, place, 0);
    put_whole_organisation(&making, table);
    add_question_comparison(&making, department);
    fill_explanation(&making, explanation,
                     slice_print(arena, "%.*s %.*s.",
                                 SLICE_ARGS(word(&making, "department_book_text")),
                                 SLICE_ARGS(name)));
    return making.file;
}
