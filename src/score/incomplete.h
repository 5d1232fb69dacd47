// SPDX-License-Identifier: EUPL-1.2
// People who left a question of a pillar open, and what the exact counts of answers tell of them.
//
// A score is the sum of somebody's k answers × 8 / k. So n × the score of all, less the sum of all answers
// on the pillar, is the sum over those with k < 8 of (8 − k) / k × the sum of their answers: of everybody
// else it tells nothing. Whoever knows who they are, and how many questions they answered, knows of one
// person
//     (8 − k) / 8 × their score
// as exactly as n × the score of all is known. With one decimal that is ± n / 20: enough to hide one person
// with seven answers among ten, but not one with two answers among twenty.
//
// So it is computed exactly, in whole numbers, which sums of answers each of a few people can have by what is
// printed: the attacker's problem with integer unknowns. What is to be withheld follows from it
// (score/withhold.h).
//
// The protection interval is a tenth of the scale, 2.4 points of 8 to 32. In the words of the field: a cell
// is sensitive by the p% rule where a contribution can be estimated to within p percent, and a suppressed
// one needs lower and upper protection levels; the interval that the attacker is left with must hold them
// (Hundepool et al., Statistical Disclosure Control, Wiley 2012, and ESSnet SDC, Handbook on Statistical
// Disclosure Control, version 1.2, 2010, the chapters on magnitude tables; R's sdcTable calls the
// computation `attack`). The p is taken of the scale and not of the value, for a low score is no less
// somebody's own. Where there are so many ways to answer that they cannot be gone through (over a million;
// it takes six people or more, so a high min_group), they are taken to be known.
#ifndef SCORE_INCOMPLETE_H
#define SCORE_INCOMPLETE_H

#include "score/known_range.h"

enum { PROTECTION_TENTHS = 24 }; // of a point

// Respondents who answered 1 or more of the questions that were asked, but not all, by how many they
// answered with 1–4 and how often they chose x.
typedef struct IncompleteTally {
    unsigned people[QUESTIONS][QUESTIONS + 1];
} IncompleteTally;

// What is known of such people together, in 1/105 points: the sum of their scores less that of their
// answers × 105, as they are; with every x a 1; and with every x a 4.
typedef enum IncompleteKind {
    INCOMPLETE_SCORE,
    INCOMPLETE_LOW,
    INCOMPLETE_HIGH,
    INCOMPLETE_KINDS
} IncompleteKind;

// Some of these people: all of certain kinds. What the sum of their scores can be, in 1/105 points.
typedef struct IncompleteSome {
    uint64_t people;
    KnownSum scores;
} IncompleteSome;

enum { INCOMPLETE_SETS = 64 };

// Is each of them left a score that may be anywhere in `tenths` of a point or more, and the mean of all of
// them too, and of all of some kinds? `known` are the first `kinds` of the above, of `asked` questions:
// 4–8.
// `some` gets all sets of kinds that were looked at, and `sets` how many: both may be NULL. Of more than six
// kinds that is each kind, and all.
bool incomplete_is_wide(const IncompleteTally *tally, unsigned asked, int64_t tenths,
                        const KnownSum *known, size_t kinds, IncompleteSome some[INCOMPLETE_SETS],
                        size_t *sets);

#endif
