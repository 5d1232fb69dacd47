// SPDX-License-Identifier: EUPL-1.2
// What a department is called: the name in a cell, without what survey tools and spreadsheets did to it,
// and the form in which two names are compared.
#ifndef DEPARTMENT_DEPARTMENT_NAME_H
#define DEPARTMENT_DEPARTMENT_NAME_H

#include "model/mapping.h"

// The name that a cell stands for, in the arena, on one line: HTML entities and tags decoded, text that was
// read in a wrong encoding put right, quotes and separators at its ends gone. Empty where the cell names no
// department ("N/A", "-", "Maak een keuze").
Slice department_name(Arena *arena, Slice cell);

// text_key, with dashes, spaces and the spellings of "and" made equal: "Werk & Inkomen" and "werk en inkomen"
// are one department.
Slice department_key(Arena *arena, Slice name);

// May `name` be `whole` after it was written in an encoding that lacks some of its signs, which became "?":
// "Financi?n", or "Griffie?" where something stood behind it that cannot be seen?
bool department_lost_signs(Arena *arena, Slice name, Slice whole);

// Stands a sign between its letters that no name has, as where an encoding was mistaken: "Financi?n",
// "Financi®n"?
bool department_has_odd_signs(Slice name);

// What `departments:` of scan.yaml says, and which old names the files used. Of the scan of the last time:
// first what that scan says itself, then what this one says (`after`, else NULL).
typedef struct DepartmentRenames DepartmentRenames;
DepartmentRenames *department_renames_new(Arena *arena, const ResponseMapping *mapping,
                                          DepartmentRenames *after);

// department_name, by the name that scan.yaml gives it. `renames` may be NULL.
Slice department_called(Arena *arena, DepartmentRenames *renames, Slice cell);

// Does scan.yaml give a department this name? Then it is one, whatever else may be thought of it.
bool department_settled(Arena *arena, const DepartmentRenames *renames, Slice name);

// The old names that no file used, one after another: start with 0 at `next`. NULL after the last.
const MappedText *department_rename_unmet(const DepartmentRenames *renames, size_t *next);

#endif
