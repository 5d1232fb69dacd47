// SPDX-License-Identifier: EUPL-1.2
// The first rows of responses.csv, looked at before they are read: which of them are headings, and what kind
// of thing the cells of a column are. Columns whose heading says that they identify people are not looked at.
#ifndef COLUMNS_PREVIEW_H
#define COLUMNS_PREVIEW_H

#include "columns/answers.h"
#include "table/table.h"

typedef struct PreviewRow {
    Slice *cell;  // trimmed
    bool *answer; // what each of them says is an answer
    size_t count;
    size_t filled; // cells that hold something
    // It holds answers, and a row above it holds the same in all columns that are looked at
    bool copy;
    bool sums;   // by a word in it: "Totaal Burgerzaken"
    Place place; // of the row
} PreviewRow;

typedef struct Preview {
    Arena *arena;
    AnswerReader *answers;
    PreviewRow *row; // rows without anything included
    size_t count;
    size_t width;    // cells of the longest row
    bool whole;      // there are no more rows
    size_t too_wide; // cells of a row that has more than LIMIT_COLUMNS; 0 where none has
    Place too_wide_place;
} Preview;

// Look at the first rows; the reader is then where it was. Everything in `arena`.
Preview preview_read(Arena *arena, TableReader *reader, const ResponseMapping *mapping,
                     const Strings *strings);

// The cell, empty where the row is shorter.
Slice preview_cell(const Preview *preview, size_t row, size_t column);

// Does row `at` hold answers, in the columns in which the rows below it do? Not where these are the labels of
// options, which stand above columns that hold nothing else.
bool preview_holds_answers(const Preview *preview, size_t at);

// Does row `at` hold texts of its own above columns of answers, as only headings do?
bool preview_is_above_answers(const Preview *preview, size_t at);

// What the cells of a column are, from a row on.
typedef struct ColumnFacts {
    size_t filled;
    size_t copies;    // of these: in rows that stand there once more
    size_t answers;   // 1–4, x, a label
    size_t addresses; // of e-mail
    size_t personal;  // these, telephone numbers and citizen service numbers
    size_t percents;  // "45 %"
    size_t numbers;   // digits and the signs between them: dates too
    size_t distinct;  // different texts
    size_t longest;   // letters of the longest
} ColumnFacts;

ColumnFacts preview_column(const Preview *preview, size_t column, size_t from);

// How many different names its cells hold, where all spellings of a department's name are one.
size_t preview_names(const Preview *preview, size_t column, size_t from);

#endif
