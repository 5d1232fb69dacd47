// SPDX-License-Identifier: EUPL-1.2
// The folder findings: what those who did the scan conclude, pillar by pillar and for the whole.
#ifndef NOTES_FINDINGS_H
#define NOTES_FINDINGS_H

#include "input/folder.h"

typedef struct Scan Scan;

// Read all that are in that folder of the scan folder into scan->findings, and summary.md (summary.h) into
// scan->summary. Headings inside the parts are shifted to stand below level 2, where the report's template
// puts them. Takes scan->interviews for a check of what is cited. Problems go to folder->d.
void findings_read(ScanFolder *folder, Slice notes, Scan *scan);

#endif
