// To see whether the second and third row are headings one must look at what may be somebody's answers.
// Columns whose heading says that they identify people are hidden before the next row is looked at.
#include "ingest/head.h"

#include <string.h>

#include "base/messages.h"
#include "ingest/export.h"

typedef struct RawRow {
    Arena *arena;
    TableReader *reader;
    Slice *cell;
    Place *place;
    size_t count;
    size_t cell_room;
    size_t place_room;
} RawRow;

static void collect(void *data, size_t column, Slice text)
{
    RawRow *row = data;
    while (row->count <= column) {
        row->cell = arena_grow(row->arena, row->cell, sizeof *row->cell, row->count, &row->cell_room);
        row->place = arena_grow(row->arena, row->place, sizeof *row->place, row->count, &row->place_room);
        row->cell[row->count] = S("");
        row->place[row->count++] = (Place){ 0 };
    }
    row->cell[column] = text_clean(row->arena, slice_copy(row->arena, text));
    row->place[column] = table_place(row->reader, column);
}

// The next row that is not a blank line.
static bool next_raw(Arena *arena, TableReader *reader, RawRow *row)
{
    size_t count;
    do {
        *row = (RawRow){ .arena = arena, .reader = reader };
        if (!table_next(reader, collect, row, &count))
            return false;
    } while (table_blank(reader));
    return true;
}

static bool is_personal(Slice key)
{
    return tool_column(key, NULL) == TOOL_COLUMN_PERSONAL || heading_is_personal(key);
}

static size_t count_heading_rows(TableReader *reader)
{
    Arena *scratch = arena_new();
    HeadRow rows[HEAD_ROWS_MAX];
    RawRow raw;
    bool *hidden = NULL;
    size_t count = 0, wide = 0;
    table_mark(reader);
    while (count < HEAD_ROWS_MAX && next_raw(scratch, reader, &raw)) {
        rows[count] = (HeadRow){ arena_many(scratch, Slice, raw.count), raw.count };
        bool *wider = arena_many(scratch, bool, wide > raw.count ? wide : raw.count);
        if (wide)
            memcpy(wider, hidden, wide * sizeof *wider);
        hidden = wider;
        wide = wide > raw.count ? wide : raw.count;
        for (size_t i = 0; i < raw.count; i++) {
            rows[count].cell[i] = text_key(scratch, raw.cell[i]);
            hidden[i] = hidden[i] || is_personal(rows[count].cell[i]);
        }
        count++;
        table_hide(reader, hidden, wide);
    }
    table_hide(reader, NULL, 0);
    table_return(reader);
    size_t found = count ? heading_rows(rows, count) : 0;
    arena_free(scratch);
    return found;
}

static void take_apart(Arena *arena, const RawRow *rows, size_t count, Headings *headings)
{
    Slice merged = S("");
    for (size_t row = 0; row < count; row++)
        headings->count = rows[row].count > headings->count ? rows[row].count : headings->count;
    headings->column = arena_many(arena, Heading, headings->count);
    for (size_t i = 0; i < headings->count; i++) {
        Slice cells[HEAD_ROWS_MAX];
        for (size_t row = 0; row < HEAD_ROWS_MAX; row++)
            cells[row] = row < count && i < rows[row].count ? rows[row].cell[i] : S("");
        if (slice_trim(cells[0]).len)
            merged = cells[0];
        Place place = i < rows[0].count ? rows[0].place[i] : headings->place;
        headings->column[i] = heading_take_apart(arena, cells, count, count > 1 ? merged : S(""), place);
    }
}

bool head_read(Arena *arena, Diagnostics *d, TableReader *reader, Slice name, size_t wanted,
               Headings *headings)
{
    RawRow rows[HEAD_ROWS_MAX];
    size_t count = 0, found = wanted ? wanted : count_heading_rows(reader);
    *headings = (Headings){ .place = { .file = name, .line = 1 } };
    // Where more rows are asked for than we know what to do with, those after the third say nothing.
    for (size_t row = 0; row < found; row++) {
        RawRow raw;
        if (!next_raw(arena, reader, &raw))
            break;
        if (row == 0)
            headings->place = table_row_place(reader);
        if (row < HEAD_ROWS_MAX)
            rows[count++] = raw;
    }
    if (count == 0) {
        // Where it is broken in its first row, that must still be said.
        RawRow none;
        if (!next_raw(arena, reader, &none) && !table_broken(reader))
            diagnose(d, DIAG_CSV_EMPTY, headings->place, S(""));
        return false;
    }
    take_apart(arena, rows, count, headings);
    return true;
}
