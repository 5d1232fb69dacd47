// SPDX-License-Identifier: EUPL-1.2
// Columns that are no questions, by their headings and what their cells hold.
#ifndef COLUMNS_FOUND_COLUMNS_H
#define COLUMNS_FOUND_COLUMNS_H

#include "columns/column_planner.h"

// The one that looks most like a department's. One that points at people is said, and not used.
void find_department(ColumnPlanner *p);

// Tell of columns without a use that may be the department.
void offer_departments(ColumnPlanner *p);

// A use for each that has none yet, and the survey tool.
void find_others(ColumnPlanner *p);

#endif
