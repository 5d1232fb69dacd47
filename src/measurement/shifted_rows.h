// SPDX-License-Identifier: EUPL-1.2
// Rows of a measurement whose cells may stand below the wrong headings: longer or shorter than the headings,
// or with a mark beside the questions and none at their other end.
#ifndef MEASUREMENT_SHIFTED_ROWS_H
#define MEASUREMENT_SHIFTED_ROWS_H

#include "measurement/export_plan.h"
#include "measurement/row_texts.h"
#include "table/row_lengths.h"

// One end of the questions, and the column beside it.
typedef struct QuestionsEnd {
    const MeasuredQuestion *question, *opposite;
    int column;     // beside `question`, −1: none that is looked at
    size_t numbers; // rows that hold a mark there
    OddRows odd;    // those of them in which the opposite question is blank
} QuestionsEnd;

typedef struct ShiftedRows {
    Arena *arena;
    Diagnostics *d;
    TableReader *table;
    RowLengths lengths;
    QuestionsEnd end[2];
} ShiftedRows;

// `beside` are the columns beside the questions that are looked at.
ShiftedRows shifted_rows_new(Arena *arena, Diagnostics *d, TableReader *table,
                             const Measurement *of, const bool *beside, size_t columns);

// A row of `count` cells was read; `beyond` says that something stands beyond the headings.
void shifted_row(ShiftedRows *shifted, const RowTexts *row, size_t count, bool beyond);

// The end of the file: complain.
void shifted_rows_finish(ShiftedRows *shifted, size_t rows);

#endif
