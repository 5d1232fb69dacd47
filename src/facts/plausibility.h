// SPDX-License-Identifier: EUPL-1.2
// What is right by itself but does not go together: a target below the score that was reached, an interview
// after the report, a version dated before the one that came before it.
#ifndef FACTS_PLAUSIBILITY_H
#define FACTS_PLAUSIBILITY_H

#include <jansson.h>

#include "score/results.h"

// Warnings, each at its place. `earlier` is the snapshot of the documents made before (facts/snapshot.h), or
// NULL.
void plausibility_check(Diagnostics *d, const Scan *scan, const Results *results,
                        const json_t *earlier);

#endif
