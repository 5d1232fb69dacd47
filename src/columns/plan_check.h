// SPDX-License-Identifier: EUPL-1.2
// What the headings and the cells say against a plan of the columns.
#ifndef COLUMNS_PLAN_CHECK_H
#define COLUMNS_PLAN_CHECK_H

#include "columns/columns.h"

// Compare the words of the headings with the statements whose numbers they have, and look whether the columns
// hold the answers of people, once a question. Words that more than two questions share become empty in
// plan->statement: they are no statement. What is not to be read has plan->refused. Problems go to `d`.
void plan_check(Arena *arena, Diagnostics *d, const Headings *headings, const Preview *preview,
                size_t from, const Slice question_text[ITEMS], ResponsePlan *plan);

#endif
