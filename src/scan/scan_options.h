// SPDX-License-Identifier: EUPL-1.2
// What the reading of a scan folder needs besides the folder.
#ifndef SCAN_SCAN_OPTIONS_H
#define SCAN_SCAN_OPTIONS_H

#include "model/settings.h"

typedef struct ScanOptions {
    Slice templates; // folder that holds nl/ and en/
    Slice language;  // overrides scan.yaml where not empty
    bool has_stage;  // overrides scan.yaml
    Stage stage;
    bool has_editions; // overrides scan.yaml
    EditionChoice editions[EDITIONS];
    int64_t now;        // seconds since 1970 (SOURCE_DATE_EPOCH), -1 where not known
    bool before_survey; // nobody was asked yet: the responses are not read, and not missed
    bool allow_outside; // files elsewhere than in the scan folder are read
} ScanOptions;

#endif
