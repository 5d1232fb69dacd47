// SPDX-License-Identifier: EUPL-1.2
// All departments side by side.
#include "workbook/shareable.h"

#include <math.h>

#include "facts/facts.h"
#include "model/strings.h"
#include "workbook/plan_tables.h"
#include "workbook/shareable_rows.h"

enum { VALUE_LOW = 1, VALUE_HIGH = 5 };

Slice shareable_name(const Facts *facts, size_t place)
{
    return facts->departments.items[place].name;
}

size_t shareable_departments(Arena *arena, const Facts *facts, size_t **places)
{
    size_t count = 0;
    *places = arena_many(arena, size_t, facts->departments.count);
    for (size_t i = 0; i < facts->departments.count; i++)
        if (!facts->departments.items[i].withheld && !facts->departments.items[i].merged &&
            facts->departments.items[i].mean.state == VALUE_KNOWN)
            (*places)[count++] = i;
    return count;
}

// As in the confidential workbook: the values, or once pillars are validated the score that holds, the
// self-image and the target.
static void add_pillar_charts(const TableMaking *making, SheetTable *table, bool validated)
{
    enum { SCORE = 'C', VALUE = 'D', SELF_IMAGE = 'I', TARGET_SCORE = 'K', SERIES = 4 };
    size_t scores = making->facts->summary.has_targets ? 3 : 2;
    SheetSeries *series = arena_many(making->arena, SheetSeries, SERIES);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = pillar_series(making, "value", VALUE, BLUE);
    series[1] = pillar_series(making, "score", SCORE, BLUE);
    series[2] = pillar_series(making, "self_image", SELF_IMAGE, GREY);
    series[3] = pillar_series(making, "target", TARGET_SCORE, TARGET);
    series[3].dashed = true;
    charts[0] = pillar_chart(making, SHEET_RADAR, validated ? &series[1] : &series[0],
                             validated ? scores : 1);
    charts[0].title = making_word(making, validated ? "sheet_bars" : "sheet_radar");
    charts[0].alt = making_word(making, validated ? "sheet_radar_scores_alt" : "sheet_radar_alt");
    if (!validated) {
        charts[0].low = VALUE_LOW;
        charts[0].high = VALUE_HIGH;
    }
    charts[1] = pillar_chart(making, SHEET_BARS, &series[1], 1);
    charts[1].title = making_word(making, "sheet_bars");
    charts[1].alt = making_word(making, "sheet_bars_alt");
    charts[1].column = 5;
    table->charts = charts;
    table->chart_count = 2;
}

static void add_pillars(TableMaking *making)
{
    const Column columns[] = {
        { making_word(making, "pillar"), CELL_TEXT, 16 },
        { making_word(making, "respondents"), CELL_WHOLE, 13 },
        { making_word(making, "score"), CELL_PRINTED, 9 },
        { making_word(making, "value"), CELL_POINT, 9 },
        { making_word(making, "phase"), CELL_TEXT, 12 },
        { making_word(making, "bound_low"), CELL_POINT, 12 },
        { making_word(making, "bound_high"), CELL_POINT, 12 },
        { making_word(making, "dont_know"), CELL_SHARE, 13 },
        { making_word(making, "self_image"), CELL_PRINTED, 11 },
        { making_word(making, "self_image_phase"), CELL_TEXT, 16 },
        { making_word(making, "target"), CELL_POINT, 9 },
        { making_word(making, "to_go"), CELL_PRINTED, 12 },
    };
    enum { ALL = sizeof columns / sizeof *columns, OF_SELF_IMAGE = 4 };
    bool validated = making->facts->summary.has_validated;
    SheetTable *table = making_add_list(making, "sheet_pillars", "about_pillars", columns,
                                        validated ? ALL : ALL - OF_SELF_IMAGE, 1);
    for (size_t i = 0; i < PILLARS; i++) {
        const PillarFacts *pillar = &making->facts->pillars[i];
        table_text(making->arena, table, pillar->name);
        table_number(making->arena, table, count_number(pillar->n));
        table_number(making->arena, table, exact_number(pillar->established));
        table_number(making->arena, table, exact_number(pillar->established_value));
        table_text(making->arena, table, making_phase(making, pillar->established_phase));
        table_number(making->arena, table, pillar->interval.low.number);
        table_number(making->arena, table, pillar->interval.high.number);
        table_number(making->arena, table, share_number(&making->facts->style, pillar->dont_know));
        if (!validated)
            continue;
        table_number(making->arena, table, exact_number(pillar->score));
        table_text(making->arena, table, making_phase(making, pillar->phase));
        table_number(making->arena, table, exact_number(pillar->target.score));
        table_number(making->arena, table, gap_number(&making->facts->style, pillar->gap));
    }
    add_pillar_charts(making, table, validated);
}

