// SPDX-License-Identifier: EUPL-1.2
// A sentence or label with blanks in it, "{name} scoort het laagst: {score}", and what fills them.
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/slice.h"

typedef struct PatternBlank {
    const char *name; // without its braces
    Slice text;
} PatternBlank;

// The pattern with every {name} of `blanks` replaced by its text; other braces stay as they are, and what is
// filled in is never looked at again. In the arena.
Slice pattern_fill(Arena *arena, Slice pattern, const PatternBlank *blanks, size_t count);

#endif
