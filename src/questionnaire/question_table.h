// SPDX-License-Identifier: EUPL-1.2
// The questionnaire as a table and as text to copy from, for a tool that imports neither: Microsoft Forms,
// Google Forms, any other.
#ifndef QUESTIONNAIRE_QUESTION_TABLE_H
#define QUESTIONNAIRE_QUESTION_TABLE_H

#include "model/strings.h"
#include "questionnaire/questionnaire.h"
#include "workbook/table.h"

// A row a question: its part, its kind, its text, and the answers to choose from. `created`: seconds since
// 1970. In the arena.
TableFile *question_table(Arena *arena, const Questionnaire *q, const Strings *strings,
                          int64_t created);

// The same to paste: below each heading what goes into one field, an answer or a statement a line. In the
// arena.
Slice question_text(Arena *arena, const Questionnaire *q, const Strings *strings);

#endif
