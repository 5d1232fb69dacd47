// SPDX-License-Identifier: EUPL-1.2
// The examples that `cxscan new` puts in a scan folder, where somebody copied one and left its sentences in.
#ifndef SCAN_EXAMPLES_H
#define SCAN_EXAMPLES_H

#include "input/folder.h"

typedef struct Scan Scan;

// Complain of the first line of each interview and finding that is one of the examples' below `templates`, in
// any language. Takes scan->interviews and scan->findings.
void examples_check(ScanFolder *folder, Slice templates, const Scan *scan);

#endif
