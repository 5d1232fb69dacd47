// SPDX-License-Identifier: EUPL-1.2
#include "table/sheet_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "table/messages.h"

enum { COLUMNS_LISTED = 12 };

typedef struct SheetCell {
    uint32_t column;
    uint32_t from; // in the row's texts
    uint32_t len;
} SheetCell;

typedef struct SheetRow {
    size_t number;
    size_t repeat;
    size_t text; // where its texts begin
    size_t cell; // its first
    size_t cell_count;
} SheetRow;

struct SheetRows {
    Arena *arena;
    Diagnostics *d;
    Slice file;
    Slice sheet;
    bool broken;
    size_t cells; // that were found, with repeats

    Buffer text; // of the rows that wait, and of the one being found
    SheetCell *cell;
    size_t cell_count;
    size_t cell_room;
    SheetRow *row; // that wait, from `next` on
    size_t count;
    size_t room;
    SheetRow found; // the one being found
    size_t last;    // number of the last row that held something
    bool found_hidden;

    size_t next;
    size_t line; // of the row just read
    bool blank;
    bool looking; // ahead, from
    size_t mark;
    size_t mark_line;

    bool *hidden; // columns, where there are any; and those of them with something in them
    bool *hidden_used;
    size_t rows_hidden;
    Place first_hidden;
};

SheetRows *sheet_rows_new(Arena *arena, Diagnostics *d, Slice file)
{
    SheetRows *rows = calloc(1, sizeof *rows);
    if (!rows)
        out_of_memory(sizeof *rows);
    *rows = (SheetRows){ .arena = arena, .d = d, .file = slice_copy(arena, file) };
    return rows;
}

void sheet_rows_free(SheetRows *rows)
{
    if (!rows)
        return;
    buffer_free(&rows->text);
    free(rows->cell);
    free(rows->row);
    free(rows);
}

// ---- finding ----

void sheet_rows_name(SheetRows *rows, Slice sheet)
{
    rows->sheet = slice_copy(rows->arena, sheet);
    rows->hidden = NULL;
    rows->rows_hidden = rows->count = rows->next = rows->cell_count = 0;
    rows->text.len = rows->cells = rows->last = 0;
    rows->found = (SheetRow){ 0 };
}

void sheet_rows_hide_columns(SheetRows *rows, size_t first, size_t count)
{
    if (!rows->hidden) {
        rows->hidden = arena_many(rows->arena, bool, SHEET_COLUMNS_MOST);
        rows->hidden_used = arena_many(rows->arena, bool, SHEET_COLUMNS_MOST);
    }
    for (size_t i = first; i < SHEET_COLUMNS_MOST && i - first < count; i++)
        rows->hidden[i] = true;
}

Place sheet_row_place(const SheetRows *rows, size_t column)
{
    return (Place){
        .file = rows->file, .sheet = rows->sheet, .line = rows->found.number, .column = column + 1
    };
}

static void give_up(SheetRows *rows, DiagnosticId id, size_t column)
{
    if (!rows->broken)
        diagnose(rows->d, id, sheet_row_place(rows, column), S(""));
    rows->broken = true;
}

// The rows that were read make room, once all are; what is being found moves to the front.
static void forget_read(SheetRows *rows)
{
    if (rows->looking || rows->next < rows->count)
        return;
    SheetRow *found = &rows->found;
    rows->cell_count -= found->cell;
    rows->text.len -= found->text;
    if (rows->cell_count)
        memmove(rows->cell, rows->cell + found->cell, rows->cell_count * sizeof *rows->cell);
    if (rows->text.len)
        memmove(rows->text.bytes, rows->text.bytes + found->text, rows->text.len);
    found->cell = found->text = 0;
    rows->count = rows->next = 0;
}

void sheet_row_start(SheetRows *rows, size_t number, bool hidden)
{
    forget_read(rows);
    rows->found = (SheetRow){ .number = number, .text = rows->text.len, .cell = rows->cell_count };
    rows->found_hidden = hidden;
}

static SheetCell *add_cell(SheetRows *rows)
{
    if (rows->cell_count == rows->cell_room) {
        rows->cell_room = rows->cell_room ? rows->cell_room * 2 : 1024;
        rows->cell = realloc(rows->cell, rows->cell_room * sizeof *rows->cell);
        if (!rows->cell)
            out_of_memory(rows->cell_room * sizeof *rows->cell);
    }
    return &rows->cell[rows->cell_count++];
}

void sheet_row_add(SheetRows *rows, size_t column, size_t repeat, Slice text)
{
    SheetRow *found = &rows->found;
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t'))
        text = slice_part(text, 1, text.len);
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t'))
        text.len--;
    if (rows->broken || text.len == 0)
        return;
    if (column >= SHEET_COLUMNS_MOST || repeat > SHEET_COLUMNS_MOST - column) {
        give_up(rows, DIAG_SHEET_LARGE, SHEET_COLUMNS_MOST - 1);
        return;
    }
    if (text.len > CELL_BYTES_MOST || rows->text.len - found->text > UINT32_MAX / 2) {
        give_up(rows, DIAG_SHEET_LARGE, column);
        return;
    }
    uint32_t from = (uint32_t)(rows->text.len - found->text);
    buffer_add(&rows->text, text);
    for (size_t i = 0; i < repeat; i++, column++) {
        SheetCell *cell = add_cell(rows), *first = rows->cell + found->cell;
        // Nearly always it comes after all others.
        for (; cell > first && cell[-1].column >= column; cell--) {
            if (cell[-1].column == column) {
                give_up(rows, DIAG_SHEET_DAMAGED, column);
                return;
            }
            cell[0] = cell[-1];
        }
        *cell = (SheetCell){ (uint32_t)column, from, (uint32_t)text.len };
        if (rows->hidden && rows->hidden[column])
            rows->hidden_used[column] = true;
    }
}

