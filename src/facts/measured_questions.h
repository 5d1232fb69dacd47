// SPDX-License-Identifier: EUPL-1.2
// The questions of a measurement as they are told, with the shares of their marks.
#ifndef FACTS_MEASURED_QUESTIONS_H
#define FACTS_MEASURED_QUESTIONS_H

#include "facts/measured_marks.h"

// Question number `i`. Texts are in the arena of the facts.
MeasuredQuestionFacts told_question(const Teller *teller, size_t i);

#endif
