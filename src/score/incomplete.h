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
// So for each pillar of the whole organisation with 1 to min_group − 1 such people it is computed exactly,
// in whole numbers, which sums of answers each of them can have by what is printed (score/known_range.h):
// the attacker's problem with integer unknowns. Where somebody's score, or the mean score of all of them,
// is confined to less than the protection interval, things are withheld until it is not, the dearest last:
// 1. the bounds (every x a 1, a 4), which tell the same of those who left a question blank, apart from
//    those who chose x;
// 2. the counts of answers of the pillar's eight questions, with all percentages; their means stay, in one
//    decimal, and tell the sum of answers within n / 20 for each question;
// 3. these means as well.
// The protection interval is a tenth of the scale, 2.4 points of 8 to 32. In the words of the field: a cell
// is sensitive by the p% rule where a contribution can be estimated to within p percent, and a suppressed
// one needs lower and upper protection levels; the interval that the attacker is left with must hold them
// (Hundepool et al., Statistical Disclosure Control, Wiley 2012, and ESSnet SDC, Handbook on Statistical
// Disclosure Control, version 1.2, 2010, the chapters on magnitude tables; R's sdcTable calls the
// computation `attack`). The p is taken of the scale and not of the value, for a low score is no less
// somebody's own. Where there are so many ways to answer that they cannot be gone through (over a million;
// it takes six people or more, so a high min_group), counts and means are withheld without looking.
//
// min_group people or more are no group to protect as a whole, and each of them is hidden by the others.
//
// What else could do the same, and why it does not, or is withheld:
// - scores of departments and of rows of several, values, phases, intervals, groups of three pillars and
//   the roadmap's scores: taken into account (score/known_range.h). That the counts themselves show nobody
//   to have answered a 4, say, is no part of it: that holds for everybody, complete or not;
// - the share of “don't know” and how many answered a question: tell how many left what open, which counts
//   as known. alpha_n, the number of complete rows, and the number of scores likewise;
// - standard deviations, alpha and correlations, of squares and products: roundings of one or two decimals
//   leave all sums of answers open that the score leaves open;
// - p-values are no figures of a page. With a standard deviation they would give a difference back more
//   exactly than it is printed, so they are not among the facts that are shared (facts/printed.h);
// - the change since the previous scan: score and difference as they are printed; of a question whose
//   counts are withheld none. A second score over fewer questions: score/change.h, rule 5;
// - percentages of answers in charts, alternative texts and findings: withheld with the counts;
// - open answers have no numbers. Response counts people, not answers.
#ifndef SCORE_INCOMPLETE_H
#define SCORE_INCOMPLETE_H

#include "score/known_range.h"
#include "score/tally.h"

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

// Is each of them left a score that may be anywhere in the protection interval or more, and their mean too?
// `known` are the first `kinds` of the above, of `asked` questions: 4–8.
bool incomplete_is_wide(const IncompleteTally *tally, unsigned asked, const KnownSum *known, size_t kinds);

// Withhold questions that 1 to `least` − 1 people answered with 1–4, and what could give them back: the
// counts of the same pillar's other questions, and its bounds. That nobody answered a question is shown.
void withhold_small_questions(Results *results, uint64_t least);

// Withhold what would narrow anybody's score too far: bounds_withheld of pillars, counts_withheld and
// withheld of their questions. `tally` is of this scan; in `results` are the privacy plan, the above, and
// the roadmap's effect.
void incomplete_withhold(const Scan *scan, const ScanTally *tally, Results *results);

#endif
