// SPDX-License-Identifier: EUPL-1.2
// Which few journeys serve most customers.
#ifndef SCORE_JOURNEYS_H
#define SCORE_JOURNEYS_H

#include "base/arena.h"
#include "base/fraction.h"
#include "model/journey.h"

typedef struct JourneyScore {
    const Journey *journey;
    Fraction share;   // of all that are made in a year
    Fraction reached; // of this one and of those before it together
    bool is_main;     // one of the fewest that reach 80 %
} JourneyScore;

// As many, from much to little made; equal ones as they stand. In the arena.
JourneyScore *journeys_score(Arena *arena, const Journey *journeys, size_t count);

#endif
