// SPDX-License-Identifier: EUPL-1.2
// Columns that no question uses: do they hold answers all the same?
#ifndef COLUMNS_UNUSED_COLUMNS_H
#define COLUMNS_UNUSED_COLUMNS_H

#include "columns/answers.h"
#include "columns/columns.h"

typedef struct UnusedColumn {
    size_t filled;  // cells that hold something
    size_t answers; // that read as an answer
    unsigned kinds; // which answers: bit 1 << Answer
} UnusedColumn;

typedef struct UnusedColumns {
    Diagnostics *d;
    const Headings *headings;
    const ResponsePlan *plan;
    AnswerReader *answers;
    UnusedColumn *column;
    bool *looked_at;
    bool *
        again; // its heading is that of a question, with something behind or before it; or it has none
    bool *sibling;        // these two headings differ in nothing but the end
    size_t count;         // of those that are looked at
    size_t rows;          // that are looked at
    size_t row_answers;   // of the row being read
    size_t again_answers; // of these in columns that are there again
} UnusedColumns;

// In the arena. `answers` reads what a cell says.
UnusedColumns *unused_columns_new(Arena *arena, Diagnostics *d, const Headings *headings,
                                  const ResponsePlan *plan, AnswerReader *answers);

// Is this row (from 0) one of which the cells are looked at? The first ones all, then one in so many.
bool unused_columns_row(UnusedColumns *unused, size_t row);

// A cell of such a row and column.
void unused_columns_cell(UnusedColumns *unused, size_t column, Slice text);

// The end of such a row. True where somebody who answered no question did answer eight of those that stand in
// the file once more, or half as many others as there are questions, where the columns left over are not
// those of a larger survey.
bool unused_columns_end_row(UnusedColumns *unused, bool answered);

// The end of the file. Eight columns or more with answers, beside questions that were not chosen by
// scan.yaml or known by their texts, are an error: the questions may be other ones; so are eight with the
// headings of questions that were not chosen. Fewer, or columns beside certain questions, are a note. So many
// respondents as there are questions, among answers only: then each of them is a question.
void unused_columns_finish(UnusedColumns *unused, size_t respondents);

#endif
