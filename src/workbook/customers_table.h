// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the table of all measurements, a row for each figure, as the report shows them.
#ifndef WORKBOOK_CUSTOMERS_TABLE_H
#define WORKBOOK_CUSTOMERS_TABLE_H

#include "workbook/table.h"

typedef struct Facts Facts;

// In the arena; `facts` must stay.
SheetTable *customers_table(Arena *arena, const Facts *facts);

#endif
