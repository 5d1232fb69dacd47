// roadmap.csv: what the organisation plans to do.
#ifndef INGEST_ROADMAP_H
#define INGEST_ROADMAP_H

#include "ingest/folder.h"

// Fill scan->actions, linked (ingest/action_links.h) and in order (ingest/action_order.h). An action without
// an id gets its place in the file. The scan's date is known by then. Problems go to folder->d.
void roadmap_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
