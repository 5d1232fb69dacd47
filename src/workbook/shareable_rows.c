// SPDX-License-Identifier: EUPL-1.2
#include "workbook/shareable_rows.h"

#include <math.h>

#include "facts/facts.h"

int department_level(const DepartmentFacts *department)
{
    return department->merged ? 0 : (int)department->level.number;
}

double name_width(const TableMaking *making, size_t place)
{
    size_t longest = utf8_count(making_word(making, "whole_organisation"));
    const RemainderFacts *rest = &making->facts->response.remainder;
    size_t letters_of_rest = utf8_count(rest->name);
    if (place == ALL_DEPARTMENTS && rest->present && letters_of_rest > longest)
        longest = letters_of_rest;
    for (size_t i = 0; i < making->facts->departments.count; i++) {
        const DepartmentFacts *department = &making->facts->departments.items[i];
        size_t letters = utf8_count(department->name) + 2 * (size_t)department_level(department);
        if (place == ALL_DEPARTMENTS || place == i)
            longest = letters > longest ? letters : longest;
    }
    return fmin((double)longest + 2, 50);
}

// As many of responded and invited, and the rate.
static void put_response(const TableMaking *making, SheetTable *table, CountValue responded,
                         CountValue invited, ExactValue rate)
{
    table_number(making->arena, table, count_number(responded));
    table_number(making->arena, table, count_number(invited));
    table_number(making->arena, table, share_number(&making->facts->style, rate));
}

void put_whole_organisation(const TableMaking *making, SheetTable *table)
{
    const ResponseFacts *response = &making->facts->response;
    table_text(making->arena, table, making_word(making, "whole_organisation"));
    put_response(making, table, response->responded, response->invited, response->rate);
    for (size_t p = 0; p < PILLARS; p++)
        table_number(making->arena, table, exact_number(making->facts->pillars[p].score));
    table_text(making->arena, table, making_word(making, "mark_total"));
}

enum { RESPONSE_COLUMNS = 4 };

void table_shade(SheetTable *table, size_t from, size_t to, Shade shade)
{
    table->shade_from = from;
    table->shade_to = to;
    table->shade = shade;
}

SheetTable *score_table(TableMaking *making, const char *name, const char *about, size_t place)
{
    Column columns[RESPONSE_COLUMNS + PILLARS + 1] = {
        { making_word(making, "department"), CELL_TEXT, name_width(making, place) },
        { making_word(making, "respondents"), CELL_WHOLE, 13 },
        { making_word(making, "invited"), CELL_WHOLE, 13 },
        { making_word(making, "response"), CELL_SHARE, 10 },
    };
    for (size_t p = 0; p < PILLARS; p++)
        columns[RESPONSE_COLUMNS + p] =
            (Column){ making->facts->pillars[p].name, CELL_PRINTED, 11 };
    columns[RESPONSE_COLUMNS + PILLARS] =
        (Column){ making_word(making, "row_kind"), CELL_TEXT, 12 };
    SheetTable *table =
        making_add_list(making, name, about, columns, RESPONSE_COLUMNS + PILLARS + 1, 1);
    table_shade(table, RESPONSE_COLUMNS, RESPONSE_COLUMNS + PILLARS, SHADE_PHASES);
    return table;
}

Slice row_mark(const TableMaking *making, size_t place)
{
    return making_word(making, making->above[place] ? "mark_subtotal" : "mark_department");
}

void put_department(const TableMaking *making, SheetTable *table, size_t place, int level)
{
    const DepartmentFacts *department = &making->facts->departments.items[place];
    // A department's own row of response: as many as the departments, in the same order.
    const DepartmentResponse *response = &making->facts->response.departments[place];
    table_name(making->arena, table, department->name, level);
    put_response(making, table, response->responded, response->invited, response->rate);
    for (size_t p = 0; p < PILLARS; p++)
        table_number(making->arena, table, exact_number(department->pillars[p].score));
    table_text(making->arena, table, row_mark(making, place));
}

void put_remainder(const TableMaking *making, SheetTable *table)
{
    const RemainderFacts *rest = &making->facts->response.remainder;
    if (!rest->present)
        return;
    table_text(making->arena, table, rest->name);
    table_number(making->arena, table, count_number(rest->responded));
    for (size_t column = 2; column < RESPONSE_COLUMNS + PILLARS; column++)
        table_number(making->arena, table, (double)NAN);
    table_text(making->arena, table, making_word(making, "mark_without"));
}

Slice clear_text(const TableMaking *making, const DepartmentCell *cell)
{
    return cell->is_higher  ? making_word(making, "clearly_higher")
           : cell->is_lower ? making_word(making, "clearly_lower")
                            : S("");
}

double score_difference(ExactValue score, ExactValue whole)
{
    return fraction_double(fraction_subtract(score.number, whole.number));
}

const QuestionFacts *question_of(const TableMaking *making, size_t item)
{
    return &making->facts->pillars[item / QUESTIONS].questions[item % QUESTIONS];
}

double department_mean(const DepartmentFacts *department, size_t item)
{
    return exact_number(department->questions[item].mean);
}

void question_columns(const TableMaking *making, Column *columns)
{
    columns[0] = (Column){ making_word(making, "question"), CELL_TEXT, 8 };
    columns[1] = (Column){ making_word(making, "topic"), CELL_TEXT, TOPIC_WIDTH };
    columns[2] = (Column){ making_word(making, "pillar"), CELL_TEXT, 14 };
    columns[3] = (Column){ making_word(making, "text"), CELL_PROSE, 74 };
}

void put_question(const TableMaking *making, SheetTable *table, size_t item)
{
    const QuestionFacts *question = question_of(making, item);
    table_text(making->arena, table, question->id);
    table_text(making->arena, table, question->topic);
    table_text(making->arena, table, making->facts->pillars[item / QUESTIONS].name);
    table_text(making->arena, table, question->text);
}

// Of the six pillars, in that column.
static Slice pillar_cells(const TableMaking *making, char column)
{
    Slice sheet = sheet_quoted(making->arena, making_word(making, "sheet_pillars"));
    return slice_print(making->arena, "%s!$%c$2:$%c$7", sheet.at, column, column);
}

SheetSeries pillar_series(const TableMaking *making, const char *name, char column, uint32_t colour)
{
    return (SheetSeries){ making_word(making, name), pillar_cells(making, column), colour, false };
}

SheetChart pillar_chart(const TableMaking *making, SheetChartKind kind, const SheetSeries *series,
                        size_t count)
{
    return (SheetChart){ .kind = kind,
                         .categories = pillar_cells(making, 'A'),
                         .series = series,
                         .series_count = count,
                         .low = SCORE_LOW,
                         .high = SCORE_HIGH,
                         .row = 8,
                         .width = 440,
                         .height = 400 };
}