// A row for each department and pillar, as pivot tables want it.
static void add_differences(TableMaking *making)
{
    const Column columns[] = {
        { making_word(making, "department"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { making_word(making, "pillar"), CELL_TEXT, 14 },
        { making_word(making, "score"), CELL_PRINTED, 9 },
        { making_word(making, "phase"), CELL_TEXT, 12 },
        { making_word(making, "whole_organisation"), CELL_PRINTED, 13 },
        { making_word(making, "control_difference"), CELL_PRINTED, 10 },
        { making_word(making, "clear_heading"), CELL_TEXT, 24 },
        { making_word(making, "row_kind"), CELL_TEXT, 12 },
    };
    SheetTable *table = making_add_list(making, "sheet_differences", "about_differences", columns,
                                        sizeof columns / sizeof *columns, 1);
    for (size_t d = 0; d < making->facts->departments.count; d++) {
        const DepartmentFacts *department = &making->facts->departments.items[d];
        for (size_t p = 0; p < PILLARS; p++) {
            const DepartmentCell *cell = &department->pillars[p];
            ExactValue whole = making->facts->pillars[p].score;
            table_text(making->arena, table, department->name);
            table_text(making->arena, table, cell->name);
            table_number(making->arena, table, exact_number(cell->score));
            table_text(making->arena, table, making_phase(making, cell->phase));
            table_number(making->arena, table, exact_number(whole));
            table_number(making->arena, table, score_difference(cell->score, whole));
            table_text(making->arena, table, clear_text(making, cell));
            table_text(making->arena, table, row_mark(making, d));
        }
    }
}

static void add_question_texts(TableMaking *making)
{
    Column columns[QUESTION_COLUMNS + 1] = { [QUESTION_COLUMNS] = { making_word(making, "mean"),
                                                                    CELL_POINT, 12 } };
    question_columns(making, columns);
    SheetTable *table = making_add_list(making, "sheet_questions", "about_question_means", columns,
                                        QUESTION_COLUMNS + 1, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, exact_number(question_of(making, item)->mean));
    }
    table_shade(table, QUESTION_COLUMNS, QUESTION_COLUMNS + 1, SHADE_ANSWERS);
}

// A row a question; after its text the whole organisation and each department.
static void add_question_means(TableMaking *making)
{
    enum { NARROWEST = 12 };
    const DepartmentList *departments = &making->facts->departments;
    size_t count = QUESTION_COLUMNS + 1 + departments->count;
    Column *columns = arena_many(making->arena, Column, count);
    question_columns(making, columns);
    columns[QUESTION_COLUMNS] =
        (Column){ making_word(making, "whole_organisation"), CELL_POINT, 14 };
    for (size_t d = 0; d < departments->count; d++)
        columns[QUESTION_COLUMNS + 1 + d] =
            (Column){ departments->items[d].name, CELL_POINT, NARROWEST };
    SheetTable *table =
        making_add_list(making, "sheet_by_department", "about_by_department", columns, count, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, exact_number(question_of(making, item)->mean));
        for (size_t d = 0; d < departments->count; d++)
            table_number(making->arena, table, department_mean(&departments->items[d], item));
    }
    table_shade(table, QUESTION_COLUMNS, count, SHADE_ANSWERS);
}

// A row for each mean that is shown, as pivot tables want it.
static void add_means(TableMaking *making)
{
    const Column columns[] = {
        { making_word(making, "part_of"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { making_word(making, "department"), CELL_TEXT, name_width(making, ALL_DEPARTMENTS) },
        { making_word(making, "row_kind"), CELL_TEXT, 12 },
        { making_word(making, "pillar"), CELL_TEXT, 14 },
        { making_word(making, "question"), CELL_TEXT, 8 },
        { making_word(making, "topic"), CELL_TEXT, TOPIC_WIDTH },
        { making_word(making, "mean"), CELL_POINT, 12 },
        { making_word(making, "whole_organisation"), CELL_POINT, 14 },
    };
    SheetTable *table = making_add_list(making, "sheet_means", "about_means", columns,
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
            table_number(making->arena, table, exact_number(question->mean));
        }
    }
}

TableFile *shareable_overview(Arena *arena, const Facts *facts, int64_t created)
{
    TableMaking making;
    making_start(&making, arena, facts, slice_of(facts->strings->departments_book), created);
    SheetTable *explanation = making_open_explanation(&making);
    add_pillars(&making);
    SheetTable *table =
        score_table(&making, "sheet_departments", "about_departments", ALL_DEPARTMENTS);
    for (size_t d = 0; d < making.facts->departments.count; d++)
        put_department(&making, table, d, department_level(&making.facts->departments.items[d]));
    put_remainder(&making, table);
    put_whole_organisation(&making, table);
    add_differences(&making);
    add_question_texts(&making);
    add_question_means(&making);
    add_means(&making);
    // What the report says of the plan, and of the previous scan.
    SheetTable *plans[PLAN_TABLES];
    size_t plan_count = plan_tables(arena, facts, plans);
    for (size_t i = 0; i < plan_count; i++)
        making_keep(&making, plans[i]);
    making_fill_explanation(&making, explanation, making_word(&making, "departments_book_text"),
                            true);
    return making.file;
}
