// SPDX-License-Identifier: EUPL-1.2
#include "measurement/export_reader.h"

#include <string.h>

#include "base/limits.h"
#include "columns/export.h"
#include "columns/tool_columns.h"
#include "measurement/messages.h"
#include "measurement/repeated_rows.h"
#include "measurement/shifted_rows.h"
#include "measurement/summary_rows.h"
#include "measurement/weights.h"

enum { TRAIT_VALUES_MOST = 200, TRAIT_LETTERS_MOST = 80 };

typedef struct ExportReader {
    Arena *arena;
    Diagnostics *d;
    TableReader *table;
    const Headings *headings;
    const ExportPlan *plan;
    Measurement *to;
    RowTexts row;
    size_t room;
    Weight *weight;
    RowTrace *trace;
    bool *beside; // columns beside the questions that do not point at people
    int number;   // the column with the number of the row, −1: none
    SummaryRows summary;
    ShiftedRows shifted;
    bool beyond; // something stands beyond the headings in this row
    TextMap **trait_values;
    FlagKeys flag_keys;
} ExportReader;

static void keep_cell(void *data, size_t column, Slice text)
{
    ExportReader *reader = data;
    RowTexts *row = &reader->row;
    if (column >= row->columns) {
        reader->beyond |= slice_trim(text).len > 0;
        return;
    }
    row->from[column] = row->text.len;
    buffer_add(&row->text, text);
    row->to[column] = row->text.len;
}

static Slice cell_at(const ExportReader *reader, size_t column)
{
    return row_text(&reader->row, column);
}

// ---- room for a row ----

static void *moved(Arena *arena, const void *old, size_t size, size_t count, size_t room)
{
    void *fresh = arena_alloc(arena, size, room);
    if (count)
        memcpy(fresh, old, size * count);
    return fresh;
}

static void make_room(ExportReader *reader)
{
    Measurement *to = reader->to;
    if (to->rows < reader->room)
        return;
    reader->room = reader->room ? 2 * reader->room : 256;
    for (size_t i = 0; i < to->question_count; i++) {
        MeasuredQuestion *question = &to->question[i];
        question->mark =
            moved(reader->arena, question->mark, sizeof(int16_t), to->rows, reader->room);
        question->written =
            moved(reader->arena, question->written, sizeof(uint32_t), to->rows, reader->room);
    }
    for (size_t i = 0; i < to->trait_count; i++)
        to->trait[i].of =
            moved(reader->arena, to->trait[i].of, sizeof(int32_t), to->rows, reader->room);
    reader->weight = moved(reader->arena, reader->weight, sizeof(Weight), to->rows, reader->room);
    reader->trace = moved(reader->arena, reader->trace, sizeof(RowTrace), to->rows, reader->room);
}

// ---- a row ----

static bool is_among(const ExportReader *reader, const RowChoices *choices)
{
    for (size_t i = 0; i < choices->count; i++) {
        const RowChoice *choice = &choices->item[i];
        if (choice->line && choice->line == table_line(reader->table))
            return true;
        if (choice->line)
            continue;
        Slice cell = text_clean(reader->arena, cell_at(reader, choice->column));
        if (slice_equal(text_key(reader->arena, cell), choice->key))
            return true;
    }
    return false;
}

static void complain_of_mark(ExportReader *reader, const MeasuredQuestion *question,
                             MarkFault fault)
{
    static const DiagnosticId ids[] = { [MARK_OUTSIDE] = DIAG_MARK_OUTSIDE,
                                        [MARK_BETWEEN] = DIAG_MARK_BETWEEN,
                                        [MARK_NO_NUMBER] = DIAG_MARK_NO_NUMBER };
    Place place = { .file = reader->to->export_file };
    if (diagnostics_shows(reader->d, ids[fault], place.file))
        place = table_place(reader->table, question->column);
    Slice cell = text_clean(reader->arena, slice_trim(cell_at(reader, question->column)));
    diagnose(reader->d, ids[fault], place, text_first_words(reader->arena, cell, 40),
             mark_scale_text(reader->arena, &question->scale, (NumberStyle){ '.', S("") }),
             heading_quoted(reader->arena, reader->headings, question->column));
}

static void read_marks(ExportReader *reader)
{
    Measurement *to = reader->to;
    for (size_t i = 0; i < to->question_count; i++) {
        MeasuredQuestion *question = &to->question[i];
        Slice text = cell_at(reader, question->column);
        MarkCell cell = mark_of(reader->plan->reader[i], text);
        question->mark[to->rows] = cell.mark;
        text = slice_trim(text);
        question->written[to->rows] = text.len ? (uint32_t)slice_hash(text) : 0;
        if (cell.fault != MARK_GOOD)
            complain_of_mark(reader, question, cell.fault);
    }
}

// Once of each column.
static void complain_of_trait(ExportReader *reader, size_t column)
{
    Slice heading = heading_quoted(reader->arena, reader->headings, column);
    if (!diagnostics_has(reader->d, DIAG_TRAIT_VALUES, heading))
        diagnose(reader->d, DIAG_TRAIT_VALUES, ((Place){ .file = reader->to->export_file }),
                 heading, slice_print(reader->arena, "%d", TRAIT_VALUES_MOST));
}

