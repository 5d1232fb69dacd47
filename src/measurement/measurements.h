// SPDX-License-Identifier: EUPL-1.2
// The measurements of a scan: the folder measurements/, in which each file of settings names an export.
#ifndef MEASUREMENT_MEASUREMENTS_H
#define MEASUREMENT_MEASUREMENTS_H

#include "input/folder.h"
#include "model/measurement.h"

// Read all of them, in the order of the names of their settings. `folder_name` is that of the folder below
// the scan's. A measurement with mistakes is not among them; each mistake is a diagnostic. Returns their
// number. In the folder's arena.
size_t measurements_read(ScanFolder *folder, Slice folder_name, Measurement **measurements);

// A warning for every table in that folder that nothing read: an export without settings, a second table of
// journeys. To be asked when all of the folder was read, without errors.
void measurements_unread(ScanFolder *folder, Slice folder_name);

#endif
