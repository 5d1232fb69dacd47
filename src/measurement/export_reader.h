// SPDX-License-Identifier: EUPL-1.2
// The rows of a measurement's export, once its settings say which column is what.
#ifndef MEASUREMENT_EXPORT_READER_H
#define MEASUREMENT_EXPORT_READER_H

#include "columns/refer.h"
#include "measurement/flagging.h"
#include "measurement/mark_reader.h"
#include "model/measurement.h"

// A column in which some texts say that a row does not count.
typedef struct LeftOut {
    size_t column;
    Slice key; // text_key
} LeftOut;

typedef struct ExportPlan {
    MarkReader **reader;  // of each question
    size_t *trait_column; // of each trait
    int weight;           // column; −1: none
    LeftOut *left_out;
    size_t left_out_count;
    FlagPlan flags;
    size_t first_row; // rows before that line of the file are none
} ExportPlan;

// Read all rows into the measurement's marks, traits and weights. What is no mark, and what else is wrong,
// becomes a diagnostic at its cell; columns that the plan does not name are not looked at.
void export_read(Arena *arena, Diagnostics *d, TableReader *reader, const Headings *headings,
                 const ExportPlan *plan, Measurement *measurement);

#endif
