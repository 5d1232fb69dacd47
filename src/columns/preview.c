// SPDX-License-Identifier: EUPL-1.2
#include "columns/preview.h"

#include <string.h>

#include "base/buffer.h"
#include "base/key_words.h"
#include "base/limits.h"
#include "base/text_map.h"
#include "columns/export.h"
#include "columns/total_words.h"
#include "department/department_name.h"
#include "language/reading.h"
#include "model/responses.h"

// As many rows as tell what a column holds; fewer of a very wide file, yet enough for its headings.
enum { ROWS_MOST = 300, ROWS_LEAST = 24, CELLS_MOST = 400000 };

// ---- reading ----

typedef struct PreviewCollector {
    Arena *arena;
    PreviewRow *row;
    size_t room;
} PreviewCollector;

static void collect(void *data, size_t column, Slice text)
{
    PreviewCollector *collector = data;
    PreviewRow *row = collector->row;
    if (column >= LIMIT_COLUMNS)
        return;
    while (row->count <= column) {
        row->cell = arena_grow(collector->arena, row->cell, sizeof *row->cell, row->count,
                               &collector->room);
        row->cell[row->count++] = S("");
    }
    row->cell[column] = slice_trim(slice_copy(collector->arena, text));
    row->filled += row->cell[column].len > 0;
}

static void judge_answers(Arena *arena, AnswerReader *answers, PreviewRow *row)
{
    row->answer = arena_many(arena, bool, row->count);
    for (size_t i = 0; i < row->count; i++) {
        uint8_t answer = row->cell[i].len ? answer_of(answers, row->cell[i]) : BLANK;
        row->answer[i] = answer != NO_ANSWER && answer != BLANK;
        row->sums =
            row->sums || total_word(row->cell[i]) == TOTAL_SURELY || total_of(row->cell[i]).len > 0;
    }
}

// Who came twice, or was pasted twice, is one person. Rows without answers may be alike by chance.
static bool is_copy(TextMap *met, const PreviewRow *row)
{
    size_t answers = 0, before = text_map_count(met);
    Buffer text = { 0 };
    for (size_t i = 0; i < row->count; i++) {
        answers += row->answer[i];
        buffer_add(&text, row->cell[i]);
        buffer_add_byte(&text, '\0');
    }
    if (answers >= QUESTIONS)
        text_map_add(met, buffer_slice(&text), 0);
    buffer_free(&text);
    return answers >= QUESTIONS && text_map_count(met) == before;
}

// Headings stand in the first rows that are not nearly empty.
enum { HEADINGS_WITHIN = 3, WIDE_LEAST = 8 };

static bool *hide_more(Preview *preview, const PreviewRow *row, const bool *before, size_t *wide)
{
    size_t width = row->count > *wide ? row->count : *wide;
    bool *hidden = arena_many(preview->arena, bool, width);
    if (*wide)
        memcpy(hidden, before, *wide * sizeof *hidden);
    for (size_t i = 0; i < row->count; i++)
        hidden[i] = hidden[i] || (row->cell[i].len &&
                                  heading_points_at_people(text_key(preview->arena, row->cell[i])));
    *wide = width;
    return hidden;
}

Preview preview_read(Arena *arena, TableReader *reader, const ResponseMapping *mapping,
                     const Strings *strings)
{
    Preview preview = { .arena = arena };
    size_t room = 0, cells = 0, count, wide = 0, rows_wide = 0;
    bool *hidden = NULL;
    AnswerReader *of[ITEMS];
    TextMap *met = text_map_new(arena);
    answers_new(arena, diagnostics_new(arena), mapping, strings, false, of);
    preview.answers = of[0];
    table_mark(reader);
    while (preview.count < ROWS_MOST && (cells < CELLS_MOST || preview.count < ROWS_LEAST)) {
        preview.row = arena_grow(arena, preview.row, sizeof *preview.row, preview.count, &room);
        PreviewRow *row = &preview.row[preview.count];
        *row = (PreviewRow){ 0 };
        PreviewCollector collector = { arena, row, 0 };
        if (!table_next(reader, collect, &collector, &count)) {
            preview.whole = !table_broken(reader);
            break;
        }
        row->place = table_row_place(reader);
        if (count > LIMIT_COLUMNS) {
            preview.too_wide = count;
            preview.too_wide_place = row->place;
            break;
        }
        judge_answers(arena, preview.answers, row);
        row->copy = is_copy(met, row);
        cells += row->count;
        preview.width = row->count > preview.width ? row->count : preview.width;
        preview.count++;
        if (rows_wide < HEADINGS_WITHIN)
            hidden = hide_more(&preview, row, hidden, &wide);
        rows_wide += row->filled >= WIDE_LEAST;
        table_hide(reader, hidden, wide);
    }
    table_hide(reader, NULL, 0);
    table_return(reader);
    return preview;
}

