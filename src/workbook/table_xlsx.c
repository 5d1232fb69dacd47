// SPDX-License-Identifier: EUPL-1.2
#include <math.h>
#include <xlsxwriter.h>

#include "workbook/table.h"

static void shade(Arena *arena, Sheet *sheet, const SheetTable *table)
{
    char first[4], last[4];
    if (table->shade == SHADE_NONE || !table->cell_count)
        return;
    lxw_col_to_name(first, (lxw_col_t)table->shade_from, LXW_FALSE);
    lxw_col_to_name(last, (lxw_col_t)(table->shade_to - 1), LXW_FALSE);
    Slice range = slice_print(arena, "%s2:%s%zu", first, last, table_rows(table) + 1);
    sheet_shade(sheet, range.at, table->shade);
}

static void put_cell(Sheet *sheet, const TableCell *cell)
{
    if (!isnan(cell->number))
        sheet_number(sheet, cell->number);
    else if (cell->look == LOOK_LINK)
        sheet_link(sheet, cell->text);
    else if (cell->look != LOOK_PLAIN)
        sheet_look(sheet, cell->look, cell->text);
    else
        sheet_name(sheet, cell->text, cell->level);
}

void table_put(Arena *arena, Book *book, const SheetTable *table)
{
    Sheet *sheet = sheet_open(book, &table->plan);
    for (size_t i = 0; i < table->cell_count; i++) {
        if (i % table->column_count == 0)
            sheet_row(sheet);
        put_cell(sheet, &table->cells[i]);
    }
    shade(arena, sheet, table);
    for (size_t i = 0; i < table->chart_count; i++)
        sheet_chart(sheet, &table->charts[i]);
}

OutputError tables_write_xlsx(Arena *arena, const TableFile *file, Slice path)
{
    Book *book = book_open(arena, path, &file->options);
    for (size_t i = 0; i < file->table_count; i++)
        table_put(arena, book, file->tables[i]);
    return book_close(book);
}
