// SPDX-License-Identifier: EUPL-1.2
// findings/summary.md: what those who did the scan say to whoever decides: a heading and a lead, the message
// in a few points, and the decisions that are asked for, each with who takes it and when.
#ifndef NOTES_SUMMARY_H
#define NOTES_SUMMARY_H

#include "input/folder.h"
#include "model/summary.h"

enum { MESSAGE_MOST = 3, DECISIONS_MOST = 5 };

// Is `name` that of the summary, without its ending: "summary", "samenvatting"?
bool summary_is_name(Arena *arena, Slice name);

// Read the file, which is there, into `summary`. More points or decisions than there is room for, and a
// decision without who or when, are diagnostics.
void summary_read(ScanFolder *folder, Slice file, Summary *summary);

#endif
