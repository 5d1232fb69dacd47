// SPDX-License-Identifier: EUPL-1.2
// To see where the headings begin and end one must look at what may be somebody's answers: at a preview, of
// which nothing is kept. Titles above the headings fill few cells; a second row of headings is known by what
// the tools write there, or by texts above columns of answers.
#include "columns/head.h"

#include <string.h>

#include "base/limits.h"
#include "base/text_map.h"
#include "columns/messages.h"
#include "table/messages.h"
#include "table/mojibake.h"

enum { ASKED_NOTHING = -1 };

// Rows of the preview.
typedef struct HeadRows {
    size_t first;
    size_t end;   // after the last
    size_t count; // of those between that are not empty
} HeadRows;

// ---- lines above the headings ----

enum { TITLE_CELLS_MOST = 6, HEADINGS_LEAST = 8 };

static bool is_title(const PreviewRow *row, size_t widest)
{
    size_t first = row->count, last = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (row->cell[i].len == 0)
            continue;
        first = first == row->count ? i : first;
        last = i;
    }
    bool together = row->filled == 0 || last - first <= row->filled;
    return row->filled <= TITLE_CELLS_MOST && row->filled * 4 <= widest && together;
}

// Each cell of the row has a heading below it: so it is none itself.
static bool has_all_below(const Preview *preview, size_t row, size_t below)
{
    for (size_t i = 0; i < preview->row[row].count; i++)
        if (preview->row[row].cell[i].len && preview_cell(preview, below, i).len == 0)
            return false;
    return true;
}

static size_t find_first(const Preview *preview)
{
    size_t widest = 0, first = 0;
    for (size_t i = 0; i < preview->count; i++)
        widest = preview->row[i].filled > widest ? preview->row[i].filled : widest;
    while (first < preview->count && is_title(&preview->row[first], widest))
        first++;
    if (widest < HEADINGS_LEAST || first == preview->count)
        first = 0;
    size_t wide = first;
    while (first > 0 && preview->row[first - 1].filled && !has_all_below(preview, first - 1, wide))
        first--;
    while (first < preview->count && preview->row[first].filled == 0)
        first++;
    return first;
}

// ---- how many there are ----

// Each respondent has a number; it is missing in a second row of headings, and in all rows where somebody
// emptied it.
static bool numbers_emptied(const Preview *preview, size_t first, size_t from)
{
    for (size_t i = 0; i < preview->row[first].count; i++) {
        Slice key = text_key(preview->arena, preview->row[first].cell[i]);
        if (tool_column(key, NULL) == TOOL_COLUMN_RESPONDENT &&
            preview_column(preview, i, from).filled)
            return false;
    }
    return true;
}

static HeadRows find_rows(const Preview *preview, size_t first)
{
    HeadRows found = { first, first + 1, 1 };
    HeadRow keys[HEAD_ROWS_MAX];
    size_t at[HEAD_ROWS_MAX], count = 0;
    for (size_t row = first; row < preview->count && count < HEAD_ROWS_MAX; row++) {
        const PreviewRow *from = &preview->row[row];
        if (row > first && from->filled == 0)
            continue;
        keys[count] = (HeadRow){ arena_many(preview->arena, Slice, from->count), from->count };
        for (size_t i = 0; i < from->count; i++)
            keys[count].cell[i] = text_key(preview->arena, from->cell[i]);
        at[count++] = row;
    }
    size_t told = count ? heading_rows(keys, count) : 0;
    for (size_t i = 1; i < count && !preview_holds_answers(preview, at[i]); i++) {
        bool emptied = numbers_emptied(preview, first, at[i] + 1);
        if ((i >= told || (emptied && !heading_row_is_sure(keys, i))) &&
            !preview_is_above_answers(preview, at[i]))
            break;
        found = (HeadRows){ first, at[i] + 1, i + 1 };
    }
    return found;
}

// ---- as scan.yaml says ----

static int number_asked(Diagnostics *d, DiagnosticId complaint, const MappedText *text,
                        uint64_t least, uint64_t most)
{
    uint64_t number;
    if (text->text.len == 0)
        return ASKED_NOTHING;
    if (slice_to_u64(slice_trim(text->text), &number) && number >= least && number <= most)
        return (int)number;
    diagnose(d, complaint, text->place, text->text);
    return ASKED_NOTHING;
}

