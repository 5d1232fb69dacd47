// SPDX-License-Identifier: EUPL-1.2
// The workbooks that may be shared: departments.xlsx with all departments side by side, and one for each
// department. Everything in them comes from the facts (facts/facts.h): what the suppression plan withholds is
// not there to be written, in no sheet, chart, name or property.
#ifndef WORKBOOK_SHAREABLE_H
#define WORKBOOK_SHAREABLE_H

#include "workbook/table.h"

typedef struct Facts Facts;

// All departments. `created`: seconds since 1970, the only date in the file. In the arena; `facts` must stay.
TableFile *shareable_overview(Arena *arena, const Facts *facts, int64_t created);

// Those departments that have a workbook of their own: shown, with at least one score, and no row of several.
// Their places in facts.departments; their number is returned.
size_t shareable_departments(Arena *arena, const Facts *facts, size_t **places);

// One of them beside the whole organisation.
TableFile *shareable_department(Arena *arena, const Facts *facts, size_t place, int64_t created);

// The department's name, as facts.departments has it.
Slice shareable_name(const Facts *facts, size_t place);

#endif
