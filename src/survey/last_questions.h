// SPDX-License-Identifier: EUPL-1.2
// The last eight questions that were asked: who left them blank stopped before the end, most likely.
#ifndef SURVEY_LAST_QUESTIONS_H
#define SURVEY_LAST_QUESTIONS_H

#include "columns/response_plan.h"

typedef struct LastQuestions {
    int item[QUESTIONS];
    size_t count; // fewer than eight: nothing is known
} LastQuestions;

LastQuestions last_questions(const ResponsePlan *plan);

bool has_stopped(const LastQuestions *last, const uint8_t answer[ITEMS]);

#endif
