// SPDX-License-Identifier: EUPL-1.2
#include "table/small_table.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "table/messages.h"

typedef struct SmallTableCollector {
    Arena *arena;
    TableReader *reader;
    SmallRow *row;
    size_t room;
} SmallTableCollector;

static void collect(void *data, size_t column, Slice text)
{
    SmallTableCollector *collector = data;
    SmallRow *row = collector->row;
    // Empty rows of a sheet may be a million: they are left out.
    if ((table_is_sheet(collector->reader) && table_blank(collector->reader)) ||
        column >= LIMIT_COLUMNS)
        return;
    row->cell =
        arena_grow(collector->arena, row->cell, sizeof *row->cell, row->count, &collector->room);
    row->cell[row->count++] =
        (SmallCell){ slice_copy(collector->arena, text), table_place(collector->reader, column) };
    if (slice_trim(text).len)
        row->blank = false;
}

// The row that was read last: does it fit, and the table with it?
static bool is_within_limits(Arena *arena, Diagnostics *d, const SmallTable *table,
                             TableReader *reader, size_t cells)
{
    Place place = table_row_place(reader);
    if (cells > LIMIT_COLUMNS)
        diagnose(d, DIAG_LIMIT_COLUMNS, place, slice_print(arena, "%zu", cells),
                 slice_print(arena, "%d", LIMIT_COLUMNS));
    else if (table->count > LIMIT_ROWS + 1)
        diagnose(d, DIAG_LIMIT_ROWS, place, S(""), slice_print(arena, "%d", LIMIT_ROWS));
    return cells <= LIMIT_COLUMNS && table->count <= LIMIT_ROWS + 1;
}

bool small_table_read(Arena *arena, Diagnostics *d, Slice path, Slice name,
                      const TableOptions *options, SmallTable *table)
{
    size_t room = 0, count;
    bool fits = true;
    *table = (SmallTable){ .name = slice_copy(arena, name) };
    TableReader *reader = table_open(arena, d, path, name, options);
    if (!reader)
        return false;
    while (fits) {
        SmallRow row = { .blank = true };
        SmallTableCollector collector = { arena, reader, &row, 0 };
        if (!table_next(reader, collect, &collector, &count))
            break;
        if (row.count == 0)
            continue;
        if (table->count == 0)
            table_hide(reader, NULL, count);
        row.place = table_row_place(reader);
        table->row = arena_grow(arena, table->row, sizeof row, table->count, &room);
        table->row[table->count++] = row;
        fits = is_within_limits(arena, d, table, reader, count);
    }
    bool whole = !table_broken(reader) && fits;
    if (whole && table->count == 0) {
        diagnose(d, DIAG_CSV_EMPTY, ((Place){ .file = table->name, .line = 1 }), S(""));
        whole = false;
    }
    table->separator = table_separator(reader);
    table->is_sheet = table_is_sheet(reader);
    table->sha256 = table_sha256(reader);
    table_close(reader);
    return whole;
}

// ---- headings ----

// The name nearest to `heading` of the columns that were not found, or of all.
static Slice nearest_name(Arena *arena, Slice heading, const SmallColumn *columns, const int *index,
                          size_t count)
{
    Nearest nearest = { .text = heading };
    for (int all = 0; all <= 1 && nearest.best.len == 0; all++)
        for (size_t i = 0; i < count; i++)
            for (Slice rest = slice_of(columns[i].names), name;
                 slice_next_field(&rest, '|', &name);)
                if (all || index[i] == NO_COLUMN)
                    nearest_offer(arena, &nearest, name);
    return nearest_likely(arena, &nearest);
}

