// SPDX-License-Identifier: EUPL-1.2
// The departments of an organisation, as a tree.
#ifndef MODEL_DEPARTMENT_H
#define MODEL_DEPARTMENT_H

#include "base/diagnostics.h"

typedef struct Department {
    Slice name;
    Slice parent;    // name of the department above it; empty where there is none
    int64_t invited; // with those of the departments below it; -1 where not known
    // in invited.csv, where its number is the sum of all others: without people it is a total
    Place sum_place;
    Place part_sum_place; // the same of two rows or more right below it, or right above
    // Number of the department above it, counted from 1; 0 where there is none. Never a circle
    size_t above;
} Department;

#endif
