// SPDX-License-Identifier: EUPL-1.2
// What is remembered of each row of a measurement until all are read: whether it may be nobody's is seen only
// beside the others. None of its texts.
#ifndef MEASUREMENT_ROW_TRACE_H
#define MEASUREMENT_ROW_TRACE_H

#include <stdint.h>

typedef struct RowTrace {
    uint32_t line;
    uint32_t labels; // cells beside the questions that hold something, or ROW_KEPT
    uint64_t digest; // of all its cells
    uint64_t key;    // of the cell with its number; 0: none
} RowTrace;

// The settings say that the row counts, whatever it looks like.
#define ROW_KEPT UINT32_MAX

#endif
