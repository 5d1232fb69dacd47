// SPDX-License-Identifier: EUPL-1.2
// changes.md: in the project leader's own words, why this version differs from the one before.
#ifndef NOTES_REVISION_REASONS_H
#define NOTES_REVISION_REASONS_H

#include "input/folder.h"

typedef struct Scan Scan;

// Sets scan->revision_reasons to the text about settings.version, headings below level 2. Headings that name
// a version ("1.1", "Versie 1.1", "[v1.1] 12 maart") divide the file; without any, all of it is about this
// version. NULL where there is no file or nothing about this version.
void revision_reasons_read(ScanFolder *folder, Slice file, Scan *scan);

#endif
