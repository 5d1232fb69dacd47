// SPDX-License-Identifier: EUPL-1.2
// Further columns of a question: is each another set of its answers, or something said beside it?
#ifndef COLUMNS_FURTHER_COLUMNS_H
#define COLUMNS_FURTHER_COLUMNS_H

#include "columns/column_planner.h"

// Columns in plan.again of which the heading says that they hold no answers ("1.1 Toelichting", "Punten -
// 1.1", "Vraagtijd: 1.1") are taken out of it. Where one holds the answers to another question ("1.1
// gewenst", "1.1 (nulmeting)", "1.1 2024"), that is an error, and the plan is refused: who reads both sets as
// one fills the blanks of the one with the answers of the other.
void further_columns_settle(ColumnPlanner *p);

#endif
