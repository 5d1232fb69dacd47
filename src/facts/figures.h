// SPDX-License-Identifier: EUPL-1.2
// All figures that a finding may mean, with the names by which a tag and a reader call them.
#ifndef FACTS_FIGURES_H
#define FACTS_FIGURES_H

#include "facts/tree.h"

typedef struct Figure {
    Slice tag;       // "question.3.score"; empty where no tag gives it
    Slice called[2]; // "question 4.3", by MessageLanguage
    Slice text;      // as documents print it
    double value;    // a percentage as 0 to 100
    bool percent;
    bool earlier; // of the previous measurement, or the change since
} Figure;

typedef struct Figures {
    Figure *items;
    size_t count, room;
} Figures;

// Every number that the object and those in it print, but no lists; of a pillar without its questions.
// `before` is put before the tags ("culture."), `of` behind what they are called ("Cultuur"); both may be
// empty.
void figures_of_object(Arena *arena, Figures *figures, const json_t *object, Slice before,
                       Slice of);

// The figures of a question: its mean, and what percentage gave each answer, 1 or 2, 3 or 4, and "don't
// know".
void figures_of_question(Arena *arena, Figures *figures, const json_t *question, Slice before,
                         int number);

// A number as somebody wrote it: `scaled` / 10^decimals.
typedef struct Typed {
    int64_t scaled;
    int decimals;
    bool percent;
} Typed;

// Read the number that the text begins with, without its sign; its length, or 0. Not one with two decimal
// signs.
size_t typed_read(Slice text, char decimal_sign, Typed *typed);

// Is it that figure, rounded to as many decimals?
bool typed_is(Typed typed, const Figure *figure, char decimal_sign);

// How far it is from that figure.
double typed_distance(Typed typed, const Figure *figure);

#endif
