// SPDX-License-Identifier: EUPL-1.2
#include "input/cells.h"

#include <assert.h>
#include <string.h>

#include "base/nearest.h"
#include "input/messages.h"
#include "input/period_range.h"
#include "input/stray_marks.h"
#include "language/reading.h"
#include "model/pillar.h"

bool cells_open(ScanFolder *folder, Slice name, const SmallColumn *columns, size_t count,
                Cells *cells)
{
    assert(count <= CELLS_MAX);
    *cells = (Cells){ .folder = folder, .said = text_map_new(folder->arena) };
    return scan_folder_table(folder, name, &cells->table) &&
           small_table_columns(folder->arena, folder->d, &cells->table, columns, count,
                               cells->column);
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

void cell_marks(const Cells *cells, const SmallRow *row, size_t column)
{
    Place place;
    StrayMark mark;
    Slice text = cell_text(cells, row, column, &place);
    if (stray_mark_plain(text, &mark))
        diagnose(cells->folder->d, DIAG_TEXT_MARKS, place,
                 slice_part(text, mark.at, mark.at + mark.len));
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
    diagnose(cells->folder->d, DIAG_CELL_PILLAR, place, text,
             pillar_nearest(cells->folder->arena, text));
    return false;
}

// What stands between commas, spaces and their like: pillars, and words that join them.
static bool read_pillars(const Cells *cells, Slice text, bool named[PILLARS], Pillar *first)
{
    Arena *arena = cells->folder->arena;
    bool any = false;
    text = text_key(arena, text);
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        while (i < text.len && !memchr(" ,;/+&|", text.at[i], 7))
            i++;
        Slice piece = slice_part(text, from, i++);
        Pillar pillar;
        if (pillar_find(piece, &pillar)) {
            *first = any ? *first : pillar;
            named[pillar] = any = true;
        } else if (piece.len && !name_among(arena, piece, reading_list_joint)) {
            return false;
        }
    }
    return any;
}

bool cell_pillars(const Cells *cells, const SmallRow *row, size_t column, bool named[PILLARS],
                  Pillar *first)
{
    Place place;
    Arena *arena = cells->folder->arena;
    Slice text = cell_text(cells, row, column, &place);
    bool every = name_among(arena, text, reading_all_pillars);
    for (int i = 0; i < PILLARS; i++)
        named[i] = every;
    *first = STRATEGY;
    if (!text.len || every || read_pillars(cells, text, named, first))
        return text.len > 0;
    diagnose(cells->folder->d, DIAG_CELL_PILLAR, place, text, pillar_nearest(arena, text));
    return false;
}

bool whole_number(Slice text, uint64_t *value)
{
    enum { ZEROS_MOST = 2 };
    size_t end = text.len;
    while (end && text.at[end - 1] == '0')
        end--;
    size_t zeros = text.len - end;
    bool decimals = zeros && zeros <= ZEROS_MOST && end > 1 && strchr(".,", text.at[end - 1]);
    return slice_to_u64(decimals ? slice_part(text, 0, end - 1) : text, value);
}

int64_t cell_number(const Cells *cells, const SmallRow *row, size_t column, int64_t least,
                    int64_t most)
{
    Place place;
    uint64_t value;
    Arena *arena = cells->folder->arena;
    Slice text = cell_text(cells, row, column, &place);
    if (!text.len)
        return -1;
    if (whole_number(text, &value) && value <= INT64_MAX && (int64_t)value >= least &&
        (int64_t)value <= most)
        return (int64_t)value;
    diagnose(cells->folder->d, DIAG_CELL_NUMBER, place, text, heading(cells, column),
             slice_print(arena, "%lld", (long long)least),
             slice_print(arena, "%lld", (long long)most));
    return -1;
}

// Each range is said once, whichever of its ends is asked for.
static void report_range(const Cells *cells, Place place, Slice text, const PeriodRange *range)
{
    uint32_t said;
    Arena *arena = cells->folder->arena;
    if (text_map_find(cells->said, text, &said))
        return;
    text_map_add(cells->said, text, 0);
    diagnose(cells->folder->d, DIAG_PERIOD_RANGE, place, text,
             date_iso(arena, range->of[PERIOD_START].side[PERIOD_START]),
             date_iso(arena, range->of[PERIOD_END].side[PERIOD_END]));
}

bool cell_is_range(const Cells *cells, const SmallRow *row, size_t column, int year)
{
    Period period;
    PeriodRange range;
    Slice text = cell_text(cells, row, column, NULL);
    return period_read(text, year, &period) == PERIOD_NOT &&
           period_range(cells->folder->arena, text, year, &range);
}

static void report_period(const Cells *cells, Place place, Slice text, PeriodReading reading,
                          const Period *period)
{
    Diagnostics *d = cells->folder->d;
    Arena *arena = cells->folder->arena;
    Slice from = date_iso(arena, period->side[PERIOD_START]),
          to = date_iso(arena, period->side[PERIOD_END]);
    bool one = slice_equal(from, to), read = reading == PERIOD_LOOSE || reading == PERIOD_GUESSED;
    uint32_t said;
    if (read && text_map_find(cells->said, text, &said))
        return;
    if (read)
        text_map_add(cells->said, text, 0);
    switch (reading) {
    case PERIOD_NOT: diagnose(d, DIAG_CELL_PERIOD, place, text); break;
    case PERIOD_NO_YEAR: diagnose(d, DIAG_PERIOD_NO_YEAR, place, text); break;
    case PERIOD_TWO_WAYS: diagnose(d, DIAG_PERIOD_TWO_WAYS, place, text); break;
    case PERIOD_EXACT: break;
    case PERIOD_LOOSE:
    case PERIOD_GUESSED:
        if (one)
            diagnose(d, DIAG_PERIOD_READ_AS, place, text, from);
        else
            diagnose(d, DIAG_PERIOD_READ_AS_SPAN, place, text, from, to);
        break;
    }
}

Date cell_period(const Cells *cells, const SmallRow *row, size_t column, PeriodSide side, int year,
                 Slice *written, bool *is_month)
{
    Place place;
    Period period = { { { 0, 0, 0 }, { 0, 0, 0 } } };
    Arena *arena = cells->folder->arena;
    Slice text = cell_text(cells, row, column, &place);
    *written = S("");
    *is_month = false;
    if (!text.len || name_among(arena, text, reading_date_not_known))
        return (Date){ 0, 0, 0 };
    if (name_among(arena, text, reading_date_ongoing)) {
        *written = text;
        return (Date){ 0, 0, 0 };
    }
    PeriodRange range;
    PeriodReading reading = period_read(text, year, &period);
    if (reading == PERIOD_NOT && period_range(arena, text, year, &range)) {
        report_range(cells, place, text, &range);
        text = range.text[side];
        reading = period_read(text, year, &period);
    } else {
        report_period(cells, place, text, reading, &period);
    }
    const Date *from = &period.side[PERIOD_START], *to = &period.side[PERIOD_END];
    if (reading == PERIOD_LOOSE ||
        period_quarter(*from) != period_quarter(*to)) // a year is not its quarters
        *written = text;
    *is_month = from->month && !from->day && from->month == to->month && from->year == to->year;
    return period.side[side];
}
