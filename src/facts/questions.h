// SPDX-License-Identifier: EUPL-1.2
// The questions of a pillar.
#ifndef FACTS_QUESTIONS_H
#define FACTS_QUESTIONS_H

#include "facts/pillar.h"

// A question by its item; a pillar's strongest or weakest by its number, 0–7 (−1: NULL), in the arena.
QuestionFacts facts_question(const FactsContext *context, int item);

const ExtremeQuestion *facts_extreme(const FactsContext *context, Pillar pillar, int question);
extern const Record strongest_record, weakest_record;

#endif
