// SPDX-License-Identifier: EUPL-1.2
// One department beside the whole organisation.
#include "facts/facts.h"
#include "workbook/shareable.h"
#include "workbook/shareable_rows.h"

static void add_comparison_charts(const TableMaking *making, SheetTable *table)
{
    SheetSeries *series = arena_many(making->arena, SheetSeries, 2);
    SheetChart *charts = arena_many(making->arena, SheetChart, 2);
    series[0] = pillar_series(making, "department_score", 'C', BLUE);
    series[1] = pillar_series(making, "whole_organisation", 'D', GREY);
    series[1].dashed = true;
    for (size_t i = 0; i < 2; i++) {
        charts[i] = pillar_chart(making, i ? SHEET_BARS : SHEET_RADAR, series, 2);
        charts[i].title = making_word(making, "sheet_compare");
        charts[i].alt = making_word(making, "sheet_compare_alt");
        charts[i].height = 420;
    }
    charts[1].column = 4;
    charts[1].width = 480;
    table->charts = charts;
    table->chart_count = 2;
}

static void add_comparison(TableMaking *making, const DepartmentFacts *department)
{
    const Column columns[] = {
        { making_word(making, "pillar"), CELL_TEXT, 16 },
        { making_word(making, "respondents"), CELL_WHOLE, 13 },
        { making_word(making, "department_score"), CELL_PRINTED, 12 },
        { making_word(making, "whole_organisation"), CELL_PRINTED, 13 },
        { making_word(making, "control_difference"), CELL_PRINTED, 10 },
        { making_word(making, "phase"), CELL_TEXT, 12 },
        { making_word(making, "clear_heading"), CELL_TEXT, 24 },
    };
    SheetTable *table = making_add_list(making, "sheet_pillars", "about_pillars", columns,
                                        sizeof columns / sizeof *columns, 1);
    for (size_t p = 0; p < PILLARS; p++) {
        const DepartmentCell *cell = &department->pillars[p];
        ExactValue whole = making->facts->pillars[p].score;
        table_text(making->arena, table, cell->name);
        table_number(making->arena, table, count_number(cell->n));
        table_number(making->arena, table, exact_number(cell->score));
        table_number(making->arena, table, exact_number(whole));
        table_number(making->arena, table, score_difference(cell->score, whole));
        table_text(making->arena, table, making_phase(making, cell->phase));
        table_text(making->arena, table, clear_text(making, cell));
    }
    add_comparison_charts(making, table);
}

static void add_question_comparison(TableMaking *making, const DepartmentFacts *department)
{
    enum { COLUMNS = QUESTION_COLUMNS + 2 };
    Column columns[COLUMNS] = {
        [QUESTION_COLUMNS] = { making_word(making, "department_score"), CELL_POINT, 12 },
        [QUESTION_COLUMNS + 1] = { making_word(making, "whole_organisation"), CELL_POINT, 13 },
    };
    question_columns(making, columns);
    SheetTable *table =
        making_add_list(making, "sheet_questions", "about_question_means", columns, COLUMNS, 2);
    for (size_t item = 0; item < ITEMS; item++) {
        put_question(making, table, item);
        table_number(making->arena, table, department_mean(department, item));
        table_number(making->arena, table, exact_number(question_of(making, item)->mean));
    }
    table_shade(table, QUESTION_COLUMNS, COLUMNS, SHADE_ANSWERS);
}

TableFile *shareable_department(Arena *arena, const Facts *facts, size_t place, int64_t created)
{
    TableMaking making;
    const DepartmentFacts *department = &facts->departments.items[place];
    Slice name = department->name;
    making_start(&making, arena, facts, name, created);
    SheetTable *explanation = making_open_explanation(&making);
    add_comparison(&making, department);
    SheetTable *table = score_table(&making, "sheet_one_department", "about_one_department", place);
    put_department(&making, table, place, 0);
    put_whole_organisation(&making, table);
    add_question_comparison(&making, department);
    making_fill_explanation(&making, explanation,
                            slice_print(arena, "%.*s %.*s.",
                                        SLICE_ARGS(making_word(&making, "department_book_text")),
                                        SLICE_ARGS(name)),
                            true);
    return making.file;
}
