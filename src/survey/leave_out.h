// SPDX-License-Identifier: EUPL-1.2
// Rows that scan.yaml leaves out: by the number of the response, by a value in a column, by their line.
#ifndef SURVEY_LEAVE_OUT_H
#define SURVEY_LEAVE_OUT_H

#include "base/text_map.h"
#include "columns/columns.h"

typedef struct LeaveOut {
    Diagnostics *d;
    const ResponseMapping *mapping;
    int *
        column; // of each line of `leave_out:`; LEAVE_BY_LINE, or LEAVE_NOWHERE: there is no such column
    bool *met;        // a row has it
    size_t *like;     // the first line of `leave_out:` that names the same line of the file
    TextMap *lines;   // to it, by the number
    bool *watched;    // columns of the file that are named
    TextMap **values; // of those columns: text_key to the line of `leave_out:`
} LeaveOut;

enum { LEAVE_BY_LINE = -1, LEAVE_NOWHERE = -2 };

// Find the columns that scan.yaml names. NULL where it leaves nothing out. In the arena.
LeaveOut *leave_out_new(Arena *arena, Diagnostics *d, const Headings *headings,
                        const ResponsePlan *plan, const ResponseMapping *mapping);

// Does this cell, or this line, say that its row is left out?
bool leave_out_cell(LeaveOut *leave, size_t column, Slice text);
bool leave_out_line(LeaveOut *leave, size_t line);

// The end of the file: a warning for what no row has.
void leave_out_finish(LeaveOut *leave);

#endif
