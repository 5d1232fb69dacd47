// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the tables that stand in every workbook of the whole scan, from the facts, in the
// precision of the report: "Roadmap", "Verandering" and "Klanten".
#ifndef WORKBOOK_PLAN_TABLES_H
#define WORKBOOK_PLAN_TABLES_H

#include "workbook/table.h"

typedef struct Facts Facts;

enum { PLAN_TABLES = 4 };

// Those that there is something to say in; their number is returned. In the arena; `facts` must stay.
size_t plan_tables(Arena *arena, const Facts *facts, SheetTable *tables[PLAN_TABLES]);

#endif
