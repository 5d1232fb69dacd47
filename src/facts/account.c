// SPDX-License-Identifier: EUPL-1.2
#include "facts/account.h"

#include "base/buffer.h"
#include "facts/context.h"
#include "facts/rows.h"
#include "facts/scan.h"
#include "model/column_use.h"
#include "model/scan.h"
#include "model/strings.h"

#define RECORD_OF BalanceFacts
static const Fact table[] = {
    COUNT(rows, "rows", PLAN, "How many rows the file with the answers has."),
    COUNT_AS("above", of[ROW_ABOVE], "rows", PLAN, "How many rows stand above the headings."),
    COUNT_AS("headings", of[ROW_HEADING], "rows", PLAN, "How many rows are headings."),
    COUNT_AS("empty", of[ROW_EMPTY], "rows", PLAN, "How many rows are empty."),
    COUNT_AS("responded", of[ROW_RESPONDENT], "rows", PLAN,
             "How many rows are of people who count."),
    COUNT_AS("incomplete", of[ROW_INCOMPLETE], "rows", PLAN,
             "How many rows are without an answer."),
    COUNT_AS("unfinished", of[ROW_UNFINISHED], "rows", PLAN,
             "How many rows did not reach the end."),
    COUNT_AS("tests", of[ROW_TEST], "rows", PLAN, "How many rows are tests of the survey tool."),
    COUNT_AS("totals", of[ROW_TOTAL], "rows", PLAN, "How many rows sum up others."),
    COUNT_AS("twice", of[ROW_TWICE], "rows", PLAN,
             "How many rows are the same response as another."),
    COUNT_AS("below", of[ROW_FOOTER], "rows", PLAN, "How many rows stand below the answers."),
    COUNT_AS("left_out", of[ROW_LEFT_OUT], "rows", PLAN, "How many rows scan.yaml leaves out."),
    COUNT_AS("refused", of[ROW_REFUSED], "rows", PLAN, "How many rows have an error."),
    TEXT(rows_account, PLAN, "What became of every row, in a sentence."),
    COUNT(columns, "columns", OPEN, "How many columns the file with the answers has."),
    TEXT(columns_account, OPEN, "What became of every column, in a sentence."),
};
#undef RECORD_OF
RECORD(balance_record, BalanceFacts, table);

static Slice counted(Arena *arena, const Strings *strings, size_t count, Slice what)
{
    Slice number = number_text(arena, (int64_t)count, 0, strings_number_style(strings));
    return slice_print(arena, "%.*s %.*s", SLICE_ARGS(number), SLICE_ARGS(what));
}

// " (regels 9, 12, …)"
static Slice lines_text(Arena *arena, const Strings *strings, const RowAccount *account)
{
    Buffer out = { 0 };
    buffer_print(&out, " (%s ", account->count == 1 ? strings->line_one : strings->line_more);
    for (size_t i = 0; i < account->count && i < BALANCE_LINES; i++)
        buffer_print(&out, "%s%zu", i ? ", " : "", account->line[i]);
    buffer_add(&out, account->count > BALANCE_LINES ? S(", …)") : S(")"));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

Slice account_rows_text(Arena *arena, const Strings *strings, const Balance *balance, bool lines)
{
    Slice part[ROW_FATES];
    size_t parts = 0;
    for (int fate = 0; fate < ROW_FATES; fate++) {
        const RowAccount *account = &balance->of[fate];
        if (account->count == 0)
            continue;
        Slice text = counted(arena, strings, account->count, strings_row_fate(strings, fate));
        if (lines && fate != ROW_RESPONDENT && fate != ROW_HEADING)
            text = slice_print(arena, "%.*s%.*s", SLICE_ARGS(text),
                               SLICE_ARGS(lines_text(arena, strings, account)));
        part[parts++] = text;
    }
    return strings_list(arena, strings, part, parts);
}

Slice account_columns_text(Arena *arena, const Strings *strings, const Scan *scan)
{
    size_t count[COLUMN_USES] = { 0 }, parts = 0;
    Slice part[COLUMN_USES];
    for (size_t i = 0; i < scan->column_count; i++)
        count[scan->columns[i].use]++;
    for (int use = 0; use < COLUMN_USES; use++)
        if (count[use])
            part[parts++] = counted(arena, strings, count[use], strings_column_use(strings, use));
    return strings_list(arena, strings, part, parts);
}

BalanceFacts facts_balance(const FactsContext *context)
{
    const Scan *scan = context->scan;
    const Balance *balance = &scan->responses.balance;
    bool shown = !context->results->refused;
    BalanceFacts facts = {
        .rows = count_value(shown, (int64_t)balance->rows),
        .rows_account =
            shown ? account_rows_text(context->arena, context->strings, balance, false) : S(""),
        .columns = count_value(true, (int64_t)scan->column_count),
        .columns_account = account_columns_text(context->arena, context->strings, scan),
    };
    for (int fate = 0; fate < ROW_FATES; fate++)
        facts.of[fate] = count_value(shown, (int64_t)balance->of[fate].count);
    return facts;
}