void sheet_row_end(SheetRows *rows, size_t repeat)
{
    SheetRow *found = &rows->found;
    found->cell_count = rows->cell_count - found->cell;
    found->repeat = repeat;
    if (rows->broken || found->cell_count == 0)
        return;
    rows->cells += found->cell_count * (repeat < SHEET_ROWS_MOST ? repeat : SHEET_ROWS_MOST);
    if (found->number <= rows->last) {
        give_up(rows, DIAG_SHEET_DAMAGED, rows->cell[found->cell].column);
        return;
    }
    rows->last = found->number + repeat - 1;
    bool below = found->number > SHEET_ROWS_MOST || repeat > SHEET_ROWS_MOST + 1 - found->number;
    if (below || rows->cells > SHEET_CELLS_MOST) {
        give_up(rows, DIAG_SHEET_LARGE, 0);
        return;
    }
    if (rows->found_hidden && !rows->rows_hidden)
        rows->first_hidden =
            (Place){ .file = rows->file, .sheet = rows->sheet, .line = found->number };
    rows->rows_hidden += rows->found_hidden ? repeat : 0;
    if (rows->count == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 64;
        rows->row = realloc(rows->row, rows->room * sizeof *rows->row);
        if (!rows->row)
            out_of_memory(rows->room * sizeof *rows->row);
    }
    rows->row[rows->count++] = *found;
    found->cell = rows->cell_count;
    found->text = rows->text.len;
}

void sheet_rows_break(SheetRows *rows)
{
    rows->broken = true;
}

bool sheet_rows_broken(const SheetRows *rows)
{
    return rows->broken;
}

bool sheet_rows_any(const SheetRows *rows)
{
    return rows->cells > 0;
}

// ---- reading ----

static void give(const RowWanted *wanted, size_t column, Slice text)
{
    bool hidden = wanted->hidden && column < wanted->least && wanted->hidden[column] &&
                  !(wanted->passed && wanted->passed[column]);
    if (wanted->cell && !hidden)
        wanted->cell(wanted->data, column, text);
}

static size_t give_cells(const SheetRows *rows, const SheetRow *row, const RowWanted *wanted)
{
    size_t column = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        const SheetCell *cell = &rows->cell[row->cell + i];
        while (column < cell->column)
            give(wanted, column++, S(""));
        give(wanted, column++, (Slice){ rows->text.bytes + row->text + cell->from, cell->len });
    }
    while (column < wanted->least)
        give(wanted, column++, S(""));
    return column;
}

bool sheet_rows_next(SheetRows *rows, const RowWanted *wanted, size_t *count)
{
    if (rows->next == rows->count)
        return false;
    const SheetRow *row = &rows->row[rows->next];
    rows->line++;
    rows->blank = rows->line < row->number;
    if (rows->blank) {
        give(wanted, 0, S(""));
        *count = 1;
        return true;
    }
    *count = give_cells(rows, row, wanted);
    if (rows->line + 1 == row->number + row->repeat)
        rows->next++;
    return true;
}

bool sheet_rows_blank(const SheetRows *rows)
{
    return rows->blank;
}

size_t sheet_rows_line(const SheetRows *rows)
{
    return rows->line;
}

Slice sheet_rows_sheet(const SheetRows *rows)
{
    return rows->sheet;
}

void sheet_rows_mark(SheetRows *rows)
{
    rows->looking = true;
    rows->mark = rows->next;
    rows->mark_line = rows->line;
}

void sheet_rows_return(SheetRows *rows)
{
    rows->looking = false;
    rows->next = rows->mark;
    rows->line = rows->mark_line;
}

// ---- what is hidden ----

static Slice hidden_columns(SheetRows *rows, size_t *count)
{
    Buffer list = { 0 };
    *count = 0;
    for (size_t i = 0; rows->hidden && i < SHEET_COLUMNS_MOST; i++) {
        if (!rows->hidden_used[i])
            continue;
        if (++*count > COLUMNS_LISTED)
            continue;
        buffer_add(&list, *count > 1 ? S(", ") : S(""));
        buffer_add(&list, column_letters(rows->arena, i));
    }
    buffer_add(&list, *count > COLUMNS_LISTED ? S(", …") : S(""));
    Slice text = slice_copy(rows->arena, buffer_slice(&list));
    buffer_free(&list);
    return text;
}

void sheet_rows_tell_hidden(SheetRows *rows)
{
    size_t columns;
    Slice list = hidden_columns(rows, &columns);
    if (rows->rows_hidden)
        diagnose(rows->d, DIAG_ROWS_HIDDEN, rows->first_hidden,
                 slice_print(rows->arena, "%zu", rows->rows_hidden));
    if (columns)
        diagnose(rows->d, DIAG_COLUMNS_HIDDEN,
                 ((Place){ .file = rows->file, .sheet = rows->sheet }),
                 slice_print(rows->arena, "%zu", columns), list);
    rows->rows_hidden = 0;
    rows->hidden = NULL;
}
