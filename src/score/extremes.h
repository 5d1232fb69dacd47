// SPDX-License-Identifier: EUPL-1.2
// What is clearly the highest or the lowest of a list, so that a heading may name it.
//
// The same people judged all that stands in a list, so two of them are compared by paired differences
// (score/paired.h), and every two of the list, with Holm's correction (score/welch.h) over all these pairs:
// whichever of them the values put first, the chance that something is called clear that is not is at most
// 5 % a list. The highest is clear where it differs from each of the others, which is more than that it is
// not the lowest. A pair that cannot be tested is not clear.
//
// Privacy. What a test says of a pair is shown only where both may be shown, of a question its counts as
// well, and min_group people or more judged both.
#ifndef SCORE_EXTREMES_H
#define SCORE_EXTREMES_H

#include "score/paired.h"
#include "score/results.h"

typedef struct Scan Scan;

enum { LIST_MOST = 8, LIST_PAIRS = LIST_MOST * (LIST_MOST - 1) / 2 };

// Of `count` values (at most LIST_MOST; "no value": not in the list), with the test of each two of them:
// `test` holds one before two, as 0–1, 0–2 … 1–2 …, and its t is above 0 where the first is higher. Ties go
// to the lower index. The arena is for the work.
Extremes extremes_of(Arena *arena, const Fraction value[], const PairedTest test[], int count);

// Fills `score_extremes`, `gap_extremes`, `moved_extremes`, `dont_know_extremes` and `points_apart` of the
// results, and `extremes` of their pillars. In `results` all else of the pillars is there, with what is
// withheld; pairs need `least` people.
void extremes_score(Arena *arena, const Scan *scan, uint64_t least, Results *results);

// Finds `strongest` and `weakest`, by the means of its questions.
void pillar_extremes(PillarResult *pillar);

#endif
