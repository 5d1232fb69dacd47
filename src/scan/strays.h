// SPDX-License-Identifier: EUPL-1.2
// What lies in the scan folder and is not read: each file and folder is named, with what to do.
#ifndef SCAN_STRAYS_H
#define SCAN_STRAYS_H

#include "scan/settings.h"

// After everything was read. Without `whole` the scan is that of the last time, of which no notes are read.
// `spoken_of` is a file that a message was about already; may be empty.
void strays_report(const ScanFolder *folder, const ScanFiles *files, Slice spoken_of, bool whole);

#endif
