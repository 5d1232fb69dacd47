// SPDX-License-Identifier: EUPL-1.2
// The cells of the row of a measurement's export that is being read.
#ifndef MEASUREMENT_ROW_TEXTS_H
#define MEASUREMENT_ROW_TEXTS_H

#include "base/buffer.h"

// Of the columns that are passed on.
typedef struct RowTexts {
    Buffer text;
    size_t *from, *to; // of each column
    size_t columns;
} RowTexts;

static inline Slice row_text(const RowTexts *row, size_t column)
{
    return slice_part(buffer_slice(&row->text), row->from[column], row->to[column]);
}

#endif
