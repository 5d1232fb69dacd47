// findings/summary.md: what those who did the scan say to whoever decides: a heading and a lead, the message
// in a few points, and the decisions that are asked for, each with who takes it and when.
#ifndef NOTES_SUMMARY_H
#define NOTES_SUMMARY_H

#include "input/folder.h"

enum { MESSAGE_MOST = 3, DECISIONS_MOST = 5 };

// Is `name` that of the summary, without its ending: "summary", "samenvatting"?
bool summary_is_name(Arena *arena, Slice name);

// Read the file, which is there, into `summary`. More points or decisions than there is room for, and a
// decision without who or when, are diagnostics.
void summary_read(ScanFolder *folder, Slice file, Summary *summary);

// A point with what stands in brackets at its end: "Kies vijf doelen (directie, 7 april 2026)". Who is before
// the last comma, when behind it.
typedef struct Decision {
    size_t to; // the end of what is decided, in the point
    Slice who, when;
} Decision;

// Take a decision apart. False where who or when is missing; then all of the point is what is decided.
bool decision_read(Slice point, Decision *decision);

#endif
