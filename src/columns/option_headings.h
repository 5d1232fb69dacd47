// SPDX-License-Identifier: EUPL-1.2
// Headings of one column for each answer: "1.1/1" to "1.1/4" and "1.1/x", "Statement [Never]", "q1_1___2".
#ifndef COLUMNS_OPTION_HEADINGS_H
#define COLUMNS_OPTION_HEADINGS_H

#include "columns/preview.h"
#include "columns/refer.h"

// Where half of the questions or more have three columns or more that differ in nothing but an answer at the
// end, after whatever joint, and hold marks: each of these gets the heading of its question, which is looked
// for as any other, and the answer as PART_OPTION. What is shown of it stays. Only of headings in one row:
// in two the answers stand apart already. `from` is the row of the preview at which the answers begin.
// Everything in `arena`.
void option_headings_split(Arena *arena, Headings *headings, const Preview *preview, size_t from);

#endif
