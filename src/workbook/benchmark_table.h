// SPDX-License-Identifier: EUPL-1.2
// Inside src/workbook: the table of the benchmark, a row for each figure, as the report shows them.
#ifndef WORKBOOK_BENCHMARK_TABLE_H
#define WORKBOOK_BENCHMARK_TABLE_H

#include "workbook/table.h"

typedef struct Facts Facts;

// Of facts that have a benchmark. In the arena; `facts` must stay.
SheetTable *benchmark_table(Arena *arena, const Facts *facts);

#endif
