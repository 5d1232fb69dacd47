// SPDX-License-Identifier: EUPL-1.2
// From the answers of a scan to all that is computed from them.
#ifndef SCORE_SCORE_SCAN_H
#define SCORE_SCORE_SCAN_H

#include "score/published.h"
#include "score/results.h"

// The results of a scan, the suppression plan (score/suppression_plan.h) applied to `withheld` and to `mean`;
// all other cells are there also where withheld, for the confidential workbook. In the arena.
const Results *score_scan(Arena *arena, const Scan *scan);

// The same beside earlier versions of the report (score/published.h).
const Results *score_scan_after(Arena *arena, const Scan *scan, const Published *before);

// The same, with nothing withheld or merged, the trend since the previous scan included: for the project
// leader alone.
const Results *score_scan_whole(Arena *arena, const Scan *scan);

#endif
