// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: figures that are formulas over "Respondenten", so that who corrects an answer there
// sees every number of the report move; and what each of them was when the report was made, for "Controle".
//
// A formula gives what the program computed up to the last bits of a double: a sheet adds doubles where the
// program adds fractions. The exact value stands beside it, as the value that the formula has now.
#ifndef WORKBOOK_LIVE_H
#define WORKBOOK_LIVE_H

#include "model/answer.h"
#include "score/results.h"
#include "workbook/book.h"

typedef struct Scan Scan;

// A figure of the report, and where its formula stands.
typedef struct PrintedValue {
    Slice sheet; // "Pijlers"
    Slice cell;  // "C2"
    Slice of;    // "Strategie"
    Slice what;  // "Score"
    CellKind kind;
    double number;
    Slice text; // where it is not a number
    bool is_text;
} PrintedValue;

// What a figure is called: whose it is, and which.
typedef struct FigureName {
    Slice of;
    const char *what;
} FigureName;

typedef struct Live {
    Arena *arena;
    Book *book;
    const Scan *scan;
    bool on;     // false: all figures are values, since there are too many respondents for formulas
    size_t rows; // respondents
    PrintedValue *printed;
    size_t count, room;
} Live;

// Formulas are on where respondents are no more than `settings.formulas_up_to`, and the departments'
// formulas, which each go through all respondents, stay within what Excel and LibreOffice compute in a few
// seconds.
Live *live_start(Arena *arena, Book *book, const Scan *scan);

// The next cell of the sheet: the formula where they are on, else its value. `name` is for "Controle".
void live_number(Live *live, Sheet *sheet, FigureName name, Formula formula, double now);
void live_whole(Live *live, Sheet *sheet, FigureName name, Formula formula, uint64_t now);
void live_text(Live *live, Sheet *sheet, FigureName name, Formula formula, Slice now);

// Names for the columns of "Respondenten", in the language of the documents: "Score_Meten", "Afdeling",
// "Vraag_4.1".
void live_names(const Live *live);

// Formulas of a pillar's figures. `row`: of the pillar in "Pijlers", its headings being row 1; `column`: the
// letter of the one that holds the score that is meant.
Formula live_pillar_count(const Live *live, Pillar pillar);
Formula live_pillar_score(const Live *live, Pillar pillar);
Formula live_value(const Live *live, size_t row);
Formula live_phase(const Live *live, char column, size_t row);
Formula live_bound(const Live *live, Pillar pillar, char column, size_t row, bool high,
                   int64_t invited);
// The score in that column as it is, and how much less the other one is.
Formula live_same(const Live *live, char column, size_t row);
Formula live_less(const Live *live, char column, char other, size_t row);
Formula live_alpha(const Live *live, Pillar pillar);
Formula live_dont_know(const Live *live, Pillar pillar);
Formula live_deviation(const Live *live, Pillar pillar);
Formula live_if_dont_know(const Live *live, Pillar pillar, Answer answer);
Formula live_complete_rows(const Live *live, Pillar pillar);

// Of those without a department.
Formula live_without_department(const Live *live);

// Of a department whose name stands in column A of its row.
Formula live_department_count(const Live *live, size_t row);
Formula live_department_score(const Live *live, Pillar pillar, size_t row);

// Of a question.
Formula live_answer_count(const Live *live, int item, Answer answer);
Formula live_question_mean(const Live *live, size_t row);

// Of the first respondent, row 2 of "Respondenten", to go down.
Slice live_respondent_score(const Live *live, Pillar pillar);
Slice live_respondent_value(const Live *live, Pillar pillar);

#endif
