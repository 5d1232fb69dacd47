// SPDX-License-Identifier: EUPL-1.2
// The weights of respondents, exactly as they are written: digits and how many of them are decimals.
#ifndef MEASUREMENT_WEIGHTS_H
#define MEASUREMENT_WEIGHTS_H

#include "base/slice.h"

typedef struct Weight {
    int64_t digits;
    int decimals;
} Weight;

// "1", "0.84372", "1,25", "8.4e-05". False where it is none, below 0, or has more digits than are kept.
bool weight_read(Slice text, Weight *weight);

// All of them in units of one power of ten: 10^−*decimals. NULL where that has more digits than are kept. In
// the arena.
int64_t *weights_alike(Arena *arena, const Weight *weight, size_t count, int *decimals);

#endif
