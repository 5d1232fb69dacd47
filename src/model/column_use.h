// SPDX-License-Identifier: EUPL-1.2
// Which column of the responses became which question.
#ifndef MODEL_COLUMN_USE_H
#define MODEL_COLUMN_USE_H

#include "base/slice.h"

// By what a column was known.
typedef enum ColumnReason {
    BY_NOTHING,
    BY_SETTINGS,
    BY_HEADING,
    BY_NUMBER,
    BY_TEXT,
    BY_DATE
} ColumnReason;

// For `cxscan check`: which column became which question.
typedef struct ColumnUse {
    size_t column; // from 1
    Slice heading;
    enum {
        COLUMN_QUESTION,
        COLUMN_DEPARTMENT,
        COLUMN_OPEN,
        COLUMN_ID,
        COLUMN_META,
        COLUMN_PERSONAL,
        COLUMN_UNUSED,
        COLUMN_USES
    } use;
    int index; // item or pillar
    ColumnReason why;
} ColumnUse;

#endif
