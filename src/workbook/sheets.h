// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the sheets by family. Each function adds its sheets to the book.
#ifndef WORKBOOK_SHEETS_H
#define WORKBOOK_SHEETS_H

#include "score/results.h"
#include "workbook/live.h"

typedef struct Responses Responses;
typedef struct Scan Scan;

// The first sheet in two steps: opened before all others, filled when they are done.
Sheet *about_open(Book *book, const Scan *scan);
void about_fill(Sheet *sheet, const Live *live, const Results *results);

// Room for most department names: the longest, within limits.
double department_width(const Scan *scan);

// The next cell, which is filled, holds this score or how far it is from a target: with two decimals where
// the report prints the score so (score_printed).
void next_as_printed(Sheet *sheet, Fraction score);

// Figures of groups. Nothing is withheld.
void pillars_sheet(Live *live, const Results *results);
void departments_sheet(Live *live, const Results *results);
void questions_sheet(Live *live, const Results *results);
void spread_sheet(Live *live, const Results *results);

// "Controle": every figure so far as it was when the report was made, beside what its formula gives now. Only
// where formulas are on; after the sheets above.
void control_sheet(Live *live);

// How many figures are not what they were.
Formula control_count(const Live *live);

// "Gesprekken": a row a department that may be shown and pillar on which it stands out (score/advice.h).
void interviews_sheet(Book *book, const Scan *scan, const Results *results);

// "Signalering": a row a customer who is to be contacted; no sheet where there are none. Only in the
// confidential workbook.
void flagged_sheet(Book *book, const Scan *scan);

// "Antwoorden": a row a respondent and question, for pivot tables. Where these are more rows than a sheet can
// hold there is none.
bool answers_fit(const Scan *scan);
void answers_sheet(Book *book, const Scan *scan);

// The export's own number of a respondent, or the place in the file from 1; 0 for none.
uint64_t respondent_number(const Responses *responses, size_t index);

// "Respondenten" and "Open antwoorden": a row each. Only in the confidential workbook.
void respondents_sheet(const Live *live);
void open_answers_sheet(Book *book, const Scan *scan);

#endif
