// SPDX-License-Identifier: EUPL-1.2
// invited.csv: how many people each department invited.
#ifndef SURVEY_INVITED_H
#define SURVEY_INVITED_H

#include "input/folder.h"

typedef struct Scan Scan;

// Fill scan->departments in the order of the file, but each followed by those below it. Problems go to
// folder->d.
void invited_read(ScanFolder *folder, Slice name, Scan *scan);

#endif
