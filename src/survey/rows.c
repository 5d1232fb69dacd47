// SPDX-License-Identifier: EUPL-1.2
// One pass: each cell goes from the reader's buffer to where it belongs, an answer as one byte. Nothing of a
// row is kept before its last cell was seen, and nothing at all of columns that have no use.
#include "survey/rows.h"

#include <string.h>

#include "base/signs.h"
#include "columns/head.h"
#include "columns/option_columns.h"
#include "columns/unused_columns.h"
#include "department/department_name.h"
#include "department/departments.h"
#include "model/rare_signs.h"
#include "model/scan.h"
#include "personal/personal_look.h"
#include "survey/code_sets.h"
#include "survey/footers.h"
#include "survey/leave_out.h"
#include "survey/messages.h"
#include "survey/open_answers.h"
#include "survey/response_dates.h"
#include "survey/row_cells.h"
#include "survey/rows_state.h"
#include "survey/unrecognised.h"
#include "table/messages.h"
#include "table/row_lengths.h"

// ---- what is kept of a row ----

static Place place_of(Rows *rows, size_t column, size_t shown)
{
    if (shown < diagnostics_kept(rows->d))
        return table_place(rows->reader, column);
    return table_row_place(rows->reader);
}

// A place holds a copy of its line, and signs that people like to use come often.
static void keep_rare(Rows *rows, size_t column, Slice text, bool answer)
{
    RareSigns *rare = &rows->scan->rare;
    if (sign_rare(text) == text.len)
        return;
    Place place = rare_signs_news(rare, rows->name, text) ? table_place(rows->reader, column)
                                                          : (Place){ .file = rows->name };
    rare_signs_add(rows->arena, rare, place, text, answer);
}

// The name of a department that was not met before, as the cell has it; empty where there is none.
static Slice department_new(const Rows *rows)
{
    return slice_part(buffer_slice(&rows->open.texts), rows->department_from, rows->department_to);
}

static void settle_department(Rows *rows)
{
    bool is_new;
    bool invited = rows->scan->department_count > 0 && rows->scan->departments[0].invited >= 0;
    Slice text = department_new(rows);
    if (text.len == 0)
        return;
    rows->row->department = department_of(rows->departments, text, &is_new);
    if (!is_new)
        return;
    keep_rare(rows, rows->department_column, text, false);
    if (!invited)
        return;
    Slice name = rows->scan->departments[rows->row->department].name;
    Place place = place_of(rows, rows->department_column, rows->departments_unknown++);
    bool shown = diagnostics_shows(rows->d, DIAG_DEPARTMENT_UNKNOWN, place.file);
    diagnose(rows->d, DIAG_DEPARTMENT_UNKNOWN, place, name,
             shown ? department_nearest(rows->departments, name) : S(""));
}

static void start_row(Rows *rows)
{
    rows->row = respondent_next(rows->arena, &rows->scan->responses);
    rows->note = (RowNote){ .line = 0 };
    rows->key = 0;
    rows->id_is_word = rows->label_is_word = false;
    rows->answered = rows->is_test = rows->is_long = rows->left_out = rows->last_empty = false;
    memset(rows->headings_like, 0, sizeof rows->headings_like);
    rows->total = S("");
    rows->total_perhaps = S("");
    rows->bare_column = 0;
    rows->is_spilled = false;
    rows->footers.filled = 0;
    rows->dates.row[0] = '\0';
    rows->department_from = rows->department_to = 0;
    open_start(&rows->open);
}

