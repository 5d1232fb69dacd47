#include <math.h>
#include <xlsxwriter.h>

#include "workbook/table.h"

static void shade(Arena *arena, Sheet *sheet, const Table *table)
{
    char first[4], last[4];
    if (table->heat_from == table->heat_to || !table->cell_count)
        return;
    lxw_col_to_name(first, (lxw_col_t)table->heat_from, LXW_FALSE);
    lxw_col_to_name(last, (lxw_col_t)(table->heat_to - 1), LXW_FALSE);
    Slice range = slice_print(arena, "%s2:%s%zu", first, last, table_rows(table) + 1);
    sheet_heat(sheet, range.at, table->heat_low, table->heat_high);
}

// "Tabel_Vragen_per_afdeling": the whole table under one name, for formulas and pivot tables. Names of sheets
// are the program's own: letters and spaces.
static void name_table(Arena *arena, Book *book, const Table *table)
{
    char last[4];
    Slice name = slice_print(arena, "Tabel_%.*s", SLICE_ARGS(table->name));
    for (char *at = (char *)(uintptr_t)name.at; *at; at++)
        *at = *at == ' ' ? '_' : *at;
    lxw_col_to_name(last, (lxw_col_t)(table->column_count - 1), LXW_TRUE);
    book_name(book, name.at,
              slice_print(arena, "'%.*s'!$A$1:%s$%zu", SLICE_ARGS(table->name), last, table_rows(table) + 1));
}

static void put_table(Arena *arena, Book *book, const Table *table)
{
    Sheet *sheet = sheet_open(book, table->name.at, table->columns, table->column_count);
    for (size_t i = 0; i < table->cell_count; i++) {
        if (i % table->column_count == 0)
            sheet_row(sheet);
        if (isnan(table->cells[i].number))
            sheet_name(sheet, table->cells[i].text, table->cells[i].level);
        else
            sheet_number(sheet, table->cells[i].number);
    }
    shade(arena, sheet, table);
    name_table(arena, book, table);
    for (size_t i = 0; i < table->chart_count; i++)
        sheet_chart(sheet, &table->charts[i]);
}

OutputError tables_write_xlsx(Arena *arena, const TableFile *file, Slice path)
{
    Book *book = book_open(arena, path, &file->options);
    for (size_t i = 0; i < file->table_count; i++)
        put_table(arena, book, file->tables[i]);
    return book_close(book);
}
