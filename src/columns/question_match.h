// SPDX-License-Identifier: EUPL-1.2
// Which columns are which questions, by their headings: by the questionnaire's words and by number. A survey
// has numbers of its own; whether they are ours is judged over all headings together.
#ifndef COLUMNS_QUESTION_MATCH_H
#define COLUMNS_QUESTION_MATCH_H

#include "columns/preview.h"
#include "columns/refer.h"
#include "model/column_use.h"

// What one column's heading says.
typedef struct QuestionMatch {
    int item;         // the question that it is; -1 where it is none
    ColumnReason why; // BY_NUMBER, BY_TEXT or BY_DATE
    int conflict; // the question whose words it has, where its number (`item`) is another's; else -1
    int again; // a further column of this question: another set, an option, a second scale; else -1
    Slice statement; // its own words, as they are written; empty where it has none
    bool handbook;   // which are the handbook's
} QuestionMatch;

typedef struct QuestionMatches {
    QuestionMatch *column; // as many as there are headings
    // Numbers that are not ours: the first question and words that say so; -1 where the numbers are right.
    int other_item;
    Slice other_words;
    // Columns that hold answers and are numbered beyond our questions.
    int *beyond;
    size_t beyond_count;
} QuestionMatches;

// `taken` columns have a use already. `texts` are the questionnaire's, as wording_key; `given` is the number
// of questions that have a column already. Everything in `arena`.
QuestionMatches questions_match(Arena *arena, const Headings *headings, const Preview *preview,
                                size_t from, const Slice texts[ITEMS], const bool *taken,
                                size_t given);

#endif
