// SPDX-License-Identifier: EUPL-1.2
// Which codes each question is answered with, where scan.yaml maps codes of another scale than 1–4.
#ifndef SURVEY_CODE_SETS_H
#define SURVEY_CODE_SETS_H

#include "columns/answers.h"

typedef struct CodeSets {
    const ResponseMapping *mapping;
    unsigned of[ITEMS]; // bit 1 << digit
} CodeSets;

// NULL where no code beside 1–4 is mapped, and none of these to another. In the arena.
CodeSets *code_sets_new(Arena *arena, const ResponseMapping *mapping);

// A cell of a question.
static inline void code_sets_cell(CodeSets *codes, int item, Slice text)
{
    if (text.len && ascii_is_digit(text.at[0]))
        codes->of[item] |= 1U << (text.at[0] - '0');
}

// The end of the file. A code beside 1–4 is of another scale, in an order that only its makers know: the
// codes 1–4 of the same question must be mapped too. A warning for a code that some pillars have and others
// never, where they are mapped alike. `answers` are the readers of the questions.
void code_sets_finish(const CodeSets *codes, Diagnostics *d, Slice name,
                      AnswerReader *const *answers, size_t respondents);

#endif