// Where there are lines above the headings, people count these too: with or without those that are empty.
static HeadRows rows_asked(const Preview *preview, size_t first, size_t asked)
{
    HeadRows found = find_rows(preview, first);
    size_t filled = 0, end = first;
    for (size_t row = 0; row < found.end; row++)
        filled += preview->row[row].filled > 0;
    if (first > 0 && (filled == asked || preview->row[found.end - 1].place.line == asked))
        return found;
    HeadRows rows = { first, first, 0 };
    for (size_t row = first; row < preview->count && rows.count < asked; row++) {
        rows.count += preview->row[row].filled > 0;
        end = row + 1;
    }
    rows.end = end;
    return rows;
}

// ---- rows that are none ----

static Place place_of_row(Slice name, const Preview *preview, size_t row)
{
    return row < preview->count ? preview->row[row].place : (Place){ .file = name, .line = 1 };
}

// A person must not become a heading, whoever says so. False, with a diagnostic for each, where one would.
static bool check_rows(Diagnostics *d, Slice name, const Preview *preview, const HeadRows *rows,
                       int asked)
{
    size_t good = 0, bad = 0;
    for (size_t row = rows->first; row < rows->end; row++) {
        if (preview->row[row].filled == 0)
            continue;
        Place place = place_of_row(name, preview, row);
        if (!preview_holds_answers(preview, row))
            good += bad == 0;
        else if (good == 0 && bad++ == 0)
            diagnose(d, DIAG_HEADINGS_MISSING, place);
        else if (good > 0 && ++bad)
            diagnose(d, DIAG_HEADING_HOLDS_ANSWERS, place, slice_print(preview->arena, "%d", asked),
                     slice_print(preview->arena, "%zu", good));
    }
    return bad == 0;
}

// ---- reading ----

typedef struct RawRow {
    Arena *arena;
    TableReader *reader;
    bool with_places;
    Slice *cell;
    Place *place;
    size_t count;
    size_t cell_room;
    size_t place_room;
    size_t mended; // cells of which the text was read in a wrong encoding
    Place mended_place;
} RawRow;

static void collect(void *data, size_t column, Slice text)
{
    RawRow *row = data;
    while (row->count <= column) {
        row->cell =
            arena_grow(row->arena, row->cell, sizeof *row->cell, row->count, &row->cell_room);
        row->place =
            arena_grow(row->arena, row->place, sizeof *row->place, row->count, &row->place_room);
        row->cell[row->count] = S("");
        row->place[row->count++] = (Place){ 0 };
    }
    Slice clean = text_clean(row->arena, slice_copy(row->arena, text));
    row->cell[column] = mojibake_undone(row->arena, clean);
    if (row->cell[column].at != clean.at && row->mended++ == 0)
        row->mended_place = table_place(row->reader, column);
    if (row->with_places)
        row->place[column] = table_place(row->reader, column);
}

// Of more rows than can be told apart the last; the first of these has what stands above it where it has
// nothing itself.
static Slice cell_of(const RawRow *rows, size_t count, size_t row, size_t column)
{
    size_t skipped = count > HEAD_ROWS_MAX ? count - HEAD_ROWS_MAX : 0, at = row + skipped;
    Slice cell = column < rows[at].count ? rows[at].cell[column] : S("");
    while (row == 0 && at > 0 && slice_trim(cell).len == 0) {
        at--;
        cell = column < rows[at].count ? rows[at].cell[column] : S("");
    }
    return cell;
}

static void take_apart(Arena *arena, const RawRow *rows, size_t count, Headings *headings)
{
    Slice merged = S("");
    size_t used = count < HEAD_ROWS_MAX ? count : HEAD_ROWS_MAX;
    for (size_t row = 0; row < count; row++)
        headings->count = rows[row].count > headings->count ? rows[row].count : headings->count;
    headings->column = arena_many(arena, Heading, headings->count);
    for (size_t i = 0; i < headings->count; i++) {
        Slice cells[HEAD_ROWS_MAX];
        for (size_t row = 0; row < HEAD_ROWS_MAX; row++)
            cells[row] = row < used ? cell_of(rows, count, row, i) : S("");
        if (slice_trim(cells[0]).len)
            merged = cells[0];
        Place place = i < rows[0].count ? rows[0].place[i] : headings->place;
        headings->column[i] =
            heading_take_apart(arena, cells, used, used > 1 ? merged : S(""), place);
    }
}