static void keep_respondent(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    rows->note.line = (uint32_t)table_line(rows->reader);
    // An id alone may be a word by chance.
    bool is_label = rows->note.labels == 1 && rows->label_is_word && !rows->row->id;
    rows->note.is_one_word = is_label || (rows->note.labels == 0 && rows->id_is_word);
    rows->note.may_be_total = rows->total_perhaps.len > 0;
    row_notes_add(&rows->read->notes, rows->note, rows->key);
    responses->unfinished += rows->note.unfinished;
    rows->ids_fit = rows->ids_fit && rows->row->id;
    if (rows->bare_column)
        diagnose(rows->d, rows->is_spilled ? DIAG_ANSWERS_SPILLED : DIAG_OPEN_IS_ANSWER,
                 place_of(rows, rows->bare_column - 1, rows->bare_cells++), S(""));
    rows->row->day = response_dates_keep(&rows->dates);
    settle_department(rows);
    open_keep(&rows->open, rows->arena, responses->count);
    PersonalLook *look = rows->scan->look;
    for (size_t i = 0; i < rows->open.part_count; i++) {
        size_t column = rows->open.part[i].column;
        Slice text = open_text(&rows->open, i);
        // The line of a message would tell whose answer it is.
        keep_rare(rows, column, text, true);
        if (look && personal_look_finds(look, text))
            personal_look_answer(look, table_place(rows->reader, column), text);
    }
    responses->count++;
}

// ---- what a row is ----

// Does the row have other cells than the headings, so that it says nothing that can be read?
static bool is_of_other_cells(Rows *rows, size_t count)
{
    bool parted = !rows->answered && count < rows->plan->count && footers_parted(&rows->footers);
    if (rows->is_long)
        diagnose(rows->d, DIAG_ROW_LONG, rows->long_place, slice_print(rows->arena, "%zu", count),
                 slice_print(rows->arena, "%zu", rows->plan->count));
    else if (parted)
        diagnose(rows->d, DIAG_ROW_PARTED, table_place(rows->reader, 0));
    else
        row_length(&rows->lengths, rows->reader, count, rows->last_empty);
    return rows->is_long || parted;
}

static void tell_again(Rows *rows, DiagnosticId id)
{
    if (rows->again.line)
        diagnose(rows->d, id, rows->again);
    rows->again.line = 0;
}

// The headings once more, as where two exports are one file. The second one may be missing below them.
static bool is_headings(Rows *rows)
{
    size_t same = rows->headings_like[HEADING_CELL_SAME],
           other = rows->headings_like[HEADING_CELL_OTHER];
    if (rows->answered || same + other <= rows->headings_like[HEADING_CELL_NONE])
        return false;
    tell_again(rows, DIAG_HEADINGS_AGAIN);
    if (other > 0)
        diagnose(rows->d, DIAG_HEADINGS_MOVED, table_row_place(rows->reader));
    else
        rows->again = table_row_place(rows->reader);
    unrecognised_end_row(rows->unrecognised, false, false);
    return true;
}

// "1;Niet/nooit": a row that tells what a code stands for, where somebody's number and department stand else.
static bool is_legend(const Rows *rows)
{
    Slice text = slice_trim(buffer_slice(&rows->footers.text));
    if (rows->answered || rows->footers.filled == 0 || rows->footers.filled > FOOTER_CELLS ||
        text.len < 2 || ascii_is_letter(text.at[1]))
        return false;
    uint8_t sign = answer_at_once(rows->answers[0], slice_part(text, 0, 1));
    return sign != BLANK && sign != NO_ANSWER && answer_of(rows->answers[0], text) == sign;
}

// A row without an answer at the end of the file, until somebody comes below it.
static bool is_footer(const Rows *rows, size_t count)
{
    if (is_legend(rows))
        return true;
    bool known = rows->row->department != NO_DEPARTMENT || rows->row->id;
    bool perhaps_department = rows->department_to > rows->department_from;
    bool doubtful = count >= rows->plan->count || perhaps_department || rows->key;
    return !rows->answered && !known && !rows->is_long && footers_like(&rows->footers, doubtful);
}

// Somebody stands below them: they are rows of people who gave no answer, or broken.
static void refuse_footers(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    responses->balance.of[ROW_FOOTER] = (RowAccount){ 0 };
    for (size_t i = 0; i < rows->footers.count; i++) {
        const Footer *footer = &rows->footers.row[i];
        if (footer->unrecognised)
            diagnose(rows->d, DIAG_ROW_STRANGE, footer->place, footer->text, S(""));
        else if (footer->cells < rows->plan->count)
            row_length_odd(&rows->lengths, footer->place, footer->cells);
        rows->lengths.rows++;
        responses->incomplete += !footer->unrecognised;
        balance_add(&responses->balance, footer->unrecognised ? ROW_REFUSED : ROW_INCOMPLETE,
                    footer->place.line);
    }
    rows->footers.count = rows->footers.legend = 0;
}

