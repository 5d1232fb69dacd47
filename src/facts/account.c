#include "facts/account.h"

#include "base/buffer.h"
#include "facts/parts.h"

static Slice counted(Arena *arena, const Words *words, size_t count, Slice what)
{
    Slice number = number_text(arena, (int64_t)count, 0, words_number_style(words));
    return slice_print(arena, "%.*s %.*s", SLICE_ARGS(number), SLICE_ARGS(what));
}

// " (regels 9, 12, …)"
static Slice lines_text(Arena *arena, const Words *words, const RowAccount *account)
{
    Buffer out = { 0 };
    buffer_print(&out, " (%s ", account->count == 1 ? words->line_one : words->line_more);
    for (size_t i = 0; i < account->count && i < BALANCE_LINES; i++)
        buffer_print(&out, "%s%zu", i ? ", " : "", account->line[i]);
    buffer_add(&out, account->count > BALANCE_LINES ? S(", …)") : S(")"));
    Slice text = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}

Slice account_rows_text(Arena *arena, const Words *words, const Balance *balance, bool lines)
{
    Slice part[ROW_FATES];
    size_t parts = 0;
    for (int fate = 0; fate < ROW_FATES; fate++) {
        const RowAccount *account = &balance->of[fate];
        if (account->count == 0)
            continue;
        Slice text = counted(arena, words, account->count, words_row_fate(words, fate));
        if (lines && fate != ROW_RESPONDENT && fate != ROW_HEADING)
            text = slice_print(arena, "%.*s%.*s", SLICE_ARGS(text),
                               SLICE_ARGS(lines_text(arena, words, account)));
        part[parts++] = text;
    }
    return words_list(arena, words, part, parts);
}

Slice account_columns_text(Arena *arena, const Words *words, const Scan *scan)
{
    size_t count[COLUMN_USES] = { 0 }, parts = 0;
    Slice part[COLUMN_USES];
    for (size_t i = 0; i < scan->column_count; i++)
        count[scan->columns[i].use]++;
    for (int use = 0; use < COLUMN_USES; use++)
        if (count[use])
            part[parts++] = counted(arena, words, count[use], words_column_use(words, use));
    return words_list(arena, words, part, parts);
}

json_t *facts_balance(const FactsContext *context)
{
    const Scan *scan = context->scan;
    const Balance *balance = &scan->responses.balance;
    bool refused = context->results->refused;
    json_t *object = facts_object();
    facts_put_people(context, object, "rows", refused ? -1 : (int64_t)balance->rows);
    for (int fate = 0; fate < ROW_FATES; fate++)
        facts_put_people(context, object, row_fate_id((RowFate)fate),
                         refused ? -1 : (int64_t)balance->of[fate].count);
    facts_put_text(object, "rows_account",
                   refused ? S("") : account_rows_text(context->arena, context->words, balance, false));
    facts_put_people(context, object, "columns", (int64_t)scan->column_count);
    facts_put_text(object, "columns_account", account_columns_text(context->arena, context->words, scan));
    return object;
}
