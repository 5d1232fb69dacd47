// SPDX-License-Identifier: EUPL-1.2
// roadmap.csv: what the organisation plans to do.
#ifndef PLANNING_ROADMAP_H
#define PLANNING_ROADMAP_H

#include "input/folder.h"

typedef struct Scan Scan;

// Fill scan->actions, linked (action_links.h) and in order (action_order.h). An action without
// a number gets the next free one, above all that others have: 1 where none has, or there is no such column.
// The scan's date is known by then. Problems go to folder->d.
void roadmap_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
