// SPDX-License-Identifier: EUPL-1.2
// What scan.yaml says about responses.csv: the keys under `responses:`. Filled by the reader of scan.yaml,
// judged where the file is read. All zero ({0}) is "nothing said": everything is found by itself.
#ifndef MODEL_MAPPING_H
#define MODEL_MAPPING_H

#include "model/mapped_text.h"

// One line of `columns:`. The three forms that a person may write come out as one flat list, in order:
//
//   columns: [C, D, …]                       key empty
//   columns: {strategy: C-J, …}              key "strategy" (any name that pillar_find knows); where the
//                                            value is a list, one entry an element, all with that key
//   columns: {1.1: Q3_1, …}                  key "1.1" (any form that question_find knows)
//
// `column` is a heading, a column letter (A … XFD), a number from 1, a range of these ("C-J", "3..50",
// "ST24Q01..ST24Q08": ".." or "-" or an en dash between letters or numbers, ".." or " - " between
// headings), or empty or "-" for a question that was not asked.
typedef struct MappedColumn {
    MappedText key;
    MappedText column;
} MappedColumn;

// One line of `open:`: a pillar and the column that holds its open answers (more than one is allowed).
typedef struct MappedOpen {
    MappedText pillar;
    MappedText column;
} MappedOpen;

// One line of `answers:`: what a cell holds, and what that is: "1" … "4", "x", or "blank" (or empty). Below
// the key of a pillar or a question that is `scope`: it holds for those questions alone.
typedef struct MappedAnswer {
    MappedText text;
    MappedText answer;
    MappedText scope;
} MappedAnswer;

// One line of `departments:`: an old name of a department, and the one that takes its place; an empty one is
// none.
typedef struct MappedDepartment {
    MappedText from;
    MappedText to;
} MappedDepartment;

// Which of two rows that are the same response counts: unless somebody chose, that is an error.
typedef enum DuplicatesChoice {
    DUPLICATES_REFUSE,
    DUPLICATES_FIRST,
    DUPLICATES_LAST,
    DUPLICATES_KEEP // they are different people
} DuplicatesChoice;

// One line of `leave_out:`: rows with this text in that column do not count. `column` is a heading or a
// column letter, "id" for the column with the number of the response, or "line" for the line of the file.
typedef struct MappedRow {
    MappedText column;
    MappedText text;
} MappedRow;

typedef struct ResponseMapping {
    MappedText encoding;     // "utf-8", "utf-16", "windows-1252" …
    MappedText separator;    // one character, "tab", "komma", "puntkomma", "comma", "semicolon"
    MappedText sheet;        // of a spreadsheet: its name, or its number from 1
    MappedText heading_rows; // "0" … "9"
    MappedText first_row;    // line of the file at which the headings begin, from 1
    MappedColumn *columns;
    size_t column_count;
    Place columns_place; // of the key `columns`
    MappedText department;
    MappedText id;
    MappedOpen *open;
    size_t open_count;
    MappedAnswer *answers;
    size_t answer_count;
    MappedDepartment *departments;
    size_t department_count;
    MappedRow *leave_out;
    size_t leave_out_count;
    int duplicates; // DuplicatesChoice
    // Rows that the survey tool marks as preview, test or spam count like the others
    bool count_tests;
    bool without_open;  // open answers are not kept
    bool before_survey; // there are no responses to read
    // heading of the column that says whether a row was finished, where it is not found
    MappedText unfinished;
} ResponseMapping;

#endif
