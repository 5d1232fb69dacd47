// SPDX-License-Identifier: EUPL-1.2
// What a department's own page says of it.
#ifndef FACTS_DEPARTMENT_PAGE_H
#define FACTS_DEPARTMENT_PAGE_H

#include "facts/facts.h"

// That of facts.departments[place]. Its questions are in order of their means as they are printed, ties by
// number; none of them is in both lists. Its actions are the open ones whose owner is named as it is. In the
// arena.
const DepartmentPage *facts_department_page(Arena *arena, const Facts *facts, size_t place);

#endif
