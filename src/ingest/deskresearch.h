// deskresearch.csv: the documents that were read, and what each of them says.
#ifndef INGEST_DESKRESEARCH_H
#define INGEST_DESKRESEARCH_H

#include "ingest/folder.h"

// Fill scan->desk in the order of the file. Problems go to folder->d.
void deskresearch_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
