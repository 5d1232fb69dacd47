#include "ingest/balance.h"

void balance_add(Balance *balance, RowFate fate, size_t line)
{
    RowAccount *account = &balance->of[fate];
    if (account->count < BALANCE_LINES)
        account->line[account->count] = line;
    account->count++;
}

size_t balance_sum(const Balance *balance)
{
    size_t sum = 0;
    for (int fate = 0; fate < ROW_FATES; fate++)
        sum += balance->of[fate].count;
    return sum;
}
