// SPDX-License-Identifier: EUPL-1.2
// The questionnaire on paper: an Office Open XML document (ISO/IEC 29500), to print, to send round for
// remarks, or to open in any word processor.
#ifndef QUESTIONNAIRE_WORD_H
#define QUESTIONNAIRE_WORD_H

#include "model/strings.h"
#include "questionnaire/questionnaire.h"

// The whole file: headings, a table a pillar with a box for each answer, room to write. Empty where it
// cannot be packed. In the arena.
Slice word_document(Arena *arena, const Questionnaire *q, const Strings *strings);

#endif
