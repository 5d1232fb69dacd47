// SPDX-License-Identifier: EUPL-1.2
#include "survey/row_cells.h"

#include "columns/head.h"
#include "columns/option_columns.h"
#include "columns/total_words.h"
#include "columns/unused_columns.h"
#include "department/departments.h"
#include "survey/code_sets.h"
#include "survey/footers.h"
#include "survey/leave_out.h"
#include "survey/open_answers.h"
#include "survey/response_dates.h"
#include "survey/rows_state.h"
#include "survey/unrecognised.h"
#include "table/mojibake.h"
#include "table/row_lengths.h"

static inline void set_answer(Rows *rows, int question, uint8_t answer)
{
    rows->answered |= answer != BLANK;
    rows->row->answer[question] = answer;
    for (int item = rows->plan->next_item[question]; item >= 0; item = rows->plan->next_item[item])
        rows->row->answer[item] = answer;
}

// Kept apart so that the way of nearly all cells saves no registers.
static __attribute__((noinline)) void take_text(Rows *rows, const ColumnPlan *plan, size_t column,
                                                Slice text)
{
    uint8_t answer = answer_of(rows->answers[plan->item], text);
    if (answer == NO_ANSWER) {
        footers_cell(&rows->footers, column, text);
        if (!rows->answered)
            rows->headings_like[heading_cell(rows->headings, column, text)]++;
        if (rows->total.len == 0)
            unrecognised_cell(rows->unrecognised, column, plan->item, text);
        answer = BLANK;
    }
    set_answer(rows, plan->item, answer);
}

static void take_option(Rows *rows, const ColumnPlan *plan, size_t column, Slice text)
{
    uint8_t answer = option_columns_cell(rows->options, column, text);
    if (answer == NO_ANSWER && !rows->answered)
        rows->headings_like[heading_cell(rows->headings, column, text)]++;
    if (answer == NO_ANSWER && rows->total.len == 0)
        unrecognised_cell(rows->unrecognised, column, plan->item, text);
    if (answer == BLANK || answer == NO_ANSWER)
        return;
    rows->answered = true;
    rows->row->answer[plan->item] = answer;
}

// A cell of a few letters, as text_key has it but for accents: these words have none.
static bool says(Slice text, bool (*is)(Slice key))
{
    enum { LONGEST = 64 };
    if (text.len > LONGEST)
        return false;
    Arena *scratch = arena_new();
    bool found = is(text_key(scratch, text));
    arena_free(scratch);
    return found;
}

static bool take_total(Rows *rows, size_t column, Slice text)
{
    TotalWord word = total_word(text);
    if (word == TOTAL_PERHAPS && rows->total_perhaps.len == 0) {
        rows->total_perhaps = slice_copy(rows->arena, slice_trim(text));
        rows->total_place = table_place(rows->reader, column);
    }
    if (word != TOTAL_SURELY)
        return false;
    rows->total = slice_copy(rows->arena, slice_trim(text));
    rows->total_place = table_place(rows->reader, column);
    return true;
}

// "Totaal Burgerzaken" below the rows of a department that is called Burgerzaken, "Max Maak een keuze" below
// those without one.
static bool take_subtotal(Rows *rows, size_t column, Slice text)
{
    uint32_t known;
    Slice of = total_of(text);
    if (of.len == 0 || !department_known(rows->departments, of, &known))
        return false;
    rows->total = slice_copy(rows->arena, slice_trim(text));
    rows->total_place = table_place(rows->reader, column);
    return true;
}

// A department of a row that does not count must not appear: a name that is new waits for the row's end.
static void take_department(Rows *rows, size_t column, Slice text)
{
    if (department_known(rows->departments, text, &rows->row->department) ||
        take_total(rows, column, text) || take_subtotal(rows, column, text))
        return;
    rows->department_column = column;
    rows->department_from = rows->open.texts.len;
    buffer_add(&rows->open.texts, text);
    rows->department_to = rows->open.texts.len;
}

static void take_open(Rows *rows, Pillar pillar, size_t column, Slice text)
{
    text = slice_trim(text);
    bool not_shown = rows->plan->tool == TOOL_LIMESURVEY && slice_equal(text, S("N/A"));
    if (text.len == 0 || not_shown || is_null(text))
        return;
    bool after = rows->column[column].after_answers;
    bool bare =
        text.len == 1 && ((text.at[0] >= '1' && text.at[0] <= '4') || (after && text.at[0] == 'x'));
    if (bare && !rows->bare_column) {
        rows->bare_column = column + 1;
        rows->is_spilled = after;
    }
    // A person may well write "gemiddeld": only a row without a number is judged by it.
    if (rows->has_number_column && !rows->row->id && rows->total_perhaps.len == 0 &&
        total_word(text) == TOTAL_SURELY) {
        rows->total_perhaps = slice_copy(rows->arena, text);
        rows->total_place = table_place(rows->reader, column);
    }
    if (rows->without_open)
        return;
    Slice mended = mojibake_undone(rows->arena, text);
    if (mended.at != text.at && rows->mended++ == 0)
        rows->mended_place = table_place(rows->reader, column);
    open_take(&rows->open, pillar, column, mended);
}

static uint64_t hash_of(Slice text)
{
    uint64_t hash = 14695981039346656037U; // FNV-1a, 64 bits
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211U;
    hash = (hash ^ hash >> 31) * 0x9E3779B97F4A7C15U;
    return (hash ^ hash >> 29) | 1;
}

