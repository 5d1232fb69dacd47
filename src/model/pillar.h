// SPDX-License-Identifier: EUPL-1.2
// The six pillars, their questions and the five phases, by number, by id and by the names that people write.
#ifndef MODEL_PILLAR_H
#define MODEL_PILLAR_H

#include "base/slice.h"

enum { PILLARS = 6, QUESTIONS = 8, ITEMS = PILLARS * QUESTIONS, PHASES = 5 };

// In the handbook's order (chapter 2). Question p.q of the questionnaire is item p * QUESTIONS + q, both
// counted from 0 ("1.1" is 0, "6.8" is 47).
typedef enum Pillar { STRATEGY, UNDERSTAND, DESIGN, MEASURE, GOVERN, CULTURE } Pillar;

// "strategy" … "culture": the ids of JSON, CSV and file names.
Slice pillar_id(Pillar pillar);

// A pillar by its id, or its Dutch or English name, in any case. False where it is none.
bool pillar_find(Slice text, Pillar *pillar);

// A phase (0–4) by its Dutch or English name, in any case; its id ("learning").
bool phase_find(Slice text, int *phase);
Slice phase_id(int phase);

// "1.1" … "6.8", static text; and back. question_find takes also "1,1", "Q1.1", "v1_1" and "V1.1".
Slice question_id(int item);
bool question_find(Slice text, int *item);

// "Strategie, Begrijpen, …": the names of all as messages offer them.
Slice pillar_headings(Arena *arena);

// The Dutch or English name of a pillar that `text` is likely to mean; empty where none is near.
Slice pillar_nearest(Arena *arena, Slice text);

// The same of a phase.
Slice phase_nearest(Arena *arena, Slice text);

#endif
