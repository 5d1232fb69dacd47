// Inside src/workbook: the sheets by family. Each function adds its sheets to the book.
#ifndef WORKBOOK_SHEETS_H
#define WORKBOOK_SHEETS_H

#include "score/results.h"
#include "workbook/book.h"

// The first sheet in two steps: opened before all others, filled when they are done.
Sheet *about_open(Book *book, const Words *words);
void about_fill(Sheet *sheet, const Book *book, const Scan *scan);

// Room for most department names: the longest, within limits.
double department_width(const Scan *scan);

void pillars_sheet(Book *book, const Scan *scan, const Results *results);
void departments_sheet(Book *book, const Scan *scan, const Results *results);
void questions_sheet(Book *book, const Scan *scan, const Results *results);
void spread_sheet(Book *book, const Scan *scan, const Results *results);

void respondents_sheet(Book *book, const Scan *scan);
void open_answers_sheet(Book *book, const Scan *scan);

#endif
