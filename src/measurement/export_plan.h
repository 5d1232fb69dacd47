// SPDX-License-Identifier: EUPL-1.2
// Which column and which row of a measurement's export is what, as its settings say.
#ifndef MEASUREMENT_EXPORT_PLAN_H
#define MEASUREMENT_EXPORT_PLAN_H

#include "measurement/flagging.h"
#include "measurement/mark_reader.h"
#include "model/measurement.h"

// Which rows: those with that text in a column, or one by its line.
typedef struct RowChoice {
    size_t column;
    Slice key;   // text_key
    size_t line; // of the file; 0: by the column
} RowChoice;

typedef struct RowChoices {
    RowChoice *item;
    size_t count;
} RowChoices;

typedef struct ExportPlan {
    MarkReader **reader;   // of each question
    size_t *trait_column;  // of each trait
    int weight;            // column; −1: none
    RowChoices left_out;   // rows that do not count
    RowChoices kept;       // rows that do, whatever they look like
    bool keeps_duplicates; // they are different people
    FlagPlan flags;
    size_t first_row; // rows before that line of the file are none
} ExportPlan;

#endif
