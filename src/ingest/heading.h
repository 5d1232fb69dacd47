// The heading of one column taken apart: what it may be known by.
#ifndef INGEST_HEADING_H
#define INGEST_HEADING_H

#include "base/diagnostics.h"
#include "ingest/scan.h"

// The parts are in the form of text_key; empty where the heading has no such part.
//
//   Ag2[SQ002]. Akkoord? [Ja, ik doe mee]      LimeSurvey, "code. text"
//   CODE        TEXT
//   BASE SUB    TEXT_BASE TEXT_SUB
//
// SECOND and THIRD are the cells of further heading rows (SurveyMonkey's options, Qualtrics's texts).
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
    PART_SHOWN,
    HEADING_PARTS
} HeadingPart;

typedef struct Heading {
    Slice shown; // as messages and `cxscan check` print it: "first row [second row]"
    Place place; // of its cell in the first row
    Slice part[HEADING_PARTS];
} Heading;

// One cell of each heading row, above each other. `merged` is what stands in the first row to the left
// where that cell is empty (SurveyMonkey merges cells). Everything in `arena`.
Heading heading_take_apart(Arena *arena, const Slice *cells, size_t rows, Slice merged, Place place);

// Which question it is, by its number; -1 where none. `sure` is false for forms that may mean something
// else ("Q2_1", "strategie_3").
int heading_number(const Heading *heading, bool *sure);

// Which question it was before a spreadsheet made a date of its number ("1.2" became "1-feb"); or -1. A
// spreadsheet reads such a number as day.month, wherever it makes dates of numbers with a point at all.
int heading_date(const Heading *heading);

// Which question it is, by the questionnaire's wording (`texts` in the form of heading_plain); or -1.
int heading_question(const Heading *heading, const Slice texts[ITEMS]);

// A text as it is compared with headings: text_key without punctuation at its end. In the arena.
Slice heading_plain(Arena *arena, Slice text);

// Does it ask for the department? 0 for no; "afdeling" says it more clearly (2) than "team" or "sector" (1).
int heading_is_department(const Heading *heading);

// Does it ask for an explanation of the answers on a pillar?
bool heading_is_open(const Heading *heading, Pillar *pillar);

// The free text beside a question: no question itself.
bool heading_is_beside(const Heading *heading);

#endif
