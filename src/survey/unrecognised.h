// SPDX-License-Identifier: EUPL-1.2
// Cells of responses.csv that should be answers and are not: complained of at the end of their row, when it
// is known whether the whole row is something else (a total, a second row of headings), and listed at the
// end of the file, because other codes than ours are best translated all at once.
#ifndef SURVEY_UNRECOGNISED_H
#define SURVEY_UNRECOGNISED_H

#include "table/table.h"

typedef struct UnrecognisedAnswers UnrecognisedAnswers;

// In the arena. `reader` gives the places, `name` is how messages call the file, which has so many rows of
// headings.
UnrecognisedAnswers *unrecognised_new(Arena *arena, Diagnostics *d, TableReader *reader, Slice name,
                                      size_t heading_rows);

// A cell of the row being read that is no answer to question `item`.
void unrecognised_cell(UnrecognisedAnswers *unrecognised, size_t column, int item, Slice text);

// The row's end. `answered` says that other cells of it are answers, `counts` that it is a respondent's.
// Returns whether one of its cells was meant as an answer.
bool unrecognised_end_row(UnrecognisedAnswers *unrecognised, bool answered, bool counts);

// The end of the file.
void unrecognised_finish(UnrecognisedAnswers *unrecognised);

#endif
