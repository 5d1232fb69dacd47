#include "ingest/cells.h"

#include <assert.h>

#include "base/messages.h"
#include "ingest/nearest.h"

bool cells_open(ScanFolder *folder, Slice name, const SmallColumn *columns, size_t count, Cells *cells)
{
    assert(count <= CELLS_MAX);
    *cells = (Cells){ .folder = folder };
    return scan_folder_table(folder, name, &cells->table) &&
           small_table_columns(folder->arena, folder->d, &cells->table, columns, count, cells->column);
}

static Slice on_one_line(Arena *arena, Slice text)
{
    Slice clean = slice_trim(text_clean(arena, text));
    char *out = arena_alloc(arena, 1, clean.len + 1);
    size_t used = 0;
    for (size_t i = 0; i < clean.len; i++) {
        bool space = clean.at[i] == ' ' || clean.at[i] == '\n' || clean.at[i] == '\t';
        if (!space)
            out[used++] = clean.at[i];
        else if (used && out[used - 1] != ' ')
            out[used++] = ' ';
    }
    return (Slice){ out, used };
}

Slice cell_text(const Cells *cells, const SmallRow *row, size_t column, Place *place)
{
    SmallCell cell = small_table_cell(row, cells->column[column]);
    if (place)
        *place = cell.place;
    return on_one_line(cells->folder->arena, cell.text);
}

static Slice heading(const Cells *cells, size_t column)
{
    if (cells->column[column] < 0)
        return S("");
    return slice_trim(small_table_cell(&cells->table.row[0], cells->column[column]).text);
}

bool cell_needed(const Cells *cells, const SmallRow *row, size_t column, Slice *text)
{
    Place place;
    *text = cell_text(cells, row, column, &place);
    if (!text->len)
        diagnose(cells->folder->d, DIAG_CELL_EMPTY, place, heading(cells, column));
    return text->len > 0;
}

bool cell_pillar(const Cells *cells, const SmallRow *row, size_t column, Pillar *pillar)
{
    Place place;
    Slice text = cell_text(cells, row, column, &place);
    if (!text.len || pillar_find(text, pillar))
        return text.len > 0;
    diagnose(cells->folder->d, DIAG_CELL_PILLAR, place, text, pillar_nearest(cells->folder->arena, text));
    return false;
}

int64_t cell_number(const Cells *cells, const SmallRow *row, size_t column, int64_t least, int64_t most)
{
    Place place;
    uint64_t value;
    Arena *arena = cells->folder->arena;
    Slice text = cell_text(cells, row, column, &place);
    if (!text.len)
        return -1;
    if (slice_to_u64(text, &value) && value <= INT64_MAX && (int64_t)value >= least && (int64_t)value <= most)
        return (int64_t)value;
    diagnose(cells->folder->d, DIAG_CELL_NUMBER, place, text, heading(cells, column),
             slice_print(arena, "%lld", (long long)least), slice_print(arena, "%lld", (long long)most));
    return -1;
}

Date cell_period(const Cells *cells, const SmallRow *row, size_t column, PeriodSide side)
{
    Place place;
    Date date = { 0, 0, 0 };
    Slice text = cell_text(cells, row, column, &place);
    if (text.len && !period_read(text, side, &date)) {
        diagnose(cells->folder->d, DIAG_CELL_PERIOD, place, text);
        return (Date){ 0, 0, 0 };
    }
    return date;
}
