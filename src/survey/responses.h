// SPDX-License-Identifier: EUPL-1.2
// responses.csv: one row a respondent, from a spreadsheet or as a survey tool exports it.
#ifndef SURVEY_RESPONSES_H
#define SURVEY_RESPONSES_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "model/column_use.h"
#include "model/mapping.h"

typedef struct Scan Scan; // model/scan.h

// Read the file at `path` into scan->responses, and append the departments it names to
// scan->departments (those that are there are matched by text_key). `name` is how messages call the file.
// Takes from `scan`: question_text (the questionnaire's wording), departments, settings.count_unfinished.
// `uses` becomes one entry a column of the file. `sha256` is of the file's bytes, in hexadecimal.
// Problems go to `d`; false where the file cannot be read at all. Everything lives in `arena`.
bool responses_read(Arena *arena, Diagnostics *d, Scan *scan, Slice path, Slice name,
                    const ResponseMapping *mapping, ColumnUse **uses, size_t *use_count,
                    Slice *sha256);

#endif
