// SPDX-License-Identifier: EUPL-1.2
// Several columns that hold the answers to one question, of which each person filled one: a column for each
// answer, as some tools export single choice; or the questions once more, for those who took another way
// through the form.
#ifndef COLUMNS_OPTION_COLUMNS_H
#define COLUMNS_OPTION_COLUMNS_H

#include "columns/answers.h"
#include "columns/columns.h"
#include "table/table.h"

typedef struct OptionColumns {
    Diagnostics *d;
    TableReader *reader;
    const Headings *headings;
    const ResponsePlan *plan;
    AnswerReader *const *answers; // by question
    uint8_t *
        option; // by column: the answer that it stands for; NO_ANSWER where its heading does not say, BLANK
                // where it holds the answer itself
    size_t *filled;   // by question: 1 + the column that is filled in this row
    uint8_t *label;   // by column: the answer that this row's cell spells out, or BLANK
    bool *complained; // by question: two sets were both filled
    bool learned;     // what the columns stand for was read from a row below the headings
    bool refused;     // it cannot be said what a mark stands for
} OptionColumns;

// Questions with further columns (ResponsePlan.again), or whose column is followed by two or more without a
// heading of their own, get all of these: ROLE_OPTION in `plan`, with a note. NULL where there are none. In
// the arena.
OptionColumns *option_columns_find(Arena *arena, Diagnostics *d, TableReader *reader,
                                   const Headings *headings, ResponsePlan *plan,
                                   AnswerReader *const *answers);

// Is it one of several sets of the questions, so that its cells are the answers themselves and no marks?
bool option_columns_holds_answers(const OptionColumns *options, size_t column);

// A cell of such a column: the answer of its question, BLANK where it is not chosen, NO_ANSWER where it is
// neither. A second answer to one question is an error.
uint8_t option_columns_cell(OptionColumns *options, size_t column, Slice text);

// The row's end: true where it named the answers, one in each column, and so is a row of headings.
bool option_columns_end_row(OptionColumns *options);

#endif
