// SPDX-License-Identifier: EUPL-1.2
// Two spellings of one department.
#ifndef DEPARTMENT_DEPARTMENT_ALIKE_H
#define DEPARTMENT_DEPARTMENT_ALIKE_H

#include "base/slice.h"

// The name as it is compared with others, in the arena: department_key without "afdeling" before it and
// punctuation behind it.
Slice department_bare(Arena *arena, Slice name);

// Do two such names look like one with a slip? "Team 1" and "Team 2", "Beheer A" and "Beheer B" do not.
bool departments_alike(Slice a, Slice b);

#endif
