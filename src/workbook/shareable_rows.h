// SPDX-License-Identifier: EUPL-1.2
// Rows, columns and charts that the workbook of all departments and that of one have alike.
#ifndef WORKBOOK_SHAREABLE_ROWS_H
#define WORKBOOK_SHAREABLE_ROWS_H

#include "facts/department.h"
#include "facts/pillar.h"
#include "workbook/table_making.h"

enum { ALL_DEPARTMENTS = SIZE_MAX };

// Room for the name of one department (its place in the facts), or of each, and of the whole organisation.
double name_width(const TableMaking *making, size_t place);

// Below how many others a department's row stands. One of several departments stands after all others.
int department_level(const DepartmentFacts *department);

// A sheet with a row a department: response, and a score a pillar.
SheetTable *score_table(TableMaking *making, const char *name, const char *about, size_t place);
void put_department(const TableMaking *making, SheetTable *table, size_t place, int level);
void put_whole_organisation(const TableMaking *making, SheetTable *table);

// Who is in none of the rows, so that they add up; nothing but how many they are.
void put_remainder(const TableMaking *making, SheetTable *table);

// Is it a department, or one that others belong to?
Slice row_mark(const TableMaking *making, size_t place);

// Whether it differs clearly from the others, in words; empty where it does not.
Slice clear_text(const TableMaking *making, const DepartmentCell *cell);

// Of two printed scores.
double score_difference(ExactValue score, ExactValue whole);

// A question's number, topic, pillar and text: the first columns.
enum { QUESTION_COLUMNS = 4, TOPIC_WIDTH = 32 };
void question_columns(const TableMaking *making, Column *columns);
void put_question(const TableMaking *making, SheetTable *table, size_t item);
const QuestionFacts *question_of(const TableMaking *making, size_t item);
double department_mean(const DepartmentFacts *department, size_t item);

// Columns `from` to `to` (excluded) of all rows.
void table_shade(SheetTable *table, size_t from, size_t to, Shade shade);

enum { SCORE_LOW = 8, SCORE_HIGH = 32 };
enum { BLUE = 0x0B4A85, GREY = 0x7A8894, TARGET = 0xA63C06 }; // the report's: templates/style.yaml

// A chart of all six pillars in the sheet of pillars, over an axis of scores, without place and title yet.
// Its series read columns of that sheet.
SheetSeries pillar_series(const TableMaking *making, const char *name, char column,
                          uint32_t colour);
SheetChart pillar_chart(const TableMaking *making, SheetChartKind kind, const SheetSeries *series,
                        size_t count);

#endif
