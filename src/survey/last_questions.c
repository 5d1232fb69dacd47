// SPDX-License-Identifier: EUPL-1.2
#include "survey/last_questions.h"

#include "model/answer.h"

// In the order of the file; of several columns the last counts.
LastQuestions last_questions(const ResponsePlan *plan)
{
    bool met[ITEMS] = { false };
    LastQuestions last = { .count = 0 };
    for (size_t i = plan->count; i-- > 0 && last.count < QUESTIONS;) {
        const ColumnPlan *column = &plan->column[i];
        if ((column->role != ROLE_ANSWER && column->role != ROLE_OPTION) || met[column->item])
            continue;
        met[column->item] = true;
        last.item[last.count++] = column->item;
    }
    return last;
}

bool has_stopped(const LastQuestions *last, const uint8_t answer[ITEMS])
{
    size_t blank = 0;
    while (blank < last->count && answer[last->item[blank]] == BLANK)
        blank++;
    return last->count == QUESTIONS && blank == QUESTIONS;
}
