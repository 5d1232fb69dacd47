// What earlier versions of a report have shown of groups: from their manifests, for the privacy plan.
#ifndef SCORE_PUBLISHED_H
#define SCORE_PUBLISHED_H

#include "ingest/scan.h"

enum { NOT_PRINTED = INT64_MIN };

// The figures of one group; a number that was not shown is -1.
typedef struct PublishedGroup {
    Slice name;                // empty: the whole organisation
    Slice above;               // of a merged row: the department that its departments are below; or empty
    int64_t n;                 // respondents
    int64_t scored[PILLARS];   // of them, with a score
    int64_t printed[PILLARS];  // the score as it was printed, in tenths; or NOT_PRINTED
    bool merged;               // the row of several departments that were withheld; then `name` tells nothing
} PublishedGroup;

typedef struct PublishedVersion {
    Slice version;
    Slice file; // its manifest, as the user knows it
    PublishedGroup *group;
    size_t count;
} PublishedVersion;

typedef struct Published {
    PublishedVersion *version;
    size_t count;
} Published;

#endif
