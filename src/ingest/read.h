// A scan folder, read and checked.
#ifndef INGEST_READ_H
#define INGEST_READ_H

#include "ingest/scan_options.h"
#include "model/scan.h"

// Read the whole folder. Problems go to `d` and reading goes on; the result is complete as far as it was
// readable. The caller looks at diagnostics_count(d, SEVERITY_ERROR) before using it. Never NULL.
Scan *scan_read(Arena *arena, Diagnostics *d, Slice folder, const ScanOptions *options);

#endif
