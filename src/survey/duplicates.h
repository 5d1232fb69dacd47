// SPDX-License-Identifier: EUPL-1.2
// The same response twice: an export pasted below itself, somebody who sent the form two times.
#ifndef SURVEY_DUPLICATES_H
#define SURVEY_DUPLICATES_H

#include "model/mapping.h"
#include "survey/row_notes.h"

typedef struct Scan Scan;

// Two rows are the same response where the export gives them the same key, or where their answers agree
// beyond chance: were every answer given by chance, by the shares that it has in this file, then no pair of
// rows in a million such files would agree so. Answers that follow a pattern count for nothing, so that
// people who answered 3 to everything are not taken for each other; rows that follow each other count
// together.
//
// So are rows of one department where the one has the answers of the other as far as it goes: somebody who
// stopped, and began again. Where an answer or two were changed it is only a warning.
//
// Without a choice each pair is an error with both lines. `name` is how messages call the file.
void duplicates_settle(Diagnostics *d, Scan *scan, RowNotes *notes, Slice name,
                       DuplicatesChoice choice);

#endif
