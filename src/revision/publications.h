// SPDX-License-Identifier: EUPL-1.2
// publications.json, in the scan folder: which versions were published, and of whom each shows what
// (score/published.h). It is read by every command that prints figures to share, and written by those that
// make files to share, wherever those go. It is as confidential as the answers beside it.
//
//   schema, program
//   key           32 hexadecimal digits, made once
//   versions[]    the oldest first: version, min_group, ids (the export has numbers of its own), counted
//                 (PublishedVersion.counted; every pillar where an older program wrote it), groups[], people
//     groups[]    name (the first: empty, the whole organisation), people (its own), rest[7]:
//                 PublishedGroup.residual, −1 for RESIDUAL_NONE; above: number of the group that it lies in;
//                 shown: PublishedGroup.shown (both 0 where an older program wrote it: nothing counts as
//                 printed)
//     measurements[]  of those of which something was shown (revision/published_measurements.h); not there
//                 where there are none, and an older program wrote none
//     people      base64: 22 bytes a person, by group: who, contents of the pillars, scored, open; the lowest
//     byte first
#ifndef REVISION_PUBLICATIONS_H
#define REVISION_PUBLICATIONS_H

#include "base/diagnostics.h"
#include "score/published.h"

enum { PUBLICATIONS_SCHEMA = 1 };

#define PUBLICATIONS_FILE "publications.json"

// What the file says; with `text`, its bytes. Where there is none: no versions, a new key, and no text.
// False, with an error, where it cannot be used, or no key can be made. In the arena.
bool publications_read(Arena *arena, Diagnostics *d, Slice path, Published *all, Slice *text);

// The bytes of the file after this version, which takes the place of the last where that has the same name.
// In the arena.
Slice publications_after(Arena *arena, const Published *all, const PublishedVersion *shown);

// The bytes without the versions of that name; empty where there is none. In the arena.
Slice publications_without(Arena *arena, const Published *all, Slice version);

// Is it a number above the first, 1.0, so that there must have been one before?
bool publications_expected(Slice version);

#endif
