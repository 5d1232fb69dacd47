// invited.csv: how many people each department invited.
#ifndef INGEST_INVITED_H
#define INGEST_INVITED_H

#include "ingest/folder.h"

// Fill scan->departments in the order of the file, but each followed by those below it. Problems go to
// folder->d.
void invited_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
