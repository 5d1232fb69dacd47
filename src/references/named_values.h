// SPDX-License-Identifier: EUPL-1.2
// All values that a finding may mean, with the names by which a tag and a reader call them.
#ifndef REFERENCES_NAMED_VALUES_H
#define REFERENCES_NAMED_VALUES_H

#include <jansson.h>

#include "base/slice.h"

typedef struct NamedValue {
    Slice tag;       // "question.3.score"; empty where no tag gives it
    Slice called[2]; // "question 4.3", by MessageLanguage
    Slice text;      // as documents print it
    double number;   // a percentage as 0 to 100
    bool percent;
    bool earlier; // of the previous measurement, or the change since
} NamedValue;

typedef struct NamedValues {
    NamedValue *items;
    size_t count, room;
} NamedValues;

// Every number that the object and those in it print, but no lists; of a pillar without its questions.
// `before` is put before the tags ("culture."), `of` behind what they are called ("Cultuur"); both may be
// empty.
void named_values_of_object(Arena *arena, NamedValues *values, const json_t *object, Slice before,
                            Slice of);

// The values of a question: its mean, and what percentage gave each answer, 1 or 2, 3 or 4, and "don't
// know".
void named_values_of_question(Arena *arena, NamedValues *values, const json_t *question,
                              Slice before, int number);

// A number as somebody wrote it: `scaled` / 10^decimals.
typedef struct TypedNumber {
    int64_t scaled;
    int decimals;
    bool percent;
} TypedNumber;

// Read the number that the text begins with, without its sign; its length, or 0. Not one with two decimal
// signs.
size_t typed_read(Slice text, char decimal_sign, TypedNumber *typed);

// Is it that value, rounded to as many decimals?
bool typed_is(TypedNumber typed, const NamedValue *value, char decimal_sign);

// How far it is from that value.
double typed_distance(TypedNumber typed, const NamedValue *value);

#endif
