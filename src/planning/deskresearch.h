// SPDX-License-Identifier: EUPL-1.2
// deskresearch.csv: the documents that were read, and what each of them says.
#ifndef PLANNING_DESKRESEARCH_H
#define PLANNING_DESKRESEARCH_H

#include "input/folder.h"

typedef struct Scan Scan;

// Fill scan->desk in the order of the file. Problems go to folder->d.
void deskresearch_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
