// SPDX-License-Identifier: EUPL-1.2
// A scan folder, read and checked.
#ifndef SCAN_READ_H
#define SCAN_READ_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/slice.h"
#include "scan/scan_options.h"

typedef struct Scan Scan; // model/scan.h

// Read the whole folder. Problems go to `d` and reading goes on; the result is complete as far as it was
// readable. The caller looks at diagnostics_count(d, SEVERITY_ERROR) before using it. Never NULL.
Scan *scan_read(Arena *arena, Diagnostics *d, Slice folder, const ScanOptions *options);

#endif
