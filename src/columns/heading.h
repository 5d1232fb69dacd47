// SPDX-License-Identifier: EUPL-1.2
// The heading of one column taken apart: what it may be known by.
#ifndef COLUMNS_HEADING_H
#define COLUMNS_HEADING_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "columns/export.h"
#include "model/pillar.h"

// The parts are in the form of text_key; empty where the heading has no such part.
//
//   Ag2[SQ002]. Akkoord? [Ja, ik doe mee]      LimeSurvey, "code. text"
//   CODE        TEXT
//   BASE SUB    TEXT_BASE TEXT_SUB
//
// SECOND and THIRD are the cells of further heading rows (SurveyMonkey's options, Qualtrics's texts). OPTION
// is the answer that the column stands for, where it was taken off the heading (option_headings.h).
typedef enum HeadingPart {
    PART_WHOLE,
    PART_CODE,
    PART_CODE_BASE,
    PART_CODE_SUB,
    PART_TEXT,
    PART_TEXT_BASE,
    PART_TEXT_SUB,
    PART_SECOND,
    PART_THIRD,
    PART_OPTION,
    PART_SHOWN,
    HEADING_PARTS
} HeadingPart;

// A text that its statement may be the end of: the words (wording_key) of a cell, or of a part of it.
typedef struct HeadingWords {
    Slice key;
    int row; // of the heading rows, from 0
} HeadingWords;

typedef struct Heading {
    Slice shown;               // as messages and `cxscan check` print it: "first row [second row]"
    Place place;               // of its cell in the first row
    Slice cell[HEAD_ROWS_MAX]; // without markup
    Slice part[HEADING_PARTS];
    HeadingWords *words;
    size_t words_count;
    bool has_import_id; // one of its cells is Qualtrics's own
    bool under;         // its cell in the first row is empty, and belongs to the one on its left
} Heading;

// One cell of each heading row, above each other. `merged` is what stands in the first row to the left
// where that cell is empty (SurveyMonkey merges cells). Everything in `arena`.
Heading heading_take_apart(Arena *arena, const Slice *cells, size_t rows, Slice merged,
                           Place place);

// The number of a question in a heading.
typedef struct HeadingNumber {
    int item;  // -1 where it has none of ours
    bool sure; // false for forms that may mean something else ("Q2_1", "strategie_3")
    int set; // 0, or the number of another set of the questions as it is written: 1.1.1, 1.1_2, 1.1 (2)
    bool beyond; // a number of the same form that no question has: 7.1
    int row;     // of the heading rows, from 0
    Slice after; // what follows it, in the form of text_key
} HeadingNumber;

HeadingNumber heading_number(const Heading *heading);

// Which question it was before a spreadsheet made a date of its number ("1.2" became "1-feb"); or -1. A
// spreadsheet reads such a number as day.month, wherever it makes dates of numbers with a point at all.
int heading_date(const Heading *heading);

// The statement that a heading ends with.
typedef struct HeadingStatement {
    int item;      // -1 where it is none of the questionnaire
    bool handbook; // it has the handbook's own words, not those of `texts`
    int set;       // 0, or which other set of the questions: a number behind the statement
    int row;
    Slice key; // its words, in the form of wording_key
} HeadingStatement;

// Which question it is, by the questionnaire's wording (`texts` in the form of wording_key) or the
// handbook's.
HeadingStatement heading_question(const Heading *heading, const Slice texts[ITEMS]);

// The words of that statement as the heading has them. In the arena.
Slice heading_words(Arena *arena, const Heading *heading, const HeadingStatement *statement);

// The statement that stands in a heading beside its number: without number, code and what a tool adds. Empty
// where the heading has no words of its own.
Slice heading_statement(Arena *arena, const Heading *heading, const HeadingNumber *number);

// Does it ask for the department? 0 for no; "afdeling" says it more clearly than "team" or "sector", and
// these than "waar werk je?".
enum { DEPARTMENT_WHERE = 1, DEPARTMENT_PERHAPS, DEPARTMENT_CLEARLY };
int heading_is_department(const Heading *heading);

// Does it ask for an explanation of the answers on a pillar?
bool heading_is_open(const Heading *heading, Pillar *pillar);

// The free text beside a question: no question itself.
bool heading_is_beside(const Heading *heading);

#endif
