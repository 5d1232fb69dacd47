// SPDX-License-Identifier: EUPL-1.2
// Where a value of a JSON text stands: jansson tells the place of a fault in the text, never that of a value.
#ifndef INPUT_JSON_PLACE_H
#define INPUT_JSON_PLACE_H

#include "base/diagnostics.h"

// The value at `path` ("pillars/2/score": keys, and numbers from 0 in lists) of a text that jansson could
// read, as a place in `file`; of as much of the path as is there. Keys with signs that JSON escapes are not
// found. The line in the place is part of `text`.
Place json_place(Slice file, Slice text, Slice path);

// The place of line and column, from 1, in code points.
Place text_place(Slice file, Slice text, size_t line, size_t column);

#endif
