// SPDX-License-Identifier: EUPL-1.2
// The columns that scan.yaml names.
#ifndef COLUMNS_MAPPED_COLUMNS_H
#define COLUMNS_MAPPED_COLUMNS_H

#include "columns/column_planner.h"

// Those of questions.
void map_columns(ColumnPlanner *p);

// All others.
void map_others(ColumnPlanner *p);

#endif
