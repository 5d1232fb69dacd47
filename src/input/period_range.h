// SPDX-License-Identifier: EUPL-1.2
// Two dates in one text, from and to: "Q3/Q4 2026", "sept-dec 2026", "Q1 t/m Q3 2027", "1-15 juni 2026",
// "1e en 2e kwartaal 2026", "2026-2027". What stands once in it (the year, the month, the word) holds for
// both; where the first would then come after the second, it is of the year before ("dec – feb 2027").
#ifndef INPUT_PERIOD_RANGE_H
#define INPUT_PERIOD_RANGE_H

#include "model/period.h"

typedef struct PeriodRange {
    Period of[PERIOD_SIDES];
    Slice text[PERIOD_SIDES]; // each with what it lacked: "voorjaar 2026" of "voorjaar/zomer 2026"
} PeriodRange;

// Both as period_read has them, `year` as there; texts in the arena or of `text`. False where the text is no
// such pair, or could be another.
bool period_range(Arena *arena, Slice text, int year, PeriodRange *range);

#endif
