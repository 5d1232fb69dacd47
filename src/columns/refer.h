// SPDX-License-Identifier: EUPL-1.2
// The columns that scan.yaml names: by heading, by letter, by number, or a range of these.
#ifndef COLUMNS_REFER_H
#define COLUMNS_REFER_H

#include "base/text_map.h"
#include "columns/heading.h"
#include "model/mapping.h"

typedef struct HeadingNames HeadingNames;

typedef struct Headings {
    Heading *column;
    size_t count;
    size_t rows; // of headings; 0 where there are none
    Place place; // the first of them
    // The texts of the headings as they stand in the file, with the column of the first; and those that
    // several columns have.
    TextMap *cells;
    TextMap *several;
    // By which names scan.yaml may call them (headings_index; NULL before it): the whole of a heading, else a
    // part of it.
    HeadingNames *whole, *lesser;
} Headings;

// Make them. In the arena.
void headings_index(Arena *arena, Headings *headings);

enum { NOT_ASKED = -1 };

// Columns (from 0) that `name` stands for, in the arena; one NOT_ASKED for "-" and the empty text. Returns
// their number; 0, with a diagnostic, where there is no such column.
size_t refer_columns(Arena *arena, Diagnostics *d, const Headings *headings, const MappedText *name,
                     int **columns);

// As above where one column is meant. False, with a diagnostic, where it is none or several.
bool refer_column(Arena *arena, Diagnostics *d, const Headings *headings, const MappedText *name,
                  int *column);

// The headings most like `text`, quoted, for messages; without those of columns that are `taken` (NULL:
// none), unless all are. With `taken` and many left, only those that are likely to be meant. In the arena.
Slice nearest_headings(Arena *arena, const Headings *headings, Slice text, const bool *taken);

// A heading in a message: quoted, with its letter, and not too long.
Slice heading_quoted(Arena *arena, const Headings *headings, size_t column);

#endif
