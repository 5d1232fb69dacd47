#include "ingest/table.h"

#include "ingest/csv.h"

struct TableReader {
    Slice name;
    CsvReader *csv;
};

TableReader *table_open(Arena *arena, Diagnostics *d, Slice path, Slice name, const TableOptions *options)
{
    CsvReader *csv = csv_open(arena, d, path, name, options);
    if (!csv)
        return NULL;
    TableReader *reader = arena_one(arena, TableReader);
    *reader = (TableReader){ slice_copy(arena, name), csv };
    return reader;
}

void table_close(TableReader *reader)
{
    if (reader)
        csv_close(reader->csv);
}

bool table_next(TableReader *reader, TableCellFunction *cell, void *data, size_t *count)
{
    return csv_next(reader->csv, cell, data, count);
}

bool table_broken(const TableReader *reader)
{
    return csv_broken(reader->csv);
}

bool table_blank(const TableReader *reader)
{
    return csv_blank(reader->csv);
}

void table_mark(TableReader *reader)
{
    csv_mark(reader->csv);
}

void table_return(TableReader *reader)
{
    csv_return(reader->csv);
}

void table_hide(TableReader *reader, const bool *hidden, size_t count)
{
    csv_hide(reader->csv, hidden, count);
}

Place table_place(TableReader *reader, size_t column)
{
    return csv_place(reader->csv, column);
}

Place table_row_place(const TableReader *reader)
{
    return (Place){ .file = reader->name, .line = table_line(reader) };
}

size_t table_line(const TableReader *reader)
{
    return csv_line(reader->csv);
}

char table_separator(const TableReader *reader)
{
    return csv_separator(reader->csv);
}

Slice table_sha256(TableReader *reader)
{
    return csv_sha256(reader->csv);
}
