// SPDX-License-Identifier: EUPL-1.2
#include "measurement/summary_rows.h"

#include <math.h>

#include "columns/total_words.h"
#include "measurement/messages.h"

enum { ROWS_BEFORE_LEAST = 5, ROWS_LEAST = 10, ENDS = 4 };

SummaryRows summary_rows_new(Arena *arena, Diagnostics *d, TableReader *table,
                             const ExportPlan *plan, const Measurement *of, const bool *beside,
                             size_t columns)
{
    return (SummaryRows){ .arena = arena,
                          .d = d,
                          .table = table,
                          .plan = plan,
                          .of = of,
                          .beside = beside,
                          .filled = arena_many(arena, size_t, columns),
                          .lettered = arena_many(arena, size_t, columns) };
}

// ---- rows that call themselves so ----

static bool has_letter(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_letter(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
            return true;
    return false;
}

static void count_row(SummaryRows *summary, const RowTexts *row)
{
    summary->rows++;
    for (size_t i = 0; i < row->columns; i++) {
        if (!summary->beside[i])
            continue;
        Slice text = slice_trim(row_text(row, i));
        summary->filled[i] += text.len > 0;
        summary->lettered[i] += has_letter(text);
    }
}

static bool is_no_mark(const SummaryRows *summary, size_t column, Slice text)
{
    for (size_t i = 0; i < summary->of->question_count; i++)
        if (summary->of->question[i].column == column)
            return mark_of(summary->plan->reader[i], text).fault == MARK_NO_NUMBER;
    return false;
}

// Nearly all others have a number there, or a date, or nobody has anything.
static bool is_no_column_of_texts(const SummaryRows *summary, size_t column)
{
    size_t filled = summary->filled[column];
    return 10 * summary->lettered[column] <= filled && (2 * filled >= summary->rows || filled == 0);
}

// A word such as "n" may be anything, unless numbers stand above it.
static bool says_perhaps(const SummaryRows *summary, size_t column)
{
    return summary->rows >= ROWS_BEFORE_LEAST && summary->lettered[column] == 0;
}

bool summary_row(SummaryRows *summary, const RowTexts *row)
{
    size_t first = 0;
    while (first < row->columns && slice_trim(row_text(row, first)).len == 0)
        first++;
    Slice text = first < row->columns ? slice_trim(row_text(row, first)) : S("");
    TotalWord word = total_word(text);
    bool beside = word != TOTAL_NO && summary->beside[first];
    bool called = word == TOTAL_SURELY
                      ? beside || is_no_mark(summary, first, text)
                      : word == TOTAL_PERHAPS && beside && says_perhaps(summary, first);
    if (!called) {
        count_row(summary, row);
        return false;
    }
    summary->called = arena_grow(summary->arena, summary->called, sizeof *summary->called,
                                 summary->called_count, &summary->called_room);
    summary->called[summary->called_count++] =
        (CalledSummary){ table_row_place(summary->table), slice_copy(summary->arena, text),
                         table_line(summary->table), first };
    return true;
}

// ---- rows that look so ----

// Of one question, over all rows but one.
typedef struct MarkTotals {
    int64_t n, sum, alike; // answers, their steps, those that are as this one's
    int highest, lowest;
} MarkTotals;

static MarkTotals totals_without(const SummaryRows *summary, size_t question, size_t row)
{
    const int16_t *mark = summary->of->question[question].mark;
    MarkTotals totals = { .highest = -1, .lowest = MARK_STEPS_MOST };
    for (size_t i = 0; i < summary->of->rows; i++) {
        if (i == row || mark[i] < 0)
            continue;
        totals.n++;
        totals.sum += mark[i];
        totals.alike += mark[i] == mark[row];
        totals.highest = mark[i] > totals.highest ? mark[i] : totals.highest;
        totals.lowest = mark[i] < totals.lowest ? mark[i] : totals.lowest;
    }
    return totals;
}

// What a row agrees with in all of its cells.
typedef struct Agreement {
    size_t cells;
    bool mean, highest, lowest;
    double bits; // how seldom people answer so
} Agreement;

static Agreement agreement_of(const SummaryRows *summary, size_t row)
{
    Agreement agreement = { .mean = true, .highest = true, .lowest = true };
    for (size_t i = 0; i < summary->of->question_count; i++) {
        int mark = summary->of->question[i].mark[row];
        MarkTotals totals = totals_without(summary, i, row);
        if (mark < 0 && totals.n == 0)
            continue;
        int64_t off = 2 * totals.sum - 2 * (int64_t)mark * totals.n;
        bool good = mark >= 0 && totals.n > 0;
        agreement.cells++;
        agreement.mean = agreement.mean && good && off <= totals.n && off >= -totals.n;
        agreement.highest = agreement.highest && good && mark == totals.highest;
        agreement.lowest = agreement.lowest && good && mark == totals.lowest;
        if (good)
            agreement.bits += log2((double)totals.n / (double)(totals.alike ? totals.alike : 1));
    }
    return agreement;
}

static bool is_alone(const Measurement *of, size_t row)
{
    for (size_t i = 0; i < of->rows; i++) {
        bool alike = i != row;
        for (size_t q = 0; alike && q < of->question_count; q++)
            alike = of->question[q].mark[i] == of->question[q].mark[row];
        if (alike)
            return false;
    }
    return true;
}

// Whoever has what the others have beside the marks is somebody. Where there is nothing to have, only a mean
// of three questions or more that few would answer so is doubted.
static bool may_be_summary(const SummaryRows *summary, const RowTrace *trace, size_t row,
                           bool labelled)
{
    enum { CELLS_LEAST = 3, BITS_LEAST = 5 };
    if (trace[row].labels > 0)
        return false;
    Agreement agreement = agreement_of(summary, row);
    if (labelled)
        return agreement.cells > 0 && (agreement.mean || agreement.highest || agreement.lowest);
    return agreement.mean && agreement.cells >= CELLS_LEAST &&
           agreement.bits >= (double)BITS_LEAST && is_alone(summary->of, row);
}

static bool judge(const SummaryRows *summary, const RowTrace *trace, size_t row, bool labelled)
{
    if (!may_be_summary(summary, trace, row, labelled))
        return false;
    Place place = { .file = summary->of->export_file, .line = trace[row].line };
    diagnose(summary->d, DIAG_SUMMARY_NAMELESS, place,
             slice_print(summary->arena, "%u", trace[row].line));
    return true;
}

static void judge_ends(const SummaryRows *summary, const RowTrace *trace)
{
    size_t rows = summary->of->rows, having = 0;
    for (size_t i = 0; i < rows; i++)
        having += trace[i].labels > 0;
    if (rows < ROWS_LEAST)
        return;
    bool labelled = 20 * having >= 19 * (rows - 1);
    size_t last = 0;
    while (last < ENDS && judge(summary, trace, rows - 1 - last, labelled))
        last++;
    judge(summary, trace, 0, labelled);
}

void summary_rows_finish(SummaryRows *summary, const RowTrace *trace)
{
    for (size_t i = 0; i < summary->called_count; i++) {
        const CalledSummary *called = &summary->called[i];
        bool sure =
            !summary->beside[called->column] || is_no_column_of_texts(summary, called->column);
        diagnose(summary->d, sure ? DIAG_SUMMARY_ROW : DIAG_SUMMARY_PERHAPS, called->place,
                 called->word, slice_print(summary->arena, "%zu", called->line),
                 column_letters(summary->arena, called->column));
    }
    judge_ends(summary, trace);
}
