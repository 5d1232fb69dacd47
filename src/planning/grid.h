// SPDX-License-Identifier: EUPL-1.2
// The CX-grid: six pillars × five phases, each with what it looks like and the step to the next phase.
#ifndef PLANNING_GRID_H
#define PLANNING_GRID_H

#include "input/folder.h"

typedef struct Scan Scan;

// As many characters as the strip of five cells and the draft recommendation hold.
enum { GRID_LOOK_MOST = 120, GRID_STEP_MOST = 200 };

// Fill scan->grid from templates/LANGUAGE/grid.csv: columns pillar, phase, looks like, step; every cell once,
// in any order. Problems go to folder->d.
void grid_read_default(ScanFolder *folder, Slice templates, Scan *scan);

// Replace all of it by the organisation's own, from the scan folder's file `name`, of the same form.
void grid_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