// ---- the headings once more ----

static void remember_cells(Arena *arena, const RawRow *rows, size_t count, Headings *headings)
{
    headings->cells = text_map_new(arena);
    headings->several = text_map_new(arena);
    for (size_t row = 0; row < count; row++) {
        for (size_t i = 0; i < rows[row].count; i++) {
            uint32_t column;
            Slice cell = slice_trim(rows[row].cell[i]);
            if (text_map_find(headings->cells, cell, &column) && column != i)
                text_map_add(headings->several, cell, 0);
            else if (cell.len)
                text_map_add(headings->cells, cell, (uint32_t)i);
        }
    }
}

HeadingCell heading_cell(const Headings *headings, size_t column, Slice text)
{
    uint32_t first, unused;
    text = slice_trim(text);
    if (!text_map_find(headings->cells, text, &first))
        return HEADING_CELL_NONE;
    bool same = first == column || text_map_find(headings->several, text, &unused);
    return same ? HEADING_CELL_SAME : HEADING_CELL_OTHER;
}

// ---- the head ----

// Where nothing but a few answers stands beyond that many cells, these rows are shifted. Other texts there
// are those of a column that few people filled.
static bool is_beyond(const Preview *preview, size_t first, size_t width)
{
    size_t answers = 0, others = 0;
    bool padded = false;
    for (size_t row = first; row < preview->count; row++) {
        const PreviewRow *of = &preview->row[row];
        padded = padded || (of->count == width && of->filled && of->cell[width - 1].len == 0);
        for (size_t i = width; i < of->count; i++) {
            answers += of->answer[i];
            others += of->cell[i].len && !of->answer[i];
        }
    }
    return padded || (answers && !others);
}

// How many cells a row has that nobody shifted: as many as more than three in four have, or the longest.
static size_t width_of_rows(const Preview *preview, size_t first)
{
    size_t *having = arena_many(preview->arena, size_t, preview->width + 1), rows = 0, most = 0;
    for (size_t row = first; row < preview->count; row++) {
        if (preview->row[row].filled == 0)
            continue;
        rows++;
        having[preview->row[row].count]++;
    }
    for (size_t width = 0; width <= preview->width; width++)
        most = having[width] > having[most] ? width : most;
    bool nearly_all = most > 0 && 4 * having[most] > 3 * rows;
    return nearly_all && is_beyond(preview, first, most) ? most : preview->width;
}

// A table without headings: its columns are known by their letters.
static void name_nothing(Arena *arena, const Preview *preview, size_t first, Headings *headings)
{
    Slice nothing[HEAD_ROWS_MAX] = { S(""), S(""), S("") };
    headings->count = width_of_rows(preview, first);
    headings->column = arena_many(arena, Heading, headings->count);
    for (size_t i = 0; i < headings->count; i++)
        headings->column[i] = heading_take_apart(arena, nothing, 1, S(""), headings->place);
}

static size_t read_rows(Arena *arena, TableReader *reader, const Preview *preview,
                        const HeadRows *rows, RawRow *raw, Balance *balance)
{
    size_t read = 0, cells;
    for (size_t row = 0; row < rows->end; row++) {
        bool above = row < rows->first, empty = preview->row[row].filled == 0;
        RawRow ignored = { .arena = arena, .reader = reader };
        RawRow *into = above || empty ? &ignored : &raw[read];
        *into = (RawRow){ .arena = arena, .reader = reader, .with_places = read == 0 && !above };
        table_next(reader, above ? NULL : collect, into, &cells);
        balance->rows++;
        balance_add(balance,
                    above   ? ROW_ABOVE
                    : empty ? ROW_EMPTY
                            : ROW_HEADING,
                    table_line(reader));
        read += into != &ignored;
    }
    return read;
}