// A row whose cells are those of a response: is it one, and does it count?
static RowFate fate_of_response(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    if (unused_columns_end_row(rows->unused, rows->answered)) {
        diagnose(rows->d, DIAG_ROW_ELSEWHERE, table_row_place(rows->reader), S(""));
        return ROW_REFUSED;
    }
    if (!rows->answered) {
        responses->incomplete++;
        return ROW_INCOMPLETE;
    }
    if (rows->note.unfinished && !rows->scan->settings.count_unfinished) {
        responses->skipped++;
        rows->read->unfinished++;
        rows->read->unfinished_stopped += has_stopped(&rows->read->last, rows->row->answer);
        return ROW_UNFINISHED;
    }
    keep_respondent(rows);
    return ROW_RESPONDENT;
}

static RowFate end_row(Rows *rows, size_t count)
{
    Responses *responses = &rows->scan->responses;
    bool left_out =
        rows->left_out || (rows->leave && leave_out_line(rows->leave, table_line(rows->reader)));
    if (!left_out && is_headings(rows))
        return ROW_HEADING;
    // Words that may be something else say it only where the row has no number, and others have.
    bool total = rows->total.len > 0 ||
                 (rows->total_perhaps.len && rows->has_number_column && !rows->row->id);
    bool names = rows->options && option_columns_end_row(rows->options);
    bool footer = !total && !rows->is_test && !left_out && !names && is_footer(rows, count);
    bool counts = !total && !rows->is_test && !left_out && !names && !footer;
    bool meant = unrecognised_end_row(rows->unrecognised, rows->answered, counts);
    if (footer && footers_keep(rows->arena, &rows->footers,
                               (Footer){ table_place(rows->reader, 0), S(""), count,
                                         is_legend(rows), meant }))
        return ROW_FOOTER;
    tell_again(rows, DIAG_HEADINGS_AGAIN);
    if (rows->footers.count)
        refuse_footers(rows);
    if (left_out) {
        responses->skipped++;
        return ROW_LEFT_OUT;
    }
    if (total) {
        diagnose(rows->d, DIAG_ROW_TOTAL, rows->total_place,
                 rows->total.len ? rows->total : rows->total_perhaps);
        return ROW_TOTAL;
    }
    if (names)
        return ROW_HEADING;
    bool other = is_of_other_cells(rows, count);
    if (rows->is_test) {
        responses->skipped++;
        return ROW_TEST;
    }
    if (other || (meant && !rows->answered))
        return ROW_REFUSED;
    return fate_of_response(rows);
}

// In the row that just ended.
static bool names_department(const Rows *rows)
{
    Arena *scratch = arena_new();
    bool names = rows->row->department != NO_DEPARTMENT ||
                 department_name(scratch, department_new(rows)).len > 0;
    arena_free(scratch);
    return names;
}

static void read_all(Rows *rows)
{
    Balance *balance = &rows->scan->responses.balance;
    TableCellFunction *cell = rows->codes || rows->leave ? row_watched_cell : row_cell;
    size_t count, tests = 0;
    for (size_t row = 0;; row++) {
        start_row(rows);
        table_pass(rows->reader,
                   unused_columns_row(rows->unused, row) ? rows->watched : rows->passed);
        if (!table_next(rows->reader, cell, rows, &count))
            break;
        tests += rows->is_test;
        balance->rows++;
        RowFate fate = table_blank(rows->reader) ? ROW_EMPTY : end_row(rows, count);
        bool somebody = fate == ROW_INCOMPLETE || fate == ROW_UNFINISHED || fate == ROW_TEST ||
                        fate == ROW_LEFT_OUT;
        rows->read->named_elsewhere += somebody && names_department(rows);
        balance_add(&rows->scan->responses.balance, fate, table_line(rows->reader));
    }
    if (tests)
        diagnose(rows->d, DIAG_TESTS_SKIPPED, ((Place){ .file = rows->name }),
                 slice_print(rows->arena, "%zu", tests));
}

// ---- which cells are looked at ----