static Slice headings_listed(Arena *arena, const SmallRow *row)
{
    Buffer out = { 0 };
    for (size_t i = 0; i < row->count && i < HEADINGS_LISTED; i++) {
        buffer_add(&out, i ? S(", ") : S(""));
        buffer_add(&out, row->cell[i].text);
    }
    if (row->count > HEADINGS_LISTED)
        buffer_add(&out, S(", …"));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

// In a sheet something may stand beside the table, or below a column without a heading.
static void tell_cells_beside(Diagnostics *d, const SmallTable *table)
{
    const SmallRow *head = &table->row[0];
    for (size_t i = 1; i < table->count; i++) {
        const SmallRow *row = &table->row[i];
        for (size_t k = 0; k < row->count; k++)
            if (row->cell[k].text.len && (k >= head->count || !head->cell[k].text.len))
                diagnose(d, DIAG_CELL_NO_HEADING, row->cell[k].place, row->cell[k].text);
    }
}

static bool check_lengths(Arena *arena, Diagnostics *d, const SmallTable *table)
{
    bool good = true;
    size_t headings = table->row[0].count;
    while (headings && slice_trim(table->row[0].cell[headings - 1].text).len == 0)
        headings--;
    for (size_t i = 1; i < table->count; i++) {
        const SmallRow *row = &table->row[i];
        size_t count = row->count;
        if (row->blank || count == headings)
            continue;
        while (count > headings && slice_trim(row->cell[count - 1].text).len == 0)
            count--;
        // Cells that are not there may be blank, but the last that is there must not be cut in two: a
        // row may miss cells only where it ends in a separator.
        bool trailing = count < headings && slice_trim(row->cell[count - 1].text).len == 0;
        if (count == headings || trailing)
            continue;
        diagnose(d, count < headings ? DIAG_TABLE_ROW_SHORT : DIAG_TABLE_ROW_LONG,
                 row->cell[0].place, slice_print(arena, "%zu", row->count),
                 slice_print(arena, "%zu", headings));
        good = false;
    }
    return good;
}

// How many columns the heading may be; `*column` becomes the first of them that is not found yet, else the
// last of all.
static size_t columns_called(Arena *arena, Slice key, const SmallColumn *columns, size_t count,
                             const int *index, size_t *column)
{
    size_t called = 0;
    bool free = false;
    for (size_t i = 0; i < count && key.len; i++) {
        if (!name_among(arena, key, columns[i].names))
            continue;
        called++;
        *column = free ? *column : i;
        free = free || index[i] == NO_COLUMN;
    }
    return called;
}

// Which column stands where: first by headings that name one only. False where a heading stands there twice.
static bool find_columns(Arena *arena, Diagnostics *d, const SmallRow *head,
                         const SmallColumn *columns, size_t count, int *index, bool *known)
{
    bool good = true;
    for (int several = 0; several < 2; several++) {
        for (size_t k = 0; k < head->count; k++) {
            size_t i = 0, called = columns_called(arena, text_key(arena, head->cell[k].text),
                                                  columns, count, index, &i);
            if (called == 0 || (called > 1) != several)
                continue;
            known[k] = true;
            if (index[i] == NO_COLUMN) {
                index[i] = (int)k;
            } else {
                diagnose(d, DIAG_HEADING_TWICE, head->cell[k].place, head->cell[k].text);
                good = false;
            }
        }
    }
    return good;
}

static bool any_found(const int *index, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (index[i] != NO_COLUMN)
            return true;
    return false;
}

// Where no heading at all was found, that is one cause, and the first that is missing stands for all.
static bool tell_missing(Arena *arena, Diagnostics *d, const SmallRow *head,
                         const SmallColumn *columns, size_t count, const int *index)
{
    bool missing = false, found = any_found(index, count);
    for (size_t i = 0; i < count && (found || !missing); i++) {
        int other = columns[i].required - COLUMN_UNLESS;
        bool excused = other >= 0 && index[other] != NO_COLUMN;
        if (!columns[i].required || excused || index[i] != NO_COLUMN)
            continue;
        Place place = head->place;
        place.text = head->count ? head->cell[0].place.text : S("");
        diagnose(d, DIAG_HEADING_MISSING, place, name_first(columns[i].names),
                 headings_listed(arena, head));
        missing = true;
    }
    return missing;
}

// Where a heading is missing, the message of that lists them all, and only one that may be meant is told
// again. Where none was found, the first row holds no headings, and how long the rows are says nothing.
bool small_table_columns(Arena *arena, Diagnostics *d, const SmallTable *table,
                         const SmallColumn *columns, size_t count, int *index)
{
    for (size_t i = 0; i < count; i++)
        index[i] = NO_COLUMN;
    if (table->count == 0)
        return false;
    const SmallRow *head = &table->row[0];
    bool *known = arena_many(arena, bool, head->count);
    bool good = find_columns(arena, d, head, columns, count, index, known);
    bool missing = tell_missing(arena, d, head, columns, count, index);
    for (size_t k = 0; k < head->count; k++) {
        Slice near =
            known[k] ? S("") : nearest_name(arena, head->cell[k].text, columns, index, count);
        if (!known[k] && slice_trim(head->cell[k].text).len && (!missing || near.len))
            diagnose(d, DIAG_HEADING_UNKNOWN, head->cell[k].place, head->cell[k].text, near);
    }
    if (missing && !any_found(index, count))
        return false;
    if (table->is_sheet)
        tell_cells_beside(d, table);
    return (table->is_sheet || check_lengths(arena, d, table)) && good && !missing;
}

SmallCell small_table_cell(const SmallRow *row, int column)
{
    if (column >= 0 && (size_t)column < row->count)
        return row->cell[column];
    return (SmallCell){ S(""), row->place };
}
