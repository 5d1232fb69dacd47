// SPDX-License-Identifier: EUPL-1.2
// What is right by itself but does not go together: a target below the score that was reached or an interview
// after the report.
#ifndef FACTS_PLAUSIBILITY_H
#define FACTS_PLAUSIBILITY_H

#include "base/diagnostics.h"
#include "score/results.h"

typedef struct Scan Scan;

// Warnings, each at its place.
void plausibility_check(Diagnostics *d, const Scan *scan, const Results *results);

#endif