Slice preview_cell(const Preview *preview, size_t row, size_t column)
{
    const PreviewRow *r = &preview->row[row];
    return column < r->count ? r->cell[column] : S("");
}

// ---- rows ----

static bool is_answer(const Preview *preview, size_t row, size_t column)
{
    return column < preview->row[row].count && preview->row[row].answer[column];
}

// Do the rows below `at` hold answers in this column, those aside that sum up others? Where they hold
// nothing, its own cell decides.
static bool is_question(const Preview *preview, size_t column, size_t at)
{
    size_t filled = 0, answers = 0;
    for (size_t row = at + 1; row < preview->count; row++) {
        if (preview->row[row].sums)
            continue;
        Slice cell = preview_cell(preview, row, column);
        filled += cell.len > 0;
        answers += is_answer(preview, row, column);
    }
    return filled ? answers * 5 >= filled * 4 : is_answer(preview, at, column);
}

static bool is_tick(Slice cell)
{
    return slice_is_exactly_one_of(cell, reading_tick);
}

// A column of one option: below its label stands nothing, the label once more, or a tick; in too many rows
// for an accident. A label of one sign is one only below a heading that it shares with its neighbours.
static bool is_option(const Preview *preview, size_t column, size_t at)
{
    enum { ROWS_ENOUGH = 3 };
    Slice label = preview_cell(preview, at, column);
    size_t filled = 0, rows = 0;
    bool shares = at > 0 && preview_cell(preview, at - 1, column).len == 0;
    if (utf8_count(label) == 1 && !shares)
        return false;
    for (size_t row = at + 1; row < preview->count; row++) {
        Slice cell = preview_cell(preview, row, column);
        if (cell.len && !is_tick(cell) && !slice_equal(cell, label))
            return false;
        filled += cell.len > 0;
        rows += preview->row[row].filled > 0;
    }
    return rows >= ROWS_ENOUGH && filled * 10 <= rows * 8;
}

static bool is_mark(Slice cell)
{
    return slice_is_exactly_one_of(cell, reading_no_tick) || is_tick(cell);
}

// Columns of options where every cell says yes or no: do those of this row?
static bool holds_marks(const Preview *preview, size_t at)
{
    enum { MARKS_LEAST = 48 };
    size_t columns = 0, marks = 0;
    for (size_t i = 0; i < preview->row[at].count; i++) {
        size_t filled = 0, below = 0;
        for (size_t row = at + 1; row < preview->count && below == filled; row++) {
            filled += preview_cell(preview, row, i).len > 0;
            below += is_mark(preview_cell(preview, row, i));
        }
        bool of_marks = filled > 0 && below == filled && preview->row[at].cell[i].len;
        columns += of_marks;
        marks += of_marks && is_mark(preview->row[at].cell[i]);
    }
    return marks >= MARKS_LEAST && marks * 20 >= columns * 19;
}

// Nearly all columns of options name theirs: a person ticks some of them.
bool preview_holds_answers(const Preview *preview, size_t at)
{
    enum { ANSWERS_LEAST = 3 };
    const PreviewRow *row = &preview->row[at];
    bool last = at + 1 == preview->count;
    size_t questions = 0, filled = 0, answers = 0, options = 0;
    for (size_t i = 0; i < row->count; i++) {
        bool answer = is_answer(preview, at, i);
        if (!last && !is_question(preview, i, at))
            continue;
        questions++;
        if (row->cell[i].len == 0)
            continue;
        filled++;
        answers += answer;
        options += answer && !last && is_option(preview, i, at);
    }
    bool names = options * 10 >= answers * 9 && filled * 10 >= questions * 9;
    // Who stopped at once, below no headings: these name more than that.
    bool few = answers > 0 && answers == filled && questions >= QUESTIONS;
    return ((few || (answers >= ANSWERS_LEAST && answers * 10 >= filled * 7)) && !names) ||
           holds_marks(preview, at);
}

// Does the column hold one text only, that of row `at` or, where this is empty, another?
static bool is_one_text(const Preview *preview, size_t column, size_t at)
{
    Slice text = preview_cell(preview, at, column);
    size_t filled = 0, empty = 0;
    for (size_t row = at + 1; row < preview->count; row++) {
        Slice cell = preview_cell(preview, row, column);
        if (cell.len == 0) {
            empty++;
            continue;
        }
        if (text.len && !slice_equal(cell, text))
            return false;
        text = cell;
        filled++;
    }
    return filled > 0 && empty > 0 && utf8_count(text) > 1;
}

