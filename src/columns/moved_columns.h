// SPDX-License-Identifier: EUPL-1.2
// Columns that scan.yaml names by letter, after somebody put a column between them or took one out: each
// question behind it would be read from its neighbour.
#ifndef COLUMNS_MOVED_COLUMNS_H
#define COLUMNS_MOVED_COLUMNS_H

#include "columns/refer.h"

// What `columns:` says of the questions.
typedef struct MappedItems {
    int column[ITEMS];             // of each question; below 0 where scan.yaml gives it none
    const MappedText *name[ITEMS]; // that names it
    Place place;                   // of `columns:`
} MappedItems;

// Is a column without a heading among those with one, or do two have the same; do the headings from some
// question on name the question before it or behind it, do their groups end within a pillar, or is a column
// left out whose heading is like those of the questions? Each is an error. What a heading names itself is
// meant as it is. `texts` are the questionnaire's, as wording_key. Everything in `arena`.
void moved_columns_check(Arena *arena, Diagnostics *d, const Headings *headings,
                         const MappedItems *mapped, const Slice texts[ITEMS]);

#endif
