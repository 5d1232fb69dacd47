// SPDX-License-Identifier: EUPL-1.2
// What departments are called, how they stand below each other, and in which order.
#ifndef FACTS_DEPARTMENT_ORDER_H
#define FACTS_DEPARTMENT_ORDER_H

#include "facts/fact.h"
#include "score/results.h"

// Is there a department that may be shown?
bool facts_has_departments(const FactsContext *context);

// Which part of those invited in a department responded; "no value" where that is not known or not shown.
Fraction facts_department_rate(const DepartmentResult *department);

// "Overige afdelingen": the name of Results.merged[index]. In the arena.
Slice facts_merged_name(const FactsContext *context, size_t index);

// What moves a name to the right that lies below that department (counted from 1; 0: below none).
Slice facts_indent(const FactsContext *context, size_t above);

// Numbers of the departments below the same one in order of mean, high to low, ties by name; then the
// withheld ones by name; each followed by those below it.
// Returns the array in the arena, as long as there are departments.
size_t *facts_order_by_mean(const FactsContext *context);

#endif
