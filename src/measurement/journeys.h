// SPDX-License-Identifier: EUPL-1.2
// The journeys of customers: journeys.csv in the folder of the measurements.
#ifndef MEASUREMENT_JOURNEYS_H
#define MEASUREMENT_JOURNEYS_H

#include "input/folder.h"
#include "model/journey.h"

// Read the table of journeys (columns journey, owner, volume, measurement, questions) in that folder, where
// it has one, against the measurements that were read from it. Without questions a journey has all of its
// measurement that ask for satisfaction, effort, ease or an outcome. Problems go to folder->d. Returns how
// many; in the arena.
size_t journeys_read(ScanFolder *folder, Slice folder_name, const Measurement *measurements,
                     size_t count, Journey **journeys);

#endif