// "Benchmark", "Landelijk": no number, no date, no code.
static bool is_word(Slice text)
{
    enum { LETTERS_LEAST = 3 };
    size_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        char lower = (char)(text.at[i] | 0x20);
        if (ascii_is_digit(text.at[i]))
            return false;
        letters += lower >= 'a' && lower <= 'z';
    }
    return letters >= LETTERS_LEAST;
}

static void take_id(Rows *rows, const ColumnPlan *plan, size_t column, Slice text)
{
    uint64_t number;
    text = slice_trim(text);
    bool is_text = text.len > 0 && !slice_to_u64(text, &number);
    rows->id_is_word = rows->id_is_word || is_word(text);
    rows->read->notes.keyed |= plan->role == ROLE_KEY;
    if (plan->role == ROLE_KEY)
        rows->note.key_is_text |= is_text;
    if (plan->role == ROLE_ID) {
        rows->note.is_text = is_text;
        rows->row->id = text.len > 0 && !is_text && number <= UINT32_MAX ? (uint32_t)number : 0;
        if (rows->row->id || (text.len && take_total(rows, column, text)))
            return;
    }
    // What a spreadsheet made of a long number ("1,18E+11") is the same for many.
    bool is_rounded = slice_find(text, S("E+")) < text.len;
    bool says_who = text.len && !is_rounded && !is_null(text);
    if (says_who && (plan->role == ROLE_KEY || !rows->key))
        rows->key = hash_of(text);
}

// A cell beyond the headings: the row is shifted, unless it is empty.
static __attribute__((noinline)) void take_extra(Rows *rows, size_t column, Slice text)
{
    if (rows->is_long || slice_trim(text).len == 0)
        return;
    rows->is_long = true;
    rows->long_place = table_place(rows->reader, column);
}

static bool is_nothing(Slice text)
{
    text = slice_trim(text);
    return text.len == 0 || is_null(text);
}

static void take_unused(Rows *rows, size_t column, Slice text)
{
    if (rows->unused->looked_at[column])
        unused_columns_cell(rows->unused, column, text);
    if (rows->labels[column] && rows->total.len == 0 && !take_total(rows, column, text))
        take_subtotal(rows, column, text);
}

static __attribute__((noinline)) void take_other(Rows *rows, const ColumnPlan *plan, size_t column,
                                                 Slice text)
{
    switch (plan->role) {
    case ROLE_DEPARTMENT: take_department(rows, column, text); break;
    case ROLE_OPEN: take_open(rows, plan->pillar, column, text); break;
    case ROLE_ID:
    case ROLE_KEY: take_id(rows, plan, column, text); break;
    case ROLE_SUBMITTED:
        rows->note.unfinished |= is_nothing(text) || says(text, submitted_is_false);
        response_dates_cell(&rows->dates, text);
        break;
    case ROLE_MOMENT:
        if (!rows->dates.row[0])
            response_dates_cell(&rows->dates, text);
        take_unused(rows, column, text);
        break;
    case ROLE_FINISHED:
        rows->note.unfinished |=
            says(text, finished_is_false) || (plan->blank_is_no && is_nothing(text));
        break;
    case ROLE_DRAFT: rows->note.unfinished |= says(text, draft_is_true); break;
    case ROLE_STATUS:
        rows->is_test = rows->skip_tests && says(text, status_is_test);
        if (says(text, status_is_unfinished))
            rows->note.unfinished = rows->read->tells_unfinished = true;
        break;
    case ROLE_OPTION: take_option(rows, plan, column, text); break;
    case ROLE_ANSWER:
    case ROLES: break;
    case ROLE_NONE: take_unused(rows, column, text); break;
    }
    if (rows->labels[column] && plan->role != ROLE_NONE && rows->total.len == 0)
        take_total(rows, column, text);
    footers_cell(&rows->footers, column, text);
    if (rows->labels[column] && text.len) {
        rows->label_is_word = is_word(text);
        if (rows->note.labels < LABELS_MANY)
            rows->note.labels++;
    }
    if (column + 1 == rows->column_count)
        rows->last_empty = text.len == 0;
}

void row_cell(void *data, size_t column, Slice text)
{
    Rows *rows = data;
    if (column >= rows->column_count) {
        take_extra(rows, column, text);
        return;
    }
    const ColumnPlan *plan = &rows->column[column];
    if (plan->role != ROLE_ANSWER) {
        take_other(rows, plan, column, text);
        return;
    }
    uint8_t answer = answer_at_once(rows->answers[plan->item], text);
    if (answer == NO_ANSWER)
        take_text(rows, plan, column, text);
    else
        set_answer(rows, plan->item, answer);
}

void row_watched_cell(void *data, size_t column, Slice text)
{
    Rows *rows = data;
    row_cell(rows, column, text);
    if (column >= rows->column_count)
        return;
    bool holds = rows->column[column].role == ROLE_ANSWER ||
                 (rows->options && option_columns_holds_answers(rows->options, column));
    if (rows->codes && holds)
        code_sets_cell(rows->codes, rows->column[column].item, text);
    if (rows->leave && rows->leave->watched[column])
        rows->left_out = leave_out_cell(rows->leave, column, text) || rows->left_out;
}
