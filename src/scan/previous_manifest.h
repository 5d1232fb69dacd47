// SPDX-License-Identifier: EUPL-1.2
// The previous scan where its answers had to be destroyed: what the manifest of its report holds
// (model/manifest_figures.h).
#ifndef SCAN_PREVIOUS_MANIFEST_H
#define SCAN_PREVIOUS_MANIFEST_H

#include "input/folder.h"
#include "model/pillar.h"

typedef struct Scan Scan; // model/scan.h

// Is it the name of a manifest, by its ending?
bool previous_is_manifest(Arena *arena, Slice name);

// Where the texts of the questions of then may be found.
typedef struct PreviousWording {
    const Scan *now;
    const Slice *usual_text; // of each item, in the language of now
    Slice templates;
} PreviousWording;

// Reads the manifest that scan.yaml names into a scan with figures and departments, without answers;
// questions get their texts of then as far as those of now or the usual ones tell, else none. It becomes a
// source, as "previous/manifest.json". NULL, with an error, where it cannot be used. In the folder's arena.
Scan *previous_manifest_read(ScanFolder *folder, MappedText named, const PreviousWording *wording);

// Is it another measurement than `now`, whose answers are the file `responses`? Of answers that are gone
// nobody can see whether they are the same ones: Scan.repeated, with a warning, where the dates do not lie
// half a year apart, or the manifest knows this very file.
void previous_manifest_check(const ScanFolder *folder, MappedText named, Slice responses,
                             Scan *now);

#endif
