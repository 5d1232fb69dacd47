// SPDX-License-Identifier: EUPL-1.2
// The scan of the last time: previous/ in the scan folder, or the folder or manifest that scan.yaml names.
#ifndef SCAN_PREVIOUS_H
#define SCAN_PREVIOUS_H

#include "input/folder.h"

typedef struct Scan Scan;

// Is there a previous scan to read? `named` is what scan.yaml says, or the usual name where its place has no
// line. One that scan.yaml names and that is not there, is neither folder nor manifest
// (scan/previous_manifest.h) or is the scan's own, is an error;
// so is one that lies neither in the scan folder nor beside it, unless options allow that.
bool previous_find(const ScanFolder *folder, MappedText named);

// Fill now->reworded: the questions whose text is not that of now->previous, in any case and spacing. The
// questionnaire that comes with the program counts as one text in all languages of `templates`, so that the
// comparison is the same in every language.
void previous_compare_questions(Slice templates, Scan *now);

// Is now->previous an earlier measurement? Complain where it is dated after this scan, or where its answers
// are this scan's; fill now->repeated. `name` is its folder, as messages call it.
void previous_check(Arena *arena, Diagnostics *d, Slice name, Scan *now);

#endif
