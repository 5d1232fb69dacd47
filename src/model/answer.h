// SPDX-License-Identifier: EUPL-1.2
// An answer to one question.
#ifndef MODEL_ANSWER_H
#define MODEL_ANSWER_H

// An answer as it is kept: 1 to 4 are the points of the handbook's classification.
typedef enum Answer {
    BLANK = 0,
    NEVER = 1,
    INCIDENTALLY = 2,
    REGULARLY = 3,
    SYSTEMATICALLY = 4,
    DONT_KNOW = 5
} Answer;
enum { ANSWER_KINDS = 6 };

#endif
