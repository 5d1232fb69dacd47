// SPDX-License-Identifier: EUPL-1.2
#include "workbook/table.h"

#include <math.h>

SheetTable *table_new(Arena *arena, const SheetPlan *plan)
{
    SheetTable *table = arena_one(arena, SheetTable);
    table->plan = *plan;
    table->columns = plan->columns;
    table->column_count = plan->column_count;
    return table;
}

static void add(Arena *arena, SheetTable *table, TableCell cell)
{
    table->cells =
        arena_grow(arena, table->cells, sizeof *table->cells, table->cell_count, &table->room);
    table->cells[table->cell_count++] = cell;
}

void table_text(Arena *arena, SheetTable *table, Slice text)
{
    add(arena, table, (TableCell){ .text = text, .number = (double)NAN });
}

void table_name(Arena *arena, SheetTable *table, Slice name, int level)
{
    add(arena, table,
        (TableCell){ .text = name,
                     .number = (double)NAN,
                     .level = level < CELL_LEVELS ? level : CELL_LEVELS - 1 });
}

void table_number(Arena *arena, SheetTable *table, double number)
{
    add(arena, table, (TableCell){ .number = isfinite(number) ? number : (double)NAN });
}

void table_look(Arena *arena, SheetTable *table, TextLook look, Slice text)
{
    add(arena, table, (TableCell){ .text = text, .number = (double)NAN, .look = look });
}

size_t table_rows(const SheetTable *table)
{
    return table->cell_count / table->column_count;
}
