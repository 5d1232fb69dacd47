// SPDX-License-Identifier: EUPL-1.2
// Inside src/text: where Unicode allows a line to end (UAX 14).
#ifndef TEXT_OPPORTUNITIES_H
#define TEXT_OPPORTUNITIES_H

#include "base/slice.h"

typedef enum Opportunity {
    OPPORTUNITY_NONE,
    OPPORTUNITY_LAST_RESORT, // after a hyphen, inside a URL's host
    OPPORTUNITY_USUAL,
    OPPORTUNITY_FORCED, // after a newline
} Opportunity;

// What may happen before each byte of the text, as an array of text.len + 1 in the arena. Only places where
// a character begins get another value than none; the end of the text is usual.
const uint8_t *opportunities_find(Arena *arena, Slice text);

// The two ways in which that is done, for the tests: the quick one returns false where the text has
// anything in it that it does not know.
bool opportunities_quick(Slice text, uint8_t *before);
void opportunities_pango(Slice text, uint8_t *before);

#endif
