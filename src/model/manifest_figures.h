// SPDX-License-Identifier: EUPL-1.2
// What a manifest holds of a scan: figures as its report printed them, and only those that it showed. All
// that is left where the answers had to be destroyed.
#ifndef MODEL_MANIFEST_FIGURES_H
#define MODEL_MANIFEST_FIGURES_H

#include "base/fraction.h"
#include "model/pillar.h"

enum { MANIFEST_SCHEMA = 1 };

// A group's score on a pillar.
typedef struct ManifestScore {
    uint64_t n;     // people with a score; 0 where it was not shown
    Fraction score; // rounded; "no value" where it was not shown
    double sd;      // rounded to tenths; NaN where it was not shown
} ManifestScore;

typedef struct ManifestFigures {
    uint64_t responded;
    int64_t invited; // −1 where not known
    ManifestScore pillar[PILLARS];
    Fraction mean[ITEMS];                 // "no value" where it was not shown
    ManifestScore (*department)[PILLARS]; // as Scan.departments
    Slice *input; // SHA-256 of the files that it was made from, as far as the manifest tells
    size_t input_count;
} ManifestFigures;

#endif