// A person ticks some options; only headings name them all, next to each other below one heading.
static bool names_all_options(const Preview *preview, size_t at)
{
    enum { OPTIONS_LEAST = 8 };
    size_t options = 0, named = 0;
    for (size_t i = 0; at > 0 && i < preview->row[at].count; i++) {
        if (preview_cell(preview, at - 1, i).len || !is_one_text(preview, i, at))
            continue;
        options++;
        named += preview->row[at].cell[i].len > 0;
    }
    return options >= OPTIONS_LEAST && named * 20 >= options * 19;
}

bool preview_is_above_answers(const Preview *preview, size_t at)
{
    if (names_all_options(preview, at))
        return true;
    enum { QUESTIONS_LEAST = 8, MERGED_LEAST = 3 };
    const PreviewRow *row = &preview->row[at];
    size_t questions = 0, filled = 0, answers = 0, options = 0, merged = 0;
    TextMap *texts = text_map_new(preview->arena);
    for (size_t i = 0; i < row->count; i++) {
        if (!is_question(preview, i, at))
            continue;
        questions++;
        if (row->cell[i].len == 0)
            continue;
        bool answer = is_answer(preview, at, i);
        filled++;
        answers += answer;
        options += answer && is_option(preview, i, at);
        merged += at > 0 && preview_cell(preview, at - 1, i).len == 0;
        text_map_add(texts, row->cell[i], 0);
    }
    bool enough = questions >= QUESTIONS_LEAST && filled * 4 >= questions;
    bool different = text_map_count(texts) * 2 > filled || merged >= MERGED_LEAST;
    bool names = options * 10 >= filled * 9 && filled * 10 >= questions * 9;
    return enough && (names || (answers * 10 <= filled && different));
}

// ---- columns ----

// The eleven-test of the Dutch citizen service number.
static bool is_bsn(Slice digits)
{
    int sum = 0;
    if (digits.len != 9)
        return false;
    for (int i = 0; i < 8; i++)
        sum += (9 - i) * (digits.at[i] - '0');
    sum -= digits.at[8] - '0';
    return sum != 0 && sum % 11 == 0;
}

static bool is_address(Slice cell)
{
    const char *at = memchr(cell.at, '@', cell.len);
    size_t before = at ? (size_t)(at - cell.at) : 0;
    return before > 0 && memchr(at, '.', cell.len - before) && !memchr(cell.at, ' ', cell.len);
}

static bool is_of_person(Slice cell)
{
    enum { PHONE_LEAST = 9, PHONE_MOST = 15, CELL_MOST = 24 };
    char digits[CELL_MOST];
    size_t count = 0;
    if (cell.len < PHONE_LEAST || cell.len > CELL_MOST)
        return false;
    for (size_t i = 0; i < cell.len; i++) {
        if (ascii_is_digit(cell.at[i]))
            digits[count++] = cell.at[i];
        else if (!strchr(" ()-.+/", cell.at[i]))
            return false;
    }
    bool phone = (cell.at[0] == '+' && count >= PHONE_LEAST && count <= PHONE_MOST) ||
                 (cell.at[0] == '0' && count == 10 && digits[1] != '0');
    return phone || is_bsn((Slice){ digits, count });
}

static bool is_percent(Slice cell)
{
    size_t i = 0;
    while (i < cell.len && (ascii_is_digit(cell.at[i]) || strchr(",. ", cell.at[i])))
        i++;
    return i > 0 && i + 1 == cell.len && cell.at[i] == '%';
}

static bool is_number(Slice cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (!strchr("0123456789 .,:-/%", cell.at[i]))
            return false;
    return true;
}

ColumnFacts preview_column(const Preview *preview, size_t column, size_t from)
{
    ColumnFacts facts = { 0 };
    TextMap *texts = text_map_new(preview->arena);
    for (size_t row = from; row < preview->count; row++) {
        Slice cell = preview_cell(preview, row, column);
        if (cell.len == 0)
            continue;
        size_t letters = utf8_count(cell);
        facts.filled++;
        facts.copies += preview->row[row].copy;
        facts.answers += is_answer(preview, row, column);
        bool address = is_address(cell);
        facts.addresses += address;
        facts.personal += address || is_of_person(cell);
        facts.percents += is_percent(cell);
        facts.numbers += is_number(cell);
        facts.longest = letters > facts.longest ? letters : facts.longest;
        text_map_add(texts, cell, 0);
    }
    facts.distinct = text_map_count(texts);
    return facts;
}

size_t preview_names(const Preview *preview, size_t column, size_t from)
{
    Arena *scratch = arena_new();
    TextMap *names = text_map_new(scratch);
    for (size_t row = from; row < preview->count; row++) {
        Slice name = department_name(scratch, preview_cell(preview, row, column));
        if (name.len)
            text_map_add(names, department_key(scratch, name), 0);
    }
    size_t count = text_map_count(names);
    arena_free(scratch);
    return count;
}
