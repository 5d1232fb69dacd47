// SPDX-License-Identifier: EUPL-1.2
// What of the questions is withheld, so that the scores of a few people who left one open stay unknown.
//
// For each pillar on which 1 to min_group − 1 people of the whole organisation left a question open, but not
// all, it is computed what can be known of them (score/incomplete.h). Of the whole, of each department and
// row of several that is shown, and of who is in none of those below it, three sums belong together: of
// scores, of answers, and the difference between the two, which is of these people alone. The first is known
// by the printed scores (score/known_range.h), the second by the counts of the whole and by the printed means
// of questions, which of ten people or fewer have but one sum; each adds up over the departments. How many
// answered what is taken to be known, and where somebody works. Where somebody's score, or the mean score of
// all of them in such a group, or of its few others, is confined to less than three times the protection
// interval, things are withheld until it is not, the dearest last:
// 1. the bounds (every x a 1, a 4), which tell the same of those who left a question blank, apart from those
//    who chose x;
// 2. the means of the pillar's questions of all departments;
// 3. the counts of answers, with all percentages. The whole's means stay, in one decimal;
// 4. these means as well.
// min_group people or more are no group to protect as a whole, and each of them is hidden by the others.
//
// Versions. A later version rounds the same people's sums once more, in other company, and that narrows
// what the first left open; the first cannot be taken back. So a pillar on which a reader could look at
// few people from two sides (score/versions.h) shows neither counts nor bounds in the later version, nor
// the means of departments' questions, nor those of the whole where it is so small that these give the
// sum of answers; and where the earlier one has counts, of departments only scores that were printed
// before of the same people (score/reprint.h): whoever came is in no other cell than that of the
// whole, which so tells next to nothing of those who were there. What is left is the whole that was
// rounded again without a department that is known, and that is what three times is for.
//
// What else could do the same, and why it does not, or is withheld:
// - values, phases, intervals, groups of three pillars and the roadmap's scores: taken into account. That the
//   counts themselves show nobody to have answered a 4, say, is no part of it: that holds for everybody,
//   complete or not;
// - the share of “don't know” and how many answered a question: tell how many left what open, which counts as
//   known. alpha_n, the number of complete rows, and the number of scores likewise;
// - standard deviations, alpha and correlations, of squares and products: roundings of one or two decimals
//   leave all sums of answers open that the score leaves open;
// - p-values are no numbers of a page. With a standard deviation they would give a difference back more
//   exactly than it is printed, so they are not among the facts that are shared (facts/printed.h);
// - the trend since the previous scan: score and difference as they are printed; of a question whose counts
//   are withheld none. A second score over fewer questions: score/trend.h, rule 5;
// - percentages of answers in charts, alternative texts and findings: withheld with the counts;
// - open answers have no numbers. Response counts people, not answers.
#ifndef SCORE_WITHHOLD_H
#define SCORE_WITHHOLD_H

#include "score/tally.h"

typedef struct Scan Scan;

// Withhold questions that 1 to `least` − 1 people answered with 1–4, and what could give them back: the
// counts of the same pillar's other questions, its bounds, and its departments' means. That nobody answered a
// question is shown.
void withhold_small_questions(Results *results, uint64_t least);

// Withhold what would narrow anybody's score too far, or could beside an earlier version: bounds_withheld and
// department_questions_withheld of pillars, counts_withheld and withheld of their questions. `tally` is of
// this scan; in `results` are the suppression plan, the above, and the roadmap's effect.
void withhold_for_incomplete(const Scan *scan, const ScanTally *tally, Results *results);

#endif
