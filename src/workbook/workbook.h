// SPDX-License-Identifier: EUPL-1.2
// The workbook.
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include "base/output.h"

typedef struct Facts Facts;
typedef struct Results Results;
typedef struct Scan Scan;

typedef struct WorkbookOptions {
    int64_t created; // seconds since 1970, the only date in the file
    int threads;     // which may pack at once; the bytes are the same for any number
    bool fast;       // a larger file in less time
} WorkbookOptions;

// Write the confidential workbook (design, section 7) to `path`, whole and checked; the caller
// renames it. `facts`: those of the report, whose plan and comparison with the previous scan stand
// in it.
OutputError workbook_write(const Scan *scan, const Results *results, const Facts *facts, Slice path,
                           const WorkbookOptions *options);

#endif
