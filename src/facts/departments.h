// SPDX-License-Identifier: EUPL-1.2
// Departments: their scores, how they differ, and what of them is withheld.
#ifndef FACTS_DEPARTMENTS_H
#define FACTS_DEPARTMENTS_H

#include "facts/department.h"

// In the order of the scan, or of facts_departments_by_mean.
DepartmentList facts_departments(const FactsContext *context);

DepartmentList facts_departments_by_mean(const FactsContext *context,
                                         const DepartmentList *departments);

DepartmentSpread facts_department_spread(const FactsContext *context);

WithheldFacts facts_withheld(const FactsContext *context);

#endif