static void read_traits(ExportReader *reader)
{
    Measurement *to = reader->to;
    for (size_t i = 0; i < to->trait_count; i++) {
        MeasuredTrait *trait = &to->trait[i];
        size_t column = reader->plan->trait_column[i];
        Slice text = text_clean(reader->arena, slice_trim(cell_at(reader, column)));
        uint32_t number = (uint32_t)trait->count;
        trait->of[to->rows] = -1;
        if (text.len == 0)
            continue;
        Slice key = text_key(reader->arena, text);
        if (!text_map_find(reader->trait_values[i], key, &number)) {
            if (trait->count == TRAIT_VALUES_MOST) {
                complain_of_trait(reader, column);
                continue;
            }
            text_map_add(reader->trait_values[i], key, number);
            trait->value[trait->count++] = slice_copy(
                reader->arena, text_first_words(reader->arena, text, TRAIT_LETTERS_MOST));
        }
        trait->of[to->rows] = (int32_t)number;
    }
}

static void read_weight(ExportReader *reader)
{
    int column = reader->plan->weight;
    if (column < 0 ||
        weight_read(cell_at(reader, (size_t)column), &reader->weight[reader->to->rows]))
        return;
    diagnose(reader->d, DIAG_WEIGHT_WRONG, table_place(reader->table, (size_t)column),
             text_clean(reader->arena, slice_trim(cell_at(reader, (size_t)column))));
}

// ---- who is to be contacted ----

static Date day_of_row(ExportReader *reader)
{
    int column = reader->plan->flags.date;
    Date date = reader->to->date;
    if (column < 0)
        return date;
    Slice text = text_clean(reader->arena, slice_trim(cell_at(reader, (size_t)column)));
    // The time behind it does not count.
    Slice day = slice_part(text, 0, slice_find(text, S(" ")));
    day = slice_part(day, 0, slice_find(day, S("T")));
    if (!date_read(day, &date) || date.day == 0)
        diagnose(reader->d, DIAG_FLAG_DATE, table_place(reader->table, (size_t)column), text);
    return date;
}

static void read_flag(ExportReader *reader)
{
    const FlagPlan *flags = &reader->plan->flags;
    Measurement *to = reader->to;
    if (!flags->wanted)
        return;
    const MeasuredQuestion *question = &to->question[flags->question];
    int mark = question->mark[to->rows];
    Slice consent = text_clean(reader->arena, slice_trim(cell_at(reader, flags->consent)));
    if (!flag_is_wanted(reader->arena, flags, &question->scale, consent, mark))
        return;
    Slice contact = S("");
    for (size_t i = 0; i < flags->contact_count; i++) {
        Slice part = text_clean(reader->arena, slice_trim(cell_at(reader, flags->contact[i])));
        contact = slice_print(reader->arena, "%.*s%s%.*s", SLICE_ARGS(contact),
                              contact.len && part.len ? ", " : "", SLICE_ARGS(part));
    }
    if (contact.len)
        flag_add(reader->arena, to, &reader->flag_keys,
                 (FlaggedCustomer){ .contact = contact,
                                    .date = day_of_row(reader),
                                    .question = flags->question,
                                    .mark = mark,
                                    .is_promoter = promoter_side(&question->scale, mark) > 0 });
}

// ---- all rows ----

// What stands beside the questions is passed on to see whether a row is somebody's, and shown in no message.
static void pass_beside(ExportReader *reader, bool *passed)
{
    const Headings *headings = reader->headings;
    for (size_t i = 0; i < headings->count; i++)
        reader->beside[i] = !heading_points_at_people(headings->column[i].part[PART_SHOWN]);
    for (size_t i = 0; i < reader->to->question_count; i++)
        reader->beside[reader->to->question[i].column] = false;
    for (size_t i = 0; i < reader->plan->flags.contact_count; i++)
        reader->beside[reader->plan->flags.contact[i]] = false;
    memcpy(passed, reader->beside, headings->count * sizeof *passed);
}

static int number_column(const ExportReader *reader)
{
    for (size_t i = 0; i < reader->headings->count; i++) {
        ToolColumn is = tool_column(reader->headings->column[i].part[PART_SHOWN], NULL);
        if (reader->beside[i] && (is == TOOL_COLUMN_ID || is == TOOL_COLUMN_RESPONDENT))
            return (int)i;
    }
    return -1;
}

// Who is to be contacted is passed on, and shown in no message.
static void pass_flags(const ExportReader *reader, bool *passed)
{
    const FlagPlan *flags = &reader->plan->flags;
    if (!flags->wanted)
        return;
    passed[flags->consent] = true;
    if (flags->date >= 0)
        passed[flags->date] = true;
    for (size_t i = 0; i < flags->contact_count; i++)
        passed[flags->contact[i]] = true;
}

