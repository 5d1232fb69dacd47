// SPDX-License-Identifier: EUPL-1.2
// What is known while the rows are read: of all of them, and of the row being read.
#ifndef SURVEY_ROWS_STATE_H
#define SURVEY_ROWS_STATE_H

#include "columns/columns.h"
#include "columns/head.h"
#include "columns/option_columns.h"
#include "columns/unused_columns.h"
#include "department/departments.h"
#include "survey/code_sets.h"
#include "survey/footers.h"
#include "survey/leave_out.h"
#include "survey/open_answers.h"
#include "survey/response_dates.h"
#include "survey/row_notes.h"
#include "survey/unrecognised.h"
#include "table/row_lengths.h"
#include "table/table.h"

typedef struct Scan Scan;

typedef struct Rows {
    Arena *arena;
    Diagnostics *d;
    Scan *scan;
    Slice name;
    TableReader *reader;
    const ResponsePlan *plan;
    const Headings *headings;
    const ColumnPlan *column; // of the plan
    size_t column_count;
    AnswerReader *answers[ITEMS];
    UnrecognisedAnswers *unrecognised;
    Departments *departments;
    OptionColumns *options; // NULL: each question has one column
    CodeSets *codes;        // NULL: only 1–4 are mapped
    LeaveOut *leave;        // NULL: no row is left out by scan.yaml
    UnusedColumns *unused;
    bool *passed;  // hidden columns of which the cells are looked at: in every row,
    bool *watched; // and in the rows of which unused columns are
    bool *labels;  // columns before the answers, where a row may say that it is a total
    RowLengths lengths;
    Footers footers;
    ResponseDates dates;
    RowsRead *read;
    bool skip_tests;
    bool without_open;
    bool has_number_column;

    // The row being read: its place among the respondents, and what is kept beside it.
    Respondent *row;
    RowNote note;
    uint64_t key;       // of what identifies the response and is no running number
    bool id_is_word;    // one of those that identify the response holds a word,
    bool label_is_word; // and so does the last of its labels
    bool answered;      // one of its cells is an answer, "x" included
    Slice total;        // what says that this row is a total; empty where nothing does
    Place total_place;
    Slice total_perhaps; // said where it may be something else; empty where nothing is
    size_t headings_like[HEADING_CELL_KINDS]; // of its cells that are no answers
    bool is_test;
    bool left_out;
    bool is_long;
    bool last_empty;
    Place long_place;
    bool is_spilled;    // that column stands right behind the answers
    size_t bare_column; // 1 + the column of open answers that holds a bare 1–4
    OpenAnswers open;
    size_t department_column; // of a name not met before, in open.texts
    size_t department_from;
    size_t department_to;

    Place
        again; // of the headings that stand there once more, until somebody stands below them; no line
               // where there are none
    size_t departments_unknown;
    size_t bare_cells;
    size_t mended; // open answers that were read in a wrong encoding
    Place mended_place;
    bool ids_fit; // every respondent so far has a number
} Rows;

#endif
