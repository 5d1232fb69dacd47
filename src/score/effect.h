// SPDX-License-Identifier: EUPL-1.2
// What the roadmap does to the scores, if all of its actions succeed.
#ifndef SCORE_EFFECT_H
#define SCORE_EFFECT_H

#include "score/tally.h"

typedef struct Scan Scan;

// Fill in results->effect from the scan's actions and what was counted. An action counts when it is
// neither paused nor dropped, has an end, an aimed level and questions, and did not end before the scan's
// date: what ended earlier is part of the measurement. From the quarter in which it ends, everybody who
// answered one of its questions with 1–4 but lower than its level answers that level; "x" and blank stay
// what they are, a higher answer too. What that adds to the mean of the answers is added, exactly, to the
// established score (results->established, which is filled in before), up to the end of the scale. Where
// that is the self-image, a score is then what it would be if these were the answers. Arrays in the arena.
void effect_score(Arena *arena, const Scan *scan, const ScanTally *tally, Results *results);

#endif
