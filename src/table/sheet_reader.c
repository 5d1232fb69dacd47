// SPDX-License-Identifier: EUPL-1.2
#include "table/sheet_reader.h"

#include "table/ods.h"
#include "table/sheet_rows.h"
#include "table/xlsx.h"

struct SheetReader {
    Package *package;
    SheetRows *rows;
    Xlsx *xlsx; // one of the two is there
    Ods *ods;
    bool looking;
    RowWanted wanted;
};

SheetReader *sheet_reader_open(Arena *arena, Diagnostics *d, Package *package, SheetKind kind,
                               Slice name, const TableOptions *options)
{
    SheetReader *reader = arena_one(arena, SheetReader);
    *reader = (SheetReader){ .package = package, .rows = sheet_rows_new(arena, d, name) };
    if (kind == SHEET_XLSX)
        reader->xlsx = xlsx_open(arena, d, package, name, options, reader->rows);
    else
        reader->ods = ods_open(arena, d, package, name, options, reader->rows);
    if (reader->xlsx || reader->ods)
        return reader;
    sheet_reader_close(reader);
    return NULL;
}

void sheet_reader_close(SheetReader *reader)
{
    xlsx_close(reader->xlsx);
    ods_close(reader->ods);
    sheet_rows_free(reader->rows);
    package_close(reader->package);
}

bool sheet_reader_next(SheetReader *reader, TableCellFunction *cell, void *data, size_t *count)
{
    reader->wanted.cell = cell;
    reader->wanted.data = data;
    for (bool more = true;;) {
        if (sheet_rows_next(reader->rows, &reader->wanted, count))
            return true;
        if (!more)
            break;
        more = reader->xlsx ? xlsx_more(reader->xlsx) : ods_more(reader->ods);
    }
    if (!reader->looking && !sheet_rows_broken(reader->rows))
        sheet_rows_tell_hidden(reader->rows);
    return false;
}

bool sheet_reader_broken(const SheetReader *reader)
{
    return sheet_rows_broken(reader->rows);
}

bool sheet_reader_blank(const SheetReader *reader)
{
    return sheet_rows_blank(reader->rows);
}

void sheet_reader_mark(SheetReader *reader)
{
    reader->looking = true;
    sheet_rows_mark(reader->rows);
}

void sheet_reader_return(SheetReader *reader)
{
    reader->looking = false;
    sheet_rows_return(reader->rows);
}

void sheet_reader_columns(SheetReader *reader, const bool *hidden, size_t count)
{
    reader->wanted.hidden = hidden;
    reader->wanted.passed = NULL;
    reader->wanted.least = count;
}

void sheet_reader_pass(SheetReader *reader, const bool *passed)
{
    reader->wanted.passed = passed;
}

Slice sheet_reader_name(const SheetReader *reader)
{
    return sheet_rows_sheet(reader->rows);
}

size_t sheet_reader_line(const SheetReader *reader)
{
    return sheet_rows_line(reader->rows);
}
