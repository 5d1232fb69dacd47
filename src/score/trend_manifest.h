// SPDX-License-Identifier: EUPL-1.2
// What changed since a previous scan of which only the manifest is left: its answers are gone.
//
// A pillar is compared where all eight of its questions are in the same words, since the manifest has no
// score over fewer. Whether it clearly changed is Welch's test by the printed mean and standard deviation,
// and what their rounding leaves open (score/trend_test.h); of questions and departments no spread was
// published, so that nobody can tell (Trend.undecided).
#ifndef SCORE_TREND_MANIFEST_H
#define SCORE_TREND_MANIFEST_H

#include "score/trend.h"

// As trend_score (rule 6 of score/trend.h), of a `scan` whose previous one has Scan.figures. In the arena.
const ScanTrend *trend_score_manifest(Arena *arena, const Scan *scan, const Results *results);

#endif
