// SPDX-License-Identifier: EUPL-1.2
// Measurements beside those of earlier versions, and beside each other: what a reader can compute from all of
// them must not be about a few people either.
//
// One late answer, one that was corrected, rows that other settings leave out, another code that means “don't
// know”: whoever subtracts one mean from the other has what these few answered. What is shown are sums of
// marks over blocks of rows (score/published_measurement.h), and all that can be computed are sums of these
// with factors. For each question that is asked of people who were shown before (score/measured_people.h):
// 1. Who came and who went, each with those whose mark changed, are nobody or `min_group` people at least:
//    shares of answers have a sign, so that many who went do not hide one who came.
// 2. No sum with factors over the blocks of all versions is about fewer people (score/joint.h); first with
//    each earlier measurement, then with all of them together.
// Both are asked of marks; of marks and weights, where there are; and of texts, where a mark counts as the
// same if its text is, for another scale changes all marks and hides nobody.
// What shows the same blocks of the same rows as before tells nothing new, and is always shown. What is not
// safe is not shown, nor what holds it: its dimension, the Customer Value Score, a gap, groups. Nothing is
// refused, for everything of a measurement can be withheld.
#ifndef SCORE_MEASURED_VERSIONS_H
#define SCORE_MEASURED_VERSIONS_H

#include "score/measured_plan.h"
#include "score/published.h"

// Withhold in the plans of `results` what would not be safe beside `before`, or beside a measurement that is
// held against all others first: those that no other has for its time before, in their order. What is then
// shown becomes `shown`, of which there are `*count`. In the arena.
void measured_versions_withhold(Arena *arena, const Published *before, uint64_t min_group,
                                MeasuredResults *results, PublishedMeasurement **shown,
                                size_t *count);

#endif
