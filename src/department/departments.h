// SPDX-License-Identifier: EUPL-1.2
// The departments of a scan, found by their names as people write them.
#ifndef DEPARTMENT_DEPARTMENTS_H
#define DEPARTMENT_DEPARTMENTS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "base/text_map.h"

typedef struct Scan Scan; // model/scan.h

typedef struct Departments Departments;

// Starts with those that `scan` has (of invited.csv); new ones are appended to it.
Departments *departments_new(Arena *arena, Scan *scan);

// The departments of a scan, from department_key to their index. In the arena.
TextMap *departments_by_key(Arena *arena, const Scan *scan);

// The index of the department that `cell` names, or NO_DEPARTMENT where it is blank: only where this very
// cell was met before. False where department_of must be asked.
bool department_known(const Departments *departments, Slice cell, uint32_t *index);

// As above, by department_called and compared by department_key; a department that `scan` did not have is
// appended, and `is_new` true.
uint32_t department_of(Departments *departments, Slice cell, bool *is_new);

// The invited department that is likely to be meant; empty where none is.
Slice department_nearest(const Departments *departments, Slice name);

// After the responses: more people than were invited, a column that is missing, two names for what may be one
// department. What turns out to be a total is taken from the list. `responses` and `invited` are how messages
// call the files.
void departments_check(Diagnostics *d, Scan *scan, Slice responses, Slice invited);

// After all files that name departments: old names of `departments:` that none of them used.
void departments_check_renames(Diagnostics *d, const Scan *scan);

#endif
