// SPDX-License-Identifier: EUPL-1.2
// Which column of responses.csv is for what.
#ifndef COLUMNS_COLUMNS_H
#define COLUMNS_COLUMNS_H

#include "columns/preview.h"
#include "columns/refer.h"
#include "columns/response_plan.h"
#include "model/mapping.h"

// Divide the columns over the questions and the rest: first as scan.yaml says, then by the headings' numbers
// and the questionnaire's texts, and by what the cells hold (`preview`, from row `from` on). What is missing,
// doubtful or in conflict becomes a diagnostic.
ResponsePlan columns_plan(Arena *arena, Diagnostics *d, const Headings *headings,
                          const Preview *preview, size_t from, const ResponseMapping *mapping,
                          const Slice question_text[ITEMS]);

#endif
