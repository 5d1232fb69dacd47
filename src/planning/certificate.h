// SPDX-License-Identifier: EUPL-1.2
// The requirements of the certificate, and which of them the organisation says that it meets.
#ifndef PLANNING_CERTIFICATE_H
#define PLANNING_CERTIFICATE_H

#include "input/folder.h"

typedef struct Scan Scan;

// Read the scan folder's file `name` (columns id, met, evidence, date) against templates/LANGUAGE/
// certificate.csv (id, grade, requirement, measured), into scan->requirements. What is met needs evidence.
// Problems go to folder->d.
void certificate_read(ScanFolder *folder, Slice templates, Slice name, Scan *scan);

#endif
