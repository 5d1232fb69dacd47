// SPDX-License-Identifier: EUPL-1.2
// Which codes and words each question is answered with, where scan.yaml maps some to another scale than ours.
#ifndef SURVEY_CODE_SETS_H
#define SURVEY_CODE_SETS_H

#include "columns/answers.h"

typedef struct CodeSets {
    const ResponseMapping *mapping;
    unsigned of[ITEMS]; // bit 1 << digit
    Arena *arena;
    AnswerReader *plain; // what texts mean by themselves
    bool words_moved;    // a word that is an answer is mapped to another one
    Slice word[ITEMS]
              [SYSTEMATICALLY + 1]; // the first that means it by itself; empty where none did
} CodeSets;

// NULL where no code beside 1–4 is mapped, and no code or word that is an answer to another. `strings` as
// for answers_new. In the arena.
CodeSets *code_sets_new(Arena *arena, const ResponseMapping *mapping, const Strings *strings);

// A cell with a word, as code_sets_cell has them.
void code_sets_word(CodeSets *codes, int item, Slice text);

// A cell of a question.
static inline void code_sets_cell(CodeSets *codes, int item, Slice text)
{
    if (text.len && ascii_is_digit(text.at[0]))
        codes->of[item] |= 1U << (text.at[0] - '0');
    if (codes->words_moved && text.len > 1)
        code_sets_word(codes, item, text);
}

// The end of the file. A code beside 1–4 is of another scale, in an order that only its makers know: the
// codes 1–4 of the same question must be mapped too; and so the other words where one of them does not mean
// what it says. A warning for a code that some pillars have and others
// never, where they are mapped alike. `answers` are the readers of the questions.
void code_sets_finish(const CodeSets *codes, Diagnostics *d, Slice name,
                      AnswerReader *const *answers, size_t respondents);

#endif
