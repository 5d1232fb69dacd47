#include "workbook/table.h"

#include <math.h>

Table *table_new(Arena *arena, Slice name, const Column *columns, size_t column_count)
{
    Table *table = arena_one(arena, Table);
    table->name = name;
    table->columns = columns;
    table->column_count = column_count;
    return table;
}

static void add(Arena *arena, Table *table, TableCell cell)
{
    table->cells = arena_grow(arena, table->cells, sizeof *table->cells, table->cell_count, &table->room);
    table->cells[table->cell_count++] = cell;
}

void table_text(Arena *arena, Table *table, Slice text)
{
    add(arena, table, (TableCell){ .text = text, .number = (double)NAN });
}

void table_name(Arena *arena, Table *table, Slice name, int level)
{
    add(arena, table,
        (TableCell){ .text = name,
                     .number = (double)NAN,
                     .level = level < CELL_LEVELS ? level : CELL_LEVELS - 1 });
}

void table_number(Arena *arena, Table *table, double number)
{
    add(arena, table, (TableCell){ .number = isfinite(number) ? number : (double)NAN });
}

size_t table_rows(const Table *table)
{
    return table->cell_count / table->column_count;
}
