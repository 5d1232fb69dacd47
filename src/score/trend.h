// SPDX-License-Identifier: EUPL-1.2
// The next measurement: what changed since the scan of the last time, and whether that is more than chance.
//
// Only questions that were asked in the same words count, in both scans: the others are as if they had been
// left blank (SAME_LEAST of a pillar's eight at least, or the pillar is not comparable). Means and
// differences are exact fractions. Whether a difference is more than chance is Welch's test, with Holm's
// correction in each of three families by itself: the pillars, the questions, the cells of departments and
// pillars. People who answered both times cannot be paired, so the two scans are taken for two samples.
//
// Privacy. A reader of this report knows what it shows of both scans, and may know the report of the last
// time. So
// 1. the previous scan is held to the suppression plan of score/suppression_plan.h twice: with its own
//    min_group, so that this report shows nothing that the last one kept back, and with the greater of both;
// 2. a trend is withheld where its value of now or of then is. What is left out besides by this only makes
//    the residual that nobody knows larger, and never leaves 1 to min_group − 1 people in it;
// 3. a pillar with reworded questions gets a second value of the same people, over fewer questions. Both
//    together tell of those who answered a reworded question: the trend is withheld unless these are nobody
//    or a group that may be shown. The same plan is made for them, as it is for those who have a score over
//    the questions that remain, so that no total minus what is shown can tell it either. Versions are not
//    held against each other by such second values (score/versions.h): where people came, went, moved or
//    answered otherwise since an earlier version of this report, the trend is withheld;
// 4. now minus then tells of single people only where both hold the same answers, as when an older export of
//    this very scan is given for the previous one. Scan.repeated says so: then no trend is shown, nor
//    anything else of the previous scan. Where all answers are the same the difference is 0, which tells
//    nothing;
// 5. the second value of rule 3 beside the counts of the answers that it stands on tells of the people who
//    left one of those questions open. Where it would confine the score of 1 to min_group − 1 of them to less
//    than the protection interval (score/incomplete.h), in either scan, the trend is withheld.
#ifndef SCORE_TREND_H
#define SCORE_TREND_H

#include "score/results.h"
#include "score/trend_test.h"

typedef struct Scan Scan;

enum { SAME_LEAST = 4 };

typedef struct PillarTrend {
    int same_questions; // 0–8: asked in the same words
    bool too_few_same;  // fewer than SAME_LEAST: not comparable for that reason
    Trend trend;
    int phase_then, phase_now; // of the scores compared; −1 where not comparable
} PillarTrend;

typedef struct DepartmentTrend {
    bool is_new; // the previous scan has no department of this name
    size_t then; // index in the previous Scan.departments
    Trend pillar[PILLARS];
} DepartmentTrend;

typedef struct ScanTrend {
    const Results *then; // of the previous scan, the suppression plan applied as above
    bool shown;          // neither refused nor, by rule 4, the same answers
    PillarTrend pillar[PILLARS];
    Extremes steps;        // of the pillars' changes by their size, up or down (score/extremes.h)
    Trend question[ITEMS]; // not comparable where reworded
    DepartmentTrend *department; // as Scan.departments
    bool *gone; // by department of the previous scan: there is none of this name any more
} ScanTrend;

// Nothing compared yet: departments matched by name, questions in the same words counted. In the arena.
ScanTrend *trend_unfilled(Arena *arena, const Scan *now, const Scan *then);

// The pillars' changes by their size, for ScanTrend.steps.
Extremes trend_steps(Arena *arena, const PillarTrend pillar[PILLARS]);

// The trend since the previous scan. `results` are those of `scan`, `then_results` those of `then`: this is
// scan->previous under the stricter rule for small groups of both. Where its own rule is another,
// `then_printed` are its results by that rule, and what they withhold stays withheld; else NULL. In
// the arena.
const ScanTrend *trend_score(Arena *arena, const Scan *scan, const Results *results,
                             const Scan *then, const Results *then_results,
                             const Results *then_printed);

#endif