static void want(ExportReader *reader, bool *hidden)
{
    const ExportPlan *plan = reader->plan;
    memset(hidden, true, reader->row.columns * sizeof *hidden);
    for (size_t i = 0; i < reader->to->question_count; i++)
        hidden[reader->to->question[i].column] = false;
    for (size_t i = 0; i < reader->to->trait_count; i++)
        hidden[plan->trait_column[i]] = false;
    for (size_t i = 0; i < plan->left_out.count; i++)
        hidden[plan->left_out.item[i].column] = false;
    if (plan->weight >= 0)
        hidden[plan->weight] = false;
}

static void settle_weights(ExportReader *reader)
{
    Measurement *to = reader->to;
    if (reader->plan->weight < 0)
        return;
    to->weight = weights_alike(reader->arena, reader->weight, to->rows, &to->weight_decimals);
    if (!to->weight)
        diagnose(reader->d, DIAG_WEIGHT_DIGITS, ((Place){ .file = to->export_file }));
}

// A number may be given anew where an export was pasted below another: it is no part of the digest.
static RowTrace trace_of(const ExportReader *reader, bool kept)
{
    RowTrace trace = { .line = (uint32_t)table_line(reader->table) };
    for (size_t i = 0; i < reader->headings->count; i++) {
        Slice text = slice_trim(cell_at(reader, i));
        trace.labels += reader->beside[i] && text.len > 0;
        if ((int)i == reader->number && text.len)
            trace.key = slice_hash(text);
        else
            trace.digest = (trace.digest ^ slice_hash(text)) * 0x9E3779B97F4A7C15U + i;
    }
    if (kept)
        trace.labels = ROW_KEPT;
    return trace;
}

static void read_row(ExportReader *reader, bool kept)
{
    make_room(reader);
    reader->trace[reader->to->rows] = trace_of(reader, kept);
    read_marks(reader);
    read_traits(reader);
    read_weight(reader);
    read_flag(reader);
    reader->to->rows++;
}

// Below the answers may stand a line of the tool's own: only of a row with marks it matters where they stand.
static bool has_marks(const ExportReader *reader)
{
    for (size_t i = 0; i < reader->to->question_count; i++)
        if (slice_trim(cell_at(reader, reader->to->question[i].column)).len)
            return true;
    return false;
}

static void end_row(ExportReader *reader, size_t cells)
{
    RowTexts *row = &reader->row;
    size_t rows = reader->to->rows;
    if (!table_blank(reader->table) && table_line(reader->table) >= reader->plan->first_row) {
        bool kept = is_among(reader, &reader->plan->kept),
             left_out = is_among(reader, &reader->plan->left_out);
        reader->to->left_out += left_out;
        if (!left_out && (kept || !summary_row(&reader->summary, row)))
            read_row(reader, kept);
        if (!left_out && !kept && reader->to->rows > rows && has_marks(reader))
            shifted_row(&reader->shifted, row, cells, reader->beyond);
    }
    reader->beyond = false;
    row->text.len = 0;
    memset(row->from, 0, row->columns * sizeof *row->from);
    memset(row->to, 0, row->columns * sizeof *row->to);
}

void export_read(Arena *arena, Diagnostics *d, TableReader *table, const Headings *headings,
                 const ExportPlan *plan, Measurement *to)
{
    size_t columns = headings->count, cells;
    ExportReader reader = {
        .arena = arena,
        .d = d,
        .table = table,
        .headings = headings,
        .plan = plan,
        .to = to,
        .row = { .from = arena_many(arena, size_t, columns),
                 .to = arena_many(arena, size_t, columns),
                 .columns = columns },
        .trait_values = arena_many(arena, TextMap *, to->trait_count),
        .beside = arena_many(arena, bool, columns),
    };
    bool *hidden = arena_many(arena, bool, columns), *passed = arena_many(arena, bool, columns);
    for (size_t i = 0; i < to->trait_count; i++) {
        to->trait[i].value = arena_many(arena, Slice, TRAIT_VALUES_MOST);
        reader.trait_values[i] = text_map_new(arena);
    }
    want(&reader, hidden);
    table_hide(table, hidden, columns);
    pass_beside(&reader, passed);
    reader.number = number_column(&reader);
    pass_flags(&reader, passed);
    table_pass(table, passed);
    reader.summary = summary_rows_new(arena, d, table, plan, to, reader.beside, columns);
    reader.shifted = shifted_rows_new(arena, d, table, to, reader.beside, columns);
    while (to->rows <= LIMIT_RESPONDENTS && table_next(table, keep_cell, &reader, &cells))
        end_row(&reader, cells);
    if (to->rows > LIMIT_RESPONDENTS)
        diagnose(d, DIAG_MEASUREMENT_LONG, ((Place){ .file = to->export_file }),
                 slice_print(arena, "%d", LIMIT_RESPONDENTS));
    buffer_free(&reader.row.text);
    settle_weights(&reader);
    shifted_rows_finish(&reader.shifted, to->rows);
    summary_rows_finish(&reader.summary, reader.trace);
    if (!plan->keeps_duplicates)
        repeated_rows_find(d, to, reader.trace);
}