bool head_read(Arena *arena, Diagnostics *d, TableReader *reader, const Preview *preview,
               Slice name, const ResponseMapping *mapping, Balance *balance, Headings *headings,
               size_t *from)
{
    RawRow raw[HEAD_ROWS_ASKED_MOST], none;
    int asked =
        number_asked(d, DIAG_HEADING_ROWS_WRONG, &mapping->heading_rows, 0, HEAD_ROWS_ASKED_MOST);
    int line = number_asked(d, DIAG_FIRST_ROW_WRONG, &mapping->first_row, 1, INT32_MAX);
    size_t first = line == ASKED_NOTHING ? find_first(preview) : 0, cells;
    while (line != ASKED_NOTHING && first < preview->count &&
           (preview->row[first].place.line < (size_t)line || preview->row[first].filled == 0))
        first++;
    *headings = (Headings){ .place = place_of_row(name, preview, first) };
    *from = first;
    if (first >= preview->count) {
        // Where it is broken in its first row, that must still be said.
        none = (RawRow){ .arena = arena, .reader = reader };
        while (table_next(reader, collect, &none, &cells))
            continue;
        if (!table_broken(reader))
            diagnose(d, DIAG_CSV_EMPTY, headings->place, S(""));
        return false;
    }
    HeadRows rows = asked == 0               ? (HeadRows){ first, first, 0 }
                    : asked == ASKED_NOTHING ? find_rows(preview, first)
                                             : rows_asked(preview, first, (size_t)asked);
    *from = rows.end;
    if (!check_rows(d, name, preview, &rows, asked))
        return false;
    size_t count = read_rows(arena, reader, preview, &rows, raw, balance);
    for (size_t i = 0; i < count; i++)
        if (raw[i].mended)
            diagnose(d, DIAG_HEADINGS_MENDED, raw[i].mended_place,
                     slice_print(arena, "%zu", raw[i].mended));
    if (count)
        take_apart(arena, raw, count, headings);
    else
        name_nothing(arena, preview, first, headings);
    headings->rows = count;
    remember_cells(arena, raw, count, headings);
    headings_index(arena, headings);
    return true;
}

// As many columns as the next row that is not empty has.
static void name_by_letters(Arena *arena, TableReader *reader, Headings *headings)
{
    Slice nothing[HEAD_ROWS_MAX] = { S(""), S(""), S("") };
    size_t cells = 0;
    table_mark(reader);
    while (table_next(reader, NULL, NULL, &cells) && table_blank(reader))
        continue;
    table_return(reader);
    headings->count = cells < LIMIT_COLUMNS ? cells : LIMIT_COLUMNS;
    headings->column = arena_many(arena, Heading, headings->count);
    for (size_t i = 0; i < headings->count; i++)
        headings->column[i] = heading_take_apart(arena, nothing, 1, S(""), headings->place);
}

bool head_read_said(Arena *arena, Diagnostics *d, TableReader *reader, Slice name, size_t line,
                    size_t rows, Headings *headings)
{
    RawRow raw[HEAD_ROWS_ASKED_MOST] = { { 0 } };
    size_t read = 0, cells = 0;
    *headings = (Headings){ .place = { .file = name, .line = line } };
    while (read < rows) {
        raw[read] = (RawRow){ .arena = arena, .reader = reader, .with_places = read == 0 };
        if (!table_next(reader, collect, &raw[read], &cells))
            break;
        if (cells > LIMIT_COLUMNS) {
            diagnose(d, DIAG_LIMIT_COLUMNS, table_row_place(reader),
                     slice_print(arena, "%zu", cells), slice_print(arena, "%d", LIMIT_COLUMNS));
            return false;
        }
        if (table_line(reader) < line || table_blank(reader))
            continue;
        if (read == 0)
            headings->place = table_row_place(reader);
        if (raw[read++].mended)
            diagnose(d, DIAG_HEADINGS_MENDED, raw[read - 1].mended_place,
                     slice_print(arena, "%zu", raw[read - 1].mended));
    }
    if (read < rows) {
        if (!table_broken(reader))
            diagnose(d, DIAG_CSV_EMPTY, headings->place, S(""));
        return false;
    }
    if (read)
        take_apart(arena, raw, read, headings);
    else
        name_by_letters(arena, reader, headings);
    headings->rows = read;
    remember_cells(arena, raw, read, headings);
    headings_index(arena, headings);
    return true;
}
