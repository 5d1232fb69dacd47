// roadmap.csv: what the organisation plans to do.
#ifndef INGEST_ROADMAP_H
#define INGEST_ROADMAP_H

#include "ingest/folder.h"

// Fill scan->actions: by impact, then feasibility (both high to low, those not given last), then id (numbers
// in it by their value). An action without an id gets its place in the file. Problems go to folder->d.
void roadmap_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