static size_t first_answer(const ResponsePlan *plan)
{
    size_t first = 0;
    while (first < plan->count && plan->column[first].role != ROLE_ANSWER &&
           plan->column[first].role != ROLE_OPTION)
        first++;
    return first;
}

static void choose_columns(Rows *rows)
{
    const ResponsePlan *plan = rows->plan;
    size_t first = first_answer(plan);
    rows->passed = arena_many(rows->arena, bool, plan->count);
    rows->watched = arena_many(rows->arena, bool, plan->count);
    rows->labels = arena_many(rows->arena, bool, plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        ColumnRole role = plan->column[i].role;
        bool personal = plan->uses[i].use == COLUMN_PERSONAL;
        rows->labels[i] = i < first && !personal &&
                          (role == ROLE_NONE || role == ROLE_MOMENT || role == ROLE_SUBMITTED);
        rows->has_number_column = rows->has_number_column || role == ROLE_ID;
        bool named = rows->leave && rows->leave->watched[i];
        rows->passed[i] =
            named || rows->labels[i] || role == ROLE_KEY || (i + 1 == plan->count && !personal);
        rows->watched[i] = rows->passed[i] || rows->unused->looked_at[i];
        rows->read->tells_unfinished = rows->read->tells_unfinished || role == ROLE_SUBMITTED ||
                                       role == ROLE_FINISHED || role == ROLE_DRAFT;
    }
    table_hide(rows->reader, plan->hidden, plan->count);
}

static void finish(Rows *rows)
{
    Responses *responses = &rows->scan->responses;
    tell_again(rows, DIAG_HEADINGS_LAST);
    open_finish(&rows->open, rows->arena, responses);
    responses->has_ids = rows->ids_fit && responses->count > 0;
    unrecognised_finish(rows->unrecognised);
    row_lengths_finish(&rows->lengths);
    response_dates_check(&rows->dates, rows->arena, rows->d, rows->name, &rows->scan->settings);
    if (rows->mended)
        diagnose(rows->d, DIAG_ANSWERS_MENDED, rows->mended_place,
                 slice_print(rows->arena, "%zu", rows->mended));
    for (size_t i = 0; i < rows->footers.count; i++)
        diagnose(rows->d, DIAG_ROW_FOOTER, rows->footers.row[i].place);
    buffer_free(&rows->footers.text);
    unused_columns_finish(rows->unused, responses->count);
    if (rows->leave)
        leave_out_finish(rows->leave);
    if (rows->codes)
        code_sets_finish(rows->codes, rows->d, rows->name, rows->answers, responses->count);
}

void rows_read(Arena *arena, Diagnostics *d, Scan *scan, TableReader *reader, Slice name,
               const Headings *headings, ResponsePlan *plan, const ResponseMapping *mapping,
               RowsRead *read)
{
    Rows rows = { .arena = arena,
                  .d = d,
                  .scan = scan,
                  .name = name,
                  .reader = reader,
                  .plan = plan,
                  .ids_fit = true };
    rows.headings = headings;
    rows.read = read;
    rows.without_open = mapping->without_open;
    rows.skip_tests = plan->tool == TOOL_QUALTRICS && !mapping->count_tests;
    rows.column = plan->column;
    rows.column_count = plan->count;
    rows.lengths = (RowLengths){ .arena = arena, .d = d, .name = name, .headings = plan->count };
    answers_new(arena, d, mapping, scan->strings, plan->tool == TOOL_LIMESURVEY, rows.answers);
    rows.departments = departments_new(arena, scan);
    scan->has_departments = plan->has_department;
    rows.unrecognised = unrecognised_new(arena, d, reader, name, headings->rows);
    rows.options = option_columns_find(arena, d, reader, headings, plan, rows.answers);
    rows.codes = code_sets_new(arena, mapping, scan->strings);
    rows.leave = leave_out_new(arena, d, headings, plan, mapping);
    rows.unused = unused_columns_new(arena, d, headings, plan, rows.answers[0]);
    choose_columns(&rows);
    read->last = last_questions(plan);
    rows.footers.before = first_answer(plan) ? first_answer(plan) : 1;
    read_all(&rows);
    finish(&rows);
}
