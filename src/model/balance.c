// SPDX-License-Identifier: EUPL-1.2
#include "model/balance.h"

void balance_add(Balance *balance, RowFate fate, size_t line)
{
    RowAccount *account = &balance->of[fate];
    if (account->count < BALANCE_LINES)
        account->line[account->count] = line;
    account->count++;
}

const char *row_fate_id(RowFate fate)
{
    static const char *const id[ROW_FATES] = {
        [ROW_ABOVE] = "above",
        [ROW_HEADING] = "headings",
        [ROW_EMPTY] = "empty",
        [ROW_RESPONDENT] = "responded",
        [ROW_INCOMPLETE] = "incomplete",
        [ROW_UNFINISHED] = "unfinished",
        [ROW_TEST] = "tests",
        [ROW_TOTAL] = "totals",
        [ROW_TWICE] = "twice",
        [ROW_FOOTER] = "below",
        [ROW_LEFT_OUT] = "left_out",
        [ROW_REFUSED] = "refused",
    };
    return id[fate];
}

size_t balance_sum(const Balance *balance)
{
    size_t sum = 0;
    for (int fate = 0; fate < ROW_FATES; fate++)
        sum += balance->of[fate].count;
    return sum;
}
